"""An invented paper (tandem catalyst), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "tandem catalyst",
    r"\begin{abstract}"
    "\n"
    "Electrochemical reduction of CO$_2$ to ethylene is limited by the stability of "
    "copper catalysts. Here we report a copper--silver tandem catalyst that runs for "
    r"320 hours at \SI{300}{mA.cm^{-2}} with a Faradaic efficiency of $58\pm3\,\%$ for "
    "ethylene."
    "\n"
    r"\end{abstract}"
    "\n"
    r"\section{Experimental}"
    "\n"
    r"Copper nanowires (mean diameter \SI{45}{nm}, length \SI{8}{\micro\metre}) were "
    r"grown following the recipe of Rathmell et al.~\cite{rathmell2010growth}, and "
    r"silver was added by galvanic exchange for 90\,s. Electrodes of \SI{4}{cm^2} were "
    r"tested in a flow cell with 1\,M KOH at \SI{25}{\celsius}. The cell was purchased "
    "from ElectroCell, Denmark, and the membrane was Sustainion X37-50. Gas products "
    "were quantified every 20 minutes by gas chromatography. In-situ Raman spectra "
    r"were recorded at 532\,nm by Dr.~Wei-Lin Zhang at beamline B18 of Diamond Light "
    "Source on 7--9 February 2022. Density functional calculations used VASP with the "
    r"RPBE functional~\cite{hammer1999,kresse1996}."
    "\n"
    "\n"
    r"\section{Results}"
    "\n"
    r"\begin{table}\caption{Product distribution at 300 mA/cm$^2$.}"
    "\n"
    r"\begin{tabular}{lccc}"
    "\n"
    "Catalyst & C$_2$H$_4$ (\\%) & CO (\\%) & H$_2$ (\\%) \\\\"
    "\n"
    "Cu & 39 & 22 & 24 \\\\"
    "\n"
    "Cu--Ag & 58 & 9 & 15 \\\\"
    "\n"
    r"\end{tabular}\end{table}"
    "\n"
    r"Adding silver raised the ethylene selectivity from 39\% to 58\%, while hydrogen "
    r"evolution was suppressed from 24\% to 15\%. The cell voltage dropped from 3.1 to "
    r"2.7\,V. Beyond a silver content of 12\,at.\%, however, the activity declined "
    "because silver blocks copper sites. Tafel slopes were smaller for Cu--Ag "
    r"(88\,mV/dec) than for Cu (126\,mV/dec). No silver was detected in the electrolyte "
    "after the run. Bare copper could not sustain the current for more than 40 hours. "
    r"The adsorbed CO band at \SI{2060}{cm^{-1}} grew stronger with silver, and the "
    r"barrier for C--C coupling was lowered by \SI{0.17}{eV}. Heating the electrolyte "
    r"to \SI{60}{\celsius} had no effect on selectivity."
    "\n"
    "\n"
    r"An energy efficiency of 31\% was reached, and 1.9 tonnes of CO$_2$ would be "
    "converted per square metre and year. In contrast to the report of Li and Sargent "
    "(2019), we never observed methane. A techno-economic estimate by the National "
    r"Renewable Energy Laboratory puts the price of ethylene at US\$1.34 million per "
    "kilotonne. Three of the five replicate electrodes survived the complete test; two "
    "failed because of flooding. This project was funded by the EPSRC under grant "
    "EP/S023909/1 from October 2019 to September 2023.",
    clean=(
        (
            r"The catalyst combines copper and silver and operates at \SI{300}{mA/cm^2} for "
            r"320\,h."
        ),
        r"Ethylene is produced with a Faradaic efficiency of about 58\%.",
        (
            "Copper nanowires were prepared as described by Rathmell et "
            r"al.~\cite{rathmell2010growth}."
        ),
        r"The wires were 8000\,nm long and 45\,nm thick.",
        "Galvanic exchange for one and a half minutes introduced the silver.",
        (
            r"Tests took place in a flow cell from ElectroCell with 1\,M potassium hydroxide "
            "at room temperature."
        ),
        "Every twenty minutes the gases were analysed by gas chromatography.",
        "Raman measurements were made in February 2022 at Diamond Light Source.",
        r"Hydrogen evolution fell from 24\% to 15\% when silver was added.",
        r"The cell voltage is 0.4\,V lower with silver.",
        (
            r"Too much silver (above 12\,at.\%) reduces the activity, as copper sites become "
            "blocked."
        ),
        r"The Tafel slope of Cu (126\,mV/dec) exceeds that of Cu--Ag (88\,mV/dec).",
        "Silver did not dissolve into the electrolyte during the run.",
        "Unmodified copper failed within 40 hours.",
        r"Silver strengthens the band of adsorbed CO at 2060\,cm$^{-1}$.",
        r"The C--C coupling barrier is 0.17\,eV lower.",
        r"Selectivity did not change when the electrolyte was heated to 60\,$^\circ$C.",
        "Methane was not observed in any experiment.",
        "Two out of five electrodes were lost to flooding.",
        "The EPSRC supported this work between 2019 and 2023.",
    ),
    planted=(
        (
            "The tandem catalyst was stable for 230 hours of electrolysis.",
            "quantity",
            "230 hours",
        ),
        (
            r"The nanowires had a mean diameter of \SI{45}{\micro\metre}.",
            "unit",
            r"\SI{45}{\micro\metre}",
        ),
        (
            "After the run, silver was detected in the electrolyte.",
            "negation",
            "silver",
        ),
        (
            r"Raman spectra were measured by Dr.~Wei-Lin Zhao with a 532\,nm laser.",
            "name",
            "Wei-Lin Zhao",
        ),
        (
            r"All DFT calculations employed the RPBE functional~\cite{hammer1998}.",
            "citation",
            "hammer1998",
        ),
        (
            "Beam time at Diamond Light Source was on 7--9 March 2022.",
            "date",
            "7--9 March 2022",
        ),
        (
            r"The cell voltage increased from 3.1 to 2.7\,V with silver.",
            "direction",
            "increased",
        ),
        (
            "The barriers were computed with Quantum ESPRESSO.",
            "name",
            "Quantum",
        ),
        (
            r"Silver raised the selectivity for ethylene from 39\% to 49\%.",
            "range",
            r"39\% to 49\%",
        ),
        (
            "Unlike Li and Sargent (2021), we observed no methane.",
            "citation",
            "Li and Sargent (2021)",
        ),
    ),
    format=Format.LATEX,
)
