"""A deterministic engine for tests of everything around the model: one word is one token."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass, field

from precis.engine.base import (
    Dialect,
    EngineInfo,
    Event,
    Message,
    Piece,
    Prefill,
    Reply,
    Request,
    Stop,
    complete_all,
)
from precis.engine.counters import Counters
from precis.engine.guard import guarded
from precis.errors import PrecisError, TooLong


def echo(messages: Sequence[Message]) -> str:
    """The default answer: the last user turn's first words, as one sentence."""
    words = messages[-1].content.split()[:12]
    return "Written: " + " ".join(words).rstrip(".") + "."


@dataclass
class FakeEngine:
    """Answers by a function of the messages, a word at a time, and remembers what it was asked.

    `delay` is in seconds for each word and for each prefill step. `failure` is raised instead
    of an answer. `running`, `finished` and `cancelled` count requests.
    """

    answer: Callable[[Sequence[Message]], str] = echo
    context: int = 8192
    chunk: int = 1200
    parallel: int = 4
    dialect: Dialect = Dialect.INSTRUCT
    adapters: tuple[str, ...] = ()
    delay: float = 0.0
    failure: PrecisError | None = None
    requests: list[Request] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)
    running: int = 0
    finished: int = 0
    cancelled: int = 0
    closed: bool = False
    counters: Counters = field(default_factory=Counters)

    def plan(self) -> str:
        """A fake model takes nothing."""
        return "fake: no memory."

    def served(self) -> dict[str, int]:
        """Requests of each session."""
        sessions = [request.session for request in self.requests]
        return {session: sessions.count(session) for session in sessions}

    async def info(self) -> EngineInfo:
        """A fake model of 100 tokens per second."""
        return EngineInfo(
            engine="fake",
            model="fake",
            dialect=self.dialect,
            context=self.context,
            chunk=self.chunk,
            parallel=self.parallel,
            prompt_logprobs=False,
            adapters=self.adapters,
            prefill_rate=1000.0,
            decode_rate=100.0,
        )

    def stream(self, request: Request) -> AsyncGenerator[Event]:
        """The answer's words as pieces, under the request's guard as in a real engine."""
        return guarded(self._words(request), request.sampling.guard)

    async def _words(self, request: Request) -> AsyncGenerator[Event]:
        self.requests.append(request)
        if self.failure is not None:
            raise self.failure
        prompt = await self.count_prompt(request.messages)
        limit = request.sampling.max_tokens
        if prompt + limit > self.context:
            raise TooLong(f"{prompt} + {limit} tokens do not fit {self.context}.")
        started = time.perf_counter()
        self.running += 1
        whole = False
        try:
            for done in (0, prompt):
                yield Prefill(done, prompt)
                await asyncio.sleep(self.delay)
            words = self.answer(request.messages).split(" ")
            for number, word in enumerate(words[:limit]):
                yield Piece(word if number == 0 else f" {word}", number + 1)
                await asyncio.sleep(self.delay)
            stop = Stop.LENGTH if len(words) > limit else Stop.END
            written = words[:limit]
            seconds = time.perf_counter() - started
            self.finished += 1
            whole = True
            yield Reply(" ".join(written), len(written), prompt, seconds, stop)
        except (GeneratorExit, asyncio.CancelledError):
            self.cancelled += not whole
            raise
        finally:
            self.running -= 1

    async def batch(
        self, requests: Sequence[Request], finished: Callable[[int, Reply], None] | None = None
    ) -> list[Reply]:
        """All replies; remembers how many came at once."""
        self.batches.append(len(requests))
        return await complete_all(self, requests, finished)

    async def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Words; a very long word counts one token for every eight characters."""
        return [sum(math.ceil(len(word) / 8) for word in text.split()) for text in texts]

    async def count_prompt(self, messages: Sequence[Message]) -> int:
        """Words of all messages and four tokens of template for each."""
        counts = await self.count_tokens([message.content for message in messages])
        return sum(counts) + 4 * len(messages)

    async def scores(
        self, messages: Sequence[Message], choices: Sequence[str], adapter: str = ""
    ) -> list[float]:
        """The same for every choice."""
        del messages, adapter
        return [-math.log(len(choices))] * len(choices)

    async def close(self) -> None:
        """Remember that it was closed."""
        self.closed = True
