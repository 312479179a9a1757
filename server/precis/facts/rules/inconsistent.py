"""Sentences whose own numbers say otherwise than their words: "rose from 12 to 8".

What the source says in the same words with the same numbers is its author's, and is not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from precis.facts.finding import ReasonKind
from precis.facts.lookup import Flaw
from precis.facts.prose.context import is_difference
from precis.facts.prose.direction import Direction, directions
from precis.facts.prose.reading import Sentence, kept
from precis.facts.quantities.quantity import Quantity, same
from precis.facts.sources.source import Source
from precis.text.said import Said

_ABOUT = r"(?:(?:about|around|roughly|only|just|nearly|almost|some|over|the|an?|a mean of)\s)*"
_FROM = re.compile(rf"\bfrom\s{_ABOUT}$")
_TO = re.compile(rf"[^.;,\d]{{0,25}}\bto\s{_ABOUT}$")
_TO_FIRST = re.compile(rf"\bto\s{_ABOUT}$")
_FROM_BEHIND = re.compile(rf"[^.;,\d]{{0,15}}\bfrom\s{_ABOUT}$")
_KOREAN_FROM = re.compile(r"\)?(?:에서|부터)\s[^.,;]{0,15}$")
_KOREAN_TO = re.compile(r"\)?(?:으로|로|까지)\s")
_VERSUS = re.compile(r"\s?(?:versus|vs\.?|v\.?|against|compared (?:with|to)|instead of|대)\s?")
_SIDE_BEHIND = re.compile(r"[^();,\d]{0,30}\)[^();]*\bthan\b[^();]*\(")
_FAR = 70  # code points between a word and its numbers
_SHORT = 25
_CLAUSE = re.compile(r"[;:]|, (?:and|but|while|whereas)\b|(?:지만|으나|는데|으며|이며|이고|고),?\s")


def inconsistent(sentence: Sentence, source: Source) -> Iterator[Flaw]:
    """Changes and comparisons whose two numbers go the other way, each with its word."""
    for one, first, second in _against(sentence):
        own = source.every(_pairs_against)
        if any(same(first, low) and same(second, high) for low, high in own):
            continue
        message = Said(
            "“{word}”: the numbers of this sentence go the other way.",
            word=one.word.text,
        )
        yield Flaw(ReasonKind.DIRECTION, one.word.text, one.word.start, one.word.end, message)


def _pairs_against(sentence: Sentence) -> Iterator[tuple[Quantity, Quantity]]:
    for _, first, second in _against(sentence):
        yield first, second


@kept
def _against(sentence: Sentence) -> tuple[tuple[Direction, Quantity, Quantity], ...]:
    """The directions of a sentence with the two numbers that go the other way."""
    if len(sentence.quantities) < 2:
        return ()
    amounts = [one for one in directions(sentence) if one.polarity.axis == "amount"]
    found = (*_changes(sentence, amounts), *_compared(sentence, amounts))
    return tuple(
        (one, first, second)
        for one, first, second in found
        if not one.denied
        and not one.polarity.weak
        and (second.value - first.value) * one.polarity.sign < 0
    )


def _changes(
    sentence: Sentence, amounts: Sequence[Direction]
) -> Iterator[tuple[Direction, Quantity, Quantity]]:
    """Each change with where it began and where it ended."""
    moving = [one for one in amounts if one.polarity.kind == "change"]
    for first, second in _neighbours(sentence):
        before, between, behind = _around(sentence, first, second)
        if _FROM.search(before) and _TO.fullmatch(between):
            ends = (first, second)
        elif _TO_FIRST.search(before) and _FROM_BEHIND.fullmatch(between):
            ends = (second, first)
        elif _KOREAN_FROM.fullmatch(between) and _KOREAN_TO.match(behind):
            one = next((one for one in moving if 0 < one.word.start - second.end < _SHORT), None)
            if one and not _CLAUSE.search(behind[: one.word.start - second.end]):
                yield one, first, second
            continue
        else:
            continue
        one = next((one for one in reversed(moving) if one.word.end <= first.start), None)
        if one and first.start - one.word.end < _FAR and not _parted(sentence, one, first):
            yield one, *ends


def _compared(
    sentence: Sentence, amounts: Sequence[Direction]
) -> Iterator[tuple[Direction, Quantity, Quantity]]:
    """Each comparison with the number of what is compared last, and of what is compared first.

    So the second is larger where a word says "more".
    """
    comparing = [one for one in amounts if one.polarity.kind == "compare"]
    for first, second in _neighbours(sentence):
        before, between, behind = _around(sentence, first, second)
        one = next((one for one in reversed(comparing) if one.word.end <= first.start), None)
        if one is None or first.start - one.word.end > _FAR or _parted(sentence, one, first):
            continue
        if is_difference(sentence, first) or is_difference(sentence, second):
            continue
        bare = before.endswith("(") and behind.startswith(")")
        sides = before.endswith("(") and _SIDE_BEHIND.fullmatch(between)
        if (bare and _VERSUS.fullmatch(between)) or (sides and behind.startswith(")")):
            yield one, second, first


def _neighbours(sentence: Sentence) -> Iterator[tuple[Quantity, Quantity]]:
    """Two numbers next to each other that measure the same."""
    for first, second in pairwise([one for one in sentence.quantities if not one.year]):
        usual = not any(one.year or one.ordinal or one.implied for one in (first, second))
        if usual and first.unit is None and second.unit is not None:
            first = replace(first, unit=second.unit)
        if usual and first.dimension == second.dimension:
            yield first, second


def _around(sentence: Sentence, first: Quantity, second: Quantity) -> tuple[str, str, str]:
    """The sentence's text before, between and behind two numbers."""
    text, at = sentence.text, sentence.start
    return (
        text[: first.start - at],
        text[first.end - at : second.start - at],
        text[second.end - at :],
    )


def _parted(sentence: Sentence, one: Direction, first: Quantity) -> bool:
    """Whether a clause ends between a word and its number."""
    between = sentence.text[one.word.end - sentence.start : first.start - sentence.start]
    return _CLAUSE.search(between) is not None
