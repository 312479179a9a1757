"""Headings of plain text: numbered lines, short lines in capitals, and the abstract's line."""

from __future__ import annotations

import re
from functools import cache

from precis.text.document import Span
from precis.text.formats.reading import Heading, Reading, folded
from precis.text.lines import Line, lines_of

_LONGEST_HEADING = 80
_LONGEST_CAPITALS = 60
_ENDINGS = tuple(".,;:!?…。")


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?P<arabic>\d{1,2}(?:\.\d{1,2}){0,3})(?P<dot>[.)]?)"
        r"|(?P<roman>[IVX]{1,5})\."
        r"|제\s?\d{1,2}\s?(?P<korean>[장절항])[.:]?)"
        r"[ \t\u00a0]+(?P<title>\S.*)"
    )


def read(text: str) -> Reading:
    """Find headings, taking only lines that can hardly be anything else."""
    lines = lines_of(text)
    headings = []
    for at, line in enumerate(lines):
        if len(line.text) > _LONGEST_HEADING or line.blank:
            continue
        alone_above = at == 0 or lines[at - 1].blank
        alone_below = at + 1 == len(lines) or lines[at + 1].blank
        if not alone_above:
            continue
        level = _level(line.text.strip(), alone_below, _next_item(lines, at))
        if level:
            headings.append(
                Heading(folded(line.text).rstrip(":"), level, Span(line.start, line.after))
            )
    return Reading(Span(0, len(text)), tuple(headings))


def _level(title: str, alone_below: bool, in_list: bool) -> int:
    """The level of a heading line; 0 for a line that is none."""
    if title.rstrip(":.").casefold() in ("abstract", "초록", "국문초록", "국문 초록", "요약"):
        return 1
    match = _numbered().match(title)
    if match:
        if in_list or title.endswith(_ENDINGS) or not _like_title(match["title"]):
            return 0
        if match["korean"]:
            return {"장": 1, "절": 2, "항": 3}[match["korean"]]
        if match["roman"]:
            return 1
        deep = match["arabic"].count(".") + 1
        # "12 monkeys" is a heading only when it stands alone.
        return deep if alone_below or (deep > 1 or match["dot"] == ".") else 0
    letters = [letter for letter in title if letter.isalpha()]
    capitals = len(letters) >= 4 and all(letter.isascii() for letter in letters)
    if alone_below and capitals and title.isupper() and len(title) <= _LONGEST_CAPITALS:
        return 0 if title.endswith(_ENDINGS) else 1
    return 0


def _like_title(words: str) -> bool:
    """Titles begin with a capital or a letter without case, and hold few words."""
    return words[0].isalpha() and not words[0].islower() and len(words.split()) <= 12


def _next_item(lines: list[Line], at: int) -> bool:
    """Whether the very next line is numbered too: then both are items of a list."""
    return at + 1 < len(lines) and bool(_numbered().match(lines[at + 1].text.strip()))
