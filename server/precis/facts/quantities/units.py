"""Units of measurement: what they measure and how they convert.

Factors are those of the International System (SI brochure, 9th edition) and, for other units, of
NIST Special Publication 811. A month counts 30.44 days where months and days meet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

RATIO = "ratio"
POINTS = "points"
COUNT = "count"
EACH = "당"  # "for each": what a unit is per, in Korean
TIMES = "times"  # English "three times": a factor or an occurrence
FOLD = "fold"
OCCURRENCE = "occurrence"
TIME, MONTH = "s", "month"
MONTH_SECONDS = 30.44 * 86_400
MONTHS_A_YEAR = 12.0

_PREFIXES = {"n": 1e-9, "μ": 1e-6, "u": 1e-6, "m": 1e-3, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12}
_PREFIX_NAMES = {
    "nano": 1e-9, "micro": 1e-6, "milli": 1e-3, "centi": 1e-2, "deci": 0.1, "hecto": 100.0,
    "kilo": 1e3, "mega": 1e6, "giga": 1e9, "tera": 1e12,
}  # fmt: skip
_KOREAN_PREFIXES = {
    "나노": 1e-9, "마이크로": 1e-6, "밀리": 1e-3, "센티": 1e-2, "킬로": 1e3, "메가": 1e6,
    "기가": 1e9, "테라": 1e12,
}  # fmt: skip
# Symbol or name → (dimension, factor), with all prefixes.
_PREFIXED = {
    "m": ("m", 1.0), "g": ("kg", 1e-3), "L": ("m3", 1e-3), "l": ("m3", 1e-3), "s": (TIME, 1.0),
    "Hz": ("Hz", 1.0), "W": ("W", 1.0), "V": ("V", 1.0), "A": ("A", 1.0), "J": ("J", 1.0),
    "Pa": ("Pa", 1.0), "N": ("N", 1.0), "eV": ("J", 1.602176634e-19), "mol": ("mol", 1.0),
    "M": ("mol m-3", 1e3), "B": ("B", 1.0), "cal": ("J", 4.184), "Wh": ("J", 3600.0),
    "Bq": ("Bq", 1.0), "Gy": ("Gy", 1.0), "Sv": ("Sv", 1.0), "Ω": ("Ω", 1.0), "b": ("bit", 1.0),
    "K": ("K", 1.0), "S": ("S", 1.0), "Ah": ("A s", 3600.0),
}  # fmt: skip
_PREFIXED_NAMES = {
    "meter metre": ("m", 1.0), "gram gramme": ("kg", 1e-3), "liter litre": ("m3", 1e-3),
    "second": (TIME, 1.0), "hertz": ("Hz", 1.0), "watt": ("W", 1.0), "volt": ("V", 1.0),
    "ampere amp": ("A", 1.0), "joule": ("J", 1.0), "pascal": ("Pa", 1.0), "newton": ("N", 1.0),
    "electronvolt": ("J", 1.602176634e-19), "mole": ("mol", 1.0), "byte": ("B", 1.0),
    "bit": ("bit", 1.0), "calorie": ("J", 4.184), "ton tonne": ("kg", 1e3),
    "molar": ("mol m-3", 1e3),
}  # fmt: skip
_KOREAN_PREFIXED = {
    "미터": ("m", 1.0), "그램": ("kg", 1e-3), "리터": ("m3", 1e-3), "헤르츠": ("Hz", 1.0),
    "와트": ("W", 1.0), "볼트": ("V", 1.0), "암페어": ("A", 1.0), "줄": ("J", 1.0),
    "파스칼": ("Pa", 1.0), "뉴턴": ("N", 1.0), "몰": ("mol", 1.0), "바이트": ("B", 1.0),
    "비트": ("bit", 1.0), "칼로리": ("J", 4.184), "와트시": ("J", 3600.0), "톤": ("kg", 1e3),
    "초": (TIME, 1.0),
}  # fmt: skip
_MINUTE, _HOUR, DAY = 60.0, 3600.0, 86_400.0
_SINGLE = {
    "cm": ("m", 0.01), "dm": ("m", 0.1), "dL": ("m3", 1e-4), "dl": ("m3", 1e-4), "cL": ("m3", 1e-5),
    "cc": ("m3", 1e-6), "Å": ("m", 1e-10), "hPa": ("Pa", 100.0), "ha": ("m2", 1e4),
    "t": ("kg", 1e3),
    "min mins": (TIME, _MINUTE), "h hr hrs": (TIME, _HOUR), "d": (TIME, DAY),
    "wk wks": (TIME, 7 * DAY), "mo mos": (MONTH, 1.0), "yr yrs y": (MONTH, 12.0),
    "sec secs": (TIME, 1.0), "rpm": ("rpm", 1.0), "dB": ("dB", 1.0), "bar": ("Pa", 1e5),
    "atm": ("Pa", 101_325.0), "mmHg": ("Pa", 133.322), "cmHg": ("Pa", 1333.22),
    "inHg": ("Pa", 3386.39), "pc": ("m", 3.0857e16), "kpc": ("m", 3.0857e19),
    "Mpc": ("m", 3.0857e22), "Gpc": ("m", 3.0857e25), "au AU": ("m", 1.495978707e11),
    "psi": ("Pa", 6894.76), "pH": ("pH", 1.0),
    "ppm": ("ppm", 1.0), "ppb": ("ppm", 1e-3), "%": (RATIO, 0.01), "‰": (RATIO, 1e-3),
    "%p %pt pp": (POINTS, 1.0), "°": ("°", 1.0), "bp": ("bp", 1.0), "kph kmh": ("m s-1", 1 / 3.6),
    "mph": ("m s-1", 0.44704), "ft": ("m", 0.3048), "mi": ("m", 1609.344),
    "lb lbs": ("kg", 0.45359237),
    "oz": ("kg", 0.028349523), "mbps Mbps": ("bit s-1", 1e6), "fps FPS": ("fps", 1.0),
    "x": (FOLD, 1.0), "×": (FOLD, 1.0), "kgf": ("N", 9.80665), "IU": ("IU", 1.0), "KB": ("B", 1e3),
    "GiB": ("B", 2.0**30), "MiB": ("B", 2.0**20), "KiB": ("B", 1024.0), "EUR €": ("EUR", 1.0),
    "USD $": ("USD", 1.0), "KRW ₩": ("KRW", 1.0), "GBP £": ("GBP", 1.0), "JPY ¥": ("JPY", 1.0),
}  # fmt: skip
_NAMES = {
    "percent pct": (RATIO, 0.01), "permille": (RATIO, 1e-3), "minute": (TIME, _MINUTE),
    "hour": (TIME, _HOUR), "day": (TIME, DAY), "week": (TIME, 7 * DAY),
    "fortnight": (TIME, 14 * DAY), "month": (MONTH, 1.0), "year": (MONTH, 12.0),
    "decade": (MONTH, 120.0), "century centurie": (MONTH, 1200.0),
    "quarter-century": (MONTH, 300.0),
    "mile": ("m", 1609.344), "yard": ("m", 0.9144), "foot feet": ("m", 0.3048),
    "inch inche": ("m", 0.0254), "acre": ("m2", 4046.8564), "hectare": ("m2", 1e4),
    "pound": ("kg", 0.45359237), "ounce": ("kg", 0.028349523), "gallon": ("m3", 3.785411784e-3),
    "fold": (FOLD, 1.0), "dollar": ("USD", 1.0), "euro": ("EUR", 1.0),
    "won": ("KRW", 1.0), "yen": ("JPY", 1.0), "yuan": ("CNY", 1.0), "decibel": ("dB", 1.0),
    "kelvin": ("K", 1.0), "degree": ("°", 1.0), "occasion": (OCCURRENCE, 1.0),
    "knot": ("m s-1", 0.514444),
}  # fmt: skip
_KOREAN = {
    "퍼센트 프로 퍼센트의": (RATIO, 0.01), "퍼센트포인트 %포인트": (POINTS, 1.0),
    "할": (RATIO, 0.1), "분": (TIME, _MINUTE), "시간": (TIME, _HOUR), "일": (TIME, DAY),
    "주 주일 주간": (TIME, 7 * DAY), "개월 달": (MONTH, 1.0),
    "년 해 개년 세 살": (MONTH, 12.0), "세기": (MONTH, 1200.0), "배": (FOLD, 1.0),
    "회 번 차례": (OCCURRENCE, 1.0), "원": ("KRW", 1.0), "달러": ("USD", 1.0), "유로": ("EUR", 1.0),
    "엔": ("JPY", 1.0), "위안": ("CNY", 1.0), "헥타르": ("m2", 1e4),
    "제곱미터 평방미터": ("m2", 1.0),
    "제곱킬로미터 평방킬로미터": ("m2", 1e6), "세제곱미터 입방미터": ("m3", 1.0),
    "킬로": ("kg", 1.0),
    "평": ("m2", 3.305785), "도": ("°", 1.0), "데시벨": ("dB", 1.0), "마일": ("m", 1609.344),
    "명 인 사람 개 건 편 곳 가지 종 종류 대 마리 그루 쌍 팀 권 장 채 척 개소 개국 가구 세대 "
    "표본 례 사례 문항 항목"
    " 점 위 등 차 번째 호 급 단계 학년 그룹 집단 군 군데 층 자리 개교 개사 여명 병원 학교 "
    "도시 나라 국가 지역 부분 분기 조각"
    " 시 월": (COUNT, 1.0),
}  # fmt: skip
_TEMPERATURES = {
    "°C": (1.0, 273.15), "°F": (5 / 9, 459.67 * 5 / 9), "degrees Celsius": (1.0, 273.15),
    "degrees Fahrenheit": (5 / 9, 459.67 * 5 / 9), "℃": (1.0, 273.15), "degrees C": (1.0, 273.15),
    "degrees F": (5 / 9, 459.67 * 5 / 9), "Celsius": (1.0, 273.15), "°c": (1.0, 273.15),
}  # fmt: skip
_CELSIUS = 273.15


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written; its value in base units of its dimension is `number * factor + offset`."""

    name: str
    dimension: str
    factor: float = 1.0
    offset: float = 0.0
    per: str = ""  # day, week, month or year, which are no part of the dimension

    @property
    def counts(self) -> bool:
        """Whether the unit only says what is counted."""
        return self.dimension in (COUNT, OCCURRENCE, TIMES, FOLD)

    def each(self, below: str) -> Unit | None:
        """This unit for each of another one, as written; None where that is no unit."""
        found = _atom(below, 0)
        if found is None or self.dimension == RATIO or self.offset:
            return None
        divided = _joined({self.dimension: 1}, {base: -power for base, power in found[0].items()})
        return Unit(f"{self.name}/{below}", divided, self.factor / found[1])


# "The hourly fee was 29 euros": what says for how long, and how many seconds that is.
_RATES = (
    (_HOUR, re.compile(r"\bhourly\b|\b(?:per|an|each|every) hour\b|시간당|시급", re.IGNORECASE)),
    (_MINUTE, re.compile(r"\b(?:per|a|each|every) minute\b|분당", re.IGNORECASE)),
)


def is_rate_of(rate: Unit, unit: Unit, text: str) -> bool:
    """Whether a text that has `unit` also says for how long: "hourly" for "euros an hour"."""
    divided = _joined({unit.dimension: 1}, {TIME: -1})
    return divided == rate.dimension and any(
        abs(rate.factor * seconds / unit.factor - 1) < 1e-9 and told.search(text)
        for seconds, told in _RATES
    )


@cache
def _table() -> dict[str, tuple[str, float]]:
    """Every spelling with dimension and factor."""
    table: dict[str, tuple[str, float]] = {}
    for symbol, (dimension, factor) in _PREFIXED.items():
        table[symbol] = (dimension, factor)
        for prefix, times in _PREFIXES.items():
            table[prefix + symbol] = (dimension, factor * times)
    # "mM" is a concentration and "mm" a length, but nobody writes these for what they would mean.
    for unwanted in ("nb", "mb", "ub", "μb", "mB", "nB", "uB", "μB", "kK", "MK", "b", "uA", "TA"):
        table.pop(unwanted, None)
    for names, meaning in {**_SINGLE, **_KOREAN}.items():
        table.update(dict.fromkeys(names.split(), meaning))
    for names, meaning in _NAMES.items():
        for name in names.split():
            table.update({name: meaning, f"{name}s": meaning})
    for names, (dimension, factor) in _PREFIXED_NAMES.items():
        for name in names.split():
            for prefix, times in {"": 1.0, **_PREFIX_NAMES}.items():
                table.update(
                    dict.fromkeys((prefix + name, f"{prefix}{name}s"), (dimension, factor * times))
                )
    for name, (dimension, factor) in _KOREAN_PREFIXED.items():
        for prefix, times in {"": 1.0, **_KOREAN_PREFIXES}.items():
            table[prefix + name] = (dimension, factor * times)
    table.update({"centuries": (MONTH, 1200.0), "times": (TIMES, 1.0)})
    return table


_LATIN_ATOM = re.compile(r"%p?t?(?![A-Za-z])|‰|°(?!\s?[A-Za-z])|[A-Za-zμΩÅ]+|[$€₩£¥×]")
_TEMPERATURE = re.compile(r"°\s?[CFc](?![A-Za-z])|degrees? (?:Celsius|Fahrenheit|[CF])\b|Celsius\b")
_PERCENT_WORDS = re.compile(
    r"(?:percentage|percent|per cent|%)[ -]points?\b|percentage[ -]?points?\b|per cent\b"
    r"|퍼센트\s?포인트|%\s?포인트|퍼센트\s?p|%p"
)
_POWER = re.compile(r"\^?(-?[1-4])(?!\d|[.,]\d)")
_DIVISION = re.compile(r"\s?/\s?|\s?per\s|\san?\s(?=day|week|month|year|hour|minute)")
# "3 μg of mercury per gram": what is measured may stand inside its unit.
_OF_WHAT = re.compile(r"\sof(?:\s[a-z]+){1,2}?(?=\s(?:per|an?|each|every)\s)")
_PER = re.compile(r"\sper\s")
_PERIOD = re.compile(
    r"(?:\s?/\s?|\sper\s|\san?\s|\seach\s|\severy\s)(?P<period>days?|d|fortnights?|weeks?"
    r"|wk|months?|quarters?|seasons?|years?|yr|y|annum)(?![A-Za-z])"
)
_PERIODS = {
    "d": "day", "f": "fortnight", "w": "week", "m": "month", "q": "quarter", "s": "season",
    "y": "year", "a": "year",
}  # fmt: skip
_PRODUCT = re.compile(r"[ ·⋅*](?=[A-Za-zμΩ]+\^?-[1-3])")
_KOREAN_WORD = re.compile(r"[가-힣]+")
# What may follow a Korean unit in its word.
_REMAINDER = re.compile(
    r"(?:간|째|동안|씩|당|내|후|전|대|생|짜리|쯤|여|가량|정도|이상|이하|미만|초과|만에|마다|중"
    r"|도|들|분"
    r"|으로|로|은|는|이|가|을|를|의|에|에서|와|과|만|까지|부터|보다|이다|이며|이고|이었다|였다"
    r"|였으며|이었으며"
    r"|인|였고|이었고|였는데|이었는데|인데|였지만|이었지만|이지만|였으나|이었으나|이나|나|에게|에도|에는|에서는|으로는|만큼|뿐|뿐이[가-힣]{0,3}|임|란|의는|간의|간은|이상의"
    r"|이상인|이상이"
    r"|이어서|여서|이어|이라서|라서|이라며"
    r"|이하의|이하인|미만의|미만인|에만|말|초|차|경|밖에|됐|된|되|하|연속|일)*$"
)


# Words that begin with a unit and end like it with a particle: "25 초과" are no seconds.
_NO_UNITS = ("초과", "개인", "원인", "회의", "주가")


# "Two consecutive days" are two days.
_BEFORE_UNIT = re.compile(
    r"(?:consecutive|successive|straight|further|additional|extra|full|whole|working|calendar)\s"
    r"(?=(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?)\b)"
)


def unit_at(text: str, at: int, spaced: bool) -> tuple[Unit, int] | None:
    """The unit that begins at `at` of a plain text, and where it ends.

    With `spaced`, a space stands in front of it, and it must look like nothing else.
    """
    if between := _BEFORE_UNIT.match(text, at):
        at = between.end()
    for pattern in (_TEMPERATURE, _PERCENT_WORDS):
        if match := pattern.match(text, at):
            if pattern is _PERCENT_WORDS:
                ratio = match[0] == "per cent"
                unit = Unit(match[0], RATIO, 0.01) if ratio else Unit(match[0], POINTS)
                return unit, match.end()
            factor, offset = _TEMPERATURES[_temperature_name(match[0])]
            return Unit(match[0], "K", factor, offset), match.end()
    if match := _KOREAN_WORD.match(text, at):
        return _korean_unit(text, match, spaced)
    return _latin_unit(text, at)


def _temperature_name(written: str) -> str:
    name = written.replace(" ", "") if written.startswith("°") else written
    return re.sub(r"^degree ", "degrees ", name)


def _korean_unit(text: str, match: re.Match[str], spaced: bool) -> tuple[Unit, int] | None:
    word = match[0]
    for length in range(min(8, len(word)), 0, -1):
        meaning = None if word.startswith(_NO_UNITS) else _table().get(word[:length])
        if meaning and (length == len(word) or _REMAINDER.match(word[length:])):
            name, (dimension, factor) = word[:length], meaning
            if name == "도" and length == len(word) and not spaced:
                return Unit("도", "K", 1.0, _CELSIUS), match.start() + 1
            if name in ("위", "시", "월", "도", "원인", "등", "세", "점") and spaced:
                return None
            end = match.start() + length
            if name in ("킬로미터", "미터", "킬로그램", "그램", "밀리그램", "마이크로그램", "톤"):
                return _korean_rate(text, Unit(name, dimension, factor), end)
            return Unit(name, dimension, factor), end
    return None


def _korean_rate(text: str, unit: Unit, end: int) -> tuple[Unit, int]:
    """A Korean unit with "/unit" behind it."""
    if text[end : end + 1] == "/":
        below = unit_at(text, end + 1, spaced=False)
        if below:
            other, end = below
            dimension = _joined({unit.dimension: 1}, {other.dimension: -1})
            return Unit(f"{unit.name}/{other.name}", dimension, unit.factor / other.factor), end
    return unit, end


def _latin_unit(text: str, at: int) -> tuple[Unit, int] | None:
    first = _atom(text, at)
    if first is None:
        return None
    powers, factor, end = first
    while not powers.keys() & {TIMES, FOLD, RATIO, OCCURRENCE}:
        division = _DIVISION.match(text, end)
        product = None if division else _PRODUCT.match(text, end)
        step = division or product
        following = _atom(text, step.end()) if step else None
        if following is None or _PERIOD.match(text, end):
            break
        sign = -1 if division else 1
        powers = {
            base: powers.get(base, 0) + sign * following[0].get(base, 0)
            for base in {**powers, **following[0]}
        }
        factor *= following[1] ** sign
        end = following[2]
    period = _PERIOD.match(text, end)
    per = ""
    if period:
        per, end = _PERIODS[period["period"][0].lower()], period.end()
    elif match := _OF_WHAT.match(text, end):
        powers, factor, per = _divided(text, match.end(), powers, factor)
    return Unit(text[at:end], _joined(powers), factor, per=per), end


def _divided(
    text: str, at: int, powers: dict[str, int], factor: float
) -> tuple[dict[str, int], float, str]:
    """Powers and factor of a unit divided by the one behind `at`, or the period that it is per."""
    if period := _PERIOD.match(text, at):
        return powers, factor, _PERIODS[period["period"][0].lower()]
    step = _PER.match(text, at)
    below = _atom(text, step.end()) if step else None
    if below is None or powers.keys() & {TIMES, FOLD, RATIO, OCCURRENCE}:
        return powers, factor, ""
    joint = {base: powers.get(base, 0) - below[0].get(base, 0) for base in {**powers, **below[0]}}
    return joint, factor / below[1], ""


def _atom(text: str, at: int) -> tuple[dict[str, int], float, int] | None:
    """A unit symbol with its power: powers of its dimension, factor, end."""
    match = _LATIN_ATOM.match(text, at)
    if not match:
        korean = _KOREAN_WORD.match(text, at)
        meaning = _table().get(korean[0]) if korean else None
        if korean and meaning:
            return {meaning[0]: 1}, meaning[1], korean.end()
        return None
    written, end = match[0], match.end()
    meaning = _table().get(written) or (_table().get(written.lower()) if len(written) > 3 else None)
    if meaning is None or written in ("in", "a"):
        return None
    dimension, factor = meaning
    power = 1
    exponent = _POWER.match(text, end)
    if exponent and dimension not in (RATIO, COUNT):
        power, end = int(exponent[1]), exponent.end()
    elif written not in "$€₩£¥" and re.match(r"[A-Za-z\d]", text[end : end + 1]):
        return None
    return {dimension: power}, factor**power, end


def _joined(powers: dict[str, int], more: dict[str, int] | None = None) -> str:
    """One name for a product of dimensions: m^1 · s^-1 → "m s-1"."""
    total: dict[str, int] = {}
    for source in (powers, more or {}):
        for name, power in source.items():
            for part in name.split():
                base, inner = _split_power(part)
                total[base] = total.get(base, 0) + power * inner
    shown = [
        base if power == 1 else f"{base}{power}" for base, power in sorted(total.items()) if power
    ]
    return " ".join(shown) or RATIO


@cache
def _split_power(part: str) -> tuple[str, int]:
    match = re.fullmatch(r"(.*?)(-?\d)?", part)
    assert match
    return match[1], int(match[2] or 1)
