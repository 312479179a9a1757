"""Runs an evaluation: the same kept-apart rows for every system, measured and reported."""

from __future__ import annotations

import hashlib
import heapq
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from precis.writing.job import Task as Writing
from precis_training.config import Audit, Evaluation, Recipe, RecipeError
from precis_training.data import Counts, of_split
from precis_training.evaluation.answers import Answers, Asking, Progress, answers
from precis_training.evaluation.bootstrap import Measure
from precis_training.evaluation.metrics import Answer, FactCounter, measure, unsupported
from precis_training.evaluation.report import write_pages
from precis_training.evaluation.results import Curve, Report, Row, Sample, System, read_curve
from precis_training.evaluation.rouge import rouge
from precis_training.evaluation.systems import Floor, Model, floors, given, writing_of
from precis_training.tasks import Example, examples

_SAMPLES = 10
_WORST = 5
_DIGITS = 6  # of a measure in the JSON


def run_evaluation(
    recipe: Recipe,
    systems: Sequence[Model],
    folder: Path,
    output: Path,
    *,
    progress: Progress = lambda *_: None,
    trainer_state: Path | None = None,
) -> Report:
    """Measure the systems and the floors on kept-apart rows of the data in `folder`.

    Texts go to `output`/rows as they are written: interrupted, the same command goes on from
    there. The report and its pages go to `output`; `trainer_state` gives them the losses.
    Raises RecipeError, or a PrecisError of the engine.
    """
    counts = Counts()
    # What the audit drops or masks is for training; measured is what the papers say.
    plain = recipe.model_copy(update={"data": recipe.data.model_copy(update={"audit": Audit()})})
    pairs = of_split(recipe.data, folder, recipe.evaluation.split, counts)
    rows = pick(examples(plain, pairs), recipe.evaluation)
    curves = {recipe.name: read_curve(trainer_state)} if trainer_state else {}
    report = evaluate_rows(recipe, systems, rows, output, progress=progress, curves=curves)
    report = replace(report, about=report.about | {"data": counts.used.hexdigest()[:12]})
    write_pages(report, output)
    return report


def pick(found: Iterable[Example], evaluation: Evaluation) -> list[Asking]:
    """At most one row of each paper and group, `evaluation.rows` in all, chosen by hash.

    Groups (a task in a style and language) get equal shares. The hash is of the paper and the
    seed alone, so that another recipe on the same data is measured on the same papers.
    """
    groups: dict[str, dict[str, Example]] = {}
    room = 4 * evaluation.rows

    def rank(paper: str) -> str:
        return hashlib.sha256(f"{evaluation.seed}\0{paper}".encode()).hexdigest()

    for example in found:
        papers = groups.setdefault(group_of(example), {})
        papers.setdefault(example.pair.paper, example)
        if len(papers) > room:  # of a large file only the papers that are in the running stay
            for paper in heapq.nlargest(len(papers) - evaluation.rows, papers, key=rank):
                del papers[paper]
    if not groups:
        raise RecipeError(
            f"The split {evaluation.split!r} gives no row to evaluate. Choose another one, e.g. "
            "evaluation.split=validation, and see what `audit` says of the data."
        )
    share, more = divmod(evaluation.rows, len(groups))
    chosen: list[Asking] = []
    for place, (group, papers) in enumerate(groups.items()):
        for paper in heapq.nsmallest(share + (place < more), papers, key=rank):
            chosen.append(_asking(group, len(chosen), papers[paper]))
    return chosen


def group_of(example: Example) -> str:
    """Task, style where it has one, and language, in words."""
    task = example.task
    style = f" ({task.style.value})" if task.kind == "summarize" else ""
    return f"{task.kind.replace('_', ' ')}{style}, {example.language.value}"


def evaluate_rows(
    recipe: Recipe,
    systems: Sequence[Model],
    rows: Sequence[Asking],
    output: Path,
    *,
    progress: Progress = lambda *_: None,
    curves: dict[str, Curve] | None = None,
    facts: FactCounter = unsupported,
) -> Report:
    """The report on given rows; texts are kept in `output`/rows. Raises as run_evaluation."""
    _refuse_equal_names(systems)
    kept = output / "rows"
    kept.mkdir(parents=True, exist_ok=True)
    band = recipe.evaluation.length_ratio
    chosen = [row.example for row in rows]
    made: list[System] = []
    texts: dict[str, list[str]] = {}
    for model in systems:
        said = answers(model, rows, recipe.evaluation.seed, kept, progress)
        texts[model.name] = [one.text for one in said.texts]
        made.append(_of_model(model, rows, said, band, facts))
    for number, floor in enumerate(found := floors(chosen)):
        texts[floor.name] = floor.texts(chosen)
        made.append(_of_floor(floor, rows, texts[floor.name], band, facts))
        progress("floors", number + 1, len(found))
    return Report(
        name=recipe.name,
        title=f"The adapter “{recipe.adapter}”",
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        seed=recipe.evaluation.seed,
        resamples=recipe.evaluation.bootstrap,
        band=band,
        about=_about(recipe, rows),
        tokenizers=_tokenizers(chosen),
        rows=tuple(Row(row.id, row.group) for row in rows),
        systems=tuple(made),
        samples=_samples(rows, made, texts),
        curves=curves or {},
        notes=_notes(made),
    )


def _asking(group: str, number: int, example: Example) -> Asking:
    if writing_of(example) is Writing.EXPAND:  # a masked target is no paper's own text
        target = example.pair.text
        example = replace(example, target=target, references=(target,))
    # Not of the prompt: recipes that ask differently are compared on the same rows.
    parts = (group, example.pair.paper, given(example), example.target)
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    return Asking(digest[:16], group, number, example)


def _of_model(
    model: Model,
    rows: Sequence[Asking],
    said: Answers,
    band: tuple[float, float],
    facts: FactCounter,
) -> System:
    found = []
    for number, (row, one) in enumerate(zip(rows, said.texts, strict=True)):
        measures = measure(_answer(row.example, one.text, one.raw), band, facts)
        measures["stop_token"] = (100.0 * one.stopped, 1.0)
        measures["ended"] = (100.0 * (one.stop == "end"), 1.0)
        measures["tokens"] = (float(one.tokens), 1.0)
        measures["seconds"] = (one.seconds, 1.0)
        if said.likelihoods is not None:
            nats, tokens = said.likelihoods[number]
            measures["perplexity"] = (nats, float(tokens))
        found.append(measures)
    measured = _by_metric(found)
    return System(model.name, model.role, model.note, model.identity, measured, said.memory)


def _of_floor(
    floor: Floor,
    rows: Sequence[Asking],
    texts: Sequence[str],
    band: tuple[float, float],
    facts: FactCounter,
) -> System:
    pairs = zip(rows, texts, strict=True)
    found = [measure(_answer(row.example, text), band, facts) for row, text in pairs]
    if floor.role == "human":  # how like itself the reference is says nothing
        telling = ("unsupported", "repeated")
        found = [{key: one for key, one in row.items() if key.startswith(telling)} for row in found]
    return System(floor.name, floor.role, floor.note, floor.name, _by_metric(found))


def _answer(example: Example, text: str, raw: str | None = None) -> Answer:
    return Answer(
        text,
        example.source,
        example.target,
        example.references,
        example.language,
        raw,
        summary=example.pair.summary if writing_of(example) is Writing.EXPAND else "",
    )


def _by_metric(found: Sequence[dict[str, Measure]]) -> dict[str, list[Measure | None]]:
    keys = dict.fromkeys(key for row in found for key in row)
    return {key: [_rounded(row.get(key)) for row in found] for key in keys}


def _rounded(one: Measure | None) -> Measure | None:
    return None if one is None else (round(one[0], _DIGITS), round(one[1], _DIGITS))


def _samples(
    rows: Sequence[Asking], made: Sequence[System], texts: dict[str, list[str]]
) -> tuple[Sample, ...]:
    """The rows on which the tuned system is worst by ROUGE-L, then the first of the others."""
    subject = next((system for system in made if system.role == "tuned"), made[0])
    scores = [value[0] if value else 0.0 for value in subject.measures["rougeL"]]
    worst = sorted(range(len(rows)), key=lambda number: (scores[number], number))[:_WORST]
    chosen = [*worst, *(number for number in range(len(rows)) if number not in worst)][:_SAMPLES]
    return tuple(
        Sample(
            row=rows[number].id,
            group=rows[number].group,
            title=rows[number].example.pair.title,
            source=rows[number].example.source,
            reference=rows[number].example.target,
            texts={system.name: texts[system.name][number] for system in made},
            worst=place + 1 if place < len(worst) else 0,
        )
        for place, number in enumerate(chosen)
    )


def _about(recipe: Recipe, rows: Sequence[Asking]) -> dict[str, str]:
    evaluation = recipe.evaluation
    low, high = evaluation.length_ratio
    return {
        "recipe": f"{recipe.name} ({recipe.digest()[:12]})",
        "base": recipe.base,
        "model": recipe.model,
        "rows": f"{len(rows)} of the split “{evaluation.split}”, at most one for a paper and task",
        "seed": f"{evaluation.seed} and the row's number, for every system",
        "intervals": f"95%, paired bootstrap, {evaluation.bootstrap:,} resamples",
        "length band": f"{low:g} to {high:g} of the reference's words",
        "machine": _machine(),
    }


def _machine() -> str:
    """What the seconds were measured on, and how busy it is now."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}{load}"


def _tokenizers(chosen: Sequence[Example]) -> dict[str, str]:
    """What ROUGE counts in each language of the rows."""
    languages = dict.fromkeys(example.language for example in chosen)
    return {
        language.value: "; ".join(rouge(language).tokenizers.values()) for language in languages
    }


def _notes(made: Sequence[System]) -> tuple[str, ...]:
    """What the page must say of what was not measured."""
    notes = []
    if not any("unsupported" in system.measures for system in made):
        notes.append("Unsupported facts were not counted: precis.facts is not there.")
    models = [system for system in made if system.role not in ("floor", "human")]
    without = [system.name for system in models if "perplexity" not in system.measures]
    if without:
        notes.append(
            f"No perplexity for {', '.join(without)}: it needs torch and the safetensors of the "
            "base and the adapter."
        )
    return tuple(notes)


def _refuse_equal_names(systems: Sequence[Model]) -> None:
    names = [system.name for system in systems]
    if len(set(names)) < len(names):
        raise RecipeError(f"Two systems have the same name among {', '.join(names)}. Rename one.")
    if sum(system.role == "tuned" for system in systems) > 1:
        raise RecipeError("Only one system can be the tuned one. Give the others as rivals.")
