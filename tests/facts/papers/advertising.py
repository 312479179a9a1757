"""An invented paper (advertising experiment), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "advertising experiment",
    """In two online experiments (N = 1,126 and N = 980), participants saw advertisements for a
fictitious coffee brand, Morova. In Study 1, ads with a human face were remembered better than
ads without one (63% vs. 51%), t(1124) = 4.02, p < .001. Brand liking, however, was not
affected by the face. In Study 2, slower animations lowered purchase intentions by 0.4 points
on a 7-point scale. Contrary to our hypothesis, humour did not increase recall. Older
participants were less sensitive to animation speed. Viewing time averaged 8.2 seconds and was
shorter on mobile phones than on desktop computers. Both studies were preregistered on the
Open Science Framework on 12 January 2021 and run by Lindgren and Abe. We excluded 74 people
who failed the attention check. The findings support the dual-coding account (Paivio, 1986)
and suggest that "faces sell memories, not products". No participant received more than $3.50.""",
    clean=(
        "Across two online studies with 1126 and 980 participants, ads for the invented "
        "coffee brand "
        "Morova were tested.",
        "Ads showing a human face were recalled by 63% of participants, compared with 51% "
        "for ads without.",
        "The face had no effect on how much people liked the brand.",
        "Purchase intentions dropped by 0.4 points when animations were slow.",
        "Recall did not benefit from humour.",
        "Humour failed to improve recall.",
        "Animation speed mattered less to older participants.",
        "Participants looked at the ads for 8.2 s on average, and longer on desktop computers than "
        "on phones.",
        "Preregistration on the Open Science Framework took place on January 12, 2021.",
        "Seventy-four people were excluded because they failed an attention check.",
        "The results are in line with Paivio's (1986) dual-coding account.",
        "Participants were paid at most $3.50.",
        "Lindgren and Abe ran both studies.",
        "Memory was better for ads with faces than for those without faces.",
    ),
    planted=(
        ("Study 1 had 1,226 participants.", "number", "1,226"),
        ("Viewing time averaged 8.2 minutes.", "unit", "8.2 minutes"),
        ("The face also affected brand liking.", "negation", ""),
        ("Humour increased recall, as we had expected.", "negation", ""),
        ("The brand was called Merova.", "name", "Merova"),
        ("The findings support dual coding (Paivio, 1968).", "citation", "Paivio"),
        ("Both studies were preregistered on 12 June 2021.", "date", "12 June 2021"),
        ("Older participants were more sensitive to animation speed.", "direction", "more"),
        (
            "Viewing time was longer on mobile phones than on desktop computers.",
            "direction",
            "longer",
        ),
        ("The participants were recruited through Prolific.", "name", "Prolific"),
        ("Ads with a human face were remembered by 73%.", "percentage", "73%"),
        ("Preregistration happened in 2020.", "year", "2020"),
        ("Slower animations raised purchase intentions.", "direction", "raised"),
        ("We excluded 47 people who failed the attention check.", "number", "47"),
        ("Ads with a human face were remembered worse.", "direction", "worse"),
        ("The authors conclude that “faces sell products”.", "quoted", "faces sell products"),
    ),
)
