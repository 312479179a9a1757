"""llama.cpp's server replaced while nothing uses it: never two at once, never under a call."""

from __future__ import annotations

import asyncio
import threading
import weakref
from collections.abc import Callable
from typing import Any

import pytest

from precis.engine.loaded import Loaded
from precis.errors import EngineError


class Server:
    """A server that answers when it is let."""

    def __init__(self, threads: int) -> None:
        self.threads = threads
        self.listening_address = ""
        self.let = threading.Event()

    def handle_completions(
        self, body: dict[str, Any], receive: Callable[[dict[str, Any]], bool]
    ) -> None:
        assert self.let.wait(20)
        receive(body | {"threads": self.threads})


class Loader:
    """Loads servers; knows how many there are at once."""

    def __init__(self) -> None:
        self.alive: weakref.WeakSet[Server] = weakref.WeakSet()
        self.most = 0
        self.failure: EngineError | None = None

    def __call__(self, threads: int, key: str) -> Server:
        if self.failure is not None:
            raise self.failure
        server = Server(threads)
        self.alive.add(server)
        self.most = max(self.most, len(self.alive))
        return server

    def let(self) -> None:
        """The present server may answer."""
        next(iter(self.alive)).let.set()


def answered_by(loaded: Loaded) -> Callable[[], int]:
    """A call that says how many threads the server has that answered it."""

    def call() -> int:
        got: list[int] = []

        def receive(chunk: dict[str, Any]) -> bool:
            got.append(chunk["threads"])
            return False

        loaded.completions({}, receive)
        return got[0]

    return call


async def test_a_reload_waits_for_calls_under_way_and_others_wait_for_it() -> None:
    load = Loader()
    loaded = Loaded(load, 2, at_once=2)
    call = answered_by(loaded)
    before = asyncio.ensure_future(loaded.call(call))
    await asyncio.sleep(0)
    reloading = asyncio.ensure_future(loaded.reload(1))
    await asyncio.sleep(0)
    after = asyncio.ensure_future(loaded.call(call))
    await asyncio.sleep(0.05)
    assert not reloading.done()

    load.let()
    assert await before == 2
    await reloading
    load.let()
    assert await after == 1
    assert loaded.threads == 1
    loaded.close()


async def test_two_servers_are_never_in_memory_at_once() -> None:
    load = Loader()
    loaded = Loaded(load, 2, at_once=2)
    for threads in (1, 2, 1):
        load.let()
        await loaded.call(answered_by(loaded))
        await loaded.reload(threads)
    assert load.most == 1
    loaded.close()


async def test_a_reload_outlives_whoever_asked_for_it() -> None:
    load = Loader()
    loaded = Loaded(load, 2, at_once=2)
    call = asyncio.ensure_future(loaded.call(answered_by(loaded)))
    await asyncio.sleep(0)
    asking = asyncio.ensure_future(loaded.reload(1))
    await asyncio.sleep(0)
    # Neither the call nor the reload ends with those who wait for them.
    call.cancel()
    asking.cancel()
    await asyncio.gather(call, asking, return_exceptions=True)
    assert loaded.threads == 2

    load.let()
    await loaded.ready()
    assert loaded.threads == 1
    loaded.close()


async def test_a_model_that_cannot_be_loaded_again_is_said_and_tried_anew() -> None:
    load = Loader()
    loaded = Loaded(load, 2, at_once=2)
    load.failure = EngineError("The file has gone.")
    with pytest.raises(EngineError, match="gone"):
        await loaded.reload(1)
    with pytest.raises(EngineError, match="gone"):
        await loaded.call(answered_by(loaded))

    load.failure = None
    await loaded.ready()
    load.let()
    assert await loaded.call(answered_by(loaded)) == 2
    loaded.close()


async def test_a_reload_is_one_line_of_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    loaded = Loaded(Loader(), 2, at_once=2)
    await loaded.reload(1)
    (line,) = capsys.readouterr().err.splitlines()
    assert "The model was loaded anew with 1 instead of 2 threads in " in line
    loaded.close()
