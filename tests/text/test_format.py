"""Which format a document has, from what the editor says of it and from its name."""

from __future__ import annotations

import pytest

from precis.text.document import Format, format_of


@pytest.mark.parametrize(
    ("language_id", "path", "expected"),
    [
        ("latex", "notes.txt", Format.LATEX),
        ("Markdown", "", Format.MARKDOWN),
        (None, "paper.tex", Format.LATEX),
        ("", "PAPER.MD", Format.MARKDOWN),
        (None, "", Format.PLAIN),
        ("plaintext", "notes.txt", Format.PLAIN),
        ("python", "notes.py", Format.PLAIN),
    ],
)
def test_the_editors_word_counts_before_the_suffix(
    language_id: str | None, path: str, expected: Format
) -> None:
    assert format_of(language_id, path) is expected


@pytest.mark.parametrize("language_id", ["plaintext", "text", "fundamental"])
def test_an_id_for_plain_text_leaves_it_to_the_suffix(language_id: str) -> None:
    # Editors without a mode for LaTeX send it, and eglot sends one id for all of a server's files.
    assert format_of(language_id, "paper.tex") is Format.LATEX
