"""Directions that the source tells in numbers alone, where the draft says by how much."""

from __future__ import annotations

import pytest

from precis.facts.hard import Source, check

TRADERS = Source.of(
    "The daily net income of Anolei traders went from KSh 740 to KSh 1,050. Loans were 3.2 volumes "
    "a head in the first year and 7.5 volumes a head in the last. In receiving homes 75.0% of the "
    "parents both worked, in other homes 52.0%. Errors went from 120 to 90 a week."
)
NORMS = Source.of(
    "1인당 연간 대출 권수는 교육군에서 3.2권에서 7.5권으로 달라졌다. 맞벌이 비율은 이용 가구가 "
    "75.0%, 비이용 가구가 52.0%였다. 정규식생지수는 0.31에서 0.68로 회복되었다."
)


@pytest.mark.parametrize(
    ("draft", "flagged"),
    [
        ("Anolei traders earned KSh 310 more a day than before.", False),
        ("Anolei traders earned KSh 310 fewer a day than before.", True),
        ("Both parents worked in 75.0% of receiving homes, 23 points more than in others.", False),
        ("Both parents worked in 75.0% of receiving homes, 23 points less than in others.", True),
        ("Errors fell by 25% in a week.", False),
        ("Errors rose by 25% in a week.", True),
    ],
)
def test_english(draft: str, flagged: bool) -> None:
    report = check(draft, TRADERS)
    assert bool(report.flagged) == flagged, [one.reasons for one in report.flagged]


@pytest.mark.parametrize(
    ("draft", "flagged"),
    [
        ("교육군의 1인당 연간 대출은 4.3권 늘어 7.5권이 되었다.", False),
        ("교육군의 1인당 연간 대출은 4.3권 줄어 7.5권이 되었다.", True),
        ("맞벌이 비율은 이용 가구에서 75%로 비이용 가구보다 23%포인트 높았다.", False),
        ("맞벌이 비율은 이용 가구에서 75%로 비이용 가구보다 23%포인트 낮았다.", True),
        ("정규식생지수는 0.37 높아져 0.68이 되었다.", False),
        ("정규식생지수는 0.37 낮아져 0.68이 되었다.", True),
    ],
)
def test_korean(draft: str, flagged: bool) -> None:
    report = check(draft, NORMS)
    assert bool(report.flagged) == flagged, [one.reasons for one in report.flagged]
