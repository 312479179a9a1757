"""An invented paper (minimum wage), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "minimum wage",
    (
        r"\documentclass{article}"
        "\n"
        r"\usepackage{natbib}"
        "\n"
        r"\title{The 2018 Minimum Wage Increase and Regional Wages, Employment and "
        "Prices in Latvia}\n"
        r"\author{Ilze Kalnina \and Peter Brandt}"
        "\n"
        r"\begin{document}"
        "\n"
        r"\maketitle"
        "\n"
        "\n"
        r"\begin{abstract}"
        "\n"
        "On 1 January 2018 Latvia raised its monthly minimum wage from 380 to 430 "
        r"euros, an increase of 13.2\%. Using quarterly data for 119 municipalities "
        "from 2014 to 2019, we compare places where many workers earned close to the "
        "minimum with places where few did. Where the bite was one standard "
        r"deviation higher, average wages were 1.9\% higher after four quarters. "
        r"Employment did not fall significantly: the point estimate is $-0.3$\%, with "
        r"a standard error of 0.4. Consumer prices rose by 0.5\% after six quarters, "
        r"and about 60\% of the additional labour cost was passed on to consumers. "
        r"Unlike \citet{neumark2007}, we find no effect on youth unemployment."
        "\n"
        r"\end{abstract}"
        "\n"
        "\n"
        r"\section{Introduction}"
        "\n"
        "Whether a higher minimum wage destroys jobs remains disputed. "
        r"\citet{card1994} found no loss of employment in New Jersey, while "
        r"\citet{neumark2007} argue that young workers lose. For Hungary, "
        r"\citet{harasztosi2019} show that about 75\% of the cost was borne by "
        "consumers and the rest by firm owners. Less is known about small open "
        r"economies inside the euro area. Latvia is a good test case. In 2017, 22\% "
        "of its employees earned the minimum wage or less, and the previous "
        "increase, in January 2017, had amounted to only 10 euros. The 2018 increase "
        "was approved by parliament, the Saeima, on 28 July 2017 as part of a tax "
        "reform.\n"
        "\n"
        r"\section{Data and method}"
        "\n"
        "Wages and employment come from the payroll records of the State Revenue "
        "Service (SRS), which cover 41,300 firms and 612,000 workers. Public-sector "
        "employers are excluded. The records do not include undeclared ``envelope'' "
        "payments. Prices come from the Central Statistical Bureau (CSB), which "
        "collects 9,800 price quotes each month in 14 cities. We define the bite of "
        "the reform as the share of workers in a municipality who earned less than "
        r"430 euros in 2017. Its mean is 31\% and its standard deviation 8 percentage "
        r"points; it ranges from 12\% in M\={a}rupe to 52\% in Ludza."
        "\n"
        "\n"
        r"We estimate local projections \citep{jorda2005} over a horizon of eight "
        "quarters. Municipalities are weighted by their employment in 2017, and "
        "standard errors are clustered by municipality. As a placebo we pretend that "
        "the increase took place on 1 July 2015.\n"
        "\n"
        r"\section{Results}"
        "\n"
        r"Table~\ref{tab:main} reports the main estimates."
        "\n"
        "\n"
        r"\begin{table}"
        "\n"
        r"\caption{Effect of a bite one standard deviation higher, in per cent "
        "(standard errors in parentheses).}\n"
        r"\label{tab:main}"
        "\n"
        r"\begin{tabular}{lcccc}"
        "\n"
        "Quarters after increase & 1 & 4 & 6 & 8 \\\\"
        "\n"
        "Average wage & 1.2 (0.3) & 1.9 (0.4) & 1.8 (0.4) & 1.7 (0.5) \\\\"
        "\n"
        "Employment & $-0.1$ (0.3) & $-0.3$ (0.4) & $-0.2$ (0.5) & 0.1 (0.6) \\\\"
        "\n"
        "Consumer prices & 0.1 (0.1) & 0.4 (0.2) & 0.5 (0.2) & 0.4 (0.2) \\\\"
        "\n"
        r"\end{tabular}"
        "\n"
        r"\end{table}"
        "\n"
        "\n"
        r"The wage effect is largest in retail and hospitality, at 3.1\% after four "
        r"quarters, compared with 1.1\% in manufacturing. Hours per worker fell by "
        r"0.6\%, which suggests that some firms adjusted hours rather than jobs. "
        r"Prices of services rose by 0.8\% after six quarters, those of goods by only "
        r"0.2\%. The profit margin of exposed firms fell by 0.7 percentage points. "
        "Among firms with fewer than 10 employees, the quarterly exit rate rose from "
        r"1.4\% to 1.7\%; larger firms were not affected. We find no response of "
        "migration between municipalities. In the placebo exercise none of the "
        "coefficients is significant.\n"
        "\n"
        r"\section{Discussion}"
        "\n"
        r"Our results are consistent with the monopsony view of \citet{manning2003}, "
        "in which a moderate minimum wage need not reduce employment. Pass-through "
        "to prices was lower than in Hungary, possibly because Latvian retailers "
        "near the border compete with shops in Lithuania and Estonia. When the "
        "estimates are fed into the quarterly model of the Bank of Latvia, inflation "
        "in 2018 is 0.3 percentage points higher and gross domestic product (GDP) "
        r"after two years is 0.1\% lower than without the reform."
        "\n"
        "\n"
        r"Two caveats apply. First, GDP grew by 4.0\% in 2018, so that strong demand "
        "may have masked job losses. Second, part of the measured wage gain may "
        "reflect envelope payments that became official; if so, the true rise in pay "
        "was smaller than our estimate. We did not study the later increase of "
        "January 2021. Employers in the eastern region of Latgale, where the bite "
        r"was highest, deserve further study. We thank J\={a}nis Ozols of the SRS for "
        "help with the data; the research received a grant of 48,000 euros from the "
        "Baltic Research Council.\n"
        "\n"
        r"\bibliographystyle{plainnat}"
        "\n"
        r"\bibliography{refs}"
        "\n"
        r"\end{document}"
    ),
    clean=(
        (
            "At the start of 2018 the Latvian monthly minimum wage went up by 50 euros, "
            "to 430 euros."
        ),
        (
            "We compare Latvian municipalities in which many workers earned close to the "
            "minimum with municipalities in which few did, using quarterly data for "
            "2014--2019."
        ),
        (
            "The effect on employment is statistically indistinguishable from zero, with "
            r"a point estimate of $-0.3$\% and a standard error of 0.4."
        ),
        (
            "Four quarters after the increase, a bite one standard deviation higher went "
            r"along with average wages that were almost 2\% higher."
        ),
        ("Consumers bore about three fifths of the additional labour cost through higher prices."),
        (
            "Prices of services reacted four times as strongly as prices of goods, "
            r"rising by 0.8\% against 0.2\% after six quarters."
        ),
        (
            "In manufacturing the wage effect was 2 percentage points smaller than in "
            "retail and hospitality."
        ),
        (
            r"Youth unemployment did not respond, in contrast to what \citet{neumark2007} "
            "argue."
        ),
        r"In the study of New Jersey by \citet{card1994}, employment did not decline.",
        (
            "The payroll data of the State Revenue Service cover more than 600,000 "
            "workers in 41,300 firms but leave out public-sector employers and "
            "undeclared payments."
        ),
        (
            "Each month the Central Statistical Bureau gathers 9,800 price quotes in "
            "fourteen cities."
        ),
        (
            "Exposure is measured by the proportion of workers in a municipality whose "
            r"2017 pay was below 430 euros, which is 31\% on average."
        ),
        (
            "Small firms with fewer than ten employees left the market more often, their "
            "quarterly exit rate rising by 0.3 percentage points, whereas larger firms "
            "were unaffected."
        ),
        (
            "Workers worked slightly fewer hours, which suggests that some firms cut "
            "hours rather than jobs."
        ),
        "A placebo increase dated 1 July 2015 yields no significant coefficients.",
        (
            r"Because the economy expanded by 4.0\% in 2018, job losses may have been "
            "hidden by strong demand."
        ),
        (
            "If formerly undeclared pay became official, the actual wage gain was "
            "smaller than the one we estimate."
        ),
    ),
    planted=(
        (
            "The analysis rests on quarterly data for 129 Latvian municipalities.",
            "number",
            "129",
        ),
        (
            (
                "The project was supported by the Baltic Research Council with a grant of "
                "48,000 dollars."
            ),
            "unit",
            "48,000 dollars",
        ),
        (
            "Employment fell significantly in municipalities where the bite was higher.",
            "negation",
            "fell",
        ),
        (
            (
                r"The bite was lowest in M\={a}rupe, at 12\%, and highest in Daugavpils, at "
                r"52\%."
            ),
            "name",
            "Daugavpils",
        ),
        (
            (
                "Dynamic effects over eight quarters are estimated with local projections "
                r"\citep{romer2012}."
            ),
            "citation",
            "romer2012",
        ),
        (
            ("The Saeima approved the increase on 28 June 2017 in the course of a tax reform."),
            "date",
            "28 June 2017",
        ),
        (
            "Pass-through to consumer prices was higher in Latvia than in Hungary.",
            "direction",
            "higher",
        ),
        (
            (
                "Wages and employment are taken from the payroll records of the State "
                "Revenue Service, supplemented by the EU-SILC survey."
            ),
            "acronym",
            "EU-SILC",
        ),
        (
            (
                r"In 2017, 32\% of employees in Latvia were paid no more than the minimum "
                "wage."
            ),
            "percentage",
            r"32\%",
        ),
        (
            "Each municipality is weighted by the employment it had in 2016.",
            "year",
            "2016",
        ),
    ),
    format=Format.LATEX,
)
