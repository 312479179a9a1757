"""Content words of a text, by the stems that Précis compares texts with."""

from __future__ import annotations

import re

from precis.facts.prose.words import stems

_WORD = re.compile(r"[가-힣]+|[^\W\d_가-힣]+(?:['’][a-z]{1,2}\b)?")


def content(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning, without numbers.

    A Korean word counts as its pairs of syllables, so that particles and compounds do not matter.
    """
    return frozenset(stem for word in set(_WORD.findall(text)) for stem in stems(word))
