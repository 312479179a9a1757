"""Names of any kind, and acronyms, that the source has only where it speaks of something else."""

from __future__ import annotations

import pytest

from precis.facts.hard import ReasonKind, Source, check

HIVES = Source.of(
    "Thirty-six hives were watched in Vic and Olot from April to September 2017. Pollen could not "
    "be sampled at Olot in June. Earlier counts appeared in Science. The DWV load of the hives was "
    "measured by PCR. Mites were counted on sticky boards each week. The temperature under the "
    "lids was logged with Tinytag sensors every ten minutes. Honey from every hive was weighed "
    "once, at the end of August. The GLMM had hive as a random effect. Dr Ferran Puig of the "
    "Montseny Institute keeps the archive. Weather records came from the station at Girona. "
    "Speakers of English and Catalan marked the sheets."
)
KOREAN = Source.of(
    "벌통 36개를 2017년 4월부터 9월까지 관찰하였다. 꽃가루는 6월에 채취하지 못하였다. "
    "바이러스 농도는 PCR로 측정하였다. 응애는 매주 끈끈이판에서 세었다. 뚜껑 아래 온도는 RFID "
    "센서로 10분마다 기록하였다. 꿀은 8월 말에 한 번 달았다. "
    "혼합모형 GLMM에 벌통을 임의효과로 넣었다. 벌의 분양은 한들양봉연구소가 맡았다. "
    "날씨 자료는 청주의 관측소에서 받았다. 상자 도면은 새솔대학교에 있다."
)


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        ("Between April and September 2017, thirty-six hives were watched in Girona.", "Girona"),
        (
            "Temperatures under the lids were logged every ten minutes by Montseny sensors.",
            "Montseny",
        ),
        ("The DWV load of the hives was measured with the GLMM.", "GLMM"),
    ],
)
def test_a_name_that_belongs_elsewhere_is_flagged(draft: str, wrong: str) -> None:
    (finding,) = check(draft, HIVES).flagged
    (reason,) = finding.reasons
    assert reason.kind is ReasonKind.NAME
    assert wrong in reason.text
    assert "the source has “" in reason.message


@pytest.mark.parametrize(
    "draft",
    [
        "Between April and September 2017, thirty-six hives were watched in Vic and in Olot.",
        "The temperature under the lids was logged with Tinytags every ten minutes.",
        "PCR told the DWV load of the hives.",
        "With hive as a random effect, the GLMM showed what PCR had told of the DWV load.",
        "Honey was weighed at the end of August, and Ferran Puig keeps the archive.",
    ],
)
def test_a_name_in_its_own_place_is_not_flagged(draft: str) -> None:
    flagged = check(draft, HIVES).flagged
    assert not flagged, [reason.message for one in flagged for reason in one.reasons]


def test_a_korean_text_is_looked_up_with_its_particles() -> None:
    assert not check("뚜껑 아래 온도를 RFID로 10분마다 기록하였다.", KOREAN).flagged
    (finding,) = check("뚜껑 아래 온도는 GLMM 센서로 10분마다 기록하였다.", KOREAN).flagged
    (reason,) = finding.reasons
    assert "GLMM" in reason.text


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        ("뚜껑 아래 온도 측정과 달리, 벌의 분양은 새솔대학교가 맡았다.", "새솔대학교"),
        ("연구에 쓴 벌의 분양은 새솔대학교가 맡았다.", "새솔대학교"),
    ],
)
def test_a_name_in_hangul_that_belongs_elsewhere_is_flagged(draft: str, wrong: str) -> None:
    (finding,) = check(draft, KOREAN).flagged
    (reason,) = finding.reasons
    assert wrong in reason.text


def test_a_name_in_hangul_in_its_own_place_is_not_flagged() -> None:
    assert not check("연구에 쓴 벌의 분양은 한들양봉연구소에서 맡았다.", KOREAN).flagged
