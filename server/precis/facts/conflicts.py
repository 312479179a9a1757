"""Where a draft says the opposite of its source, or gives a number to another thing.

Every conflict needs a place in the source that speaks of the same thing and disagrees, and none
that fits as well and agrees. So what the source says both ways is never flagged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from precis.facts.context import around, favour, shared
from precis.facts.direction import Direction, alignment, comparable, directions, opposed
from precis.facts.evidence import Match
from precis.facts.finding import ReasonKind
from precis.facts.lookup import Flaw, is_fact
from precis.facts.negation import base_of, denied_together, negated
from precis.facts.quantity import Quantity, equal, measures_alike, same
from precis.facts.reading import Sentence
from precis.facts.source import Source

# How much of the draft's surroundings the source must share, and how much better the
# disagreeing place must fit than the best agreeing one. Set on the cases in tests/facts.
_ALIGNED = 0.5
_CLEARER = 1.2
_NAMED_ALIGNED = 0.65  # "small networks" and "large networks" may be two things
_NUMBER_ALIGNED = 0.3
_DENIED_ALIGNED = 0.57  # the word itself, which both have, included
_SPEAKS_FOR = 2.0
_RESPECTIVELY = re.compile(r"\brespectively\b|각각|차례로|순서대로")
_ELIDED = re.compile(
    r"\s?(?:of (?:whom|these|them|the)|were|was|had|have|did|received|[a-z]+ed|did not|could"
    r"|would)\b|\s?[은는]\s"
)
# "The longer … the lower": two directions that depend on each other.
_DEPENDENCE = re.compile(
    r"수록|(?:하|되)면|경우|지역|집단|때|\b(?:as|when|where|if|lead|leads|led|with|the \w+er"
    r"|associated)\b",
    re.I,
)
_TAKING_AWAY = re.compile(
    r"\b(?:remov|omit|omission|exclud|ablat|eliminat|leaving out|left out)|제거|없애|제외|생략"
    r"|배제",
    re.IGNORECASE,
)
_SLIGHT = re.compile(r"\b(?:slight|slightly|marginal|marginally|small|modest)\b|다소|약간|소폭")


def conflicts(sentence: Sentence, source: Source, matches: Sequence[Match]) -> Iterator[Flaw]:
    """All conflicts of a sentence with the source's sentences that speak of the same."""
    yield from _numbers(sentence, source, matches)
    turned = list(_directions(sentence, source, matches))
    denied = list(_negations(sentence, source, matches))
    places = [number for number, _ in (*turned, *denied)]
    for number, flaw in (*turned, *denied[:1]):
        # Two turns of one sentence undo each other: "without pumps the risk is higher".
        undone = (
            places.count(number) == 2
            and all(one.kind is not ReasonKind.NEGATION for _, one in turned)
            and (bool(denied) or _DEPENDENCE.search(sentence.text) is not None)
        )
        if not undone:
            yield flaw


def _numbers(sentence: Sentence, source: Source, matches: Sequence[Match]) -> Iterator[Flaw]:
    for at, quantity in enumerate(sentence.quantities):
        following = sentence.quantities[at + 1] if at + 1 < len(sentence.quantities) else None
        flaw = (
            _other_bound(quantity, sentence, source)
            or _turned_around(quantity, following, sentence, source)
            or _exchanged_number(quantity, sentence, source, matches)
        )
        if flaw:
            yield flaw


def _other_bound(quantity: Quantity, sentence: Sentence, source: Source) -> Flaw | None:
    """ "More than 5" where the source says "less than 5"."""
    if not quantity.bound:
        return None
    known = [other for _, other in source.like(quantity) if equal(quantity, other)]
    bounds = {other.bound for other in known}
    if bounds != {-quantity.bound}:
        return None
    place = (known[0].start, known[0].end)
    return _flaw(ReasonKind.DIRECTION, quantity, sentence, source, place, "bounds it the other way")


def _turned_around(
    first: Quantity, second: Quantity | None, sentence: Sentence, source: Source
) -> Flaw | None:
    """ "From 8 to 12" where the source says "from 12 to 8"."""
    if second is None or not first.leading or not first.listed:
        return None
    turned: tuple[int, int] | None = None
    for known in source.sentences:
        for one, other in zip(known.quantities, known.quantities[1:], strict=False):
            if not one.leading or same(first, second):
                continue
            if same(first, one) and same(second, other):
                return None
            if same(first, other) and same(second, one):
                turned = (one.start, other.end)
    if turned is None:
        return None
    start, end = first.start, second.end
    text = sentence.text[start - sentence.start : end - sentence.start]
    message = f"“{text}” runs the other way in the source: “{_written(source, turned)}”."
    # A part and its whole that changed places are two numbers, not a direction.
    kind = ReasonKind.SWAPPED if first.counts and not first.range_of else ReasonKind.DIRECTION
    return Flaw(kind, text, start, end, message, turned)


def _exchanged_number(
    quantity: Quantity, sentence: Sentence, source: Source, matches: Sequence[Match]
) -> Flaw | None:
    """A number that the source has, but for another thing."""
    if quantity.implied or quantity.range_of or _RESPECTIVELY.search(sentence.text):
        return None
    known = source.like(quantity)
    if not known and is_fact(quantity):
        return None
    here = around(sentence, quantity.start, quantity.end)
    if not here:
        return None
    rivals = [
        (shared(here, source.around(number, other.start, other.end), source.weight), number, other)
        for number in (match.sentence for match in matches[:5])
        for other in source.sentences[number].quantities
        if measures_alike(quantity, other) and not same(quantity, other) and not _vague(other)
    ]
    if not rivals:
        return None
    rival_score, number, rival = max(rivals, key=lambda found: found[0])
    if rival_score < _NUMBER_ALIGNED or rival.listed or rival.range_of:
        return None
    rival_around = source.around(number, rival.start, rival.end)
    for known_number, own in known:
        own_sentence = source.sentences[known_number]
        if own.listed or _RESPECTIVELY.search(own_sentence.text):
            return None
        own_around = _own_surroundings(source, known_number, own)
        for_rival, for_own = favour(here, rival_around, own_around, source.weight)
        own_score = shared(here, own_around, source.weight)
        if not _close(here, rival_around, own_around):
            return None
        if for_rival < _SPEAKS_FOR * for_own or rival_score < _CLEARER * own_score:
            return None
    if not known and rival_score < 2 * _NUMBER_ALIGNED:
        return None
    kind = ReasonKind.SWAPPED if known else ReasonKind.NUMBER
    place = (rival.start, rival.end)
    return _flaw(kind, quantity, sentence, source, place, "gives another number here")


def _close(here: Mapping[str, float], rival: Mapping[str, float], own: Mapping[str, float]) -> bool:
    """Whether the draft's number stands next to what the rival stands next to, and its own not."""
    nearer = [
        near * rival[stem]
        for stem, near in here.items()
        if stem in rival and rival[stem] - own.get(stem, 0.0) > 0.2
    ]
    return max(nearer, default=0.0) > 0.9 or sum(part > 0.3 for part in nearer) >= 2


def _vague(quantity: Quantity) -> bool:
    return quantity.implied or (quantity.ordinal and quantity.words)


def _own_surroundings(source: Source, number: int, own: Quantity) -> dict[str, float]:
    """The surroundings of a number; where its noun is left out, it is one named before."""
    sentence = source.sentences[number]
    found = source.around(number, own.start, own.end)
    if not _ELIDED.match(sentence.text, own.end - sentence.start):
        return found
    earlier = {
        stem
        for at in sentence.content
        if sentence.words[at].start < own.start
        for stem in sentence.words[at].stems
    }
    return {**found, **{stem: max(0.9, found.get(stem, 0.0)) for stem in earlier}}


def _directions(
    sentence: Sentence, source: Source, matches: Sequence[Match]
) -> Iterator[tuple[int, Flaw]]:
    """Opposite directions, each with the number of the source's sentence."""
    known = [
        (match.sentence, direction)
        for match in matches
        for direction in source.directions(match.sentence)
    ]
    for draft in directions(sentence):
        against: tuple[float, Direction, int] | None = None
        agreeing = 0.0
        friend: Direction | None = None
        for number, other in known:
            if not comparable(draft, other):
                continue
            verdict = opposed(draft, other, source.weight)
            score = alignment(draft, other, source.weight)
            if verdict is False:
                if friend is None or score > agreeing:
                    agreeing, friend = score, other
            elif verdict and (against is None or score > against[0]):
                against = (score, other, number)
        needed = (
            _NAMED_ALIGNED if draft.attributive and draft.polarity.kind == "level" else _ALIGNED
        )
        if against is None or against[0] < needed or against[0] < _CLEARER * agreeing:
            continue
        _, other, number = against
        if friend is not None:
            against_it, for_it = favour(
                draft.surroundings, other.surroundings, friend.surroundings, source.weight
            )
            if against_it < _SPEAKS_FOR * for_it:
                continue
        if draft.denied != other.denied and _SLIGHT.search(sentence.text):
            continue
        kind = ReasonKind.NEGATION if draft.denied != other.denied else ReasonKind.DIRECTION
        place = (other.word.start, other.word.end)
        word = draft.word
        message = (
            f"“{word.text}” is the opposite of what the source says: “{_clause(source, place)}”."
        )
        yield number, Flaw(kind, word.text, word.start, word.end, message, place)


def _negations(
    sentence: Sentence, source: Source, matches: Sequence[Match]
) -> Iterator[tuple[int, Flaw]]:
    """Words that are denied in one text and affirmed in the other, of the same thing.

    Each with the number of the source's sentence, the surest first.
    """
    here = negated(sentence)
    moving = {stem for one in directions(sentence) for stem in one.word.stems}
    found: list[tuple[float, str, int]] = []
    for stem, ways in here.items():
        if stem in moving:
            continue
        against: tuple[float, int] | None = None
        agreeing = 0.0
        place = _place_of(stem, sentence)
        mine = around(sentence, *place)
        mine[stem] = 1.0
        for match in matches:
            theirs = source.negated(match.sentence)
            if stem not in theirs:
                continue
            known = source.sentences[match.sentence]
            there = _place_of(stem, known)
            score = shared(mine, {**around(known, *there), stem: 1.0}, source.weight)
            if (
                ways & theirs[stem]
                or _denied_alike(stem, (sentence, here), (known, theirs))
                or _taken_away(sentence, place, known, there)
            ):
                agreeing = max(agreeing, score)
            elif against is None or score > against[0]:
                against = (score, match.sentence)
        if against and against[0] >= _DENIED_ALIGNED and against[0] >= _CLEARER * agreeing:
            found.append((against[0], stem, against[1]))
    for _, stem, number in sorted(found, reverse=True)[:1]:
        yield number, _negation(stem, True in here[stem], sentence, source, number)


def _denied_alike(stem: str, *texts: tuple[Sentence, Mapping[str, frozenset[bool]]]) -> bool:
    """Whether what is denied together with a word is denied in the other text too.

    "No significant effect" and "the effect was not significant" agree about the effect.
    """
    for (sentence, _), (_, others) in (texts, texts[::-1]):
        for group in denied_together(sentence):
            if stem in group and any(True in others.get(other, ()) for other in group - {stem}):
                return True
    return False


def _taken_away(
    sentence: Sentence, place: tuple[int, int], known: Sentence, there: tuple[int, int]
) -> bool:
    """Whether one text takes a thing away ("removing the layers") that the other is without."""
    return any(
        _TAKING_AWAY.search(one.text[max(0, start - one.start - 30) : end - one.start + 30])
        for one, (start, end) in ((sentence, place), (known, there))
    )


def _negation(stem: str, denied: bool, sentence: Sentence, source: Source, number: int) -> Flaw:
    start, end = _place_of(stem, sentence)
    place = _place_of(stem, source.sentences[number])
    text = sentence.text[start - sentence.start : end - sentence.start]
    denies = "does not deny" if denied else "denies"
    message = f"The source {denies} “{text}”: “{_clause(source, place)}”."
    return Flaw(ReasonKind.NEGATION, text, start, end, message, place)


def _place_of(stem: str, sentence: Sentence) -> tuple[int, int]:
    """The last word with a stem; the whole sentence's end when a word only implies it."""
    for at in reversed(sentence.content):
        word = sentence.words[at]
        if stem in word.stems:
            return word.start, word.end
    for at in reversed(sentence.content):
        if stem in source_bases(sentence, at):
            return sentence.words[at].start, sentence.words[at].end
    return sentence.start, sentence.start


def source_bases(sentence: Sentence, at: int) -> tuple[str, ...]:
    """The stem that a word denies by itself ("similar": not different)."""
    base, _ = base_of(sentence.words[at])
    return (base,) if base else ()


def _flaw(
    kind: ReasonKind,
    quantity: Quantity,
    sentence: Sentence,
    source: Source,
    place: tuple[int, int],
    what: str,
) -> Flaw:
    text = sentence.text[quantity.start - sentence.start : quantity.end - sentence.start].strip()
    message = f"“{text}”: the source {what}: “{_clause(source, place)}”."
    return Flaw(kind, text, quantity.start, quantity.end, message, place)


def _written(source: Source, place: tuple[int, int]) -> str:
    return source.reading.plain.text[slice(*place)].strip()


def _clause(source: Source, place: tuple[int, int]) -> str:
    """A few words of the source around a place."""
    text = source.reading.plain.text
    start = max(text.rfind(" ", 0, max(0, place[0] - 30)), text.rfind("\n", 0, place[0])) + 1
    end = text.find(" ", place[1] + 30)
    return " ".join(text[start : end if end > 0 else len(text)].split())
