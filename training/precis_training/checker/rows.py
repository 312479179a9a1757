"""What the checks say of judged drafts, kept in files so that a stopped run goes on."""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from precis.facts.check import checked
from precis.facts.features import NAMES
from precis.facts.prose.reading import read
from precis.facts.sources.source import Source
from precis.text.language import Language
from precis_training.checker.judged import Judged

_TOLD = 20.0  # seconds between two lines about the progress


@dataclass(frozen=True)
class Measured:
    """A judged draft without its texts: the features of each sentence, shape (sentences, names)."""

    key: str
    set: str
    origin: str
    document: str
    language: Language
    supported: bool
    kind: str
    features: tuple[tuple[float, ...], ...]


class Store:
    """One JSON object a line by its key; half a line of a killed run is cut off."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.rows: dict[str, dict[str, Any]] = {}
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a+b") as there:
            there.seek(0)
            data = there.read()
            there.truncate(data.rfind(b"\n") + 1)
        for line in data[: data.rfind(b"\n") + 1].splitlines():
            row = json.loads(line)
            self.rows[row["key"]] = row

    @contextmanager
    def adding(self) -> Iterator[Store]:
        """Keep the file open; every row is written out at once."""
        with self.file.open("a", encoding="utf-8") as self._out:
            yield self

    def add(self, row: dict[str, Any]) -> None:
        """Keep a row."""
        self.rows[row["key"]] = row
        self._out.write(json.dumps(row, ensure_ascii=False) + "\n")
        self._out.flush()


class Progress:
    """Says now and then how many rows are done, and how many a second."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total = what, total
        self._started = self._told = time.monotonic()
        self._done = 0

    def step(self) -> None:
        """One row more."""
        self._done += 1
        now = time.monotonic()
        if now - self._told >= _TOLD or self._done == self._total:
            self._told = now
            rate = self._done / max(now - self._started, 1e-9)
            left = (self._total - self._done) / rate / 60
            print(
                f"{self._what}: {self._done:,} of {self._total:,} rows, {rate:.2f} rows/s, "
                f"{left:.0f} min left",
                file=sys.stderr,
                flush=True,
            )


def measure(rows: Sequence[Judged], file: Path) -> list[Measured]:
    """The features of each row; those that the file holds are not computed again.

    Raises ValueError when the file was written for other features.
    """
    store = Store(file)
    if any(row["names"] != len(NAMES) for row in store.rows.values()):
        raise ValueError(f"{file} holds other features. Remove it, and they are computed anew.")
    missing = [row for row in rows if row.key not in store.rows]
    progress = Progress("Facts", len(missing))
    with store.adding():
        for row in missing:
            store.add(_as_row(row))
            progress.step()
    return [_measured(store.rows[row.key]) for row in rows]


def kept(rows: Iterable[Judged], file: Path) -> list[Measured]:
    """Those of the rows that an earlier `measure` left in the file."""
    store = Store(file)
    return [_measured(store.rows[row.key]) for row in rows if row.key in store.rows]


def answers_file(folder: Path, judge: str) -> Path:
    """Where the answers of a judge are kept."""
    return folder / f"support-{judge.replace('/', '_')}.jsonl"


def answers(folder: Path) -> dict[str, dict[str, tuple[float, ...]]]:
    """For each judge that was asked, the log-odds of a row's sentences by the row's key."""
    found: dict[str, dict[str, tuple[float, ...]]] = defaultdict(dict)
    for file in sorted(folder.glob("support-*.jsonl")):
        for row in Store(file).rows.values():
            found[row["judge"]][row["key"]] = tuple(row["log_odds"])
    return dict(found)


@lru_cache(maxsize=2)
def _source(text: str, language: Language) -> Source:
    return Source.of(text, language)


def _as_row(row: Judged) -> dict[str, Any]:
    source = _source(row.source, row.language)
    report = checked(read(row.draft, row.language), source)
    return {
        "key": row.key,
        "set": row.set,
        "origin": row.origin,
        "document": row.document,
        "language": row.language.value,
        "supported": row.supported,
        "kind": row.kind,
        "names": len(NAMES),
        "features": [[round(x, 5) for x in finding.features] for finding in report.findings],
    }


def _measured(row: dict[str, Any]) -> Measured:
    return Measured(
        row["key"],
        row["set"],
        row["origin"],
        row["document"],
        Language(row["language"]),
        row["supported"],
        row["kind"],
        tuple(tuple(sentence) for sentence in row["features"]),
    )
