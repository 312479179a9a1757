"""How the editor of the tests reads what the server answers."""

from __future__ import annotations

import functools
from typing import Any

from lsprotocol import types
from pygls.protocol import default_converter


@functools.cache
def converter() -> Any:
    """The protocol's converter, mended once."""
    # lsprotocol takes every object with a "command" for a Command, a CodeAction with one too.
    made = default_converter()  # type: ignore[no-untyped-call]
    made.register_structure_hook(
        types.Command | types.CodeAction,
        lambda raw, _: made.structure(
            raw, types.Command if isinstance(raw.get("command"), str) else types.CodeAction
        ),
    )
    return made
