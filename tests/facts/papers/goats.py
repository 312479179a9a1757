"""An invented paper (goats), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "goats",
    (
        "\\documentclass{article}\n"
        "\\usepackage{natbib}\n"
        "\\title{\\emph{Coxiella burnetii} in dairy goat herds of "
        "Tarnmoor: seroprevalence, risk factors and a vaccination trial}\n"
        "\\author{Saskia Verhoven \\and Daniel Okwuosa \\and Ruth Lindeman}\n"
        "\\begin{document}\n"
        "\\maketitle\n"
        "\n"
        "\\section{Introduction}\n"
        "\n"
        "Q fever is a zoonosis caused by the bacterium \\emph{Coxiella "
        "burnetii}. In goats the infection often passes unnoticed until "
        "does abort in late gestation, when large numbers of organisms "
        "are shed with the placenta \\citep{hartog2011}. People become "
        "infected mainly by inhaling contaminated dust. After a human "
        "outbreak with 74 confirmed cases in the town of Ellerwick in "
        "2016, the province of Tarnmoor asked for an assessment of its "
        "dairy goat herds. Previous surveys in neighbouring Vossland "
        "found antibodies in 9\\% of goats \\citep{delacroix2014}, but "
        "herds there are small and mostly closed. Vaccination with a "
        "phase I vaccine is thought to reduce shedding "
        "\\citep{brennan2015}, although trials in herds that are already "
        "infected are scarce.\n"
        "\n"
        "Our aims were (i) to estimate the seroprevalence in goats and "
        "in the people working with them, (ii) to identify risk factors "
        "at herd level, and (iii) to test whether vaccination reduces "
        "vaginal shedding at kidding.\n"
        "\n"
        "\\section{Methods}\n"
        "\n"
        "\\subsection{Cross-sectional study}\n"
        "\n"
        "All 92 registered dairy herds in Tarnmoor with at least 50 "
        "goats were invited; 64 took part (70\\%). Field work lasted from "
        "12 February to 28 May 2018. In each herd, 30 does older than "
        "one year were selected with a random number list, and 5 mL of "
        "blood was drawn from the jugular vein. Herds that had ever been "
        "vaccinated against Q fever were not eligible. Sera were kept at "
        "$-20\\,^{\\circ}$C and examined at the Orsholm Veterinary "
        "Institute (OVI) with the Coxatest ELISA (Veridia Labs), which "
        "has a sensitivity of 91\\% and a specificity of 97\\% "
        "\\citep{moreau2013}. Bulk tank milk (BTM) of every herd was "
        "tested by polymerase chain reaction (PCR) for the IS1111 "
        "element.\n"
        "\n"
        "Management was recorded in a 40-minute interview with the "
        "farmer. All interviews were held by Ruth Lindeman, who did not "
        "know the laboratory results. Persons working at least eight "
        "hours a week with the animals were offered a blood test; 118 "
        "accepted.\n"
        "\n"
        "\\subsection{Vaccination trial}\n"
        "\n"
        "Sixteen BTM-positive herds were randomised, eight to "
        "vaccination and eight to placebo. Goats in the vaccine arm "
        "received 2 mL of the product Fasivac subcutaneously in "
        "September 2018 and again three weeks later, before mating. "
        "Vaginal swabs were taken within 48 hours of kidding, from 30 "
        "does per herd, between 4 February and 19 April 2019. The "
        "laboratory staff, but not the farmers, were blinded to the "
        "allocation. The primary outcome was a PCR-positive swab.\n"
        "\n"
        "\\subsection{Analysis}\n"
        "\n"
        "Risk factors were examined with mixed-effects logistic "
        "regression, with herd as a random intercept. Variables with "
        "$p<0.20$ in the univariable analysis were offered to the "
        "multivariable model. Vaccine effect was expressed as a relative "
        "risk (RR) with cluster-robust confidence intervals. The sample "
        "size gave 80\\% power to detect a halving of shedding. The trial "
        "was approved by the Tarnmoor Animal Ethics Board on 6 July "
        "2018.\n"
        "\n"
        "\\section{Results}\n"
        "\n"
        "\\subsection{Prevalence}\n"
        "\n"
        "Of 1,920 goats tested, 403 were seropositive (21.0\\%; 95\\% CI "
        "17.2 to 25.4). At least one positive animal was found in 38 "
        "herds (59\\%), and 26 herds (41\\%) had a PCR-positive BTM "
        "sample. The intraclass correlation was 0.47, so infection was "
        "strongly clustered. Seroprevalence rose with age, from 12\\% in "
        "goats under two years to 29\\% in those over five. The "
        "proportion of does that had aborted in the preceding season was "
        "7.8\\% in seropositive herds and 3.1\\% in seronegative herds "
        "($p=0.004$). Among the 118 workers, 35 (30\\%) carried "
        "antibodies; only three of them remembered an illness compatible "
        "with Q fever.\n"
        "\n"
        "\\subsection{Risk factors}\n"
        "\n"
        "Table~\\ref{tab:risk} shows the final model. Large herds and the "
        "purchase of goats during the past two years were associated "
        "with higher odds of seropositivity. Prompt removal of placentas "
        "was protective. Sharing pasture with sheep was not "
        "significantly associated with infection, and neither was the "
        "presence of dogs or cats ($p=0.62$).\n"
        "\n"
        "\\begin{table}\n"
        "\\caption{Multivariable model of seropositivity}\\label{tab:risk}\n"
        "\\begin{tabular}{lcc}\n"
        "Factor & Odds ratio & 95\\% CI \\\\\n"
        "More than 200 goats & 3.2 & 1.4--7.3 \\\\\n"
        "Goats purchased in past two years & 2.6 & 1.1--6.0 \\\\\n"
        "Pasture shared with sheep & 1.9 & 0.8--4.4 \\\\\n"
        "Placentas removed within 24 h & 0.4 & 0.2--0.9 \\\\\n"
        "\\end{tabular}\n"
        "\\end{table}\n"
        "\n"
        "\\subsection{Trial}\n"
        "\n"
        "All 16 herds completed the trial. Swabs were positive in 30 of "
        "240 does (12.5\\%) in vaccinated herds and in 75 of 240 (31.3\\%) "
        "in control herds, which corresponds to an RR of 0.40 (95\\% CI "
        "0.22 to 0.73, $p=0.003$). The effect was larger in "
        "first-kidding does (RR 0.25) than in older does (RR 0.52). "
        "Abortions were fewer in vaccinated herds (2.9\\% against 6.1\\%), "
        "but the difference was not significant ($p=0.09$). Mean milk "
        "yield in the first 100 days of lactation did not differ (2.9 "
        "against 2.8 kg per day, $p=0.33$). Swelling at the injection "
        "site was seen in 18 of 412 vaccinated goats (4.4\\%) and lasted "
        "longer than seven days in two. No animal died of a cause "
        "attributed to the vaccine.\n"
        "\n"
        "\\section{Discussion}\n"
        "\n"
        "One in five dairy goats in Tarnmoor had antibodies against "
        "\\emph{C.~burnetii}, more than twice the figure from Vossland "
        "\\citep{delacroix2014}. Larger herds and more frequent trade are "
        "the probable explanation. That purchase increases the risk is "
        "in line with the network analysis of \\citet{pellegrin2017}, who "
        "traced most new infections to three dealers. In contrast to "
        "\\citet{hartog2011}, we did not find that contact with sheep was "
        "important; our estimate was imprecise, however, and an effect "
        "cannot be excluded.\n"
        "\n"
        "Vaccination before mating reduced shedding by 60\\%, even though "
        "all herds were infected at the start. \\citet{brennan2015} "
        "reported a reduction of 75\\% in herds without previous "
        "infection. The stronger effect in young does suggests that "
        "animals should be vaccinated before they are exposed for the "
        "first time. We therefore advise that replacement goats be "
        "vaccinated at the age of four to six months and that the "
        "programme continue for at least three years.\n"
        "\n"
        "Our study has weaknesses. Farmers knew whether their animals "
        "had been vaccinated and may have changed their hygiene. Herds "
        "with fewer than 50 goats were left out, and so the results do "
        "not apply to hobby keepers. Non-participating herds were on "
        "average smaller (median 95 against 160 goats), so the "
        "prevalence may be overestimated. Shedding was measured at a "
        "single kidding season, and duration of protection is unknown. "
        "Air samples were not collected, so we cannot say whether fewer "
        "shedding goats means less exposure of neighbours. The Tarnmoor "
        "Department of Agriculture paid for the laboratory work; Veridia "
        "Labs had no role in the design or analysis.\n"
        "\n"
        "\\end{document}\n"
    ),
    (
        (
            "Of the 92 dairy herds approached in Tarnmoor, 64 agreed to "
            "participate, and in each of them 30 randomly chosen does were "
            "bled."
        ),
        (
            "An outbreak of Q fever in Ellerwick in 2016, in which 74 people "
            "were confirmed as cases, prompted the provincial request for "
            "the survey."
        ),
        ("About one goat in five (403 of 1,920) carried antibodies against the bacterium."),
        (
            "Seropositive animals were detected in 38 of the 64 herds, while "
            "bulk tank milk was PCR-positive in 26."
        ),
        (
            "The likelihood of being seropositive increased with age: 29\\% "
            "of goats older than five years had antibodies, against 12\\% of "
            "those younger than two."
        ),
        (
            "Abortion in the previous season was more than twice as common "
            "in seropositive as in seronegative herds (7.8\\% vs.\\ 3.1\\%)."
        ),
        (
            "Antibodies were present in 35 of 118 people who worked with the "
            "goats, yet only three recalled a compatible illness."
        ),
        (
            "Keeping over 200 goats roughly tripled the odds of "
            "seropositivity (OR 3.2, 95\\% CI 1.4--7.3)."
        ),
        (
            "Neither shared grazing with sheep nor the presence of dogs or "
            "cats showed a significant association with infection."
        ),
        (
            "In the trial, 16 herds with PCR-positive bulk milk were "
            "allocated at random to vaccine or placebo in equal numbers."
        ),
        (
            "Two 2-mL doses of Fasivac were given under the skin three weeks "
            "apart before the breeding season."
        ),
        (
            "Shedding at kidding was found in one eighth of the does sampled "
            "in vaccinated herds but in nearly a third of those in control "
            "herds."
        ),
        (
            "Vaccination cut the risk of a positive vaginal swab by 60\\% (RR "
            "0.40; 95\\% CI 0.22--0.73)."
        ),
        (
            "The benefit was greatest in does kidding for the first time, "
            "with a relative risk of 0.25 compared with 0.52 in older "
            "animals."
        ),
        (
            "Although vaccinated herds had fewer abortions (2.9\\% vs.\\ "
            "6.1\\%), chance could not be ruled out as an explanation "
            "($p=0.09$)."
        ),
        (
            "Milk production over the first 100 days was similar in the two "
            "arms, at just under 3 kg per day."
        ),
        (
            "Local swelling affected fewer than 5\\% of the 412 goats "
            "vaccinated, and in only two did it persist for more than a week."
        ),
        (
            "A larger reduction, of three quarters, had been described in "
            "previously uninfected herds \\citep{brennan2015}."
        ),
        (
            "Because the herds that declined tended to be smaller (a median "
            "of 95 goats compared with 160), the survey may have "
            "overestimated prevalence."
        ),
    ),
    (
        (
            (
                "Management data came from interviews of 40 minutes, and 181 "
                "people who worked with the animals agreed to give blood."
            ),
            "number",
            "181",
        ),
        (
            ("Swabs from the vagina were collected no later than 48 days after kidding."),
            "unit",
            "48 days",
        ),
        (
            (
                "Every farmer interview was conducted by Saskia Verhoven, who "
                "was kept unaware of the laboratory findings."
            ),
            "name",
            "Saskia Verhoven",
        ),
        (
            (
                "The diagnostic accuracy assumed for the ELISA, 91\\% sensitivity "
                "and 97\\% specificity, was taken from earlier work "
                "\\citep{pellegrin2017}."
            ),
            "citation",
            "pellegrin2017",
        ),
        (
            ("Ethical approval for the trial was granted on 6 June 2018."),
            "date",
            "6 June 2018",
        ),
        (
            (
                "Bacterial isolates from positive herds were further typed by "
                "whole-genome sequencing to trace the route of introduction."
            ),
            "unsupported",
            "whole-genome sequencing",
        ),
        (
            (
                "Neighbouring Vossland had earlier recorded a seroprevalence of "
                "19\\% in its small, largely closed herds \\citep{delacroix2014}."
            ),
            "percentage",
            "19\\%",
        ),
        (
            (
                "Blood sampling for the cross-sectional part ran from "
                "mid-February to the end of May 2017."
            ),
            "date",
            "May 2017",
        ),
    ),
    format=Format.LATEX,
)
