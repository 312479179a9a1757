"""Requests and waiting, for the tests of the transformers engine."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

from precis.engine.base import Event, Message, Priority, Request, Sampling, complete

Load = Callable[..., Any]
LONG = "the river and the sea and the land. " * 30


def asking(
    text: str, adapter: str = "", priority: Priority = Priority.INTERACTIVE, **sampling: Any
) -> Request:
    settings = {"temperature": 0.0, "max_tokens": 24} | sampling
    messages = (Message("user", text),)
    return Request(messages, Sampling(**settings), adapter=adapter, priority=priority)


async def events_of(engine: Any, request: Request) -> list[Event]:
    return [event async for event in engine.stream(request)]


async def text_of(engine: Any, *args: Any, **kwargs: Any) -> str:
    return (await complete(engine, asking(*args, **kwargs))).text


async def until(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to that in time"
        await asyncio.sleep(0.002)
