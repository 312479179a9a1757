"""An invented paper (fisheries), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "fisheries",
    (
        r"\section{Introduction}"
        "\n"
        r"European hake (\textit{Merluccius merluccius}) supports one of the most "
        "valuable demersal fisheries of the Adriatic Sea, yet most of the catch "
        "consists of juveniles. Earlier work showed that square-mesh codends release "
        r"more small fish than diamond-mesh codends \citep{sorensen2011}, but whether "
        r"the escaped fish survive has rarely been tested \citep{marchetti2016}."
        "\n"
        "\n"
        r"\section{Methods}"
        "\n"
        r"Trials were carried out on board the trawler \textit{Stella Marina} off "
        r"Ancona between 4 May and 19 June 2018, at depths from 62 to 118\,m. We made "
        "46 hauls of 90 minutes each at a towing speed of 3.4 knots; three hauls "
        "were discarded because the net was torn. Hauls alternated between a "
        r"diamond-mesh codend (DM, 50\,mm) and a square-mesh codend (SM, 40\,mm). "
        r"Total length (TL) of all hake was measured to the nearest 0.5\,cm, and "
        "catch per unit effort (CPUE) was expressed in kilograms per hour. Escapees "
        "were collected in a cover net, and 212 of them were kept in sea cages for "
        "seven days. Selectivity curves were fitted with SELNET by Lucia Ferranti. "
        "Door spread was monitored with Scanmar sensors.\n"
        "\n"
        r"\section{Results}"
        "\n"
        r"The length at 50\% retention ($L_{50}$) was 16.8\,cm with SM and 12.3\,cm "
        "with DM. Hake below the minimum conservation reference size (MCRS) of "
        r"20\,cm made up 38\% of the hake catch in SM hauls, against 67\% in DM "
        "hauls. The CPUE of marketable hake did not differ between the two codends "
        r"($p = 0.41$), but the CPUE of red mullet fell from 5.2 to 3.9\,kg/h when SM "
        "was used. Of the caged escapees, 171 were alive after seven days. Survival "
        r"was lower among fish shorter than 12\,cm, and it declined with increasing "
        "water temperature. Most deaths occurred within the first 48 hours. Towing "
        r"depth had no effect on survival. Fuel consumption was 74\,L/h with SM and "
        r"79\,L/h with DM."
        "\n"
        "\n"
        r"\section{Discussion}"
        "\n"
        r"Our $L_{50}$ for SM is higher than the 15.2\,cm reported by "
        r"\citet{okafor2020}, who towed for only 30 minutes. The cages shielded the "
        "fish from predators, so survival in the wild is probably lower than our "
        "estimate. We did not study the autumn, when recruits are most abundant. The "
        r"loss of red mullet reduced landing income by an estimated 6\%, which the "
        "fishers we interviewed regarded as acceptable. The General Fisheries "
        "Commission for the Mediterranean (GFCM) introduced a minimum mesh size in "
        "2010; our data suggest that better enforcement, rather than a further "
        "increase in mesh size, should come first. The data were deposited in "
        "PANGAEA on 11 March 2019."
    ),
    clean=(
        (
            "Hake sustains one of the most valuable demersal fisheries in the Adriatic "
            "Sea, but the catch is made up mostly of juveniles."
        ),
        (
            "Square-mesh codends are known to let more small fish escape than "
            r"diamond-mesh codends \citep{sorensen2011}."
        ),
        (
            r"The trials took place on the trawler \textit{Stella Marina} in May and June "
            "2018."
        ),
        "Of the 46 hauls, 43 could be used, since the net was torn in the others.",
        (
            r"Two codends were compared in alternate hauls: a 50\,mm diamond mesh and a "
            r"40\,mm square mesh."
        ),
        "We measured every hake to the nearest half centimetre.",
        ("A cover net retained the escapees, 212 of which were held in sea cages for a week."),
        "Scanmar sensors were used to monitor the door spread.",
        (
            r"$L_{50}$ was 4.5\,cm larger with the square-mesh codend than with the "
            "diamond-mesh codend."
        ),
        (
            r"Fish under the minimum conservation reference size accounted for 67\% of "
            r"the hake caught with DM but only 38\% with SM."
        ),
        (
            "No significant difference in the CPUE of marketable hake was found between "
            "the codends ($p = 0.41$)."
        ),
        (
            r"Catches of red mullet declined to 3.9\,kg per hour with the square-mesh "
            "codend."
        ),
        r"After seven days in the cages, 171 of the 212 fish (81\%) were still alive.",
        "Fewer escapees survived when the water was warmer.",
        "Mortality was concentrated in the first two days.",
        r"The trawler burned less fuel with SM (74\,L/h) than with DM (79\,L/h).",
        (
            "Because no predators could reach the caged fish, our survival rate is "
            "probably an overestimate."
        ),
        (
            r"The interviewed fishers considered the estimated 6\% drop in income from "
            "landings acceptable."
        ),
        (
            "The results argue for better enforcement of mesh rules and not for an "
            "additional increase in mesh size."
        ),
    ),
    planted=(
        (
            "In total, 64 hauls lasting 90 minutes each were made off Ancona.",
            "number",
            "64",
        ),
        (
            r"The net was towed at a speed of 3.4\,m/s.",
            "unit",
            r"3.4\,m/s",
        ),
        (
            "The depth of towing affected the survival of escaped hake.",
            "negation",
            "affected",
        ),
        (
            "Lucia Fontana fitted the selectivity curves in SELNET.",
            "name",
            "Lucia Fontana",
        ),
        (
            (
                "Few studies have examined whether escaping fish survive "
                r"\citep{marchetti2009}."
            ),
            "citation",
            "marchetti2009",
        ),
        (
            (
                "The data have been available in PANGAEA since 21 March 2019, when they were "
                "deposited."
            ),
            "date",
            "21 March 2019",
        ),
        (
            r"Among hake shorter than 12\,cm, survival was higher than among larger fish.",
            "direction",
            "higher",
        ),
        (
            "The escape behaviour of the fish was filmed with a GoPro camera.",
            "acronym",
            "GoPro",
        ),
        (
            r"In SM hauls, undersized fish accounted for 48\% of the hake catch.",
            "percentage",
            r"48\%",
        ),
        (
            "A minimum mesh size was introduced by the GFCM in 2013.",
            "year",
            "2013",
        ),
    ),
    format=Format.LATEX,
)
