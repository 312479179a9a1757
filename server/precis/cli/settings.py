"""`precis settings`: the settings as a JSON Schema, for editors that complete and check them."""

from __future__ import annotations

import argparse
import json
from dataclasses import Field, fields
from typing import Any

from precis.settings import SECTION, Settings

_TYPES = {str: "string", int: "integer", float: "number"}


def settings(options: argparse.Namespace) -> int:
    """Print what was asked for; returns the exit code."""
    del options  # `schema` is the only action there is
    print(json.dumps(schema(), indent=2, ensure_ascii=False))
    return 0


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a settings file with dotted keys, such as VS Code's.

    `enumDescriptions` and `scope` are words of VS Code's; other editors pass over them.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Settings of Précis",
        "type": "object",
        "properties": {f"{SECTION}.{one.metadata['key']}": _of(one) for one in fields(Settings)},
    }


def _of(setting: Field[Any]) -> dict[str, Any]:
    metadata = setting.metadata
    found: dict[str, Any] = {
        "type": _TYPES[type(setting.default)],
        "default": setting.default,
        "description": metadata["description"],
    }
    if metadata["choices"]:
        found["enum"] = list(metadata["choices"])
        found["enumDescriptions"] = list(metadata["meanings"])
    for key, bound in (("minimum", metadata["low"]), ("maximum", metadata["high"])):
        if bound is not None:
            found[key] = bound
    # VS Code lets a trusted folder override a setting of this scope, and no other folder.
    found["scope"] = "machine-overridable" if metadata["guarded"] else "resource"
    return found
