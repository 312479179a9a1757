"""What the outline of an Org document is."""

from __future__ import annotations

from precis.text.document import Format

from .reading_helpers import outlined, tree, with_crlf

PAPER = """#+TITLE: 개인 비서 😀
#+AUTHOR: Kim
# a comment

#+begin_abstract
우리는 연구했다 😀.
#+end_abstract

* TODO [#A] 서론 :tag:more:
:PROPERTIES:
:ID: x
:END:
Text.
** Deeper [[http://x][linked]] /more/
#+BEGIN_SRC org
* not this
#+END_SRC
*bold* text
* Conclusion
"""


def test_headlines_nest_outside_verbatim_blocks() -> None:
    found = outlined(PAPER, Format.ORG)
    assert tree(found) == [(1, "서론"), (2, "Deeper linked more"), (1, "Conclusion")]


def test_properties_belong_to_the_headline() -> None:
    found = outlined(PAPER, Format.ORG)
    assert found.sections[0].heading.of(PAPER).endswith(":END:\n")
    assert found.sections[0].own.of(PAPER) == "Text.\n"


def test_title_abstract_and_body() -> None:
    found = outlined(PAPER, Format.ORG)
    assert found.title == "개인 비서 😀"
    assert found.abstract is not None
    assert found.abstract.of(PAPER) == "우리는 연구했다 😀."
    assert found.body.of(PAPER).strip().startswith("#+begin_abstract")


def test_a_headline_called_abstract() -> None:
    text = "* 초록\n짧다.\n* B\n"
    found = outlined(text, Format.ORG)
    assert found.abstract is not None
    assert found.abstract.of(text) == "짧다."


def test_windows_line_ends() -> None:
    text = with_crlf(PAPER)
    found = outlined(text, Format.ORG)
    assert tree(found) == tree(outlined(PAPER, Format.ORG))
    assert found.sections[2].heading.of(text) == "* Conclusion\r\n"


def test_broken_documents_have_an_outline() -> None:
    assert tree(outlined("#+begin_src\n* A", Format.ORG)) == [(1, "A")]
    assert tree(outlined("* A\n:PROPERTIES:\n* B", Format.ORG)) == [(1, "A"), (1, "B")]
    assert outlined("*", Format.ORG).sections == ()
    assert outlined("", Format.ORG).sections == ()
    assert outlined("#+begin_abstract\nnever", Format.ORG).abstract is None
