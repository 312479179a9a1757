"""An invented paper (perovskite modules), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "perovskite modules",
    "Perovskite modules lose efficiency under humid conditions. Here we coat the "
    r"absorber with a 15\,nm layer of PEAI and follow 84 mini-modules for 2{,}000 hours "
    r"outdoors in Almer\'ia \citep{vanderberg2019}. The initial efficiency was 19.8\%; "
    r"coated modules retained 92\% of it, uncoated ones 71\%. The open-circuit voltage "
    r"rose from 1.09 to 1.15\,V, while the short-circuit current was unaffected. "
    r"Hysteresis was smaller in coated modules. Thicker layers (above 30\,nm) blocked "
    "charge extraction and lowered the fill factor. No lead leakage was detected by "
    r"ICP-MS (limit: \SI{0.5}{\micro g/L}). Encapsulation alone did not prevent "
    r"degradation. Degradation proceeded faster at \SI{85}{\celsius} than at "
    r"\SI{45}{\celsius}, with an activation energy of 0.62\,eV. Of the 84 modules, six "
    "failed because of broken contacts. Photoluminescence lifetimes increased from 410 "
    r"to 1{,}260\,ns. The coating adds 0.9 US dollars per square metre to the cost. The "
    "process was developed by Henrike Vossberg and was patented on 3 February 2022. "
    r"Simulations with SCAPS-1D reproduced the voltage to within 2\%. Grain size had no "
    r"effect on stability. \citet{tanaka2020} observed a stronger improvement, but on "
    r"cells of only \SI{0.1}{cm^2}. Modules facing south degraded more quickly than "
    "modules facing north. The higher the humidity during fabrication, the lower was "
    "the yield. Funding came from the Horizon Europe programme.",
    clean=(
        r"Lead leakage remained below the detection limit of \SI{0.5}{\micro g/L}.",
        r"A PEAI layer of 15\,nm was deposited on the absorber.",
        r"We monitored 84 mini-modules in Almer\'ia for 2000 hours.",
        r"With the coating, 92\% of the initial efficiency was retained, without it 71\%.",
        r"Coated modules lost only 8\% of their initial efficiency.",
        r"The voltage at open circuit was 60\,mV higher after coating.",
        "The coating did not affect the short-circuit current.",
        "Uncoated modules showed more hysteresis.",
        (
            r"Layers of more than 30\,nm reduced the fill factor because they hinder charge "
            "extraction."
        ),
        "Degradation could not be prevented by encapsulation alone.",
        r"At \SI{45}{\celsius} degradation was slower than at \SI{85}{\celsius}.",
        "Broken contacts made six modules fail; the other 78 worked until the end.",
        "Photoluminescence lifetimes tripled to 1.26 microseconds.",
        r"The coating costs an additional \$0.90 per square metre.",
        "In February 2022 a patent was granted for the process developed by Vossberg.",
        r"SCAPS-1D simulations agree with the measured voltage to within 2\%.",
        "Stability did not depend on grain size.",
        (
            r"For much smaller cells (\SI{0.1}{cm^2}), the improvement was stronger "
            r"\citep{tanaka2020}."
        ),
        "North-facing modules degraded more slowly than south-facing modules.",
        "Yield was higher when modules were fabricated at low humidity.",
    ),
    planted=(
        (
            r"Photoluminescence lifetimes reached 1{,}620\,ns.",
            "quantity",
            r"1{,}620\,ns",
        ),
        (
            r"The activation energy amounts to 0.62\,meV.",
            "unit",
            r"0.62\,meV",
        ),
        (
            "Henrike Vosskamp developed the process.",
            "name",
            "Henrike Vosskamp",
        ),
        (
            r"Outdoor tests followed \citet{vanderberg2014}.",
            "citation",
            "vanderberg2014",
        ),
        (
            "The process was patented on 13 February 2022.",
            "date",
            "13 February 2022",
        ),
        (
            r"The open-circuit voltage fell from 1.09 to 1.15\,V.",
            "direction",
            "fell",
        ),
        (
            "Efficiencies were certified by Fraunhofer ISE.",
            "name",
            "Fraunhofer",
        ),
        (
            r"Uncoated modules retained 17\% of their initial efficiency.",
            "percentage",
            r"17\%",
        ),
        (
            "The patent dates from 2023.",
            "year",
            "2023",
        ),
    ),
    format=Format.LATEX,
)
