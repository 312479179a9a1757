"""Whether a recipe is the one that a run was trained with, as far as that decides its figures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from precis_training.config import Recipe, RecipeError

_DECIDING = {"data", "tasks", "lora", "seed"}


def check_same(recipe: Recipe, run: Path) -> None:
    """Raises RecipeError that names what differs from the run's recipe in data, tasks or adapter.

    An adapter that came without a `run.json` is taken as it is.
    """
    try:
        known = json.loads((run / "run.json").read_text("utf-8"))
        trained = Recipe.model_validate(known["recipe"])  # fills in what older runs did not have
    except (OSError, ValueError, KeyError, ValidationError):
        return
    differing = list(
        _differing(
            trained.model_dump(mode="json", include=_DECIDING),
            recipe.model_dump(mode="json", include=_DECIDING),
        )
    )
    if differing:
        raise RecipeError(
            f"{run} was trained with another {', '.join(differing)}. Give the recipe and the "
            "overrides that it was trained with, or name another run with --output DIR."
        )


def _differing(one: Any, other: Any, place: str = "") -> Iterator[str]:
    """The keys whose values differ, as an override names them."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for key in one:
            yield from _differing(one[key], other[key], f"{place}.{key}" if place else key)
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (mine, theirs) in enumerate(zip(one, other, strict=True)):
            yield from _differing(mine, theirs, f"{place}.{number}")
    elif one != other:
        yield place
