"""Headings of LaTeX, found by one pass over its commands; half-typed documents are expected."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from precis.text.document import Span
from precis.text.formats.reading import Heading, Reading, folded
from precis.text.lines import line_end, lines_of, trimmed

_LEVELS = {
    "part": 0,
    "chapter": 1,
    "section": 2,
    "subsection": 3,
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
}
_VERBATIM = frozenset(
    ("verbatim", "verbatim*", "Verbatim", "lstlisting", "minted", "comment", "filecontents")
)
_ABSTRACTS = frozenset(("abstract", "abstract*", "Abstract", "kabstract", "eabstract"))
_BREAKS = frozenset(("appendix", "bibliography", "bibliographystyle", "printbibliography"))
_DEFINITIONS = frozenset(("newcommand", "renewcommand", "providecommand", "def", "newenvironment"))
# TeX forbids paragraphs in headings; a brace that stays open any longer was left open.
_LONGEST_TITLE = 800


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"%[^\r\n]*|\\(?P<command>[A-Za-z@]+)(?P<star>\*?)|\\[^A-Za-z@]")


@cache
def _brace() -> re.Pattern[str]:
    return re.compile(
        r"%[^\r\n]*|\\(?:\r\n|[\s\S])|(?P<brace>[{}\[\]])|(?P<blank>\r?\n[ \t]*\r?\n)"
    )


@dataclass
class _Scan:
    """What the pass has found so far."""

    text: str
    headings: list[Heading] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    title: str | None = None
    body_start: int = 0
    body_end: int | None = None
    abstract_start: int | None = None
    abstract: Span | None = None
    unclosed: set[str] = field(default_factory=set)


def read(text: str) -> Reading:
    """Find sectioning commands outside comments and verbatim environments."""
    scan = _Scan(text)
    position = 0
    while scan.body_end is None:
        match = _token().search(text, position)
        if not match:
            break
        position = match.end()
        if match["command"]:
            position = _command(scan, match)
    body = Span(scan.body_start, max(scan.body_start, scan.body_end or len(text)))
    if scan.body_end is None and not scan.body_start:
        body = Span(0, len(text))
    if scan.abstract is None and scan.abstract_start is not None:
        # \end{abstract} is not typed yet: the text up to the first heading is the abstract.
        start = scan.abstract_start
        later = [heading.span.start for heading in scan.headings if heading.span.start >= start]
        scan.abstract = trimmed(text, Span(start, min([*later, max(start, body.end)])))
    abstract = scan.abstract if scan.abstract and len(scan.abstract) else None
    return Reading(body, tuple(scan.headings), scan.title, abstract, tuple(scan.breaks))


def _command(scan: _Scan, match: re.Match[str]) -> int:
    """Take note of one command; return where to go on reading."""
    name, text, position = match["command"], scan.text, match.end()
    if name in _LEVELS:
        return _heading(scan, match)
    if name in ("begin", "end"):
        return _environment(scan, match)
    if name in ("verb", "lstinline"):
        return _after_verb(text, position)
    if name in _DEFINITIONS:
        return _after_definition(text, position)
    if name in _BREAKS:
        scan.breaks.append(match.start())
    elif name == "iffalse":
        return _skip_to(scan, "\\fi", position)
    elif name == "title" and scan.title is None:
        title = _argument(text, position)
        if title:
            scan.title = plain_title(title.of(text)) or None
    elif name == "abstract" and scan.abstract is None and name not in scan.unclosed:
        place = _skip_blanks(text, position)
        inside = _group(text, place, "{}", None)
        if inside is not None:
            scan.abstract = trimmed(text, inside)
        elif text[place : place + 1] == "{":
            scan.unclosed.add(name)
    return position


def _environment(scan: _Scan, match: re.Match[str]) -> int:
    text = scan.text
    name_match = re.compile(r"\s*\{([^{}\s]{1,40})\}").match(text, match.end())
    if not name_match:
        return match.end()
    name, position = name_match[1], name_match.end()
    if match["command"] == "end":
        if name == "document":
            scan.body_end = match.start()
        elif name in _ABSTRACTS and scan.abstract_start is not None and scan.abstract is None:
            scan.abstract = trimmed(text, Span(scan.abstract_start, match.start()))
        return position
    if name in _VERBATIM:
        return _skip_to(scan, f"\\end{{{name}}}", position)
    if name == "document":
        scan.body_start = line_end(text, position)
    elif name == "thebibliography":
        scan.breaks.append(match.start())
    elif name in _ABSTRACTS and scan.abstract_start is None:
        option = _group(text, position, "[]", _LONGEST_TITLE)
        scan.abstract_start = position if option is None else option.end + 1
    return position


def _heading(scan: _Scan, match: re.Match[str]) -> int:
    text = scan.text
    place = _skip_blanks(text, match.end())
    option = _group(text, place, "[]", _LONGEST_TITLE)
    if option is not None:
        place = _skip_blanks(text, option.end + 1)
    if text[place : place + 1] != "{":
        return match.end()
    inside = _group(text, place, "{}", _LONGEST_TITLE)
    if inside is None:
        # The brace is still open: what stands on its line is the title for now.
        line = lines_of(text[: place + _LONGEST_TITLE], place + 1)[:1]
        inside = Span(line[0].start, line[0].end) if line else Span(place + 1, place + 1)
        end = line[0].after if line else place + 1
    else:
        end = line_end(text, _after_labels(text, inside.end + 1))
    title = plain_title(inside.of(text))
    level = _LEVELS[match["command"]]
    scan.headings.append(Heading(title, level, Span(match.start(), end)))
    return end


def _after_labels(text: str, position: int) -> int:
    """Behind the \\label commands that belong to a heading, on its line or the next."""
    label = re.compile(r"[ \t]*(?:%[^\r\n]*)?(?:\r?\n)?[ \t]*\\label\s*\{[^{}]{0,200}\}")
    match = label.match(text, position)
    while match:
        position = match.end()
        match = label.match(text, position)
    return position


def _after_verb(text: str, position: int) -> int:
    mark = text[position : position + 1]
    if not mark or mark.isspace() or mark == "[":
        return position
    closing = text.find("}" if mark == "{" else mark, position + 1, position + 500)
    return closing + 1 if closing >= 0 else position


def _after_definition(text: str, position: int) -> int:
    """Behind a macro definition, whose headings are none of the document's."""
    name = re.compile(r"\s*\\[A-Za-z@]+[#\d]*").match(text, position)
    position = name.end() if name else position
    for _ in range(4):
        place = _skip_blanks(text, position)
        brackets = "[]" if text[place : place + 1] == "[" else "{}"
        inside = _group(text, place, brackets, _LONGEST_TITLE * 2)
        if inside is None:
            break
        position = inside.end + 1
    return position


def _skip_to(scan: _Scan, ending: str, position: int) -> int:
    """Behind the next `ending`; where there is none, on from `position`, looking only once."""
    if ending in scan.unclosed:
        return position
    place = scan.text.find(ending, position)
    if place < 0:
        scan.unclosed.add(ending)
        return position
    return place + len(ending)


def _skip_blanks(text: str, position: int) -> int:
    """Behind white space that holds no blank line."""
    match = re.compile(r"[ \t]*(?:(?:%[^\r\n]*)?\r?\n)?[ \t]*").match(text, position)
    return match.end() if match else position


def _argument(text: str, position: int) -> Span | None:
    """The inside of the command's braces, after its optional argument."""
    place = _skip_blanks(text, position)
    option = _group(text, place, "[]", _LONGEST_TITLE)
    if option is not None:
        place = _skip_blanks(text, option.end + 1)
    return _group(text, place, "{}", _LONGEST_TITLE)


def _group(text: str, position: int, brackets: str, longest: int | None) -> Span | None:
    """The inside of the balanced group that opens at `position`.

    None when none opens there or it stays open; with `longest`, also when it holds a blank line
    or more code points than that.
    """
    if text[position : position + 1] != brackets[0]:
        return None
    depth = 0
    end = len(text) if longest is None else min(len(text), position + longest)
    for match in _brace().finditer(text, position, end):
        if match["blank"] and longest is not None:
            return None
        if match["brace"] == brackets[0]:
            depth += 1
        elif match["brace"] == brackets[1]:
            depth -= 1
            if depth == 0:
                return Span(position + 1, match.start())
    return None


def plain_title(source: str) -> str:
    """A heading's source without commands; the text of their arguments stays."""
    title = re.sub(r"(?<!\\)%[^\r\n]*(?:\r?\n[ \t]*)?", "", source)
    title = re.sub(r"\\(?:label|footnote|thanks|footnotemark|index)\*?\s*\{[^{}]*\}", "", title)
    title = re.sub(r"\\texorpdfstring\s*\{[^{}]*\}\s*\{([^{}]*)\}", r"\1", title)
    title = re.sub(r"\\\\(?:\[[^\]]*\])?|(?<!\\)~|\\[ ,;:!]", " ", title)
    title = re.sub(r"\\[A-Za-z@]+\*?[ \t]*", "", title)
    title = re.sub(r"(?<!\\)[{}$]", "", title)
    return folded(re.sub(r"\\([^A-Za-z\s])", r"\1", title))
