"""Names that the source has, but where it speaks of something else.

"Led by Dr Solvang" of a text that has Dr Takau lead, and names Dr Solvang elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from precis.facts.evidence import Match
from precis.facts.lookup import Flaw
from precis.facts.prose.reading import Sentence
from precis.facts.rules.named_things import (
    Kind,
    Named,
    having,
    instead_of,
    is_term,
    known_names,
    names_in,
    share,
    told,
    words_of,
)
from precis.facts.sources.source import Source

# So much of what the draft says beside the name must the other one's sentence have, and so many
# times as much as any sentence with the draft's name. In 78 papers of the tests and the trials no
# true sentence has a name that these figures flag.
_KNOWN, _CLEARER = 0.3, 1.6
_MOST_NAMES = 4  # of a sentence: in a list of them each may belong to any
_CLAUSE_END = re.compile(r";\s|, (?:and|but|while|whereas) ")


def misplaced(sentence: Sentence, source: Source, matches: Sequence[Match]) -> Iterator[Flaw]:
    """Names in another one's place, each with what the source has there."""
    mine = names_in(sentence, source)
    if not mine or len(mine) > _MOST_NAMES:
        return
    for name in mine:
        if name.kind is Kind.OTHER and not name.slot:
            continue
        if not (name.slot and name.kind is not Kind.WORDS) and not _tells_one(name, source):
            continue
        if other := _in_another_clause(name, mine, sentence, source, matches):
            yield instead_of(name, other, source)
            continue
        own, rival = _places(name, [one for one in mine if one != name], sentence, source, matches)
        if own is None or rival is None:
            continue  # a name that the source lacks is told already
        score, other = rival
        if score >= _KNOWN and score >= _CLEARER * own:
            yield instead_of(name, other, source)


def _in_another_clause(
    name: Named,
    mine: Sequence[Named],
    sentence: Sentence,
    source: Source,
    matches: Sequence[Match],
) -> Named | None:
    """The name with which the best sentence has the draft's numbers, where it has them not with
    the draft's name: "A paid 35%; the rest came from B".
    """
    numbers = {one.number for one in sentence.quantities if not one.year}
    for match in matches[:1] if numbers and len(mine) == 1 else ():
        known = source.sentences[match.sentence]
        names = known_names(known, source)
        for start, end in _clauses(known):
            there = {one.number for one in known.quantities if start <= one.start < end}
            here = [one for one in names if start <= one.start < end]
            if numbers <= there and not any(one.words & name.words for one in here):
                own = [one for one in names if one.words & name.words]
                others = [one for one in here if _instead(name, one, sentence, source)]
                if len(others) == 1 and own:
                    return others[0]
    return None


def _clauses(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where the main clauses of a sentence begin and end, in the source's text."""
    start = sentence.start
    for match in _CLAUSE_END.finditer(sentence.text):
        yield start, sentence.start + match.start()
        start = sentence.start + match.end()
    yield start, sentence.end


def _places(
    name: Named,
    beside: list[Named],
    sentence: Sentence,
    source: Source,
    matches: Sequence[Match],
) -> tuple[float | None, tuple[float, Named] | None]:
    """How well any sentence with the name fits the draft's, and the best with another name."""
    beside_it = told(name, sentence, source)
    own_places = having(name, source)
    own = max((share(beside_it, source.sentences[number]) for number in own_places), default=None)
    rival: tuple[float, Named] | None = None
    for match in matches:
        known = source.sentences[match.sentence]
        score = share(beside_it, known)
        if match.sentence in own_places or score <= (rival[0] if rival else 0.0):
            continue
        if all(one.words & words_of(known) for one in beside):
            there = known_names(known, source)
            others = (one for one in there if _instead(name, one, sentence, source))
            other = next(others, None)
            rival = (score, other) if other else rival
    return own, rival


def _instead(name: Named, other: Named, sentence: Sentence, source: Source) -> bool:
    """Whether another name could stand in the place of the draft's, which does not have it."""
    if other.words & words_of(sentence):
        return False
    if name.slot and name.slot == other.slot:
        return other.kind is not Kind.WORDS or _tells_one(other, source)
    kinds = {name.kind, other.kind}
    alike = kinds <= {Kind.PERSON, Kind.WORDS} or kinds in ({Kind.INSTITUTION}, {Kind.ONE_WORD})
    return alike and _tells_one(name, source) and _tells_one(other, source)


def _tells_one(name: Named, source: Source) -> bool:
    """Whether a name is surely that of one person, place or firm, by how the source has it."""
    if name.kind is Kind.ONE_WORD:
        return name.text in source.names.people
    return name.kind is not Kind.WORDS or not is_term(name, source)
