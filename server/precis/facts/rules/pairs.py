"""Two numbers that belong together, told otherwise: ends of a change, a part and its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from precis.facts.evidence import Match
from precis.facts.finding import ReasonKind
from precis.facts.lookup import Flaw
from precis.facts.prose.reading import Sentence
from precis.facts.quantities.quantity import Quantity, equal, measures_alike, same
from precis.facts.sources.source import Source
from precis.text.said import Said

_BEST = 2  # sentences of the source that may say it the other way
_SIDE = re.compile(
    r"\s(?P<side>(?P<up>above|over|higher|greater|more|larger)|below|under|lower|less|smaller|fewer)\b"
)
_LEADING = r"(?:(?:about|around|roughly|just|only|[A-Z][A-Za-z]{0,2})\s)?"  # "from KSh 740"
_FROM, _TO = re.compile(rf"\b[Ff]rom\s{_LEADING}$"), re.compile(rf"\bto\s{_LEADING}$")
_FROM_AFTER, _TO_AFTER = re.compile(r"(?:에서|부터)"), re.compile(r"(?:으로|로|까지)")


def turned_around(quantity: Quantity, sentence: Sentence, source: Source) -> Flaw | None:
    """ "From 8 to 12" where the source says "from 12 to 8", or "8 of 12" for "12 of 8"."""
    for pairs, kind in ((changes, ReasonKind.DIRECTION), (_parts, ReasonKind.SWAPPED)):
        for first, second in pairs(sentence):
            if first is not quantity or same(first, second):
                continue
            known = source.every(pairs)
            if any(same(first, one) and same(second, other) for one, other in known):
                continue
            for one, other in known:
                if same(first, other) and same(second, one):
                    return _turned(kind, (first, second), (one, other), sentence, source)
    return None


def another_end(quantity: Quantity, sentence: Sentence, source: Source) -> Flaw | None:
    """ "From 57 to 88" where the source has "from 57 to 75", and "from 67 to 88" of another thing.

    Only where each of the two stands in the source as an end of changes alone, so that none is the
    middle of a longer one.
    """
    for first, second in changes(sentence):
        if second is not quantity or same(first, second):
            continue
        known = source.every(changes)
        mine = [(one, other) for one, other in known if same(first, one)]
        others = [(one, other) for one, other in known if same(second, other)]
        if not mine or not others or any(same(second, other) for _, other in mine):
            continue
        middles = [other for _, other in mine]
        if any(same(one, middle) for one, _ in others for middle in middles):
            continue  # "from 10 to 20, and from 20 to 30" is from 10 to 30
        found = mine[0][1]
        return _other_end(second, (mine[0][0], found), sentence, source)
    return None


def other_side(
    quantity: Quantity, sentence: Sentence, source: Source, matches: Sequence[Match]
) -> Flaw | None:
    """ "7% above the prediction" where the source says "7% below the prediction"."""
    mine = _SIDE.match(sentence.text, quantity.end - sentence.start)
    if mine is None or quantity.year:
        return None
    said = _standard(sentence, quantity)
    for match in matches[:_BEST]:
        known = source.sentences[match.sentence]
        sides = [
            (_SIDE.match(known.text, one.end - known.start), one)
            for one in known.quantities
            if equal(quantity, one)
        ]
        told = [(side, one) for side, one in sides if side and said & _standard(known, one)]
        if told and all(bool(side["up"]) != bool(mine["up"]) for side, _ in told):
            place = (told[0][1].start, told[0][1].end)
            start, end = mine.start("side") + sentence.start, mine.end("side") + sentence.start
            message = Said(
                "“{word}” is the opposite of what the source says: “{clause}”.",
                word=mine["side"],
                clause=source.clause(place),
            )
            return Flaw(ReasonKind.DIRECTION, mine["side"], start, end, message, place)
    return None


def _standard(sentence: Sentence, quantity: Quantity) -> set[str]:
    """The stems of what a number is said to be above or below."""
    behind = [word for word in sentence.words if word.start >= quantity.end and word.stems]
    return {stem for word in behind[1:6] for stem in word.stems}


def _other_end(
    quantity: Quantity,
    known: tuple[Quantity, Quantity],
    sentence: Sentence,
    source: Source,
) -> Flaw:
    text = sentence.text[quantity.start - sentence.start : quantity.end - sentence.start].strip()
    place = (known[0].start, known[1].end)
    message = Said(
        "“{text}”: {what}: “{clause}”.",
        text=text,
        what=Said("the source gives another number here"),
        clause=source.clause(place),
    )
    return Flaw(ReasonKind.SWAPPED, text, quantity.start, quantity.end, message, place)


def _turned(
    kind: ReasonKind,
    draft: tuple[Quantity, Quantity],
    known: tuple[Quantity, Quantity],
    sentence: Sentence,
    source: Source,
) -> Flaw:
    (start, end), place = (
        (min(one.start, other.start), max(one.end, other.end)) for one, other in (draft, known)
    )
    text = sentence.text[start - sentence.start : end - sentence.start]
    message = Said(
        "“{text}” is the other way round in the source: “{words}”.",
        text=text,
        words=source.written(place),
    )
    return Flaw(kind, text, start, end, message, place)


def changes(sentence: Sentence) -> Iterator[tuple[Quantity, Quantity]]:
    """What goes from one quantity to another: the earlier and the later one."""
    text, offset = sentence.text, sentence.start
    quantities = sentence.quantities
    for at, first in enumerate(quantities):
        begins = _FROM.search(text[: first.start - offset]) or _FROM_AFTER.match(
            text, first.end - offset
        )
        if not begins:
            continue
        for second in quantities[at + 1 :]:
            ends = _TO.search(text[: second.start - offset]) or _TO_AFTER.match(
                text, second.end - offset
            )
            if ends and measures_alike(first, second):
                yield first, second
                break


def _parts(sentence: Sentence) -> Iterator[tuple[Quantity, Quantity]]:
    """A part and its whole."""
    for first, second in pairwise(sentence.quantities):
        if first.part:
            yield (first, second) if first.part == 1 else (second, first)
