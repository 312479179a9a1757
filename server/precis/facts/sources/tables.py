"""The rows and cells of a table, which a source's reading holds as one long sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from precis.facts.prose.reading import Sentence, kept
from precis.facts.prose.words import Word, words
from precis.facts.quantities.quantity import Quantity
from precis.facts.quantities.units import unit_at

_LEAST_MARKS = 2  # of a table with marks between its cells
_LEAST_ROWS = 2
_LEAST_GAPS = 4  # of one that is set with spaces
_GAP = re.compile(r"\s{3,}")
_ROW_OF_PIPES = re.compile(r"\|\s*(?=\|)|\n")
_LETTER = re.compile(r"[A-Za-z가-힣]")
_COUNTED = re.compile(r"\s*[-+<>≤≥]?\s?[\d.,]+\s?(?:명|개|건|회|점|원|편|곳)")
_A_PERIOD = re.compile(r"/(?:년|월|주|일|year|yr|month|week|day|d)(?=\s?[)\]])")
_BRACKET = re.compile(r"[(\[]\s?(?=[^\d\s)\]][^)\]]{0,15}[)\]])")
_CELLS = 2  # marks in a line that is a row
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Row:
    """One row: what stands in front of its numbers, and the numbers of each cell from there on."""

    label: str
    cells: tuple[tuple[Quantity, ...], ...]


@dataclass(frozen=True)
class Table:
    """Rows with the words of their labels, and the words of the columns' names."""

    rows: tuple[Row, ...]
    labels: tuple[tuple[Word, ...], ...]
    columns: tuple[tuple[Word, ...], ...]


def tables(sentences: Sequence[Sentence]) -> Iterator[Table]:
    """The tables of a text whose columns have names: as many cells in each row as columns."""
    for before, sentence in pairwise(sentences):
        table = rows(sentence)
        if len(table) < _LEAST_ROWS:
            continue
        names, width = _header(before, sentence), len(table[0].cells)
        if len(names) > width and all(len(row.cells) == width for row in table):
            columns = tuple(_said(name) for name in names[-width:])
            yield Table(table, tuple(_said(row.label) for row in table), columns)


@kept
def rows(sentence: Sentence) -> tuple[Row, ...]:
    """The rows of a sentence that is a table; none of any other."""
    text = sentence.text
    if text.count("&") >= _LEAST_MARKS:
        return tuple(_marked(sentence, "&", _GAP))
    if text.count("|") >= _LEAST_MARKS:
        return tuple(_marked(sentence, "|", _ROW_OF_PIPES))
    if len(_GAP.findall(text)) >= _LEAST_GAPS:
        return tuple(_spaced(sentence))
    return ()


def _marked(sentence: Sentence, mark: str, between: re.Pattern[str]) -> Iterator[Row]:
    """The rows of a table whose cells have a mark between them."""
    text, start = sentence.text, 0
    ends = [match.span() for match in between.finditer(text)] + [(len(text), len(text))]
    for end, following in ends:
        label: list[str] = []
        cells: list[tuple[Quantity, ...]] = []
        for first, last in _cells(text, start, end, mark):
            inside = text[first:last]
            named = _LETTER.search(_BRACKETS.sub("", inside)) and not _COUNTED.match(inside)
            if named and not cells:
                label.append(inside.strip())
            elif inside.strip() or cells:
                cells.append(() if named else _inside(sentence, first, last))
        if any(cells):
            yield Row(" ".join(label), tuple(cells))
        start = following


def _said(name: str) -> tuple[Word, ...]:
    """The words of a name that say something, without a unit in brackets."""
    return tuple(word for word in words(_BRACKETS.sub("", name)) if word.stems)


def _cells(text: str, start: int, end: int, mark: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(rf"[^{mark}]+", text[start:end]):
        yield start + match.start(), start + match.end()


def _inside(sentence: Sentence, first: int, last: int) -> tuple[Quantity, ...]:
    start = sentence.start
    return tuple(one for one in sentence.quantities if first <= one.start - start < last)


def _spaced(sentence: Sentence) -> Iterator[Row]:
    """The rows of a table that is set with spaces: words begin a new one."""
    text, at = sentence.text, 0
    label: str = ""
    cells: list[tuple[Quantity, ...]] = []
    for one in sentence.quantities:
        before = text[at : one.start - sentence.start]
        if before.count("(") > before.count(")"):
            continue  # "(0.71)" behind a mean
        named = _BRACKETS.sub("", before)
        if _LETTER.search(named):
            if cells:
                yield Row(label, tuple(cells))
            label, cells = named.strip(" )"), []
        cells.append((one,))
        at = one.end - sentence.start
    if cells:
        yield Row(label, tuple(cells))


def _header(before: Sentence, sentence: Sentence) -> tuple[str, ...]:
    """The names of the columns: the line in front of a table, or its first without numbers."""
    for one in (before, sentence):
        mark = next((mark for mark in "&|" if one.text.count(mark) >= _LEAST_MARKS), None)
        if mark and not (one is before and rows(one)):
            line = (_GAP if mark == "&" else _ROW_OF_PIPES).split(one.text)[0]
            names = [_BRACKETS.sub("", cell).strip() for cell in line.split(mark)]
            if not any(name.isdigit() for name in names):
                return tuple(name for name in names if name)
    return ()


def in_cell(text: str, start: int, end: int) -> bool:
    """Whether a place of a text is in a row of a table."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    row = text[first : last if last > 0 else len(text)]
    return max(row.count("|"), row.count("&"), row.count("\t")) >= _CELLS


def headed(text: str) -> frozenset[tuple[str, float]]:
    """The units that stand in brackets, as in a column's name: their dimensions and factors."""
    plain = _A_PERIOD.sub("", text)  # "(kg/년)"
    found = (unit_at(plain, match.end(), spaced=False) for match in _BRACKET.finditer(plain))
    return frozenset((one[0].dimension, one[0].factor) for one in found if one)
