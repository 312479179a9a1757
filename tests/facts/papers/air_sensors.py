"""An invented paper (air sensors), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "air sensors",
    (
        "# Two winters of low-cost PM2.5 sensing along the tram "
        "corridors of Brennholm\n"
        "\n"
        "Ingrid Aldous, Mateo Ferrant and Padma Vellore\n"
        "\n"
        "## Introduction\n"
        "\n"
        "Fine particulate matter (PM2.5) is measured in most European "
        "cities by a handful of reference instruments. Brennholm, a port "
        "city of 412,000 inhabitants, has only two such stations, and "
        "neither stands within 500 m of a tram line. Low-cost sensors "
        "(LCS) offer denser coverage, but their readings are known to be "
        "inflated by moist air [@okafor2017] and to drift as the optics "
        "become dirty [@lindqvist2019]. Earlier deployments lasted less "
        "than six months in most cases [@tanaka2018], so little is known "
        "about how long a calibration remains usable.\n"
        "\n"
        "The city council introduced a low-emission zone (LEZ) in the "
        "old town on 1 March 2021. This gave us the opportunity to ask "
        "three questions. How accurate is an LCS network after field "
        "calibration? How fast does that accuracy decay? And can such a "
        "network detect the effect of a local traffic measure?\n"
        "\n"
        "## Methods\n"
        "\n"
        "### Network\n"
        "\n"
        "We installed 48 Kestra K2 optical particle counters along six "
        "tram corridors. Of these, 30 were mounted at the kerbside, 2.5 "
        "m above the pavement, and 18 on roofs or in courtyards as urban "
        "background sites. Measurements ran from 5 October 2020 to 31 "
        "March 2022. Each node sampled every 2 minutes and transmitted "
        "data over the LoRaWAN network of the municipal utility, "
        "Brennholm Stadtnetz. Nodes were powered by the lamp posts on "
        "which they hung and were visited once every eight weeks for "
        "cleaning of the inlet.\n"
        "\n"
        "### Collocation and calibration\n"
        "\n"
        "Before deployment, all nodes spent 21 days next to the Fidelis "
        "5030 beta attenuation monitor at Hallgate, the reference "
        "station operated by the Brennholm Environment Agency (BEA). A "
        "second collocation of 14 days followed after the campaign. We "
        "compared three models: the factory output, a linear correction, "
        "and a humidity-dependent correction based on kappa-Köhler "
        "theory [@marchetti2020]. Model parameters were fitted on two "
        "thirds of the collocation data and tested on the remaining "
        "third. Performance is given as the root mean square error "
        "(RMSE) and the coefficient of determination (R²) of hourly "
        "means.\n"
        "\n"
        "### Screening and statistics\n"
        "\n"
        "Hourly values were discarded when fewer than 75% of the samples "
        "were present or when the two laser channels of a node differed "
        "by more than 5 µg/m³. The LEZ effect was estimated with a "
        "difference-in-differences model with random intercepts for node "
        "and week; wind speed and temperature from the airport at Sundby "
        "were covariates. Node 17 was excluded from this model because a "
        "building site opened beside it in May 2021. Analyses were done "
        "in R 4.1. The protocol was registered before the data were "
        "opened.\n"
        "\n"
        "### Resident survey\n"
        "\n"
        "Hourly maps were published on a public website. In November "
        "2021 Padma Vellore's team sent a questionnaire to 1,000 "
        "randomly chosen households within 200 m of a node; 310 were "
        "returned.\n"
        "\n"
        "## Results\n"
        "\n"
        "### Data capture\n"
        "\n"
        "Five nodes failed permanently, four of them through water "
        "entering the housing and one through vandalism. The network "
        "delivered 540,000 hourly values, of which 459,000 (85%) passed "
        "screening. The longest gap, lasting nine days, was caused by a "
        "gateway outage in February 2021.\n"
        "\n"
        "### Calibration\n"
        "\n"
        "Table 1 lists the performance on the test data. The "
        "humidity-dependent correction reduced the RMSE from 9.6 to 4.2 "
        "µg/m³, a reduction of 56%. When relative humidity exceeded 80%, "
        "the factory output overestimated the reference by 38% on "
        "average; after correction the bias was 4%. The linear "
        "correction did not remove this bias.\n"
        "\n"
        "| Model | RMSE (µg/m³) | R² | Bias (µg/m³) |\n"
        "|---|---|---|---|\n"
        "| Factory output | 9.6 | 0.61 | 5.1 |\n"
        "| Linear | 5.4 | 0.73 | 1.8 |\n"
        "| Humidity-dependent | 4.2 | 0.84 | 0.3 |\n"
        "\n"
        "Table 1. Performance of the three models during the first "
        "collocation.\n"
        "\n"
        "Between the two collocations the sensor response declined by "
        "1.1% per month (95% CI 0.6 to 1.6). Kerbside nodes lost "
        "sensitivity faster than background nodes (1.4% against 0.6% per "
        "month, p = 0.008). Drift was not related to the age of the "
        "laser (p = 0.57).\n"
        "\n"
        "### Concentrations\n"
        "\n"
        "Mean corrected PM2.5 was 14.8 µg/m³ at kerbside and 11.2 µg/m³ "
        "at background sites, a difference of 3.6 µg/m³ (95% CI 2.9 to "
        "4.3, p < 0.001). On weekdays, kerbside concentrations showed a "
        "morning peak between 07:00 and 09:00. At background sites the "
        "daily maximum fell between 19:00 and 23:00 and was confined to "
        "the months of November to February, which points to domestic "
        "wood burning. The highest hourly value, 212 µg/m³, was recorded "
        "by node 17 at Market Cross during the fireworks of 31 December "
        "2020. The harbour corridor was the most polluted of the six "
        "(17.3 µg/m³) and the Lindenpark corridor the cleanest (10.4 "
        "µg/m³).\n"
        "\n"
        "### Low-emission zone\n"
        "\n"
        "After the LEZ came into force, kerbside PM2.5 inside the zone "
        "decreased by 1.9 µg/m³ relative to the corridors outside it "
        "(95% CI 0.8 to 3.0, p = 0.002). Background sites showed no "
        "significant change (p = 0.41). The estimate was stable when the "
        "weeks of the COVID-19 curfew, 11 January to 7 February 2021, "
        "were left out.\n"
        "\n"
        "### Survey\n"
        "\n"
        "Of the 310 respondents, 217 (70%) had looked at the map at "
        "least once and 62 (20%) reported that they had changed a "
        "walking or cycling route because of it. Respondents with asthma "
        "in the household consulted the map more often than the others "
        "(81% against 66%, p = 0.01).\n"
        "\n"
        "## Discussion\n"
        "\n"
        "A network of inexpensive counters measured PM2.5 with an hourly "
        "error of about 4 µg/m³ once humidity had been taken into "
        "account. This agrees with the error of 4.5 µg/m³ found in Porto "
        "by @marchetti2020 and is smaller than the 6.8 µg/m³ reported by "
        "@tanaka2018, who used no humidity term. The drift we observed "
        "is about half of that described by @lindqvist2019, possibly "
        "because our inlets were cleaned regularly. Given this drift, we "
        "recommend recalibration at least once every 12 months for "
        "background nodes and every six months for kerbside nodes.\n"
        "\n"
        "The fall in kerbside concentrations inside the LEZ is modest, "
        "but two reference stations alone would not have detected it. "
        "@berglund2016 found no effect of a similar zone in Aarfeld, "
        "using a single monitor 900 m from the nearest affected street.\n"
        "\n"
        "Several limitations remain. Both collocations took place at one "
        "site, so the correction may not hold for the sea-salt aerosol "
        "of the harbour. The survey had a response rate of 31%, and "
        "people interested in air quality were probably more inclined to "
        "answer. We did not measure nitrogen dioxide. Finally, the LEZ "
        "was evaluated for 13 months only. The work was funded by the "
        "Halvorsen Foundation with 240,000 euros, and all data are "
        "archived at the University of Brennholm.\n"
    ),
    (
        (
            "Forty-eight Kestra K2 counters were deployed on six tram "
            "corridors in Brennholm, 30 of them at the kerb and the other 18 "
            "at urban background locations."
        ),
        (
            "Although about 412,000 people live in Brennholm, the city "
            "relies on just two reference stations, both more than 500 m "
            "away from any tram line."
        ),
        (
            "The campaign started on 5 October 2020 and ended on 31 March "
            "2022, thus spanning two winters."
        ),
        (
            "Prior to deployment, every node was run for three weeks beside "
            "a Fidelis 5030 beta attenuation monitor at the Hallgate "
            "station, and the comparison was repeated for two weeks once the "
            "campaign was over."
        ),
        (
            "Accounting for humidity more than halved the hourly error, "
            "bringing the RMSE from 9.6 down to 4.2 µg/m³."
        ),
        (
            "With the humidity-dependent model, R² reached 0.84, compared "
            "with 0.73 for the linear correction and 0.61 for the "
            "uncorrected output."
        ),
        (
            "In humid conditions (above 80% relative humidity), uncorrected "
            "readings were on average 38% too high, and a linear adjustment "
            "failed to eliminate this bias."
        ),
        ("Roughly 85% of the 540 thousand hourly values survived quality control."),
        ("Five of the 48 nodes were lost for good, mostly because water had got into the housing."),
        (
            "Sensor sensitivity fell by 1.1% a month between collocations, "
            "and the loss was more rapid at kerbside than at background "
            "sites (1.4% vs. 0.6%; p = 0.008)."
        ),
        ("No association was found between drift and laser age (p = 0.57)."),
        (
            "Average PM2.5 at the kerb exceeded the urban background by 3.6 "
            "µg/m³ (14.8 versus 11.2 µg/m³), or roughly a third."
        ),
        (
            "Evening maxima at background sites, seen only from November "
            "through February, suggest that residential wood burning is the "
            "source."
        ),
        (
            "Inside the low-emission zone, which took effect on 1 March "
            "2021, kerbside levels dropped by 1.9 µg/m³ compared with "
            "corridors outside (95% CI 0.8–3.0), whereas background levels "
            "did not change significantly."
        ),
        (
            "Leaving out the four weeks of the COVID-19 curfew in early 2021 "
            "did not materially alter the estimated effect of the zone."
        ),
        (
            "Seven in ten survey respondents had consulted the public map, "
            "and one in five said it had led them to change how they walked "
            "or cycled."
        ),
        (
            "The hourly error is close to the 4.5 µg/m³ obtained in Porto "
            "[@marchetti2020] and lower than the 6.8 µg/m³ of a study "
            "without a humidity term [@tanaka2018]."
        ),
        (
            "The authors advise recalibrating kerbside nodes twice a year "
            "and background nodes at least yearly."
        ),
        (
            "Because collocation was restricted to a single location, the "
            "correction may be invalid for sea-salt particles near the "
            "harbour."
        ),
    ),
    (
        (
            (
                "Aldous and colleagues mounted 36 of their 48 particle counters "
                "at the kerbside and used the rest to describe the urban "
                "background."
            ),
            "number",
            "36",
        ),
        (
            ("Inlets were cleaned during site visits that took place every eight days."),
            "unit",
            "eight days",
        ),
        (
            (
                "Wind speed and temperature, taken from the airport at Hallgate, "
                "entered the difference-in-differences model as covariates."
            ),
            "name",
            "Hallgate",
        ),
        (
            (
                "A comparable zone in Aarfeld had shown no effect when assessed "
                "with a single monitor [@lindqvist2019]."
            ),
            "citation",
            "@lindqvist2019",
        ),
        (
            (
                "The estimate for the zone held when the curfew weeks between 11 "
                "January and 17 February 2021 were dropped."
            ),
            "date",
            "17 February 2021",
        ),
        (
            (
                "Households with an asthma patient looked at the map less often "
                "than other respondents did."
            ),
            "direction",
            "less",
        ),
        (
            (
                "Among the 310 people who returned the questionnaire, 26% "
                "reported having altered a walking or cycling route because of "
                "the map."
            ),
            "percentage",
            "26%",
        ),
        (
            (
                "A gateway outage in February 2022 left the network without data "
                "for nine days, the longest interruption of the campaign."
            ),
            "date",
            "February 2022",
        ),
    ),
    format=Format.MARKDOWN,
)
