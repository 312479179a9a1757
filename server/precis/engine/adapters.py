"""The adapters that a model is loaded with: those that come with Précis, and the user's own."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

from precis.engine.catalog import CatalogEntry
from precis.errors import SettingsError
from precis.text.said import Said

# A comma between two adapters; not one in a folder's name, which a slash follows before any `=`.
_COMMA = re.compile(r",(?![^,=]*[/\\])")


def adapters_of(entry: CatalogEntry, own: str = "") -> tuple[tuple[str, Path], ...]:
    """Names and files (folders for transformers) of a model's adapters, in order of their names.

    `own` is the setting `precis.engine.adapters`; one of the user's own takes the place of a
    shipped one with the same name. Raises SettingsError for what is not there.
    """
    found = dict(shipped(entry)) | dict(entry.adapters)
    for name, path in named(own):
        if not path.exists():
            raise SettingsError(
                Said(
                    "precis.engine.adapters: there is no {path} for {name!r}. Correct the path.",
                    path=path,
                    name=name,
                )
            )
        found[name] = path
    return tuple(sorted(found.items()))


def shipped(entry: CatalogEntry) -> tuple[tuple[str, Path], ...]:
    """The adapters in this package that were trained on exactly this model's weights."""
    folder = files("precis").joinpath("adapters")
    if not folder.is_dir():
        return ()
    found = []
    for item in folder.iterdir():
        if not item.name.endswith(".json"):
            continue
        manifest = json.loads(item.read_text("utf-8"))
        base = manifest["base"]
        if base["model"] == entry.id and base["sha256"] == entry.sha256:
            file = Path(str(item)).with_suffix(".gguf")
            found.append((str(manifest["name"]), file))
    return tuple(sorted(found))


def named(setting: str) -> tuple[tuple[str, Path], ...]:
    """`name=path, other=path` as pairs. Raises SettingsError for anything else."""
    pairs = []
    for part in filter(None, (part.strip() for part in _COMMA.split(setting))):
        name, equals, path = (piece.strip() for piece in part.partition("="))
        if not (name and equals and path):
            raise SettingsError(
                Said(
                    "precis.engine.adapters: {part!r} is no name=path. "
                    "Write for example: expand=/models/expand.gguf",
                    part=part,
                )
            )
        pairs.append((name, Path(path).expanduser()))
    return tuple(pairs)
