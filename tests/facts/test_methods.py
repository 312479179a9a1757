"""Methods and sources of data in ordinary words that the source does not have."""

from __future__ import annotations

import pytest

from precis.facts.hard import ReasonKind, Source, check

ENGLISH = Source.of(
    "Sections were looked at with scanning electron microscopy (SEM) and X-ray diffraction. Visits "
    "were counted from the records of two hospitals. The magnetic resonance (MRI) images were read "
    "twice."
)
KOREAN = Source.of(
    "이용자 수는 도서관의 대출 기록과 출입 기록으로 세었다. "
    "수면시간은 손목 활동기록기로 측정하였다. 문항은 공개 웹 말뭉치와 대조하였다."
)


@pytest.mark.parametrize(
    ("draft", "named"),
    [
        (
            "Sections were also looked at with transmission electron microscopy.",
            "transmission electron microscopy",
        ),
        ("The isolates were typed by whole-genome sequencing.", "whole-genome sequencing"),
        ("Visits were counted from the national insurance database.", "insurance database"),
    ],
)
def test_a_method_that_the_source_lacks_is_named(draft: str, named: str) -> None:
    reasons = [reason for one in check(draft, ENGLISH).flagged for reason in one.reasons]
    assert [(one.kind, one.text) for one in reasons] == [(ReasonKind.UNSUPPORTED, named)]


@pytest.mark.parametrize(
    "draft",
    [
        "The sections were seen in the scanning electron microscope.",
        "Hospital records told the number of visits.",
        "Detailed records of the hospitals were used.",
        "Two readers looked at the magnetic resonance scans.",
        "Diffraction of X-rays was measured.",
    ],
)
def test_a_method_of_the_source_in_other_words_is_not_flagged(draft: str) -> None:
    assert not check(draft, ENGLISH).flagged


@pytest.mark.parametrize(
    ("draft", "named"),
    [
        ("대출 기록과 함께 이동통신사의 위치 자료를 이용하였다.", "이동통신사의 위치 자료"),
        ("수면시간은 병실의 수면다원검사 장비로 측정하였다.", "병실의 수면다원검사 장비"),
        ("문항은 온누리 신문 말뭉치와 대조하였다.", "온누리 신문 말뭉치"),
    ],
)
def test_korean_sources_of_data_are_told_too(draft: str, named: str) -> None:
    reasons = [reason for one in check(draft, KOREAN).flagged for reason in one.reasons]
    assert [one.text for one in reasons] == [named]


@pytest.mark.parametrize(
    "draft",
    [
        "도서관 대출 기록과 출입 기록을 썼다.",
        "공개된 웹 말뭉치와 견주었다.",
        "본 연구의 자료는 도서관 기록이다.",
    ],
)
def test_korean_sources_of_data_that_are_there_are_not_flagged(draft: str) -> None:
    assert not check(draft, KOREAN).flagged


def test_an_adjective_makes_no_other_method() -> None:
    assert not check("Visits were counted from continuous records of hospitals.", ENGLISH).flagged
