"""Ends this user's engine host, whatever it computes, for the one who asks for a restart."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import psutil

from precis.engine import launcher, registry
from precis.engine.host_config import HostConfig
from precis.settings import Settings

# What it computes for other windows may come to its end in this time; who waits longer
# is told that the engine has gone.
_DRAIN_SECONDS = 2.0
_KILL_SECONDS = 5.0


async def end_host(settings: Settings) -> bool:
    """End the host of these settings; False when there was none. Never kills another program."""
    path = registry.record_path(HostConfig.of(settings))
    record = registry.read(path)
    if record is None or not _is_host(record.process_id):
        return False
    await launcher.stop(record, path, _DRAIN_SECONDS)
    # One that hangs does not answer, which looks like one that has ended.
    await asyncio.to_thread(_see_off, record.process_id)
    registry.remove(path, record.process_id)
    return True


def _is_host(process_id: int) -> bool:
    """Whether this process is an engine host; its number may have passed to another program."""
    try:
        return "precis.engine.host" in psutil.Process(process_id).cmdline()
    except psutil.Error:
        return False


def _see_off(process_id: int) -> None:
    """Wait for the end of a host, and bring it about where it does not come."""
    if not _is_host(process_id):
        return
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(process_id)
        try:
            process.wait(_DRAIN_SECONDS)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(_KILL_SECONDS)
