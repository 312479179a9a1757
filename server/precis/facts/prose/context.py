"""What stands around a place in a sentence, and how far two such surroundings are the same."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from itertools import pairwise
from operator import attrgetter

from precis.facts.prose.reading import Sentence, kept
from precis.facts.quantities.quantity import Quantity, measures_alike

# A word counts 1 next to the place, less with each word between, and less behind each boundary.
_FADE = 0.25
_BEHIND_BOUNDARY = 0.6
_LEAST, _FAR = 0.15, 12
_PRONOUN = re.compile(
    r"\b(?:it|they|this|these|its|their|which|he|she)\b|(?<![가-힣])(?:이는|그는|이것은|이들은)",
    re.I,
)

_DIFFERENCE = re.compile(
    r"(?: [a-z]+)?\s?(?:more|less|fewer)\b(?! (?:of|the|than)\b)"
    r"|(?: points?)?\s?(?:more|less|fewer|better|worse|(?:high|low|great|larg|small|long|short"
    r"|old|young|fast|slow"
    r"|light|heavi|warm|cool|cold|strong|weak|wid|narrow|deep|lat|earli|close|near|shallow"
    r"|far|thick|thin|dens|rich|poor|steep|bright|dark|hard|soft|rar|quick"
    r"|cheap)e?r)\b(?! (?:of|the)\b)"
    r"|(?:\s\w+)?\s(?:below|above|behind|ahead of|short of)\b"
    r"|(?:(?:밖에|가량|쯤|정도)(?=\s)|[가-힣](?=\s))?\s?(?:더|덜|만큼|차이|높|낮|많|적|길|짧|늘|줄|커|작|감소|증가|상승|하락|절감|단축|빠르|빨라"
    r"|느리|비싸|저렴|올랐|내렸|올라|내려|아끼|아꼈|빨랐|빨리|빠른|앞섰|앞서|뒤졌|뒤지|뒤처|깎|떨어|웃돌|밑돌|모자라|큰\s|작은\s|긴\s|짧은\s)"
)
# In front of the number: "fell by 2.7 m³", "a reduction of 7.4".
_DIFFERENCE_BEFORE = re.compile(
    r"\b(?:by|(?:reduction|decrease|increase|difference|gain|loss|drop|rise|fall|decline|growth"
    r"|improvement|change|gap|saving|advantage|lead|margin|deficit|shortfall)s? of"
    r"|gain(?:s|ed|ing)?|cost(?:s|ing)?|los(?:t|es|ing))"
    r"(?: [\d.,]+ ?[^\s\d]* and)?"
    r"(?: (?:only|about|around|roughly|approximately|nearly|almost|some|just|over|under|up to"
    r"|(?:no )?(?:more|less) than|at (?:most|least)))?\s$"
    r"|(?:차이|격차|차|(?:증가|감소|상승|하락|개선) ?(?:폭|분)|손실)(?:[은는이가]|도)?"
    r" (?:약 |불과 |겨우 |무려 )?$",
    re.I,
)

# Between two numbers of a list: "gains 3.6 points in ROUGE-1, 2.6 in ROUGE-2".
_GOES_ON = re.compile(r"(?: points?)? (?:in|on|for|at) [\w-]+(?: [\w-]+)?,? (?:and )?(?:by )?")

# "A에서 8.6점, B에서 3.2점 올랐다".
_KOREAN_GOES_ON = re.compile(r",\s[가-힣A-Za-z\d-]{1,12}(?:에서는?|은|는)\s")
_START = attrgetter("start")

Surroundings = Mapping[str, float]
Weight = Callable[[str], float]


def around(sentence: Sentence, start: int, end: int) -> dict[str, float]:
    """The stems around `start..end` of a sentence (plain code points), each with its nearness."""
    found: dict[str, float] = {}
    words = sentence.content_words
    left = words[: bisect_left(words, start, key=_START)]
    right = words[bisect_left(words, end, key=_START) :]
    for side in (reversed(left), right):
        for distance, word in enumerate(side):
            nearness = _LEAST
            if distance < _FAR:
                crossed = _crossed(sentence, min(word.end, end), max(word.start, start))
                if crossed and word.start < start and _stands_for(sentence, word.end, start):
                    crossed -= 1
                nearness = max(_LEAST, _BEHIND_BOUNDARY**crossed / (1 + _FADE * distance))
            for stem in word.stems:
                if nearness > found.get(stem, 0.0):
                    found[stem] = nearness
    return found


def _stands_for(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a pronoun between two places carries on what stands before it."""
    between = sentence.text[first - sentence.start : last - sentence.start]
    return bool(_PRONOUN.search(between))


def is_difference(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number of a sentence says how far two things are apart: "14 g less", "42분 더"."""
    return quantity.start in _differences(sentence)


@kept
def _differences(sentence: Sentence) -> frozenset[int]:
    """Where the numbers begin that say it."""
    found: set[int] = set()
    last: Quantity | None = None
    for quantity in sentence.quantities:
        start, end = quantity.start - sentence.start, quantity.end - sentence.start
        between = sentence.text[last.end - sentence.start : start] if last else ""
        if (
            _DIFFERENCE.match(sentence.text, end)
            or _DIFFERENCE_BEFORE.search(sentence.text[max(0, start - 60) : start])
            or (last and last.start in found and _GOES_ON.fullmatch(between))
        ):
            found.add(quantity.start)
        last = quantity
    for first, second in reversed(list(pairwise(sentence.quantities))):
        between = sentence.text[first.end - sentence.start : second.start - sentence.start]
        if second.start in found and _KOREAN_GOES_ON.fullmatch(between):
            found.add(first.start)
    return frozenset(found)


def numbers_around(
    sentence: Sentence, start: int, end: int, unlike: Quantity | None = None
) -> dict[str, float]:
    """The numbers around `start..end`, as features of a sentence, each with its nearness.

    With `unlike`, only those that measure something else.
    """
    found: dict[str, float] = {}
    for quantity in sentence.quantities:
        if start <= quantity.start < end or (unlike and measures_alike(unlike, quantity)):
            continue
        first, last = sorted(((quantity.start, quantity.end), (start, end)))
        crossed = _crossed(sentence, first[1], last[0])
        words = _count_between(sentence, first[1], last[0])
        nearness = max(_LEAST, _BEHIND_BOUNDARY**crossed / (1 + _FADE * words))
        feature = f"#{quantity.number:g}"
        found[feature] = max(found.get(feature, 0.0), nearness)
    return found


def _count_between(sentence: Sentence, first: int, last: int) -> int:
    """How many content words begin between two places."""
    words = sentence.content_words
    return max(0, bisect_left(words, last, key=_START) - bisect_left(words, first, key=_START))


def _crossed(sentence: Sentence, first: int, last: int) -> int:
    """How many boundaries stand between two places, at most three."""
    places = sentence.boundaries
    return min(3, bisect_left(places, max(first, last)) - bisect_left(places, min(first, last)))


def shared(draft: Surroundings, source: Surroundings, weight: Weight) -> float:
    """How much of the draft's surroundings the source's have too: 0–1."""
    total = common = 0.0
    for stem, near in draft.items():
        worth = weight(stem) * near
        total += worth * near
        there = source.get(stem)
        if there is not None:
            common += worth * (near if near < there else there)
    return common / total if total else 0.0


def favour(
    draft: Surroundings, first: Surroundings, second: Surroundings, weight: Weight
) -> tuple[float, float]:
    """How strongly the draft's stems speak for the first and for the second of two places."""
    one = other = 0.0
    for stem, near in draft.items():
        difference = first.get(stem, 0.0) - second.get(stem, 0.0)
        if difference > 0:
            one += weight(stem) * near * difference
        else:
            other -= weight(stem) * near * difference
    return one, other
