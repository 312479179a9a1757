"""Notes, figures and tables of the author's: a rewriting that would remove them says so."""

from __future__ import annotations

import pytest

from precis.text.document import Format
from precis.text.markup import missing

MD, TEX, HTML = Format.MARKDOWN, Format.LATEX, Format.HTML
RST, TYPST, ORG, PLAIN = Format.RST, Format.TYPST, Format.ORG, Format.PLAIN

GRID = "+---+---+\n| a | b |\n+---+---+"
PIPES = "| a | b |\n|---|---|\n| 1 | 2 |"


@pytest.mark.parametrize(
    ("format", "kind", "piece"),
    [
        (TEX, "comment", "% TODO ask Kim"),
        (TEX, "comment", "% 김 교수에게 묻기"),
        (TEX, "note", r"\todo{ask \textbf{Kim}}"),
        (TEX, "note", r"\todo[inline]{ask Kim}"),
        (TEX, "figure", r"\includegraphics[width=2cm]{a.pdf}"),
        (TEX, "figure", "\\begin{figure*}\n\\includegraphics{a}\n\\caption{A.}\n\\end{figure*}"),
        (TEX, "figure", "\\begin{tabular}{lr}\na & 1 \\\\\n\\end{tabular}"),
        (TYPST, "comment", "// ask Kim"),
        (TYPST, "comment", "/* ask\nKim */"),
        (TYPST, "figure", '#figure(image("a.png"), caption: [A (b) c])'),
        (TYPST, "figure", '#image("a.png")'),
        (TYPST, "figure", "#table(columns: 2, [a], [b])"),
        (ORG, "comment", "# ask Kim"),
        (ORG, "table", "| a | b |\n|---+---|\n| 1 | 2 |"),
        (ORG, "comment", "#+begin_comment\nask Kim\n#+end_comment"),
        (RST, "comment", ".. ask Kim\n   about it"),
        (RST, "figure", ".. figure:: a.png\n   :width: 2cm\n\n   A caption."),
        (RST, "figure", ".. image:: a.png"),
        (RST, "table", GRID),
        (RST, "table", "===  ===\na    b\n===  ===\n1    2\n===  ==="),
        (MD, "table", PIPES),
        (MD, "comment", "<!-- ask Kim -->"),
        (MD, "figure", '<img src="a.png">'),
        (HTML, "figure", '<img src="a.png">'),
        (HTML, "table", "<table><tr><td>1</td></tr></table>"),
    ],
)
def test_what_only_the_author_can_bring_back_is_missed(
    format: Format, kind: str, piece: str
) -> None:
    before = f"First words.\n\n{piece}\n\nLast words.\n"
    lacking = missing(before, "New words.", format)
    assert (kind, piece) in [(one.kind, one.text.strip()) for one in lacking]
    assert all(one.span.of(before) == one.text for one in lacking)
    assert missing(before, f"New words.\n\n{piece}\n", format) == ()


def test_a_comment_behind_a_sentence_is_missed() -> None:
    (lacking,) = missing("Half of them left. % check with Kim\nMore.", "Half left.", TEX)
    assert lacking.text == "% check with Kim"


@pytest.mark.parametrize(
    ("format", "text"),
    [
        (TEX, r"It rose by 5\% of the total."),
        (TEX, "\\textbf{a}%\n\\textbf{b}%\n"),
        (TEX, "A % \nB"),
        (TYPST, "See the text / the other."),
        (ORG, "#hashtag and C# code"),
        (RST, "Wait.. and see."),
        (MD, "Either a | b or c."),
        (MD, "# A heading\n\nText."),
        (HTML, "<p>Text &amp; more</p>"),
        (PLAIN, "% TODO | a | b |"),
    ],
)
def test_ordinary_text_holds_nothing_of_the_kind(format: Format, text: str) -> None:
    assert missing(text, "New.", format) == ()


@pytest.mark.parametrize(
    ("format", "text"),
    [
        (TEX, r"See \url{https://example.org/a%20b} and \verb|% no comment|."),
        (TYPST, "See https://example.org/a and `// no comment`."),
    ],
)
def test_what_looks_like_a_comment_in_code_or_an_address_is_none(format: Format, text: str) -> None:
    assert "comment" not in {one.kind for one in missing(text, "New.", format)}


@pytest.mark.parametrize("format", list(Format))
def test_what_is_never_closed_takes_no_time(format: Format) -> None:
    for piece in (
        "\\begin{figure}",
        "#figure(",
        "<table",
        "\\todo{",
        "/*",
        "| ",
        "+--",
        ".. ",
        "% a ",
    ):
        assert isinstance(missing(piece * 2_000, "New.", format), tuple)
