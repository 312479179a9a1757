"""The engine host: the process that holds a model and serves it on loopback to its owner.

Started as `python -m precis.engine.host`. Its first line on standard input is a JSON object
with the token and the configuration; its first line on standard output holds the port.
It ends when standard input closes, so it never outlives its owner.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import os
import socket
import sys
import threading
import time
import uuid
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from precis.engine import wire
from precis.engine.base import Message, Piece, Prefill, Reply
from precis.engine.catalog import find, weights
from precis.engine.host_config import HostConfig
from precis.errors import EngineError, ModelMissing, PrecisError, TooLong

if TYPE_CHECKING:
    from precis.engine.gguf import GgufEngine

Handler = Callable[[HttpRequest], Awaitable[Response]]


class Host:
    """The routes, and the engine behind them once it is loaded."""

    def __init__(self, config: HostConfig, token: str) -> None:
        self._config = config
        self._token = token
        self._engine: asyncio.Future[GgufEngine] | None = None

    def application(self) -> Starlette:
        """The ASGI application."""
        routes = [
            ("/health", self.health, "GET"),
            ("/metrics", self.metrics, "GET"),
            ("/v1/models", self.models, "GET"),
            ("/v1/chat/completions", self.chat, "POST"),
            ("/tokenize", self.tokenize, "POST"),
            ("/scores", self.scores, "POST"),
        ]
        return Starlette(
            routes=[Route(path, self._guard(call), methods=[verb]) for path, call, verb in routes]
        )

    async def load(self) -> None:
        """Load the model beside the running server, so that /health answers meanwhile."""
        loop = asyncio.get_running_loop()
        self._engine = loop.run_in_executor(None, self._load)
        # Whoever waits for the engine gets its error; nobody waiting is no error of its own.
        self._engine.add_done_callback(lambda done: done.exception())

    def _load(self) -> GgufEngine:
        entry = find(self._config.model)
        path = weights(entry)
        try:
            from precis.engine.gguf import GgufEngine
        except ImportError as error:
            raise ModelMissing(
                f"llama.cpp is not usable here ({error}). Run: pip install --upgrade xllamacpp"
            ) from error
        return GgufEngine(
            entry,
            path,
            context=self._config.context,
            parallel=self._config.parallel,
            threads=self._config.threads,
        )

    async def _loaded(self) -> GgufEngine:
        if self._engine is None:
            raise EngineError("The engine host was asked before it started loading its model.")
        return await asyncio.shield(self._engine)

    def _guard(self, call: Handler) -> Handler:
        """Refuse a wrong token; answer our errors as JSON instead of a traceback."""

        async def guarded(request: HttpRequest) -> Response:
            given = request.headers.get("authorization", "")
            if not hmac.compare_digest(given.encode(), f"Bearer {self._token}".encode()):
                return JSONResponse({"error": {"message": "Wrong or missing token."}}, 401)
            try:
                return await call(request)
            except PrecisError as error:
                status = 400 if isinstance(error, TooLong) else 503
                return JSONResponse(wire.error_body(error), status)
            except ValueError as error:
                return JSONResponse({"error": {"message": str(error), "code": "invalid"}}, 400)

        return guarded

    async def health(self, _: HttpRequest) -> Response:
        """State (loading, ready, failed) and the engine's counters; never waits."""
        state: dict[str, Any] = {"status": "loading"}
        if self._engine is not None and self._engine.done():
            if error := self._engine.exception():
                state = {"status": "failed", "message": str(error)}
            else:
                engine = self._engine.result()
                state = {"status": "ready", **asdict(engine.counters)}
                state["idle_seconds"] = _idle(engine)
        return JSONResponse(state)

    async def metrics(self, _: HttpRequest) -> Response:
        """The counters in Prometheus' text format."""
        engine = await self._loaded()
        lines = [f"precis_{name} {value}" for name, value in asdict(engine.counters).items()]
        return PlainTextResponse("\n".join(lines) + "\n")

    async def models(self, _: HttpRequest) -> Response:
        """The one model served, with what the engine can do in our extension field."""
        info = await (await self._loaded()).info()
        model = {
            "id": info.model,
            "object": "model",
            "owned_by": "precis",
            wire.EXTENSION: wire.info_body(info),
        }
        return JSONResponse({"object": "list", "data": [model]})

    async def tokenize(self, request: HttpRequest) -> Response:
        """`{"texts": […]}` → `{"counts": […]}`, or `{"messages": […]}` → `{"count": n}`."""
        body = await _json(request)
        engine = await self._loaded()
        if "messages" in body:
            count = await engine.count_prompt(wire.parse_messages(body["messages"]))
            return JSONResponse({"count": count})
        texts = body.get("texts")
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise ValueError("`texts` must be a list of strings.")
        return JSONResponse({"counts": await engine.count_tokens(texts)})

    async def scores(self, request: HttpRequest) -> Response:
        """`{"messages": […], "choices": […]}` → `{"logprobs": […]}`."""
        body = await _json(request)
        engine = await self._loaded()
        choices = body.get("choices")
        whole = isinstance(choices, list) and all(isinstance(one, str) and one for one in choices)
        if not choices or not whole:
            raise ValueError("`choices` must be a list of strings that are not empty.")
        messages: tuple[Message, ...] = wire.parse_messages(body.get("messages"))
        return JSONResponse({"logprobs": await engine.scores(messages, choices)})

    async def chat(self, request: HttpRequest) -> Response:
        """OpenAI's chat completions, streamed or whole; a client that leaves cancels its work."""
        body = await _json(request)
        wanted = wire.parse_request(body)
        engine = await self._loaded()
        info = await engine.info()
        events = engine.stream(wanted)
        # The first event comes before the response starts, so that a prompt that does not
        # fit is refused with a status instead of in the middle of a stream.
        first = await _first(request, events)
        if body.get("stream"):
            chunks = _sse(info.model, first, events)
            return StreamingResponse(chunks, media_type="text/event-stream")
        async with aclosing(events):
            async for event in events:
                if await request.is_disconnected():
                    break
                first = event
        return JSONResponse(_whole(info.model, first))


async def _first(request: HttpRequest, events: AsyncGenerator[Any]) -> Any:
    """The first event; a client that leaves while it waits in the queue gives its place up."""
    event = asyncio.create_task(anext(events))
    leaving = asyncio.create_task(_left(request))
    try:
        await asyncio.wait({event, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not event.done():
            raise EngineError("The client left before its turn came.")
        return event.result()
    finally:
        for task in (event, leaving):
            task.cancel()
        await asyncio.gather(event, leaving, return_exceptions=True)


async def _left(request: HttpRequest) -> None:
    """Return when the client has closed its connection; the body has been read before."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _idle(engine: GgufEngine) -> float:
    """Seconds since the engine's last step; 0 while it has never worked."""
    last = engine.counters.last_step
    return time.monotonic() - last if last else 0.0


async def _json(request: HttpRequest) -> dict[str, Any]:
    try:
        body = await request.json()
    except json.JSONDecodeError as error:
        raise ValueError("The body is not JSON.") from error
    if not isinstance(body, dict):
        raise ValueError("The body must be a JSON object.")
    return body


async def _sse(model: str, first: Any, events: AsyncGenerator[Any]) -> AsyncGenerator[str]:
    """Server-sent events of one reply; Starlette closes it when the client has gone."""
    identity = f"chatcmpl-{uuid.uuid4().hex}"
    async with aclosing(events):
        try:
            yield _data(_chunk(identity, model, first))
            async for event in events:
                yield _data(_chunk(identity, model, event))
        except PrecisError as error:
            yield _data(wire.error_body(error))
    yield "data: [DONE]\n\n"


def _chunk(identity: str, model: str, event: Any) -> dict[str, Any]:
    match event:
        case Prefill():
            chunk = wire.chunk(identity, model)
            chunk[wire.EXTENSION] = {"prefill": wire.prefill_body(event)}
        case Piece():
            chunk = wire.chunk(identity, model, delta={"content": event.text})
        case Reply():
            chunk = wire.chunk(identity, model, finish_reason=wire.finish_reason(event.stop))
            chunk["usage"] = _usage(event)
            # The guard may have cut the text after its pieces had gone out.
            chunk[wire.EXTENSION] = {"reply": {"text": event.text, "stop": event.stop.value}}
    return chunk


def _whole(model: str, event: Any) -> dict[str, Any]:
    if not isinstance(event, Reply):
        raise EngineError("The engine ended its answer without a result. Try again.")
    message = {"role": "assistant", "content": event.text}
    reason = wire.finish_reason(event.stop)
    return {
        "id": f"chatcmpl-{uuid.uuid4().hex}",
        "object": "chat.completion",
        "model": model,
        "choices": [{"index": 0, "message": message, "finish_reason": reason}],
        "usage": _usage(event),
    }


def _usage(reply: Reply) -> dict[str, int]:
    return {
        "prompt_tokens": reply.prompt_tokens,
        "completion_tokens": reply.tokens,
        "total_tokens": reply.prompt_tokens + reply.tokens,
    }


def _data(chunk: dict[str, Any]) -> str:
    return f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n"


async def _serve(config: HostConfig, token: str) -> None:
    import uvicorn

    host = Host(config, token)
    listening = socket.create_server(("127.0.0.1", 0))
    settings = uvicorn.Config(host.application(), log_level="warning", access_log=False)
    print(json.dumps({"port": listening.getsockname()[1]}), flush=True)
    await host.load()
    await uvicorn.Server(settings).serve(sockets=[listening])


def _end_with_owner() -> None:
    """End this process at once when standard input closes: llama.cpp cannot be interrupted."""
    sys.stdin.buffer.read()
    os._exit(0)


def main() -> None:
    """Read the configuration and the token from standard input, then serve."""
    start = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_owner, daemon=True).start()
    asyncio.run(_serve(HostConfig(**start["config"]), start["token"]))


if __name__ == "__main__":
    main()
