"""An invented paper (blueberries), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "blueberries",
    (
        r"\documentclass{article}"
        "\n"
        r"\usepackage{natbib}"
        "\n"
        r"\title{Moderate Deficit Irrigation Raises Anthocyanins in Highbush "
        "Blueberry without Changing Fruit Firmness}\n"
        r"\begin{document}"
        "\n"
        r"\maketitle"
        "\n"
        "\n"
        r"\begin{abstract}"
        "\n"
        "Water for irrigation is becoming scarce in central Chile. We irrigated the "
        r"highbush blueberry cultivars Duke and Legacy at 100\%, 75\% or 50\% of crop "
        r"evapotranspiration (ETc) during two seasons near Linares. At 75\% ETc, "
        "total anthocyanins rose from 162 to 198~mg per 100~g of fresh weight, while "
        r"yield fell by only 6\%. At 50\% ETc, yield fell by 27\% and the berries "
        "were clearly smaller. Firmness did not differ among treatments. Moderate "
        "deficit irrigation therefore saves a quarter of the water at little cost to "
        "the grower.\n"
        r"\end{abstract}"
        "\n"
        "\n"
        r"\section{Introduction}"
        "\n"
        "The area planted with blueberry in Chile passed 18{,}000~ha in 2018 "
        r"\citep{retamales2019}. The shallow root system of the species makes it "
        r"sensitive to drought \citep{bryla2011}. At a cooler and wetter site, "
        r"\citet{holzapfel2004} reported that yields did not fall until irrigation "
        r"dropped below 70\% of ETc. In grapevine, \citet{castellarin2007} showed "
        "that an early water deficit speeds up the accumulation of anthocyanins. For "
        r"blueberry, by contrast, evidence is sparse: \citet{lobos2016} found an "
        "effect in only one of three cultivars. We asked whether a moderate deficit "
        "can raise anthocyanins without a serious loss of yield.\n"
        "\n"
        r"\section{Materials and Methods}"
        "\n"
        "The trial was set up in a commercial orchard 12~km south of Linares (Maule "
        r"Region), planted in 2011 at $3.0 \times 0.8$~m on a sandy loam. Three "
        "irrigation levels and two cultivars were arranged in four randomised "
        "complete blocks, giving 24 plots of 10 plants each. Water was supplied by "
        "drippers of 2~L~h$^{-1}$. In the first season the treatments ran from 21 "
        "October 2019 to 14 January 2020; in the second, from 26 October 2020 to 17 "
        "January 2021. Pedro Valdebenito supervised the irrigation.\n"
        "\n"
        "Midday stem water potential was measured every week with a Scholander "
        "pressure chamber, and stomatal conductance with an SC-1 leaf porometer. "
        r"From each plot, 200~g of ripe berries were frozen at $-80\,^{\circ}$C. "
        r"Marcela Inostroza extracted the pigments with 70\% methanol containing "
        r"0.1\% HCl and separated them by high-performance liquid chromatography "
        "(HPLC) on a C18 column, with detection at 520~nm. Firmness was recorded "
        "with a FirmTech~2 instrument on 25 berries per plot. Means were compared by "
        "analysis of variance (ANOVA) and Tukey's test in R~4.0.3.\n"
        "\n"
        r"\section{Results}"
        "\n"
        r"Seasonal irrigation amounted to 410~mm in the control, 308~mm at 75\% ETc "
        r"and 205~mm at 50\% ETc. Table~\ref{tab:main} gives the means of both "
        "seasons.\n"
        "\n"
        r"\begin{table}[h]"
        "\n"
        r"\centering"
        "\n"
        r"\caption{Stem water potential ($\Psi$, MPa), stomatal conductance ($g_s$, "
        "mmol~m$^{-2}$~s$^{-1}$), anthocyanins (mg per 100~g), yield (kg per plant) "
        "and berry weight (g).}\n"
        r"\label{tab:main}"
        "\n"
        r"\begin{tabular}{lccccc}"
        "\n"
        r"\hline"
        "\n"
        "Treatment & $\\Psi$ & $g_s$ & Anthocyanins & Yield & Berry weight \\\\"
        "\n"
        r"\hline"
        "\n"
        "100\\% ETc & $-0.68$ & 214 & 162 & 4.8 & 1.9 \\\\"
        "\n"
        "75\\% ETc & $-0.94$ & 171 & 198 & 4.5 & 1.8 \\\\"
        "\n"
        "50\\% ETc & $-1.37$ & 96 & 205 & 3.5 & 1.4 \\\\"
        "\n"
        r"\hline"
        "\n"
        r"\end{tabular}"
        "\n"
        r"\end{table}"
        "\n"
        "\n"
        r"Anthocyanins at 75\% and 50\% ETc did not differ significantly from each "
        r"other ($p = 0.38$). At 75\% ETc, Legacy gained 31\% in anthocyanins, "
        r"whereas Duke gained only 13\%. Malvidin-3-galactoside was the most abundant "
        r"pigment and made up 29\% of the total, followed by "
        r"delphinidin-3-galactoside with 21\%. Soluble solids rose from 12.1 to "
        r"13.4~$^{\circ}$Brix at 50\% ETc but did not change at 75\% ETc. Titratable "
        "acidity was not affected by irrigation. Firmness lay between 168 and "
        "175~g~mm$^{-1}$ in all treatments ($p = 0.52$). The second season was "
        r"hotter than the first, and the highest air temperature, 35.8~$^{\circ}$C, "
        "was recorded on 9 January 2021. The interaction between season and "
        "irrigation was not significant for any variable.\n"
        "\n"
        r"\section{Discussion}"
        "\n"
        "A moderate deficit raised the anthocyanin content of the berries by about a "
        r"fifth. Berry weight fell by only 5\% at 75\% ETc, so that a mere "
        "concentration of pigments in smaller fruit cannot explain the gain. "
        r"Increased synthesis, as described in grapevine by \citet{castellarin2007}, "
        "is the more likely cause, although we did not measure gene expression. "
        r"Unlike \citet{lobos2016}, we saw a response in every cultivar tested. A "
        "severe deficit brought no further benefit: it cost more than a quarter of "
        r"the yield and left anthocyanins at the level already reached at 75\% ETc. "
        "Our work covers a single orchard, and effects on flowering in the following "
        "spring were not examined.\n"
        "\n"
        r"\bibliographystyle{plainnat}"
        "\n"
        r"\bibliography{refs}"
        "\n"
        r"\end{document}"
    ),
    clean=(
        (
            "Supplying three quarters of crop evapotranspiration lifted total "
            "anthocyanins by 36~mg per 100~g of fresh fruit relative to the control."
        ),
        "Whatever the irrigation level, the berries were equally firm.",
        (
            "By 2018, more than 18{,}000 hectares of blueberry had been planted in Chile "
            r"\citep{retamales2019}."
        ),
        (
            "In an earlier study at a cooler and wetter location, no decline in yield "
            r"was seen as long as irrigation stayed above 70\% of ETc "
            r"\citep{holzapfel2004}."
        ),
        (
            "Previous work on blueberry detected an effect in one cultivar out of three "
            r"\citep{lobos2016}, whereas both of ours responded."
        ),
        (
            "The experiment was conducted in a commercial orchard in the Maule Region, "
            "twelve kilometres south of Linares."
        ),
        (
            "Treatments in the first season started on 21 October 2019 and were stopped "
            "on 14 January 2020."
        ),
        (
            "Irrigation was overseen by Pedro Valdebenito, while the pigment extraction "
            "was carried out by Marcela Inostroza."
        ),
        ("Stem water potential was determined weekly at midday by means of a pressure chamber."),
        (
            "Full irrigation took 410~mm of water per season, twice as much as the most "
            "severe treatment."
        ),
        (
            r"Withholding more water than in the 75\% treatment did not raise "
            "anthocyanins any further in a statistically significant way."
        ),
        (
            r"Duke responded less strongly than Legacy, with gains of 13\% and 31\% "
            "respectively under the moderate deficit."
        ),
        (
            "Together, the two most abundant pigments, both galactosides, represented "
            "half of the total anthocyanins."
        ),
        (
            "Only under the severe deficit did soluble solids increase, reaching "
            r"13.4~$^{\circ}$Brix."
        ),
        (
            r"Since berries at 75\% ETc were just 5\% lighter, the rise in anthocyanins "
            "cannot be attributed simply to smaller fruit."
        ),
        (
            r"Enhanced synthesis, known from grapevine \citep{castellarin2007}, probably "
            "underlies the gain, but gene expression was not analysed."
        ),
        (
            "Possible consequences for flowering in the next spring remain unknown, and "
            "the results come from one orchard only."
        ),
    ),
    planted=(
        (
            (
                "The three irrigation levels and two cultivars were laid out in 36 plots, "
                "each holding ten plants."
            ),
            "number",
            "36",
        ),
        (
            (
                "Titratable acidity was altered by the amount of water supplied, whereas "
                "firmness remained the same."
            ),
            "negation",
            "altered",
        ),
        (
            (
                "Pigments were extracted by Mariana Inostroza in acidified methanol and then "
                "separated by HPLC."
            ),
            "name",
            "Mariana Inostroza",
        ),
        (
            (
                "Because its roots are shallow, blueberry is readily harmed by drought "
                r"\citep{strik2014}."
            ),
            "citation",
            "strik2014",
        ),
        (
            (
                r"Air temperature reached its maximum of 35.8~$^{\circ}$C on 19 January 2021, "
                "during the hotter of the two seasons."
            ),
            "date",
            "19 January 2021",
        ),
        (
            (
                "Anthocyanins were separated on a C18 column, and their identity was "
                "confirmed by LC-MS/MS."
            ),
            "acronym",
            "LC-MS/MS",
        ),
        (
            (
                r"Malvidin-3-galactoside, the dominant pigment, accounted for 39\% of all "
                "anthocyanins."
            ),
            "percentage",
            r"39\%",
        ),
        (
            (
                "The bushes used in the trial stood in a commercial orchard near Linares "
                "that had been planted in 2014."
            ),
            "year",
            "2014",
        ),
    ),
    format=Format.LATEX,
)
