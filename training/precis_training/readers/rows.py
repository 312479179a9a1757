"""Rows of CSV, JSONL, AIHub's JSON and Parquet files and of hub datasets, one at a time.

A file that breaks off or holds something else ends with a bad row, never with an exception.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, cast

from precis_training.config import RecipeError
from precis_training.readers.pair import BadRow, Row

_BROKEN = (EOFError, zlib.error, OSError)  # what a damaged or unreadable file raises
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_LONGEST_CELL = 2**31 - 1  # code points; an article is longer than the csv module's 131,072


def csv_rows(path: Path, name: str) -> Iterator[Row | BadRow]:
    """Rows of a CSV (or, by its ending, TSV) file with a header; `where` has their first line.

    A quotation mark in a TSV file is one: its cells are never quoted. A byte that is no UTF-8
    becomes a lone surrogate, by which the pair is found bad later.
    """
    csv.field_size_limit(_LONGEST_CELL)
    header: list[str] = []
    with closing(_opened(path)) as file:
        lines = io.TextIOWrapper(file, "utf-8-sig", errors="surrogateescape", newline="")
        if path.name.lower().endswith((".tsv", ".tsv.gz")):
            rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        else:
            rows = csv.reader(lines)
        while True:
            where = f"{name}:{rows.line_num + 1}"
            try:
                cells = next(rows)
            except StopIteration:
                return
            except csv.Error:
                yield BadRow(where, "no CSV")
                continue
            except _BROKEN:
                yield BadRow(where, "the file breaks off")
                return
            if not header:
                header = cells
            elif cells and len(cells) != len(header):
                yield BadRow(where, "another number of columns than the header's")
            elif cells:
                yield Row(where, dict(zip(header, cells, strict=True)), one_header=True)


def json_lines(path: Path, name: str) -> Iterator[Row | BadRow]:
    """The objects of a JSONL file, one a line; blank lines are passed over."""
    number = 0
    with closing(_opened(path)) as file:
        while True:
            number += 1
            where = f"{name}:{number}"
            try:
                line = file.readline()
            except _BROKEN:
                yield BadRow(where, "the file breaks off")
                return
            if not line:
                return
            if line.strip():
                yield _json_row(line.removeprefix(_BYTE_ORDER_MARK), where)


def aihub_items(path: Path, name: str) -> Iterator[Row | BadRow]:
    """The records of an AIHub file, streamed: its root is a list of objects or one object.

    Each such object holds the records in a list `data`.
    """
    import ijson

    number = 0
    with closing(_opened(path)) as file:
        try:
            _skip_byte_order_mark(file)
            prefix = "item.data.item" if _first_byte(file) == b"[" else "data.item"
            for item in ijson.items(file, prefix, use_float=True):
                number += 1
                where = f"{name}:item {number}"
                yield Row(where, item) if isinstance(item, dict) else BadRow(where, "no object")
        except (ijson.JSONError, UnicodeDecodeError, *_BROKEN):
            yield BadRow(f"{name}:item {number + 1}", "no JSON from here to the end of the file")
            return
    if not number:
        yield BadRow(name, "no list `data` in the file")


def parquet_rows(path: Path, name: str) -> Iterator[Row | BadRow]:
    """The rows of a Parquet file, 1,024 of them in memory; `where` counts them from 1."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    number = 0
    try:
        with ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=1024):
                for values in batch.to_pylist():
                    number += 1
                    yield Row(f"{name}:{number}", values, one_header=True)
    except (ArrowException, *_BROKEN):
        yield BadRow(f"{name}:{number + 1}", "no Parquet, or the file breaks off")


def hub_rows(hub: str, split: str) -> Iterator[Row | BadRow]:
    """The rows of one split of a hub dataset, streamed; `hub` may end in `:configuration`.

    Raises RecipeError when the hub cannot be asked or has no such dataset.
    """
    from datasets import load_dataset

    name, _, configuration = hub.partition(":")
    try:
        rows = load_dataset(name, configuration or None, split=split, streaming=True)
        for number, values in enumerate(rows, 1):
            yield Row(f"{name} {split}:{number}", values, one_header=True)
    except (OSError, ValueError, RuntimeError) as error:
        raise RecipeError(
            f"The split {split} of the dataset {hub} cannot be read. Check its name on the hub, "
            f"or download it and name its files. ({error})"
        ) from error


def _opened(path: Path) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path)) if path.suffix == ".gz" else path.open("rb")


def _json_row(line: bytes, where: str) -> Row | BadRow:
    try:
        values = json.loads(line.decode())
    except UnicodeDecodeError:
        return BadRow(where, "no UTF-8")
    except (ValueError, RecursionError):
        return BadRow(where, "no JSON")
    return Row(where, values) if isinstance(values, dict) else BadRow(where, "no object")


def _skip_byte_order_mark(file: BinaryIO) -> None:
    if file.read(len(_BYTE_ORDER_MARK)) != _BYTE_ORDER_MARK:
        file.seek(0)


def _first_byte(file: BinaryIO) -> bytes:
    """The first byte that is no white space; the file stands where it stood."""
    start = file.tell()
    byte = file.read(1)
    while byte.isspace():
        byte = file.read(1)
    file.seek(start)
    return byte
