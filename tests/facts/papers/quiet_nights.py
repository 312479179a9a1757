"""An invented paper (quiet nights), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "quiet nights",
    (
        "Turning down the ward: a trial of quiet nights at Harrowmere "
        "General\n"
        "\n"
        "Introduction\n"
        "\n"
        "Hospital wards are louder at night than most patients expect. "
        "The World Health Organization (WHO) advises no more than 30 dB "
        "indoors after dark, yet earlier surveys in Britain found "
        "averages close to 50 dB (Pell and Astor, 2016). Poor sleep has "
        "been linked to delirium in older patients (Okonjo, 2019), but "
        "nobody had tested whether a cheap package of changes could "
        "help. On 4 March 2022 a team led by Dr Miriam Tolland at "
        "Harrowmere General Hospital set out to do so.\n"
        "\n"
        "Methods\n"
        "\n"
        "The Quiet Nights Trial (QNT) was a cluster randomised study in "
        "12 medical wards: six received the package and six carried on "
        "as usual. The package comprised soft-closing bins, dimmable "
        'alarms, a "lights and voices" check at 22:00 and free earplugs. '
        "In all, 486 patients aged 65 or over took part, 240 of them on "
        "quiet wards and 246 on usual-care wards. Patients on sedative "
        "infusions were not eligible. Sound was logged every 10 seconds "
        "by Svarn 140 meters fixed 1.5 m above the bedhead, and sleep "
        "was measured with wrist actigraphy for three nights. Delirium "
        "was assessed twice a day with the 4AT by visiting nurses who "
        "were not told which group a ward was in. Recruitment closed on "
        "18 November 2022.\n"
        "\n"
        "Results\n"
        "\n"
        "Mean night-time noise fell from 52.4 to 45.1 dB on the quiet "
        "wards and barely moved on the others (52.0 to 51.6 dB). "
        "Patients on quiet wards slept 6.1 hours a night against 5.2 "
        "hours (difference 54 minutes, 95% CI 31 to 77; p < 0.001). "
        "Delirium occurred in 24 of 240 patients (10%) versus 41 of 246 "
        "(16.7%; p = 0.03). Falls did not differ between the groups (7 "
        "and 8; p = 0.83). Earplugs were used by only 38% of those "
        "offered them, and one in five users found them uncomfortable. "
        "The kit cost £1,850 per ward.\n"
        "\n"
        "Discussion\n"
        "\n"
        '"What surprised us was how little of it was machines," said Dr '
        "Tolland. Staff conversation made up 44% of the peaks above 70 "
        "dB, and alarms 27%. Professor Idris Quayle of the University of "
        "Carrow, who was not involved, cautioned that all the wards "
        "belonged to one hospital and that patients could not be "
        "blinded. A similar study in Antwerp, with intensive care "
        "patients, found no effect on delirium (Verlinden, 2020). The "
        "findings, published on 9 June 2023, do not show whether the "
        "benefit lasts beyond the third night. A second trial in five "
        "hospitals, funded with £1.2 million from the Marlowe Trust, "
        "will start in 2024 and follow patients for 90 days."
    ),
    (
        ("Wards are noisier after dark than patients tend to think."),
        (
            "British surveys had put the night-time average at around 50 dB, "
            "well above the 30 dB that the WHO recommends as an indoor "
            "maximum (Pell and Astor, 2016)."
        ),
        ("Half of the twelve wards got the package; the other half kept to their routine."),
        ("The trial enrolled 486 people, all of them at least 65 years old."),
        ("Anyone being given a sedative infusion was excluded."),
        (
            "The nurses who rated delirium, twice daily and with the 4AT, "
            "were kept unaware of a ward's allocation."
        ),
        ("On the intervention wards the mean level at night dropped by 7.3 dB, to 45.1 dB."),
        ("The control wards stayed about as loud as they had been, with a change of only 0.4 dB."),
        (
            "Being on a quiet ward brought patients almost an hour of extra "
            "sleep per night (54 minutes; 95% CI 31 to 77)."
        ),
        (
            "One in ten patients on the quiet wards became delirious, "
            "compared with about one in six under usual care."
        ),
        ("Across both groups, 65 patients developed delirium."),
        ("Falls were no different."),
        (
            "Fewer than four in ten of the patients offered earplugs "
            "actually wore them, and 20% of the wearers said they were "
            "uncomfortable."
        ),
        (
            "Talking among staff caused more of the loud peaks than alarms "
            "did (44% against 27%), which the team had not expected."
        ),
        ("At £1,850 a ward, fitting out the six intervention wards works out at £11,100."),
        (
            "An outside expert, Idris Quayle, pointed out that the study "
            "covered a single hospital and that patients could not be kept "
            "unaware of what they were getting."
        ),
        (
            "In Antwerp, by contrast, comparable work in intensive care had "
            "not seen any change in delirium (Verlinden, 2020)."
        ),
        ("Whether the gain persists after three nights remains unknown."),
        (
            "The follow-up trial, backed by £1.2m from the Marlowe Trust, is "
            "to begin in 2024 in five hospitals, with each patient followed "
            "for 90 days."
        ),
    ),
    (
        (
            ("Of the 486 older patients who joined the study, 264 were cared for on quiet wards."),
            "number",
            "264",
        ),
        (
            ("Meters above the bedhead took a sound reading every 10 minutes."),
            "unit",
            "10 minutes",
        ),
        (
            ("Patients receiving sedative infusions were eligible to join the trial."),
            "negation",
            "eligible",
        ),
        (
            (
                "Dr Helen Marsden and her team at Harrowmere General Hospital "
                "wanted to know whether inexpensive changes could make the "
                "nights quieter."
            ),
            "name",
            "Dr Helen Marsden",
        ),
        (
            (
                "Sleeping badly has previously been tied to delirium in older "
                "people (Verlinden, 2020)."
            ),
            "citation",
            "Verlinden, 2020",
        ),
        (
            ("The team stopped recruiting patients on 28 November 2022."),
            "date",
            "28 November 2022",
        ),
        (
            ("How long patients slept was recorded with polysomnography over three nights."),
            "unsupported",
            "polysomnography",
        ),
        (
            ("Alarms accounted for 37% of the noise peaks louder than 70 dB."),
            "percentage",
            "37%",
        ),
        (
            ("A larger trial, this time in five hospitals, is due to start in 2026."),
            "year",
            "2026",
        ),
    ),
)
