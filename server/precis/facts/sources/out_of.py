"""Shares that are told as so many of a round number: "6 or 7 of every 100", "one in 24"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from precis.facts.prose.reading import Sentence
from precis.facts.quantities.quantity import Quantity
from precis.facts.quantities.units import RATIO
from precis.facts.sources.reckoned import made

_IN = re.compile(r"\s?(?:\w+\s)?(?:in|out of|of|for|per|to)\s(?:every |each )?", re.I)
_AMONG = re.compile(r"(?:의)?\s?(?:중|가운데|당|에|마다)(?:에서|에)?\s?(?:약 |대략 )?")
_ROUND = frozenset(10.0**power for power in range(1, 7))
_HALF = 0.5  # of the last place: what rounds to it
_FEWEST = 3  # "one in two" is a word for half


def out_of(quantity: Quantity, sentence: Sentence, near: Sequence[Sentence]) -> Iterator[Quantity]:
    """The quantity itself, if it tells a share that sentences of the source have in per cent."""
    for low, high, whole in _told(sentence):
        if quantity in (low, high, whole):
            exact = low.number == 1.0 and whole.number not in _ROUND
            if exact:
                least, most = 1 / (whole.number + _HALF), 1 / (whole.number - _HALF)
            else:
                step = _HALF * low.step
                least = (low.number - step) / whole.number
                most = (high.number + step) / whole.number
            if any(least <= share <= most for known in near for share in _shares(known, exact)):
                yield made(quantity, quantity.number, 1e-4)


def _told(sentence: Sentence) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """The lower and upper count (often the same) and the whole of each such share."""
    row = sentence.quantities
    for at, (first, second) in enumerate(pairwise(row)):
        between = sentence.text[first.end - sentence.start : second.start - sentence.start]
        if second.number > first.number and _IN.fullmatch(between) and _whole(second, first):
            before = row[at - 1] if at else first
            follows = before.number == first.number - 1  # "6 or 7"
            yield before if first.range_of == 2 or follows else first, first, second
        elif first.number > second.number and _AMONG.fullmatch(between) and _whole(first, second):
            last = row[at + 2] if second.range_of == 1 and at + 2 < len(row) else second
            yield second, last, first


def _whole(whole: Quantity, part: Quantity) -> bool:
    if not (whole.counts and part.counts) or whole.step != 1.0 or whole.year:
        return False
    return whole.number in _ROUND or (part.number == 1.0 and whole.number >= _FEWEST)


def _shares(known: Sentence, exact: bool) -> Iterator[float]:
    """The shares that a sentence states, in per cent or by a part and its whole.

    For an exact one ("one in 24") any two counts may be these.
    """
    counts = []
    for one in known.quantities:
        if one.dimension == RATIO:
            yield one.value
        elif one.counts and one.step == 1.0 and not one.year:
            counts.append(one)
    for first, second in combinations(counts, 2):
        low, high = sorted((first.number, second.number))
        if high > 0 and (first.part or exact):
            yield low / high
