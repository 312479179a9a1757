"""An invented paper (flood trends), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "flood trends",
    r"\section{Data and methods}"
    "\n"
    "We analyse daily discharge of 1,037 catchments from the GRDC "
    r"archive~\cite{grdc2021} and precipitation from ERA5 \citep{hersbach2020era5} for "
    r"1961--2020. Catchments smaller than 50\,km$^2$ or with more than 5\% missing days "
    "are removed. Glacierised basins are not considered. Trends are estimated with the "
    r"Theil--Sen slope and tested with the Mann--Kendall test at $\alpha = 0.05$, using "
    r"the Python package \texttt{pymannkendall}~\cite{hussain2019}. The regional model "
    r"COSMO-CLM was run at a resolution of 12\,km by the Potsdam Institute for Climate "
    "Impact Research. Rating curves were revised by Ingrid S.~Halvorsen after the "
    "flood of 22~July 2011."
    "\n"
    "\n"
    r"\section{Results}"
    "\n"
    r"Annual maximum discharge increased in 412 catchments (39.7\%), mostly in "
    r"north-western Europe, and decreased in 228 (22.0\%), mostly in the south. The "
    r"strongest rise, 11.8\% per decade, occurred in northern England. Snowmelt floods "
    r"now peak on average 8 days earlier than in the 1960s. Soil moisture explains 46\% "
    r"of the variance in flood size, extreme rainfall only 21\%. In eastern Europe "
    "warmer winters led to smaller spring floods. Evaporation rose by 2.3~mm per year. "
    "No significant trend was found in the Alps. Low flows did not become more "
    "frequent in Scandinavia, but they lasted longer in Spain: 74 days instead of 59. "
    r"The model overestimates peak discharge by \SI{140}{m^3/s} in small basins and "
    r"underestimates it in large ones. Simulated temperatures were 0.7\,K too low."
    "\n"
    "\n"
    r"Economic losses from floods averaged \EUR{} 4.2~billion per year, and only 30\% "
    "of them were insured. By 2050, the number of exposed people may reach "
    "3.6~million. Urban growth, not climate, accounts for two fifths of this increase. "
    "Dams reduced flood peaks downstream by a quarter. In contrast to Hall and "
    r"Bl\"oschl (2018), we could not confirm a shift of autumn floods. The projections "
    "of Roudier et al.~(2016) are consistent with ours. Results for Portugal should be "
    "interpreted cautiously because only nine gauges were available. All code was "
    "archived on Zenodo on 3 May 2022.",
    clean=(
        r"The GRDC archive~\cite{grdc2021} provides daily discharge of 1037 catchments.",
        "The period covers 60 years, from 1961 to 2020.",
        r"Catchments under 50\,km$^2$ were removed.",
        "Basins with glaciers were excluded.",
        "Trends were tested by the Mann--Kendall test (significance level 0.05).",
        r"The horizontal resolution of COSMO-CLM is 12\,km.",
        r"Annual maxima rose in about 40\% of the catchments.",
        r"A decrease was found in 22\% of them, mainly in southern Europe.",
        r"Northern England has the largest increase, at 11.8\% per decade.",
        "Compared with the 1960s, snowmelt floods come 8 days sooner.",
        r"Extreme rainfall explains less of the variance (21\%) than soil moisture (46\%).",
        "Spring floods in eastern Europe got smaller as winters became warmer.",
        r"Each year evaporation increased by 2.3\,mm.",
        "The Alps show no significant trend.",
        "In Spain, low flows lasted 15 days longer than before (74 versus 59 days).",
        (
            r"For small basins, the model gives peak discharges that are \SI{140}{m^3.s^{-1}} "
            "too high."
        ),
        "Less than a third of the losses were insured.",
        "Flood losses amount to 4.2 billion euros a year.",
        r"Dams lowered flood peaks downstream by 25\%.",
        (
            r"A shift of autumn floods, as reported by Hall and Bl\"oschl (2018), could not "
            "be confirmed."
        ),
    ),
    planted=(
        (
            "Daily discharge of 1,307 catchments is analysed.",
            "number",
            "1,307",
        ),
        (
            r"COSMO-CLM was run with a grid of 12\,m.",
            "unit",
            r"12\,m",
        ),
        (
            "In Scandinavia, low flows became more frequent.",
            "negation",
            "frequent",
        ),
        (
            "Ingrid S.~Haraldsen revised the rating curves.",
            "name",
            "Haraldsen",
        ),
        (
            r"Precipitation is from ERA5 \citep{hersbach2018era5}.",
            "citation",
            "hersbach2018era5",
        ),
        (
            "Rating curves had to be revised after the flood of 22~June 2011.",
            "date",
            "22~June 2011",
        ),
        (
            "Floods caused by snowmelt peak 8 days later than in the 1960s.",
            "direction",
            "later",
        ),
        (
            "The regional simulations were provided by the Copernicus Marine Service.",
            "name",
            "Copernicus Marine Service",
        ),
        (
            r"Soil moisture accounts for 64\% of the variance of flood size.",
            "percentage",
            r"64\%",
        ),
        (
            "Our results agree with the projections of Roudier et al.~(2018).",
            "citation",
            "Roudier et al.~(2018)",
        ),
    ),
    format=Format.LATEX,
)
