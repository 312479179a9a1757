"""What the outline of a LaTeX document is."""

from __future__ import annotations

import pytest

from precis.text.document import Format

from .reading_helpers import outlined, tree, with_crlf

PAPER = r"""\documentclass{article}
\newcommand{\chapterlike}[1]{\section{#1}}
\title[short]{A \textbf{Private} Assistant\thanks{Funded.} \\ 비서 😀}
% \begin{document}
\begin{document}
\maketitle
\begin{abstract}
  우리는 요약을 연구한다 😀.
\end{abstract}

\section[Intro]{Introduction: 50\% \emph{더}
  and more}\label{sec:intro}
Text. % \section{commented out}
\verb|\section{x}| and \textbf{a}.

\subsection*{배경}
\begin{verbatim}
\section{verbatim}
\end{verbatim}
\input{other}
\subsection{Next} text on the line
\section{Conclusion}
The end.
\appendix
\section{Proofs}
Proof.
\begin{thebibliography}{9}
\bibitem{a} A.
\end{thebibliography}
\end{document}
\section{after the end}
"""


def test_sectioning_commands_nest_and_others_are_ignored() -> None:
    found = outlined(PAPER, Format.LATEX)
    assert tree(found) == [
        (1, "Introduction: 50% 더 and more"),
        (2, "배경"),
        (2, "Next"),
        (1, "Conclusion"),
        (1, "Proofs"),
    ]


def test_a_heading_takes_its_label_and_leaves_text_on_its_line() -> None:
    found = outlined(PAPER, Format.LATEX)
    assert found.sections[0].heading.of(PAPER).endswith("\\label{sec:intro}\n")
    assert found.sections[2].heading.of(PAPER) == r"\subsection{Next}"
    assert found.sections[2].own.of(PAPER) == " text on the line\n"


def test_title_abstract_and_body() -> None:
    found = outlined(PAPER, Format.LATEX)
    assert found.title == "A Private Assistant 비서 😀"
    assert found.abstract is not None
    assert found.abstract.of(PAPER) == "우리는 요약을 연구한다 😀."
    assert found.body.of(PAPER).startswith("\\maketitle")
    assert found.body.of(PAPER).endswith("\\end{thebibliography}\n")


def test_appendix_and_bibliography_end_the_section_before_them() -> None:
    found = outlined(PAPER, Format.LATEX)
    assert found.sections[3].body.of(PAPER) == "The end.\n"
    assert found.sections[4].body.of(PAPER) == "Proof.\n"


def test_bibliography_commands_stand_outside_the_last_section() -> None:
    text = "\\section{A}\nText.\n\\bibliographystyle{plain}\n\\bibliography{refs}\n"
    assert outlined(text, Format.LATEX).sections[0].body.of(text) == "Text.\n"


def test_windows_line_ends() -> None:
    text = with_crlf(PAPER)
    found = outlined(text, Format.LATEX)
    assert tree(found) == tree(outlined(PAPER, Format.LATEX))
    assert found.sections[3].body.of(text) == "The end.\r\n"


def test_a_chapter_file_without_preamble() -> None:
    text = "\\chapter{장}\nA\n\\paragraph{P.} B\n\\subparagraph{Q} C"
    found = outlined(text, Format.LATEX)
    assert tree(found) == [(1, "장"), (5, "P."), (6, "Q")]
    assert found.body.of(text) == text


def test_the_abstract_command() -> None:
    text = "\\abstract{One {two}.\n\nThree. }\n\\begin{document}x\\end{document}"
    found = outlined(text, Format.LATEX)
    assert found.abstract is not None
    assert found.abstract.of(text) == "One {two}.\n\nThree."


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        (r"\section[]{Empty option}", [(1, "Empty option")]),
        (r"\section{}", [(1, "")]),
        (r"\section{Half", [(1, "Half")]),
        ("\\section{Half\nText goes on.\n\n\\section{B}\n", [(1, "Half"), (1, "B")]),
        ("\\section", []),
        ("\\section{A}}}} {{{\n\\section{B}", [(1, "A"), (1, "B")]),
        ("\\begin{verbatim}\n\\section{A}", [(1, "A")]),
        ("\\begin{document}\n\\section{A}\n", [(1, "A")]),
        ("\\end{document}", []),
        ("\\", []),
        ("\\section[short{A}\n", []),
        ("\\verb", []),
    ],
)
def test_half_typed_documents(text: str, sections: list[tuple[int, str]]) -> None:
    assert tree(outlined(text, Format.LATEX)) == sections


def test_an_abstract_that_is_still_open_ends_at_the_first_heading() -> None:
    text = "\\begin{abstract}\nWe show\n\n\\section{A}\nB"
    found = outlined(text, Format.LATEX)
    assert found.abstract is not None
    assert found.abstract.of(text) == "We show"
