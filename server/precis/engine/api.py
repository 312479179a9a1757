"""The HTTP routes of an engine host: OpenAI's, and a few of ours, for whoever has its token."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import asdict
from typing import Any, Protocol

from starlette.applications import Starlette
from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

import precis
from precis.engine import wire
from precis.engine.base import Engine, Message, Request
from precis.engine.counters import Counters
from precis.engine.lifetime import Lifetime
from precis.engine.sse import events_body, first_event, left, whole_body
from precis.engine.threads import Reloadable
from precis.errors import EngineError, PrecisError, TooLong
from precis.text.said import Said

Handler = Callable[[HttpRequest], Awaitable[Response]]

_KEEP_ALIVE_SECONDS = 15.0


class HostedEngine(Engine, Protocol):
    """An engine that runs in a host: it counts what it does and whom it has served."""

    counters: Counters

    def plan(self) -> str:
        """What it keeps in memory, in one sentence with the numbers."""
        ...

    def served(self) -> dict[str, int]:
        """Tokens served, by session."""
        ...


class Api:
    """The routes, and the engine behind them once it is loaded."""

    def __init__(self, token: str, lifetime: Lifetime) -> None:
        self._token = token
        self._lifetime = lifetime
        self._engine: asyncio.Future[HostedEngine] | None = None

    def serve(self, engine: asyncio.Future[HostedEngine]) -> None:
        """Answer from this engine as soon as it has loaded; its error is everybody's answer."""
        self._engine = engine
        # Whoever waits for the engine gets its error; nobody waiting is no error of its own.
        engine.add_done_callback(lambda done: done.exception())

    def application(self) -> Starlette:
        """The ASGI application."""
        routes = [
            ("/health", self.health, "GET"),
            ("/metrics", self.metrics, "GET"),
            ("/session", self.session, "GET"),
            ("/stop", self.stop, "POST"),
            ("/v1/models", self.models, "GET"),
            ("/v1/chat/completions", self.chat, "POST"),
            ("/v1/completions", self.completions, "POST"),
            ("/tokenize", self.tokenize, "POST"),
            ("/scores", self.scores, "POST"),
        ]
        return Starlette(
            routes=[Route(path, self._guard(call), methods=[verb]) for path, call, verb in routes]
        )

    @property
    def working(self) -> bool:
        """Whether something is being loaded or computed."""
        if self._engine is None or not self._engine.done():
            return True
        if self._engine.exception():
            return False
        counters = self._engine.result().counters
        return counters.running > 0 or counters.waiting > 0

    @property
    def failed(self) -> bool:
        """Whether the engine could not be loaded."""
        return self._engine is not None and self._engine.done() and bool(self._engine.exception())

    async def _loaded(self) -> HostedEngine:
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
        """State (loading, ready, failed), the engine's counters and sessions; never waits."""
        state: dict[str, Any] = {
            "status": "loading",
            "version": precis.__version__,
            "running": 0,
            "waiting": 0,
            "draining": self._lifetime.draining,
            "sessions": self._lifetime.report(),
        }
        if self._engine is not None and self._engine.done():
            if error := self._engine.exception():
                state |= {"status": "failed", "message": str(error)}
            else:
                engine = self._engine.result()
                state |= {"status": "ready", **asdict(engine.counters)}
                state |= {"plan": engine.plan(), "served": engine.served()}
                if isinstance(engine, Reloadable):
                    state["threads"] = engine.threads
        return JSONResponse(state)

    async def metrics(self, _: HttpRequest) -> Response:
        """The counters in Prometheus' text format."""
        engine = await self._loaded()
        lines = []
        for name, value in asdict(engine.counters).items():
            kind = "gauge" if name in ("running", "waiting", "last_step") else "counter"
            lines += [f"# TYPE precis_{name} {kind}", f"precis_{name} {value}"]
        lines += ["# TYPE precis_sessions gauge", f"precis_sessions {len(self._lifetime.sessions)}"]
        return PlainTextResponse("\n".join(lines) + "\n", media_type="text/plain; version=0.0.4")

    async def session(self, request: HttpRequest) -> Response:
        """An answer that lasts as long as its client: this is how the host knows who is there."""
        identity = _session(request)
        name = request.query_params.get("name", "")
        number = request.query_params.get("process_id", "0")
        idle = request.query_params.get("idle_seconds", "")
        if idle:
            self._lifetime.idle_seconds = max(1.0, float(idle))
        self._lifetime.ends_with_last_client = request.query_params.get("last") == "1"

        async def living() -> AsyncGenerator[str]:
            self._lifetime.joined(identity, name, int(number) if number.isdigit() else 0)
            try:
                while True:
                    yield ": here\n\n"
                    await asyncio.sleep(_KEEP_ALIVE_SECONDS)
            finally:
                self._lifetime.left(identity)

        return StreamingResponse(living(), media_type="text/event-stream")

    async def stop(self, request: HttpRequest) -> Response:
        """End as soon as what runs is done; new requests are refused."""
        del request
        self._lifetime.draining = True
        return JSONResponse({"status": "draining"})

    async def models(self, _: HttpRequest) -> Response:
        """The model served and its adapters, with what the engine can do in our own field."""
        info = await (await self._loaded()).info()
        model = {
            "id": info.model,
            "object": "model",
            "owned_by": "precis",
            wire.EXTENSION: wire.info_body(info),
        }
        adapters = [
            {"id": name, "object": "model", "owned_by": "precis", "parent": info.model}
            for name in info.adapters
        ]
        return JSONResponse({"object": "list", "data": [model, *adapters]})

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
        """`{"messages": […], "choices": […], "adapter"?: name}` → `{"logprobs": […]}`."""
        body = await _json(request)
        engine = await self._loaded()
        choices = body.get("choices")
        whole = isinstance(choices, list) and all(isinstance(one, str) and one for one in choices)
        if not choices or not whole:
            raise ValueError("`choices` must be a list of strings that are not empty.")
        adapter = body.get("adapter", "")
        if not isinstance(adapter, str):
            raise ValueError("`adapter` must be a string.")
        messages: tuple[Message, ...] = wire.parse_messages(body.get("messages"))
        return JSONResponse({"logprobs": await engine.scores(messages, choices, adapter)})

    async def chat(self, request: HttpRequest) -> Response:
        """OpenAI's chat completions, streamed or whole; a client that leaves cancels its work."""
        return await self._answer(request, await _json(request), raw=False)

    async def completions(self, request: HttpRequest) -> Response:
        """OpenAI's completions: the prompt goes to the model as it is, after one BOS."""
        body = await _json(request)
        prompt = body.get("prompt")
        if not isinstance(prompt, str):
            raise ValueError("`prompt` must be a string.")
        return await self._answer(
            request, {**body, "messages": [{"role": "user", "content": prompt}]}, raw=True
        )

    async def _answer(self, request: HttpRequest, body: dict[str, Any], *, raw: bool) -> Response:
        if self._lifetime.draining:
            raise EngineError(Said("The engine is being stopped. Run the command again."))
        self._lifetime.touch()
        engine = await self._loaded()
        info = await engine.info()
        wanted: Request = wire.parse_request(
            body, session=_session(request), adapters=info.adapters, raw=raw
        )
        events = engine.stream(wanted)
        # The first event comes before the response starts, so that a prompt that does not
        # fit is refused with a status instead of in the middle of a stream.
        first = await first_event(request, events)
        if body.get("stream"):
            chunks = events_body(info.model, first, events, raw=raw)
            return StreamingResponse(chunks, media_type="text/event-stream")
        seen = await self._all(request, events, first)
        return JSONResponse(whole_body(info.model, seen, raw=raw))

    async def _all(
        self, request: HttpRequest, events: AsyncGenerator[Any], first: Any
    ) -> list[Any]:
        """All events; those that came before, when the client leaves in the middle."""
        seen = [first]

        async def follow() -> None:
            async with aclosing(events):
                async for event in events:
                    seen.append(event)

        following = asyncio.create_task(follow())
        leaving = asyncio.create_task(left(request))
        try:
            await asyncio.wait({following, leaving}, return_when=asyncio.FIRST_COMPLETED)
            if following.done():
                following.result()  # raises what the engine raised
            return seen
        finally:
            for task in (following, leaving):
                task.cancel()
            await asyncio.gather(following, leaving, return_exceptions=True)


def _session(request: HttpRequest) -> str:
    return str(request.headers.get("x-precis-session", ""))


async def _json(request: HttpRequest) -> dict[str, Any]:
    try:
        body = await request.json()
    except json.JSONDecodeError as error:
        raise ValueError("The body is not JSON.") from error
    if not isinstance(body, dict):
        raise ValueError("The body must be a JSON object.")
    return body
