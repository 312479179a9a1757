"""How long it is between two dates or times of day, and shares that are told as so many of 100."""

from __future__ import annotations

import pytest

from precis.facts.hard import Source, check

SWARM = Source.of(
    "The reservoir was refilled from 3 February 2021. The first event of the swarm came on 14 "
    "March 2021, and the last one on 2 June 2021. The water was at its highest on 28 April. The "
    "trial was registered on 12 February 2021. Lamps were dimmed from 22:00 to 06:00. Meals were "
    "served from 8:00 to 8:35. Some 6.6% of adults feel such shocks. Of 217 names that were "
    "checked, 9 changed. The large model has 770 million weights. The small model has 110 million "
    "weights."
)
FOLLOWS = [
    "The swarm began 39 days after refilling had begun, on 3 February 2021.",
    "The first and the last event of the swarm were 80 days apart.",
    "The water was at its highest twelve weeks after 3 February 2021.",
    "The lamps were dimmed for eight hours.",
    "Meals began at eight o'clock and were served for 35 minutes.",
    "Between 6 and 7 of every 100 adults feel such shocks.",
    "About 7 in 100 adults feel such shocks.",
    "Around one in 24 of the names that were checked changed.",
    "The large model has seven times as many weights as the small model.",
]
LACKS = [
    "The swarm began 49 days after refilling had begun, on 3 February 2021.",
    "The first and the last event of the swarm were 90 days apart.",
    "The water was at its highest twelve days after 3 February 2021.",
    "The lamps were dimmed for nine hours.",
    "Meals began at nine o'clock.",
    "Between 8 and 9 of every 100 adults feel such shocks.",
    "About 9 in 100 adults feel such shocks.",
    "Around one in 34 of the names that were checked changed.",
    "The large model has eight times as many weights as the small model.",
]
WARDS = Source.of(
    "병실의 불은 밤 10시부터 다음 날 아침 6시까지 껐다. 성인의 6.6%가 이 병을 앓는다. "
    "문항의 8.2%는 웹 말뭉치에 똑같은 문장이 있었다."
)


@pytest.mark.parametrize("draft", FOLLOWS)
def test_what_follows_is_not_flagged(draft: str) -> None:
    flagged = check(draft, SWARM).flagged
    assert not flagged, [reason.message for one in flagged for reason in one.reasons]


@pytest.mark.parametrize("draft", LACKS)
def test_what_does_not_follow_is_flagged(draft: str) -> None:
    assert check(draft, SWARM).flagged


@pytest.mark.parametrize(
    ("draft", "flagged"),
    [
        ("병실의 불은 여덟 시간 동안 껐다.", False),
        ("병실의 불은 아홉 시간 동안 껐다.", True),
        ("성인 100명 가운데 6~7명꼴로 이 병을 앓는다.", False),
        ("성인 100명 가운데 8~9명꼴로 이 병을 앓는다.", True),
        ("문항 100개 중 8개꼴로 웹 말뭉치에 똑같은 문장이 있었다.", False),
        ("문항 100개 중 5개꼴로 웹 말뭉치에 똑같은 문장이 있었다.", True),
    ],
)
def test_korean(draft: str, flagged: bool) -> None:
    report = check(draft, WARDS)
    assert bool(report.flagged) == flagged, [
        reason.message for one in report.flagged for reason in one.reasons
    ]
