"""Tells a client that asked for it how the model is: `precis/status`, whenever that changes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from precis.engine.base import EngineInfo
from precis.engine.choice import model_of
from precis.errors import PrecisError
from precis.lsp.client import Client
from precis.lsp.jobs import WAITING, Running
from precis.settings import Settings
from precis.text.counted import counted
from precis.text.said import Said, sentence_of

STARTING, LOADING = Said("Starting the engine"), Said("Loading the model")
_BEFORE_WORK = (WAITING, STARTING, LOADING)


class State(StrEnum):
    """What the model does."""

    LOADING = "loading"
    READY = "ready"  # the next job can begin, whether or not the model is in memory yet
    BUSY = "busy"
    ERROR = "error"  # the next job would fail, or the last one did


@dataclass(frozen=True)
class Status:
    """One `precis/status`. `rate` is tokens per second over all jobs, where it is known."""

    health: str  # ok, or error
    quiescent: bool  # nothing is going on
    message: str
    state: State
    model: str
    engine: str  # gguf, transformers, remote; empty while nobody has asked it
    rate: float | None = None

    def body(self) -> dict[str, object]:
        """The notification's parameters."""
        rate = None if self.rate is None else round(self.rate, 1)
        return {**asdict(self), "state": str(self.state), "rate": rate}


class StatusBoard:
    """Puts together what jobs and engine tell, and sends it when it differs from the last one.

    While only the rate changes it is sent twice a second at most.
    """

    _INTERVAL = 0.5

    def __init__(
        self,
        client: Client,
        wished: Callable[[], bool],
        settings: Callable[[], Settings],
        jobs: Callable[[], Sequence[Running]],
    ) -> None:
        self._client = client
        self._wished = wished
        self._settings = settings
        self._jobs = jobs
        self._fault = ""
        self._info: EngineInfo | None = None
        self._last: Status | None = None
        self._sent = 0.0

    async def settings_changed(self) -> None:
        """Look whether the model that is set now could be used, and tell."""
        if not self._wished():
            return
        self._info = None
        # In a thread: it looks for files, and imports what knows where they are.
        self._fault = await asyncio.to_thread(problem, self._settings())
        self.changed()

    def loaded(self, info: EngineInfo) -> None:
        """The engine has its model."""
        self._info, self._fault = info, ""
        self.changed()

    def failed(self, sentence: str) -> None:
        """The engine could not answer. This stands until it can, or the settings change."""
        self._info, self._fault = None, sentence

    def stopped(self) -> None:
        """The engine was ended on purpose."""
        self._info, self._fault = None, ""
        self.changed()

    def changed(self) -> None:
        """Send the status if it is news."""
        if not self._wished():
            return
        status = self._now()
        old, now = self._last, time.monotonic()
        if status == old:
            return
        only_rate = old is not None and _without_rate(old) == _without_rate(status)
        if only_rate and now - self._sent < self._INTERVAL:
            return
        self._last, self._sent = status, now
        self._client.notify("precis/status", status.body())

    def _now(self) -> Status:
        jobs = self._jobs()
        rates = [job.rate for job in jobs if job.rate is not None]
        state, message = self._state(jobs)
        return Status(
            health="error" if state is State.ERROR else "ok",
            quiescent=not jobs,
            message=self._client.words(message),
            state=state,
            model=self._info.model if self._info else model_of(self._settings()),
            engine=self._info.engine if self._info else "",
            rate=sum(rates) if rates else None,
        )

    def _state(self, jobs: Sequence[Running]) -> tuple[State, str]:
        phases = [job.phase for job in jobs]
        if any(phase not in _BEFORE_WORK for phase in phases):
            busy = phases[0] if len(phases) == 1 else counted(len(phases), "job")
            return State.BUSY, busy
        if phases:
            return State.LOADING, phases[0]
        if self._fault:
            return State.ERROR, self._fault
        if self._info:
            return State.READY, Said("The model is loaded.")
        return State.READY, Said("The model is loaded with the first job.")


def _without_rate(status: Status) -> Status:
    return replace(status, rate=None)


def problem(settings: Settings) -> str:
    """Why no job could run with these settings, as far as this machine tells; empty when it can."""
    if settings.url:
        return ""
    from precis.engine.adapters import adapters_of
    from precis.engine.catalog import find, is_installed, not_installed

    try:
        entry = find(model_of(settings))
        adapters_of(entry, settings.adapters)
    except PrecisError as error:
        return sentence_of(error)
    if is_installed(entry):
        return ""
    return not_installed(entry)
