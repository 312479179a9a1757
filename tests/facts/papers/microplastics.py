"""An invented paper (microplastics), paraphrases, planted errors."""

from __future__ import annotations

from precis.text.document import Format

from .case import Case

PAPER = Case(
    "microplastics",
    (
        "# Surface abundance and settling flux of microplastics across "
        "the Varnholt Shelf, 2018-2021\n"
        "\n"
        "Ingrid Solheim-Marsh, Tomás Arrieta and Wei-Lin Kuo\n"
        "\n"
        "Kestrel Bay Marine Laboratory\n"
        "\n"
        "## Introduction\n"
        "\n"
        "Plastic particles smaller than 5 mm (microplastics, MP) have "
        "been reported from every ocean basin [@hartigan2012]. A global "
        "model put river input at 1.9 million tonnes per year, yet the "
        "mass seen floating at the sea surface accounts for only about "
        "3% of that input [@oduya2017]. Three sinks have been proposed "
        "to close the gap: burial in sediments [@lindqvist2014], "
        "ingestion by zooplankton [@perera2016] and ballasting by "
        "biofilm [@castellano2019]. In tank experiments, polyethylene "
        "fragments lost their buoyancy after 42 days of biofouling "
        "[@castellano2019]. Ingestion, by contrast, removed less than 1% "
        "of particles from temperate surface waters [@perera2016].\n"
        "\n"
        "Shelf seas lie between rivers and the open ocean, but they are "
        "poorly sampled. Most shelf surveys have relied on manta nets "
        "with a 333 µm mesh, which let the smallest particles escape; "
        "side-by-side tows in a fjord suggested that pumps recover "
        "roughly 100 times as many particles as nets [@brandvold2018]. "
        "Time series of settling flux are rarer still, and the longest "
        "published record from a shelf covers 11 months [@nakagome2020].\n"
        "\n"
        "Here we had three aims: to map MP at the surface of the "
        "Varnholt Shelf with both nets and pumps, to measure the "
        "settling flux over more than three years, and to test whether "
        "biofilm cover explains which particles sink.\n"
        "\n"
        "## Methods\n"
        "\n"
        "### Study area and cruises\n"
        "\n"
        "The Varnholt Shelf extends 140 km from the mouth of the River "
        "Elde to the shelf break at 200 m depth. We made six cruises "
        "aboard RV Calanthe between 14 March 2018 and 9 October 2021, "
        "one in spring and one in autumn of 2018, 2019 and 2021. The two "
        "cruises planned for 2020 were cancelled because of the "
        "pandemic. Twenty-four stations were arranged in three zones: "
        "inner (8 stations, shallower than 40 m), mid (10 stations, "
        "40-100 m) and outer (6 stations, deeper than 100 m). Of 144 "
        "planned station visits, 7 were lost to bad weather, leaving "
        "137.\n"
        "\n"
        "### Sampling\n"
        "\n"
        "At each visit a manta net (333 µm mesh) was towed for 15 min at "
        "2.5 knots. Immediately afterwards, 1,200 L of surface water was "
        "pumped through a 20 µm steel mesh. Two sediment traps were "
        "moored at station V11, on the mid shelf, at depths of 30 m and "
        "75 m. They operated from 2 May 2018 to 21 September 2021, and "
        "the cups rotated every 14 days. The 75 m trap failed for 10 "
        "weeks in the winter of 2019; the 30 m trap worked throughout.\n"
        "\n"
        "### Laboratory analysis\n"
        "\n"
        "Samples were digested in 10% potassium hydroxide (KOH) at 40 °C "
        "for 48 h. Particles were identified by micro-Fourier-transform "
        "infrared spectroscopy (µFTIR) on a Lumen-X20 microscope, with a "
        "minimum spectral match of 0.70. We measured 18,460 particles, "
        "of which 13,845 (75%) were confirmed as synthetic polymers. "
        "Thirty-six procedural blanks contained a mean of 1.8 particles "
        "each. Fibres were excluded from all analyses because the blanks "
        "showed airborne contamination.\n"
        "\n"
        "A subsample of 620 particles (320 from the surface and 300 from "
        "the traps) was stained with crystal violet to reveal biofilm. "
        "All staining was scored by T. Arrieta, who did not know the "
        "origin of the particles. The same particles were then released "
        "in a settling column 1 m tall, filled with filtered seawater at "
        "12 °C.\n"
        "\n"
        "### Statistics\n"
        "\n"
        "Counts were modelled with negative binomial mixed models, with "
        "cruise as a random effect and zone, season and distance from "
        "the river mouth as fixed effects. Sinking speeds were compared "
        "with Wilcoxon tests. Analyses were run in R 4.1.2, and p < 0.05 "
        "was taken as significant.\n"
        "\n"
        "## Results\n"
        "\n"
        "### Surface abundance\n"
        "\n"
        "Mean abundance fell from the inner to the outer shelf with both "
        "methods (Table 1). In the mixed model, pump counts declined by "
        "1.1% per km from the river mouth (95% CI 0.7 to 1.5%; p < "
        "0.001). Abundance was higher in autumn than in spring (rate "
        "ratio 1.6, 95% CI 1.2 to 2.1; p = 0.002). There was no trend "
        "across years (p = 0.41). The highest single value, 1,050 "
        "particles per cubic metre, was pumped at station V03 on 27 "
        "September 2019, four days after a flood on the River Elde.\n"
        "\n"
        "Table 1. Mean abundance (particles per cubic metre) and share "
        "of polyethylene (PE) by zone.\n"
        "\n"
        "| Zone | Stations | Visits | Net | Pump | PE (%) |\n"
        "|------|----------|--------|-----|------|--------|\n"
        "| Inner | 8 | 46 | 2.4 | 312 | 52 |\n"
        "| Mid | 10 | 58 | 0.9 | 140 | 44 |\n"
        "| Outer | 6 | 33 | 0.3 | 78 | 31 |\n"
        "\n"
        "Over all confirmed polymers, polyethylene made up 46%, "
        "polypropylene 27% and polystyrene 12%; the remaining 15% "
        "belonged to nine other polymers. Median particle length was 84 "
        "µm in pump samples and 910 µm in net samples.\n"
        "\n"
        "### Settling flux\n"
        "\n"
        "Mean flux was 160 particles per square metre per day at 30 m "
        "(SD 45) and 96 at 75 m (SD 38), a reduction of 40%. In mass "
        "terms this was 0.8 mg per square metre per day at 30 m and 0.5 "
        "mg at 75 m. Flux peaked in June of each year, about five weeks "
        "after the spring bloom, and was lowest in January. Flux at 30 m "
        "was correlated with chlorophyll lagged by five weeks (r = 0.58, "
        "p < 0.001) but not with river discharge (r = 0.09, p = 0.38).\n"
        "\n"
        "### Biofilm and sinking\n"
        "\n"
        "Biofilm was visible on 403 of the 620 stained particles (65%). "
        "It was more common on trap particles (246 of 300, 82%) than on "
        "surface particles (157 of 320, 49%; p < 0.001). Particles with "
        "biofilm sank at a median of 3.1 mm/s, against 1.2 mm/s for "
        "clean ones (p < 0.001). The effect was strongest for "
        "polyethylene and polypropylene. Biofilm did not change the "
        "sinking speed of polystyrene (p = 0.27).\n"
        "\n"
        "## Discussion\n"
        "\n"
        "Nets missed nearly all of the particles on the Varnholt Shelf. "
        "Pump counts exceeded net counts by a factor of 130 on the inner "
        "shelf and 260 on the outer shelf, more than the hundredfold "
        "difference found in a fjord [@brandvold2018]. Surveys based on "
        "nets alone will therefore underestimate shelf MP by two orders "
        "of magnitude.\n"
        "\n"
        "Our flux record lasts about 40 months, which is longer than the "
        "earlier record of 11 months [@nakagome2020]. Scaled to the "
        "whole shelf, the flux at 75 m implies that 310 tonnes of "
        "plastic settle each year, one fifth of the 1,550 tonnes that "
        "the Elde is thought to deliver annually [@oduya2017]. This does "
        "not agree with the view that burial on shelves is negligible "
        "[@lindqvist2014]. The timing of the flux peak and the high "
        "share of fouled particles in the traps both support ballasting "
        "by biofilm, as proposed from tank work [@castellano2019]. That "
        "polystyrene was unaffected is not surprising, because it is "
        "already denser than seawater.\n"
        "\n"
        "Three limitations should be noted. The flux comes from a single "
        "mooring, so the scaled estimate is uncertain by at least a "
        "factor of two. Fibres were left out, and they may be the "
        "commonest form of MP in shelf waters. No cruise took place in "
        "winter.\n"
        "\n"
        "We conclude that the shelf is a filter and not merely a "
        "corridor between river and ocean. All data have been available "
        "from the Harbour Data Archive since 30 November 2022. The work "
        "was funded by the Norrland Sea Fund.\n"
    ),
    (
        (
            "Less than one particle in a hundred was taken out of temperate "
            "surface waters by zooplankton feeding [@perera2016]."
        ),
        (
            "Only some 3% of the plastic that rivers are modelled to carry "
            "to the sea, 1.9 million tonnes a year, can be found afloat "
            "[@oduya2017]."
        ),
        (
            "Polyethylene fragments kept in tanks stopped floating after six "
            "weeks of biofouling [@castellano2019]."
        ),
        (
            "Solheim-Marsh and colleagues surveyed 24 stations on the "
            "Varnholt Shelf during six cruises, with no ship time in 2020."
        ),
        ("Bad weather cost the team seven of its 144 planned visits, so 137 were completed."),
        (
            "At every visit, a 15-minute net tow was followed at once by the "
            "filtration of 1.2 cubic metres of surface water through a 20 µm "
            "mesh."
        ),
        (
            "Two traps, one at 30 m and one at 75 m, collected sinking "
            "material at a mid-shelf mooring from May 2018 until September "
            "2021, with a fresh cup every two weeks."
        ),
        (
            "Three quarters of the 18,460 particles examined by µFTIR turned "
            "out to be synthetic polymers."
        ),
        (
            "Because blanks revealed contamination from the air, the authors "
            "left fibres out of every analysis."
        ),
        (
            "Staining was judged by one observer, T. Arrieta, who was blind "
            "to where each particle had come from."
        ),
        (
            "With each kilometre away from the mouth of the Elde, pump "
            "counts dropped by 1.1% (95% CI 0.7-1.5%)."
        ),
        (
            "Autumn samples held 1.6 times as many particles as spring ones, "
            "whereas no change from year to year could be detected."
        ),
        (
            "Polyethylene accounted for just under half of the confirmed "
            "polymers, followed by polypropylene at 27% and polystyrene at "
            "12%."
        ),
        (
            "Between the upper and the lower trap the mean particle flux "
            "decreased by two fifths, from 160 to 96 particles per square "
            "metre per day."
        ),
        (
            "The yearly maximum in flux came in June, roughly five weeks "
            "behind the spring bloom, and the minimum in January."
        ),
        (
            "Settling at 30 m tracked lagged chlorophyll (r = 0.58) but was "
            "unrelated to how much water the river discharged."
        ),
        (
            "About four in five trap particles carried visible biofilm, "
            "compared with about half of those from the surface."
        ),
        (
            "Fouled particles sank at 3.1 mm/s, more than twice as fast as "
            "clean ones, although polystyrene showed no such effect."
        ),
        (
            "The authors estimate that 310 tonnes of plastic reach the shelf "
            "floor each year, 20% of the river's presumed load, but warn "
            "that the figure rests on a single mooring."
        ),
    ),
    (
        (
            ("Blank controls were run 63 times and held 1.8 particles on average."),
            "number",
            "63 times",
        ),
        (
            (
                "Expressed as mass, the settling flux at 30 m amounted to 0.8 g "
                "per square metre per day."
            ),
            "unit",
            "0.8 g",
        ),
        (
            (
                "All six voyages were made aboard RV Meridiana, which worked "
                "from the river mouth out to the shelf break."
            ),
            "name",
            "Meridiana",
        ),
        (
            (
                "The longest earlier series of settling flux from a shelf spans "
                "11 months [@hartigan2012]."
            ),
            "citation",
            "@hartigan2012",
        ),
        (
            (
                "The peak value of 1,050 particles per cubic metre was recorded "
                "at V03 on 17 September 2019, shortly after a flood."
            ),
            "date",
            "17 September 2019",
        ),
        (
            (
                "Particles were identified by pyrolysis gas chromatography after "
                "digestion in potassium hydroxide for two days."
            ),
            "unsupported",
            "pyrolysis gas chromatography",
        ),
        (
            (
                "The data set was opened to the public through the Harbour Data "
                "Archive at the end of November 2021."
            ),
            "date",
            "November 2021",
        ),
    ),
    format=Format.MARKDOWN,
)
