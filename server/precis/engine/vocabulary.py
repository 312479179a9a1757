"""A model's tokenizer, used so that a document can never forge a control token."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

from precis.engine.refusals import no_gemma
from precis.engine.template import BOS, END, EOS, START, Control, Rendered
from precis.errors import EngineError, ModelCorrupt
from precis.text.said import Said

# Tokens that are no text; a small model writes them now and then when nothing forbids it.
NEVER_WRITTEN = (
    "<pad>",
    "<bos>",
    "<unk>",
    "<mask>",
    "<start_of_turn>",
    "<start_of_image>",
    "<end_of_image>",
)
_CONTROLS = (*NEVER_WRITTEN, BOS.spelling, EOS.spelling, START.spelling, END.spelling)


class Vocabulary:
    """Token ids of rendered prompts and text of token ids. Safe to call from several threads."""

    def __init__(self, folder: Path, name: str) -> None:
        """Read `tokenizer.json` of a model's folder. Raises ModelCorrupt or EngineError."""
        self._name = name
        file = folder / "tokenizer.json"
        if not file.is_file():
            raise EngineError(
                Said(
                    "{model} has no tokenizer.json in {folder}. Pull the model again, complete.",
                    model=name,
                    folder=folder,
                )
            )
        try:
            self._tokenizer = Tokenizer.from_file(str(file))
        except Exception as error:
            raise ModelCorrupt(
                Said(
                    "{file} cannot be read ({error}). Pull the model again.", file=file, error=error
                )
            ) from error
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._tokenizer.encode_special_tokens = True
        self._breakable = self._still_parsed()
        self.forbidden = self._known(NEVER_WRITTEN)
        self.ends = self._known((EOS.spelling, END.spelling))

    def encode(self, rendered: Rendered) -> list[int]:
        """Token ids of a rendered prompt; its strings are never parsed for control tokens."""
        ids: list[int] = []
        for part in rendered:
            if isinstance(part, Control):
                ids.append(self._control(part))
            else:
                ids += self.encode_text(part)
        return ids

    def encode_text(self, text: str) -> list[int]:
        """Token ids of plain text, without BOS; control spellings become ordinary pieces."""
        pieces = self._breakable.split(text) if self._breakable else [text]
        ids: list[int] = []
        for piece in pieces:
            if piece:
                ids += self._tokenizer.encode(piece, add_special_tokens=False).ids
        return ids

    def decode(self, tokens: Sequence[int]) -> str:
        """Text of token ids, control tokens left out."""
        text: str = self._tokenizer.decode(list(tokens), skip_special_tokens=True)
        return text

    def _control(self, control: Control) -> int:
        token: int | None = self._tokenizer.token_to_id(control.spelling)
        if token is None:
            raise no_gemma(self._name, control.spelling)
        return token

    def _known(self, spellings: Sequence[str]) -> tuple[int, ...]:
        found = (self._tokenizer.token_to_id(spelling) for spelling in spellings)
        return tuple(sorted({token for token in found if token is not None}))

    def _still_parsed(self) -> re.Pattern[str] | None:
        """Where text must be cut because this tokenizer would parse a control token in it.

        A tokenizer file may not mark a control token as special, and then it is found in data
        whatever is asked for; cut after its first character it is never found.
        """
        parsed = [
            spelling
            for spelling in dict.fromkeys(_CONTROLS)
            if (token := self._tokenizer.token_to_id(spelling)) is not None
            and token in self._tokenizer.encode(f"a{spelling}b", add_special_tokens=False).ids
        ]
        if not parsed:
            return None
        return re.compile("|".join(f"(?<={word[0]})(?={re.escape(word[1:])})" for word in parsed))
