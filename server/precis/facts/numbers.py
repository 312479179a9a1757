"""All quantities of a plain text: digits and words, in English and Korean, with their units."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from precis.facts import english_numbers as english
from precis.facts import korean_numbers as korean
from precis.facts.quantity import Quantity
from precis.facts.units import COUNT, FOLD, MONTH, RATIO, TIME, Unit, unit_at

_DIGITS = re.compile(
    r"(?<![A-Za-z_\d])(?<![A-Za-z][-–])(?<!\d[.,])(?<!\d[:/])"
    r"(?P<sign>(?<![\w)\]%])[-−+])?(?:(?P<currency>US\$|[$€₩£¥])\s?)?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?: \d{3})*(?: 000)(?!\d)"
    r"|\d+(?:\.\d+)?|\.\d+)"
    r"(?!\.\d|:\d)"
    r"(?P<power>\s?[×x·*]\s?10(?:\^|(?=[-+]\d))(?P<exponent>[-+]?\d+)"
    r"|[eE](?P<short>[-+]?\d+)(?!\d|\.\d))?"
)
_TAGGED_DIGITS = re.compile(
    r"(?<![\w.])(?P<tag>pre|post|mid|late|early)-(?P<digits>\d{4})\b", re.IGNORECASE
)
_RATIO_PAIR = re.compile(r"(?<![\d./])(?P<top>\d{1,3})/(?P<bottom>\d{1,4})(?![\d/]|\.\d)")
_MAGNITUDE = re.compile(
    r"[ -]?(?P<name>hundred|thousand|million|billion|trillion)\b|(?P<short>bn|[kKMB]"
    r"|m)(?![A-Za-z\d])"
)
_SHORT = {"k": 1e3, "K": 1e3, "M": 1e6, "m": 1e6, "B": 1e9, "bn": 1e9}
_ORDINAL_ENDING = re.compile(r"(?:st|nd|rd|th)\b|\s?번째")
_DECADE = re.compile(r"['’]?s\b|년대")
_IDENTIFIER = re.compile(r"[A-Za-z]|[-–][A-Z]|_")
_APPROXIMATE = re.compile(r"\s?(?:여|가량|정도|쯤|남짓)(?![가-힣]*러)|\s?\+(?!\s?\d)|[ -]odd\b")

_HEDGE = re.compile(
    r"(?:\b(?:about|approximately|approx\.?|around|roughly|some|nearly|almost|circa|ca\.|close to"
    r"|an estimated|on the order of|as (?:much|many) as|just (?:over|under))|~|≈|∼|약|거의"
    r"|대략|얼추|근)\s?$",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"(?:\b(?:more than|greater than|larger than|higher than|longer than|older than|over|above"
    r"|exceed(?:s|ed|ing)?|at least|no (?:fewer|less) than|not less than|upwards of|beyond"
    r"|a minimum of|minimum of|surpass(?:es|ed|ing)?|just over)|[>≥]=?|최소)\s?$",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"(?:\b(?:less than|fewer than|lower than|smaller than|shorter than|younger than|under|below"
    r"|at most|no more than|not more than|up to|within|a maximum of|maximum of|just under"
    r"|not exceeding)|[<≤]=?|최대)\s?$",
    re.IGNORECASE,
)
_ABOVE_AFTER = re.compile(
    r"(?:[가-힣]{0,3}?\s?(?:이상|초과|넘)|을 넘|를 넘|\s?(?:or|and) (?:more|older|above|higher"
    r"|over|greater)"
    r"|\+(?!\d))"
)
_BELOW_AFTER = re.compile(
    r"(?:[가-힣]{0,3}?\s?(?:이하|미만|이내)|\s?(?:or|and) (?:less|fewer|younger|below|lower|under))"
)
_AGE = re.compile(
    r"\b(?:aged?|ages|age of|mean age|median age)(?: of| was| is| between)?\s?$", re.I
)
# 1년 반
_HALF_MORE = re.compile(r"\s반(?=[은는이가을에의간 ,.]|$)|반(?=[은는이가을에의간 ]|$)")
_MINUS = re.compile(r"(?:영하|minus)\s?$", re.I)
_CELSIUS_BEFORE = re.compile(r"섭씨\s?$")
_REFERENCE = re.compile(
    r"\b(?:table|figure|fig\.?|section|sec\.?|equation|eq\.?|chapter|appendix|표|그림|식|장"
    r"|절)\s?\(?$",
    re.IGNORECASE,
)
_LIST_MARK = re.compile(r"(?:^|\n)[ \t]*\(?$")
# What stands between two numbers that share the unit of the second one.
_LINK = re.compile(
    r"\s?(?:-|–|—|~|∼|±|\+/-|×|x|to|and|or|vs\.?|versus|through|,|, and|, or|and then|compared with"
    r"|against|및|과|와|에서|부터|내지|또는|대|→|/|:)\s?(?:about |nearly |only |약 |to )?"
)
_RANGE = re.compile(r"\s?(?:-|–|—|~|∼|to|through|에서|부터|내지)\s?(?:about |약 )?")
# "12 of the 48", "48명 가운데 12명": a part and a whole, in an order that tells which.
_PART = re.compile(
    r"(?:\s\w+)?\s(?:out\s)?of\s(?:the\s|all\s)?|\s?(?:가운데|중|중에서|중에)(?:서|는)?\s?"
)
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


def quantities(text: str, taken: bytearray) -> tuple[Quantity, ...]:
    """Every quantity outside the code points marked in `taken`, which are marked too, in order."""
    found: list[Quantity] = []
    for finder in (
        _and_a_half,
        _fractions,
        _korean_words,
        _pairs,
        _digits,
        _english_words,
        _ordinals,
        _multiples,
    ):
        for quantity in finder(text, taken):
            if any(taken[quantity.start : quantity.end]):
                continue
            taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
            found.append(quantity)
    found.sort(key=lambda quantity: quantity.start)
    return tuple(_linked(text, found))


def _free(taken: bytearray, match: re.Match[str]) -> bool:
    return not any(taken[match.start() : match.end()])


def _digits(text: str, taken: bytearray) -> Iterator[Quantity]:
    for match in _TAGGED_DIGITS.finditer(text):
        if _free(taken, match):
            yield _finished(text, *match.span("digits"), float(match["digits"]), 1.0)
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
        if match["sign"] and match["sign"] != "+":
            number = -number
        yield _finished(text, start, match.end(), number, step, match["currency"] or "")


def _skipped(text: str, match: re.Match[str], start: int) -> bool:
    """Whether the digits are part of a name, a list's mark, or the number of a table."""
    end = match.end()
    before = text[max(0, start - 24) : start]
    if _LIST_MARK.search(before) and re.match(r"[.)]\s", text[end:]):
        return True
    if _REFERENCE.search(before):
        return True
    if not _IDENTIFIER.match(text, end) or _ORDINAL_ENDING.match(text, end):
        return False
    if _DECADE.match(text, end) or match["currency"] or _MAGNITUDE.match(text, end):
        return False
    return unit_at(text, end, spaced=False) is None


def _finished(
    text: str,
    start: int,
    end: int,
    number: float,
    step: float,
    currency: str = "",
    *,
    words: bool = False,
) -> Quantity:
    """The quantity of a number: magnitude, unit, and what its surroundings say about it."""
    magnitude = _MAGNITUDE.match(text, end)
    if magnitude and (currency or _is_magnitude(text, magnitude)):
        scale = english.MAGNITUDES.get(magnitude["name"] or "") or _SHORT[magnitude["short"] or "M"]
        number, step, end = number * scale, step * scale, magnitude.end()
    ordinal = _ORDINAL_ENDING.match(text, end)
    before = text[max(0, start - 24) : start]
    hedged = bool(_HEDGE.search(before))
    unit: Unit | None = None
    if ordinal:
        end = ordinal.end()
    elif currency:
        found = unit_at(text, start + text[start:end].find(currency[-1]), spaced=False)
        unit = found[0] if found else None
    else:
        if about := _APPROXIMATE.match(text, end):
            hedged = True
        place = about.end() if about else end
        unit, after = _unit_behind(text, place)
        end = after if unit else place
        if unit is None and _AGE.search(before):
            unit = Unit("years", "month", 12.0)
    if _MINUS.search(before):
        number = -number
    if unit and unit.name == "도" and _CELSIUS_BEFORE.search(before):
        unit = Unit("도", "K", 1.0, 273.15)
    if about := _APPROXIMATE.match(text, end):
        hedged, end = True, about.end()
    if unit and not currency and (half := _HALF_MORE.match(text, end)):
        number, end = number + 0.5, half.end()
    return Quantity(
        number=number,
        unit=unit,
        start=start,
        end=end,
        step=step,
        round_step=_round_step(number, step),
        hedged=hedged,
        bound=_bound(before, text[end : end + 16]),
        words=words,
        ordinal=bool(ordinal),
        year=_is_year(text, number, step, start, end, unit),
    )


def _is_magnitude(text: str, magnitude: re.Match[str]) -> bool:
    """Whether letters behind a number multiply it ("350M parameters") and are no unit ("5 M")."""
    if magnitude["name"] or magnitude["short"] in ("k", "bn"):
        return True
    noun = re.match(r" [a-z]{3}", text[magnitude.end() :])
    return magnitude["short"] in ("M", "B") and bool(noun)


def _unit_behind(text: str, end: int) -> tuple[Unit | None, int]:
    spaced = text[end : end + 1] in (" ", "-", "\n")
    place = end + spaced
    if spaced and re.match(r"[×x]\s?\d", text[place:]):
        return None, end
    found = unit_at(text, place, spaced=text[end : end + 1] in (" ", "\n"))
    if found is None or (spaced and text[end] != " " and found[0].name in ("%", "×", "x")):
        return None, end
    if spaced and found[0].name in ("B", "x", "M") and text[found[1] : found[1] + 1] == " ":
        return None, end
    return found


def _bound(before: str, behind: str) -> int:
    if _ABOVE.search(before) or _ABOVE_AFTER.match(behind):
        return 1
    if _BELOW.search(before) or _BELOW_AFTER.match(behind):
        return -1
    return 0


def _round_step(number: float, step: float) -> float:
    """One in the last place that is not zero: 100 for 1,200."""
    if not number:
        return step
    rounded, place = round(abs(number) / step), step
    while rounded and rounded % 10 == 0:
        rounded, place = rounded // 10, place * 10
    return place


def _is_year(
    text: str, number: float, step: float, start: int, end: int, unit: Unit | None
) -> bool:
    if unit is not None and unit.name != "년":
        return False
    if step != 1.0 or not _FIRST_YEAR <= number <= _LAST_YEAR or "," in text[start:end]:
        return False
    if unit is not None:
        return True
    # "2019 patients" counts, unless a preposition says otherwise.
    before = text[max(0, start - 12) : start]
    if re.search(
        r"\b(?:in|since|by|until|till|from|during|of|year|before|after|to|and|early|late"
        r"|mid)[ -]$|[(,/–-]\s?$",
        before,
        re.I,
    ):
        return True
    return not re.match(r"\s[a-z]{3,}s\b", text[end : end + 30])


def _english_words(text: str, taken: bytearray) -> Iterator[Quantity]:
    for match in english.CARDINAL.finditer(text):
        if not _free(taken, match):
            continue
        value = english.cardinal(match[0])
        if value is not None:
            yield _finished(text, *match.span(), value, 1.0, words=True)


def _ordinals(text: str, taken: bytearray) -> Iterator[Quantity]:
    for match in english.ORDINAL.finditer(text):
        if _free(taken, match):
            value = float(english.ordinal(match))
            yield Quantity(value, None, *match.span(), 1.0, 1.0, words=True, ordinal=True)


def _multiples(text: str, taken: bytearray) -> Iterator[Quantity]:
    for match in english.MULTIPLE.finditer(text):
        if _free(taken, match):
            value = english.MULTIPLES[match[0].lower()]
            unit = Unit(match[0], FOLD)
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
            yield _finished(text, start, match.end(), value, 0.01)
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
                text[match.end() :][:16],
            )
            time = re.match(r" (?:an |a |of an |of a )?(hour|year|century|decade|day)\b", behind)
            if time and (found := unit_at(text, match.end() + time.start(1), spaced=True)):
                yield Quantity(value, found[0], match.start(), found[1], 0.1, 0.1)
                continue
            over = match[0].startswith("과반") or bool(_ABOVE.search(before))
            yield Quantity(
                value,
                Unit(match[0], RATIO),
                *match.span(),
                1e-6,
                0.1,
                hedged=bool(_HEDGE.search(before)),
                bound=1 if over else _bound(before, behind),
                words=True,
            )


def _korean_words(text: str, taken: bytearray) -> Iterator[Quantity]:
    for match in korean.MIXED.finditer(text):
        if _free(taken, match):
            value = korean.mixed(match[0])
            yield _finished(text, *match.span(), value, _mixed_step(match[0]))
    for pattern in (korean.SINO, korean.SINO_DIGIT):
        for match in pattern.finditer(text):
            number = korean.sino(match[0])
            if number and _free(taken, match) and not korean.FRACTION.match(text, match.start()):
                yield _finished(text, *match.span(), number, 1.0, words=True)
    for match in korean.NATIVE.finditer(text):
        if _free(taken, match):
            yield _finished(text, *match.span(), float(korean.native(match)), 1.0, words=True)


def _mixed_step(written: str) -> float:
    """One in the last place of "1.2억" or "3만 5천"."""
    last = re.findall(r"\d[\d,.]*[십백천]*[만억조]?", written)[-1]
    places = len(re.match(r"[\d,]*\.?(\d*)", last)[1])  # type: ignore[index]
    unit = korean.mixed("1" + re.sub(r"[\d,.]", "", last))
    return unit * 10.0**-places


def _linked(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give numbers in a row the unit of the last one, and mark ranges."""
    linked = list(found)
    for at in range(len(linked) - 2, -1, -1):
        first, second = linked[at], linked[at + 1]
        between = text[first.end : second.start]
        if _continues(first, second, between):
            linked[at] = _joined(first, second)
            del linked[at + 1]
            continue
        if _PART.fullmatch(between) and first.counts and second.counts:
            linked[at] = replace(first, listed=True, leading=True)
            continue
        if len(between) > 20 or not _LINK.fullmatch(between):
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
        if spans and first.dimension == second.dimension:
            first = replace(first, range_of=1)
            second = replace(second, range_of=2)
        leading = bool(re.search(r"\bfrom\s?$", text[max(0, first.start - 6) : first.start])) or (
            "에서" in between or "부터" in between
        )
        linked[at] = replace(first, listed=True, leading=leading)
        linked[at + 1] = replace(second, listed=True)
    return linked


def _continues(first: Quantity, second: Quantity, between: str) -> bool:
    """Whether the second goes on where the first one stops: 1시간 30분, 2 years and 6 months."""
    if between not in (" ", "", ", ", " and ") or not (first.unit and second.unit):
        return False
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
