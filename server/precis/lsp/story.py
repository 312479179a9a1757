"""Tells a client that asked for it the story of each job: started, written, drafted, ended."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from precis.lsp.actions import range_json
from precis.lsp.client import Client
from precis.lsp.edits import Placement
from precis.lsp.jobs import Running
from precis.writing.job import Draft, Written


class Handle(Protocol):
    """What can still be called off."""

    def cancel(self) -> None: ...


class Outcome(StrEnum):
    """What became of a job."""

    APPLIED = "applied"  # its text stands in the document
    PROPOSED = "proposed"  # its text is kept as a proposal
    REJECTED = "rejected"  # the user did not want its draft
    REPLACED = "replaced"  # the draft of a later job took the place of its draft
    CANCELLED = "cancelled"
    DECLINED = "declined"  # the user did not want a job as long as this
    CLOSED = "closed"  # its document was closed
    FAILED = "failed"


@dataclass(frozen=True)
class Ending:
    """What became of a job, and the sentence about it."""

    outcome: Outcome
    message: str


class Story:
    """Sends the notifications of a job, or nothing to a client that did not ask for them."""

    def __init__(self, client: Client, wished: Callable[[], bool]) -> None:
        self._client = client
        self._wished = wished

    @property
    def is_wished(self) -> bool:
        """Whether the client listens."""
        return self._wished()

    def started(self, job: Running, title: str, placement: Placement) -> None:
        """`precis/started`: which text a job works on, and where the new one will go.

        For a preview there is also the text itself and, in `before`, what will stand before the
        new text in its place: nothing when it is replaced, itself when the new one goes below.
        """
        if not self._wished():
            return  # a long document is not counted through for nobody
        original = job.target.of(job.snapshot.text)
        preview = {
            "original": original,
            "before": original + job.snapshot.document.eol * 2
            if placement is Placement.BELOW
            else "",
        }
        self._tell(
            "started",
            job,
            {
                "task": str(job.order.task),
                "title": self._client.words(title),
                "version": job.snapshot.version,
                "range": range_json(job.snapshot.positions.range(job.target)),
                "placement": placement.value,
                "preview": job.order.preview,
                "replaces": job.replaces,
                **(preview if job.order.preview else {}),
            },
        )

    def deltas(self, job: Running) -> Deltas:
        """What tells of the text of one job as it is written."""
        later = asyncio.get_running_loop().call_later
        return Deltas(lambda body: self._tell("delta", job, body), later)

    def drafted(self, job: Running, draft: Draft) -> None:
        """`precis/draft`: the finished text, which waits for precis.accept or precis.reject."""
        self._tell(
            "draft",
            job,
            {
                "text": draft.text,
                "missing": [piece.text for piece in draft.missing],
                "notices": [self._client.words(notice) for notice in draft.notices],
                "tokens": draft.tokens,
                "seconds": round(draft.seconds, 3),
            },
        )

    def ended(self, job: Running, ending: Ending) -> None:
        """`precis/ended`: nothing more will come of this job."""
        message = self._client.words(ending.message)
        self._tell("ended", job, {"outcome": str(ending.outcome), "message": message})

    def _tell(self, what: str, job: Running, body: dict[str, object]) -> None:
        if self._wished():
            place = {"job": job.number, "uri": job.snapshot.uri}
            self._client.notify(f"precis/{what}", {**place, **body})


class Deltas:
    """`precis/delta`: the next words of a job, twenty times a second at most.

    `tokens` is the number written so far, `rate` tokens per second once it is known. `restart`
    says that the words before are void: the model began anew. `later` calls a function after so
    many seconds.
    """

    _INTERVAL = 0.05

    def __init__(
        self,
        tell: Callable[[dict[str, object]], None],
        later: Callable[[float, Callable[[], None]], Handle],
    ) -> None:
        self._tell = tell
        self._later = later
        self._due: Handle | None = None
        self._waiting = ""
        self._tokens = 0
        self._rate: float | None = None
        self._restart = False
        self._sent = 0.0

    def written(self, piece: Written, rate: float | None) -> None:
        """The model wrote something."""
        if piece.tokens < self._tokens:
            self._waiting, self._restart = "", True
        self._waiting += piece.text
        self._tokens, self._rate = piece.tokens, rate
        wait = self._sent + self._INTERVAL - time.monotonic()
        if wait <= 0:
            self.flush()
        elif self._due is None:
            # The model may pause just now: what it has written is shown all the same.
            self._due = self._later(wait, self.flush)

    def flush(self) -> None:
        """Send what has not been sent."""
        self.stop()
        if not self._waiting and not self._restart:
            return
        rate = self._rate
        self._tell(
            {
                "text": self._waiting,
                "tokens": self._tokens,
                "rate": None if rate is None else round(rate, 1),
                "restart": self._restart,
            }
        )
        self._waiting, self._restart, self._sent = "", False, time.monotonic()

    def stop(self) -> None:
        """Send nothing by itself any more; what waits is dropped, unless it is flushed."""
        if self._due is not None:
            self._due.cancel()
            self._due = None
