"""An invented paper (cat kidneys), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "cat kidneys",
    (
        "Introduction. Chronic kidney disease (CKD) affects about 30% of cats older "
        "than ten years. Restricting dietary phosphate slows progression in advanced "
        "stages (Hollis et al., 2009), but evidence for early disease is scarce "
        "(Brandt and Oyelaran, 2017). Here we report a randomised, double-blind "
        "trial of a moderately phosphate-restricted diet in cats with early CKD.\n"
        "\n"
        "Methods. We enrolled 128 client-owned cats with International Renal "
        "Interest Society (IRIS) stage 1 or 2 at veterinary hospitals in Utrecht and "
        "Ghent. Enrolment opened on 12 January 2019. Cats with hyperthyroidism or "
        "diabetes were excluded. The cats received either the test diet (n = 65; 1.2 "
        "g phosphorus per Mcal) or a control diet (n = 63; 2.6 g per Mcal) and were "
        "followed for 18 months. Serum creatinine, symmetric dimethylarginine (SDMA) "
        "and fibroblast growth factor 23 (FGF-23) were measured every three months, "
        "the last of these with a Kainos ELISA kit. Systolic blood pressure was "
        "recorded by Doppler. Owners scored appetite on a five-point scale. The "
        "protocol was approved by the ethics committee of Utrecht University, "
        "chaired by Marieke Dekkers.\n"
        "\n"
        "Results. Seventeen cats were withdrawn, eleven of them because they refused "
        "the test diet. Median FGF-23 fell from 412 to 298 pg/mL in the test group "
        "and rose from 405 to 467 pg/mL in the controls. Serum creatinine increased "
        "in both groups, but more slowly in the test group (0.4 versus 1.1 µmol/L "
        "per month). Blood pressure did not differ between groups. Progression to "
        "stage 3 occurred in 9% of the test cats and 22% of the controls. Body "
        "weight remained stable in the control group, whereas test cats lost 2.5% of "
        "their weight on average. Hypercalcaemia, defined as ionised calcium above "
        "1.40 mmol/L, was seen in eight test cats and two control cats; it resolved "
        "in six of the eight after the diet was changed. Appetite scores were lower "
        "in the test group during the first four weeks but not thereafter. No deaths "
        "were attributed to the diets.\n"
        "\n"
        "Discussion. The benefit was largest in cats whose FGF-23 exceeded 400 pg/mL "
        "at entry, which suggests that this hormone could guide the choice of diet. "
        "In contrast to Larsson (2021), who used a stricter restriction of 0.8 g per "
        "Mcal, we saw little muscle loss. Because of the risk of hypercalcaemia, "
        "calcium should be checked at least every three months. Urine samples were "
        "missing for almost half of the cats, so proteinuria could not be analysed. "
        "Most of our cats lived indoors, and the findings may not apply to outdoor "
        "cats. The guideline of the European Society of Feline Medicine (ESFM) was "
        "last revised in 2016 and does not mention FGF-23. A follow-up study with "
        "300 cats is planned in Copenhagen."
    ),
    clean=(
        "Roughly 30% of cats over the age of ten have chronic kidney disease.",
        (
            "Little is known about the value of phosphate restriction in early disease "
            "(Brandt and Oyelaran, 2017)."
        ),
        (
            "The study was a randomised, double-blind trial in cats with IRIS stage 1 or "
            "2 CKD, recruited at hospitals in Utrecht and Ghent."
        ),
        "Cats that had diabetes or hyperthyroidism could not take part.",
        ("Sixty-five cats were given the phosphate-restricted diet and 63 the control diet."),
        (
            "The control diet contained 2.6 g of phosphorus per Mcal, more than twice as "
            "much as the test diet."
        ),
        "Follow-up lasted a year and a half.",
        "Creatinine, SDMA and FGF-23 were determined at three-month intervals.",
        "Appetite was rated by the owners on a scale with five points.",
        "Of the 17 cats that were withdrawn, 11 had refused the test diet.",
        "On the restricted diet, median FGF-23 decreased by 114 pg/mL to 298 pg/mL.",
        (
            "Creatinine rose faster in the control cats (1.1 µmol/L per month) than in "
            "the test cats (0.4 µmol/L per month)."
        ),
        (
            "Twenty-two percent of control cats advanced to stage 3, compared with 9% of "
            "cats on the test diet."
        ),
        (
            "Cats on the test diet lost on average 2.5% of their body weight, while the "
            "weight of the controls did not change."
        ),
        (
            "Ionised calcium above 1.40 mmol/L was more common with the test diet (eight "
            "cats) than with the control diet (two cats)."
        ),
        (
            "In two of the eight test cats with hypercalcaemia, the condition did not "
            "resolve after the diet was changed."
        ),
        "The test group had a poorer appetite only in the first four weeks.",
        "Neither diet was held responsible for any death.",
        "Cats with FGF-23 above 400 pg/mL at enrolment benefited most.",
        (
            "Proteinuria was not analysed because urine samples from nearly half of the "
            "cats were unavailable."
        ),
    ),
    planted=(
        (
            "The trial enrolled 182 client-owned cats with early CKD.",
            "number",
            "182",
        ),
        (
            "The test diet provided 1.2 mg phosphorus per Mcal.",
            "unit",
            "1.2 mg",
        ),
        (
            "Blood pressure differed between the test and control groups.",
            "negation",
            "differed",
        ),
        (
            (
                "Ethical approval was given by a committee at Utrecht University under the "
                "chair of Marieke Jansen."
            ),
            "name",
            "Marieke Jansen",
        ),
        (
            "Phosphate restriction is known to slow advanced CKD (Hollis et al., 2004).",
            "citation",
            "Hollis et al., 2004",
        ),
        (
            "The first cats could be enrolled from 22 January 2019.",
            "date",
            "22 January 2019",
        ),
        (
            "In the control group, median FGF-23 fell over the course of the study.",
            "direction",
            "fell",
        ),
        (
            "The test diet was manufactured by Royal Canin.",
            "name",
            "Royal Canin",
        ),
        (
            "Only 19% of the test cats progressed to stage 3.",
            "percentage",
            "19%",
        ),
        (
            "The ESFM guideline, last revised in 2012, says nothing about FGF-23.",
            "year",
            "2012",
        ),
    ),
)
