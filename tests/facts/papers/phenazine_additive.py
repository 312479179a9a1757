"""An invented paper (phenazine additive), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "phenazine additive",
    (
        "\\documentclass{article}\n"
        "\\usepackage{natbib}\n"
        "\\usepackage{booktabs}\n"
        "\\title{A Phenazine Dicarboxamide Additive for High-Voltage "
        "Graphite/NMC811 Pouch Cells: Synthesis, Cycling and Post-Mortem "
        "Analysis}\n"
        "\\author{Marja Peltonen \\and Tuomas Rinne \\and Adaeze Obi}\n"
        "\\begin{document}\n"
        "\\maketitle\n"
        "\n"
        "\\section{Introduction}\n"
        "Nickel-rich layered oxides such as "
        "LiNi$_{0.8}$Mn$_{0.1}$Co$_{0.1}$O$_2$ (NMC811) deliver high "
        "specific energy, but their service life falls sharply once the "
        "upper cut-off exceeds 4.3~V \\citep{okafor2016}. Two processes "
        "dominate the decline. Transition metals dissolve from the "
        "cathode and migrate to the graphite, where they catalyse "
        "continued electrolyte reduction \\citep{dasgupta2020}; in "
        "parallel, carbonate solvents oxidise at the cathode surface and "
        "release gas \\citep{hwang2017}. Vinylene carbonate (VC) is the "
        "usual remedy, yet its benefit fades above 4.3~V because the "
        "polymeric film it forms is itself oxidised "
        "\\citep{lindqvist2018}.\n"
        "\n"
        "Nitrogen heterocycles offer another route. "
        "\\citet{marchetti2019} screened 31 azaarenes and found that "
        "fused tricyclic systems bound Ni$^{2+}$ most strongly, although "
        "none of the compounds was tested in a full cell. We therefore "
        "prepared $N,N'$-bis(2-methoxyethyl)phenazine-2,3-dicarboxamide "
        "(MPDA), which couples a metal-binding phenazine core to two "
        "ether side chains intended to improve solubility. We asked "
        "whether MPDA slows capacity fade at 4.4~V, which loading is "
        "best, and whether any benefit comes from the anode, the cathode "
        "or both.\n"
        "\n"
        "\\section{Methods}\n"
        "\\subsection{Synthesis}\n"
        "MPDA was made in three steps from dimethyl "
        "phenazine-2,3-dicarboxylate. Saponification with lithium "
        "hydroxide in aqueous tetrahydrofuran gave the diacid in 92\\% "
        "yield. Treatment with oxalyl chloride and catalytic "
        "dimethylformamide gave the bis(acid chloride) in 88\\% yield, "
        "and addition of 2-methoxyethylamine at 0~$^\\circ$C gave MPDA in "
        "75\\% yield (61\\% overall). The product was recrystallised twice "
        "from ethanol and dried under vacuum at 80~$^\\circ$C for 36~h. "
        "Purity by high-performance liquid chromatography (HPLC) was "
        "99.4\\%, and Karl Fischer titration showed 11~ppm of water. "
        "Nuclear magnetic resonance (NMR) spectra were recorded on a "
        "Bruker Avance Neo 400~MHz spectrometer at the University of "
        "Oulu.\n"
        "\n"
        "\\subsection{Cells and electrolytes}\n"
        "Dry graphite/NMC811 pouch cells with a nominal capacity of "
        "220~mAh were supplied by Kaldera Cells (Vaasa, Finland). The "
        "base electrolyte was 1.2~M LiPF$_6$ in ethylene carbonate and "
        "ethyl methyl carbonate (EC:EMC, 3:7 by weight). Forty-eight "
        "cells were allocated at random to four groups of 12: no "
        "additive (control), 0.5, 1.0 or 2.0~wt\\% MPDA. All cells were "
        "filled on 14 March 2021 in an argon glovebox with less than "
        "0.5~ppm of water, and each received 0.9~mL of electrolyte.\n"
        "\n"
        "\\subsection{Electrochemical testing}\n"
        "After two formation cycles at C/20, cells were cycled between "
        "2.8 and 4.4~V at C/5 and 40~$^\\circ$C on Neware cyclers. "
        "Cycling began on 6 April 2021 and ended on 19 November 2021, "
        "when every surviving cell had completed 500 cycles. Impedance "
        "was measured with a BioLogic VMP-300 at 50\\% state of charge. "
        "Gas volume was determined by Archimedes' method. Eight further "
        "cells, four without additive and four with 1.0~wt\\% MPDA, were "
        "charged to 4.4~V and stored at 60~$^\\circ$C for 14 days to "
        "measure self-discharge. Cyclic voltammetry used a glassy carbon "
        "electrode at 1~mV~s$^{-1}$.\n"
        "\n"
        "\\subsection{Post-mortem analysis}\n"
        "Three cells per group were opened after cycling. Nickel on the "
        "graphite was quantified by inductively coupled plasma optical "
        "emission spectrometry (ICP-OES; PerkinElmer Avio 500). X-ray "
        "photoelectron spectroscopy (XPS) was performed on a Kratos Axis "
        "Supra by Adaeze Obi, who was blind to group. Groups were "
        "compared by one-way analysis of variance with Tukey's "
        "correction; $p<0.05$ was taken as significant.\n"
        "\n"
        "\\section{Results}\n"
        "\\subsection{Cycling}\n"
        "Three cells, two controls and one with 2.0~wt\\% MPDA, were "
        "excluded because their tab seals leaked, leaving 45 for "
        "analysis. Table~\\ref{tab:main} summarises the outcomes. Mean "
        "capacity retention after 500 cycles rose from 71.4\\% in "
        "controls to 86.9\\% with 1.0~wt\\% MPDA (difference 15.5 "
        "percentage points, 95\\% CI 13.8 to 17.2, $p<0.001$). Doubling "
        "the loading to 2.0~wt\\% was counterproductive: retention was "
        "82.3\\%, lower than at 1.0~wt\\% ($p=0.004$), and first-cycle "
        "irreversible loss climbed to 14.2\\%. Retention at 0.5 and "
        "2.0~wt\\% did not differ significantly ($p=0.21$).\n"
        "\n"
        "\\begin{table}\n"
        "\\caption{Mean outcomes by MPDA loading.}\\label{tab:main}\n"
        "\\begin{tabular}{lcccc}\n"
        "\\toprule\n"
        "MPDA (wt\\%) & 0 & 0.5 & 1.0 & 2.0 \\\\\n"
        "\\midrule\n"
        "Cells analysed & 10 & 12 & 12 & 11 \\\\\n"
        "Retention after 500 cycles (\\%) & 71.4 & 80.6 & 86.9 & 82.3 \\\\\n"
        "First-cycle loss (\\%) & 12.8 & 12.1 & 11.6 & 14.2 \\\\\n"
        "Mean coulombic efficiency (\\%) & 99.71 & 99.83 & 99.90 & 99.86 "
        "\\\\\n"
        "Charge-transfer resistance ($\\Omega$~cm$^2$) & 38.2 & 25.7 & "
        "19.1 & 27.4 \\\\\n"
        "Gas volume (mL) & 0.84 & 0.52 & 0.31 & 0.47 \\\\\n"
        "\\bottomrule\n"
        "\\end{tabular}\n"
        "\\end{table}\n"
        "\n"
        "Charge-transfer resistance at the end of the test was "
        "38.2~$\\Omega$~cm$^2$ in controls and 19.1~$\\Omega$~cm$^2$ at "
        "1.0~wt\\%. Gas volume fell by 63\\%, from 0.84 to 0.31~mL. In the "
        "storage test, open-circuit voltage dropped by 0.12~V without "
        "additive and by 0.05~V with 1.0~wt\\% MPDA ($p=0.008$).\n"
        "\n"
        "\\subsection{Mechanism}\n"
        "MPDA was reduced at 1.35~V versus Li/Li$^+$, well before EC at "
        "0.7~V, and its oxidation began at 4.12~V. Nickel on the "
        "graphite was 146~$\\mu$g~g$^{-1}$ in controls and "
        "52~$\\mu$g~g$^{-1}$ at 1.0~wt\\%, a reduction of 64\\% "
        "($p<0.001$). XPS of the graphite showed an N~1s peak at "
        "399.6~eV in every additive group and in no control cell. The "
        "LiF share of the F~1s signal was 58\\% in controls and 34\\% at "
        "1.0~wt\\%. On the cathode, film thickness estimated from sputter "
        "profiles did not change with loading ($p=0.47$).\n"
        "\n"
        "\\section{Discussion}\n"
        "At 1.0~wt\\%, MPDA improved retention, halved charge-transfer "
        "resistance and suppressed gas. The gain exceeds the 9 "
        "percentage points reported for VC under milder conditions "
        "(4.3~V, 25~$^\\circ$C) by \\citet{lindqvist2018}. Because nickel "
        "deposition fell while the cathode film was unchanged, we "
        "attribute most of the benefit to the anode, in line with the "
        "crosstalk model of \\citet{dasgupta2020}. The poorer result at "
        "2.0~wt\\% probably reflects consumption of lithium during "
        "formation, as the higher first-cycle loss suggests.\n"
        "\n"
        "Several limits apply. We did not test silicon-containing "
        "anodes, and all cells came from a single production batch made "
        "in 2020. Only one temperature was used for cycling. MPDA costs "
        "about 85 euros per gram at laboratory scale, and Rinne is now "
        "developing a one-pot amidation that avoids oxalyl chloride. A "
        "field trial in stationary storage modules is planned with "
        "Kaldera Cells for 2024.\n"
        "\n"
        "\\section*{Funding}\n"
        "This work was supported by the Nordic Materials Fund (grant "
        "NMF-2207).\n"
        "\n"
        "\\bibliographystyle{plainnat}\n"
        "\\bibliography{refs}\n"
        "\\end{document}\n"
    ),
    (
        (
            "Adding 1.0~wt\\% of the phenazine diamide MPDA raised mean "
            "retention at 500 cycles to 86.9\\%, against 71.4\\% for "
            "additive-free cells."
        ),
        (
            "Of the 48 pouch cells that entered the experiment, 45 were "
            "analysed; the other three had leaking tab seals."
        ),
        (
            "At the optimum loading, end-of-test charge-transfer resistance "
            "was exactly half that of the control group."
        ),
        (
            "A loading of 2.0~wt\\% gave worse retention than 1.0~wt\\% "
            "($p=0.004$) and the largest first-cycle loss of any group, "
            "14.2\\%."
        ),
        (
            "Nickel found on the anode dropped by nearly two thirds with "
            "1.0~wt\\% MPDA, from 146 to 52~$\\mu$g per gram."
        ),
        (
            "Earlier screening of 31 azaarenes pointed to fused tricyclic "
            "systems as the strongest Ni$^{2+}$ binders, but no full-cell "
            "tests were made \\citep{marchetti2019}."
        ),
        (
            "Vinylene carbonate becomes less useful above 4.3~V, since the "
            "polymer film it leaves behind becomes oxidised "
            "\\citep{lindqvist2018}."
        ),
        (
            "Cycling ran from April to November 2021 at 40~$^\\circ$C, within "
            "a window of 2.8--4.4~V."
        ),
        (
            "After two weeks of storage at 60~$^\\circ$C, cells containing "
            "1.0~wt\\% MPDA had lost 50~mV of open-circuit voltage, compared "
            "with 120~mV for those lacking it."
        ),
        ("Gas generation was cut by more than 60\\% at 1.0~wt\\%, to 0.31~mL per cell."),
        (
            "Since the cathode film showed no dependence on loading while "
            "nickel deposition on graphite declined, the authors locate most "
            "of the benefit at the anode, consistent with the crosstalk "
            "picture of \\citet{dasgupta2020}."
        ),
        (
            "No significant difference in retention was seen between the "
            "lowest and the highest additive loadings ($p=0.21$)."
        ),
        (
            "MPDA is reduced at 1.35~V vs.\\ Li/Li$^+$, that is, 0.65~V above "
            "the reduction potential of ethylene carbonate."
        ),
        (
            "In XPS, a nitrogen signal near 400~eV appeared on the graphite "
            "of all MPDA groups but was absent from the controls."
        ),
        (
            "The dry cells, rated at 0.22~Ah, were provided by Kaldera Cells "
            "of Vaasa and filled under argon with 0.9~mL of electrolyte each."
        ),
        (
            "Twice-recrystallised MPDA was dried in vacuo for a day and a "
            "half, reaching an HPLC purity of 99.4\\% and a water content of "
            "11~ppm."
        ),
        (
            "Mean coulombic efficiency was highest, 99.90\\%, in the 1.0~wt\\% "
            "group and lowest, 99.71\\%, without additive."
        ),
        (
            "LiF accounted for about a third of the F~1s signal on graphite "
            "cycled with 1.0~wt\\% MPDA, as opposed to 58\\% in the control "
            "cells."
        ),
        (
            "The work does not cover silicon-containing anodes, and every "
            "cell was drawn from one production batch dating from 2020."
        ),
    ),
    (
        (
            (
                "Random allocation placed the pouch cells in four groups of 16, "
                "one of which received no additive."
            ),
            "number",
            "16",
        ),
        (
            (
                "Before use, the recrystallised additive was kept under vacuum "
                "at 80~$^\\circ$C for 36~min."
            ),
            "unit",
            "36~min",
        ),
        (
            (
                "The thickness of the cathode film, judged from sputter "
                "profiles, changed with additive loading."
            ),
            "negation",
            "changed",
        ),
        (
            (
                "The pouch cells were supplied dry by Kaldera Cells, a "
                "manufacturer located in Tampere, Finland."
            ),
            "name",
            "Tampere",
        ),
        (
            (
                "Oxidation of carbonate solvents at the cathode is known to be "
                "accompanied by gas release \\citep{okafor2016}."
            ),
            "citation",
            "okafor2016",
        ),
        (
            (
                "Electrolyte was added to all cells on 24 March 2021, inside an "
                "argon-filled glovebox."
            ),
            "date",
            "24 March 2021",
        ),
        (
            (
                "Relative to the control cells, those with 1.0~wt\\% MPDA "
                "generated more gas over the 500 cycles."
            ),
            "direction",
            "more",
        ),
        (
            (
                "Nickel deposits, measured by ICP-OES and confirmed by "
                "time-of-flight secondary ion mass spectrometry, were much "
                "smaller at 1.0~wt\\%."
            ),
            "unsupported",
            "time-of-flight secondary ion mass spectrometry",
        ),
        (
            (
                "The final amidation with 2-methoxyethylamine proceeded in 85\\% "
                "yield at ice-bath temperature."
            ),
            "unit",
            "85\\%",
        ),
        (
            (
                "Together with Kaldera Cells, the group intends to run a field "
                "trial in stationary storage modules in 2026."
            ),
            "year",
            "2026",
        ),
    ),
    format=Format.LATEX,
)
