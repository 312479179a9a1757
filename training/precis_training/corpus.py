"""The token rows of a recipe's splits, read in one pass, with everything that was counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from precis_training.base import base_folder
from precis_training.config import Recipe, RecipeError, Split
from precis_training.data import Counts, of_split, pairs
from precis_training.reading_bar import ReadingBar
from precis_training.row_file import written
from precis_training.rows import Encoder, Lengths, encoder, rows
from precis_training.tasks import Example, Left, examples

_Row = dict[str, list[int]]  # of `rows.Encoder.row`
# Of a stream only so many rows are measured before training starts.
_MEASURED = 1000


@dataclass
class Corpus:
    """Training and validation rows as datasets; `validation` is None when no paper is kept apart.

    `train` is None where the rows were only to be measured. Of a stream `lengths` are those of
    its first thousand rows.
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


def corpus(recipe: Recipe, folder: Path | None, file: Path | None = None) -> Corpus:
    """Read, audit and tokenize a recipe's data, and say on standard error how fast.

    The training rows go to `file` as they come; without one they are only measured. Memory holds
    the validation rows that are used and what `data.pairs` remembers of every pair. Raises
    RecipeError when nothing is left.
    """
    from datasets import Dataset, IterableDataset

    encode = encoder(recipe, base_folder(recipe))
    counts, left = Counts(), Left()
    train, validation = Lengths(), Lengths()
    held_out: list[_Row] = []

    def tokenized(bar: ReadingBar) -> Iterator[_Row]:
        """The training rows; those of validation are put aside on the way."""
        lengths: dict[Split, Lengths] = {"train": train, "validation": validation}
        for split, pair in pairs(recipe.data, folder, counts):
            bar.rows(counts.rows)
            # Nothing is made of what is for testing; a stream is tokenized again while it trains.
            if split == "test" or (split == "train" and recipe.data.streaming):
                continue
            for row in rows(recipe, encode, examples(recipe, (pair,), left), lengths[split]):
                if split == "train":
                    yield row
                elif len(held_out) < recipe.optimizer.evaluation_rows:
                    held_out.append(row)
        bar.rows(counts.rows)

    training: Any = None
    with ReadingBar() as bar:
        if recipe.data.streaming:
            for _ in islice(_stream(recipe, folder, encode, train, left), _MEASURED):
                pass
            training = IterableDataset.from_generator(
                _stream, gen_kwargs={"recipe": recipe, "folder": folder, "encode": encode}
            )
        if file is None or recipe.data.streaming:
            for _ in tokenized(bar):
                pass
        else:
            training = written(file, tokenized(bar))
    if not train.rows:
        raise RecipeError(_nothing_left(recipe, train, left, counts))
    kept = Dataset.from_list(held_out) if held_out else None
    return Corpus(training, kept, train, validation, counts, left)


def examples_of(recipe: Recipe, folder: Path | None, split: Split) -> list[Example]:
    """All examples of one split, in the order of the sources."""
    return list(examples(recipe, of_split(recipe.data, folder, split, Counts())))


def _stream(
    recipe: Recipe,
    folder: Path | None,
    encode: Encoder,
    lengths: Lengths | None = None,
    left: Left | None = None,
) -> Iterator[_Row]:
    found = of_split(recipe.data, folder, "train", Counts())
    yield from rows(recipe, encode, examples(recipe, found, left), lengths or Lengths())


def _nothing_left(recipe: Recipe, lengths: Lengths, left: Left, counts: Counts) -> str:
    return (
        f"No row is left to train on: {lengths.too_long:,} were longer than "
        f"{recipe.optimizer.length:,} tokens, {left.audited:,} were dropped by the audit, "
        f"{left.other_language:,} are in another language, {left.unsuited:,} suit no task, "
        f"{sum(counts.bad.values()):,} could not be read. Correct the recipe's data or tasks."
    )
