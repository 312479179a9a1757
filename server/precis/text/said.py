"""Sentences for a user that know what they were made from, so that an editor can say them anew.

Every room writes English. Where a sentence may reach an editor in another language, it is made as
a `Said`: a string like any other, with the text and the values that it was filled from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Self

from precis.errors import PrecisError


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


def sentence_of(error: PrecisError) -> str:
    """What an error says, as it was given: `str` of it would be English for good."""
    given = error.args[0] if error.args else ""
    return given if isinstance(given, str) else str(error)


def parts_of(said: Said) -> dict[str, Any]:
    """A sentence for JSON; a value that JSON does not know becomes its text."""
    values = {name: _part(value) for name, value in said.values.items()}
    return {"text": said.template, "values": values}


def _part(value: object) -> object:
    if isinstance(value, Said):
        return parts_of(value)
    return value if isinstance(value, str | int | float) else str(value)


def from_parts(parts: Any) -> Said:
    """The sentence that `parts_of` took apart. Raises ValueError for anything else."""
    match parts:
        case {"text": str(text), "values": dict(values)}:
            try:
                return Said(
                    text,
                    **{
                        name: from_parts(value) if isinstance(value, dict) else value
                        for name, value in values.items()
                    },
                )
            except (LookupError, TypeError, AttributeError) as error:
                raise ValueError("The values do not fit the text.") from error
    raise ValueError("These are no parts of a sentence.")
