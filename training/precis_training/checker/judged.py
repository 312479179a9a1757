"""Drafts that people judged against their sources: what the checker is fitted and measured on.

Only sets that may be fitted on are read: FRANK's validation split, WiCE's development claims and
the Korean XNLI. `kornli-train` is XNLI's test split, so no figure of it is a result on XNLI.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from precis.text.language import Language

FRANK, WICE, KORNLI, KORNLI_TRAIN = "frank", "wice", "kornli", "kornli-train"
SETS = (FRANK, WICE, KORNLI, KORNLI_TRAIN)
FOLDS = 5


@dataclass(frozen=True)
class Judged:
    """A draft with its source and the verdict: `supported` says that all of it is.

    `origin` is the set's own part (FRANK: the articles' data set) and `kind` what people called
    the row (FRANK's error type, WiCE's and XNLI's label).
    """

    set: str
    origin: str
    source: str
    draft: str
    supported: bool
    kind: str
    language: Language

    @property
    def document(self) -> str:
        """What stands for the source: rows of one source are never on both sides of a split."""
        return document_of(self.source)

    @property
    def key(self) -> str:
        """What stands for the row, in files that are kept between runs."""
        whole = "\0".join((self.set, self.source, self.draft))
        return sha256(whole.encode()).hexdigest()[:16]


def judged(folder: Path, sets: tuple[str, ...] = SETS) -> Iterator[Judged]:
    """The rows of all sets whose files are below the data folder, in the files' order."""
    readers = {FRANK: _frank, WICE: _wice, KORNLI: _kornli, KORNLI_TRAIN: _kornli_train}
    for name in sets:
        yield from readers[name](folder)


def document_of(source: str) -> str:
    """16 hexadecimal digits for a source."""
    return sha256(source.encode()).hexdigest()[:16]


def fold_of(document: str) -> int:
    """Which of the fits must not see a document, 0 to 4, by its hash (hexadecimal digits)."""
    return int(document[:8], 16) % FOLDS


def shuffled(rows: list[Judged]) -> list[Judged]:
    """In an order that only the documents decide: every beginning is a sample of all sets."""
    return sorted(rows, key=lambda row: (row.document, row.key))


def _frank(folder: Path) -> Iterator[Judged]:
    """Summaries of news (Pagnoni et al. 2021).

    Where a row lacks its origin, that of another row on the same article counts.
    """
    rows = [
        Judged(
            FRANK,
            row["origin"] or "",
            row["document"],
            row["summary"],
            row["label"] == 1,
            str(row["error_type"]),
            Language.ENGLISH,
        )
        for row in _lines(folder / "frank-val" / "val.jsonl")
    ]
    origins = {row.document: row.origin for row in rows if row.origin}
    for row in rows:
        yield replace(row, origin=row.origin or origins.get(row.document, "unknown"))


def _wice(folder: Path) -> Iterator[Judged]:
    """Claims of Wikipedia with the pages that they cite (Kamoi et al. 2023)."""
    for row in _lines(folder / "wice-dev" / "claim_dev.jsonl"):
        label = row["label"]
        source = "\n".join(row["evidence"])
        yield Judged(WICE, "", source, row["claim"], label == "supported", label, Language.ENGLISH)


def _kornli(folder: Path) -> Iterator[Judged]:
    return _xnli(folder / "kornli-dev" / "xnli.dev.ko.tsv", KORNLI)


def _kornli_train(folder: Path) -> Iterator[Judged]:
    return _xnli(folder / "kornli-train" / "xnli.test.ko.tsv", KORNLI_TRAIN)


def _xnli(file: Path, name: str) -> Iterator[Judged]:
    """Korean premises and hypotheses (Ham et al. 2020): entailed, or not."""
    if not file.is_file():
        return
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows, None)
        for premise, hypothesis, label in rows:
            supported = label == "entailment"
            yield Judged(name, "", premise, hypothesis, supported, label, Language.KOREAN)


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    if file.is_file():
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)
