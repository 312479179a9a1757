"""An invented paper (river ecology), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "river ecology",
    """The Solmar River drains 1,250 km² in northern Valdoria. We sampled macroinvertebrates at 24
sites from 1998 to 2015 (Brandt, 2004; Osei & Villanueva, 2012). Mean water temperature rose
by 1.4 °C over the period, and dissolved oxygen declined from 9.6 to 8.1 mg/L. Mayfly
abundance was negatively correlated with temperature. Species richness was lowest downstream
of the Karsk dam, which was built in 1974 and raised in 1991. Trout were never found above the
dam. Restoration cost €3.5 million and was completed on May 2, 2011. Half of the restored
reaches recovered within five years. The Institute of Freshwater Research (IFR) coordinated
the work. Nitrate exceeded 50 mg/L at three sites but phosphate stayed below the limit.
According to Mira Castellan, "the river has forgotten its floods". Floods became less frequent
after the dam was raised.""",
    clean=(
        "The catchment of the Solmar River covers 1250 square kilometres.".replace(
            "square kilometres", "km2"
        ),
        "Two dozen sites were sampled between 1998 and 2015.",
        "Water warmed by 1.4 degrees Celsius on average.",
        "Dissolved oxygen dropped from 9.6 mg/L to 8.1 mg/L.",
        "The warmer the water, the fewer mayflies were found.".replace(
            "The warmer the water, the fewer mayflies were found",
            "Temperature and mayfly abundance were negatively correlated",
        ),
        "Below the Karsk dam, built in 1974, species richness was at its lowest.",
        "The dam was raised in 1991, and floods grew rarer afterwards.",
        "No trout were found upstream of the dam.",
        "The restoration, finished on 2 May 2011, cost 3.5 million euros.",
        "Within 5 years, 50% of the restored reaches had recovered.",
        "The work was coordinated by the IFR.",
        "At 3 sites nitrate was above 50 mg/L; phosphate did not exceed the limit.",
        "Mira Castellan says that “the river has forgotten its floods”.",
        "Earlier surveys exist (Osei & Villanueva, 2012; Brandt, 2004).",
        "Sampling spanned 1998–2015.",
    ),
    planted=(
        ("The dam was built in 1991 and raised in 1974.", "swapped", ""),
        ("Oxygen declined from 9.6 to 8.1 g/L.", "unit range quantity", "g/L"),
        ("Trout were often found above the dam.", "negation", "found"),
        ("According to Mira Castellano, the floods are forgotten.", "name", "Castellano"),
        ("Earlier surveys exist (Brandt, 2014).", "citation", "Brandt"),
        ("Restoration was completed on May 12, 2011.", "date", "May 12, 2011"),
        ("Mean water temperature fell by 1.4 °C.", "direction", "fell"),
        ("Mayfly abundance was positively correlated with temperature.", "direction", "positively"),
        ("The sites were mapped with Landsat images.", "name", "Landsat"),
        ("A quarter of the restored reaches recovered within five years.", "percentage", "quarter"),
        ("Sampling began in 1989.", "year", "1989"),
        ("Floods became more frequent after the dam was raised.", "direction", "more"),
        ("Nitrate exceeded 50 mg/L at four sites.", "number", "four"),
        ("Restoration cost €5.3 million.", "quantity", "5.3"),
        ("Phosphate exceeded the limit, too.", "direction negation", ""),
    ),
)
