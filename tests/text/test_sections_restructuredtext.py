"""What the outline of a reStructuredText document is."""

from __future__ import annotations

import unicodedata

from precis.text.document import Format

from .reading_helpers import outlined, tree, with_crlf

PAPER = """.. comment

==========
논문 제목😀
==========

:Author: Kim
:Abstract: 우리는 연구했다.
    And more.

서론 *more*
===========

Text::

    Not a title
    -----------

.. code-block:: python

    x
    ===

방법
----

Some paragraph
that goes on
------------

Results
-------

Conclusion
==========
"""


def test_titles_nest_by_the_order_of_their_styles() -> None:
    found = outlined(PAPER, Format.RST)
    assert tree(found) == [
        (1, "논문 제목😀"),
        (2, "서론 more"),
        (3, "방법"),
        (3, "Results"),
        (2, "Conclusion"),
    ]
    assert found.title == "논문 제목😀"
    assert found.sections[2].heading.of(PAPER) == "방법\n----\n"


def test_the_abstract_field_directive_and_topic() -> None:
    found = outlined(PAPER, Format.RST)
    assert found.abstract is not None
    assert found.abstract.of(PAPER) == "우리는 연구했다.\n    And more."
    for opening in (".. abstract::", ".. topic:: Abstract\n   :class: x"):
        text = f"T\n=\n\n{opening}\n\n   One.\n\n   Two.\n\nNext.\n"
        other = outlined(text, Format.RST)
        assert other.abstract is not None
        assert other.abstract.of(text) == "One.\n\n   Two."


def test_an_abstract_section() -> None:
    text = "Abstract\n========\n\nShort.\n\nNext\n====\n\nx\n"
    found = outlined(text, Format.RST)
    assert found.abstract is not None
    assert found.abstract.of(text) == "Short."


def test_an_underline_must_be_as_long_as_the_title() -> None:
    assert tree(outlined("서론\n==\n\nx\n", Format.RST)) == [(1, "서론")]
    assert tree(outlined("서론\n====\n\nx\n", Format.RST)) == [(1, "서론")]
    assert outlined("A long title\n===\n\nx\n", Format.RST).sections == ()
    decomposed = unicodedata.normalize("NFD", "서론")
    assert tree(outlined(f"{decomposed}\n====\n", Format.RST)) == [(1, decomposed)]


def test_transitions_are_no_titles() -> None:
    assert outlined("Text.\n\n-----\n\nMore.\n", Format.RST).sections == ()


def test_windows_line_ends() -> None:
    text = with_crlf(PAPER)
    found = outlined(text, Format.RST)
    assert tree(found) == tree(outlined(PAPER, Format.RST))
    assert found.sections[2].heading.of(text) == "방법\r\n----\r\n"


def test_broken_documents_have_an_outline() -> None:
    assert outlined("", Format.RST).sections == ()
    assert outlined("====\nTitle", Format.RST).sections == ()
    assert outlined("====", Format.RST).sections == ()
    assert tree(outlined("T\n=", Format.RST)) == [(1, "T")]
