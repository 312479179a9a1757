"""How many threads llama.cpp should have while other programs come and go, and when to tell it.

llama.cpp's threads are fixed when it loads a model, and they wait for each other many times a
token: one that must share its core with another program slows all of them. So the host watches
what other programs take, and has the model loaded anew when another number would be right.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import psutil

from precis.engine.counters import Counters
from precis.errors import EngineError

WINDOW_SECONDS = 10.0
# Windows in a row that must say the same. Too many threads are a disaster, too few a third of
# the speed; and what a slot has read of a document is lost with a reload.
FEWER_WINDOWS = 2
MORE_WINDOWS = 6
# A window that has not ended yet counts for a request that begins once it is this long.
RECENT_SECONDS = 5.0
# A thread is one too many when others take this much of its core. For more threads, so much less
# must be taken that the number does not change back at once; so much more, to let a request wait.
_TAKEN = 0.5
_MARGIN = 0.2
# More threads are worth a reload when they are this many times as many: 1 to 2, not 7 to 8.
_WORTH = 1.25
_SHORTEST_SECONDS = 0.5


@dataclass(frozen=True)
class Reading:
    """Processor seconds used so far, at a moment of the monotonic clock in seconds.

    `machine` is what all processes used on the cores that this one may use; `own` is ours.
    """

    at: float
    machine: float
    own: float


def reading() -> Reading:
    """What has been used until now; takes well under a millisecond."""
    own = psutil.Process().cpu_times()
    return Reading(time.monotonic(), _used(), own.user + own.system)


def cores() -> int:
    """Cores that this process may use."""
    return len(_allowed()) or os.cpu_count() or 1


def others(first: Reading, last: Reading) -> float:
    """Cores that other processes used on average between two readings, never less than none."""
    seconds = last.at - first.at
    if seconds <= 0:
        return 0.0
    return max(0.0, (last.machine - first.machine - (last.own - first.own)) / seconds)


def fitting(available: int, taken: float) -> int:
    """Threads for a machine of so many cores of which others take so much; at least one."""
    return max(1, available - int(taken + _TAKEN))


def free_threads(since: Reading) -> int:
    """Threads that the machine has had free since a reading; waits until that says something.

    Not by the load average, which counts our own work too and takes a minute to notice others'.
    """
    time.sleep(max(0.0, since.at + _SHORTEST_SECONDS - time.monotonic()))
    return fitting(cores(), others(since, reading()))


class Watch:
    """Says when another number of threads would be right; each `look` ends a window.

    `read` gives the processor seconds used so far: tests have their own.
    """

    def __init__(self, available: int, read: Callable[[], Reading] = reading) -> None:
        self._available = available
        self._read = read
        self._began = read()
        self._taken = 0.0  # cores that others used in the last whole window
        self._fewer = 0
        self._more = 0

    def look(self, threads: int) -> int:
        """End a window; the number that has been right for long enough, else the present one."""
        now = self._read()
        self._taken = others(self._began, now)
        self._began = now
        better = self._better(threads, self._taken)
        self._fewer = self._fewer + 1 if better < threads else 0
        self._more = self._more + 1 if better > threads else 0
        if self._fewer >= FEWER_WINDOWS or self._more >= MORE_WINDOWS:
            return better
        return threads

    def at_start(self, threads: int) -> int:
        """The number for a request that begins now: the present one, unless it is far too many.

        A reload of seconds is the shorter wait then. For more threads no request waits.
        """
        now = self._read()
        recent = now.at - self._began.at >= RECENT_SECONDS
        taken = others(self._began, now) if recent else self._taken
        return min(threads, fitting(self._available, taken - _MARGIN))

    def _better(self, threads: int, taken: float) -> int:
        """The right number when others take so much, or the present one if that is near enough."""
        fewer = fitting(self._available, taken)
        if fewer < threads:
            return fewer
        more = fitting(self._available, taken + _MARGIN)
        return more if more >= threads * _WORTH else threads


@runtime_checkable
class Reloadable(Protocol):
    """An engine whose number of threads can only be changed by loading its model anew."""

    counters: Counters
    watch: Watch | None

    @property
    def threads(self) -> int:
        """Those that compute now."""
        ...

    async def reload(self, threads: int) -> bool:
        """Load the model anew; False when it is at work. Raises EngineError."""
        ...


async def follow(
    engine: Reloadable, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> None:
    """Reload an idle engine whenever another number of threads has been right for a while.

    Returns at once for an engine without a watch: its user has chosen the number.
    """
    while (watch := engine.watch) is not None:
        await sleep(WINDOW_SECONDS)
        threads = watch.look(engine.threads)
        idle = not engine.counters.running and not engine.counters.waiting
        if threads != engine.threads and idle:
            with contextlib.suppress(EngineError):  # the next request tries again, and is told
                await engine.reload(threads)


def _used() -> float:
    """Processor seconds that all processes used on the cores that are ours to use."""
    times = psutil.cpu_times(percpu=True)
    mine = _allowed()
    counted = [one for number, one in enumerate(times) if number in mine]
    if not counted or len(counted) != len(mine):
        counted = times  # the system numbers its cores otherwise, or does not say
    # Guests' time is counted in the user's time already.
    idle = ("idle", "iowait", "guest", "guest_nice")
    return float(sum(sum(one) - sum(getattr(one, name, 0.0) for name in idle) for one in counted))


def _allowed() -> set[int]:
    """The numbers of the cores that this process may use; empty where nobody says."""
    return os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
