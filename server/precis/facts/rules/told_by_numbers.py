"""Comparisons that the source states in numbers alone: "6 with A, 14 with B" is less with A.

Where a word of the source says how the two compare, `flips` decides, unless the numbers agree.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from precis.facts.evidence import Match
from precis.facts.finding import ReasonKind
from precis.facts.lookup import Flaw
from precis.facts.prose.comparison import DENIED, GRADING, whole
from precis.facts.prose.context import is_difference
from precis.facts.prose.direction import Direction, directions
from precis.facts.prose.opposition import comparable
from precis.facts.prose.reading import Sentence
from precis.facts.prose.words import Word
from precis.facts.quantities.quantity import Quantity
from precis.facts.quantities.units import RATIO
from precis.facts.sources.source import Source
from precis.facts.sources.tables import Table
from precis.text.said import Said

# In front of numbers that are no measure of the things compared.
_OF_TEST = re.compile(
    r"(?:\b[pPrtFzdn]\s?[=<>≤≥]\s?|\bCI,? |신뢰구간 |\bdifference (?:of )?|차이는 |\bOR |\bHR )$"
)
_REST = re.compile(
    r"\b(?:others?|the rest|remaining|without|not|neither)\b|나머지|그 외|그렇지 않|않은|없는"
)
_MOST = 3
_CLEARER = 1.3  # how much better the sides must fit one way round than the other
_LEAST_GROUP = 20  # of which a size tells one group from others
_KNOWN = 0.4  # of the draft's words must stand in the source's sentence


def told_by_numbers(
    sentence: Sentence, source: Source, matches: Sequence[Match]
) -> Iterator[tuple[int, Flaw | None]]:
    """Directions that two numbers of the best sentence turn, each with the sentence's number.

    None in place of a flaw where the numbers say what the draft says.
    """
    for at, match in enumerate(matches[:2]):
        number = match.sentence
        known = source.sentences[number]
        groups = {stem for one in known.quantities for stem in _group(one, number, source)}
        # The best sentence may only tell the groups, and another one what came of them.
        if (groups or at == 0) and sentence.known_in(known.stems | groups) >= _KNOWN:
            yield from _told_in(sentence, source, number)


def _told_in(sentence: Sentence, source: Source, number: int) -> Iterator[tuple[int, Flaw | None]]:
    known = source.sentences[number]
    apart = [one for one in sentence.quantities if is_difference(sentence, one)]
    for draft in filter(_compares, directions(sentence)):
        worded = any(comparable(draft, other) for other in source.directions(number))
        signs = [
            (*_sign(draft, pair, sentence, source, number), pair)
            for pair in _compared(known)
            if not apart or _differ_by(apart, pair)  # else it compares by another measure
        ]
        sure, sign, pair = max(signs, key=lambda one: one[0], default=(0.0, 0, None))
        if sure and pair and sign == draft.polarity.sign:
            yield number, None
        elif sure and pair and not worded:
            yield number, _flaw(draft, pair, source)


def told_by_tables(sentence: Sentence, source: Source) -> Iterator[Flaw]:
    """Comparisons that a table turns: its rows or columns are the two things compared."""
    apart = [one for one in sentence.quantities if is_difference(sentence, one)]
    for draft in filter(_compares, directions(sentence)):
        if draft.attributive and draft.word.korean:
            continue  # "thick coatings"
        for table in source.tables:
            pair = _in_table(draft, sentence, table)
            if pair and apart and not _differ_by(apart, pair):
                continue
            if pair and (pair[0].number - pair[1].number) * draft.polarity.sign < 0:
                yield _flaw(draft, pair, source)
                break


def _in_table(
    draft: Direction, sentence: Sentence, table: Table
) -> tuple[Quantity, Quantity] | None:
    """The numbers of the two things, where the draft names both, and one measure of them."""
    columns = [tuple(row.cells[at] for row in table.rows) for at in range(len(table.columns))]
    rows = [row.cells for row in table.rows]
    for things, measures, cells in (
        (table.columns, table.labels, columns),
        (table.labels, table.columns, rows),
    ):
        one, other = (_only(things, side) for side in (draft.subject, draft.standard))
        measure = _named(measures, sentence)
        if one is None or other is None or measure is None or one == other:
            continue
        first, second = cells[one][measure], cells[other][measure]
        if first and second and first[0].number != second[0].number:
            return first[0], second[0]
    return None


def _only(names: Sequence[Sequence[Word]], side: Collection[str]) -> int | None:
    """The one name all of whose words are on a side; None where none or several are."""
    found = [
        at
        for at, name in enumerate(names)
        if name and all(any(stem in side for stem in whole(word)) for word in name)
    ]
    return found[0] if len(found) == 1 else None


def _named(names: Sequence[Sequence[Word]], sentence: Sentence) -> int | None:
    """The one name all of whose words the sentence has; None where it has none or several."""
    there = {stem for word in sentence.words for stem in word.stems}
    found = [
        at
        for at, name in enumerate(names)
        if name and all(any(stem in there for stem in word.stems) for word in name)
    ]
    return found[0] if len(found) == 1 else None


def _differ_by(apart: Sequence[Quantity], pair: tuple[Quantity, Quantity]) -> bool:
    """Whether two numbers differ by one that the draft gives as a difference."""
    found = abs(pair[0].number - pair[1].number)
    return any(abs(one.number - found) <= 0.51 * one.step for one in apart)


def _compares(draft: Direction) -> bool:
    """Whether a direction says that of two named things one has more."""
    sides = [draft.subject] if _all_denied(draft.standard) else [draft.subject, draft.standard]
    return (
        draft.polarity.axis == "amount"
        and not (draft.polarity.weak or draft.denied)
        and all(
            any(stem[0] not in "#@¬" and stem not in GRADING for stem in side) for side in sides
        )
    )


def _compared(known: Sentence) -> list[tuple[Quantity, Quantity]]:
    """The two numbers of one unit, where the sentence has exactly two; of more, every two.

    Those of a test or an interval compare nothing.
    """
    plain = [
        one
        for one in known.quantities
        if not (one.year or one.ordinal or one.bound or one.range_of)
        and not _OF_TEST.search(known.text[: one.start - known.start])
    ]
    found: list[tuple[Quantity, Quantity]] = []
    measured = [one for one in plain if not one.counts or one.step < 1]
    for dimension in {one.dimension for one in measured}:
        alike = [one for one in measured if one.dimension == dimension]
        if 2 <= len(alike) <= _MOST:
            found += [pair for pair in combinations(alike, 2) if not _parted(known, *pair)]
    counts = [one for one in plain if one.counts and one.step == 1]
    if len(counts) == 2 and not found:  # else they are how many there are of each
        found.append((counts[0], counts[1]))
    return found


def _parted(known: Sentence, first: Quantity, second: Quantity) -> bool:
    """Whether two numbers stand in parts of a sentence that say different things."""
    return ";" in known.text[first.end - known.start : second.start - known.start]


def _sign(
    draft: Direction,
    pair: tuple[Quantity, Quantity],
    sentence: Sentence,
    source: Source,
    number: int,
) -> tuple[float, int]:
    """How surely two numbers are those that the draft compares, and which way they go.

    +1 where its subject has more, −1 for less, (0, 0) for neither.
    """
    first, second = pair
    one, other = (
        {**_group(item, number, source), **source.around(number, item.start, item.end)}
        for item in pair
    )
    subject, standard = (_spread(sentence, side) for side in (draft.subject, draft.standard))

    def near(side: Collection[str], place: Mapping[str, float]) -> float:
        return sum(source.weight(stem) * place.get(stem, 0.0) ** 2 for stem in side)

    if _all_denied(draft.standard) and _is_rest(pair, source.sentences[number]):
        # "Than the others", and the second number is that of the rest.
        sure = near(subject, one)
        larger = (first.value > second.value) - (first.value < second.value)
        return (sure, larger) if sure > near(subject, other) else (0.0, 0)
    if not near(subject - standard, one) or not near(standard - subject, one):
        return 0.0, 0  # a side that the sentence does not name
    straight = near(subject - standard, one) + near(standard - subject, other)
    crossed = near(subject - standard, other) + near(standard - subject, one)
    if max(straight, crossed) < _CLEARER * min(straight, crossed) or first.value == second.value:
        return 0.0, 0
    larger = 1 if first.value > second.value else -1
    return max(straight, crossed), larger if straight > crossed else -larger


def _group(item: Quantity, number: int, source: Source) -> Mapping[str, float]:
    """What stands around the size of the group that a number is of, where the source gives it.

    "24 of 240 (10%)" is of the quiet wards where "240 of them were on quiet wards".
    """
    known = source.sentences[number]
    behind = [one for one in known.quantities if one.counts and one.end <= item.start][-2:]
    if item.dimension != RATIO or len(behind) < 2:
        return {}
    part, size = behind
    if size.number < _LEAST_GROUP or abs(part.number / size.number - item.value) > item.step:
        return {}
    found = [one for one in source.numbered(size.number) if one[0] != number and one[1].counts]
    at, home = found[0] if len(found) == 1 else (0, None)
    return source.around(at, home.start, home.end) if home else {}


def _all_denied(side: Collection[str]) -> bool:
    """Whether what something is compared with is only what it is not: "그렇지 않은 기업보다"."""
    return bool(side) and all(stem.startswith(DENIED) for stem in side)


def _is_rest(pair: tuple[Quantity, Quantity], known: Sentence) -> bool:
    """Whether the second of two numbers is said of the rest."""
    between = known.text[pair[0].end - known.start : pair[1].start - known.start]
    return _REST.search(between) is not None


def _spread(sentence: Sentence, side: Collection[str]) -> frozenset[str]:
    """The stems, as sentences are searched by, of the words of a comparison's side."""
    return frozenset(
        stem
        for at in sentence.content
        for stem in sentence.words[at].stems
        if not set(whole(sentence.words[at])).isdisjoint(side)
    )


def _flaw(draft: Direction, pair: tuple[Quantity, Quantity], source: Source) -> Flaw:
    place = min(one.start for one in pair), max(one.end for one in pair)
    word = draft.word
    message = Said(
        "“{word}” is the opposite of what the source says: “{clause}”.",
        word=word.text,
        clause=source.clause(place),
    )
    return Flaw(ReasonKind.DIRECTION, word.text, word.start, word.end, message, place)
