"""Words that say of which of two kinds a thing is, where the source says the other one.

"Women were hit harder" of a text where men were, "after the storm" of one where it was before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from precis.facts.evidence import Match
from precis.facts.finding import ReasonKind
from precis.facts.lexicon.opposites import NO_SIDES, SIDES, Side
from precis.facts.lookup import Flaw
from precis.facts.prose.reading import Sentence, kept
from precis.facts.prose.words import Word, korean_stem
from precis.facts.rules.named_things import in_table, share, told_beside
from precis.facts.sources.source import Source
from precis.text.said import Said

# So much of what the draft says beside the word must a sentence with the other one have, and so
# many times as much as any sentence with the draft's. No true sentence of the papers of the tests
# is flagged by these figures; of 783 in which such a word was exchanged by a script (some were no
# such words then: "left" of "leave") 231 are flagged, and 85 were without this rule.
_KNOWN, _CLEARER = 0.35, 1.6
_LITTLE = 0.02  # what nothing counts as
_LEAST = 4  # words and numbers that tell of what a sentence speaks
_BEST = 3
_LONGEST, _SHORTEST = 4, 2  # syllables by which a Korean word is found whatever follows
_BOUNDS = re.compile(r"\s(?:about |around |the )?[\d$€£]")  # "above 50"
# "Than controls", "대조군보다": what is compared with may be left out.
_COMPARED = re.compile(
    r"\b(?:than|versus|vs\.?|compared (?:with|to)|relative to|against|over|unlike|from)"
    r"(?: (?:in|for|among|with|by|on|at))?(?: (?:the|those|that)(?: (?:in|of|for))?)?\s$",
    re.I,
)
_COMPARED_AFTER = re.compile(
    r"\s?(?:군)?(?:보다|에 비해|에 비하여|과 비교|와 비교|대비|과 달리|와 달리)"
)


@dataclass(frozen=True, slots=True)
class _Placed:
    side: Side
    word: Word


def sides(sentence: Sentence, source: Source, matches: Sequence[Match]) -> Iterator[Flaw]:
    """Words in whose place the source has one of another side of their group."""
    for placed in _sides_of(sentence).values():
        if len({one.side.side for one in placed}) > 1:
            continue  # it speaks of both
        for one in placed:
            if not one.side.looked_up or _compared_with(one.word, sentence):
                continue
            other = _rival(one, sentence, source, matches)
            if other:
                yield _flaw(one, other.word, source)
                break


def _rival(
    one: _Placed, sentence: Sentence, source: Source, matches: Sequence[Match]
) -> _Placed | None:
    """The other side's word, in a sentence that fits so much better than any with the draft's."""
    beside = told_beside(one.word.start, one.word.end, sentence, source)
    if len(beside) < _LEAST:
        return None
    best: tuple[float, _Placed] | None = None
    for match in matches[:_BEST]:
        known = source.sentences[match.sentence]
        there = _sides_of(known).get(one.side.group, ())
        if not there or in_table(known) or any(two.side.side == one.side.side for two in there):
            continue
        score = share(beside, known)
        others = [two for two in there if two.side.looked_up]
        if others and score >= max(_KNOWN, best[0] if best else 0.0):
            best = score, others[0]
    if best is None:
        return None
    own = max(
        (
            share(beside, known)
            for known in source.sentences
            if any(
                two.side.side == one.side.side for two in _sides_of(known).get(one.side.group, ())
            )
        ),
        default=0.0,
    )
    return best[1] if best[0] >= _CLEARER * max(own, _LITTLE) else None


@kept
def _sides_of(sentence: Sentence) -> Mapping[int, list[_Placed]]:
    """The words of a sentence that are of a side, by group."""
    found: dict[int, list[_Placed]] = {}
    for word, following in pairwise((*sentence.words, None)):
        assert word is not None
        for side in _found(word):
            behind = sentence.text[word.end - sentence.start :]
            if word.text.lower() in ("above", "below") and _BOUNDS.match(behind):
                continue
            beside = following is not None and following.start == word.end + 1
            if side.adjective and not (beside and following and following.stems):
                continue
            found.setdefault(side.group, []).append(_Placed(side, word))
    return found


def _compared_with(word: Word, sentence: Sentence) -> bool:
    start, end = word.start - sentence.start, word.end - sentence.start
    if word.korean:
        return _COMPARED_AFTER.search(sentence.text, start, end + 6) is not None
    return _COMPARED.search(sentence.text[max(0, start - 30) : start]) is not None


def _found(word: Word) -> tuple[Side, ...]:
    if not word.korean:
        return SIDES.get(word.text.lower(), ())
    if word.text.startswith(tuple(NO_SIDES)):
        return ()
    forms = [word.text, korean_stem(word.text)]
    forms += [word.text[:size] for size in range(_LONGEST, _SHORTEST - 1, -1)]
    return next((SIDES[form] for form in forms if form in SIDES), ())


def _flaw(one: _Placed, other: Word, source: Source) -> Flaw:
    place = (other.start, other.end)
    message = Said(
        "“{text}”: {what}: “{clause}”.",
        text=one.word.text,
        what=Said("the source has “{words}” here", words=source.written(place)),
        clause=source.clause(place),
    )
    kind = ReasonKind.DIRECTION if one.side.direction else ReasonKind.SWAPPED
    return Flaw(kind, one.word.text, one.word.start, one.word.end, message, place)
