"""Headings of Typst, and the title and abstract that its templates take as arguments."""

from __future__ import annotations

import re
from functools import cache

from precis.text.document import Span
from precis.text.formats.reading import Heading, Reading, folded
from precis.text.lines import trimmed

_LONGEST_EQUATION = 3_000


@cache
def _token() -> re.Pattern[str]:
    """What the pass over the markup stops at; a heading must begin its line."""
    return re.compile(
        r"\\[\s\S]"
        r"|(?<!:)//[^\r\n]*"
        r"|(?P<comment>/\*)"
        r"|(?P<raw>`+)"
        r"|(?P<math>\$)"
        r"|(?P<heading>^[ \t]*(?P<marks>={1,6})[ \t]+(?P<title>[^\r\n]*)(?:\r?\n)?)",
        re.MULTILINE,
    )


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(
        r"\\[\s\S]|(?<!:)//[^\r\n]*"
        r'|(?P<string>"(?:\\.|[^"\\\r\n])*")|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<line>\r?\n)'
    )


def read(text: str) -> Reading:
    """Find headings outside raw text, comments and equations."""
    start = _after_preamble(text)
    preamble = text[:start]
    headings = _headings(text, start)
    title = _title_argument(preamble)
    if title is None:
        highest = [heading for heading in headings if heading.level == 1]
        if len(highest) == 1 and headings[0] is highest[0]:
            title = highest[0].title
    return Reading(Span(start, len(text)), tuple(headings), title, _abstract(text, start))


def _headings(text: str, position: int) -> list[Heading]:
    headings = []
    unclosed: set[str] = set()
    while match := _token().search(text, position):
        position = match.end()
        if match["heading"]:
            title = plain_title(match["title"])
            headings.append(Heading(title, len(match["marks"]), Span(match.start(), position)))
        elif match["comment"]:
            position = _behind(text, "*/", position, unclosed)
        elif match["raw"] and len(match["raw"]) != 2:
            position = _behind(text, match["raw"], position, unclosed)
        elif match["math"]:
            position = _after_equation(text, position)
    return headings


def _behind(text: str, ending: str, position: int, unclosed: set[str]) -> int:
    """Behind the next `ending`; when it is missing, on from `position`, looking only once."""
    place = -1 if ending in unclosed else text.find(ending, position)
    if place < 0:
        unclosed.add(ending)
        return position
    return place + len(ending)


def _after_equation(text: str, position: int) -> int:
    """Behind an equation's closing dollar sign; a blank line means that the sign was not one."""
    pattern = re.compile(r"(?:\\.|[^$\\\r\n]|\r?\n(?![ \t]*\r?\n))*\$", re.DOTALL)
    match = pattern.match(text, position, min(len(text), position + _LONGEST_EQUATION))
    return match.end() if match else position


def _after_preamble(text: str) -> int:
    """Behind the leading import, set, show and let rules."""
    rule = re.compile(r"#(?:import|set|show|let)\b")
    space = re.compile(r"(?:\s+|//[^\r\n]*|/\*(?:[^*]|\*(?!/))*\*/)*")
    position = 0
    while True:
        blank = space.match(text, position)
        following = blank.end() if blank else position
        if not rule.match(text, following):
            return position
        position = _after_rule(text, following)


def _after_rule(text: str, position: int) -> int:
    """Behind the line on which all brackets of a rule are closed, or its own line at worst."""
    depth = 0
    first_line = None
    for match in _bracket().finditer(text, position):
        if match["open"]:
            depth += 1
        elif match["close"]:
            depth -= 1
        elif match["line"]:
            first_line = first_line or match.end()
            if depth <= 0:
                return match.end()
    return len(text) if depth <= 0 or first_line is None else first_line


def _balanced(text: str, position: int) -> Span | None:
    """The inside of the brackets that open at `position`; None when they stay open."""
    depth = 0
    for match in _bracket().finditer(text, position):
        if match["open"]:
            depth += 1
        elif match["close"]:
            depth -= 1
            if depth == 0:
                return Span(position + 1, match.start())
    return None


def _title_argument(preamble: str) -> str | None:
    match = re.search(r'\btitle\s*:\s*(?:"(?P<string>(?:\\.|[^"\\])*)"|(?P<content>\[))', preamble)
    if not match:
        return None
    if match["string"] is not None:
        return folded(match["string"].replace('\\"', '"')) or None
    inside = _balanced(preamble, match.start("content"))
    return (plain_title(inside.of(preamble)) or None) if inside else None


def _abstract(text: str, preamble_end: int) -> Span | None:
    """The argument called abstract in the preamble, or the content of `#abstract[...]`."""
    match = re.compile(r"\babstract\s*:\s*(?=\[)").search(text, 0, preamble_end)
    match = match or re.compile(r"^#abstract(?=\[)", re.MULTILINE).search(text)
    inside = _balanced(text, match.end()) if match else None
    if inside is None:
        return None
    inside = trimmed(text, inside)
    return inside if len(inside) else None


def plain_title(source: str) -> str:
    """A heading's source without label, comment, emphasis and footnotes."""
    title = re.sub(r"(?<!:)//.*$|\s*<[\w:.-]+>\s*(?=$|//)", "", source)
    title = re.sub(r"\s*<[\w:.-]+>\s*$", "", title)
    title = re.sub(r"#footnote\[[^\[\]]*\]", "", title)
    title = re.sub(r"#[\w.]+(?:\([^()]*\))?\[([^\[\]]*)\]", r"\1", title)
    title = re.sub(r"(?<!\\)[*`$]|(?<![\w\\])_|(?<!\\)_(?!\w)", "", title)
    return folded(re.sub(r"\\(\S)", r"\1", title.replace("~", " ")))
