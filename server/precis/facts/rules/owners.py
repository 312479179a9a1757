"""Names beside numbers that the source gives to another name of the same kind.

"At Vellmoor 31% had large stones" where it is at Port Aldane that they had.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from precis.facts.evidence import Match
from precis.facts.finding import FactKind
from precis.facts.lookup import Flaw
from precis.facts.prose.names import Mention
from precis.facts.prose.reading import Sentence, kept
from precis.facts.quantities.quantity import Quantity, equal
from precis.facts.rules.named_things import instead_of
from precis.facts.sources.source import Source

_BEST = 3  # sentences that may have the number
_LEAST = 10.0  # what is less and whole stands for many things
_KNOWN = 0.35  # of the draft's words must stand in the sentence with the number
_BEFORE = re.compile(r"\b(?P<word>at|in|from|near|than)\s(?:the\s)?$", re.IGNORECASE)
_WORD = re.compile(r"[\w-]+")  # as the source's words are found
_AND = re.compile(r",?\s(?:and|or|versus|vs\.?|than|against)\s(?:(?:in|at|with|for|of)\s)?|,\s")


def owners(sentence: Sentence, source: Source, matches: Sequence[Match]) -> Iterator[Flaw]:
    """The one name of a sentence, where another name has its numbers in the source."""
    names = _names(sentence)
    numbers = [one for one in sentence.quantities if _telling(one)]
    if len(names) != 1 or not numbers:
        return
    name = names[0]
    having = source.words_at.get(_WORD.findall(name.text)[-1].lower(), ())
    if any(_has_all(source.sentences[number], numbers) for number in having):
        return
    for match in matches[:_BEST]:
        known = source.sentences[match.sentence]
        others = _names(known)
        if not _has_all(known, numbers) or "|" in known.text or " & " in known.text:
            continue
        if len(others) != 1 or sentence.known_in(known.stems) < _KNOWN:
            return
        if _alike(name, others[0], source):
            yield instead_of(name, others[0], source)
        return


@kept
def _names(sentence: Sentence) -> tuple[Mention, ...]:
    """The names of a sentence in Latin letters, acronyms too."""
    kinds = (FactKind.NAME, FactKind.ACRONYM)
    return tuple(
        one
        for one in sentence.mentions
        if one.kind in kinds and one.key and not "가" <= one.key[0] <= "힣"
    )


def _telling(quantity: Quantity) -> bool:
    if quantity.year or quantity.ordinal or quantity.words or quantity.bound:
        return False
    return quantity.step < 1 or quantity.number >= _LEAST


def _has_all(known: Sentence, numbers: Sequence[Quantity]) -> bool:
    return all(any(equal(one, other) for other in known.quantities) for one in numbers)


def _alike(name: Mention, other: Mention, source: Source) -> bool:
    """Whether the source uses two names alike: side by side, or behind one preposition."""
    mine, yours = name.text.casefold(), other.text.casefold()
    if mine in yours or yours in mine:
        return False
    before: tuple[set[str], set[str]] = (set(), set())
    for known in source.sentences:
        there = _names(known)
        for one, following in pairwise(there):
            if {one.text, following.text} == {name.text, other.text}:
                between = known.text[one.end - known.start : following.start - known.start]
                if _AND.fullmatch(between):
                    return True
        for one in there:
            for at, wanted in enumerate((name, other)):
                if one.text == wanted.text:
                    found = _BEFORE.search(known.text[: one.start - known.start])
                    if found:
                        before[at].add(found["word"].lower())
    return bool(before[0] & before[1])
