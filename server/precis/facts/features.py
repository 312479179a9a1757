"""What a sentence of a draft has in common with its source, as numbers for the fitted checker."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from precis.facts.evidence import Index, Match, units
from precis.facts.finding import ReasonKind
from precis.facts.prose.names import squeezed
from precis.facts.prose.negation import negated
from precis.facts.prose.reading import Sentence
from precis.facts.sources.source import Source

# In the order of `features`: shares are 0 to 1, counts are logarithms of one more.
NAMES = (
    "trigrams",  # share of the sentence's three neighbouring words that the source has
    "bigrams",
    "words",  # share of the words that the source has anywhere, by weight
    "near",  # … that the shown evidence has
    "best",  # … that one sentence of the source has
    "run",  # share of the sentence in its longest run of words in the source's order
    "new",  # content words that the source lacks (count)
    "length",  # content words (count)
    "apart",  # share of names and numbers that the shown evidence lacks
    "missing",  # hard facts that were not found (count)
    "moved",  # numbers that belong to something else, or have another unit (count)
    "turned",  # directions and denials that were turned (count)
    "denial",  # 1 where sentence and best evidence differ in whether they deny something
    "copied",  # trigrams again, on a scale that tells 95% from 100%, and hardly 0% from 20%
)
_MOVED = frozenset({ReasonKind.SWAPPED, ReasonKind.UNIT})
_ROOM = 1.05  # so that a sentence that is copied whole has a finite number
_TURNED = frozenset({ReasonKind.DIRECTION, ReasonKind.NEGATION})

Features = tuple[float, ...]


def features(
    sentence: Sentence, source: Source, shown: Sequence[Match], reasons: Sequence[ReasonKind]
) -> Features:
    """The numbers of `NAMES` for one sentence; `shown` is its evidence, the best first."""
    mine = units(sentence.text)
    pairs = [pair in source.bigrams for pair in pairwise(mine)]
    triples = [triple in source.trigrams for triple in zip(mine, mine[1:], mine[2:], strict=False)]
    near: set[str] = set()
    for match in shown:
        near.update(source.sentences[match.sentence].features)
    best = set(source.sentences[shown[0].sentence].features) if shown else set()
    content = sentence.content_words
    new = sum(not any(stem in source.index for stem in word.stems) for word in content)
    weights = {feature: source.index.weight(feature) for feature in set(sentence.features)}
    ordered = _share(triples) if triples else _share(pairs)
    moved = sum(kind in _MOVED for kind in reasons)
    turned = sum(kind in _TURNED for kind in reasons)
    return (
        ordered,
        _share(pairs),
        _known(weights, source.index),
        _known(weights, near),
        _known(weights, best),
        (_longest(triples) + 2) / len(mine) if any(triples) else 0.0,
        math.log1p(new),
        math.log1p(len(content)),
        _apart(sentence, source, shown, near),
        math.log1p(len(reasons) - moved - turned),
        math.log1p(moved),
        math.log1p(turned),
        _denial(sentence, source, shown),
        copied(ordered),
    )


def copied(trigrams: float) -> float:
    """A share of trigrams from 0 (none) to 3 (all); most of the range is for nearly all."""
    return -math.log((_ROOM - trigrams) / _ROOM)


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else 1.0


def _longest(found: Sequence[bool]) -> int:
    """The length of the longest run of what was found."""
    longest = run = 0
    for one in found:
        run = run + 1 if one else 0
        longest = max(longest, run)
    return longest


def _known(weights: Mapping[str, float], there: Index | set[str]) -> float:
    """The share, by weight, of a sentence's words and numbers that are `there`."""
    total = sum(weights.values())
    return sum(weights[one] for one in weights if one in there) / total if total else 1.0


def _apart(sentence: Sentence, source: Source, shown: Sequence[Match], near: set[str]) -> float:
    """The share of names and numbers that do not stand in the shown evidence."""
    text = squeezed(" ".join(source.sentences[match.sentence].text for match in shown))
    names = [squeezed(mention.key) in text for mention in sentence.mentions]
    numbers = [f"#{quantity.number:g}" in near for quantity in sentence.quantities]
    found = [*names, *numbers]
    return 1.0 - _share(found)


def _denial(sentence: Sentence, source: Source, shown: Sequence[Match]) -> float:
    """Whether only one of the sentence and its best evidence denies something."""
    if not shown:
        return 0.0
    mine = any(True in ways for ways in negated(sentence).values())
    yours = any(True in ways for ways in source.negated(shown[0].sentence).values())
    return float(mine != yours)
