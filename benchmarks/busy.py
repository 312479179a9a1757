"""Decoding while other processes keep half of the cores busy: one of two, as the issue asks."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from statistics import median

from benchmarks import engines, machine
from benchmarks.rows import Row, at_least, beside
from precis.engine.client import HostClient

PROMPT = 60
# The system's load average needs this long to show one busy core as more than a half.
SETTLE_SECONDS = 60.0
_AIM = 0.55


@contextmanager
def busy_cores() -> Generator[None]:
    """Half of the cores have something else to do, at normal priority and not pinned."""
    burners = [
        subprocess.Popen([sys.executable, "-c", "while True: pass"])
        for _ in range(max(1, machine.cores() // 2))
    ]
    try:
        yield
    finally:
        for burner in burners:
            burner.kill()
            burner.wait()


async def compare(runs: int, threads: int, tokens: int) -> list[Row]:
    """Ours is a host with `threads` 0, which chooses; the other is all cores while it is quiet.

    Two cases: a host that was loaded before the machine became busy, and one loaded after.
    """
    quiet: list[float] = []
    chosen: list[float] = []
    fixed: list[float] = []
    late: list[float] = []
    every, _ = await engines.started(engines.config(threads))
    own, _ = await engines.started(engines.config(0))
    for variant in range(runs):
        quiet.append(await _decode(every, tokens, 3 * variant))
        with busy_cores():
            await _decode(own, tokens, 3 * variant + 1)  # what it needs to notice
            chosen.append(await _decode(own, tokens, 3 * variant + 2))
            fixed.append(await _decode(every, tokens, 3 * variant + 2))
    await engines.ended(own)
    with busy_cores():
        print(f"Waiting {SETTLE_SECONDS:g} s with busy cores before a host starts.", flush=True)
        await asyncio.sleep(SETTLE_SECONDS)
        own, _ = await engines.started(engines.config(0))
        for variant in range(runs):
            late.append(await _decode(own, tokens, 3 * runs + variant))
    await engines.ended(own)
    await engines.ended(every)
    best = median(quiet)
    return [
        at_least("decode busy / quiet: host was running", median(chosen), best, _AIM),
        at_least("decode busy / quiet: host started while busy", median(late), best, _AIM),
        beside(f"decode busy / quiet: {threads} threads kept", median(fixed), best),
    ]


async def _decode(client: HostClient, tokens: int, variant: int) -> float:
    text = await engines.text_of(client, PROMPT, variant)
    return (await engines.read(client, engines.request(text, tokens))).decode
