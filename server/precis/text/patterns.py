"""The regular expressions of protected markup, one alternation per format.

No part can match the beginning of another match of itself, or else its length is bounded: so text
with markup that was never closed is still scanned in linear time.
"""

from __future__ import annotations

import re
from functools import cache

from precis.text.document import Format

_NUMERIC = ("citation", r"\[\d{1,3}(?:[ \u00a0]?[-–—,;][ \u00a0]?\d{1,3}){0,30}\](?![(\[_])")
# Neither Hangul, which follows an address as a particle, nor what closes a quotation.
_NO_URL = r"\s<>\"{}|\\^`\[\]\u1100-\u11ff\u3000-\u303f\uac00-\ud7a3“”‘’"
_URL_END = rf"[^{_NO_URL}]{{0,2000}}(?<![.,;:!?'()*_])"
_BARE_URL = ("link", rf"\b(?:https?|ftp)://{_URL_END}")
_DOI = ("link", rf"\b10\.\d{{4,9}}/{_URL_END}")
_LATEX_URL = (
    "link",
    r"\b(?:https?://|10\.\d{4,9}/)(?:\\[%&#_$]|[^\s\\{}<>\"]){1,2000}+(?<![.,;:!?'()])",
)

_MATH_TEXT = r"(?:\\[\s\S]|[^$\\\r\n]|\r?\n(?![ \t]*\r?\n))"
_DISPLAY = ("math", r"(?<!\\)\$\$(?:\\[\s\S]|[^$\\])++\$\$")
_DOLLARS = ("math", rf"(?<!\\)\${_MATH_TEXT}++\$")
# Pandoc's rule: no space inside the dollars, no digit behind them.
_PANDOC_DOLLARS = ("math", rf"(?<![\\$])\$(?![\s$]){_MATH_TEXT}++(?<!\s)\$(?!\d)")
_BRACKETED = (
    "math",
    r"(?<!\\)\\\((?:[^\\]|\\(?![()]))++\\\)|(?<!\\)\\\[(?:[^\\]|\\(?![\[\]])|\\\\\[)++\\\]",
)
_EQUATION = (
    "math",
    r"\\begin\{(?P<equation>(?:equation|align|alignat|gather|multline|eqnarray|flalign"
    r"|displaymath|math)\*?)\}(?:[^\\]|\\(?!(?:begin|end)\{(?P=equation)\}))*+"
    r"\\end\{(?P=equation)\}",
)
_LATEX_CITATION = (
    "citation",
    r"\\[A-Za-z]{0,12}[Cc]ite[A-Za-z]{0,12}\*?(?:\s?\[[^\[\]]{0,300}\]){0,2}\s?\{[^{}]{1,1000}\}",
)
_LATEX_REFERENCE = (
    "reference",
    r"\\(?!href)(?:[A-Za-z]{0,8}ref|label|crefrange)\*?(?:\[[^\[\]]{0,200}\])?\s?\{[^{}]{1,200}\}",
)
_LATEX_LINK = ("link", r"\\(?:url|path)\s?\{[^{}]{1,2000}\}|\\href\s?\{[^{}]{1,2000}\}")
_TICKS = (
    "code",
    r"(?<!`)(?P<ticks>`++)(?:[^`\r\n]|\r?\n(?![ \t]*\r?\n)|(?!(?P=ticks)(?!`))`++){1,800}"
    r"(?P=ticks)(?!`)",
)
_FENCE = (
    "code",
    r"^[ \t]{0,3}(?P<fence>`{3,}+|~{3,}+)[^\n]*+\n(?:(?![ \t]{0,3}(?P=fence))[^\n]*+\n)*+"
    r"[ \t]{0,3}(?P=fence)[`~]*+",
)
_COMMENT = ("comment", r"<!--(?:[^-<]|-(?!->)|<(?!!--))*+-->")
_CROSS = r"(?:fig|tbl|tab|eq|eqn|sec|lst|thm|alg|figure|table|equation|section)[:-]"
_CROSS_REFERENCE = (
    "reference",
    rf"(?<![\w@.\\/-])@{_CROSS}[A-Za-z0-9](?:[A-Za-z0-9_:.-]{{0,80}}[A-Za-z0-9_])?",
)

_MARKDOWN = (
    _FENCE,
    _TICKS,
    _COMMENT,
    _DISPLAY,
    _PANDOC_DOLLARS,
    _BRACKETED,
    _EQUATION,
    ("footnote", r"\[\^[^\[\]\s]{1,80}\]"),
    _NUMERIC,
    ("reference", rf"\[-?@{_CROSS}[^\[\]]{{1,300}}\](?!\()"),
    ("citation", r"\[(?:[^\[\]@]{0,200}[\s;(])?-?@[\w{][^\[\]]{0,600}\](?!\()"),
    _CROSS_REFERENCE,
    (
        "citation",
        r"(?<![\w@.\\/])-?@(?:\{[^{}\s]{1,100}\}"
        r"|[A-Za-z0-9_](?:[A-Za-z0-9_:.#$%&+?<>~/-]{0,100}[A-Za-z0-9_])?|[^\W\d_]{1,20}\d{4}[a-z]?)",
    ),
    _LATEX_CITATION,
    _LATEX_REFERENCE,
    ("link", r"(?<=\]\()[^()\s]{1,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?"),
    ("link", r"(?<=\])\[[^\[\]\r\n^]{1,100}\]"),
    _BARE_URL,
    _DOI,
)
_LATEX = (
    ("skip", r"^[ \t]*%[^\r\n]*"),
    (
        "code",
        r"\\begin\{(?P<listing>(?:verbatim|Verbatim|lstlisting|minted)\*?)\}"
        r"(?:[^\\]|\\(?!(?:begin|end)\{(?P=listing)\}))*+\\end\{(?P=listing)\}",
    ),
    ("code", r"\\(?:verb|lstinline)\*?(?P<mark>[^A-Za-z\s\\*\[{])[^\r\n]{0,300}?(?P=mark)"),
    ("code", r"\\(?:lstinline|mintinline)(?:\[[^\[\]]{0,100}\])?(?:\{[^{}]{0,300}\}){1,2}"),
    _EQUATION,
    _LATEX_CITATION,
    _LATEX_LINK,
    _LATEX_REFERENCE,
    ("footnote", r"\\footnotemark(?:\[[^\[\]]{0,20}\])?"),
    ("skip", r"\\(?:[A-Za-z@]+\*?|\\)\[[^\[\]\r\n]{0,200}\]"),
    _BRACKETED,
    ("skip", r"\\[^A-Za-z]"),
    _DISPLAY,
    _DOLLARS,
    _NUMERIC,
    _LATEX_URL,
)
_HTML = (
    _COMMENT,
    (
        "code",
        r"<(?P<element>code|pre|script|style|kbd|samp)\b[^<>]{0,1000}>"
        r"(?:[^<]|<(?!/?(?P=element)\b))*+</(?P=element)\s{0,9}>",
    ),
    ("math", r"<math\b[^<>]{0,1000}>(?:[^<]|<(?!/?math\b))*+</math\s{0,9}>"),
    _DISPLAY,
    _BRACKETED,
    ("link", r"(?<=[\s\"'](?:href|.src|cite)=)(?:\"[^\"<>]{0,2000}\"|'[^'<>]{0,2000}')"),
    _NUMERIC,
    _BARE_URL,
    _DOI,
)
_INDENTED = r"[^\r\n]*+(?:\r?\n|\Z)(?:[ \t]*+\r?\n|[ \t]++[^\r\n]++(?:\r?\n|\Z))*+"
_RST = (
    ("math", rf"^\.\.[ \t]+math::{_INDENTED}"),
    ("code", rf"^\.\.[ \t]+(?:code-block|code|sourcecode|highlight)::{_INDENTED}"),
    ("code", r"``(?:(?!``)[^\r\n]|\r?\n(?![ \t]*\r?\n)){1,800}``"),
    ("math", r":math:`[^`]{1,2000}`"),
    ("citation", r":[\w:.-]{0,20}cite[\w:.-]{0,20}:`[^`]{1,500}`"),
    ("reference", r":(?:std:)?(?:ref|numref|eq|doc|term|any|download):`[^`]{1,500}`"),
    ("code", r":[\w:.+-]{1,40}:`[^`]{1,500}`"),
    ("footnote", r"\[(?:\#[\w-]{0,40}|\*|\d{1,3})\]_"),
    ("citation", r"\[[^\W_][\w.:-]{0,80}\]_"),
    ("link", r"(?<=[\s`])<[^<>\s]{1,2000}>(?=`_)"),
    _NUMERIC,
    _BARE_URL,
    _DOI,
)
_TYPST = (
    ("code", r"(?<!`)(?P<raw>`{3,}+)(?:[^`]|(?!(?P=raw))`)*+(?P=raw)"),
    ("code", r"(?<!`)`[^`]{1,800}`"),
    ("link", r"(?<=#link\()\"[^\"\r\n]{1,2000}\""),
    _BARE_URL,
    ("skip", r"//[^\r\n]*|/\*(?:[^*/]|\*(?!/)|/(?!\*))*+\*/"),
    _DOLLARS,
    ("citation", r"#cite\((?:[^()]|\([^()]{0,200}\)){0,400}\)"),
    ("reference", r"#ref\([^()]{0,200}\)"),
    _CROSS_REFERENCE,
    (
        "citation",
        r"(?<![\w@.\\])@[A-Za-z_](?:[A-Za-z0-9_:.-]{0,100}[A-Za-z0-9_])?(?:\[[^\[\]]{0,100}\])?",
    ),
    ("reference", r"(?<!\\)<[A-Za-z_][\w:.-]{0,100}>"),
    _NUMERIC,
    _DOI,
)
_ORG = (
    (
        "code",
        r"^[ \t]*#\+(?:begin|BEGIN)_(?P<block>src|SRC|example|EXAMPLE)\b[^\r\n]*+\r?\n"
        r"(?:(?![ \t]*#\+(?:begin|end|BEGIN|END)_(?P=block))[^\n]*+\n)*+"
        r"[ \t]*#\+(?:end|END)_(?P=block)",
    ),
    ("code", r"(?<![\w=~])(?P<sign>[=~])(?![\s=~])[^\r\n]{0,300}?(?<!\s)(?P=sign)(?![\w=~])"),
    _EQUATION,
    _DISPLAY,
    _PANDOC_DOLLARS,
    _BRACKETED,
    ("citation", r"\[cite(?:/[\w/-]{1,30})?:[^\[\]]{1,600}\]"),
    ("footnote", r"\[fn:[\w-]{0,60}(?:\]|:)"),
    _LATEX_CITATION,
    _LATEX_REFERENCE,
    ("citation", r"(?<!\w)cite[a-z]{0,10}:&?[A-Za-z0-9][A-Za-z0-9_:;&-]{0,200}"),
    ("reference", r"(?<!\w)(?:ref|eqref|cref|autoref):[A-Za-z0-9][A-Za-z0-9_:-]{0,100}"),
    ("link", r"(?<=\[\[)[^\[\]]{1,2000}(?=\][\[\]])"),
    _NUMERIC,
    _BARE_URL,
    _DOI,
)
_PLAIN = (_NUMERIC, _BARE_URL, _DOI)

_BY_FORMAT = {
    Format.MARKDOWN: _MARKDOWN,
    Format.LATEX: _LATEX,
    Format.HTML: _HTML,
    Format.RST: _RST,
    Format.TYPST: _TYPST,
    Format.ORG: _ORG,
    Format.PLAIN: _PLAIN,
}
# What markup can begin with: trying all its parts at every letter would take ten times as long.
_BEGINNINGS = {
    Format.MARKDOWN: r"[`$\\\[@<hf1-]|(?<=\]\()",
    Format.LATEX: r"[\\$\[h1]|^",
    Format.HTML: r"[<$\\\[hf1\"']",
    Format.RST: r"[.`:\[<hf1]",
    Format.TYPST: r"[`/$#@<\[hf1\"]",
    Format.ORG: r"[=~\\$\[hf1cear]|(?<=\[\[)",
    Format.PLAIN: r"[\[hf1]",
}


@cache
def protected_pattern(format: Format, addresses: bool = True) -> re.Pattern[str]:
    """All protected markup of a format; `kind_of` tells which kind a match is.

    Without `addresses`, bare web addresses are left out.
    """
    alternatives = "|".join(
        f"(?P<k{at}>{kind_and_part[1]})"
        for at, kind_and_part in enumerate(_BY_FORMAT[format])
        if addresses or kind_and_part not in (_BARE_URL, _DOI, _LATEX_URL)
    )
    return re.compile(f"(?=^|{_BEGINNINGS[format]})(?:{alternatives})", re.MULTILINE)


def kind_of(match: re.Match[str], format: Format) -> str:
    """The kind of a match of `protected_pattern`; "skip" for what only hides other markup."""
    # The group of the alternative closes last, whatever groups it holds.
    return _BY_FORMAT[format][int((match.lastgroup or "k0")[1:])][0]
