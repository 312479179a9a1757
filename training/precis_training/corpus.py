"""The token rows of a recipe's splits, with everything that was counted on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from precis_training.base import base_folder
from precis_training.config import Recipe, RecipeError, Split
from precis_training.data import Counts, Pair, of_split, pairs
from precis_training.rows import Encoder, Lengths, encoder, rows
from precis_training.tasks import Example, Left, examples

# Of a stream only so many rows are measured before training starts.
_MEASURED = 1000


@dataclass
class Corpus:
    """Training and validation rows as datasets; `validation` is None when no paper is kept apart.

    Of a stream `lengths` are those of its first thousand rows.
    """

    train: Any
    validation: Any
    lengths: Lengths
    validation_lengths: Lengths
    counts: Counts
    left: Left = field(default_factory=Left)

    def plain(self) -> dict[str, Any]:
        """All counts as JSON has them."""
        return {
            **self.counts.plain(),
            "train_rows": self.lengths.rows,
            "train_tokens": self.lengths.tokens,
            "reply_tokens": self.lengths.reply_tokens,
            "longest": self.lengths.longest,
            "too_long": self.lengths.too_long,
            "validation_rows": self.validation_lengths.rows,
            "audited": self.left.audited,
            "masked": self.left.masked,
            "unsuited": self.left.unsuited,
            "other_language": self.left.other_language,
        }


def corpus(recipe: Recipe, folder: Path | None) -> Corpus:
    """Read, audit and tokenize a recipe's data. Raises RecipeError when nothing is left."""
    from datasets import Dataset, IterableDataset

    encode = encoder(recipe, base_folder(recipe))
    counts, left = Counts(), Left()
    train, validation = Lengths(), Lengths()

    def made(given: Iterable[Pair], lengths: Lengths) -> Iterator[dict[str, list[int]]]:
        return rows(recipe, encode, examples(recipe, given, left), lengths)

    training: Any
    if recipe.data.streaming:
        beginning = of_split(recipe.data, folder, "train", Counts())
        for _ in islice(made(beginning, train), _MEASURED):
            pass
        training = IterableDataset.from_generator(
            _stream, gen_kwargs={"recipe": recipe, "folder": folder, "encode": encode}
        )
        # Counts and fingerprint are over the whole, so the validation rows are read to the end.
        held_out = list(made(of_split(recipe.data, folder, "validation", counts), validation))
    else:
        dealt: dict[str, list[Pair]] = {"train": [], "validation": [], "test": []}
        for split, pair in pairs(recipe.data, folder, counts):
            dealt[split].append(pair)
        training = Dataset.from_list(list(made(dealt["train"], train)))
        held_out = list(made(dealt["validation"], validation))
    if not train.rows:
        raise RecipeError(_nothing_left(recipe, train, left, counts))
    held_out = held_out[: recipe.optimizer.evaluation_rows]
    kept = Dataset.from_list(held_out) if held_out else None
    return Corpus(training, kept, train, validation, counts, left)


def examples_of(recipe: Recipe, folder: Path | None, split: Split) -> list[Example]:
    """All examples of one split, in the order of the sources."""
    return list(examples(recipe, of_split(recipe.data, folder, split, Counts())))


def _stream(recipe: Recipe, folder: Path | None, encode: Encoder) -> Iterator[dict[str, list[int]]]:
    found = of_split(recipe.data, folder, "train", Counts())
    yield from rows(recipe, encode, examples(recipe, found), Lengths())


def _nothing_left(recipe: Recipe, lengths: Lengths, left: Left, counts: Counts) -> str:
    return (
        f"No row is left to train on: {lengths.too_long:,} were longer than "
        f"{recipe.optimizer.length:,} tokens, {left.audited:,} were dropped by the audit, "
        f"{left.other_language:,} are in another language, {left.unsuited:,} suit no task, "
        f"{sum(counts.bad.values()):,} could not be read. Correct the recipe's data or tasks."
    )
