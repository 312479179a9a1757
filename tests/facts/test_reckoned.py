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
    "240 weights."
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
]


@pytest.mark.parametrize("draft", FOLLOWS)
def test_a_number_that_follows_from_others_is_not_flagged(draft: str) -> None:
    flagged = check(draft, FIELDS).flagged
    assert not flagged, [reason.message for one in flagged for reason in one.reasons]


@pytest.mark.parametrize("draft", LACKS)
def test_a_number_that_follows_from_nothing_is_flagged(draft: str) -> None:
    assert check(draft, FIELDS).flagged
