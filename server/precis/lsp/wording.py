"""What the server says, in the language of its editor."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from precis.text.said import Said, filled

_LANGUAGE = re.compile(r"[a-z]{2,3}(?![a-z])")


@dataclass(frozen=True)
class Words:
    """Says English texts in one language; what its `catalogue` lacks stays English.

    `catalogue` gives for the English text with its {placeholders} the same in that language.
    """

    catalogue: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, locale: str | None) -> Words:
        """The words of a client's `locale`, such as ko or ko-KR; English where we know no other.

        The languages are the files beside this module, in the format of a VS Code l10n bundle.
        """
        language = _LANGUAGE.match((locale or "").lower())
        if language is None:
            return cls()
        file = Path(__file__).parent / "words" / f"{language.group()}.json"
        return cls(json.loads(file.read_text("utf-8"))) if file.is_file() else cls()

    def __call__(self, text: str, /, **values: object) -> str:
        """A text with its values filled in; a `Said` has its own, and may hold others."""
        said = text if isinstance(text, Said) else Said(text, **values)
        template = self.catalogue.get(said.template, said.template)
        return filled(template, {name: self._value(one) for name, one in said.values.items()})

    def _value(self, value: object) -> object:
        return self(value) if isinstance(value, Said) else value
