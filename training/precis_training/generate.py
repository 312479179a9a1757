"""Text from a model through Précis' own engines, so that what is measured is what is served."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

from precis.engine.base import Engine, Reply, Request, Sampling, Stop
from precis.engine.guard import cut_loop
from precis.errors import PrecisError
from precis.text.document import Format
from precis.text.sentences import up_to_last_sentence
from precis.writing.messages import Messages
from precis.writing.writer import polished
from precis_training.config import RecipeError

_ADAPTER = "measured"


@dataclass(frozen=True)
class Asked:
    """What a model is asked: messages, of which the last may begin the reply, and sampling."""

    messages: Messages
    sampling: Sampling


@dataclass(frozen=True)
class Generated:
    """What the model wrote, nothing cut off; `seconds` is wall time, `tokens` counts the reply.

    `stopped` says whether the model wrote its end token before the limit of tokens.
    """

    text: str
    tokens: int
    stopped: bool
    seconds: float


class Generator(Protocol):
    """A model that writes; `at_once` is how many prompts it likes to get together."""

    at_once: int

    def generate(self, asked: Sequence[Asked]) -> list[Generated]:
        """One text for each prompt, in order. Raises PrecisError or RecipeError."""
        ...

    def likelihood(self, asked: Sequence[tuple[Messages, str]]) -> list[tuple[float, int]] | None:
        """Negative log-likelihood (nats) and tokens of each given reply; None: cannot tell."""
        ...

    def memory(self) -> int:
        """Peak memory in bytes of the process that holds the model, with a GPU's added."""
        ...

    def close(self) -> None:
        """Give everything back; safe to call twice."""
        ...


def served(raw: Generated, lead: str, sampling: Sampling) -> tuple[str, Stop]:
    """What Précis makes of a model's text, and how it ended.

    A model is measured without stop strings and guard, which would hide whether it stops and
    loops; both only cut, so that what is served is found from the whole text afterwards.
    """
    cuts = [at for stop in sampling.stop if (at := raw.text.find(stop)) >= 0]
    text = raw.text[: min(cuts)] if cuts else raw.text
    ended = Stop.END if cuts or raw.stopped else Stop.LENGTH
    kept = cut_loop(text, sampling.guard) if sampling.guard else text
    if kept != text:
        ended = Stop.LOOP
    elif ended is Stop.LENGTH:
        kept = up_to_last_sentence(text) or text
    if not kept.strip():
        return "", ended
    shown = polished(lead + kept, Format.PLAIN)
    return (cut_loop(shown, sampling.guard).strip() if sampling.guard else shown), ended


class EngineGenerator:
    """A generator over any of Précis' engines, in this process or behind the host's client."""

    def __init__(self, engine: Engine, adapter: str = "", at_once: int = 1) -> None:
        self.at_once = at_once
        self._engine = engine
        self._adapter = adapter
        self._runner = asyncio.Runner()

    def generate(self, asked: Sequence[Asked]) -> list[Generated]:
        """One text for each prompt; wall time is shared evenly among those asked together."""
        requests = [
            Request(
                one.messages,
                replace(one.sampling, stop=(), guard=None),
                adapter=self._adapter,
            )
            for one in asked
        ]
        started = time.perf_counter()
        replies: list[Reply] = self._runner.run(_batch(self._engine, requests))
        seconds = (time.perf_counter() - started) / max(1, len(replies))
        return [
            Generated(reply.text, reply.tokens, reply.stop is Stop.END, seconds)
            for reply in replies
        ]

    def likelihood(self, asked: Sequence[tuple[Messages, str]]) -> list[tuple[float, int]] | None:
        """By the transformers engine; llama.cpp's server gives no log-probabilities of prompts."""
        judge = getattr(self._engine, "prompt_logprobs", None)
        if judge is None:
            return None

        async def judged() -> list[tuple[float, int]]:
            found = [await judge(messages, reply, self._adapter) for messages, reply in asked]
            return [(-sum(values), len(values)) for values in found]

        return self._runner.run(judged())

    def memory(self) -> int:
        """Peak of the host's process, or of this one where there is no host."""
        process = getattr(self._engine, "process_id", None)
        return peak_memory(process or os.getpid())

    def close(self) -> None:
        """Close the engine and its event loop."""
        with suppress(RuntimeError):
            self._runner.run(self._engine.close())
        self._runner.close()


@dataclass(frozen=True)
class Loading:
    """A model and its adapter as a process of its own loads them.

    `model` is a catalogue id. Without `folder` llama.cpp computes the catalogue's weights and
    `adapter` is a GGUF LoRA file; with it the transformers engine computes the safetensors in
    `folder`, asked with the catalogue's template, and `adapter` is a PEFT folder. `context` is
    in tokens for each of the `at_once` requests.
    """

    model: str
    adapter: Path | None = None
    folder: Path | None = None
    context: int = 4096
    at_once: int = 1
    threads: int = 0

    def engine(self) -> Engine:
        """Load it here; takes seconds to minutes. Raises PrecisError."""
        from precis.engine.catalog import find, weights

        adapters = ((_ADAPTER, self.adapter),) if self.adapter else ()
        entry = replace(find(self.model), adapters=adapters)
        if self.folder is None and entry.engine == "gguf":
            from precis.engine.gguf import GgufEngine

            return GgufEngine(
                entry,
                weights(entry),
                context=self.context,
                parallel=self.at_once,
                threads=self.threads,
            )
        from precis.engine.transformers_engine import TransformersEngine

        return TransformersEngine.load(
            replace(entry, engine="transformers"),
            self.folder or weights(entry),
            context=self.context,
            parallel=self.at_once,
            threads=self.threads,
            adapters=dict(adapters),
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


def peak_memory(process: int) -> int:
    """Peak resident memory of a process in bytes, with what torch held on a GPU in this one."""
    import psutil

    extra = 0
    if process == os.getpid() and (torch := sys.modules.get("torch")) is not None:
        extra = torch.cuda.max_memory_allocated() if torch.cuda.is_available() else 0
    status = Path(f"/proc/{process}/status")
    with suppress(OSError):
        for line in status.read_text("utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024 + extra
    info = psutil.Process(process).memory_info()
    # Windows keeps the peak; elsewhere what is held now, behind the work, is close to it.
    return int(getattr(info, "peak_wset", info.rss)) + extra


async def _batch(engine: Engine, requests: list[Request]) -> list[Reply]:
    return await engine.batch(requests)


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
    # llama.cpp's threads cannot be joined in every state; its memory goes with the process.
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
