"""What stands in a target for a fact that its input lacks: a typed placeholder."""

from __future__ import annotations

import re
from collections.abc import Iterable

from precis.facts.finding import Fact, FactKind
from precis.text.language import Language

# English and Korean, as the serving side shows them to a writer.
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
_ENUMERATOR = re.compile(r"[1-9]\)")  # the 3 of "… and 3) the cost"


def masked(target: str, missing: Iterable[Fact], language: Language) -> str:
    """`target` with a placeholder such as [sample size] in each missing fact's place.

    `missing` are facts of `target`; of overlapping ones the longest counts. The numbers of an
    enumeration stay.
    """
    parts: list[str] = []
    end = 0
    for fact in sorted(missing, key=lambda fact: (fact.start, -fact.end)):
        if fact.start < end or _enumerates(target, fact):
            continue
        placeholder, start, end_of_fact = _place(target, fact, language)
        parts += (target[end:start], placeholder)
        end = end_of_fact
    return "".join((*parts, target[end:]))


def _enumerates(target: str, fact: Fact) -> bool:
    """Whether a number counts what the sentence lists, "(3)" or "3)", and states nothing."""
    if not _ENUMERATOR.match(target, fact.start):
        return False
    before = target[max(0, fact.start - 60) : fact.start]
    return before.endswith("(") or before.rfind("(") <= before.rfind(")")


def _place(target: str, fact: Fact, language: Language) -> tuple[str, int, int]:
    """The placeholder, and the half-open span that it takes; a counted noun stays."""
    column = 1 if language is Language.KOREAN else 0
    word = _WORDS[fact.kind][column]
    if fact.kind in (FactKind.NUMBER, FactKind.QUANTITY):
        digits = _DIGITS.search(target, fact.start, fact.end)
        end = digits.end() if digits else fact.end
        behind = _COUNTED_BEHIND.match(target, end)
        if behind or _COUNT_BEFORE.search(target, max(0, fact.start - 20), fact.start):
            return f"[{_SAMPLE[column]}]", fact.start, end
    return f"[{word}]", fact.start, fact.end
