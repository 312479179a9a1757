"""An invented paper (coffee), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "coffee",
    """Background. Coffee consumption has been linked to lower risk of Parkinson's disease (PD), but
results in women are mixed. Methods. We followed 29,335 nurses in the Aurora Cohort for a
median of 12.6 years; 368 developed PD. Intake was assessed with a food frequency
questionnaire in 1991 and again every four years. Results. Compared with women who drank no
coffee, those who drank three or more cups a day had a 24% lower risk (hazard ratio 0.76, 95%
CI 0.61–0.95). Decaffeinated coffee was not associated with risk. The association was weaker
among users of hormone therapy, and it disappeared after adjustment for smoking in the
subgroup older than 70 years. Tea showed no protective effect. Constipation, a prodromal
symptom, preceded diagnosis by 5.2 years on average. Conclusions. Our findings extend those of
Whitaker et al. (2003) and suggest that caffeine, rather than other compounds, is responsible.
Limitations include self-reported intake and the lack of genetic data. The study was approved
by the ethics committee of Larkfield University on 8 February 1990. Fewer than 5% of
participants were lost to follow-up.""",
    clean=(
        "Among 29,335 nurses of the Aurora Cohort, 368 cases of PD occurred over a median "
        "follow-up "
        "of 12.6 years.",
        "A food frequency questionnaire recorded intake in 1991 and then every 4 years.",
        "Drinking at least three cups of coffee daily was associated with a risk reduction of 24% "
        "(HR 0.76; 95% CI, 0.61 to 0.95).",
        "No association with risk was seen for decaffeinated coffee.",
        "In hormone therapy users the association was less strong.",
        "Tea did not protect against the disease.",
        "On average, constipation occurred 5.2 years before the diagnosis.",
        "The authors attribute the effect to caffeine and not to other compounds.",
        "Genetic data were lacking, and intake was self-reported.",
        "More than 95% of the participants remained in the study.".replace(
            "More than 95% of the participants remained in the study",
            "Loss to follow-up was below 5%",
        ),
        "Ethical approval was given by Larkfield University in February 1990.",
        "The results are consistent with Whitaker and colleagues (2003).",
        "Parkinson's disease was less frequent among women who drank three or more cups of "
        "coffee per day.",
        "After adjusting for smoking, no association remained in women above 70.",
    ),
    planted=(
        ("The cohort comprised 23,935 nurses.", "number", "23,935"),
        ("Over 368 years, 12.6 women developed PD.", "swapped unit quantity", "368"),
        ("Median follow-up was 12.6 months.", "unit", "12.6 months"),
        ("Decaffeinated coffee was associated with a lower risk.", "negation direction", ""),
        ("Tea showed a protective effect.", "negation", ""),
        ("The Auriga Cohort was followed.", "name", "Auriga"),
        ("The findings extend those of Whitaker et al. (2013).", "citation", "Whitaker"),
        ("Approval was granted on 18 February 1990.", "date", "18 February 1990"),
        ("Women who drank three or more cups a day had a 24% higher risk.", "direction", "higher"),
        ("The association was stronger among users of hormone therapy.", "direction", "stronger"),
        (
            "Participants took levodopa, and the Michael J. Fox Foundation funded the study.",
            "name",
            "Michael",
        ),
        ("The risk was 42% lower.", "percentage", "42%"),
        ("Intake was first assessed in 1981.", "year", "1981"),
        ("More than 5% of participants were lost to follow-up.", "direction", "5%"),
        ("Fewer than 8% of participants were lost to follow-up.", "percentage", "8%"),
    ),
)
