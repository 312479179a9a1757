"""An invented paper (oxygen minimum), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "oxygen minimum",
    (
        "Abstract. The oxygen minimum zone (OMZ) of the Arabian Sea is one of the "
        "thickest in the world ocean, but its variability below the surface is "
        "poorly sampled. We combine data from 29 Biogeochemical-Argo (BGC-Argo) "
        "floats with hydrographic profiles from three cruises of the research vessel "
        "Sagar Kanya to describe changes in oxygen between 2011 and 2021. The upper "
        "boundary of the OMZ rose from 118 m to 102 m during this period, and its "
        "volume grew by 6.4%. Salinity did not change significantly.\n"
        "\n"
        "Introduction. Models predict that warming will reduce the oxygen content of "
        "the ocean (Keeling et al., 2010). In the northern Indian Ocean, however, "
        "model results disagree even on the sign of the trend (Lachkar et al., "
        "2019). Ship-based observations are concentrated in the western basin, and "
        "few were made during the southwest monsoon, when high waves make deck work "
        "dangerous. Naqvi (1991) mapped the denitrification zone but had no winter "
        "data.\n"
        "\n"
        "Methods. The floats profiled from 2,000 m to the surface every ten days. "
        "Each carried an Aanderaa 4330 optode; oxygen was corrected for sensor drift "
        "with the in-air method of Bittig and Koertzinger (2015). In total 7,312 "
        "profiles passed quality control, and 11% were discarded. The OMZ was "
        "defined as water with less than 20 micromol/kg of oxygen. The first float "
        "was deployed on 6 April 2011 west of Goa. Chlorophyll was estimated from "
        "fluorescence, and wind speed was taken from the ERA5 reanalysis. The "
        "cruises took place in 2012, 2015 and 2018. Float data and Winkler "
        "titrations on board differed by 1.8 micromol/kg on average.\n"
        "\n"
        "Results. Oxygen between 100 and 300 m declined by 2.1 micromol/kg per "
        "decade, whereas no trend was detectable below 800 m. The decline was "
        "stronger in the eastern basin than in the western basin. During the "
        "southwest monsoon the mixed layer deepened to 74 m, compared with 31 m in "
        "the spring intermonsoon. Winter convection supplied more oxygen than the "
        "monsoon did, but it weakened after 2016. Chlorophyll decreased by 14% over "
        "the decade, so that increased respiration is unlikely to explain the oxygen "
        "loss. Nitrite exceeded 3 micromol/kg only at stations north of 18 degrees "
        "N. The volume of the OMZ was largest in October and smallest in March.\n"
        "\n"
        "Discussion. Our results suggest that stronger stratification, not "
        "biological consumption, drives the shoaling. Sea surface temperature rose "
        "by 0.5 degrees C, which reduces the solubility of oxygen, but solubility "
        "accounts for only 22% of the observed decline. The outflow from the Persian "
        "Gulf may also have weakened; we cannot test this because no float passed "
        "through the Strait of Hormuz. Fish such as Indian oil sardine may lose "
        "habitat as the upper boundary becomes shallower. A decade is too short to "
        "separate natural variability from climate change. The float programme was "
        "coordinated by Anjali Deshmukh at the National Institute of Oceanography "
        "(NIO), and the gridded product was released on 30 June 2022."
    ),
    clean=(
        ("The study draws on 29 BGC-Argo floats and on three cruises of the Sagar Kanya."),
        (
            "Over the study period, the top of the oxygen minimum zone moved 16 m closer "
            "to the surface."
        ),
        ("The OMZ became 6.4% larger in volume, while salinity remained essentially unchanged."),
        ("According to Keeling et al. (2010), a warming ocean is expected to lose oxygen."),
        (
            "Ship data are scarce for the southwest monsoon because rough seas make work "
            "on deck hazardous."
        ),
        "Naqvi (1991) charted the denitrification zone without any data from winter.",
        ("The floats collected a profile once every 10 days, starting at 2,000 m depth."),
        (
            "Sensor drift in the optodes was corrected using in-air measurements (Bittig "
            "and Koertzinger, 2015)."
        ),
        "After quality control, 7,312 profiles remained; 11% had been rejected.",
        ("Water containing less than 20 micromol/kg of oxygen was counted as part of the OMZ."),
        "Wind data came from ERA5, and chlorophyll was derived from fluorescence.",
        "On average, the floats deviated from Winkler titrations by 1.8 micromol/kg.",
        (
            "Between 100 and 300 m, oxygen fell by about two micromol/kg per decade, but "
            "at depths greater than 800 m there was no discernible trend."
        ),
        (
            "The mixed layer was more than twice as deep in the southwest monsoon (74 m) "
            "as in the spring intermonsoon (31 m)."
        ),
        "Less oxygen was supplied by the monsoon than by winter convection.",
        (
            "Because chlorophyll declined by 14%, greater respiration probably does not "
            "account for the loss of oxygen."
        ),
        (
            "High nitrite concentrations, above 3 micromol/kg, were confined to stations "
            "north of 18 degrees N."
        ),
        (
            "The authors attribute the shoaling to increased stratification rather than "
            "to biological consumption."
        ),
        ("Lower solubility due to a warming of half a degree explains just 22% of the decline."),
        (
            "A possible weakening of the Persian Gulf outflow could not be examined, as "
            "none of the floats crossed the Strait of Hormuz."
        ),
    ),
    planted=(
        (
            "A total of 92 floats contributed data to the analysis.",
            "number",
            "92",
        ),
        (
            "The floats measured profiles from a depth of 2,000 km up to the surface.",
            "unit",
            "2,000 km",
        ),
        (
            "Salinity changed significantly between 2011 and 2021.",
            "negation",
            "changed",
        ),
        (
            "Anjali Deshpande of the NIO coordinated the float programme.",
            "name",
            "Anjali Deshpande",
        ),
        (
            (
                "Models do not agree on whether oxygen is rising or falling in the northern "
                "Indian Ocean (Lachkar et al., 2009)."
            ),
            "citation",
            "Lachkar et al., 2009",
        ),
        (
            "West of Goa, the first float was put into the water on 16 April 2011.",
            "date",
            "16 April 2011",
        ),
        (
            "Oxygen loss was weaker in the eastern than in the western basin.",
            "direction",
            "weaker",
        ),
        (
            "Chlorophyll concentrations were cross-checked against Sentinel-3 images.",
            "acronym",
            "Sentinel-3",
        ),
        (
            "The OMZ expanded by 46% in volume over the study period.",
            "percentage",
            "46%",
        ),
        (
            "Winter convection became weaker after 2013.",
            "year",
            "2013",
        ),
    ),
)
