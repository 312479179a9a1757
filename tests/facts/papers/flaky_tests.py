"""An invented paper (flaky tests), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "flaky tests",
    (
        "# How Long Do Flaky Tests Live? A Field Study of 312 Java Projects\n"
        "\n"
        "## Abstract\n"
        "\n"
        "Flaky tests, i.e. tests that pass and fail **without any code change**, "
        "erode trust in continuous integration (CI). We analysed 312 open-source "
        "Java projects hosted on GitHub, comprising 4.6 million test executions "
        "recorded between January 2019 and December 2020. We found 2,874 flaky "
        "tests, spread over 187 projects (60%). Asynchronous waiting was the most "
        "frequent root cause. Automatic re-runs reduced the share of builds that "
        "failed spuriously from 12.5% to 3.1%, but lengthened the median build by 7 "
        "minutes.\n"
        "\n"
        "## 1 Introduction\n"
        "\n"
        "Luo et al. (2014) examined 201 commits of Apache projects and proposed ten "
        "categories of root causes. Memon et al. (2017) reported that 16% of the "
        "tests at Google show some flakiness. Neither study measured how long flaky "
        "tests survive before they are repaired, and this is the gap that we address.\n"
        "\n"
        "## 2 Method\n"
        "\n"
        "Projects had to have at least 500 commits and a working Maven build; tests "
        "written in Kotlin were excluded. Each test suite was executed 100 times on "
        "identical virtual machines with 4 cores and 16 GB of memory. We regarded a "
        "test as flaky if it passed at least once and failed at least once. Two of "
        "the authors, *Marta Olszewska* and *Deniz Karaca*, independently labelled "
        "the root causes of 600 randomly selected flaky tests (Cohen's kappa = "
        "0.81). Disagreements were resolved by discussion. Data collection ended on "
        "18 December 2020. In 2021 we also interviewed 23 developers for about 45 "
        "minutes each.\n"
        "\n"
        "## 3 Results\n"
        "\n"
        "| Root cause | Share of labelled tests | Median lifetime (days) |\n"
        "|---|---|---|\n"
        "| Asynchronous waiting | 41% | 96 |\n"
        "| Concurrency | 22% | 187 |\n"
        "| Test-order dependency | 14% | 331 |\n"
        "| Other | 23% | 240 |\n"
        "\n"
        "Across all causes, the median lifetime of a flaky test was 214 days. "
        "Projects with more than 50 contributors had a higher proportion of flaky "
        "tests than smaller projects (1.9% versus 0.7%). We found no significant "
        "association between flakiness and code coverage (p = 0.44). The tool "
        "`iDFlakies` detected 68% of the order-dependent tests but none of those "
        "caused by asynchronous waiting. Flaky tests were fixed more slowly after a "
        "project's lead maintainer had left.\n"
        "\n"
        "In the interviews, 17 of the 23 developers said that they simply re-run a "
        "failed build; only four had ever opened an issue about a flaky test. Most "
        "did not consider flakiness a reason to delete a test.\n"
        "\n"
        "## 4 Discussion\n"
        "\n"
        "The proportion of flaky tests in our sample is well below the figure from "
        "Google (Memon et al., 2017), presumably because unit tests dominate in our "
        "projects. Re-runs do not eliminate flakiness; they hide it, at the price of "
        "longer builds. Test-order dependencies deserve more attention, since they "
        "are rare but live longest. Our findings may not generalise to other "
        "programming languages, and the number of interviews was small. The "
        "replication package has been available on Zenodo since 9 March 2022. The "
        "study was funded by the Swiss National Science Foundation (SNSF)."
    ),
    clean=(
        ("A test is called flaky when its outcome changes although the code stays the same."),
        ("The dataset covers 4.6 million test runs from 312 Java projects over 2019 and 2020."),
        "Three in five projects contained at least one flaky test.",
        (
            "With automatic re-runs, spurious build failures fell from 12.5% to 3.1%, "
            "roughly a quarter of the original level."
        ),
        ("The drawback of re-running tests is that the median build takes seven minutes longer."),
        ("Earlier work by Luo et al. (2014) was based on 201 commits from Apache projects."),
        ("At Google, 16% of tests were found to be flaky to some degree (Memon et al., 2017)."),
        "Prior studies left open how long flaky tests persist before being fixed.",
        ("Only projects with a functioning Maven build and 500 or more commits were included."),
        (
            "Every suite was run one hundred times on virtual machines with four cores "
            "and 16 GB of RAM."
        ),
        (
            "Six hundred flaky tests, drawn at random, were labelled by two authors, who "
            "reached a kappa of 0.81."
        ),
        (
            "Asynchronous waiting was the leading cause with 41% of the labelled tests, "
            "while concurrency accounted for 22%."
        ),
        (
            "Order-dependent tests had the longest median lifetime (331 days), whereas "
            "those caused by asynchronous waiting were the quickest to disappear (96 "
            "days)."
        ),
        "Half of the flaky tests lived for 214 days or longer.",
        "`iDFlakies` failed to detect any flaky test caused by asynchronous waiting.",
        "Repairs took longer once the lead maintainer had left the project.",
        (
            "Seventeen developers reported just re-running failed builds, and only 4 had "
            "ever filed an issue about a flaky test."
        ),
        "The other 19 interviewees had never opened an issue about a flaky test.",
        (
            "The authors suspect that the rate is lower than at Google because their "
            "projects consist mainly of unit tests."
        ),
        (
            "It is uncertain whether the results carry over to languages other than "
            "Java; the replication package can be found on Zenodo."
        ),
    ),
    planted=(
        (
            "In total, 2,478 flaky tests were identified in the 312 projects.",
            "number",
            "2,478",
        ),
        (
            "Automatic re-runs added 7 hours to the median build time.",
            "unit",
            "7 hours",
        ),
        (
            "Flakiness was significantly associated with code coverage (p = 0.44).",
            "negation",
            "significantly",
        ),
        (
            "Root causes were labelled independently by Marta Olszewska and Deniz Kaplan.",
            "name",
            "Deniz Kaplan",
        ),
        (
            "Ten categories of root causes had been proposed earlier (Luo et al., 2016).",
            "citation",
            "Luo et al., 2016",
        ),
        (
            "The authors stopped collecting data on 28 December 2020.",
            "date",
            "28 December 2020",
        ),
        (
            (
                "The proportion of flaky tests was lower in projects with more than 50 "
                "contributors than in smaller ones."
            ),
            "direction",
            "lower",
        ),
        (
            "The test executions were scheduled by a Jenkins server.",
            "name",
            "Jenkins",
        ),
        (
            "Twenty-three developers were interviewed in 2019.",
            "year",
            "2019",
        ),
    ),
    format=Format.MARKDOWN,
)
