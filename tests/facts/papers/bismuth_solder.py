"""An invented paper (bismuth solder), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "bismuth solder",
    (
        "\\documentclass{article}\n"
        "\\usepackage{natbib}\n"
        "\\usepackage{booktabs}\n"
        "\\title{Bismuth additions extend the thermal-cycling life of "
        "tin--silver--copper solder joints but reduce their drop "
        "resistance}\n"
        "\\author{Marta Ilvesson \\and Deniz Karaca \\and Paul Wetherby}\n"
        "\\date{}\n"
        "\\begin{document}\n"
        "\\maketitle\n"
        "\n"
        "\\section{Introduction}\n"
        "Lead-free electronics rely largely on tin--silver--copper (SAC) "
        "solders. The most common of them, SAC305, contains 3.0\\,wt\\% "
        "silver and 0.5\\,wt\\% copper and has been the industry default "
        "since the restriction of lead in 2006. Its weakness is well "
        "documented: under repeated heating and cooling the tin grains "
        "recrystallise near the package side of the joint, and cracks "
        "follow the new grain boundaries \\citep{arnfjord2012}. Field "
        "returns from outdoor telecom cabinets suggest that this "
        "mechanism accounts for about 40\\,\\% of solder-related failures "
        "\\citep{vianello2016}.\n"
        "\n"
        "Bismuth dissolves in tin and strengthens it. \\citet{kesh2014} "
        "found that 2\\,wt\\% bismuth raised the creep resistance of bulk "
        "SAC specimens threefold, and \\citet{oyelaran2015} reported a "
        "finer microstructure after ageing. Bulk specimens, however, say "
        "little about joints of a few hundred micrometres, where only a "
        "handful of grains carry the load. The few joint-level studies "
        "used small samples, and one of them observed no benefit at all "
        "\\citep{tomczak2018}. A further concern is brittleness, since a "
        "stiffer solder passes more of an impact on to the intermetallic "
        "layer.\n"
        "\n"
        "We therefore compared SAC305 with two bismuth-bearing variants "
        "in a thermal-cycling test of 144 packages, and supplemented it "
        "with shear, ageing and drop tests.\n"
        "\n"
        "\\section{Methods}\n"
        "\\subsection{Alloys and assembly}\n"
        "Three solder pastes were prepared by Norlak Metals: SAC305 as "
        "the reference, SAC305 with 1\\,wt\\% bismuth (SAC-1Bi) and SAC305 "
        "with 3\\,wt\\% bismuth (SAC-3Bi). Boards with an electroless "
        "nickel immersion gold (ENIG) finish came from Halden Circuits "
        "in Trondheim. Ball-grid-array (BGA) packages with 208 balls of "
        "0.45\\,mm diameter were reflowed under nitrogen with less than "
        "100\\,ppm oxygen. The peak temperature was 245\\,$^\\circ$C and "
        "the time above liquidus 60\\,s. Every assembly was inspected by "
        "X-ray; five packages with voids larger than 25\\,\\% of the ball "
        "area were replaced before testing.\n"
        "\n"
        "\\subsection{Thermal cycling}\n"
        "Forty-eight packages per alloy were cycled between $-40$ and "
        "125\\,$^\\circ$C in a single chamber at the Lindvik Reliability "
        "Laboratory. One cycle lasted 60\\,min, including dwells of "
        "10\\,min at each extreme. The test began on 14 March 2019 and "
        "ended on 29 July 2019 after 3,000 cycles; two calibration stops "
        "took 12 days in total. Daisy-chain resistance was monitored "
        "with a Keysight 34980A logger. Failure was defined as a "
        "resistance increase of 20\\,\\% in five consecutive readings. Six "
        "additional packages per alloy were withdrawn after 1,000 cycles "
        "for electron backscatter diffraction (EBSD).\n"
        "\n"
        "\\subsection{Shear, ageing and drop tests}\n"
        "The shear strength of 30 joints per alloy was measured at "
        "0.5\\,mm/s, before and after ageing for 1,000\\,h at "
        "125\\,$^\\circ$C. Intermetallic thickness was measured on "
        "polished sections with a Zeiss Sigma 300 scanning electron "
        "microscope (SEM) at 15\\,kV. Solidus temperatures were "
        "determined by differential scanning calorimetry (DSC) at "
        "5\\,K/min. For the drop test, 20 boards per alloy received "
        "half-sine pulses with a peak of 1,500\\,g and a duration of "
        "0.5\\,ms until the first electrical failure.\n"
        "\n"
        "\\subsection{Statistics}\n"
        "Cycles to failure were fitted with two-parameter Weibull "
        "distributions by maximum likelihood, with survivors treated as "
        "right-censored. Alloys were compared with likelihood-ratio "
        "tests. Shear, thickness and drop data were compared by analysis "
        "of variance. Intervals are 95\\,\\% confidence intervals (CIs). "
        "The analysis was run by D. Karaca, who did not know which code "
        "stood for which alloy.\n"
        "\n"
        "\\section{Results}\n"
        "\\subsection{Thermal-cycling life}\n"
        "By the end of the test 84 of the 144 packages had failed: 42 "
        "with SAC305 (87.5\\,\\%), 30 with SAC-1Bi (62.5\\,\\%) and 12 with "
        "SAC-3Bi (25\\,\\%). The first failure appeared in a SAC305 "
        "package after 716 cycles, whereas the first SAC-3Bi package "
        "failed after 1,382 cycles. Characteristic lives are given in "
        "Table~\\ref{tab:life}. The life of SAC-3Bi exceeded that of the "
        "reference by 93\\,\\% ($p<0.001$) and that of SAC-1Bi by 50\\,\\%. "
        "Weibull slopes did not differ between the alloys ($p=0.88$), "
        "which is consistent with a single failure mechanism.\n"
        "\n"
        "\\begin{table}\n"
        "\\caption{Weibull parameters and drop performance.}\n"
        "\\label{tab:life}\n"
        "\\begin{tabular}{lccc}\n"
        "\\toprule\n"
        "Alloy & Characteristic life, cycles (95\\,\\% CI) & Slope & Mean "
        "drops to failure \\\\\n"
        "\\midrule\n"
        "SAC305 & 2,350 (2,160--2,560) & 3.0 & 112 \\\\\n"
        "SAC-1Bi & 3,020 (2,740--3,330) & 3.1 & 96 \\\\\n"
        "SAC-3Bi & 4,540 (3,800--5,430) & 3.0 & 41 \\\\\n"
        "\\bottomrule\n"
        "\\end{tabular}\n"
        "\\end{table}\n"
        "\n"
        "\\subsection{Microstructure}\n"
        "After 1,000 cycles EBSD showed recrystallised grains over "
        "34\\,\\% of the joint section in SAC305 but only 12\\,\\% in "
        "SAC-3Bi. Bismuth particles smaller than 1\\,$\\mu$m were seen "
        "along the cell boundaries of SAC-3Bi; none were found in "
        "SAC-1Bi. The intermetallic layer was 1.5\\,$\\mu$m thick in all "
        "three alloys after reflow ($p=0.41$). After ageing it measured "
        "4.6\\,$\\mu$m in SAC305, 4.1\\,$\\mu$m in SAC-1Bi and 3.2\\,$\\mu$m "
        "in SAC-3Bi ($p=0.002$). The solidus fell from 217\\,$^\\circ$C in "
        "the reference to 213\\,$^\\circ$C with 1\\,wt\\% and 206\\,$^\\circ$C "
        "with 3\\,wt\\% bismuth.\n"
        "\n"
        "\\subsection{Shear and drop tests}\n"
        "As-reflowed shear strength was 38.2\\,MPa for SAC305, 43.7\\,MPa "
        "for SAC-1Bi and 52.5\\,MPa for SAC-3Bi. Ageing lowered these "
        "values to 31.4, 38.9 and 48.3\\,MPa, a loss of 17.8\\,\\%, "
        "11.0\\,\\% and 8.0\\,\\%. In the drop test the ranking was "
        "reversed. SAC-3Bi boards survived a mean of 41 drops against "
        "112 for SAC305 ($p<0.001$), while the difference between "
        "SAC-1Bi and SAC305 was not significant ($p=0.19$). Of the 20 "
        "SAC-3Bi boards, 17 failed through the intermetallic layer; in "
        "SAC305 only 4 did.\n"
        "\n"
        "\\section{Discussion}\n"
        "Adding 3\\,wt\\% bismuth nearly doubled the cycling life of "
        "SAC305 joints. The EBSD maps point to delayed recrystallisation "
        "as the reason, in line with the mechanism proposed by "
        "\\citet{arnfjord2012}. The contrast with \\citet{tomczak2018}, "
        "who saw no benefit, may reflect their sample of only eight "
        "packages per alloy and a narrower temperature range.\n"
        "\n"
        "The gain has a price. SAC-3Bi joints lost almost two thirds of "
        "the drop resistance, so the alloy cannot be recommended for "
        "hand-held products. SAC-1Bi offers a compromise: its life was "
        "29\\,\\% longer than that of the reference, without a significant "
        "loss in the drop test. For stationary equipment such as telecom "
        "cabinets, where impacts are rare, SAC-3Bi appears the better "
        "choice.\n"
        "\n"
        "Our study has limitations. We tested one package type and one "
        "board finish. The characteristic life of SAC-3Bi lies beyond "
        "the end of the test and is therefore an extrapolation. We did "
        "not examine tin whiskers, nor contamination with lead, which "
        "can form a phase that melts at 96\\,$^\\circ$C. A follow-up with "
        "copper boards is planned for 2021, funded by the Nordmark "
        "Foundation.\n"
        "\n"
        "\\bibliographystyle{plainnat}\n"
        "\\bibliography{solder}\n"
        "\\end{document}\n"
    ),
    (
        ("Of the 144 packages cycled, 84 had failed when the test was stopped after 3,000 cycles."),
        (
            "Only a quarter of the SAC-3Bi packages had failed by the end of "
            "cycling, compared with 87.5\\,\\% of those assembled with SAC305."
        ),
        ("With 3\\,wt\\% bismuth, the characteristic life rose from 2,350 to 4,540 cycles."),
        (
            "Thermal cycling ran between $-40$ and 125\\,$^\\circ$C, with each "
            "cycle taking one hour."
        ),
        (
            "The cycling campaign started on 14 March 2019 and finished on "
            "29 July of the same year, with 12 days lost to two calibration "
            "stops."
        ),
        (
            "A package was counted as failed once five readings in a row "
            "showed a resistance increase of 20\\,\\%."
        ),
        (
            "In bulk SAC specimens, 2\\,wt\\% bismuth has been shown to triple "
            "creep resistance \\citep{kesh2014}."
        ),
        (
            "Roughly two fifths of solder-related failures in outdoor "
            "telecom cabinets have been attributed to this mechanism "
            "\\citep{vianello2016}."
        ),
        (
            "About a third of the joint section had recrystallised in SAC305 "
            "after 1,000 cycles, against 12\\,\\% in SAC-3Bi."
        ),
        (
            "Right after reflow, the intermetallic layer was equally thick "
            "in the three alloys, at 1.5\\,$\\mu$m ($p=0.41$)."
        ),
        (
            "Drop resistance suffered at the higher bismuth content: SAC-3Bi "
            "boards endured 41 drops on average, whereas SAC305 boards "
            "endured 112."
        ),
        (
            "Most SAC-3Bi boards (17 of 20) broke through the intermetallic "
            "layer in the drop test, but only four of the SAC305 boards did "
            "so."
        ),
        (
            "Shear strength before ageing increased with bismuth content, "
            "from 38.2 through 43.7 to 52.5\\,MPa."
        ),
        (
            "After 1,000\\,h at 125\\,$^\\circ$C, SAC305 joints had lost "
            "17.8\\,\\% of their shear strength and SAC-3Bi joints 8\\,\\%."
        ),
        ("Bismuth lowered the solidus by 11\\,K at 3\\,wt\\%, from 217 to 206\\,$^\\circ$C."),
        (
            "Weibull slopes were similar across the three solders "
            "($p=0.88$), as would be expected if they all failed by the same "
            "mechanism."
        ),
        (
            "The authors suggest that the null result of \\citet{tomczak2018} "
            "may be explained by a small sample, eight packages per alloy, "
            "and a narrower temperature range."
        ),
        (
            "SAC-1Bi is put forward as a compromise, since it lasted 29\\,\\% "
            "longer than SAC305 and did not perform significantly worse when "
            "dropped."
        ),
        (
            "Because the characteristic life of SAC-3Bi exceeds the length "
            "of the test, the value is extrapolated."
        ),
        (
            "BGA packages with 208 balls were soldered to ENIG-finished "
            "boards supplied by Halden Circuits, using a peak temperature of "
            "245\\,$^\\circ$C."
        ),
    ),
    (
        (
            (
                "The earliest failure among the SAC-3Bi packages came after "
                "1,832 cycles, while the first SAC305 package was lost after 716."
            ),
            "number",
            "1,832",
        ),
        (
            (
                "In the drop test, boards were subjected to half-sine pulses of "
                "1,500\\,g lasting 0.5\\,s each."
            ),
            "unit",
            "0.5\\,s",
        ),
        (
            ("The authors examined tin whiskers, but left contamination with lead aside."),
            "negation",
            "examined",
        ),
        (
            ("The solder pastes for all three alloys were made by Halden Circuits."),
            "name",
            "Halden Circuits",
        ),
        (
            (
                "A finer microstructure after ageing has also been reported for "
                "bismuth-bearing SAC \\citep{vianello2016}."
            ),
            "citation",
            "vianello2016",
        ),
        (
            ("After 3,000 cycles, the chamber test was concluded on 19 July 2019."),
            "date",
            "19 July 2019",
        ),
        (
            (
                "After ageing, the intermetallic layer was thicker in SAC-3Bi "
                "than in SAC305 ($p=0.002$)."
            ),
            "direction",
            "thicker",
        ),
        (
            (
                "Cross-sections taken after 1,000 cycles were mapped by "
                "transmission electron microscopy, which revealed less "
                "recrystallisation in SAC-3Bi."
            ),
            "unsupported",
            "transmission electron microscopy",
        ),
        (
            ("At the end of the test, 52.5\\,\\% of the SAC-1Bi packages had failed."),
            "unit",
            "52.5\\,\\%",
        ),
        (
            ("SAC305 has served as the industry standard since lead was restricted in 2003."),
            "year",
            "2003",
        ),
    ),
    format=Format.LATEX,
)
