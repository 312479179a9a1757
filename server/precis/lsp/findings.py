"""What was found in an open document, and how it moves or vanishes as the text changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lsprotocol import types

from precis.facts.finding import Explanation, ReasonKind
from precis.text.document import Span
from precis.text.remap import Hull, remap


@dataclass(frozen=True)
class Quote:
    """Words of a source, and where they stand.

    `span` is a place in the checked document itself, where it moves with edits; `range` one in
    the document `uri`. A text that stands nowhere any more has neither.
    """

    text: str
    span: Span | None = None
    uri: str = ""
    range: types.Range | None = None


@dataclass(frozen=True)
class Ground:
    """Why a sentence is flagged: `span` in the document; `against` is what conflicts with it."""

    kind: ReasonKind
    text: str
    span: Span
    message: str
    against: Quote | None = None


@dataclass(frozen=True)
class Flagged:
    """A sentence that a person should look at; `span` and `grounds` are places in the document.

    `score` (0–1) tells how far the source supports the sentence, `source` names that. `support`
    is what the language model alone says of it, `explained` a question with two answers; both are
    None until they are there.
    """

    number: int
    span: Span
    sentence: str
    grounds: tuple[Ground, ...]
    evidence: tuple[Quote, ...]
    score: float
    source: str
    support: float | None = None
    explained: Explanation | None = None


def moved(found: Iterable[Flagged], before: str, after: str) -> tuple[Flagged, ...]:
    """The findings at their places in the text as it is now, without those that are stale."""
    hull = Hull.of(before, after)
    return tuple(one for old in found if (one := _moved(old, hull, before, after)) is not None)


def _moved(found: Flagged, hull: Hull, before: str, after: str) -> Flagged | None:
    """One finding afterwards; None when its sentence was touched, or what conflicts with it."""
    place = _place(found.span, hull, before, after)
    if place is None or _grew(found.span, place, before, after):
        return None
    shift = place.start - found.span.start
    grounds = []
    for ground in found.grounds:
        against = _quote(ground.against, hull, before, after) if ground.against else None
        if ground.against is None or against is not None:
            grounds.append(replace(ground, span=ground.span.shifted(shift), against=against))
    if not grounds:
        return None
    evidence = (_quote(quote, hull, before, after) for quote in found.evidence)
    return replace(
        found,
        span=place,
        grounds=tuple(grounds),
        evidence=tuple(quote for quote in evidence if quote is not None),
    )


def _quote(quote: Quote, hull: Hull, before: str, after: str) -> Quote | None:
    """A quotation afterwards; None when its words were changed."""
    if quote.span is None:
        return quote
    place = _place(quote.span, hull, before, after)
    return None if place is None else replace(quote, span=place)


def _place(span: Span, hull: Hull, before: str, after: str) -> Span | None:
    return hull.untouched(span) or remap(span, before, after)


def _grew(old: Span, new: Span, before: str, after: str) -> bool:
    """Whether a letter or digit stands at an edge now that did not: a word was typed on."""
    edges = (
        (before[max(0, old.start - 1) : old.start], after[max(0, new.start - 1) : new.start]),
        (before[old.end : old.end + 1], after[new.end : new.end + 1]),
    )
    return any(was != now and now.isalnum() for was, now in edges)
