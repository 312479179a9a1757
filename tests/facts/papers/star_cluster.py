"""An invented paper (star cluster), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "star cluster",
    (
        r"\section{Introduction}"
        "\n"
        "Globular clusters are among the oldest objects in the Galaxy, and their "
        r"RR~Lyrae (RRL) variables serve as standard candles \citep{catelan2015}. "
        r"NGC\,6426 is a metal-poor cluster that has received little attention "
        r"because it lies behind substantial foreground dust. \citet{papadakis2000} "
        "listed 15 variables in its field, but their light curves covered only "
        "eleven nights, and no near-infrared data were available. More recent work "
        r"based on the \textit{Gaia} mission provided proper motions, yet it did not "
        r"revise the periods \citep{clementini2019}."
        "\n"
        "\n"
        r"\section{Observations}"
        "\n"
        "We observed the cluster on 38 nights between May 2017 and August 2019 with "
        r"the \SI{2.4}{m} Thai National Telescope (TNT) on Doi Inthanon. In total "
        "1{,}146 images were taken in the $V$ and $I$ bands, with exposure times of "
        r"120\,s and 60\,s, respectively. The first image was obtained on 14 May "
        r"2017. The median seeing was \SI{1.3}{\arcsecond}; 9\% of the frames were "
        r"rejected because of clouds. Photometry was extracted with \textsc{DAOPHOT} "
        r"and calibrated against the standard stars of \citet{stetson2000}. Spectra "
        "of eight stars were added with the Southern African Large Telescope (SALT) "
        "in 2020.\n"
        "\n"
        r"\section{Results}"
        "\n"
        "We recover all 15 known variables and find six new ones, four of which lie "
        r"within \SI{30}{\arcsecond} of the cluster centre, where crowding hampered "
        "earlier searches. All 21 are RRL stars: 14 pulsate in the fundamental mode "
        "(RRab) and seven in the first overtone (RRc). The mean period of the RRab "
        r"stars is 0.704\,d, longer than the value of 0.55\,d that is typical of "
        r"Oosterhoff type~I clusters, and it places NGC\,6426 in the Oosterhoff "
        r"type~II group. Five RRab stars (36\%) show the Blazhko effect; none of the "
        r"RRc stars does. The amplitude of V7 decreased from 0.95 to 0.71\,mag "
        "between the first and the third season. We find no correlation between the "
        "period of a star and its distance from the cluster centre.\n"
        "\n"
        r"From the period--luminosity relation we derive a distance of $20.4 \pm "
        r"0.5$\,kpc. The reddening is $E(B-V) = 0.36$\,mag and varies by up to "
        r"0.08\,mag across the field. The spectra yield a metallicity of "
        r"$[\mathrm{Fe/H}] = -2.36$, somewhat lower than the photometric estimate of "
        "$-2.20$.\n"
        "\n"
        r"\section{Discussion}"
        "\n"
        r"Our distance agrees with the isochrone fit of \citet{dotter2011}, whereas "
        r"the distance of \citet{papadakis2000} was 8\% larger. The discrepancy "
        "probably arises because they did not correct for differential reddening. "
        "The error budget is dominated by the reddening and not by the photometric "
        "noise. One of the new variables, V19, is probably a field star, since its "
        r"proper motion deviates by more than $5\sigma$ from the cluster mean. "
        "Removing it does not change the distance significantly. Brighter RRc stars "
        "tend to have longer periods, but the sample is too small to draw firm "
        "conclusions.\n"
        "\n"
        r"\section*{Acknowledgements}"
        "\n"
        "The observing programme was led by Siriporn Wattanakul. The light curves "
        "were deposited at the CDS on 2 November 2021. This work was supported by "
        "the National Astronomical Research Institute of Thailand (NARIT)."
    ),
    clean=(
        r"NGC\,6426 has seldom been studied, since dust in the foreground obscures it.",
        (
            "RR~Lyrae variables in globular clusters are used as standard candles "
            r"\citep{catelan2015}."
        ),
        (
            r"The earlier catalogue of \citet{papadakis2000} comprised fifteen variables "
            "and rested on just 11 nights of data."
        ),
        (
            r"\textit{Gaia} data supplied proper motions, but the periods remained "
            r"unrevised \citep{clementini2019}."
        ),
        (
            "Over 38 nights from May 2017 to August 2019, the authors collected 1146 "
            "images with the Thai National Telescope."
        ),
        "Exposures lasted two minutes in $V$ and one minute in $I$.",
        (
            r"\textsc{DAOPHOT} was used for the photometry, with a median seeing of "
            r"\SI{1.3}{\arcsecond}."
        ),
        (
            "Six previously unknown variables were discovered, most of them close to the "
            "crowded cluster centre."
        ),
        "The seven first-overtone stars show no sign of the Blazhko effect.",
        (
            r"With a mean RRab period of 0.704\,d, the cluster belongs to the "
            "Oosterhoff~II group."
        ),
        (
            "Typical Oosterhoff type~I clusters have shorter mean periods, around "
            r"0.55\,d."
        ),
        (
            r"The amplitude of V7 dropped by 0.24\,mag between the first and third "
            "seasons."
        ),
        "Pulsation period and distance from the cluster centre are uncorrelated.",
        (
            "The spectroscopic metallicity ($-2.36$) is slightly below the photometric "
            "one ($-2.20$)."
        ),
        (
            r"The derived distance is consistent with that of \citet{dotter2011}, but "
            r"smaller than the value found by \citet{papadakis2000}, probably because "
            "differential reddening was not corrected in the earlier study."
        ),
        "Reddening, rather than photometric noise, is the main source of uncertainty.",
        (
            "V19 likely does not belong to the cluster, and excluding it leaves the "
            "distance essentially unchanged."
        ),
        (
            "In November 2021 the light curves were submitted to the CDS; the work "
            "received support from NARIT."
        ),
    ),
    planted=(
        (
            "The cluster was monitored with the TNT on 41 nights.",
            "number",
            "41",
        ),
        (
            r"The RRL stars place NGC\,6426 at a distance of $20.4 \pm 0.5$\,Mpc.",
            "unit",
            "20.4",
        ),
        (
            "The 15 variables known before could not be recovered in the new images.",
            "negation",
            "recovered",
        ),
        (
            "Siriporn Rattanasiri was in charge of the observing programme.",
            "name",
            "Siriporn Rattanasiri",
        ),
        (
            r"The photometry was tied to the standard stars of \citet{stetson2005}.",
            "citation",
            "stetson2005",
        ),
        (
            "Observations began with a first image on 24 May 2017.",
            "date",
            "24 May 2017",
        ),
        (
            "Between the first and the third season the amplitude of V7 increased.",
            "direction",
            "increased",
        ),
        (
            "The crowded centre was additionally imaged with the Hubble Space Telescope.",
            "name",
            "Hubble Space Telescope",
        ),
        (
            r"The Blazhko effect was seen in 63\% of the RRab stars.",
            "percentage",
            r"63\%",
        ),
        (
            "SALT spectra of eight stars were obtained in 2018.",
            "year",
            "2018",
        ),
    ),
    format=Format.LATEX,
)
