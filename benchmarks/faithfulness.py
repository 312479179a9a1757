"""How well the checks of `precis.facts` tell supported drafts from others, and how fast they are.

The judgements are those of the fitting sets beside the repository (`../shared/data`); the other
side is the precision of the draft's trigrams in the source, which needs no model either. AUC with
95% bootstrap intervals over sources.
"""

from __future__ import annotations

import json
import random
import re
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import paper
from benchmarks.latency import percentile
from benchmarks.rows import Row, at_least
from precis.facts.hard import Source, check
from precis.text.language import Language, language_of

TITLE = "Supported or not: AUC of the hard-fact layer / of trigram precision; time of one check"
DATA = Path(__file__).parents[2] / "shared" / "data"
_SAMPLES = 300  # of the bootstrap
_SOURCE_WORDS, _DRAFT_WORDS, _DRAFTS = 10_000, 300, 60
_LIMIT = 50.0  # milliseconds


@dataclass(frozen=True)
class Pair:
    """A draft with its source and what people judged."""

    origin: str
    source: str
    draft: str
    supported: bool


def run() -> list[Row]:
    """One row for each set and origin whose data is there, and one for the time."""
    rows = []
    for name, read in (("frank", frank), ("wice", wice), ("kornli", kornli)):
        pairs = list(read())
        if pairs:
            rows += _rows(name, pairs)
        else:
            print(f"No data for {name} in {DATA}.", flush=True)
    return [*rows, *_times()]


def frank() -> Iterator[Pair]:
    """Summaries of news (Pagnoni et al. 2021), by the data set of the articles."""
    for row in _lines(DATA / "frank-val" / "val.jsonl"):
        origin = row["origin"] or "unknown"
        yield Pair(origin, row["document"], row["summary"], row["label"] == 1)


def wice() -> Iterator[Pair]:
    """Claims of Wikipedia with the pages that they cite (Kamoi et al. 2023)."""
    for row in _lines(DATA / "wice-dev" / "claim_dev.jsonl"):
        yield Pair("", "\n".join(row["evidence"]), row["claim"], row["label"] == "supported")


def kornli() -> Iterator[Pair]:
    """Korean premises and hypotheses (Ham et al. 2020): entailed, or not."""
    file = DATA / "kornli-dev" / "xnli.dev.ko.tsv"
    if file.is_file():
        for line in file.read_text("utf-8").splitlines()[1:]:
            premise, hypothesis, label = line.split("\t")
            yield Pair(f"entailment/{label}", premise, hypothesis, label == "entailment")


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    if file.is_file():
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def _rows(name: str, pairs: Sequence[Pair]) -> list[Row]:
    judged = [
        (pair, _ours(pair.source, pair.draft), trigram_precision(pair.source, pair.draft))
        for pair in pairs
    ]
    groups: dict[str, list[tuple[Pair, float, float]]] = {"all": judged}
    for origin in sorted({pair.origin for pair in pairs if pair.origin}):
        positive = [row for row in judged if row[0].supported]
        own = [row for row in judged if row[0].origin == origin]
        if name == "kornli":
            own = [*positive, *own] if origin != "entailment/entailment" else []
        if len({row[0].supported for row in own}) == 2:
            groups[origin] = own
    rows = []
    for origin, group in groups.items():
        supported = [pair.supported for pair, _, _ in group]
        sources = [pair.source for pair, _, _ in group]
        ours, floor = [row[1] for row in group], [row[2] for row in group]
        low, high = interval(ours, supported, sources)
        label = f"AUC {name} {origin} (n={len(group)}) [{low:.3f}–{high:.3f}]"
        rows.append(at_least(label, auc(ours, supported), auc(floor, supported), 1.0))
    return rows


@lru_cache(maxsize=2)
def _source(text: str) -> Source:
    return Source.of(text)


def _ours(source: str, draft: str) -> float:
    return check(draft, _source(source)).score


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


def auc(scores: Sequence[float], supported: Sequence[bool]) -> float:
    """How often a supported draft scores higher than another one; ties count half."""
    order = sorted(range(len(scores)), key=scores.__getitem__)
    rank_sum, at = 0.0, 0
    while at < len(order):
        last = at
        while last + 1 < len(order) and scores[order[last + 1]] == scores[order[at]]:
            last += 1
        rank = (at + last) / 2 + 1
        rank_sum += rank * sum(supported[order[place]] for place in range(at, last + 1))
        at = last + 1
    positive = sum(supported)
    negative = len(supported) - positive
    if not positive or not negative:
        return 0.5
    return (rank_sum - positive * (positive + 1) / 2) / (positive * negative)


def interval(
    scores: Sequence[float], supported: Sequence[bool], sources: Sequence[str]
) -> tuple[float, float]:
    """The middle 95% of the AUC when whole sources are drawn again."""
    by_source: dict[str, list[int]] = defaultdict(list)
    for at, source in enumerate(sources):
        by_source[source].append(at)
    groups = list(by_source.values())
    dice = random.Random(1)
    found = []
    for _ in range(_SAMPLES):
        drawn = [at for group in dice.choices(groups, k=len(groups)) for at in group]
        found.append(auc([scores[at] for at in drawn], [supported[at] for at in drawn]))
    found.sort()
    return found[int(0.025 * _SAMPLES)], found[int(0.975 * _SAMPLES) - 1]


def _times() -> list[Row]:
    """Checks of drafts of 300 words against a source of 10,000 words that was read before."""
    papers = [paper.paper(variant=variant) for variant in range(40)]
    source = " ".join(" ".join(papers).split()[:_SOURCE_WORDS])
    others = " ".join(paper.paper(variant=variant) for variant in range(100, 110)).split()
    reading, checks = [], []
    for _ in range(5):
        started = time.perf_counter()
        known = Source.of(source)
        known.squeezed, known.tokens, known.quantities  # noqa: B018 (reads what is put off)
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
