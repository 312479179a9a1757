"""What the outline of plain text is: only what can hardly be anything but a heading."""

from __future__ import annotations

import pytest

from precis.text.document import Format

from .reading_helpers import outlined, tree, with_crlf

PAPER = """A private assistant

Abstract

우리는 연구했다 😀.

1. Introduction

Text follows here. In 2020 we had
3. of them.

2.1 Methods
And directly the text.

제2장 결론

끝이다.

II. RESULTS

x

ACKNOWLEDGEMENTS

Thanks.
"""


def test_numbered_lines_and_lines_in_capitals_are_headings() -> None:
    found = outlined(PAPER, Format.PLAIN)
    assert tree(found) == [
        (1, "Abstract"),
        (1, "1. Introduction"),
        (2, "2.1 Methods"),
        (1, "제2장 결론"),
        (1, "II. RESULTS"),
        (1, "ACKNOWLEDGEMENTS"),
    ]
    assert found.abstract is not None
    assert found.abstract.of(PAPER) == "우리는 연구했다 😀."


def test_windows_line_ends() -> None:
    text = with_crlf(PAPER)
    assert tree(outlined(text, Format.PLAIN)) == tree(outlined(PAPER, Format.PLAIN))


@pytest.mark.parametrize(
    "text",
    [
        "1. Buy milk\n2. Buy bread\n",
        "1. We went home and slept.\n",
        "12 monkeys escaped\nfrom the zoo\n",
        "THIS IS SHOUTED!\n",
        "Text\nNASA ESA\nmore text\n",
        "2020 was bad\n",
        "DNA\n",
        "1. lower case item\n",
        "",
    ],
)
def test_lists_and_sentences_are_no_headings(text: str) -> None:
    assert outlined(text, Format.PLAIN).sections == ()
