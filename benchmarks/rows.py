"""The rows that every benchmark gives back, as a table for people and JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

NO_AIM = "–"
_FILE_WIDTH = 120


@dataclass(frozen=True)
class Row:
    """One comparison: `ratio` is ours / other in the unit that `name` says, `aim` in words.

    A row whose aim is NO_AIM only informs, and always holds.
    """

    name: str
    ours: float
    other: float
    ratio: float
    aim: str
    holds: bool


def at_most(name: str, ours: float, other: float, limit: float) -> Row:
    """A row that holds when ours is at most `limit` times the other."""
    ratio = ours / other
    return Row(name, ours, other, ratio, f"≤ {limit:g} ×", ratio <= limit)


def at_least(name: str, ours: float, other: float, limit: float) -> Row:
    """A row that holds when ours is at least `limit` times the other."""
    ratio = ours / other
    return Row(name, ours, other, ratio, f"≥ {limit:g} ×", ratio >= limit)


def beside(name: str, ours: float, other: float) -> Row:
    """A row without an aim."""
    return Row(name, ours, other, ours / other, NO_AIM, True)


def show(title: str, rows: Sequence[Row]) -> None:
    """Print the rows as a table."""
    table = Table(title=title, title_justify="left")
    table.add_column("name")
    for heading in ("ours", "other", "ratio", "aim", "holds"):
        table.add_column(heading, justify="right")
    for row in rows:
        table.add_row(
            row.name,
            f"{row.ours:.3f}",
            f"{row.other:.3f}",
            f"{row.ratio:.2f}",
            row.aim,
            _holds(row),
        )
    console = Console()
    # A pipe or a file has no width of its own, and 80 columns break the names.
    (console if console.is_terminal else Console(width=_FILE_WIDTH)).print(table)


def _holds(row: Row) -> str:
    if row.aim == NO_AIM:
        return NO_AIM
    return "[green]yes[/]" if row.holds else "[red]no[/]"


def save(path: Path, rows: Sequence[Row]) -> None:
    """Write the rows as a JSON list."""
    path.write_text(json.dumps([asdict(row) for row in rows], indent=2) + "\n", "utf-8")
