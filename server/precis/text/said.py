"""Sentences for a user that know what they were made from, so that an editor can say them anew.

Every room writes English. Where a sentence may reach an editor in another language, it is made as
a `Said`: a string like any other, with the text and the values that it was filled from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Self


class Said(str):
    """English words. `template` is their text with {placeholders}, `values` what fills these.

    A value that is itself a Said is said anew with the sentence around it. Without values the
    text stands as it is, braces included.
    """

    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, /, **values: object) -> Self:
        made = super().__new__(cls, filled(template, values))
        made.template = template
        made.values = values
        return made


def filled(template: str, values: Mapping[str, object]) -> str:
    """A text with its placeholders filled."""
    return template.format(**values) if values else template


def joined(between: str, parts: Iterable[str]) -> Said:
    """Sentences side by side, each of which is said anew by itself."""
    values = {f"part{number}": part for number, part in enumerate(parts)}
    return Said(between.join(f"{{{name}}}" for name in values), **values)
