"""The rows that every benchmark gives back, as a table for people and JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Row:
    """One comparison: `ratio` is ours / other in the unit that `name` says, `aim` in words."""

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


def show(title: str, rows: Sequence[Row]) -> None:
    """Print the rows as a table."""
    table = Table(title=title, title_justify="left")
    table.add_column("name")
    for heading in ("ours", "other", "ratio", "aim", "holds"):
        table.add_column(heading, justify="right")
    for row in rows:
        holds = "[green]yes[/]" if row.holds else "[red]no[/]"
        table.add_row(
            row.name, f"{row.ours:.3f}", f"{row.other:.3f}", f"{row.ratio:.2f}", row.aim, holds
        )
    Console().print(table)


def save(path: Path, rows: Sequence[Row]) -> None:
    """Write the rows as a JSON list."""
    path.write_text(json.dumps([asdict(row) for row in rows], indent=2) + "\n", "utf-8")
