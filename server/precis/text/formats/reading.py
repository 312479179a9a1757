"""What a format's reader finds in a document: headings, title, abstract and body."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from precis.text.document import Span


@dataclass(frozen=True)
class Heading:
    """One heading: `span` holds its line(s) with the line break, `level` orders it among others.

    `limit` is where the enclosing element ends, in formats that nest their sections in elements.
    """

    title: str
    level: int
    span: Span
    limit: int | None = None


@dataclass(frozen=True)
class Reading:
    """All that a reader found; `breaks` are the places that end every open section."""

    body: Span
    headings: tuple[Heading, ...] = ()
    title: str | None = None
    abstract: Span | None = None
    breaks: tuple[int, ...] = ()


class ByteTable:
    """UTF-8 of a text, and the way from byte offsets in it back to code points."""

    def __init__(self, text: str) -> None:
        # A lone surrogate cannot be encoded, yet an editor may send one while a pair is typed.
        self.data = text.encode("utf-8", "surrogatepass")
        self._starts: list[int] | None = None
        if len(self.data) != len(text):
            self._starts = [at for at, byte in enumerate(self.data) if byte & 0xC0 != 0x80]

    def code_point(self, byte: int) -> int:
        """The code point that begins at `byte` (or the next one, for a byte inside one)."""
        return byte if self._starts is None else bisect_left(self._starts, byte)

    def span(self, start: int, end: int) -> Span:
        """The span of the code points between two byte offsets."""
        return Span(self.code_point(start), self.code_point(end))


def folded(words: str) -> str:
    """`words` on one line with single spaces."""
    return " ".join(words.split())
