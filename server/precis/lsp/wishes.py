"""What a client asks to be told beyond the protocol: keys of its initializationOptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True)
class Wishes:
    """What only a client gets that asks for it; no settings of a user.

    - `proposals`: `precis/proposal`, a text that found no certain place.
    - `deltas`: `precis/started`, `precis/delta`, `precis/draft` and `precis/ended`, a job from
      its start to its end with the text as it is written (see `story`).
    - `status`: `precis/status`, the state of the model whenever it changes (see `status`).
    - `brief`: hovers without what the client shows itself there of the diagnostics.
    """

    proposals: bool = False
    deltas: bool = False
    status: bool = False
    brief: bool = False


def wishes_of(section: Mapping[str, Any]) -> tuple[Wishes, dict[str, Any]]:
    """The wishes in a client's options, and the options without them."""
    names = [one.name for one in fields(Wishes)]
    wishes = Wishes(**{name: section.get(name) is True for name in names})
    return wishes, {key: value for key, value in section.items() if key not in names}
