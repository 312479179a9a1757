"""The protocol that every engine meets, and the plain values that cross it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Literal, Protocol

from precis.engine.refusals import no_result

Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True)
class Message:
    """One turn of a conversation; `content` is data and can never forge a control token."""

    role: Role
    content: str


@dataclass(frozen=True)
class Guard:
    """When a reply counts as a loop: a group of so many words stands more often than allowed.

    With a guard the reply is cut before the loop, and at a sentence when it grew too long. Of a
    finished text, sentences are left out that say `again` words in a row of an earlier one; 0
    keeps them. Engines need not know of `again`: it is for who delivers the text.
    """

    group: int = 4
    allowed: int = 2
    again: int = 0


@dataclass(frozen=True)
class Sampling:
    """How the next token is chosen.

    The defaults are the second seed's for summarizing (temperature 0.1, top_k 20, top_p 0.3,
    at most 512 new tokens). `repeat_penalty` 1.0 is off. `stop` strings end the reply and are
    not part of it. The same `seed` gives the same text on the same machine and batch size.
    """

    temperature: float = 0.1
    top_k: int = 20
    top_p: float = 0.3
    max_tokens: int = 512
    seed: int = 0
    repeat_penalty: float = 1.0
    stop: tuple[str, ...] = ()
    guard: Guard | None = None
    logprobs: int = 0  # log-probabilities to report with each token


class Priority(IntEnum):
    """Who is served first when there are more requests than slots."""

    INTERACTIVE = 0  # somebody looks at a cursor
    BATCH = 1  # one of many: a chunk of a long text, a row of a file


@dataclass(frozen=True)
class Request:
    """What an engine is asked to write: a conversation that ends with a user's turn.

    A last turn of the assistant is the beginning of the reply; the reply's text continues it.
    """

    messages: tuple[Message, ...]
    sampling: Sampling = field(default_factory=Sampling)
    adapter: str = ""  # LoRA weights by name; empty for the base model alone
    priority: Priority = Priority.INTERACTIVE
    session: str = ""  # whose request it is, for fairness among windows
    raw: bool = False  # no template: BOS and the text of the one message alone


class Stop(StrEnum):
    """Why a reply ended."""

    END = "end"  # the model ended it, or a stop string was met
    LENGTH = "length"  # max_tokens were written; the text is cut back to a sentence
    LOOP = "loop"  # the model began to repeat itself; the repetition is cut off


@dataclass(frozen=True)
class Prefill:
    """How far the prompt has been read, in tokens; `cached` of them were known already."""

    done: int
    total: int
    cached: int = 0


@dataclass(frozen=True)
class TokenLogprob:
    """A token's text, its natural-log probability, and those of the likeliest ones."""

    token: str
    logprob: float
    top: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Piece:
    """The next piece of text; `tokens` is the number written so far."""

    text: str
    tokens: int
    logprobs: tuple[TokenLogprob, ...] = ()


@dataclass(frozen=True)
class Reply:
    """The whole reply; `seconds` is wall time, `prompt_tokens` includes the template's."""

    text: str
    tokens: int
    prompt_tokens: int
    seconds: float
    stop: Stop


Event = Prefill | Piece | Reply


class Dialect(StrEnum):
    """The way of asking that a model was trained for; writing.messages has one set for each."""

    INSTRUCT = "instruct"  # follows an instruction
    COMPLETION = "completion"  # a base model: continues a document
    ADAPTED = "adapted"  # the same with an adapter of ours, which begins and ends by itself
    WRITE_MY_PAPER = "write-my-paper"  # the published model of the first seed


@dataclass(frozen=True)
class EngineInfo:
    """What an engine is and can do; callers ask it instead of assuming.

    Rates are tokens per second, measured since the engine started, else the catalogue's.
    """

    engine: str
    model: str
    dialect: Dialect
    context: int  # tokens of prompt and reply together, for one request
    chunk: int  # tokens of text that the model still reads well in one piece
    parallel: int  # requests that run at once
    prompt_logprobs: bool
    adapters: tuple[str, ...]
    prefill_rate: float
    decode_rate: float


class Engine(Protocol):
    """Turns messages into text. Cancel by closing the stream or cancelling the task.

    Every method raises EngineError (or one of its kinds) when the engine cannot answer.
    """

    async def info(self) -> EngineInfo:
        """What this engine is; waits until its model is loaded."""
        ...

    def stream(self, request: Request) -> AsyncGenerator[Event]:
        """Prefill events, then pieces, then exactly one Reply as the last event.

        Raises TooLong when prompt and max_tokens exceed the context.
        """
        ...

    async def batch(
        self, requests: Sequence[Request], finished: Callable[[int, Reply], None] | None = None
    ) -> list[Reply]:
        """All replies in the order of `requests`; `finished(index, reply)` as each one ends."""
        ...

    async def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text by itself, without template or BOS."""
        ...

    async def count_prompt(self, messages: Sequence[Message]) -> int:
        """Tokens of the rendered prompt, template and BOS included."""
        ...

    async def scores(
        self, messages: Sequence[Message], choices: Sequence[str], adapter: str = ""
    ) -> list[float]:
        """Natural-log probability of each choice's first token as the next one of the reply."""
        ...

    async def close(self) -> None:
        """Stop all work and give back what the engine holds; safe to call twice."""
        ...


async def complete(engine: Engine, request: Request) -> Reply:
    """The whole reply to one request."""
    async with aclosing(engine.stream(request)) as events:
        async for event in events:
            if isinstance(event, Reply):
                return event
    raise no_result()


async def complete_all(
    engine: Engine,
    requests: Sequence[Request],
    finished: Callable[[int, Reply], None] | None = None,
) -> list[Reply]:
    """All replies at once, in order; the first error cancels the rest and is raised."""

    async def one(index: int, request: Request) -> Reply:
        reply = await complete(engine, request)
        if finished is not None:
            finished(index, reply)
        return reply

    tasks = [asyncio.create_task(one(index, request)) for index, request in enumerate(requests)]
    try:
        return list(await asyncio.gather(*tasks))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
