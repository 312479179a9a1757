"""`precis model`: which models there are, where they come from, and their terms."""

from __future__ import annotations

import argparse

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from precis.engine.catalog import CATALOG, CatalogEntry, find, install_command, is_installed, terms


def model(options: argparse.Namespace) -> int:
    """Print a list, one model, or the licences; returns the exit code."""
    console = Console(highlight=False)
    chosen = (find(options.name),) if options.name else CATALOG
    if options.action == "list":
        # Wide enough for every cell: a shortened name cannot be copied.
        Console(highlight=False, width=200).print(_table(chosen), crop=False)
    elif options.action == "show":
        for entry in chosen:
            _show(console, entry)
    else:
        for entry in chosen:
            console.print(entry.id, style="bold", markup=False)
            console.print(terms(entry), markup=False)
            console.print()
    return 0


def _table(entries: tuple[CatalogEntry, ...]) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("model", "engine", "size", "state"):
        table.add_column(heading, justify="right" if heading == "size" else "left", no_wrap=True)
    for entry in entries:
        table.add_row(entry.id, entry.engine, f"{entry.size / 1e6:,.0f} MB", escape(state(entry)))
    return table


def state(entry: CatalogEntry) -> str:
    """Whether a model can be used now, and if not, what is missing."""
    if is_installed(entry):
        return "installed"
    if entry.engine != "gguf":
        return f"needs the {entry.engine} engine, not in this version"
    return f"not installed: {install_command(entry)}"


def _show(console: Console, entry: CatalogEntry) -> None:
    rows = {
        "model": entry.id,
        "engine": entry.engine,
        "source": entry.source,
        "size": f"{entry.size:,} bytes",
        "sha256": entry.sha256 or "(none: not verified)",
        "context": f"{entry.context:,} tokens",
        "template": entry.template.value,
        "prompts": entry.dialect.value,
        "licence": entry.licence,
        "state": state(entry),
        "note": entry.note,
    }
    table = Table(box=None, pad_edge=False, show_header=False)
    for name, value in rows.items():
        table.add_row(name, escape(value))
    console.print(table)
    console.print()
