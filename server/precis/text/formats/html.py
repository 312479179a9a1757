"""Headings of HTML, found with tree-sitter, which reads broken pages too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from precis.text.document import Span
from precis.text.formats.reading import ByteTable, Heading, Reading, folded
from precis.text.lines import line_end, trimmed

if TYPE_CHECKING:
    from tree_sitter import Language, Node

# Wrappers of a heading whose end is not the section's end.
_WRAPPERS = frozenset(("header", "hgroup", "a", "summary", "span", "center"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PREFORMATTED = frozenset(("pre", "template", "textarea"))


@dataclass(frozen=True, slots=True)
class _Element:
    """An element with its places in code points; `closed` when it has an end tag.

    `preformatted` when an element around it shows its content as it is written.
    """

    name: str
    attributes: str
    span: Span
    inside: Span
    closed: bool
    preformatted: bool
    parent: _Element | None

    def within(self) -> Iterator[_Element]:
        """The elements around this one, the innermost first."""
        parent = self.parent
        while parent is not None:
            yield parent
            parent = parent.parent


@cache
def _language() -> Language:
    import tree_sitter_html
    from tree_sitter import Language

    return Language(tree_sitter_html.language())


def read(text: str) -> Reading:
    """Find h1 to h6 outside comments, scripts and preformatted text."""
    elements = list(_elements(text))
    headings = tuple(
        _heading(element, text)
        for element in elements
        if element.name in _HEADINGS and not element.preformatted
    )
    body = next((element.inside for element in elements if element.name == "body"), None)
    titles = [element.inside.of(text) for element in elements if element.name == "title"][:1]
    highest = [heading.title for heading in headings if heading.level == 1]
    named = [_without_tags(title) for title in titles] + (highest if len(highest) == 1 else [])
    return Reading(
        Span(0, len(text)) if body is None else body,
        headings,
        next((title for title in named if title), None),
        _abstract(elements, text),
    )


def _elements(text: str) -> Iterator[_Element]:
    """All elements in document order; one walk, for a node's parent is slow to ask for."""
    from tree_sitter import Parser

    table = ByteTable(text)
    # The parser looks to the end of the text for each comment that is never closed: hide those.
    closed = max(0, table.data.rfind(b"-->"))
    data = table.data[:closed] + table.data[closed:].replace(b"<!--", b"    ")
    root = Parser(_language()).parse(data).root_node
    stack: list[tuple[Node, _Element | None]] = [(root, None)]
    while stack:
        node, parent = stack.pop()
        children = node.children
        if node.type == "element" and children:
            element = _element(node, children, parent, table)
            yield element
            parent = element
        stack.extend(
            (child, parent) for child in reversed(children) if child.type in ("element", "ERROR")
        )


def _element(
    node: Node, children: list[Node], parent: _Element | None, table: ByteTable
) -> _Element:
    opening, closing = children[0], children[-1]
    tag = table.data[opening.start_byte : opening.end_byte].decode("utf-8", "replace")
    name, _, attributes = tag.strip("</>").replace("\t", " ").replace("\n", " ").partition(" ")
    closed = closing.type == "end_tag" and len(children) > 1
    inner_end = closing.start_byte if closed else node.end_byte
    return _Element(
        name.strip().lower(),
        attributes,
        table.span(node.start_byte, node.end_byte),
        table.span(opening.end_byte, max(opening.end_byte, inner_end)),
        closed,
        parent is not None and (parent.preformatted or parent.name in _PREFORMATTED),
        parent,
    )


def _heading(element: _Element, text: str) -> Heading:
    level, start = int(element.name[1:]), element.span.start
    if element.closed:
        title = _without_tags(element.inside.of(text))
        span = Span(start, line_end(text, element.span.end))
        return Heading(title, level, span, _limit(element, text))
    # The closing tag is not typed yet: the heading is what stands on the line.
    match = re.compile(r"[^\r\n]*").match(text, start)
    stop = match.end() if match else start
    return Heading(_without_tags(text[start:stop]), level, Span(start, line_end(text, stop)))


def _limit(heading: _Element, text: str) -> int | None:
    """The end of the innermost element that holds the heading and something behind it."""
    for outer in heading.within():
        following = re.compile(r"\S").search(text, heading.span.end, outer.inside.end)
        if outer.name not in _WRAPPERS and following:
            return outer.inside.end if outer.closed else None
    return None


def _abstract(elements: list[_Element], text: str) -> Span | None:
    """The inside of the first element called abstract, without its heading or sole paragraph."""
    called = re.compile(
        r"(?:^|\s)(?:class|id)\s*=\s*[\"']?(?:[^\"'>]*[\s_-])?abstract(?=[\s\"']|$)", re.IGNORECASE
    )
    for element in elements:
        if element.name in _HEADINGS or not element.closed or not called.search(element.attributes):
            continue
        start, end = element.inside.start, element.inside.end
        children = [child for child in elements if child.parent is element]
        if children and children[0].name in _HEADINGS:
            start = children.pop(0).span.end
        inside = trimmed(text, Span(start, end))
        if len(children) == 1 and children[0].name == "p" and children[0].span == inside:
            inside = trimmed(text, children[0].inside)
        if len(inside):
            return inside
    return None


def _without_tags(source: str) -> str:
    from html import unescape

    return folded(unescape(re.sub(r"<!--.*?-->|<[^<>]*>", "", source, flags=re.DOTALL)))
