"""The one engine of this server: started by the first job, replaced when its settings change."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from precis.errors import EngineError
from precis.lsp.quiet import report
from precis.settings import Settings

if TYPE_CHECKING:
    from precis.engine.base import Engine

EngineFactory = Callable[[Settings], "Engine"]
_Key = tuple[str | int | float, ...]

_STATE_SECONDS = 2.0


@runtime_checkable
class Watched(Protocol):
    """An engine that tells its state and counters without waiting for its model."""

    async def health(self) -> dict[str, Any]:
        """State and counters."""
        ...


def host_engine(settings: Settings) -> Engine:
    """The engine of the product; its first call finds or starts what it needs."""
    # Late: answering `initialize` must not wait for them.
    from precis.engine.connect import connect

    return connect(settings, "editor")


def _key(settings: Settings) -> _Key:
    """What an engine was made from; another key needs another engine."""
    return (
        settings.model,
        settings.context,
        settings.parallel,
        settings.threads,
        settings.quantization,
        settings.device,
        settings.adapters,
        settings.keep,
        settings.idle_minutes,
        settings.url,
        settings.remote_model,
        settings.key_variable,
    )


@dataclass
class _Kept:
    key: _Key
    engine: Engine
    users: int = 0
    failed: bool = False


class Engines:
    """Lends the engine to jobs. An engine whose settings went out of use is closed when idle."""

    def __init__(self, factory: EngineFactory) -> None:
        self._factory = factory
        self._kept: list[_Kept] = []
        self._wanted: _Key | None = None
        self._making = asyncio.Lock()

    @contextlib.asynccontextmanager
    async def lent(self, settings: Settings) -> AsyncGenerator[Engine]:
        """An engine for these settings, kept open at least as long as this context.

        An engine that failed is closed, so that the next job starts one anew: what it lacked
        may be there by then.
        """
        async with self._making:
            await self.want(settings)
            kept = next((one for one in self._kept if one.key == self._wanted), None)
            if kept is None:
                # In a thread, because the first time it imports the HTTP client.
                engine = await asyncio.to_thread(self._factory, settings)
                kept = _Kept(_key(settings), engine)
                self._kept.append(kept)
            kept.users += 1
        try:
            yield kept.engine
        except EngineError:
            kept.failed = True
            raise
        finally:
            kept.users -= 1
            await self._close_unwanted()

    async def want(self, settings: Settings) -> None:
        """From now on engines of other settings are not needed: close them as they fall idle."""
        self._wanted = _key(settings)
        await self._close_unwanted()

    def wants(self, settings: Settings) -> bool:
        """Whether these settings' engine is still the one in use."""
        return self._wanted == _key(settings)

    async def _close_unwanted(self) -> None:
        idle = [one for one in self._kept if not one.users]
        for kept in [one for one in idle if one.failed or one.key != self._wanted]:
            self._kept.remove(kept)
            await _close(kept.engine)

    async def close(self) -> None:
        """Close every engine."""
        kept, self._kept = self._kept, []
        await asyncio.gather(*(_close(one.engine) for one in kept))

    async def restart(self, settings: Settings) -> bool:
        """Close every engine and end the process that holds the model for all windows.

        True when there was one; the next job starts it anew.
        """
        await self.close()
        if settings.url:
            return False  # a server of the user's own is not ours to end
        from precis.lsp.host_end import end_host

        return await end_host(settings)

    async def state(self) -> dict[str, Any]:
        """What runs, without starting anything."""
        if not self._kept:
            return {"status": "not started", "running": 0}
        kept = self._kept[-1]
        state: dict[str, Any] = {"status": "started", "model": kept.key[0], "users": kept.users}
        if getattr(kept.engine, "process_id", 0) is None:
            # Its process has not been started yet, or has ended: asking it would start it.
            return {**state, "status": "not running", "running": 0}
        if isinstance(kept.engine, Watched):
            with contextlib.suppress(Exception):
                health = await asyncio.wait_for(kept.engine.health(), _STATE_SECONDS)
                return {**state, **health}
        return state


async def _close(engine: Engine) -> None:
    try:
        await engine.close()
    except Exception as error:
        report(error)
