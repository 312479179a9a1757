"""An invented paper (glaciers), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "glaciers",
    "We mapped 312 glaciers in the Cordillera Blanca with Sentinel-2 images acquired "
    "between July 2015 and August 2022 (Quiroga et al., 2017). Total glacier area "
    "shrank from 511 to 463 km², a loss of 9.4%. Debris-covered tongues retreated more "
    "slowly than clean ice. The mean elevation of the snow line rose by 86 m, whereas "
    "winter precipitation showed no trend. Small glaciers (below 1 km²) lost 21% of "
    "their area; large ones lost 6%. Surface velocities were derived with the autoRIFT "
    "package and ranged from 4 to 58 m per year. Field measurements on the Artesonraju "
    "glacier took place on 19 May 2018 and confirmed the velocities to within 3 m per "
    "year. Proglacial lakes became more numerous: 47 in 2015, 71 in 2022. Albedo was "
    "lowest at the end of the dry season. Aspect had no influence on the retreat, but "
    "slope did. The steeper the glacier, the faster it lost mass. Ice thickness was "
    "not measured. Our estimates are higher than those of Valdivia and Brandt (2014), "
    "probably because they excluded shadowed areas. The classification was checked by "
    "Dr. Rosalía Huamán, who found an error of 2.8%. River discharge in August "
    "decreased from 14.6 to 11.9 m³/s. Two thirds of the farmers interviewed (n = 156) "
    "reported less water for irrigation. The project received 730,000 US dollars.",
    clean=(
        "Using Sentinel-2 images from 2015 to 2022, 312 glaciers were mapped.",
        "The glacierised area declined by 48 km², or 9.4%.",
        "Clean ice retreated faster than tongues covered with debris.",
        "The snow line is now 86 m higher on average.",
        "No trend was seen in winter precipitation.",
        (
            "Glaciers smaller than 1 km² lost a larger share of their area (21%) than large "
            "glaciers (6%)."
        ),
        "The autoRIFT package yielded velocities of 4–58 m per year.",
        "Velocities agreed with field measurements from May 2018 to within 3 m/yr.",
        "The number of proglacial lakes grew from 47 to 71.",
        "There were 24 more proglacial lakes in 2022 than in 2015.",
        "At the end of the dry season albedo reached its minimum.",
        "Retreat depended on slope but not on aspect.",
        "Mass loss was slower on gentle slopes.",
        "We have no data on ice thickness.",
        "Valdivia and Brandt (2014), who left out shadowed areas, obtained lower values.",
        "Dr. Huamán estimated the classification error at just under 3%.",
        "River discharge in August fell by 2.7 m³/s.",
        "About 67% of 156 farmers said that they had less water for irrigation.",
        "Funding amounted to 0.73 million US dollars.",
        "Field work was carried out on the Artesonraju glacier.",
    ),
    planted=(
        (
            "The study mapped 321 glaciers in the Cordillera Blanca.",
            "number",
            "321",
        ),
        (
            "The mean snow line climbed by 86 cm.",
            "unit",
            "86 cm",
        ),
        (
            "Ice thickness was measured.",
            "negation",
            "measured",
        ),
        (
            "Dr. Rosalía Huanca verified the classification.",
            "name",
            "Rosalía Huanca",
        ),
        (
            "Earlier maps exist (Quintana et al., 2017).",
            "citation",
            "Quintana et al., 2017",
        ),
        (
            "Measurements were made on the Artesonraju glacier on 29 May 2018.",
            "date",
            "29 May 2018",
        ),
        (
            "In August, river discharge increased from 14.6 to 11.9 m³/s.",
            "direction",
            "increased",
        ),
        (
            "Images from Landsat were used to fill gaps.",
            "name",
            "Landsat",
        ),
        (
            "Small glaciers lost 12% of their area.",
            "percentage",
            "12%",
        ),
        (
            "Valdivia and Brandt (2016) gave lower estimates.",
            "citation",
            "Valdivia and Brandt (2016)",
        ),
    ),
    format=Format.MARKDOWN,
)
