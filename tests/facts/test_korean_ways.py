"""Korean ways of saying the same: hours, "여", per one, shares of people, quarters of a town."""

from __future__ import annotations

import pytest

from precis.facts.hard import Source, check

BUS = Source.of(
    "심야버스는 0시부터 4시까지 30분 간격으로 운행한다. 교통카드 승차 기록 347,716건을 "
    "사용하였다. 조사원은 1,240명에게 질문하였고 유효 응답은 1,116명이었다. 운영비는 14억 8천만 "
    "원, 운임 수입은 4억 1천만 원이어서 시가 보전하였다. ㎢당 벌통은 7.5통이었다. 서구 둔산동 "
    "옥상의 온도는 54.3 ℃였다. 생존은 이항 혼합모형으로 분석하였다. 꿀 생산량은 2.7 kg 늘었다"
    "(95 % 신뢰구간 1.4~4.0). 환자의 41%가 지키지 못하였다."
)


@pytest.mark.parametrize(
    "draft",
    [
        "심야버스는 자정부터 새벽 4시까지 다닌다.",
        "승차 기록 34만 7천여 건이 쓰였다.",
        "질문을 받은 1,240명 중 90%가 유효한 응답을 하였다.",
        "운임으로 충당된 금액은 4억 1천만 원이었다.",
        "1 ㎢에 벌통이 7.5통이었다.",
        "서구 둔산동의 옥상은 54.3 ℃였다.",
        "생산량의 신뢰구간은 1.4 kg에서 4.0 kg이었다.",
        "지키지 못하는 환자는 열 명 중 네 명꼴이었다.",
    ],
)
def test_what_says_the_same_is_not_flagged(draft: str) -> None:
    flagged = check(draft, BUS).flagged
    assert not flagged, [reason.message for one in flagged for reason in one.reasons]


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        ("심야버스는 자정부터 새벽 5시까지 다닌다.", "새벽 5시"),
        ("승차 기록 34만 9천여 건이 쓰였다.", "34만 9천여 건"),
        ("서구 탄방동의 옥상은 54.3 ℃였다.", "탄방동"),
        ("생존은 콕스 비례위험모형으로 분석하였다.", "콕스 비례위험모형"),
        ("생산량의 신뢰구간은 1.4 kg에서 5.0 kg이었다.", "1.4 kg에서 5.0 kg"),
    ],
)
def test_what_says_something_else_is_flagged(draft: str, wrong: str) -> None:
    reasons = [reason.text for one in check(draft, BUS).flagged for reason in one.reasons]
    assert reasons == [wrong]
