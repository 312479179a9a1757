"""An invented paper (archaeology), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "archaeology",
    """Excavations at the Iron Age settlement of Brennavik, on the west coast of Norway, uncovered
214 graves, of which 61 contained weapons. The site was discovered by farmers in 1932 and
excavated between 2014 and 2019 under the direction of Ingrid Solheim. Radiocarbon dates place
the earliest burial at about 340 BC. Women were buried with beads more often than men, but the
number of beads did not depend on age. Isotope analysis of 48 individuals shows that roughly a
quarter grew up elsewhere. Imported glass became rarer after 200 AD, whereas local iron
production expanded. None of the graves had been looted. The largest house measured 38 m by 7
m. Sea level has fallen by 4.5 metres since then, so the harbour now lies 900 m inland.
Earlier work had suggested a population of 300 people (Haugen, 1978); we estimate between 450
and 600. The finds are kept in the Bergen Museum.""",
    clean=(
        "At Brennavik in western Norway, 214 Iron Age graves were found, 61 of them with weapons.",
        "Farmers came across the site in 1932.",
        "Ingrid Solheim led the excavation from 2014 to 2019.",
        "The oldest burial dates to around 340 BC according to radiocarbon dating.",
        "Beads were found less often with men than with women.",
        "Age had no influence on the number of beads.",
        "About 25% of the 48 individuals analysed had grown up in another place.",
        "After 200 AD there was less imported glass, while more iron was produced locally.",
        "The graves had not been robbed.",
        "Its biggest house was 38 metres long and seven metres wide.",
        "Because the sea has dropped 4.5 m, the harbour is now 0.9 km from the shore.",
        "Haugen (1978) assumed 300 inhabitants, whereas the new estimate is 450–600.",
        "All finds are in Bergen.",
        "Local iron production grew, but glass imports declined after 200 AD.",
        "The number of beads was independent of age.",
    ),
    planted=(
        ("At Brennavik 241 graves came to light.", "number", "241"),
        ("Of the 61 graves, 214 held weapons.", "swapped", ""),
        ("The harbour is now 900 km from the sea.", "unit", "900 km"),
        ("The number of beads varied with age, and many graves had been looted.", "negation", ""),
        ("Some of the graves had been looted.", "negation", ""),
        ("The dig was led by Ingrid Solberg.", "name", "Solberg"),
        ("Haugen (1987) had assumed 300 people.", "citation", "Haugen"),
        ("Men were buried with beads more often than women.", "direction", ""),
        ("Imported glass became more common after 200 AD.", "direction", ""),
        ("Glass imports increased after 200 AD.", "direction", ""),
        ("The Viking ship of Oseberg was found nearby.", "name", "Oseberg"),
        (
            "About three quarters of the individuals grew up elsewhere.",
            "percentage",
            "three quarters",
        ),
        ("The site was discovered in 1923.", "year", "1923"),
        ("The sea level has risen by 4.5 metres since then.", "direction", "risen"),
        ("The population is estimated at between 450 and 900.", "range", "900"),
        ("The finds are now in the Oslo Museum.", "name", "Oslo"),
        ("The number of beads depended on age.", "negation", ""),
    ),
)
