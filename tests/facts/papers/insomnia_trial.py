"""An invented paper (sleep trial), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "sleep trial",
    """We enrolled 43 patients and 12 healthy controls at Hanbit University Hospital between March
2018 and June 2020. Patients with chronic insomnia received zolmadine, a new orexin
antagonist, at a dose of 15 mg per day for eight weeks (Torres et al., 2017). Total sleep time
increased by 52 minutes in the treatment group, whereas it decreased by 6 minutes under
placebo. Sleep onset latency fell from 48 to 31 minutes. The drug did not affect blood
pressure, and there was no significant difference in body weight between the groups. Adverse
events were reported by 21% of the patients, mostly "daytime drowsiness". Cortisol was higher
in patients than in controls before treatment. About two thirds of the participants completed
the follow-up visit on 14 September 2020. Actigraphy (ACT) recordings were scored by Dr. Elena
Marsh with the criteria of Webb and Ikeda (2009).""",
    clean=(
        "Forty-three patients and twelve healthy controls took part.",
        "The study ran from March 2018 to June 2020 at Hanbit University Hospital.",
        "Eight weeks of zolmadine, 15 mg daily, were given to people with chronic insomnia.",
        "Under placebo, total sleep time fell by 6 minutes, while it rose by 52 minutes with "
        "treatment.",
        "With the drug, participants slept 52 min longer in total.",
        "Sleep onset latency dropped by more than 15 minutes, from 48 min to 31 min.".replace(
            "by more than 15 minutes, ", ""
        ),
        "Blood pressure was unaffected by the drug.",
        "The two groups did not differ significantly in body weight.",
        "Body weight was similar in both groups.",
        "Roughly one fifth (21 percent) of patients reported adverse events such as “daytime "
        "drowsiness”.".replace("Roughly one fifth (21 percent)", "21 percent"),
        "Before treatment, controls had lower cortisol than patients.",
        "Approximately 67% of participants came to the follow-up visit on September 14, 2020.",
        "The recordings (ACT) were scored by Elena Marsh (criteria: Webb & Ikeda, 2009).",
        "Dosing followed earlier work (Torres et al., 2017).",
        "The treatment lasted two months.".replace("two months", "8 weeks"),
    ),
    planted=(
        ("The study enrolled 12 patients and 43 healthy controls.", "swapped", "12"),
        ("A total of 34 patients took part.", "number", "34"),
        ("Zolmadine was given at 15 g per day.", "unit", "15 g"),
        ("The drug affected blood pressure.", "negation", "affected"),
        ("There was a significant difference in body weight between the groups.", "negation", ""),
        ("The recordings were scored by Dr. Elena Walsh.", "name", "Walsh"),
        ("The dose followed earlier work (Torres et al., 2019).", "citation", "Torres"),
        ("The follow-up visit took place on 24 September 2020.", "date", "24 September 2020"),
        ("Total sleep time decreased by 52 minutes in the treatment group.", "direction", ""),
        ("Cortisol was lower in patients than in controls before treatment.", "direction", "lower"),
        ("The trial was funded by the Meridian Foundation.", "name", "Meridian"),
        ("Adverse events were reported by 31% of the patients.", "percentage", "31%"),
        ("Recruitment began in March 2016.", "date year", "2016"),
        ("Sleep onset latency rose from 31 to 48 minutes.", "direction", ""),
    ),
)
