"""Quantities that a source does not state but that follow from those that it does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations, pairwise

from precis.facts.context import is_difference
from precis.facts.quantity import Quantity, is_points
from precis.facts.reading import Sentence
from precis.facts.units import MONTH, MONTHS_A_YEAR, RATIO

_TOTAL = re.compile(
    r"\b(?:total|combined|altogether|overall|in all)\b|총|모두|합쳐|합하|합계|전체", re.I
)
_NAMES_BOTH = re.compile(r"\b(?:in|out of)\b|중|가운데", re.I)  # "two out of five"
_MOST_SUMMANDS = 5
_NEAR = 0.1  # what is farther from a number cannot be it, however rough it is
# So many are counted where "half of them" is a fair word for two numbers. Every other ratio is
# easily found by chance, so there they must be those that the share names.
_HALF, _MANY, _EXACT = 0.5, 20, 1e-9


class Derived:
    """What follows from the quantities and years of some sentences; each read when asked for."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        rows = [sentence.quantities for sentence in sentences]
        self._rows = [row for row in rows if len(row) > 1]
        self._neighbours = tuple(pair for row in self._rows for pair in pairwise(row))
        self._spans = frozenset(
            late - early
            for sentence in sentences
            for early, late in combinations(sorted(sentence.years), 2)
        )

    def like(self, quantity: Quantity, sentence: Sentence) -> Iterator[Quantity]:
        """What the draft's quantity may have been computed as, in its own unit.

        Parts ("12 of 48"), differences that are called so, the years between two years, and
        totals.
        """
        if is_points(quantity):
            yield from self._points(quantity)
        elif quantity.dimension == RATIO:
            yield from self._shares(quantity, sentence)
        else:
            if is_difference(sentence, quantity):
                yield from self._differences(quantity)
            if quantity.dimension == MONTH:
                yield from self._years(quantity)
            if _TOTAL.search(sentence.text):
                yield from self._totals(quantity)

    def _points(self, quantity: Quantity) -> Iterator[Quantity]:
        for first, second in self._neighbours:
            if first.dimension == second.dimension == RATIO:
                number = abs(first.number - second.number)
                yield _made(quantity, number, min(first.step, second.step))

    def _shares(self, quantity: Quantity, sentence: Sentence) -> Iterator[Quantity]:
        percent = quantity.unit.factor if quantity.unit else 1.0
        for first, second in self._neighbours:
            low, high = sorted((first.number, second.number))
            part = first.part or (quantity.words and _counted_in(quantity, first, second))
            if part and high > 0:
                yield _made(quantity, low / high / percent, 1e-4)
        if not quantity.words:
            return
        # "Fell to less than half (from 5.2% to 2.4%)": these are looked up for themselves.
        others = [one for one in sentence.quantities if one is not quantity]
        for first, second in pairwise(others):
            low, high = sorted((first.number, second.number))
            if first.dimension == second.dimension and low > 0:
                yield _made(quantity, low / high / percent, 1e-4)

    def _differences(self, quantity: Quantity) -> Iterator[Quantity]:
        factor = quantity.unit.factor if quantity.unit else 1.0
        for first, second in self._neighbours:
            if first.unit and first.dimension == second.dimension == quantity.dimension:
                difference = abs(first.value - second.value) / factor
                yield _made(quantity, difference, min(first.step, second.step))

    def _years(self, quantity: Quantity) -> Iterator[Quantity]:
        """The years between two that one sentence names; "1961–2020" are sixty, or 59."""
        if quantity.unit and quantity.unit.factor == MONTHS_A_YEAR:
            for years in self._spans:
                if abs(years - quantity.number) <= 1 + _NEAR * quantity.number:
                    yield _made(quantity, years, 0.1)
                    yield _made(quantity, years + 1, 0.1)

    def _totals(self, quantity: Quantity) -> Iterator[Quantity]:
        for total, step in self._sums.get(quantity.dimension, ()):
            if abs(total - quantity.number) <= _NEAR * abs(quantity.number):
                yield _made(quantity, total, step)

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


def _counted_in(share: Quantity, first: Quantity, second: Quantity) -> bool:
    """Whether one of two neighbouring numbers may count a part of what the other counts."""
    if not (first.counts and second.counts) or first.year or second.year:
        return False
    low, high = sorted((first.number, second.number))
    named = share.unit is not None and _NAMES_BOTH.search(share.unit.name) is not None
    exact = named and high > 2 and abs(low / high - share.value) < _EXACT
    half = share.value == _HALF and low >= _MANY
    return first.step == second.step == 1.0 and (half or exact)


def _made(like: Quantity, number: float, step: float) -> Quantity:
    """A quantity that follows from others, in the unit of the draft's."""
    return Quantity(number, like.unit, 0, 0, step, step)
