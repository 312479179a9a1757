"""Which words of a Korean sentence a negation in it denies."""

from __future__ import annotations

import re

from precis.facts.lexicon import listed
from precis.facts.prose.words import Word, korean_stem

_KOREAN_NOT = re.compile(r"^(?:않|못하|못했|못한|아니하|않아|안된|안되)")
_UNKNOWN = re.compile(r"^(?:모르|모른|모를|몰랐|불분명|불확실|미지수)")
_GLUED_NOT = re.compile(r"^(?P<verb>[가-힣]+?)지(?:는|도|를)?(?:않|못)")
_NOTHING = re.compile(r"^없(?!애|앴|앤|어지|어졌|어진)")
_GLUED_NOTHING = re.compile(
    r"^(?P<noun>[가-힣]{2,})(?:이|가|은|는|도)?없(?:다|었|는|이|으|어|고|음)"
)
_LEXICAL_NOTHING = re.compile(r"^(?:끊임|틀림|수|끝|어김|빠짐|아낌|변함|관계|상관)없")
_NOT_ONE = re.compile(
    r"(?:한)?(?:건|명|개|번|회|편|곳|마리|사례|차례)도|하나도|전혀|아무도|거의|아예|아직"
)
_NO_NOUN = re.compile(r"^아니(?:다|었|며|고|라|ㄴ|어|여|므|지|기)|^아닌|^아님|^아닙|^아니$")
_ABILITY = frozenset(
    listed(
        """
    수 수가 수는 수도 바 바가 적이 적은 점이 것은 것이 줄 일이
    """
    )
)
_KOREAN_LIGHT = re.compile(
    r"^(?:하|되|보이|보여|나타|있|갖|가지|미치|주|이루|일어|생기|발생|관찰|확인|발견|얻|받"
    r"|나오|드러|존재|검출|인정|들|띠)"
)


def korean_targets(words: tuple[Word, ...], at: int) -> list[int]:
    """The words (by their indices) that the word at `at` denies; none where it denies nothing."""
    text = words[at].text
    if glued := _GLUED_NOT.match(text):
        light = _KOREAN_LIGHT.match(glued["verb"])
        return [at, at - 1] if light and at else [at]
    if (
        _KOREAN_NOT.match(text)
        and at
        and words[at - 1].text.endswith(("지", "지는", "지도", "지를"))
    ):
        return _with_object(words, at - 1)
    if _UNKNOWN.match(text) and at and words[at - 1].text.endswith(("지", "지는", "지도", "지를")):
        return _with_object(words, at - 1)  # "나타나는지는 모른다"
    if text in ("안", "못") and at + 1 < len(words) and words[at + 1].korean:
        return [at + 1]
    if _LEXICAL_NOTHING.match(text):
        return []
    if _GLUED_NOTHING.match(text):
        return [at]
    if _NOTHING.match(text) and at:
        return _what_is_not(words, at)
    if _NO_NOUN.match(text) and at and not re.search(r"뿐|만$", words[at - 1].text):
        return [at - 1]
    if text.startswith("불가능") and at:
        return [at, at - 1]  # "눈가림이 불가능하였다" says that they could not be blinded
    if text.startswith("실패") and at:
        back = 2 if words[at - 1].text in ("데", "데에", "것에") and at > 1 else 1
        return [at - back]
    return []


def _with_object(words: tuple[Word, ...], verb: int) -> list[int]:
    """A denied verb; with a verb that says nothing, what stands in front of it."""
    stem = korean_stem(
        words[verb].text.removesuffix("지").removesuffix("지는").removesuffix("지도")
    )
    double = _NOTHING.match(words[verb].text)
    if double and verb:
        return [verb - 1]
    if (_KOREAN_LIGHT.match(stem) or not words[verb].stems) and verb:
        return [verb, verb - 1]
    return [verb]


def _what_is_not(words: tuple[Word, ...], at: int) -> list[int]:
    """What "없다" denies: the noun in front of it, or the verb of "할 수 없다"."""
    before = at - 1
    if words[before].text in _ABILITY and before:
        before -= 1
        if _KOREAN_NOT.match(words[before].text) and before:
            return [before - 1]
    elif before > 1 and re.fullmatch(r"(?:않|못하|못했)(?:은|는|던)|못한", words[before - 1].text):
        # 실시하지 않은 교사는 없었다: all of them did.
        return _with_object(words, before - 2)
    if before and _NOT_ONE.fullmatch(words[before].text):
        # 반응은 한 건도 없었다: there was no reaction.
        before -= 2 if words[before - 1].text in ("한", "단") and before > 1 else 1
        return [before]
    helps = words[before].text.startswith(("효과", "도움", "소용"))
    if helps and before > 1 and words[before - 1].text in ("데", "데에", "데는"):
        # 줄이는 데 효과가 없다: nothing is reduced.
        return [before, before - 2]
    return [before]
