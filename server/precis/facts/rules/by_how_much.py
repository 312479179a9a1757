"""Directions that the source tells in numbers alone, where the draft says by how much.

"Fell by 4.3 to 7.5" of what went from 3.2 to 7.5; "75%, 23 points lower" where the other is 52%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from precis.facts.evidence import Match
from precis.facts.finding import ReasonKind
from precis.facts.lookup import Flaw
from precis.facts.prose.direction import Direction, directions
from precis.facts.prose.reading import Sentence
from precis.facts.prose.steps import steps
from precis.facts.quantities.quantity import Quantity, equal, is_points
from precis.facts.quantities.units import RATIO
from precis.facts.rules.pairs import changes
from precis.facts.sources.source import Source
from precis.text.said import Said

_BEST = 3  # sentences that may tell the numbers
_KNOWN = 0.3  # of the draft's words must stand in such a sentence
_THAN = re.compile(r"\bthan\b[^.;]{0,60}$")
_STANDARD = re.compile(r"\)?(?:인|이던|의)?\s?(?:[가-힣]{1,6}\s?)?(?:보다|에 비해|대비)")
_OTHER_CASE = re.compile(r"수록|\bthe (?:\w+er|more|less)\b|\bnot\b|n['’]t\b|않|못", re.IGNORECASE)


def by_how_much(sentence: Sentence, source: Source, matches: Sequence[Match]) -> Iterator[Flaw]:
    """Each such direction that the numbers turn."""
    if _OTHER_CASE.search(sentence.text):
        return
    for one in directions(sentence):
        if one.polarity.axis != "amount" or one.polarity.weak or one.denied:
            continue
        for step in steps(one):
            told = {
                sign: place
                for match in matches[:_BEST]
                if sentence.known_in(source.sentences[match.sentence].stems) >= _KNOWN
                for sign, place in _signs(one, step, source.sentences[match.sentence])
            }
            if set(told) == {-one.polarity.sign}:
                yield _flaw(one, told[-one.polarity.sign], source)
                break


def _signs(
    one: Direction, step: Quantity, known: Sentence
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Which way the numbers of a sentence go that differ by a step, and where they stand."""
    for first, second in changes(known):
        if _differ(first, second, step):
            yield (1 if second.value > first.value else -1), (first.start, second.end)
    for mine in one.sentence.quantities:
        if mine is step or mine.year or not _measures(mine, step):
            continue
        here = next((other for other in known.quantities if equal(mine, other)), None)
        others = [other for other in known.quantities if not (other.year or equal(other, step))]
        for other in others if here else ():
            if here and _measures(other, step) and _differ(here, other, step):
                larger = 1 if here.value > other.value else -1
                place = (min(here.start, other.start), max(here.end, other.end))
                yield (-larger if _is_standard(mine, one.sentence) else larger), place


def _measures(one: Quantity, step: Quantity) -> bool:
    """Whether a step may be what two such numbers differ by: points, of percentages."""
    if is_points(step) or step.dimension == RATIO:
        return one.dimension == RATIO
    if step.unit is None:  # "23 points" of percentages, too
        return one.dimension in ("", RATIO)
    return one.dimension == step.dimension and one.unit == step.unit


def _differ(first: Quantity, second: Quantity, step: Quantity) -> bool:
    """Whether two numbers differ by just so much, in their unit or, of a share, in per cent."""
    if first.dimension != second.dimension or first.value == second.value:
        return False
    near = 0.51 * step.step
    absolute = _measures(first, step) or (step.unit is None and first.counts)
    if absolute and abs(abs(first.number - second.number) - step.number) <= near:
        return True
    if step.dimension != RATIO or first.dimension == RATIO or first.value <= 0:
        return False
    return abs(100 * abs(second.value - first.value) / first.value - step.number) <= near


def _is_standard(mine: Quantity, sentence: Sentence) -> bool:
    """Whether a number is that of what something is compared with."""
    text, at = sentence.text, sentence.start
    return bool(_THAN.search(text[: mine.start - at]) or _STANDARD.match(text, mine.end - at))


def _flaw(one: Direction, place: tuple[int, int], source: Source) -> Flaw:
    message = Said(
        "“{word}” is the opposite of what the source says: “{clause}”.",
        word=one.word.text,
        clause=source.clause(place),
    )
    return Flaw(ReasonKind.DIRECTION, one.word.text, one.word.start, one.word.end, message, place)
