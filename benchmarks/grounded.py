"""What grounding does to an expansion: hard facts that its manuscript lacks, in 100 words.

Papers in sections (ScisummNet, from the data beside the repository) become manuscripts whose
abstract is one sentence: the one that has most of the title's words. That sentence is expanded,
without and with passages of the manuscript, and what was written with passages is settled in both
ways of `precis.expand.unsupported`. Every text is then looked up in the whole manuscript by the
facts layer, which no model takes part in. Sentences of the body that are the abstract's own are
left out, as in the training data.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks import engines
from benchmarks.processes import own_hosts
from benchmarks.rows import NO_AIM, Row, at_most
from precis.engine.base import Engine
from precis.errors import WritingError
from precis.facts.check import check
from precis.facts.finding import FactKind, ReasonKind, Report
from precis.facts.sources.source import Source
from precis.grounded.passages import passages_for, rest_of
from precis.grounded.repair import Ground, Unsupported, repaired
from precis.settings import Settings
from precis.text.document import Document, Format, Span
from precis.text.placeholders import placeholders
from precis.text.sections import Outline, outline
from precis.text.selection import resolve
from precis.writing.job import Draft, Job, Task, job_for
from precis.writing.writer import Writer
from precis_training.readers.scisummnet import key_sentence
from precis_training.splits import Dealer

TITLE = "Unsupported hard facts in 100 words of an expansion: grounded / as it was"
DATA = Path(__file__).parents[2] / "shared" / "data" / "scisummnet" / "fulltext.jsonl.gz"
_LEAST_WORDS, _MOST_WORDS = 1_500, 5_000
_PASSAGES = 4
_APART = 0.1  # of the papers, as in expand_grounded.yaml
_FACTS = frozenset(ReasonKind(kind.value) for kind in FactKind) | {ReasonKind.UNIT}
ALONE, WITH, FILLED, ANEW = "alone", "with passages", "placeholders", "rewritten"


@dataclass(frozen=True)
class Paper:
    """A manuscript in Markdown whose abstract is one sentence, `target`."""

    name: str
    document: Document
    outline: Outline
    target: Span


@dataclass
class Tally:
    """What all texts of one way come to; `empty` are expansions that gave nothing usable."""

    words: int = 0
    facts: int = 0
    sentences: int = 0
    flagged: int = 0
    placeholders: int = 0
    empty: int = 0
    seconds: list[float] = field(default_factory=list)

    def add(self, text: str, report: Report, seconds: float) -> None:
        """Count one text."""
        self.words += len(text.split())
        self.facts += sum(
            reason.kind in _FACTS for finding in report.findings for reason in finding.reasons
        )
        self.sentences += len(report.findings)
        self.flagged += len(report.flagged)
        self.placeholders += len(placeholders(text))
        self.seconds.append(seconds)

    @property
    def rate(self) -> float:
        """Unsupported hard facts in 100 words."""
        return 100 * self.facts / self.words if self.words else 0.0


def run(threads: int, papers: int, adapter: str) -> list[Row]:
    """Rows for each way beside the way before it; nothing without the data.

    `adapter` is empty for the one that Précis chooses, "none", or NAME=FILE of one's own.
    """
    if not DATA.is_file():
        print(f"No papers: {DATA} is not there.", flush=True)
        return []
    chosen = manuscripts(_lines(DATA), papers)
    words = sum(len(one.document.text.split()) for one in chosen) // max(1, len(chosen))
    print(f"{len(chosen)} papers of {words:,} words on average.", flush=True)
    with own_hosts():
        return rows(asyncio.run(_run(chosen, threads, adapter)), len(chosen))


def manuscripts(lines: Iterable[str], count: int) -> list[Paper]:
    """The first papers of a fair length that no recipe trains on, by the hash of their names."""
    apart = Dealer(validation=0.0, test=_APART)
    raw = (json.loads(line) for line in lines)
    kept = (one for one in raw if apart.split_of(str(one["id"]), "auto") == "test")
    found = [paper for one in kept if (paper := manuscript(one))]
    found.sort(key=lambda paper: hashlib.sha256(paper.name.encode()).digest())
    return found[:count]


def manuscript(raw: dict[str, Any]) -> Paper | None:
    """A paper as a manuscript; None for one that is too short, too long or without an abstract."""
    abstract = [str(one).strip() for one in raw["abstract"]]
    key = key_sentence(raw["title"], abstract)
    own = frozenset(abstract)
    blocks = [f"# {raw['title']}", "## Abstract", key]
    for section in raw["sections"]:
        kept = [one.strip() for one in section["sentences"] if one.strip() not in own]
        if kept and "abstract" not in section["title"].casefold():
            blocks += [f"## {section['title'] or 'Section'}", " ".join(kept)]
    text = "\n\n".join(blocks) + "\n"
    if not key or not _LEAST_WORDS <= len(text.split()) <= _MOST_WORDS:
        return None
    document = Document(text, Format.MARKDOWN, "paper.md")
    start = text.index(key)
    return Paper(str(raw["id"]), document, outline(document), Span(start, start + len(key)))


async def _run(papers: Sequence[Paper], threads: int, adapter: str) -> dict[str, Tally]:
    own = adapter if "=" in adapter else ""
    settings = Settings(adapter=adapter.partition("=")[0], adapters=own)
    client, _ = await engines.started(replace(engines.config(threads), adapters=own))
    tallies = {name: Tally() for name in (ALONE, WITH, FILLED, ANEW)}
    for number, paper in enumerate(papers, 1):
        for name, draft in (await expansions(client, paper, settings)).items():
            _count(tallies[name], paper, draft)
        so_far = ", ".join(f"{name} {tally.rate:.2f}" for name, tally in tallies.items())
        print(f"{number} of {len(papers)}: {so_far}", flush=True)
    await engines.ended(client)
    return tallies


async def expansions(engine: Engine, paper: Paper, settings: Settings) -> dict[str, Draft | None]:
    """One paper's abstract in every way; None where the model wrote nothing usable."""
    writer = Writer(engine)
    target = resolve(paper.document, paper.outline, paper.target)
    job = job_for(Task.EXPAND, paper.document, paper.outline, target, settings)
    # The title is part of the manuscript, as the product finds it.
    wide = passages_for(paper.document, paper.outline, job, paper.target, _PASSAGES)
    ground = Ground.of(rest_of(paper.document, paper.target), paper.document.format)
    alone, draft = await _written(writer, job), await _written(writer, wide)
    found: dict[str, Draft | None] = {ALONE: alone, WITH: draft}
    for name, way in ((FILLED, Unsupported.PLACEHOLDER), (ANEW, Unsupported.REWRITE)):
        found[name] = await repaired(writer, wide, draft, ground, way) if draft else None
    return found


async def _written(writer: Writer, job: Job) -> Draft | None:
    try:
        events = [event async for event in writer.write(job)]
    except WritingError:
        return None
    last = events[-1]
    assert isinstance(last, Draft)
    return last


def _count(tally: Tally, paper: Paper, draft: Draft | None) -> None:
    if draft is None:
        tally.empty += 1
        return
    known = Source.of(rest_of(paper.document, paper.target), None, paper.document.format)
    tally.add(draft.text, check(draft.text, known, None, Format.MARKDOWN), draft.seconds)


def rows(tallies: dict[str, Tally], papers: int) -> list[Row]:
    """Each way beside the one that it starts from, then what tells whether the texts suffered."""
    found = [
        _rate(f"facts not in the manuscript, {name} / {other} ({papers} papers)", one, two)
        for name, other in ((WITH, ALONE), (FILLED, WITH), (ANEW, WITH), (ANEW, ALONE))
        if (one := tallies[name]) and (two := tallies[other])
    ]
    for name, tally in tallies.items():
        drafts = max(1, len(tally.seconds))
        base = tallies[ALONE]
        before = base.words / max(1, len(base.seconds))
        found += [
            _informs(f"words an expansion, {name} / alone", tally.words / drafts, before),
            _informs(f"sentences flagged / all, {name}", tally.flagged, tally.sentences),
            _informs(f"placeholders / expansions, {name}", tally.placeholders, drafts),
            _informs(f"seconds an expansion, {name} / alone", *_seconds(tally, base)),
        ]
    return found


def _rate(name: str, one: Tally, two: Tally) -> Row:
    if two.rate:
        return at_most(name, one.rate, two.rate, 1.0)
    return replace(_informs(name, one.rate, 0.0), ratio=1.0)


def _seconds(tally: Tally, base: Tally) -> tuple[float, float]:
    return (
        sum(tally.seconds) / max(1, len(tally.seconds)),
        sum(base.seconds) / max(1, len(base.seconds)),
    )


def _informs(name: str, ours: float, other: float) -> Row:
    return Row(name, ours, other, ours / other if other else 0.0, NO_AIM, True)


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from lines
