"""What a request works on, from the editor's selection or cursor."""

from __future__ import annotations

import pytest

from precis.errors import NothingToWorkOn
from precis.text.document import Document, Format, Span
from precis.text.sections import outline
from precis.text.selection import Target, TargetKind, resolve

TEXT = """---
abstract: In front.
---

Before.

# Intro 😀

 First.

## Deep

Second.

# Empty

# 초록

Third.
"""


def at(text: str, place: str, length: int = 0, format: Format = Format.MARKDOWN) -> Target:
    document = Document(text, format)
    start = text.index(place)
    return resolve(document, outline(document), Span(start, start + length))


def test_a_selection_is_taken_without_the_white_space_around_it() -> None:
    target = at(TEXT, "\n First", len("\n First.\n"))
    assert target.kind is TargetKind.SELECTION
    assert target.text(Document(TEXT)) == "First."
    assert target.section is not None
    assert target.section.title == "Intro 😀"


def test_a_selection_over_two_sections_belongs_to_their_common_one() -> None:
    start, end = TEXT.index("First"), TEXT.index("Second") + 3
    document = Document(TEXT, Format.MARKDOWN)
    target = resolve(document, outline(document), Span(start, end))
    assert target.span == Span(start, end)
    assert target.section is not None
    assert target.section.title == "Intro 😀"


def test_a_cursor_means_the_innermost_section_without_its_heading() -> None:
    target = at(TEXT, "Second")
    assert target.kind is TargetKind.SECTION
    assert target.text(Document(TEXT)) == "Second."
    assert at(TEXT, "## Deep").span == target.span


def test_a_section_is_taken_with_its_subsections() -> None:
    assert at(TEXT, "First").text(Document(TEXT)) == "First.\n\n## Deep\n\nSecond."


def test_a_cursor_in_the_abstract_means_the_abstract() -> None:
    target = at(TEXT, "front.")
    assert target.kind is TargetKind.ABSTRACT
    assert target.text(Document(TEXT)) == "In front."
    text = "# T\n\n## 초록\n\nThird.\n\n"
    for place in ("## 초록", "Third", "\n\n"):
        start = text.rindex(place) + 1
        document = Document(text, Format.MARKDOWN)
        found = resolve(document, outline(document), Span(start, start))
        assert found.kind is TargetKind.ABSTRACT
        assert found.text(document) == "Third."


def test_a_cursor_outside_any_section_means_the_whole_body() -> None:
    target = at(TEXT, "Before")
    assert target.kind is TargetKind.DOCUMENT
    assert target.section is None
    assert target.text(Document(TEXT)).startswith("Before.")
    plain = at(" One.\n\nTwo. \n", "Two", 0, Format.PLAIN)
    assert plain.text(Document(" One.\n\nTwo. \n")) == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("text", "selection", "advice"),
    [
        ("", Span(0, 0), "Write or paste"),
        (" \n\t ", Span(0, 2), "Write or paste"),
        ("# A\n\n  \n\nText\n", Span(4, 8), "white space"),
        ("# A\n\n# B\n\nText\n", Span(1, 1), '"A" has no text'),
        ("---\ntitle: x\n---\n", Span(5, 5), "preamble"),
    ],
)
def test_nothing_to_work_on_says_what_to_do(text: str, selection: Span, advice: str) -> None:
    document = Document(text, Format.MARKDOWN)
    with pytest.raises(NothingToWorkOn, match=advice):
        resolve(document, outline(document), selection)


def test_a_selection_behind_the_end_of_the_text_is_cut() -> None:
    document = Document("# A\n\nText", Format.MARKDOWN)
    assert resolve(document, outline(document), Span(5, 99)).text(document) == "Text"
    assert resolve(document, outline(document), Span(99, 99)).text(document) == "Text"
