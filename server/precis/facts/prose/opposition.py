"""Whether two directions say the same of a thing, the opposite, or nothing of each other."""

from __future__ import annotations

from precis.facts.prose.comparison import DENIED
from precis.facts.prose.context import Weight, shared
from precis.facts.prose.direction import CHANGES, COMPARES, LEVELS, WON, Direction
from precis.facts.prose.steps import same_step
from precis.facts.prose.words import Word

_MIXING = ({CHANGES, COMPARES}, {COMPARES, LEVELS})
# How much more the other side must be meant before two compared things count as exchanged.
_EXCHANGED = 1.5
_MOST = 0.34  # of what stands behind "than" must be meant
_ADJACENT = 0.95


def comparable(first: Direction, second: Direction) -> bool:
    """Whether the two could say the same or the opposite of a thing."""
    if first.polarity.axis != second.polarity.axis:
        return False
    if first.polarity.weak != second.polarity.weak:
        # "Gained 5 points" says what "rose by 5 points" does; "growth" only names something.
        weak = first if first.polarity.weak else second
        if weak.word.text.lower() not in WON or not same_step(first, second):
            return False
    if first.polarity.axis == "amount" and same_step(first, second):
        return True  # "12% fewer" and "rose by 12%"
    if first.degree_of or second.degree_of:
        return bool(first.degree_of & second.degree_of)
    kinds = {first.polarity.kind, second.polarity.kind}
    if _counting(first.word) != _counting(second.word):
        # How many there are says nothing of how high something is.
        own = [stem for one in (first, second) for stem in (*one.subject, *one.standard)]
        both = _neighbours(first) & _neighbours(second)
        return any(not any(stem in side for side in own) for stem in both)
    if kinds == {LEVELS} and (first.attributive or second.attributive):
        return bool(_neighbours(first) & _neighbours(second))
    if any(one.attributive and one.polarity.kind == LEVELS for one in (first, second)):
        return False
    if kinds == {CHANGES, LEVELS}:
        # "질이 낮았다" says of a quality what "질이 떨어졌다" does; "높은 질" names one.
        return first.word.korean
    return len(kinds) == 1 or kinds in _MIXING


def _counting(word: Word) -> bool:
    return word.text.startswith(("많", "적", "드물", "흔"))


def _neighbours(direction: Direction) -> set[str]:
    """The stems next to a direction."""
    return {
        stem
        for stem, near in direction.surroundings.items()
        if near >= _ADJACENT and not stem.startswith("#")
    }


def opposed(draft: Direction, source: Direction, weight: Weight) -> bool | None:
    """True when the two contradict each other, False when they agree, None when neither."""
    sign = draft.polarity.sign * source.polarity.sign
    if exchanged(draft, source, weight):
        sign = -sign
    if draft.denied and source.denied:
        return False if sign > 0 else None
    if draft.denied or source.denied:
        return True if sign > 0 else None
    return sign < 0


def exchanged(draft: Direction, source: Direction, weight: Weight) -> bool:
    """Whether one compares A with B and the other B with A."""
    if any(one.attributive and one.polarity.kind == LEVELS for one in (draft, source)):
        return False
    if not source.standard and not draft.standard:
        return False

    if _without(draft.subject, draft.standard) and _without(source.standard, source.subject):
        return True  # "without aid it was lower" and "with aid it was higher than without"
    if _without(draft.standard, draft.subject) and _without(source.subject, source.standard):
        return True

    def common(first: frozenset[str], second: frozenset[str]) -> float:
        return sum(weight(stem) for stem in first & second)

    if _named_otherwise(draft, source) or _named_otherwise(source, draft):
        return True
    straight = common(draft.standard, source.standard)
    crossed = common(draft.subject, source.standard) + common(draft.standard, source.subject)
    if not draft.standard or not source.standard:
        # One compares with nothing: it must not rather speak of what the other speaks of.
        both = {stem for stem in draft.subject & source.subject if not stem.startswith("#")}
        straight = 0.5 * sum(weight(stem) for stem in both) / _EXCHANGED
    whole = common(source.standard or draft.standard, source.standard or draft.standard)
    return crossed > _EXCHANGED * straight and crossed >= _MOST * whole


def _named_otherwise(one: Direction, other: Direction) -> bool:
    """Whether one compares A with B, and the other speaks of B alone."""
    if not one.standard or other.standard:
        return False
    own = {stem for stem in one.subject - other.subject if not stem.startswith("#")}
    return bool(own) and one.standard <= other.subject


def _without(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether only the first side of a comparison is one that lacks something."""
    first, second = (any(stem.startswith(DENIED) for stem in side) for side in (one, other))
    return first and not second


def alignment(draft: Direction, source: Direction, weight: Weight) -> float:
    """How surely the two speak of the same thing: 0–1."""
    return shared(draft.surroundings, source.surroundings, weight)
