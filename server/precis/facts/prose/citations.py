"""Citations in all their forms (keys, numbers, authors and year), and when two are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from precis.facts.lexicon import listed
from precis.facts.lexicon.english import STOP_WORDS

_YEAR = r"(?:1[5-9]\d\d|20\d\d)[a-z]?"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ɏ'’-]+"
_LATEX = re.compile(
    r"\\[A-Za-z]{0,12}[Cc]ite[A-Za-z]{0,12}\*?(?:\s?\[[^\[\]]{0,300}\]){0,2}\s?\{(?P<keys>[^{}]{1,1000})\}"
)
_ROLE = re.compile(r":[\w:.-]{0,20}cite[\w:.-]{0,20}:`(?P<keys>[^`]{1,500})`")
_TYPST = re.compile(r"#cite\(\s?<(?P<keys>[^<>()]{1,200})>[^()]*\)")
_AT = re.compile(
    r"(?<![\w@.\\/])-?@(?!(?:fig|tbl|tab|eq|eqn|sec|lst|thm|alg|figure|table|equation|section)[:-])"
    r"(?:\{(?P<braced>[^{}\s]{1,100})\}"
    r"|(?P<key>[A-Za-z0-9_](?:[A-Za-z0-9_:.#$%&+?<>~/-]{0,100}[A-Za-z0-9_])?"
    r"|[가-힣]{1,20}\d{4}[a-z]?))"
)
_NUMERIC = re.compile(r"\[(?P<numbers>\d{1,3}(?:\s?[-–—,;]\s?\d{1,3}){0,30})\](?!\()")
_PARENTHESES = re.compile(rf"\((?P<inside>[^()]{{2,300}}?{_YEAR}[^()]{{0,120}})\)")
_ENTRY = re.compile(
    r"^\s*(?:see(?: also)?|e\.g\.,?|cf\.|for example,?|예:|참고:)?\s*"
    rf"(?P<authors>[^\d;]{{2,120}}?)[,\s]\s*(?P<years>{_YEAR}(?:\s?,\s?{_YEAR})*)(?:\s?[,:]\s?(?:pp?\.)?\s?[\d–-]+)?\s*$"
)
_NARRATIVE = re.compile(
    rf"(?P<authors>{_CAPITAL}(?:(?:,\s|,?\s(?:and|&)\s){_CAPITAL}){{0,4}}(?:,?\s(?:et\s?al\.?"
    rf"|and (?:colleagues|coworkers|others)))?)"
    rf"(?:['’]s?)?,?\s?(?:\((?P<years>{_YEAR}(?:\s?,\s?{_YEAR})*)\))"
)
_ET_AL = re.compile(rf"(?P<authors>{_CAPITAL}\set\s?al\.?),?\s(?P<years>{_YEAR})(?!\d)")
_KOREAN = re.compile(
    r"(?P<authors>(?<![가-힣])[가-힣]{1,4}(?:(?:[·ㆍ,]\s?"
    r"|[와과]\s)[가-힣]{2,4}){0,3}(?:\s?(?:등|외)(?:\s?\d+[명인])?|\s?연구팀|\s?연구진)?)"
    rf"\s?(?:의\s?연구)?\((?P<years>{_YEAR}(?:\s?,\s?{_YEAR})*)\)"
)
_NO_AUTHORS = frozenset(
    listed(
        """
        january february march april may june july august september october november
        december since until from in between during the and at around version table
        figure section spring summer autumn winter fall year years founded established
        published updated revised born early late
        """
    )
)
_KOREAN_NO_AUTHORS = re.compile(r"(?:등|외|의|및|년|월|이후|부터|까지|기준|현재|약|총)$|\s")
_NAME = re.compile(rf"{_CAPITAL}|[가-힣]{{1,4}}")
_MANY = re.compile(r"et\s?al|colleagues|coworkers|others|\s?등\b|\s?외\b|연구팀|연구진")


@dataclass(frozen=True, slots=True)
class Citation:
    """One work that a text cites: a `key`, or `names` (lower case) with a `year`.

    `several` stands for "et al."; `text` is what the draft shows for it.
    """

    start: int
    end: int
    text: str
    key: str = ""
    names: tuple[str, ...] = ()
    year: str = ""
    several: bool = False


def citations(text: str, taken: bytearray) -> tuple[Citation, ...]:
    """Every citation of a plain text in order; their code points are marked in `taken`."""
    found: list[Citation] = []
    for finder in (_keys, _numeric, _parentheses, _narrative):
        for match, cited in finder(text):
            if any(taken[match.start() : match.end()]):
                continue
            taken[match.start() : match.end()] = b"\1" * len(match[0])
            found.extend(cited)
    return tuple(sorted(found, key=lambda citation: citation.start))


_Found = Iterator[tuple[re.Match[str], list[Citation]]]


def _keys(text: str) -> _Found:
    for pattern in (_LATEX, _ROLE, _TYPST):
        for match in pattern.finditer(text):
            at = match.start("keys")
            cited = [
                Citation(at + key.start(), at + key.end(), key[0], key[0])
                for key in re.finditer(r"[^,\s<>]+", match["keys"])
            ]
            yield match, cited
    for match in _AT.finditer(text):
        key = match["braced"] or match["key"]
        yield match, [Citation(*match.span(), match[0], key)]


def _numeric(text: str) -> _Found:
    for match in _NUMERIC.finditer(text):
        at = match.start("numbers")
        cited = []
        for part in re.finditer(r"(\d+)(?:\s?[-–—]\s?(\d+))?", match["numbers"]):
            first, last = int(part[1]), int(part[2] or part[1])
            for number in range(first, min(last, first + 60) + 1):
                place = (at + part.start(), at + part.end())
                cited.append(Citation(*place, f"[{number}]", str(number)))
        yield match, cited


def _parentheses(text: str) -> _Found:
    for match in _PARENTHESES.finditer(text):
        at = match.start("inside")
        cited: list[Citation] = []
        for entry in re.finditer(r"[^;]+", match["inside"]):
            parsed = _ENTRY.match(entry[0])
            if parsed is None or not _authors(parsed["authors"]):
                break
            shown = entry[0].strip()
            start = at + entry.start() + entry[0].find(shown)
            cited += _by_author(parsed["authors"], parsed["years"], start, shown)
        else:
            yield match, cited


def _narrative(text: str) -> _Found:
    for pattern in (_NARRATIVE, _ET_AL, _KOREAN):
        for match in pattern.finditer(text):
            if _authors(match["authors"]):
                yield match, _by_author(match["authors"], match["years"], match.start(), match[0])


def _by_author(authors: str, years: str, start: int, shown: str) -> list[Citation]:
    names = _authors(authors)
    several = bool(_MANY.search(authors))
    return [
        Citation(start, start + len(shown), shown, "", names, year[0], several)
        for year in re.finditer(_YEAR, years)
    ]


def _authors(written: str) -> tuple[str, ...]:
    """The surnames of a list of authors; empty when it is none."""
    without = re.sub(
        r",?\s?(?:\b(?:et\s?al\.?|and (?:colleagues|coworkers|others))|연구팀|연구진"
        r"|(?<=[가-힣\s])(?:등|외)(?:\s?\d+[명인])?(?=$|\s|,))",
        "",
        written,
    )
    if re.search(r"[가-힣]", without):
        parts = [
            part
            for part in re.split(r"[·ㆍ,&]\s?|[와과]\s|\s(?:및|and)\s", without.strip())
            if part.strip()
        ]
        if any(len(part.strip()) > 4 or _KOREAN_NO_AUTHORS.search(part.strip()) for part in parts):
            return ()
        return tuple(part.strip() for part in parts)
    names: list[str] = []
    for word in re.findall(r"[^\s,&.]+", without):
        if (
            word in ("and", "de", "van", "von", "der", "la", "le", "al", "di", "el")
            or len(word) == 1
        ):
            continue
        if not re.fullmatch(_CAPITAL, word) or word.lower() in _NO_AUTHORS:
            return ()
        if names or word.lower() not in STOP_WORDS:
            names.append(re.sub(r"['’]s?$", "", word.lower()))
    return tuple(names) if len(names) <= 6 else ()


def cited_in(draft: Citation, source: Citation) -> bool:
    """Whether the two cite the same work."""
    if draft.key or source.key:
        return draft.key == source.key
    if draft.year != source.year or not set(draft.names) & set(source.names):
        return False
    extra = set(draft.names) - set(source.names)
    lacking = set(source.names) - set(draft.names)
    return (not extra or source.several) and (not lacking or draft.several or not extra)
