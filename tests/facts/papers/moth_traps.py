"""An invented paper (moth traps), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "moth traps",
    (
        "# Amber street lamps and moth catches in the Sorrel Valley\n"
        "\n"
        "## Introduction\n"
        "\n"
        "Street lighting draws moths away from feeding and mating "
        "[@duval2012]. Councils are replacing white lamps with amber "
        "light-emitting diodes (LEDs), which are said to attract fewer "
        "insects [@kerr2018], although a garden study found no "
        "difference [@ito2016]. We compared catches under both lamp "
        "types in the Sorrel Valley, where Ana Brodie has counted moths "
        "since 1998.\n"
        "\n"
        "## Methods\n"
        "\n"
        "Sixteen sites were chosen, four in each of four habitats. Each "
        "site had two Marlow bucket traps 60 m apart, one under a white "
        "LED (4000 K) and one under an amber LED (1800 K), both of 12 W. "
        "Traps ran from dusk to dawn on 30 nights between 5 May and 27 "
        "August 2021. The two lamps were swapped every week. Nights with "
        "more than 4 mm of rain or wind above 6 m/s were not sampled. "
        "Moths were identified by sight and released, except for 212 "
        "difficult specimens, which were barcoded at the Tarn "
        "Laboratory. Catches were analysed with a generalised linear "
        "mixed model (GLMM) with site and night as random effects "
        "[@okoye2019].\n"
        "\n"
        "## Results\n"
        "\n"
        "We caught 9,480 moths of 287 species (Table 1).\n"
        "\n"
        "Table 1. Moths caught by habitat and lamp.\n"
        "\n"
        "| Habitat | White LED | Amber LED |\n"
        "|---|---|---|\n"
        "| Hedgerow | 1,850 | 1,110 |\n"
        "| Woodland edge | 2,300 | 1,150 |\n"
        "| Meadow | 1,240 | 750 |\n"
        "| Village green | 610 | 470 |\n"
        "\n"
        "Amber lamps caught 42% fewer moths than white lamps (3,480 "
        "against 6,000; 95% CI 35 to 48; p < 0.001). The gap was widest "
        "at the woodland edge (50%) and narrowest on the village green "
        "(23%). Species richness per night was lower under amber lamps "
        "(14.2 against 19.6). Geometrids showed the strongest response "
        "of any family (51% fewer); hawkmoth catches did not differ "
        "between lamps (p = 0.52). Catches rose by 6% for each "
        "additional degree Celsius of night temperature and peaked on 14 "
        "July. Moonlight reduced catches under both lamps. Barcoding "
        "corrected 9 of the 212 field names.\n"
        "\n"
        "## Discussion\n"
        "\n"
        "Amber lamps spare many moths, most of all near trees. Brodie's "
        "counts suggest that catches in the valley have declined by a "
        "third since 1998, so even small reductions in attraction may "
        "matter. We measured attraction, not survival: traps cannot show "
        "whether moths that stay away do better. The Sorrel Parish "
        "Council plans to fit amber lamps to all 85 lamp posts in the "
        "village by 2024. A larger study that includes bats is being "
        "prepared with colleagues at Ebbing University.\n"
    ),
    (
        ("There were 32 traps in all, two at each of 16 sites."),
        ("Every habitat had the same number of sites."),
        ("Trapping took place on 30 nights from early May to late August 2021."),
        ("They did not trap when it was too wet or too windy."),
        ("Once a week the two lamps changed places."),
        (
            "Both lamps drew 12 watts; what set them apart was colour, 1800 "
            "K for amber and 4000 K for white."
        ),
        ("Nearly 9,500 moths turned up, belonging to 287 species."),
        ("Under amber light the catch was a little over two fifths smaller."),
        (
            "The difference was largest at the woodland edge, where the "
            "amber traps caught exactly half as many moths as the white ones."
        ),
        ("On the village green the lamp made the least difference."),
        ("In hedgerows, amber lamps took 740 fewer moths than white ones, a drop of 40%."),
        ("Fewer species came to the amber lamps too: about 14 a night instead of about 20."),
        ("Hawkmoths did not seem to care."),
        (
            "Among the families, geometrids reacted most strongly, with "
            "roughly half as many caught under amber light."
        ),
        ("Warmer nights brought more moths, and numbers were at their highest in mid-July."),
        ("When the moon shone, catches were smaller under either lamp."),
        ("The study cannot say whether moths that keep away from the lamps fare any better."),
        (
            "Earlier findings disagree: amber LEDs are said to draw fewer "
            "insects [@kerr2018], but a study in gardens saw no difference "
            "[@ito2016]."
        ),
    ),
    (
        (
            ("Over the season the traps yielded 9,480 moths representing 278 species."),
            "number",
            "278",
        ),
        (
            ("No traps were run on nights when more than 4 cm of rain fell."),
            "unit",
            "4 cm",
        ),
        (
            ("The number of hawkmoths caught differed between amber and white lamps."),
            "negation",
            "differed",
        ),
        (
            ("Moths in the Sorrel Valley have been counted by Helen Marsh since 1998."),
            "name",
            "Helen Marsh",
        ),
        (
            ("Street lamps are known to lure moths away from feeding and mating [@ito2016]."),
            "citation",
            "@ito2016",
        ),
        (
            ("Numbers peaked on 24 July and rose with the temperature of the night."),
            "date",
            "24 July",
        ),
        (
            (
                "Per night, species richness was higher under the amber lamps "
                "than under the white ones."
            ),
            "direction",
            "higher",
        ),
        (
            (
                "Specimens that could not be named with ease, 212 in all, were "
                "barcoded at the Wrenfield Museum."
            ),
            "name",
            "Wrenfield Museum",
        ),
        (
            ("With each extra degree Celsius at night, the catch grew by 16%."),
            "percentage",
            "16%",
        ),
        (
            ("By 2026 all 85 lamp posts in the village are to carry amber lamps."),
            "year",
            "2026",
        ),
    ),
    format=Format.MARKDOWN,
)
