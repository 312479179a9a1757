"""A number with its unit, as a text states it, and when two of them say the same."""

from __future__ import annotations

from dataclasses import dataclass

from precis.facts.quantities.units import (
    COUNT,
    FOLD,
    MONTH,
    MONTH_SECONDS,
    MONTHS_A_YEAR,
    OCCURRENCE,
    POINTS,
    RATIO,
    TIME,
    TIMES,
    Unit,
)

_EPSILON = 1e-6
# "Nearly half" of 48%, "12 weeks" for "3 months".
_LOOSE = 0.09
_FAR = 1.3  # "more than 40" of 49
_BOUNDED_SHARE = 0.3
_REACH = 1.31  # the farthest that a rough quantity may be from another
_COMPATIBLE = {
    COUNT: {COUNT, "", TIMES, OCCURRENCE},
    TIMES: {TIMES, FOLD, OCCURRENCE, "", COUNT},
    FOLD: {FOLD, TIMES, ""},
    OCCURRENCE: {OCCURRENCE, TIMES, "", COUNT},
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """`number` as written with its magnitude ("3 million" is 3e6), before its unit's factor.

    `start` and `end` are places in the plain text, the unit included. `step` is one in the last
    place written ("1.25" has 0.01), `round_step` one in the last place that is not zero.
    `bound` is +1 for "more than", −1 for "less than"; `hedged` means that it is said to be rough.
    """

    number: float
    unit: Unit | None
    start: int
    end: int
    step: float
    round_step: float
    hedged: bool = False
    bound: int = 0
    words: bool = False
    ordinal: bool = False
    year: bool = False
    implied: bool = False  # a multiple or a part that a verb states ("doubled")
    age: bool = False  # of a person, who may be "27" elsewhere
    listed: bool = False  # one of several numbers in a row, which share what they belong to
    range_of: int = 0  # 1 and 2: the lower and the upper end of a range
    part: int = 0  # 1: a part of the next number, 2: the whole of it ("12 of 48", "48명 중 12명")

    @property
    def dimension(self) -> str:
        """What the unit measures, "" without one."""
        return self.unit.dimension if self.unit else ""

    @property
    def value(self) -> float:
        """In base units of the dimension."""
        return _in_base(self.number, self.unit)

    @property
    def counts(self) -> bool:
        """Whether the number only counts things."""
        return self.unit is None or self.unit.counts


def _in_base(number: float, unit: Unit | None) -> float:
    return number if unit is None else number * unit.factor + unit.offset


def same(draft: Quantity, source: Quantity) -> bool:
    """Whether the source's quantity supports the draft's.

    Equal after conversion, or the draft rounds what the source says more exactly.
    """
    value = _comparable(draft, source)
    if value is None or _other_rate(draft, source):
        return False
    stated = draft.value
    if _equal(stated, value):
        return True
    if _cross_time(draft, source):
        if draft.bound and draft.unit:  # "more than two months" of eleven weeks
            end = stated + draft.bound * draft.step * draft.unit.factor
            return min(stated, end) <= value <= max(stated, end)
        return abs(stated - value) <= _LOOSE * max(abs(stated), abs(value))
    if draft.year or draft.ordinal or source.year or draft.dimension != source.dimension:
        return False
    return _rounds(draft, source, stated, value)


def _other_rate(draft: Quantity, source: Quantity) -> bool:
    """Whether one is per day and the other per week; "15 mg" may leave out what it is per."""
    first, second = (item.unit.per if item.unit else "" for item in (draft, source))
    return bool(first and second) and first != second


def _equal(first: float, second: float) -> bool:
    return abs(first - second) <= _EPSILON * max(abs(first), abs(second))


def _cross_time(draft: Quantity, source: Quantity) -> bool:
    first, second = draft.dimension, source.dimension
    return (first == TIME and second == MONTH) or (first == MONTH and second == TIME)


def _comparable(draft: Quantity, source: Quantity) -> float | None:
    """The source's value in the draft's base unit; None when they measure different things."""
    first, second = draft.dimension, source.dimension
    if first == second:
        return source.value
    if _cross_time(draft, source):
        return source.value * (MONTH_SECONDS if first == TIME else 1 / MONTH_SECONDS)
    if {first, second} == {"°", "K"} and source.unit and draft.unit:
        # "5 degrees" of a text about Celsius.
        return source.number if first == "°" else source.number + 273.15
    if first == "":
        return _for_bare(draft, source)
    if draft.age and second == "":
        return source.number * MONTHS_A_YEAR
    if second == "" and first == RATIO:
        return source.value if 0 < source.value <= 1 and source.step < 1 else None
    if second in _COMPATIBLE.get(first, ()):
        return source.number
    return None


def comparable_values(draft: Quantity, key: str) -> tuple[float, ...]:
    """Where a quantity that says the same as the draft's may stand among those of a dimension.

    They are ordered by value, or by number if the key is "#" and the dimension.
    """
    first, dimension = draft.dimension, key.removeprefix("#")
    by_number = key.startswith("#")
    if first == dimension:
        return () if by_number else (draft.value,)
    if {first, dimension} == {TIME, MONTH}:
        value = draft.value / MONTH_SECONDS if first == TIME else draft.value * MONTH_SECONDS
        return () if by_number else (value,)
    if {first, dimension} == {"°", "K"}:
        return (draft.number, draft.value - 273.15) if by_number else ()
    if first == "":  # any number of the source, and a share by its value
        return (draft.number,) if by_number or dimension == RATIO else ()
    if dimension == "" and (draft.age or first == RATIO):
        return (draft.number, draft.value) if by_number else ()
    if dimension in _COMPATIBLE.get(first, ()):
        return (draft.value,) if by_number else ()
    return ()


def may_say_the_same(draft: Quantity, key: str, value: float) -> tuple[float, float]:
    """From where to where, around one of `comparable_values`, a quantity may say the same.

    `same` decides about what stands between: a source has hundreds of numbers, and most are out
    of reach.
    """
    dimension = key.removeprefix("#")
    low, high = sorted((value / _REACH, value * _REACH))
    if draft.hedged or draft.bound or {draft.dimension, dimension} == {TIME, MONTH}:
        return low, high
    reach = 2 * _EPSILON * (abs(value) + 300)  # of degrees, equal as kelvins
    if draft.dimension == dimension:
        step = draft.step * (draft.unit.factor if draft.unit else 1.0)
        reach = max(reach, 0.51 * step, 0.021 * abs(value) if draft.words else 0.0)
    return max(low, value - reach), min(high, value + reach)


def _for_bare(draft: Quantity, source: Quantity) -> float | None:
    """A bare number of the draft may be any number of the source, written as there."""
    if source.dimension == RATIO and not _equal(draft.number, source.number):
        return source.value if 0 < draft.number <= 1 else None
    return source.number


def _rounds(draft: Quantity, source: Quantity, stated: float, value: float) -> bool:
    factor = draft.unit.factor if draft.unit else 1.0
    if draft.words and draft.implied:
        return False
    converted = bool(
        draft.unit and source.unit and not _equal(draft.unit.factor, source.unit.factor)
    )
    rough = draft.hedged or draft.bound != 0
    step = (draft.round_step if rough else draft.step) * factor
    if draft.words and draft.dimension == RATIO:  # "two thirds"
        if draft.bound:  # "less than a third" of 30%
            low, high = sorted((stated, stated * (1 + draft.bound * _BOUNDED_SHARE)))
            return low <= value <= high
        return abs(stated - value) <= (_LOOSE if rough else 0.02) * value
    if draft.bound > 0 and stated <= value < min(stated + step, _FAR * stated):
        return True
    if (draft.bound < 0 or draft.hedged) and stated - step < value <= stated:
        return draft.bound < 0 or stated - value <= step / 2 + _EPSILON
    if draft.hedged and 0 <= value - stated < min(step, _LOOSE * abs(stated)):
        return True  # "34만 7천여" of 347,716
    if draft.bound * (value - stated) < 0 and abs(value - stated) > draft.step * factor / 2:
        return False  # "more than 18,000" of 17,600
    finer = source.step * (source.unit.factor if source.unit else 1.0) < step * (1 - _EPSILON)
    allowed = rough or converted or (finer and abs(draft.number) >= 10 * draft.step)
    if rough and abs(stated - value) > _LOOSE * abs(stated):
        return False
    return allowed and (finer or converted) and abs(stated - value) <= step / 2 * (1 + 1e-3)


def equal(first: Quantity, second: Quantity) -> bool:
    """Whether two quantities state exactly the same."""
    value = _comparable(first, second)
    return value is not None and _equal(first.value, value)


def measures_alike(first: Quantity, second: Quantity) -> bool:
    """Whether the two measure the same kind of thing, so that one could replace the other."""
    if first.counts and second.counts:
        return first.year == second.year
    return first.dimension == second.dimension or _cross_time(first, second)


def differs_in_unit_only(draft: Quantity, source: Quantity) -> bool:
    """Whether the source has the same number with another unit."""
    if not _equal(draft.number, source.number) or (draft.unit is None and source.unit is None):
        return False
    named = draft.unit or source.unit
    return named is not None and not (draft.counts and source.counts) and not source.year


def is_points(quantity: Quantity) -> bool:
    """Whether the quantity is a difference of percentages."""
    return quantity.dimension == POINTS
