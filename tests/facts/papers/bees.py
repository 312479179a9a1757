"""An invented paper (bees), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "bees",
    """Honey bee colonies exposed to the neonicotinoid thiacloprid at 4.5 μg/L for 21 days foraged
less and lost more workers than unexposed colonies. We monitored 36 hives at two apiaries in
Catalonia (Vic and Olot) from April to September 2017. Mean colony weight at the end of the
season was 28.4 kg in exposed hives, compared with 35.1 kg in controls. Brood area shrank by
22% under exposure. Queen survival did not differ between treatments (χ² = 0.41, p = 0.52).
Honey yield per hive was halved, from 14 kg to 7 kg. Parasite load (Varroa destructor) rose
only in exposed hives. Pollen diversity could not be measured at Olot. Exposed bees returned
later from foraging trips. The results agree with field trials in Sweden (Rundlof et al.,
2015) but not with those of Cutler and Scott-Dupree (2007), who reported no adverse effects.
The pesticide was banned by the European Commission in February 2020. Funding came from the
Spanish Ministry of Science.""",
    clean=(
        "Thiacloprid exposure (4.5 µg/L over three weeks) reduced foraging and increased "
        "worker losses.",
        "Thirty-six hives in Vic and Olot, Catalonia, were observed between April and "
        "September 2017.",
        "At the end of the season, control colonies weighed 35.1 kg on average and exposed "
        "ones 28.4 kg.",
        "Exposed hives were lighter than controls.",
        "Exposure decreased the brood area by 22 percent.",
        "Treatment made no difference to queen survival (p = .52).",
        "Exposed hives yielded half as much honey: 7 instead of 14 kg.",
        "Only in exposed hives did the Varroa destructor load go up.",
        "At Olot, it was impossible to measure pollen diversity.",
        "Unexposed bees came back earlier from their foraging trips.",
        "Cutler and Scott-Dupree (2007), by contrast, found no adverse effects.",
        "Similar results come from Swedish field trials (Rundlof et al., 2015).",
        "The European Commission banned thiacloprid in February 2020.",
        "The work was funded by Spain's Ministry of Science.",
        "Foraging was reduced and more workers were lost in colonies that had been exposed.",
    ),
    planted=(
        ("Sixty-three hives were monitored.", "number", "Sixty-three"),
        ("Exposed hives weighed 35.1 kg, whereas controls weighed only 28.4 kg.", "swapped", ""),
        ("Colonies were exposed to 4.5 mg/L of thiacloprid.", "unit", "4.5 mg/L"),
        (
            "Queens survived less often in exposed hives, and survival differed between "
            "treatments.",
            "negation",
            "",
        ),
        ("The apiaries were in Andalusia.", "name", "Andalusia"),
        ("Similar results come from Sweden (Rundlof et al., 2013).", "citation", "2013"),
        ("Monitoring ended in October 2017.", "date", "October 2017"),
        ("Exposure enlarged the brood area, which grew by 22%.", "direction", ""),
        ("Bayer provided the pesticide.", "name", "Bayer"),
        ("Brood area shrank by 32%.", "percentage", "32%"),
        ("Thiacloprid was banned in 2018.", "year", "2018"),
        ("Parasite load fell in exposed hives.", "direction", "fell"),
        ("Cutler and Scott-Dupree (2007) reported adverse effects.", "negation", ""),
        ("Exposed colonies foraged more.", "direction", "more"),
        ("Pollen diversity could be measured at Olot.", "negation", ""),
        ("Exposed bees returned earlier from foraging trips.", "direction", "earlier"),
    ),
)
