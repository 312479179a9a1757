"""`precis engine`: what it says of a host that was killed or does not answer."""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

import precis
from precis.cli.engine import engine
from precis.engine import registry
from precis.engine.host_config import HostConfig
from precis.engine.registry import HostRecord

CONFIG = HostConfig("gemma-3-270m", context=8192, parallel=2, threads=0)


@pytest.fixture
async def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[list[str]]:
    """A host that takes connections and says nothing; what it was asked."""
    monkeypatch.setenv("PRECIS_RUNTIME_DIR", str(tmp_path))
    heard: list[str] = []

    async def silent(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
        heard.append((await reader.readline()).decode())

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    path = registry.record_path(CONFIG)
    record = HostRecord(1, port, "t", precis.__version__, registry.WIRE_VERSION, time.time(), {})
    registry.write(path, record)
    registry.log_path(path).write_text("It began to read the model.\n", "utf-8")
    async with server:
        yield heard


async def test_the_log_of_a_silent_host_is_shown_without_asking_it(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert await engine(argparse.Namespace(action="logs", json=False)) == 0
    assert "It began to read the model." in capsys.readouterr().out
    assert asked == []
