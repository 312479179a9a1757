"""An invented paper (bats), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "bats",
    (
        "Part-night dimming of street lamps and bat activity along hedgerows in the "
        "Teifi Valley, Wales\n"
        "\n"
        "Abstract\n"
        "\n"
        "Many councils now dim street lamps after midnight to save energy, but it is "
        "unclear whether light-averse bats benefit. We recorded bats at 24 hedgerow "
        "sites in the Teifi Valley, Wales, between 9 May and 28 September 2021. "
        "Twelve sites were lit by LED lamps that were dimmed from midnight until "
        "05:00, and twelve were unlit controls. Over 1,728 detector-nights we "
        "obtained 98,412 bat passes belonging to nine species. Before midnight, "
        "activity of the lesser horseshoe bat was 64% lower at lit than at unlit "
        "sites, and dimming did not restore it. Common pipistrelles, unlike lesser "
        "horseshoes, were more active at lit sites. We conclude that part-night "
        "dimming alone is not enough to protect light-averse species.\n"
        "\n"
        "1. Introduction\n"
        "\n"
        "Artificial light at night changes how bats commute and feed (Stone, 2009; "
        "Rydell, 1992). Slow-flying species such as the lesser horseshoe bat "
        "(Rhinolophus hipposideros) abandon lit hedgerows (Stone, 2009), whereas "
        "fast-flying pipistrelles gather at lamps to eat insects (Rydell, 1992). "
        "Azam (2015) reported that switching lamps off at midnight in France did "
        "little for light-averse bats, because most of their feeding takes place in "
        "the first two hours after sunset. No study has yet tested dimming, as "
        "opposed to switching off, in Wales. Ceredigion County Council began dimming "
        "its lamps in 2018, which gave us the opportunity to do so.\n"
        "\n"
        "2. Study area and methods\n"
        "\n"
        "The Teifi Valley lies in west Wales, and our sites were spread between "
        "Lampeter and Cardigan. Sites were hedgerows at least 150 m long and 2 to 4 "
        "m high, and no two were closer than 1.2 km. Each lit site had a single 28 W "
        "LED lamp mounted 6 m above the ground; at midnight its output was reduced "
        "by 60%. Mean illuminance at hedge height was 14.6 lux before midnight and "
        "5.9 lux afterwards. At unlit sites it never exceeded 0.3 lux.\n"
        "\n"
        "At every site Megan Pritchard and Owen Lloyd installed one Song Meter "
        "SM4BAT detector 1.5 m above the ground and 5 m from the hedge. Detectors "
        "ran from 30 minutes before sunset to 30 minutes after sunrise, in six "
        "sessions of 12 nights each. Three detectors were replaced after cattle "
        "damaged them, but no night was lost. Windy and rainy nights were not "
        "excluded; weather was entered as a covariate instead. Calls were identified "
        "with the software Kaleidoscope Pro, and a random 10% of the files was "
        "checked by hand by Pritchard; the two agreed in 93% of cases. Insects were "
        "sampled with one Malaise trap per site on 15 June and 20 July 2021. We "
        "fitted generalised linear mixed models (GLMMs) with site as a random "
        "effect, following Zuur (2013).\n"
        "\n"
        "3. Results\n"
        "\n"
        "Common pipistrelles accounted for 59% of all passes, soprano pipistrelles "
        "for 27% and lesser horseshoes for 4%; the other six species together made "
        "up the remaining 10%.\n"
        "\n"
        "Table 1. Mean number of passes per night.\n"
        "Species               Lit, before   Lit, after   Unlit, before   Unlit, "
        "after\n"
        "                      midnight      midnight     midnight        midnight\n"
        "Common pipistrelle    31.2          9.8          17.5            8.9\n"
        "Soprano pipistrelle   10.4          5.1          9.9             5.3\n"
        "Lesser horseshoe      0.8           0.5          2.2             1.4\n"
        "\n"
        "After midnight, common pipistrelle activity did not differ between lit and "
        "unlit sites (p = 0.22). Soprano pipistrelles showed no response to lighting "
        "at any time of night (p = 0.37). Lesser horseshoe activity at lit sites was "
        "still 64% lower after midnight than at unlit sites, and the interaction "
        "between lighting and time of night was not significant (p = 0.41). Lesser "
        "horseshoe activity peaked 48 minutes after sunset, earlier than that of "
        "common pipistrelles, which peaked after 75 minutes. It also declined by 12% "
        "with each kilometre from the nearest known roost.\n"
        "\n"
        "The Malaise traps caught 4,380 insects at lit sites and 3,120 at unlit "
        "sites. Moths made up 22% of the catch at lit sites but 31% at unlit sites.\n"
        "\n"
        "4. Discussion\n"
        "\n"
        "Dimming by 60% brought no measurable benefit to lesser horseshoes. This "
        "agrees with Azam (2015) and differs from Rowse (2018), who found that "
        "Myotis bats recovered in southern England when LED lamps were dimmed to 25% "
        "of full output. Two explanations are possible. First, our dimmed hedgerows "
        "were still far brighter than the unlit ones. Second, dimming came too late, "
        "because the peak of lesser horseshoe activity falls well before midnight. "
        "Lack of prey is an unlikely cause, since insects were more abundant at lit "
        "sites, although moths, the main prey of the species, formed a smaller share "
        "there.\n"
        "\n"
        "Our study covered one valley and one season, and we did not measure "
        "breeding success or survival. We recommend that lamps near known roosts be "
        "shielded and dimmed from sunset rather than from midnight. The work was "
        "funded by the Cambrian Nature Fund from 2020 to 2022."
    ),
    clean=(
        (
            "Bats were recorded from 9 May to 28 September 2021 at two dozen hedgerow "
            "sites in the Teifi Valley in west Wales."
        ),
        ("Half of the 24 sites were lit by LED lamps and the other half served as unlit controls."),
        ("Nearly 100,000 bat passes from nine species were recorded over 1,728 detector-nights."),
        (
            "Unlit hedgerows had higher lesser horseshoe activity than lit ones, both "
            "before and after midnight."
        ),
        (
            "Lesser horseshoe bats at lit sites remained 64% less active than at unlit "
            "sites even after the lamps had been dimmed."
        ),
        (
            "Soprano pipistrelles did not respond to lighting, either before or after "
            "midnight (p = 0.37)."
        ),
        (
            "More than half of all passes came from common pipistrelles, and together "
            "the two pipistrelle species accounted for 86%."
        ),
        (
            "Common pipistrelles reached their peak 27 minutes later than lesser "
            "horseshoes, whose activity culminated 48 minutes after sunset."
        ),
        (
            "In total, 7,500 insects were caught in the Malaise traps, more of them at "
            "lit sites than at unlit ones."
        ),
        (
            "After midnight, mean illuminance at the height of the hedge fell from 14.6 "
            "to about 6 lux, whereas unlit sites were never brighter than 0.3 lux."
        ),
        (
            "Generalised linear mixed models with a random effect for site were fitted "
            "along the lines of Zuur (2013)."
        ),
        (
            "In contrast to our results, Rowse (2018) reported a recovery of Myotis bats "
            "in southern England when LED lamps were dimmed to a quarter of their full "
            "output."
        ),
        (
            "According to Azam (2015), light-averse bats in France gained little when "
            "lamps were turned off at midnight, as they do most of their feeding within "
            "two hours of sunset."
        ),
        (
            "Although cattle damaged three of the detectors, these were replaced and no "
            "recording night was lost."
        ),
        (
            "The further a site lay from the nearest known roost, the lower the activity "
            "of lesser horseshoes."
        ),
        (
            "A shortage of prey hardly explains why lesser horseshoes did not benefit, "
            "given that lit sites had more insects than unlit ones."
        ),
        (
            "Near known roosts, lamps should be shielded, and dimming should begin at "
            "sunset instead of midnight."
        ),
    ),
    planted=(
        (
            (
                "The survey was carried out at 26 hedgerow sites in the Teifi Valley, half "
                "of them lit by LED lamps and half of them dark."
            ),
            "number",
            "26",
        ),
        (
            "Neighbouring hedgerow sites were always separated by at least 1.2 m.",
            "unit",
            "1.2 m",
        ),
        (
            (
                "Fast-flying pipistrelles are known to congregate around lamps in order to "
                "feed on insects (Hale, 2015)."
            ),
            "citation",
            "Hale, 2015",
        ),
        (
            "Malaise traps were operated on 15 June and 27 July 2021 to sample insects.",
            "date",
            "27 July 2021",
        ),
        (
            (
                "Rather than discarding windy or rainy nights, we entered weather from the "
                "ERA5 reanalysis as a covariate."
            ),
            "acronym",
            "ERA5",
        ),
        (
            "At midnight the output of each lamp was cut by 40%.",
            "percentage",
            "40%",
        ),
        (
            "Ceredigion County Council has dimmed its street lamps since 2016.",
            "year",
            "2016",
        ),
    ),
)
