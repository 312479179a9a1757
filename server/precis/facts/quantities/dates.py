"""Dates, weekdays, decades and times of day, in English and Korean, and when two agree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from precis.facts.lexicon import listed

_MONTHS = listed(
    """
        january february march april may june july august september october november
        december
        """
)
_SHORT_MONTHS = {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9}
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_WEEKDAYS = listed(
    """
    monday tuesday wednesday thursday friday saturday sunday
    """
)
_KOREAN_WEEKDAYS = "월화수목금토일"
_SEASONS = {
    "spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn",
    "winter": "winter", "봄": "spring", "여름": "summer", "가을": "autumn", "겨울": "winter",
}  # fmt: skip
_HOURS = listed("one two three four five six seven eight nine ten eleven twelve")
_HOUR = f"(?:{'|'.join(_HOURS)})"
_NOON = 12
_LATE_MORNING = 6  # "낮 3시" is in the afternoon, "낮 11시" before noon
_YEAR = r"(?:1[5-9]\d\d|20\d\d|2100)"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_CENTURIES = {
    name: number
    for number, name in enumerate(
        listed(
            """
            tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
            seventeenth eighteenth nineteenth twentieth twenty-first
            """
        ),
        10,
    )
}


@dataclass(frozen=True, slots=True)
class Date:
    """What a text says of a point in time; every part that it does not say is None.

    `clock` is in minutes of the day; `decade` its first year.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    decade: int | None = None
    century: int | None = None
    clock: int | None = None
    hour: int | None = None  # of "eight o'clock", which may be in the morning or the evening

    @property
    def parts(self) -> dict[str, int | str]:
        """All that is said but the year."""
        names = listed("month day weekday season quarter decade century clock hour")
        return {name: value for name in names if (value := getattr(self, name)) is not None}


_PATTERN = re.compile(
    "|".join(
        (
            rf"(?P<iso_y>{_YEAR})-(?P<iso_m>\d{{2}})-(?P<iso_d>\d{{2}})\b",
            rf"(?P<dot_y>{_YEAR})(?P<dot>[./])\s?(?P<dot_m>\d{{1,2}})(?P=dot)\s?(?P<dot_d>\d{{1,2}})\b\.?",
            rf"\b(?P<md_m>{_MONTH})\s(?P<md_d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?(?:[-–]|to"
            rf"|and)\s?(?P<md_d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[a-z]|:"
            rf"|%))?\b(?:,?\s(?:of\s)?(?P<md_y>{_YEAR})\b)?",
            rf"(?<![\d.,])(?:(?P<dm_d1>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:[-–]|to"
            rf"|and)\s?)?(?P<dm_d>\d{{1,2}})(?:st|nd|rd"
            rf"|th)?\s(?:of\s)?(?P<dm_m>{_MONTH})(?:,?\s(?P<dm_y>{_YEAR})\b)?",
            rf"\b(?P<my_m>{_MONTH}),?\s(?:of\s)?(?P<my_y>{_YEAR})\b",
            r"\b(?P<m>january|february|march|april|may|june|july|august|september|october|november"
            r"|december)\b(?!\s(?:have|be|not|also|the)\b)(?!,?\s(?:of\s)?\d)",
            rf"(?:(?P<ko_y>{_YEAR})년\s?)?(?<!\d)(?P<ko_m>\d{{1,2}})월(?:\s?(?P<ko_d>\d{{1,2}})일)?(?:\s?(?:[~∼–-]"
            rf"|부터|에서)\s?(?P<ko_d2>\d{{1,2}})일)?(?![가-힣]*요일)",
            rf"(?:(?P<ks_y>{_YEAR})년(?:도)?|[그이]해|같은 해)\s?(?P<ks>봄|여름|가을|겨울)",
            rf"\b(?P<es>spring|summer|autumn|fall|winter)\s(?:of\s)?(?P<es_y>{_YEAR})\b",
            r"\b(?P<wd>monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\b",
            r"(?P<kwd>[월화수목금토일])요일",
            rf"(?:\b(?:early|mid|late)[ -])?\b(?P<decade>{_YEAR})['’]?s\b|(?P<kdecade>{_YEAR})년대",
            rf"\b(?P<century>\d{{1,2}}(?=(?:st|nd|rd|th))|{'|'.join(_CENTURIES)})(?:st|nd|rd"
            rf"|th)?[ -]century\b|(?P<kcentury>\d{{1,2}})세기",
            rf"\b(?:q(?P<q>[1-4])|(?P<qo>first|second|third"
            rf"|fourth)[ -]quarter)(?:\s(?:of\s)?(?P<q_y>{_YEAR}))?\b"
            rf"|(?:(?P<kq_y>{_YEAR})년\s?)?(?P<kq>[1-4])분기",
            r"\b(?P<h>\d{1,2})(?::(?P<min>\d{2}))?\s?(?P<half>[ap])\.?m\b\.?"
            r"|(?<![\d:])(?P<h24>[01]?\d|2[0-3]):(?P<min24>[0-5]\d)(?![:\d])",
            r"\b(?P<oclock>\d{1,2}|" + _HOUR + r")\s?o['’]clock\b",
            r"(?P<khalf>오전|오후|새벽|밤|아침|낮"
            r"|저녁)\s?(?P<kh>\d{1,2})시(?!간)(?:\s?(?P<kmin>\d{1,2})분)?",
        )
    ),
    re.IGNORECASE,
)


# Where a date may begin: trying the whole pattern at every letter would take ten times as long.
_BEGINNING = re.compile(
    r"(?<!\d)\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun"
    r"|spring|summer|autumn|fall|winter|q[1-4]|first|second|third|fourth|early|mid|late|tenth"
    r"|[a-z]{3,7}teenth|eleventh|twelfth|twent|one|two|three|five|six|seven|eight|nine|ten|eleven"
    r"|twelve)|[월화수목금토일]요일|오전|오후|새벽|밤|저녁|아침|낮|[그이]해|같은 해",
    re.IGNORECASE,
)
# A month without a day or year is one only behind such a word.
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|from|to|through|during|between|and|early|late|mid|of|last|this"
    r"|every|each)[ -]$",
    re.IGNORECASE,
)


def dates(text: str, taken: bytearray) -> tuple[Date, ...]:
    """Every date outside the code points marked in `taken`, which are marked too, in order.

    A year that stands alone is left to the numbers.
    """
    found: list[Date] = []
    for beginning in _BEGINNING.finditer(text):
        match = _PATTERN.match(text, beginning.start())
        if match is None or any(taken[match.start() : match.end()]) or _only_a_word(text, match):
            continue
        if match["ko_m"] and not 1 <= int(match["ko_m"]) <= 12:
            continue
        taken[match.start() : match.end()] = b"\1" * len(match[0])
        found.extend(_dates_of(match))
    return tuple(found)


def _only_a_word(text: str, match: re.Match[str]) -> bool:
    """Months and weekdays are names only with a capital ("may 3 of them …")."""
    if match["m"] and not _BEFORE_MONTH.search(text[max(0, match.start() - 9) : match.start()]):
        return True
    name = match["md_m"] or match["dm_m"] or match["my_m"] or match["m"]
    if name:
        return name[0].islower() and name.lower().startswith(
            ("may", "mar", "dec", "sep", "jan", "oct")
        )
    return False


def _dates_of(match: re.Match[str]) -> list[Date]:
    group = match.groupdict()
    span = match.span()

    def number(*names: str) -> int | None:
        return next((int(group[name]) for name in names if group.get(name)), None)

    month_name = group["md_m"] or group["dm_m"] or group["my_m"] or group["m"]
    month = number("iso_m", "dot_m", "ko_m")
    if month_name:
        month = _SHORT_MONTHS[month_name.lower().rstrip(".")[:3]]
    season = group["ks"] or group["es"]
    weekday = None
    if group["wd"]:
        weekday = _WEEKDAYS.index(group["wd"].lower())
    elif group["kwd"]:
        weekday = _KOREAN_WEEKDAYS.index(group["kwd"])
    century = group["century"]
    quarter = _ORDINALS.get((group["qo"] or "").lower())
    date = Date(
        *span,
        year=number(
            "iso_y", "dot_y", "md_y", "dm_y", "my_y", "ko_y", "ks_y", "es_y", "q_y", "kq_y"
        ),
        month=month,
        day=number("iso_d", "dot_d", "md_d", "dm_d", "ko_d"),
        weekday=weekday,
        season=_SEASONS[season.lower()] if season else None,
        quarter=quarter or number("q", "kq"),
        decade=number("decade", "kdecade"),
        century=(_CENTURIES.get(century.lower()) or int(century))
        if century
        else number("kcentury"),
        clock=_clock(group),
        hour=_hour(group["oclock"]),
    )
    other = number("md_d2", "dm_d1", "ko_d2")
    return [date] if other is None else [date, Date(*span, date.year, date.month, other)]


def _hour(written: str | None) -> int | None:
    if written is None:
        return None
    hour = int(written) if written.isdigit() else _HOURS.index(written.lower()) + 1
    return hour % _NOON


def _clock(group: dict[str, str | None]) -> int | None:
    if hour := group["h"]:
        late = (group["half"] or "").lower() == "p"
        return (int(hour) % 12 + 12 * late) * 60 + int(group["min"] or 0)
    if hour := group["h24"]:
        return int(hour) * 60 + int(group["min24"] or 0)
    if hour := group["kh"]:
        half, hour_is_late = group["khalf"], int(hour) < _LATE_MORNING
        late = half in ("오후", "밤", "저녁") or (half == "낮" and hour_is_late)
        return (int(hour) % 12 + 12 * late) * 60 + int(group["kmin"] or 0)
    return None


def agrees(draft: Date, source: Date, years: Iterable[int]) -> bool:
    """Whether the source's date, in a sentence with these years, says all that the draft's says."""
    stated = source.parts
    if source.clock is not None and source.clock % 60 == 0:
        stated["hour"] = source.clock // 60 % _NOON
    if any(stated.get(name) != value for name, value in draft.parts.items()):
        return False
    return draft.year is None or draft.year in (source.year, *years)
