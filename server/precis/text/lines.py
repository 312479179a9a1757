"""Lines and white space of a text, in code points, without altering either."""

from __future__ import annotations

import re
from dataclasses import dataclass

from precis.text.document import Span

# Only what editors call a line break: str.splitlines() would also cut at form feeds and U+2028.
_BREAK = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text without the break, its start, and where the next line starts."""

    text: str
    start: int
    after: int

    @property
    def end(self) -> int:
        """Where the line's text ends, before its break."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """Whether the line holds nothing but white space."""
        return not self.text or self.text.isspace()


def lines_of(text: str, start: int = 0) -> list[Line]:
    """The lines of `text` from code point `start` on; a final empty line is left out."""
    found = []
    for match in _BREAK.finditer(text, start):
        found.append(Line(text[start : match.start()], start, match.end()))
        start = match.end()
    if start < len(text):
        found.append(Line(text[start:], start, len(text)))
    return found


def trimmed(text: str, span: Span) -> Span:
    """`span` without the white space at its ends; empty at its start when there is nothing else."""
    inside = span.of(text)
    start = span.start + len(inside) - len(inside.lstrip())
    if start == span.end:
        return Span(span.start, span.start)
    return Span(start, span.start + len(inside.rstrip()))


def line_end(text: str, offset: int) -> int:
    """Where the line after `offset` starts when only blanks remain on this one, else `offset`."""
    position = offset
    while position < len(text) and text[position] in " \t":
        position += 1
    match = _BREAK.match(text, position)
    if match:
        return match.end()
    return position if position == len(text) else offset
