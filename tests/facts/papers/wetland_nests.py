"""An invented paper (wetland nests), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "wetland nests",
    (
        "# Water levels and breeding success of the Eurasian bittern in the Narew "
        "fens\n"
        "\n"
        "## Abstract\n"
        "\n"
        "Reedbed birds depend on stable spring water levels, but many fens are now "
        "managed for agriculture. We monitored **147 nests** of the Eurasian bittern "
        "(*Botaurus stellaris*) in the Narew valley, north-eastern Poland, from 2014 "
        "to 2019. Mean clutch size was 4.6 eggs, and 58% of nests produced at least "
        "one fledgling. Nest survival increased with water depth up to 32 cm and "
        "declined above that value. Predation caused 61% of nest failures, flooding "
        "24%; the cause of the remaining failures could not be determined.\n"
        "\n"
        "## Introduction\n"
        "\n"
        "Wetlands cover a small share of Europe but host many threatened birds "
        "[@holmgren2011]. Earlier work in Lake Tåkern suggested that bitterns avoid "
        "reed that has been cut in the previous winter [@lindqvist2006], whereas a "
        "study in the Camargue found no such avoidance [@perrault2015]. Neither "
        "study measured water depth at the nest.\n"
        "\n"
        "## Methods\n"
        "\n"
        "Field work began on 28 March each year and ended on 15 July. Nests were "
        "located with a thermal camera mounted on a drone (DJI Matrice 210) flown at "
        "a height of 45 m. The drone surveys were coordinated by Agnieszka Wrona, "
        "and no bird left its nest during a flight. Water depth was recorded every "
        "30 minutes by pressure loggers at 52 stations. Reed density was counted in "
        "plots of 0.25 m². We estimated the daily survival rate (DSR) with the "
        "program MARK and ranked models by the Akaike information criterion (AIC).\n"
        "\n"
        "## Results\n"
        "\n"
        "| Reed management | Nests | Successful nests |\n"
        "|---|---|---|\n"
        "| uncut | 98 | 66% |\n"
        "| cut in winter | 49 | 43% |\n"
        "\n"
        "The DSR was 0.987 in uncut reed and 0.969 in cut reed. Nests in uncut reed "
        "were farther from open water (median 38 m) than nests in cut reed (median "
        "17 m). Egg volume did not differ between the two types. Hatching dates "
        "advanced by five days over the study period. During the drought of 2018 the "
        "mean water depth fell to 11 cm, and only 9 of 27 nests were successful. Red "
        "fox and American mink were the main predators identified on camera traps; "
        "marsh harriers were never recorded taking eggs. Reed density had no "
        "detectable effect on the DSR.\n"
        "\n"
        "## Discussion\n"
        "\n"
        "Our results show that winter cutting reduces breeding success, in agreement "
        "with @lindqvist2006. Because the sluice at Rzędziany was repaired in 2017, "
        "managers can now keep the water between 20 and 35 cm until the end of June. "
        "We recommend leaving at least 40% of the reed uncut each winter. The study "
        "was not designed to test whether mink control would help. The work was "
        "licensed by the Regional Directorate for Environmental Protection in "
        "Białystok."
    ),
    clean=(
        (
            "The study followed 147 nests of *Botaurus stellaris* in north-eastern "
            "Poland over the years 2014–2019."
        ),
        "On average, a clutch contained 4.6 eggs.",
        "At least one chick fledged from 58% of the nests.",
        (
            "Deeper water improved nest survival only up to a depth of 32 cm; beyond "
            "this, survival decreased."
        ),
        ("Most nest failures (61%) were due to predation, while 24% were due to flooding."),
        (
            "Previous findings on cut reed disagree: bitterns avoided it at Lake Tåkern "
            "[@lindqvist2006], but not in the Camargue [@perrault2015]."
        ),
        ("Water depth at the nest was not measured in either of the two earlier studies."),
        (
            "The authors searched for nests from the air, using a thermal camera on a "
            "DJI Matrice 210 drone flying 45 m above the ground."
        ),
        "None of the birds left the nest while the drone was flying.",
        "Pressure loggers at 52 stations measured the water depth every half hour.",
        ("Daily survival rates were estimated in MARK, and models were compared using AIC."),
        (
            "Two thirds of the nests in uncut reed were successful (66%), compared with "
            "43% of those in reed cut in winter."
        ),
        ("Daily nest survival was lower in cut reed (0.969) than in uncut reed (0.987)."),
        (
            "The median distance to open water was 38 m for nests in uncut reed but only "
            "17 m for nests in cut reed."
        ),
        "Over the course of the study, hatching shifted five days earlier.",
        (
            "In the 2018 drought, when water was only 11 cm deep on average, just nine "
            "out of 27 nests succeeded."
        ),
        (
            "No marsh harrier was ever seen taking eggs on the camera traps, and no "
            "effect of reed density on the DSR was detected."
        ),
        (
            "In line with @lindqvist2006, the authors conclude that winter cutting "
            "lowers breeding success, and they advise leaving no less than 40% of the "
            "reed standing."
        ),
        (
            "Whether controlling mink would be beneficial cannot be answered by this "
            "study, as it was not designed for that purpose."
        ),
    ),
    planted=(
        (
            ("Between 2014 and 2019, the authors monitored 174 bittern nests in the Narew valley."),
            "number",
            "174",
        ),
        (
            ("Nest survival rose with water depth until it reached 32 mm and dropped beyond that."),
            "unit",
            "32 mm",
        ),
        (
            "Egg volume differed between cut and uncut reed.",
            "negation",
            "differed",
        ),
        (
            "Katarzyna Wrona coordinated the drone surveys.",
            "name",
            "Katarzyna Wrona",
        ),
        (
            (
                "Although they occupy little of Europe's area, wetlands are home to many "
                "threatened bird species [@holmgren2017]."
            ),
            "citation",
            "@holmgren2017",
        ),
        (
            "In every year, field work ran from 28 March to 25 July.",
            "date",
            "25 July.",
        ),
        (
            "Nests in uncut reed were closer to open water than those in cut reed.",
            "direction",
            "closer",
        ),
        (
            "Flooding accounted for 42% of the nest failures.",
            "percentage",
            "42%",
        ),
        (
            (
                "Since the repair of the Rzędziany sluice in 2016, managers have been able "
                "to regulate the water level."
            ),
            "year",
            "2016",
        ),
    ),
    format=Format.MARKDOWN,
)
