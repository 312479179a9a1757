"""From closing the stream to an idle engine: while it writes, and while it reads a long prompt."""

from __future__ import annotations

import asyncio
import time
from contextlib import aclosing
from statistics import median

from benchmarks import engines
from benchmarks.processes import own_hosts
from benchmarks.rows import Row, at_most, beside
from precis.engine.base import Piece, Prefill, Request
from precis.engine.client import HostClient

TITLE = "Cancel to idle engine (medians)"
PROMPT = 8000
_CONTEXT = 9216
_TOKENS = 24
_SHARE = 0.2  # of the long prompt is read before the cancel
_LIMIT = 0.3  # seconds


def run(runs: int, threads: int) -> list[Row]:
    """A fresh prompt in every run; the first run only warms up."""
    with own_hosts():
        return asyncio.run(_run(runs, threads))


async def _run(runs: int, threads: int) -> list[Row]:
    settings = engines.config(threads, _CONTEXT)
    client, _ = await engines.started(settings)
    watch = engines.Watch(settings)
    steps, writing, reading, asking = [], [], [], []
    for variant in range(runs + 1):
        short = await engines.text_of(client, 100, variant)
        step, seconds = await _while_writing(client, watch, engines.request(short, 512))
        long = await engines.text_of(client, PROMPT, variant)
        in_prefill = await _while_reading(
            client, watch, engines.request(long, 512), (variant % 5) / 5
        )
        if variant:
            steps.append(step)
            writing.append(seconds)
            reading.append(in_prefill)
            asking.append(await watch.idle())
    await engines.ended(client)
    return [
        at_most("while writing, s: one decode step", median(writing), median(steps), 2.0),
        at_most("while reading 8,000 tokens, s: 0.3 s", median(reading), _LIMIT, 1.0),
        at_most("while reading, slowest run, s: 0.3 s", max(reading), _LIMIT, 1.0),
        beside("of it, asking an idle engine, s: one decode step", median(asking), median(steps)),
    ]


async def _while_writing(
    client: HostClient, watch: engines.Watch, wanted: Request
) -> tuple[float, float]:
    """Seconds of one decode step (a piece holds several tokens), and from the cancel to idle."""
    pieces: list[tuple[float, int]] = []
    async with aclosing(client.stream(wanted)) as events:
        async for event in events:
            if isinstance(event, Piece):
                pieces.append((time.perf_counter(), event.tokens))
                if event.tokens > _TOKENS:
                    break
        _refuse_idle(watch)
        cancelled = time.perf_counter()
        await events.aclose()
    await watch.idle()
    (first, one), (last, many) = pieces[0], pieces[-1]
    return (last - first) / (many - one), time.perf_counter() - cancelled


async def _while_reading(
    client: HostClient, watch: engines.Watch, wanted: Request, phase: float
) -> float:
    """Seconds from the cancel to idle, when a part of the prompt has been read.

    An engine can only stop between two of its batches; `phase` says where in one the cancel
    falls, from 0 (just begun, the longest wait) to 1.
    """
    times: list[float] = []
    async with aclosing(client.stream(wanted)) as events:
        async for event in events:
            if isinstance(event, Piece):
                raise RuntimeError("The prompt was read before the benchmark could cancel it.")
            times.append(time.perf_counter())
            if isinstance(event, Prefill) and event.done >= _SHARE * event.total:
                break
        await asyncio.sleep(phase * (times[-1] - times[-2]))
        _refuse_idle(watch)
        cancelled = time.perf_counter()
        await events.aclose()
    await watch.idle()
    return time.perf_counter() - cancelled


def _refuse_idle(watch: engines.Watch) -> None:
    """Nothing would be measured if the engine were idle already."""
    if not watch.running():
        raise RuntimeError("The reply had ended before it was cancelled.")
