"""An invented paper (review prompts), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "review prompts",
    (
        "# Asking Reviewers Why: Rationale Prompts in Everyday Code Review\n"
        "\n"
        "## Abstract\n"
        "\n"
        "Code review comments often tell authors what to change but not why. We "
        "built WhyBox, a browser extension that asks reviewers for a one-line "
        "rationale before a comment is posted, and tested it in a randomised "
        "crossover study with 48 professional developers at two companies in Tallinn "
        "and Porto. With WhyBox, 71% of the comments carried an explicit reason, "
        "against 34% without it. Authors resolved threads in a median of 5.2 hours "
        "rather than 7.9 hours. Prompting did not lower the number of comments per "
        "review, and perceived workload rose only slightly.\n"
        "\n"
        "## Introduction\n"
        "\n"
        "Review is among the most widely used quality practices in industry "
        "[@bacchelli2013expectations]. Yet authors frequently complain that requests "
        "come without a justification. Moreau and colleagues found that newcomers "
        "abandon about one in five patches after an unexplained request "
        "[@moreau2020why]. Lindqvist analysed the tone of comments in 1,140 "
        "open-source reviews, but did not look at the reasons they give "
        "[@lindqvist2018tone]. Okafor warned that any added friction may drive "
        "reviewers to write fewer comments [@okafor2021friction]. We therefore ask "
        "whether a prompt raises the share of reasoned comments (RQ1), whether it "
        "speeds up resolution (RQ2), and what it costs reviewers in effort (RQ3).\n"
        "\n"
        "## Methods\n"
        "\n"
        "**Participants.** We recruited 48 developers, 30 from a payments company in "
        "Tallinn and 18 from a mapping company in Porto. Nineteen were women. "
        "Professional experience ranged from 2 to 21 years (median 7). Five "
        "volunteers were excluded because they had used a comment-template tool in "
        "the preceding six months. All 48 participants completed both phases.\n"
        "\n"
        "**Procedure.** The study was pre-registered on 14 February 2023 and ran "
        "from 6 March to 28 April 2023, in two phases of four weeks. Half of the "
        "participants began with WhyBox and half with the ordinary GitLab interface; "
        "after the first phase they swapped. Priya Raman gave everyone a 15-minute "
        "training session on 3 March. The prompt appeared 300 ms after the reviewer "
        'pressed "Submit" and could be dismissed with the Escape key.'
        "\n"
        "\n"
        "**Measures.** At the end of each phase participants filled in the NASA-TLX "
        "questionnaire [@hart1988tlx]. Priya Raman and Tomasz Zielinski "
        "independently coded a random sample of 1,200 comments, 600 per condition, "
        "for the presence of a reason; Cohen's kappa was 0.82. The coders did not "
        "know which condition a comment came from. Resolution times were analysed "
        "with a linear mixed model with participant as a random intercept.\n"
        "\n"
        "## Results\n"
        "\n"
        "In total, participants wrote 6,374 comments in 1,402 merge requests.\n"
        "\n"
        "| Measure | Baseline | WhyBox |\n"
        "|---|---|---|\n"
        "| Comments with a reason (%) | 34 | 71 |\n"
        "| Median resolution time (h) | 7.9 | 5.2 |\n"
        "| Comments per review | 4.6 | 4.5 |\n"
        "| Review rounds per merge request | 2.8 | 2.1 |\n"
        "| NASA-TLX score (0-100) | 38.1 | 41.3 |\n"
        "\n"
        "The difference in comments per review was not significant (p = 0.61), "
        "whereas the drop in review rounds was (p = 0.004). Workload rose by 3.2 "
        "points (p = 0.03). Writing a rationale took a median of 11 s. Reviewers "
        "dismissed the prompt in 18% of cases; dismissal was rarer in Porto (12%) "
        "than in Tallinn (22%). Authors with less than five years of experience "
        "benefited most: their resolution time fell by 41%, compared with 26% for "
        "more experienced authors. We found no effect on defects reported after "
        "merging (23 with WhyBox and 25 at baseline). The order of the two phases "
        "had no influence on any measure.\n"
        "\n"
        "## Discussion\n"
        "\n"
        "A small prompt roughly doubled the share of comments that give a reason. "
        "Unlike what Okafor predicted [@okafor2021friction], reviewers did not react "
        "to the added friction by commenting less. The larger gain for less "
        "experienced authors fits the observations of Moreau and colleagues "
        "[@moreau2020why], since unexplained requests are hardest for those who do "
        "not yet know the conventions of a code base. In interviews, several "
        "reviewers said that typing a reason made them withdraw comments that were "
        "merely a matter of taste, but we did not measure this.\n"
        "\n"
        "The study has limits. Both companies use GitLab, and eight weeks are too "
        "short to see whether people become used to the prompt and begin to ignore "
        "it. We also did not judge whether the reasons were good ones. A six-month "
        "deployment with a partner in Graz is planned for 2024."
    ),
    clean=(
        (
            "WhyBox, an extension for the browser, requests a single-line justification "
            "from the reviewer before a comment goes out."
        ),
        (
            "Forty-eight professional developers took part in a randomised crossover "
            "trial at two companies, one in Tallinn and one in Porto."
        ),
        (
            "The share of comments stating a reason rose by 37 percentage points, from "
            "34% to 71%, when the prompt was in use."
        ),
        (
            "Without the prompt, only about a third of the comments explained why a "
            "change was being asked for."
        ),
        (
            "Added friction had been expected to discourage commenting "
            "[@okafor2021friction], but the number of comments per review stayed "
            "essentially the same."
        ),
        (
            "According to earlier work, roughly 20% of patches are given up by newcomers "
            "when a request comes without explanation [@moreau2020why]."
        ),
        (
            "Five people who had volunteered were left out because of recent use of a "
            "tool for comment templates."
        ),
        (
            "Of the 48 developers, 19 were women, and the group had between 2 and 21 "
            "years of professional experience."
        ),
        "Nobody dropped out: every participant finished both four-week phases.",
        (
            "Two raters, Zielinski and Raman, coded 600 comments from each condition "
            "with a Cohen's kappa of 0.82."
        ),
        (
            "Merge requests needed fewer rounds of review with WhyBox than at baseline "
            "(2.1 versus 2.8), a statistically significant reduction."
        ),
        (
            "Perceived workload, measured with the NASA-TLX [@hart1988tlx], went up "
            "modestly, from 38.1 to 41.3 on a scale of 0 to 100."
        ),
        (
            "The number of defects reported after merging was almost the same in the two "
            "conditions, with 25 at baseline and 23 with the extension."
        ),
        (
            "Whether participants started with WhyBox or with the standard GitLab "
            "interface made no difference to the outcomes."
        ),
        (
            "The quality of the stated reasons was not assessed, and the eight-week "
            "period does not allow conclusions about habituation."
        ),
        (
            "Some of the interviewed reviewers reported dropping comments that came down "
            "to taste once they had to write a reason, although this was not quantified."
        ),
    ),
    planted=(
        (
            (
                "Across 1,650 merge requests, the participating developers left 6,374 review "
                "comments."
            ),
            "number",
            "1,650",
        ),
        (
            (
                "Supplying a rationale was quick, with reviewers needing a median of 11 "
                "minutes to type one."
            ),
            "unit",
            "11 minutes",
        ),
        (
            (
                "The participants were employed by a payments company in Tallinn or a "
                "mapping company in Lisbon."
            ),
            "name",
            "Lisbon",
        ),
        (
            (
                "We pre-registered the study on 21 February 2023, before any developer had "
                "used the extension in the trial."
            ),
            "date",
            "21 February 2023",
        ),
        (
            (
                "Reviewers in Porto dismissed the prompt more often than their counterparts "
                "in Tallinn."
            ),
            "direction",
            "more",
        ),
        (
            (
                "Coding for the presence of a reason was done on a random sample of 1,200 "
                "comments that had been exported from SonarQube."
            ),
            "name",
            "SonarQube",
        ),
        (
            (
                "An explicit reason was present in 62% of the comments when WhyBox was "
                "active, up from 34% at baseline."
            ),
            "percentage",
            "62%",
        ),
        (
            (
                "To follow the tool over a longer period, a six-month deployment with a "
                "partner in Graz is foreseen for 2026."
            ),
            "year",
            "2026",
        ),
    ),
    format=Format.MARKDOWN,
)
