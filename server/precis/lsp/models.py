"""precis.models: the models that a user can choose among, for a client's own list of them."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from precis.engine.catalog import (
    CATALOG,
    CatalogEntry,
    find,
    install_command,
    is_installed,
    size_of,
)
from precis.engine.choice import model_of
from precis.errors import PrecisError
from precis.lsp.wording import Words
from precis.settings import Settings


def models(settings: Settings, words: Words) -> list[dict[str, Any]]:
    """The models of the catalogue, and the user's own one where that is none of them.

    `size` is in bytes, 0 where it is not known before the model is brought. Looks for files:
    call it in a thread.
    """
    chosen = model_of(settings)
    entries = list(CATALOG)
    if all(entry.id != chosen for entry in entries):
        # A fault of the setting is told when it is read and when a job starts.
        with suppress(PrecisError):
            entries.append(find(chosen))
    return [_row(entry, chosen, words) for entry in entries]


def _row(entry: CatalogEntry, chosen: str, words: Words) -> dict[str, Any]:
    installed = is_installed(entry)
    return {
        "id": str(entry.path) if entry.path else entry.id,
        "engine": entry.engine,
        "size": size_of(entry),
        "note": words(entry.note),
        "licence": words(entry.licence),
        "installed": installed,
        "chosen": chosen in (entry.id, str(entry.path)),
        "install": "" if installed else install_command(entry),
    }
