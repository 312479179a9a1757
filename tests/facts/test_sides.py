"""Words that say of which of two kinds a thing is, where the source says the other one."""

from __future__ import annotations

import pytest

from precis.facts.hard import ReasonKind, Source, check

STORM = Source.of(
    "Nests were counted on the beach two weeks before the storm. Women walked the northern "
    "transects at dawn. Traps with red light stood along the upper path. Turbidity was sampled "
    "upstream of the mill every summer. Nurses weighed the chicks on an indoor scale. The control "
    "plots had 14 nests and the intervention plots 22. Rangers left the dunes when the tide rose. "
    "Predators were caught above 50 m of height."
)
KOREAN = Source.of(
    "둥지는 폭풍 이전에 두 주 동안 해변에서 세었다. 북쪽 조사선은 여성 조사원이 새벽에 걸었다. "
    "탁도는 여름마다 방앗간 상류에서 재었다. 대조군 구역의 둥지는 14개였다. "
    "의사소통은 무전기로 하였다. 간호사가 새끼의 무게를 실내 저울로 달았다."
)


@pytest.mark.parametrize(
    ("draft", "wrong", "kind"),
    [
        ("Two weeks after the storm the nests on the beach were counted.", "after", "direction"),
        ("Men walked the northern transects at dawn.", "Men", "swapped"),
        ("Traps with blue light stood along the upper path.", "blue", "swapped"),
        ("Nurses weighed the chicks on an outdoor scale.", "outdoor", "direction"),
        ("Turbidity was sampled every winter upstream of the mill.", "winter", "swapped"),
        ("Doctors weighed the chicks on an indoor scale.", "Doctors", "swapped"),
    ],
)
def test_the_other_side_is_flagged(draft: str, wrong: str, kind: str) -> None:
    (finding,) = check(draft, STORM).flagged
    (reason,) = finding.reasons
    assert (reason.text, reason.kind) == (wrong, ReasonKind(kind))
    assert "the source has “" in reason.message


@pytest.mark.parametrize(
    "draft",
    [
        "Before the storm, nests on the beach were counted for two weeks.",
        "There were 22 nests on the intervention plots, eight more than on control plots.",
        "Rangers left the dunes along the upper path when the tide rose.",
        "Predators were caught above 50 m of height after the traps stood along the path.",
        "Women and men walked the northern transects.",
        "More women than men walked the northern transects at dawn.",
    ],
)
def test_its_own_side_is_not_flagged(draft: str) -> None:
    flagged = check(draft, STORM).flagged
    assert not flagged, [reason.message for one in flagged for reason in one.reasons]


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        ("폭풍 이후 두 주 동안 해변에서 조사원들이 둥지를 세었다.", "이후"),
        ("탁도는 여름마다 방앗간 하류에서 재었다.", "하류"),
        ("새벽에 북쪽 조사선을 남성 조사원이 걸었다.", "남성"),
        ("의사가 새끼의 무게를 실내 저울로 달았다.", "의사"),
    ],
)
def test_the_other_side_is_flagged_in_korean(draft: str, wrong: str) -> None:
    (finding,) = check(draft, KOREAN).flagged
    (reason,) = finding.reasons
    assert reason.text.startswith(wrong)


@pytest.mark.parametrize(
    "draft",
    [
        "의사소통에는 무전기를 썼다.",
        "대조군 구역에는 둥지가 14개 있었다.",
        "간호사는 의사보다 새끼의 무게를 실내 저울로 자주 달았다.",
    ],
)
def test_its_own_side_is_not_flagged_in_korean(draft: str) -> None:
    flagged = check(draft, KOREAN).flagged
    assert not flagged, [reason.message for one in flagged for reason in one.reasons]
