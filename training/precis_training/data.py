"""All pairs of a recipe's sources: read, without duplicates, each in one split, and counted."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from precis_training.config import Data, RecipeError, Source, Split
from precis_training.duplicates import Duplicates, Verdict
from precis_training.readers import BadRow, Pair, read
from precis_training.splits import Dealer, Fingerprint

__all__ = ["BadRow", "Counts", "Pair", "data_folder", "fingerprint", "of_split", "pairs"]

_SHOWN = 5  # bad rows of each reason that are named
# Sources with a split of their own come first, so that nothing is dealt where it is kept apart.
_ORDER = ("test", "validation", "train", "auto")


@dataclass
class Counts:
    """What became of the rows; filled while they are read.

    `bad` counts parts of rows by reason, and `places` names the first five of each.
    `elsewhere` are pairs whose paper another source keeps in another split. `used` is over
    the pairs given out.
    """

    rows: int = 0
    bad: Counter[str] = field(default_factory=Counter)
    places: dict[str, list[str]] = field(default_factory=dict)
    duplicates: int = 0
    near_duplicates: int = 0
    elsewhere: int = 0
    splits: Counter[Split] = field(default_factory=Counter)
    used: Fingerprint = field(default_factory=Fingerprint)

    def leave_out(self, row: BadRow) -> None:
        """Count a bad row by its reason."""
        self.bad[row.reason] += 1
        places = self.places.setdefault(row.reason, [])
        if len(places) < _SHOWN:
            places.append(row.where)

    def plain(self) -> dict[str, Any]:
        """All counts as JSON has them, for a manifest or a report."""
        return {
            "rows": self.rows,
            "bad": {
                reason: {"count": count, "first": self.places[reason]}
                for reason, count in self.bad.most_common()
            },
            "duplicates": self.duplicates,
            "near_duplicates": self.near_duplicates,
            "elsewhere": self.elsewhere,
            "splits": dict(self.splits),
            "fingerprint": self.used.hexdigest(),
        }


def data_folder(option: str | None) -> Path:
    """The folder of `--data`, else of PRECIS_DATA. Raises RecipeError when there is none."""
    named = option or os.environ.get("PRECIS_DATA", "")
    if not named:
        raise RecipeError(
            "Where is the data? Name its folder with --data DIR, or in the environment "
            "as PRECIS_DATA."
        )
    folder = Path(named).expanduser()
    if not folder.is_dir():
        raise RecipeError(f"The data folder {folder} does not exist. Name another with --data DIR.")
    return folder


def pairs(data: Data, folder: Path | None, counts: Counts) -> Iterator[tuple[Split, Pair]]:
    """All pairs with their splits, one at a time; `counts` is complete when they end.

    Sources with a split of their own are read first (test, validation, train), then those that
    are dealt out; within these the recipe's order holds. So a duplicate of a pair that is kept
    apart leaves the training data and not the other way round. Memory grows by about 400 bytes
    a pair. Raises RecipeError for sources that do not exist or lack a column.
    """
    dealer = Dealer(data.validation, data.test)
    known = Duplicates(data.near_duplicate)
    for source in sorted(data.sources, key=lambda source: _ORDER.index(source.split)):
        for pair in _read(source, folder, counts):
            split = dealer.split_of(pair.paper, source.split)
            if split is None:
                counts.elsewhere += 1
                continue
            match known.check(pair):
                case Verdict.EXACT:
                    counts.duplicates += 1
                case Verdict.NEAR:
                    counts.near_duplicates += 1
                case Verdict.NEW:
                    counts.splits[split] += 1
                    counts.used.add(split, pair)
                    yield split, pair


def of_split(data: Data, folder: Path | None, split: Split, counts: Counts) -> Iterator[Pair]:
    """The pairs of one split; `counts` are nevertheless over all."""
    return (pair for found, pair in pairs(data, folder, counts) if found == split)


def fingerprint(used: Iterable[tuple[Split, Pair]]) -> str:
    """SHA-256 over pairs and their splits, the same in whatever order they come.

    `Counts.used` has it without another reading.
    """
    found = Fingerprint()
    for split, pair in used:
        found.add(split, pair)
    return found.hexdigest()


def _read(source: Source, folder: Path | None, counts: Counts) -> Iterator[Pair]:
    for reading in read(source, folder):
        counts.rows += 1
        for row in reading.bad:
            counts.leave_out(row)
        yield from reading.pairs
