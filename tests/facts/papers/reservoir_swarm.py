"""An invented paper (reservoir swarm), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "reservoir swarm",
    (
        "\\documentclass{article}\n"
        "\\usepackage{natbib}\n"
        "\\title{A Fluid-Driven Earthquake Swarm beneath Tamber Reservoir "
        "during the 2021 Refilling}\n"
        "\\author{Ilse Varga \\and Tomas Reyhan \\and Folami Brandt}\n"
        "\\begin{document}\n"
        "\\maketitle\n"
        "\n"
        "\\begin{abstract}\n"
        "Between 14 March and 2 June 2021 a swarm of small earthquakes "
        "occurred beneath Tamber Reservoir, in the Orrin Valley, while "
        "the lake was being refilled after repairs to Halvorsen Dam. By "
        "template matching on the records of 18 stations we detected "
        "2,486 events, against 312 in the routine catalogue, with local "
        "magnitudes from $-0.6$ to 3.4. Seismicity spread northward "
        "along the Harrow Fault at a pace that corresponds to a "
        "hydraulic diffusivity of 0.12\\,m$^2$\\,s$^{-1}$, and became "
        "shallower with time. The $b$-value fell from 1.21 to 0.94. We "
        "conclude that diffusion of pore pressure, rather than direct "
        "elastic loading, was the dominant driver.\n"
        "\\end{abstract}\n"
        "\n"
        "\\section{Introduction}\n"
        "Filling a large reservoir can trigger earthquakes at once, "
        "through the weight of the water, or after a delay, as pressure "
        "diffuses into the underlying rock \\citep{petrides2011}. "
        "\\citet{tanigawa2016} reviewed 27 reservoirs and found, at 19 of "
        "them, a delay of at least one week between the highest water "
        "level and the largest earthquake. The distinction matters to "
        "operators, because only the delayed response leaves time to "
        "slow the filling.\n"
        "\n"
        "Halvorsen Dam was completed in 1985 and impounds 1.2\\,km$^3$ of "
        "water. A first swarm followed in 1987, in which 43 shocks were "
        "felt \\citep{lindqvist2008}; only three seismometers were "
        "running at the time, and the depths of those events remain "
        "unknown. In September 2020 the lake was drawn down so that the "
        "spillway gates could be repaired, and refilling began on 3 "
        "February 2021. This time a dense network was in place.\n"
        "\n"
        "Two earlier findings guide our work. Template matching commonly "
        "enlarges an earthquake catalogue by a factor of five to ten "
        "\\citep{okafor2019}. In fractured crystalline rock, hydraulic "
        "diffusivities between 0.1 and 10\\,m$^2$\\,s$^{-1}$ have been "
        "inferred from migrating seismicity \\citep{arroyo2013}. We ask "
        "which faults were active, whether the swarm migrated, and "
        "whether its rate followed the level of the lake or local "
        "rainfall.\n"
        "\n"
        "\\section{Methods}\n"
        "\\subsection{Network and data}\n"
        "The Orrin Seismic Bureau (OSB) operates 12 broadband stations "
        "at the surface, sampled at 100\\,Hz, and six geophones in "
        "boreholes 150\\,m deep, sampled at 250\\,Hz. No station stood on "
        "the western shore, which has no road. Borehole station BH4 was "
        "out of service from 22 to 30 April 2021. The Tamber Water "
        "Authority measured the level of the lake hourly at the dam, and "
        "daily rainfall came from the weather station at Dunmere.\n"
        "\n"
        "\\subsection{Detection and location}\n"
        "All 312 events of the OSB catalogue served as templates. A "
        "detection was declared when the stacked correlation exceeded "
        "nine times its median absolute deviation. Two analysts "
        "independently reviewed 250 detections drawn at random; 241 of "
        "them (96.4\\%) were confirmed as earthquakes, and agreement "
        "between the analysts was good (Cohen's $\\kappa = 0.88$).\n"
        "\n"
        "Events were relocated with the double-difference code ClustLoc, "
        "using a velocity model calibrated with seven blasts recorded at "
        "Brannock Quarry in October 2019. Events with fewer than eight "
        "arrival-time picks were not relocated. Focal mechanisms were "
        "computed for events of magnitude 1.2 and above from P-wave "
        "polarities and S/P amplitude ratios.\n"
        "\n"
        "\\subsection{Statistics}\n"
        "The magnitude of completeness was 0.3. We estimated $b$-values "
        "by maximum likelihood. Daily event counts were compared with "
        "lake level and with rainfall by Spearman's rank correlation at "
        "lags of 0 to 30 days, and $p$-values were obtained from 5,000 "
        "block permutations. Diffusivity was fitted to the outer front "
        "of the seismicity, with a bootstrap confidence interval (CI).\n"
        "\n"
        "\\section{Results}\n"
        "\\subsection{Course of the swarm}\n"
        "The lake rose by 22.4\\,m, from 611.2 to 633.6\\,m above sea "
        "level, between 3 February and 28 April 2021, when it reached "
        "its highest level. The fastest rise was 0.46\\,m in one day, on "
        "6 April. The first earthquake of the swarm was detected on 14 "
        "March. We divide the swarm into three phases "
        "(Table~\\ref{tab:phases}).\n"
        "\n"
        "\\begin{table}\n"
        "\\caption{Phases of the swarm.}\n"
        "\\label{tab:phases}\n"
        "\\begin{tabular}{lrrrrr}\n"
        "\\hline\n"
        "Phase & Days & Events & Relocated & Median depth (km) & Largest "
        "magnitude \\\\\n"
        "\\hline\n"
        "I (14 March--10 April) & 28 & 498 & 352 & 5.4 & 1.9 \\\\\n"
        "II (11 April--8 May) & 28 & 1,214 & 927 & 4.7 & 2.7 \\\\\n"
        "III (9 May--2 June) & 25 & 774 & 585 & 3.9 & 3.4 \\\\\n"
        "\\hline\n"
        "Total & 81 & 2,486 & 1,864 & 4.6 & 3.4 \\\\\n"
        "\\hline\n"
        "\\end{tabular}\n"
        "\\end{table}\n"
        "\n"
        "Phase II contributed 48.8\\% of all events. The largest "
        "earthquake, of magnitude 3.4, occurred on 9 May 2021 at 04:17 "
        "local time and was felt in Dunmere and Selkirk Ford. OSB "
        "received 146 reports from the public; two chimneys were cracked "
        "in Dunmere and nobody was injured.\n"
        "\n"
        "\\subsection{Faults and mechanisms}\n"
        "Of the 2,486 events, 1,864 (75.0\\%) could be relocated, with a "
        "median uncertainty of 85\\,m horizontally and 140\\,m vertically. "
        "The Harrow Fault, which dips 62$^\\circ$ to the southeast, "
        "hosted 1,305 of the relocated events (70.0\\%); the Penlow Splay "
        "hosted 428 (23.0\\%), and the other 131 (7.0\\%) were assigned to "
        "no fault. Among 96 focal mechanisms, 71 (74.0\\%) were normal, "
        "19 (19.8\\%) strike-slip and 6 (6.3\\%) reverse. The median "
        "stress drop was lower on the Penlow Splay (1.1\\,MPa) than on "
        "the Harrow Fault (1.8\\,MPa).\n"
        "\n"
        "\\subsection{Migration and rates}\n"
        "The front of the seismicity advanced 2.3\\,km northward in 41 "
        "days, which gives a diffusivity of 0.12\\,m$^2$\\,s$^{-1}$ (95\\% "
        "CI 0.09--0.16). Leaving out the days on which BH4 was silent "
        "changed the estimate only to 0.11\\,m$^2$\\,s$^{-1}$. The "
        "$b$-value was 1.21 (95\\% CI 1.10--1.32) in Phase I and 0.94 "
        "(95\\% CI 0.86--1.02) in Phase III, a significant decrease ($p = "
        "0.001$). Daily counts correlated best with lake level at a lag "
        "of nine days ($\\rho = 0.71$, $p = 0.004$). Rainfall was not "
        "correlated with event counts at any lag (largest $\\rho = 0.12$, "
        "$p = 0.41$).\n"
        "\n"
        "\\section{Discussion}\n"
        "Three observations favour pore-pressure diffusion: the lag "
        "behind the lake level, the steady advance of the front, and the "
        "occurrence of the largest earthquake after the lake had peaked. "
        "In this respect Tamber resembles the majority of the reservoirs "
        "reviewed by \\citet{tanigawa2016}. Our diffusivity lies near the "
        "lower end of the range given by \\citet{arroyo2013}, perhaps "
        "because the Harrow Fault is rich in clay. The enlargement of "
        "the catalogue agrees with \\citet{okafor2019}.\n"
        "\n"
        "\\citet{petrides2011} argued that elastic loading alone can "
        "explain shallow swarms that begin within a few days of filling. "
        "At Tamber the first event came more than five weeks after "
        "refilling began, although we cannot exclude that elastic "
        "loading contributed to the first events of Phase I.\n"
        "\n"
        "The falling $b$-value means that larger earthquakes became "
        "relatively more frequent as the swarm became shallower. Whether "
        "the 1987 swarm behaved in the same way cannot be decided from "
        "the records that survive.\n"
        "\n"
        "Our study has limits. Without stations to the west, the western "
        "end of the Penlow Splay is poorly resolved. Pore pressure was "
        "never measured at depth, so that our inference rests on timing "
        "and migration alone. We advise the Tamber Water Authority to "
        "keep the rate of filling below 0.3\\,m per day whenever the lake "
        "stands above 625\\,m, and to install a pressure gauge in a "
        "borehole at least 1\\,km deep. The catalogue is available from "
        "the Orrin Geodata Repository.\n"
        "\n"
        "\\bibliographystyle{plainnat}\n"
        "\\bibliography{tamber}\n"
        "\\end{document}\n"
    ),
    (
        (
            "Matching templates against the continuous records made the "
            "routine catalogue about eight times larger, taking it from 312 "
            "to 2,486 earthquakes."
        ),
        (
            "\\citet{tanigawa2016} report that at 19 of the 27 reservoirs "
            "they reviewed the strongest shock came a week or more after the "
            "water had stood highest."
        ),
        (
            "Three quarters of the detected earthquakes could be relocated, "
            "the median errors being 85\\,m in the horizontal and 0.14\\,km in "
            "the vertical."
        ),
        (
            "Whereas daily counts tracked the level of the lake with a lag "
            "of nine days ($\\rho = 0.71$, $p = 0.004$), they showed no "
            "correlation with rainfall."
        ),
        (
            "Nearly half of the events belong to Phase II, in which some 43 "
            "earthquakes a day were detected, as against roughly 18 a day in "
            "Phase I."
        ),
        (
            "Seven in ten relocated hypocentres were placed on the Harrow "
            "Fault, another 428 on the Penlow Splay, and the remaining 131 "
            "on neither."
        ),
        (
            "Normal faulting prevailed, with 71 of 96 mechanisms; "
            "strike-slip solutions numbered 19 and reverse ones only six."
        ),
        (
            "Between the first and the last phase the $b$-value dropped by "
            "0.27, and the decrease was statistically significant ($p = "
            "0.001$)."
        ),
        (
            "The swarm shallowed as it evolved: its median depth went from "
            "5.4\\,km in Phase I through 4.7\\,km to 3.9\\,km in Phase III, a "
            "change of 1.5\\,km."
        ),
        (
            "An earlier swarm, two years after the dam was finished, "
            "produced 43 felt shocks \\citep{lindqvist2008}, but with just "
            "three seismometers in operation its depths could not be "
            "established."
        ),
        (
            "When two analysts checked a random sample of 250 detections, "
            "all but nine (3.6\\%) proved to be genuine earthquakes."
        ),
        (
            "The network of the Orrin Seismic Bureau combined a dozen "
            "broadband instruments at the surface with six borehole "
            "geophones, the latter recording at 250\\,Hz."
        ),
        (
            "A front that travelled 2.3\\,km to the north in 41 days implies "
            "a diffusivity of 0.12\\,m$^2$\\,s$^{-1}$, close to the bottom of "
            "the range that \\citet{arroyo2013} gives for fractured "
            "crystalline rock."
        ),
        (
            "Since pressure in the pores was not measured at depth, the case "
            "for diffusion depends entirely on when and where the "
            "earthquakes occurred."
        ),
        (
            "Varga and colleagues recommend that, once the lake is higher "
            "than 625\\,m, it should be filled by less than 30\\,cm a day."
        ),
        (
            "Although the public sent in 146 reports of the largest shock "
            "and two chimneys in Dunmere were cracked, there were no "
            "injuries."
        ),
        (
            "The estimate of diffusivity was robust to the failure of "
            "station BH4 in late April, falling merely from 0.12 to "
            "0.11\\,m$^2$\\,s$^{-1}$ when the affected days were dropped."
        ),
    ),
    (
        (
            (
                "With 1,350 of the relocated earthquakes, the Harrow Fault was "
                "by far the most active structure beneath the lake."
            ),
            "number",
            "1,350",
        ),
        (
            (
                "Earthquake counts trailed the level of the lake by nine weeks, "
                "the lag at which the rank correlation reached its maximum of "
                "0.71."
            ),
            "unit",
            "nine weeks",
        ),
        (
            (
                "Seven blasts at Kestrel Quarry, recorded in October 2019, were "
                "used to calibrate the velocity model for the double-difference "
                "relocation."
            ),
            "name",
            "Kestrel Quarry",
        ),
        (
            (
                "Five- to tenfold gains in catalogue size are common when "
                "template matching is applied \\citep{lindqvist2008}."
            ),
            "citation",
            "lindqvist2008",
        ),
        (
            (
                "Residents of Dunmere and Selkirk Ford felt the strongest "
                "earthquake of the sequence, which struck shortly after four in "
                "the morning on 19 May 2021."
            ),
            "date",
            "19 May 2021",
        ),
        (
            (
                "Compared with the Harrow Fault, the Penlow Splay produced "
                "earthquakes with a higher median stress drop."
            ),
            "direction",
            "higher",
        ),
        (
            (
                "Daily numbers of earthquakes were set against lake level, "
                "rainfall and InSAR ground displacement at lags of up to 30 days."
            ),
            "acronym",
            "InSAR",
        ),
        (
            ("Strike-slip motion accounts for 29.8\\% of the 96 focal mechanisms."),
            "percentage",
            "29.8\\%",
        ),
        (
            (
                "Tamber Reservoir, which stores 1.2 cubic kilometres of water, "
                "lies behind Halvorsen Dam, a structure completed in 1978."
            ),
            "year",
            "1978",
        ),
    ),
    format=Format.LATEX,
)
