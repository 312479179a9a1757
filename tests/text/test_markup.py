"""Which markup is protected, missed, escaped and left out of prose."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from precis.text.document import Format
from precis.text.markup import escape, missing, prose, protected

MD, TEX, HTML = Format.MARKDOWN, Format.LATEX, Format.HTML
RST, TYPST, ORG, PLAIN = Format.RST, Format.TYPST, Format.ORG, Format.PLAIN


def kinds(text: str, format: Format) -> list[tuple[str, str]]:
    found = protected(text, format)
    for item in found:
        assert item.span.of(text) == item.text
    return [(item.kind, item.text) for item in found]


@pytest.mark.parametrize(
    ("format", "text", "kind", "expected"),
    [
        (MD, "as [@kim2020] did", "citation", "[@kim2020]"),
        (MD, "as [see @a; -@b, p. 3] did", "citation", "[see @a; -@b, p. 3]"),
        (MD, "@kim2020은 보였다", "citation", "@kim2020"),
        (MD, "in @김철수2020.", "citation", "@김철수2020"),
        (MD, "shown [3, 5-7].", "citation", "[3, 5-7]"),
        (MD, "see @fig:one.", "reference", "@fig:one"),
        (MD, "see [^note]", "footnote", "[^note]"),
        (MD, "값 $x_1$이", "math", "$x_1$"),
        (MD, "$$\na=b\n$$", "math", "$$\na=b\n$$"),
        (MD, "run `a b` now", "code", "`a b`"),
        (MD, "run ``a ` b`` now", "code", "``a ` b``"),
        (MD, "```py\nx = [1]\n```\n", "code", "```py\nx = [1]\n```"),
        (MD, "[text](http://x.y/z_(w))", "link", "http://x.y/z_(w)"),
        (MD, "보라 https://x.org/a에서.", "link", "https://x.org/a"),
        (MD, "(see https://x.org/a).", "link", "https://x.org/a"),
        (TEX, r"as \citep[see][p.~3]{a,b} did", "citation", r"\citep[see][p.~3]{a,b}"),
        (TEX, r"\textcite*{a} did", "citation", r"\textcite*{a}"),
        (TEX, r"in \eqref{eq:a}", "reference", r"\eqref{eq:a}"),
        (TEX, r"x\label{eq:a}", "reference", r"\label{eq:a}"),
        (TEX, r"값 $a\$b$이", "math", r"$a\$b$"),
        (TEX, r"\[ a \]", "math", r"\[ a \]"),
        (TEX, r"\( a \)", "math", r"\( a \)"),
        (
            TEX,
            r"\begin{align*}a&b\\[2pt]c\end{align*}",
            "math",
            r"\begin{align*}a&b\\[2pt]c\end{align*}",
        ),
        (TEX, r"\href{http://x}{text}", "link", r"\href{http://x}"),
        (TEX, r"\verb|a_b|", "code", r"\verb|a_b|"),
        (TEX, r"a\footnotemark[1]", "footnote", r"\footnotemark[1]"),
        (HTML, "<p>a <code>x &lt; y</code></p>", "code", "<code>x &lt; y</code>"),
        (HTML, '<a href="http://x">t</a>', "link", '"http://x"'),
        (HTML, r"<p>\(a\)</p>", "math", r"\(a\)"),
        (HTML, "shown [12]", "citation", "[12]"),
        (RST, ":cite:p:`a,b`", "citation", ":cite:p:`a,b`"),
        (RST, "[Kim20]_ did", "citation", "[Kim20]_"),
        (RST, "note [#]_", "footnote", "[#]_"),
        (RST, ":ref:`a`", "reference", ":ref:`a`"),
        (RST, ":math:`x`", "math", ":math:`x`"),
        (RST, ".. math::\n\n   a=b\n\nText", "math", ".. math::\n\n   a=b\n\n"),
        (RST, "``x``", "code", "``x``"),
        (TYPST, "as #cite(<a>, form: (1)) did", "citation", "#cite(<a>, form: (1))"),
        (TYPST, "@kim2020[p. 3]", "citation", "@kim2020[p. 3]"),
        (TYPST, "@fig:x shows", "reference", "@fig:x"),
        (TYPST, "= A <sec>", "reference", "<sec>"),
        (TYPST, "$ a = b $", "math", "$ a = b $"),
        (ORG, "[cite/t:@a; @b]", "citation", "[cite/t:@a; @b]"),
        (ORG, "[[http://x][text]]", "link", "http://x"),
        (ORG, "=code= here", "code", "=code="),
        (ORG, "note[fn:1]", "footnote", "[fn:1]"),
        (ORG, "#+begin_src c\nx\n#+end_src\n", "code", "#+begin_src c\nx\n#+end_src"),
        (PLAIN, "shown [1–3]", "citation", "[1–3]"),
        (PLAIN, "at doi 10.1000/xyz123.", "link", "10.1000/xyz123"),
    ],
)
def test_protected_markup(format: Format, text: str, kind: str, expected: str) -> None:
    assert kinds(text, format) == [(kind, expected)]


@pytest.mark.parametrize(
    ("format", "text"),
    [
        (MD, "It costs $5 and $6, mail a@b.com."),
        (MD, "a $ b $ c \\$x\\$"),
        (MD, "[ ] todo, [text] only"),
        (PLAIN, "It costs $5$ and @kim."),
        (TEX, r"50\% \\[5] \$5 and \$6 \item[3]"),
        (TEX, "% \\cite{hidden}\n"),
        (TYPST, "a@b.com \\$5 // $x$"),
        (ORG, "a = b and c = d"),
        (HTML, "a < b and c > d"),
        (RST, "a: b `x`"),
    ],
)
def test_ordinary_text_is_not_protected(format: Format, text: str) -> None:
    assert kinds(text, format) == []


def test_missing_counts_every_occurrence() -> None:
    before = "A [@a] and [@a], $x$ [@b]."
    assert [item.text for item in missing(before, "B [@a] $x$.", MD)] == ["[@a]", "[@b]"]
    assert missing(before, before, MD) == ()
    assert missing("none", "[@a]", MD) == ()


def test_missing_does_not_mind_line_breaks_inside() -> None:
    assert missing("[see @a,\n  p. 3]", "[see @a, p. 3]", MD) == ()


def test_latex_specials_are_escaped_outside_commands_and_mathematics() -> None:
    text = r"5% of A&B, #1, a_b, x^2, $x_1$, \cite{a_b}, \% and \url{a%b_c}."
    assert escape(text, TEX) == (
        r"5\% of A\&B, \#1, a\_b, x\^{}2, $x_1$, \cite{a_b}, \% and \url{a%b_c}."
    )
    kept = (
        "% a comment\n\\includegraphics[width=5cm]{a_b.png}\n"
        "\\begin{tabular}{ll}a & b\\\\\\end{tabular}\n a & b \\\\\n"
    )
    assert escape(kept, TEX) == kept
    assert escape("costs $5", TEX) == "costs \\$5"
    assert escape("https://x.org/a_b", TEX) == "https://x.org/a\\_b"


def test_html_specials_are_escaped_outside_tags_and_entities() -> None:
    assert escape("p < .05 & <b>q</b> &amp; a<b", HTML) == "p &lt; .05 &amp; <b>q</b> &amp; a&lt;b"
    kept = '<a href="x?a=1&b=2">t</a><!-- a & b --><br/>&#44032;'
    assert escape(kept, HTML) == kept


def test_typst_specials_are_escaped() -> None:
    assert escape("the #1 and # of $5", TYPST) == "the \\#1 and \\# of \\$5"
    kept = 'see #emph[x] @a $x$ `#1` #text(fill: rgb("#0074d9"))[x]'
    assert escape(kept, TYPST) == kept


@pytest.mark.parametrize("format", [MD, RST, ORG, PLAIN])
def test_other_formats_need_no_escapes(format: Format) -> None:
    assert escape("5% & # < $ _ ^", format) == "5% & # < $ _ ^"


PIECES = [
    *"%&#_^$<>{}[]()\\`@/*\"'|= \n~-!;",
    "a",
    "5",
    "가",
    "$x$",
    "\\verb",
    "\\cite{",
    "\\begin{align}",
    "\\end{align}",
    "\\begin{tabular}",
    "\\end{tabular}",
    "\\url{",
    "\\\\",
    "https://a.b/",
    "<code>",
    "</code>",
    "<!--",
    "-->",
    "&amp;",
    "&#3",
    "#cite(",
    '"#',
    "\\footnote{",
    "\\def",
    "\\input{",
]


@pytest.mark.parametrize("format", list(Format))
@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_escaping_twice_changes_nothing_more(format: Format, pieces: list[str]) -> None:
    text = "".join(pieces)
    once = escape(text, format)
    assert escape(once, format) == once
    unescaped = once.replace("\\^{}", "^").replace("&lt;", "<").replace("&amp;", "&")
    original = text.replace("\\^{}", "^").replace("&lt;", "<").replace("&amp;", "&")
    assert unescaped.replace("\\", "") == original.replace("\\", "")
    spans = [item.span for item in protected(text, format)]
    assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("format", "text", "expected"),
    [
        (MD, "---\nt: x\n---\n# A **b** [c](http://d) `e` $f$ [@g]\n", "A b c"),
        (
            TEX,
            "\\section{A} \\textbf{b}~c $d$ \\cite{e} 5\\% % f\n\\includegraphics{g}",
            "A b c 5%",
        ),
        (
            HTML,
            "<head><title>t</title></head><p>A <b>b</b> &amp; c</p><script>d</script>",
            "A b & c",
        ),
        (RST, "A\n=====\n\n*b* ``c`` :ref:`d`", "A b"),
        (TYPST, "#set text(1pt)\n= A\n*b* #emph[c] $d$ // e\n", "A b c"),
        (ORG, "#+TITLE: t\n* A /b/ [[http://c][d]]\n", "A b d"),
        (PLAIN, " A # b ", "A # b"),
    ],
)
def test_prose_is_what_a_reader_sees(format: Format, text: str, expected: str) -> None:
    assert " ".join(prose(text, format).split()) == expected


@pytest.mark.parametrize("format", list(Format))
def test_markup_that_is_never_closed_takes_no_long_time(format: Format) -> None:
    openings = ["$", "`", "` ", "[@", "<a ", "\\(", "\\begin{align}", "<code>", "/*", "#cite(", " "]
    started = time.perf_counter()
    for opening in openings:
        text = opening * 4_000
        protected(text, format)
        escape(text, format)
        prose(text, format)
    assert time.perf_counter() - started < 10
