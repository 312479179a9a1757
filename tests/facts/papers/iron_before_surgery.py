"""An invented paper (iron before surgery), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "iron before surgery",
    (
        "Abstract\n"
        "\n"
        "Anaemia is common before hip replacement and goes along with more blood "
        "transfusions. PRIMA-HIP was a double-blind, placebo-controlled trial in 11 "
        "hospitals in Denmark and the Netherlands. Adults with a haemoglobin "
        "concentration below 130 g/L were randomly assigned (1:1) to a single "
        "infusion of 1,000 mg ferric carboxymaltose (FCM) or to saline. The primary "
        "outcome was red-cell transfusion within 30 days of surgery. Between 4 March "
        "2019 and 17 November 2021, 612 patients were randomised, 306 to each group. "
        "Transfusion was needed in 37 patients (12.1%) in the FCM group and in 61 "
        "(19.9%) in the placebo group (risk ratio 0.61, 95% confidence interval 0.42 "
        "to 0.88; p = 0.008).\n"
        "\n"
        "Introduction\n"
        "\n"
        "About one in four patients who are scheduled for elective hip replacement "
        "is anaemic (Lindqvist et al., 2014). Oral iron is cheap, but it is poorly "
        "absorbed and often causes constipation. Earlier studies of intravenous iron "
        "were small, and a meta-analysis of seven of them pointed to fewer "
        "transfusions but was not conclusive (Okafor and Brandt, 2017). Guidelines "
        "of the European Society of Anaesthesiology (ESA) recommend treating iron "
        "deficiency but do not say how long before surgery.\n"
        "\n"
        "Methods\n"
        "\n"
        "All participants were awaiting elective hip replacement. The infusion was "
        "given over 15 minutes, between 21 and 28 days before the operation. "
        "Patients with ferritin above 300 µg/L, active infection or pregnancy were "
        "excluded. Haemoglobin was measured with a Sysmex XN-1000 analyser. "
        "Transfusion was allowed only when haemoglobin fell below 80 g/L. Quality of "
        "life was scored with the EQ-5D questionnaire before surgery and after 90 "
        "days. The protocol was approved by the ethics committee of Aarhus "
        "University Hospital on 12 December 2018. An independent safety board "
        "chaired by Marijke Hoekstra reviewed the data twice and advised no changes.\n"
        "\n"
        "Results\n"
        "\n"
        "Mean age was 71.4 years, and 64% of the participants were women. "
        "Haemoglobin before infusion was 118 g/L in both groups. By the day of "
        "surgery it had risen by 9 g/L after FCM and by 1 g/L after placebo. Median "
        "hospital stay was 3 days in both groups. Wound infection occurred in 6 "
        "patients given FCM and in 14 given placebo. Readmission within 90 days did "
        "not differ significantly (7.2% after FCM versus 8.5% after placebo; p = "
        "0.55). EQ-5D scores improved in both groups, with no difference between "
        "them. Hypophosphataemia (low blood phosphate) was more frequent after FCM "
        "(58 patients) than after placebo (5 patients); none of the cases caused "
        "symptoms. There were no anaphylactic reactions. The effect on transfusion "
        "was larger in patients with ferritin below 30 µg/L (risk ratio 0.44) than "
        "in the remaining patients (risk ratio 0.79). An infusion cost 185 euros; "
        "the average saving in blood products was 62 euros per patient.\n"
        "\n"
        "Discussion\n"
        "\n"
        "Our findings agree with those of Okafor and Brandt (2017) in direction, but "
        "the effect is larger. In contrast, the trial by Petrov et al. (2020) found "
        "no benefit, possibly because iron was given only 2 to 4 days before "
        "surgery. A limitation is that patients of under 50 kg could not take part, "
        "because the dose was fixed. The infusion does not pay for itself through "
        "saved blood alone. Follow-up ended in February 2022; a further follow-up of "
        "revision surgery over five years is planned."
    ),
    clean=(
        (
            "Compared with placebo, FCM lowered the proportion of patients needing a "
            "transfusion from 19.9% to 12.1%."
        ),
        ("Half of the 612 participants were assigned to FCM and the other half to saline."),
        "The double-blind trial was carried out in eleven Danish and Dutch hospitals.",
        (
            "Adults whose haemoglobin was lower than 130 g/L were eligible, unless they "
            "met an exclusion criterion such as active infection."
        ),
        "Patients were randomised from March 2019 to November 2021.",
        ("The risk of transfusion was 7.8 percentage points lower with FCM than with placebo."),
        ("Altogether, 98 patients needed a red-cell transfusion within 30 days of surgery."),
        (
            "The single dose of 1 g was infused over a quarter of an hour, three to four "
            "weeks before the operation."
        ),
        (
            "Pregnant women, patients with an active infection and those whose ferritin "
            "exceeded 300 µg/L were not included."
        ),
        (
            "Although inexpensive, oral iron is not absorbed well and frequently leads "
            "to constipation."
        ),
        (
            "From 118 g/L before the infusion, haemoglobin increased by 9 g/L with FCM, "
            "8 g/L more than with placebo."
        ),
        "The two arms had the same median length of stay, namely three days.",
        (
            "There was no significant difference in 90-day readmissions (7.2% with FCM "
            "and 8.5% with placebo)."
        ),
        (
            "Quality of life, as measured by the EQ-5D, improved in both groups and did "
            "not differ between them."
        ),
        (
            "Low phosphate levels occurred in 58 patients after FCM but in only five "
            "after placebo, and all cases were asymptomatic."
        ),
        "No patient had an anaphylactic reaction.",
        (
            "Patients with ferritin under 30 µg/L benefited more, with a risk ratio of "
            "0.44 as opposed to 0.79 in all others."
        ),
        (
            "At 185 euros, an infusion cost 123 euros more than was on average saved on "
            "blood products per patient."
        ),
        (
            "Petrov et al. (2020), who gave iron just two to four days before surgery, "
            "observed no benefit."
        ),
        ("Because the dose was fixed, people weighing less than 50 kg were unable to participate."),
    ),
    planted=(
        (
            "A total of 621 patients were randomised in PRIMA-HIP.",
            "number",
            "621",
        ),
        (
            ("By the day of surgery, haemoglobin had risen by 9 mg/L in patients given FCM."),
            "unit",
            "9 mg/L",
        ),
        (
            "The infusion pays for itself through saved blood alone.",
            "negation",
            "pays",
        ),
        (
            (
                "Marijke Hofstra chaired the independent safety board, which looked at the "
                "data twice."
            ),
            "name",
            "Marijke Hofstra",
        ),
        (
            (
                "Roughly a quarter of patients awaiting elective hip replacement are anaemic "
                "(Lindqvist et al., 2011)."
            ),
            "citation",
            "Lindqvist et al., 2011",
        ),
        (
            ("Ethical approval was granted at Aarhus University Hospital on 21 December 2018."),
            "date",
            "21 December 2018",
        ),
        (
            "Wound infections were more frequent with FCM than with placebo.",
            "direction",
            "more",
        ),
        (
            "PRIMA-HIP was sponsored by the Novo Nordisk Foundation.",
            "name",
            "Novo Nordisk Foundation",
        ),
        (
            "In the placebo group, 16.9% of patients needed a transfusion.",
            "percentage",
            "16.9%",
        ),
        (
            "Follow-up of the participants ended in 2023.",
            "year",
            "2023",
        ),
    ),
)
