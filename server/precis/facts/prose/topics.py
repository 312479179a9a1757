"""Which part of a sentence that says both speaks of what: "A는 효과가 있었으나 B는 없었다"."""

from __future__ import annotations

import re

from precis.facts.prose.negation import negated_words
from precis.facts.prose.reading import Sentence
from precis.facts.prose.words import Word, english_stem

_TOPIC = re.compile(r"[가-힣](?:은|는|에서는|에게는|의 경우)$")

_AND = re.compile(r"\b(?:and|but|while|whereas)\s(?:\w+ly\s)?$")
# What every part is about says nothing of which it is.
_GENERAL = frozenset(
    english_stem(word) for word in ("group", "groups", "arm", "condition", "patients", "sites")
)


def parted(draft: Sentence, known: Sentence, one: Word, other: Word) -> int:
    """Which of two words of `known` stands in the part that the draft speaks of: 1, −1, or 0.

    The parts are told apart by what stands behind the words up to the next boundary or the other
    word: "fell in the test group and rose in the controls". What only one part names must be in the
    draft, and nothing that only the other one names.
    """
    first, second = sorted((one, other), key=lambda word: word.start)
    if not _AND.search(known.text[: second.start - known.start]):
        return _by_subject(draft, known, one, other)
    ends = _end_of_part(known, first, second.start), _end_of_part(known, second, known.end)
    mine, yours = (
        _named(known, word.end, end) for word, end in zip((first, second), ends, strict=True)
    )
    here = draft.stems - _GENERAL
    of_first, of_second = (mine - yours) & here, (yours - mine) & here
    if bool(of_first) == bool(of_second):
        return 0
    return 1 if bool(of_first) == (first is one) else -1


def _by_subject(draft: Sentence, known: Sentence, one: Word, other: Word) -> int:
    """The same where each part has a subject: "fewer came, while their size rose"."""
    subjects = (_subject(known, one), _subject(known, other))
    ours, theirs = (bool(subject) and subject <= draft.stems for subject in subjects)
    return 0 if ours == theirs else 1 if ours else -1


def _subject(known: Sentence, word: Word) -> frozenset[str]:
    """What stands between a word and the boundary in front of it."""
    start = max((place for place in known.boundaries if place < word.start), default=known.start)
    return _named(known, start, word.start)


def _end_of_part(known: Sentence, word: Word, limit: int) -> int:
    """Where what belongs to a word ends: at a comma, a bracket or a conjunction behind it."""
    return min((place for place in known.boundaries if place >= word.end), default=limit)


def _named(known: Sentence, start: int, end: int) -> frozenset[str]:
    return frozenset(
        stem
        for at in known.content
        if start <= known.words[at].start < end
        for stem in known.words[at].stems
    )


def ways_of_topic(stem: str, sentence: Sentence, known: Sentence) -> frozenset[bool]:
    """Whether `known` denies a stem in the clauses that have the draft's topic; empty if none has.

    The topic is the word with 은 or 는 in front of the stem, in the same clause.
    """
    mine = _places(stem, sentence)
    topic = frozenset(part for at in mine for part in _topic(at, sentence))
    if not topic:
        return frozenset()
    denied = negated_words(known)
    return frozenset(
        denied[at] % 2 == 1 for at in _places(stem, known) if topic & _topic(at, known)
    )


def _places(stem: str, sentence: Sentence) -> list[int]:
    return [at for at in sentence.content if stem in sentence.words[at].stems]


def _topic(at: int, sentence: Sentence) -> frozenset[str]:
    place = sentence.words[at].start
    first = max((one for one in sentence.boundaries if one <= place), default=sentence.start)
    for before in range(at - 1, -1, -1):
        word = sentence.words[before]
        if word.start < first:
            break
        if word.korean and word.stems and _TOPIC.search(word.text):
            return frozenset(word.stems)
    return frozenset()
