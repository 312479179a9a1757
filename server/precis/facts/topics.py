"""Which clause of a Korean sentence speaks of what: "A는 효과가 있었으나 B는 없었다"."""

from __future__ import annotations

import re

from precis.facts.negation import negated_words
from precis.facts.reading import Sentence

_TOPIC = re.compile(r"[가-힣](?:은|는|에서는|에게는|의 경우)$")


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
