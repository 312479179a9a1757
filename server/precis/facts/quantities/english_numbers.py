"""Numbers written as English words: "forty-three", "two and a half million", "two thirds"."""

from __future__ import annotations

import re

from precis.facts.lexicon import listed

_UNITS = dict(
    zip(
        listed(
            """
            zero one two three four five six seven eight nine ten eleven twelve
            thirteen fourteen fifteen sixteen seventeen eighteen nineteen
            """
        ),
        range(20),
        strict=True,
    )
)
_TENS = dict(
    zip(
        listed(
            """
            twenty thirty forty fifty sixty seventy eighty ninety
            """
        ),
        range(20, 100, 10),
        strict=True,
    )
)
_ORDINALS = {
    **dict(
        zip(
            listed(
                """
                first second third fourth fifth sixth seventh eighth ninth tenth
                eleventh twelfth thirteenth fourteenth fifteenth sixteenth
                seventeenth eighteenth nineteenth
                """
            ),
            range(1, 20),
            strict=True,
        )
    ),
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "hundredth": 100,
}
MAGNITUDES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_SMALL = "|".join([*_UNITS, *_TENS])
_LARGE = "|".join(MAGNITUDES)
_ORDINAL = "|".join(_ORDINALS)
_ANY = rf"(?:{_SMALL}|{_LARGE})"
_PART = "half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"

# "a third of", "two-thirds", "half"; never "the first half" or "half-life".
_BEFORE_PART = "|".join(
    rf"(?<=\b{word} )"
    for word in listed("by to about nearly than over only roughly around approximately almost just")
)
_AFTER_PART = (
    r"of|were|was|had|have|has|did|do|said|reported|came|grew|[a-z]{2,}ed"
    # "A third larger than before", but not "a third larger study".
    r"|(?:less|more|fewer|lower|higher|smaller|larger|shorter|longer|cheaper|faster|slower)"
    r"(?=\s(?:than|in|on|at|after)\b|[.,;:)]|$)"
)
# "Reduced by a third reviewer" is no share: what stands behind one is none of its noun.
_BEHIND_SHARE = (
    r"(?:of|were|was|had|have|has|did|do|in|on|over|to|from|for|after|before|when|as|and|or|but|less"
    r"|more|fewer|lower|higher|smaller|larger|shorter|longer|than|compared|the|this|at|with|within"
    r"|during|between|if|while|since|by|per|a|an|it|they|we|because|relative|among|through|under"
    r"|said|reported|came|grew|\w+ed|\w+ly)\b"
)
FRACTION = re.compile(
    rf"(?<!and )\b(?:(?:(?P<over>{'|'.join(_UNITS)})[ -]"
    rf"|(?P<one>an?)[ ](?=(?:{_PART})(?:[ ](?:{_AFTER_PART})\b|[.,;:)]|$))"
    rf"|(?:{_BEFORE_PART})an?[ ](?!\w+[ ](?!{_BEHIND_SHARE})[a-z]))(?P<part>{_PART})"
    r"|(?<!first )(?<!second )(?<!latter )(?<!other )(?<!and a )(?P<half>half)"
    r"(?!-|\s+(?:life|lives|time|as|a\s+(?:million|billion|thousand|dozen|trillion))\b))"
    r"(?!-)",
    re.IGNORECASE,
)
# "one in three", "2 out of 5"
_FEW = rf"(?:{'|'.join(list(_UNITS)[1:11])}|\d|10)"
SHARE = re.compile(
    rf"(?<![\d.,])\b(?P<top>{_FEW})"
    r"(?:(?<=one)\s[a-z]+(?=\sin\s\w+\b(?!\s[a-z]+s\b)))?"  # "one participant in eight"
    rf"\s(?:in|out of)\s(?:every\s)?(?P<bottom>{_FEW})\b(?![.,]?\d"
    rf"|-|%)",
    re.I,
)
AND_A_HALF = re.compile(
    rf"\b(?P<number>an?|\d{{1,3}}|{_SMALL})[ ](?P<unit>[a-z]{{3,9}})[ ]and[ ]a[ ]half\b",
    re.IGNORECASE,
)
CARDINAL = re.compile(
    rf"\b(?:(?:half a|a|an|several)[ ](?={_LARGE}))?{_ANY}"
    rf"(?:(?:[ -]|(?<=hundred)[ ]and[ ]|(?<=thousand)[ ]and[ ]|(?<=million)[ ]and[ ]){_ANY})*"
    r"(?:[ ]and[ ](?:a[ ])?half(?:[ ](?:million|billion|thousand))?)?\b",
    re.IGNORECASE,
)
ORDINAL = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(_TENS)})-)?(?P<ordinal>{_ORDINAL})\b(?![ -](?:of|half)\b)",
    re.IGNORECASE,
)
MULTIPLES = {
    "halved": 0.5, "halves": 0.5, "halving": 0.5, "twice": 2.0,
    "thrice": 3.0, "double": 2.0, "doubled": 2.0, "doubles": 2.0, "doubling": 2.0,
    "twofold": 2.0, "threefold": 3.0, "fourfold": 4.0, "fivefold": 5.0, "tenfold": 10.0,
    "triple": 3.0, "tripled": 3.0, "triples": 3.0, "tripling": 3.0, "quadrupled": 4.0,
    "sixfold": 6.0, "sevenfold": 7.0, "eightfold": 8.0, "ninefold": 9.0, "hundredfold": 100.0,
}  # fmt: skip
MULTIPLE = re.compile(rf"\b(?:{'|'.join(MULTIPLES)})\b", re.IGNORECASE)


def cardinal_or_digits(written: str) -> float | None:
    """The value of digits, of a number word, or of "a"."""
    if written.isdigit():
        return float(written)
    return 1.0 if written.lower() in ("a", "an") else cardinal(written)


def cardinal(words: str) -> float | None:
    """The value of a run of number words; None when they make no number ("two three")."""
    text = words.lower().replace("-", " ")
    half = 0.0
    if match := re.search(r"\sand\s(?:a\s)?half(?:\s(million|billion|thousand))?$", text):
        half = 0.5 * MAGNITUDES.get(match[1] or "", 1.0)
        text = text[: match.start()]
        if match[1]:
            value = cardinal(text)
            return None if value is None else value * MAGNITUDES[match[1]] + half
    factor = 0.5 if text.startswith("half a ") else 1.0
    text = re.sub(r"^(?:half a|an?|several) ", "", text)
    value = _sum([word for word in text.split() if word != "and"])
    if value is None:
        return None
    if half and text.split()[-1] in MAGNITUDES:
        half *= MAGNITUDES[text.split()[-1]]
    return value * factor + half


def _sum(words: list[str]) -> float | None:
    total, current = 0.0, 0.0
    last = 1e15
    for word in words:
        if word in MAGNITUDES:
            scale = MAGNITUDES[word]
            current = (current or 1.0) * scale
            if scale >= 1e3:
                total, current = total + current, 0.0
            last = 100.0 if scale == 1e2 else 1e15
            continue
        value = float(_UNITS[word] if word in _UNITS else _TENS[word])
        # "twenty three" goes on; "three twenty" does not.
        if last < 1e15 and not (last == 100.0 or (20 <= last < 100 and value < 10)):
            return None
        current += value
        last = value
    return total + current


def fraction(match: re.Match[str]) -> float:
    """The value of a match of FRACTION."""
    if match["half"] is not None:
        return 0.5
    top = _UNITS[match["over"].lower()] if match["over"] else 1
    part = match["part"].lower()
    return top / _PARTS[part if part in _PARTS else part.removesuffix("s")]


def share(match: re.Match[str]) -> float | None:
    """The value of a match of SHARE."""
    top, bottom = (
        float(part) if (part := match[name].lower()).isdigit() else float(_UNITS[part])
        for name in ("top", "bottom")
    )
    return top / bottom if 0 < top < bottom else None


def ordinal(match: re.Match[str]) -> int:
    """The value of a match of ORDINAL."""
    return _TENS.get((match["tens"] or "").lower(), 0) + _ORDINALS[match["ordinal"].lower()]
