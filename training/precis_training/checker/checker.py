"""`python -m precis_training checker`: read judged drafts, ask a model about them, fit the weights.

    python -m precis_training checker read --data DIR    features of every judged draft; no model
    python -m precis_training checker ask  --data DIR    a model's answers; the long step
    python -m precis_training checker fit  --data DIR    the package's weights, from both

What is read and asked is kept in `--kept DIR`, so that a stopped step goes on where it was.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from precis.engine.base import Engine
from precis.facts.features import NAMES
from precis.facts.fitted import Line, of_draft
from precis.facts.prose.reading import read as read_draft
from precis.facts.sources.source import Source
from precis.facts.support import Judge
from precis.text.language import Language
from precis_training.checker.fit import Sample, as_json, fit, fit_folds
from precis_training.checker.judged import (
    FRANK,
    KORNLI,
    KORNLI_TRAIN,
    SETS,
    WICE,
    Judged,
    fold_of,
    judged,
    shuffled,
)
from precis_training.checker.rows import (
    Measured,
    Progress,
    Store,
    answers,
    answers_file,
    kept,
    measure,
)
from precis_training.checker.told_apart import Scored, table
from precis_training.config import Recipe, RecipeError, load
from precis_training.data import data_folder
from precis_training.splits import Dealer

_WEIGHTS = Path("server/precis/facts/fitted.json")
_FOLDS = Path("training/precis_training/checker_folds.json")
_LEAST = 200  # judged drafts of a language, below which nothing is said of a model
SUPPORT_NAMES = ("facts", "support")


def run(options: argparse.Namespace) -> None:
    """Do one step. Raises RecipeError when its data is not there."""
    folder = options.kept or user_cache_path("precis") / "checker"
    sets = tuple(options.sets.split(",")) if options.sets else SETS
    rows = _rows(data_folder(options.data), sets, options.limit)
    if options.held_out:
        rows = held_out(rows, load(options.held_out))
    if options.step == "read":
        measure(rows, folder / "facts.jsonl")
    elif options.step == "ask":
        asyncio.run(_ask(rows, folder, options))
    else:
        _fit(kept(rows, folder / "facts.jsonl"), folder)


def _rows(folder: Path, sets: tuple[str, ...], limit: int) -> list[Judged]:
    """The rows of each set in an order of their documents, so that a limit is a sample."""
    unknown = [name for name in sets if name not in SETS]
    if unknown:
        raise RecipeError(f"--sets: {unknown[0]!r} is none of {', '.join(SETS)}.")
    found: list[Judged] = []
    for name in sets:
        rows = shuffled(list(judged(folder, (name,))))
        found += rows[: limit or len(rows)]
    if not found:
        raise RecipeError(f"{folder} holds none of the judged sets {', '.join(sets)}.")
    return found


def held_out(rows: Sequence[Judged], recipe: Recipe) -> list[Judged]:
    """The rows that an adapter of this recipe was not trained on.

    Its documents are dealt out by their hashes. Sets that share premises with no training set
    are kept whole.
    """
    trained = " ".join(name for source in recipe.data.sources for name in source.files)
    dealer = Dealer(recipe.data.validation, recipe.data.test)
    folders = {FRANK: "frank-val", WICE: "wice-dev", KORNLI: "kornli-dev"}
    folders[KORNLI_TRAIN] = "kornli-train"
    return [
        row
        for row in rows
        if folders[row.set] not in trained or dealer.split_of(row.document, "auto") == "test"
    ]


async def _ask(rows: Sequence[Judged], folder: Path, options: argparse.Namespace) -> None:
    from precis.engine.connect import connect
    from precis.settings import parse

    given = {
        "model": options.model,
        "engine.url": options.url,
        "engine.remoteModel": options.remote_model,
        "engine.adapters": options.adapters,
        "engine.threads": options.threads,
    }
    settings, warnings = parse({key: value for key, value in given.items() if value})
    if warnings:
        raise RecipeError(" ".join(warnings))
    engine = connect(settings, "training")
    try:
        await ask(rows, folder, engine)
    finally:
        await engine.close()


async def ask(rows: Sequence[Judged], folder: Path, engine: Engine) -> Path:
    """Ask a model about the rows that the folder has no answers to; returns the file of answers."""
    judge = await Judge.of(engine)
    parallel = (await engine.info()).parallel
    store = Store(answers_file(folder, judge.name))
    missing = [row for row in rows if row.key not in store.rows]
    progress = Progress(f"Answers of {judge.name}", len(missing))
    with store.adding():
        for at in range(0, len(missing), parallel):
            some = missing[at : at + parallel]
            for found in await asyncio.gather(*(_answers(judge, row) for row in some)):
                store.add(found | {"judge": judge.name})
                progress.step()
    return store.file


async def _answers(judge: Judge, row: Judged) -> dict[str, Any]:
    found = await judge.support(
        read_draft(row.draft, row.language), _source(row.source, row.language)
    )
    return {
        "key": row.key,
        "log_odds": [round(one, 4) for one in found.log_odds],
        "whole": found.whole,
    }


@lru_cache(maxsize=4)
def _source(text: str, language: Language) -> Source:
    return Source.of(text, language)


def _fit(rows: Sequence[Measured], folder: Path) -> None:
    """Fit by language, write weights and folds, and print what they are worth out of fold."""
    if not rows:
        raise RecipeError("Nothing was read yet. Run `checker read` first.")
    asked = answers(folder)
    weights: dict[str, Any] = {"features": list(NAMES), "facts": {}, "support": {}}
    folds: dict[str, Any] = {"features": list(NAMES), "facts": {}, "support": {}}
    for language in Language:
        mine = [row for row in rows if row.language is language and row.features]
        if not mine:
            continue
        samples = [sample_of(row, row.features) for row in mine]
        lines = fit_folds(samples)
        weights["facts"][language.value] = as_json(fit(samples))
        folds["facts"][language.value] = [as_json(line) for line in lines]
        _tell(f"facts, {language.value}", mine, scores_of(samples, lines))
        for judge, given in asked.items():
            both = [
                sample_of(row, stacked(row, lines[fold_of(row.document)], given[row.key]))
                for row in mine
                if len(given.get(row.key, ())) == len(row.features)
            ]
            if len(both) < _LEAST:
                print(f"{judge} answered {len(both):,} drafts ({language}): too few to fit.")
                continue
            own = [row for row in mine if len(given.get(row.key, ())) == len(row.features)]
            support = fit_folds(both, SUPPORT_NAMES)
            line = as_json(fit(both, SUPPORT_NAMES))
            weights["support"].setdefault(judge, {})[language.value] = line
            found = [as_json(one) for one in support]
            folds["support"].setdefault(judge, {})[language.value] = found
            _tell(f"facts + {judge}, {language.value}", own, scores_of(both, support))
    counts = Counter(row.set for row in rows)
    weights["fitted_on"] = dict(sorted(counts.items()))
    for file, content in ((_WEIGHTS, weights), (_FOLDS, folds)):
        file.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
        print(f"Written: {file}", file=sys.stderr)


def sample_of(row: Measured, numbers: tuple[tuple[float, ...], ...]) -> Sample:
    """A row as the fit takes it; its set, which the same people judged, is its group."""
    return Sample(row.set, row.document, row.supported, numbers)


def stacked(row: Measured, line: Line, given: Sequence[float]) -> tuple[tuple[float, ...], ...]:
    """For each sentence the log-odds by facts, and those of the model."""
    facts = (line.log_odds(one) for one in row.features)
    return tuple(zip(facts, given, strict=True))


def scores_of(samples: Iterable[Sample], lines: Sequence[Line]) -> list[float]:
    """Log-odds of each draft by the line that did not see its document."""
    return [
        of_draft([lines[fold_of(one.document)].log_odds(row) for row in one.numbers])
        for one in samples
    ]


def _tell(what: str, rows: Sequence[Measured], scores: Sequence[float]) -> None:
    """Figures of the sets that may be reported: `kornli-train` is XNLI's test split."""
    print(f"\n{what} (out of fold)")
    scored = [
        Scored(row.set, row.origin, row.document, row.supported, score)
        for row, score in zip(rows, scores, strict=True)
        if row.set != KORNLI_TRAIN
    ]
    for line in table(scored):
        print(line)
