"""The client of an engine host: starts the host on first need and speaks the wire to it."""

from __future__ import annotations

import asyncio
import json
import secrets
import sys
import time
from collections import deque
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from precis.engine import wire
from precis.engine.base import (
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
from precis.engine.host_config import HostConfig
from precis.errors import EngineError, EngineGone, ModelCorrupt, ModelMissing, PrecisError

if TYPE_CHECKING:
    import httpx

_START_SECONDS = 60.0


class HostClient:
    """An Engine whose model lives in a child process; the child is started by the first call.

    A host that crashed or was killed is started again by the next call.
    """

    def __init__(self, config: HostConfig) -> None:
        self._config = config
        self._starting = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None
        self._http: httpx.AsyncClient | None = None
        self._errors: deque[str] = deque(maxlen=20)
        self._draining: asyncio.Task[None] | None = None

    @property
    def process_id(self) -> int | None:
        """The host's process id while it runs."""
        running = self._process is not None and self._process.returncode is None
        return self._process.pid if running and self._process else None

    async def info(self) -> EngineInfo:
        """What the engine is; waits until its model is loaded."""
        body = await self._get("/v1/models")
        return wire.parse_info(body["data"][0][wire.EXTENSION])

    async def health(self) -> dict[str, Any]:
        """The host's state and counters; does not wait for the model."""
        return await self._get("/health")

    async def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text by itself."""
        if not texts:
            return []
        body = await self._post("/tokenize", {"texts": list(texts)})
        return list(body["counts"])

    async def count_prompt(self, messages: Sequence[Message]) -> int:
        """Tokens of the rendered prompt."""
        body = await self._post("/tokenize", {"messages": wire.messages_body(list(messages))})
        return int(body["count"])

    async def scores(self, messages: Sequence[Message], choices: Sequence[str]) -> list[float]:
        """Log-probability of each choice."""
        asked = {"messages": wire.messages_body(list(messages)), "choices": list(choices)}
        return list((await self._post("/scores", asked))["logprobs"])

    async def batch(
        self, requests: Sequence[Request], finished: Callable[[int, Reply], None] | None = None
    ) -> list[Reply]:
        """All replies; the host runs as many at once as it has slots."""
        return await complete_all(self, requests, finished)

    async def stream(self, request: Request) -> AsyncGenerator[Event]:
        """Events of one reply; closing the generator makes the host stop computing it."""
        import httpx

        http = await self._connection()
        body = wire.request_body(request, self._config.model)
        try:
            async with http.stream("POST", "/v1/chat/completions", json=body) as response:
                if response.status_code != 200:
                    await response.aread()
                    raise await self._refusal(_json(response))
                async with aclosing(_events(response)) as events:
                    async for event in events:
                        yield event
        except httpx.TransportError as error:
            raise await self._gone() from error

    async def close(self) -> None:
        """End the host and wait until it has gone."""
        if self._http is not None:
            await self._http.aclose()
            self._http = None
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            if process.stdin is not None:
                process.stdin.close()
            try:
                await asyncio.wait_for(process.wait(), 5)
            except TimeoutError:
                process.kill()
                await process.wait()
        if self._draining is not None:
            await self._draining
            self._draining = None

    async def _get(self, path: str) -> dict[str, Any]:
        return await self._call("GET", path, None)

    async def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return await self._call("POST", path, body)

    async def _call(self, verb: str, path: str, body: dict[str, Any] | None) -> dict[str, Any]:
        import httpx

        http = await self._connection()
        try:
            response = await http.request(verb, path, json=body)
        except httpx.TransportError as error:
            raise await self._gone() from error
        answer = _json(response)
        if response.status_code != 200:
            raise await self._refusal(answer)
        return answer

    async def _refusal(self, answer: dict[str, Any]) -> PrecisError:
        """The host's error. A host without its model ends, so that the next call looks again."""
        error = wire.parse_error(answer)
        if isinstance(error, ModelMissing | ModelCorrupt):
            await self.close()
        return error

    async def _connection(self) -> httpx.AsyncClient:
        async with self._starting:
            if self._http is None or self.process_id is None:
                await self._start()
            assert self._http is not None
            return self._http

    async def _start(self) -> None:
        import httpx

        await self.close()
        token = secrets.token_urlsafe(32)
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "precis.engine.host",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            # Ctrl-C in a terminal goes to us alone; we cancel the work and end the host.
            start_new_session=True,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._draining = asyncio.create_task(self._drain(self._process))
        start = {"token": token, "config": asdict(self._config)}
        try:
            self._process.stdin.write(json.dumps(start).encode() + b"\n")
            await self._process.stdin.drain()
            line = await asyncio.wait_for(self._process.stdout.readline(), _START_SECONDS)
            port = json.loads(line)["port"]
        except (OSError, TimeoutError, ValueError) as error:
            raise await self._gone() from error
        self._http = httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{port}",
            headers={"Authorization": f"Bearer {token}"},
            # The prompt of a long document takes minutes; cancelling is the user's, not a clock's.
            timeout=httpx.Timeout(None, connect=10),
            limits=httpx.Limits(max_connections=None),
            # Loopback only: a proxy of the environment must never see a document.
            trust_env=False,
        )

    async def _drain(self, process: asyncio.subprocess.Process) -> None:
        """Keep the host's last error lines; a full pipe would stop it."""
        assert process.stderr is not None
        async for line in process.stderr:
            self._errors.append(line.decode(errors="replace").rstrip())

    async def _gone(self) -> EngineGone:
        """The error for a host that does not answer any more; the next call starts another."""
        process = self._process
        last = next((line for line in reversed(self._errors) if line), "")
        await self.close()
        code = f" (exit code {process.returncode})" if process else ""
        detail = f" It said: {last}" if last else ""
        return EngineGone(
            f"The engine's process ended{code}.{detail} Your document was not touched. "
            "Run the command again: the engine starts anew."
        )


async def _events(response: httpx.Response) -> AsyncGenerator[Event]:
    """Our events from an OpenAI stream."""
    started = time.perf_counter()
    text: list[str] = []
    whole: str | None = None
    tokens, prompt_tokens, stop = 0, 0, Stop.END
    async for line in response.aiter_lines():
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
                tokens += 1
                text.append(content)
                yield Piece(content, tokens)
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
            f"The engine answered with status {response.status_code} and no JSON. Try again."
        ) from error
    return body if isinstance(body, dict) else {}
