"""What a host is started with: one that means the same in every folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from precis.engine import registry
from precis.engine.adapters import adapters_of, named
from precis.engine.catalog import EMBEDDED
from precis.engine.host_config import HostConfig
from precis.settings import Settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user stands, with a model and an adapter there; commas are fine in its name."""
    place = tmp_path / "Kim, 2024"
    place.mkdir()
    for name in ("mine.gguf", "model.gguf"):
        (place / name).touch()
    monkeypatch.chdir(place)
    monkeypatch.setenv("PRECIS_RUNTIME_DIR", str(tmp_path / "run"))
    return place


def test_a_relative_adapter_is_found_from_the_host_s_own_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = HostConfig.of(Settings(adapters="mine=mine.gguf, other=./mine.gguf"))
    monkeypatch.chdir(tmp_path)
    found = dict(adapters_of(EMBEDDED, config.adapters))
    assert found["mine"] == found["other"] == folder / "mine.gguf"


def test_a_relative_model_file_or_folder_becomes_absolute(folder: Path) -> None:
    assert HostConfig.of(Settings(model="model.gguf")).model == str(folder / "model.gguf")
    (folder / "gemma").mkdir()
    (folder / "gemma" / "config.json").write_text("{}")
    assert HostConfig.of(Settings(model="gemma")).model == str(folder / "gemma")


def test_the_home_folder_is_written_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    config = HostConfig.of(Settings(model="~/model.gguf", adapters="mine=~/mine.gguf"))
    assert config.model == str(folder / "model.gguf")
    assert named(config.adapters) == (("mine", folder / "mine.gguf"),)


@pytest.mark.parametrize("name", [EMBEDDED.id, "google/gemma-2-2b-it", "gpt-9"])
def test_the_name_of_a_model_stays(name: str) -> None:
    assert HostConfig.of(Settings(model=name)).model == name


def test_a_wrong_adapter_setting_is_left_to_whoever_loads_it() -> None:
    assert HostConfig.of(Settings(adapters="mine")).adapters == "mine"


def test_the_same_relative_path_in_two_folders_means_two_hosts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(adapters="mine=mine.gguf")
    here = registry.record_path(HostConfig.of(settings))
    monkeypatch.chdir(tmp_path)
    assert registry.record_path(HostConfig.of(settings)) != here
