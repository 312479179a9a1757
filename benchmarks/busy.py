"""Decoding while other processes keep half of the cores busy: one of two, as the issue asks."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median

from benchmarks import engines, machine
from benchmarks.children import Reading
from benchmarks.rows import Row, at_least, beside
from precis.engine import threads as measured
from precis.engine.client import HostClient

PROMPT = 60
# More than this many cores used by others is no quiet machine.
QUIET = 0.2
LOOK_SECONDS = 5.0
PATIENCE_SECONDS = 120.0
# An idle host changes its threads after this long at most, or something is wrong.
DEADLINE_SECONDS = 180.0
# Asking ten times a second would be 0.3 cores' work, and the machine not quiet any more.
POLL_SECONDS = 1.0
# What a request that begins then can know of the busy core.
NOTICED_SECONDS = measured.RECENT_SECONDS + 1.0
# An editor that starts its engine does so on a machine that has been busy for a while.
SETTLE_SECONDS = 20.0
_AIM = 0.55


class NotQuiet(Exception):
    """Other programs are at work, so that nothing can be said about a quiet machine."""


@dataclass
class _Measured:
    """Replies, and the seconds that an idle host took to change its threads."""

    quiet: list[Reading] = field(default_factory=list)
    noticed: list[Reading] = field(default_factory=list)
    at_once: list[Reading] = field(default_factory=list)
    fixed: list[Reading] = field(default_factory=list)
    late: list[Reading] = field(default_factory=list)
    fewer: list[float] = field(default_factory=list)
    more: list[float] = field(default_factory=list)


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

    Three cases: a host that was loaded while the machine was quiet and has been idle since, one
    that is asked as soon as the machine is busy, and one that is loaded then. No row without a
    quiet machine: a host that was loaded on a busy one has not noticed anything.
    """
    every, _ = await engines.started(engines.config(threads))
    seen = _Measured()
    try:
        await _was_running(every, seen, runs, tokens)
        await _asked_at_once(seen, runs, tokens)
    except NotQuiet as reason:
        print(f"No rows of decoding on a busy machine: {reason}", flush=True)
        return []
    finally:
        await engines.ended(every)
    await _started_while_busy(seen, runs, tokens)
    return _rows(seen, threads)


def _rows(seen: _Measured, threads: int) -> list[Row]:
    best = _decode(seen.quiet)
    first = median(reading.first for reading in seen.quiet)
    at_once = median(reading.first for reading in seen.at_once)
    fewer, more = (
        measured.WINDOW_SECONDS * windows
        for windows in (measured.FEWER_WINDOWS, measured.MORE_WINDOWS)
    )
    return [
        at_least("decode busy / quiet: host was running", _decode(seen.noticed), best, _AIM),
        at_least("decode busy / quiet: asked at once", _decode(seen.at_once), best, _AIM),
        at_least("decode busy / quiet: host started while busy", _decode(seen.late), best, _AIM),
        beside(f"decode busy / quiet: {threads} threads kept", _decode(seen.fixed), best),
        beside("asked at once, s to the first token: quiet", at_once, first),
        beside("idle, s to fewer threads: its windows", median(seen.fewer), fewer),
        beside("idle, s to more threads: its windows", median(seen.more), more),
    ]


async def _was_running(every: HostClient, seen: _Measured, runs: int, tokens: int) -> None:
    """The idle reload: the host gets the seconds that it needs before it is asked.

    Quiet decoding is measured before and after, so that a drift of the machine meets both.
    """
    await _quiet_replies(every, seen, runs, tokens)
    own = await _started_quiet()  # only now: another host that writes makes the machine busy
    with busy_cores():
        seen.fewer.append(await _change(own))
        await _reply(own, tokens, -1)  # as the quiet ones, after one that only warms up
        for variant in range(runs):
            seen.noticed.append(await _reply(own, tokens, 3 * variant + 1))
            seen.fixed.append(await _reply(every, tokens, 3 * variant + 2))
    seen.more.append(await _change(own))
    await _quiet_replies(every, seen, runs, tokens)
    await engines.ended(own)


async def _asked_at_once(seen: _Measured, runs: int, tokens: int) -> None:
    """The reload at the start of a request, of a host that has just been loaded each time."""
    for variant in range(runs):
        own = await _started_quiet()
        await _reply(own, tokens, -1)
        with busy_cores():
            await asyncio.sleep(NOTICED_SECONDS)
            seen.at_once.append(await _reply(own, tokens, 3 * (runs + variant)))
        await engines.ended(own)


async def _started_while_busy(seen: _Measured, runs: int, tokens: int) -> None:
    with busy_cores():
        await asyncio.sleep(SETTLE_SECONDS)
        own, _ = await engines.started(engines.config(0))
        await _reply(own, tokens, -1)
        for variant in range(runs):
            seen.late.append(await _reply(own, tokens, 6 * runs + variant))
    await engines.ended(own)


async def _started_quiet() -> HostClient:
    """A host whose threads were chosen on a quiet machine. Raises NotQuiet."""
    await _quiet()
    own, _ = await engines.started(engines.config(0))
    chosen = await _threads(own)
    if chosen != machine.cores():
        await engines.ended(own)
        raise NotQuiet(f"the host has found only {chosen} of {machine.cores()} cores free.")
    return own


async def _quiet_replies(every: HostClient, seen: _Measured, runs: int, tokens: int) -> None:
    await _quiet()
    await _reply(every, tokens, -1)
    for variant in range(runs):
        seen.quiet.append(await _reply(every, tokens, 3 * variant))


async def _quiet() -> None:
    """Wait until nothing but this benchmark is at work. Raises NotQuiet."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        before = measured.reading()
        await asyncio.sleep(LOOK_SECONDS)
        others = measured.others(before, measured.reading())
        if others < QUIET:
            return
        if time.monotonic() > deadline:
            raise NotQuiet(
                f"other processes use {others:.1f} cores, where fewer than {QUIET:g} count as "
                "quiet. Close what runs, and try again."
            )


async def _change(own: HostClient) -> float:
    """Seconds until an idle host has other threads than now. Raises RuntimeError."""
    started = time.monotonic()
    before = await _threads(own)
    while await _threads(own) in (before, None):
        if time.monotonic() - started > DEADLINE_SECONDS:
            raise RuntimeError(
                f"The host has kept its {before} threads for {DEADLINE_SECONDS:g} s."
            )
        await asyncio.sleep(POLL_SECONDS)
    return time.monotonic() - started


async def _threads(own: HostClient) -> int | None:
    """The host's threads; None while it loads its model, when it does not answer."""
    threads = (await own.health()).get("threads")
    return None if threads is None else int(threads)


async def _reply(client: HostClient, tokens: int, variant: int) -> Reading:
    text = await engines.text_of(client, PROMPT, variant + 1)
    return await engines.read(client, engines.request(text, tokens))


def _decode(replies: list[Reading]) -> float:
    return median(reply.decode for reply in replies)
