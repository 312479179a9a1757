"""An invented paper (apprentice passes), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "apprentice passes",
    (
        "GETTING THERE: FREE TRANSIT PASSES AND THE COMPLETION OF "
        "APPRENTICESHIPS IN KESTREL COUNTY\n"
        "\n"
        "Ines Calloway, Tobias Rennick and Farah Siddiq\n"
        "\n"
        "1. INTRODUCTION\n"
        "\n"
        "About two in five apprentices in Kestrel County leave before "
        "they obtain their certificate. Low pay, conflict with the "
        "employer and a poor match to the trade are the reasons most "
        "often studied (Hallworth, 2004). Travel has received less "
        "attention, although apprentices commute on two routes at once: "
        "to the employer on most days and to a vocational college on the "
        "others. In a survey of trainees in three counties, 29 percent "
        "named the journey as a reason to consider quitting (Duarte and "
        "Finch, 2011).\n"
        "\n"
        "There are grounds for expecting cheaper travel to matter. "
        "Ostrowski (2013) showed that job seekers who received a transit "
        "subsidy searched over a wider area and found work sooner. On "
        "the other hand, Reyes et al. (2015) found that free bus travel "
        "for secondary pupils had no effect on attendance, perhaps "
        "because most of them lived within walking distance of school. "
        "Apprentices are poorer than job seekers with work experience "
        "and live farther away than pupils, so neither result can simply "
        "be carried over.\n"
        "\n"
        "We study a lottery for free transit passes that was held in "
        "2016. Because the passes were allocated at random among "
        "applicants, a comparison of winners and losers gives the causal "
        "effect of the offer. Our main outcome is the completion of the "
        "apprenticeship.\n"
        "\n"
        "2. METHODS\n"
        "\n"
        "2.1 The lottery\n"
        "\n"
        "The Tamsin Valley Transit Authority (TVTA) announced the scheme "
        "in June 2016, at the urging of the county commissioner, Petra "
        "Holloway. First-year apprentices who lived at least 3 "
        "kilometres from their employer could apply. Of 2,400 eligible "
        "applicants, 900 were drawn as winners on 9 September 2016; the "
        "other 1,500 form the control group. The pass was valid on all "
        "buses and regional trains for 24 months, until 30 September "
        "2018. Its retail price was $65 a month, so that the full value "
        "came to $1,560 per winner. Losers were free to buy the same "
        "pass at the retail price.\n"
        "\n"
        "2.2 Data\n"
        "\n"
        "Completion, dropout and absence were taken from the register of "
        "the Vocational Training Board. We matched 2,352 of the "
        "applicants (98 percent) to the register; the 48 who could not "
        "be matched are counted as not having completed. Smart-card data "
        "from the TVTA show how winners used their passes. A telephone "
        "survey in the spring of 2018 reached 1,680 applicants (70 "
        "percent) and asked about travel time, mode and satisfaction. "
        "Hourly wages in 2020 come from the county payroll tax file.\n"
        "\n"
        "2.3 Estimation\n"
        "\n"
        "We regress each outcome on an indicator for winning, with "
        "controls for age, sex, trade and distance. Completion is "
        "measured 36 months after the start of the apprenticeship. "
        "Standard errors are robust. The analysis plan was registered on "
        "21 November 2017, before the completion data were released. We "
        "did not adjust for multiple comparisons in the subgroup "
        "analysis, which should be read as exploratory.\n"
        "\n"
        "2.4 Sample\n"
        "\n"
        "The mean age of applicants was 20.4 years and 44 percent were "
        "women. Electricians made up 31 percent of the sample, cooks 22 "
        "percent, carpenters 18 percent and care assistants 16 percent; "
        "the remaining 13 percent were spread over 11 smaller trades. "
        "The mean distance to the employer was 17 kilometres. Winners "
        "and losers did not differ on any of nine baseline "
        "characteristics (joint test, p = 0.62).\n"
        "\n"
        "3. RESULTS\n"
        "\n"
        "3.1 Use of the pass\n"
        "\n"
        "Some 81 percent of winners used the pass at least once a week, "
        "while 11 percent never used it. Use peaked on Tuesdays and "
        "Wednesdays, the days on which Marlow College teaches most of "
        "its apprentice classes. Among losers, 37 percent reported "
        "buying a pass for at least six months.\n"
        "\n"
        "3.2 Completion and dropout\n"
        "\n"
        "After 36 months 594 winners (66 percent) and 870 losers (58 "
        "percent) had completed their apprenticeship. The difference of "
        "8 percentage points (95 percent CI 4.0 to 12.0) is "
        "statistically significant (p < 0.001) and hardly changes when "
        "controls are added. Most of the gap opened early: dropout in "
        "the first year was 14 percent among winners and 21 percent "
        "among losers. Unexcused absence fell as well, from 9.6 days a "
        "year among losers to 7.2 among winners.\n"
        "\n"
        "Table 1. Main outcomes\n"
        "\n"
        "Outcome                          Winners   Losers    p\n"
        "Completed within 36 months       66%       58%       <0.001\n"
        "Dropped out in first year        14%       21%       <0.001\n"
        "Unexcused absence, days a year   7.2       9.6       0.003\n"
        "Hourly wage in 2020              $18.40    $18.10    0.37\n"
        "\n"
        "3.3 Who benefited\n"
        "\n"
        "The effect was concentrated among those with a long way to go. "
        "For apprentices living more than 15 kilometres from their "
        "employer the pass raised completion by 13 percentage points (p "
        "< 0.001), against 3 points for those living closer (p = 0.28). "
        "The point estimate was larger for women (11 points) than for "
        "men (6 points), but the difference between the sexes was not "
        "significant (p = 0.21). By trade, the largest effect was found "
        "for cooks, many of whom finish work after 10 p.m.\n"
        "\n"
        "3.4 Travel and wages\n"
        "\n"
        "Winners who answered the survey reported a median journey of 46 "
        "minutes to work, compared with 52 minutes for losers. The gain "
        "seems to come from regional express trains, which winners took "
        "twice as often. The share driving a car to work was 19 percent "
        "among winners and 33 percent among losers. Satisfaction with "
        "the apprenticeship did not differ. Wages in 2020 were $18.40 an "
        "hour for winners and $18.10 for losers, a gap that is well "
        "within sampling error.\n"
        "\n"
        "3.5 Costs\n"
        "\n"
        "The marginal cost of the scheme to the TVTA was $540 per "
        "winner, far below the retail value, because most trains and "
        "buses had empty seats. Divided by the effect of 8 points, this "
        "gives a cost of $6,750 per additional completed apprenticeship. "
        "By comparison, Lindgren (2019) puts the cost of one additional "
        "completion through individual mentoring at $11,200.\n"
        "\n"
        "4. DISCUSSION\n"
        "\n"
        "A free transit pass raised the completion of apprenticeships by "
        "8 percentage points. The effect is large for a modest transfer, "
        "and the pattern of results suggests that it worked through "
        "travel rather than through income: it was driven by those who "
        "lived far away, it was accompanied by less absence, and it was "
        "visible within the first year. Had the pass acted mainly as "
        "income, the effect should not have depended on distance.\n"
        "\n"
        "Our findings differ from those of Reyes et al. (2015), and "
        "distance is the likely reason. In their study the average pupil "
        "lived 1.4 kilometres from school. They are closer to those of "
        "Ostrowski (2013), who also reports gains for people in the "
        "outer districts.\n"
        "\n"
        "Three limits should be noted. First, applicants chose to enter "
        "the lottery and may have been more troubled by travel than "
        "other apprentices; about 46 percent of eligible apprentices "
        "applied. Second, we lack wage data beyond 2020, when many young "
        "workers were affected by business closures. Third, the pass was "
        "offered only in one county with a fairly dense rail network, "
        "and results may not extend to areas served by buses alone.\n"
        "\n"
        "The TVTA ended the scheme in 2018, when its budget was cut. In "
        "view of the low marginal cost, a renewed pass restricted to "
        "apprentices who live more than 15 kilometres away would deserve "
        "consideration. A second lottery in neighbouring Orrin County, "
        "due to start on 1 February 2022, will show whether the effect "
        "can be repeated.\n"
    ),
    (
        (
            "Offering apprentices a free transit pass raised the share "
            "completing their training from 58 to 66 percent."
        ),
        (
            "Nine hundred of the 2,400 eligible applicants won a pass; the "
            "remaining 1,500 served as controls."
        ),
        ("The draw took place on 9 September 2016, and the passes ran for two years."),
        ("At a retail price of $65 a month, each pass was worth $1,560 in total."),
        (
            "Roughly four fifths of winners travelled on the pass at least "
            "weekly, although about one in nine never did."
        ),
        (
            "Winners had a quarter fewer days of unexcused absence a year "
            "than losers, 7.2 compared with 9.6."
        ),
        ("First-year dropout was seven percentage points lower among winners than among losers."),
        (
            "The gain in completion was 13 points for apprentices who lived "
            "over 15 kilometres from work, but a statistically insignificant "
            "3 points for those nearer by."
        ),
        (
            "Although the estimated effect was 11 points for women and 6 for "
            "men, the gap between them could be due to chance (p = 0.21)."
        ),
        (
            "No significant difference in hourly wages was found in 2020, "
            "when winners earned $18.40 and losers $18.10."
        ),
        (
            "Each additional completion cost $6,750, well below the $11,200 "
            "estimated for individual mentoring (Lindgren, 2019)."
        ),
        ("Among survey respondents, the median trip to work was six minutes shorter for winners."),
        ("A third of losers drove to work, compared with about a fifth of winners."),
        (
            "Almost all applicants (98 percent) could be traced in the "
            "register of the Vocational Training Board, and those who could "
            "not were treated as non-completers."
        ),
        ("The telephone survey, carried out in spring 2018, reached seven in ten applicants."),
        (
            "In an earlier survey covering three counties, 29 percent of "
            "trainees said the journey was a reason to think about leaving "
            "(Duarte and Finch, 2011)."
        ),
        (
            "Free bus travel did not improve the attendance of secondary "
            "pupils (Reyes et al., 2015), who lived on average only 1.4 "
            "kilometres from school."
        ),
        (
            "The largest trade in the sample was that of electricians, at 31 "
            "percent, followed by cooks at 22 percent."
        ),
        (
            "Because fewer than half of eligible apprentices entered the "
            "lottery, applicants may have been those for whom travel was a "
            "bigger problem."
        ),
        (
            "The authors registered their analysis plan in November 2017, "
            "before completion data became available."
        ),
    ),
    (
        (
            (
                "The scheme cost the transit authority an estimated $450 per "
                "winner at the margin, far less than the retail value of the "
                "pass."
            ),
            "quantity",
            "$450",
        ),
        (
            ("Completion was assessed 36 weeks after the apprenticeship had begun."),
            "unit",
            "36 weeks",
        ),
        (
            (
                "The subgroup results were adjusted for multiple comparisons, "
                "though the authors still regard them as exploratory."
            ),
            "negation",
            "adjusted",
        ),
        (
            (
                "The transit authority launched the scheme at the urging of the "
                "county commissioner, Paula Hathaway."
            ),
            "name",
            "Paula Hathaway",
        ),
        (
            (
                "Job seekers given a transit subsidy have been found to search "
                "more widely and to find work sooner (Hallworth, 2004)."
            ),
            "citation",
            "Hallworth, 2004",
        ),
        (
            ("Winners could use the pass on buses and regional trains until 30 November 2018."),
            "date",
            "30 November 2018",
        ),
        (
            ("Hourly wages were obtained from the National Labour Force Survey."),
            "name",
            "National Labour Force Survey",
        ),
        (
            (
                "Even without winning, 47 percent of losers said they had bought "
                "a pass for six months or longer."
            ),
            "percentage",
            "47 percent",
        ),
    ),
)
