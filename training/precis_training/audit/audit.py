"""The audit: what the targets of a recipe's examples say that their inputs do not.

Pairs whose target says more teach a model to invent. Every example is compared as it would be
trained, with the title and passages that its prompt names. Words and lengths are of all pairs;
facts, which take a hundred times as long, are compared in a uniform sample of each task's pairs.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from precis_training.audit.pair_audit import PairAudit, apply, audit_pair
from precis_training.audit.table import show
from precis_training.audit.tally import Asked, Tally
from precis_training.audit.workers import audited, processors
from precis_training.config import EXPANDING, Audit, Recipe
from precis_training.data import Counts, Pair, pairs

if TYPE_CHECKING:
    from precis_training.tasks import Example

SAMPLE = 10_000  # pairs of a task whose facts are compared: a share is then right to 1% (95%)

__all__ = ["AuditReport", "PairAudit", "apply", "audit_pair", "run_audit", "show"]


@dataclass(frozen=True)
class AuditReport:
    """What came out for each task, and what became of the rows on the way.

    `other_language` and `unsuited` count pairs that made no example for these reasons. `seconds`
    is the whole run's; `files` are what was written, a plot and the figures as JSON.
    """

    recipe: str
    audit: Audit
    counts: Counts
    tallies: tuple[Tally, ...]
    other_language: int
    unsuited: int
    seconds: float
    files: tuple[Path, ...] = ()

    @property
    def rows_per_second(self) -> float:
        """Rows read, freed of duplicates and audited for all tasks, per second."""
        return self.counts.rows / self.seconds if self.seconds else 0.0

    def plain(self) -> dict[str, Any]:
        """The report as JSON has it."""
        return {
            "recipe": self.recipe,
            "audit": self.audit.model_dump(mode="json"),
            "data": self.counts.plain(),
            "tasks": [tally.plain() for tally in self.tallies],
            "other_language": self.other_language,
            "unsuited": self.unsuited,
            "seconds": self.seconds,
            "rows_per_second": self.rows_per_second,
        }


def run_audit(
    recipe: Recipe,
    folder: Path | None,
    output: Path | None,
    progress: Callable[[str, int], None] | None = None,
    workers: int | None = None,
    sample: int = SAMPLE,
) -> AuditReport:
    """Audit all splits of a recipe's data; with `output`, write audit.png and audit.json there.

    `progress` hears "rows" with the number read so far, then "facts" with the number of pairs
    compared, now and then. `workers` are processes, by default one for each processor; `sample`
    is the most pairs of a task whose facts are compared. Prints nothing. Raises RecipeError for
    data that is not there.
    """
    from precis_training.tasks import Left, examples

    started = time.perf_counter()
    heard = progress or _deaf
    counts, left = Counts(), Left()
    tallies: dict[str, Tally] = {}
    # The targets stay as they are, so that the audit sees what it would do to them.
    kept = recipe.data.model_copy(update={"audit": Audit(action="keep")})
    reading = _reading(recipe, folder, counts, heard)
    for asked in map(_asked, examples(recipe.model_copy(update={"data": kept}), reading, left)):
        if asked.task not in tallies:
            tallies[asked.task] = Tally(asked.task, sample, recipe.seed)
        tallies[asked.task].add(asked)
    chosen = [asked for tally in tallies.values() for asked in tally.sample.kept]
    for number, (asked, found) in enumerate(audited(iter(chosen), workers or processors()), 1):
        tallies[asked.task].compare(asked, found, recipe.data.audit)
        if number % 100 == 0 or number == len(chosen):
            heard("facts", number)
    report = AuditReport(
        recipe=recipe.name,
        audit=recipe.data.audit,
        counts=counts,
        tallies=tuple(tallies.values()),
        other_language=left.other_language,
        unsuited=left.unsuited,
        seconds=time.perf_counter() - started,
    )
    return report if output is None else _written(report, output)


def _asked(example: Example) -> Asked:
    kind, pair = example.task.kind, example.pair
    summarizing = kind == "summarize"
    return Asked(
        task=f"{kind} ({example.task.style})" if summarizing else kind,
        kind=kind,
        where=pair.where,
        given=example.source,
        target=pair.summary if summarizing else pair.text,
        language=example.language,
        summary=pair.summary if kind in EXPANDING else "",
    )


def _deaf(_phase: str, _done: int) -> None:
    """Where nobody wants to hear how far it is."""


def _reading(
    recipe: Recipe, folder: Path | None, counts: Counts, heard: Callable[[str, int], None]
) -> Iterator[Pair]:
    for number, (_, pair) in enumerate(pairs(recipe.data, folder, counts)):
        if number % 100 == 0:
            heard("rows", counts.rows)
        yield pair
    heard("rows", counts.rows)


def _written(report: AuditReport, output: Path) -> AuditReport:
    from precis_training.audit.plot import draw

    output.mkdir(parents=True, exist_ok=True)
    figures = output / "audit.json"
    figures.write_text(json.dumps(report.plain(), ensure_ascii=False, indent=2) + "\n", "utf-8")
    files: tuple[Path, ...] = (figures,)
    if report.tallies:
        files += (draw(report.tallies, output / "audit.png"),)
    return replace(report, files=files)
