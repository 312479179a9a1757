"""What is markup in each format, and what a reader of the typeset text sees in its place.

Citations are left as they are: they are facts. The rules of `precis.text.plain_prose` could not be
used, since they lose the places and the formulas.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

from precis.text.document import Format


@dataclass(frozen=True)
class Rule:
    """A piece of markup: `before` takes its place, or `write(match)`.

    With `keep`, the group `NAME_keep` stays, between `before` and `after`, and is read on.
    """

    name: str
    pattern: str
    before: str = ""
    after: str = ""
    keep: bool = False
    verbatim: bool = False
    mathematics: bool = False
    write: Callable[[re.Match[str]], str] | None = None


_BLANK = "\n\n"
_SYMBOLS = {
    "pm": "±",
    "pounds": "£",
    "euro": "€",
    "times": "×",
    "cdot": "·",
    "leq": "≤",
    "le": "≤",
    "geq": "≥",
    "ge": "≥",
    "approx": "≈",
    "sim": "~",
    "mu": "μ",
    "micro": "μ",
    "ohm": "Ω",
    "Omega": "Ω",
    "degree": "°",
    "textdegree": "°",
    "celsius": "°C",
    "degreeCelsius": "°C",
    "percent": "%",
    "per": "/",
    "textasciitilde": "~",
    "textendash": "–",
    "to": " → ",
    "kilo": "k",
    "milli": "m",
    "centi": "c",
    "nano": "n",
    "mega": "M",
    "giga": "G",
    "meter": "m",
    "metre": "m",
    "gram": "g",
    "kilogram": "kg",
    "second": "s",
    "minute": "min",
    "hour": "h",
    "day": "d",
    "litre": "L",
    "liter": "L",
    "mole": "mol",
    "kelvin": "K",
    "watt": "W",
    "volt": "V",
    "ampere": "A",
    "joule": "J",
    "pascal": "Pa",
    "hertz": "Hz",
    "newton": "N",
    "hectare": "ha",
    "tonne": "t",
}


def _symbol(match: re.Match[str]) -> str:
    return _SYMBOLS[match["symbol_name"]]


def _unit(source: str) -> str:
    """The unit of a siunitx command in its usual writing."""
    written = re.sub(r"\\(?:squared|square)\b", "^2", source)
    written = re.sub(r"\\(?:cubed|cubic)\b", "^3", written)
    # The space that ends a command is none of its unit: "\micro g" is one.
    written = re.sub(r"\\([A-Za-z]+)[ ]*", lambda match: _SYMBOLS.get(match[1], match[1]), written)
    return re.sub(r"(\^[23])([A-Za-z]+)", r"\2\1", re.sub(r"[{}]", "", written.replace(".", " ")))


def _with_unit(match: re.Match[str]) -> str:
    return f"{match['si_number']} {_unit(match['si_unit'])}"


def _range_with_unit(match: re.Match[str]) -> str:
    return f"{match['si_low']}–{match['si_high']} {_unit(match['si_range_unit'])}"


def _entity(match: re.Match[str]) -> str:
    return unescape(match[0])


_LATEX = (
    Rule("comment", r"(?<!\\)%[^\r\n]*"),
    Rule(
        "citation",
        r"\\[A-Za-z]{0,12}[Cc]ite[A-Za-z]{0,12}\*?(?:\s?\[[^\[\]]{0,300}\]){0,2}\s?\{[^{}]{1,1000}\}",
        verbatim=True,
    ),
    Rule(
        "listing",
        r"\\begin\{(?P<listing_name>verbatim\*?|lstlisting|minted)\}"
        r"[\s\S]*?\\end\{(?P=listing_name)\}",
        _BLANK,
    ),
    Rule(
        "heading",
        r"\\(?:part|chapter|(?:sub){0,2}section|paragraph)\*?\{(?P<heading_keep>[^{}]*)\}",
        _BLANK,
        _BLANK,
        keep=True,
    ),
    Rule(
        "hidden",
        r"\\(?:label|ref|eqref|autoref|[cC]ref|pageref|url|path|includegraphics|input|include"
        r"|bibliography|bibliographystyle|documentclass|usepackage|[vh]space|pagestyle"
        r"|addbibresource)\*?(?:\s?\[[^\[\]]{0,300}\])?\s?\{[^{}]{0,300}\}",
        " ",
    ),
    Rule("boundary", r"\\(?:begin|end)\{[^{}]{0,60}\}(?:\[[^\[\]]{0,100}\])?|\\item\b", _BLANK),
    Rule(
        "si",
        r"\\(?:SI|qty)(?:\[[^\[\]]{0,100}\])?\{(?P<si_number>[^{}]*)\}"
        r"\{(?P<si_unit>(?:[^{}]|\{[^{}]*\})*)\}",
        write=_with_unit,
    ),
    Rule(
        "si_range",
        r"\\(?:SIrange|qtyrange)(?:\[[^\[\]]{0,100}\])?\{(?P<si_low>[^{}]*)\}"
        r"\{(?P<si_high>[^{}]*)\}\{(?P<si_range_unit>[^{}]*)\}",
        write=_range_with_unit,
    ),
    Rule("num", r"\\(?:num|ang)\{(?P<num_keep>[^{}]*)\}", keep=True),
    Rule(
        "frac",
        r"\\[td]?frac\{(?P<frac_top>\d+)\}\{(?P<frac_bottom>\d+)\}",
        write=lambda match: f"{match['frac_top']}/{match['frac_bottom']}",
    ),
    Rule("degrees", r"\^\{?\\circ\}?(?:\\mathrm\{C\}|\\text\{C\})?", "°"),
    Rule(
        "symbol",
        rf"\\(?P<symbol_name>{'|'.join(sorted(_SYMBOLS, key=len, reverse=True))})(?![A-Za-z])[ ]?",
        write=_symbol,
    ),
    Rule("escaped", r"\\(?P<escaped_keep>[%&#_$])", keep=True),
    Rule("euro", r"\\(?:EUR|euro|texteuro)\b(?:\{\})?[ ~]?", "€"),
    Rule("thin", r"\\,", "\u2009"),
    Rule("comma", r"\{,\}", ","),
    Rule("space", r"\\\\(?:\[[^\[\]]{0,30}\])?|\\[;:! ]|(?<!\\)~", " "),
    Rule("command", r"\\[A-Za-z@]+\*?(?:\[[^\[\]]{0,200}\])?[ \t]?"),
    Rule("dash", r"(?<!-)--(?!-)", "–"),
    Rule("quote_open", r"``", "“"),
    Rule("quote_close", r"''", "”"),
    Rule("brace", r"[{}$]"),
)
_MARKDOWN = (
    Rule("matter", r"\A---[ \t]*\r?\n(?:(?!---|\.\.\.)[^\n]*\n)*(?:---|\.\.\.)[ \t]*$", _BLANK),
    Rule(
        "fence",
        r"^[ \t]{0,3}(?P<fence_mark>`{3,}|~{3,})[^\n]*\n[\s\S]*?^[ \t]{0,3}(?P=fence_mark)[`~]*",
        _BLANK,
    ),
    Rule("comment", r"<!--[\s\S]*?-->", " "),
    Rule("numeric", r"\[\d[\d,;–\- ]*\](?!\()", verbatim=True),
    Rule("keys", r"\[[^\[\]]*@[^\[\]]*\](?!\()", verbatim=True),
    Rule(
        "latex_citation",
        r"\\[A-Za-z]{0,12}[Cc]ite[A-Za-z]{0,12}\*?(?:\[[^\[\]]{0,300}\]){0,2}\{[^{}]{1,1000}\}",
        verbatim=True,
    ),
    Rule("footnote", r"\[\^[^\[\]\s]{1,80}\]:?"),
    Rule("display", r"\$\$(?P<display_keep>[^$]+)\$\$", keep=True, mathematics=True),
    Rule(
        "math",
        r"(?<![\\$])\$(?![\s$])(?P<math_keep>[^$\n]*[^\s$\\])\$(?!\d)",
        keep=True,
        mathematics=True,
    ),
    Rule(
        "link",
        r"!?\[(?P<link_keep>[^\[\]]*)\](?:\([^()\s]*(?:\([^()\s]*\))?[^()]{0,200}\)|\[[^\[\]]*\])",
        keep=True,
    ),
    Rule("heading", r"^[ \t]{0,3}#{1,6}[ \t]+(?P<heading_keep>[^\n]*)$", _BLANK, _BLANK, keep=True),
    Rule("underline", r"^[ \t]*[-=]{3,}[ \t]*$", _BLANK),
    Rule("quotation", r"^[ \t]*(?:>[ \t]?)+"),
    Rule("delimiter", r"^[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+[-: \t]*$"),
    Rule("escaped", r"\\(?P<escaped_keep>[!-/:-@\[-`{-~])", keep=True),
    Rule("tag", r"</?[A-Za-z][^<>]{0,1000}>"),
    Rule("entity", r"&(?:[A-Za-z]{2,12}|#\d{2,6});", write=_entity),
    Rule(
        "emphasis",
        r"\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}|~~|`+|(?<!\w)_{1,3}(?=\w)"
        r"|(?<=[\w.,!?)])_{1,3}(?!\w)",
    ),
)
_HTML = (
    Rule("comment", r"<!--[\s\S]*?-->"),
    Rule(
        "hidden",
        r"<(?P<hidden_name>head|script|style)\b[^<>]{0,1000}>[\s\S]*?</(?P=hidden_name)\s*>",
        _BLANK,
    ),
    Rule(
        "block",
        r"</?(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|table|tr|section|article|blockquote|header|footer"
        r"|main|body|html|title|figure|figcaption|br|hr)\b[^<>]{0,2000}>",
        _BLANK,
    ),
    Rule("cell", r"</?t[hd]\b[^<>]{0,1000}>", " "),
    Rule("tag", r"</?[A-Za-z!][^<>]{0,4000}>"),
    Rule("entity", r"&(?:[A-Za-z]{2,12}|#x?[0-9A-Fa-f]{2,6});", write=_entity),
)
_RST = (
    Rule(
        "underline", r"^(?P<underline_mark>[!-/:-@\[-`{-~])(?P=underline_mark){2,}[ \t]*$", _BLANK
    ),
    Rule("directive", r"^[ \t]*\.\.[ \t]+(?:[\w-]+::|_)[^\r\n]*", _BLANK),
    Rule("cite", r":[\w:.-]{0,20}cite[\w:.-]{0,20}:`[^`]{1,500}`", verbatim=True),
    Rule("math", r":math:`(?P<math_keep>[^`]{1,2000})`", keep=True, mathematics=True),
    Rule("role", r":[\w:.+-]{1,40}:`(?P<role_keep>[^`]{1,500})`", keep=True),
    Rule("link", r"`(?P<link_keep>[^`<>]{1,300})<[^<>\s]{1,2000}>`_{1,2}", keep=True),
    Rule("emphasis", r"\*{1,2}(?=\S)|(?<=\S)\*{1,2}|`+_{0,2}"),
)
_TYPST = (
    Rule("comment", r"//[^\r\n]*|/\*[\s\S]*?\*/"),
    Rule("code", r"^#(?:import|include|set|show|let)\b[^\r\n]*"),
    Rule("cite", r"#cite\([^()]{0,400}\)", verbatim=True),
    Rule("heading", r"^=+[ \t]+(?P<heading_keep>[^\n]*)$", _BLANK, _BLANK, keep=True),
    Rule("call", r"#[\w.]+(?:\((?:[^()\[\]]|\([^()]{0,200}\)){0,400}\))?", " "),
    Rule("label", r"<[A-Za-z_][\w:.-]{0,100}>"),
    Rule("escaped", r"\\(?P<escaped_keep>[#$*_@%\\])", keep=True),
    Rule("emphasis", r"\*(?=\S)|(?<=\S)\*|(?<!\w)_(?=\w)|(?<=[\w.,!?)])_(?!\w)|\$"),
)
_ORG = (
    Rule(
        "block",
        r"^[ \t]*#\+(?:begin|BEGIN)_(?:src|SRC|example|EXAMPLE)[\s\S]*?#\+(?:end|END)_[A-Za-z]+",
        _BLANK,
    ),
    Rule("keyword", r"^[ \t]*#\+[^\r\n]*|^[ \t]*:[\w-]+:[^\r\n]*|^#[ \t][^\r\n]*"),
    Rule("heading", r"^\*+[ \t]+(?P<heading_keep>[^\n]*)$", _BLANK, _BLANK, keep=True),
    Rule("cite", r"\[cite(?:/[\w/-]{1,30})?:[^\[\]]{1,600}\]", verbatim=True),
    Rule("link", r"\[\[[^\[\]]+\]\[(?P<link_keep>[^\[\]]+)\]\]", keep=True),
    Rule("footnote", r"\[fn:[\w-]{0,60}\]"),
    Rule("emphasis", r"(?<![\w/])[*/_=~+](?=[^\s\d])|(?<=[^\s\d])[*/_=~+](?![\w/])"),
)
_BY_FORMAT = {
    Format.LATEX: _LATEX,
    Format.MARKDOWN: _MARKDOWN,
    Format.HTML: _HTML,
    Format.RST: _RST,
    Format.TYPST: _TYPST,
    Format.ORG: _ORG,
}


def rules(format: Format) -> tuple[Rule, ...]:
    """The rules of a format with markup, in the order in which they are tried."""
    return _BY_FORMAT[format]
