"""A recipe's source: its files below the data folder or its hub dataset, read as pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from precis.text.language import Language
from precis_training.config import RecipeError, Source
from precis_training.readers import debian, formats, rows, scisummnet
from precis_training.readers.pair import BadRow, Reading, Row

# What the published files call our columns; a recipe's own mapping goes before.
_COLUMNS = {
    "cnn_dailymail": {"summary": "highlights", "text": "article", "paper": "id"},
    "writeups": {"text": "writeup", "title": "competition_name", "paper": "link"},
    "table": {name: name for name in formats.COLUMNS},
}
_ENDINGS = {
    ".csv": rows.csv_rows,
    ".tsv": rows.csv_rows,
    ".jsonl": rows.json_lines,
    ".ndjson": rows.json_lines,
    ".parquet": rows.parquet_rows,
}

_Rows = Iterator[Row | BadRow]


def read(source: Source, folder: Path | None) -> Iterator[Reading]:
    """What the rows of a source hold, in the order of its files, one row at a time.

    Rows that the source's `where` leaves out are passed over, but count for its `limit`.
    Raises RecipeError when no file matches, or a column that the recipe needs is missing.
    """
    make = _maker(source)
    for row in islice(_rows(source, folder), source.limit):
        if isinstance(row, BadRow):
            yield Reading(bad=(row,))
        elif all(_holds(row, column, value) for column, value in source.where.items()):
            yield make(row)


def _holds(row: Row, column: str, wanted: str) -> bool:
    """Whether a cell reads as `wanted`, of whatever type it is; a missing one reads as nothing."""
    found = row.values.get(column)
    if isinstance(found, bool):
        return wanted in (str(found), str(found).lower())
    return found is not None and str(found) == wanted


def _rows(source: Source, folder: Path | None) -> _Rows:
    if source.hub:
        split = "train" if source.split == "auto" else source.split
        yield from rows.hub_rows(source.hub, split)
        return
    for path, name in _files(source, folder):
        yield from _opener(source, path)(path, name)


def _files(source: Source, folder: Path | None) -> list[tuple[Path, str]]:
    """The files with their names below the data folder, sorted within each pattern."""
    if not source.files:
        raise RecipeError(f"A source of the format {source.format} names neither files nor hub.")
    if folder is None:
        raise RecipeError(
            f"The recipe reads {source.files[0]} from a data folder. "
            "Name it with --data DIR, or in the environment as PRECIS_DATA."
        )
    found: dict[Path, str] = {}
    for pattern in source.files:
        if Path(pattern).is_absolute() or ".." in Path(pattern).parts:
            raise RecipeError(
                f"{pattern} leads out of the data folder. Name files below it, "
                "and the folder itself with --data DIR."
            )
        matches = sorted(path for path in folder.glob(pattern) if path.is_file())
        if not matches:
            raise RecipeError(
                f"The data folder {folder} has no {pattern}. Put it there, "
                "or name another folder with --data DIR or PRECIS_DATA."
            )
        found |= {path: path.relative_to(folder).as_posix() for path in matches}
    return list(found.items())


def _opener(source: Source, path: Path) -> Callable[[Path, str], _Rows]:
    if source.format == "aihub":
        return rows.aihub_items
    if source.format in ("scitldr", "scisummnet"):
        return rows.json_lines
    if source.format == "debian":
        return debian.descriptions
    # The others are told by their names' endings.
    endings = [ending.lower() for ending in path.suffixes if ending.lower() != ".gz"]
    opener = _ENDINGS.get(endings[-1]) if endings else None
    if opener is None:
        raise RecipeError(
            f"{path.name} ends in none of {', '.join(_ENDINGS)}. Convert it, "
            "or give its source the format it has."
        )
    return opener


def _maker(source: Source) -> Callable[[Row], Reading]:
    language = None if source.language == "auto" else Language(source.language)
    if source.format == "aihub":
        return lambda row: formats.aihub(row, language)
    if source.format == "scitldr":
        return lambda row: formats.scitldr(row, language)
    if source.format == "debian":
        return lambda row: debian.debian(row, language)
    if source.format == "judged":
        return lambda row: formats.judged(row, language)
    if source.format == "scisummnet":
        choice = scisummnet.choice_of(source.columns)
        return lambda row: scisummnet.scisummnet(row, choice, language)
    unknown = sorted(source.columns.keys() - set(formats.COLUMNS))
    if unknown:
        raise RecipeError(
            f"columns: {unknown[0]} is none of our columns, {', '.join(formats.COLUMNS)}."
        )
    columns = {**_COLUMNS[source.format], **source.columns}
    if "summary" not in columns:
        raise RecipeError(
            "Write-ups come without summaries. Add `columns: {summary: NAME}` to the source, "
            "with the name of the column that holds one."
        )
    needed = frozenset((columns["summary"], columns["text"], *source.columns.values()))
    return lambda row: formats.table(row, columns, needed, language)
