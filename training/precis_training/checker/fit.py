"""Fits the checker's weights to judged drafts, and says what they are worth on other documents.

A sentence's log-odds are a line over its numbers; a draft's are the soft minimum of its sentences'
(`precis.facts.fitted`), and people judged drafts. Each set has a constant of its own while fitting,
so that no weight learns to tell the sets apart, and within it supported and other drafts weigh the
same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from precis.facts.features import NAMES
from precis.facts.fitted import Line
from precis_training.checker.judged import FOLDS, fold_of

_RIDGE = 0.01  # on standardised weights, per row
_STEPS = 800
# The fit is surer than it is right of drafts of several sentences: of 0.5, 0.6, 0.7, 0.85 and 1 the
# probabilities correlate best, out of fold, with what people said over all sets about here.
_CALM = 0.6
# Signs that the weights must keep: 1 speaks for support, -1 against it, 0 may be either.
SIGNS = {
    **dict.fromkeys(("trigrams", "bigrams", "words", "near", "best", "run", "copied"), 1),
    **dict.fromkeys(("new", "apart", "missing", "moved", "turned", "denial"), -1),
    "length": 0,
    "facts": 1,
    "support": 1,
}
# Of the sentences of supported drafts this share may be called one to check.
_FALSE_ALARMS = 0.1

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """One judged draft: `numbers` has shape (sentences, names)."""

    group: str
    document: str
    supported: bool
    numbers: tuple[tuple[float, ...], ...]


def fit(samples: Sequence[Sample], names: Sequence[str] = NAMES) -> Line:
    """The line that tells supported drafts from others best, by projected gradient descent.

    Raises ValueError when no group holds both kinds.
    """
    groups = sorted({one.group for one in samples})
    both = [name for name in groups if len({s.supported for s in samples if s.group == name}) == 2]
    used = [one for one in samples if one.group in both and one.numbers]
    if not used:
        raise ValueError("No set holds supported drafts and others: nothing can be fitted.")
    numbers = np.array([row for one in used for row in one.numbers])
    owner = np.repeat(np.arange(len(used)), [len(one.numbers) for one in used])
    group = np.array([both.index(one.group) for one in used])
    # What differs between the sets is their constants' affair: neither scale nor centre is.
    means = np.array([numbers[group[owner] == one].mean(axis=0) for one in range(len(both))])
    inside = numbers - means[group[owner]]
    spread = inside.std(axis=0)
    spread[spread == 0] = 1.0
    weights, constants = _descend(
        inside / spread,
        owner,
        group,
        np.array([one.supported for one in used], np.float64),
        np.array([SIGNS[name] for name in names]),
    )
    plain = weights / spread
    # The constant of an unknown set: somewhere among those of the known ones.
    own = constants - means @ plain
    doubt = _CALM * _moderation(own)
    bias, plain = doubt * float(own.mean()), doubt * plain
    return Line(bias, tuple(float(one) for one in plain), _least(used, bias, plain))


def _moderation(constants: Matrix) -> float:
    """What to scale log-odds by whose constant is only known to lie among these.

    The logistic function averaged over a normal constant, as MacKay (1992, *The evidence framework
    applied to classification networks*) approximates it: 1 / sqrt(1 + pi * variance / 8).
    """
    variance = float(constants.var(ddof=1)) if len(constants) > 1 else 0.0
    return float((1 + np.pi * variance / 8) ** -0.5)


def _descend(
    numbers: Matrix,
    owner: NDArray[np.int64],
    group: NDArray[np.int64],
    supported: Matrix,
    signs: NDArray[np.int64],
) -> tuple[Matrix, Matrix]:
    """Weights (names) and constants (groups); `owner` is each sentence's draft."""
    drafts, count = len(supported), group.max() + 1
    share = np.zeros(drafts)
    for one in range(count):
        for verdict in (0.0, 1.0):
            rows = (group == one) & (supported == verdict)
            share[rows] = 0.5 * (group == one).sum() / rows.sum() / drafts
    sentences = np.bincount(owner, minlength=drafts)
    weights, constants = np.zeros(numbers.shape[1]), np.zeros(count)
    # The steepest that the loss can bend: a step of its inverse never overshoots.
    steepest = np.linalg.eigvalsh(_spread_of(numbers, owner, share))[-1]
    step = 1 / (0.25 * (steepest + 1) + _RIDGE)
    at_weights, at_constants, momentum = weights, constants, 1.0
    for _ in range(_STEPS):
        odds_each = numbers @ at_weights + at_constants[group][owner]
        against = np.exp(-np.clip(odds_each, -12, 12))
        total = np.bincount(owner, against, drafts)
        odds = -np.log(total / sentences)
        error = share * (1 / (1 + np.exp(-odds)) - supported)
        pull = error[owner] * against / total[owner]
        slope = numbers.T @ pull + _RIDGE * at_weights
        level = np.bincount(group[owner], pull, count)
        before = weights, constants
        weights = at_weights - step * slope
        weights = np.where(signs * weights < 0, 0.0, weights)
        constants = at_constants - step * level
        # Nesterov's momentum in the form of FISTA (Beck and Teboulle 2009).
        following = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        push = (momentum - 1) / following
        at_weights = weights + push * (weights - before[0])
        at_constants = constants + push * (constants - before[1])
        momentum = following
    return weights, constants


def _spread_of(numbers: Matrix, owner: NDArray[np.int64], share: Matrix) -> Matrix:
    weighted = numbers * share[owner][:, None]
    spread: Matrix = weighted.T @ numbers
    return spread


def _least(samples: Sequence[Sample], bias: float, weights: Matrix) -> float:
    """The probability below which a sentence is one to check: a tenth of supported drafts' are."""
    known = [
        bias + float(np.dot(weights, row))
        for one in samples
        if one.supported
        for row in one.numbers
    ]
    odds = float(np.quantile(known, _FALSE_ALARMS))
    return float(1 / (1 + np.exp(-odds)))


def fit_folds(samples: Sequence[Sample], names: Sequence[str] = NAMES) -> list[Line]:
    """For each fold the line that was fitted without its documents."""
    return [
        fit([one for one in samples if fold_of(one.document) != fold], names)
        for fold in range(FOLDS)
    ]


def as_json(line: Line) -> Mapping[str, object]:
    """A line as `precis.facts.fitted.parse` reads it."""
    return {
        "bias": round(line.bias, 4),
        "weights": [round(one, 4) for one in line.weights],
        "least": round(line.least, 4),
    }
