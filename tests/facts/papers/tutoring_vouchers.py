"""An invented paper (tutoring vouchers), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "tutoring vouchers",
    (
        "# Tutoring Vouchers and Upper-Secondary Completion: Evidence "
        "from a Lottery in Northern Portugal\n"
        "\n"
        "Inês Valadares, Konrad Bielski and Ruth Amoah\n"
        "\n"
        "## Introduction\n"
        "\n"
        "Private tutoring is widespread in southern Europe, and families "
        "in the top income quintile spend about six times as much on it "
        "as those in the bottom quintile [@ferraz2015]. Whether public "
        "subsidies for tutoring narrow the resulting gap is disputed. A "
        "meta-analysis of 44 trials put the mean effect of small-group "
        "tutoring at 0.28 standard deviations (SD) [@nystrom2019], but "
        "nearly all of the trials ended within a year. Long-run evidence "
        "is thin: the only study to follow pupils to graduation found no "
        "effect on completion, although take-up there was a mere 22% "
        "[@harcourt2017]. Vouchers may also push up local prices and so "
        "crowd out families who do not receive them [@delacroix2020].\n"
        "\n"
        "We study the Apoio+ programme, which gave randomly chosen "
        "tenth-grade pupils in the district of Braga a voucher worth 480 "
        "euros a year for three years. We estimate its effects on "
        "mathematics scores, on completion of upper-secondary school "
        "within three years, and on enrolment in higher education, and "
        "we compare benefits with costs.\n"
        "\n"
        "## Methods\n"
        "\n"
        "### Setting and lottery\n"
        "\n"
        "Apoio+ was financed by the Minho Education Trust and run by the "
        "municipal education offices. Pupils were eligible if they "
        "entered tenth grade in September 2014 and their household "
        "income was below 1.5 times the national minimum wage. Of 3,912 "
        "eligible pupils in 27 schools, 2,640 applied. A public lottery "
        "on 9 October 2014, stratified by school, assigned 1,320 "
        "applicants to the voucher group and 1,320 to the control group. "
        "Vouchers were valid from 3 November 2014 and could be spent "
        "only with accredited tutors, at no more than 16 euros an hour. "
        "At that ceiling the annual amount bought 30 hours.\n"
        "\n"
        "### Data\n"
        "\n"
        "Outcomes come from the National Registry of School Careers "
        "(NRSC), which covers public and private schools. Mathematics "
        "was measured with the national twelfth-grade examination, "
        "scored from 0 to 200. Higher-education enrolment was observed "
        "until December 2018. We matched 2,587 applicants (98%) to the "
        "NRSC; match rates did not differ between arms (p = 0.63). A "
        "telephone survey led by Ruth Amoah reached 1,716 parents in May "
        "2016 and asked about tutoring hours, spending and parental "
        "work. Tutor prices were collected from the listings site "
        "Explicadores.net.\n"
        "\n"
        "### Estimation\n"
        "\n"
        "We report intention-to-treat (ITT) effects from linear "
        "regressions with school fixed effects, controlling for sex, age "
        "and ninth-grade marks. Effects of actual use were estimated by "
        "two-stage least squares (2SLS), with lottery assignment as the "
        "instrument. Standard errors are clustered by school. The "
        "analysis plan was registered on 21 January 2016, before any "
        "outcome data were released. We corrected for testing three "
        "primary outcomes with the method of Romano and Wolf "
        "[@romano2005].\n"
        "\n"
        "## Results\n"
        "\n"
        "### Take-up\n"
        "\n"
        "In the voucher group 71% of pupils used at least one voucher "
        "hour, and users bought 24 hours a year on average. Total "
        "tutoring, from any source, was 31 hours a year in the voucher "
        "group and 17 hours in the control group, according to the "
        "survey. Boys used the voucher less often than girls (64% versus "
        "77%).\n"
        "\n"
        "### Main outcomes\n"
        "\n"
        "| Outcome | Control | Voucher | ITT effect (95% CI) | p |\n"
        "|---|---|---|---|---|\n"
        "| Mathematics score (0-200) | 92.4 | 98.1 | 5.7 (2.3 to 9.1) | "
        "0.001 |\n"
        "| Completion within three years (%) | 58.6 | 64.8 | 6.2 (2.5 to "
        "9.9) | 0.002 |\n"
        "| Higher-education enrolment (%) | 33.1 | 35.0 | 1.9 (-1.7 to "
        "5.5) | 0.30 |\n"
        "\n"
        "The mathematics gain corresponds to 0.16 SD. Completion within "
        "three years was 6.2 percentage points higher in the voucher "
        "group, and the 2SLS estimate for users was 8.7 points. The "
        "effect on higher-education enrolment was small and not "
        "significant. After the multiple-testing correction, both the "
        "mathematics and the completion results remained significant at "
        "the 1% level.\n"
        "\n"
        "### Heterogeneity\n"
        "\n"
        "Pupils in the lowest third of ninth-grade marks gained 9.4 "
        "percentage points in completion, against 2.8 points for those "
        "in the highest third (p for difference = 0.03). Effects did not "
        "differ by sex (p = 0.55). In rural municipalities, where "
        "accredited tutors were scarce, take-up was 53% and the "
        "completion effect was 1.7 points (p = 0.61).\n"
        "\n"
        "### Prices and family responses\n"
        "\n"
        "The median hourly price of tutoring in Braga rose from 12.0 "
        "euros in 2014 to 12.6 euros in 2017, an increase of 5%; in the "
        "neighbouring district of Viana do Castelo, which had no "
        "programme, it rose by 4%. Parents in the voucher group cut "
        "their own spending on tutoring by 95 euros a year (p = 0.01). "
        "We found no change in mothers' working hours.\n"
        "\n"
        "### Costs\n"
        "\n"
        "The programme cost 1.14 million euros over three years, of "
        "which 12% went on administration. This amounts to roughly 864 "
        "euros per voucher pupil and 13,900 euros per additional "
        "graduate. Using the earnings premium of @pinheiro2012, we put "
        "the benefit-cost ratio at 2.6.\n"
        "\n"
        "## Discussion\n"
        "\n"
        "Modest vouchers raised mathematics scores and the share of "
        "disadvantaged pupils who finished school on time. The "
        "mathematics effect is smaller than the mean reported by "
        "@nystrom2019, probably because pupils chose tutors freely and "
        "received fewer hours. Our completion result contrasts with that "
        "of @harcourt2017; take-up, which was more than three times as "
        "high here, is the likeliest reason. Unlike @delacroix2020, we "
        "see little sign of price inflation, perhaps because the hourly "
        "ceiling restrained tutors.\n"
        "\n"
        "The lack of an effect on higher education suggests that "
        "tutoring alone does not remove the barriers that come after "
        "graduation, such as moving costs. Konrad Bielski has argued "
        "that a mobility grant should be tested alongside vouchers, and "
        "the Trust plans such a trial in the district of Vila Real for "
        "2022.\n"
        "\n"
        "Three limitations deserve mention. The survey response rate was "
        "65%, and non-respondents had lower ninth-grade marks. We could "
        "not observe tutor quality. Finally, the sample consists of "
        "applicants, who were more motivated than eligible pupils who "
        "did not apply, so the results may not carry over to universal "
        "schemes. Compulsory schooling until age 18, introduced in 2009, "
        "may also have limited the room for improvement.\n"
        "\n"
        "## Funding\n"
        "\n"
        "The evaluation was paid for by the Calder Foundation, which had "
        "no part in the analysis.\n"
    ),
    (
        (
            "Completion of upper-secondary school within three years was "
            "64.8% among lottery winners and 58.6% among losers, a gap of "
            "6.2 percentage points (95% CI 2.5 to 9.9)."
        ),
        (
            "Half of the 2,640 applicants won a voucher in the lottery held "
            "on 9 October 2014, with draws stratified by school."
        ),
        (
            "Nearly two thirds of applicants' parents were reached in the "
            "telephone survey of May 2016, and those who did not respond had "
            "children with weaker ninth-grade marks."
        ),
        (
            "About seven in ten voucher pupils used at least one subsidised "
            "hour, with girls doing so more often than boys."
        ),
        (
            "The gain in mathematics amounted to 5.7 points on a 200-point "
            "scale, or 0.16 SD, which is below the 0.28 SD average in the "
            "meta-analysis of @nystrom2019."
        ),
        ("Enrolment in higher education showed no significant change (1.9 points, p = 0.30)."),
        (
            "Benefits were concentrated among weaker pupils: completion rose "
            "by 9.4 points in the bottom third of prior marks but by just "
            "2.8 points in the top third."
        ),
        (
            "Holders could spend the money only with accredited tutors "
            "charging up to 16 euros per hour, so that the yearly 480 euros "
            "paid for at least 30 hours."
        ),
        (
            "Tutoring prices rose by 5% in Braga between 2014 and 2017, "
            "hardly faster than the 4% seen in neighbouring Viana do "
            "Castelo, where there was no programme."
        ),
        (
            "The voucher partly displaced private outlays, as parents in the "
            "treated group spent 95 euros less per year on tutoring."
        ),
        (
            "Total programme spending over three years was 1.14 million "
            "euros, or some 13,900 euros for each additional graduate."
        ),
        (
            "Drawing on the earnings premium from @pinheiro2012, the authors "
            "arrive at benefits 2.6 times as large as costs."
        ),
        (
            "Where earlier work found no effect on graduation at a take-up "
            "of 22% [@harcourt2017], the present trial, with take-up of 71%, "
            "found a positive one."
        ),
        (
            "In rural municipalities only about half of the pupils took up "
            "the offer, and no significant effect on completion was found "
            "there."
        ),
        (
            "Eligibility required entering tenth grade in September 2014 and "
            "living in a household earning less than one and a half times "
            "the national minimum wage."
        ),
        (
            "All but 2% of applicants could be linked to the NRSC, with "
            "similar match rates in the two arms."
        ),
        (
            "Survey answers put total tutoring at 31 hours a year for the "
            "voucher group, 14 more than for controls."
        ),
        (
            "Spending on private tutoring in the richest fifth of families "
            "is roughly six times that in the poorest fifth [@ferraz2015]."
        ),
        (
            "The analysis plan had been registered in January 2016, before "
            "outcome data became available, and the Romano-Wolf procedure "
            "was applied to the three primary outcomes [@romano2005]."
        ),
        (
            "Because only applicants were randomised, and they were more "
            "motivated than eligible pupils who stayed out, the findings may "
            "not extend to universal programmes."
        ),
    ),
    (
        (
            ("The scheme was open to pupils in 37 schools, where 3,912 met the eligibility rules."),
            "number",
            "37",
        ),
        (
            ("Mothers of voucher recipients changed their working hours."),
            "negation",
            "changed",
        ),
        (
            (
                "It has been warned that vouchers could raise local tutoring "
                "prices and thereby squeeze out families without one "
                "[@ferraz2015]."
            ),
            "citation",
            "@ferraz2015",
        ),
        (
            ("Winners could begin spending their vouchers on 3 December 2014."),
            "date",
            "3 December 2014",
        ),
        (
            (
                "Twelfth-grade mathematics results and PISA reading scores "
                "served as measures of learning."
            ),
            "acronym",
            "PISA",
        ),
        (
            ("Administration absorbed 21% of the three-year programme budget."),
            "percentage",
            "21%",
        ),
        (
            (
                "One further caveat is that schooling has been compulsory up to "
                "age 18 since 2012, leaving less room for gains in completion."
            ),
            "year",
            "2012",
        ),
    ),
    format=Format.MARKDOWN,
)
