"""An invented paper (code review), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "code review",
    r"\begin{abstract}"
    "\n"
    r"Code review is costly, and its benefits are disputed \citep{nakagawa2016}. We "
    "analysed 48,650 pull requests of 23 open-source projects hosted on Gerrit, "
    "submitted from April 2017 to March 2023. Reviews with more than two reviewers "
    "took 31 hours on average, compared with 19 hours for those with fewer. Adding a "
    "third reviewer did not reduce the number of defects. Our tool, ReviewLens, ranks "
    "files by risk; it reaches a precision of 0.81 and a recall of 0.67, whereas the "
    r"baseline of \citet{pereira2019} reaches 0.74 and 0.52. Ranking took 140 ms per "
    "request. Large changes were reviewed less thoroughly than small ones: 5.2 versus "
    "9.6 comments per 100 lines. Review quality was not related to the seniority of "
    r"the author. In a survey of 418 developers, 63\% said they would use the tool "
    r"every day, while 11\% considered it distracting. Female developers received more "
    "comments than their male colleagues. Response times were longest on Fridays. From "
    "6 November 2021 onwards, Eclipse used the tool in production, and the share of "
    r"reverted commits dropped from 4.8\% to 3.5\%. Test coverage remained stable. The "
    "more files a change touched, the lower was the rate of acceptance. We interviewed "
    "16 maintainers; the interviews were conducted by Tomasz Wierzbicki and lasted 52 "
    "minutes. The model needs 3.4 GB of memory. Bots were excluded from the analysis."
    "\n"
    r"\end{abstract}",
    clean=(
        "The analysis covers 23 open-source projects and almost 49,000 pull requests.",
        "Pull requests date from six years, April 2017 to March 2023.",
        "Reviews with at most two reviewers were 12 hours shorter (19 against 31 hours).",
        "The number of defects was not reduced by a third reviewer.",
        "ReviewLens attains a recall of 0.67 at a precision of 0.81.",
        r"In precision, ReviewLens exceeds the baseline \citep{pereira2019} by 0.07.",
        "It takes 0.14 seconds to rank the files of a request.",
        ("Small changes attract more comments per 100 lines than large changes (9.6 vs. 5.2)."),
        "Seniority and review quality are unrelated.",
        r"63\% of the 418 developers surveyed intended to use the tool daily.",
        "Roughly one developer in nine found the tool distracting.",
        "Male developers got fewer comments than female developers.",
        "It took longest to get a response on Fridays.",
        (
            r"At Eclipse, 3.5\% of the commits were reverted with the tool, 1.3 percentage "
            "points less than before."
        ),
        "Test coverage did not change.",
        "Changes that touch many files are accepted less often.",
        "Sixteen maintainers were interviewed for a little less than an hour each.",
        "Tomasz Wierzbicki interviewed the maintainers.",
        "The model requires 3.4 GB RAM.",
        "We left bots out of the analysis.",
    ),
    planted=(
        (
            "The data set has 46,850 pull requests.",
            "number",
            "46,850",
        ),
        (
            "Running the model takes 3.4 MB of memory.",
            "unit",
            "3.4 MB",
        ),
        (
            "Review quality was related to the author's seniority.",
            "negation",
            "related",
        ),
        (
            "Tomasz Wieczorek conducted the interviews.",
            "name",
            "Tomasz Wieczorek",
        ),
        (
            r"The benefits of code review are disputed \citep{nakamura2016}.",
            "citation",
            "nakamura2016",
        ),
        (
            "Eclipse has used the tool since 16 November 2021.",
            "date",
            "16 November 2021",
        ),
        (
            "Female developers received fewer comments than their male colleagues.",
            "direction",
            "fewer",
        ),
        (
            "Mozilla has adopted the tool as well.",
            "name",
            "Mozilla",
        ),
        (
            r"Of the developers surveyed, 36\% would use the tool every day.",
            "percentage",
            r"36\%",
        ),
        (
            "Pull requests were collected from April 2017 to March 2024.",
            "date",
            "March 2024",
        ),
    ),
    format=Format.LATEX,
)
