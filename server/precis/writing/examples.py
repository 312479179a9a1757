"""Few-shot examples from a JSON Lines file of the user's."""

from __future__ import annotations

import json
from pathlib import Path

from precis.errors import SettingsError
from precis.text.said import Said
from precis.writing.job import Example


def read_examples(path: str) -> tuple[Example, ...]:
    """The examples of a file with one {"text": …, "answer": …} a line; none for an empty path.

    Raises SettingsError that names the file and line of the first fault.
    """
    if not path:
        return ()
    try:
        # Not splitlines(), which also parts at separators that a text may hold (U+2028, U+0085).
        lines = Path(path).expanduser().read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            Said(
                "precis.examples: {path} cannot be read ({error}). Correct the path.",
                path=path,
                error=getattr(error, "strerror", None) or error,
            )
        ) from error
    examples = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            examples.append(Example(_string(row["text"]), _string(row["answer"])))
        except (ValueError, KeyError, TypeError) as error:
            raise SettingsError(
                Said(
                    "precis.examples: {path}, line {number} is not of the form {form}. "
                    "Correct the line.",
                    path=path,
                    number=number,
                    form='{"text": …, "answer": …}',
                )
            ) from error
    return tuple(examples)


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a string")
    return value
