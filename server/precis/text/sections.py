"""The outline of a document: its title, abstract, body, and sections with their places."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from precis.text.document import Document, Format, Span
from precis.text.lines import trimmed

if TYPE_CHECKING:
    from precis.text.formats.reading import Heading, Reading

_ABSTRACT_TITLES = frozenset(
    ("abstract", "summary", "초록", "요약", "국문초록", "국문 초록", "영문초록", "영문 초록")
)
_NUMBERING = r"(?:\d+(?:\.\d+)*[.)]?|[IVXLC]+[.)]|[A-Z](?:\.\d+)*[.)]|제\s*\d+\s*[장절항][.:]?)\s+"


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it; level 1 is the document's top level.

    `body` runs from the heading's end to the section's end with all subsections;
    `own` stops at the first subsection; `path` ends with the section's own title.
    """

    title: str
    level: int
    heading: Span
    body: Span
    own: Span
    path: tuple[str, ...]

    @property
    def span(self) -> Span:
        """Heading and body."""
        return Span(self.heading.start, self.body.end)


@dataclass(frozen=True)
class Outline:
    """What a document consists of. Sections stand in document order, nested ones after parents.

    `abstract` is the abstract's text alone; `body` leaves out front matter and preamble;
    `breaks` are the places (a bibliography) where every open section ends.
    """

    title: str | None
    sections: tuple[Section, ...]
    abstract: Span | None
    body: Span
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Part:
    """One of the consecutive pieces that `parts` cuts a body into, with its section's path."""

    span: Span
    path: tuple[str, ...]


def outline(document: Document) -> Outline:
    """Read the document's structure; never fails, whatever state the document is in."""
    reading = _read(document)
    inside = [
        heading
        for heading in reading.headings
        if reading.body.contains(heading.span) and len(heading.span) > 0
    ]
    breaks = tuple(at for at in reading.breaks if reading.body.start <= at < reading.body.end)
    sections = _nested(inside, reading.body.end, breaks)
    abstract = reading.abstract or _abstract_section(document.text, sections)
    return Outline(reading.title or None, sections, abstract, reading.body, breaks)


def section_at(outline: Outline, offset: int) -> Section | None:
    """The innermost section whose heading or body holds the code point at `offset`."""
    found = None
    for section in outline.sections:
        if section.heading.start > offset:
            break
        if offset <= section.span.end:
            found = section
    # Just behind the end of a section stands another one, or a bibliography: not this section.
    if found and offset == found.span.end and offset != outline.body.end:
        enclosing = [
            section
            for section in outline.sections
            if section.heading.start <= offset < section.span.end
        ]
        return enclosing[-1] if enclosing else None
    return found


def section_named(outline: Outline, heading: str) -> Section | None:
    """The first section with this title or path ("A / B"), whatever its case and numbering."""
    exact = _comparable(heading)
    if not exact:
        return None
    for section in outline.sections:
        if _comparable(section.title) == exact:
            return section
    bare = _comparable(_unnumbered(heading))
    for section in outline.sections:
        if _comparable(_unnumbered(section.title)) == bare:
            return section
    steps = [_comparable(_unnumbered(step)) for step in heading.split("/")]
    for section in outline.sections:
        path = [_comparable(_unnumbered(step)) for step in section.path]
        if len(steps) > 1 and path[-len(steps) :] == steps:
            return section
    return None


def parts(outline: Outline) -> tuple[Part, ...]:
    """Cut the body at every heading and break; the pieces cover it without gap or overlap."""
    paths = {section.heading.start: section.path for section in outline.sections}
    cuts = sorted({outline.body.start, outline.body.end, *outline.breaks, *paths})
    return tuple(
        Part(Span(start, end), paths.get(start, ())) for start, end in pairwise(cuts) if start < end
    )


def _read(document: Document) -> Reading:
    modules = {
        Format.MARKDOWN: "markdown",
        Format.LATEX: "latex",
        Format.HTML: "html",
        Format.RST: "restructuredtext",
        Format.TYPST: "typst",
        Format.ORG: "org",
        Format.PLAIN: "plain",
    }
    # Late, because only one format's parser is needed and importing them all is slow.
    module = import_module(f"precis.text.formats.{modules[document.format]}")
    return cast("Reading", module.read(document.text))


def _nested(headings: list[Heading], end: int, breaks: tuple[int, ...]) -> tuple[Section, ...]:
    """Sections from headings in document order."""
    top = min((heading.level for heading in headings), default=1)
    ends = _ends(headings, end, breaks)
    sections = []
    ancestors: list[Heading] = []
    for at, heading in enumerate(headings):
        while ancestors and ancestors[-1].level >= heading.level:
            ancestors.pop()
        ancestors.append(heading)
        start = heading.span.end
        stop = max(start, ends[at])
        following = headings[at + 1].span.start if at + 1 < len(headings) else stop
        sections.append(
            Section(
                title=heading.title,
                level=heading.level - top + 1,
                heading=heading.span,
                body=Span(start, stop),
                own=Span(start, max(start, min(stop, following))),
                path=tuple(ancestor.title for ancestor in ancestors),
            )
        )
    return tuple(sections)


def _ends(headings: list[Heading], end: int, breaks: tuple[int, ...]) -> list[int]:
    """Where each heading's section ends: at a heading as high, a break, or its element's end."""
    ends = [end] * len(headings)
    open_sections: list[int] = []
    starts = [(heading.span.start, at) for at, heading in enumerate(headings)]
    for place, at in sorted([*starts, *((place, -1) for place in breaks)]):
        level = headings[at].level if at >= 0 else 0
        while open_sections and (at < 0 or headings[open_sections[-1]].level >= level):
            ends[open_sections.pop()] = place
        if at >= 0:
            open_sections.append(at)
    limited: list[int] = []
    for at, heading in enumerate(headings):
        while limited and headings[limited[-1]].level >= heading.level:
            limited.pop()
        if limited:
            ends[at] = min(ends[at], ends[limited[-1]])
        if heading.limit is not None and not _hides_subsection(headings, at, ends[at]):
            ends[at] = min(ends[at], heading.limit)
        limited.append(at)
    return ends


def _hides_subsection(headings: list[Heading], at: int, end: int) -> bool:
    """Whether a subsection stands behind the limit: then the element only wraps the heading."""
    limit = headings[at].limit or 0
    for following in headings[at + 1 :]:
        if following.span.start >= end:
            return False
        if following.span.start >= limit:
            return True
    return False


def _abstract_section(text: str, sections: tuple[Section, ...]) -> Span | None:
    for section in sections:
        if _comparable(_unnumbered(section.title)).rstrip(".:") in _ABSTRACT_TITLES:
            inside = trimmed(text, section.body)
            if len(inside):
                return inside
    return None


def _unnumbered(title: str) -> str:
    stripped = title.strip()
    match = re.match(_NUMBERING, stripped)
    return stripped[match.end() :] if match else stripped


def _comparable(title: str) -> str:
    """For comparing only: the text itself is never normalised."""
    return " ".join(unicodedata.normalize("NFC", title).casefold().split())
