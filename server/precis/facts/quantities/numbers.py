"""All quantities of a plain text: digits and words, in English and Korean, with their units."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from precis.facts.quantities import english_numbers as english
from precis.facts.quantities import korean_numbers as korean
from precis.facts.quantities.measured import (
    ABOVE,
    APPROXIMATE,
    HEDGE,
    MAGNITUDE,
    ORDINAL_ENDING,
    bound,
    measured,
)
from precis.facts.quantities.quantity import Quantity
from precis.facts.quantities.rows import linked
from precis.facts.quantities.units import EACH, FOLD, RATIO, TIME, Unit, unit_at

_DIGITS = re.compile(
    r"(?<![A-Za-z_\d])(?<![A-Za-z][-–])(?<!\d[.,])(?<!\d[:/])"
    r"(?P<sign>(?<![\w)\]%])[-−+])?(?:(?P<currency>US\$|[$€₩£¥])\s?)?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?: \d{3})*(?: 000)(?!\d)"
    r"|\d+(?:\.\d+)?|\.\d+)"
    r"(?!\.\d|:\d)"
    r"(?P<power>\s?[×x·*]\s?10(?:\^|(?=[-+]\d))(?P<exponent>[-+]?\d+)"
    r"|[eE](?P<short>[-+]?\d+)(?!\d|\.\d)|(?<=(?<![\d.,])10)\^(?P<alone>[-+]?\d{1,2})(?!\d))?"
)
# "Half an hour", "half a degree".
_HALF_OF = re.compile(
    r" (?:(?:of )?an? (?=[a-z]{3})|(?=(?:hour|year|century|decade|day)\b))(?P<unit>[a-z]+)"
)
_TAGGED_DIGITS = re.compile(
    r"(?<![\w.])(?P<tag>pre|post|mid|late|early)-(?P<digits>\d{4})\b", re.IGNORECASE
)
_RATIO_PAIR = re.compile(r"(?<![\d./])(?P<top>\d{1,3})/(?P<bottom>\d{1,4})(?![\d/]|\.\d)")
_DECADE = re.compile(r"['’]?s\b|년대")
_IDENTIFIER = re.compile(r"[A-Za-z]|[-–][A-Z]|_")
_EACH_OR_NONE = re.compile(r"당(?![가-힣])|도\s")
_RATE = re.compile(r"(?<![가-힣A-Za-z\d.,])(?P<unit>[A-Za-z]{1,3}|[가-힣]{1,6})당(?![가-힣])")
_YEARS = re.compile(r"(?<![\d.,-])(?P<first>1[5-9]\d\d|20\d\d)[-–/](?P<rest>\d\d)(?![\d-]|[.,]\d)")
_HANGUL = re.compile(r"[가-힣]")
_REFERENCE = re.compile(
    r"\b(?:table|figure|fig\.?|section|sec\.?|equation|eq\.?|chapter|appendix|표|그림|식|장"
    r"|절)\s?\(?$",
    re.IGNORECASE,
)
_DIMENSIONS = re.compile(r"[1-4][dD]\b")  # "3D"
_LIST_MARK = re.compile(r"(?:^|\n)[ \t]*\(?$")


def quantities(text: str, taken: bytearray) -> tuple[Quantity, ...]:
    """Every quantity outside the code points marked in `taken`, which are marked too, in order."""
    found: list[Quantity] = []
    hangul = _HANGUL.search(text) is not None
    for finder in (
        _spans_of_years,
        _and_a_half,
        _fractions,
        *((_korean_words,) if hangul else ()),
        _pairs,
        _digits,
        _english_words,
        _rates,
        _ordinals,
        _multiples,
    ):
        for quantity in finder(text, taken):
            if any(taken[quantity.start : quantity.end]):
                continue
            taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
            found.append(quantity)
    found.sort(key=lambda quantity: quantity.start)
    return tuple(linked(text, found))


def _free(taken: bytearray, match: re.Match[str]) -> bool:
    return not any(taken[match.start() : match.end()])


def _digits(text: str, taken: bytearray) -> Iterator[Quantity]:
    for match in _TAGGED_DIGITS.finditer(text):
        if _free(taken, match):
            yield measured(text, *match.span("digits"), float(match["digits"]), 1.0)
    for match in _DIGITS.finditer(text):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if any(taken[start : match.end()]) or _skipped(text, match, start):
            continue
        written = match["digits"].replace(",", "").replace(" ", "")
        number, places = float(written), len(written.partition(".")[2])
        step = 10.0**-places
        exponent = match["exponent"] or match["short"]
        if exponent:
            number, step = number * 10.0 ** int(exponent), step * 10.0 ** int(exponent)
        if match["alone"]:  # "10^-4"
            number = step = 10.0 ** int(match["alone"])
        if match["sign"] and match["sign"] != "+":
            number = -number
        yield measured(text, start, match.end(), number, step, match["currency"] or "")


def _skipped(text: str, match: re.Match[str], start: int) -> bool:
    """Whether the digits are part of a name, a list's mark, or the number of a table."""
    end = match.end()
    if _DIMENSIONS.match(text, start):
        return True
    before = text[max(0, start - 24) : start]
    if _LIST_MARK.search(before) and re.match(r"[.)]\s", text[end : end + 2]):
        return True
    if _REFERENCE.search(before):
        return True
    if not _IDENTIFIER.match(text, end) or ORDINAL_ENDING.match(text, end):
        return False
    if _DECADE.match(text, end) or match["currency"] or MAGNITUDE.match(text, end):
        return False
    return unit_at(text, end, spaced=False) is None


def _english_words(text: str, taken: bytearray) -> Iterator[Quantity]:
    for match in english.CARDINAL.finditer(text):
        if not _free(taken, match):
            continue
        value = english.cardinal(match[0])
        if value is not None:
            yield measured(text, *match.span(), value, 1.0, words=True)


def _ordinals(text: str, taken: bytearray) -> Iterator[Quantity]:
    for match in english.ORDINAL.finditer(text):
        if _free(taken, match):
            value = float(english.ordinal(match))
            yield Quantity(value, None, *match.span(), 1.0, 1.0, words=True, ordinal=True)


def _multiples(text: str, taken: bytearray) -> Iterator[Quantity]:
    for match in english.MULTIPLE.finditer(text):
        if _free(taken, match):
            value = english.MULTIPLES[match[0].lower()]
            unit = Unit(match[0], FOLD if value > 1 else RATIO)
            yield Quantity(value, unit, *match.span(), 1.0, 1.0, words=True, implied=True)
    for match in korean.MULTIPLE.finditer(text):
        if _free(taken, match):
            unit = Unit(match[0], FOLD)
            yield Quantity(2.0, unit, *match.span(), 1.0, 1.0, words=True, implied=True)


def _and_a_half(text: str, taken: bytearray) -> Iterator[Quantity]:
    """A unit and half of it: "a year and a half", "2 hours and a half"."""
    for match in english.AND_A_HALF.finditer(text):
        found = unit_at(text, match.start("unit"), spaced=True)
        value = english.cardinal_or_digits(match["number"])
        if found and value is not None and _free(taken, match):
            yield Quantity(value + 0.5, found[0], *match.span(), 0.1, 0.5)


def _spans_of_years(text: str, taken: bytearray) -> Iterator[Quantity]:
    """Two years of which the second one is cut short: "2018–19"."""
    for match in _YEARS.finditer(text):
        if _free(taken, match):
            first, middle = int(match["first"]), match.start("rest")
            last = first - first % 100 + int(match["rest"])
            if last > first:
                one = Quantity(first, None, match.start(), middle - 1, 1.0, 1.0, year=True)
                yield replace(one, range_of=1, listed=True)
                yield replace(
                    one, number=last, start=middle, end=match.end(), range_of=2, listed=True
                )


def _rates(text: str, taken: bytearray) -> Iterator[Quantity]:
    """Units that stand for one of them: "kg당", "헥타르당"."""
    for match in _RATE.finditer(text):
        found = unit_at(text, match.start(), spaced=False)
        if found and found[1] == match.end("unit") and not found[0].counts and _free(taken, match):
            yield Quantity(1.0, replace(found[0], per=EACH), *match.span(), 1.0, 1.0)


def _pairs(text: str, taken: bytearray) -> Iterator[Quantity]:
    """Written fractions: 3/4 and 2 1/2."""
    for match in _RATIO_PAIR.finditer(text):
        if not _free(taken, match) or not int(match["bottom"]):
            continue
        whole = re.search(
            r"(?<![\d.,])(\d{1,3}) $", text[max(0, match.start() - 5) : match.start()]
        )
        value = int(match["top"]) / int(match["bottom"])
        start = match.start()
        if whole and value < 1:
            value, start = value + int(whole[1]), start - len(whole[0])
            yield measured(text, start, match.end(), value, 0.01)
        elif value < 1:
            yield Quantity(value, Unit(match[0], RATIO), *match.span(), 0.01, 0.01, words=True)


def _fractions(text: str, taken: bytearray) -> Iterator[Quantity]:
    finders: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], float | None]], ...] = (
        (english.FRACTION, english.fraction),
        (korean.FRACTION, korean.fraction),
        (korean.SHARE, korean.share),
        (english.SHARE, english.share),
        (korean.HALF, lambda _: 0.5),
    )
    for pattern, value_of in finders:
        for match in pattern.finditer(text):
            value = value_of(match)
            if not value or not _free(taken, match):
                continue
            before, behind = (
                text[max(0, match.start() - 24) : match.start()],
                text[match.end() : match.end() + 16],
            )
            time = _HALF_OF.match(behind)
            if time and (found := unit_at(text, match.end() + time.start("unit"), spaced=True)):
                yield Quantity(value, found[0], match.start(), found[1], 0.1, 0.1)
                continue
            over = match[0].startswith("과반") or bool(ABOVE.search(before))
            yield Quantity(
                value,
                Unit(match[0], RATIO),
                *match.span(),
                1e-6,
                0.1,
                # "열 명 중 네 명꼴" is about four in ten.
                hedged=bool(HEDGE.search(before) or APPROXIMATE.match(behind))
                or match[0].endswith("꼴"),
                bound=1 if over else bound(before, behind),
                words=True,
            )


def _korean_words(text: str, taken: bytearray) -> Iterator[Quantity]:
    for match in korean.MIXED.finditer(text):
        if _free(taken, match):
            value = korean.mixed(match[0])
            yield measured(text, *match.span(), value, _mixed_step(match[0]))
    for pattern in (korean.SINO, korean.SINO_DIGIT):
        for match in pattern.finditer(text):
            number = korean.sino(match[0])
            if number and _free(taken, match) and not korean.FRACTION.match(text, match.start()):
                yield measured(text, *match.span(), number, 1.0, words=True)
    for match in korean.DAYS.finditer(text):
        if _free(taken, match):
            day = Unit(match[0], TIME, 86_400.0)
            yield Quantity(float(korean.days(match)), day, *match.span(), 1.0, 1.0, words=True)
    for match in korean.NATIVE.finditer(text):
        if _free(taken, match):
            found = measured(text, *match.span(), float(korean.native(match)), 1.0, words=True)
            # "한 대당" is for each of them, "한 명도 없었다" none.
            one = found.number == 1 and _EACH_OR_NONE.match(text, found.end)
            yield replace(found, implied=True) if one else found


def _mixed_step(written: str) -> float:
    """One in the last place of "1.2억" or "3만 5천"."""
    last = re.findall(r"\d[\d,.]*[십백천]*[만억조]?", written)[-1]
    places = len(re.match(r"[\d,]*\.?(\d*)", last)[1])  # type: ignore[index]
    unit = korean.mixed("1" + re.sub(r"[\d,.]", "", last))
    return unit * 10.0**-places
