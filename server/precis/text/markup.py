"""Markup that a rewriting must keep: citations, mathematics, references, code, links."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from precis.text.authored import authored
from precis.text.document import Format, Span
from precis.text.escaping import escape
from precis.text.patterns import kind_of, protected_pattern
from precis.text.plain_prose import prose

__all__ = ["Protected", "escape", "missing", "prose", "protected"]


# What looks like a comment inside of these is none: "%20" of an address.
_HIDING = frozenset({"code", "link", "comment"})


@dataclass(frozen=True)
class Protected:
    """A piece of markup, verbatim, and its place in code points.

    `kind` is citation, math, reference, code, link, footnote or comment, and in what is `missing`
    also note, figure or table.
    """

    kind: str
    text: str
    span: Span


def protected(text: str, format: Format) -> tuple[Protected, ...]:
    """The protected markup of `text`, in order and not overlapping."""
    found = []
    for match in protected_pattern(format).finditer(text):
        kind = kind_of(match, format)
        if kind != "skip" and match.end() > match.start():
            found.append(Protected(kind, match[0], Span(*match.span())))
    return tuple(found)


def missing(before: str, after: str, format: Format) -> tuple[Protected, ...]:
    """The protected markup of `before` that `after` lacks, with its spans in `before`.

    So too the author's own notes, figures and tables, which no rewriting brings back. What occurs
    twice must be kept twice; white space inside may differ.
    """
    kept = Counter(_folded(item.text) for item in _kept_by_author(after, format))
    lacking = []
    for item in _kept_by_author(before, format):
        key = _folded(item.text)
        if kept[key] > 0:
            kept[key] -= 1
        else:
            lacking.append(item)
    return tuple(lacking)


def _kept_by_author(text: str, format: Format) -> list[Protected]:
    """What is protected, and what the author put beside the sentences, in order."""
    found = list(protected(text, format))
    hidden = [one.span for one in found if one.kind in _HIDING]
    known = {one.span for one in found}
    for kind, start, end in authored(text, format):
        span = Span(start, end)
        if span not in known and not any(one.start < start < one.end for one in hidden):
            found.append(Protected(kind, text[start:end], span))
    return sorted(found, key=lambda one: (one.span.start, one.span.end))


def _folded(markup: str) -> str:
    return " ".join(markup.split())
