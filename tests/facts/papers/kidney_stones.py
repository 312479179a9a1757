"""An invented paper (kidney stones), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "kidney stones",
    (
        "\\documentclass{article}\n"
        "\\usepackage{natbib}\n"
        "\\usepackage{booktabs}\n"
        "\\title{Outcomes of Kidney-Stone Surgery in Three Hospitals: A "
        "Four-Year Cohort Study}\n"
        "\\author{Tomasz Wieland \\and Miriam Osei \\and Catherine Lowe}\n"
        "\\date{}\n"
        "\\begin{document}\n"
        "\\maketitle\n"
        "\n"
        "\\section{Introduction}\n"
        "\n"
        "Kidney stones affect roughly one adult in eleven during a "
        "lifetime, and half of those treated have another stone within "
        "ten years \\citep{hargreave2014}. Three procedures dominate "
        "practice: percutaneous nephrolithotomy (PCNL), ureteroscopy "
        "(URS) and shock wave lithotripsy (SWL). Randomised trials have "
        "shown that PCNL clears large stones more often than URS, at the "
        "price of more bleeding \\citep{nakamura2017}. Trials, however, "
        "are mostly run in specialist centres, and their results may not "
        "hold in smaller hospitals. A registry study of 31 units found "
        "that low-volume units had lower stone-free rates, but it could "
        "not adjust for stone size \\citep{delacroix2019}.\n"
        "\n"
        "We followed every adult treated for a kidney stone in three "
        "hospitals of the Carrowby region over four years. Our aims were "
        "to compare stone-free rates and complications between the "
        "procedures, and to test whether differences between hospitals "
        "persist once stone size and location are taken into account.\n"
        "\n"
        "\\section{Methods}\n"
        "\n"
        "\\subsection{Setting and patients}\n"
        "\n"
        "The study took place at St Brannoc Hospital, Vellmoor "
        "University Hospital and Port Aldane General Hospital. Patients "
        "treated between 1 February 2016 and 31 January 2020 were "
        "enrolled prospectively. Of 1,430 patients screened, 182 were "
        "excluded: 96 had incomplete imaging, 51 were younger than 18 "
        "years and 35 declined. The remaining 1,248 patients were "
        "analysed, 520 from St Brannoc, 468 from Vellmoor and 260 from "
        "Port Aldane. The Carrowby Regional Ethics Committee approved "
        "the protocol on 9 November 2015, and all patients gave written "
        "consent. The database was locked on 30 September 2020.\n"
        "\n"
        "\\subsection{Procedures}\n"
        "\n"
        "The choice of procedure was left to the surgeon and was not "
        "randomised. All patients received a single intravenous dose of "
        "1.5~g cefuroxime before surgery. Ureteroscopy was performed "
        "with a Lithoray 120 holmium laser, and SWL with a Sonaris S2 "
        "lithotripter. After URS and SWL, patients took tamsulosin "
        "0.4~mg daily for 4 weeks. Port Aldane had no lithotripter of "
        "its own until 14 May 2018; before that date a mobile unit "
        "visited twice a month.\n"
        "\n"
        "\\subsection{Outcomes}\n"
        "\n"
        "The primary outcome was stone-free status at 90 days, defined "
        "as no fragment larger than 2~mm on low-dose computed tomography "
        "(CT). Scans were read by two radiologists who were unaware of "
        "the procedure and the hospital; their agreement was high "
        "($\\kappa = 0.88$). Secondary outcomes were complications of "
        "Clavien--Dindo grade 2 or above within 30 days, graded as "
        "proposed by \\citet{brandt2012}, retreatment within 6 months, "
        "length of stay, and quality of life on the Renal Stone Life "
        "Questionnaire (RSLQ), which runs from 0 to 100 with higher "
        "scores meaning better quality of life \\citep{ferrante2015}.\n"
        "\n"
        "\\subsection{Statistical analysis}\n"
        "\n"
        "Odds ratios (ORs) for stone-free status were estimated by "
        "logistic regression with adjustment for age, sex, body mass "
        "index (BMI), stone diameter, lower-pole location and procedure. "
        "Missing BMI values, which affected 4\\% of patients, were "
        "handled by multiple imputation with 20 data sets. Analyses were "
        "planned by the second author before the database was locked and "
        "were run in R version 4.0.\n"
        "\n"
        "\\section{Results}\n"
        "\n"
        "\\subsection{Patients}\n"
        "\n"
        "The mean age was 52.6 years (SD 14.1) and 499 patients (40.0\\%) "
        "were women. The median stone diameter was 11~mm (interquartile "
        "range 8 to 17), and 262 patients (21.0\\%) had a stone larger "
        "than 20~mm. URS was performed in 624 patients (50.0\\%), PCNL in "
        "374 (30.0\\%) and SWL in 250 (20.0\\%). Median stone diameter was "
        "22~mm in the PCNL group, 10~mm in the URS group and 8~mm in the "
        "SWL group. Large stones were most common at Port Aldane, where "
        "31\\% of patients had a stone above 20~mm.\n"
        "\n"
        "Stone composition was known for 880 patients (70.5\\%). Calcium "
        "oxalate was found in 616 of them (70.0\\%), uric acid in 132 "
        "(15.0\\%), struvite in 79 (9.0\\%) and other material in 53 "
        "(6.0\\%).\n"
        "\n"
        "\\subsection{Stone-free status}\n"
        "\n"
        "At 90 days 942 of 1,248 patients (75.5\\%) were stone-free. "
        "Table~\\ref{tab:main} shows the outcomes by procedure. \n"
        "\n"
        "\\begin{table}[h]\n"
        "\\caption{Outcomes by procedure. Values are number (\\%) unless "
        "stated.}\n"
        "\\label{tab:main}\n"
        "\\begin{tabular}{lccc}\n"
        "\\toprule\n"
        "Outcome & PCNL ($n=374$) & URS ($n=624$) & SWL ($n=250$) \\\\\n"
        "\\midrule\n"
        "Stone-free at 90 days & 310 (82.9) & 487 (78.0) & 145 (58.0) \\\\\n"
        "Complication, grade 2 or above & 56 (15.0) & 50 (8.0) & 10 "
        "(4.0) \\\\\n"
        "Retreatment within 6 months & 34 (9.1) & 87 (13.9) & 80 (32.0) "
        "\\\\\n"
        "Median operating time (min) & 96 & 58 & 41 \\\\\n"
        "Median length of stay (days) & 3 & 1 & 0 \\\\\n"
        "Mean cost per patient (euro) & 4,150 & 2,600 & 1,300 \\\\\n"
        "\\bottomrule\n"
        "\\end{tabular}\n"
        "\\end{table}\n"
        "\n"
        "The stone-free rate was 78.1\\% at St Brannoc (406 of 520), "
        "75.9\\% at Vellmoor (355 of 468) and 69.6\\% at Port Aldane (181 "
        "of 260). Before adjustment, patients at Port Aldane were less "
        "likely to be stone-free than those at St Brannoc (OR 0.64, 95\\% "
        "CI 0.46 to 0.90; $p = 0.010$). After adjustment the difference "
        "was no longer significant (OR 0.83, 95\\% CI 0.58 to 1.19; $p = "
        "0.31$). Lower-pole location reduced the odds of being "
        "stone-free (OR 0.61, 95\\% CI 0.46 to 0.81; $p < 0.001$), as did "
        "each additional 5~mm of diameter (OR 0.78, 95\\% CI 0.70 to "
        "0.87; $p < 0.001$). BMI was not associated with the outcome (OR "
        "0.99 per kg/m$^2$; $p = 0.42$).\n"
        "\n"
        "\\subsection{Complications and retreatment}\n"
        "\n"
        "Complications of grade 2 or above occurred in 116 patients "
        "(9.3\\%). Sepsis developed in 18 patients (1.4\\%), of whom 11 "
        "had undergone URS. Thirteen patients, all in the PCNL group, "
        "needed a blood transfusion. No patient died within 30 days. In "
        "total 201 patients (16.1\\%) were treated again within 6 months.\n"
        "\n"
        "\\subsection{Quality of life}\n"
        "\n"
        "The RSLQ was returned by 811 patients (65.0\\%). Their mean "
        "score rose from 54 before surgery to 77 at 6 months. The gain "
        "was similar after the three procedures ($p = 0.58$), but it was "
        "smaller in patients with residual fragments (14 points) than in "
        "those who were stone-free (26 points).\n"
        "\n"
        "\\section{Discussion}\n"
        "\n"
        "In this cohort PCNL left the most patients stone-free and SWL "
        "the fewest, while complications were most frequent after PCNL "
        "and rarest after SWL. The findings for PCNL and URS are close "
        "to those of the trial by \\citet{nakamura2017}, in which 85\\% "
        "and 76\\% of patients were stone-free. The lower stone-free rate "
        "at the smallest hospital was largely explained by its larger "
        "stones, which suggests that the effect of volume described by "
        "\\citet{delacroix2019} may in part reflect case mix.\n"
        "\n"
        "The retreatment rate after SWL was higher than we expected. "
        "\\citet{achterberg2018} reported 21\\%, but they treated only "
        "stones below 10~mm. Since SWL costs half as much as URS, two "
        "sessions of it would cancel the saving, and hospitals should "
        "weigh this when planning services.\n"
        "\n"
        "Our study has limitations. Procedures were not randomised, so "
        "surgeons' preferences may have biased the comparison between "
        "them. The RSLQ was not returned by a third of patients, and "
        "non-responders were younger. We did not record surgeons' "
        "experience. Strengths are the blinded reading of CT scans, the "
        "complete follow-up for the primary outcome and the inclusion of "
        "a small hospital.\n"
        "\n"
        "In conclusion, smaller hospitals can achieve results like those "
        "of a university hospital when stone size is taken into account. "
        "A randomised comparison of URS and SWL for stones of 8 to "
        "12~mm, led by Catherine Lowe at Vellmoor, began recruiting in "
        "March 2021.\n"
        "\n"
        "\\section*{Funding}\n"
        "The study was funded by the Orrin Health Foundation (grant "
        "2015-118).\n"
        "\n"
        "\\bibliographystyle{plainnat}\n"
        "\\bibliography{stones}\n"
        "\\end{document}\n"
    ),
    (
        (
            "About one adult in eleven will have a kidney stone at some "
            "point, and within a decade the problem recurs in half of "
            "treated patients \\citep{hargreave2014}."
        ),
        (
            "Trial evidence indicates that, for large stones, PCNL achieves "
            "clearance more often than ureteroscopy but causes more bleeding "
            "\\citep{nakamura2017}."
        ),
        (
            "An analysis of 31 units linked low volume to poorer stone "
            "clearance, although stone size was not adjusted for "
            "\\citep{delacroix2019}."
        ),
        (
            "This prospective cohort included 1,248 adults treated in three "
            "hospitals over the four years to the end of January 2020."
        ),
        (
            "After screening 1,430 patients, the investigators excluded 182, "
            "of whom 96 lacked complete imaging, 51 were minors and 35 did "
            "not wish to take part."
        ),
        (
            "Surgeons chose the procedure themselves, and every patient was "
            "given one 1,500~mg dose of cefuroxime intravenously beforehand."
        ),
        (
            "Patients who underwent ureteroscopy or lithotripsy were "
            "prescribed 0.4~mg of tamsulosin a day for four weeks afterwards."
        ),
        (
            "Until mid-May 2018, Port Aldane relied on a mobile lithotripter "
            "that came twice monthly."
        ),
        (
            "A patient counted as stone-free if, 90 days on, low-dose CT "
            "showed no fragment exceeding 2~mm."
        ),
        (
            "Two radiologists, blinded to both hospital and procedure, "
            "assessed the scans and agreed closely ($\\kappa = 0.88$)."
        ),
        (
            "Half of the cohort had ureteroscopy, three in ten had PCNL and "
            "a fifth were treated with shock waves."
        ),
        (
            "Among the 880 patients whose stones were analysed, calcium "
            "oxalate predominated (70\\%), followed by uric acid (15\\%) and "
            "struvite (9\\%)."
        ),
        (
            "Three months after treatment roughly three quarters of patients "
            "(942 of 1,248) were free of stones."
        ),
        (
            "Fewer than six in ten patients were stone-free after SWL, "
            "against 82.9\\% after PCNL and 78.0\\% after URS."
        ),
        (
            "The disadvantage of Port Aldane relative to St Brannoc (OR "
            "0.64) weakened to 0.83 on adjustment and lost statistical "
            "significance ($p = 0.31$)."
        ),
        (
            "Stones in the lower pole were harder to clear (OR 0.61, 95\\% CI "
            "0.46--0.81), and so were larger ones, whereas BMI had no "
            "bearing on the result."
        ),
        (
            "Blood transfusion was required in 13 cases, every one of them "
            "after PCNL, and there were no deaths in the first 30 days."
        ),
        ("Almost a third of the SWL group (80 of 250) had to be treated again within half a year."),
        (
            "Mean RSLQ scores improved by 26 points in stone-free patients "
            "but by only 14 points in those left with fragments."
        ),
        (
            "The Orrin Health Foundation paid for the study, and a follow-on "
            "trial of URS against SWL for stones measuring 8--12~mm opened "
            "to recruitment in March 2021."
        ),
    ),
    (
        (
            ("At a median of 96 seconds, PCNL took longer in theatre than ureteroscopy or SWL."),
            "unit",
            "96 seconds",
        ),
        (
            (
                "The authors recorded how experienced the surgeons were but did "
                "not randomise the choice of procedure."
            ),
            "negation",
            "recorded",
        ),
        (
            (
                "Large stones were seen most often at Vellmoor, where 31\\% of "
                "patients had one of more than 20~mm."
            ),
            "name",
            "Vellmoor",
        ),
        (
            (
                "Approval from the regional ethics committee in Carrowby was "
                "obtained on 19 November 2015."
            ),
            "date",
            "19 November 2015",
        ),
        (
            (
                "Logistic regression adjusted the odds of being stone-free for "
                "age, sex, BMI, diabetes, stone diameter, lower-pole location "
                "and procedure."
            ),
            "unsupported",
            "diabetes",
        ),
        (
            ("Overall, 6.3\\% of patients had a complication of grade 2 or worse."),
            "percentage",
            "6.3\\%",
        ),
    ),
    format=Format.LATEX,
)
