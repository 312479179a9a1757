"""An invented paper (offshore turbines), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "offshore turbines",
    r"\section{Results}"
    "\n"
    "We monitored 64 offshore wind turbines of the Nordhaven farm from June 2016 to "
    r"November 2021 \citep{kjeldsen2015}. Each turbine has a rated power of "
    r"\SI{3.6}{MW} and a rotor diameter of \SI{120}{m}. Over the period, 219 gearbox "
    "alarms were raised, of which 37 were false. Our detector, WaveSentry, is a "
    "convolutional network with 1.2 million parameters; it was trained on vibration "
    r"signals sampled at \SI{25.6}{kHz}. It detected 92\% of the bearing faults, on "
    "average 19 days before the failure, while the commercial SCADA rules found only "
    r"58\% and gave a warning of 4 days. The false-alarm rate decreased from 0.31 to "
    "0.12 per turbine and year. Detection did not depend on wind speed. Lubricant "
    "temperature turned out to be less informative than vibration. Downtime dropped by "
    r"\SI{26}{\percent}, which corresponds to savings of 1.9 million euros a year. The "
    "heaviest storm, on 8 January 2019, damaged two nacelles but did not interrupt the "
    "recordings. Older turbines failed more frequently than newer ones. Adding "
    "acoustic sensors increased the accuracy only slightly, from 0.94 to 0.95, and was "
    "therefore abandoned. The network was less accurate for planetary gears. Training "
    "took 11 hours on a single NVIDIA A40. The maintenance records were provided by "
    r"Ingrid Solheim-Dahl (Vestkraft). \citet{osterberg2018} reported a shorter warning "
    "time for onshore turbines. Sensors near the generator were not used, because "
    "electromagnetic interference was too strong.",
    clean=(
        "The Nordhaven wind farm with its 64 turbines was observed between 2016 and 2021.",
        r"The turbines are rated at \SI{3.6}{MW} and have rotors of \SI{120}{m}.",
        "Of the 219 alarms concerning the gearbox, 37 turned out to be false.",
        "WaveSentry, our convolutional detector, has 1.2M parameters.",
        r"The sampling rate of the vibration signals was \SI{25.6}{kHz}.",
        (
            r"Bearing faults were recognised in 92\% of the cases, nearly three weeks ahead "
            "of failure."
        ),
        r"SCADA rules found 34 percentage points fewer faults (58\%).",
        "The warning came 15 days earlier than with the SCADA rules.",
        ("With WaveSentry there were 0.12 instead of 0.31 false alarms per turbine and year."),
        "The wind speed had no influence on detection.",
        "Vibration is more informative than the temperature of the lubricant.",
        r"Downtime was cut by about a quarter, saving \euro 1.9 million annually.",
        "Despite the storm in January 2019, recordings were not interrupted.",
        "Newer turbines failed less frequently.",
        ("Acoustic sensors were dropped since they improved the accuracy by no more than 0.01."),
        "Accuracy was lower for planetary gears.",
        "The network can be trained in less than half a day on one NVIDIA A40 GPU.",
        "Maintenance records come from Vestkraft (Ingrid Solheim-Dahl).",
        r"For onshore turbines, warning times were shorter \citep{osterberg2018}.",
        (
            "Because of strong electromagnetic interference, no sensors near the generator "
            "were used."
        ),
    ),
    planted=(
        (
            "In total, 291 gearbox alarms were raised.",
            "number",
            "291",
        ),
        (
            r"Vibration was sampled at \SI{25.6}{Hz}.",
            "unit",
            r"\SI{25.6}{Hz}",
        ),
        (
            "Detection depended on wind speed.",
            "negation",
            "depended",
        ),
        (
            "Ingrid Solberg-Dahl provided the maintenance records.",
            "name",
            "Ingrid Solberg-Dahl",
        ),
        (
            r"The farm has been described before \citep{kjeldsen2019}.",
            "citation",
            "kjeldsen2019",
        ),
        (
            "Two nacelles were damaged by the storm of 18 January 2019.",
            "date",
            "18 January 2019",
        ),
        (
            "The false-alarm rate increased from 0.31 to 0.12 per turbine and year.",
            "direction",
            "increased",
        ),
        (
            "The turbines were built by Siemens Gamesa.",
            "name",
            "Siemens Gamesa",
        ),
        (
            r"The SCADA rules detected 85\% of the faults.",
            "percentage",
            r"85\%",
        ),
        (
            "Monitoring of the turbines started in June 2012.",
            "date",
            "June 2012",
        ),
    ),
    format=Format.LATEX,
)
