"""llama.cpp's server in this process: called off the event loop, replaced while nothing uses it."""

from __future__ import annotations

import asyncio
import ctypes
import json
import secrets
import sys
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, Protocol, TypeVar

from precis.errors import EngineError
from precis.text.said import Said

T = TypeVar("T")


class Server(Protocol):
    """What llama.cpp's server is for us."""

    listening_address: str

    def handle_completions(
        self, body: dict[str, Any], receive: Callable[[dict[str, Any]], bool]
    ) -> Any:
        """Answer one request, chunk by chunk, until it is over or `receive` says True."""
        ...


# Loads the model with so many threads; the server answers whoever knows the key.
Load = Callable[[int, str], Server]


class Loaded:
    """One llama.cpp server, and the threads of Python that wait for it.

    `at_once` calls run beside each other. Raises EngineError when the model cannot be loaded.
    """

    def __init__(self, load: Load, threads: int, at_once: int) -> None:
        self.threads = threads
        self._load = load
        self._pool = ThreadPoolExecutor(at_once, thread_name_prefix="llama")
        self._key = secrets.token_urlsafe(24)
        self._server: Server | None = load(threads, self._key)
        self._using = 0
        self._unused = asyncio.Event()
        self._unused.set()
        self._reloading: asyncio.Task[None] | None = None

    async def ready(self) -> None:
        """Wait for a reload; one that failed is tried again. Raises its EngineError."""
        if self._server is None and self._reloading is None:
            self._begin_reload(self.threads)
        while self._reloading is not None:
            await asyncio.shield(self._reloading)

    async def call(self, call: Callable[..., T], *arguments: Any) -> T:
        """The result of a call that uses the server, made in a thread."""
        await self.ready()
        # Who is cancelled leaves; llama.cpp goes on and counts as used until it has answered.
        return await asyncio.shield(self.begin(call, *arguments))

    def begin(self, call: Callable[..., T], *arguments: Any) -> asyncio.Future[T]:
        """The same at once, for whoever has waited until it is ready; not to be cancelled."""
        self._using += 1
        self._unused.clear()
        future = asyncio.get_running_loop().run_in_executor(self._pool, call, *arguments)
        future.add_done_callback(self._ended)
        return future

    def completions(self, body: dict[str, Any], receive: Callable[[dict[str, Any]], bool]) -> None:
        """Blocks until llama.cpp has answered; only from within `call` or `begin`."""
        self._present().handle_completions(body, receive)

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """Ask llama.cpp over its own HTTP, on loopback; blocks, as `completions` does."""
        return _ask(self._present(), self._key, path, body)

    async def reload(self, threads: int) -> None:
        """Load the model anew with so many threads, after the calls under way; others wait.

        It goes on when its caller is cancelled. Raises EngineError when llama.cpp refuses.
        """
        if self._reloading is None:
            self._begin_reload(threads)
        await self.ready()

    def close(self) -> None:
        """Take no more calls; llama.cpp's memory goes with the process."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _begin_reload(self, threads: int) -> None:
        task = asyncio.create_task(self._reload(threads))
        # Whoever waits gets its error; when nobody waits any more, it is the next one's.
        task.add_done_callback(lambda done: done.cancelled() or done.exception())
        self._reloading = task

    async def _reload(self, threads: int) -> None:
        loop = asyncio.get_running_loop()
        try:
            await self._unused.wait()
            started = time.monotonic()
            await loop.run_in_executor(self._pool, self._replace, threads)
        finally:
            self._reloading = None
        print(
            f"{time.strftime('%Y-%m-%d %H:%M:%S')} The model was loaded anew with "
            f"{threads} instead of {self.threads} threads in {time.monotonic() - started:.1f} s.",
            file=sys.stderr,
            flush=True,
        )
        self.threads = threads

    def _replace(self, threads: int) -> None:
        """Never two models in memory: the old one goes before the new one comes."""
        self._server = None
        _return_memory()
        self._server = self._load(threads, self._key)

    def _present(self) -> Server:
        if self._server is None:
            raise EngineError(Said("The model is not loaded. Run the command again."))
        return self._server

    def _ended(self, _: asyncio.Future[Any]) -> None:
        self._using -= 1
        if not self._using:
            self._unused.set()


def wait_for_loop(server: Server, key: str) -> None:
    """Block until a new server takes tasks.

    One that goes before its loop has begun waits for ever for its end, holding Python's lock
    (xllamacpp 2026.10: once in ten loads). The adapters are told by that loop.
    """
    _ask(server, key, "/lora-adapters")


def _ask(server: Server, key: str, path: str, body: dict[str, Any] | None = None) -> Any:
    request = urllib.request.Request(  # noqa: S310 - always http://127.0.0.1
        server.listening_address + path,
        None if body is None else json.dumps(body).encode(),
        {"Authorization": f"Bearer {key}", "Content-Type": "application/json"},
    )
    # Without proxies: what the environment names must never see a document.
    loopback = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with loopback.open(request) as response:
        return json.load(response)


def _return_memory() -> None:
    """Give freed memory back to the system.

    The C library of Linux keeps it for itself otherwise: measured over 8 reloads of the embedded
    model, the process grew from 445 to 625 MB, with this it stayed at 445.
    """
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):  # another C library has no such function
            ctypes.CDLL(None).malloc_trim(0)
