"""Numbers written in Korean: "3만 5천", "1억 2,000만", "이십삼", "마흔세", "3분의 2"."""

from __future__ import annotations

import re

from precis.facts.lexicon import listed

_DIGITS = dict(zip("일이삼사오육칠팔구", range(1, 10), strict=True))
_SMALL = {"십": 10, "백": 100, "천": 1000}
_LARGE = {"만": 10**4, "억": 10**8, "조": 10**12}
_TENS = dict(
    zip(
        listed(
            """
            열 스물 스무 서른 마흔 쉰 예순 일흔 여든 아흔
            """
        ),
        (10, 20, 20, 30, 40, 50, 60, 70, 80, 90),
        strict=True,
    )
)
_ONES = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "석": 3, "넷": 4, "네": 4, "넉": 4,
    "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
# Behind "2만": a number of its own.
_NO_REST = r"(?:년|월|일|시|분|초|차|호|번|세|위|주|개월|배|학년|등|도|조|억|퍼센트)"
# "3만 5천", "2천5백만", "10만"; the multiplier must end its word or stand before a counter.
MIXED = re.compile(
    rf"(?<![\d.,A-Za-z]){_NUMBER}(?:[십백천]{{1,2}}[만억조]?|[만억조])"
    rf"(?:\s?{_NUMBER}(?:[십백천]{{1,2}}[만억조]?"
    rf"|[만억조]))*(?:(?<=만)\s?\d,\d{{3}}(?![\d,])|\s?\d{{1,3}}(?:,\d{{3}})?(?!\d)"
    rf"(?=\s?[명개원건대장회곳편쪽권점쌍]|[가-힣])(?!{_NO_REST}))?"
    r"(?!큼|들|[가-힣]*(?:분의))"
)
# Sino-Korean words need a counter behind them: every one of the syllables is also a word.
SINO = re.compile(
    r"(?<![가-힣\d])(?:[일이삼사오육칠팔구]?[십백천]|[일이삼사오육칠팔구][만억조]"
    r"|[만억](?=\s))[일이삼사오육칠팔구십백천만억조]*"
    r"(?=\s?(?:퍼센트|프로|명|개|년|월|세|회|배|주|일|시간|분|초|원|달러|킬로|미터|센티|밀리"
    r"|그램|톤|도|종|건|편|가구|여|점|번|권|대|그루|마리|인|리터|헥타르|퍼센트포인트|%))"
)
SINO_DIGIT = re.compile(
    r"(?<![가-힣\d])[일이삼사오육칠팔구](?=\s?(?:퍼센트|프로\b|개월|년간|년\s?동안|주간"
    r"|주\s?동안|배(?![가-힣]*[출치수]))|\s?(?:년)(?=[은는이가을를의에로만도 ,.]))"
)
# Glued to its number: "열대" and "한편" are other words.
_GLUED = r"(?:명|개(?!인|국|념|별)|곳|가지|배|번|차례|달|시간|사람|마리|그루|군데)"
_COUNTER = (
    r"(?:명|개|곳|가지|배|번|차례|달|시간|살|해|종|그룹|집단|건|편|사람|분|마리|쌍|그루|군데"
    r"|군|대|권|장|채"
    r"|척|병원|학교|도시|지역|나라|국가|부분|단계|팀|모델|방법|변수|요인|실험|연구|시기|유형"
    r"|품종|조건|주|달)"
)
# Days that have a word of their own; "하루" mostly means "a day" in general.
_DAYS = {
    "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8, "아흐레": 9,
    "열흘": 10, "보름": 15, "일주일": 7,
}  # fmt: skip
DAYS = re.compile(rf"(?<![가-힣])(?:{'|'.join(_DAYS)})(?!에\s)")  # "일주일에 세 번" is a rate


def days(match: re.Match[str]) -> int:
    """The value of a match of DAYS."""
    return _DAYS[match[0]]


_ANY_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
NATIVE = re.compile(
    rf"(?<![가-힣\d])(?P<tens>{'|'.join(_TENS)})?(?P<ones>{_ANY_ONE})?"
    rf"(?<=[가-힣])(?=\s{_COUNTER}|{_GLUED})"
)
FRACTION = re.compile(
    r"(?P<bottom>\d+|[이삼사오육칠팔구십백]+)\s?분의\s?(?P<top>\d+(?:\.\d+)?|[일이삼사오육칠팔구])"
)
# 세 명 중 한 명
_FEW = rf"(?:\d|10|{'|'.join(sorted(_ONES, key=len, reverse=True))}|열)"
SHARE = re.compile(
    rf"(?<![가-힣\d.,])(?P<bottom>{_FEW})\s?(?:명|개|곳|사람|가구|그루|건)\s?(?:중"
    rf"|가운데)(?:에서?)?\s(?P<top>{_FEW})\s?(?:명|개|곳|사람|가구|그루|건)(?:꼴)?"
)
HALF = re.compile(r"절반|(?<![가-힣])반(?=으로|이\s|수\s)|(?<![가-힣])과반(?:수)?")
MULTIPLE = re.compile(r"(?<![가-힣])(?:갑절|배(?=로\s))")


def mixed(text: str) -> float:
    """The value of digits with multipliers in between, as MIXED finds them."""
    total = section = 0.0
    for match in re.finditer(rf"({_NUMBER})([십백천]*)([만억조]?)", text):
        value = float(match[1].replace(",", ""))
        for small in match[2]:
            value *= _SMALL[small]
        section += value
        if match[3]:  # it holds for all before it that has none of its own: 2천5백만
            total, section = total + section * _LARGE[match[3]], 0.0
    return total + section


def sino(word: str) -> float | None:
    """The value of Sino-Korean syllables, None when they stand in no possible order."""
    total, section, digit = 0, 0, 0
    last_large = 10**16
    for syllable in word:
        if syllable in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[syllable]
        elif syllable in _SMALL:
            section += (digit or 1) * _SMALL[syllable]
            digit = 0
        else:
            if _LARGE[syllable] >= last_large:
                return None
            last_large = _LARGE[syllable]
            total += (section + digit or 1) * last_large
            section, digit = 0, 0
    return float(total + section + digit)


def native(match: re.Match[str]) -> int:
    """The value of a match of NATIVE."""
    return _TENS.get(match["tens"] or "", 0) + _ONES.get(match["ones"] or "", 0)


def fraction(match: re.Match[str]) -> float | None:
    """The value of a match of FRACTION."""
    top, bottom = (_either(match[name]) for name in ("top", "bottom"))
    return top / bottom if top and bottom else None


def share(match: re.Match[str]) -> float | None:
    """The value of a match of SHARE."""
    top, bottom = (
        float(part) if (part := match[name]).isdigit() else float({**_ONES, **_TENS}[part])
        for name in ("top", "bottom")
    )
    return top / bottom if 0 < top < bottom else None


def _either(written: str) -> float | None:
    return float(written) if written[0].isdigit() else sino(written)
