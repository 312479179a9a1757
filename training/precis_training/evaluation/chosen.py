"""The systems that `evaluate` compares for a recipe: its base, its adapter, and a rival."""

from __future__ import annotations

from pathlib import Path

from precis.engine.catalog import find
from precis_training.base import base_folder
from precis_training.config import Recipe, RecipeError
from precis_training.evaluation.systems import Model, embedded, with_torch
from precis_training.export import gguf_of
from precis_training.same_run import check_same


def systems(recipe: Recipe, run: Path, seed_adapter: Path | None) -> list[Model]:
    """The base, the run's adapter, and the adapter of another run where one is named.

    A model that is served as GGUF is measured so, with its adapters exported first.
    Raises RecipeError when there is no adapter yet, or it was trained with another recipe.
    """
    adapter = run / "adapter"
    if not (adapter / "adapter_config.json").exists():
        raise RecipeError(f"{adapter} holds no adapter yet. Run `train` with this recipe first.")
    check_same(recipe, run)
    base = base_folder(recipe)
    rival = [("seed recipe", seed_adapter)] if seed_adapter else []
    if find(recipe.model).engine != "gguf":
        return [
            with_torch(recipe, "base", "base", base),
            with_torch(recipe, "tuned", "tuned", base, adapter),
            *(with_torch(recipe, name, "rival", base, folder) for name, folder in rival),
        ]
    return [
        embedded(recipe, "base", "base", base=base),
        embedded(recipe, "tuned", "tuned", gguf_of(adapter), base=base, peft=adapter),
        *(
            embedded(recipe, name, "rival", gguf_of(folder), base=base, peft=folder)
            for name, folder in rival
        ),
    ]
