"""Headings of Markdown (CommonMark, front matter and dollar mathematics)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from precis.text.document import Span
from precis.text.formats.front_matter import front_matter
from precis.text.formats.reading import Heading, Reading, folded
from precis.text.lines import lines_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark").enable("table")
    parser.use(front_matter_plugin).use(dollarmath_plugin)
    # Headings are blocks: leaving out what stands inside blocks makes this several times faster.
    parser.core.ruler.disable("inline")
    return parser


def read(text: str) -> Reading:
    """Find ATX and setext headings that stand at the top level, not in quotes or lists."""
    lines = lines_of(text)
    headings: list[Heading] = []
    body_start = 0
    title, abstract = None, None
    tokens = _parser().parse(text)
    for at, token in enumerate(tokens):
        if token.level or not token.map:
            continue
        first, last = token.map[0], min(token.map[1], len(lines))
        if token.type == "front_matter":
            body_start = lines[last - 1].after
            title, abstract = front_matter(text, lines[first + 1 : last - 1])
        elif token.type == "heading_open":
            heading = plain_title(tokens[at + 1].content)
            span = Span(lines[first].start, lines[last - 1].after)
            headings.append(Heading(heading, int(token.tag[1:]), span))
    if title is None:
        title = _title(headings)
    return Reading(Span(body_start, len(text)), tuple(headings), title, abstract)


def _title(headings: list[Heading]) -> str | None:
    """The only level 1 heading, when it comes first."""
    highest = [heading for heading in headings if heading.level == 1]
    return highest[0].title if len(highest) == 1 and headings[0] is highest[0] else None


def plain_title(source: str) -> str:
    """A heading's source without emphasis, links, code marks and attributes."""
    title = re.sub(r"\s*\{[^{}]{0,200}\}\s*$", "", source)
    title = re.sub(r"!?\[([^\[\]]{0,300})\]\([^()]{0,300}\)", r"\1", title)
    title = re.sub(r"\[\^[^\[\]]{1,60}\]|<[^<>]{1,200}>", "", title)
    title = re.sub(r"(?<!\\)(?:\*{1,3}|`+|~~)|(?<![\w\\])_{1,3}|(?<!\\)_{1,3}(?!\w)", "", title)
    return folded(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", title))
