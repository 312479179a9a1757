"""A remote server's answer as it comes in: server-sent events, read leniently."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from precis.engine import wire
from precis.engine.base import Event, Piece, Prefill, Reply, Stop, TokenLogprob
from precis.engine.lines import lines
from precis.engine.remote_server import Connection
from precis.engine.spellings import put_back
from precis.errors import EngineError, EngineGone
from precis.text.said import Said

if TYPE_CHECKING:
    import httpx


@dataclass
class Reading:
    """One answer as it comes in; times are of time.perf_counter, in seconds."""

    connection: Connection
    broken: dict[str, str]
    prompt_tokens: int
    tokens: int = 0
    started: float = field(default_factory=time.perf_counter)
    first: float = 0.0
    stop: Stop | None = None
    done: bool = False
    text: list[str] = field(default_factory=list)

    async def events(self, response: httpx.Response) -> AsyncGenerator[Event]:
        """Pieces, then the Reply. Raises EngineGone when the answer breaks off."""
        async with aclosing(self._chunks(response)) as chunks:
            async for chunk in chunks:
                for content, logprobs in self._take(chunk):
                    if not self.first:
                        self.first = time.perf_counter()
                        yield Prefill(self.prompt_tokens, self.prompt_tokens)
                    self.tokens += 1
                    self.text.append(content)
                    yield Piece(content, self.tokens, logprobs)
        where = self.connection.where
        if self.stop is None and not self.done:
            raise EngineGone(
                Said("{where} ended its answer in the middle. Try again.", where=where)
            )
        seconds = time.perf_counter() - self.started
        # A spelling can be spread over pieces: only the whole text puts it back.
        text = put_back("".join(self.text), self.broken)
        yield Reply(text, self.tokens, self.prompt_tokens, seconds, self.stop or Stop.END)

    async def _chunks(self, response: httpx.Response) -> AsyncGenerator[Any]:
        """The JSON of each server-sent event, or of a body that is not a stream."""
        if "json" in response.headers.get("content-type", ""):
            self.done = True
            yield self.connection.json(await response.aread())
            return
        async for data in _data(response):
            if data == "[DONE]":
                self.done = True
                return
            yield self.connection.json(data.encode())

    def _take(self, chunk: Any) -> list[tuple[str, tuple[TokenLogprob, ...]]]:
        """The new text of one chunk; remembers counts and why the answer ended."""
        where = self.connection.where
        if not isinstance(chunk, dict):
            raise EngineError(
                Said(
                    "{where} answered in a form that is not OpenAI's. "
                    "Does precis.engine.url point to an OpenAI-compatible server?",
                    where=where,
                )
            )
        if error := chunk.get("error"):
            said = error.get("message") if isinstance(error, dict) else error
            raise EngineError(
                Said("{where} failed in the middle: {reason}", where=where, reason=str(said)[:300])
            )
        if isinstance(usage := chunk.get("usage"), dict):
            self.tokens = usage.get("completion_tokens") or self.tokens
            self.prompt_tokens = usage.get("prompt_tokens") or self.prompt_tokens
        found = []
        for choice in chunk.get("choices") or ():
            delta = choice.get("delta") or choice.get("message") or {}
            # /v1/completions has its text beside the delta's place.
            if content := delta.get("content") or choice.get("text"):
                found.append((str(content), _logprobs(choice)))
            if reason := choice.get("finish_reason"):
                self.stop = wire.parse_stop(reason)
        return found


async def _data(response: httpx.Response) -> AsyncIterator[str]:
    """The data of server-sent events; comments and other fields are left out."""
    async for line in lines(response):
        if line.startswith("data:"):
            yield line.removeprefix("data:").strip()


def _logprobs(choice: dict[str, Any]) -> tuple[TokenLogprob, ...]:
    """The log-probabilities of a choice's tokens; none where the server gives none."""
    try:
        return tuple(
            TokenLogprob(
                item["token"],
                float(item["logprob"]),
                tuple((top["token"], float(top["logprob"])) for top in item["top_logprobs"]),
            )
            for item in choice["logprobs"]["content"]
        )
    except (KeyError, TypeError, ValueError):
        return ()
