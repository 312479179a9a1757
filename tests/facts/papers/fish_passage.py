"""An invented paper (fish passage), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "fish passage",
    (
        "# Replacing a pool-and-weir ladder with a vertical-slot "
        "fishway: passage of salmon, sea trout and river lamprey at "
        "Brannoch Weir\n"
        "\n"
        "## Introduction\n"
        "\n"
        "Low-head weirs remain among the most common barriers to "
        "migratory fish in temperate rivers, and many of the ladders "
        "fitted to them in the last century were dimensioned for "
        "strong-swimming adult salmon alone [@okafor2014]. Weak swimmers "
        "such as river lamprey (*Lampetra fluviatilis*) often reach "
        "these structures but fail inside them, because the water "
        "velocity at each drop exceeds their burst speed "
        "[@lindqvist2017]. A review of 51 fishways in northern Europe "
        "put the mean passage efficiency of pool-and-weir designs at 45% "
        "for salmonids and at only 12% for lampreys [@deveraux2018].\n"
        "\n"
        "Vertical-slot fishways lower the head between pools and keep "
        "the flow pattern stable when river levels change. Whether they "
        "are also easy to find is less certain: Hartigan and Moss argued "
        "that poor attraction flow, rather than internal hydraulics, "
        "limits most retrofits [@hartigan2016]. Few studies have "
        "followed the same site before and after replacement. Here we "
        "report a before–after telemetry study at Brannoch Weir on the "
        "River Torrow, where a ladder built in 1958 was replaced by a "
        "vertical-slot fishway. We asked (i) whether more fish found the "
        "entrance, (ii) whether more of those fish reached the exit, and "
        "(iii) whether passage became faster.\n"
        "\n"
        "## Methods\n"
        "\n"
        "### Site and structures\n"
        "\n"
        "Brannoch Weir was built in 1911 to feed a paper mill and stands "
        "17.5 km above the tidal limit. The head difference at median "
        "flow (17.0 m³/s) is 3.4 m. The old ladder had nine pools and "
        "ten drops of 0.34 m each. Demolition began on 8 June 2020, and "
        "the new fishway was opened on 22 March 2021. It has 19 pools, "
        "each 3.0 m long and 2.2 m wide, joined by 20 slots of 0.30 m "
        "width, so that the drop per slot is 0.17 m. A strip of bristle "
        "substrate, 25 cm wide, was bolted to the floor along the left "
        "wall for lamprey. An auxiliary pipe adds 0.90 m³/s at the "
        "entrance to the 0.46 m³/s that runs through the pools, giving a "
        "combined attraction flow equal to 8% of the median river flow. "
        "The scheme cost £1.24 million, of which the Torrow Rivers Trust "
        "paid 35%; the remainder came from the hydropower operator "
        "Kelder Energy.\n"
        "\n"
        "### Fish capture and tagging\n"
        "\n"
        "Fish were caught at the Quenby trap, 2.1 km downstream of the "
        "weir, between 3 September and 28 November in 2019 (before) and "
        "in 2022 and 2023 (after). In total 1,011 fish received passive "
        "integrated transponder (PIT) tags: 346 before and 665 after the "
        "replacement. Salmonids were given 23 mm tags and lamprey 12 mm "
        "tags. Fish were anaesthetised with clove oil at 40 mg/L, held "
        "for 6 h and released 300 m below the weir on the right bank. No "
        "fish died during holding, but four lamprey shed their tags and "
        "were replaced.\n"
        "\n"
        "### Telemetry and hydraulics\n"
        "\n"
        "Four half-duplex antennas were mounted: A1 at the entrance, A2 "
        "and A3 in the lower and upper turning pools, and A4 at the "
        "exit. They ran until 31 January of the following year. "
        "Detection efficiency, tested with 200 dummy tags, was 97.4% at "
        "A1 and 98.9% at A4. Velocities were measured in six pools with "
        "a Halden V3 acoustic Doppler velocimeter at 25 Hz for 90 s per "
        "point. Water temperature was logged every 15 minutes.\n"
        "\n"
        "### Analysis\n"
        "\n"
        "Attraction efficiency was the share of tagged fish detected at "
        "A1; passage efficiency was the share of fish detected at A1 "
        "that were later detected at A4. Time to passage was compared "
        "with Cox proportional hazards models for each species, with "
        "body length and discharge as covariates, following "
        "@brandvold2012. Entry by sea trout was modelled by logistic "
        "regression on temperature. All analyses were done in R 4.2.\n"
        "\n"
        "## Results\n"
        "\n"
        "### Hydraulics\n"
        "\n"
        "Maximum slot velocity in the new fishway was 1.83 m/s, compared "
        "with 2.58 m/s at the drops of the old ladder. Volumetric power "
        "dissipation fell from 226 to 106 W/m³. Over the bristle strip, "
        "velocity within 5 cm of the floor averaged 0.62 m/s.\n"
        "\n"
        "### Attraction and passage\n"
        "\n"
        "Both efficiencies improved in all three species (Table 1). The "
        "largest gain was in lamprey, whose passage efficiency rose from "
        "15.0% to 50.0%. Passage of salmon went from 66.7% to 87.5%, and "
        "that of sea trout from 57.1% to 75.0%.\n"
        "\n"
        "Table 1. Attraction and passage before (2019) and after "
        "(2022–2023) replacement.\n"
        "\n"
        "| Species | Period | Tagged | Detected at A1 | Attraction (%) | "
        "Reached A4 | Passage (%) | Median transit (h) |\n"
        "|---|---|---|---|---|---|---|---|\n"
        "| Atlantic salmon | before | 84 | 63 | 75.0 | 42 | 66.7 | 9.6 |\n"
        "| Atlantic salmon | after | 160 | 144 | 90.0 | 126 | 87.5 | 2.4 "
        "|\n"
        "| Sea trout | before | 112 | 77 | 68.8 | 44 | 57.1 | 14.2 |\n"
        "| Sea trout | after | 205 | 164 | 80.0 | 123 | 75.0 | 5.1 |\n"
        "| River lamprey | before | 150 | 60 | 40.0 | 9 | 15.0 | 41.5 |\n"
        "| River lamprey | after | 300 | 186 | 62.0 | 93 | 50.0 | 18.3 |\n"
        "\n"
        "The hazard of passage was higher after replacement in salmon "
        "(hazard ratio [HR] 2.31, 95% CI 1.62–3.29), sea trout (HR "
        "1.74, 95% CI 1.25–2.42) and lamprey (HR 4.02, 95% CI "
        "2.01–8.05; p < 0.001 for each species except sea trout, p = "
        "0.001). Body length had no effect on passage in salmon (p = "
        "0.47), but longer lamprey were more likely to pass (HR 1.09 per "
        "cm, 95% CI 1.03–1.15). Of the 93 lamprey that passed, 71 did "
        "so at night.\n"
        "\n"
        "### Temperature, flood and fallback\n"
        "\n"
        "Sea trout were less likely to enter the fishway in warm water: "
        "above 18 °C the odds of entry dropped by 29% per degree (odds "
        "ratio 0.71, 95% CI 0.60–0.84). A flood on 9 November 2022 "
        "blocked the auxiliary pipe with debris for 12 days. Of 25 "
        "tagged salmon present below the weir in that time, only seven "
        "were detected at A1. Once the pipe was cleared, a further 13 "
        "entered within 72 h. Eleven of the 126 salmon that passed "
        "(8.7%) fell back over the weir within 48 h; fallback in 2019 "
        "was not recorded because the crest antenna had not yet been "
        "installed.\n"
        "\n"
        "## Discussion\n"
        "\n"
        "Replacing the ladder at Brannoch Weir made the barrier easier "
        "to find and easier to climb. Passage efficiency for lamprey "
        "after the change was more than four times the mean that "
        "@deveraux2018 gave for pool-and-weir designs, although half of "
        "the lamprey that entered still did not reach the exit. We "
        "suspect that the turning pools are to blame: of the 93 lamprey "
        "that failed, 58 were last detected at A2. Similar losses at "
        "bends were described by @nakashima2020 in a laboratory flume.\n"
        "\n"
        "The pipe blockage served as an unplanned experiment. It "
        "supports the view of @hartigan2016 that attraction flow matters "
        "as much as hydraulics inside the structure, since slot "
        "velocities did not change during those 12 days. We therefore "
        "recommend a trash rack with weekly inspection from October to "
        "December. The bristle strip may have helped lamprey, but we did "
        "not test the fishway without it, and its effect cannot be "
        "separated from that of the lower drops.\n"
        "\n"
        "Three limitations should be noted. There was only one year of "
        "data before replacement, and no control river was monitored. "
        "Discharge in autumn 2019 was 14% below the ten-year mean, which "
        "may have lowered attraction in that year. Finally, release on "
        "the right bank, the same side as the entrance, could have "
        "inflated attraction in both periods. Mairead Colquhoun and the "
        "bailiffs of the Torrow Rivers Trust will continue PIT "
        "monitoring until 2027, and a second bristle strip is to be "
        "fitted in the turning pools in summer 2025.\n"
    ),
    (
        (
            "At Brannoch Weir, the share of river lamprey that climbed from "
            "the entrance to the exit more than tripled, from 15% under the "
            "old ladder to half of those detected after the rebuild."
        ),
        (
            "Nine in ten tagged Atlantic salmon located the new entrance, "
            "whereas three quarters had done so in 2019."
        ),
        (
            "Median transit time for salmon was cut to a quarter of its "
            "former value, from 9.6 h to 2.4 h."
        ),
        (
            "The vertical-slot fishway comprises 19 pools and 20 slots, each "
            "slot 30 cm wide and taking up a drop of 17 cm, which is half "
            "the drop of the 1958 ladder."
        ),
        (
            "Peak velocity was 2.58 m/s in the old structure but only 1.83 "
            "m/s in the new slots, and power dissipation per unit volume was "
            "more than halved."
        ),
        (
            "Just over a thousand fish were PIT-tagged, roughly two thirds "
            "of them after the replacement."
        ),
        (
            "Colder water favoured entry by sea trout: each degree above 18 "
            "°C reduced the odds by 29% (OR 0.71, 95% CI 0.60–0.84)."
        ),
        (
            "When flood debris choked the auxiliary pipe in November 2022, "
            "fewer than a third of the 25 tagged salmon waiting downstream "
            "were picked up at the entrance antenna."
        ),
        (
            "An earlier review covering 51 northern European fishways found "
            "that pool-and-weir ladders passed on average 45% of salmonids "
            "but merely 12% of lampreys [@deveraux2018]."
        ),
        (
            "Hartigan and Moss held that weak attraction flow is what "
            "constrains most retrofits, more so than conditions within the "
            "structure [@hartigan2016]."
        ),
        (
            "After adjustment for body length and discharge, lamprey passed "
            "at about four times the former rate (HR 4.02, 95% CI "
            "2.01–8.05)."
        ),
        (
            "Longer lamprey had an advantage, with the passage hazard "
            "increasing by 9% for every additional centimetre, while length "
            "made no difference in salmon."
        ),
        (
            "Of the £1.24 million spent on the scheme, Kelder Energy "
            "contributed 65% and the Torrow Rivers Trust the rest."
        ),
        (
            "Because the fishway was never run without the bristle strip, "
            "the authors cannot tell its benefit apart from that of the "
            "smaller drops."
        ),
        ("Most of the lamprey that succeeded, 71 of 93, moved through during the night."),
        (
            "Within two days of passing, 11 salmon (about 9%) had dropped "
            "back over the weir; no comparable figure exists for the period "
            "before the works, as the crest antenna was not in place."
        ),
        (
            "The study compared one autumn before replacement (2019) with "
            "two autumns afterwards (2022 and 2023) and had no control river."
        ),
        (
            "The pools receive 0.46 m³/s and the pipe contributes a further "
            "0.90 m³/s, so that 1.36 m³/s in all, or 8% of the median river "
            "flow, is available to attract fish."
        ),
        (
            "Among the 93 lamprey that entered and did not make it to the "
            "exit, 58 were last recorded in the lower turning pool, a "
            "pattern that recalls the losses at bends seen in flume work "
            "[@nakashima2020]."
        ),
        (
            "Sea trout also benefited: 80% of 205 tagged fish were detected "
            "at the entrance after the change, and three quarters of these "
            "went on to reach the exit, with a median transit of 5.1 h."
        ),
    ),
    (
        (
            (
                "After the fishway opened, 186 of 300 tagged lamprey were "
                "detected at the entrance and 123 of them went on to reach the "
                "exit."
            ),
            "swapped",
            "123",
        ),
        (
            (
                "The auxiliary pipe was out of action for 12 weeks after debris "
                "from the flood had blocked it."
            ),
            "unit",
            "12 weeks",
        ),
        (
            (
                "In salmon, the chance of passing was affected by body length (p "
                "= 0.47), as judged from the Cox models."
            ),
            "negation",
            "affected",
        ),
        (
            ("Kelder Energy covered 35% of the cost of £1.24 million."),
            "name",
            "Kelder Energy",
        ),
        (
            (
                "Lamprey commonly arrive at ladders but are defeated inside, "
                "since velocities at the drops are beyond their burst speed "
                "[@brandvold2012]."
            ),
            "citation",
            "@brandvold2012",
        ),
        (
            (
                "The rebuilt fishway at Brannoch Weir came into use on 22 May "
                "2021, after demolition of the old ladder had started in June "
                "2020."
            ),
            "date",
            "22 May 2021",
        ),
        (
            (
                "Owing to the new design, volumetric power dissipation in the "
                "pools increased to 106 W/m³."
            ),
            "direction",
            "increased",
        ),
        (
            (
                "Salmon, sea trout and European eel all found the entrance more "
                "often once the ladder had been replaced."
            ),
            "unsupported",
            "European eel",
        ),
        (
            (
                "Passage efficiency of sea trout improved from 57.1% before the "
                "works to 87.5% in 2022–2023."
            ),
            "swapped",
            "87.5%",
        ),
        (
            (
                "The weir, raised in 1921 to supply a paper mill, lies 17.5 km "
                "upstream of the tidal limit."
            ),
            "year",
            "1921",
        ),
    ),
    format=Format.MARKDOWN,
)
