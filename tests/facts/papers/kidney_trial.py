"""An invented paper (kidney trial), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "kidney trial",
    r"\section{Methods}"
    "\n"
    "We conducted a randomised, double-blind, placebo-controlled trial at eleven "
    "hospitals in Denmark and Sweden between 12 March 2017 and 30 November "
    r"2019~\cite{bergstrom2020renal}. Adults aged 50 to 79 years with type 2 diabetes "
    r"and an estimated glomerular filtration rate of 25--60\,mL/min were eligible. "
    "Patients with a kidney transplant were not eligible. A total of 1,248 "
    r"participants were randomised: 626 received velaglifozin \SI{10}{mg} once daily "
    "and 622 received placebo. Randomisation was done centrally by the Karolinska "
    "Trial Alliance, using permuted blocks of four. The trial statistician, "
    "M.~J.~Lindqvist, was unaware of group assignment. The protocol followed the "
    r"recommendations of KDIGO~\citep{kdigo2013,levey2009ckd}, and the primary analysis "
    r"used the \textsc{Survival} package in R."
    "\n"
    "\n"
    r"\section{Results}"
    "\n"
    "Median follow-up was 2.6 years. The primary outcome, a sustained decline in eGFR "
    r"of at least 40\% or kidney failure, occurred in 75 patients (12.0\%) in the "
    r"velaglifozin group and in 118 patients (19.0\%) in the placebo group (hazard "
    r"ratio 0.61; 95\% CI 0.46--0.82; $p<0.001$). Systolic blood pressure fell by "
    r"\SI{4.2}{mmHg} with velaglifozin, whereas it rose slightly with placebo. Urinary "
    r"albumin decreased by 31\% in the treated group. The drug did not reduce the rate "
    "of hospital admission for stroke ($p=0.44$). Mortality was lower in the "
    r"velaglifozin group (4.8\%) than in the placebo group (6.6\%). Serum potassium was "
    "unchanged. No case of diabetic ketoacidosis was reported in either group."
    "\n"
    "\n"
    "Genital infections were more common with velaglifozin than with placebo (38 "
    r"versus 9 patients). Adherence, measured by pill count, exceeded 90\% in both "
    r"groups. Serum samples of \SI{5}{mL} were stored at \SI{-80}{\celsius} for 18 "
    "months at the Aarhus Biobank. The high-sensitivity troponin assay had a detection "
    r"limit of \SI{3}{ng/L}. Compared with the earlier RENAAL study~\cite{brenner2001}, "
    "our patients were older and their kidney function was worse."
    "\n"
    "\n"
    r"\section{Discussion}"
    "\n"
    "These findings confirm the early report of Takahashi and Holm (2015), who treated "
    "84 patients for six months. Our trial was stopped early on 4 June 2019 on the "
    "advice of the data monitoring committee, because the benefit was larger than "
    "expected. Funding came from the Novo Nordisk Foundation, which had no role in the "
    "analysis. Results were first presented at the ERA congress in 2020.",
    clean=(
        (
            "The trial was double-blind, randomised and controlled with placebo, and took "
            "place in 11 hospitals in Sweden and Denmark."
        ),
        ("Of the 1248 participants, 626 were given velaglifozin and 622 were given placebo."),
        "People aged between 50 and 79 with type 2 diabetes could take part.",
        "Patients who had received a kidney transplant were excluded.",
        "About half of the participants received the active drug.",
        "Median follow-up lasted roughly two and a half years.",
        (
            "The primary outcome was less frequent under velaglifozin (75 patients) than "
            "under placebo (118 patients)."
        ),
        r"The hazard ratio for the primary outcome was 0.61 (95\% CI 0.46 to 0.82).",
        r"Blood pressure dropped by 4.2\,mmHg in the treated group.",
        "Albumin in urine was reduced by 31 percent with the drug.",
        "The rate of stroke admissions was unaffected by treatment ($p = 0.44$).",
        r"Deaths were less frequent with velaglifozin (4.8\%) than with placebo (6.6\%).",
        "There was no diabetic ketoacidosis in the two groups.",
        "More patients had genital infections with the drug (38) than without it (9).",
        "More than nine in ten pills were taken in both groups, by pill count.",
        r"Samples were stored at \SI{-80}{\celsius} for one and a half years.",
        (
            "Our patients were older than those of RENAAL and had worse kidney "
            r"function~\cite{brenner2001}."
        ),
        (
            "The trial, which began in March 2017, was stopped early in June 2019 since the "
            "benefit exceeded expectations."
        ),
        "The Novo Nordisk Foundation paid for the study but took no part in the analysis.",
        (
            "Randomisation was central, performed by the Karolinska Trial Alliance in "
            "permuted blocks of 4."
        ),
    ),
    planted=(
        (
            "Altogether 1,284 participants were randomised to velaglifozin or placebo.",
            "number",
            "1,284",
        ),
        (
            r"The active treatment was velaglifozin \SI{10}{\micro g} once a day.",
            "unit",
            r"\SI{10}{\micro g}",
        ),
        (
            "Velaglifozin reduced the rate of hospital admission for stroke.",
            "negation",
            "reduced",
        ),
        (
            (
                "The statistician of the trial, M.~J.~Lindholm, did not know which group a "
                "patient was in."
            ),
            "name",
            "Lindholm",
        ),
        (
            r"The protocol was in line with the KDIGO recommendations~\citep{kdigo2012}.",
            "citation",
            "kdigo2012",
        ),
        (
            (
                "The data monitoring committee advised stopping the trial, which happened on 14 "
                "June 2019."
            ),
            "date",
            "14 June 2019",
        ),
        (
            r"Systolic blood pressure rose by \SI{4.2}{mmHg} in patients on velaglifozin.",
            "direction",
            "rose",
        ),
        (
            "Serum samples were kept for 18 months at the Uppsala Biobank.",
            "name",
            "Uppsala Biobank",
        ),
        (
            (
                r"The primary outcome occurred in 12.0\% of patients on velaglifozin and in "
                r"21.0\% of those on placebo."
            ),
            "percentage",
            r"21.0\%",
        ),
        (
            "Takahashi and Holm (2016) had earlier treated 84 patients for six months.",
            "citation",
            "Takahashi and Holm (2016)",
        ),
    ),
    format=Format.LATEX,
)
