"""The readable words of a marked-up text, for counting them and telling its language."""

from __future__ import annotations

import re

from precis.text.document import Format
from precis.text.patterns import kind_of, protected_pattern

# What is removed or replaced per format, in this order, after protected markup is gone.
_CLEANING: dict[Format, tuple[tuple[str, str], ...]] = {
    Format.MARKDOWN: (
        (r"\A---[ \t]*\r?\n(?:(?!---|\.\.\.)[^\n]*\n)*(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", ""),
        (r"^[ \t]*(?:>[ \t]?)+|^[ \t]*#{1,6}[ \t]+|(?<![ \t#])[ \t]++#++[ \t]*$", ""),
        (r"^[ \t]*[-=]{3,}[ \t]*$", ""),
        (r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+", ""),
        (r"</?[A-Za-z][^<>]{0,1000}>|\{[#.][^{}]{0,200}\}", " "),
        (
            r"!?\[|\]\([^()]{0,100}\)|\]|\*{1,3}|~~|(?<!\w)_{1,3}|_{1,3}(?!\w)|\\(?=[!-/:-@\[-`])",
            "",
        ),
        (r"^[ \t]*+\|?(?:[ \t]*+:?-{2,}:?[ \t]*+\|)+[-: \t]*$|\|", " "),
    ),
    Format.LATEX: (
        (r"(?<!\\)%[^\r\n]*", ""),
        (
            r"\\(?:documentclass|usepackage|input|include|includegraphics|bibliography"
            r"|bibliographystyle|[vh]space|setlength|newcommand|renewcommand|begin|end|pagestyle"
            r"|thispagestyle|addbibresource|graphicspath)(?![A-Za-z])\*?"
            r"(?:\s?\[[^\[\]]{0,300}\])?(?:\s?\{[^{}]{0,300}\})?(?:\[[^\[\]]{0,100}\])?",
            " ",
        ),
        (r"\\\\(?:\[[^\[\]]{0,30}\])?|(?<!\\)~", " "),
        (r"\\[A-Za-z@]+\*?(?:\[[^\[\]]{0,200}\])?[ \t]?", " "),
        (r"\\(?=[%&#_$])|(?<!\\)[{}]", ""),
    ),
    Format.HTML: (
        (r"<head\b[^<>]{0,500}>(?:[^<]|<(?!/?head\b))*+</head>", " "),
        (r"</?(?:em|b|i|strong|span|sub|sup|a|u|mark|small)\b[^<>]{0,4000}>", ""),
        (r"</?[A-Za-z!][^<>]{0,4000}>", " "),
    ),
    Format.RST: (
        (r"^([!-/:-@\[-`{-~])\1{2,}[ \t]*$", ""),
        (r"^[ \t]*\.\.[ \t]+[\w-]+::|^[ \t]*\.\.[ \t]+_[^\r\n]*|^[ \t]*:[\w -]{1,40}:", ""),
        (r"\*{1,2}|`_{0,2}|(?<=\s)\|(?=\S)|(?<=\S)\|", ""),
    ),
    Format.TYPST: (
        (r"//[^\r\n]*|/\*(?:[^*/]|\*(?!/)|/(?!\*))*+\*/", ""),
        (r"^#(?:import|include|set|show|let)\b[^\r\n]*", ""),
        (r"#[\w.]+(?:\((?:[^()\[\]]|\([^()]{0,200}\)){0,400}\))?", " "),
        (r"^[ \t]*=+[ \t]+|^[ \t]*[-+][ \t]+", ""),
        (r"(?<!\\)[*\[\]]|(?<!\w)_|_(?!\w)|\\(?=[#$*_@])", ""),
    ),
    Format.ORG: (
        (r"^[ \t]*#\+[^\r\n]*|^[ \t]*:[\w-]+:[^\r\n]*|^#[ \t][^\r\n]*", ""),
        (r"^\*+[ \t]+(?:TODO|DONE)?|^[ \t]*[-+][ \t]+", ""),
        (r"\[\[ ?\]\[|\[\[|\]\]|(?<!\w)[*/_+](?=\S)|(?<=\S)[*/_+](?!\w)", ""),
    ),
    Format.PLAIN: (),
}


def prose(text: str, format: Format) -> str:
    """Roughly the words that a reader of the typeset text sees; code and formulas are left out."""
    if format is not Format.PLAIN:
        text = protected_pattern(format).sub(
            lambda match: match[0] if _visible(match, format) else " ", text
        )
    for pattern, replacement in _CLEANING[format]:
        text = re.sub(pattern, replacement, text, flags=re.MULTILINE)
    if format is Format.HTML:
        from html import unescape

        text = unescape(text)
    return re.sub(r"[ \t]+", " ", text).strip()


def _visible(match: re.Match[str], format: Format) -> bool:
    return kind_of(match, format) == "skip" and not match[0].lstrip().startswith(("%", "//", "/*"))
