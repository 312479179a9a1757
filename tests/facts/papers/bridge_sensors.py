"""An invented paper (bridge sensors), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "bridge sensors",
    (
        "\\title{Temperature-corrected modal monitoring of the Harrow "
        "Ferry Bridge}\n"
        "\\author{Ingrid Solheim \\and Tomasz Wilk}\n"
        "\\maketitle\n"
        "\n"
        "\\section{Introduction}\n"
        "Steel bridges built in the 1970s are reaching an age at which "
        "fatigue and worn bearings matter \\citep{okafor2015}. Natural "
        "frequencies can reveal such changes, but temperature often "
        "moves them more than damage does \\citep{brandt2011}. We tested "
        "whether Gaussian process regression (GPR) removes enough of the "
        "thermal effect to make alarms useful. The Harrow Ferry Bridge, "
        "a five-span steel box girder 412~m long, opened in 1974 and "
        "carries about 18,600 vehicles a day across the Teln estuary.\n"
        "\n"
        "\\section{Methods}\n"
        "Between 3 March 2019 and 28 February 2021 we recorded data from "
        "24 accelerometers, 16 strain gauges and 8 temperature probes. "
        "Accelerations were sampled at 100~Hz with Kestra K-30 loggers "
        "and cut into 10-minute blocks. Modal frequencies were "
        "identified with stochastic subspace identification (SSI) "
        "\\citep{lemaire2008}. The GPR was trained on the first 12 months "
        "and was not updated afterwards. An alarm was raised when the "
        "corrected frequency stayed outside the 99\\% prediction band for "
        "six consecutive blocks. On 9 October 2019 a 40~t truck crossed "
        "the closed bridge 15 times to calibrate the strain gauges. "
        "Power failures at the south abutment cost 6.5\\% of all blocks; "
        "these were left out and not imputed.\n"
        "\n"
        "\\section{Results}\n"
        "Deck temperature ranged from $-11$ to 43~$^{\\circ}$C.\n"
        "\n"
        "\\begin{table}\n"
        "\\caption{Mean frequency and temperature slope by mode.}\n"
        "\\begin{tabular}{lcc}\n"
        "Mode & Frequency (Hz) & Slope (mHz/$^{\\circ}$C) \\\\\n"
        "First vertical & 1.42 & $-1.9$ \\\\\n"
        "Second vertical & 2.50 & $-2.6$ \\\\\n"
        "First torsional & 3.87 & $-0.8$ \\\\\n"
        "\\end{tabular}\n"
        "\\end{table}\n"
        "\n"
        "The first vertical frequency fell as the deck warmed, by "
        "1.9~mHz per $^{\\circ}$C ($p < 0.001$). Correction lowered its "
        "standard deviation from 0.031 to 0.009~Hz. In the second year "
        "false alarms dropped from 38 without correction to 11 with it; "
        "eight of these 11 came on days with wind above 17~m/s. "
        "Replacing the bearings at pier 3 on 14 June 2020 raised the "
        "second vertical frequency by 1.8\\% (95\\% CI 1.5 to 2.1). The "
        "corrected system flagged the change within 5 hours; the "
        "uncorrected one did not flag it at all. The torsional mode did "
        "not change ($p = 0.46$). Peak strain in the truck runs was 86 "
        "microstrain, 7\\% below the finite element prediction.\n"
        "\n"
        "\\section{Discussion}\n"
        "Correction turned a noisy series into one that a bridge owner "
        "can act on. Our slope is smaller than that reported for a "
        "concrete bridge by \\citet{haldane2017}. One limit is that no "
        "real damage occurred, and replacing bearings stiffens a bridge. "
        "The Teln Roads Authority has extended the monitoring until 2025 "
        "and is adding anemometers so that wind can enter the model.\n"
    ),
    (
        ("The bridge is a 412-metre steel box girder with five spans."),
        ("It opened in 1974 and takes roughly 19,000 vehicles a day."),
        (
            "In total 48 sensors were in use: half of them accelerometers, a "
            "third strain gauges and the rest temperature probes."
        ),
        (
            "Data were collected for almost two years, from early March 2019 "
            "to the end of February 2021."
        ),
        (
            "All three modes had a negative temperature slope, the torsional "
            "one being the least sensitive."
        ),
        (
            "After correction, the standard deviation of the first vertical "
            "frequency was less than a third of what it had been."
        ),
        (
            "With GPR in place there were 27 fewer false alarms in the "
            "second year, a reduction of roughly 71\\%."
        ),
        ("Most of the false alarms that remained, 8 out of 11, happened on windy days."),
        ("The model was fitted once, on the first year of data, and then left alone."),
        ("Blocks lost to power cuts were simply dropped rather than filled in."),
        (
            "New bearings at pier 3 in mid-June 2020 pushed the second "
            "vertical frequency up by just under 2\\%."
        ),
        (
            "That change was picked up in no more than five hours by the "
            "corrected system, whereas the uncorrected one missed it "
            "entirely."
        ),
        (
            "For an alarm, a full hour of consecutive 10-minute blocks had "
            "to lie outside the 99\\% band."
        ),
        (
            "To calibrate the strain gauges, a 40-tonne truck made fifteen "
            "runs while the bridge was shut to traffic."
        ),
        ("Measured peak strain (86 microstrain) came out slightly under the finite element value."),
        (
            "Damage is hard to see in natural frequencies because "
            "temperature often shifts them more \\citep{brandt2011}."
        ),
        (
            "The authors admit that they had no real damage to test on, and "
            "that a bearing replacement makes a bridge stiffer."
        ),
        ("Monitoring goes on until 2025, this time with wind measured too."),
    ),
    (
        (
            (
                "Even with correction, 14 false alarms were counted in the "
                "second year, against 38 without it."
            ),
            "number",
            "14",
        ),
        (
            (
                "For every degree Celsius of warming, the first vertical "
                "frequency went down by 1.9~Hz."
            ),
            "unit",
            "1.9~Hz",
        ),
        (
            ("The five-span bridge crosses the Darrow estuary and has a length of 412~m."),
            "name",
            "Darrow",
        ),
        (
            (
                "Stochastic subspace identification was used to obtain the modal "
                "frequencies \\citep{okafor2015}."
            ),
            "citation",
            "okafor2015",
        ),
        (
            (
                "The bridge was closed on 9 November 2019 so that a 40~t truck "
                "could be driven over it 15 times."
            ),
            "date",
            "9 November 2019",
        ),
        (
            (
                "In the truck runs, the largest strain was 7\\% above what the "
                "finite element model had predicted."
            ),
            "direction",
            "above",
        ),
        (
            ("Monitoring has been prolonged until 2025 by the Nordhavn Institute of Technology."),
            "name",
            "Nordhavn Institute",
        ),
        (
            ("Because of power failures at the south abutment, 8.5\\% of the blocks were lost."),
            "percentage",
            "8.5\\%",
        ),
        (
            (
                "When the bearings at pier 3 were replaced in June 2019, the "
                "second vertical frequency rose by 1.8\\%."
            ),
            "date",
            "June 2019",
        ),
    ),
    format=Format.LATEX,
)
