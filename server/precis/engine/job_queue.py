"""Jobs that wait for the thread that computes, and who of them comes next."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from precis.engine.base import Event, Priority, Sampling
from precis.engine.counters import Counters
from precis.errors import EngineError
from precis.text.said import Said

Sink = Callable[[Event | list[float] | BaseException | None], None]


@dataclass(eq=False)
class Job:
    """One request. `sink` gets its events, or an error, and None when all is over.

    Without `sampling` nothing is written: the result is the log-probability of each of
    `choices` as the next token (among themselves), or of the prompt's last `judged` tokens.
    """

    prompt: list[int]
    sink: Sink
    adapter: str = ""
    sampling: Sampling | None = None
    choices: tuple[int, ...] = ()
    judged: int = 0
    priority: Priority = Priority.INTERACTIVE
    session: str = ""
    arrival: int = 0
    cancelled: threading.Event = field(default_factory=threading.Event)


class HasJob(Protocol):
    """What waits: a job with the state that it has got to."""

    @property
    def job(self) -> Job: ...


Item = TypeVar("Item", bound=HasJob)


class JobQueue(Generic[Item]):
    """Interactive jobs first, then the session that has had least, then the oldest.

    `put`, `wake`, `close` and `served` may be called from any thread, the rest from one.
    """

    def __init__(self, counters: Counters) -> None:
        self._counters = counters
        self._changed = threading.Condition()
        self._waiting: list[Item] = []
        self._served: dict[str, int] = {}
        self._arrivals = 0
        self._closing = False

    def put(self, item: Item) -> None:
        """Queue a new job. Raises EngineError once the engine is closing."""
        with self._changed:
            if self._closing:
                raise EngineError(Said("The engine is closing. Start it again."))
            self._arrivals += 1
            item.job.arrival = self._arrivals
            if item.job.session not in self._served:
                # A newcomer starts level with the others, or it would hold them up until it
                # has had as much as they had all day.
                self._served[item.job.session] = min(self._served.values(), default=0)
            self._add([item])

    def put_back(self, items: Iterable[Item]) -> None:
        """Queue jobs again that had begun; they keep their place among those of their kind."""
        with self._changed:
            self._add(items)

    def wake(self) -> None:
        """Let the thread look at the jobs' cancel flags now."""
        with self._changed:
            self._changed.notify()

    def close(self) -> None:
        """Take no more jobs; `ready` says so to the thread."""
        with self._changed:
            self._closing = True
            self._changed.notify()

    def served(self) -> dict[str, int]:
        """Tokens read and written so far, by session."""
        with self._changed:
            return dict(self._served)

    def count(self, session: str, tokens: int) -> None:
        """Count tokens that a session was given."""
        with self._changed:
            self._served[session] = self._served.get(session, 0) + tokens

    def ready(self, busy: bool) -> bool:
        """Wait for a job unless there is other work; False when the engine is closing."""
        with self._changed:
            while not (self._closing or self._waiting or busy):
                self._changed.wait()
            return not self._closing

    def first(self, count: int, running: Iterable[Item]) -> list[Item]:
        """The next jobs in the order of rights, given those at work."""
        at_work = Counter(item.job.session for item in running)
        with self._changed:

            def rights(item: Item) -> tuple[int, int, int, int]:
                job = item.job
                return job.priority, at_work[job.session], self._served[job.session], job.arrival

            return sorted(self._waiting, key=rights)[:count]

    def take(self, items: Iterable[Item]) -> None:
        """These wait no longer."""
        gone = {id(item) for item in items}
        with self._changed:
            self._waiting = [item for item in self._waiting if id(item) not in gone]
            self._counters.waiting = len(self._waiting)

    def take_cancelled(self) -> list[Item]:
        """Those that nobody waits for any more."""
        with self._changed:
            gone = [item for item in self._waiting if item.job.cancelled.is_set()]
        if gone:
            self.take(gone)
        return gone

    def take_all(self) -> list[Item]:
        """All that wait, when the engine closes."""
        with self._changed:
            gone = list(self._waiting)
        self.take(gone)
        return gone

    def _add(self, items: Iterable[Item]) -> None:
        self._waiting += items
        self._counters.waiting = len(self._waiting)
        self._changed.notify()
