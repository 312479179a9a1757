"""Names that the source has, but where it speaks of something else."""

from __future__ import annotations

import pytest

from precis.facts.hard import ReasonKind, Source, check

REEF = Source.of(
    "The survey was designed by Ingrid Solvang and Marisol Etcheverry. Divers counted corals on 96 "
    "transects. Weather data came from the airport at Sundby. The monitors were compared at "
    "Hallgate for six weeks. Three solder pastes were prepared by Norlak Metals. The boards came "
    "from Halden Circuits. Dr Takau, of the Velaru Fisheries Institute, will lead the next survey "
    "in 2026. The Halden Trust paid for the evaluation. The Minho Bank lent the boats. All "
    "interviews were held by Ruth Lindeman, who did not know the results. Saskia Verhoven read the "
    "slides. Samira, an interpreter in Ashby, learned of the death of a child when the doctor "
    "began to speak. Mihaela, who works in Port Clement, had been there for six years."
)
KOREAN = Source.of(
    "이 연구는 해담시가 2019년에 도입한 창업 바우처의 효과를 추적하였다. 표본은 620곳이다."
)


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        ("Dr Solvang of the Velaru Fisheries Institute is to head the survey in 2026.", "Solvang"),
        ("The weather data were taken from the airport at Hallgate.", "Hallgate"),
        ("The solder pastes were prepared by Halden Circuits.", "Halden Circuits"),
        ("Every interview was held by Saskia Verhoven, who did not know results.", "Saskia"),
        ("Only when the doctor began to speak did Mihaela learn of the child's death.", "Mihaela"),
    ],
)
def test_a_name_in_another_ones_place_is_flagged(draft: str, wrong: str) -> None:
    (finding,) = check(draft, REEF).flagged
    (reason,) = finding.reasons
    assert reason.kind is ReasonKind.NAME
    assert wrong in reason.text
    assert "the source has “" in reason.message


@pytest.mark.parametrize(
    "draft",
    [
        "Dr Takau of the Velaru Fisheries Institute is to head the survey in 2026.",
        "Ingrid Solvang designed the survey with Marisol Etcheverry.",
        "Solvang and Takau worked on the survey.",
        "The weather data were taken from the airport at Sundby.",
        "The boards of Halden Circuits carried pastes of Norlak Metals.",
        "Ruth Lindeman held the interviews, and Saskia Verhoven read the slides.",
        "The monitors stood at Hallgate.",
    ],
)
def test_a_name_in_its_own_place_is_not_flagged(draft: str) -> None:
    flagged = check(draft, REEF).flagged
    assert not flagged, [reason.message for one in flagged for reason in one.reasons]


def test_a_city_in_another_ones_place_is_flagged() -> None:
    (finding,) = check("한여울시는 2019년에 창업 바우처를 도입하였다.", KOREAN).flagged
    assert [(one.kind, one.text) for one in finding.reasons] == [(ReasonKind.NAME, "한여울시")]
    assert not check("해담시는 2019년에 창업 바우처를 도입하였다.", KOREAN).flagged
    assert not check("바우처 도입시 표본은 620곳이었다.", KOREAN).flagged
