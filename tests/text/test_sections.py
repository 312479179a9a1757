"""What holds of outlines in every format: finding sections, and cutting the body."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from precis.text.document import Document, Format
from precis.text.sections import outline, parts, section_at, section_named

from .reading_helpers import check, outlined

TEXT = "intro\n\n# 1 Alpha\n\na\n\n## 1.1 Beta  Gamma\n\nb\n\n# 2 Alpha\n\nc"


def test_the_innermost_section_holds_an_offset() -> None:
    found = outlined(TEXT, Format.MARKDOWN)

    def title_at(offset: int) -> str | None:
        section = section_at(found, offset)
        return section.title if section else None

    assert title_at(0) is None
    assert title_at(TEXT.index("# 1 Alpha")) == "1 Alpha"
    assert title_at(TEXT.index("\na\n") + 1) == "1 Alpha"
    assert title_at(TEXT.index("## 1.1") + 3) == "1.1 Beta Gamma"
    assert title_at(TEXT.index("# 2") - 1) == "1.1 Beta Gamma"
    assert title_at(TEXT.index("# 2")) == "2 Alpha"
    assert title_at(len(TEXT)) == "2 Alpha"


def test_nothing_holds_an_offset_behind_a_break() -> None:
    text = "\\section{A}\nx\n\\begin{thebibliography}{9}\n\\end{thebibliography}\n"
    found = outlined(text, Format.LATEX)
    assert section_at(found, text.index("\\begin") + 3) is None
    assert section_at(found, text.index("x")) is not None


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("1 Alpha", "1 Alpha"),
        ("2 alpha", "2 Alpha"),
        ("ALPHA", "1 Alpha"),
        ("beta gamma", "1.1 Beta Gamma"),
        (" Beta   Gamma ", "1.1 Beta Gamma"),
        ("3.1 Beta Gamma", "1.1 Beta Gamma"),
        ("Alpha / Beta Gamma", "1.1 Beta Gamma"),
        ("alpha/beta gamma", "1.1 Beta Gamma"),
        ("Beta", None),
        ("Delta / Beta Gamma", None),
        ("", None),
        ("/", None),
    ],
)
def test_a_section_is_found_by_title_or_path(heading: str, title: str | None) -> None:
    section = section_named(outlined(TEXT, Format.MARKDOWN), heading)
    assert (section.title if section else None) == title


def test_parts_are_the_preamble_and_each_section_alone() -> None:
    found = outlined(TEXT, Format.MARKDOWN)
    assert [part.path for part in parts(found)] == [
        (),
        ("1 Alpha",),
        ("1 Alpha", "1.1 Beta Gamma"),
        ("2 Alpha",),
    ]
    assert parts(found)[1].span.of(TEXT) == "# 1 Alpha\n\na\n\n"


def test_a_bibliography_is_a_part_of_its_own() -> None:
    text = "\\section{A}\nx\n\\bibliography{b}\n"
    assert [part.path for part in parts(outlined(text, Format.LATEX))] == [("A",), ()]


COMMON = ["text 글 😀. ", "\n", "\r\n", "\n\n", " ", "\t", "\u00a0", "한", "{", "}", "[", "]", "$"]
FRAGMENTS = {
    Format.MARKDOWN: ["# A\n", "## 나\n", "B\n==\n", "```\n", "---\n", "> ", "- ", "<!--", "$$\n"],
    Format.LATEX: [
        "\\section{A}",
        "\\subsection*{나",
        "\\begin{document}",
        "\\end{document}",
        "\\begin{abstract}",
        "\\end{abstract}",
        "\\appendix",
        "\\begin{thebibliography}",
        "\\begin{verbatim}",
        "\\end{verbatim}",
        "% ",
        "\\",
        "\\title{",
        "\\label{x}",
        "\\newcommand",
    ],
    Format.HTML: [
        "<h1>A</h1>",
        "<h2>나",
        "</h2>",
        "<body>",
        "</body>",
        "<section>",
        "</section>",
        "<div class='abstract'>",
        "</div>",
        "<p>",
        "<!--",
        "<pre>",
        "<title>",
        "<h3>c</h3>",
    ],
    Format.RST: ["A\n=\n", "나\n--\n", "====\n", "B\n", ".. abstract::\n", "  x\n", "::\n"],
    Format.TYPST: ["= A\n", "== 나\n", "#set x(", ")", "```", "/*", "*/", "//", "#abstract[", '"'],
    Format.ORG: ["* A\n", "** 나\n", "#+begin_src\n", "#+end_src\n", ":PROPERTIES:\n", ":END:\n"],
    Format.PLAIN: ["1. Alpha\n", "2.1 나\n", "HEADING\n", "Abstract\n", "제1장 서론\n"],
}


@pytest.mark.parametrize("format", list(Format))
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_any_document_has_an_outline_whose_parts_cover_its_body(
    format: Format, data: st.DataObject
) -> None:
    pieces = data.draw(st.lists(st.sampled_from(FRAGMENTS[format] * 2 + COMMON), max_size=30))
    text = "".join(pieces)
    found = outline(Document(text, format))
    check(found, text)
    for offset in range(0, len(text) + 1, 7):
        section = section_at(found, offset)
        assert section is None or section.span.start <= offset <= section.span.end
