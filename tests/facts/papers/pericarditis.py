"""An invented paper (pericarditis), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "pericarditis",
    (
        "# Colverane for the prevention of recurrent pericarditis: the HARBOUR "
        "randomised trial\n"
        "\n"
        "*Niamh Gallagher, Pieter van Houten, Lucía Ferrán*\n"
        "\n"
        "## Abstract\n"
        "\n"
        "**Background.** Many patients relapse after a first episode of acute "
        "pericarditis. **Methods.** In this double-blind trial, 412 adults were "
        "randomly assigned in a 1:1 ratio to colverane 0.5 mg twice daily or placebo "
        "for 24 weeks. The primary outcome was time to first recurrence within 18 "
        "months. **Results.** Recurrence was seen in 34 of 206 patients (16.5%) on "
        "colverane and in 62 of 206 (30.1%) on placebo (hazard ratio [HR] 0.51, 95% "
        "confidence interval [CI] 0.34 to 0.77, p = 0.001). Diarrhoea was more "
        "common with colverane. **Conclusions.** Colverane reduced recurrence and "
        "did not increase serious adverse events.\n"
        "\n"
        "## Introduction\n"
        "\n"
        "Acute pericarditis accounts for about 5% of emergency visits for chest pain "
        "[@adler2015]. Non-steroidal anti-inflammatory drugs (NSAIDs) relieve pain "
        "but do not prevent relapse [@moreau2017], and corticosteroids may even "
        "raise the risk [@tanaka2012]. Colverane is an oral inhibitor of the NLRP3 "
        "inflammasome. A pilot study in 46 patients suggested a benefit "
        "[@reinholt2018], but no randomised trial has been reported.\n"
        "\n"
        "## Methods\n"
        "\n"
        "Patients were recruited at 14 hospitals in Ireland, the Netherlands and "
        "Spain from 3 February 2019 to 28 October 2021. We included adults aged 18 "
        "to 75 years with a first episode and a C-reactive protein (CRP) above 10 "
        "mg/L. Pregnancy, cancer and an estimated glomerular filtration rate below "
        "30 mL/min were reasons for exclusion. Randomisation used a central web "
        "system with blocks of four, stratified by country. All patients received "
        "ibuprofen 600 mg every 8 hours for the first two weeks.\n"
        "\n"
        "Recurrence was adjudicated by a blinded committee chaired by Anneke Vos. "
        "Secondary outcomes were hospital admission, mean CRP at week 4, and quality "
        "of life on the EQ-5D-5L. Hazard ratios come from Cox models. The ethics "
        "committee in Galway approved the protocol on 17 December 2018. The sponsor "
        "had no role in the analysis.\n"
        "\n"
        "## Results\n"
        "\n"
        "Of 587 patients screened, 412 were randomised. Nineteen were lost to "
        "follow-up, 9 on colverane and 10 on placebo. Mean age was 47.3 years (SD "
        "13.8), and 38% were women. Baseline characteristics did not differ between "
        "the groups. Median follow-up was 17.2 months.\n"
        "\n"
        "| Outcome | Colverane (n = 206) | Placebo (n = 206) | Effect (95% CI) | p |\n"
        "|---|---|---|---|---|\n"
        "| Recurrence | 34 (16.5%) | 62 (30.1%) | HR 0.51 (0.34 to 0.77) | 0.001 |\n"
        "| Hospital admission | 15 (7.3%) | 31 (15.0%) | HR 0.46 (0.25 to 0.86) | "
        "0.01 |\n"
        "| Mean CRP at week 4, mg/L | 4.1 | 7.9 | −3.8 (−5.2 to −2.4) | <0.001 |\n"
        "| EQ-5D-5L index | 0.86 | 0.85 | 0.01 (−0.02 to 0.04) | 0.47 |\n"
        "| Diarrhoea | 41 (19.9%) | 17 (8.3%) | RR 2.41 (1.42 to 4.10) | 0.001 |\n"
        "\n"
        "The curves began to separate after week 6. The effect was similar in men "
        "and women (p for interaction = 0.62), but it was larger in patients whose "
        "CRP at entry exceeded 50 mg/L (HR 0.38) than in those with lower values (HR "
        "0.64). Quality of life did not differ. After the drug was stopped at week "
        "24, there was no rebound in recurrences.\n"
        "\n"
        "Because of diarrhoea, 12 patients on colverane and 3 on placebo stopped "
        "treatment. Serious adverse events occurred in 8 patients on colverane and 9 "
        "on placebo. There were no deaths, and liver enzymes did not rise in either "
        "group. Adherence by pill count was 91% with colverane and 93% with placebo.\n"
        "\n"
        "## Discussion\n"
        "\n"
        "In HARBOUR, colverane roughly halved the hazard of recurrence after a first "
        "episode of pericarditis. This agrees with the pilot study [@reinholt2018] "
        "but not with @ishikawa2020, who found no benefit when treatment was started "
        "more than 10 days after onset; our patients began treatment a median of 3 "
        "days after onset. Early treatment may therefore matter.\n"
        "\n"
        "The trial has limitations. Few patients were older than 70, 94% were white, "
        "and follow-up did not extend beyond 18 months. Costs were not assessed. A "
        "trial in children, HARBOUR-Kids, is due to start in Utrecht in 2025."
    ),
    clean=(
        (
            "Within 18 months, about one in six patients on colverane relapsed, as "
            "against three in ten on placebo."
        ),
        (
            "The risk of recurrence was 13.6 percentage points lower with colverane than "
            "with placebo."
        ),
        "Each of the two arms comprised 206 adults.",
        "Colverane lowered the hazard of recurrence by 49% (95% CI 23% to 66%).",
        ("Quality of life, as rated on the EQ-5D-5L, was much the same in both arms (p = 0.47)."),
        "Nobody died during the trial.",
        ("Diarrhoea affected more than twice as many patients on colverane as on placebo."),
        (
            "Fifteen patients gave up their study treatment on account of diarrhoea, "
            "twelve of them in the colverane arm."
        ),
        "Patients were recruited at fourteen hospitals in three countries.",
        (
            "Recruitment closed on 28 October 2021, more than two and a half years after "
            "it had begun."
        ),
        "Fewer than 5% of those randomised were lost to follow-up.",
        "Men and women responded similarly to the drug (p for interaction = 0.62).",
        "At week 4, mean CRP was 3.8 mg/L higher under placebo than under colverane.",
        (
            "Only about half as many patients were admitted to hospital on colverane as "
            "on placebo (15 versus 31)."
        ),
        (
            "A benefit had been suggested by a pilot study with fewer than fifty "
            "patients [@reinholt2018]."
        ),
        (
            "Our result is at odds with that of @ishikawa2020, whose patients were "
            "treated more than ten days after onset."
        ),
        ("The median delay from onset to the start of treatment was three days in HARBOUR."),
        (
            "Serious adverse events were about equally frequent in the two arms, with 17 "
            "patients affected in all."
        ),
        "The analysis was carried out without any involvement of the sponsor.",
        ("Starting treatment early may matter, but the trial did not look at the costs."),
    ),
    planted=(
        (
            "A total of 578 patients underwent screening, of whom 412 were randomised.",
            "number",
            "578",
        ),
        (
            (
                "During the first two weeks, ibuprofen was given to everyone at a dose of "
                "600 µg every eight hours."
            ),
            "unit",
            "600 µg",
        ),
        (
            "Once colverane had been withdrawn at week 24, recurrences rebounded.",
            "negation",
            "rebounded",
        ),
        (
            ("The blinded committee that adjudicated recurrences was headed by Anneke de Boer."),
            "name",
            "Boer",
        ),
        (
            ("NSAIDs ease the pain of pericarditis without preventing relapse [@tanaka2012]."),
            "citation",
            "@tanaka2012",
        ),
        (
            (
                "Approval of the protocol was granted by the ethics committee in Galway on "
                "27 December 2018."
            ),
            "date",
            "27 December 2018",
        ),
        (
            "Pain was recorded with the McGill Pain Questionnaire.",
            "name",
            "McGill",
        ),
        (
            ("The randomised patients were 47.3 years old on average, and 48% of them were women."),
            "percentage",
            "48%",
        ),
        (
            "Recruitment opened in February 2018 and ended in October 2021.",
            "date",
            "February 2018",
        ),
    ),
    format=Format.MARKDOWN,
)
