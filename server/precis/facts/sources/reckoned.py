"""What a reader reckons from two numbers that a draft names or that lie close together.

The numbers that a draft names are looked up for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from precis.facts.prose.context import around, is_difference
from precis.facts.prose.reading import Sentence, kept
from precis.facts.quantities.quantity import Quantity, is_points
from precis.facts.quantities.units import FOLD, MONTH, MONTHS_A_YEAR, RATIO, TIMES

_TOTAL = re.compile(
    r"\b(?:total(?:s|l?ed|ling)?|combined|altogether|overall|in all|together|sums?|adds? up"
    r"|amount\w*|com(?:e|es|ing) to|work(?:s|ed|ing)? out (?:at|to))\b"
    r"|총|모두|합쳐|합치|합하|합계|전체|전부|누적|(?:이|하|되|라)면\s",
    re.I,
)
_MEAN = re.compile(
    r"\b(?:average|averag\w+|mean|per|each|apiece|every)\b|평균|당\s|마다|씩|꼴", re.I
)
_OTHERS = re.compile(r"(?:\bother|\bremaining|\brest,?|나머지)\s$", re.I)
_TIMES_AS = (FOLD, TIMES)
_NEXT = 2  # sentences apart at most
_MANY = 20  # of which "half" is a fair word for any two numbers
_HALF, _EXACT = 0.5, 1e-9
_THOUSAND = 1000
_ROUNDED = 1e-6  # what is left of "a third" in decimals
_OF = re.compile(r"\s?of (?:the |all |its |these |their )?")
_MOST_YEARS = 12
_NEXT_TO = 0.75  # with one word between


def made(like: Quantity, number: float, step: float) -> Quantity:
    """A quantity that follows from others, in the unit of the draft's."""
    return Quantity(number, like.unit, 0, 0, step, step)


@kept
def tells_total(sentence: Sentence) -> bool:
    """Whether a sentence tells a total."""
    return _TOTAL.search(sentence.text) is not None


@kept
def _tells_mean(sentence: Sentence) -> bool:
    return _MEAN.search(sentence.text) is not None


def from_own(quantity: Quantity, sentence: Sentence) -> Iterator[Quantity]:
    """What follows from two numbers that the draft names beside it.

    Differences, sums, products, means, how many times one is the other, the rest of a share.
    """
    others = [one for one in sentence.quantities if one is not quantity and not one.year]
    exact = [one for one in others if not one.words]
    for first, second in combinations(exact, 2):
        if _alike(first, second):
            yield from _of_two(quantity, first, second, sentence)
    if reckons(quantity, sentence):
        for one, times in permutations(others, 2):
            yield from _so_often(quantity, one, times, sentence)
    if quantity.dimension == RATIO and _OTHERS.search(_before(quantity, sentence)):
        factor = quantity.unit.factor if quantity.unit else 1.0
        for one in exact:
            if one.dimension == RATIO:
                yield made(quantity, (1 - one.value) / factor, one.step)


def _of_two(
    quantity: Quantity, first: Quantity, second: Quantity, sentence: Sentence
) -> Iterator[Quantity]:
    step = min(first.step, second.step)
    if first.dimension == quantity.dimension or is_points(quantity):
        if is_difference(sentence, quantity):
            yield made(quantity, abs(first.number - second.number), step)
        if tells_total(sentence):
            yield made(quantity, first.number + second.number, step)
    if quantity.dimension in _TIMES_AS and not quantity.implied:
        low, high = sorted((abs(first.value), abs(second.value)))
        if low > 0:
            yield made(quantity, high / low, min(0.01, step))


def close_together(
    quantity: Quantity, sentence: Sentence, near: Sequence[Sentence]
) -> Iterator[Quantity]:
    """What follows from two numbers of sentences next to each other that speak of the same.

    Products, means, shares in words, and how much it is in some years.
    """
    known = [(at, one) for at, one in _numbers(near) if not one.year]
    own = {one.number for one in sentence.quantities if one is not quantity}
    share = quantity.words and quantity.dimension == RATIO
    times = quantity.dimension in _TIMES_AS and not quantity.implied
    for (here, one), (there, other) in permutations(known, 2):
        if abs(here - there) > _NEXT:
            continue
        if one.number in own or other.number in own:
            yield from _so_often(quantity, one, other, sentence)
        if (share and _is_share(quantity, one, other, sentence, near)) or (
            times and _is_multiple(quantity, one, other)
        ):
            yield made(quantity, quantity.number, 1e-4)
    if share:
        yield from _of_own_part(quantity, sentence, [one for _, one in known])
        yield from _of_told_whole(quantity, sentence, near)
        yield from _less_or_more(quantity, sentence, [one for _, one in known])
    elif quantity.dimension == RATIO:
        yield from _of_own_whole(quantity, sentence, [one for _, one in known])
    if quantity.counts and quantity.step == 1.0 and tells_total(sentence):
        yield from _in_years(quantity, sentence, [one for _, one in known])


def _is_multiple(quantity: Quantity, one: Quantity, other: Quantity) -> bool:
    """Whether one measured number is exactly so many times the other."""
    if not _alike(one, other) or other.value <= 0:
        return False
    if not one.unit and min(one.number, other.number) < _THOUSAND:
        return False  # "770 million" and "110 million" are seven times as much by no chance
    large = not one.counts or min(one.number, other.number) >= _MANY
    return large and abs(one.value / other.value - quantity.number) < _EXACT


def _wholes(quantity: Quantity, sentence: Sentence) -> list[Quantity]:
    """What a share may be of: the counts in front of it in the draft."""
    return [
        one
        for one in sentence.quantities
        if one.counts and one.number >= _MANY and one.step == 1.0 and one.end <= quantity.start
    ]


def _of_own_part(
    quantity: Quantity, sentence: Sentence, known: Sequence[Quantity]
) -> Iterator[Quantity]:
    """ "A third, eight centres" where the source has 24 of them."""
    for part in sentence.quantities:
        if part is not quantity and part.counts and part.number > 2 and not part.year:
            for whole in known:
                counted = whole.counts and whole.number >= _MANY
                if counted and abs(part.number / whole.number - quantity.value) < _EXACT:
                    yield made(quantity, quantity.number, 1e-4)


def _of_told_whole(
    quantity: Quantity, sentence: Sentence, near: Sequence[Sentence]
) -> Iterator[Quantity]:
    """ "Half of the twelve" where one sentence of the source has twelve and six."""
    behind = [one for one in sentence.quantities if one.start >= quantity.end and one.counts]
    for whole in behind[:1]:
        between = sentence.text[quantity.end - sentence.start : whole.start - sentence.start]
        if not _OF.fullmatch(between):
            continue
        for known in near:
            counts = [one.number for one in known.quantities if one.counts and one.step == 1.0]
            part = quantity.value * whole.number
            if whole.number in counts and any(abs(one - part) < _EXACT for one in counts):
                yield made(quantity, quantity.number, 1e-4)


def _less_or_more(
    quantity: Quantity, sentence: Sentence, known: Sequence[Quantity]
) -> Iterator[Quantity]:
    """ "Fell by a third" of what went from 1.8 to 1.2, one of which the draft names."""
    if not is_difference(sentence, quantity):
        return
    own = {one.number for one in sentence.quantities if one is not quantity}
    for one, other in permutations(known, 2):
        if _alike(one, other) and one.value > 0 and {one.number, other.number} & own:
            change = abs(one.value - other.value) / one.value
            if abs(change - quantity.value) < _ROUNDED:
                yield made(quantity, quantity.number, 1e-4)


def _of_own_whole(
    quantity: Quantity, sentence: Sentence, known: Sequence[Quantity]
) -> Iterator[Quantity]:
    """ "90% of the 180" where the source has 162; only where it is exactly so much."""
    for whole in _wholes(quantity, sentence):
        for part in known:
            counted = part.counts and part.step == 1.0 and part.number < whole.number
            if counted and abs(part.number / whole.number - quantity.value) < _EXACT:
                yield made(quantity, quantity.number, 1e-4)


def reckons(quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a quantity may be reckoned: a share, a multiple, or of a total or a mean."""
    if quantity.dimension in _TIMES_AS or (quantity.words and quantity.dimension == RATIO):
        return True
    if quantity.dimension == RATIO and _wholes(quantity, sentence):
        return True
    return tells_total(sentence) or _tells_mean(sentence)


def _is_share(
    quantity: Quantity,
    part: Quantity,
    whole: Quantity,
    sentence: Sentence,
    near: Sequence[Sentence],
) -> bool:
    """Whether one number is exactly that share of the other, and both count or name the same.

    "Half" of what is counted in one unit; any other share only where the draft has what stands
    beside both.
    """
    exact = whole.value > 0 and abs(part.value / whole.value - quantity.value) < _EXACT
    if not exact or not _alike(part, whole):
        return False
    half = abs(quantity.value - _HALF) < _EXACT
    if half and part.counts and part.unit and part.number >= _MANY:
        return True
    return bool(_named(part, sentence, near) & _named(whole, sentence, near))


def _in_years(
    quantity: Quantity, sentence: Sentence, known: Sequence[Quantity]
) -> Iterator[Quantity]:
    """ "13 flights a year, 26 in both years"."""
    years = [
        one.number
        for one in (*known, *sentence.quantities)
        if one.dimension == MONTH and one.unit and one.unit.factor == MONTHS_A_YEAR
    ]
    for one in known:
        if one.counts and (not quantity.unit or _name(one) == _name(quantity)):
            for times in years:
                if 1 < times <= _MOST_YEARS:
                    yield made(quantity, one.number * times, 1.0)


def _so_often(
    quantity: Quantity, one: Quantity, times: Quantity, sentence: Sentence
) -> Iterator[Quantity]:
    """So much so many times, and so much shared out among so many."""
    if not times.counts or times.number <= 1:
        return
    factor = quantity.unit.factor if quantity.unit else 1.0
    if one.counts and quantity.counts:
        other = _name(one) != _name(times) or not _name(one)
        if other and one.step == 1.0 and one.number > 1 and tells_total(sentence):
            yield made(quantity, one.number * times.number, 1.0)
    elif one.dimension == quantity.dimension and not one.counts and not quantity.counts:
        if tells_total(sentence):
            yield made(quantity, one.value * times.number / factor, one.step)
        if _tells_mean(sentence):
            yield made(quantity, one.value / times.number / factor, 1e-6)


def _numbers(near: Sequence[Sentence]) -> Iterator[tuple[int, Quantity]]:
    """The numbers of some sentences, each with where in the source its sentence begins, roughly.

    Sentences that follow each other count as one apart.
    """
    order = sorted(near, key=lambda one: one.start)
    place = 0
    for at, one in enumerate(order):
        follows = at and one.start - order[at - 1].end <= _NEXT
        place += 1 if follows else _NEXT + 1
        for quantity in one.quantities:
            yield place, quantity


def _named(one: Quantity, sentence: Sentence, near: Sequence[Sentence]) -> set[str]:
    """What stands right beside a number, as far as the draft speaks of it."""
    home = next(other for other in near if other.start <= one.start < other.end)
    beside = around(home, one.start, one.end)
    return {stem for stem, nearness in beside.items() if nearness >= _NEXT_TO} & sentence.stems


def _alike(first: Quantity, second: Quantity) -> bool:
    return first.dimension == second.dimension and (
        not first.counts or _name(first) == _name(second)
    )


def _name(one: Quantity) -> str:
    return one.unit.name if one.unit else ""


def _before(quantity: Quantity, sentence: Sentence) -> str:
    start = quantity.start - sentence.start
    return sentence.text[max(0, start - 20) : start]
