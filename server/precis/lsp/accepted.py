"""Which findings a user has accepted: keyed hashes in the user's state folder, never any text."""

from __future__ import annotations

import hashlib
import os
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_state_path

from precis.errors import InputError
from precis.lsp.findings import Flagged, Ground

_KEY_BYTES, _HASH_BYTES = 32, 16
_WAIT_SECONDS = 5.0


@dataclass(frozen=True)
class Memory:
    """What was accepted up to now. The key makes it useless to guess a sentence from its hash."""

    key: bytes = b""
    hashes: frozenset[str] = frozenset()

    def knows(self, sentence: str, ground: Ground) -> bool:
        """Whether this ground was accepted in a sentence with the same words."""
        return bool(self.key) and _hash(self.key, sentence, ground) in self.hashes


class Accepted:
    """The file of hashes, shared by all windows of a user. Its first line is the key."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or _folder() / "accepted.txt"

    def recall(self) -> Memory:
        """What was accepted by now, in any window; a file that cannot be read holds nothing."""
        try:
            lines = self._path.read_text("ascii").splitlines()
            return Memory(bytes.fromhex(lines[0]), frozenset(lines[1:])) if lines else Memory()
        except (OSError, ValueError):
            return Memory()

    def remember(self, found: Flagged) -> None:
        """Accept a sentence for the grounds that it is flagged for. Raises InputError."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with FileLock(f"{self._path}.lock", timeout=_WAIT_SECONDS):
                self._add(found.sentence, found.grounds)
        except (OSError, Timeout) as error:
            raise InputError(
                f"The file {self._path} cannot be written, so nothing was accepted. "
                "Make its folder writable, or name another one in PRECIS_STATE_DIR."
            ) from error

    def _add(self, sentence: str, grounds: Iterable[Ground]) -> None:
        memory = self.recall()
        key = memory.key or secrets.token_bytes(_KEY_BYTES)
        new = [_hash(key, sentence, ground) for ground in grounds]
        lines = [line for line in dict.fromkeys(new) if line not in memory.hashes]
        # Begun anew unless there is a key: hashes without theirs are worth nothing.
        mode = os.O_APPEND if memory.key else os.O_TRUNC
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | mode, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            if not memory.key:
                stream.write(f"{key.hex()}\n")
            stream.writelines(f"{line}\n" for line in lines)


def _folder() -> Path:
    """The user's state folder, or the one that PRECIS_STATE_DIR names (tests, containers)."""
    named = os.environ.get("PRECIS_STATE_DIR")
    return Path(named) if named else user_state_path("precis")


def _hash(key: bytes, sentence: str, ground: Ground) -> str:
    """The hash of a ground in its sentence, whatever the white space and the normal form."""
    words = " ".join(unicodedata.normalize("NFC", sentence).split())
    content = "\0".join((words, ground.kind.value, ground.text)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(content, key=key, digest_size=_HASH_BYTES).hexdigest()
