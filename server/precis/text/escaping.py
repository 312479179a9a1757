"""Making a model's text safe to stand in a format, without touching the markup in it."""

from __future__ import annotations

import re
from functools import cache

from precis.text.document import Format
from precis.text.patterns import protected_pattern

# Arguments that are names of files and the like, and tables with their ampersands. They come
# before protected markup, commands and tags after it.
_LATEX_FIRST = (
    r"\\(?:includegraphics|input|include|includeonly|bibliography|bibliographystyle|usepackage"
    r"|documentclass|graphicspath|addbibresource|newcommand|renewcommand|def)\b"
    r"\*?(?:\[[^\[\]]{0,300}\])?(?:\{[^{}]{0,500}\})?"
    r"|\\begin\{(?P<table>(?:tabular|tabularx|tabulary|longtable|array|matrix|pmatrix|bmatrix"
    r"|cases|tikzpicture)\*?)\}(?:(?!\\end\{(?P=table)\})[\s\S]){0,20000}\\end\{(?P=table)\}"
    r"|^[^\r\n&]{0,500}(?<!\\)&[^\r\n]{0,2000}\\\\[ \t]*$"
)
_LATEX_KEPT = r"\\[A-Za-z@]+\*?|\\[\s\S]"
_HTML_KEPT = (
    r"</?[A-Za-z][^<>]{0,4000}>|<![A-Za-z][^<>]{0,1000}>|<!\[CDATA\[|<\?"
    r"|&(?:[A-Za-z][A-Za-z0-9]{1,31}|\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6});"
)
_TYPST_KEPT = r"\\[\s\S]|\"\#[0-9A-Fa-f]{3,8}\"|\#[A-Za-z_(\[{\"]"

# Models bring these along from the web pages that they have read; LaTeX would print them.
_TAGS = r"</?(?:b|em|i|strong|sub|sup|u)>"

_KEPT = {Format.LATEX: _LATEX_KEPT, Format.HTML: _HTML_KEPT, Format.TYPST: _TYPST_KEPT}
_SPECIAL = {Format.LATEX: "[%&#_^$]", Format.HTML: "[<&]", Format.TYPST: "[#$]"}
_REPLACEMENTS = {
    Format.LATEX: {"^": r"\^{}"},
    Format.HTML: {"<": "&lt;", "&": "&amp;"},
    Format.TYPST: {},
}


def escape(text: str, format: Format) -> str:
    """`text` with the characters escaped that the format would take for markup by mistake.

    Protected markup, commands, tags and entities that are there stay; escaping twice changes
    nothing more. Only LaTeX, HTML and Typst break on such characters; other text is returned
    as it is. In LaTeX tags of HTML that only set off words go: they would be printed.
    """
    if format not in _SPECIAL:
        return text
    replacements = _REPLACEMENTS[format]

    def replaced(match: re.Match[str]) -> str:
        special = match["special"]
        if special is None:
            return match[0]
        if special.startswith("<") and len(special) > 1:
            return ""
        return replacements.get(special, "\\" + special)

    return _pattern(format).sub(replaced, text)


@cache
def _pattern(format: Format) -> re.Pattern[str]:
    # Bare addresses are not left out: LaTeX stumbles over the underscores in them.
    kept = protected_pattern(format, addresses=False).pattern
    first = f"{_LATEX_FIRST}|" if format is Format.LATEX else ""
    special = f"{_TAGS}|{_SPECIAL[format]}" if format is Format.LATEX else _SPECIAL[format]
    return re.compile(f"{first}{kept}|{_KEPT[format]}|(?P<special>{special})", re.MULTILINE)
