"""A model of torch in a process of its own: its memory is measured alone, and goes with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from precis.engine.base import Engine
from precis.errors import PrecisError
from precis.writing.messages import Messages
from precis_training.config import RecipeError
from precis_training.evaluation.generate import Asked, EngineGenerator, Generated

_ADAPTER = "measured"


@dataclass(frozen=True)
class Loading:
    """Safetensors and a PEFT adapter as a process of its own loads them.

    `model` is the catalogue id whose template the weights in `folder` are asked with. `context`
    is in tokens for each of the `at_once` requests.
    """

    model: str
    folder: Path
    adapter: Path | None = None
    context: int = 2048
    at_once: int = 1

    def engine(self) -> Engine:
        """Load it here; takes seconds to minutes. Raises PrecisError."""
        from precis.engine.catalog import find
        from precis.engine.transformers_engine import TransformersEngine

        return TransformersEngine.load(
            replace(find(self.model), engine="transformers"),
            self.folder,
            context=self.context,
            parallel=self.at_once,
            adapters={_ADAPTER: self.adapter} if self.adapter else {},
        )


class ProcessGenerator:
    """A generator in a process of its own: its memory is the model's, and ends with it."""

    def __init__(self, loading: Loading) -> None:
        """Start the process and wait until the model is loaded. Raises PrecisError."""
        self.at_once = loading.at_once
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_hold, args=(theirs, loading), daemon=True)
        self._process.start()
        theirs.close()
        try:
            self._answer()
        except BaseException:
            self.close()
            raise

    def generate(self, asked: Sequence[Asked]) -> list[Generated]:
        """One text for each prompt."""
        written: list[Generated] = self._ask("generate", list(asked))
        return written

    def likelihood(self, asked: Sequence[tuple[Messages, str]]) -> list[tuple[float, int]] | None:
        """Of each given reply."""
        judged: list[tuple[float, int]] | None = self._ask("likelihood", list(asked))
        return judged

    def memory(self) -> int:
        """Peak of the process since it started."""
        return int(self._ask("memory"))

    def close(self) -> None:
        """End the process."""
        self._connection.close()
        self._process.terminate()
        self._process.join()

    def _ask(self, method: str, *arguments: Any) -> Any:
        with suppress(BrokenPipeError):  # then the answer says what happened
            self._connection.send((method, arguments))
        return self._answer()

    def _answer(self) -> Any:
        try:
            answer = self._connection.recv()
        except (EOFError, ConnectionError) as error:
            self._process.join()
            raise RecipeError(
                f"The process that held the model ended (exit code {self._process.exitcode}), "
                "perhaps for want of memory. Run the same command again: it goes on where it was."
            ) from error
        if isinstance(answer, Exception):
            raise answer
        return answer


def _hold(connection: Connection, loading: Loading) -> None:
    """The process's whole life: load, answer, and end with the other side of the pipe."""
    # Ctrl-C reaches the whole group; the parent decides what becomes of us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        generator = EngineGenerator(loading.engine(), _adapter_of(loading), loading.at_once)
        connection.send("loaded")
        while True:
            method, arguments = connection.recv()
            connection.send(_attempt(generator, method, arguments))
    except (EOFError, BrokenPipeError):
        pass
    except Exception as error:
        connection.send(_plain(error))
    # Threads of the libraries may still run; what they hold goes with the process.
    os._exit(0)


def _attempt(generator: EngineGenerator, method: str, arguments: tuple[Any, ...]) -> Any:
    try:
        return getattr(generator, method)(*arguments)
    except Exception as error:
        return _plain(error)


def _plain(error: Exception) -> Exception:
    """The error with its message alone, since not every exception survives a pipe."""
    if isinstance(error, PrecisError | RecipeError):
        return type(error)(str(error))
    return RecipeError(f"The model could not be used: {error!r}.")


def _adapter_of(loading: Loading) -> str:
    return _ADAPTER if loading.adapter else ""
