"""Korean words: those that say nothing, and words that mean the same here."""

from __future__ import annotations

from precis.facts.lexicon import listed

KOREAN_STOP_WORDS = frozenset(
    listed(
        """
        이 그 저 본 및 또는 또한 그리고 그러나 하지만 따라서 그래서 즉 혹은 더 덜
        더욱 매우 가장 아주 다소 조금 약간 훨씬 상당히 오히려 꽤
        약 총 각 각각 각각의 모두 모든 여러 등 등의 등이 등을
        등은 것 것은 것이 것을 것으로 것이다 것이었다 수 바 때 중 중에서 중에 중의
        간 후 전 내 외 시 년 월 일 대한 대해 대하여 위한 위해 위하여 통한 통해
        통하여 의한 의해 의하여 관한 관해 관하여 따른 따라 따르면 비해 비하여 대비
        인한 인해 인하여 있다 있었다 있는 있으며 있고 있어 있음 없다 없었다 없는
        없으며 없고 없이 한다 하였다 했다 하는 하며 하고 하여 해 된다 되었다 됐다
        되는 되며 되고 되어 이다 이었다 였다 이며 이고 아니다 아니라 아닌 아니었다
        않았다 않는다 않는 않고 않으며 않아 않은 못했다 못하였다 못하는 나타났다
        나타난 나타내었다 나타냈다 나타나 보였다 보인 보이는 보여 보였으며 나타났으며
        그의 그는 그들은 이는 이를 이에 이와 이러한 그러한 이런 그런 어떤 다른 같은
        또 다시 이후 이전 동안 만약 우리 우리는 저자들은 연구진은 연구진이 연구팀은
        연구팀이 연구자들은 한 두 세 네 첫 번째 바로 특히 다만 단 안 못
        """
    )
)

_GROUPS = """
=영향: 영향 작용 효과
=관련: 관련 연관 상관 관계 연계
=차이: 차이 다르 달랐 달라 상이
=발견: 발견 관찰 확인 검출 관측
=유의: 유의
=사람: 환자 참가 참여자 대상자 피험자 응답자
=시작: 시작 착수 개시
=사용: 사용 이용 활용
=측정: 측정 평가
=수행: 수행 실시 진행 시행
=모집: 모집 등록
=연구: 연구 실험 시험 조사
=개발: 개발 고안
=제안: 제안 제시
=사망: 사망 숨졌 숨진
=가능: 가능
=방법: 방법 방식 기법
"""


def _synonyms() -> tuple[tuple[str, str], ...]:
    found = []
    meaning = ""
    for token in _GROUPS.split():
        if token.startswith("="):
            meaning = token.rstrip(":")
        else:
            found.append((token, meaning))
    return tuple(found)


# The beginning of a word, and what it means.
KOREAN_SYNONYMS = _synonyms()
