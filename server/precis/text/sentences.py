"""Where sentences begin and end in English and Korean prose."""

from __future__ import annotations

import re
from functools import cache

from precis.text.document import Span
from precis.text.lines import lines_of


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Never the end of a sentence.
_ABBREVIATIONS = _words(
    "e.g i.e eg ie cf vs viz fig figs eq eqs eqn eqns ref refs sec secs tab ch chap vol pp ed eds "
    "dr mr mrs ms prof st rev gen sr approx resp ca incl dept univ assoc thm lem prop def cor "
    "mt ft op loc i.i.d w.r.t s.t a.k.a jan feb mar apr jun jul aug sep sept oct nov dec"
)
# The end of a sentence only when the next word is one that sentences begin with.
_PERHAPS = _words("al etc inc ltd corp co jr ph.d b.sc m.sc u.s u.k u.n e.u a.m p.m")
# Units behind a number ("574 ms.", "2.7 V."), else abbreviations and initials.
_UNITS = _words("ms ft sec secs mt pp A C F H J K L M N T V W")
# Abbreviations only before a number ("No. 5"), else words.
_BEFORE_NUMBERS = _words("no nos p art")
_STARTERS = _words(
    "A An The This That These Those It Its We Our They Their He She I You In On At As For From To "
    "By With Without However Moreover Furthermore Thus Hence Therefore Here There When While "
    "Although Since If Because Both Each Such Some Many Most All Finally First Second Next Then "
    "Recently Another Other But And Or So Yet Note See"
)

_HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3\ud7b0-\ud7ff"


@cache
def _stop() -> re.Pattern[str]:
    """A run of stops, then the quotes, brackets, emphasis and citations that belong to it."""
    return re.compile(
        r"""(?P<stop>[.!?…。．！？]+)"""
        r"""(?P<closers>(?:["'”’»)\]}」』》〉】*_]|\[\^?[\w@,;\-– ]{1,40}\])*)"""
    )


@cache
def _block_start() -> re.Pattern[str]:
    """The marker of a list item or heading at the beginning of a line."""
    return re.compile(
        r"[ \t\u00a0]*(?:(?P<item>[-*+•‣▪·–]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)])[ \t\u00a0]+"
        r"|(?P<heading>\#{1,6}[ \t]+|=+[ \t]+))"
    )


@cache
def _date() -> re.Pattern[str]:
    """A Korean date up to its last full stop, as in "2024. 3. 15."."""
    return re.compile(r"\d{4}\.[ \u00a0]?\d{1,2}\.[ \u00a0]?\d{1,2}\Z")


@cache
def _number() -> re.Pattern[str]:
    """A number with a unit behind it, at the end; a year is none: "in 2019 J. Smith"."""
    return re.compile(r"(?<![\w.])(?!(?:19|20)\d\d[^\d.,])\d[\d.,]*[ \u00a0~]?[A-Za-z]+\Z")


@cache
def _hangul() -> re.Pattern[str]:
    return re.compile(f"[{_HANGUL}]")


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text`: trimmed, in order, not overlapping; the last may be unfinished.

    A line break does not end a sentence, but a blank line, a list item and a heading do.
    """
    found: list[Span] = []
    for block in _blocks(text):
        start = block.start
        for end in _ends(text, block):
            _add(found, text, start, end)
            start = end
        _add(found, text, start, block.end)
    return tuple(found)


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a finished sentence (white space behind it does not matter).

    A bare `0.` is taken for the beginning of a decimal fraction.
    """
    ending = text.rstrip()
    blocks = _blocks(ending)
    return bool(blocks) and len(ending) in _ends(ending, blocks[-1])


def up_to_last_sentence(text: str) -> str:
    """`text` cut behind its last complete sentence or complete line of a list; `""` if none."""
    blocks = _blocks(text)
    for at, block in reversed(list(enumerate(blocks))):
        ends = _ends(text, block)
        marker = _block_start().match(text, block.start)
        if marker and marker["item"]:
            finished = at + 1 < len(blocks) or text[block.end :].strip(" \t")[:1] in ("\n", "\r")
            # An item that goes on over several lines may be cut anywhere but at its end.
            if finished and len(text[marker.end() : block.end].strip()):
                return text[: block.end]
        if ends:
            return text[: ends[-1]]
    return ""


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    inside = text[start:end]
    kept = inside.strip()
    if kept:
        first = start + len(inside) - len(inside.lstrip())
        found.append(Span(first, first + len(kept)))


def _blocks(text: str) -> list[Span]:
    """Runs of lines that no sentence crosses: paragraphs, list items, headings; right-trimmed."""
    blocks: list[Span] = []
    start: int | None = None
    end = 0
    for line in lines_of(text):
        marker = None if line.blank else _block_start().match(line.text)
        if start is not None and (line.blank or marker):
            blocks.append(Span(start, end))
            start = None
        if line.blank:
            continue
        end = line.start + len(line.text.rstrip())
        if marker and marker["heading"]:
            blocks.append(Span(line.start, end))
            continue
        start = line.start if start is None else start
    if start is not None:
        blocks.append(Span(start, end))
    return blocks


def _ends(text: str, block: Span) -> list[int]:
    """The offsets behind the finished sentences of a block."""
    marker = _block_start().match(text, block.start, block.end)
    first = marker.end() if marker else block.start
    return [
        match.end()
        for match in _stop().finditer(text, first, block.end)
        if _is_end(text, match, block.end)
    ]


def _is_end(text: str, match: re.Match[str], end: int) -> bool:
    stop, closers = match["stop"], match["closers"]
    before = text[match.start() - 1] if match.start() else ""
    following = text[match.end() : min(end, match.end() + 40)]
    if stop[-1] in "。．！？":
        return True
    if following and not following[0].isspace():
        # Korean is often written with no space behind the stop.
        korean = bool(_hangul().match(before)) and bool(_hangul().match(following))
        return korean and not closers
    upcoming = following.lstrip()
    if upcoming and _date().search(text, max(0, match.start() - 16), match.start()):
        return False
    if stop != "." or (not before or before.isspace()):
        return not _begins_small(upcoming) or bool(_hangul().match(before))
    word = _word_before(text, match.start())
    if word in _UNITS and _number().search(text, max(0, match.start() - 30), match.start()):
        return not _begins_small(upcoming)
    return _is_period(word, upcoming, bool(closers))


def _is_period(word: str, upcoming: str, closed: bool) -> bool:
    """Whether the single full stop behind `word` ends a sentence before `upcoming`."""
    if _hangul().match(word[-1:]):
        return True
    lowered = word.lower()
    starter = upcoming.split(None, 1)[0].strip(",;:'\"“‘") in _STARTERS if upcoming else False
    if word.isdigit():
        # "0." may go on as a fraction; "2024. 3. 15." is a date.
        date = re.match(r"\d{1,2}\.", upcoming)
        return not date and (word != "0" or bool(upcoming))
    if not closed and lowered in _BEFORE_NUMBERS and (not upcoming or upcoming[0].isdigit()):
        return False
    if not closed and lowered in _ABBREVIATIONS:
        return False
    if lowered in _PERHAPS:
        return starter or (not upcoming and lowered != "al") or _is_hangul_start(upcoming)
    if len(word) == 1 and word.isupper() and not closed:
        return starter or not upcoming or _is_hangul_start(upcoming)
    return not _begins_small(upcoming)


def _is_hangul_start(upcoming: str) -> bool:
    return bool(_hangul().match(upcoming))


def _begins_small(upcoming: str) -> bool:
    """Whether the next word begins with a small letter, as inside a sentence."""
    return bool(upcoming) and upcoming.lstrip("\"'“‘([*_")[:1].islower()


def _word_before(text: str, end: int) -> str:
    """The word that stands directly before `end`, without an opening bracket or quote."""
    start = end
    while start > 0 and end - start < 30 and not text[start - 1].isspace():
        start -= 1
    return text[start:end].lstrip("([{\"'“‘*_~").rpartition("(")[2].rpartition("~")[2]
