"""The base model of a recipe: found wherever it lies, made once, or the command that brings it."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Literal

import pytest

from precis.engine.local_models import import_folder
from precis_training import base
from precis_training.base import Machine, base_folder, holding
from precis_training.config import Data, Recipe, RecipeError

GEMMA = "google/gemma-2-2b-it"


@pytest.fixture(autouse=True)
def nothing_pulled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty cache of the hub, and no imported models."""
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr("precis.engine.local_models.user_data_path", lambda _: tmp_path / "own")


def recipe(name: str) -> Recipe:
    return Recipe(name="test", adapter="test", base=name, data=Data(sources=()), tasks=())


def model_in(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    (folder / "model.safetensors").touch()
    return folder


def test_an_imported_model_is_a_base(tmp_path: Path) -> None:
    model_in(tmp_path / "stick" / "gemma-2-2b-it")
    _, place = import_folder(tmp_path / "stick" / "gemma-2-2b-it")
    assert base_folder(recipe(GEMMA)) == place


@pytest.mark.parametrize("name", [GEMMA, "google/gemma-3-1b-it"])
def test_a_pulled_model_is_a_base(tmp_path: Path, name: str) -> None:
    cache = tmp_path / "hub" / f"models--{name.replace('/', '--')}"
    (cache / "refs").mkdir(parents=True)
    (cache / "refs" / "main").write_text("abc")
    folder = model_in(cache / "snapshots" / "abc")
    assert base_folder(recipe(name)) == folder


@pytest.mark.parametrize(
    ("name", "command"),
    [
        (GEMMA, f"precis model pull {GEMMA}"),
        ("google/gemma-3-1b-it", "hf download google/gemma-3-1b-it"),
    ],
)
def test_a_base_that_is_not_here_names_the_command_that_brings_it(name: str, command: str) -> None:
    with pytest.raises(RecipeError, match=f"Run: {command} "):
        base_folder(recipe(name))


@pytest.mark.parametrize("name", ["gemma-3-270m", "gemma-3-1b-it-q4"])
def test_a_gguf_of_the_catalogue_is_no_base(name: str) -> None:
    with pytest.raises(RecipeError, match="cannot be trained"):
        base_folder(recipe(name))


def test_what_another_process_has_made_meanwhile_is_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "training" / "embedded"

    class Lock:
        """Waits until the other process is done."""

        def __init__(self, file: Path) -> None:
            assert file.parent.is_dir()

        def __enter__(self) -> None:
            model_in(folder)

        def __exit__(
            self,
            kind: type[BaseException] | None,
            error: BaseException | None,
            trace: TracebackType | None,
        ) -> None:
            """Nothing is held."""

    def again(_: Path) -> None:
        raise AssertionError("it was made twice")

    monkeypatch.setenv("PRECIS_TRAINING_BASE", str(folder))
    monkeypatch.setattr(base, "FileLock", Lock)
    monkeypatch.setattr(base, "_dequantise", again)
    assert base_folder(recipe("embedded")) == folder


def test_the_embedded_model_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []

    def make(folder: Path) -> None:
        made.append(model_in(folder))

    monkeypatch.setenv("PRECIS_TRAINING_BASE", str(tmp_path / "training" / "embedded"))
    monkeypatch.setattr(base, "_dequantise", make)
    assert base_folder(recipe("embedded")) == base_folder(recipe("embedded")) == made[0]
    assert len(made) == 1


@pytest.mark.parametrize(
    ("device", "bfloat16", "dtype"),
    [
        ("cpu", True, "bfloat16"),
        ("cpu", False, "float32"),
        ("cuda", True, "bfloat16"),
        ("cuda", False, "float32"),  # never fp16
    ],
)
def test_a_machine_trains_in_bf16_where_it_multiplies_in_it(
    device: Literal["cpu", "cuda"], bfloat16: bool, dtype: str
) -> None:
    machine = Machine(device, "a machine", 16 << 30, 8 << 30, bfloat16)
    assert holding(recipe("embedded"), machine) == (dtype, "none")
