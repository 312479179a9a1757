"""Which words of a sentence are negated, in English and Korean.

A negation belongs to the words that it denies, not to its clause: so "did not differ" and "no
difference" deny the same, and a double negation none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from precis.facts.lexicon import listed
from precis.facts.prose.korean_negation import korean_targets
from precis.facts.prose.reading import Sentence, kept
from precis.facts.prose.words import Word, english_stem, stems

_SUBJECT = 3  # words of a subject at most
_NOT = frozenset(
    listed(
        """
    not never cannot nor hardly scarcely barely rarely seldom nobody
    """
    )
)
_NOT_AT_ALL = re.compile(
    r"not (?:to|of|because|due|through|only|just|merely|simply|necessarily|until|to mention"
    r"|least|all|every|always|in|at"
    r"|on|for|from|with|by|as(?! \w+ as\b))\b"
    r"|no (?:doubt|more than|less than|fewer than|matter|sooner|later than|one knows)\b"
    r"|without necessarily\b|no (?:[\w-]+ ){1,3}of (?:its|their|his|her) own\b"
    r"|(?<=never )(?:\w+ ){1,2}without\b"
    r"|or not\b|nor? [\d.]+\b"
    r"|not (?:more|less|fewer) than\b|cannot (?:be )?(?:overstated|rule)",
    re.IGNORECASE,
)
_NO = frozenset(
    listed(
        """
    no without neither none little lack lacks lacked lacking absence absent
    """
    )
)
_STOP = frozenset(
    listed(
        """
    stop stops stopped cease ceases ceased stopping
    """
    )
)
_LOSE = ("lose", "loses", "lost", "losing")
_SEVERE = ("serious", "severe", "major", "great", "large", "heavy", "marked", "substantial")
_OF_THEM = ("them", "which", "whom")
_BEHIND_NO = ("longer", "such", "other")  # "no such cracks": of what was said before
_GIVING = ("give", "gave", "given", "gives", "giving")  # … up
_FAIL = frozenset(
    listed(
        """
    fail fails failed failing failure unable refused incapable impossible
    """
    )
)
# Verbs that say nothing of what is denied: "did not show a difference".
_LIGHT = frozenset(
    listed(
        """
        show shows showed shown exhibit exhibited have has had find found observe
        observed observable detect detected see seen report reported reach reached
        produce produced cause caused lead led give gave given make made experience
        experienced reveal revealed indicate indicated appear appeared seem seemed yield
        yielded result resulted provide provided associated evident identified identify
        occur occurred become became be been being is was were are do did does any
        evidence notable noted significantly statistically substantially markedly either
        """
    )
)
_VERBS = frozenset(
    listed(
        """
        saw showed reported reached produced caused gave made experienced revealed appeared seemed
        became occurred were was
        """
    )
)
_COPULAS = frozenset(listed("is are was were has have had did does do"))
_CLAUSE = frozenset(listed("that and but while whereas because although since where when if"))
_REMAINING = frozenset(listed("remain remains remained remaining stay stays stayed still"))
_STOPPING = frozenset(
    listed(
        """
        in on at of for with by from between among after before during than but and
        because when while whereas although that which who as per above below within
        into onto over under across through until upon towards behind beyond against
        around once inside outside
        """
    )
)
_UN = re.compile(
    r"(?:un(?!der|it|i[oqv]|til|less|fold)(?=[a-z]{4,}(?:ed|able|ful)$)|(?:un"
    r"|non-?)(?=affected|changed|altered|able|likely|successful|related|necessary|safe"
    r"|stable"
    r"|reliable|common|clear|known|effective|detected|detectable|supported|significant|respon(?:d|s)\w*"
    r"|available|reported|associated|linear|parametric)"
    r"|in(?=significant|effective|sufficient|correct|consistent|complete|dependent|frequent"
    r"|accurate|adequate|sensitive)"
    r"|im(?=possible|probable|proper|precise)|ir(?=relevant|regular|responsible)|dis(?=similar"
    r"|agree))",
    re.IGNORECASE,
)
# Words that deny another word: "similar" is "not different".
_DENYING = {
    "similar": "=differ", "similarly": "=differ", "comparable": "=differ", "identical": "=differ",
    "equivalent": "=differ", "indistinguishable": "=differ", "equally": "=differ",
    "constant": "chang", "unvarying": "chang",
}  # fmt: skip

_DENIAL = re.compile(
    rf"longer|free|up|.*n['’]t|{'|'.join((*_NOT, *_NO, *_STOP, *_FAIL, *_LOSE))}", re.IGNORECASE
)
# A sentence without any of these denies nothing in English.
_ANY_DENIAL = re.compile(
    rf"(?<![a-z])(?:longer|g[ia]ven? up|giv(?:es|ing) up"
    rf"|{'|'.join((*_NOT, *_NO, *_STOP, *_FAIL, *_LOSE))})(?![a-z])|n['’]t(?![a-z])|-free\b",
    re.IGNORECASE,
)
_ABLE = frozenset(["able", "capable", "possible"])
_PREFIXED = {
    "불가능": "가능", "비유의": "유의", "미확인": "확인", "무관": "관련", "불필요": "필요",
    "부적합": "적합", "비효율": "효율", "무의미": "의미", "부정확": "정확", "불일치": "일치",
    "불충분": "충분", "부족": "충분", "무효": "효과", "비효과": "효과", "불안정": "안정",
    "미검출": "검출", "불완전": "완전", "부적절": "적절", "불분명": "분명",
}  # fmt: skip
_KOREAN_DENYING = re.compile(
    r"^(?:유사|비슷|대등|동등|동일(?:하였|했|하다|한수준)|같았|같다|차이나지)"
)


@kept
def negated(sentence: Sentence) -> Mapping[str, frozenset[bool]]:
    """For each stem of the sentence whether it is denied; both where it occurs both ways."""
    counts = negated_words(sentence)
    found: dict[str, set[bool]] = {}
    for at in sentence.content:
        word = sentence.words[at]
        base, times = base_of(word)
        for stem in (base,) if base else word.stems:
            found.setdefault(stem, set()).add((counts[at] + times) % 2 == 1)
    return {stem: frozenset(ways) for stem, ways in found.items()}


def denied_together(sentence: Sentence) -> tuple[frozenset[str], ...]:
    """For each negation the stems of the words that it denies."""
    return tuple(
        frozenset(stem for at in targets for stem in sentence.words[at].stems)
        for targets in _denials(sentence)
    )


@kept
def negated_words(sentence: Sentence) -> Mapping[int, int]:
    """How often each word (by its index) is denied."""
    return Counter(at for targets in _denials(sentence) for at in targets)


@kept
def _denials(sentence: Sentence) -> list[list[int]]:
    """The words (by their indices) that each negation of a sentence denies."""
    found: list[list[int]] = []
    words = sentence.words
    if not _ANY_DENIAL.search(sentence.text) and not any(word.korean for word in words):
        return found
    skipped = [
        (sentence.start + match.start(), sentence.start + match.end())
        for match in _NOT_AT_ALL.finditer(sentence.text)
    ]
    for at, word in enumerate(words):
        if any(start <= word.start < end for start, end in skipped):
            continue
        if not word.korean and not _DENIAL.fullmatch(word.text):
            continue
        targets = korean_targets(words, at) if word.korean else _english_targets(sentence, at)
        if targets:
            found.append(targets)
    return found


def base_of(word: Word) -> tuple[str, int]:
    """The affirmed form of a word that is negative by itself, and 1; ("", 0) for others."""
    return _base_of(word.text)


@lru_cache(maxsize=50_000)
def _base_of(text: str) -> tuple[str, int]:
    if "가" <= text[0] <= "힣":
        for negative, base in _PREFIXED.items():
            if text.startswith(negative):
                return _stem_of(base), 1
        return ("=차이", 1) if _KOREAN_DENYING.match(text) else ("", 0)
    lowered = text.lower()
    if lowered in _DENYING:
        return _DENYING[lowered], 1
    match = _UN.match(lowered)
    if match:
        return english_stem(lowered[match.end() :]), 1
    return "", 0


def _stem_of(base: str) -> str:
    found = stems(base)
    return found[0] if found else ""


def _english_targets(sentence: Sentence, at: int) -> list[int]:
    words = sentence.words
    lowered = words[at].text.lower().replace("’", "'")
    if lowered in _FAIL:
        following = words[at + 1].text.lower() if at + 1 < len(words) else ""
        if following.endswith("ly"):
            return []  # "builds that failed spuriously"
        # "Two failed because of flooding" denies no flooding.
        return [] if following in _STOPPING - {"of", "in"} else _following(sentence, at, 1)
    if lowered == "up" and at and words[at - 1].text.lower() in _GIVING:
        lowered = "stop"
    if lowered in _STOP:
        following = words[at + 1].text if at + 1 < len(words) else ""
        return [at + 1] if following.endswith("ing") else []
    if lowered in _LOSE:  # "lost its significance" is no longer significant
        near = range(at + 1, min(at + 4, len(words)))
        return [i for i in near if words[i].text.lower() == "significance"]
    if lowered == "free":
        return _free_of(sentence, at)
    if lowered == "longer" and at and words[at - 1].text.lower() == "no":
        return _following(sentence, at, 1)
    if lowered in _NO:
        return _targets_of_no(sentence, at, lowered)
    if lowered in _NOT or lowered.endswith("n't"):
        targets = _following(sentence, at, 3, light=True)
        # "was not observed": what is denied stands in front.
        return _with_significance(words, targets or _before(sentence, at))
    return []


def _targets_of_no(sentence: Sentence, at: int, lowered: str) -> list[int]:
    words = sentence.words
    if lowered == "little" and at and words[at - 1].text.lower() == "a":
        return []
    if lowered in ("absent", "lacking") and _ends_or_stops(words, at):
        return _before(sentence, at)
    if lowered == "no" and words[at + 1 : at + 2] and words[at + 1].text.lower() in _BEHIND_NO:
        return []
    behind = [word.text.lower() for word in words[at + 1 : at + 2]]
    if lowered == "absence" and behind != ["of"]:
        return []  # "absence from work"
    if lowered == "none" and behind == ["of"]:
        # "None of the infections was fatal": there were infections.
        verbs = (i for i in range(at + 2, len(words)) if words[i].text.lower() in _COPULAS)
        verb = next(verbs, None)
        said = sum(bool(words[i].stems) for i in range(at + 2, verb or len(words)))
        if verb is not None and said <= _SUBJECT:
            return _following(sentence, verb, 1)
        if verb is None and at and words[at - 1].text.lower() in ("in", "by", "for", "on", "at"):
            return _before(sentence, at - 1)  # "found in none of the wells"
        named = [word.text.lower() for word in words[at + 2 : at + 3]]
        if named and named[0] in _OF_THEM:
            return _following(sentence, at + 2, 1)  # "ten trials, none of them randomised"
        return _following(sentence, at + 1, 1) if named == ["the"] else []  # "the birds left"
    if lowered == "neither":
        return _of_neither(sentence, at)
    has = at and words[at - 1].text.lower() in ("with", "had", "has", "have", "having")
    noun = lowered == "without" or (lowered == "no" and bool(has))
    if words[at + 1 : at + 2] and words[at + 1].text.lower() == "a":
        at += 1
    if words[at + 1 : at + 2] and words[at + 1].text.lower() in _SEVERE:
        return [at + 1]  # "without a serious loss" there may be a small one
    return _following(sentence, at, 3, noun=noun)


def _of_neither(sentence: Sentence, at: int) -> list[int]:
    """ "Neither A nor B was measured": both, and what is said of them."""
    both = any(word.text.lower() == "nor" for word in sentence.words[at:])
    subject = both and (not at or sentence.words[at - 1].text.lower() in _CLAUSE)
    found = _following(sentence, at, 3, stop=not both)
    verbs = (
        index
        for index in range(at + 1, len(sentence.words))
        if sentence.words[index].text.lower() in (_COPULAS | _LIGHT if subject else _COPULAS)
    )
    verb = next(verbs, None)
    if subject:  # they are there: only what they would do is denied
        return [] if verb is None else _following(sentence, verb, 2)
    return found if verb is None else list(dict.fromkeys([*found, *_following(sentence, verb, 1)]))


def _free_of(sentence: Sentence, at: int) -> list[int]:
    """What something is without: "rat-free"."""
    start = sentence.words[at].start - sentence.start
    glued = at > 0 and sentence.words[at - 1].end - sentence.start == start - 1
    return [at - 1] if glued and sentence.text[start - 1] == "-" else []


def _ends_or_stops(words: tuple[Word, ...], at: int) -> bool:
    """Whether nothing that a word could deny stands right behind it ("absent from the islands")."""
    return at + 1 == len(words) or words[at + 1].text.lower() in _STOPPING | _LIGHT


def _following(
    sentence: Sentence,
    at: int,
    limit: int,
    *,
    light: bool = False,
    stop: bool = True,
    noun: bool = False,
) -> list[int]:
    """The words that a negation in front of them denies.

    With `light`, the first verb that says something, and what follows a verb that does not. With
    `noun`, what it denies ends where a verb follows: "those without a car saw less".
    """
    found: list[int] = []
    for index in range(at + 1, min(len(sentence.words), at + 9)):
        word = sentence.words[index]
        gap = sentence.text[
            sentence.words[index - 1].end - sentence.start : word.start - sentence.start
        ]
        if re.search(r"[,;:.()]", gap):
            break
        lowered = word.text.lower()
        if found and stop and lowered in _STOPPING:
            break
        if noun and found and lowered in _COPULAS | _VERBS:
            break
        if not word.stems:
            if light and not found and lowered in _STOPPING and lowered != "as":
                if index == at + 1 and _set_against(sentence, at):
                    continue  # "but not towards consumers"
                break
            continue
        found.append(index)
        heavy = lowered not in _LIGHT | _ABLE and not lowered.endswith("ly")
        if len(found) >= limit or (light and heavy):
            break
    if light and found and all(sentence.words[i].text.lower() in _LIGHT for i in found):
        found += _before(sentence, at)
    return found


def _set_against(sentence: Sentence, at: int) -> bool:
    """Whether what a "not" denies is set against what stands in front of it."""
    before = sentence.text[: sentence.words[at].start - sentence.start]
    return before.rstrip().endswith((",", " but"))


def _with_significance(words: tuple[Word, ...], targets: list[int]) -> list[int]:
    """The denied words and a "significantly" beside them, which is denied with them."""
    near = {index for at in targets for index in range(max(0, at - 2), min(len(words), at + 3))}
    return targets + [
        index for index in near - set(targets) if "=significant" in words[index].stems
    ]


def _before(sentence: Sentence, at: int) -> list[int]:
    """The last noun in front of a negation."""
    for index in range(at - 1, max(-1, at - 6), -1):
        if sentence.words[index].stems and sentence.words[index].text.lower() not in _REMAINING:
            return [index]
    return []
