"""Numbers that a reader works out, and those that nothing follows from."""

from __future__ import annotations

import pytest

from precis.facts.hard import Source, check

FIELDS = Source.of(
    "We sampled 48 fields with 36 ha in all. At each field 25 cores were taken. They weighed "
    "8.0 kg together. Flights took place 13 times a year in two years. The two readers agreed on "
    "94% of the images. Turbidity was 4.6 NTU at the mouth and 1.5 NTU elsewhere. The heat lasted "
    "for eleven weeks. Scouting on foot costs 60,000 won/ha and by drone 42,000 won/ha. "
    "Cover fell from 38.4% to 25.6%. The plant model has 2,400 weights. The small plant model has "
    "240 weights. Of the twelve farms six sprayed. The kit cost £1,850 for each farm. The share of "
    "lost traps went from 1.8% to 1.2%. The hourly fee was 29 euros. Visits took 68 minutes on "
    "average (range 41-103)."
)
FOLLOWS = [
    "The 48 fields were 0.75 ha on average.",
    "With 25 cores at each of 48 fields, there were 1,200 cores in total.",
    "There were 26 flights in all.",
    "The readers agreed on 94% of the images; a third one settled the remaining 6%.",
    "The mouth was about three times as turbid (4.6 against 1.5 NTU).",
    "The heat went on for more than two months.",
    "Drones save 18,000 won/ha.",
    "The cover lost a third of what it was.",
    "The small plant model has a tenth of the weights.",
    "Half of the twelve farms sprayed.",
    "At £1,850 a farm, the kit for six farms works out at £11,100.",
    "Only 1.2% of the traps were lost, a third less than before.",
    "The fee was 29 euros an hour.",
    "The shortest visit took 41 minutes and the longest 103 minutes.",
]
LACKS = [
    "The 48 fields were 0.85 ha on average.",
    "With 25 cores at each of 48 fields, there were 1,400 cores in total.",
    "There were 27 flights in all.",
    "The readers agreed on 94% of the images; a third one settled the remaining 7%.",
    "The mouth was four times as turbid (4.6 against 1.5 NTU).",
    "The heat went on for more than three months.",
    "Drones save 19,000 won/ha.",
    "The cover lost a quarter of what it was.",
    "The small plant model has an eighth of the weights.",
    "A quarter of the twelve farms sprayed.",
    "At £1,850 a farm, the kit for six farms works out at £12,100.",
    "Only 1.2% of the traps were lost, a fifth less than before.",
    "The fee was 29 euros a minute.",
    "The shortest visit took 41 seconds.",
]


@pytest.mark.parametrize("draft", FOLLOWS)
def test_a_number_that_follows_from_others_is_not_flagged(draft: str) -> None:
    flagged = check(draft, FIELDS).flagged
    assert not flagged, [reason.message for one in flagged for reason in one.reasons]


@pytest.mark.parametrize("draft", LACKS)
def test_a_number_that_follows_from_nothing_is_flagged(draft: str) -> None:
    assert check(draft, FIELDS).flagged
