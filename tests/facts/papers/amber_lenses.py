"""An invented paper (amber lenses), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "amber lenses",
    (
        "Amber Lenses in the Evening and Sleep of Rotating-Shift Nurses: "
        "A Randomised Crossover Trial\n"
        "\n"
        "Background\n"
        "\n"
        "Rotating shifts delay the body clock and shorten the main sleep "
        "period (Halvorsen, 2014). In one ward survey, nurses slept 5.6 "
        "hours on average between shifts (Okonjo, 2019). Whether cheap "
        "amber lenses help is disputed: a small laboratory study "
        "reported earlier sleep onset (Tran and Lindqvist, 2017), "
        "whereas a field study of bus drivers found no benefit "
        "(Abernathy, 2020).\n"
        "\n"
        "Methods\n"
        "\n"
        "Between 4 March and 18 November 2021 we recruited 96 nurses at "
        "Brennick General Hospital and St. Odile Hospital. Each nurse "
        "wore amber lenses for 14 days and clear lenses for 14 days, in "
        "random order, with a washout of 7 days in between. Lenses were "
        "worn for the 3 hours before bedtime. Nurses who took hypnotics "
        "were excluded, and caffeine was limited to 200 mg per day. "
        "Sleep was recorded with a wrist actigraph (Somnar W2); 24 "
        "nurses also had polysomnography (PSG) at home. Saliva for "
        "dim-light melatonin onset (DLMO) was collected on the last "
        "evening of each period. Marit Falk prepared the allocation "
        "list. Joon Pereira, who did not know the allocation, scored the "
        "actigraphy. The primary outcome was total sleep time (TST). The "
        "trial was registered on 12 February 2021 and funded by the "
        "Kestrel Foundation.\n"
        "\n"
        "Results\n"
        "\n"
        "Eighty-four nurses (87.5%) completed both periods; 63 were "
        "women (75%) and 21 were men, and the mean age was 38.4 years. "
        "Of the 12 who withdrew, 7 cited discomfort and 5 a change of "
        "roster. TST was 382 min with amber and 361 min with clear "
        "lenses (difference 21 min, 95% CI 9 to 33; p = 0.001). Sleep "
        "onset latency was 19 min with amber and 28 min with clear "
        "lenses (p = 0.004). DLMO occurred 34 min earlier with amber "
        "lenses (95% CI 18 to 50). Sleep efficiency did not differ "
        "significantly (86.2% versus 84.9%; p = 0.21). In the PSG "
        "subset, slow-wave sleep was similar (71 versus 69 min; p = "
        "0.58). The gain in TST was larger in evening types (31 min) "
        "than in morning types (11 min; interaction p = 0.03). Headache "
        "was reported by 9 nurses with amber and 4 with clear lenses. "
        "There were no serious adverse events.\n"
        "\n"
        "Discussion\n"
        "\n"
        "The gain agrees in direction with Tran and Lindqvist (2017) but "
        "is about half the 40 min pooled in a recent review (Desrosiers, "
        "2022). Participants could not be blinded to lens colour. "
        "Adherence was self-reported, at 81% of evenings. Light at the "
        "workplace was not measured, and nobody was followed after the "
        "second period. A longer trial, planned for 2024 at St. Odile "
        "Hospital, will include night-only staff."
    ),
    (
        ("Nurses slept longer with the amber lenses."),
        (
            "The trial enrolled 96 rotating-shift nurses from two hospitals, "
            "Brennick General and St. Odile."
        ),
        (
            "Every participant tried both kinds of lenses, two weeks each, "
            "with a week off in between."
        ),
        ("Of the 96 nurses who were recruited, seven in eight finished both periods."),
        (
            "It took the nurses 19 minutes to fall asleep with amber lenses, "
            "nine minutes less than with clear ones."
        ),
        (
            "Melatonin onset moved forward by a bit more than half an hour "
            "when the amber lenses were worn."
        ),
        (
            "Neither sleep efficiency nor, in the nurses with PSG, slow-wave "
            "sleep changed significantly."
        ),
        (
            "Evening types gained 20 minutes more sleep than morning types "
            "did, and the interaction was significant (p = 0.03)."
        ),
        (
            "Seven of the dropouts blamed discomfort, while the other five "
            "had their rosters changed."
        ),
        (
            "No serious harms were seen, although headache was more common "
            "with amber lenses (9 nurses) than with clear ones (4)."
        ),
        (
            "The person who scored the actigraphy, Joon Pereira, was unaware "
            "of who had worn which lenses."
        ),
        ("The participants themselves could not be kept blind to the colour of the lenses."),
        (
            "Earlier evidence was mixed: Tran and Lindqvist (2017) saw "
            "earlier sleep onset in the laboratory, but bus drivers in the "
            "field did not benefit (Abernathy, 2020)."
        ),
        (
            "A recent review put the pooled gain at 40 minutes (Desrosiers, "
            "2022), roughly twice what this trial found."
        ),
        ("By their own account, the nurses wore the lenses on about four evenings out of five."),
        ("There was no follow-up once the second period was over."),
    ),
    (
        (
            ("In all, 78 nurses went through both lens periods to the end."),
            "number",
            "78",
        ),
        (
            ("Participants put on the lenses for the last 3 minutes before going to bed."),
            "unit",
            "3 minutes",
        ),
        (
            (
                "Sleep was tracked at the wrist with a Lumora W2 actigraph, and "
                "a subset also had PSG at home."
            ),
            "name",
            "Lumora",
        ),
        (
            (
                "Nurses on one ward survey got an average of 5.6 hours of sleep "
                "between shifts (Abernathy, 2020)."
            ),
            "citation",
            "Abernathy, 2020",
        ),
        (
            ("Enrolment opened on 4 March and ran until 18 October 2021."),
            "date",
            "18 October 2021",
        ),
        (
            (
                "Dim-light melatonin onset came 34 minutes later in the amber "
                "period than in the clear one."
            ),
            "direction",
            "later",
        ),
        (
            (
                "Money for the trial came from the Northern Sleep Council, and "
                "nurses on hypnotics were kept out of it."
            ),
            "name",
            "Northern Sleep Council",
        ),
        (
            (
                "Sleep efficiency reached 89.2% with amber lenses against 84.9% "
                "with clear ones, a difference that was not significant."
            ),
            "percentage",
            "89.2%",
        ),
        (
            (
                "St. Odile Hospital is to host a longer trial in 2026, which "
                "will also take in night-only staff."
            ),
            "year",
            "2026",
        ),
    ),
)
