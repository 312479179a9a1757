"""An invented paper (heat calls), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "heat calls",
    (
        "# Check-in telephone calls during heat alerts and emergency "
        "visits among older adults living alone: a cluster-randomised "
        "trial in Valdemora\n"
        "\n"
        "## Introduction\n"
        "\n"
        "Hot weather kills mainly the old, and among the old it kills "
        "mainly those who live by themselves. After the heatwave of "
        "August 2003, people who lived alone made up 63% of the heat "
        "deaths in one regional inquiry [@delmonte2008]. Since then most "
        "European cities have set up heat-health warning systems. "
        "Whether a warning changes what an older person does is another "
        "matter: in a survey of four cities, 82% of respondents over 70 "
        "had heard the last alert, but only 27% had altered their day "
        "because of it [@ferrand2013].\n"
        "\n"
        "Personal contact may work better than broadcast messages. Daily "
        "telephone calls have been tried in several places, yet "
        "evaluations have been observational and prone to "
        "self-selection, because people who sign up for calls tend to be "
        "healthier and better connected [@okafor2017]. A recent review "
        "identified 14 evaluations of telephone outreach during heat, "
        "none of them randomised [@lindqvist2019].\n"
        "\n"
        "We carried out a cluster-randomised trial of check-in calls in "
        "Valdemora, an inland city of 410,000 inhabitants. Our "
        "hypothesis was that calls on alert days would reduce "
        "heat-related visits to emergency departments (EDs).\n"
        "\n"
        "## Methods\n"
        "\n"
        "### Design and participants\n"
        "\n"
        "Twenty-four neighbourhoods were randomised in equal numbers to "
        "check-in calls or usual practice, stratified by median income. "
        "Residents were eligible if they were 70 years or older, lived "
        "alone and had a telephone. Those who received home nursing "
        "every day were excluded. Invitations were sent from the "
        "municipal register, and 3,180 people enrolled between 4 April "
        "and 20 May 2021: 1,596 in the call arm and 1,584 in the control "
        "arm. The ethics committee of Santa Brígida University approved "
        "the protocol on 18 February 2021.\n"
        "\n"
        "### Intervention\n"
        "\n"
        "A heat alert was issued by the Valdemora Meteorological Service "
        "whenever the forecast maximum reached 36 °C on two consecutive "
        "days. On each alert day, participants in the call arm were "
        "telephoned between 9:00 and 12:00 by one of 86 trained "
        "volunteers from the Red Heron Association. Up to three attempts "
        "were made. The call followed a script of seven questions on "
        "symptoms, drinking, cooling and medication. If answers raised "
        "concern, the volunteer transferred the call to a nurse. "
        "Participants in the control arm received the city's usual heat "
        "leaflet once, in June; the call arm received the leaflet as "
        "well.\n"
        "\n"
        "### Outcomes\n"
        "\n"
        "The primary outcome was at least one heat-related ED visit on "
        "an alert day or in the three days after it, during the summers "
        "of 2021 and 2022. Visits were taken from the records of the "
        "city's two public hospitals, using the codes for heat illness, "
        "dehydration and acute kidney injury. Secondary outcomes were "
        "death from any cause, self-reported fluid intake and use of "
        "municipal cooling centres. The last two came from a postal "
        "survey in September 2022. In a substudy, temperature loggers "
        "(ThermoPuck) were placed in 240 homes, 120 in each arm, and "
        "recorded every 15 minutes.\n"
        "\n"
        "### Analysis\n"
        "\n"
        "We used Poisson regression with robust errors that allowed for "
        "clustering by neighbourhood, adjusted for age, sex and income "
        "stratum. Results are given as risk ratios (RRs) with 95% "
        "confidence intervals (CIs). Analysis was by intention to treat. "
        "We planned a sample of 3,000 in order to detect a fall in risk "
        "from 7% to 4.5% with 80% power. Records were linked by a "
        "statistician, Elena Baptista, who was unaware of the "
        "allocation.\n"
        "\n"
        "## Results\n"
        "\n"
        "The mean age of participants was 78.6 years and 71% were women. "
        "Baseline characteristics were similar in the two arms. There "
        "were 19 alert days in 2021 and 31 in 2022. The highest "
        "temperature, 41.3 °C, was measured on 12 July 2022.\n"
        "\n"
        "Of 79,800 scheduled calls, 61,446 (77%) were answered. The "
        "median call lasted 4 minutes. In 1,310 calls a nurse took over, "
        "and in 94 of these an ambulance was sent.\n"
        "\n"
        "| Outcome | Call arm (n = 1,596) | Control arm (n = 1,584) | RR "
        "(95% CI) |\n"
        "|---|---|---|---|\n"
        "| Heat-related ED visit | 64 (4.0%) | 101 (6.4%) | 0.63 (0.46 "
        "to 0.86) |\n"
        "| Death from any cause | 22 (1.4%) | 27 (1.7%) | 0.81 (0.46 to "
        "1.41) |\n"
        "\n"
        "Sixty-four people in the call arm and 101 in the control arm "
        "had at least one heat-related ED visit (p = 0.004). The "
        "difference in mortality was compatible with chance (p = 0.46). "
        "The RR for ED visits was 0.51 (95% CI 0.33 to 0.79) among "
        "people aged 80 or over and 0.79 (0.50 to 1.24) among those aged "
        "70 to 79, but the test for interaction was not significant (p = "
        "0.18).\n"
        "\n"
        "The survey was returned by 2,226 people (70%). Drinking at "
        "least 1.5 litres a day during alerts was reported by 58% in the "
        "call arm and 46% in the control arm. Cooling centres had been "
        "visited by 21% and 9%, respectively. Indoor temperatures hardly "
        "differed: the median daily maximum on alert days was 30.8 °C in "
        "the call arm and 31.1 °C in the control arm (p = 0.34). "
        "Ownership of air conditioning was 38% in both arms.\n"
        "\n"
        "The programme cost €46,800 over the two summers, or about €29 "
        "per participant in the call arm. Nurse time was the largest "
        "item, at 55% of the total. We estimate the cost at about "
        "€1,240 per ED visit averted.\n"
        "\n"
        "No serious harm was attributed to the calls. Fifty-two "
        "participants in the call arm asked to stop receiving them, most "
        "often because they found them too frequent.\n"
        "\n"
        "## Discussion\n"
        "\n"
        "Brief morning calls by volunteers, backed by a nurse, cut the "
        "risk of a heat-related ED visit by about a third in older "
        "adults who live alone. To our knowledge this is the first "
        "randomised evidence on such calls. The size of the effect is "
        "smaller than in the observational studies reviewed by Lindqvist "
        "and colleagues, in which reductions of about 50% were common "
        "[@lindqvist2019]; this is what one would expect if "
        "self-selection had inflated earlier estimates.\n"
        "\n"
        "The survey and the loggers together hint at how calls work. "
        "Homes in the call arm were no cooler, but their occupants drank "
        "more and left for cooling centres more often. This agrees with "
        "laboratory work showing that drinking and short spells in cool "
        "rooms limit the rise of core temperature even when homes stay "
        "hot [@prasad2020].\n"
        "\n"
        "Several limitations should be borne in mind. The trial was too "
        "small to detect an effect on mortality. Survey answers were "
        "self-reported, and participants knew which arm they were in. "
        "Visits to private hospitals were not captured; these account "
        "for some 8% of ED visits in the city. Finally, people without a "
        "telephone were not included, and they may be at the highest "
        "risk.\n"
        "\n"
        "The city council extended the calls to all 24 neighbourhoods in "
        "May 2023. Future work should test whether automated calls, "
        "which would be cheaper, achieve the same result.\n"
    ),
    (
        (
            "In this trial, 24 neighbourhoods were allocated in equal "
            "numbers to check-in calls or usual practice."
        ),
        (
            "A total of 3,180 people aged 70 or above who lived alone took "
            "part, 1,596 of them in the call arm."
        ),
        (
            "Heat-related ED visits occurred in 4.0% of those who were "
            "called and 6.4% of controls (RR 0.63, 95% CI 0.46 to 0.86)."
        ),
        ("Calls lowered the risk of a heat-related emergency visit by roughly a third."),
        (
            "Mortality did not differ significantly between the arms: 22 "
            "people died in the call arm and 27 in the control arm (p = "
            "0.46)."
        ),
        (
            "Although the effect looked stronger at age 80 and over (RR "
            "0.51) than at 70 to 79 (RR 0.79), the interaction was not "
            "significant."
        ),
        ("Across the two summers there were 50 alert days, 31 of which fell in 2022."),
        ("An alert was triggered when forecasts put the maximum at 36 °C on two days running."),
        ("Just over three quarters of the scheduled calls were answered."),
        (
            "Volunteers of the Red Heron Association rang participants in "
            "the morning, between nine and noon, and tried up to three times."
        ),
        ("A nurse took over 1,310 of the calls, and an ambulance was dispatched in 94 cases."),
        (
            "Usual practice in the control arm consisted of the city's heat "
            "leaflet, sent once in June, which the call arm received too."
        ),
        (
            "More than twice as many people in the call arm as in the "
            "control arm reported going to a cooling centre (21% against 9%)."
        ),
        (
            "Indoor maxima on alert days were nearly identical, with medians "
            "of 30.8 °C and 31.1 °C in the call and control arms."
        ),
        (
            "Fluid intake of 1.5 litres or more a day was reported by 58% of "
            "those called, 12 percentage points more than among controls."
        ),
        (
            "In one regional inquiry into the 2003 heatwave, nearly two "
            "thirds of heat deaths were among people who lived alone "
            "[@delmonte2008]."
        ),
        (
            "Before this trial, a review had found 14 evaluations of "
            "telephone outreach in hot weather, but no randomised ones "
            "[@lindqvist2019]."
        ),
        (
            "Over two summers the scheme cost €46,800, and each emergency "
            "visit avoided came to around €1,240."
        ),
        (
            "Since private hospitals were not covered, some 8% of the city's "
            "ED visits could not be captured."
        ),
        (
            "In May 2023 the city council rolled the calls out to all of the "
            "neighbourhoods in the trial."
        ),
    ),
    (
        (
            ("Temperature loggers were installed in 420 homes, split evenly between the two arms."),
            "number",
            "420",
        ),
        (
            ("The loggers took a reading of indoor temperature every 15 seconds."),
            "unit",
            "15 seconds",
        ),
        (
            (
                "Homes in the call arm were cooler, and their occupants also "
                "drank more and went to cooling centres more often."
            ),
            "negation",
            "cooler",
        ),
        (
            (
                "The protocol was approved by the ethics committee of San Telmo "
                "University in February 2021."
            ),
            "name",
            "San Telmo University",
        ),
        (
            (
                "Among respondents over 70 in four cities, 82% had heard the "
                "latest heat alert but only 27% had changed their plans "
                "[@okafor2017]."
            ),
            "citation",
            "@okafor2017",
        ),
        (
            ("The hottest day of the study was 12 August 2022, when 41.3 °C was recorded."),
            "date",
            "12 August 2022",
        ),
        (
            (
                "The effect in this trial was larger than in earlier "
                "observational studies, where reductions of about 50% were "
                "common."
            ),
            "direction",
            "larger",
        ),
        (
            (
                "Heat-related visits were identified from the national insurance "
                "claims database, using codes for heat illness, dehydration and "
                "acute kidney injury."
            ),
            "unsupported",
            "insurance claims ",
        ),
        (
            (
                "Nurse time accounted for 35% of the programme's total cost and "
                "was its largest component."
            ),
            "percentage",
            "35%",
        ),
        (
            ("Data on fluid intake and cooling centres were collected by post in September 2021."),
            "date",
            "September 2021",
        ),
    ),
    format=Format.MARKDOWN,
)
