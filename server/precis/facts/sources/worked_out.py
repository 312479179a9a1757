"""What a reader works out from the numbers of sentences that speak of the same as a draft's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from precis.facts.prose.context import is_difference
from precis.facts.prose.reading import Sentence, kept
from precis.facts.prose.words import words
from precis.facts.quantities.quantity import Quantity, is_points, same
from precis.facts.quantities.units import RATIO
from precis.facts.sources.out_of import out_of
from precis.facts.sources.reckoned import close_together, from_own, made, tells_total
from precis.facts.sources.tables import Row

# What a share or a count is of the rest ("drop-out was 14%": 86% stayed): one of two texts says so.
_REST = re.compile(
    r"\b(?:rest|remain(?:ing|der)|others?|without|not?|none|never|dropped out|drop-?outs?"
    r"|withdrew|left|fail\w*|unable|excluded|missing|lost|los(?:es|ing|s)|refused|declined"
    r"|rejected|wrong|incorrect|differ\w*|disagree\w*|mismatch\w*)\b|n['’]t\b"
    r"|나머지|다른|그 외|불일치|엇갈|달랐"
    r"|않|못|없|탈락|이탈|제외|거절|거부|실패|미응답|무응답|아니|고사|사망|폐사"
    r"|잃|손실|\bdied\b|\bdeaths?\b|\b(?:wo)?men\b|\b(?:fe)?males?\b|남성|여성|남자|여자|남학생|여학생",
    re.I,
)
_SHARED = re.compile(r"(?<![\d:])(\d{1,2})\s?[:대]\s?(\d{1,2})(?:\s?[:대]\s?(\d{1,2}))?(?![\d:])")
_BESIDE = 70  # code points: so near stands what a number is the rest of
_LEAVING = re.compile(
    r"\b(?:after|once|leav\w+|left|remain\w*|removed?|dropped|excluded?|discarded|thrown|stopp\w+"
    r"|without|lost|because)\b|제외|빼|빠|남|뒤|후",
    re.I,
)
_EACH = re.compile(r"\b(?:each|apiece|per (?:arm|group))\b|각각|마다|씩", re.I)
_HALVED = re.compile(
    r"\b1\s?:\s?1\b|\b(?:equal(?:ly)?|half|halves|two|both|pairs?)\b|절반|똑같이|반반|두 ", re.I
)
_MOST_PARTS = 6
_RELATIVE_RISK = re.compile(
    r"\b(?:hazard ratios?|odds ratios?|relative risks?|risk ratios?|HRs?|ORs?|RRs?)\b"
    r"|위험비|오즈비|교차비|상대위험"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_ALIKE = 3.0  # a table's row of one measure: no cell is so many times another
_LEAST_TOTAL = 50  # of which a share is worth counting
_PER_CENT = 0.01


def worked_out(
    quantity: Quantity,
    sentence: Sentence,
    near: Sequence[Sentence],
    beside: Sequence[Sentence],
    tables: Sequence[Sequence[Row]],
) -> Iterator[Quantity]:
    """What the draft's quantity may have been worked out as, in its own unit.

    Differences and sums within a table, what is left of a whole, equal parts, so much of a total
    in per cent, and by how much a ratio of risks is below one.
    """
    if quantity.year:
        return
    yield from from_own(quantity, sentence)
    yield from close_together(quantity, sentence, beside)
    for table in tables:
        yield from _from_table(quantity, sentence, table)
    if quantity.dimension == RATIO:
        for known in near:
            yield from _below_one(quantity, known)
            yield from _in_proportion(quantity, known)
            if tells_total(sentence):
                yield from _both(quantity, known)
    elif quantity.unit and not quantity.counts:
        for known in near:
            yield from _share_of(quantity, sentence, known)
    elif quantity.counts and quantity.step == 1.0:
        yield from out_of(quantity, sentence, near)
        yield from _left(quantity, sentence, near)
        for known in near:
            yield from _part_of_total(quantity, known)
            if tells_total(sentence):
                yield from _both(quantity, known)
            if _EACH.search(sentence.text):
                yield from _shared_out(quantity, known)


def rest(sentence: Sentence, share: Quantity) -> frozenset[str]:
    """What is said of the rest near a share or a count of a sentence."""
    return _rests(sentence).get(share.start, frozenset())


@kept
def _rests(sentence: Sentence) -> dict[int, frozenset[str]]:
    """What is said of the rest near each number, by where it begins."""
    if "|" in sentence.text:
        return {}  # a row called "Other"
    words = [
        (match.start(), match.end(), match[0].lower()) for match in _REST.finditer(sentence.text)
    ]
    found = {}
    for share in sentence.quantities if words else ():
        first = max(0, share.start - sentence.start - _BESIDE)
        last = share.end - sentence.start + _BESIDE
        found[share.start] = frozenset(
            word for start, end, word in words if start >= first and end <= last
        )
    return found


def _from_table(quantity: Quantity, sentence: Sentence, table: Sequence[Row]) -> Iterator[Quantity]:
    if is_difference(sentence, quantity):
        yield from _apart_in(quantity, sentence, table)
    if quantity.counts and quantity.step >= 1.0:
        yield from _summed(quantity, sentence, table)
    if quantity.words and quantity.dimension == RATIO:
        yield from _per_cent_cells(quantity, sentence, table)


def _apart_in(quantity: Quantity, sentence: Sentence, table: Sequence[Row]) -> Iterator[Quantity]:
    """Differences of two cells in a row, or in a column, of what the draft names."""
    named = [row for row in table if _names(row, sentence)]
    for row in named:
        cells = [one for cell in row.cells if (one := _of_kind(quantity, cell))]
        for first, second in combinations(cells, 2):
            if _fine(first) or _near(first, second):
                yield _apart(quantity, first, second)
        for one in cells:
            if one.number < 0 and (is_points(quantity) or not _measures(quantity)):
                # "-3.8" is 3.8 less; of a measure the cell's unit is not known
                yield made(quantity, -one.number, one.step)
    for upper, lower in combinations(table, 2):
        if upper in named or lower in named:
            for above, below in zip(upper.cells, lower.cells, strict=False):
                one, other = _of_kind(quantity, above), _of_kind(quantity, below)
                if one and other:
                    yield _apart(quantity, one, other)


def _measures(quantity: Quantity) -> bool:
    return quantity.unit is not None and not quantity.counts and quantity.dimension != RATIO


def _of_kind(quantity: Quantity, cell: Sequence[Quantity]) -> Quantity | None:
    """The number of a cell that may be what the draft speaks of; units stand in the heading."""
    shares = is_points(quantity)
    if shares and (share := next((one for one in cell if one.dimension == RATIO), None)):
        return share
    return next((one for one in cell if one.unit is None or not shares), None)


def _summed(quantity: Quantity, sentence: Sentence, table: Sequence[Row]) -> Iterator[Quantity]:
    """The sum of a column over all rows that have one of the draft's words: "Devon, …"."""
    groups: dict[str, list[Row]] = {}
    for row in table:
        for stem in _label_stems(row) & sentence.stems:
            groups.setdefault(stem, []).append(row)
    for group in groups.values():
        if len(group) > 1:
            for column in zip(*(row.cells for row in group), strict=False):
                if all(cell and cell[0].step == 1.0 for cell in column):
                    yield made(quantity, sum(cell[0].number for cell in column), 1.0)


def _per_cent_cells(
    quantity: Quantity, sentence: Sentence, table: Sequence[Row]
) -> Iterator[Quantity]:
    """ "A fifth" where the row that the draft names has 19.8, in per cent."""
    for row in table:
        if _names(row, sentence):
            for cell in row.cells:
                for one in cell[:1]:
                    if one.unit is None and one.step < 1:
                        yield made(quantity, one.number * _PER_CENT, 1e-4)


def _label_stems(row: Row) -> set[str]:
    return {stem for word in words(_BRACKETS.sub("", row.label)) for stem in word.stems}


def _names(row: Row, sentence: Sentence) -> bool:
    """Whether a sentence has half of what a row's label says, apart from numbers."""
    label = {stem for stem in _label_stems(row) if not stem[0].isdigit()}
    return 2 * len(label & sentence.stems) >= len(label) > 0


def _fine(cell: Quantity) -> bool:
    return cell.step < 1


def _near(first: Quantity, second: Quantity) -> bool:
    low, high = sorted((abs(first.number), abs(second.number)))
    return high <= _ALIKE * low


def _apart(quantity: Quantity, first: Quantity, second: Quantity) -> Quantity:
    return made(quantity, abs(first.number - second.number), min(first.step, second.step))


def _left(quantity: Quantity, sentence: Sentence, near: Sequence[Sentence]) -> Iterator[Quantity]:
    """What is left of a whole: the draft names whole or part, or speaks of the rest."""
    named = [one for one in sentence.quantities if one is not quantity and one.counts]
    leaving = _LEAVING.search(sentence.text) is not None
    mine = rest(sentence, quantity)
    counts = [
        (known, one)
        for known in near
        for one in known.quantities
        if one.counts and one.step == 1.0 and not one.year
    ]
    for known, part in counts:
        told = leaving and any(same(one, part) for one in named)
        turned = rest(known, part) != mine
        if not (told or turned):
            continue
        wholes = [whole for _, whole in counts]
        if turned and not told:  # "of the 30, 9 did not": the draft names the whole
            wholes = [one for one in wholes if _unit(one) == _unit(part)]
            wholes += [one for one in named if one.part == 2 or one.start < quantity.start]
        for whole in wholes:
            if whole.number > part.number > 0:
                yield made(quantity, whole.number - part.number, 1.0)


def _unit(one: Quantity) -> str:
    return one.unit.name if one.unit else ""


def _part_of_total(quantity: Quantity, known: Sentence) -> Iterator[Quantity]:
    """ "About 1,800" where the source has "46% of 3,950"."""
    totals = [one for one in known.quantities if one.counts and one.number >= _LEAST_TOTAL]
    for share in known.quantities:
        if share.dimension == RATIO and 0 < share.value < 1:
            for total in totals:
                if not total.year:
                    for part in (share.value, 1 - share.value):
                        step = max(0.1, share.step * _PER_CENT * total.number)
                        yield made(quantity, part * total.number, step)


def _share_of(quantity: Quantity, sentence: Sentence, known: Sentence) -> Iterator[Quantity]:
    """ "2.28 billion of the 3.8" where the source has 60%; the draft names the whole."""
    factor = quantity.unit.factor if quantity.unit else 1.0
    for whole in sentence.quantities:
        if whole is not quantity and whole.dimension == quantity.dimension and not whole.year:
            for share in known.quantities:
                if share.dimension == RATIO and 0 < share.value < 1:
                    yield made(quantity, share.value * whole.value / factor, 1e-6)


def _shared_out(quantity: Quantity, known: Sentence) -> Iterator[Quantity]:
    """ "Each group had 60" where 120 were put into two."""
    counts = [one for one in known.quantities if one.counts and one.step == 1.0 and not one.year]
    parts = {one.number for one in counts if 1 < one.number <= _MOST_PARTS}
    parts |= {2.0} if _HALVED.search(known.text) else set()
    for whole in counts:
        for part in parts:
            if whole.number > part and whole.number % part == 0:
                yield made(quantity, whole.number / part, 1.0)


def _below_one(quantity: Quantity, known: Sentence) -> Iterator[Quantity]:
    """ "Lowered the hazard by 49%" where the hazard ratio is 0.51."""
    if not _RELATIVE_RISK.search(known.text):
        return
    factor = quantity.unit.factor if quantity.unit else 1.0
    for one in known.quantities:
        if one.dimension in ("", RATIO) and 0 < one.number < 1:
            yield made(quantity, (1 - one.number) / factor, one.step / factor)


def _in_proportion(quantity: Quantity, known: Sentence) -> Iterator[Quantity]:
    """ "80% were for training" where the source has 8:1:1."""
    factor = quantity.unit.factor if quantity.unit else 1.0
    for match in _SHARED.finditer(known.text):
        parts = [float(one) for one in match.groups() if one]
        for part in parts:
            if sum(parts) > 0:
                yield made(quantity, part / sum(parts) / factor, 1e-4)


def _both(quantity: Quantity, known: Sentence) -> Iterator[Quantity]:
    """What two numbers of one kind come to: "together they made up 86%"; for counts, how often."""
    plain = [one for one in known.quantities if not one.year]
    for first, second in combinations(plain, 2):
        if quantity.dimension == RATIO:
            if first.dimension == second.dimension == RATIO:
                yield made(quantity, first.number + second.number, min(first.step, second.step))
        elif first.counts and second.counts and first.step == second.step == 1.0:
            if _unit(first) == _unit(second):
                yield made(quantity, first.number + second.number, 1.0)
            else:
                yield made(quantity, first.number * second.number, 1.0)
