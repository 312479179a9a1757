"""What the outline of a Typst document is."""

from __future__ import annotations

from precis.text.document import Format

from .reading_helpers import outlined, tree, with_crlf

PAPER = """#import "template.typ": *
#set document(title: "개인 비서 😀")
// a comment
#show: ieee.with(
  title: [Other],
  abstract: [
    우리는 #emph[보였다] 😀. See [1].
  ],
)

= 서론 <sec:intro>
Text $ a
= b $ and https://x.org // = no
== Deeper *now*
```typ
= raw
```
/*
= comment
*/
= Conclusion #footnote[x]
#text(fill: red)[End]
"""


def test_headings_nest_outside_raw_text_comments_and_equations() -> None:
    found = outlined(PAPER, Format.TYPST)
    assert tree(found) == [(1, "서론"), (2, "Deeper now"), (1, "Conclusion")]
    assert found.sections[0].heading.of(PAPER) == "= 서론 <sec:intro>\n"


def test_title_abstract_and_body() -> None:
    found = outlined(PAPER, Format.TYPST)
    assert found.title == "개인 비서 😀"
    assert found.abstract is not None
    assert found.abstract.of(PAPER) == "우리는 #emph[보였다] 😀. See [1]."
    assert found.body.of(PAPER).strip().startswith("= 서론")


def test_the_abstract_function_and_section() -> None:
    text = "#abstract[A [b] c.]\n\n= A\n"
    found = outlined(text, Format.TYPST)
    assert found.abstract is not None
    assert found.abstract.of(text) == "A [b] c."
    text = "= Abstract\nShort.\n= B\n"
    found = outlined(text, Format.TYPST)
    assert found.abstract is not None
    assert found.abstract.of(text) == "Short."


def test_windows_line_ends() -> None:
    text = with_crlf(PAPER)
    found = outlined(text, Format.TYPST)
    assert tree(found) == tree(outlined(PAPER, Format.TYPST))
    assert found.sections[1].heading.of(text) == "== Deeper *now*\r\n"


def test_broken_documents_have_an_outline() -> None:
    assert tree(outlined("#show: x.with(\n= A\n", Format.TYPST)) == [(1, "A")]
    assert tree(outlined("``` never\n= A", Format.TYPST)) == [(1, "A")]
    assert tree(outlined("/* never\n= A", Format.TYPST)) == [(1, "A")]
    assert tree(outlined("costs $5\n\n= A", Format.TYPST)) == [(1, "A")]
    assert outlined("#abstract[never", Format.TYPST).abstract is None
    assert outlined("", Format.TYPST).sections == ()
    assert outlined("=", Format.TYPST).sections == ()
