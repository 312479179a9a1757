"""Summarizing a whole paper, end to end: our Writer against one run of the second seed's chain.

Both get the same chunks and the same prompts. The seed calls its pipeline once for each of them,
one after another. Its base model goes on to the last token allowed, while ours stops at the end
of a paragraph as the product does, so a row compares the tokens written too.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from benchmarks import engines, paper, weights
from benchmarks.children import Child
from benchmarks.processes import own_hosts
from benchmarks.rows import Row, at_least, beside
from precis.engine.client import HostClient
from precis.engine.template import Control, Template, render
from precis.settings import Settings
from precis.text.document import Document, Format
from precis.text.sections import outline
from precis.text.selection import Target, TargetKind
from precis.writing.job import Draft, Job, Strategy, Task, job_for
from precis.writing.messages import Messages, Prompts
from precis.writing.planning import OVERLAP_SHARE, chunk_limit, setting_for
from precis.writing.splitting import split
from precis.writing.writer import Writer

TITLE = "A paper summarized end to end (ours: medians; the seed's chain: one run)"
_AIM = 6.0


@dataclass(frozen=True)
class _Run:
    """One summary of the whole paper; `tokens` were written in all its calls."""

    seconds: float
    tokens: int
    calls: int


def run(runs: int, threads: int, tokens: int, sections: int) -> list[Row]:
    """Ours several times before and after the seed's one run, with another paper each time."""
    if reason := weights.why_not_transformers():
        print(f"Nothing to compare with: {reason}.", flush=True)
    with own_hosts():
        return asyncio.run(_run(runs, threads, tokens, sections))


async def _run(runs: int, threads: int, tokens: int, sections: int) -> list[Row]:
    client, _ = await engines.started(engines.config(threads))
    await _ours(client, job(Strategy.STUFF, 1, tokens, 9_999))  # warms up, imports LangChain
    seed = None
    if not weights.why_not_transformers():
        folder = str(weights.safetensors())
        options = {"weights": folder, "threads": threads, "dtype": "float32"}
        seed = Child("benchmarks.seed_pipeline", **options)
    rows: list[Row] = []
    for strategy in (Strategy.MAP_REDUCE, Strategy.REFINE):
        jobs = [job(strategy, sections, tokens, variant) for variant in range(runs)]
        early, late = jobs[: (runs + 1) // 2], jobs[(runs + 1) // 2 :]
        ours = [await _ours(client, one) for one in early]
        other = await _chain(seed, client, jobs[0], tokens) if seed else None
        ours += [await _ours(client, one) for one in late]
        rows += _rows(strategy, sections, ours, other)
    if seed:
        seed.close()
    await engines.ended(client)
    return rows


def job(strategy: Strategy, sections: int, tokens: int, variant: int) -> Job:
    """The job that an editor would give for the whole paper."""
    document = Document(paper.paper(sections, variant), Format.MARKDOWN, "paper.md")
    found = outline(document)
    settings = replace(Settings(), strategy=strategy.value, max_tokens=tokens)
    target = Target(found.body, TargetKind.DOCUMENT)
    return job_for(Task.SUMMARIZE, document, found, target, settings)


async def _ours(client: HostClient, wanted: Job) -> _Run:
    started = time.perf_counter()
    writer = Writer(client)
    plan = await writer.plan(wanted)
    draft: Draft | None = None
    async for event in writer.write(wanted, plan):
        if isinstance(event, Draft):
            draft = event
    assert draft is not None
    return _Run(time.perf_counter() - started, draft.tokens, draft.calls)


async def _chain(seed: Child, client: HostClient, wanted: Job, tokens: int) -> _Run:
    """The seed's chain; splitting the text is not counted."""
    setting = await setting_for(wanted, client)
    limit = chunk_limit(setting, wanted.strategy)
    overlap = int(limit * OVERLAP_SHARE)
    chunks = await split(wanted.text, wanted.parts, limit, overlap, client.count_tokens)
    texts = [chunk.text for chunk in chunks]
    print(f"The seed's chain ({wanted.strategy.value}, {len(texts)} chunks) …", flush=True)
    return await asyncio.to_thread(
        _map_reduce if wanted.strategy is Strategy.MAP_REDUCE else _refine,
        _Calls(seed, tokens),
        setting.prompts,
        texts,
    )


class _Calls:
    """The seed's model as its chain sees it: a prompt in, a text out."""

    def __init__(self, seed: Child, tokens: int) -> None:
        self._seed = seed
        self._most = tokens
        self.written = 0
        self.count = 0

    def __call__(self, messages: Messages) -> str:
        parts = render(messages, Template.PLAIN)
        # The pipeline puts the BOS there itself.
        prompt = "".join(part for part in parts if not isinstance(part, Control))
        reading = self._seed.read(prompt, self._most)
        self.written += reading.tokens
        self.count += 1
        lead = messages[-1].content if messages[-1].role == "assistant" else ""
        return lead + reading.text


def _map_reduce(calls: _Calls, prompts: Prompts, texts: Sequence[str]) -> _Run:
    started = time.perf_counter()
    summaries = [calls(prompts.of(Task.SUMMARIZE, text)) for text in texts]
    if len(summaries) > 1:
        calls(prompts.combine(summaries))
    return _Run(time.perf_counter() - started, calls.written, calls.count)


def _refine(calls: _Calls, prompts: Prompts, texts: Sequence[str]) -> _Run:
    started = time.perf_counter()
    summary = ""
    for text in texts:
        asked = prompts.refine(summary, text) if summary else prompts.of(Task.SUMMARIZE, text)
        summary = calls(asked)
    return _Run(time.perf_counter() - started, calls.written, calls.count)


def _rows(strategy: Strategy, sections: int, ours: list[_Run], other: _Run | None) -> list[Row]:
    seconds = median(run.seconds for run in ours)
    tokens = median(run.tokens for run in ours)
    calls = median(run.calls for run in ours)
    name = f"{strategy.value}, {sections} sections"
    print(f"Ours, {name}: {seconds:.1f} s, {calls:g} calls, {tokens:g} tokens", flush=True)
    if other is None:
        return []
    rate = median(run.tokens / run.seconds for run in ours)
    return [
        at_least(f"{name}: papers an hour", 3600 / seconds, 3600 / other.seconds, _AIM),
        beside(f"{name}: seconds", seconds, other.seconds),
        beside(f"{name}: tokens written", tokens, other.tokens),
        beside(f"{name}: tokens written a second", rate, other.tokens / other.seconds),
        beside(f"{name}: calls", calls, other.calls),
    ]
