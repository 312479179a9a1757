"""How clients find the one engine host of a configuration: a file that only its user can read."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from platformdirs import user_runtime_path, user_state_path

import precis
from precis.engine.host_config import HostConfig
from precis.errors import EngineError
from precis.text.said import Said

# Raised whenever a client of the old kind could not speak to a host of the new kind.
WIRE_VERSION = 3


@dataclass(frozen=True)
class HostRecord:
    """One running host: where it listens, the token it wants, and what it is."""

    process_id: int
    port: int
    token: str
    version: str
    wire: int
    started: float  # seconds since the epoch
    config: dict[str, object]

    @property
    def is_ours(self) -> bool:
        """Whether it runs the same package and speaks the same wire as this process."""
        return self.version == precis.__version__ and self.wire == WIRE_VERSION


def record_path(config: HostConfig) -> Path:
    """The file of a configuration's host; there need be none."""
    key = json.dumps(asdict(config), sort_keys=True)
    return _folder() / f"engine-{hashlib.sha256(key.encode()).hexdigest()[:12]}.json"


def log_path(record: Path) -> Path:
    """The log that belongs to a record; it never holds text of a document."""
    return record.with_suffix(".log")


def lock_path(record: Path) -> Path:
    """The lock under which a host is started."""
    return record.with_suffix(".lock")


def read(path: Path) -> HostRecord | None:
    """The record in a file; None without one, or when somebody else could have written it."""
    try:
        status = path.stat()
        if hasattr(os, "getuid") and (
            status.st_uid != os.getuid() or stat.S_IMODE(status.st_mode) & 0o077
        ):
            return None
        return HostRecord(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write(path: Path, record: HostRecord) -> None:
    """Put a record in its place at once and whole, readable by its user only."""
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(asdict(record), stream)
    fresh.replace(path)


def remove(path: Path, process_id: int) -> None:
    """Remove a record, unless another host has taken its place."""
    record = read(path)
    if record is not None and record.process_id == process_id:
        path.unlink(missing_ok=True)


def records() -> Iterator[tuple[Path, HostRecord]]:
    """All records of this user, of hosts that run and of hosts that were killed."""
    for path in sorted(_folder().glob("engine-*.json")):
        if (record := read(path)) is not None:
            yield path, record


def _folder() -> Path:
    """The user's runtime folder, or the one that PRECIS_RUNTIME_DIR names (tests, containers)."""
    if named := os.environ.get("PRECIS_RUNTIME_DIR"):
        folder = Path(named)
    elif sys.platform.startswith("linux") and not os.environ.get("XDG_RUNTIME_DIR"):
        # Without a login session; the usual way out is a folder that others can write beside.
        folder = user_state_path("precis") / "run"
    else:
        folder = user_runtime_path("precis")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise EngineError(
            Said(
                "The folder {folder} cannot be made ({reason}). "
                "Name another one in the environment variable PRECIS_RUNTIME_DIR.",
                folder=folder,
                reason=error.strerror,
            )
        ) from error
    return folder
