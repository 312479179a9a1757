"""What a paper of these tests is: an invented source with drafts that are judged already."""

from __future__ import annotations

from dataclasses import dataclass

from precis.text.document import Format


@dataclass(frozen=True)
class Case:
    """`planted` holds (draft, kind or kinds of the reason, words that the reason must point at)."""

    name: str
    source: str
    clean: tuple[str, ...]
    planted: tuple[tuple[str, str, str], ...]
    format: Format = Format.PLAIN
