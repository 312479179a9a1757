"""Numbers in a row: they share a unit, make a range, go on, or are a part and its whole."""

from __future__ import annotations

import re
from dataclasses import replace

from precis.facts.quantities import english_numbers as english
from precis.facts.quantities.quantity import Quantity
from precis.facts.quantities.units import COUNT, FOLD, MONTH, RATIO, TIME

# What stands between two numbers that share the unit of the second one.
_LINK = re.compile(
    r"\s?(?:-|–|—|~|∼|±|\+/-|×|x|to|and|or|vs\.?|versus|through|,|, and|, or|and then|compared with"
    r"|against|및|과|와|에서|부터|내지|또는|대|→|/|:)\s?(?:about |nearly |only |약 |to )?"
)
_INSTEAD = re.compile(r",? (?:instead of|rather than|compared (?:with|to)|versus|vs\.?|against) ")
_CLAUSE_ENDS = re.compile(r"\s?(?:[,;:)]|[.](?!\d)|$)")
_CONFIDENCE = re.compile(r"\s?(?:CI\b|CrI\b|confidence|credible|신뢰)")
_OPENS = re.compile(r"[^.,;()\d]{0,24}[(\[]\s?")
_RANGE = re.compile(r"\s?(?:-|–|—|~|∼|to|through|에서|부터|내지)\s?(?:about |약 )?")
# "12 of the 48", "48명 가운데 12명": a part and a whole, in an order that tells which.
_PART_OF = re.compile(r"(?:\s\w+){0,2}\s(?:out\s)?of\s(?:the\s|all\s|these\s)?")
_WHOLE_OF = re.compile(
    r"(?:\s\w+){0,3},?\sof\s(?:which|whom|them)\s|[^.,]{0,16}?(?:가운데|중|중에서|중에)(?:서"
    r"|는)?\s(?:[^.,]{0,8}?|[^.,]{0,24}(?:뺀|제외한|빼고|제외하고) (?:나머지 )?)"
)
_NAMED_BEFORE = re.compile(
    r"\b(?:months?|weeks?|days?|years?|ages?|grades?|steps?|quarters?|phases?|levels?|stages?|hours?"
    r"|tables?|figures?|chapters?|rounds?|waves?)\s(?:\d+\s?[-–]\s?)?$",
    re.IGNORECASE,
)
_OF_BEFORE = re.compile(r"\bof (?:the |all |these )?$", re.IGNORECASE)
# "68 minutes on average (range 41-103)": what stands in such brackets has the unit in front.
_SPREAD = re.compile(
    r"[^.,;()\d]{0,24}\((?:inter-?quartile )?(?:range|IQR|SDs?|SE|SEM|min|minimum|범위|표준편차"
    r"|사분위수? 범위)"
    r"[:,=]?\s?(?:of |was |from )?",
    re.IGNORECASE,
)


def linked(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give numbers in a row the unit of the last one, and mark ranges."""
    row = list(found)
    for at in range(len(row) - 2, -1, -1):
        first, second = row[at], row[at + 1]
        between = text[first.end : second.start]
        if _unit_left_out(text, first, second, between):
            second = row[at + 1] = replace(second, unit=first.unit)
        _give_unit(text, row, at)
        second = row[at + 1]
        if _continues(first, second, between):
            row[at] = _joined(first, second)
            del row[at + 1]
            continue
        if part := _part(text, first, second):
            row[at] = replace(first, listed=True, part=part)
            continue
        if len(between) > 20 or not _LINK.fullmatch(between):
            continue
        if _unlike(text, first, second, between):
            continue
        if second.unit and first.unit is None and not (first.year and not second.year):
            if (
                not first.ordinal and second.dimension not in (COUNT, FOLD)
            ) or first.year == second.year:
                first = replace(first, unit=second.unit)
            if second.number >= 1e3 * first.number > 0 and re.search(
                r"(?:thousand|million|billion|[천만억조])", text[second.start : second.end]
            ):
                first = _with_magnitude(text, first, second)
        before = text[max(0, first.start - 10) : first.start]
        spans = _RANGE.fullmatch(between) or (between == " and " and "between " in before)
        if spans and first.dimension == second.dimension and not _of_each(first, second):
            first = replace(first, range_of=1)
            second = replace(second, range_of=2)
        row[at] = replace(first, listed=True)
        row[at + 1] = replace(second, listed=True)
    return row


def _give_unit(text: str, row: list[Quantity], at: int) -> None:
    """Give what stands in brackets behind a number its unit: its range, its interval."""
    if not row[at].unit or row[at].counts:
        return
    if _SPREAD.fullmatch(text[row[at].end : row[at + 1].start]):
        first = at + 1
    elif _has_interval(text, row, at):
        first = at + 2
    else:
        return
    last = first + 1 if row[first].range_of == 1 else first
    for follower in range(first, min(last, len(row) - 1) + 1):
        if row[follower].unit is None:
            row[follower] = replace(row[follower], unit=row[at].unit)


def _has_interval(text: str, row: list[Quantity], at: int) -> bool:
    """Whether a confidence interval without units follows: "2.7 kg (95% CI 1.4-4.0)"."""
    if at + 3 >= len(row):
        return False
    share, low = row[at + 1], row[at + 2]
    return bool(
        _OPENS.fullmatch(text[row[at].end : share.start])
        and share.dimension == RATIO
        and _CONFIDENCE.match(text, share.end)
        and low.range_of == 1
        and low.unit is None
    )


def _unlike(text: str, first: Quantity, second: Quantity, between: str) -> bool:
    """Whether two numbers stand side by side and are of different things."""
    if _CONFIDENCE.match(text, second.end):
        return True  # "OR 3.2, 95% CI"
    if between == ", " and _OF_BEFORE.search(text[max(0, first.start - 14) : first.start]):
        return True  # "of the 9,600, 70% were kept"
    named = _NAMED_BEFORE.search(text[max(0, first.start - 20) : first.start])
    return bool(named and not first.unit and second.unit)  # "76% in months 1-3 to 59%"


def _of_each(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers count different things: "한 장에서 25곳" is no range."""
    names = {one.unit.name for one in (first, second) if one.unit}
    return first.counts and len(names) > 1


def _unit_left_out(text: str, first: Quantity, second: Quantity, between: str) -> bool:
    """Whether the second number has the unit of the first one: "74 days instead of 59"."""
    if first.unit is None or first.counts or second.unit or second.year or second.ordinal:
        return False
    return bool(_INSTEAD.fullmatch(between) and _CLAUSE_ENDS.match(text, second.end))


def _part(text: str, first: Quantity, second: Quantity) -> int:
    """1 when the first number is a part of the second, 2 when it is the whole, else 0."""
    between = text[first.end : second.start]
    if not (first.counts and second.counts) or first.year or second.year or len(between) > 40:
        return 0
    if _PART_OF.fullmatch(between):
        return 1
    if _WHOLE_OF.fullmatch(between):
        return 2
    leads = _OF_BEFORE.search(text[max(0, first.start - 14) : first.start])
    return 2 if leads and re.fullmatch(r"(?:\s\w+){1,3},\s", between) else 0


def _continues(first: Quantity, second: Quantity, between: str) -> bool:
    """Whether the second goes on where the first one stops: 1시간 30분, 2 years and 6 months."""
    if between not in (" ", "", ", ", " and ") or not (first.unit and second.unit):
        return False
    if first.unit.per or second.unit.per:
        return False  # "주당 38.6시간" is no week and 38.6 hours
    if first.dimension != second.dimension or first.dimension not in (TIME, MONTH, "m", "kg"):
        return False
    ratio = first.unit.factor / second.unit.factor
    return 1 < ratio <= 5280 and second.number < ratio


def _joined(first: Quantity, second: Quantity) -> Quantity:
    assert first.unit
    assert second.unit
    ratio = second.unit.factor / first.unit.factor
    step = second.step * ratio
    number = first.number + second.number * ratio
    return replace(
        second, number=number, unit=first.unit, start=first.start, step=step, round_step=step
    )


def _with_magnitude(text: str, first: Quantity, second: Quantity) -> Quantity:
    """ "3 to 5 million": the first number is meant in millions too."""
    written = text[second.start : second.end]
    for name, scale in {
        **english.MAGNITUDES,
        "천만": 1e7,
        "백만": 1e6,
        "만": 1e4,
        "억": 1e8,
        "조": 1e12,
        "천": 1e3,
    }.items():
        if name in written:
            return replace(
                first,
                number=first.number * scale,
                step=first.step * scale,
                round_step=first.round_step * scale,
            )
    return first
