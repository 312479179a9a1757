"""An invented paper (bells), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "bells",
    (
        r"\documentclass{article}"
        "\n"
        r"\usepackage{booktabs}"
        "\n"
        r"\title{Clapper Renewal and the Decay of Hum in Swinging Bells: A Survey of "
        "42 Towers in Devon and Galicia}\n"
        r"\author{Hugh Penrose \and Uxía Carballo}"
        "\n"
        r"\begin{document}"
        "\n"
        r"\maketitle"
        "\n"
        "\n"
        r"\begin{abstract}"
        "\n"
        "We surveyed 318 swinging bells in 42 towers, 27 in Devon and 15 in Galicia, "
        "recorded between 9 March 2017 and 24 October 2019. Wrought-iron clappers "
        r"had been replaced by clappers of spheroidal graphite (SG) iron in 61\% of "
        r"the Devon bells but in only 18\% of the Galician bells. In 36 bells "
        "recorded before and after renewal, the decay of the hum was shortened by "
        "1.4~s on average and the peak level at 10~m rose by 3.2~dB. Renewal had no "
        "effect on the pitch of the nominal. We recommend regrinding worn clappers "
        "before replacing them.\n"
        r"\end{abstract}"
        "\n"
        "\n"
        r"\section{Introduction}"
        "\n"
        "A bell rung full circle is struck about 1,500 times in an hour, and each "
        "blow flattens the ball of the clapper a little. The flat patch, called the "
        "facet, lengthens the contact between ball and bell and dulls the upper "
        r"partials \citep{fletcher2002}. Foundries in England began to offer SG iron "
        "in 1962, after complaints that wrought-iron shafts broke without warning "
        r"\citep{jennings1991}. Unlike English bells, which turn through a full "
        r"circle, most Galician bells are swung through less than 180$^\circ$ by "
        r"electric motors. \citet{hibbert2008} saw no change of hum decay after "
        r"renewal, but he examined only five bells. \citet{swallowe1997} measured a "
        "rise of 3~dB in a laboratory bell fitted with a harder ball. Field data "
        "from more than one ringing tradition have been lacking.\n"
        "\n"
        r"\section{Methods}"
        "\n"
        "Every bell was struck 12 times and recorded with two Earthworks M30 "
        "microphones placed 10~m from the tower, at a sampling rate of 96~kHz. "
        "Strikes made in wind above 5~m/s were discarded, which removed 229 of 3,816 "
        r"strikes (6\%). Facets were moulded in silicone, by Hugh Penrose in Devon "
        "and by Uxía Carballo in Galicia, and the mouldings were scanned at a "
        r"resolution of 20~$\mu$m. Hum decay was defined as the time in which the hum "
        "falls by 60~dB. In nine towers, 36 bells were recorded both before and "
        "after renewal; the median interval between the two visits was seven months. "
        "Mixed models with tower as a random effect were fitted in R. A listening "
        "test was held in Crediton on 11 May 2019, in which 24 members of the Guild "
        "of Devonshire Ringers (GDR) heard paired recordings without being told "
        "which was older.\n"
        "\n"
        r"\section{Results}"
        "\n"
        r"Table~\ref{tab:bells} gives the means for the four groups. "
        "\n"
        "\n"
        r"\begin{table}"
        "\n"
        r"\caption{Mean values by region and clapper metal.}"
        "\n"
        r"\label{tab:bells}"
        "\n"
        r"\begin{tabular}{lrrrr}"
        "\n"
        r"\toprule"
        "\n"
        "Group & Bells & Hum decay (s) & Peak level (dB) & Facet area (mm$^2$) \\\\"
        "\n"
        r"\midrule"
        "\n"
        "Devon, wrought iron & 80 & 11.6 & 91.4 & 640 \\\\"
        "\n"
        "Devon, SG iron & 124 & 10.1 & 94.5 & 310 \\\\"
        "\n"
        "Galicia, wrought iron & 94 & 8.9 & 88.7 & 820 \\\\"
        "\n"
        "Galicia, SG iron & 20 & 7.8 & 92.0 & 455 \\\\"
        "\n"
        r"\bottomrule"
        "\n"
        r"\end{tabular}"
        "\n"
        r"\end{table}"
        "\n"
        "\n"
        "In the 36 bells recorded twice, renewal shortened the hum decay by 1.4~s "
        r"(95\% CI 1.0--1.8) and raised the peak level by 3.2~dB (95\% CI 2.6--3.8). "
        "Bells heavier than 600~kg lost less decay (0.9~s) than lighter bells "
        "(1.9~s). The nominal did not move: its mean shift was 0.3 cents. Facet area "
        "was not related to the age of the bell, but it grew with weekly ringing "
        "hours ($r = 0.58$). The largest facet, 2,150~mm$^2$, was found on the "
        "clapper of the tenor at Mondoñedo, a bell cast in 1731. Hairline cracks "
        "near the soundbow were found in four bells, all of them in Galicia and all "
        "struck by wrought-iron clappers. In the listening test, 17 of the 24 "
        r"ringers (71\%) preferred the sound recorded before renewal; three had no "
        "preference.\n"
        "\n"
        r"\section{Discussion}"
        "\n"
        r"The rise in level agrees with the laboratory value of \citet{swallowe1997}. "
        r"The shorter decay contradicts \citet{hibbert2008}, whose sample was "
        "probably too small to show it. We did not test clappers of bronze, and we "
        "cannot say whether the cracks were caused by worn facets or by the motors. "
        r"Renewal cost \pounds 480 per bell on average, whereas regrinding the facet "
        r"cost \pounds 160. Since most ringers preferred the older sound, we suggest "
        "that clappers with a facet above 700~mm$^2$ be reground first, and replaced "
        "only if the shaft is damaged. The recordings are kept at the University of "
        "Vigo.\n"
        r"\end{document}"
    ),
    clean=(
        "Of the 42 towers visited, 27 were in Devon and the other fifteen in Galicia.",
        "The Devon sample comprised 204 bells and the Galician sample 114.",
        (
            "Roughly three in five Devon bells already had clappers of spheroidal "
            "graphite iron, compared with fewer than one in five in Galicia."
        ),
        (
            "Fitting a new clapper made the bells louder by 3.2 dB at a distance of ten "
            "metres and made their hum fade sooner."
        ),
        (
            "The pitch of the nominal was unaffected by renewal, its average "
            "displacement being a mere 0.3 cents."
        ),
        (
            "Lighter bells suffered a greater loss of hum decay (1.9 s) than bells of "
            "more than 600 kg (0.9 s)."
        ),
        (
            "Six per cent of the strikes, 229 in all, were thrown out because the wind "
            "exceeded 5 m/s, leaving 3,587 for analysis."
        ),
        (
            "English foundries have offered SG iron since 1962, when wrought-iron shafts "
            r"had drawn complaints for breaking without warning \citep{jennings1991}."
        ),
        (
            r"Our finding of a shorter hum decay is at odds with \citet{hibbert2008}, who "
            "examined no more than five bells and saw no change."
        ),
        (
            "All four cracked bells hung in Galicia, and every one of them was struck by "
            "a wrought-iron clapper; no such cracks were found in Devon."
        ),
        (
            "Facets were larger where bells were rung for more hours per week ($r = "
            "0.58$), but the age of the bell played no part."
        ),
        ("On 11 May 2019, two dozen members of the GDR compared paired recordings in Crediton."),
        (
            "About seven in ten of the ringers liked the bell better as it sounded "
            "before its clapper was renewed, while three expressed no preference."
        ),
        (
            "Among bells with wrought-iron clappers, the mean facet was 180 mm$^2$ "
            "larger in Galicia than in Devon."
        ),
        (
            "On average, regrinding a facet was £320 cheaper than renewing the clapper, "
            "that is, a third of the price."
        ),
        ("Whether the worn facets or the motors were to blame for the cracks remains unknown."),
        (
            "In both regions, bells with SG iron clappers were on average louder and had "
            "a shorter hum than bells with wrought-iron clappers."
        ),
        (
            "We advise that a clapper whose facet exceeds 700 mm$^2$ be reground in the "
            "first instance, with replacement reserved for damaged shafts."
        ),
    ),
    planted=(
        (
            (
                "The study rests on recordings of 381 swinging bells hung in 42 towers in "
                "two regions."
            ),
            "number",
            "381",
        ),
        (
            (
                "Once the clapper had been renewed, the hum died away 1.4 ms sooner on "
                "average in the bells that were recorded twice."
            ),
            "unit",
            "1.4 ms",
        ),
        (
            ("Hairline cracks close to the soundbow were detected in none of the bells surveyed."),
            "negation",
            "detected",
        ),
        (
            (
                "The silicone mouldings of the facets were taken by Hugh Penrose in Devon "
                "and by Uxía Casal in Galicia."
            ),
            "name",
            "Uxía Casal",
        ),
        (
            (
                "A gain of 3~dB had already been measured in a laboratory bell with a harder "
                r"ball \citep{perrin1983}."
            ),
            "citation",
            "perrin1983",
        ),
        (
            "Fieldwork opened on 9 May 2017 and closed in October 2019.",
            "date",
            "9 May 2017",
        ),
        (
            (
                "After renewal, bells weighing over 600~kg lost more decay than the lighter "
                "ones did."
            ),
            "direction",
            "more",
        ),
        (
            (
                "Individual strikes were segmented with the TINTINNA toolkit, after which "
                "mixed models with tower as a random effect were fitted in R."
            ),
            "acronym",
            "TINTINNA",
        ),
        (
            (
                "Whereas SG iron had reached most of the Devon bells, it had been fitted to "
                r"only 28\% of those in Galicia."
            ),
            "percentage",
            r"28\%",
        ),
        (
            (
                "With 2,150~mm$^2$, the clapper of the Mondoñedo tenor, a bell cast in 1713, "
                "bore the largest facet of all."
            ),
            "year",
            "1713",
        ),
    ),
    format=Format.LATEX,
)
