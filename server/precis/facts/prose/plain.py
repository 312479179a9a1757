"""A marked-up text as plain NFKC prose, with the way back to the code points it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from precis.facts.prose.markup_rules import Rule, rules
from precis.text.document import Format, Span

# Everything but ASCII, Hangul syllables and common punctuation may change under NFKC; the letter
# before a run of it may combine with it.
_UNUSUAL = re.compile(r"[\s\S]?[^\x00-\x7f\uac00-\ud7a3\u2013\u2014\u2018-\u201d]+")
_CLUSTER = re.compile(
    r"[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?"
    r"|[\s\S][\u0300-\u036f\u11a8-\u11ff\u3099\u309a]*"
)
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f")
_THIN = frozenset("\u00a0\u2009\u202f")
_ALIKE = str.maketrans({"\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2044": "/", "\u00b5": "μ"})
_SUPERSCRIPTS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺")
# Longer words than this carry no exponent: a raised number behind them is a footnote's.
_LONGEST_UNIT = 4


@dataclass(frozen=True)
class Plain:
    """Plain `text`; code point i of it comes from `starts[i]..ends[i]` of the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The original code points of a non-empty range of the plain text."""
        return Span(self.starts[start], max(self.starts[start], self.ends[end - 1]))


def plain(text: str, format: Format = Format.PLAIN) -> Plain:
    """Take the markup away and normalise what is left; citations stay as they are."""
    pieces = _pieces(text, guessed(text) if format is Format.PLAIN else format)
    builder = _Builder()
    for piece, start, end in pieces:
        if len(piece) == end - start:
            builder.add(piece, start)
        else:
            builder.put(builder.spaced(piece, text[end : end + 1]), start, end)
    return Plain("".join(builder.text), builder.starts, builder.ends)


def guessed(text: str) -> Format:
    """The format of a text that nobody named one for: LaTeX, Markdown, HTML or none."""
    latex = r"\\(?:[A-Za-z]*cite[a-z]*|textbf|textit|emph|section|begin|SI|qty|num)\b.{0,40}?\{"
    mathematics = r"\$[^$\n]{1,80}\\[a-z]{2,}[^$\n]{0,80}\$"
    if re.search(mathematics, text) or re.search(latex, text) or re.search(r"(?<=\d)\\[%,]", text):
        return Format.LATEX
    if re.search(r"\*\*\S|\]\(\S|^#{1,6} ", text, re.MULTILINE):
        return Format.MARKDOWN
    if re.search(r"</(?:p|div|sup|sub|em|b|i|span|strong|a|li|td)>", text):
        return Format.HTML
    return Format.PLAIN


def _pieces(text: str, format: Format) -> Iterator[tuple[str, int, int]]:
    """What stays of the text, in order: (text, start, end) of what it stands for."""
    if format is Format.PLAIN:
        yield text, 0, len(text)
        return
    yield from _cut(text, 0, len(text), format)


def _cut(text: str, start: int, end: int, format: Format) -> Iterator[tuple[str, int, int]]:
    pattern, by_name = _compiled(format)
    at = start
    for match in pattern.finditer(text, start, end):
        if match.end() == match.start():
            continue
        yield text[at : match.start()], at, match.start()
        at = match.end()
        rule = by_name[match.lastgroup or ""]
        yield from _replaced(text, match, rule, format)
    yield text[at:end], at, end


def _replaced(
    text: str, match: re.Match[str], rule: Rule, format: Format
) -> Iterator[tuple[str, int, int]]:
    start, end = match.span()
    if rule.keep:
        inside = match.span(f"{rule.name}_keep")
        yield rule.before, start, inside[0]
        yield from _cut(text, *inside, Format.LATEX if rule.mathematics else format)
        yield rule.after, inside[1], end
    elif rule.verbatim:
        yield match[0], start, end
    else:
        yield (rule.write(match) if rule.write else rule.before), start, end


@cache
def _compiled(format: Format) -> tuple[re.Pattern[str], dict[str, Rule]]:
    found = rules(format)
    alternatives = "|".join(f"(?P<{rule.name}>{rule.pattern})" for rule in found)
    return re.compile(alternatives, re.MULTILINE), {rule.name: rule for rule in found}


class _Builder:
    """Collects plain text with the origin of each of its code points."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._last = ""  # the last few code points

    def add(self, piece: str, start: int) -> None:
        """Text that stands in the original at `start`; usual text is copied as it is."""
        at = 0
        for match in _UNUSUAL.finditer(piece):
            self._copy(piece[at : match.start()], start + at)
            for cluster in _CLUSTER.finditer(match[0]):
                first = start + match.start() + cluster.start()
                following = piece[match.start() + cluster.end() :][:3]
                written = self._normal(cluster[0], following)
                self.put(written, first, first + len(cluster[0]))
            at = match.end()
        self._copy(piece[at:], start + at)

    def spaced(self, written: str, following: str) -> str:
        """A thin space as what it is: a comma between digits, else a space."""
        if written not in _THIN:
            return written
        return "," if self._last[-1:].isdigit() and following.isdigit() else " "

    def put(self, written: str, start: int, end: int) -> None:
        """Text that stands for the original's `start..end` as a whole."""
        if written:
            self.text.append(written)
            self.starts.extend([start] * len(written))
            self.ends.extend([end] * len(written))
            self._last = (self._last + written)[-8:]

    def _copy(self, piece: str, start: int) -> None:
        if piece:
            self.text.append(piece)
            self.starts.extend(range(start, start + len(piece)))
            self.ends.extend(range(start + 1, start + len(piece) + 1))
            self._last = (self._last + piece[-8:])[-8:]

    def _normal(self, cluster: str, following: str) -> str:
        """One user-perceived character in its plain form."""
        first = cluster[0]
        if first in _INVISIBLE:
            return ""
        if first in _THIN:
            return "," if self._last[-1:].isdigit() and following.isdigit() else " "
        if first in _SUPERSCRIPTS:
            return self._raised(first)
        if "①" <= first <= "⒇":
            return ""
        written = unicodedata.normalize("NFKC", cluster).translate(_ALIKE)
        if unicodedata.category(first) == "No" and "/" in written:
            return f" {written}" if self._last[-1:].isdigit() else written
        return written

    def _raised(self, first: str) -> str:
        """A superscript: an exponent of a number or a unit, or else a footnote's mark."""
        digit = unicodedata.normalize("NFKC", first).translate(_ALIKE)
        before = re.search(r"([A-Za-zμ°]*)(\^?-?\d*)$", self._last)
        letters, tail = (before[1], before[2]) if before else ("", "")
        if tail.startswith(("^", "-")) or tail == "-":
            return digit
        if tail and not letters:
            return f"^{digit}"
        return digit if letters and len(letters) <= _LONGEST_UNIT else ""
