"""The small fitted model of the checker: from features to a probability of being supported.

Logistic regressions with a few weights each, fitted by `python -m precis_training checker fit` and
kept in `fitted.json`. A draft's log-odds are the soft minimum of its sentences': one sentence
without support is enough to spoil a draft.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from precis.facts.features import NAMES, Features
from precis.text.language import Language

_FILE = "fitted.json"
_BEYOND = 700.0  # where the exponential leaves the range of floats
_MOST = 12.0  # log-odds beyond which a probability says nothing more


@dataclass(frozen=True)
class Line:
    """Log-odds as a constant and a weight for each number; `least` is the state's threshold.

    A sentence whose probability is below `least` is one to check.
    """

    bias: float
    weights: tuple[float, ...]
    least: float = 0.0

    def log_odds(self, numbers: Sequence[float]) -> float:
        """Log-odds of being supported, from -12 to 12; as many `numbers` as weights."""
        total = self.bias + math.fsum(
            weight * number for weight, number in zip(self.weights, numbers, strict=True)
        )
        return max(-_MOST, min(_MOST, total))


@dataclass(frozen=True)
class Fitted:
    """What was fitted: for facts by language, for support by the judge's name and language."""

    facts: Mapping[Language, Line] = field(default_factory=dict)
    support: Mapping[tuple[str, Language], Line] = field(default_factory=dict)

    def of_facts(self, language: Language, features: Features) -> float | None:
        """A sentence's log-odds by facts and words; None where nothing was fitted."""
        line = self.facts.get(language)
        return line.log_odds(features) if line else None

    def of_support(self, judge: str, language: Language) -> Line | None:
        """How a judge's log-odds combine with those of the facts: two weights, in that order.

        `judge` is a model's id with "+verify" where the adapter judged; None where the model was
        never measured, so that nothing is known of what its answers are worth.
        """
        return self.support.get((judge, language))


def probability(log_odds: float) -> float:
    """The logistic function."""
    return 1.0 / (1.0 + math.exp(-max(-_BEYOND, min(_BEYOND, log_odds))))


def log_odds(probability: float) -> float:
    """Its inverse, within the bounds that log-odds have here."""
    least = 1.0 / (1.0 + math.exp(_MOST))
    kept = min(1.0 - least, max(least, probability))
    return math.log(kept / (1.0 - kept))


def of_draft(sentences: Sequence[float]) -> float:
    """A draft's log-odds from its sentences': minus the log of the mean of their odds against."""
    if not sentences:
        return _MOST
    return -math.log(math.fsum(math.exp(-one) for one in sentences) / len(sentences))


@cache
def shipped() -> Fitted:
    """What this package was fitted with; nothing is fitted where the file is missing."""
    file = files("precis.facts").joinpath(_FILE)
    return parse(json.loads(file.read_text("utf-8"))) if file.is_file() else Fitted()


def parse(raw: Mapping[str, Any]) -> Fitted:
    """What a file says; lines that were fitted for other features count as not fitted."""
    facts = {}
    if tuple(raw.get("features", ())) == NAMES:
        facts = {Language(name): _line(one) for name, one in raw.get("facts", {}).items()}
    support = {
        (judge, Language(name)): _line(one)
        for judge, languages in raw.get("support", {}).items()
        for name, one in languages.items()
    }
    return Fitted(facts, support)


def _line(raw: Mapping[str, Any]) -> Line:
    return Line(float(raw["bias"]), tuple(map(float, raw["weights"])), float(raw.get("least", 0)))
