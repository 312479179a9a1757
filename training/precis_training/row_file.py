"""Token rows on disk: written as they come, read through a memory map, gone when training ends."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any

_AT_ONCE = 512  # rows in memory; of 500 tokens they take some 20 MB as lists


@contextmanager
def row_file(output: Path) -> Iterator[Path]:
    """Where this process keeps its rows below `output` (8 bytes a token) until the block ends.

    A killed run leaves the file there, and the same command writes it again.
    """
    output.mkdir(parents=True, exist_ok=True)
    path = output / f"rows-{os.environ.get('RANK', '0')}.arrow"
    try:
        yield path
    finally:
        with suppress(PermissionError):  # Windows keeps a mapped file
            path.unlink(missing_ok=True)


def written(path: Path, rows: Iterable[dict[str, list[int]]]) -> Any:
    """A dataset of the rows, in their order, whose tokens stay in the file at `path`.

    The rows are taken one at a time and at most 512 of them are held. The column `length` spares
    the trainer reading every row only to group rows by length.
    """
    import pyarrow
    from datasets import Dataset

    batch, tokens = pyarrow.RecordBatch, pyarrow.list_(pyarrow.int32())
    schema = pyarrow.schema({"input_ids": tokens, "labels": tokens, "length": pyarrow.int32()})
    sized = (row | {"length": len(row["input_ids"])} for row in rows)
    with pyarrow.OSFile(str(path), "wb") as file, pyarrow.ipc.new_stream(file, schema) as stream:
        while len(some := batch.from_pylist(list(islice(sized, _AT_ONCE)), schema)):
            stream.write_batch(some)
    return Dataset.from_file(str(path))
