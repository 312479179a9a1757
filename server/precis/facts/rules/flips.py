"""Directions that the draft states the other way round: up for down, or more for less."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from precis.facts.evidence import Match
from precis.facts.finding import ReasonKind
from precis.facts.lookup import Flaw
from precis.facts.prose.context import favour
from precis.facts.prose.direction import Direction, directions
from precis.facts.prose.negation import negated
from precis.facts.prose.opposition import alignment, comparable, opposed
from precis.facts.prose.reading import Sentence
from precis.facts.prose.steps import same_step, steps
from precis.facts.prose.topics import parted
from precis.facts.quantities.quantity import measures_alike, same
from precis.facts.sources.source import Source
from precis.text.said import Said

# How much of the draft's surroundings the source must share, how much better the disagreeing
# place must fit than the best agreeing one, and how much more must speak for it.
_ALIGNED, _CLEARER, _SPEAKS_FOR = 0.5, 1.2, 2.0
_SIDED_ALIGNED = 0.35  # where both compare the same two things
_STEP_ALIGNED = 0.2  # where both say by which number something is more or less
_NAMED_ALIGNED = 0.65  # "small networks" and "large networks" may be two things
# Where a sentence has nearly all of the draft's words, and only denies what the draft does not.
_COVERED, _COVERED_ALIGNED = 0.85, 0.25
_BESIDE = 0.4
_EITHER = frozenset({True, False})
_DEPENDS = re.compile(
    r"수록|\b[Tt]he (?:\w+er|more|less)\b.{1,60}\bthe (?:\w+er|more|less)\b|correlat|비례|상관"
)
_FIRST_HALF = re.compile(
    r"(?P<korean>[가-힣]+)수록|\b[Tt]he (?P<english>\w+er|(?:more|less) \w+)\b"
)
_NO_EFFECT = re.compile(
    r"\bno (?:\w+ ){0,2}(?:effects?|changes?|influence|impact)\b|\bineffective\b"
    r"|(?:효과|영향|변화)(?:[가는은이를도]|에)? ?(?:거의 |전혀 )?(?:없|나타나지|미치지|주지)",
    re.IGNORECASE,
)
_SLIGHT = re.compile(r"\b(?:slight|slightly|marginal|marginally|small|modest)\b|다소|약간|소폭")


@dataclass(frozen=True)
class _Candidate:
    """A direction of the source: in which sentence, and how well it fits the draft's."""

    score: float
    number: int
    direction: Direction


_UNLIKE = re.compile(r"\bunlike\b|달리|반대로|반면", re.I)
_CONDITION = re.compile(r"[으되하지이리]면$")


def flips(
    sentence: Sentence, source: Source, matches: Sequence[Match]
) -> Iterator[tuple[int, Flaw | None]]:
    """Opposite directions, each with the number of the source's sentence.

    None in place of a flaw where the opposite is said of the opposite case.
    """
    stated = directions(sentence)
    if len(stated) > 1:  # "the higher A is, the lower is B": a condition says nothing by itself
        stated = tuple(one for one in stated if not _CONDITION.search(one.word.text))
    if not stated:
        return
    known = [
        (match.sentence, direction)
        for match in matches
        for direction in source.directions(match.sentence)
    ]
    known = [
        (number, direction)
        for number, direction in known
        if not _same_dependence(sentence, stated, source, number)
    ]
    agreed = {
        (draft.word.start, other.word.start)
        for draft in stated
        for _, other in known
        if comparable(draft, other) and opposed(draft, other, source.weight) is False
    }
    for draft in stated:
        friends: list[_Candidate] = []
        rivals: list[_Candidate] = []
        for number, other in known:
            if not comparable(draft, other) or _of_another(draft, stated, other):
                continue
            verdict = opposed(draft, other, source.weight)
            if verdict and (
                # "Lower" is a verb as well, which would say the opposite.
                (draft.word.start, other.word.start) in agreed
                or _alike_after_all(sentence, draft, stated, source, number)
            ):
                verdict = False
            found = _Candidate(alignment(draft, other, source.weight), number, other)
            if verdict and _other_case(sentence, draft, source, number, other):
                if found.score >= _ALIGNED:
                    yield number, None
            elif verdict is not None:
                (rivals if verdict else friends).append(found)
        if _UNLIKE.search(sentence.text):  # "unlike A, B rose" of a sentence that says both
            both = {one.number for one in friends}
            rivals = [one for one in rivals if one.number not in both]
        rival = _surest(draft, rivals, friends, source, _covered(sentence, source, matches))
        rival = rival or _of_the_other_part(sentence, rivals, friends, source)
        if rival and not (draft.denied != rival.direction.denied and _SLIGHT.search(sentence.text)):
            yield rival.number, _flaw(draft, rival.direction, source)


def _of_another(draft: Direction, stated: Sequence[Direction], other: Direction) -> bool:
    """Whether a direction of the source is what another word of the draft says.

    Of "floods got larger as winters became warmer" and "warmer winters led to smaller floods".
    """
    if draft.word.korean or draft.word.text.lower() == other.word.text.lower():
        return False
    return any(one.word.text.lower() == other.word.text.lower() for one in stated)


def _alike_after_all(
    sentence: Sentence, draft: Direction, stated: Sequence[Direction], source: Source, number: int
) -> bool:
    """Whether the draft and a sentence of the source agree by their numbers, order or denials."""
    known = source.sentences[number]
    return (
        _same_order(stated, source, number)
        or _as_ordered(sentence, draft, known)
        or (draft.denied and _unmoved(draft, known))
    )


def _as_ordered(sentence: Sentence, draft: Direction, known: Sentence) -> bool:
    """Whether two numbers of the source stand in the draft as its comparison says.

    "B had less (0.31 instead of 0.72)", whatever the source's sentence begins with.
    """
    plain = [one for one in sentence.quantities if not one.year]
    if draft.polarity.kind != "compare" or len(plain) != 2:
        return False
    first, second = plain
    stated = all(any(same(one, other) for other in known.quantities) for one in plain)
    return (
        stated
        and measures_alike(first, second)
        and (first.value - second.value) * draft.polarity.sign > 0
    )


def _same_order(stated: Sequence[Direction], source: Source, number: int) -> bool:
    """Whether both say the same changes one after the other: "rose up to 32 cm, then declined"."""

    def signs(found: Sequence[Direction]) -> list[int]:
        changes = {one.word.start: one for one in found if one.polarity.kind == "change"}
        return [
            changes[at].polarity.sign * (-1 if changes[at].denied else 1) for at in sorted(changes)
        ]

    mine = signs(stated)
    return len(set(mine)) > 1 and mine == signs(source.directions(number))


def _unmoved(draft: Direction, known: Sentence) -> bool:
    """Whether a clause of the source denies any effect of what the draft denies a change by.

    "Errors were not reduced by B" where "A reduced errors, but B had no effect".
    """
    text, offset = known.text, known.start
    for match in _NO_EFFECT.finditer(text):
        place = offset + match.start()
        first = max((one for one in known.boundaries if one <= place), default=offset)
        last = min((one for one in known.boundaries if one > place), default=known.end)
        stems = {
            stem
            for at in known.content
            if first <= known.words[at].start < last
            for stem in known.words[at].stems
        }
        if any(near >= _BESIDE and stem in stems for stem, near in draft.surroundings.items()):
            return True
    return False


def _same_dependence(
    sentence: Sentence, stated: Sequence[Direction], source: Source, number: int
) -> bool:
    """Whether both say how one thing goes with another, and mean the same.

    "The higher A, the higher B" and "the lower A, the lower B" do.
    """
    if not (_DEPENDS.search(sentence.text) and _DEPENDS.search(source.sentences[number].text)):
        return False
    mine, yours = _joint_sign(stated), _joint_sign(source.directions(number))
    if mine and yours:
        return mine == yours
    # What is not read on both sides says nothing, unless both depend on the same word.
    return _depended_on(sentence) != _depended_on(source.sentences[number])


def _depended_on(sentence: Sentence) -> str:
    """What the first half of a dependence says: "클" of "클수록", "larger" of "the larger"."""
    found = _FIRST_HALF.search(sentence.text)
    return (found["korean"] or found["english"]).lower() if found else ""


def _joint_sign(found: Sequence[Direction]) -> int:
    """The sign of two directions that depend on each other, 0 where there are not two."""
    if len(found) != 2:
        return 0
    signs = [one.polarity.sign * (-1 if one.denied else 1) for one in found]
    return signs[0] * signs[1]


def _surest(
    draft: Direction,
    rivals: Iterable[_Candidate],
    friends: Iterable[_Candidate],
    source: Source,
    covered: int,
) -> _Candidate | None:
    """The disagreeing direction that clearly speaks of the same thing, if there is one.

    `covered` is the number of the sentence that has nearly all of the draft's words, or -1.
    """
    rival = max(rivals, key=lambda one: one.score, default=None)
    friend = max(friends, key=lambda one: one.score, default=None)
    named = draft.attributive and draft.polarity.kind == "level"
    if rival is None:
        return None
    alone = friend is None or friend.number != rival.number
    denied = rival.number == covered and (draft.denied != rival.direction.denied or alone)
    least = _NAMED_ALIGNED if named else _COVERED_ALIGNED if denied else _ALIGNED
    if _same_sides(draft, rival.direction) or _same_measure(draft, rival.direction):
        least = min(least, _SIDED_ALIGNED)
    if same_step(draft, rival.direction):
        least = min(least, _STEP_ALIGNED)
    if rival.score < least:
        return None
    if friend is None:
        return rival
    if same_step(draft, rival.direction) and _other_step(draft, friend.direction):
        return rival
    against, agreeing = favour(
        draft.surroundings,
        rival.direction.surroundings,
        friend.direction.surroundings,
        source.weight,
    )
    # A quality named by the draft alone may be said both ways in one sentence of the source.
    both_ways = draft.unnamed and friend.number == rival.number and friend.score >= _ALIGNED
    clear = rival.score >= _CLEARER * friend.score and against >= _SPEAKS_FOR * agreeing
    return rival if clear and not both_ways else None


def _other_step(one: Direction, other: Direction) -> bool:
    """Whether another number says how much the other changed: "rose by 52, fell by 6"."""
    return bool(steps(one)) and bool(steps(other)) and not same_step(one, other)


def _same_measure(one: Direction, other: Direction) -> bool:
    """Whether the one direction of two sentences is said of the same measured value."""
    if len(directions(one.sentence)) > 1 or len(directions(other.sentence)) > 1:
        return False
    if one.polarity.kind != other.polarity.kind:
        return False  # "fell by 0.5 kg" and "was larger than the 0.5 kg of others"
    mine, yours = (
        [value for value in text.quantities if value.unit and not (value.counts or value.words)]
        for text in (one.sentence, other.sentence)
    )
    return any(same(value, known) for value in mine for known in yours)


def _same_sides(one: Direction, other: Direction) -> bool:
    """Whether two directions compare the same two things, whichever is named first."""

    def both(first: frozenset[str], second: frozenset[str]) -> int:
        return sum(stem[0] not in "#¬" for stem in first & second)

    straight = both(one.subject, other.subject), both(one.standard, other.standard)
    crossed = both(one.subject, other.standard), both(one.standard, other.subject)
    return any(min(pair) > 0 and sum(pair) > 2 for pair in (straight, crossed))


def _of_the_other_part(
    sentence: Sentence,
    rivals: Sequence[_Candidate],
    friends: Sequence[_Candidate],
    source: Source,
) -> _Candidate | None:
    """The disagreeing direction, where a sentence has both and the draft speaks of its part."""
    friend = max(friends, key=lambda one: one.score, default=None)
    if friend is None or friend.score < _ALIGNED:
        return None
    if friend.direction.word.korean:
        return _of_the_other_clause(sentence, rivals, friends, source)
    stated = directions(sentence)
    if len({one.polarity.sign for one in stated}) > 1:
        return None  # the draft says both too
    mine = {stem for one in stated for stem in one.word.stems}
    known = source.sentences[friend.number]
    agreeing = [one.direction.word for one in friends if one.number == friend.number]
    for one in rivals:
        word = one.direction.word
        changes = one.number == friend.number and one.direction.polarity.kind == "change"
        changes = changes and mine.isdisjoint(word.stems)  # the draft has it too
        if changes and all(parted(sentence, known, word, other) == 1 for other in agreeing):
            return one
    return None


def _of_the_other_clause(
    sentence: Sentence,
    rivals: Sequence[_Candidate],
    friends: Sequence[_Candidate],
    source: Source,
) -> _Candidate | None:
    """The same in Korean: all that the draft speaks of stands in the disagreeing one's clause."""
    moving = {one.word.start for one in directions(sentence)}
    words = [word for word in sentence.content_words if word.start not in moving]
    if not words or len(moving) > 1:
        return None

    def share(one: _Candidate) -> float:
        there = source.sentences[one.number].clause_stems(one.direction.word.start)
        return sum(any(stem in there for stem in word.stems) for word in words) / len(words)

    for one in rivals:
        beside = [friend for friend in friends if friend.number == one.number]
        if beside and share(one) == 1.0 and not any(share(friend) for friend in beside):
            return one
    return None


def _covered(sentence: Sentence, source: Source, matches: Sequence[Match]) -> int:
    """The number of the best sentence where it has nearly all words of the draft's, else -1."""
    if not matches:
        return -1
    best = matches[0].sentence
    return best if sentence.known_in(source.sentences[best].stems) >= _COVERED else -1


def _flaw(draft: Direction, other: Direction, source: Source) -> Flaw:
    kind = ReasonKind.NEGATION if draft.denied != other.denied else ReasonKind.DIRECTION
    place = (other.word.start, other.word.end)
    word = draft.word
    message = Said(
        "“{word}” is the opposite of what the source says: “{clause}”.",
        word=word.text,
        clause=source.clause(place),
    )
    return Flaw(kind, word.text, word.start, word.end, message, place)


def _other_case(
    sentence: Sentence, draft: Direction, source: Source, number: int, other: Direction
) -> bool:
    """Whether the two speak of opposite cases: of what is exposed, and of what is not.

    And a dependence ("the more …, the less …") only says the opposite of another dependence.
    """
    known = source.sentences[number]
    if bool(_DEPENDS.search(sentence.text)) != bool(_DEPENDS.search(known.text)):
        return True
    mine, yours = negated(sentence), source.negated(number)
    return draft.denied == other.denied and any(
        stem in other.surroundings
        and not mine.get(stem, _EITHER) & yours.get(stem, _EITHER)
        and min(near, other.surroundings[stem]) >= _BESIDE
        for stem, near in draft.surroundings.items()
        if stem in mine and stem in yours
    )
