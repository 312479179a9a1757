"""`precis doctor`: its exit code says whether writing would work."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from precis.engine import downloads
from precis.engine.fake import FakeEngine
from precis.errors import EngineGone, ModelMissing, PrecisError
from precis.settings import Settings

from .conftest import Precis

# With a server of one's own no model has to be installed.
TRIED = ("doctor", "--try", "--json", "--url", "http://127.0.0.1:9/v1")


@pytest.fixture(autouse=True)
def tried(fake: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine that the doctor tries."""

    @asynccontextmanager
    async def lent(_: Settings) -> AsyncIterator[FakeEngine]:
        yield fake

    monkeypatch.setattr("precis.cli.doctor.engine_for", lent)


def test_a_trial_that_writes_ends_with_0(
    precis_in: Precis, capsys: pytest.CaptureFixture[str]
) -> None:
    assert precis_in(*TRIED) == 0
    trial = json.loads(capsys.readouterr().out)[-1]
    assert (trial["name"], trial["fix"]) == ("trial", "")
    assert trial["state"].startswith("wrote ")


@pytest.mark.parametrize(
    ("failure", "code"),
    [(EngineGone("The engine's process ended."), 4), (ModelMissing("Run: pip install x"), 5)],
)
def test_a_trial_that_fails_ends_with_its_code_and_is_told_in_the_report(
    precis_in: Precis,
    capsys: pytest.CaptureFixture[str],
    fake: FakeEngine,
    failure: PrecisError,
    code: int,
) -> None:
    fake.failure = failure
    assert precis_in(*TRIED) == code
    trial = json.loads(capsys.readouterr().out)[-1]
    assert trial == {"name": "trial", "state": "failed", "fix": str(failure)}


def test_the_size_of_a_pulled_model_is_said(
    precis_in: Precis,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "pulled.gguf"
    file.write_bytes(bytes(3_000_000))
    monkeypatch.setattr(downloads, "location", lambda _: file)
    precis_in("doctor", "--json", "--model", "gemma-3-1b-it-q4")
    findings = {finding["name"]: finding for finding in json.loads(capsys.readouterr().out)}
    assert "gemma-3-1b-it-q4, 3 MB" in findings["model"]["state"]
    precis_in("model", "list")
    assert "3 MB" in capsys.readouterr().out
