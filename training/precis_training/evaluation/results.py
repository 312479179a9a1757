"""A finished evaluation as plain data: what evaluate measures, compare joins and the pages show."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from precis_training.config import RecipeError
from precis_training.evaluation.bootstrap import Bootstrap, Estimate, Measures
from precis_training.evaluation.metrics import BY_KEY, METRICS

FORMAT = 1
FILE = "evaluation.json"
# base: the model without an adapter; tuned: the adapter that the report is about; rival: another
# adapter; floor: text that needs no model; human: the reference itself.
Role = Literal["base", "tuned", "rival", "floor", "human"]


@dataclass(frozen=True)
class Row:
    """One text asked for: `group` is task, style and language in words; `id` a hash of its own."""

    id: str
    group: str


@dataclass(frozen=True)
class System:
    """One system's measures, by metric, each with an entry for each of the report's rows.

    `memory` is the peak in bytes of the process with the model; `identity` says which weights.
    """

    name: str
    role: Role
    note: str
    identity: str
    measures: dict[str, list[tuple[float, float] | None]]
    memory: int | None = None


@dataclass(frozen=True)
class Sample:
    """A row for people: input, reference and each system's text. `worst` is 1 for the worst."""

    row: str
    group: str
    title: str
    source: str
    reference: str
    texts: dict[str, str]
    worst: int = 0


@dataclass(frozen=True)
class Curve:
    """Losses by optimizer step."""

    train: list[tuple[int, float]] = field(default_factory=list)
    validation: list[tuple[int, float]] = field(default_factory=list)


@dataclass(frozen=True)
class Report:
    """A finished evaluation. `name` is its recipe's, `about` facts by name for the page."""

    name: str
    title: str
    created: str
    seed: int
    resamples: int
    band: tuple[float, float]
    about: dict[str, str]
    tokenizers: dict[str, str]
    rows: tuple[Row, ...]
    systems: tuple[System, ...]
    samples: tuple[Sample, ...] = ()
    curves: dict[str, Curve] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of the rows, in order of appearance."""
        return tuple(dict.fromkeys(row.group for row in self.rows))

    @property
    def tuned(self) -> System | None:
        """The adapter that the report is about."""
        return next((system for system in self.systems if system.role == "tuned"), None)

    def figures(self) -> Figures:
        """The estimates of this report; computing them takes a second."""
        return Figures(self)


class Figures:
    """Estimates of a report's metrics, by group and system, with their bootstrap intervals."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._bootstrap = Bootstrap(report.resamples, report.seed)
        self._known: dict[tuple[str, ...], Estimate | None] = {}

    def of(self, group: str, system: System, key: str) -> Estimate | None:
        """A system's figure on the rows of a group; None where it has none."""
        place = (group, system.name, key)
        if place not in self._known:
            measures = self._measures(group, system, key)
            self._known[place] = self._bootstrap.estimate(measures, BY_KEY[key].finish)
        return self._known[place]

    def difference(self, group: str, first: System, second: System, key: str) -> Estimate | None:
        """First minus second, on the rows that both have."""
        place = (group, first.name, second.name, key)
        if place not in self._known:
            ours, theirs = (self._measures(group, one, key) for one in (first, second))
            self._known[place] = self._bootstrap.difference(ours, theirs, BY_KEY[key].finish)
        return self._known[place]

    def keys(self, group: str) -> tuple[str, ...]:
        """The metrics that any system has in a group."""
        return tuple(
            metric.key
            for metric in METRICS
            if any(self.of(group, system, metric.key) for system in self._report.systems)
        )

    def _measures(self, group: str, system: System, key: str) -> Measures:
        values = system.measures.get(key)
        rows = self._report.rows
        if values is None:
            return [None] * sum(row.group == group for row in rows)
        return [value for row, value in zip(rows, values, strict=True) if row.group == group]


def save(report: Report, folder: Path) -> Path:
    """Write all numbers as JSON: the rows' measures and, beside them, the estimates."""
    figures = report.figures()
    plain = {"format": FORMAT, **asdict(report), "estimates": _estimates(report, figures)}
    target = folder / FILE
    partial = target.with_suffix(".partial")
    partial.write_text(json.dumps(plain, ensure_ascii=False, allow_nan=False) + "\n", "utf-8")
    partial.replace(target)
    return target


def load(path: Path) -> Report:
    """A report from its file or its folder. Raises RecipeError when it is none."""
    file = path / FILE if path.is_dir() else path
    try:
        raw = json.loads(file.read_text("utf-8"))
        if raw["format"] != FORMAT:
            raise RecipeError(
                f"{file} has the format {raw['format']}, and this version reads {FORMAT}. "
                "Run evaluate again."
            )
        return _report(raw)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RecipeError(
            f"{file} is no finished evaluation ({error!r}). Give the {FILE} that evaluate wrote, "
            "or its folder."
        ) from error


def read_curve(trainer_state: Path) -> Curve:
    """The losses in a Trainer's trainer_state.json. Raises RecipeError when it cannot be read."""
    try:
        history = json.loads(trainer_state.read_text("utf-8"))["log_history"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RecipeError(f"{trainer_state} holds no training log ({error!r}).") from error
    return Curve(_losses(history, "loss"), _losses(history, "eval_loss"))


def _losses(history: Sequence[Mapping[str, Any]], key: str) -> list[tuple[int, float]]:
    return [(int(entry["step"]), float(entry[key])) for entry in history if key in entry]


def _estimates(report: Report, figures: Figures) -> dict[str, Any]:
    """Group → system → metric → value, interval and number of rows."""
    return {
        group: {
            system.name: {
                key: asdict(estimate)
                for key in figures.keys(group)
                if (estimate := figures.of(group, system, key)) is not None
            }
            for system in report.systems
        }
        for group in report.groups
    }


def _report(raw: dict[str, Any]) -> Report:
    return Report(
        name=raw["name"],
        title=raw["title"],
        created=raw["created"],
        seed=raw["seed"],
        resamples=raw["resamples"],
        band=(raw["band"][0], raw["band"][1]),
        about=raw["about"],
        tokenizers=raw["tokenizers"],
        rows=tuple(Row(**row) for row in raw["rows"]),
        systems=tuple(_system(system) for system in raw["systems"]),
        samples=tuple(Sample(**sample) for sample in raw["samples"]),
        curves={name: _curve(curve) for name, curve in raw["curves"].items()},
        notes=tuple(raw["notes"]),
    )


def _system(raw: dict[str, Any]) -> System:
    measures = {
        key: [None if pair is None else (pair[0], pair[1]) for pair in values]
        for key, values in raw["measures"].items()
        if key in BY_KEY
    }
    return System(**(raw | {"measures": measures}))


def _curve(raw: dict[str, Any]) -> Curve:
    return Curve(*([(step, loss) for step, loss in raw[key]] for key in ("train", "validation")))
