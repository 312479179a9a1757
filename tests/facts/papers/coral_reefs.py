"""An invented paper (coral reefs), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "coral reefs",
    (
        "\\title{Coral cover and bleaching on the fringing reefs of "
        "Tanaveo Bay, 2016--2023}\n"
        "\\author{Marisol Etcheverry \\and Ruben Takau \\and Ingrid "
        "Solvang}\n"
        "\\maketitle\n"
        "\n"
        "\\begin{abstract}\n"
        "We surveyed 24 fixed sites in Tanaveo Bay, southern Velaru "
        "Islands, in 2016 and again in 2023. Mean live hard coral cover "
        "fell from 38.4\\% to 25.6\\%. Losses were concentrated in "
        "branching \\textit{Acropora}; massive \\textit{Porites} did not "
        "change significantly.\n"
        "\\end{abstract}\n"
        "\n"
        "\\section{Introduction}\n"
        "Fringing reefs supply about 60\\% of the protein eaten by the "
        "bay's 4,200 residents \\citep{takau2014}. The marine heatwave of "
        "2020 raised sea surface temperature 1.8~$^\\circ$C above the "
        "long-term March mean and persisted for eleven weeks "
        "\\citep{okonjo2021}. Earlier work reported that corals close to "
        "river mouths bleached less severely because turbid water shades "
        "them \\citep{lindqvist2017}. Whether such protection lasts is "
        "unknown.\n"
        "\n"
        "\\section{Methods}\n"
        "Twelve sites lie inside the Maroa Marine Reserve, closed to "
        "fishing since 2009, and 12 are open to fishing. At each site "
        "divers laid four 50~m transects at 5~m depth, giving 96 "
        "transects per survey. Photographs were taken every 1~m with a "
        "Nautilux D3 camera and scored in ReefTally by two observers "
        "(Cohen's $\\kappa = 0.87$). The surveys began on 14 March 2016 "
        "and 9 March 2023. A rapid bleaching check was made on 22 April "
        "2020. Loggers recorded temperature at 30-minute intervals. "
        "Changes were analysed with linear mixed models with site as a "
        "random effect.\n"
        "\n"
        "\\section{Results}\n"
        "\\begin{table}\n"
        "\\caption{Mean cover (\\%) at 24 sites.}\n"
        "\\begin{tabular}{lrr}\n"
        "Group & 2016 & 2023 \\\\\n"
        "\\textit{Acropora} & 17.2 & 6.1 \\\\\n"
        "\\textit{Porites} & 11.5 & 11.9 \\\\\n"
        "Other hard coral & 9.7 & 7.6 \\\\\n"
        "All hard coral & 38.4 & 25.6 \\\\\n"
        "Macroalgae & 8.3 & 19.8 \\\\\n"
        "\\end{tabular}\n"
        "\\end{table}\n"
        "\n"
        "\\textit{Acropora} cover fell at 21 of the 24 sites ($p < "
        "0.001$), whereas the change in \\textit{Porites} was not "
        "significant ($p = 0.64$). Hard coral cover fell by 9.1 "
        "percentage points inside the reserve and by 16.5 points outside "
        "it (difference 7.4, 95\\% CI 3.2 to 11.6). Herbivorous fish "
        "biomass in 2023 was 46~g~m$^{-2}$ inside and 23~g~m$^{-2}$ "
        "outside. The six river-mouth sites had a mean turbidity of "
        "4.6~NTU, against 1.5~NTU at the other 18, and lost 18.2 points "
        "of coral cover against 11.0. In the 2020 check, 741 of 1,300 "
        "colonies (57\\%) were bleached.\n"
        "\n"
        "\\section{Discussion}\n"
        "The reserve did not prevent coral loss but lessened it, which "
        "is consistent with grazing fish keeping algae in check "
        "\\citep{hargreave2018}. Contrary to \\citet{lindqvist2017}, "
        "turbid sites did not fare better; we suspect that sediment from "
        "road building since 2019 slowed their recovery. We did not "
        "measure larval settlement. Dr Takau, of the Velaru Fisheries "
        "Institute, will lead the next survey in 2026. The Halden Ocean "
        "Trust funded the work."
    ),
    (
        ("Between 2016 and 2023 the bay lost a third of its live hard coral."),
        (
            "Averaged over all sites, hard coral cover dropped by 12.8 "
            "percentage points in seven years."
        ),
        ("Massive \\textit{Porites} held steady."),
        (
            "Most of the damage fell on branching \\textit{Acropora}, whose "
            "cover shrank from 17.2\\% to 6.1\\%, a drop of 11.1 points."
        ),
        ("Of the two dozen sites, half were protected and half were fished."),
        ("Each survey comprised 96 transects of 50~m, which adds up to 4.8~km of reef."),
        ("Macroalgae more than doubled and by 2023 covered just under a fifth of the seabed."),
        ("The reserve softened the decline but could not stop it."),
        (
            "Sites closed to fishing lost 7.4 points less coral than the "
            "fished ones (95\\% CI 3.2--11.6)."
        ),
        (
            "In 2023 there was twice as much herbivorous fish biomass per "
            "square metre inside the Maroa reserve as outside, and the "
            "authors, like \\citet{hargreave2018}, see grazing as a brake on "
            "algae."
        ),
        ("When 1,300 colonies were checked in April 2020, well over half of them had bleached."),
        (
            "Water at the six river-mouth sites was about three times as "
            "turbid as elsewhere (4.6 versus 1.5~NTU), and these sites gave "
            "up 18.2 points of coral cover, compared with 11.0 points at the "
            "rest."
        ),
        (
            "That result runs against the earlier report that murky water "
            "shields corals near rivers from bleaching \\citep{lindqvist2017}."
        ),
        (
            "The authors suspect that sediment from the road works under way "
            "since 2019 held back recovery at the turbid sites."
        ),
        ("Larval settlement was not measured."),
        ("Temperature was logged every half hour."),
        (
            "In 2020 a heatwave that went on for more than two months pushed "
            "the sea surface 1.8~$^\\circ$C above its usual March temperature "
            "\\citep{okonjo2021}."
        ),
        ("\\textit{Acropora} lost ground at all but three sites."),
        (
            "Some 4,200 people live around the bay, and about three fifths "
            "of the protein they eat comes from its reefs \\citep{takau2014}."
        ),
        (
            "Pictures were taken at one-metre steps along transects five "
            "metres down, two observers scored them with good agreement "
            "($\\kappa = 0.87$), and the changes were then tested in mixed "
            "models with a random effect for site."
        ),
    ),
    (
        (
            (
                "Two observers scored the photographs in ReefTally and agreed "
                "well with each other (Cohen's $\\kappa = 0.78$)."
            ),
            "number",
            "0.78",
        ),
        (
            ("The 2020 heatwave, as \\citet{okonjo2021} describes it, hung on for eleven days."),
            "unit",
            "eleven days",
        ),
        (
            (
                "Cover of \\textit{Porites} changed significantly between the two "
                "surveys ($p = 0.64$)."
            ),
            "negation",
            "significantly",
        ),
        (
            (
                "Dr Solvang of the Velaru Fisheries Institute is to head the "
                "follow-up survey in 2026."
            ),
            "name",
            "Dr Solvang",
        ),
        (
            (
                "Corals near river mouths had been reported to bleach less badly "
                "because cloudy water gives them shade \\citep{hargreave2018}."
            ),
            "citation",
            "hargreave2018",
        ),
        (
            ("A quick look at the reef on 12 April 2020 found 57\\% of the colonies bleached."),
            "date",
            "12 April 2020",
        ),
        (
            (
                "The surveys were paid for by the Halden Ocean Trust together "
                "with the Pacific Reef Alliance."
            ),
            "name",
            "Pacific Reef Alliance",
        ),
        (
            (
                "People living around the bay get roughly 40\\% of their protein "
                "from the fringing reefs \\citep{takau2014}."
            ),
            "swapped",
            "40\\%",
        ),
        (
            ("No fishing has been allowed in the Maroa Marine Reserve since 2006."),
            "year",
            "2006",
        ),
    ),
    format=Format.LATEX,
)
