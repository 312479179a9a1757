"""The sizes of directions: "fell by 9.4 points", "64% lower", "12% 감소"."""

from __future__ import annotations

import re

from precis.facts.prose.direction import Direction
from precis.facts.quantities.quantity import Quantity, measures_alike, same

_ABOUT = (
    r"(?:(?:about|around|roughly|approximately|nearly|almost|some|only|just|over|another|an?"
    r"|a further|an average of|a mean of)\s)*"
)
_BEHIND = re.compile(rf"(?:(?:\s[\w-]+){{0,4}}?\s(?:by|of))?\s{_ABOUT}[(]?")
_IN_FRONT = re.compile(r"\s?(?:(?:percentage|per cent)\s)?(?:points?\s)?(?:more\s|less\s)?")
_KOREAN_IN_FRONT = re.compile(r"(?:씩|만큼|가량|정도|쯤|나|이나)?\s?(?:더\s|덜\s|가까이\s)?")
_LEAST = 3.0  # smaller whole numbers without a unit stand for many things


def steps(one: Direction) -> tuple[Quantity, ...]:
    """The numbers that stand right beside a direction as its size."""
    sentence, word = one.sentence, one.word
    text, at = sentence.text, sentence.start
    found = []
    for quantity in sentence.quantities:
        if quantity.year or quantity.ordinal or quantity.range_of or not _telling(quantity):
            continue
        if quantity.end <= word.start:
            between = text[quantity.end - at : word.start - at]
            pattern = _KOREAN_IN_FRONT if word.korean else _IN_FRONT
        elif quantity.start >= word.end and not word.korean:
            between, pattern = text[word.end - at : quantity.start - at], _BEHIND
        else:
            continue
        if pattern.fullmatch(between):
            found.append(quantity)
    return tuple(found)


def _telling(quantity: Quantity) -> bool:
    return not quantity.counts or quantity.step < 1 or quantity.number >= _LEAST


def same_step(one: Direction, other: Direction) -> bool:
    """Whether two sentences say by the same number how much something changed or is more."""
    return any(
        same(mine, yours) and measures_alike(mine, yours)
        for mine in steps(one)
        for yours in steps(other)
    )
