"""By how much two things differ, where a draft has the right number and the wrong direction.

"34 minutes later with amber lenses" where it was 34 minutes earlier with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from precis.facts.evidence import Match
from precis.facts.finding import ReasonKind
from precis.facts.lookup import Flaw
from precis.facts.prose.direction import Direction, directions
from precis.facts.prose.negation import negated
from precis.facts.prose.opposition import comparable, opposed
from precis.facts.prose.reading import Sentence
from precis.facts.quantities.quantity import Quantity, equal
from precis.facts.sources.source import Source
from precis.text.said import Said

_BEST = 3  # sentences of the source that may speak of the same
_KNOWN = 0.1  # of the draft's words must stand there beside the number
_BEHIND = 4  # code points between a number and the word that says which way


def apart(sentence: Sentence, source: Source, matches: Sequence[Match]) -> Iterator[Flaw]:
    """Differences that the source has the other way round, if it has them only so."""
    near = {match.sentence for match in matches[:_BEST]}
    for quantity, draft in _differences(sentence, directions(sentence)):
        known = [
            (number, other)
            for number, value in source.like(quantity)
            if equal(quantity, value)
            for found, other in _differences(source.sentences[number], source.directions(number))
            if found is value and comparable(draft, other)
        ]
        if not known or not all(
            (number in near or len(known) == 1)
            and sentence.known_in(source.sentences[number].stems) >= _KNOWN
            and opposed(draft, other, source.weight)
            # "Later without lenses" is earlier with them.
            and _denies(negated(sentence)) == _denies(source.negated(number))
            for number, other in known
        ):
            continue
        word, (_, other) = draft.word, known[0]
        place = (other.word.start, other.word.end)
        message = Said(
            "“{word}” is the opposite of what the source says: “{clause}”.",
            word=word.text,
            clause=source.clause(place),
        )
        yield Flaw(ReasonKind.DIRECTION, word.text, word.start, word.end, message, place)


def _denies(ways: Mapping[str, frozenset[bool]]) -> bool:
    return any(True in one for one in ways.values())


def _differences(
    sentence: Sentence, stated: Sequence[Direction]
) -> Iterator[tuple[Quantity, Direction]]:
    """Each measured number with the comparison right behind it."""
    for quantity in sentence.quantities:
        if quantity.counts or quantity.year:
            continue
        for one in stated:
            compares = one.polarity.kind != "change"
            if compares and 0 <= one.word.start - quantity.end <= _BEHIND:
                yield quantity, one
