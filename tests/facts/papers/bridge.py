"""An invented paper (bridge), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "bridge",
    """The Ostrava footbridge, opened on 3 June 2009, spans 126 m and is 3.2 m wide. Under crowds it
vibrates at 1.9 Hz, close to the walking frequency of pedestrians. We installed eight tuned
mass dampers of 450 kg each, designed by Kolar Engineering, in the spring of 2018. Peak
lateral acceleration dropped from 0.92 to 0.21 m/s² [5, 14], i.e. by more than three quarters.
Damping increased from 0.6% to 2.4%. The dampers cost €310,000, about 4% of what a new bridge
would have cost. Wind had little influence on the vibrations, and temperature had none.
Stiffening the deck instead would not have solved the problem, because the natural frequency
hardly changes with stiffness here. In a survey, 82 of 100 users felt safer than before.
Maintenance is needed every 24 months. The finite element model (FEM) overestimated the
frequency by 5%. Heavier dampers would be more effective but harder to install. The bridge was
never closed to traffic during the work.""",
    clean=(
        "Opened in June 2009, the footbridge in Ostrava is 126 metres long and 3.2 metres wide.",
        "Crowds make it vibrate at 1.9 hertz, near the frequency at which people walk.",
        "Eight dampers weighing 450 kg each were added in spring 2018.",
        "The dampers lowered the peak lateral acceleration from 0.92 m/s² to 0.21 m/s².",
        "Damping rose from 0.6 to 2.4 percent.",
        "At 310,000 euros, the dampers cost roughly 4 percent of a new bridge.",
        "Temperature had no influence on vibration, and wind had little.",
        "A stiffer deck would not have been a solution.",
        "Eighty-two percent of the users asked felt safer than before.",
        "The dampers must be maintained every two years.",
        "The FEM predicted a frequency that was 5% too high.",
        "Lighter dampers would be less effective but easier to install.",
        "During the work, the bridge remained open to traffic.",
        "Dampers were designed by Kolar Engineering [5].",
        "The lateral acceleration peaks were reduced by over 75%.",
    ),
    planted=(
        ("The bridge spans 162 m.", "quantity", "162 m"),
        ("Damping fell from 2.4% to 0.6%.", "direction", ""),
        ("Each damper weighs 450 g.", "unit", "450 g"),
        ("Temperature influenced the vibrations.", "negation", ""),
        ("The dampers were designed by Novak Engineering.", "name", "Novak"),
        ("Acceleration dropped markedly [6].", "citation", "6"),
        ("It was opened on 13 June 2009.", "date", "13 June 2009"),
        ("Peak lateral acceleration increased after the installation.", "direction", "increased"),
        ("The Charles Bridge in Prague showed the same behaviour.", "name", ""),
        ("Damping increased to 4.2%.", "percentage", "4.2%"),
        ("The dampers were installed in 2016.", "year", "2016"),
        ("The finite element model underestimated the frequency by 5%.", "direction", ""),
        ("The bridge was closed to traffic during the work.", "negation", ""),
        ("Heavier dampers would be less effective.", "direction", "less"),
        ("In a survey, 28 of 100 users felt safer than before.", "number percentage", "28"),
        ("Maintenance is needed every 24 weeks.", "unit", "24 weeks"),
    ),
)
