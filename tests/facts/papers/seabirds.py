"""An invented paper (seabirds), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "seabirds",
    "We surveyed breeding seabirds on nine islands of the Farquhar archipelago from "
    "May to July in each year from 2008 to 2021. Transects were 2.5 km long and 60 m "
    "wide and were walked by two observers at low tide. In total, 417 transects were "
    "completed, covering 62.5 km² of coastal heath. Nest density was estimated with "
    "distance sampling in the program DISTANCE 7.3 (Thomas et al. 2010). Carcasses "
    "were collected under permit NR-2208 issued by the Seychelles Ministry of "
    "Environment."
    "\n"
    "\n"
    "The number of sooty tern pairs declined from 84,000 in 2008 to 51,000 in 2021, a "
    "loss of 39%. Brown noddies increased over the same period, from 3,100 to 4,900 "
    "pairs. Breeding success was higher on rat-free islands (0.72 fledglings per pair) "
    "than on islands with rats (0.31). Rats were eradicated from Goëlettes in October "
    "2013 by a team led by Hélène Marchetti, after which hatching success rose to 81%. "
    "On Désroches, where cats remained, no recovery was observed. Ground-nesting "
    "species did not return to the two largest islands."
    "\n"
    "\n"
    "Sea surface temperature warmed by 0.6 °C during the study. Warmer water was "
    "associated with longer foraging trips: each additional degree lengthened trips by "
    "3.4 h (SE 0.8). Chicks weighed 118 g at fledging, 14 g less than in the 1990s "
    "(Feare 1999). GPS loggers with a mass of 4.5 g were fitted to 63 adults, of which "
    "58 were recovered. Foraging range did not differ between males and females (F1,56 "
    "= 0.82, P = 0.37). Feathers contained 2.9 µg of mercury per gram, well below the "
    "threshold of 5 µg per gram (Evers et al. 2008). Plastic was found in 22 of 130 "
    "stomachs (17%)."
    "\n"
    "\n"
    "Vegetation cover was negatively correlated with nest density (r = −0.58). "
    "Invasive coconut palms were removed from 12 ha, at a cost of US$48,000. A storm "
    "on 23 January 2016 destroyed most of the nests at Boby Beach. Data are archived "
    "in the Dryad repository, and the analysis was run with the R package brms. We "
    "thank J. R. Okonkwo for identifying the feathers and the Island Conservation "
    "Society for transport. The model of Sillett and Ward (2012) failed to converge "
    "for two species, which were therefore excluded.",
    clean=(
        (
            "Seabirds breeding on 9 islands of the Farquhar archipelago were surveyed "
            "between 2008 and 2021."
        ),
        "Two observers walked each transect, which was 2,500 m long, at low tide.",
        "The transects covered 62.5 square kilometres of coastal heath.",
        (
            "Between 2008 and 2021, sooty terns fell from 84,000 to 51,000 pairs, a decrease "
            "of nearly 40%."
        ),
        (
            "There were more brown noddies at the end (4,900 pairs) than at the beginning "
            "(3,100 pairs)."
        ),
        (
            "Pairs on islands with rats had lower breeding success (0.31 fledglings per "
            "pair) than pairs on rat-free islands (0.72)."
        ),
        ("Once rats had been removed from Goëlettes in 2013, hatching success increased to 81%."),
        "No recovery was seen on Désroches, where there were still cats.",
        "Species nesting on the ground remained absent from the two largest islands.",
        "The sea surface became 0.6 °C warmer.",
        "Foraging trips got longer as the water got warmer, by 3.4 hours for each degree.",
        "Fledging chicks were 14 g lighter than in the 1990s (Feare 1999).",
        "Of 63 adults that carried GPS loggers of 4.5 g, 58 were recaptured.",
        "Mercury in feathers (2.9 µg/g) was below the threshold of 5 µg/g.",
        "About one in six stomachs contained plastic.",
        "The denser the vegetation, the lower the nest density (r = -0.58).",
        "Coconut palms were cleared from 120,000 m² for 48 thousand US dollars.",
        "A storm in January 2016 wrecked most nests at Boby Beach.",
        (
            "Two species were left out because the model of Sillett & Ward (2012) did not "
            "converge for them."
        ),
        "The Island Conservation Society provided transport.",
    ),
    planted=(
        (
            "A total of 471 transects were completed.",
            "number",
            "471",
        ),
        (
            "The transects had a length of 2.5 m and a width of 60 m.",
            "unit",
            "2.5 m",
        ),
        (
            "Males and females differed in their foraging range (P = 0.37).",
            "negation",
            "differed",
        ),
        (
            "Feathers were identified by J. R. Okafor.",
            "name",
            "Okafor",
        ),
        (
            "We used distance sampling to estimate nest density (Buckland et al. 2010).",
            "citation",
            "Buckland et al. 2010",
        ),
        (
            "Most nests at Boby Beach were lost in a storm on 23 February 2016.",
            "date",
            "23 February 2016",
        ),
        (
            "Over these years, brown noddies decreased from 3,100 to 4,900 pairs.",
            "direction",
            "decreased",
        ),
        (
            "The data have been archived in Zenodo.",
            "name",
            "Zenodo",
        ),
        (
            "The stomachs contained plastic in 27% of cases.",
            "percentage",
            "27%",
        ),
        (
            (
                "After rats had been eradicated from Goëlettes in October 2014, hatching success "
                "reached 81%."
            ),
            "date",
            "October 2014",
        ),
    ),
    format=Format.MARKDOWN,
)
