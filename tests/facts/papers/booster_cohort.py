"""An invented paper (booster cohort), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "booster cohort",
    "We followed 8,914 health-care workers at three hospitals in Melbourne from 15 "
    "February to 31 October 2021 (Nguyen & Patel, 2020). Vaccination reduced "
    "symptomatic infection by 83% (95% CI 76–88). Antibody titres were measured with "
    "an Abbott Architect assay and fell from 940 to 310 U/mL within six months. "
    "Breakthrough infections were rare: 112 cases were seen, none of which was fatal. "
    "Nurses were infected more often than physicians. A third dose, given to 2,140 "
    "participants, restored titres to 1,250 U/mL. Age did not influence protection. "
    "Fever lasted 1.8 days in vaccinated and 4.1 days in unvaccinated staff. The study "
    "was coordinated by Professor L. T. Marchetti of Monash University and cost A$2.6 "
    "million. Side effects were reported by 27% of the participants, mostly headache. "
    "The viral load was lower after vaccination. Absence from work dropped by 3.2 days "
    "per infection. The vaccine was stored at −70 °C; doses of 0.3 mL were injected. "
    "Earlier estimates by Okoye et al. (2019) were higher than ours.",
    clean=(
        "Symptomatic infection was 83% less frequent after vaccination (95% CI 76 to 88).",
        "Half a year later, titres had decreased from 940 to 310 U/mL.",
        "None of the 112 breakthrough infections was fatal.",
        "Physicians were infected less often than nurses.",
        "Titres rose again to 1,250 U/mL after a third dose.",
        "The third dose was given to 2140 people.",
        "Protection was independent of age.",
        "Unvaccinated staff had fever for 4.1 days, vaccinated staff for 1.8 days.",
        "More than a quarter of the participants reported side effects.",
        "Headache was the most common side effect.",
        "Vaccinated people had a lower viral load.",
        "Workers were absent 3.2 days less per infection.",
        "Doses of 300 µL were injected.",
        "The vaccine had to be kept at minus 70 °C.",
        "Our estimates are lower than those of Okoye et al. (2019).",
        "L. T. Marchetti (Monash University) led the study.",
        "The assay was an Abbott Architect.",
        "Three hospitals took part.",
    ),
    planted=(
        (
            "The cohort consisted of 8,194 health-care workers.",
            "number",
            "8,194",
        ),
        (
            "Participants received doses of 0.3 L each.",
            "unit",
            "0.3 L",
        ),
        (
            "Protection was influenced by age.",
            "negation",
            "influenced",
        ),
        (
            "Professor L. T. Marchand coordinated the study.",
            "name",
            "Marchand",
        ),
        (
            "The design follows an earlier one (Nguyen & Pham, 2020).",
            "citation",
            "Nguyen & Pham, 2020",
        ),
        (
            "Follow-up ended on 13 October 2021.",
            "date",
            "13 October 2021",
        ),
        (
            "After vaccination the viral load was higher.",
            "direction",
            "higher",
        ),
        (
            "Titres were determined with a Roche Elecsys assay.",
            "name",
            "Roche Elecsys",
        ),
        (
            "Side effects occurred in 37% of the participants.",
            "percentage",
            "37%",
        ),
        (
            "Okoye et al. (2018) gave higher estimates.",
            "citation",
            "Okoye et al. (2018)",
        ),
    ),
    format=Format.MARKDOWN,
)
