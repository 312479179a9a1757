"""Token rows for training: exactly the prompt that is served, then the reply and its end token."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from precis.engine.catalog import find
from precis.engine.template import END, EOS, Control, Template, render
from precis.engine.vocabulary import Vocabulary
from precis_training.config import Recipe
from precis_training.tasks import Example

IGNORED = -100  # torch's cross entropy leaves these labels out


@dataclass
class Lengths:
    """What became of the examples; counts are of rows and of tokens."""

    rows: int = 0
    too_long: int = 0
    tokens: int = 0
    reply_tokens: int = 0
    longest: int = 0
    longest_dropped: int = 0


@dataclass(frozen=True)
class Encoder:
    """Turns examples into token ids with a model's vocabulary and template."""

    vocabulary: Vocabulary
    template: Template

    def prompt(self, example: Example) -> list[int]:
        """The prompt as the engines send it: one BOS, the document never parsed for controls."""
        return self.vocabulary.encode(render(example.prompt, self.template))

    def reply(self, target: str) -> list[int]:
        """The reply and what ends it."""
        ending: tuple[Control, ...] = (EOS,) if self.template is Template.PLAIN else (END, EOS)
        return self.vocabulary.encode((target, *ending))

    def row(self, example: Example) -> dict[str, list[int]]:
        """`input_ids` and `labels` of equal length; the prompt's labels are ignored."""
        prompt, reply = self.prompt(example), self.reply(example.target)
        return {"input_ids": prompt + reply, "labels": [IGNORED] * len(prompt) + reply}


def encoder(recipe: Recipe, folder: Any) -> Encoder:
    """The encoder of a recipe; `folder` holds the base's tokenizer.json."""
    return Encoder(Vocabulary(folder, recipe.base), find(recipe.model).template)


def rows(
    recipe: Recipe, encode: Encoder, examples: Iterable[Example], lengths: Lengths
) -> Iterator[dict[str, list[int]]]:
    """The rows that fit `optimizer.length`; a longer one is dropped and counted.

    Cut to length it would lose its end token, and the model would learn never to stop.
    """
    for example in examples:
        row = encode.row(example)
        size = len(row["input_ids"])
        if size > recipe.optimizer.length:
            lengths.too_long += 1
            lengths.longest_dropped = max(lengths.longest_dropped, size)
            continue
        lengths.rows += 1
        lengths.tokens += size
        lengths.reply_tokens += size - row["labels"].count(IGNORED)
        lengths.longest = max(lengths.longest, size)
        yield row
