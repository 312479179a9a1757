"""An invented paper (classroom filters), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "classroom filters",
    "Between September 2014 and May 2019 we recruited 1,367 children aged 6 to 12 "
    "years from 41 primary schools in Leeds and Bradford to test whether portable air "
    "filters reduce asthma symptoms (Hargreaves et al., 2016). Classrooms were "
    "assigned at random to a HEPA filter or a sham device. The mean concentration of "
    "PM2.5 fell from 17.2 to 9.8 µg/m³ in classrooms with a filter, whereas it "
    "remained unchanged in the control group. Children in filtered classrooms had "
    "symptoms on 2.1 days per fortnight, compared with 2.9 days in the control group. "
    "Lung function, measured with a Vitalograph spirometer, did not improve. Use of "
    "rescue inhalers declined by 22% (95% CI 13–30). Boys benefited more than girls. "
    "The filters consumed 45 W and had to be replaced every 90 days. Absence from "
    "school was not associated with the intervention. On 23 March 2018 one school "
    "withdrew because of noise. Teachers rated the devices as quiet in 74% of the "
    "cases. The annual cost was £118 per classroom. Ventilation was poorest in winter, "
    "when windows were kept closed. Professor Amrita Deshpande supervised the field "
    "work. Our effect sizes are smaller than those of Lindqvist and Moreau (2013), who "
    "studied bedrooms instead of classrooms. The larger the classroom, the weaker was "
    "the effect of the filter. Three quarters of the families returned all "
    "questionnaires.",
    clean=(
        "We enrolled 1367 primary school children between six and twelve years of age.",
        "The 41 schools were located in Leeds and Bradford.",
        "Classrooms were randomised to either a HEPA filter or a sham device.",
        (
            "Filters lowered the PM2.5 concentration from 17.2 to 9.8 µg/m³, a reduction of "
            "7.4 µg/m³."
        ),
        "PM2.5 did not change in control classrooms.",
        (
            "Symptoms occurred on 2.9 days per fortnight among controls and on 2.1 days with "
            "a filter."
        ),
        "With filters, children had symptoms on 0.8 fewer days per fortnight.",
        "There was no improvement in lung function.",
        "Rescue inhalers were used 22% less often.",
        "The benefit was greater for boys than for girls.",
        "Filters have to be changed about every three months.",
        "The intervention had no effect on school absence.",
        "One school left the study in March 2018 because the devices were noisy.",
        "About three in four ratings by teachers described the devices as quiet.",
        "Running a filter costs less than £120 per classroom and year.",
        "Ventilation was worst during the winter because windows stayed shut.",
        "Lindqvist and Moreau (2013) reported larger effects, but for bedrooms.",
        "The effect was stronger in small classrooms.",
        "75% of the families completed every questionnaire.",
        "Recruitment lasted almost five years, from 2014 to 2019.",
    ),
    planted=(
        (
            "The trial recruited 1,637 children from primary schools in two cities.",
            "number",
            "1,637",
        ),
        (
            "Each filter had a power consumption of 45 kW.",
            "unit",
            "45 kW",
        ),
        (
            "The field work was supervised by Professor Amrita Deshmukh.",
            "name",
            "Professor Amrita Deshmukh",
        ),
        (
            "The trial builds on earlier work (Holloway et al., 2016).",
            "citation",
            "Holloway et al., 2016",
        ),
        (
            "One school dropped out on 23 May 2018.",
            "date",
            "23 May 2018",
        ),
        (
            "Rescue inhaler use rose by 22%.",
            "direction",
            "rose",
        ),
        (
            "The devices were paid for by the Wellcome Trust.",
            "name",
            "Wellcome Trust",
        ),
        (
            "In 47% of the cases teachers called the devices quiet.",
            "percentage",
            "47%",
        ),
        (
            "Lindqvist and Moreau (2011) had found larger effects in bedrooms.",
            "citation",
            "Lindqvist and Moreau (2011)",
        ),
    ),
    format=Format.MARKDOWN,
)
