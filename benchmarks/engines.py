"""Our engine as every benchmark asks it: through the public client, as an editor does."""

from __future__ import annotations

import asyncio
import http.client
import json
import time
from contextlib import aclosing, closing
from dataclasses import replace
from typing import Any

from benchmarks import paper
from benchmarks.children import Reading
from benchmarks.processes import end_hosts
from precis.engine import registry
from precis.engine.base import Message, Piece, Prefill, Reply, Request, Sampling
from precis.engine.client import HostClient
from precis.engine.host_config import HostConfig
from precis.settings import Settings

CONTEXT = Settings().context
PARALLEL = Settings().parallel


def config(threads: int, context: int = CONTEXT, parallel: int = PARALLEL) -> HostConfig:
    """The product's defaults with a number of threads; 0 lets the engine choose."""
    return HostConfig.of(replace(Settings(), context=context, parallel=parallel, threads=threads))


async def started(settings: HostConfig) -> tuple[HostClient, float]:
    """A client whose host has its model loaded, and the seconds that took."""
    start = time.perf_counter()
    client = HostClient(settings)
    await client.info()
    return client, time.perf_counter() - start


async def ended(client: HostClient) -> None:
    """Leave the host, and end it if it lives on without clients."""
    await client.close()
    await asyncio.to_thread(end_hosts)


def request(text: str, tokens: int) -> Request:
    """Go on after a text, with summarizing's sampling; nothing of ours ends the reply early."""
    return Request((Message("user", text),), Sampling(max_tokens=tokens))


def as_prompt(text: str) -> str:
    """The same prompt as a plain string, for the other ways: our template adds the newline."""
    return f"{text}\n"


async def read(client: HostClient, wanted: Request) -> Reading:
    """One reply as its client sees it."""
    started = time.perf_counter()
    first = last = 0.0
    prompt = 0
    async with aclosing(client.stream(wanted)) as events:
        async for event in events:
            match event:
                case Prefill():
                    prompt = event.total
                case Piece():
                    last = time.perf_counter() - started
                    first = first or last
                case Reply():
                    prompt = event.prompt_tokens or prompt
                    return Reading(first, last, event.tokens, prompt, event.text)
    raise RuntimeError("The stream ended without a reply.")


async def text_of(client: HostClient, tokens: int, variant: int) -> str:
    """Running text of our paper with about `tokens` tokens of the engine's own counting."""
    guess = tokens
    for _ in range(3):
        text = paper.words(guess, variant)
        counted = (await client.count_tokens([text]))[0]
        if abs(counted - tokens) <= max(4, tokens // 100):
            break
        guess = max(1, guess * tokens // counted)
    return text


class Watch:
    """Asks a host's /health without an HTTP client's start, longer than what is measured here."""

    def __init__(self, settings: HostConfig) -> None:
        record = registry.read(registry.record_path(settings))
        if record is None:
            raise RuntimeError("The host has left no record of where it listens.")
        self._headers = {"Authorization": f"Bearer {record.token}"}
        self._port = record.port

    def running(self) -> int:
        """Requests that the engine computes now."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        with closing(connection):
            connection.request("GET", "/health", headers=self._headers)
            state: dict[str, Any] = json.load(connection.getresponse())
        return int(state["running"])

    async def idle(self, deadline: float = 60.0) -> float:
        """Seconds until nothing is running."""
        started = time.perf_counter()
        while self.running():
            if time.perf_counter() - started > deadline:
                raise RuntimeError(f"The engine did not become idle in {deadline:g} s.")
            await asyncio.sleep(0.001)
        return time.perf_counter() - started
