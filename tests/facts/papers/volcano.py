"""An invented paper (volcano), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "volcano",
    (
        r"\section{Introduction}"
        "\n"
        "Small phreatic explosions often occur without clear precursors, and they "
        r"remain difficult to forecast \citep{barberi1992}. Turrialba in Costa Rica "
        "reawakened in 2010 after more than a century of quiescence. Earlier work "
        r"attributed its explosions to rising magma \citep{martini2010}, whereas "
        r"\citet{demoor2016} argued for the sealing of the hydrothermal system. Here "
        "we combine gas and seismic records in order to test the sealing hypothesis.\n"
        "\n"
        r"\section{Methods}"
        "\n"
        "Between March 2014 and October 2017 we operated two MultiGAS stations, one "
        r"on the western rim and one 600\,m further south. Each station measured "
        "CO$_2$, SO$_2$ and H$_2$S four times a day for 30 minutes. Sulphur dioxide "
        "(SO$_2$) fluxes were obtained with a scanning DOAS instrument located "
        r"2.1\,km from the vent. Seismicity was recorded by nine broadband stations "
        "of the OVSICORI network. Long-period (LP) events were picked with a "
        "convolutional network trained by Lucia Arguedas on 12{,}400 labelled "
        r"waveforms. Days with wind speeds below \SI{3}{m/s} were excluded, which "
        r"removed 18\% of the flux data."
        "\n"
        "\n"
        r"\section{Results}"
        "\n"
        "We catalogued 67 explosions. The largest one, on 12 March 2015, produced a "
        r"plume 2.5\,km high and closed the Juan Santamar\'ia airport for 11 hours. "
        r"In 49 of the 67 cases (73\%), the CO$_2$/SO$_2$ ratio dropped during the "
        "preceding week; the median drop was from 4.6 to 1.9. In contrast, the "
        "H$_2$S/SO$_2$ ratio showed no systematic change. The mean SO$_2$ flux was "
        r"\SI{1350}{t/d} in 2014 and \SI{2900}{t/d} in 2016. LP events became less "
        "frequent in the two days before an explosion, falling from 84 to 31 per "
        r"day, while their dominant frequency rose from 1.4 to 2.2\,Hz. Ground "
        r"deformation measured by GPS never exceeded 8\,mm. Juvenile glass accounted "
        r"for less than 5\% of the ash until April 2015 and for up to 26\% "
        "afterwards. Rainfall did not correlate with explosion timing ($r = 0.07$).\n"
        "\n"
        r"\section{Discussion}"
        "\n"
        "The quiet period before the explosions is consistent with a seal that "
        "blocks gas flow. The small deformation speaks against a large magma "
        "intrusion, although the increase in juvenile glass indicates that some "
        "magma reached shallow depth. Our alarm criterion, a ratio below 2.5 "
        "together with fewer than 40 LP events per day, would have announced 41 "
        "explosions and raised 15 false alarms. The criterion performed worse during "
        "the rainy season, because heavy rain attenuates the ultraviolet signal and "
        "interrupted the telemetry. It was not tested on other volcanoes. "
        r"\citet{stix2018} described a similar pattern at Po\'as, but with shorter "
        "lead times of a few hours. The Costa Rican emergency commission (CNE) has "
        "received our daily bulletins since 5 June 2018. The stations were financed "
        "by the Deep Carbon Observatory."
    ),
    clean=(
        (
            "Forecasting small phreatic explosions is hard, since they frequently lack "
            r"clear precursors \citep{barberi1992}."
        ),
        (
            r"While \citet{martini2010} linked the explosions to ascending magma, "
            r"\citet{demoor2016} favoured hydrothermal sealing."
        ),
        ("The sealing hypothesis is examined by combining gas measurements with seismic data."),
        "Two MultiGAS stations were run from March 2014 until October 2017.",
        ("Gas was measured for half an hour, four times per day, at each of the stations."),
        (
            r"The authors discarded days with wind speeds under \SI{3}{m/s}, amounting to "
            r"18\% of the flux data."
        ),
        ("Nine broadband seismometers of the OVSICORI network recorded the seismic activity."),
        (
            r"An airport, Juan Santamar\'ia, had to be closed for eleven hours after the "
            r"largest explosion, whose plume reached 2.5\,km."
        ),
        (
            "Almost three quarters of the explosions were preceded by a decline in "
            "CO$_2$/SO$_2$ within a week."
        ),
        "The ratio of H$_2$S to SO$_2$, however, did not change systematically.",
        (
            "Between 2014 and 2016, the mean sulphur dioxide flux more than doubled, "
            r"from \SI{1350}{t/d} to \SI{2900}{t/d}."
        ),
        (
            "Shortly before explosions, long-period events were rarer (31 instead of 84 "
            "per day) but had a higher dominant frequency."
        ),
        (
            r"GPS revealed at most 8\,mm of ground deformation, which argues against a "
            "large intrusion of magma."
        ),
        r"Until April 2015, the share of juvenile glass in the ash stayed below 5\%.",
        ("The growing share of juvenile glass indicates that some magma rose to shallow levels."),
        (
            "The proposed criterion would have anticipated 41 of the 67 explosions and "
            "missed 26, at the price of 15 false alarms."
        ),
        "An alarm requires a gas ratio under 2.5 and fewer than 40 LP events a day.",
        (
            "The alarm criterion was less reliable in the rainy season, and it was not "
            "tested on other volcanoes."
        ),
        (
            "Daily bulletins have been sent to the CNE, Costa Rica's emergency "
            "commission, since June 2018."
        ),
    ),
    planted=(
        (
            "In total, 76 explosions were catalogued during the study.",
            "number",
            "76",
        ),
        (
            r"The scanning DOAS instrument stood 2.1\,m away from the vent.",
            "unit",
            r"2.1\,m",
        ),
        (
            "The timing of explosions correlated with rainfall ($r = 0.07$).",
            "negation",
            "correlated",
        ),
        (
            "Lucia Alvarado trained the convolutional network on labelled waveforms.",
            "name",
            "Lucia Alvarado",
        ),
        (
            (
                r"\citet{barberi1992} described a similar pattern at Po\'as, with lead times "
                "of only a few hours."
            ),
            "citation",
            "barberi1992",
        ),
        (
            (
                "The largest explosion took place on 21 March 2015 and led to the closure of "
                "the airport."
            ),
            "date",
            "21 March 2015",
        ),
        (
            ("The dominant frequency of LP events decreased in the two days before an explosion."),
            "direction",
            "decreased",
        ),
        (
            "The fluxes were additionally compared with Sentinel-5P retrievals.",
            "acronym",
            "Sentinel-5P",
        ),
        (
            r"After April 2015, juvenile glass made up as much as 62\% of the ash.",
            "percentage",
            r"62\%",
        ),
        (
            ("After lying dormant for over a century, Turrialba became active again in 2001."),
            "year",
            "2001",
        ),
    ),
    format=Format.LATEX,
)
