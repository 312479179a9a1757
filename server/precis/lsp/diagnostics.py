"""Findings as diagnostics: Information for what was not found, Warning for what conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types

from precis.facts.finding import ReasonKind
from precis.lsp.documents import Snapshot
from precis.lsp.findings import Flagged, Ground, Quote
from precis.lsp.wording import Words

SOURCE = "precis"
# The source speaks of the same and says something else.
_CONFLICTS = frozenset(
    {ReasonKind.UNIT, ReasonKind.SWAPPED, ReasonKind.DIRECTION, ReasonKind.NEGATION}
)
_LONGEST = 160  # code points of a quotation in a list of places


def conflicts(ground: Ground) -> bool:
    """Whether the source has something else in this place, rather than nothing at all."""
    return ground.against is not None or ground.kind in _CONFLICTS


def diagnostics_of(
    now: Snapshot, found: Iterable[Flagged], words: Words, *, related: bool
) -> list[types.Diagnostic]:
    """One diagnostic for each ground; `related` says that the client shows other places."""
    return [
        _diagnostic(now, flagged, ground, words, related=related)
        for flagged in found
        for ground in flagged.grounds
    ]


def _diagnostic(
    now: Snapshot, flagged: Flagged, ground: Ground, words: Words, *, related: bool
) -> types.Diagnostic:
    severity = types.DiagnosticSeverity
    return types.Diagnostic(
        range=now.positions.range(ground.span),
        message=words(ground.message),
        severity=severity.Warning if conflicts(ground) else severity.Information,
        code=ground.kind.value,
        source=SOURCE,
        related_information=list(_related(now, flagged, ground, words)) if related else None,
        data={"finding": flagged.number},
    )


def _related(
    now: Snapshot, flagged: Flagged, ground: Ground, words: Words
) -> Iterator[types.DiagnosticRelatedInformation]:
    """What conflicts first, then the evidence of the sentence, the best first."""
    has, evidence = words("The source has"), words("Evidence")
    quotes = [(has, ground.against)] if ground.against else []
    for title, quote in (*quotes, *((evidence, one) for one in flagged.evidence)):
        if location := location_of(now, quote):
            yield types.DiagnosticRelatedInformation(location, f"{title}: “{short(quote.text)}”")


def location_of(now: Snapshot, quote: Quote) -> types.Location | None:
    """Where a quotation stands; None for a text that stands nowhere any more."""
    if quote.span is not None:
        return types.Location(now.uri, now.positions.range(quote.span))
    return types.Location(quote.uri, quote.range) if quote.range is not None else None


def short(text: str, longest: int = _LONGEST) -> str:
    """A quotation on one line, no longer than `longest` code points."""
    folded = " ".join(text.split())
    return folded if len(folded) <= longest else f"{folded[: longest - 1].rstrip()}…"
