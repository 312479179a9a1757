"""An invented paper (bee losses), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "bee losses",
    (
        "# Winter losses of honey bee colonies in two mountain valleys, "
        "2018 to 2021\n"
        "\n"
        "## Introduction\n"
        "\n"
        "Beekeepers in the Carnel valley have long said that they lose "
        "more colonies in winter than their neighbours in the Brisa "
        "valley, 18 km to the east. The mite *Varroa destructor* is "
        "usually named as the main cause of such losses [@holm2014], "
        "while others point to poor late-season forage [@ferrante2017]. "
        "No count had been made in either valley before ours.\n"
        "\n"
        "## Methods\n"
        "\n"
        "We followed 240 colonies kept by 31 beekeepers, 120 colonies in "
        "each valley, through three winters from 2018 to 2021. Lost "
        "colonies were replaced in spring, so that every winter began "
        "with the same number. Each colony was inspected on 10 October "
        "and again on 25 March by Ilse Marani or Tobias Krenn of the "
        "Sella Institute of Apiculture. Mites were counted by alcohol "
        "wash of 300 bees per colony, and hives were weighed on a Ponder "
        "H2 scale. In both valleys oxalic acid was trickled in December "
        "at 5 ml per seam. Brisa beekeepers also used formic acid in "
        "August; Carnel beekeepers did not. Odds ratios come from a "
        "mixed logistic regression with beekeeper as random effect "
        "[@dubois2016]. Pesticide residues were not measured.\n"
        "\n"
        "## Results\n"
        "\n"
        "| Winter | Lost in Carnel | Lost in Brisa |\n"
        "|---|---|---|\n"
        "| 2018/19 | 36 (30%) | 18 (15%) |\n"
        "| 2019/20 | 42 (35%) | 24 (20%) |\n"
        "| 2020/21 | 30 (25%) | 12 (10%) |\n"
        "| All | 108 (30%) | 54 (15%) |\n"
        "\n"
        "The odds of loss were higher in Carnel (odds ratio 2.4, 95% CI "
        "1.6 to 3.7, p < 0.001). In October the mean mite load was 4.1 "
        "per 100 bees in Carnel and 1.6 in Brisa. Hive weight in October "
        "did not differ (32.5 kg and 32.9 kg, p = 0.61). Of the colonies "
        "with more than 3 mites per 100 bees, 41% were lost, against 9% "
        "of the others. Altitude had no effect (p = 0.48).\n"
        "\n"
        "## Discussion\n"
        "\n"
        "Autumn mite load, rather than stores, seems to explain the "
        "difference, as in the lowland survey of [@obrien2019]. The "
        "August treatment was not assigned at random, so we cannot "
        "separate it from other differences in beekeeping practice. All "
        "beekeepers were volunteers, and true losses may be higher than "
        "ours. A trial of the August treatment in Carnel, funded by the "
        "Lindner Foundation, is to start on 5 August 2022.\n"
    ),
    (
        ("Over the three winters, Carnel lost twice the share of colonies that Brisa did."),
        ("In all, 162 colonies were lost: 108 in Carnel and 54 in Brisa."),
        (
            "Whatever was lost in winter was made up in spring, so the "
            "number of colonies at the start of a winter never changed."
        ),
        ("Nobody had counted losses in either valley before this study."),
        ("Brisa lies 18 km east of Carnel."),
        ("Every colony was looked at twice a season, first on 10 October and then on 25 March."),
        (
            "Inspections were shared between two people from the Sella "
            "Institute of Apiculture, Ilse Marani and Tobias Krenn."
        ),
        (
            "The worst winter in both valleys was 2019/20, when more than a "
            "third of the Carnel colonies and one in five of those in Brisa "
            "were lost."
        ),
        (
            "Mite loads in October averaged 4.1 per 100 bees in Carnel, "
            "roughly two and a half times the figure for Brisa (1.6)."
        ),
        (
            "Stores do not seem to be the reason, since hives in the two "
            "valleys weighed nearly the same in October, about 33 kg."
        ),
        ("Formic acid was used in August in Brisa only."),
        (
            "Colonies in both valleys received oxalic acid in December, at a "
            "dose of 5 ml for each seam."
        ),
        (
            "A colony with more than three mites per 100 bees was far more "
            "likely to be lost than one with fewer (41 % as opposed to 9 %)."
        ),
        ("Altitude made no difference."),
        ("The study says nothing about pesticide residues, because these were not measured."),
        (
            "As the August treatment was not randomised, its effect cannot "
            "be told apart from other differences in how the beekeepers work."
        ),
        (
            "The beekeepers all took part voluntarily, which may mean that "
            "the losses are underestimated."
        ),
        (
            "The odds of losing a colony were 2.4 times as high in Carnel as "
            "in Brisa, with a 95 % confidence interval of 1.6 to 3.7."
        ),
        (
            "A trial of the August treatment, paid for by the Lindner "
            "Foundation, will begin in Carnel in early August 2022."
        ),
    ),
    (
        (
            (
                "The survey covered 240 colonies that belonged to 37 beekeepers, "
                "with 120 colonies in either valley."
            ),
            "number",
            "37",
        ),
        (
            (
                "In December, beekeepers in both valleys trickled 5 mg of oxalic "
                "acid into each seam."
            ),
            "unit",
            "5 mg",
        ),
        (
            ("Residues of pesticides were measured in the colonies as well."),
            "negation",
            "measured",
        ),
        (
            ("All hive weights were taken with a Velmer H2 scale."),
            "name",
            "Velmer",
        ),
        (
            (
                "That mites in autumn matter more than stores agrees with an "
                "earlier lowland survey [@holm2014]."
            ),
            "citation",
            "@holm2014",
        ),
        (
            ("The second inspection of each colony took place on 25 April."),
            "date",
            "25 April.",
        ),
        (
            (
                "In the last of the three winters, Carnel lost a quarter of its "
                "colonies and Brisa 12 %."
            ),
            "percentage",
            "12 %",
        ),
        (
            ("Colonies were followed for three winters, the first of which began in 2017."),
            "year",
            "2017",
        ),
    ),
    format=Format.MARKDOWN,
)
