"""Whom and what a draft names in ordinary words, and the source has nothing of."""

from __future__ import annotations

import pytest

from precis.facts.hard import ReasonKind, Source, check

ENGLISH = Source.of(
    "We held interviews with 22 interpreters, seven judges and five defence lawyers. Salmon, sea "
    "trout and river lamprey were tagged and caught again. A review by doctors on the stroke ward "
    "listed age, sex, weight and blood pressure."
)
KOREAN = Source.of("사서 12명과 교사 8명을 면담하였다. 면담은 도서관에서 이루어졌다.")


@pytest.mark.parametrize(
    ("source", "draft", "named"),
    [
        (ENGLISH, "The authors also spoke to prosecutors and interpreters.", "prosecutors"),
        (ENGLISH, "Salmon, sea trout and eel were tagged.", "eel"),
        (ENGLISH, "The review of the ward listed age, sex, cholesterol and weight.", "cholesterol"),
        (KOREAN, "도서관에서 사서와 간호사를 면담하였다.", "간호사"),
    ],
)
def test_what_the_source_never_speaks_of_is_named(source: Source, draft: str, named: str) -> None:
    reasons = [reason for one in check(draft, source).flagged for reason in one.reasons]
    assert [(one.kind, one.text) for one in reasons] == [(ReasonKind.UNSUPPORTED, named)]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (ENGLISH, "Physicians reviewed what was on the stroke ward."),
        (ENGLISH, "Trout, lamprey and salmon were tagged and caught again."),
        (ENGLISH, "Interpreters, judges and defence attorneys were interviewed."),
        (ENGLISH, "The interviews with interpreters were long, careful and varied."),
        (KOREAN, "도서관에서 선생님과 사서를 면담하였다."),
    ],
)
def test_other_words_for_the_same_are_not_flagged(source: Source, draft: str) -> None:
    flagged = check(draft, source).flagged
    assert not flagged, [reason.message for one in flagged for reason in one.reasons]
