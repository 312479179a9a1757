"""An invented paper (camel milk), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "camel milk",
    (
        "# A Chilling Tank and Its Traders: Spoilage and Price Transmission in the "
        "Camel-Milk Trade of Isiolo, Kenya\n"
        "\n"
        "*Halima Abdi, Peter Kiprop and Solveig Nygaard*\n"
        "\n"
        "## Abstract\n"
        "\n"
        "Camel milk sold in Nairobi is collected in Isiolo by women who trade on "
        "small margins. We followed 64 traders of two cooperatives, Anolei and "
        "Tawakal, for 78 weeks from 5 February 2018 to 4 August 2019. A chilling "
        "tank of 3,000 litres was installed at Anolei in week 30; Tawakal received "
        "none. Spoilage at Anolei fell from 17% to 6%, whereas at Tawakal it "
        "remained at 16%. The producer price at Anolei rose from KSh 58 to KSh 67 "
        "per litre. Retail prices in Eastleigh did not change. Cooling therefore "
        "moved money towards herders and traders, but not towards consumers.\n"
        "\n"
        "## Introduction\n"
        "\n"
        "Camels supply much of the milk drunk in northern Kenya, and demand in "
        "Nairobi has grown since the 1990s [@anderson2012]. Milk leaves Isiolo by "
        "night bus and covers 270 km in five to six hours, usually without cooling. "
        "Unlike cow milk, camel milk is hardly handled by large processors, so that "
        "losses fall on traders. Earlier work put dry-season losses at 20–30% "
        "[@wanjohi2016]. @noor2013 argued that cooling at the collection point would "
        "raise what herders are paid. A study in Somalia found only small gains from "
        "shared coolers [@elmi2009]. Neither study measured retail prices.\n"
        "\n"
        "## Methods\n"
        "\n"
        "Anolei had 38 traders in the sample and Tawakal 26. All were women. Their "
        "daily ledgers were collected by Halima Abdi, and Peter Kiprop took milk "
        "samples every two weeks, which were plated at Egerton University. Two "
        "traders, both from Tawakal, gave up trading before the tank was installed "
        "and were not replaced, so the analysis covers 62. The ledgers held 31,452 "
        "entries; 412 (1.3%) lacked a price and were dropped. Milk with an acidity "
        "above 0.20% lactic acid was counted as spoiled. Effects were estimated by "
        "difference-in-differences (DiD), with standard errors clustered by trader. "
        "Price transmission was estimated with an error-correction model (ECM). "
        "Retail prices were noted every Tuesday at 18 stalls in Eastleigh. The tank "
        "cost KSh 2.4 million, of which the county government paid 75%; the rest was "
        "a loan from the Merti Livestock Fund (MLF), repaid within 14 months.\n"
        "\n"
        "## Results\n"
        "\n"
        "| Outcome | Anolei before | Anolei after | Tawakal before | Tawakal after |\n"
        "|---|---|---|---|---|\n"
        "| Spoilage (%) | 17 | 6 | 16 | 16 |\n"
        "| Producer price (KSh/L) | 58 | 67 | 57 | 59 |\n"
        "| Retail price (KSh/L) | 120 | 121 | 119 | 120 |\n"
        "| Volume per trader (L/day) | 41 | 55 | 36 | 35 |\n"
        "\n"
        "The DiD estimate was −11 percentage points for spoilage and +KSh 7 per "
        "litre for the producer price (both p < 0.001). There was no effect on the "
        "retail price (p = 0.62). Bacterial counts at Anolei fell from 6.4 to 5.1 "
        "log CFU/mL. Before the tank, KSh 0.34 of every shilling added to the retail "
        "price reached the herders of Anolei; afterwards it was KSh 0.58. At Tawakal "
        "the share stayed at KSh 0.31. Adjustment to a retail price shock took five "
        "weeks at Anolei before the tank and two weeks after it.\n"
        "\n"
        "The daily net income of Anolei traders rose from KSh 740 to KSh 1,050, a "
        "gain of 42%. Gains were larger for traders without a motorbike than for "
        "those who owned one. In a power cut that began on 17 March 2019 and lasted "
        "31 hours, 1,900 litres were lost; no other batch in the tank spoiled. "
        "Traders did not work longer hours: the mean working day was 9.2 hours "
        "before the tank and 9.1 hours after it.\n"
        "\n"
        "## Discussion\n"
        "\n"
        "The rise in the producer price agrees with @noor2013 and is larger than the "
        "gain reported from Somalia [@elmi2009]. We see two reasons. Traders at "
        "Anolei lost less milk and could bid more for it, and they could wait for a "
        "better bus instead of selling at once. That retail prices did not fall "
        "suggests that stall owners in Eastleigh, who are few, had no need to "
        "compete. Our study has limits. There were only two cooperatives, and the "
        "tank was not assigned at random. The long rains of 2018 were unusually "
        "heavy, although both cooperatives buy from the same rangelands. We did not "
        "follow herders' spending. A backup generator, priced at KSh 180,000, would "
        "have cost less than the milk lost in two such power cuts."
    ),
    clean=(
        (
            "Sixty-four women trading camel milk were followed for a year and a half, "
            "from early February 2018 until 4 August 2019."
        ),
        (
            "Only one of the two cooperatives, Anolei, was given a chilling tank, which "
            "held 3,000 L."
        ),
        (
            "At Anolei the share of milk that spoiled fell by 11 percentage points, to "
            "6%, while Tawakal saw no change."
        ),
        ("No effect of the tank on what consumers paid in Eastleigh could be detected (p = 0.62)."),
        ("Once the 412 entries without a price had been removed, 31,040 ledger entries remained."),
        (
            "A quarter of the cost of the tank, or KSh 600,000, was borrowed from the "
            "Merti Livestock Fund and paid back in less than a year and a half."
        ),
        (
            "Retail price shocks were absorbed three weeks faster at Anolei once the "
            "tank was in place."
        ),
        "Bacterial counts in Anolei milk declined by 1.3 log CFU/mL.",
        "Anolei traders earned KSh 310 more per day, net, than they had before.",
        (
            "The higher incomes were not bought with longer working days, which stayed "
            "at about nine hours."
        ),
        (
            "A 31-hour power failure in March 2019 cost the cooperative 1,900 L of milk, "
            "the only milk to spoil in the tank."
        ),
        (
            "Our price result supports @noor2013, and the gain exceeds the one found in "
            "Somalia [@elmi2009]."
        ),
        (
            "The volume handled by the average Anolei trader grew by about a third, from "
            "41 to 55 litres a day, whereas that of a Tawakal trader barely moved."
        ),
        (
            "Since large processors deal far less with camel milk than with cow milk, it "
            "is the traders who bear the losses."
        ),
        (
            "With just two cooperatives and no random assignment of the tank, the study "
            "has clear limitations."
        ),
        (
            "Demand for camel milk in the Kenyan capital has been rising since the 1990s "
            "[@anderson2012]."
        ),
    ),
    planted=(
        (
            (
                "The Anolei group contributed 46 traders to the sample, and every one of "
                "them was a woman."
            ),
            "number",
            "46",
        ),
        (
            (
                "Milk from Isiolo rides to the capital by night bus, a journey of 270 miles "
                "that usually takes place without any cooling."
            ),
            "unit",
            "270 miles",
        ),
        (
            "Retail prices in Eastleigh were also brought down by the tank.",
            "negation",
            "brought down",
        ),
        (
            "Samples taken every fortnight by Peter Kiprop were plated at Moi University.",
            "name",
            "Moi University",
        ),
        (
            (
                "According to earlier work, between a fifth and three tenths of the milk is "
                "lost in the dry season [@hussein2015]."
            ),
            "citation",
            "@hussein2015",
        ),
        (
            (
                "The only batch to spoil in the tank was lost in a power cut that started on "
                "27 March 2019."
            ),
            "date",
            "27 March 2019",
        ),
        (
            ("Traders who had no motorbike saw smaller gains in income than those who owned one."),
            "direction",
            "smaller",
        ),
        (
            (
                "Stall prices in Eastleigh were taken every Tuesday and checked against the "
                "Jamhuri Dairy Price Monitor."
            ),
            "name",
            "Jamhuri Dairy Price Monitor",
        ),
        (
            (
                "The county government covered 60% of the price of the tank, and the "
                "remainder was borrowed from the MLF."
            ),
            "percentage",
            "60%",
        ),
        (
            (
                "One caveat is that the long rains of 2017 were exceptionally heavy, even if "
                "the two cooperatives draw on the same rangelands."
            ),
            "year",
            "2017",
        ),
    ),
    format=Format.MARKDOWN,
)
