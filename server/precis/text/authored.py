"""What an author put beside the sentences of a text, and a rewriting would leave out unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from precis.text.document import Format

_TABLE_LINE = r"^[ \t]*\|[^\r\n]*(?:\r?\n[ \t]*\|[^\r\n]*)*"
_HTML_FLOATS = (
    ("table", r"<table\b[\s\S]{0,20000}?</table>"),
    ("figure", r"<(?P<tag>figure|svg|video|audio|picture)\b[\s\S]{0,20000}?</(?P=tag)>"),
    ("figure", r"<(?:img|iframe|embed)\b[^<>]{0,2000}>"),
)
# Possessive, since what is never closed must not be tried at every bracket.
_IN_BRACKETS = r"\((?:[^()]++|\((?:[^()]++|\((?:[^()]++|\([^()]*+\))*+\))*+\))*+\)"
_PARTS = {
    Format.LATEX: (
        (
            "figure",
            r"\\begin\{(?P<float>figure|wrapfigure|tikzpicture|algorithm|table|tabular[xy]?"
            r"|longtable)(?P<star>\*?)\}[\s\S]{0,20000}?\\end\{(?P=float)(?P=star)\}",
        ),
        ("figure", r"\\includegraphics\*?(?:\[[^\[\]]{0,500}\])?\{[^{}]{0,500}\}"),
        (
            "note",
            r"\\(?:todo|missingfigure|fxnote|fxwarning|fixme|marginpar)\b"
            r"(?:\[[^\[\]]{0,500}\])?\{(?:[^{}]++|\{[^{}]*+\})*+\}",
        ),
        # "%" alone only swallows the end of its line.
        ("comment", r"(?<!\\)%[^\w\r\n]*\w[^\r\n]*"),
    ),
    Format.TYPST: (
        ("figure", rf"#(?:figure|image|table|todo){_IN_BRACKETS}"),
        ("comment", r"(?<![:/])//[^\r\n]*\w[^\r\n]*|/\*(?:[^*]|\*(?!/))*+\*/"),
    ),
    Format.ORG: (
        ("table", _TABLE_LINE),
        ("comment", r"^[ \t]*#[ \t]+[^\r\n]*\w[^\r\n]*"),
        (
            "comment",
            r"^[ \t]*#\+(?:begin|BEGIN)_(?P<org>comment|COMMENT)\b[\s\S]{0,20000}?_(?P=org)\b",
        ),
    ),
    Format.RST: (
        (
            "figure",
            r"^[ \t]*\.\.[ \t]+(?:figure|image|table|csv-table|list-table|todo|plot|graphviz)::"
            r"[^\r\n]*(?:\r?\n(?:[ \t]+\S[^\r\n]*|[ \t]*(?=\r?\n[ \t]+\S)))*",
        ),
        (
            "comment",
            r"^[ \t]*\.\.[ \t]+(?![\[_|])(?!\S+::)[^\r\n]*\w[^\r\n]*(?:\r?\n[ \t]+\S[^\r\n]*)*",
        ),
        ("table", r"^[ \t]*\+[-=+]{3,}\+[ \t]*(?:\r?\n[ \t]*[|+][^\r\n]*)+"),
        (
            "table",
            r"^=+(?:[ \t]+=+)+[ \t]*(?:\r?\n[^\r\n]*\S[^\r\n]*)+",
        ),
    ),
    Format.MARKDOWN: (
        (
            "table",
            r"^[ \t]*\|?[^\r\n|]+\|[^\r\n]*\r?\n[ \t]*\|?[ \t]*:?-+:?[ \t]*"
            r"(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*(?:\r?\n[^\r\n]*\|[^\r\n]*)*",
        ),
        *_HTML_FLOATS,
    ),
    Format.HTML: _HTML_FLOATS,
}


def authored(text: str, format: Format) -> Iterator[tuple[str, int, int]]:
    """Notes to oneself, figures and tables: kind, start and end of each, in code points, in order.

    `kind` is comment, note, figure or table. What markup hides (a "%" in code) is the caller's.
    """
    pattern = _pattern(format)
    if pattern is None:
        return
    for match in pattern.finditer(text):
        # The group of the alternative closes last, whatever groups it holds.
        kind, _ = _PARTS[format][int((match.lastgroup or "k0")[1:])]
        yield kind, match.start(), match.end()


@cache
def _pattern(format: Format) -> re.Pattern[str] | None:
    parts = _PARTS.get(format, ())
    alternatives = "|".join(f"(?P<k{at}>{part})" for at, (_, part) in enumerate(parts))
    return re.compile(alternatives, re.MULTILINE) if parts else None
