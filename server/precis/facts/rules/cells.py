"""Numbers that a table of the source has, but in the row or column of something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from precis.facts.finding import ReasonKind
from precis.facts.lookup import Flaw
from precis.facts.prose.comparison import compares
from precis.facts.prose.context import is_difference
from precis.facts.prose.reading import Sentence
from precis.facts.prose.words import Word
from precis.facts.quantities.quantity import Quantity, same
from precis.facts.sources.source import Source
from precis.facts.sources.tables import Row, Table
from precis.text.said import Said

_EDGE = re.compile(r"[,;](?!\d)|\b(?:and|but|while|whereas)\b|(?<=[가-힣])(?:고|며|나|지만|는데)\s")

_OF_ONE_ROW = 2  # numbers that tell which row a sentence speaks of


def cells_otherwise(sentence: Sentence, source: Source) -> Iterator[Flaw]:
    """ "201 with A" where the table has 201 in the column of B, and another number in that of A.

    Only where the draft names one row and one column, and not the one whose number it gives.
    """
    quantities = [one for one in sentence.quantities if not one.year and not one.words]
    if not quantities:
        return
    for table in source.tables:
        for quantity in quantities:
            if is_difference(sentence, quantity) or _changes(quantity, sentence):
                continue
            place = _another(quantity, sentence, table) or _astray(
                quantity, quantities, sentence, source, table
            )
            if place is not None:
                yield _flaw(quantity, sentence, source, place)


def _changes(quantity: Quantity, sentence: Sentence) -> bool:
    """Whether something else is told to have had this number before: "from 9.6 to 4.2"."""
    before = sentence.text[: quantity.start - sentence.start]
    behind = sentence.text[quantity.end - sentence.start :]
    return before.endswith(" from ") or behind.startswith(("에서 ", "에서의 "))


def _flaw(quantity: Quantity, sentence: Sentence, source: Source, other: Quantity) -> Flaw:
    text = sentence.text[quantity.start - sentence.start : quantity.end - sentence.start]
    place = (other.start, other.end)
    message = Said(
        "“{text}”: {what}: “{clause}”.",
        text=text,
        what=Said("the source gives another number here"),
        clause=source.clause(place),
    )
    return Flaw(ReasonKind.SWAPPED, text, quantity.start, quantity.end, message, place)


def _another(quantity: Quantity, sentence: Sentence, table: Table) -> Quantity | None:
    """The number of the cell that the draft names, where the draft has that of another one."""
    near, whole = _clause(quantity, sentence), (sentence.start, sentence.end)
    if compares(sentence.text):
        return None  # "38.2 M, more than B": the number is not B's
    for first, second in ((near, whole), (whole, near)):
        column = _named(table.columns, sentence, first)
        row = _named(table.labels, sentence, second)
        if column is None or row is None:
            continue
        own = table.rows[row].cells[column]
        if not own or any(_equal(quantity, one) for one in own):
            return None
        if first is near:
            line = list(zip(table.columns, table.rows[row].cells, strict=True))
        else:
            cells = (one.cells[column] for one in table.rows)
            line = list(zip(table.labels, cells, strict=True))
        if any(
            cell and _equal(quantity, cell[0]) and not _says(name, sentence, near)
            for name, cell in line
        ):
            return own[0]
    return None


def _astray(
    quantity: Quantity,
    beside: Sequence[Quantity],
    sentence: Sentence,
    source: Source,
    table: Table,
) -> Quantity | None:
    """The number of a row's own cell, where all else is of the row and one of another row.

    "186 of 300 lamprey, 123 of which" where 123 is in the row of the trout, which the draft does
    not name, and nowhere else.
    """
    others = [one for one in beside if not _equal(one, quantity)]
    if len({one.number for one in others}) < _OF_ONE_ROW or compares(sentence.text):
        return None
    whole = [
        at
        for at, row in enumerate(table.rows)
        if all(_column(one, row) is not None for one in others)
    ]
    if len(whole) != 1 or _column(quantity, table.rows[whole[0]]) is not None:
        return None
    own, mine = table.rows[whole[0]], {word.text for word in table.labels[whole[0]]}
    inside = {one.start for row in table.rows for cell in row.cells for one in cell}
    if any(one.start not in inside for _, one in source.like(quantity)):
        return None
    whole_sentence, cells = (sentence.start, sentence.end), []
    for row, label in zip(table.rows, table.labels, strict=True):
        column = _column(quantity, row)
        if column is not None:
            telling = [word for word in label if word.text not in mine]
            if not telling or any(_says([word], sentence, whole_sentence) for word in telling):
                return None
            cells.append(own.cells[column])
    return cells[0][0] if cells and cells[0] else None


def _column(quantity: Quantity, row: Row) -> int | None:
    cells = enumerate(row.cells)
    return next((at for at, cell in cells if any(_equal(quantity, one) for one in cell)), None)


def _equal(quantity: Quantity, cell: Quantity) -> bool:
    return same(quantity, cell) or quantity.number == cell.number


def _named(
    names: Sequence[Sequence[Word]], sentence: Sentence, place: tuple[int, int]
) -> int | None:
    """The one name that stands there whole and says most; None where none or several are."""
    found = [at for at, name in enumerate(names) if name and _says(name, sentence, place)]
    said = [{word.text for word in names[at]} for at in found]
    whole = [at for at, own in zip(found, said, strict=True) if not any(own < one for one in said)]
    return whole[0] if len(whole) == 1 else None


def _says(name: Sequence[Word], sentence: Sentence, place: tuple[int, int]) -> bool:
    """Whether all words of a name stand in a part of the sentence."""
    first, last = place
    text = sentence.text[first - sentence.start : last - sentence.start]
    there = {stem for word in sentence.words if first <= word.start < last for stem in word.stems}
    return all(
        word.text in text or (not word.korean and any(stem in there for stem in word.stems))
        for word in name
    )


def _clause(quantity: Quantity, sentence: Sentence) -> tuple[int, int]:
    """Where the clause or item begins and ends that a number stands in."""
    at = quantity.start - sentence.start
    before = [match.end() for match in _EDGE.finditer(sentence.text, 0, at)]
    behind = _EDGE.search(sentence.text, quantity.end - sentence.start)
    end = behind.start() if behind else len(sentence.text)
    return sentence.start + (before[-1] if before else 0), sentence.start + end
