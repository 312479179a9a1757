"""Finds the running host of a configuration, or starts it: one for each user, never two."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from precis.engine import registry
from precis.engine.host_config import HostConfig
from precis.engine.registry import HostRecord
from precis.errors import EngineError
from precis.text.said import Said

# Importing the host's libraries takes about a second; a cold disk may need many.
_TOO_SLOW = Said("The engine's process did not start within a minute. Run `precis doctor`.")
_START_SECONDS = 60.0
# A model of a few GB loads in less; a slow answer until then is no reason for a second host.
_SILENT_SECONDS = 30.0
# How long an old host may go on with what it computes before it is replaced all the same.
_DRAIN_SECONDS = 120.0


async def host_for(config: HostConfig) -> HostRecord:
    """The host of a configuration, started when there is none.

    A host of another version is asked to finish what it does and replaced. Raises EngineError
    when none can be started.
    """
    from filelock import AsyncFileLock

    path = registry.record_path(config)
    found = registry.read(path)
    if found is not None and found.is_ours and await answers(found):
        return found
    # Two windows that open together both come here: the second one finds what the first started.
    async with AsyncFileLock(registry.lock_path(path), thread_local=False):
        found = registry.read(path)
        if found is not None and await answers(found):
            if found.is_ours:
                return found
            await _replace(path, found)
        if found is not None:
            registry.remove(path, found.process_id)
        return await _started(config, path)


async def answers(record: HostRecord) -> bool:
    """Whether a host listens where its record says, and knows its token."""
    return await health(record) is not None


async def health(record: HostRecord) -> dict[str, Any] | None:
    """What a host says of its state; None where none of ours listens.

    llama.cpp lets nothing else of its process run while it loads a model, so a host that takes
    the connection and lives is given time before it counts as gone.
    """
    import httpx
    import psutil

    until = time.monotonic() + _SILENT_SECONDS
    while True:
        try:
            return await _asked(record, "GET", "/health")
        except httpx.ReadTimeout:
            if time.monotonic() > until or not psutil.pid_exists(record.process_id):
                return None
        except httpx.HTTPError:
            return None


async def ask(record: HostRecord, verb: str, path: str) -> dict[str, Any] | None:
    """One short question to a host; None when it does not answer within two seconds."""
    import httpx

    with contextlib.suppress(httpx.HTTPError):
        return await _asked(record, verb, path)
    return None


async def _asked(record: HostRecord, verb: str, path: str) -> dict[str, Any] | None:
    """The answer; None for one that is no host's of ours. Raises httpx.HTTPError without one."""
    import httpx

    async with httpx.AsyncClient(trust_env=False, timeout=2) as http:
        response = await http.request(
            verb,
            f"http://127.0.0.1:{record.port}{path}",
            headers={"Authorization": f"Bearer {record.token}"},
        )
    with contextlib.suppress(ValueError):
        body = response.json()
        if response.status_code == 200 and isinstance(body, dict):
            return body
    return None


async def stop(record: HostRecord, path: Path, seconds: float = _DRAIN_SECONDS) -> bool:
    """Tell a host to end when its work is done; False when it has not within `seconds`."""
    await ask(record, "POST", "/stop")
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if registry.read(path) != record or not await answers(record):
            registry.remove(path, record.process_id)
            return True
        await asyncio.sleep(0.1)
    return False


async def _replace(path: Path, old: HostRecord) -> None:
    """Let an old host finish; one that does not is left to itself and ends when it is idle."""
    await stop(old, path)


def _spawn(config: HostConfig, path: Path) -> subprocess.Popen[bytes]:
    """A host in a session of its own, with nothing of ours but the environment."""
    with registry.log_path(path).open("w", encoding="utf-8") as output:
        return subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "precis.engine.host", json.dumps(asdict(config)), str(path)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=_environment(),
            cwd=path.parent,  # not the window's folder, which may be removed
            **_detached(),
        )


async def _started(config: HostConfig, path: Path) -> HostRecord:
    process = await asyncio.to_thread(_spawn, config, path)
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        record = registry.read(path)
        if record is not None and record.process_id == process.pid:
            _reap(process)
            return record
        if process.poll() is not None:
            raise EngineError(
                Said(
                    "The engine's process ended at its start (exit code {code}). "
                    "It said: {line} Run `precis doctor`.",
                    code=process.returncode,
                    line=_last_line(registry.log_path(path)),
                )
            )
        await asyncio.sleep(0.02)
    process.kill()
    raise EngineError(_TOO_SLOW)


def _reap(process: subprocess.Popen[bytes]) -> None:
    """Take note of the host's end whenever it comes, if we are still there then."""
    threading.Thread(target=process.wait, name="precis-host", daemon=True).start()


def _detached() -> dict[str, Any]:
    """A session of its own: no signal of our terminal and no end of our window reaches it."""
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
        return {"creationflags": flags | subprocess.BELOW_NORMAL_PRIORITY_CLASS}
    return {"start_new_session": True}


def _environment() -> dict[str, str]:
    """Ours, with an absolute PYTHONPATH, since the host starts in another folder."""
    environment = dict(os.environ)
    if path := environment.get("PYTHONPATH"):
        places = (str(Path(place).absolute()) for place in path.split(os.pathsep) if place)
        environment["PYTHONPATH"] = os.pathsep.join(places)
    return environment


def _last_line(log: Path) -> str:
    lines = log.read_text("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else Said("(nothing)")
