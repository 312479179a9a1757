"""Bootstrap intervals: how sure a figure, or the difference of two systems, is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# A row's share in a figure: numerator and denominator, or None where the row has none.
Measure = tuple[float, float]
Measures = Sequence[Measure | None]
_SURE = 95.0  # percent


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95% interval; `rows` counts the rows it comes from."""

    value: float
    low: float
    high: float
    rows: int


class Bootstrap:
    """Percentile bootstrap over rows (Efron 1979), paired where two systems are compared.

    A figure is the sum of all numerators by the sum of all denominators: a mean where every
    denominator is 1, else a rate over all the text. The same `seed` gives the same intervals.
    """

    def __init__(self, resamples: int, seed: int) -> None:
        self._resamples = resamples
        self._seed = seed
        self._drawn: dict[int, NDArray[np.int32]] = {}

    def estimate(self, measures: Measures, finish: Callable[[float], float]) -> Estimate | None:
        """The figure of one system; None when no row has it.

        `finish` turns the quotient into the figure (the exponential for a perplexity).
        """
        values = _array([one for one in measures if one is not None])
        if not len(values) or not values[:, 1].sum():
            return None
        drawn = np.array([finish(one) for one in self._quotients(values)])
        return _estimate(finish(_quotient(values)), drawn, len(values))

    def difference(
        self, first: Measures, second: Measures, finish: Callable[[float], float]
    ) -> Estimate | None:
        """First minus second on the rows that have both; the same rows are drawn for both."""
        both = [
            (one, other)
            for one, other in zip(first, second, strict=True)
            if one is not None and other is not None
        ]
        ours = _array([one for one, _ in both])
        theirs = _array([other for _, other in both])
        if not both or not ours[:, 1].sum() or not theirs[:, 1].sum():
            return None
        pairs = zip(self._quotients(ours), self._quotients(theirs), strict=True)
        drawn = np.array([finish(one) - finish(other) for one, other in pairs])
        value = finish(_quotient(ours)) - finish(_quotient(theirs))
        return _estimate(value, drawn, len(both))

    def _quotients(self, values: NDArray[np.float64]) -> list[float]:
        """The quotient of each resample; values are [rows, 2]."""
        rows = len(values)
        if rows not in self._drawn:
            generator = np.random.default_rng(self._seed)
            drawn = generator.integers(0, rows, (self._resamples, rows), dtype=np.int32)
            self._drawn[rows] = drawn
        sums = values[self._drawn[rows]].sum(axis=1)
        with np.errstate(divide="ignore", invalid="ignore"):
            return [float(one) for one in sums[:, 0] / sums[:, 1]]


def _array(measures: Sequence[Measure]) -> NDArray[np.float64]:
    return np.array(measures, dtype=np.float64).reshape(-1, 2)


def _quotient(values: NDArray[np.float64]) -> float:
    numerator, denominator = values.sum(axis=0)
    return float(numerator / denominator)


def _estimate(value: float, drawn: NDArray[np.float64], rows: int) -> Estimate:
    # A resample in which no row had a denominator says nothing.
    usable = drawn[np.isfinite(drawn)]
    low, high = np.percentile(usable, [(100 - _SURE) / 2, (100 + _SURE) / 2])
    return Estimate(value, float(low), float(high), rows)
