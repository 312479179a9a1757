"""Asks the model beside the event loop for what changes no document: judgements, explanations."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from lsprotocol import types

from precis.engine.base import Engine
from precis.errors import PrecisError
from precis.lsp.client import Client, WorkDone
from precis.lsp.engines import Engines
from precis.lsp.quiet import fault, report
from precis.lsp.status import LOADING, STARTING
from precis.settings import Settings
from precis.text.said import Said, sentence_of

Work = Callable[[Engine, WorkDone], Coroutine[Any, Any, str]]


@dataclass(eq=False)
class Asked:
    """Something that the model is being asked; `token` is that of its progress, once it has one."""

    token: types.ProgressToken | None = None
    task: asyncio.Task[None] | None = None

    def cancel(self) -> None:
        """Stop it, and the computation with it."""
        if self.task is not None:
            self.task.cancel()


class Asking:
    """What is being asked: one task of ours each, ended by its progress, a command, or us."""

    def __init__(self, client: Client, engines: Engines, settings: Callable[[], Settings]) -> None:
        self._client = client
        self._engines = engines
        self._settings = settings
        self._running: dict[Asked, asyncio.Task[None]] = {}

    def start(
        self, name: str, work: Work, *, token: types.ProgressToken | None = None, quiet: bool
    ) -> Asked:
        """Begin. `work` gives the sentence that its progress ends with.

        `quiet` tells no error: what was found without the model stands all the same.
        """
        asked = Asked(token)
        asked.task = asyncio.get_running_loop().create_task(
            self._run(asked, name, work, quiet=quiet)
        )
        self._running[asked] = asked.task
        asked.task.add_done_callback(lambda _: self._running.pop(asked, None))
        return asked

    def cancel(self, token: types.ProgressToken | None = None) -> None:
        """Stop what shows this progress, or everything."""
        for asked in list(self._running):
            if token is None or asked.token == token:
                asked.cancel()

    async def close(self) -> None:
        """Stop everything and wait until it has stopped."""
        tasks = list(self._running.values())
        self.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self, asked: Asked, name: str, work: Work, *, quiet: bool) -> None:
        progress: WorkDone | None = None
        ending: str = Said("Cancelled.")
        try:
            progress = await self._client.progress(asked.token, name)
            asked.token = progress.token
            progress.report(STARTING)
            async with self._engines.lent(self._settings()) as engine:
                progress.report(LOADING)
                ending = await work(engine, progress)
        except asyncio.CancelledError:
            pass  # how it is meant to stop: the end of this task, not of more
        except PrecisError as error:
            ending = self._failed(sentence_of(error), quiet=quiet)
        except Exception as error:
            report(error)
            ending = self._failed(fault(error), quiet=quiet)
        finally:
            if progress is not None:
                progress.end(ending)

    def _failed(self, sentence: str, *, quiet: bool) -> str:
        if not quiet:
            self._client.say(types.MessageType.Error, sentence)
        return sentence
