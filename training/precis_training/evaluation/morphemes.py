"""Korean morphemes: the one analyser of a process."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def kiwi() -> Any:
    """The analyser; its model takes seconds to load, so there is one."""
    from kiwipiepy import Kiwi

    return Kiwi(num_workers=1)
