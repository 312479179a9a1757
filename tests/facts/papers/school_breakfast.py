"""An invented paper (school breakfast), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "school breakfast",
    (
        "A Free Breakfast and What It Bought: The Northmere School Meals "
        "Trial\n"
        "\n"
        "Introduction\n"
        "\n"
        "When Ruth Adeyemi visited schools in Northmere in 2015, head "
        "teachers told her the same thing: too many children came "
        "hungry. Surveys put the share of pupils who skip breakfast at "
        "17% (Lindqvist, 2013), and hungry pupils concentrate less well "
        "(Marsh and Oduya, 2010). Whether feeding them raises test "
        "scores is less clear; the last large trial found no gain "
        "(Petrov, 2014). Adeyemi, of the Calder Institute for Education, "
        "decided to run a new one.\n"
        "\n"
        "Methods\n"
        "\n"
        "Forty-two primary schools took part, with 3,864 pupils aged 7 "
        "to 10. A computer draw assigned 21 schools to a free breakfast "
        "club (FBC) and 21 to carry on as before. The clubs opened on 11 "
        "September 2017 and ran for 36 weeks. Each meal supplied about "
        "320 kcal and 9 g of protein and was served from 8:00 to 8:35. "
        "Pupils did not have to register. Maths and reading were tested "
        "in June 2018 with the Brightwell Attainment Test (BAT), marked "
        "by people who did not know which schools had a club. Attendance "
        "was taken from school registers.\n"
        "\n"
        "Results\n"
        "\n"
        "On an average day 43% of pupils in club schools ate breakfast "
        "there; take-up rose from 31% in September to 48% in March. "
        "Pupils in club schools scored 2.4 points higher in maths than "
        "those in the other schools (95% CI 0.9 to 3.9; p = 0.002), "
        "roughly two months of extra progress. Reading was 0.7 points "
        "higher, a difference that was not significant (p = 0.31). The "
        "gain in maths was larger for pupils from low-income homes, who "
        "made up 29% of the sample: 3.8 points, against 1.8 for the "
        "rest. Absence fell from 5.2% to 4.5% in club schools and stayed "
        "at 5.3% in the others. Lateness in club schools fell by a "
        "quarter. Teachers in 16 of the 21 club schools reported calmer "
        "mornings. Body weight did not change. A meal cost £1.35, which "
        "came to £104 per enrolled pupil over the year.\n"
        "\n"
        "Discussion\n"
        "\n"
        '"The food matters, but so does getting through the door on '
        'time," Adeyemi said. Her co-author Daniel Kowal cautions that '
        "the trial could not separate the two. Two schools closed their "
        "clubs in February 2018 because they were short of staff; they "
        "were kept in the analysis. The results resemble those of a "
        "smaller study in Port Ellery (Nguyen, 2016). On 22 November "
        "2018 the county council voted to fund clubs in 60 schools. The "
        "team plans to follow the pupils until they are 14.\n"
    ),
    (
        ("It was a randomised trial in 42 primary schools, split evenly between the two arms."),
        ("Nearly 3,900 children between seven and ten took part."),
        ("Children could come without signing up."),
        ("A meal contained around 320 kilocalories, with 9 grams of protein."),
        ("Those who marked the tests were blind to allocation."),
        (
            "Maths got better: the difference was 2.4 points, which "
            "corresponds to about two months of additional progress."
        ),
        ("For reading there was no clear effect (p = 0.31)."),
        ("Poorer children gained 2 points more in maths than the other pupils did."),
        ("Slightly under three in ten pupils came from low-income families."),
        (
            "In schools with a club, absence dropped by 0.7 percentage "
            "points, while in the comparison schools it stood still."
        ),
        ("Children at club schools were also late less often, with lateness down by 25%."),
        (
            "At about three quarters of the club schools, teachers said that "
            "mornings had become calmer."
        ),
        ("Take-up grew by 17 percentage points between September and March."),
        ("Fewer than half of the children at club schools ate there on an average day."),
        ("The children's weight stayed the same."),
        (
            "Whether the food or the punctuality did the work cannot be told "
            "from this trial, as Kowal points out."
        ),
        (
            "The last big trial before this one had seen no improvement in "
            "test scores (Petrov, 2014)."
        ),
    ),
    (
        (
            ("Of the 21 schools with a club, 18 had teachers who reported calmer mornings."),
            "number",
            "18",
        ),
        (
            ("The breakfasts provided about 320 kcal each, along with 9 mg of protein."),
            "unit",
            "9 mg",
        ),
        (
            (
                "The two schools that shut their clubs in February 2018 were not "
                "kept in the analysis."
            ),
            "negation",
            "kept",
        ),
        (
            ("Pupils sat the Fairholm Attainment Test in maths and reading in June 2018."),
            "name",
            "Fairholm Attainment Test",
        ),
        (
            ("According to surveys, 17% of pupils go without breakfast (Marsh and Oduya, 2010)."),
            "citation",
            "Marsh and Oduya, 2010",
        ),
        (
            (
                "Breakfast was first served at the clubs on 18 September 2017, "
                "and the programme lasted 36 weeks."
            ),
            "date",
            "18 September 2017",
        ),
        (
            (
                "Absence rose in the schools that offered breakfast, while it "
                "remained at 5.3% elsewhere."
            ),
            "direction",
            "rose",
        ),
        (
            ("Figures on attendance were supplied by the Northmere Health Trust."),
            "name",
            "Northmere Health Trust",
        ),
        (
            (
                "On a typical day, breakfast at the club was eaten by 34% of the "
                "pupils in the schools that had one."
            ),
            "percentage",
            "34%",
        ),
        (
            ("In November 2017 the county council voted to pay for breakfast clubs in 60 schools."),
            "date",
            "November 2017",
        ),
    ),
)
