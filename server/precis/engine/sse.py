"""Replies as OpenAI's server-sent events and objects, and noticing that a client has gone."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import Any

from starlette.requests import Request as HttpRequest

from precis.engine import wire
from precis.engine.base import Piece, Prefill, Reply
from precis.engine.refusals import no_result
from precis.errors import EngineError, PrecisError


async def first_event(request: HttpRequest, events: AsyncGenerator[Any]) -> Any:
    """The first event; a client that leaves while it waits in the queue gives its place up."""
    event = asyncio.create_task(anext(events))
    leaving = asyncio.create_task(left(request))
    try:
        await asyncio.wait({event, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not event.done():
            raise EngineError("The client left before its turn came.")
        return event.result()
    finally:
        for task in (event, leaving):
            task.cancel()
        await asyncio.gather(event, leaving, return_exceptions=True)


async def left(request: HttpRequest) -> None:
    """Return when the client has closed its connection; the body has been read before."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def events_body(
    model: str, first: Any, events: AsyncGenerator[Any], *, raw: bool
) -> AsyncGenerator[str]:
    """Server-sent events of one reply; Starlette closes it when the client has gone."""
    identity = f"chatcmpl-{uuid.uuid4().hex}"
    async with aclosing(events):
        try:
            yield _data(_chunk(identity, model, first, raw))
            async for event in events:
                yield _data(_chunk(identity, model, event, raw))
        except PrecisError as error:
            yield _data(wire.error_body(error))
    yield "data: [DONE]\n\n"


def _chunk(identity: str, model: str, event: Any, raw: bool) -> dict[str, Any]:
    """One event as a chunk of chat completions, or of completions for a raw prompt."""
    chunk: dict[str, Any]
    match event:
        case Prefill():
            chunk = wire.chunk(identity, model)
            chunk[wire.EXTENSION] = {"prefill": wire.prefill_body(event)}
        case Piece():
            chunk = wire.chunk(identity, model, delta={"content": event.text})
            chunk[wire.EXTENSION] = {"tokens": event.tokens}
            if event.logprobs:
                chunk["choices"][0]["logprobs"] = {"content": wire.logprobs_body(event.logprobs)}
        case Reply():
            chunk = wire.chunk(identity, model, finish_reason=wire.finish_reason(event.stop))
            chunk["usage"] = _usage(event)
            # The guard may have cut the text after its pieces had gone out.
            chunk[wire.EXTENSION] = {"reply": {"text": event.text, "stop": event.stop.value}}
    if raw:
        choice = chunk["choices"][0]
        choice["text"] = choice.pop("delta").get("content", "")
        chunk["object"] = "text_completion"
    return chunk


def whole_body(model: str, events: Sequence[Any], *, raw: bool) -> dict[str, Any]:
    """A reply's events as one object. Raises EngineError when they do not end with a Reply."""
    event = events[-1]
    if not isinstance(event, Reply):
        raise no_result()
    pieces = [piece for piece in events if isinstance(piece, Piece)]
    logprobs = [found for piece in pieces for found in piece.logprobs]
    reason = wire.finish_reason(event.stop)
    content: dict[str, Any] = {"message": {"role": "assistant", "content": event.text}}
    if raw:
        content = {"text": event.text}
    if logprobs:
        content["logprobs"] = {"content": wire.logprobs_body(logprobs)}
    return {
        "id": f"chatcmpl-{uuid.uuid4().hex}",
        "object": "text_completion" if raw else "chat.completion",
        "model": model,
        "choices": [{"index": 0, **content, "finish_reason": reason}],
        "usage": _usage(event),
    }


def _usage(reply: Reply) -> dict[str, int]:
    return {
        "prompt_tokens": reply.prompt_tokens,
        "completion_tokens": reply.tokens,
        "total_tokens": reply.prompt_tokens + reply.tokens,
    }


def _data(chunk: dict[str, Any]) -> str:
    # In ASCII, since many clients take U+2028 and its like for the end of a line.
    return f"data: {json.dumps(chunk)}\n\n"
