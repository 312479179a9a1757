"""Markup that a rewriting must keep: citations, mathematics, references, code, links."""

from __future__ import annotations

from dataclasses import dataclass

from precis.text.document import Format, Span


@dataclass(frozen=True)
class Protected:
    """A piece of markup, verbatim, and its place; `kind` says what it is."""

    kind: str
    text: str
    span: Span


def protected(text: str, format: Format) -> tuple[Protected, ...]:
    """The protected markup of `text`, in order and not overlapping."""
    return ()


def missing(before: str, after: str, format: Format) -> tuple[Protected, ...]:
    return ()


def escape(text: str, format: Format) -> str:
    return text


def prose(text: str, format: Format) -> str:
    return text
