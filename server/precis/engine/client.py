"""The client of an engine host: finds or starts it on first need and speaks the wire to it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import time
import uuid
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from precis.engine import launcher, registry, wire
from precis.engine.base import (
    EngineInfo,
    Event,
    Message,
    Piece,
    Prefill,
    Priority,
    Reply,
    Request,
    Stop,
    complete_all,
)
from precis.engine.host_config import HostConfig, Living
from precis.engine.lines import lines
from precis.errors import EngineError, EngineGone, ModelCorrupt, ModelMissing, PrecisError
from precis.text.said import Said

if TYPE_CHECKING:
    import httpx

    from precis.engine.registry import HostRecord


class HostClient:
    """An Engine whose model lives in the one host process of this user and configuration.

    The first call finds the host or starts it. A host that has ended since is started again,
    unseen when it was idle or had told us nothing of a request yet; once it had, with an EngineGone
    error.
    """

    def __init__(self, config: HostConfig, living: Living | None = None, name: str = "") -> None:
        self._config = config
        self._living = living or Living()
        self._name = name
        self._session = uuid.uuid4().hex
        self._starting = asyncio.Lock()
        self._record: HostRecord | None = None
        self._http: httpx.AsyncClient | None = None
        self._staying: asyncio.Task[None] | None = None

    @property
    def process_id(self) -> int | None:
        """The host's process id, once it is known."""
        return self._record.process_id if self._record else None

    async def info(self) -> EngineInfo:
        """What the engine is; waits until its model is loaded."""
        body = await self._call("GET", "/v1/models")
        return wire.parse_info(body["data"][0][wire.EXTENSION])

    async def health(self) -> dict[str, Any]:
        """The host's state and counters; starts nothing and does not wait for the model."""
        record = self._record or registry.read(registry.record_path(self._config))
        state = await launcher.ask(record, "GET", "/health") if record else None
        return state or {"status": "not running", "running": 0}

    async def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text by itself."""
        if not texts:
            return []
        return list((await self._call("POST", "/tokenize", {"texts": list(texts)}))["counts"])

    async def count_prompt(self, messages: Sequence[Message]) -> int:
        """Tokens of the rendered prompt."""
        asked = {"messages": wire.messages_body(list(messages))}
        return int((await self._call("POST", "/tokenize", asked))["count"])

    async def scores(
        self, messages: Sequence[Message], choices: Sequence[str], adapter: str = ""
    ) -> list[float]:
        """Log-probability of each choice."""
        asked = {
            "messages": wire.messages_body(list(messages)),
            "choices": list(choices),
            "adapter": adapter,
        }
        return list((await self._call("POST", "/scores", asked))["logprobs"])

    async def batch(
        self, requests: Sequence[Request], finished: Callable[[int, Reply], None] | None = None
    ) -> list[Reply]:
        """All replies; the host runs as many at once as it has slots, after interactive ones."""
        many = len(requests) > 1
        ranked = [replace(one, priority=Priority.BATCH) if many else one for one in requests]
        return await complete_all(self, ranked, finished)

    async def stream(self, request: Request) -> AsyncGenerator[Event]:
        """Events of one reply; closing the generator makes the host stop computing it."""
        import httpx

        body = wire.request_body(request, self._config.model)
        for attempt in (1, 2):
            http = await self._connection()
            answered = False
            try:
                async with http.stream("POST", "/v1/chat/completions", json=body) as response:
                    answered = True
                    if response.status_code != 200:
                        await response.aread()
                        raise await self._refusal(_json(response))
                    async with aclosing(_events(response)) as events:
                        async for event in events:
                            yield event
                    return
            except httpx.TransportError as error:
                await self._forget()
                # A host that ended while it had nothing to do for us is started again, unseen.
                if answered or attempt == 2:
                    raise _gone() from error

    async def close(self) -> None:
        """Leave the host; it ends by itself when nobody needs it any more."""
        await self._forget()

    async def stop_host(self) -> None:
        """End the host as soon as what it computes is done."""
        if (record := self._record) is not None:
            await self._forget()
            await launcher.stop(record, registry.record_path(self._config))

    async def _call(
        self, verb: str, path: str, body: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        import httpx

        for attempt in (1, 2):
            http = await self._connection()
            try:
                response = await http.request(verb, path, json=body)
            except httpx.TransportError as error:
                await self._forget()
                if attempt == 2:
                    raise _gone() from error
                continue
            answer = _json(response)
            if response.status_code != 200:
                raise await self._refusal(answer)
            return answer
        raise AssertionError("unreachable")

    async def _refusal(self, answer: dict[str, Any]) -> PrecisError:
        """The host's error. A host without its model ends, so that the next call looks again."""
        error = wire.parse_error(answer)
        if isinstance(error, ModelMissing | ModelCorrupt):
            await self.stop_host()
        return error

    async def _connection(self) -> httpx.AsyncClient:
        async with self._starting:
            if self._http is None:
                self._record = await launcher.host_for(self._config)
                self._http = _http(self._record, self._session)
                self._staying = asyncio.create_task(self._stay(self._http))
            return self._http

    async def _stay(self, http: httpx.AsyncClient) -> None:
        """Keep one connection open, which tells the host that this client is there."""
        import httpx

        asked = {
            "name": self._name,
            "process_id": str(os.getpid()),
            "idle_seconds": str(self._living.idle_seconds),
            "last": "1" if self._living.ends_with_last_client else "0",
        }
        with contextlib.suppress(httpx.HTTPError):
            async with http.stream("GET", "/session", params=asked) as response:
                async for _ in response.aiter_raw():
                    pass

    async def _forget(self) -> None:
        """Drop what is known of the host; the next call finds it again, or another one."""
        http, self._http, self._record = self._http, None, None
        staying, self._staying = self._staying, None
        if staying is not None:
            staying.cancel()
            await asyncio.gather(staying, return_exceptions=True)
        if http is not None:
            await http.aclose()


def _http(record: HostRecord, session: str) -> httpx.AsyncClient:
    import httpx

    return httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{record.port}",
        headers={"Authorization": f"Bearer {record.token}", "X-Precis-Session": session},
        # The prompt of a long document takes minutes; cancelling is the user's, not a clock's.
        timeout=httpx.Timeout(None, connect=10),
        limits=httpx.Limits(max_connections=None),
        # Loopback only: a proxy of the environment must never see a document.
        trust_env=False,
    )


def _gone() -> EngineGone:
    return EngineGone(
        Said(
            "The engine's process ended while it worked. Your document was not touched. "
            "Run the command again: the engine starts anew."
        )
    )


async def _events(response: httpx.Response) -> AsyncGenerator[Event]:
    """Our events from an OpenAI stream."""
    started = time.perf_counter()
    text: list[str] = []
    whole: str | None = None
    tokens, prompt_tokens, stop = 0, 0, Stop.END
    async for line in lines(response):
        if not line.startswith("data: ") or line == "data: [DONE]":
            continue
        chunk = json.loads(line.removeprefix("data: "))
        if "error" in chunk:
            raise wire.parse_error(chunk)
        extension = chunk.get(wire.EXTENSION, {})
        if final := extension.get("reply"):
            whole, stop = final["text"], Stop(final["stop"])
        if prefill := extension.get("prefill"):
            prompt_tokens = prefill["total"]
            yield Prefill(**prefill)
        for choice in chunk.get("choices", ()):
            if content := choice["delta"].get("content"):
                tokens = extension.get("tokens", tokens + 1)
                text.append(content)
                yield Piece(content, tokens, wire.parse_logprobs(choice.get("logprobs")))
            if choice.get("finish_reason") and whole is None:
                stop = wire.parse_stop(choice["finish_reason"])
        if usage := chunk.get("usage"):
            tokens, prompt_tokens = usage["completion_tokens"], usage["prompt_tokens"]
    said = "".join(text) if whole is None else whole
    yield Reply(said, tokens, prompt_tokens, time.perf_counter() - started, stop)


def _json(response: httpx.Response) -> dict[str, Any]:
    try:
        body = response.json()
    except ValueError as error:
        raise EngineError(
            Said(
                "The engine answered with status {status} and no JSON. Try again.",
                status=response.status_code,
            )
        ) from error
    return body if isinstance(body, dict) else {}
