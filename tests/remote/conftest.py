"""A hub of our own for the real huggingface_hub client, and folders of our own for its cache."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from huggingface_hub import constants

from precis.engine import choice, local_models
from precis.engine.catalog import CatalogEntry, find

from .hub_server import Hub, hub_at_work

GGUF = "gemma-3-1b-it-q4_0.gguf"
BYTES = b"GGUF" + bytes(range(256)) * 4096  # 1 MiB and a bit

Connected = Callable[[Hub], CatalogEntry]


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Cache, imported models, the user's choice and the token in an empty folder."""
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr(constants, "HF_TOKEN_PATH", str(tmp_path / "token"))
    monkeypatch.setattr(constants, "HF_HUB_DISABLE_XET", True)
    monkeypatch.delenv("HF_TOKEN", raising=False)
    monkeypatch.setattr(local_models, "user_data_path", lambda name: tmp_path / "data" / name)
    monkeypatch.setattr(choice, "user_config_path", lambda name: tmp_path / "config" / name)
    # The client writes so many bytes at a time; its 10 MiB are more than our files have.
    monkeypatch.setattr(constants, "DOWNLOAD_CHUNK_SIZE", 50_000)
    # The client waits a second before it goes on after a break.
    monkeypatch.setattr("huggingface_hub.file_download.time.sleep", lambda _: None)
    return tmp_path


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub with one GGUF file; the client asks it instead of huggingface.co."""
    with ExitStack() as stack:
        served = Hub(find("gemma-3-1b-it-q4").repo, {GGUF: BYTES, "config.json": b"{}"})
        address = stack.enter_context(hub_at_work(served))
        monkeypatch.setattr(constants, "ENDPOINT", address)
        template = address + "/{repo_id}/resolve/{revision}/{filename}"
        monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", template)
        yield served


@pytest.fixture
def entry() -> CatalogEntry:
    """The catalogue's entry for that file."""
    return replace(find("gemma-3-1b-it-q4"))
