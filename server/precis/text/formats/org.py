"""Headings of Org, found line by line.

A headline is a matter of one line, and tree-sitter-org reads the blocks of half-typed documents
and headlines without a final line break as errors, so that the rest of the document is lost.
"""

from __future__ import annotations

import re
from functools import cache

from precis.text.document import Span
from precis.text.formats.reading import Heading, Reading, folded
from precis.text.lines import Line, lines_of, trimmed

# Blocks whose lines are verbatim; in the others a star at the margin is a headline.
_VERBATIM = frozenset(("src", "example", "export", "comment"))


@cache
def _headline() -> re.Pattern[str]:
    return re.compile(
        r"(?P<stars>\*+)[ \t]+"
        r"(?:(?:TODO|DONE|NEXT|WAITING|CANCELLED)(?:[ \t]+|$))?(?:\[\#\w\][ \t]*)?"
        r"(?P<title>.*?)(?:[ \t]+:[\w@#%:]+:)?[ \t]*"
    )


@cache
def _block() -> re.Pattern[str]:
    return re.compile(r"[ \t]*#\+(?P<what>begin|end)_(?P<name>\w+)", re.IGNORECASE)


@cache
def _keyword() -> re.Pattern[str]:
    return re.compile(r"[ \t]*#\+(?P<key>[\w-]+):[ \t]*(?P<value>.*)")


def read(text: str) -> Reading:
    """Find headlines outside verbatim blocks that are closed."""
    lines = lines_of(text)
    verbatim = _verbatim_lines(lines)
    headings = []
    for at, line in enumerate(lines):
        if not line.text.startswith("*") or at in verbatim:
            continue
        match = _headline().fullmatch(line.text)
        if match:
            end = _after_properties(lines, at)
            span = Span(line.start, end)
            headings.append(Heading(plain_title(match["title"]), len(match["stars"]), span))
    start, title = _front(lines)
    body = Span(start, len(text))
    return Reading(body, tuple(headings), title, _abstract(text, lines))


def _verbatim_lines(lines: list[Line]) -> frozenset[int]:
    """The numbers of the lines between the two ends of verbatim blocks."""
    found: list[int] = []
    opened: tuple[int, str] | None = None
    for at, line in enumerate(lines):
        match = _block().match(line.text) if "#+" in line.text else None
        if not match:
            continue
        name = match["name"].lower()
        if match["what"].lower() == "begin":
            if opened is None and name in _VERBATIM:
                opened = (at, name)
        elif opened and opened[1] == name:
            found.extend(range(opened[0], at + 1))
            opened = None
    return frozenset(found)


def _after_properties(lines: list[Line], at: int) -> int:
    """Behind the planning line and the property drawer, which belong to their headline."""
    end = lines[at].after
    following = at + 1
    if following < len(lines) and re.match(
        r"[ \t]*(?:DEADLINE|SCHEDULED|CLOSED):", lines[following].text
    ):
        end = lines[following].after
        following += 1
    if following < len(lines) and lines[following].text.strip().upper() == ":PROPERTIES:":
        for line in lines[following : following + 60]:
            if line.text.startswith("*"):
                break
            if line.text.strip().upper() == ":END:":
                return line.after
    return end


def _front(lines: list[Line]) -> tuple[int, str | None]:
    """Where the prose starts behind the document's keywords, and the title among these."""
    start, title = 0, None
    for line in lines:
        keyword = _keyword().match(line.text)
        if keyword and keyword["key"].lower() == "title":
            title = title or plain_title(keyword["value"])
        if keyword or re.match(r"#(?:[ \t]|$)", line.text):
            start = line.after
        elif not line.blank:
            break
    return start, title


def _abstract(text: str, lines: list[Line]) -> Span | None:
    start = None
    for line in lines:
        match = _block().match(line.text) if "#+" in line.text else None
        if not match or match["name"].lower() != "abstract":
            continue
        if match["what"].lower() == "begin":
            start = line.after
        elif start is not None:
            inside = trimmed(text, Span(start, line.start))
            return inside if len(inside) else None
    return None


def plain_title(source: str) -> str:
    """A headline's source without links, footnotes and emphasis."""
    title = re.sub(r"\[\[[^\[\]]+\]\[([^\[\]]+)\]\]", r"\1", source)
    title = re.sub(r"\[\[([^\[\]]+)\]\]", r"\1", title)
    title = re.sub(r"\[(?:fn|cite)[:/][^\[\]]*\]|\[\d+/\d+\]|\[\d*%\]", "", title)
    title = re.sub(r"(?<!\w)([*/_=~+])(\S(?:.{0,200}?\S)?)\1(?!\w)", r"\2", title[:1_000])
    return folded(title)
