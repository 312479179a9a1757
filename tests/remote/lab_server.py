"""A server in this process that behaves like vLLM, llama-server, Ollama or a picky gateway."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from precis.engine.base import Message, Sampling
from precis.engine.base import Request as Asked
from precis.engine.remote import RemoteEngine

# What `transformers serve` and other strict servers know of OpenAI's fields.
PLAIN = {"model", "messages", "temperature", "top_p", "max_tokens", "seed", "stream", "stop"}


@dataclass
class Lab:
    """What the server is and how it fails; `asked` remembers each path and body."""

    kind: str = "vllm"
    answer: tuple[str, ...] = ("Trees ", "need ", "water.")
    models: tuple[str, ...] = ("gemma",)
    adapters: tuple[str, ...] = ()
    context: int = 4096
    key: str = ""
    fail: list[int] = field(default_factory=list)  # statuses of the next chat requests
    fail_models: int = 0
    retry_after: str = "0"
    picky: bool = False
    top: dict[str, float] | None = None
    breaks_after: int = -1  # pieces
    delay: float = 0.0  # seconds before each piece
    body: bytes | None = None  # in place of an answer
    finish: str = "stop"
    redirect: str = ""
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    sent: int = 0
    gone: asyncio.Event = field(default_factory=asyncio.Event)  # a client left in the middle

    def chats(self) -> list[dict[str, Any]]:
        """Bodies of the chat requests so far."""
        return [body for path, body in self.asked if path == "/v1/chat/completions"]

    def application(self) -> Starlette:
        paths = [("/v1/models", "GET", self._models), ("/v1/chat/completions", "POST", self._chat)]
        paths.append(("/v1/completions", "POST", self._chat))
        if self.kind in ("vllm", "llamacpp"):
            paths.append(("/tokenize", "POST", self._tokenize))
        if self.kind == "llamacpp":
            paths.append(("/props", "GET", self._props))
            paths.append(("/apply-template", "POST", self._template))
        if self.kind == "library":
            paths.append(("/api/version", "GET", self._version))
        return Starlette(routes=[Route(path, call, methods=[verb]) for path, verb, call in paths])

    async def _take(self, request: Request) -> Response | None:
        raw = await request.body()
        self.asked.append((request.url.path, json.loads(raw) if raw else {}))
        self.keys.append(request.headers.get("authorization", ""))
        if self.redirect:
            return RedirectResponse(self.redirect, 307)
        if self.key and self.keys[-1] != f"Bearer {self.key}":
            return JSONResponse({"error": {"message": "Unauthorized"}}, 401)
        return None

    async def _models(self, request: Request) -> Response:
        if refused := await self._take(request):
            return refused
        if self.fail_models:
            return Response("Internal Server Error", self.fail_models)
        cards: list[dict[str, Any]] = [{"id": name, "owned_by": self.kind} for name in self.models]
        cards += [
            {"id": name, "owned_by": self.kind, "parent": self.models[0]} for name in self.adapters
        ]
        for card in cards:
            if self.kind == "vllm":
                card["max_model_len"] = self.context
            if self.kind == "llamacpp":
                card["meta"] = {"n_ctx_train": 131_072}
        return JSONResponse({"object": "list", "data": cards})

    async def _props(self, request: Request) -> Response:
        return JSONResponse({"default_generation_settings": {"n_ctx": self.context}})

    async def _version(self, request: Request) -> Response:
        return JSONResponse({"version": "0.9.0"})

    async def _template(self, request: Request) -> Response:
        await self._take(request)
        turns = self.asked[-1][1]["messages"]
        return JSONResponse({"prompt": " ".join(turn["content"] for turn in turns) + " ⟨model⟩"})

    async def _tokenize(self, request: Request) -> Response:
        """One word is one token; each server knows its own form only."""
        if refused := await self._take(request):
            return refused
        body = self.asked[-1][1]
        if self.kind == "llamacpp":
            return JSONResponse({"tokens": list(range(len(body["content"].split())))})
        if "messages" in body:
            count = sum(len(turn["content"].split()) + 3 for turn in body["messages"])
        elif "prompt" in body:
            count = len(body["prompt"].split())
        else:
            return JSONResponse({"detail": [{"loc": ["prompt"], "msg": "Field required"}]}, 400)
        return JSONResponse({"count": count, "max_model_len": self.context, "tokens": []})

    async def _chat(self, request: Request) -> Response:
        if refused := await self._take(request):
            return refused
        body = self.asked[-1][1]
        if self.fail:
            status = self.fail.pop(0)
            if status != 200:
                said = {"error": {"message": f"status {status}"}}
                return JSONResponse(said, status, headers={"Retry-After": self.retry_after})
        if self.picky and (unknown := set(body) - PLAIN):
            return JSONResponse({"detail": f"Unexpected fields in the request: {unknown}"}, 422)
        names = (*self.models, *self.adapters)
        if self.kind == "sglang":
            names = (*self.models, *(f"{self.models[0]}:{name}" for name in self.adapters))
        if body["model"] not in names:
            message = f"The model `{body['model']}` does not exist."
            return JSONResponse({"error": {"message": message}}, 404)
        if self.body is not None:
            return Response(self.body, media_type="text/event-stream")
        if not body.get("stream"):
            return JSONResponse({"choices": [self._whole()]})
        wants_usage = "stream_options" in body
        events = self._events(wants_usage, body)
        return StreamingResponse(events, media_type="text/event-stream")

    def _whole(self) -> dict[str, Any]:
        choice: dict[str, Any] = {"message": {"content": "Yes"}, "finish_reason": "length"}
        if self.top is not None:
            choice["logprobs"] = self._logprobs()
        return choice

    def _logprobs(self) -> dict[str, Any]:
        top = [{"token": token, "logprob": score} for token, score in (self.top or {}).items()]
        return {"content": [{"token": "Yes", "logprob": -0.25, "top_logprobs": top}]}

    async def _events(self, wants_usage: bool, body: dict[str, Any]) -> AsyncGenerator[str]:
        try:
            yield ": a comment\n\n"
            yield _chunk(delta={"role": "assistant", "content": None})
            for number, piece in enumerate(self.answer):
                await asyncio.sleep(self.delay)
                if number == self.breaks_after:
                    raise ConnectionError("the server fell over")
                self.sent += 1
                if "prompt" in body:
                    yield _chunk(text=piece)
                    continue
                extra = {"logprobs": self._logprobs()} if body.get("logprobs") else {}
                yield _chunk(delta={"content": piece}, **extra)
            yield _chunk(delta={}, finish_reason=self.finish)
            if wants_usage:
                usage = {"prompt_tokens": 7, "completion_tokens": len(self.answer) + 1}
                yield f"data: {json.dumps({'choices': [], 'usage': usage})}\n\n"
            yield "data: [DONE]\n\n"
        except (asyncio.CancelledError, GeneratorExit):
            self.gone.set()
            raise


def _chunk(**choice: Any) -> str:
    body = {"choices": [{"index": 0, "finish_reason": None, **choice}]}
    return f"data: {json.dumps(body, ensure_ascii=False)}\n\n"


@asynccontextmanager
async def serving(application: Any) -> AsyncIterator[str]:
    """The application on a loopback port; gives its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(application, log_level="critical", access_log=False, lifespan="off")
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve(sockets=[listening]))
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        server.force_exit = True
        await running
        listening.close()


ASKED = (Message("user", "Summarize: trees need water."),)


@asynccontextmanager
async def engine_on(lab: Lab, **options: Any) -> AsyncIterator[RemoteEngine]:
    """An engine on a running lab server."""
    async with serving(lab.application()) as url:
        values = {"model": "", "key": None, "context": 2048} | options
        engine = RemoteEngine(url + values.pop("path", ""), **values)
        try:
            yield engine
        finally:
            await engine.close()


def request(*messages: Message, **sampling: Any) -> Asked:
    return Asked(messages or ASKED, Sampling(**({"max_tokens": 64} | sampling)))
