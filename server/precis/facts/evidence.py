"""How far a source speaks of the same as a sentence of the draft, and in which sentences.

Okapi BM25 (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.6) over stems, pairs of Korean syllables
and numbers.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise

_K1, _B = 1.2, 0.6
# Evidence that scores less than this share of the best is no evidence beside it.
_SHARE = 0.5
_UNIT = re.compile(r"[가-힣]|[^\W_가-힣]+")


@dataclass(frozen=True)
class Match:
    """A sentence of the source by its number, and how well it fits."""

    sentence: int
    score: float


class Index:
    """Finds sentences by what they have in common with a query."""

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        self._count = max(1, len(documents))
        average = sum(len(document) for document in documents) / self._count or 1.0
        # For each feature the sentences that have it, with what it adds to their scores.
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, document in enumerate(documents):
            length = _K1 * (1 - _B + _B * len(document) / average)
            for feature, times in Counter(document).items():
                self._postings[feature].append((number, times * (_K1 + 1) / (times + length)))

    def __contains__(self, feature: object) -> bool:
        return feature in self._postings

    def weight(self, feature: str) -> float:
        """How much a feature tells: its inverse document frequency, as if once if it is new."""
        found = len(self._postings.get(feature, ())) or 1
        return math.log(1 + (self._count - found + 0.5) / (found + 0.5))

    def search(self, query: Iterable[str], limit: int) -> list[Match]:
        """The best `limit` sentences for a query, the best first."""
        scores: dict[int, float] = defaultdict(float)
        for feature in set(query):
            postings = self._postings.get(feature)
            if postings:
                weight = self.weight(feature)
                for number, share in postings:
                    scores[number] += weight * share
        best = nlargest(limit, scores.items(), key=lambda found: (found[1], -found[0]))
        return [Match(number, score) for number, score in best]


def units(text: str) -> list[str]:
    """The words of a text, in Korean its syllables, without case."""
    return [unit.casefold() for unit in _UNIT.findall(text)]


def bigrams(text: str) -> frozenset[tuple[str, str]]:
    """Two neighbouring words each, in Korean two syllables."""
    return frozenset(pairwise(units(text)))


def trigrams(text: str) -> frozenset[tuple[str, str, str]]:
    """Three neighbouring words each, in Korean three syllables.

    Their precision is the floor that checkers without a model are measured against.
    """
    found = units(text)
    return frozenset(zip(found, found[1:], found[2:], strict=False))


def worth_showing(matches: Sequence[Match], limit: int) -> list[Match]:
    """The matches that stand beside the best one, at most `limit`."""
    if not matches:
        return []
    least = matches[0].score * _SHARE
    return [match for match in matches[:limit] if match.score >= least]
