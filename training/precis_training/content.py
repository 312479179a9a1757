"""Content words of a text, by the stems that Précis compares texts with."""

from __future__ import annotations

from precis.facts.words import words


def content(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning, without numbers.

    A Korean word counts as its pairs of syllables, so that particles and compounds do not matter.
    """
    return frozenset(
        stem for word in words(text) if not word.text[0].isdigit() for stem in word.stems
    )
