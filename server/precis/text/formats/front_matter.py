"""Title and abstract from a document's YAML front matter, as far as papers use YAML."""

from __future__ import annotations

import re

from precis.text.document import Span
from precis.text.formats.reading import folded
from precis.text.lines import Line, trimmed


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
