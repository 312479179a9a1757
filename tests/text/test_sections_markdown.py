"""What the outline of a Markdown document is."""

from __future__ import annotations

import unicodedata

from precis.text.document import Format

from .reading_helpers import outlined, tree, with_crlf

PAPER = """---
title: "한국어 논문 😀"
author: Kim
abstract: |
  We study summaries.

  초록의 둘째 문단.
bibliography: refs.bib
---

Before any heading.

# 서론 😀

글이 있다.

## Method of *work* with `code` {#sec:method}

```python
# not a heading
```

$$
x
===
$$

Results
-------

- a list
  # not this

> # nor this

# Conclusion #
"""


def test_atx_and_setext_headings_nest_by_level() -> None:
    found = outlined(PAPER, Format.MARKDOWN)
    assert tree(found) == [
        (1, "서론 😀"),
        (2, "Method of work with code"),
        (2, "Results"),
        (1, "Conclusion"),
    ]
    assert found.sections[2].path == ("서론 😀", "Results")
    assert found.sections[2].heading.of(PAPER) == "Results\n-------\n"


def test_a_body_holds_its_subsections_and_own_does_not() -> None:
    section = outlined(PAPER, Format.MARKDOWN).sections[0]
    assert section.own.of(PAPER) == "\n글이 있다.\n\n"
    assert section.body.of(PAPER).endswith("> # nor this\n\n")


def test_the_front_matter_gives_title_and_abstract_and_is_outside_the_body() -> None:
    found = outlined(PAPER, Format.MARKDOWN)
    assert found.title == "한국어 논문 😀"
    assert found.abstract is not None
    assert found.abstract.of(PAPER) == "We study summaries.\n\n  초록의 둘째 문단."
    assert found.body.of(PAPER).lstrip().startswith("Before any heading.")


def test_windows_line_ends_change_nothing_but_the_offsets() -> None:
    text = with_crlf(PAPER)
    found, unix = outlined(text, Format.MARKDOWN), outlined(PAPER, Format.MARKDOWN)
    assert tree(found) == tree(unix)
    assert found.sections[1].heading.of(text).startswith("## Method")
    assert found.sections[1].heading.of(text).endswith("}\r\n")
    assert found.abstract is not None
    assert found.abstract.of(text).endswith("초록의 둘째 문단.")


def test_a_section_called_abstract_is_the_abstract() -> None:
    for title in ("Abstract", "ABSTRACT", "초록", "국문초록", "요약", "Summary", "0. Abstract"):
        text = f"# T\n\n## {title}\n\n  Short. \n\n## Next\n\nx\n"
        found = outlined(text, Format.MARKDOWN)
        assert found.abstract is not None, title
        assert found.abstract.of(text) == "Short."
    other = outlined("# Summary of results\n\nx\n", Format.MARKDOWN)
    assert other.abstract is None


def test_decomposed_hangul_is_recognised_and_not_altered() -> None:
    title = unicodedata.normalize("NFD", "초록")
    text = f"# {title}\n\n{unicodedata.normalize('NFD', '우리는 보였다.')}\n"
    found = outlined(text, Format.MARKDOWN)
    assert found.sections[0].title == title
    assert found.abstract is not None
    assert found.abstract.of(text) == unicodedata.normalize("NFD", "우리는 보였다.")


def test_a_single_first_level_heading_is_the_title_and_stays_a_section() -> None:
    found = outlined("# Paper\n\n## A\n\n## B\n", Format.MARKDOWN)
    assert found.title == "Paper"
    assert tree(found) == [(1, "Paper"), (2, "A"), (2, "B")]
    assert outlined("# A\n\n# B\n", Format.MARKDOWN).title is None


def test_levels_begin_at_one_whatever_the_document_begins_with() -> None:
    assert tree(outlined("### A\n\n#### B\n", Format.MARKDOWN)) == [(1, "A"), (2, "B")]


def test_inline_front_matter_values() -> None:
    text = "---\ntitle: 'It is: so'\nabstract: One line\n  and another.\n---\nText.\n"
    found = outlined(text, Format.MARKDOWN)
    assert found.title == "It is: so"
    assert found.abstract is not None
    assert found.abstract.of(text) == "One line\n  and another."


def test_broken_documents_have_an_outline() -> None:
    assert tree(outlined("# A\n\n```\n# in code that never ends\n", Format.MARKDOWN)) == [(1, "A")]
    assert outlined("", Format.MARKDOWN).sections == ()
    assert outlined("---\ntitle: never closed\n\n# A\n", Format.MARKDOWN).sections
    assert tree(outlined("#\n", Format.MARKDOWN)) == [(1, "")]
    assert tree(outlined("# A", Format.MARKDOWN)) == [(1, "A")]
    assert tree(outlined("$$ never closed\n\n# A", Format.MARKDOWN)) == [(1, "A")]


def test_markup_leaves_titles() -> None:
    text = "# [Link](http://x) **bold** snake_case \\* x[^1] <b>h</b>\n"
    assert tree(outlined(text, Format.MARKDOWN)) == [(1, "Link bold snake_case * x h")]
