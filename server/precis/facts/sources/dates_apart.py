"""How long it is from one date or time of day to another, as a reader reckons it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from itertools import combinations, pairwise, product

from precis.facts.prose.reading import Sentence
from precis.facts.quantities.dates import Date
from precis.facts.quantities.quantity import Quantity
from precis.facts.quantities.units import DAY
from precis.facts.sources.reckoned import made

_ANY_YEAR = 2023  # where none is told: one without a 29th of February
_MINUTES_A_DAY = 24 * 60
_MINUTE = 60.0  # seconds


def months_between(sentence: Sentence) -> Iterator[int]:
    """How many months are between two neighbouring dates; the first may leave out its year."""
    for early, late in pairwise(sentence.dates):
        if early.month and late.month and late.year:
            months = 12 * (late.year - (early.year or late.year)) + late.month - early.month
            if months > 0:
                yield months


def time_between(
    quantity: Quantity, sentence: Sentence, near: Sequence[Sentence], all_dates: Sequence[Date]
) -> Iterator[Quantity]:
    """The days between two dates, the last one included or not, or the hours between two times.

    Both dates stand in sentences that speak of the same, or the draft names one of them.
    """
    factor = quantity.unit.factor if quantity.unit else 1.0
    known = [one for other in near for one in other.dates]
    pairs = [(early, late) for early, late in combinations((*known, *sentence.dates), 2)]
    pairs += [(own, other) for own in sentence.dates for other in all_dates]
    if factor < DAY:
        for early, late in pairs:
            for minutes in _minutes(early, late):
                yield made(quantity, minutes * _MINUTE / factor, 0.01)
        return
    for early, late in pairs:
        if (days := _days(early, late)) is not None:
            yield made(quantity, days * DAY / factor, 0.1)
            yield made(quantity, (days + 1) * DAY / factor, 0.1)


def _minutes(early: Date, late: Date) -> Iterator[int]:
    """From one time of day to the other, on that day or over midnight."""
    for first, second in product(_clocks(early), _clocks(late)):
        apart = abs(first - second)
        yield apart
        yield _MINUTES_A_DAY - apart


def _clocks(one: Date) -> tuple[int, ...]:
    """The minutes of the day that a time may mean: "eight o'clock" two of them."""
    if one.hour is not None:
        return one.hour * 60, one.hour * 60 + _MINUTES_A_DAY // 2
    return () if one.clock is None else (one.clock,)


def _days(early: Date, late: Date) -> int | None:
    """The days from one date to another; a year that one of them lacks is the other's."""
    if not (early.month and early.day and late.month and late.day):
        return None
    year = late.year or early.year or _ANY_YEAR
    with suppress(ValueError):  # the 31st of April
        first = date(early.year or year, early.month, early.day)
        return abs((date(late.year or year, late.month, late.day) - first).days)
    return None
