"""One check: what a draft says beside its source, as findings of its document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from precis.lsp.accepted import Memory
from precis.lsp.findings import Flagged, Ground
from precis.lsp.sources import SourceText
from precis.text.document import Format, Span

if TYPE_CHECKING:
    from precis.facts.finding import Finding, Report
    from precis.facts.sources.source import Source


@dataclass(frozen=True)
class Examined:
    """The sentences to look at, and how many there were; `accepted` ones are left out."""

    found: tuple[Flagged, ...]
    sentences: int
    accepted: int


def read(text: str, format: Format) -> Source:
    """A source read and indexed. Takes long, most of a check: worth keeping."""
    # Late: the checker's tables take longer to import than answering `initialize` may take.
    from precis.facts.hard import Source

    return Source.of(text, None, format)


def examine(
    text: str, region: Span, format: Format, source: SourceText, known: Source, memory: Memory
) -> Examined:
    """Check a region of a document's text against `known`, its source as it was read.

    Takes long: not for the event loop.
    """
    from precis.facts.hard import check

    return flagged(check(region.of(text), known, None, format), text, region, source, memory)


def flagged(
    report: Report, text: str, region: Span, source: SourceText, memory: Memory
) -> Examined:
    """What a report on a region of a text flags, without what was accepted."""
    found = []
    accepted = 0
    for finding in report.flagged:
        span = finding.span.shifted(region.start)
        sentence = span.of(text)
        grounds = tuple(_grounds(finding, region, source))
        left = tuple(ground for ground in grounds if not memory.knows(sentence, ground))
        if not left:
            accepted += 1
            continue
        evidence = tuple(source.quote(place) for place in finding.evidence)
        found.append(
            Flagged(0, span, sentence, left, evidence, finding.score, source.name, finding.support)
        )
    return Examined(tuple(found), len(report.findings), accepted)


def _grounds(finding: Finding, region: Span, source: SourceText) -> Iterator[Ground]:
    for reason in finding.reasons:
        against = source.quote(reason.source) if reason.source is not None else None
        span = reason.span.shifted(region.start)
        yield Ground(reason.kind, reason.text, span, reason.message, against)
