"""Numbers that the source has otherwise: bounded or running the other way, or for another thing.

A number counts as exchanged only when another number of the source stands where the draft has
this one, and its own place fits clearly worse. So what is listed in a row is never flagged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from precis.facts.evidence import Match
from precis.facts.finding import ReasonKind
from precis.facts.lookup import Flaw, is_fact
from precis.facts.prose.context import around, favour, is_difference, numbers_around, shared
from precis.facts.prose.reading import Sentence
from precis.facts.quantities.quantity import Quantity, equal, measures_alike, same
from precis.facts.quantities.units import FOLD, RATIO, TIMES
from precis.facts.rules.pairs import another_end, other_side, turned_around
from precis.facts.sources.source import Source
from precis.text.said import Said

# How much of the draft's surroundings the rival's must have, how much better they must fit than
# those of the number's own place, and how much more must speak for them.
_ALIGNED, _CLEARER, _SPEAKS_FOR, _AT_HOME = 0.3, 1.2, 1.6, 1.3
_OF_A_ROW = 0.25
_IN_WORDS = 0.03  # so much a share in words may be rounded
_BEST = 2  # sentences of the source that may have another number in the draft's place
# How near a word in front of several numbers is to each, and a noun that is left out.
_FAR = 300
_COMMON, _LEFT_OUT = 0.6, 0.9
_OTHER_GROUP = re.compile(
    r"\b(?:those|ones) (?:with|of|under|over|below|above|who|that)\b|\b(?:others?|the rest)\b"
    r"|나머지|그 외|그렇지 않|그보다"
)
_IN_BRACKETS = re.compile(r"(?:\s[a-z가-힣]+){1,4}\)")
_RESPECTIVELY = re.compile(r"\brespectively\b|각각|차례로|순서대로")
_ELIDED = re.compile(
    r"\s?(?:of (?:whom|these|them|the)|were|was|had|have|did|received|[a-z]+ed|did not|could"
    r"|would)\b|\s?[은는]\s"
)


_EXACT, _WHOLE_ONE = 1e-9, 0.5


def numbers_otherwise(
    sentence: Sentence, source: Source, matches: Sequence[Match]
) -> Iterator[Flaw]:
    for quantity in sentence.quantities:
        flaw = (
            _other_bound(quantity, sentence, source, matches)
            or turned_around(quantity, sentence, source)
            or another_end(quantity, sentence, source)
            or other_side(quantity, sentence, source, matches)
            or _exchanged_number(quantity, sentence, source, matches)
        )
        if flaw:
            yield flaw


def _other_bound(
    quantity: Quantity, sentence: Sentence, source: Source, matches: Sequence[Match]
) -> Flaw | None:
    """ "More than 5" where the source says "less than 5", unless it speaks of the rest too."""
    if not quantity.bound:
        return None
    known = [other for _, other in source.like(quantity) if equal(quantity, other)]
    bounds = {other.bound for other in known}
    if bounds != {-quantity.bound}:
        return None
    number = next(number for number, other in source.like(quantity) if equal(quantity, other))
    if quantity.words and number not in [match.sentence for match in matches[:_BEST]]:
        return None  # "half" is said of many things
    if _OTHER_GROUP.search(source.sentences[number].text):
        return None
    near = [match.sentence for match in matches]
    if any(
        one is not quantity
        and is_fact(one)
        and not source.like(one)
        and source.follows(one, sentence, near)
        for one in sentence.quantities
    ):
        return None  # it counts the others: "124 were below 0.3 mm" of 142, 18 of them above
    place = (known[0].start, known[0].end)
    what = Said("the source bounds it the other way")
    return _flaw(ReasonKind.DIRECTION, quantity, sentence, source, place, what)


def _exchanged_number(
    quantity: Quantity, sentence: Sentence, source: Source, matches: Sequence[Match]
) -> Flaw | None:
    """A number that the source has, but for another thing."""
    if _vague(quantity) or quantity.listed or _RESPECTIVELY.search(sentence.text):
        return None
    known = source.like(quantity)
    if not known and is_fact(quantity):
        return None
    here = _surroundings(sentence, quantity)
    if not here:
        return None
    rivals = [
        (shared(here, source.around_quantity(number, other), source.weight), number, other)
        for number in (match.sentence for match in matches[:5])
        for other in source.sentences[number].quantities
        if measures_alike(quantity, other)
        and is_fact(other) >= is_fact(quantity)
        and not same(quantity, other)
        and not _vague(other)
        and _one_kind(sentence, quantity, source.sentences[number], other)
    ]
    if not rivals:
        return None
    rival_score, number, rival = max(rivals, key=lambda found: found[0])
    best = [match.sentence for match in matches[:_BEST]]
    if rival_score < _ALIGNED or rival.listed or rival.range_of or number not in best:
        return None
    if _belongs_here(quantity, sentence, source, (rival_score, number, rival)):
        return None
    if not known and rival_score < 2 * _ALIGNED:
        return None
    if quantity.words and not _counts_the_same(sentence, quantity, source.sentences[number], rival):
        return None
    if _whole_of_share(quantity, sentence, source.sentences[number]):
        return None
    near = [match.sentence for match in matches]
    if _worked_out(quantity, rival, sentence, source, near):
        return None
    kind = ReasonKind.SWAPPED if known else ReasonKind.NUMBER
    place = (rival.start, rival.end)
    what = Said("the source gives another number here")
    return _flaw(kind, quantity, sentence, source, place, what)


def _whole_of_share(quantity: Quantity, sentence: Sentence, known: Sentence) -> bool:
    """Whether the draft gives a share of the number that the source has as a number beside it.

    "Of the 1,240, 90% answered" where 1,240 were asked and 1,116 answered.
    """
    numbers = [one.number for one in known.quantities if one.counts]
    shares = [one for one in sentence.quantities if one.dimension == RATIO and not one.words]
    return quantity.counts and any(
        quantity.number in numbers
        and any(abs(share.value * quantity.number - one) <= _WHOLE_ONE for one in numbers)
        for share in shares
    )


def _worked_out(
    quantity: Quantity, rival: Quantity, sentence: Sentence, source: Source, near: Sequence[int]
) -> bool:
    """Whether a reader works the number out from others, or another one from it and its rival."""
    halves = [one.value for one in sentence.quantities if one.words and one.dimension == RATIO]
    if any(abs(part * quantity.number - rival.number) < _EXACT for part in halves):
        return True  # "half of the 24" where the source has twelve
    others = (one for one in sentence.quantities if one is not quantity and is_fact(one))
    return source.follows(quantity, sentence, near) or any(
        not source.like(one) and source.follows(one, sentence, near) for one in others
    )


def _belongs_here(
    quantity: Quantity, sentence: Sentence, source: Source, found: tuple[float, int, Quantity]
) -> bool:
    """Whether a place where the source has the number fits as well as that of its rival.

    `found` is the rival with its score and the number of its sentence.
    """
    rival_score, number, rival = found
    if quantity.words and abs(quantity.value - rival.value) <= _IN_WORDS:
        return True  # "four in ten" where the source has 41 %
    here = _surroundings(sentence, quantity)
    rival_around = _own_surroundings(source, number, rival)
    for known_number, own in source.like(quantity):
        own_sentence = source.sentences[known_number]
        own_around = _own_surroundings(source, known_number, own)
        own_score = shared(here, own_around, source.weight)
        in_a_row = own.listed or _RESPECTIVELY.search(own_sentence.text)
        # Which of a row it is cannot be told, but a row of something else is none.
        if in_a_row and own_score >= _OF_A_ROW * rival_score:
            return True
        if known_number != number and _vouched(sentence, quantity, own_sentence):
            return True
        for_rival, for_own = favour(here, rival_around, own_around, source.weight)
        places = (own_around, rival_around)
        at_home = _rival_at_home(sentence, quantity, rival, places, source)
        if at_home or not _close(here, rival_around, own_around):
            return True
        if for_rival < _SPEAKS_FOR * for_own or rival_score < _CLEARER * own_score:
            return True
    return False


def _rival_at_home(
    sentence: Sentence,
    quantity: Quantity,
    rival: Quantity,
    places: tuple[Mapping[str, float], Mapping[str, float]],
    source: Source,
) -> bool:
    """Whether the draft has the rival too, and where it belongs: then nothing was exchanged."""
    for other in sentence.quantities:
        if other is not quantity and same(other, rival):
            back, home = favour(_surroundings(sentence, other), *places, source.weight)
            if home >= _AT_HOME * back:
                return True
    return False


def _vouched(sentence: Sentence, quantity: Quantity, known: Sentence) -> bool:
    """Whether another number of the draft's sentence stands beside this one in the source too."""
    return any(
        other is not quantity
        and is_fact(other)
        and any(same(other, one) for one in known.quantities)
        for other in sentence.quantities
        if not same(other, quantity)
    )


def _one_kind(sentence: Sentence, quantity: Quantity, known: Sentence, rival: Quantity) -> bool:
    """Whether a number could stand for another by how it is said.

    A limit is no value, "14 g less" no weight, and "2.75 times" no count.
    """
    if rival.bound and rival.bound != quantity.bound:
        return False
    if quantity.counts and not 1 / _FAR <= abs(quantity.number) / (abs(rival.number) or 1) <= _FAR:
        return False  # nobody writes 9,000 for three
    if (quantity.dimension in (TIMES, FOLD)) != (rival.dimension in (TIMES, FOLD)):
        return False
    return is_difference(sentence, quantity) == is_difference(known, rival)


def _counts_the_same(
    sentence: Sentence, quantity: Quantity, known: Sentence, rival: Quantity
) -> bool:
    """Whether two numbers stand next to the same noun: a number word means little without."""
    mine, yours = (
        {stem for stem, near in around(one, item.start, item.end).items() if near == 1.0}
        for one, item in ((sentence, quantity), (known, rival))
    )
    return bool(mine & yours)


def _close(here: Mapping[str, float], rival: Mapping[str, float], own: Mapping[str, float]) -> bool:
    """Whether the draft's number stands next to what the rival stands next to, and its own not."""
    nearer = [
        near * rival[stem]
        for stem, near in here.items()
        if stem in rival and rival[stem] - own.get(stem, 0.0) > 0.15
    ]
    return max(nearer, default=0.0) > 0.9 or sum(part > 0.3 for part in nearer) >= 2


def _surroundings(sentence: Sentence, quantity: Quantity) -> dict[str, float]:
    """The words around a number, and the numbers of other kinds."""
    place = (quantity.start, quantity.end)
    others = numbers_around(sentence, *place, unlike=quantity)
    return {**around(sentence, *place), **others}


def _vague(quantity: Quantity) -> bool:
    return quantity.implied or quantity.ordinal or quantity.age


def _own_surroundings(source: Source, number: int, own: Quantity) -> dict[str, float]:
    """What surrounds a number of the source, with the words that it shares with others.

    Where its noun is left out, it is one named before; and what stands in front of the first of
    several numbers belongs to all of them ("weight was 28 kg in exposed and 35 kg in other hives").
    """
    sentence = source.sentences[number]
    found = dict(source.around_quantity(number, own))
    first = min(
        (other.start for other in sentence.quantities if measures_alike(own, other)),
        default=own.start,
    )
    for end, least in ((first, _COMMON), (own.start, _LEFT_OUT)):
        if least == _LEFT_OUT and not _ELIDED.match(sentence.text, own.end - sentence.start):
            continue
        for at in sentence.content:
            if sentence.words[at].start < end < own.end:
                for stem in sentence.words[at].stems:
                    found[stem] = max(least, found.get(stem, 0.0))
    return found | dict.fromkeys(_unit_in_brackets(sentence, own), 1.0)


def _unit_in_brackets(sentence: Sentence, own: Quantity) -> Iterator[str]:
    """The stems of what an earlier number in brackets counts and a later one leaves out.

    "(0.72 fledglings per pair) … (0.31)".
    """
    text, offset = sentence.text, sentence.start
    if text[own.end - offset : own.end - offset + 1] != ")":
        return
    for other in sentence.quantities:
        named = _IN_BRACKETS.match(text, other.end - offset)
        if named and other.end < own.start and measures_alike(own, other):
            for word in sentence.words:
                if other.end <= word.start < named.end() + offset:
                    yield from word.stems


def _flaw(
    kind: ReasonKind,
    quantity: Quantity,
    sentence: Sentence,
    source: Source,
    place: tuple[int, int],
    what: Said,
) -> Flaw:
    text = sentence.text[quantity.start - sentence.start : quantity.end - sentence.start].strip()
    clause = source.clause(place)
    message = Said("“{text}”: {what}: “{clause}”.", text=text, what=what, clause=clause)
    return Flaw(kind, text, quantity.start, quantity.end, message, place)
