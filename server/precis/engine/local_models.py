"""Models that the user brings: from a folder, a file, or a stick with another machine's cache."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from platformdirs import user_data_path

from precis.engine.catalog import CATALOG, CatalogEntry
from precis.errors import EngineError, InputError

_PICKLES = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl", "*.pickle")
_GGUF = b"GGUF"


def local_folder(repo: str) -> Path:
    """Where an imported copy of a repository lies."""
    return user_data_path("precis") / "models" / repo.replace("/", "--")


def complete(folder: Path) -> bool:
    """Whether a folder holds a whole transformers model: config and every shard of its weights."""
    if not (folder / "config.json").is_file():
        return False
    index = folder / "model.safetensors.index.json"
    if not index.is_file():
        return any(folder.glob("*.safetensors"))
    try:
        shards = set(json.loads(index.read_text("utf-8"))["weight_map"].values())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
    return all((folder / str(shard)).is_file() for shard in shards)


def import_folder(path: Path) -> tuple[str, Path]:
    """Copy a model from a file or folder; returns its name for `precis model use`, and its place.

    Takes a .gguf file, a folder with one, a folder of safetensors, or the folder
    models--ORG--NAME of another machine's Hugging Face cache. A file that the catalogue knows by
    its name gets the catalogue's name; any other GGUF file is used by its path.
    Raises InputError for anything else, EngineError when it cannot be copied.
    """
    path = path.expanduser()
    if not path.exists():
        raise InputError(f"There is no {path}.")
    folder = _inside_cache(path) if path.is_dir() else path.parent
    found = [path] if path.is_file() else sorted(folder.glob("*.gguf"))
    if path.is_dir() and complete(folder):
        return _import_transformers(path, folder)
    if len(found) != 1 or found[0].suffix != ".gguf":
        raise _unusable(path, folder, len(found))
    return _import_gguf(found[0])


def _inside_cache(path: Path) -> Path:
    """The snapshot of a Hugging Face cache folder, or the folder itself."""
    snapshots = sorted(path.glob("snapshots/*/"))
    try:
        commit = (path / "refs" / "main").read_text("utf-8").strip()
    except OSError:
        commit = ""
    named = [snapshot for snapshot in snapshots if snapshot.name == commit]
    return (named or snapshots or [path])[-1]


def _unusable(path: Path, folder: Path, files: int) -> InputError:
    if files > 1:
        return InputError(f"{path} holds {files} .gguf files. Name the one to import.")
    if any(next(folder.glob(kind), None) for kind in _PICKLES):
        return InputError(
            f"{path} holds pickle files (*.bin, *.pt). Précis loads safetensors and GGUF only: "
            "pickle files can run code."
        )
    return InputError(
        f"{path} holds no whole model: expected a .gguf file, or config.json with all of its "
        ".safetensors files."
    )


def _import_gguf(file: Path) -> tuple[str, Path]:
    with file.open("rb") as stream:
        if stream.read(4) != _GGUF:
            raise InputError(f"{file} is no GGUF file, whatever its name.")
    entry = next((entry for entry in CATALOG if entry.filename == file.name), None)
    target = local_folder(entry.repo if entry else "own") / file.name
    _copy([(file, target)])
    return (entry.id if entry else str(target)), target


def _import_transformers(path: Path, folder: Path) -> tuple[str, Path]:
    entry = _entry_called(path)
    if entry is None:
        names = ", ".join(entry.repo for entry in CATALOG if entry.repo and not entry.filename)
        raise InputError(
            f"The name of {path} does not tell which model it is. Rename the folder to the last "
            f"part of one of: {names}."
        )
    target = local_folder(entry.repo)
    _copy([(file, target / file.name) for file in _safe_files(folder)])
    return entry.id, target


def _entry_called(path: Path) -> CatalogEntry | None:
    for entry in CATALOG:
        short = entry.repo.rpartition("/")[2]
        if entry.repo and path.name in (short, f"models--{entry.repo.replace('/', '--')}"):
            return entry
    return None


def _safe_files(folder: Path) -> Iterator[Path]:
    for kind in ("*.json", "*.jinja", "tokenizer.model", "*.safetensors"):
        yield from sorted(folder.glob(kind))


def _copy(pairs: list[tuple[Path, Path]]) -> None:
    """Each file under a temporary name first: a stick pulled out leaves no half model."""
    partial: Path | None = None
    try:
        for source, target in pairs:
            target.parent.mkdir(parents=True, exist_ok=True)
            _check_space(source.stat().st_size, target)
            partial = target.with_name(f"{target.name}.{os.getpid()}.partial")
            shutil.copyfile(source, partial)
            partial.replace(target)
    except OSError as error:
        if partial is not None:
            partial.unlink(missing_ok=True)
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        what = "the disk is full" if full else error.strerror
        raise EngineError(
            f"The model could not be copied: {what}. Nothing is left of it."
        ) from error


def _check_space(size: int, target: Path) -> None:
    free = shutil.disk_usage(target.parent).free
    if size > free:
        raise EngineError(
            f"{target.name} needs {size / 1e6:,.0f} MB, but {target.parent} has "
            f"{free / 1e6:,.0f} MB free."
        )
