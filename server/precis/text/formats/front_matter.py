"""What a document's YAML front matter says and can hold, as far as papers use YAML."""

from __future__ import annotations

import re

from precis.text.document import Span
from precis.text.formats.reading import folded
from precis.text.lines import Line, lines_of, trimmed

_FENCE = re.compile(r" {0,3}-{3,}[ \t]*|\.{3}[ \t]*")
_BLOCK = re.compile(r"[:-][ \t]+[|>][-+\d]{0,2}[ \t]*(?:[ \t]#.*)?$")
_KEYED = re.compile(r"[^\s#:\-\"'][^:#]*:[ \t]+(?=\S)")


def front_matter(text: str, lines: list[Line]) -> tuple[str | None, Span | None]:
    """The title, and the span of the abstract's text, from the lines between the two fences."""
    title = _value(text, lines, "title")
    abstract = _value(text, lines, "abstract")
    return folded(title.of(text)) if title else None, abstract


def _value(text: str, lines: list[Line], key: str) -> Span | None:
    """The span of the value of a key at the top level, without its quotes; None when empty."""
    for at, line in enumerate(lines):
        match = re.match(rf"[\"']?{key}[\"']?[ \t]*:(?:[ \t]+|$)", line.text)
        if not match:
            continue
        start, end = line.start + match.end(), line.end
        if re.fullmatch(r"[|>][-+\d]*[ \t]*(?:#.*)?", line.text[match.end() :]):
            start = end
        for following in lines[at + 1 :]:
            if not following.blank and not following.text[0].isspace():
                break
            end = following.end
        value = trimmed(text, Span(start, end))
        quoted = len(value) >= 2 and text[value.start] in "\"'"
        if quoted and text[value.end - 1] == text[value.start]:
            value = Span(value.start + 1, value.end - 1)
        return value if len(value) else None
    return None


def indentation_at(text: str, span: Span) -> str | None:
    """What every line of a new text at `span` begins with, so that the YAML stays whole.

    Nothing outside the front matter; None in a value that cannot hold any text there is.
    """
    lines = _between_fences(text)
    if not lines or span.start >= lines[-1].after:
        return ""
    if span.end > lines[-1].after or span.start < lines[0].start:
        whole = span.start < lines[0].start and span.end > lines[-1].after
        return "" if whole else None
    least: int | None = None
    for line in reversed([line for line in lines if line.start <= span.start and not line.blank]):
        depth = _depth(line)
        if least is not None and depth < least and _BLOCK.search(line.text):
            inside = (line for line in lines if span.start <= line.start < span.end)
            holds = all(line.blank or _depth(line) >= least for line in inside)
            return " " * least if holds else None
        if depth == 0:
            return None
        least = depth if least is None else min(least, depth)
    return None


def scalar_around(text: str, span: Span) -> Span | None:
    """The plain or quoted value of a key at the top level that `span` is all of, quotes included.

    A block can stand in its place. None where `span` is anything else, or a comment would go.
    """
    lines = _between_fences(text)
    for at, line in enumerate(lines):
        match = _KEYED.match(line.text)
        if match is None or not line.start <= span.start:
            continue
        last = line
        for following in lines[at + 1 :]:
            if not following.blank and not following.text[0].isspace():
                break
            last = following if not following.blank else last
        value = trimmed(text, Span(line.start + match.end(), last.end))
        if value.start <= span.start and span.end <= value.end:
            return value if _is_all_of(text, span, value) else None
    return None


def _is_all_of(text: str, span: Span, value: Span) -> bool:
    """Whether a span is a whole value but for its quotes, and the value a plain or quoted one."""
    written = value.of(text)
    if written[0] in "\"'":
        inside = Span(value.start + 1, value.end - 1)
        closed = len(written) > 1 and written[-1] == written[0]
        return closed and span in (inside, trimmed(text, inside), value)
    # A plain value begins with none of these, and a comment behind it begins with a sharp.
    return span == value and written[0] not in "|>[{&*!%@`#-?" and " #" not in written


def _depth(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip(" "))


def _between_fences(text: str) -> list[Line]:
    """The lines of the front matter; none without it."""
    if not text.startswith("---"):
        return []
    lines = lines_of(text)
    closing = next((at for at, one in enumerate(lines) if at and _FENCE.fullmatch(one.text)), 0)
    return lines[1:closing]
