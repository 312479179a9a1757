"""Numbers that belong together in the source: the ends of a change, and the cells of a row."""

from __future__ import annotations

import pytest

from precis.facts.hard import ReasonKind, Source, check
from precis.text.document import Format

WEIR = Source.of(
    """# Passage at the weir

Passage of salmon went from 66.7% to 87.5%, and that of sea trout from 57.1% to 75.0%. The cost
rose from 10 to 20 euros in May and from 20 to 30 euros in June.

| Species | Period | Tagged | Detected | Reached |
|---|---|---|---|---|
| Sea trout | before | 112 | 77 | 44 |
| Sea trout | after | 205 | 164 | 123 |
| River lamprey | before | 150 | 60 | 9 |
| River lamprey | after | 300 | 186 | 93 |
""",
    format=Format.MARKDOWN,
)


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        ("Passage of sea trout improved from 57.1% to 87.5%.", "87.5%"),
        ("Of 300 lamprey 186 were detected, and 123 of these reached the exit.", "123"),
    ],
)
def test_a_number_of_something_else_is_flagged(draft: str, wrong: str) -> None:
    reasons = [reason for one in check(draft, WEIR).flagged for reason in one.reasons]
    assert [(one.kind, one.text) for one in reasons] == [(ReasonKind.SWAPPED, wrong)]


@pytest.mark.parametrize(
    "draft",
    [
        "Passage of sea trout improved from 57.1% to 75.0%.",
        "The cost rose from 10 to 30 euros.",
        "Of 300 lamprey 186 were detected, and 93 of these reached the exit.",
        "Of 300 lamprey 186 were detected, where it had been 60 before.",
        "Of 300 lamprey 186 were detected, and 123 sea trout reached the exit.",
    ],
)
def test_a_number_in_its_own_place_is_not_flagged(draft: str) -> None:
    flagged = check(draft, WEIR).flagged
    assert not flagged, [reason.message for one in flagged for reason in one.reasons]


WARDS = Source.of(
    "In all, 486 patients took part, 240 of them on quiet wards and 246 on usual-care wards. "
    "Delirium occurred in 24 of 240 patients (10%) versus 41 of 246 (16.7%; p = 0.03)."
)


def test_groups_are_told_by_their_sizes() -> None:
    draft = "Delirium was {} common on the quiet wards than on the wards with usual care."
    (finding,) = check(draft.format("more"), WARDS).flagged
    assert [reason.kind for reason in finding.reasons] == [ReasonKind.DIRECTION]
    assert not check(draft.format("less"), WARDS).flagged


BRIDGE = Source.of(
    "Peak strain was 86 microstrain, 7% below the finite element prediction. The frequency fell by "
    "1.9 mHz per degree Celsius."
)


def test_a_number_is_told_to_be_on_its_own_side() -> None:
    draft = "The largest strain was 7% {} what the finite element model had predicted."
    (finding,) = check(draft.format("above"), BRIDGE).flagged
    assert [reason.kind for reason in finding.reasons] == [ReasonKind.DIRECTION]
    assert not check(draft.format("below"), BRIDGE).flagged


def test_a_scale_is_no_name() -> None:
    assert not check("The frequency fell with each degree Celsius.", BRIDGE).flagged
