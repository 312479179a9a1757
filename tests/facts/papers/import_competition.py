"""An invented paper (import competition), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "import competition",
    "## Data"
    "\n"
    "\n"
    "We link the **Brazilian** matched employer–employee register (RAIS) to trade "
    "records from the customs office for 2003–2015. The panel covers 41.6 million "
    "workers and 2.3 million firms in 558 local labour markets. Wages are deflated to "
    "2010 reais. Following Dix-Carneiro and Kovak (2017), we exclude public-sector "
    "jobs and workers younger than 18 or older than 64. About two thirds of workers "
    "(66.4%) are male, and the average worker stays 3.8 years with a firm. Informal "
    "work is not recorded in RAIS; we therefore add household surveys collected by "
    "IBGE."
    "\n"
    "\n"
    "## Strategy"
    "\n"
    "\n"
    "Our instrument uses import growth in other Latin American countries "
    "[@autor2013china; @costa2016winners]. The first-stage F statistic is 47.2. "
    "Standard errors are clustered by 27 states. The tariff reform came into force on "
    "1 July 2004 and lowered the average tariff from 13.5% to 9.2%. Robustness checks "
    "designed by Marcela Figueiredo drop the state of Amazonas, home of the Manaus "
    "free-trade zone."
    "\n"
    "\n"
    "## Results"
    "\n"
    "\n"
    "A US$1,000 rise in imports per worker reduces employment in manufacturing by 1.7 "
    "percentage points and weekly hours by 2.9. Wages of workers without a degree fell "
    "by 4.4%, whereas those of graduates rose by 1.1%. The effect on unemployment was "
    "short-lived: it vanished after five years. Women were hit less hard than men. "
    "Firms that exported before the reform neither closed more often nor cut wages. "
    "Union coverage declined from 28% to 19%. Moving to another region did not protect "
    "displaced workers, and retraining programmes had no measurable benefit. Crime "
    "increased: homicides went up by 12 per 100,000 inhabitants in the most exposed "
    "regions, while school enrolment of teenagers remained stable."
    "\n"
    "\n"
    "Nearly half of the loss (48%) is explained by small firms with fewer than 50 "
    "employees. Productivity of surviving firms improved by 6%. The government of "
    "President Lula spent R$3.5 billion on adjustment assistance between 2005 and "
    "2008. In a survey of 1,150 managers carried out by Datafolha in May 2014, only "
    "one in five said that imports had hurt sales. The estimates are larger than those "
    "of Kovak (2013) but smaller than those of Autor, Dorn and Hanson (2013) for the "
    "United States.",
    clean=(
        "The data join RAIS with customs records on trade from 2003 to 2015.",
        "In total there are 41.6m workers in 2.3m firms.",
        "Wages are in 2010 reais.",
        (
            "Workers under 18 or over 64 and jobs in the public sector are left out, as in "
            "Dix-Carneiro & Kovak (2017)."
        ),
        "Roughly two in three workers are men.",
        "A worker remains with a firm for 3.8 years on average.",
        "Because RAIS does not record informal work, household surveys by IBGE are added.",
        "We cluster standard errors at the level of the twenty-seven states.",
        (
            "In July 2004 the reform cut the average tariff by 4.3 percentage points, from "
            "13.5% to 9.2%."
        ),
        (
            "When imports per worker increase by 1,000 dollars, manufacturing employment "
            "falls by 1.7 percentage points."
        ),
        ("Graduates gained (+1.1%) while workers without a degree lost 4.4% of their wages."),
        "Unemployment was affected only temporarily, for five years.",
        "Men suffered more than women.",
        "Firms exporting before the reform did not close more often.",
        "Union coverage dropped by 9 percentage points to 19%.",
        "There was no measurable benefit from retraining.",
        "School enrolment of teenagers did not change.",
        ("Homicides rose by 12 per 100,000 people in the regions with the greatest exposure."),
        "Small firms (under 50 employees) account for 48% of the loss.",
        (
            "Twenty percent of the 1,150 managers surveyed in 2014 said imports had hurt "
            "their sales."
        ),
    ),
    planted=(
        (
            "The panel includes 585 local labour markets.",
            "number",
            "585",
        ),
        (
            "Displaced workers without a degree lost 4.4 hours.",
            "unit",
            "4.4 hours",
        ),
        (
            "Displaced workers were protected by moving to another region.",
            "negation",
            "protected",
        ),
        (
            "Marcela Ferreira designed the robustness checks.",
            "name",
            "Marcela Ferreira",
        ),
        (
            (
                "The instrument is the growth of imports elsewhere in Latin America "
                "[@autor2014china]."
            ),
            "citation",
            "@autor2014china",
        ),
        (
            "The reform of tariffs took effect on 1 January 2004.",
            "date",
            "1 January 2004",
        ),
        (
            "The share of workers covered by unions rose from 28% to 19%.",
            "direction",
            "rose",
        ),
        (
            "Household surveys collected by the World Bank cover informal work.",
            "name",
            "World Bank",
        ),
        (
            "Surviving firms became more productive, by 16%.",
            "percentage",
            "16%",
        ),
        (
            "Kovak (2015) obtained smaller estimates than we do.",
            "citation",
            "Kovak (2015)",
        ),
    ),
    format=Format.MARKDOWN,
)
