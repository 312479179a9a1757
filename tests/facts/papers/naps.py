"""An invented paper (naps), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "naps",
    "# Napping and memory in older adults"
    "\n"
    "\n"
    "Between 6 January and 28 June 2019 we recruited 152 adults (mean age 68.4 years, "
    "SD 5.1) through the Toronto Memory Clinic. Exclusion criteria were sleep apnoea, "
    "shift work and a score below 24 on the Mini-Mental State Examination (MMSE; "
    "Folstein et al., 1975). Participants wore an Actiwatch Spectrum for 14 days and "
    "slept in the laboratory for two nights. Naps of 90 minutes were scheduled at 1:30 "
    "pm. Saliva was sampled every 30 min, and cortisol was measured with a kit from "
    "Salimetrics. The study was registered at ClinicalTrials.gov (NCT03794934) and was "
    "led by Dr. A. K. Srinivasan of McMaster University."
    "\n"
    "\n"
    "Recall of word pairs was 17% better after a nap than after quiet wakefulness (p = "
    ".003). The benefit was confined to participants who reached slow-wave sleep; "
    "those who did not reach it showed no improvement. Reaction times shortened from "
    "612 to 574 ms. Sleep spindles were denser over frontal sites than over parietal "
    "ones. Napping did not disturb sleep in the following night: sleep efficiency was "
    "84% after naps and 85% without them. Cortisol levels before the nap were "
    "unrelated to recall. Subjective sleepiness declined, but mood was unchanged. Men "
    "and women benefited equally. Older participants had less slow-wave sleep, and "
    "each additional year of age cost 0.9 minutes of it. Caffeine intake above 300 mg "
    "per day abolished the effect."
    "\n"
    "\n"
    "Eleven participants dropped out, seven of them because of illness. One in eight "
    "reported that they never napped at home. In a follow-up after 18 months, 61 of "
    "the 141 remaining participants kept napping regularly, and their MMSE scores fell "
    "more slowly than those of the others. Our results contradict those of Leong and "
    "Chee (2018), who found no benefit in adults over 70, and agree with Mander et al. "
    "(2014). Ambient noise was kept below 35 dB. The total cost was C$410,000, of "
    "which the Canadian Institutes of Health Research paid 80%. Recordings were scored "
    "with YASA (Vallat & Walker, 2021) by two raters, whose agreement was excellent "
    "(kappa = .87). Memory did not decline in any participant.",
    clean=(
        (
            "From January to June 2019, 152 older adults were enrolled via the Toronto "
            "Memory Clinic."
        ),
        "The participants were 68 years old on average.",
        "People with sleep apnoea or working in shifts were not included.",
        "An Actiwatch Spectrum was worn for two weeks.",
        "Each nap lasted one and a half hours and began at 1:30 pm.",
        ("Cortisol in saliva, sampled every half hour, was measured using a Salimetrics kit."),
        "After a nap, 17% more word pairs were recalled than after quiet wakefulness.",
        "Only those who reached slow-wave sleep benefited.",
        "Participants responded 38 ms faster (574 instead of 612 ms).",
        "Night sleep was not impaired by naps (84% versus 85% efficiency).",
        "There was no relation between cortisol before the nap and recall.",
        "Sleepiness went down while mood stayed the same.",
        "The benefit did not differ between men and women.",
        "With each year of age, slow-wave sleep was 0.9 minutes shorter.",
        "Among those who drank more than 300 mg of caffeine a day there was no effect.",
        "Illness was the reason for seven of the 11 dropouts.",
        "About one participant in eight never took naps at home.",
        "After a year and a half, 43% (61 of 141) still napped regularly.",
        (
            "Most of the cost (80% of 410,000 Canadian dollars) was covered by the Canadian "
            "Institutes of Health Research."
        ),
    ),
    planted=(
        (
            "We recruited 125 adults with a mean age of 68.4 years.",
            "number",
            "125",
        ),
        (
            "Reaction times were 574 s after the nap.",
            "unit",
            "574 s",
        ),
        (
            "Sleep in the following night was disturbed by napping.",
            "negation",
            "disturbed",
        ),
        (
            "The study was led by Dr. A. K. Subramanian.",
            "name",
            "Subramanian",
        ),
        (
            "The findings are in line with Walker et al. (2014).",
            "citation",
            "Walker et al. (2014)",
        ),
        (
            "Recruitment ended on 18 June 2019.",
            "date",
            "18 June 2019",
        ),
        (
            "Recall of word pairs was 17% worse after a nap than after quiet wakefulness.",
            "direction",
            "worse",
        ),
        (
            "Activity was recorded with a Fitbit Charge for 14 days.",
            "name",
            "Fitbit Charge",
        ),
        (
            "Sleep efficiency was 74% in nights after naps.",
            "percentage",
            "74%",
        ),
        (
            "Scores of 23 or less on the MMSE (Folstein et al., 1985) led to exclusion.",
            "citation",
            "Folstein et al., 1985",
        ),
    ),
    format=Format.MARKDOWN,
)
