"""The recipe: one YAML file that says everything about an adapter, checked before anything runs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from precis.text.language import Language
from precis.writing.job import Style


class RecipeError(Exception):
    """A recipe, its data or its machine cannot do what was asked; it says what to change."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


Format = Literal[
    "aihub", "cnn_dailymail", "writeups", "scitldr", "scisummnet", "debian", "judged", "table"
]
EXPANDING = ("expand", "expand_grounded", "expand_placeholders")  # tasks that write from summaries
Split = Literal["train", "validation", "test"]


class Source(_Strict):
    """Where pairs come from: files below the data folder, or a dataset of the hub.

    `columns` maps our names (summary, text, title, field, paper, language) to the file's;
    `split` "auto" deals papers out by the hash of their name. `limit` is in rows read. `where`
    keeps only the rows whose columns hold these values, e.g. {gold_label: entailment}.
    """

    format: Format
    files: tuple[str, ...] = ()
    hub: str = ""
    columns: dict[str, str] = Field(default_factory=dict)
    where: dict[str, str] = Field(default_factory=dict)
    split: Literal["auto", "train", "validation", "test"] = "auto"
    language: Literal["auto", "en", "ko"] = "auto"
    limit: int | None = Field(default=None, ge=1)


class Audit(_Strict):
    """What happens to a target that says more than its input.

    `drop` leaves out pairs whose target has more than `most` of its content words (share, 0 to 1)
    or any hard fact beyond `most_facts` that the input lacks; `mask` puts a placeholder such as
    [sample size] in the place of a missing fact of one of `kinds`; `keep` only counts. With any
    of them, an expansion that lacks more than `forgotten` of its summary's content words (share,
    0 to 1) is left out: it would teach to lose what the user wrote.
    """

    action: Literal["keep", "drop", "mask"] = "keep"
    most: float = Field(default=1.0, ge=0, le=1)
    most_facts: int | None = Field(default=None, ge=0)
    forgotten: float = Field(default=1.0, ge=0, le=1)
    # Names and acronyms are many in an abstract; a text of placeholders would teach nothing.
    kinds: tuple[str, ...] = (
        "number",
        "percentage",
        "quantity",
        "range",
        "date",
        "year",
        "citation",
    )


class Data(_Strict):
    """Sources, and how their pairs are dealt out. Shares are of papers, never of pairs."""

    sources: tuple[Source, ...]
    validation: float = Field(default=0.05, ge=0, lt=1)
    test: float = Field(default=0.05, ge=0, lt=1)
    near_duplicate: float = Field(default=0.9, gt=0, le=1)  # Jaccard of word 5-grams
    streaming: bool = False  # tokenize while training: for data that the disk does not hold
    audit: Audit = Audit()


class Task(_Strict):
    """A task built from the pairs; `share` of the pairs that suit it get it, by hash of the paper.

    `title` and `field` are the shares of examples whose prompt names them, so that the model
    works with and without. `passages` is the most source passages a grounded expansion gets.
    """

    kind: Literal["expand", "expand_grounded", "expand_placeholders", "summarize", "verify"]
    style: Style = Style.TLDR
    share: float = Field(default=1.0, gt=0, le=1)
    title: float = Field(default=0.5, ge=0, le=1)
    field: float = Field(default=0.5, ge=0, le=1)
    passages: int = Field(default=4, ge=1)


class Lora(_Strict):
    """LoRA on all linear layers of the decoder, never on the output head.

    r 16, alpha 32: the second seed's shape at twice its scale; QLoRA (Dettmers et al. 2023)
    found all linear layers to matter more than r.
    `start` is the folder of a trained adapter to go on from, with a fresh schedule: its `r` and
    `alpha` must be these.
    """

    r: int = Field(default=16, ge=1)
    alpha: float = Field(default=32, gt=0)
    dropout: float = Field(default=0.05, ge=0, lt=1)
    start: str = ""


class Optimizer(_Strict):
    """How long and how fast. A step is one optimizer update of `batch` rows."""

    learning_rate: float = Field(default=2e-4, gt=0)
    schedule: Literal["cosine", "linear", "constant"] = "cosine"
    warmup: float = Field(default=0.03, ge=0, lt=1)  # share of all steps
    batch: int = Field(default=16, ge=1)
    micro_batch: int = Field(default=4, ge=1)
    length: int = Field(default=1024, ge=16)  # tokens; longer rows are dropped and counted
    epochs: float = Field(default=3.0, gt=0)
    max_steps: int | None = Field(default=None, ge=1)
    weight_decay: float = Field(default=0.0, ge=0)
    max_grad_norm: float = Field(default=1.0, gt=0)
    name: str = "adamw_torch"
    evaluations_per_epoch: float = Field(default=4, gt=0)
    evaluation_rows: int = Field(default=256, ge=1)
    patience: int = Field(default=3, ge=1)  # evaluations without a better loss
    save_steps: int | None = Field(default=None, ge=1)  # besides at each evaluation


class Evaluation(_Strict):
    """What `evaluate` and `compare` measure; rows are kept-apart papers."""

    rows: int = Field(default=150, ge=1)
    seed: int = 0
    split: Split = "test"
    bootstrap: int = Field(default=2000, ge=100)
    length_ratio: tuple[float, float] = (0.5, 1.5)  # band asked for, against the reference


class Recipe(_Strict):
    """Everything that decides an adapter.

    `base` is "embedded" (the dequantised weights of the model that Précis embeds), a folder, or
    a model's id on the hub; `model` the catalogue entry whose template and prompts it serves.
    """

    name: str = Field(pattern=r"^[A-Za-z0-9_-]+$")
    adapter: str = Field(pattern=r"^[A-Za-z0-9_-]+$")
    base: str
    model: str = "gemma-3-270m"
    seed: int = 42
    data: Data
    tasks: tuple[Task, ...]
    lora: Lora = Lora()
    optimizer: Optimizer = Optimizer()
    evaluation: Evaluation = Evaluation()
    dtype: Literal["auto", "bfloat16", "float32"] = "auto"
    quantization: Literal["auto", "nf4", "none"] = "auto"
    gradient_checkpointing: bool = False
    languages: tuple[Language, ...] = (Language.ENGLISH,)

    def digest(self) -> str:
        """SHA-256 of the whole recipe, so that a run is never resumed with another one."""
        plain = json.dumps(self.model_dump(mode="json"), sort_keys=True)
        return hashlib.sha256(plain.encode()).hexdigest()


def load(path: Path, overrides: Sequence[str] = ()) -> Recipe:
    """The recipe of a YAML file with `key.inner=value` overrides (values are YAML).

    Raises RecipeError that names the key and what it may be.
    """
    try:
        raw = yaml.safe_load(path.read_text("utf-8"))
    except OSError as error:
        raise RecipeError(f"{path} cannot be read: {error.strerror}.") from error
    except yaml.YAMLError as error:
        raise RecipeError(f"{path} is no YAML: {error}") from error
    if not isinstance(raw, dict):
        raise RecipeError(f"{path} holds no recipe: it must be a YAML mapping.")
    for override in overrides:
        _override(raw, override)
    try:
        return Recipe.model_validate(raw)
    except ValidationError as error:
        lines = [
            f"  {'.'.join(str(part) for part in problem['loc'])}: {problem['msg']}"
            for problem in error.errors()
        ]
        raise RecipeError("\n".join([f"{path} is no valid recipe:", *lines])) from error


def _override(raw: dict[str, Any], override: str) -> None:
    key, equals, value = override.partition("=")
    if not equals or not key:
        raise RecipeError(f"{override!r} is no override; write key=value, e.g. optimizer.epochs=1.")
    *outer, last = key.split(".")
    place: Any = raw
    for name in outer:
        place = _inner(place, name, key)
    if isinstance(place, list):
        place[_index(place, last, key)] = yaml.safe_load(value)
    else:
        place[last] = yaml.safe_load(value)


def _inner(place: Any, name: str, key: str) -> Any:
    if isinstance(place, list):
        return place[_index(place, name, key)]
    if isinstance(place, dict):
        return place.setdefault(name, {})
    raise RecipeError(f"{key}: the recipe has nothing below {name!r}.")


def _index(place: list[Any], name: str, key: str) -> int:
    if not name.isdigit() or int(name) >= len(place):
        raise RecipeError(f"{key}: {name!r} is no number below {len(place)}.")
    return int(name)
