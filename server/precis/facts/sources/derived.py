"""Quantities that a source does not state but that follow from those that it does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import combinations, combinations_with_replacement, pairwise, permutations

from precis.facts.prose.context import is_difference
from precis.facts.prose.reading import Sentence, kept
from precis.facts.quantities.quantity import Quantity, is_points, same
from precis.facts.quantities.units import FOLD, MONTH, MONTHS_A_YEAR, RATIO, TIME, TIMES
from precis.facts.sources.dates_apart import months_between, time_between
from precis.facts.sources.reckoned import made, reckons, tells_total
from precis.facts.sources.tables import rows as rows_of
from precis.facts.sources.worked_out import rest, worked_out

_NAMES_BOTH = re.compile(r"\b(?:in|out of)\b|중|가운데", re.I)  # "two out of five"
_CHANGE = re.compile(
    r"\b(?:increas|decreas|reduc|declin|drop|fell|fall|rise|rose|risen|grew|grow|shr[aiu]nk|lower"
    r"|less|fewer|more|higher|gain|los[ts]|cut|smaller|larger|shorter|longer|slower|faster|sav(?:e|ing))"
    r"|감소|증가|줄|늘|상승|하락|낮|높|많|적|길|짧|절감|단축|깎|삭감|아끼|아꼈|떨어",
    re.I,
)
_OF_WHICH = re.compile(r"(?:\s\w+)?\sof (?:which|whom|them)\b")
_OTHERS = re.compile(r"(?:\bother|\bremaining|나머지)\s$", re.I)
_MEDIAN = re.compile(r"\bmedian\b|중앙값|중위", re.I)
_PER_CENT = 0.01
_MOST_SUMMANDS = 5
_BEST = 2
_FEW = 3  # sentences that have one number: in more of them it may be anything
_CLOSE = 4  # sentences from whose numbers any may have been computed; from others, fine ones
_FAR_REST = 0.35  # what is left of a share may be told so roughly
_NEAR = 0.1  # what is farther from a number cannot be it, however rough it is
# So many are counted where "half of them" is a fair word for two numbers. Every other ratio is
# easily found by chance, so there they must be those that the share names.
_HALF, _MANY, _EXACT = 0.5, 20, 1e-9


class Derived:
    """What follows from the quantities and years of some sentences; each read when asked for."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        rows = [sentence.quantities for sentence in sentences]
        self._sentences = sentences
        self._tables = [table for sentence in sentences if (table := rows_of(sentence))]
        self._rows = [row for row in rows if len(row) > 1]
        self._neighbours = tuple(pair for row in self._rows for pair in pairwise(row))
        self._spans = frozenset(
            late - early
            for sentence in sentences
            for early, late in combinations(sorted(sentence.years), 2)
        )
        self._dates = [date for sentence in sentences for date in sentence.dates]
        self._counts = frozenset(one.number for row in rows for one in row if one.counts)

    def like(
        self, quantity: Quantity, sentence: Sentence, near: Sequence[int] = ()
    ) -> Iterator[Quantity]:
        """What the draft's quantity may have been computed as, in its own unit.

        Parts ("12 of 48"), differences that are called so, the years between two years, and
        totals; of the sentences `near`, which speak of the same, also what any two numbers differ
        by, in units or in per cent, and the rest of a share.
        """
        near, farther = near[:_CLOSE], near[_CLOSE:]
        for number in near:
            yield from _computed(quantity, sentence, self._sentences[number])
        for number in near[:_BEST]:
            yield from _changed_by(quantity, sentence, self._sentences[number])
        known = [self._sentences[number] for number in near]
        beside = self._beside(near, sentence) if reckons(quantity, sentence) else ()
        if quantity.dimension == TIME:
            yield from time_between(quantity, sentence, known[:_CLOSE], self._dates)
        yield from worked_out(quantity, sentence, known, beside, self._tables)
        if _fine(quantity) and is_difference(sentence, quantity):
            for number in farther:
                yield from _computed(quantity, sentence, self._sentences[number])
            for first, second in combinations_with_replacement(near, 2):
                yield from self._apart(quantity, first, second)
        if is_points(quantity):
            yield from self._points(quantity)
        elif quantity.dimension == RATIO:
            yield from self._shares(quantity, sentence, known)
        else:
            if is_difference(sentence, quantity):
                yield from self._differences(quantity)
            if quantity.dimension == MONTH:
                yield from self._years(quantity, known)
            if tells_total(sentence):
                yield from self._totals(quantity)

    def _beside(self, near: Sequence[int], sentence: Sentence) -> list[Sentence]:
        """The best sentences with the best one's neighbours, and others with a number of theirs."""
        found = set(near)
        for number in near[:1]:
            found.update((max(0, number - 1), min(len(self._sentences) - 1, number + 1)))
        for own in sentence.quantities:
            if own.number >= _MANY and own.step == 1.0 and not own.year:
                having = self._having.get(own.number, [])
                found.update(having if len(having) <= _FEW else ())
        return [self._sentences[number] for number in sorted(found)]

    @cached_property
    def _having(self) -> dict[float, list[int]]:
        """The sentences that have a number."""
        found: dict[float, list[int]] = {}
        for number, sentence in enumerate(self._sentences):
            for value in {one.number for one in sentence.quantities}:
                found.setdefault(value, []).append(number)
        return found

    def _apart(self, quantity: Quantity, first: int, second: int) -> Iterator[Quantity]:
        """What a number of one sentence and one of another differ by; points, of percentages."""
        factor = quantity.unit.factor if quantity.unit else 1.0
        points = quantity.unit is None or is_points(quantity)
        wanted = {RATIO, quantity.dimension} if points else {quantity.dimension}
        for one in self._sentences[first].quantities:
            for other in self._sentences[second].quantities:
                if one.dimension == other.dimension and one.dimension in wanted:
                    apart = abs(one.value - other.value)
                    scale = _PER_CENT if points and one.dimension == RATIO else factor
                    yield made(quantity, apart / scale, min(one.step, other.step))

    def _points(self, quantity: Quantity) -> Iterator[Quantity]:
        for first, second in self._neighbours:
            if first.dimension == second.dimension == RATIO:
                number = abs(first.number - second.number)
                yield made(quantity, number, min(first.step, second.step))

    def _shares(
        self, quantity: Quantity, sentence: Sentence, near: Sequence[Sentence]
    ) -> Iterator[Quantity]:
        percent = quantity.unit.factor if quantity.unit else 1.0
        # A share in words is told of what is far away, too; any other would be found by chance.
        beside = (pair for known in near for pair in pairwise(known.quantities))
        for first, second in self._neighbours if quantity.words else beside:
            low, high = sorted((first.number, second.number))
            part = first.part or (quantity.words and _counted_in(quantity, first, second))
            if part and high > 0:
                yield made(quantity, low / high / percent, 1e-4)
        if not quantity.words:
            yield from self._stated_parts(quantity, sentence)
            return
        for one in sentence.quantities:  # "half of the 2,640" where the source has 1,320
            if one.counts and one.number >= _MANY and one.number * quantity.value in self._counts:
                yield made(quantity, quantity.number, 1e-4)
        # "Fell to less than half (from 5.2% to 2.4%)": these are looked up for themselves.
        others = [one for one in sentence.quantities if one is not quantity]
        for first, second in pairwise(others):
            low, high = sorted((first.number, second.number))
            if first.dimension == second.dimension and low > 0:
                yield made(quantity, low / high / percent, 1e-4)
                if _tells_change(sentence):  # "a third, from 41 to 55"
                    yield made(quantity, (high - low) / low / percent, 1e-4)
                    yield made(quantity, (high - low) / high / percent, 1e-4)

    def _stated_parts(self, quantity: Quantity, sentence: Sentence) -> Iterator[Quantity]:
        """ "171 of the 212 (81%)": the draft names both, and they are looked up for themselves."""
        percent = quantity.unit.factor if quantity.unit else 1.0
        counts = [one for one in sentence.quantities if one.counts and one.step == 1.0]
        for first, second in combinations([one for one in counts if not one.year], 2):
            low, high = sorted((first.number, second.number))
            if low > 0 and high >= _MANY:
                yield made(quantity, low / high / percent, 1e-4)

    def _differences(self, quantity: Quantity) -> Iterator[Quantity]:
        factor = quantity.unit.factor if quantity.unit else 1.0
        for first, second in self._neighbours:
            if first.unit and first.dimension == second.dimension == quantity.dimension:
                difference = abs(first.value - second.value) / factor
                yield made(quantity, difference, min(first.step, second.step))

    def _years(self, quantity: Quantity, near: Sequence[Sentence]) -> Iterator[Quantity]:
        """The time between two years or months that one sentence names, its last one included.

        "1961–2020" are sixty years, or 59.
        """
        if quantity.unit and quantity.unit.factor == MONTHS_A_YEAR:
            for years in self._spans:
                if abs(years - quantity.number) <= 1 + _NEAR * quantity.number:
                    yield made(quantity, years, 0.1)
                    yield made(quantity, years + 1, 0.1)
        factor = quantity.unit.factor if quantity.unit else 1.0
        for months in {months for known in near for months in months_between(known)}:
            if abs(months - quantity.value) <= 1 + _NEAR * quantity.value:
                yield made(quantity, months / factor, 0.1)
                yield made(quantity, (months + 1) / factor, 0.1)

    def _totals(self, quantity: Quantity) -> Iterator[Quantity]:
        sums = self._sums.get(quantity.dimension, ())
        for total, step in (*sums, *self._products(quantity.dimension)):
            if abs(total - quantity.number) <= _NEAR * abs(quantity.number):
                yield made(quantity, total, step)

    def _products(self, dimension: str) -> Iterator[tuple[float, float]]:
        """What comes to how much if it happens so many times: "6 sessions of 50 minutes"."""
        for first, second in self._neighbours:
            for one, times in ((first, second), (second, first)):
                if one.dimension == dimension and not one.counts and times.counts:
                    yield one.number * times.number, one.step

    @cached_property
    def _sums(self) -> dict[str, list[tuple[float, float]]]:
        """The sums of neighbouring quantities of a dimension, each with its last place."""
        found: dict[str, list[tuple[float, float]]] = {}
        for row in self._rows:
            for dimension in {one.dimension for one in row}:
                alike = [one for one in row if one.dimension == dimension and not one.year]
                for first in range(len(alike)):
                    total = alike[first].number
                    for other in alike[first + 1 : first + _MOST_SUMMANDS]:
                        total += other.number
                        found.setdefault(dimension, []).append((total, alike[first].step))
        return found


def _computed(quantity: Quantity, sentence: Sentence, known: Sentence) -> Iterator[Quantity]:
    """What follows from the numbers of one sentence that speaks of the same as the draft's."""
    share = quantity.dimension == RATIO
    factor = quantity.unit.factor if quantity.unit else 1.0
    if share:
        yield from _parts(quantity, sentence, known, factor)
    yield from _left_over(quantity, sentence, known)
    if quantity.year or quantity.words:
        return
    changes = share and _tells_change(sentence)
    start = quantity.start - sentence.start
    others = _OTHERS.search(sentence.text[max(0, start - 20) : start])
    if not (changes or others or is_difference(sentence, quantity)):
        return
    for first, second in _pairs(known):
        if share:
            if first.dimension != RATIO and first.value > 0 and second.value > 0:
                yield made(quantity, abs(1 - second.value / first.value) / factor, 1e-4)
                yield made(quantity, abs(1 - first.value / second.value) / factor, 1e-4)
        elif is_points(quantity) or _alike(first, quantity):
            scale = 1.0 if is_points(quantity) or quantity.counts else factor
            apart = abs(first.number - second.number)
            if scale != 1.0:
                apart = abs(first.value - second.value) / scale
            yield made(quantity, apart, min(first.step, second.step))


def _changed_by(quantity: Quantity, sentence: Sentence, known: Sentence) -> Iterator[Quantity]:
    """What a sentence's two numbers differ by, of a draft that tells of a change somewhere.

    "Drones save 18,000 won a hectare"; and "lost a third", where both tell of a change.
    """
    if not _tells_change(sentence) or quantity.counts or quantity.year:
        return
    factor = quantity.unit.factor if quantity.unit else 1.0
    for first, second in _pairs(known):
        low, high = sorted((abs(first.value), abs(second.value)))
        if quantity.dimension != RATIO:
            apart = not quantity.words and first.unit and second.unit
            if apart and first.dimension == quantity.dimension:
                yield made(quantity, (high - low) / factor, min(first.step, second.step))
        elif quantity.words and low > 0 and _tells_change(known):
            yield made(quantity, (high - low) / first.value / factor, 1e-4)


@kept
def _tells_change(sentence: Sentence) -> bool:
    return _CHANGE.search(sentence.text) is not None


def _fine(quantity: Quantity) -> bool:
    """Whether a number is so fine that what two sentences' numbers differ by is it by no chance."""
    points = quantity.unit is None or is_points(quantity)
    return quantity.step < 1 and (points or not quantity.counts)


def _left_over(quantity: Quantity, sentence: Sentence, known: Sentence) -> Iterator[Quantity]:
    """What is left of a number that the draft names: "of the 46, 43" where three were lost.

    And how many times as much one number is as the other, where it is so exactly.
    """
    plain = [one for one in known.quantities if one.step == 1.0 and not one.year]
    if quantity.counts and quantity.step == 1.0:
        named = [one for one in sentence.quantities if one is not quantity and one.counts]
        for whole, part in permutations(plain, 2):
            if whole.number > part.number > 0 and any(same(one, whole) for one in named):
                yield made(quantity, whole.number - part.number, 1.0)
        parts = [one for one in named if not one.words and _of_which(sentence, one)]
        for one, other in permutations(plain, 2):  # "50 days, 31 of which": 19 and 31
            if one.counts and other.counts and any(same(one, part) for part in parts):
                yield made(quantity, one.number + other.number, 1.0)
    if quantity.dimension in (FOLD, TIMES) and not quantity.implied:
        for first, second in _pairs(known):
            low, high = sorted((abs(first.value), abs(second.value)))
            if low > 0 and abs(high / low - quantity.number) < _EXACT:
                yield made(quantity, quantity.number, 1.0)


def _of_which(sentence: Sentence, part: Quantity) -> bool:
    return _OF_WHICH.match(sentence.text, part.end - sentence.start) is not None


def _parts(
    quantity: Quantity, sentence: Sentence, known: Sentence, factor: float
) -> Iterator[Quantity]:
    """The rest of a share, and a quarter where the other is four times as much.

    What two numbers of one measure are to each other too: "a quarter of the time".
    """
    for one in known.quantities:
        percent = one.dimension == RATIO and one.unit and one.unit.factor == _PER_CENT
        if not percent or abs(1 - one.value - quantity.value) > _FAR_REST:
            continue
        named = _OTHERS.search(sentence.text[max(0, quantity.start - sentence.start - 20) :][:20])
        if named or rest(sentence, quantity) != rest(known, one):
            yield made(quantity, (1 - one.value) / factor, one.step * _PER_CENT / factor)
    if not quantity.words:
        yield from _of_named_whole(quantity, sentence, known, factor)
    half = quantity.words and abs(quantity.value - _HALF) < _EXACT
    if half and _MEDIAN.search(known.text) and _shares_number(quantity, sentence, known):
        yield made(quantity, quantity.number, 1e-4)
    if quantity.words:
        for one in known.quantities:
            if one.dimension == FOLD and one.number > 0:
                yield made(quantity, 1 / one.number / factor, 1e-4)
        for first, second in _pairs(known):
            low, high = sorted((abs(first.value), abs(second.value)))
            if not first.counts and first.dimension == second.dimension and low > 0:
                yield made(quantity, low / high / factor, 1e-4)


def _of_named_whole(
    quantity: Quantity, sentence: Sentence, known: Sentence, factor: float
) -> Iterator[Quantity]:
    """ "Of the 9,600, 70%" where the source has 9,600 and 6,720 in one sentence."""
    counts = [one for one in known.quantities if one.counts and one.step == 1.0 and not one.year]
    for whole in sentence.quantities:
        named = whole.counts and whole.number >= _MANY and whole.start < quantity.start
        if named and any(same(whole, one) for one in counts):
            for part in counts:
                if 0 < part.number < whole.number:
                    yield made(quantity, part.number / whole.number / factor, 1e-4)


def _shares_number(quantity: Quantity, sentence: Sentence, known: Sentence) -> bool:
    """Whether another number of the draft stands in the source's sentence too."""
    others = [one for one in sentence.quantities if one is not quantity]
    return any(same(one, other) for one in others for other in known.quantities)


def _alike(one: Quantity, quantity: Quantity) -> bool:
    # "0.8 fewer days": the unit of a bare number may stand farther off.
    return (
        one.dimension == quantity.dimension or quantity.unit is None or _both_count(one, quantity)
    )


def _both_count(one: Quantity, other: Quantity) -> bool:
    return one.counts and other.counts


def _pairs(sentence: Sentence) -> Iterator[tuple[Quantity, Quantity]]:
    """Two numbers of a sentence that measure the same, with none of their unit between.

    The first of two may leave its unit to the second: "from 17.2 to 9.8 µg/m³".
    """
    quantities = [one for one in sentence.quantities if not one.year]
    for at, first in enumerate(quantities):
        for second in quantities[at + 1 :]:
            if first.dimension == second.dimension or _both_count(first, second):
                yield first, second
                if first.unit is None or second.unit is None or first.unit == second.unit:
                    break  # else "4.1점 (한 번도 …) 3.2점": what counts otherwise hides nothing
            if first.unit is None and second is quantities[at + 1] and second.unit:
                yield replace(first, unit=second.unit), second


def _counted_in(share: Quantity, first: Quantity, second: Quantity) -> bool:
    """Whether one of two neighbouring numbers may count a part of what the other counts."""
    if not (first.counts and second.counts) or first.year or second.year:
        return False
    low, high = sorted((first.number, second.number))
    named = share.unit is not None and _NAMES_BOTH.search(share.unit.name) is not None
    exact = named and high > 2 and abs(low / high - share.value) < _EXACT
    half = share.value == _HALF and low >= _MANY
    return first.step == second.step == 1.0 and (half or exact)
