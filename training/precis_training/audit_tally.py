"""Running figures over any number of pairs in the memory of a few hundred."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from precis_training.pair_audit import PairAudit

_EXAMPLES = 5  # pairs with missing facts that are shown, drawn at random


class Histogram:
    """Counts of values between fixed edges, so that quantiles need no values kept."""

    def __init__(self, edges: Sequence[float]) -> None:
        """`edges` rise; what lies outside is counted in the first or last bin."""
        self.edges = tuple(edges)
        self.counts = [0] * (len(self.edges) - 1)
        self.total = 0
        self._sum = 0.0

    def add(self, value: float) -> None:
        """Count one value."""
        place = bisect_right(self.edges, value) - 1
        self.counts[min(max(place, 0), len(self.counts) - 1)] += 1
        self.total += 1
        self._sum += value

    @property
    def mean(self) -> float:
        """The mean of the values themselves; 0 when there are none."""
        return self._sum / self.total if self.total else 0.0

    def quantile(self, share: float) -> float:
        """The value below which `share` of all lie, interpolated within its bin."""
        wanted, passed = share * self.total, 0
        for low, high, count in zip(self.edges, self.edges[1:], self.counts, strict=False):
            if count and passed + count >= wanted:
                return low + (high - low) * (wanted - passed) / count
            passed += count
        return 0.0


@dataclass(frozen=True)
class Shown:
    """A pair with missing facts, as the report shows it: kind and text of each."""

    where: str
    missing: tuple[tuple[str, str], ...]


class Tally:
    """Everything the audit says of one task: filled pair by pair."""

    def __init__(self, task: str, seed: int = 0) -> None:
        self.task = task
        self.pairs = 0
        self.dropped = 0
        self.masked = 0
        self.languages: Counter[str] = Counter()
        self.missing_share = Histogram([step / 100 for step in range(101)])
        # A twentieth of a factor of ten a bin, from a thousandth to a thousandfold.
        self.ratio = Histogram([10 ** (step / 20) for step in range(-60, 61)])
        self.facts: Counter[str] = Counter()
        self.missing: Counter[str] = Counter()
        self.pairs_missing: Counter[str] = Counter()
        self.pairs_with_missing = 0
        self.shown: list[Shown] = []
        self._random = Random(seed)  # noqa: S311 — a sample for the eye

    def add(self, where: str, found: PairAudit) -> None:
        """Count one pair."""
        self.pairs += 1
        self.languages[str(found.language)] += 1
        self.missing_share.add(found.missing_share)
        self.ratio.add(found.ratio)
        self.facts.update(found.facts)
        kinds = Counter(str(fact.kind) for fact in found.missing)
        self.missing.update(kinds)
        self.pairs_missing.update(kinds.keys())
        if found.missing:
            self.pairs_with_missing += 1
            self._show(where, found)

    def _show(self, where: str, found: PairAudit) -> None:
        """Keep a uniform sample (reservoir, Vitter 1985)."""
        place = self._random.randrange(self.pairs_with_missing)
        if len(self.shown) < _EXAMPLES:
            place = len(self.shown)
            self.shown.append(Shown("", ()))
        if place < _EXAMPLES:
            facts = tuple((str(fact.kind), fact.text) for fact in found.missing)
            self.shown[place] = Shown(where, facts)

    def plain(self) -> dict[str, Any]:
        """All figures as JSON has them; shares are of 1, the ratio is target over input."""
        share, ratio = self.missing_share, self.ratio
        return {
            "task": self.task,
            "pairs": self.pairs,
            "dropped": self.dropped,
            "masked": self.masked,
            "languages": dict(self.languages),
            "missing_words": {"mean": share.mean} | _quantiles(share, (0.1, 0.5, 0.9)),
            "length_ratio": {"mean": ratio.mean} | _quantiles(ratio, (0.05, 0.5, 0.95)),
            "pairs_with_missing_facts": self.pairs_with_missing,
            "facts": {
                kind: {
                    "in_targets": self.facts[kind],
                    "missing": self.missing[kind],
                    "pairs": self.pairs_missing[kind],
                }
                for kind in sorted(self.facts.keys() | self.missing.keys())
            },
        }


def _quantiles(histogram: Histogram, shares: Sequence[float]) -> dict[str, float]:
    return {f"{share:.0%}": histogram.quantile(share) for share in shares}
