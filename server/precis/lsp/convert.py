"""The only place where positions of the protocol meet code points, in all three encodings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum

from lsprotocol import types

from precis.text.document import Span

# The protocol's line breaks: str.splitlines() would also cut at form feeds and U+2028.
_BREAK = re.compile(r"\r\n|\n|\r")


class Encoding(StrEnum):
    """What a client counts in when it says `character`."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


_CODECS = {Encoding.UTF8: ("utf-8", 1), Encoding.UTF16: ("utf-16-le", 2)}


def encoding_of(negotiated: str | None) -> Encoding:
    """The negotiated encoding; UTF-16, the protocol's default, for anything unknown."""
    try:
        return Encoding(negotiated or Encoding.UTF16)
    except ValueError:
        return Encoding.UTF16


class Positions:
    """Converts between a text's code points and a client's positions, both ways.

    A position outside the text is moved to the nearest place inside: behind the end of a line
    means its end, inside a character means its start.
    """

    def __init__(self, text: str, encoding: Encoding) -> None:
        self._text = text
        self._encoding = encoding
        self._starts = [0]
        self._ends: list[int] = []
        for found in _BREAK.finditer(text):
            self._ends.append(found.start())
            self._starts.append(found.end())
        self._ends.append(len(text))

    def offset(self, position: types.Position) -> int:
        """The code point that a position stands before."""
        if position.line >= len(self._starts):
            return len(self._text)
        start, end = self._starts[position.line], self._ends[position.line]
        # A code point has one unit at least, so no more of the line than this is needed.
        end = min(end, start + position.character)
        return start + points_in(self._text[start:end], position.character, self._encoding)

    def position(self, offset: int) -> types.Position:
        """The position before a code point; between the two halves of CRLF it is before both."""
        offset = max(0, min(offset, len(self._text)))
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        within = self._text[start : min(offset, self._ends[line])]
        return types.Position(line, units_of(within, self._encoding))

    def span(self, range_: types.Range) -> Span:
        """The span of a range, whichever way round its ends are."""
        first, last = sorted((self.offset(range_.start), self.offset(range_.end)))
        return Span(first, last)

    def range(self, span: Span) -> types.Range:
        """The range of a span."""
        return types.Range(self.position(span.start), self.position(span.end))


def units_of(line: str, encoding: Encoding) -> int:
    """How many of the client's units a piece of a line has."""
    if encoding is Encoding.UTF32 or line.isascii():
        return len(line)
    codec, width = _CODECS[encoding]
    # A lone surrogate is no valid text, but a client can send one as a JSON escape.
    return len(line.encode(codec, "surrogatepass")) // width


def points_in(line: str, units: int, encoding: Encoding) -> int:
    """How many whole code points of a piece of a line lie within so many units."""
    if units <= 0:
        return 0
    if encoding is Encoding.UTF32 or line.isascii():
        return min(units, len(line))
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        more = units_of(line[low:middle], encoding)
        if more <= units:
            low, units = middle, units - more
        else:
            high = middle - 1
    return low


def changed(
    text: str, changes: Sequence[types.TextDocumentContentChangeEvent], encoding: Encoding
) -> str:
    """The text after the changes of a didChange notification, each made after those before it."""
    # Cut into lines once for all of them: replacing all in a long document makes thousands.
    lines: list[str] | None = None
    for change in changes:
        if isinstance(change, types.TextDocumentContentChangePartial):
            lines = _lines(text) if lines is None else lines
            _replace(lines, change.range, change.text, encoding)
        else:
            text, lines = change.text, None
    return text if lines is None else "".join(lines)


def _lines(text: str) -> list[str]:
    """The lines with their breaks; the last one, which may be empty, has none."""
    lines, start = [], 0
    for found in _BREAK.finditer(text):
        lines.append(text[start : found.end()])
        start = found.end()
    lines.append(text[start:])
    return lines


def _replace(lines: list[str], range_: types.Range, text: str, encoding: Encoding) -> None:
    """Put `text` where a range is, and touch no line but those."""
    ends = (_place(lines, end, encoding) for end in (range_.start, range_.end))
    (first, left), (last, right) = sorted(ends)
    before, after = lines[first][:left], lines[last][right:]
    # A CR and an LF that come to stand together are one break.
    if first and not before and lines[first - 1][-1] == "\r" and (text or after)[:1] == "\n":
        first -= 1
        before, text = lines[first][:-1], "\r" + text
    if text[-1:] == "\r" and after[:1] == "\n":
        text, after = text + "\n", after[1:]
    new = _lines(text)
    new[0] = before + new[0]
    new[-1] += after
    if not new[-1] and last + 1 < len(lines):
        new.pop()
    lines[first : last + 1] = new


def _place(lines: list[str], position: types.Position, encoding: Encoding) -> tuple[int, int]:
    """The line of a position and the code point in it, moved inside as `Positions` does it."""
    if position.line >= len(lines):
        return len(lines) - 1, len(lines[-1])
    within = lines[position.line].rstrip("\r\n")[: position.character]
    return position.line, points_in(within, position.character, encoding)
