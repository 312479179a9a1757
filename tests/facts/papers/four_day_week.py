"""An invented paper (four-day week), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "four-day week",
    (
        "Fridays off: what a town hall learned from a year of four-day "
        "weeks\n"
        "\n"
        "Introduction\n"
        "\n"
        "When the council of Harnsey, a port of 48,000 people, voted for "
        "a four-day week on 14 February 2022, the motion passed by two "
        "votes. Councillor Dilys Penrow, who tabled it, promised that "
        "nobody would earn less. Earlier trials had been run mostly in "
        "private firms (Okafor and Lind, 2018), and a review found "
        "hardly any evidence from public offices (Barrowman, 2021).\n"
        "\n"
        "Methods\n"
        "\n"
        "From 1 May 2022 to 30 April 2023, 164 of the town's 410 "
        "eligible employees worked 32 hours a week instead of 39, on "
        "full pay. They were drawn by lot from six departments. The "
        "other 246 kept their hours and served as the comparison group. "
        "Refuse collectors and harbour pilots were not eligible. A team "
        "led by Marek Sowa of Wexcombe University asked both groups to "
        "fill in the Tidewell Burnout Scale, which runs from 0 to 60, "
        "before the start and again in the last month. Sick days were "
        "read from Ledgerline, the payroll system, and waiting times "
        "from the ticket machines at the counter. Offices stayed open "
        "five days a week.\n"
        "\n"
        "Results\n"
        "\n"
        "Sick leave fell from 9.6 to 7.2 days per person in the four-day "
        "group; in the comparison group it was 9.4 days in both years. "
        "Burnout scores dropped by 6.3 points more in the four-day group "
        "than in the comparison group (95% CI 4.1 to 8.5). Of the "
        "four-day workers, 82 percent wanted to go on, 11 percent wanted "
        "the old hours back, mostly because their days had become too "
        "dense, and the rest had no view. The median wait at the counter "
        "rose from 8 to 11 minutes, the only measure that got worse. "
        "Building permits took 23 working days, as before (p = 0.74). "
        "Five people in the four-day group and 15 in the comparison "
        "group resigned, too few for a firm conclusion (p = 0.16).\n"
        "\n"
        "Discussion\n"
        "\n"
        '"The gain in health is real, but it is not free," says Sowa. He '
        "warns that staff knew which group they were in, so hope may "
        "have coloured their answers. Electricity use was not recorded. "
        "The drop in sick leave was larger than in a trial in care "
        "homes, where it was 18 percent (Haugen, 2020). Councillor Ray "
        "Tuddenham, who voted against, calls the full cost unclear: the "
        "town spent 210,000 pounds on nine temporary clerks. On 20 June "
        "2023 the council extended the scheme to all eligible staff "
        "until the end of 2024. A second survey is planned for November "
        "2023.\n"
    ),
    (
        ("Staff in the trial kept their full pay."),
        ("Of the 410 employees who were eligible, 164 (40 percent) were moved to a four-day week."),
        ("The working week shrank by seven hours, from 39 to 32."),
        (
            "Who got the shorter week was decided by lot; the remaining 246 "
            "employees went on as before and were used for comparison."
        ),
        ("The trial lasted a year, from the start of May 2022 to the end of April 2023."),
        (
            "Among those on four days, sick leave went down by a quarter, "
            "from 9.6 to 7.2 days a head, while it did not move at all in "
            "the comparison group."
        ),
        ("The vote in the council was close: the motion won by only two votes."),
        ("At the counter, the median wait went up by three minutes, to 11 minutes."),
        ("Building permits did not slow down, taking 23 working days as they had done before."),
        ("More than four in five of those on the short week wanted to keep it."),
        (
            "About one in nine would rather have returned to the old hours, "
            "chiefly because the working days had become too packed."
        ),
        (
            "There were fewer resignations in the four-day group, but with "
            "20 in all the difference may be chance (p = 0.16)."
        ),
        (
            "Most earlier trials took place in private companies (Okafor and "
            "Lind, 2018), and public offices had hardly been studied "
            "(Barrowman, 2021)."
        ),
        ("The offices did not close on any extra day."),
        ("Harbour pilots and refuse collectors could not take part."),
        (
            "Compared with their colleagues on normal hours, four-day "
            "workers saw their burnout scores improve by about six points on "
            "a scale of 0 to 60."
        ),
        (
            "Because everyone knew which group they belonged to, the answers "
            "may have been influenced by hope, Sowa cautions."
        ),
        (
            "Ray Tuddenham, who had voted against the scheme, points to the "
            "£210,000 paid for nine temporary clerks and says that the full "
            "cost is not clear."
        ),
        (
            "The council has since opened the four-day week to every "
            "eligible employee until the end of 2024."
        ),
        ("Nobody kept track of electricity use."),
    ),
    (
        (
            ("The people on the shorter week came from eight departments."),
            "swapped",
            "eight",
        ),
        (
            ("A building permit took 23 working weeks, just as it had before the trial."),
            "unit",
            "23 working weeks",
        ),
        (
            ("Refuse collectors were eligible for the four-day week."),
            "negation",
            "eligible",
        ),
        (
            (
                "In care homes, a comparable trial cut sick leave by 18 percent "
                "(Okafor and Lind, 2018)."
            ),
            "citation",
            "Okafor and Lind, 2018",
        ),
        (
            ("The decision to extend the scheme was taken on 20 July 2023."),
            "date",
            "20 July 2023",
        ),
        (
            (
                "Relative to the comparison group, burnout scores among four-day "
                "staff rose by 6.3 points (95% CI 4.1 to 8.5)."
            ),
            "direction",
            "rose",
        ),
        (
            ("Figures on sick days were supplied by the Regional Health Fund."),
            "name",
            "Regional Health Fund",
        ),
        (
            ("Asked whether they wanted to carry on, 87 percent of the four-day workers said yes."),
            "percentage",
            "87 percent",
        ),
        (
            ("Staff are to be surveyed a second time in November 2024."),
            "date",
            "November 2024",
        ),
    ),
)
