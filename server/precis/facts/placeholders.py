"""What stands in a text for a fact that is not known: a typed placeholder such as [year]."""

from __future__ import annotations

import re
from collections.abc import Iterable

from precis.facts.finding import Fact, FactKind, Reason, ReasonKind
from precis.text.document import Format, Span
from precis.text.language import Language
from precis.text.placeholders import WORDS

# What a placeholder can stand for: a fact, but not a direction or a whole sentence.
_FACTS = {ReasonKind(kind.value): kind for kind in FactKind} | {
    ReasonKind.UNIT: FactKind.QUANTITY,
}
# Behind these, LaTeX takes a bracket for an option.
_TAKES_OPTION = re.compile(r"\\(?:\\|[A-Za-z]+)\*?\s*\Z")
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
    word = WORDS[fact.kind.value][column]
    if fact.kind in (FactKind.NUMBER, FactKind.QUANTITY):
        digits = _DIGITS.search(text, fact.start, fact.end)
        end = digits.end() if digits else fact.end
        behind = _COUNTED_BEHIND.match(text, end)
        if behind or _COUNT_BEFORE.search(text, max(0, fact.start - 20), fact.start):
            word = WORDS["sample size"][column]
            return f"[{word}]", Span(fact.start, end)
    return f"[{word}]", Span(fact.start, fact.end)


def in_place_of(
    text: str, kind: ReasonKind, span: Span, language: Language, format: Format
) -> tuple[str, Span] | None:
    """The placeholder for what a reason points at, safe in the format; None where no fact is."""
    fact = _FACTS.get(kind)
    if fact is None or not len(span):
        return None
    found = Fact(fact, span.of(text), span.start, span.end)
    words, place = placeholder(text, found, language)
    before = text[max(0, place.start - 60) : place.start]
    if format is Format.LATEX and _TAKES_OPTION.search(before):
        words = f"{{{words}}}"
    return words, place


def filled(
    text: str, reasons: Iterable[Reason], language: Language, format: Format
) -> tuple[str, int]:
    """The text with a placeholder for every fact that the reasons name, and how many there are.

    The reasons' spans are places in `text`.
    """
    count, behind = 0, len(text)
    for reason in sorted(reasons, key=lambda one: one.span, reverse=True):
        found = in_place_of(text, reason.kind, reason.span, language, format)
        if found is None or found[1].end > behind:
            continue
        words, place = found
        text = text[: place.start] + words + text[place.end :]
        count, behind = count + 1, place.start
    return text, count
