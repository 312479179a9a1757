"""The public face of the checks that need no model: facts of a text, and those a source lacks."""

from __future__ import annotations

from precis.facts.check import check
from precis.facts.finding import Fact, FactKind, Finding, Reason, ReasonKind, Report, State
from precis.facts.lookup import missing, stated
from precis.facts.prose.reading import read
from precis.facts.sources.source import Source
from precis.text.document import Format
from precis.text.language import Language

__all__ = [
    "Fact",
    "FactKind",
    "Finding",
    "Reason",
    "ReasonKind",
    "Report",
    "Source",
    "State",
    "check",
    "facts_of",
    "missing_facts",
]


def facts_of(text: str, language: Language, format: Format = Format.PLAIN) -> tuple[Fact, ...]:
    """The facts that a text states, in order, with their places in it (code points)."""
    reading = read(text, language, format)
    found = []
    for sentence in reading.sentences:
        for item in stated(sentence):
            span = reading.span(item.start, item.end)
            found.append(Fact(item.kind, span.of(text), span.start, span.end))
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end)))


def missing_facts(
    draft: str, source: str, language: Language, format: Format = Format.PLAIN
) -> tuple[Fact, ...]:
    """The facts of the draft that the source lacks, in order, with their places in the draft."""
    known = Source.of(source, language, format)
    reading = read(draft, language, format)
    found = []
    for sentence in reading.sentences:
        matches = known.search(sentence, 8)
        for item in stated(sentence):
            if missing(item, sentence, known, matches):
                span = reading.span(item.start, item.end)
                found.append(Fact(item.kind, span.of(draft), span.start, span.end))
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end)))
