"""Short ways to write a document and read its outline in the tests of sections."""

from __future__ import annotations

import re

from precis.text.document import Document, Format
from precis.text.sections import Outline, outline, parts


def outlined(text: str, format: Format) -> Outline:
    """The outline of `text`, checked for what holds of every outline."""
    found = outline(Document(text, format))
    check(found, text)
    return found


def check(found: Outline, text: str) -> None:
    """Every outline's spans nest, and its parts cover the body exactly."""
    assert found.body.end <= len(text)
    assert "".join(part.span.of(text) for part in parts(found)) == found.body.of(text)
    for section in found.sections:
        assert found.body.contains(section.span)
        assert section.heading.end == section.body.start == section.own.start
        assert section.body.contains(section.own)
        assert len(section.heading) > 0
        assert section.path[-1] == section.title
        assert section.level >= 1
    starts = [section.heading.start for section in found.sections]
    assert starts == sorted(set(starts))
    if found.abstract:
        assert found.abstract.of(text) == found.abstract.of(text).strip() != ""


def tree(found: Outline) -> list[tuple[int, str]]:
    """Level and title of each section."""
    return [(section.level, section.title) for section in found.sections]


def with_crlf(text: str) -> str:
    """The same text with Windows line ends."""
    return re.sub(r"\r?\n", "\r\n", text)
