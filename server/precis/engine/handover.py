"""The way from an engine's own thread to the event loop, a few chunks at a time."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from typing import Any

# Waking the event loop and the client for every token takes processor time from llama.cpp's
# threads, which fill all cores: measured on two cores, 41 tokens/s against its own 46. Ten
# updates a second are enough for a reader's eyes.
UPDATE_SECONDS = 0.1


class Handover:
    """One reply's chunks on their way; `put` and `end` are for the thread, `take` for the loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop, every: float = UPDATE_SECONDS) -> None:
        self._loop = loop
        self._every = every
        self._chunks: deque[dict[str, Any]] = deque()
        self._ready = asyncio.Event()
        self._ended = False
        self._failure: BaseException | None = None
        self._woken = 0.0

    def put(self, chunk: dict[str, Any], *, at_once: bool = False) -> None:
        """Add a chunk; the loop learns of it at once, or within `every` seconds of the last time.

        A chunk that waits is taken with the next one or with the end, never lost.
        """
        self._chunks.append(chunk)
        now = time.monotonic()
        if at_once or now - self._woken >= self._every:
            self._woken = now
            self._loop.call_soon_threadsafe(self._ready.set)

    def end(self, failure: BaseException | None = None) -> None:
        """No chunk follows; `failure` is what `take` raises when all have been taken."""
        self._failure = failure
        self._ended = True
        self._loop.call_soon_threadsafe(self._ready.set)

    async def take(self) -> list[dict[str, Any]]:
        """All chunks that have arrived, at least one; an empty list after the last of them."""
        while True:
            # Whether it has ended is read first: what came before the end is then in `_chunks`.
            ended = self._ended
            taken = [self._chunks.popleft() for _ in range(len(self._chunks))]
            if taken:
                return taken
            if ended:
                if self._failure is not None:
                    raise self._failure
                return []
            self._ready.clear()
            if not self._chunks and not self._ended:
                await self._ready.wait()
