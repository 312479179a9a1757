"""Joins finished evaluations into one page, on the rows that all of them have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from precis_training.config import RecipeError
from precis_training.evaluation.report import write_pages
from precis_training.evaluation.results import Report, Row, Sample, System, load

_SAMPLES = 10
_MODELS = ("base", "tuned", "rival")


def run_comparison(evaluations: Sequence[Path], output: Path) -> Report:
    """One report, and its pages in `output`, of evaluations given as files or folders.

    Nothing is generated again. The first tuned system is the one that the page is about; those
    of the other evaluations are its rivals. Raises RecipeError.
    """
    report = joined(_labelled(evaluations))
    write_pages(report, output)
    return report


def _labelled(evaluations: Sequence[Path]) -> list[Report]:
    """The reports; those of the same recipe are called by their folders."""
    reports = [load(path) for path in evaluations]
    if len({report.name for report in reports}) == len(reports):
        return reports
    folders = [path if path.is_dir() else path.parent for path in evaluations]
    named = zip(reports, folders, strict=True)
    return [replace(report, name=folder.resolve().name) for report, folder in named]


def joined(reports: Sequence[Report]) -> Report:
    """One report of several. Raises RecipeError when they have no row in common."""
    if len(reports) < 2:
        raise RecipeError("A comparison needs two finished evaluations or more. Name another one.")
    first = reports[0]
    shared = set.intersection(*({row.id for row in report.rows} for report in reports))
    rows = tuple(row for row in first.rows if row.id in shared)
    if not rows:
        raise RecipeError(
            "These evaluations have no row in common. Evaluate them on the same data, split and "
            "evaluation.seed."
        )
    names = _names(reports)
    return replace(
        first,
        name=" and ".join(dict.fromkeys(report.name for report in reports)),
        title="Comparison of " + ", ".join(dict.fromkeys(report.name for report in reports)),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        about=_about(reports, rows),
        tokenizers={key: name for report in reports for key, name in report.tokenizers.items()},
        rows=rows,
        systems=_systems(reports, rows, names),
        samples=_samples(reports, shared, names),
        curves={
            name if name not in first.curves or number == 0 else f"{name}, {number + 1}": curve
            for number, report in enumerate(reports)
            for name, curve in report.curves.items()
        },
        notes=_notes(reports),
    )


def _names(reports: Sequence[Report]) -> list[dict[str, str]]:
    """For each report: a system's name there → its name here, "" where it is here already.

    A floor, or a model with the same weights, is the same system in all evaluations.
    """
    taken: dict[str, System] = {}
    found: list[dict[str, str]] = []
    for report in reports:
        names: dict[str, str] = {}
        for system in report.systems:
            before = taken.get(system.name)
            if before is not None and before.identity == system.identity:
                names[system.name] = ""
                continue
            free = system.name
            if before is not None:
                free = f"{system.name}, {report.name}"
            while free in taken:
                free += "’"
            taken[free] = system
            names[system.name] = free
        found.append(names)
    return found


def _systems(
    reports: Sequence[Report], rows: Sequence[Row], names: Sequence[dict[str, str]]
) -> tuple[System, ...]:
    """Models first, floors behind them, with the measures of the common rows."""
    made = []
    tuned = next((report.tuned for report in reports if report.tuned), None)
    for report, here in zip(reports, names, strict=True):
        places = {row.id: number for number, row in enumerate(report.rows)}
        for system in report.systems:
            if not here[system.name]:
                continue
            measures = {
                key: [values[places[row.id]] for row in rows]
                for key, values in system.measures.items()
            }
            role = "rival" if system.role == "tuned" and system is not tuned else system.role
            made.append(replace(system, name=here[system.name], role=role, measures=measures))
    return tuple(sorted(made, key=lambda system: system.role not in _MODELS))


def _samples(
    reports: Sequence[Report], shared: set[str], names: Sequence[dict[str, str]]
) -> tuple[Sample, ...]:
    """The first report's samples, then the others', with every text that was kept of them."""
    merged: dict[str, Sample] = {}
    for report, here in zip(reports, names, strict=True):
        for sample in report.samples:
            if sample.row not in shared:
                continue
            texts = {here[name]: text for name, text in sample.texts.items() if here.get(name)}
            if known := merged.get(sample.row):
                merged[sample.row] = replace(known, texts=known.texts | texts)
            else:
                worst = sample.worst if report is reports[0] else 0
                merged[sample.row] = replace(sample, texts=texts, worst=worst)
    return tuple(merged.values())[:_SAMPLES]


def _about(reports: Sequence[Report], rows: Sequence[Row]) -> dict[str, str]:
    shared = {
        key: value
        for key, value in reports[0].about.items()
        if all(report.about.get(key) == value for report in reports) and key != "rows"
    }
    made = {f"evaluation {report.name}": f"made {report.created}" for report in reports}
    return shared | made | {"rows": f"{len(rows)} that all evaluations have"}


def _notes(reports: Sequence[Report]) -> tuple[str, ...]:
    notes = [note for report in reports for note in report.notes]
    if len({report.band for report in reports}) > 1:
        notes.append("The evaluations asked for different length bands; each is held to its own.")
    return tuple(dict.fromkeys(notes))
