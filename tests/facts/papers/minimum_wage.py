"""An invented paper (minimum wage), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "minimum wage",
    """In January 2015 the state of Arcadia raised its minimum wage from $7.25 to $9.50 an hour. We
compare restaurants in Arcadia with those in neighbouring Borland, using payroll records of
1,870 firms collected by the Bureau of Labor Data (BLD). Employment did not fall after the
reform; it grew by 1.1% in Arcadia and by 0.9% in Borland. Average weekly hours declined
slightly, from 31.4 to 30.8. Prices of meals rose by about 3 percent. Profits of small firms
were lower than those of large chains. The effect on teenage workers was not statistically
significant (p = 0.21). Our estimates contradict those of Hartwell (1994) but agree with
Dube-Morris et al. (2010). Turnover dropped by a fifth within 18 months. Firms with fewer than
ten employees were excluded. Interviews with 37 managers suggest that "nobody was fired".""",
    clean=(
        "Arcadia increased the hourly minimum wage from 7.25 to 9.50 dollars in January 2015.",
        "Payroll records of 1870 firms were used.",
        "After the reform, employment was not reduced.",
        "Employment went up by 1.1 % in Arcadia and 0.9 % in Borland.",
        "Weekly hours fell from 31.4 to 30.8 on average.",
        "Meal prices increased by roughly 3%.",
        "Large chains had higher profits than small firms.",
        "For teenage workers there was no statistically significant effect (p = .21).",
        "The results are at odds with Hartwell (1994), yet in line with Dube-Morris et al. (2010).",
        "Within a year and a half, turnover fell by 20%.",
        "Companies that employ fewer than 10 people were left out.",
        "Thirty-seven managers were interviewed.",
        "BLD collected the records.",
    ),
    planted=(
        ("Payroll records of 1,780 firms were used.", "number", "1,780"),
        ("Employment grew by 1.1% in Borland and by 0.9% in Arcadia.", "swapped", ""),
        ("Turnover dropped within 18 weeks.", "unit", "18 weeks"),
        ("Employment fell after the reform.", "negation", "fell"),
        ("The effect on teenage workers was statistically significant.", "negation", ""),
        ("The data come from the Bureau of Economic Statistics.", "name", "Economic"),
        ("The estimates contradict those of Hartwell (1996).", "citation", "1996"),
        ("The reform took effect in February 2015.", "date", "February 2015"),
        ("Prices of meals fell by about 3 percent.", "direction", "fell"),
        ("Similar results were found in Ohio.", "name", "Ohio"),
        ("Prices of meals rose by about 8 percent.", "percentage", "8 percent"),
        ("Arcadia raised its minimum wage in 2013.", "year", "2013"),
        ("Profits of small firms were higher than those of large chains.", "direction", "higher"),
        ("Firms with more than ten employees were excluded.", "direction", "ten"),
    ),
)
