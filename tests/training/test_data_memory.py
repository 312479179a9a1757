"""Reading keeps neither the file nor the pairs: memory is bounded by a little for each row."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

pytest.importorskip("ijson", reason="needs ijson: pip install '.[training]'")

from precis_training.config import Data
from precis_training.data import Counts, pairs

from .synthetic import write_aihub

ROWS = 1200


def test_a_file_is_streamed(tmp_path: Path) -> None:
    file = write_aihub(tmp_path / "papers.json", ROWS)
    data = Data.model_validate({"sources": [{"format": "aihub", "files": [file.name]}]})
    counts = Counts()
    reading = pairs(data, tmp_path, counts)
    tracemalloc.start()
    next(reading)  # tables of fixed size are there from now on
    before, _ = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    for _ in reading:
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert counts.rows == ROWS
    assert counts.duplicates > 0
    assert counts.near_duplicates > 0
    assert peak - before < 1200 * ROWS < file.stat().st_size / 2  # bytes
