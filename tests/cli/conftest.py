"""The command line in this process with a fake engine, and as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

import precis
from precis.cli.main import run
from precis.engine.fake import FakeEngine
from precis.settings import Settings

SERVER = Path(precis.__file__).parents[1]


def serve(transport: str, host: str, port: int) -> None:
    """No language server in these tests."""
    raise AssertionError("a language server was started")


Precis = Callable[..., int]
Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    """The engine that commands of this process get."""
    engine = FakeEngine()

    @asynccontextmanager
    async def lent(_: Settings) -> AsyncIterator[FakeEngine]:
        yield engine
        await engine.close()

    for module in ("write", "batch"):
        monkeypatch.setattr(f"precis.cli.{module}.engine_for", lent)
    return engine


@pytest.fixture
def precis_in(fake: FakeEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Precis:
    """Runs a command here, in an empty folder, on the fake engine."""
    monkeypatch.chdir(tmp_path)

    def command(*words: str | Path) -> int:
        return run([str(word) for word in words], serve)

    return command


def environment() -> dict[str, str]:
    """Where a new process finds this Précis, and prints no colours."""
    found = os.pathsep.join(filter(None, (str(SERVER), os.environ.get("PYTHONPATH"))))
    return os.environ | {"PYTHONPATH": found, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}


@pytest.fixture
def process(tmp_path: Path) -> Command:
    """Runs `python -m precis …` in an empty folder."""

    def command(*words: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "precis", *map(str, words)],
            cwd=tmp_path,
            env=environment(),
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    return command
