"""An invented paper (vineyard soil), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "vineyard soil",
    (
        "Abstract. Vineyards on steep slopes lose more soil than almost any other "
        "form of land use in Europe. We studied whether cover crops can reduce these "
        "losses in the Moselle valley, Germany. Over four growing seasons "
        "(2018-2021), sediment was collected from 24 plots with a mean slope of 38%. "
        "Plots with permanent grass cover lost 1.7 t/ha per year, compared with 11.2 "
        "t/ha per year on tilled plots. Grape yield was 6% lower under grass, but "
        "the quality of the must did not differ.\n"
        "\n"
        "Introduction. Soil erosion by water threatens the productivity of vineyards "
        "(Prosdocimi et al., 2016). Cerdan et al. (2010) estimated that vineyards "
        "erode about five times faster than grassland. Most experiments, however, "
        "were carried out in Mediterranean regions, and results may not be "
        "transferable to cooler climates (Rodrigo-Comino, 2018).\n"
        "\n"
        "Methods. The plots lay near Bernkastel at altitudes between 140 and 260 m. "
        "Each plot measured 3 m by 20 m and was assigned at random to one of three "
        "treatments: tillage (eight plots), straw mulch (eight plots) or grass "
        "(eight plots). Runoff was collected in Gerlach troughs and sampled after "
        "every rain event of more than 5 mm. Rainfall was recorded with a "
        "tipping-bucket gauge made by Lambrecht. Soil organic carbon (SOC) was "
        "determined by dry combustion. The experiment started on 9 April 2018. Field "
        "work was led by Katrin Oberhauser and supported by the "
        "Dienstleistungszentrum Mosel. Losses were also predicted with the Revised "
        "Universal Soil Loss Equation (RUSLE), using the cover factors of Panagos et "
        "al. (2015).\n"
        "\n"
        "Results. A total of 93 erosive events were registered. Three thunderstorms "
        "in the summer of 2021 caused 44% of all sediment on the tilled plots. Straw "
        "mulch reduced annual losses to 3.9 t/ha. Runoff fell by 52% under grass and "
        "by 35% under mulch. After four years, the SOC content of the topsoil had "
        "increased from 1.4% to 1.9% under grass, while it remained unchanged under "
        "tillage. Earthworm density was highest under grass, at 188 individuals per "
        "square metre. RUSLE overestimated erosion on the grass plots and "
        "underestimated it on the tilled plots. Leaf water potential at noon dropped "
        "to -1.4 MPa under grass in the dry August of 2020, versus -1.1 MPa under "
        "tillage. No vines died in any of the treatments.\n"
        "\n"
        "Discussion. Our results confirm that grass protects steep vineyards better "
        "than mulch does. The disadvantage is competition for water, which explains "
        "the smaller yield. Growers were hesitant for another reason: mowing on "
        "steep slopes took 14 hours per hectare and cost 420 euros per hectare and "
        "year. Mulch was cheaper but had to be renewed every spring. We did not "
        "measure nitrate leaching, nor did we study slopes above 50%. Since "
        "subsidies were introduced in Rhineland-Palatinate in 2022, the area of "
        "vineyards with grass cover has grown."
    ),
    clean=(
        ("In Europe, hardly any land use causes more soil loss than vineyards on steep slopes."),
        (
            "The study tests the effect of cover crops on erosion in vineyards of the "
            "Moselle valley."
        ),
        ("Sediment was gathered on 24 plots from 2018 to 2021, with slopes averaging 38%."),
        (
            "Permanent grass reduced annual soil losses from 11.2 to 1.7 t/ha relative "
            "to tillage, a reduction of about 85%."
        ),
        "Although yields were 6% smaller with grass, must quality was the same.",
        (
            "Because most earlier experiments come from Mediterranean areas, their "
            "findings may not apply to cooler climates (Rodrigo-Comino, 2018)."
        ),
        (
            "Tillage, straw mulch and grass were randomly allocated, with 8 plots for "
            "each treatment."
        ),
        (
            "Samples of runoff from Gerlach troughs were taken whenever an event brought "
            "more than 5 mm of rain."
        ),
        "Dry combustion was used to measure soil organic carbon.",
        "RUSLE predictions relied on cover factors taken from Panagos et al. (2015).",
        (
            "Just three summer thunderstorms in 2021 were responsible for 44% of the "
            "sediment from tilled plots."
        ),
        (
            "Under mulch, soil losses were 3.9 t/ha per year, more than under grass but "
            "less than under tillage."
        ),
        "Mulch lowered runoff by 35%, whereas grass lowered it by 52%.",
        (
            "Topsoil organic carbon did not change under tillage, but rose by half a "
            "percentage point to 1.9% under grass."
        ),
        (
            "The Revised Universal Soil Loss Equation predicted too little erosion for "
            "tillage and too much for grass."
        ),
        (
            "In August 2020, which was dry, vines in grass plots had a lower noon leaf "
            "water potential than those in tilled plots (-1.4 versus -1.1 MPa)."
        ),
        "All vines survived, regardless of the treatment.",
        ("The authors attribute the lower yield to the grass competing with the vines for water."),
        (
            "Mulching is less expensive than mowing, which costs 420 euros per hectare "
            "each year, but needs renewal each spring."
        ),
    ),
    planted=(
        (
            "The authors registered 39 erosive events in total.",
            "number",
            "39",
        ),
        (
            "On tilled plots, annual soil losses amounted to 11.2 kg/ha.",
            "unit",
            "11.2 kg/ha",
        ),
        (
            "Nitrate leaching was also measured by the authors.",
            "negation",
            "measured",
        ),
        (
            "The field campaign was directed by Katrin Obermeier.",
            "name",
            "Katrin Obermeier",
        ),
        (
            (
                "According to Cerdan et al. (2014), erosion in vineyards is roughly five "
                "times as fast as in grassland."
            ),
            "citation",
            "Cerdan et al. (2014)",
        ),
        (
            "The experiment began on 19 April 2018.",
            "date",
            "19 April 2018",
        ),
        (
            (
                "Under grass, the organic carbon content of the topsoil decreased over the "
                "four years."
            ),
            "direction",
            "decreased",
        ),
        (
            "Soil losses were also simulated with the LISEM model.",
            "acronym",
            "LISEM",
        ),
        (
            "Grass cover cut runoff by 25%.",
            "percentage",
            "25%",
        ),
        (
            "Rhineland-Palatinate introduced subsidies in 2019.",
            "year",
            "2019",
        ),
    ),
)
