"""How well scores tell supported drafts from others, by set and origin, with intervals."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_SAMPLES = 300  # of the bootstrap
_BEYOND = 50.0  # log-odds whose probability is 0 or 1

# Scores and verdicts in, a figure out.
Measure = Callable[[Sequence[float], Sequence[bool]], float]


@dataclass(frozen=True)
class Scored:
    """A judged draft and its log-odds: above 0 the checker calls it supported."""

    set: str
    origin: str
    document: str
    supported: bool
    score: float


@dataclass(frozen=True)
class Figure:
    """A figure and the middle 95% of it when whole documents are drawn again."""

    value: float
    low: float
    high: float

    @property
    def range(self) -> str:
        """The interval as written behind a figure."""
        return f"[{self.low:.3f}–{self.high:.3f}]"

    def __str__(self) -> str:
        return f"{self.value:.3f} {self.range}"


def auc(scores: Sequence[float], supported: Sequence[bool]) -> float:
    """How often a supported draft scores higher than another one; ties count half."""
    order = sorted(range(len(scores)), key=scores.__getitem__)
    rank_sum, at = 0.0, 0
    while at < len(order):
        last = at
        while last + 1 < len(order) and scores[order[last + 1]] == scores[order[at]]:
            last += 1
        rank = (at + last) / 2 + 1
        rank_sum += rank * sum(supported[order[place]] for place in range(at, last + 1))
        at = last + 1
    positive = sum(supported)
    negative = len(supported) - positive
    if not positive or not negative:
        return 0.5
    return (rank_sum - positive * (positive + 1) / 2) / (positive * negative)


def balanced_accuracy(scores: Sequence[float], supported: Sequence[bool]) -> float:
    """The mean of the shares of both kinds that are told right at log-odds of 0."""
    right: dict[bool, list[bool]] = {True: [], False: []}
    for score, verdict in zip(scores, supported, strict=True):
        right[verdict].append((score > 0) == verdict)
    if not right[True] or not right[False]:
        return 0.5
    return 0.5 * sum(sum(told) / len(told) for told in right.values())


def correlation(scores: Sequence[float], supported: Sequence[bool]) -> float:
    """Pearson's, of the probabilities and the verdicts; 0 where one of them is constant."""
    chances = [1 / (1 + math.exp(-max(-_BEYOND, min(_BEYOND, score)))) for score in scores]
    return pearson(chances, [float(verdict) for verdict in supported])


def pearson(first: Sequence[float], second: Sequence[float]) -> float:
    """Pearson's correlation; 0 where one of them is constant."""
    one, other = (math.fsum(values) / max(1, len(values)) for values in (first, second))
    both = math.fsum((x - one) * (y - other) for x, y in zip(first, second, strict=True))
    spread = math.fsum((x - one) ** 2 for x in first) * math.fsum((y - other) ** 2 for y in second)
    return both / math.sqrt(spread) if spread > 0 else 0.0


def with_interval(measure: Measure, rows: Sequence[Scored]) -> Figure:
    """A measure of the rows with its bootstrap interval over documents."""
    by_document: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        by_document[row.document].append(at)
    groups = list(by_document.values())
    dice = random.Random(1)  # noqa: S311 (draws rows again)
    found = []
    for _ in range(_SAMPLES):
        drawn = [at for group in dice.choices(groups, k=len(groups)) for at in group]
        found.append(
            measure([rows[at].score for at in drawn], [rows[at].supported for at in drawn])
        )
    found.sort()
    whole = measure([row.score for row in rows], [row.supported for row in rows])
    return Figure(whole, found[int(0.025 * _SAMPLES)], found[int(0.975 * _SAMPLES) - 1])


def groups_of(rows: Sequence[Scored]) -> Iterator[tuple[str, list[Scored]]]:
    """The rows of each set, and of each of its origins that has both kinds of drafts."""
    for name in dict.fromkeys(row.set for row in rows):
        mine = [row for row in rows if row.set == name]
        yield name, mine
        for origin in sorted({row.origin for row in mine if row.origin}):
            own = [row for row in mine if row.origin == origin]
            if len({row.supported for row in own}) == 2:
                yield f"{name} {origin}", own


def table(rows: Sequence[Scored]) -> Iterator[str]:
    """One line for each set and origin."""
    for name, own in groups_of(rows):
        figures = [with_interval(one, own) for one in (auc, balanced_accuracy, correlation)]
        yield (
            f"  {name} (n={len(own)}): AUC {figures[0]}, balanced accuracy {figures[1]}, "
            f"correlation {figures[2]}"
        )
