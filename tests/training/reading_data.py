"""What the tests of the data share: the fixtures, and sources written on the spot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from precis_training.config import Data, Source, Split
from precis_training.data import Counts, Pair, pairs

FIXTURES = Path(__file__).parent / "fixtures"
# Five rows of each format, and the source that a recipe names them by.
SOURCES: dict[str, dict[str, Any]] = {
    "aihub, list at the root": {"format": "aihub", "files": ["aihub_list.json"]},
    "aihub, object at the root": {"format": "aihub", "files": ["aihub_object.json"]},
    "cnn_dailymail": {"format": "cnn_dailymail", "files": ["cnn_dailymail.csv"]},
    "writeups": {
        "format": "writeups",
        "files": ["writeups.csv"],
        "columns": {"summary": "cleaned_methods"},
    },
    "scitldr": {"format": "scitldr", "files": ["scitldr.jsonl"]},
    "scisummnet": {"format": "scisummnet", "files": ["scisummnet.jsonl"]},
    "table, CSV": {
        "format": "table",
        "files": ["table.csv"],
        "columns": {
            "paper": "id",
            "title": "headline",
            "summary": "short",
            "text": "long",
            "language": "tongue",
        },
    },
    "table, JSONL": {"format": "table", "files": ["table.jsonl"]},
}


def used(
    *sources: dict[str, Any] | Source, folder: Path = FIXTURES, **options: Any
) -> tuple[list[tuple[Split, Pair]], Counts]:
    """Everything that comes of the sources, and the counts."""
    counts = Counts()
    data = Data.model_validate({"sources": list(sources), **options})
    return list(pairs(data, folder, counts)), counts


def only(source: dict[str, Any] | Source, folder: Path = FIXTURES, **options: Any) -> list[Pair]:
    """The pairs of one source."""
    return [pair for _, pair in used(source, folder=folder, **options)[0]]


def write_table(path: Path, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Write rows as a JSONL table; returns its source."""
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return {"format": "table", "files": [path.name]}
