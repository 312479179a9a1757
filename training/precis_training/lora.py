"""The adapter that a run trains: drawn afresh, or gone on with from one that was trained before."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from precis_training.config import Lora, RecipeError


def fresh(wanted: Lora) -> Any:
    """PEFT's configuration of a new adapter; its weights are drawn when a model takes it."""
    from peft import LoraConfig

    return LoraConfig(
        r=wanted.r,
        lora_alpha=wanted.alpha,
        lora_dropout=wanted.dropout,
        target_modules="all-linear",  # PEFT leaves the output head out by itself
        task_type="CAUSAL_LM",
    )


def started(model: Any, wanted: Lora) -> Any:
    """`model` with the adapter of `wanted.start`, to be trained further."""
    from peft import PeftModel

    return PeftModel.from_pretrained(model, wanted.start, is_trainable=True)


def check_start(wanted: Lora) -> None:
    """Raises RecipeError unless `wanted.start` holds an adapter of the recipe's own shape."""
    folder = Path(wanted.start)
    try:
        known = json.loads((folder / "adapter_config.json").read_text("utf-8"))
        found = known["r"], known["lora_alpha"], known["lora_dropout"]
    except (OSError, ValueError, KeyError) as error:
        raise RecipeError(
            f"lora.start {folder} holds no adapter. Name the folder that a run left: RUN/adapter."
        ) from error
    if found != (wanted.r, wanted.alpha, wanted.dropout):
        raise RecipeError(
            f"lora.start {folder} was made with r {found[0]}, alpha {found[1]} and dropout "
            f"{found[2]}. Add lora.r={found[0]} lora.alpha={found[1]} lora.dropout={found[2]}."
        )
