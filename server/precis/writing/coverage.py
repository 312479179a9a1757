"""Which sections of a text a summary holds something of: the second seed's scenario B."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from precis.text.sections import Part

# A word of at least three letters, or a number: Korean particles vary, so a Korean word is
# compared by its first two syllables.
_WORD = re.compile(r"[A-Za-z]{4,}|[가-힣]{2,}|\d+(?:\.\d+)?")
# A section needs this many words of its own before its absence means anything.
_ENOUGH_WORDS = 12


def sections_left_out(text: str, parts: Sequence[Part], summary: str) -> tuple[str, ...]:
    """Titles of the sections of whose own words the summary holds none.

    A word is a section's own when no other section has it. Sections without a title or with
    too little text are never named.
    """
    words = [_stems(part.span.of(text)) for part in parts]
    everywhere = Counter(word for own in words for word in own)
    said = _stems(summary)
    left_out = []
    for part, own in zip(parts, words, strict=True):
        distinct = {word for word in own if everywhere[word] == 1}
        if part.path and len(distinct) >= _ENOUGH_WORDS and not distinct & said:
            left_out.append(part.path[-1])
    return tuple(left_out)


def _stems(text: str) -> set[str]:
    return {_stem(word.casefold()) for word in _WORD.findall(text)}


def _stem(word: str) -> str:
    """A crude stem, the same for "measured" and "measures", "토양은" and "토양을"."""
    if word[0].isdigit():
        return word
    return word[:2] if "가" <= word[0] <= "힣" else word[:6]
