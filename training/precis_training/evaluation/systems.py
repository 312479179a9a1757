"""The systems that an evaluation compares: models with and without adapters, and floors."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from precis.engine.base import Dialect, Message
from precis.engine.catalog import find
from precis.writing import styles
from precis.writing.job import Task as Writing
from precis.writing.messages import Messages, Prompts
from precis_training.config import Recipe, RecipeError
from precis_training.evaluation.generate import Asked, Generator, hosted
from precis_training.evaluation.model_process import Loading, ProcessGenerator
from precis_training.evaluation.results import Role
from precis_training.tasks import Example, dialect_of, first_sentence

# Tokens of a reply that a context must hold beside the longest prompt trained on.
_REPLY_ROOM = 1024
# What Précis serves where memory is no question, as with the embedded model.
_SERVED_CONTEXT = 8192


@dataclass(frozen=True)
class Model:
    """A model that answers. `identity` changes whenever its weights do.

    `dialect` decides the sampling and the first words of the reply. `judge` opens a generator
    that tells likelihoods, for the perplexity (`open` itself: the same one); None leaves it
    out. `prompt` replaces the example's messages for a model that was trained on others.
    """

    name: str
    role: Role
    note: str
    identity: str
    dialect: Dialect
    open: Callable[[], Generator]
    judge: Callable[[], Generator] | None = None
    prompt: Callable[[Example], Messages] | None = None

    def messages(self, example: Example) -> Messages:
        """The messages of a row, without first words of the reply."""
        return self.prompt(example) if self.prompt else example.prompt

    def asked(self, example: Example, seed: int) -> Asked:
        """What the model is asked for a row, as Précis would ask it."""
        messages = self.messages(example)
        task, style = writing_of(example), example.task.style
        lead = Prompts(self.dialect, example.language, style=style).lead(task)
        if lead and messages[-1].role != "assistant":
            messages = (*messages, Message("assistant", lead))
        return Asked(messages, styles.sampling(task, style, self.dialect, seed=seed))


@dataclass(frozen=True)
class Floor:
    """Text that needs no model: one for each row, "" where there is none."""

    name: str
    role: Role
    note: str
    texts: Callable[[Sequence[Example]], list[str]]


def embedded(
    recipe: Recipe,
    name: str,
    role: Role,
    adapter: Path | None = None,
    *,
    base: Path | None = None,
    peft: Path | None = None,
    threads: int = 0,
) -> Model:
    """The recipe's model in GGUF, as llama.cpp serves it, with a GGUF LoRA file or without.

    `threads` 0 takes the cores that are free when it starts; 1 is best while others compute.

    For the perplexity torch computes the same: `base` is the folder of safetensors, `peft` the
    folder of the adapter before its export. Without `base` there is no perplexity.
    """
    judging = Loading(recipe.model, base, peft, _context(recipe)) if base else None
    if adapter is not None and peft is None:
        judging = None  # the base's perplexity is not the adapter's
    weights = f"GGUF adapter {adapter.name}" if adapter else "no adapter"
    return _model(
        recipe,
        name,
        role,
        adapter,
        f"{recipe.model}, llama.cpp, {weights}",
        partial(hosted, recipe.model, adapter, _SERVED_CONTEXT, threads),
        partial(ProcessGenerator, judging) if judging else None,
    )


def with_torch(
    recipe: Recipe,
    name: str,
    role: Role,
    base: Path,
    adapter: Path | None = None,
    *,
    at_once: int = 8,
) -> Model:
    """The safetensors in `base` with a PEFT folder or without, in batches of `at_once` texts."""
    opening = partial(
        ProcessGenerator, Loading(recipe.model, base, adapter, _context(recipe), at_once)
    )
    weights = f"PEFT adapter {adapter.name}" if adapter else "no adapter"
    note = f"{recipe.model}, torch, {weights}"
    return _model(recipe, name, role, adapter, note, opening, opening)


def floors(rows: Sequence[Example]) -> list[Floor]:
    """The floors that these rows have; titles only where there are any."""
    found = [
        Floor("copy", "floor", "the input itself", lambda rows: [given(row) for row in rows]),
        Floor(
            "lead",
            "floor",
            "the input's first sentence",
            lambda rows: [first_sentence(given(row)) for row in rows],
        ),
        Floor("another paper's", "floor", "the reference of another paper", _of_another),
    ]
    if any(row.pair.title for row in rows):
        titles = Floor(
            "title", "floor", "the paper's title", lambda rows: [row.pair.title for row in rows]
        )
        found.append(titles)
    human = Floor(
        "reference", "human", "the reference itself", lambda rows: [r.target for r in rows]
    )
    return [*found, human]


def given(example: Example) -> str:
    """The text that the example's task works on, without title, field and passages."""
    pair = example.pair
    return pair.text if writing_of(example) is Writing.SUMMARIZE else pair.summary


def writing_of(example: Example) -> Writing:
    """What Précis calls the example's task."""
    return Writing.SUMMARIZE if example.task.kind == "summarize" else Writing.EXPAND


def identity(model: str, *paths: Path | None) -> str:
    """A hash of a model's name and of the adapter files in `paths`. Raises RecipeError."""
    digest = hashlib.sha256(model.encode())
    for path in paths:
        if path is None:
            continue
        files = sorted(path.glob("adapter_*")) if path.is_dir() else [path]
        if not files or not all(file.is_file() for file in files):
            raise RecipeError(
                f"There is no adapter in {path}: neither a GGUF file nor a PEFT folder."
            )
        for file in files:
            with file.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()


def _model(
    recipe: Recipe,
    name: str,
    role: Role,
    adapter: Path | None,
    note: str,
    opening: Callable[[], Generator],
    judge: Callable[[], Generator] | None,
) -> Model:
    return Model(
        name=name,
        role=role,
        note=note,
        identity=identity(f"{recipe.base}: {note}", adapter),
        # Without an adapter of ours the model is asked as its catalogue entry says.
        dialect=dialect_of(recipe) if adapter else find(recipe.model).dialect,
        open=opening,
        judge=judge,
    )


def _context(recipe: Recipe) -> int:
    return recipe.optimizer.length + _REPLY_ROOM


def _of_another(rows: Sequence[Example]) -> list[str]:
    """The reference of the next row of another paper."""
    texts = []
    for number, row in enumerate(rows):
        following = (*rows[number + 1 :], *rows[:number])
        other = (one.target for one in following if one.pair.paper != row.pair.paper)
        texts.append(next(other, ""))
    return texts
