"""Which split a paper belongs to, and what stands for all that was used: the fingerprint."""

from __future__ import annotations

import unicodedata
from hashlib import sha256
from typing import Literal

from precis_training.config import RecipeError, Split
from precis_training.readers.pair import Pair

_SPLITS: tuple[Split, ...] = ("train", "validation", "test")


class Dealer:
    """Deals papers out, so that none is ever in two splits.

    A paper of an "auto" source goes where the hash of its name says, unless a source with a
    split of its own had it before; so those sources must come first. Remembers only the papers
    of such sources, 8 bytes of each name's digest.
    """

    def __init__(self, validation: float, test: float) -> None:
        """Shares of papers. Raises RecipeError when they leave nothing to train on."""
        if validation + test >= 1:
            raise RecipeError(
                f"data.validation {validation} and data.test {test} leave nothing to train on: "
                "together they must stay below 1."
            )
        self._validation, self._test = validation, test
        self._claimed: dict[int, int] = {}

    def split_of(self, paper: str, asked: Literal["auto"] | Split) -> Split | None:
        """The paper's split; None when its source asks for one and it is already in another."""
        digest = sha256(f"split\0{name_key(paper)}".encode()).digest()
        key = int.from_bytes(digest[:8])
        if asked == "auto":
            claimed = self._claimed.get(key)
            return self._dealt(key / 2**64) if claimed is None else _SPLITS[claimed]
        claimed = self._claimed.setdefault(key, _SPLITS.index(asked))
        return asked if _SPLITS[claimed] == asked else None

    def _dealt(self, chance: float) -> Split:
        if chance < self._test:
            return "test"
        return "validation" if chance < self._test + self._validation else "train"


def name_key(paper: str) -> str:
    """A paper's name without what two files spell differently: case, width, white space."""
    return " ".join(unicodedata.normalize("NFKC", paper).casefold().split())


class Fingerprint:
    """SHA-256 of the pairs used and their splits, the same in whatever order they came.

    The sum, modulo 2^256, of each pair's own SHA-256 (an additive hash of a multiset).
    """

    def __init__(self) -> None:
        self._sum = 0

    def add(self, split: Split, pair: Pair) -> None:
        """Count one pair in: its split, paper, kind, language and all its texts."""
        fields = [
            *(split, pair.paper, pair.kind, str(pair.language), pair.title, pair.field),
            *(pair.summary, pair.text, "passages", *pair.passages),
            *("references", *pair.references),
        ]
        if pair.verdict is not None:
            fields += ["verdict", str(pair.verdict)]
        lengths = " ".join(str(len(field)) for field in fields)  # so that no two pairs run together
        digest = sha256("\0".join((lengths, *fields)).encode())
        self._sum = (self._sum + int.from_bytes(digest.digest())) % 2**256

    def hexdigest(self) -> str:
        """64 hexadecimal digits."""
        return f"{self._sum:064x}"
