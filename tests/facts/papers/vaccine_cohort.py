"""An invented paper (vaccine cohort), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "vaccine cohort",
    (
        "# One dose of Respivane against RSV hospitalisation in older "
        "adults: a registry cohort from Tarnvale\n"
        "\n"
        "## Introduction\n"
        "\n"
        "Respiratory syncytial virus (RSV) is a frequent cause of "
        "hospital stays in old age [@mbatha2018]. Respivane was licensed "
        "in 2021 after a trial in 9,400 adults that showed an efficacy "
        "of 79% over one season [@lindholm2021]. That trial enrolled few "
        "people aged 85 or over, and protection outside trials has not "
        "been described.\n"
        "\n"
        "## Methods\n"
        "\n"
        "We linked the Tarnvale Immunisation Register with discharge "
        "records of all six hospitals in the region. The cohort "
        "comprised 41,200 residents aged 65 years or older who were "
        "alive on 1 October 2022; follow-up ended on 30 June 2023. "
        "Care-home residents were not included. Respivane was given as a "
        "single intramuscular injection of 120 µg in 0.5 mL, and people "
        "counted as vaccinated from 14 days after the injection. RSV was "
        "confirmed by polymerase chain reaction (PCR) at the Osterby "
        "Virology Laboratory. Vaccine effectiveness (VE) was estimated "
        "with Cox models adjusted for age, sex, smoking and chronic lung "
        "disease, following the approach of [@ferreira2020]. Ines "
        "Calloway checked all coded diagnoses by hand. Side effects were "
        "asked about by telephone in a random sample of 3,100 vaccinated "
        "people.\n"
        "\n"
        "## Results\n"
        "\n"
        "In total, 24,720 people (60%) were vaccinated. They were older "
        "than the unvaccinated (mean 76.1 versus 73.8 years).\n"
        "\n"
        "| Group | People | RSV admissions | Per 1,000 |\n"
        "|---|---|---|---|\n"
        "| Vaccinated | 24,720 | 99 | 4.0 |\n"
        "| Unvaccinated | 16,480 | 231 | 14.0 |\n"
        "\n"
        "Adjusted VE against RSV admission was 68% (95% CI 60 to 75). It "
        "was 74% at ages 65–74, 67% at ages 75–84 and 52% at 85 or "
        "over. VE declined from 76% in months 1–3 to 59% in months 7–9 "
        "(p = 0.008). Among admitted patients, the median stay was 5 "
        "days in the vaccinated and 8 days in the unvaccinated. VE did "
        "not differ between women and men (p = 0.47). In the telephone "
        "sample, 1,240 people (40%) reported a sore arm and 248 (8%) "
        "reported fever. No case of Guillain-Barré syndrome was "
        "recorded.\n"
        "\n"
        "## Discussion\n"
        "\n"
        "Protection was somewhat lower than in the trial [@lindholm2021] "
        "and waned within nine months, as was also seen with another RSV "
        "vaccine [@sorensen2022]. The lower VE at 85 or over may reflect "
        "ageing of the immune system. We could not adjust for income. "
        "Residual confounding is possible because vaccinated people may "
        "seek care earlier. The Tarnvale Health Board has extended "
        "follow-up to 2025 and will study a second dose."
    ),
    (
        ("One dose of Respivane cut RSV admissions by about two thirds."),
        (
            "The study followed 41,200 people aged 65 and over in Tarnvale "
            "for nine months, from the start of October 2022 to the end of "
            "June 2023."
        ),
        ("Three out of five cohort members had been vaccinated, which left 16,480 who had not."),
        ("There were 330 RSV admissions altogether, 231 of them among people without the vaccine."),
        ("Per thousand people, 4 vaccinated and 14 unvaccinated residents were admitted with RSV."),
        (
            "Protection was weakest in the oldest: VE was 52% from age 85 "
            "on, compared with 74% at 65 to 74."
        ),
        ("The effect faded."),
        (
            "Vaccinated patients who did end up in hospital went home "
            "sooner, with a median stay three days shorter."
        ),
        ("Women and men were protected equally well, as far as the data can tell."),
        (
            "Two in five of the people interviewed by telephone had a sore "
            "arm after the injection, and fewer than one in ten had fever."
        ),
        ("Guillain-Barré syndrome did not occur in the records."),
        (
            "On average, the vaccinated were 2.3 years older than those who "
            "had not had the injection."
        ),
        ("People living in care homes were left out of the cohort."),
        (
            "The authors linked the regional immunisation register to "
            "discharge data from six hospitals and fitted Cox models that "
            "took account of age, sex, smoking and chronic lung disease."
        ),
        (
            "The dose was 0.12 mg, injected once into the muscle, and people "
            "were counted as vaccinated two weeks later."
        ),
        (
            "Income could not be accounted for, and the authors concede that "
            "the vaccinated may go to the doctor earlier."
        ),
        ("Waning has been observed with a different RSV vaccine as well [@sorensen2022]."),
        (
            "RSV often puts older people in hospital [@mbatha2018], yet "
            "nobody had described how well Respivane protects outside trials."
        ),
    ),
    (
        (
            ("Only 59 vaccinated people were admitted with RSV, against 231 of the unvaccinated."),
            "swapped",
            "59",
        ),
        (
            ("Respivane was injected once, at a dose of 120 mg in half a millilitre."),
            "unit",
            "120 mg",
        ),
        (
            ("All coded diagnoses were reviewed manually by Ines Galbraith."),
            "name",
            "Ines Galbraith",
        ),
        (
            ("The modelling of vaccine effectiveness followed an earlier approach [@mbatha2018]."),
            "citation",
            "@mbatha2018",
        ),
        (
            (
                "To be included, residents had to be alive on 1 December 2022 "
                "and at least 65 years old."
            ),
            "date",
            "1 December 2022",
        ),
        (
            (
                "Hospital stays were longer in vaccinated patients than in "
                "unvaccinated ones, with medians of 5 and 8 days."
            ),
            "direction",
            "longer",
        ),
        (
            ("Infections were confirmed by PCR at the Helmsford Institute of Hygiene."),
            "name",
            "Helmsford Institute",
        ),
        (
            ("Between the ages of 75 and 84, the vaccine prevented 61% of RSV admissions."),
            "percentage",
            "61%",
        ),
        (
            (
                "Respivane came to market with a licence granted in 2019, "
                "following a trial with 9,400 participants."
            ),
            "year",
            "2019",
        ),
    ),
    format=Format.MARKDOWN,
)
