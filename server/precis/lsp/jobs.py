"""The running jobs: one task of ours each, found by number, document, place or progress token."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from lsprotocol import types

from precis.lsp.arguments import Order
from precis.lsp.documents import Snapshot
from precis.lsp.wording import Words
from precis.text.document import Span
from precis.text.remap import remap
from precis.text.said import Said
from precis.writing.job import Strategy

WAITING = Said("Waiting")


@dataclass(eq=False)
class Running:
    """A job from the command to its edit; the worker keeps `phase` and `token` up to date."""

    number: int
    order: Order
    snapshot: Snapshot
    target: Span
    token: types.ProgressToken | None = None
    phase: str = WAITING
    cancelled: bool = False
    # From here on the edit may be in the document, so that cancelling comes too late.
    landing: bool = False
    # The job whose draft this one is to take the place of.
    replaces: int | None = None
    # Tokens a second, while it writes.
    rate: float | None = None
    # The strategy to offer, when sections contributed nothing to what has landed.
    offer: Strategy | None = None
    started: float = field(default_factory=time.monotonic)

    def state(self, words: Words) -> dict[str, Any]:
        """What precis.status tells about it."""
        return {
            "job": self.number,
            "task": str(self.order.task),
            "uri": self.snapshot.uri,
            "phase": words(self.phase),
            "seconds": round(time.monotonic() - self.started, 3),
        }


class Jobs:
    """Starts and cancels jobs. Every job ends as a finished task, whatever happens in it."""

    def __init__(self, ended: Callable[[], None] = lambda: None) -> None:
        self._tasks: dict[Running, asyncio.Task[None]] = {}
        self._ended = ended
        self._number = 0

    def start(
        self,
        order: Order,
        snapshot: Snapshot,
        target: Span,
        token: types.ProgressToken | None,
        work: Callable[[Running], Coroutine[Any, Any, None]],
        replaces: int | None = None,
    ) -> Running:
        """Begin a job in a task of its own."""
        self._number += 1
        job = Running(self._number, order, snapshot, target, token, replaces=replaces)
        task = asyncio.get_running_loop().create_task(work(job))
        self._tasks[job] = task
        task.add_done_callback(lambda _: self._forget(job))
        return job

    def _forget(self, job: Running) -> None:
        self._tasks.pop(job, None)
        self._ended()

    def all(self) -> tuple[Running, ...]:
        """The running jobs, the oldest first."""
        return tuple(self._tasks)

    def at(self, now: Snapshot, target: Span) -> Running | None:
        """The job that works on a part of `target` already."""
        for job in self._tasks:
            if unquote(job.snapshot.uri) != unquote(now.uri):
                continue
            place = remap(job.target, job.snapshot.text, now.text)
            if place is None and job.landing:
                continue  # its text stands there already
            # Where its target was touched, the old place is the best that is known.
            if (place or job.target).overlaps(target):
                return job
        return None

    def cancel(self, wanted: Callable[[Running], bool]) -> list[int]:
        """Cancel some jobs; the numbers of those that will not change their document any more."""
        cancelled = []
        for job, task in list(self._tasks.items()):
            if wanted(job) and not job.landing:
                job.cancelled = True
                task.cancel()
                cancelled.append(job.number)
        return cancelled

    async def close(self) -> None:
        """Cancel everything and wait until it has stopped."""
        tasks = list(self._tasks.values())
        for job in self._tasks:
            job.cancelled = True
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
