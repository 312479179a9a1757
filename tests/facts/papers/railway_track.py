"""An invented paper (railway track), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "railway track",
    (
        "Predicting track geometry faults from in-service trains on a mixed-traffic "
        "line\n"
        "\n"
        "Abstract. Track recording cars visit most secondary lines only a few times "
        "a year, so geometry faults can grow unnoticed between visits. We equipped "
        "four regional trains with axle-box accelerometers and compared their data "
        "with a recording car over 31 months on the 118 km line between Linz and "
        "Selzthal in Austria. A gradient boosting model (GBM) predicted 83% of the "
        "faults at least ten days before they exceeded the intervention limit, with "
        "a false alarm rate of 6.4%. Using the predictions lowered the number of "
        "emergency speed restrictions from 39 to 22 per year.\n"
        "\n"
        "1 Introduction\n"
        "Tamping restores the vertical position of the track but damages the ballast "
        "(Okonkwo, 2009). Fixed tamping intervals therefore cost money without "
        "necessarily improving quality. Delgado and Rhys (2016) showed that "
        "vibration data from metro trains reveal broken fastenings, but they did not "
        "consider ballast. Nothing comparable exists for lines shared by freight and "
        "passenger trains.\n"
        "\n"
        "2 Methods\n"
        "The trains ran from 4 May 2018 to 30 November 2020 at speeds of up to 120 "
        "km/h. Accelerations were sampled at 2 kHz and averaged over segments of 25 "
        "m. The recording car, an EM120 built by Plasser & Theurer, measured "
        "longitudinal level, alignment and twist every three months. Rainfall was "
        "taken from eleven stations of the national weather service. We trained the "
        "GBM on data up to the end of 2019 and tested it on data from 2020. A "
        "support vector machine (SVM) served as a baseline. Data from trains running "
        "slower than 40 km/h were discarded, which removed 12% of the records.\n"
        "\n"
        "3 Results\n"
        "In the test year, 214 faults were found by the recording car. The GBM had a "
        "higher recall than the SVM (83% versus 69%), and its false alarm rate was "
        "lower (6.4% versus 9.8%). Twist faults were predicted less reliably than "
        "longitudinal level faults. Prediction errors were larger in winter than in "
        "summer, probably because frozen ballast is stiffer. Wheel wear did not "
        "influence the predictions as long as the wheels were reprofiled every "
        "150,000 km. Rainfall during the previous 14 days was the most important "
        "variable after vertical acceleration. Segments with concrete sleepers "
        "deteriorated more slowly than segments with wooden sleepers. No relation "
        "was found between fault growth and curve radius.\n"
        "\n"
        "4 Discussion\n"
        "Maintenance planner Gerhard Mayrhofer estimated that condition-based "
        "tamping would save 460,000 euros a year, mainly because fewer night shifts "
        "are needed. The system cannot detect rail cracks, which still require "
        "ultrasonic inspection. The sensors are cheap: each costs about 340 euros. "
        "The method was approved by the infrastructure manager on 17 February 2021, "
        "and a second line will be equipped. Our results do not support the view of "
        "Brandt et al. (2013) that in-service trains are too irregular to be useful."
    ),
    clean=(
        (
            "Because recording cars come to most secondary lines only a few times per "
            "year, geometry faults may develop unnoticed in the meantime."
        ),
        (
            "Accelerometers were mounted on the axle boxes of four regional trains "
            "running on the 118-kilometre Linz–Selzthal line."
        ),
        (
            "Over a period of 31 months, data from in-service trains were compared with "
            "measurements from a track recording car."
        ),
        (
            "The gradient boosting model identified 83% of faults ten or more days "
            "before the intervention limit was exceeded."
        ),
        (
            "With the predictions, emergency speed restrictions dropped from 39 to 22 a "
            "year, i.e. 17 fewer."
        ),
        ("Tamping at fixed intervals is expensive and does not necessarily make the track better."),
        (
            "Delgado and Rhys (2016) found that broken fastenings can be seen in "
            "vibration data from metro trains, but ballast was outside the scope of "
            "their work."
        ),
        ("There has been no comparable work on lines used by both passenger and freight trains."),
        (
            "Every three months, an EM120 recording car by Plasser & Theurer measured "
            "longitudinal level, alignment and twist."
        ),
        "Rainfall data came from 11 national weather service stations.",
        ("Records from trains travelling below 40 km/h, 12% of the total, were excluded."),
        "The GBM outperformed an SVM, reaching a recall of 83% rather than 69%.",
        ("The baseline produced more false alarms than the GBM (9.8% compared with 6.4%)."),
        ("Longitudinal level faults could be predicted more reliably than twist faults."),
        (
            "Predictions were more accurate in summer than in winter, which the authors "
            "attribute tentatively to the greater stiffness of frozen ballast."
        ),
        (
            "Vertical acceleration was the most important predictor, followed by "
            "rainfall over the preceding two weeks."
        ),
        "Fault growth was not related to the radius of curves.",
        (
            "The expected savings of 460,000 euros per year result mainly from a reduced "
            "need for night shifts."
        ),
        (
            "Ultrasonic inspection remains necessary because the system is unable to "
            "detect cracks in the rail."
        ),
        (
            "The infrastructure manager approved the method in February 2021, and the "
            "sensors cost only about 340 euros apiece."
        ),
    ),
    planted=(
        (
            "The recording car detected 241 faults during the test year.",
            "number",
            "241",
        ),
        (
            (
                "Axle-box accelerations were recorded at a sampling rate of 2 MHz and "
                "averaged over 25 m segments."
            ),
            "unit",
            "2 MHz",
        ),
        (
            (
                "Wheel wear affected the predictions even when wheels were reprofiled every "
                "150,000 km."
            ),
            "negation",
            "affected",
        ),
        (
            (
                "According to Gerhard Mayerling, condition-based tamping would save 460,000 "
                "euros annually."
            ),
            "name",
            "Gerhard Mayerling",
        ),
        (
            (
                "Tamping corrects the vertical track position at the expense of damaging the "
                "ballast (Okonkwo, 2006)."
            ),
            "citation",
            "Okonkwo, 2006",
        ),
        (
            (
                "The instrumented trains were in operation between 4 March 2018 and 30 "
                "November 2020."
            ),
            "date",
            "4 March 2018",
        ),
        (
            ("Track on concrete sleepers deteriorated faster than track on wooden sleepers."),
            "direction",
            "faster",
        ),
        (
            "In addition to accelerometers, the regional trains carried a LiDAR scanner.",
            "acronym",
            "LiDAR",
        ),
        (
            "The SVM baseline achieved a recall of 96%.",
            "percentage",
            "96%",
        ),
        (
            ("The model was trained on data up to the end of 2019 and tested on data from 2017."),
            "year",
            "2017",
        ),
    ),
)
