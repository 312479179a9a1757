"""Headings of reStructuredText: titles with an underline, perhaps an overline too."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from precis.text.document import Span
from precis.text.formats.reading import Heading, Reading, folded
from precis.text.lines import Line, lines_of, trimmed


@cache
def _adornment() -> re.Pattern[str]:
    return re.compile(r"([!-/:-@\[-`{-~])\1*[ \t]*")


def read(text: str) -> Reading:
    """Find titles; their level is the order in which their style of adornment appears.

    Literal blocks and the contents of directives are indented, and titles are not.
    """
    lines = lines_of(text)
    headings: list[Heading] = []
    styles: list[str] = []
    at = 0
    separated = True  # whether a title may begin here: not in the middle of a paragraph
    while at < len(lines):
        size = _title_at(lines, at) if separated else 0
        if not size:
            separated = lines[at].blank or lines[at].text.startswith("..")
            at += 1
            continue
        underline = lines[at + size - 1].text[0]
        style = underline * (size - 1)
        if style not in styles:
            styles.append(style)
        title = plain_title(lines[at + size - 2].text)
        span = Span(lines[at].start, lines[at + size - 1].after)
        headings.append(Heading(title, styles.index(style) + 1, span))
        at += size
    return Reading(
        Span(0, len(text)),
        tuple(headings),
        _document_title(headings, lines),
        _abstract(text, lines),
    )


def _title_at(lines: list[Line], at: int) -> int:
    """How many lines the title that begins at line `at` takes; 0 when none does."""
    if lines[at].blank or at + 1 >= len(lines):
        return 0
    if _adornment().fullmatch(lines[at].text):
        same = at + 2 < len(lines) and lines[at + 2].text.strip() == lines[at].text.strip()
        title = lines[at + 1]
        if same and not title.blank and _long_enough(title.text, lines[at].text):
            return 0 if _adornment().fullmatch(title.text) else 3
        return 0
    under = lines[at + 1].text
    if lines[at].text[0].isspace() or not _adornment().fullmatch(under):
        return 0
    return 2 if _long_enough(lines[at].text, under) else 0


def _long_enough(title: str, adornment: str) -> bool:
    """Whether an adornment is as long as the title, in columns or at least in characters."""
    composed = unicodedata.normalize("NFC", title.strip())
    columns = sum(
        2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in composed
    )
    return len(adornment.rstrip()) >= min(columns, len(composed))


def _document_title(headings: list[Heading], lines: list[Line]) -> str | None:
    """The only title of the highest level, when nothing but comments stands before it."""
    highest = [heading for heading in headings if heading.level == 1]
    if len(highest) != 1 or headings[0] is not highest[0]:
        return None
    for line in lines:
        if line.start >= highest[0].span.start:
            break
        if not line.blank and not line.text.startswith("..") and not line.text[0].isspace():
            return None
    return highest[0].title


def _abstract(text: str, lines: list[Line]) -> Span | None:
    """The content of an abstract directive, of a topic called abstract, or of the field."""
    opening = re.compile(
        r"(?:\.\.[ \t]+abstract::|\.\.[ \t]+topic::[ \t]+abstract[ \t]*$|:abstract:(?=[ \t]|$))",
        re.IGNORECASE,
    )
    for at, line in enumerate(lines):
        match = opening.match(line.text)
        if not match:
            continue
        start, end = line.start + match.end(), line.end
        for following in lines[at + 1 :]:
            if not following.blank and not following.text[0].isspace():
                break
            # Options of the directive (":class: x") stand before its content.
            if end == line.end and re.match(r"\s+:[\w-]+:", following.text):
                start = following.end
            end = following.end
        inside = trimmed(text, Span(start, max(start, end)))
        return inside if len(inside) else None
    return None


def plain_title(source: str) -> str:
    """A title's source without emphasis, roles and links."""
    title = re.sub(r":[\w:.+-]{1,60}:`([^`<>]*)(?:<[^`<>]*>)?`", r"\1", source)
    title = re.sub(r"`([^`<>]*?)\s*(?:<[^`<>]*>)?`__?", r"\1", title)
    title = re.sub(r"``|\*\*|(?<!\\)[*`]", "", title)
    return folded(re.sub(r"\\(.)", r"\1", title))
