"""What an evaluation says of the tuned adapter: claims, each held, refuted or left open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from precis_training.evaluation.bootstrap import Estimate
from precis_training.evaluation.metrics import BY_KEY, Metric
from precis_training.evaluation.results import Figures, Report, System

State = Literal["yes", "no", "open"]

# Claims against floors, by the task that a group's name begins with: metric and floor.
_ABOVE_FLOORS = {
    "summarize": (("rouge1", "lead"), ("rouge2", "lead"), ("rougeL", "lead")),
    "expand": (("rouge2", "another paper's"),),
}
# Claims against the base and every rival.
_AGAINST_MODELS = {
    "summarize": ("rougeL",),
    "expand": ("rouge2", "unsupported_numbers"),
}
# Limits that hold for any writing adapter, in percent.
_LIMITS = (("stop_token", 98.0), ("repeated_raw", 2.0), ("language", 98.0))


@dataclass(frozen=True)
class Verdict:
    """A claim about a group of rows, whether it holds, and the figures that say so."""

    group: str
    claim: str
    state: State
    figures: str


def verdicts(report: Report, figures: Figures) -> tuple[Verdict, ...]:
    """All claims of a report; none when no system is the tuned one."""
    tuned = report.tuned
    if tuned is None:
        return ()
    return tuple(
        verdict for group in report.groups for verdict in _of_group(report, figures, tuned, group)
    )


def headline(found: tuple[Verdict, ...]) -> str:
    """The page's first sentence."""
    if not found:
        return "No system here is the tuned adapter, so nothing is claimed."
    held = sum(verdict.state == "yes" for verdict in found)
    refuted = sum(verdict.state == "no" for verdict in found)
    undecided = len(found) - held - refuted
    return f"Of {len(found)} claims {held} hold, {refuted} fail and {undecided} are undecided."


def spelled(metric: Metric, estimate: Estimate, sign: bool = False) -> str:
    """A figure with its interval, in the metric's digits."""
    plus = "+" if sign else ""
    numbers = (estimate.value, estimate.low, estimate.high)
    value, low, high = (f"{number:{plus}.{metric.digits}f}" for number in numbers)
    return f"{value} [{low}, {high}]".replace("-", "−")


def state_of(difference: Estimate, metric: Metric) -> State:
    """Whether a difference is for the better beyond chance ("yes"), the worse, or neither."""
    sign = -1.0 if metric.better == "lower" else 1.0
    ends = sorted((sign * difference.low, sign * difference.high))
    if ends[0] > 0:
        return "yes"
    return "no" if ends[1] < 0 else "open"


def _of_group(report: Report, figures: Figures, tuned: System, group: str) -> Iterator[Verdict]:
    task = group.split(" ")[0]
    by_name = {system.name: system for system in report.systems}
    for key, floor in _ABOVE_FLOORS.get(task.rstrip(","), ()):
        if floor in by_name:
            yield from _against(figures, tuned, by_name[floor], group, key)
    rivals = [system for system in report.systems if system.role in ("base", "rival")]
    for key in _AGAINST_MODELS.get(task.rstrip(","), ()):
        for system in rivals:
            yield from _against(figures, tuned, system, group, key)
    for key, limit in _LIMITS:
        yield from _within(figures, tuned, group, key, limit)


def _against(
    figures: Figures, tuned: System, other: System, group: str, key: str
) -> Iterator[Verdict]:
    metric = BY_KEY[key]
    difference = figures.difference(group, tuned, other, key)
    if difference is not None:
        side = "below" if metric.better == "lower" else "above"
        claim = f"{metric.label} {side} {other.name}"
        yield Verdict(group, claim, state_of(difference, metric), spelled(metric, difference, True))


def _within(
    figures: Figures, tuned: System, group: str, key: str, limit: float
) -> Iterator[Verdict]:
    metric = BY_KEY[key]
    estimate = figures.of(group, tuned, key)
    if estimate is not None:
        lower = metric.better == "lower"
        holds = estimate.value < limit if lower else estimate.value > limit
        claim = f"{metric.label}: {'below' if lower else 'above'} {limit:g}"
        yield Verdict(group, claim, "yes" if holds else "no", spelled(metric, estimate))
