"""How well the checks of `precis.facts` tell supported drafts from others, and how fast they are.

The judgements are those of the fitting sets beside the repository (`../shared/data`), so every
draft is scored by weights that were fitted without its document. The other side is the precision
of the draft's trigrams in the source, which needs no model either. Intervals are those of 95% of
bootstraps over sources. The layer `support` is there for every model that
`python -m precis_training checker ask` asked; PRECIS_CHECKER names the folder of the answers.
"""

from __future__ import annotations

import json
import os
import random
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import Any

from platformdirs import user_cache_path

from benchmarks import paper
from benchmarks.latency import percentile
from benchmarks.rows import NO_AIM, Row, at_least, beside
from precis.facts.check import checked
from precis.facts.fitted import Fitted, log_odds, of_draft, parse
from precis.facts.hard import Source, check
from precis.facts.prose.reading import read
from precis.text.language import Language, language_of
from precis_training.checker.judged import FRANK, KORNLI, WICE, Judged, fold_of, judged
from precis_training.checker.rows import answers
from precis_training.checker.told_apart import (
    Scored,
    auc,
    balanced_accuracy,
    correlation,
    groups_of,
    pearson,
    with_interval,
)

TITLE = "Supported or not, out of fold: our checker / trigram precision; time of one check"
DATA = Path(__file__).parents[2] / "shared" / "data"
FOLDS = Path(__file__).parents[1] / "training" / "precis_training" / "checker_folds.json"
_SOURCE_WORDS, _DRAFT_WORDS, _DRAFTS = 10_000, 300, 60
_LIMIT = 50.0  # milliseconds
_CHANCE = 0.5  # the balanced accuracy of a coin
# Wang et al. 2020, on sets that are kept apart from here.
_QAGS = "QAGS as published: Pearson .545 on its CNN/DM set, .175 on its XSum set."

# For each judge the log-odds of a row's sentences by the row's key.
Answers = Mapping[str, Mapping[str, tuple[float, ...]]]


@dataclass(frozen=True)
class Checked:
    """A judged draft with its log-odds by each layer, and the floor (0 to 1)."""

    row: Judged
    layers: dict[str, float]
    floor: float


def run() -> list[Row]:
    """Rows for each set and origin whose data is there, and those for the time."""
    rows = []
    folds = fitted_folds(FOLDS)
    kept = Path(os.environ.get("PRECIS_CHECKER") or user_cache_path("precis") / "checker")
    asked = answers(kept) if kept.is_dir() else {}
    if not asked:
        print("No model was asked: only the layer facts. `checker ask` asks one.", flush=True)
    for name in (FRANK, WICE, KORNLI):
        drafts = [checked_draft(draft, folds, asked) for draft in judged(DATA, (name,))]
        if drafts:
            rows += _rows(drafts)
        else:
            print(f"No data for {name} in {DATA}.", flush=True)
    print(_QAGS, flush=True)
    return [*rows, *_times()]


def fitted_folds(file: Path) -> list[Fitted]:
    """The fits of a file, each without the documents of its fold; one of nothing without a file."""
    raw: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    facts, support = raw.get("facts", {}), raw.get("support", {})
    return [
        parse(
            {
                "features": raw.get("features", ()),
                "facts": {name: lines[at] for name, lines in facts.items()},
                "support": {
                    judge: {name: lines[at] for name, lines in languages.items()}
                    for judge, languages in support.items()
                },
            }
        )
        for at in range(max((len(lines) for lines in facts.values()), default=1))
    ]


def checked_draft(draft: Judged, folds: Sequence[Fitted], asked: Answers) -> Checked:
    """A draft by facts, by each model that was asked alone, and by both."""
    fitted = folds[fold_of(draft.document) % len(folds)]
    report = checked(read(draft.draft, draft.language), _source(draft.source), fitted)
    facts = [log_odds(finding.score) for finding in report.findings]
    layers = {"facts": log_odds(report.score)}
    for judge, rows in asked.items():
        alone = rows.get(draft.key, ())
        if not facts or len(alone) != len(facts):
            continue
        layers[f"support by {judge}"] = of_draft(alone)
        line = fitted.of_support(judge, draft.language)
        if line is not None:
            both = [line.log_odds(pair) for pair in zip(facts, alone, strict=True)]
            layers[f"facts + support by {judge}"] = of_draft(both)
    return Checked(draft, layers, trigram_precision(draft.source, draft.draft))


@lru_cache(maxsize=2)
def _source(text: str) -> Source:
    return Source.of(text)


def _rows(drafts: Sequence[Checked]) -> list[Row]:
    """For each layer the rows of the drafts that it scored, beside the floor on the same ones."""
    rows = []
    for layer in dict.fromkeys(name for draft in drafts for name in draft.layers):
        own = [draft for draft in drafts if layer in draft.layers]
        ours = dict(groups_of([_scored(draft.row, draft.layers[layer]) for draft in own]))
        floor = dict(groups_of([_scored(draft.row, draft.floor) for draft in own]))
        for name, group in ours.items():
            label = f"{name}, {layer} (n={len(group)})"
            rows += _figures(label, group, [one.score for one in floor[name]])
    return rows


def _figures(label: str, group: Sequence[Scored], floor: Sequence[float]) -> list[Row]:
    """AUC, correlation and balanced accuracy with their intervals."""
    verdicts = [one.supported for one in group]
    ranked, right, alike = (
        with_interval(measure, group) for measure in (auc, balanced_accuracy, correlation)
    )
    return [
        at_least(f"AUC {label} {ranked.range}", ranked.value, auc(floor, verdicts), 1.0),
        Row(
            f"correlation {label} {alike.range}",
            alike.value,
            lowest := pearson(floor, [float(one) for one in verdicts]),
            alike.value / lowest if lowest else 0.0,
            NO_AIM,
            True,
        ),
        beside(f"balanced accuracy / a coin's {label} {right.range}", right.value, _CHANCE),
    ]


def _scored(row: Judged, score: float) -> Scored:
    return Scored(row.set, row.origin, row.document, row.supported, score)


def trigram_precision(source: str, draft: str) -> float:
    """The share of the draft's trigrams that the source has: words, or syllables in Korean."""
    korean = language_of(draft) is Language.KOREAN
    pattern = r"[가-힣]|[A-Za-z\d]+" if korean else r"\w+"
    first, second = (re.findall(pattern, text.lower()) for text in (draft, source))
    size = min(3, len(first))
    if not size:
        return 1.0
    known = {tuple(second[at : at + size]) for at in range(len(second) - size + 1)}
    mine = [tuple(first[at : at + size]) for at in range(len(first) - size + 1)]
    return sum(gram in known for gram in mine) / len(mine)


def _times() -> list[Row]:
    """Checks of drafts of 300 words against a source of 10,000 words that was read before."""
    papers = [paper.paper(variant=variant) for variant in range(40)]
    source = " ".join(" ".join(papers).split()[:_SOURCE_WORDS])
    others = " ".join(paper.paper(variant=variant) for variant in range(100, 110)).split()
    reading, checks = [], []
    for _ in range(5):
        started = time.perf_counter()
        known = Source.of(source)
        names = known.names
        names.squeezed, names.tokens, known.quantities  # noqa: B018 (reads what is put off)
        reading.append((time.perf_counter() - started) * 1e3)
    dice = random.Random(2)
    for _ in range(_DRAFTS):
        at = dice.randrange(len(others) - _DRAFT_WORDS)
        draft = " ".join(others[at : at + _DRAFT_WORDS])
        started = time.perf_counter()
        check(draft, known)
        checks.append((time.perf_counter() - started) * 1e3)
    slow, typical = percentile(checks, 0.95), median(checks)
    words = f"{_DRAFT_WORDS}-word draft, {_SOURCE_WORDS:,}-word source"
    return [
        Row(
            f"check, p95 / limit, ms ({words})",
            slow,
            _LIMIT,
            slow / _LIMIT,
            "≤ 1 ×",
            slow <= _LIMIT,
        ),
        Row(
            "check / reading the source, median ms",
            typical,
            median(reading),
            typical / median(reading),
            "–",
            True,
        ),
    ]
