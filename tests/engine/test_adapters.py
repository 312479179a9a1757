"""The adapters a model is loaded with: only those trained on exactly its weights."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from precis.engine.adapters import adapters_of, named, shipped
from precis.engine.base import Dialect
from precis.engine.catalog import CATALOG, EMBEDDED
from precis.errors import SettingsError
from precis.facts.question import ADAPTER, question_hash
from precis.writing.messages import prompts_hash

SHIPPED = sorted(Path(str(files("precis"))).glob("adapters/*.json"))


def test_adapters_are_named_with_their_paths(tmp_path: Path) -> None:
    assert named(" expand = /a/b.gguf , mine=/c ,") == (
        ("expand", Path("/a/b.gguf")),
        ("mine", Path("/c")),
    )
    assert named("") == ()


@pytest.mark.parametrize("setting", ["expand", "=path", "name=", "a=b,c"])
def test_what_is_no_name_and_path_is_refused_with_an_example(setting: str) -> None:
    with pytest.raises(SettingsError, match=r"expand=/models/expand\.gguf"):
        named(setting)


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"precis\.engine\.adapters"):
        adapters_of(EMBEDDED, f"mine={tmp_path / 'nothing.gguf'}")


def test_the_users_own_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "own.gguf"
    own.touch()

    assert dict(adapters_of(EMBEDDED, f"expand={own}"))["expand"] == own


def test_a_model_with_other_weights_gets_no_shipped_adapter() -> None:
    assert shipped(replace(EMBEDDED, sha256="0" * 64)) == ()
    assert all(shipped(entry) == () for entry in CATALOG if entry is not EMBEDDED)


def test_every_shipped_adapter_was_trained_on_the_prompts_that_are_served() -> None:
    for manifest in SHIPPED:
        known = json.loads(manifest.read_text("utf-8"))
        served = prompts_hash(Dialect.ADAPTED, EMBEDDED.template)
        if known["name"] == ADAPTER:
            served = question_hash(EMBEDDED.template)
        assert known["prompts_sha256"] == served
        assert (known["name"], manifest.with_suffix(".gguf")) in shipped(EMBEDDED)
        assert manifest.with_suffix(".gguf").is_file()


def test_all_shipped_adapters_together_are_small() -> None:
    assert sum(path.with_suffix(".gguf").stat().st_size for path in SHIPPED) <= 25e6
