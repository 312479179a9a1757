"""What stands in a text for a fact that is not known: a typed placeholder such as [year]."""

from __future__ import annotations

import re

from precis.facts.finding import Fact, FactKind
from precis.text.document import Span
from precis.text.language import Language

# English and Korean. Models are trained to write the same words that a writer is shown.
_WORDS = {
    FactKind.NUMBER: ("number", "숫자"),
    FactKind.PERCENTAGE: ("percentage", "비율"),
    FactKind.QUANTITY: ("quantity", "수치"),
    FactKind.RANGE: ("range", "범위"),
    FactKind.DATE: ("date", "날짜"),
    FactKind.YEAR: ("year", "연도"),
    FactKind.CITATION: ("citation", "인용"),
    FactKind.ACRONYM: ("acronym", "약어"),
    FactKind.NAME: ("name", "이름"),
    FactKind.QUOTED: ("term", "용어"),
}
_SAMPLE = ("sample size", "표본 크기")
_COUNTED = (
    r"(?:participants?|patients?|subjects?|students?|respondents?|volunteers?|children|adults|"
    r"women|men|people|persons|speakers?|observers?|annotators?|samples?|examples?|documents?|"
    r"papers?|articles?|images?|sentences|cases|specimens|interviews?)\b|명|건|부|편|장(?!소)"
)
# What a study counted: "120 patients", "120 older patients", "n = 120", "120명".
_COUNTED_BEHIND = re.compile(rf"[ -]?(?:[a-z]+[ -])?(?:{_COUNTED})")
_COUNT_BEFORE = re.compile(r"(?:\b[nN]\s*=|\bsample (?:size )?of|표본[은이]?)\s*$")
_DIGITS = re.compile(r"[\d.,]*\d(?: ?[십백천만억조]+)?")


def placeholder(text: str, fact: Fact, language: Language) -> tuple[str, Span]:
    """The placeholder for a fact of `text`, and the span that it takes; a counted noun stays."""
    column = 1 if language is Language.KOREAN else 0
    word = _WORDS[fact.kind][column]
    if fact.kind in (FactKind.NUMBER, FactKind.QUANTITY):
        digits = _DIGITS.search(text, fact.start, fact.end)
        end = digits.end() if digits else fact.end
        behind = _COUNTED_BEHIND.match(text, end)
        if behind or _COUNT_BEFORE.search(text, max(0, fact.start - 20), fact.start):
            return f"[{_SAMPLE[column]}]", Span(fact.start, end)
    return f"[{word}]", Span(fact.start, fact.end)
