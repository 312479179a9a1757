"""What of a piece of text is left when other pieces of it are taken out."""

from __future__ import annotations

from collections.abc import Iterable

from precis.text.document import Span


def outside(span: Span, holes: Iterable[Span]) -> list[Span]:
    """What of a span lies outside all of `holes`, in order; nothing of it may be left."""
    left: list[Span] = []
    start = span.start
    for hole in sorted((one for one in holes if len(one)), key=lambda one: one.start):
        if start < min(hole.start, span.end):
            left.append(Span(start, min(hole.start, span.end)))
        start = max(start, hole.end)
    if start < span.end:
        left.append(Span(start, span.end))
    return left
