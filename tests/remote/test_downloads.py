"""Models pulled by the real huggingface_hub client from a local server like the hub."""

from __future__ import annotations

import errno
import shutil
import socket
from collections import namedtuple
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
from huggingface_hub import constants

from precis.engine import catalog, downloads, hub_errors
from precis.engine.catalog import CatalogEntry, find, is_installed, weights
from precis.engine.downloads import location, pull, remove
from precis.engine.local_models import import_folder
from precis.errors import EngineError, InputError, ModelCorrupt, ModelMissing

from .conftest import BYTES, GGUF
from .hub_server import Hub

Usage = namedtuple("Usage", "total used free")


def unfinished(folder: Path) -> list[Path]:
    return list(folder.rglob("*.precis.incomplete"))


def test_a_model_is_pulled_verified_and_found_where_everybody_looks(
    hub: Hub, entry: CatalogEntry, own_folders: Path
) -> None:
    told: list[tuple[int, int]] = []
    path = pull(entry, progress=lambda done, total: told.append((done, total)))

    assert path.read_bytes() == BYTES
    assert path == location(entry) == weights(entry)
    assert is_installed(entry)
    assert path.resolve().name == hub.sha256(GGUF)
    assert path.parent.parent.parent.name == "models--google--gemma-3-1b-it-qat-q4_0-gguf"
    assert told[-1] == (len(BYTES), len(BYTES))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert unfinished(own_folders) == []


def test_the_client_s_own_look_up_finds_it_too(hub: Hub, entry: CatalogEntry) -> None:
    from huggingface_hub import try_to_load_from_cache

    path = pull(entry)
    assert try_to_load_from_cache(entry.repo, entry.filename) == str(path)


def test_a_model_that_is_here_needs_no_network(
    hub: Hub, entry: CatalogEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = pull(entry)

    def blocked(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket, "socket", blocked)
    monkeypatch.setattr(socket, "create_connection", blocked)
    monkeypatch.setattr(socket, "getaddrinfo", blocked)
    assert pull(entry) == path
    assert weights(entry) == path
    assert is_installed(entry)


def test_what_broke_off_goes_on_where_it_stopped_also_in_another_process(
    hub: Hub, entry: CatalogEntry, own_folders: Path
) -> None:
    # The client itself goes on after a break as long as bytes come.
    hub.breaks = [300_000, *[0] * 7]
    with pytest.raises(EngineError, match=r"broke off after 0\.3 MB\. They are kept: run the same"):
        pull(entry)
    assert [file.stat().st_size for file in unfinished(own_folders)] == [300_000]
    assert location(entry) is None

    hub.ranges.clear()
    hub.breaks = []
    told: list[int] = []
    assert pull(entry, progress=lambda done, _: told.append(done)).read_bytes() == BYTES
    assert hub.ranges == ["bytes=300000-"]
    assert told[0] == 300_000
    assert unfinished(own_folders) == []


def test_a_break_is_mended_by_the_client_while_bytes_come(hub: Hub, entry: CatalogEntry) -> None:
    hub.breaks = [100_000, 200_000]
    assert pull(entry).read_bytes() == BYTES
    assert hub.ranges == ["", "bytes=100000-", "bytes=300000-"]


def test_a_server_that_cannot_resume_starts_again(hub: Hub, entry: CatalogEntry) -> None:
    hub.breaks, hub.ignores_range = [100_000], True
    assert pull(entry).read_bytes() == BYTES


def test_a_user_who_interrupts_keeps_what_is_here(
    hub: Hub, entry: CatalogEntry, own_folders: Path
) -> None:
    def stop(done: int, _: int) -> None:
        if done >= 200_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pull(entry, progress=stop)
    assert [file.stat().st_size for file in unfinished(own_folders)] == [200_000]
    assert pull(entry).read_bytes() == BYTES


@pytest.mark.parametrize("status", [401, 403])
def test_a_gated_model_names_the_terms_and_the_login(
    hub: Hub, entry: CatalogEntry, status: int
) -> None:
    hub.gated = status
    page = "https://huggingface.co/google/gemma-3-1b-it-qat-q4_0-gguf"
    with pytest.raises(EngineError, match=f"open {page}, sign in and accept") as caught:
        pull(entry)
    assert ("run: hf auth login" in str(caught.value)) is (status == 401)
    assert ("fine-grained token" in str(caught.value)) is (status == 403)


def test_the_login_command_is_the_client_s_own() -> None:
    from huggingface_hub.cli import hf

    assert hub_errors.LOGIN == "hf auth login"
    assert hf is not None


def test_with_a_token_a_gated_model_comes_and_the_token_stays_with_the_hub(
    hub: Hub, entry: CatalogEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.gated, hub.token = 401, "hf_canary"
    monkeypatch.setenv("HF_TOKEN", "hf_canary")
    assert pull(entry).read_bytes() == BYTES
    assert hub.cdn_keys == [""]


def test_a_token_without_the_right_is_said(hub: Hub, entry: CatalogEntry) -> None:
    hub.statuses = [403] * 3
    with pytest.raises(EngineError, match="Your token may not read"):
        pull(entry)


def test_a_model_that_is_gone_is_said(hub: Hub, entry: CatalogEntry) -> None:
    hub.missing = True
    with pytest.raises(EngineError, match="does not exist, or it is private"):
        pull(entry)
    hub.missing = False
    with pytest.raises(EngineError, match=r"has no other\.gguf any more"):
        pull(replace(entry, filename="other.gguf"))


def test_patience_is_had_when_asked_for(hub: Hub, entry: CatalogEntry) -> None:
    hub.statuses, hub.cdn_statuses = [429, 429], [429]
    assert pull(entry).read_bytes() == BYTES


def test_patience_ends_with_a_sentence(hub: Hub, entry: CatalogEntry) -> None:
    hub.statuses = [429] * 10
    with pytest.raises(EngineError, match=r"asks for patience \(429\), also after waiting"):
        pull(entry)


def test_a_failing_hub_is_said(hub: Hub, entry: CatalogEntry) -> None:
    hub.statuses = [500] * 10
    with pytest.raises(EngineError, match=r"Hugging Face failed \(500\)"):
        pull(entry)


def test_wrong_bytes_are_deleted_and_said(hub: Hub, entry: CatalogEntry, own_folders: Path) -> None:
    hub.corrupt = True
    with pytest.raises(ModelCorrupt, match=r"is not the published file.*has been deleted"):
        pull(entry)
    assert unfinished(own_folders) == []
    assert location(entry) is None

    hub.corrupt = False
    assert pull(entry).read_bytes() == BYTES


def test_the_catalogue_s_checksum_counts_more_than_the_hub_s(hub: Hub, entry: CatalogEntry) -> None:
    with pytest.raises(ModelCorrupt, match="expected 000000000000"):
        pull(replace(entry, sha256="0" * 64))
    assert pull(replace(entry, sha256=hub.sha256(GGUF))).read_bytes() == BYTES


def test_a_disk_without_room_is_said_before_anything_comes(
    hub: Hub, entry: CatalogEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9, 2_000_000))
    with pytest.raises(EngineError, match=r"needs 1 MB, but .* has 2 MB free.*HF_HOME"):
        pull(entry)
    assert hub.transfers() == 0


def test_a_disk_that_fills_up_keeps_what_is_here(
    hub: Hub, entry: CatalogEntry, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = downloads._Watched.write

    def full(self: downloads._Watched, data: bytes) -> int:
        if self.tell() >= 400_000:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(self, data)

    with monkeypatch.context() as filled:
        filled.setattr(downloads._Watched, "write", full)
        with pytest.raises(EngineError, match=r"is full\. 0\.4 MB of gemma-3-1b-it-q4 are kept"):
            pull(entry)
    assert [file.stat().st_size for file in unfinished(own_folders)] == [400_000]
    assert pull(entry).read_bytes() == BYTES
    assert hub.ranges[-1] == "bytes=400000-"


def test_two_pulls_at_once_bring_it_once(hub: Hub, entry: CatalogEntry) -> None:
    with ThreadPoolExecutor() as pool:
        places = list(pool.map(pull, [entry] * 3))
    assert len(set(places)) == 1
    assert places[0].read_bytes() == BYTES
    assert hub.transfers() == 1


def test_offline_says_what_to_copy_where(
    hub: Hub, entry: CatalogEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(
        ModelMissing, match=rf"the file {GGUF} from .*precis model import PATH"
    ) as e:
        pull(entry)
    assert constants.HF_HUB_CACHE in str(e.value)
    assert hub.asked == []


def test_no_network_says_the_same(entry: CatalogEntry, monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = "http://127.0.0.1:9"
    monkeypatch.setattr(constants, "ENDPOINT", nowhere)
    template = nowhere + "/{repo_id}/resolve/{revision}/{filename}"
    monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", template)
    with pytest.raises(ModelMissing, match="precis model import"):
        pull(entry)


def transformers_files() -> dict[str, bytes]:
    index = b'{"weight_map": {"a": "model-1.safetensors", "b": "model-2.safetensors"}}'
    return {
        "config.json": b'{"model_type": "gemma2"}',
        "tokenizer.json": b"{}",
        "model.safetensors.index.json": index,
        "model-1.safetensors": BYTES,
        "model-2.safetensors": BYTES[::-1],
        "pytorch_model.bin": b"pickle",
        "modeling_evil.py": b"import os",
    }


def test_a_whole_model_comes_without_pickles_and_code(hub: Hub) -> None:
    entry = find("google/gemma-2-2b-it")
    hub.repo, hub.files = entry.repo, transformers_files()
    folder = pull(entry)
    names = {file.name for file in folder.iterdir()}
    assert names == set(transformers_files()) - {"pytorch_model.bin", "modeling_evil.py"}
    assert location(entry) == folder


def test_half_of_a_model_is_no_model(hub: Hub) -> None:
    entry = find("google/gemma-2-2b-it")
    hub.repo, hub.files = entry.repo, transformers_files()
    (pull(entry) / "model-2.safetensors").unlink()
    assert location(entry) is None
    assert not is_installed(entry)


def test_a_model_of_pickles_only_is_refused(hub: Hub) -> None:
    entry = find("google/gemma-2-2b-it")
    hub.repo, hub.files = entry.repo, {"config.json": b"{}", "pytorch_model.bin": b"pickle"}
    with pytest.raises(EngineError, match="no safetensors or GGUF"):
        pull(entry)
    assert hub.transfers() == 0


def test_what_is_removed_is_gone_begun_downloads_too(
    hub: Hub, entry: CatalogEntry, own_folders: Path
) -> None:
    pull(entry)
    assert remove(entry) >= len(BYTES)
    assert location(entry) is None
    hub.breaks = [300_000, *[0] * 7]
    with pytest.raises(EngineError):
        pull(entry)
    assert remove(entry) == 300_000
    assert remove(entry) == 0


def test_a_missing_model_names_the_command(entry: CatalogEntry) -> None:
    with pytest.raises(ModelMissing, match="Run: precis model pull gemma-3-1b-it-q4"):
        weights(entry)


def test_every_model_of_the_hub_is_gguf_or_safetensors() -> None:
    for known in catalog.CATALOG:
        assert bool(known.repo) is not bool(known.package)
        assert known.filename.endswith(".gguf") is (known.engine == "gguf" and bool(known.repo))


def test_a_file_from_a_stick_gets_the_catalogue_s_name(entry: CatalogEntry, tmp_path: Path) -> None:
    stick = tmp_path / "stick" / GGUF
    stick.parent.mkdir()
    stick.write_bytes(BYTES)
    for given in (stick, stick.parent):
        assert import_folder(given) == ("gemma-3-1b-it-q4", location(entry))
    assert weights(entry).read_bytes() == BYTES
    assert remove(entry) == len(BYTES)


def test_a_gguf_of_one_s_own_is_used_by_its_path(tmp_path: Path) -> None:
    own = tmp_path / "mine.gguf"
    own.write_bytes(BYTES)
    name, place = import_folder(own)
    assert name == str(place)
    assert find(name).path == place


@pytest.mark.parametrize("links", [True, False], ids=["with links", "from a stick without links"])
def test_another_machine_s_cache_is_taken_whole(hub: Hub, tmp_path: Path, links: bool) -> None:
    entry = find("google/gemma-2-2b-it")
    hub.repo, hub.files = entry.repo, transformers_files()
    pulled = pull(entry)
    name = pulled.parent.parent.name
    shutil.copytree(pulled.parent.parent, tmp_path / "stick" / name, symlinks=links)
    remove(entry)
    imported, place = import_folder(tmp_path / "stick" / name)
    assert imported == entry.id
    assert location(entry) == place
    assert (place / "model-2.safetensors").read_bytes() == BYTES[::-1]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "holds no whole model"),
        ({"config.json": b"{}", "pytorch_model.bin": b"x"}, "pickle files"),
        ({"model.gguf": b"<html>"}, "is no GGUF file"),
        ({"a.gguf": b"GGUF", "b.gguf": b"GGUF"}, "Name the one to import"),
        ({"config.json": b"{}", "model.safetensors": b"x"}, "Rename the folder"),
    ],
)
def test_what_is_no_model_is_not_imported(
    tmp_path: Path, files: dict[str, bytes], said: str
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    with pytest.raises(InputError, match=said):
        import_folder(folder)


def test_a_stick_pulled_out_leaves_nothing_half(
    tmp_path: Path, entry: CatalogEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / GGUF
    stick.write_bytes(BYTES)

    def torn(_: Path, target: Path) -> NoReturn:
        target.write_bytes(b"half")
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(shutil, "copyfile", torn)
    with pytest.raises(EngineError, match=r"Input/output error\. Nothing is left of it"):
        import_folder(stick)
    assert location(entry) is None
    assert list((tmp_path / "data").rglob("*.partial")) == []
