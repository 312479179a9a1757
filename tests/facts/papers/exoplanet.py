"""An invented paper (exoplanet), paraphrases, planted errors."""

from __future__ import annotations

from .case import Case

PAPER = Case(
    "exoplanet",
    """The planet Kestrel-4b orbits a red dwarf 112 light-years away every 6.3 days. It was detected
with the TRES-II spectrograph in 2016 and confirmed by Yamada's group two years later. Its
mass is 5.6 Earth masses and its radius 1.9 Earth radii, so its density is lower than that of
Earth. Water vapour was detected in the atmosphere at a confidence of 3.4 sigma, whereas
methane was absent. The dayside reaches 650 K, hot enough to melt lead. Stellar activity
increases with rotation speed. The star is not visible to the naked eye. Observations with the
Halden telescope took 45 hours over three winters. The signal cannot be explained by star
spots [8, 11]. Clouds weaken the spectral features. A second planet, Kestrel-4c, receives 40%
less light.""",
    clean=(
        "Kestrel-4b circles its red dwarf once in 6.3 days at a distance of 112 light-years.",
        "It was found in 2016 using the TRES-II spectrograph.",
        "Two years afterwards it was confirmed by the group of Yamada.",
        "The planet has 5.6 times the mass and 1.9 times the radius of Earth.",
        "Earth is denser than the planet.".replace(
            "Earth is denser than the planet", "The density of Earth is higher"
        ),
        "Methane was not detected, but water vapour was (3.4 sigma).",
        "The dayside is at 650 kelvin.",
        "The faster the star rotates, the higher its activity.",
        "The star is invisible to the naked eye.",
        "The Halden telescope observed it for 45 h during three winters.",
        "Star spots are not able to explain the signal [8,11].",
        "Spectral features are weakened by clouds.",
        "Kestrel-4c gets 40% less light than Kestrel-4b.",
    ),
    planted=(
        ("Kestrel-4b orbits every 3.6 days.", "quantity", "3.6 days"),
        ("Kestrel-4b orbits its star every 6.3 hours.", "unit", "6.3 hours"),
        ("Its mass is 1.9 Earth masses and its radius 5.6 Earth radii.", "swapped", ""),
        ("The star is visible to the naked eye.", "negation", "visible"),
        ("Methane was present in the atmosphere.", "negation", ""),
        ("The planet was confirmed by Nakamura's group.", "name", "Nakamura"),
        ("The signal cannot be explained by star spots [9].", "citation", "9"),
        ("Its density is higher than that of Earth.", "direction", "higher"),
        ("It was detected with the Hubble Space Telescope.", "name", "Hubble"),
        ("Kestrel-4c receives 14% less light.", "percentage", "14%"),
        ("It was detected in 2015.", "year", "2015"),
        ("Stellar activity decreases with rotation speed.", "direction", "decreases"),
        ("Kestrel-4c receives 40% more light.", "direction", "more"),
        ("The signal can be explained by star spots.", "negation", ""),
    ),
)
