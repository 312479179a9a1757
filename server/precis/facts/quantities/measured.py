"""A number with what stands around it: its magnitude, unit, bound, and how sure the text is."""

from __future__ import annotations

import re
from dataclasses import replace

from precis.facts.quantities import english_numbers as english
from precis.facts.quantities.quantity import Quantity
from precis.facts.quantities.units import EACH, Unit, unit_at

MAGNITUDE = re.compile(
    r"[ -]?(?P<name>hundred|thousand|million|billion|trillion)\b|(?P<short>bn|[kKMB]"
    r"|m)(?![A-Za-z\d])"
)
_SHORT = {"k": 1e3, "K": 1e3, "M": 1e6, "m": 1e6, "B": 1e9, "bn": 1e9}
MILLIONS = {"k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "B": 1e9}  # as written behind a number
ORDINAL_ENDING = re.compile(r"(?:st|nd|rd|th)\b|\s?번째")
APPROXIMATE = re.compile(
    r"\s?(?:여|가량|정도|쯤|남짓|가까이|안팎|내외)(?![가-힣]*러)|\s?\+(?!\s?\d)|[ -]odd\b"
)
HEDGE = re.compile(
    r"(?:\b(?:about|approximately|approx\.?|around|roughly|some|nearly|almost|circa|ca\.|close to"
    r"|an estimated|on the order of|as (?:much|many) as|just (?:over|under))|~|≈|∼|약|거의"
    r"|대략|얼추|근)\s?$",
    re.IGNORECASE,
)
ABOVE = re.compile(
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
_LIMIT = re.compile(
    r"\b(?:no|not) (?:(?P<less>less|fewer|lower|shorter|smaller)|more|greater|higher|longer|larger)"
    r" than\s?$",
    re.IGNORECASE,
)
_ABOVE_AFTER = re.compile(
    r"(?:[가-힣]{0,3}?\s?(?:이상|초과|넘)|[을를] (?:넘|웃돌|상회)"
    r"|\s?(?:or|and) (?:more|older|above|higher|over|greater)"
    r"|\+(?!\d))"
)
_BELOW_AFTER = re.compile(
    r"(?:[가-힣]{0,3}?\s?(?:이하|미만|이내)|[이가에을를]\s(?:채 )?(?:조금 )?"
    r"(?:안 되|못 되|못 미|미치지|밑돌|되지 않)"
    r"|\s?(?:or|and) (?:less|fewer|younger|below|lower|under))"
)
# "No one received more than", "200회를 넘지 못했다".
_DENIED = re.compile(
    r"(?:\bnot?|\bnone|\bnever|\bneither|n['’]t)\b(?! (?:more|less|fewer"
    r"|later)\b)(?:(?!\b(?:in|of|for|among|with|at|on|between|to|from)\b)[^.,;:]){0,40}"
    r"(?:for (?:more|longer|less) than\s)?$",
    re.IGNORECASE,
)
_DENIED_AFTER = re.compile(r"[을를이가은는]?\s?[가-힣]{1,3}지\s?(?:않|못)")
_APPOSED = re.compile(r"[a-z]\s?,\s?$")  # "Ann Lee, 26, said"
_AGE = re.compile(
    r"\b(?:aged?|ages|age of|mean age|median age)(?: of| was| is| between)?\s?$"
    r"|\b(?:older|younger) than\s$",
    re.I,
)
# 1년 반
_HALF_MORE = re.compile(r"\s반(?=[은는이가을에의간 ,.]|$)|반(?=[은는이가을에의간 ]|$)")
_MINUS = re.compile(r"(?:영하|minus)\s?$", re.I)
# "한 달 평균", "한 달에 5.5일": for each of them.
_ON_AVERAGE = re.compile(
    r"\s?평균|에\s(?:[가-힣]{1,6}\s)?(?:평균\s|약\s)?\d|에\s(?:한|두|세|네|다섯|여섯)\s?(?:번|차례|회)"
    r"|\s(?:약\s)?\d[\d,.]*\s?(?:원|만|회|번)"
    r"|\s[가-힣]{2,8}(?:은|는|이|가|을|를)\s(?:약\s|평균\s)?\d"
)
_CELSIUS_BEFORE = re.compile(r"섭씨\s?$")
# "Study 2", "type 1": the number names, and counts nothing.
_LABEL = re.compile(
    r"\b(?:study|experiment|trial|phase|type|group|stage|level|grade|model|step|question"
    r"|hypothesis|version"
    r"|part|arm|wave|round|class|category|case|item|chapter|task|scenario|cohort|cluster|site"
    r"|no\.|number)\s$",
    re.IGNORECASE,
)
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


def measured(
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
    magnitude = MAGNITUDE.match(text, end)
    if magnitude and (currency or _is_magnitude(text, magnitude)):
        scale = english.MAGNITUDES.get(magnitude["name"] or "") or _SHORT[magnitude["short"] or "M"]
        number, step, end = number * scale, step * scale, magnitude.end()
    ordinal = ORDINAL_ENDING.match(text, end)
    before = text[max(0, start - 60) : start]
    hedged = bool(HEDGE.search(before))
    unit: Unit | None = None
    if ordinal:
        end = ordinal.end()
    elif currency:
        found = unit_at(text, start + text[start:end].find(currency[-1]), spaced=False)
        unit = found[0] if found else None
    else:
        if about := APPROXIMATE.match(text, end):
            hedged = True
        place = about.end() if about else end
        unit, after = _unit_behind(text, place)
        end = after if unit else place
        if unit is None and _AGE.search(before):
            unit = Unit("years", "month", 12.0)
    if number == 1 and unit and not unit.counts and text[end : end + 1] == EACH:
        unit, end = replace(unit, per=EACH), end + 1
    elif number == 1 and unit and _ON_AVERAGE.match(text, end):
        unit = replace(unit, per=EACH)
    if _MINUS.search(before):
        number = -number
    if unit and unit.name == "도" and _CELSIUS_BEFORE.search(before):
        unit = Unit("도", "K", 1.0, 273.15)
    if about := APPROXIMATE.match(text, end):
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
        age=unit is not None and (_is_age(unit, text[end:]) or bool(_AGE.search(before))),
        listed=bool(_APPOSED.search(before)) and text[end : end + 2].strip()[:1] == ",",
        bound=bound(before, text[end : end + 16]),
        words=words,
        ordinal=bool(ordinal) or (unit is None and bool(_LABEL.search(before))),
        year=_is_year(text, number, step, start, end, unit),
    )


def _is_age(unit: Unit, behind: str) -> bool:
    return unit.name in ("세", "살") or bool(re.match(r"[ -]old\b| of age\b", behind))


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


def bound(before: str, behind: str) -> int:
    if limit := _LIMIT.search(before):
        return 1 if limit["less"] else -1
    denied = _DENIED.search(before) or _DENIED_AFTER.match(behind)
    if ABOVE.search(before) or _ABOVE_AFTER.match(behind):
        return -1 if denied else 1
    if _BELOW.search(before) or _BELOW_AFTER.match(behind):
        return 1 if denied else -1
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


def unit_is_given(quantity: Quantity, text: str, offset: int) -> bool:
    """Whether a quantity has the unit of a number in front of it: "2.7 kg (95% CI 1.4-4.0)"."""
    written = text[quantity.start - offset : quantity.end - offset]
    return quantity.unit is not None and not quantity.words and quantity.unit.name not in written
