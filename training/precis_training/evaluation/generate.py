"""Text from a model through Précis' own engines: what is measured is what is served."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from precis.engine.base import Engine, Priority, Reply, Request, Sampling, Stop, complete
from precis.engine.guard import cut_loop, delivered
from precis.errors import TooLong
from precis.text.document import Format
from precis.text.sentences import up_to_last_sentence
from precis.writing.messages import Messages
from precis.writing.writer import polished

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
    return (delivered(shown, sampling.guard) if sampling.guard else shown), ended


def hosted(model: str, adapter: Path | None, context: int, threads: int = 0) -> EngineGenerator:
    """A generator behind an engine host of its own, as editors are served.

    `adapter` is a GGUF LoRA file beside those that come with Précis, None for the model alone;
    `context` is in tokens, `threads` 0 follows what other programs leave free. The host ends
    when the generator is closed.
    """
    from precis.engine.client import HostClient
    from precis.engine.host_config import HostConfig, Living

    own = f"{_ADAPTER}={adapter.resolve()}" if adapter else ""
    config = HostConfig(model, context, parallel=1, threads=threads, adapters=own)
    client = HostClient(config, Living(ends_with_last_client=True), "evaluation")
    return EngineGenerator(client, _ADAPTER if adapter else "")


class EngineGenerator:
    """A generator over any of Précis' engines, in this process or behind the host's client."""

    def __init__(self, engine: Engine, adapter: str = "", at_once: int = 1) -> None:
        self.at_once = at_once
        self._engine = engine
        self._adapter = adapter
        self._runner = asyncio.Runner()

    def generate(self, asked: Sequence[Asked]) -> list[Generated]:
        """One text for each prompt, an empty one where the prompt does not fit the context.

        Wall time is shared evenly among those asked together.
        """
        started = time.perf_counter()
        replies = self._runner.run(self._replies(asked))
        seconds = (time.perf_counter() - started) / max(1, len(replies))
        return [
            Generated(reply.text, reply.tokens, reply.stop is Stop.END, seconds)
            if reply
            else Generated("", 0, False, seconds)
            for reply in replies
        ]

    def likelihood(self, asked: Sequence[tuple[Messages, str]]) -> list[tuple[float, int]] | None:
        """By the transformers engine; llama.cpp's server gives no log-probabilities of prompts."""
        judge = getattr(self._engine, "prompt_logprobs", None)
        if judge is None:
            return None

        async def judged(messages: Messages, reply: str) -> tuple[float, int]:
            try:
                values = await judge(messages, reply, self._adapter)
            except TooLong:
                return 0.0, 0
            return -sum(values), len(values)

        async def all_judged() -> list[tuple[float, int]]:
            return [await judged(messages, reply) for messages, reply in asked]

        return self._runner.run(all_judged())

    def memory(self) -> int:
        """Peak of the host's process, or of this one where there is no host."""
        process = getattr(self._engine, "process_id", None)
        return peak_memory(process or os.getpid())

    async def _replies(self, asked: Sequence[Asked]) -> list[Reply | None]:
        async def reply(one: Asked) -> Reply | None:
            plain = replace(one.sampling, stop=(), guard=None)
            request = Request(one.messages, plain, self._adapter, Priority.BATCH)
            try:
                return await complete(self._engine, request)
            except TooLong:
                return None

        return await asyncio.gather(*(reply(one) for one in asked))

    def close(self) -> None:
        """Close the engine and its event loop."""
        with suppress(RuntimeError):
            self._runner.run(self._engine.close())
        self._runner.close()


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
