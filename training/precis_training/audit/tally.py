"""Running figures over any number of pairs, in the memory of a sample of them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Generic, TypeVar

from precis.text.language import Language
from precis_training.audit.pair_audit import (
    PairAudit,
    audit_words,
    forgotten_share,
    to_mask,
    too_much,
)
from precis_training.config import Audit

_T = TypeVar("_T")
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
class Asked:
    """A target to be compared with its input, for a task of a kind.

    `summary` is what an expansion must not lose, "" for other tasks.
    """

    task: str
    kind: str
    where: str
    given: str
    target: str
    language: Language
    summary: str = ""


@dataclass(frozen=True)
class Shown:
    """A pair with missing facts, as the report shows it: kind and text of each."""

    where: str
    missing: tuple[tuple[str, str], ...]


class Sample(Generic[_T]):
    """A uniform sample of however many come (a reservoir; Vitter 1985, algorithm R)."""

    def __init__(self, size: int, seed: int) -> None:
        self._size = size
        self._random = Random(seed)  # noqa: S311 — nothing secret
        self.offered = 0
        self.kept: list[_T] = []

    def offer(self, one: _T) -> None:
        """Take one in, perhaps in another's place."""
        self.offered += 1
        if len(self.kept) < self._size:
            self.kept.append(one)
            return
        place = self._random.randrange(self.offered)
        if place < self._size:
            self.kept[place] = one


class Tally:
    """Everything the audit says of one task: words and lengths of all pairs, facts of a sample."""

    def __init__(self, task: str, sample: int, seed: int = 0) -> None:
        self.task = task
        self.sample: Sample[Asked] = Sample(sample, seed)
        self.languages: Counter[str] = Counter()
        self.missing_share = Histogram([step / 100 for step in range(101)])
        self.forgotten = Histogram([step / 100 for step in range(101)])  # of expansions
        # A twentieth of a factor of ten a bin, from a thousandth to a thousandfold.
        self.ratio = Histogram([10 ** (step / 20) for step in range(-60, 61)])
        self.compared = 0  # pairs whose facts were compared; all that follows is of them
        self.dropped = 0
        self.masked = 0
        self.facts: Counter[str] = Counter()
        self.missing: Counter[str] = Counter()
        self.pairs_missing: Counter[str] = Counter()
        self.pairs_with_missing = 0
        self.shown: Sample[Shown] = Sample(_EXAMPLES, seed)

    @property
    def pairs(self) -> int:
        """How many pairs there are."""
        return self.sample.offered

    def add(self, asked: Asked) -> None:
        """Count a pair's words and lengths, and perhaps take it into the sample."""
        found = audit_words(asked.given, asked.target)
        self.languages[str(asked.language)] += 1
        self.missing_share.add(found.missing_share)
        self.ratio.add(found.ratio)
        if asked.summary:
            self.forgotten.add(forgotten_share(asked.summary, asked.target))
        self.sample.offer(asked)

    def compare(self, asked: Asked, found: PairAudit, audit: Audit) -> None:
        """Count the facts of a pair of the sample, and what `audit` would do with it."""
        self.compared += 1
        self.facts.update(found.facts)
        kinds = Counter(str(fact.kind) for fact in found.missing)
        self.missing.update(kinds)
        self.pairs_missing.update(kinds.keys())
        action = "mask" if asked.kind == "expand_placeholders" else audit.action
        lost = forgotten_share(asked.summary, asked.target) > audit.forgotten
        self.dropped += lost or (action == "drop" and too_much(audit, found))
        self.masked += action == "mask" and bool(to_mask(audit, found.missing))
        if found.missing:
            self.pairs_with_missing += 1
            facts = tuple((str(fact.kind), fact.text) for fact in found.missing)
            self.shown.offer(Shown(asked.where, facts))

    def plain(self) -> dict[str, Any]:
        """All figures as JSON has them; shares are of 1, the ratio is target over input."""
        share, forgotten, ratio = self.missing_share, self.forgotten, self.ratio
        return {
            "task": self.task,
            "pairs": self.pairs,
            "languages": dict(self.languages),
            "missing_words": {"mean": share.mean} | _quantiles(share, (0.1, 0.5, 0.9)),
            "forgotten_words": {"mean": forgotten.mean} | _quantiles(forgotten, (0.1, 0.5, 0.9)),
            "length_ratio": {"mean": ratio.mean} | _quantiles(ratio, (0.05, 0.5, 0.95)),
            "compared": self.compared,
            "dropped": self.dropped,
            "masked": self.masked,
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
