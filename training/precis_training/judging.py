"""The loss of a model on fixed rows, for the gate before a merged checkpoint is kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from precis_training.base import base_folder
from precis_training.config import Recipe
from precis_training.rows import IGNORED, encoder
from precis_training.tasks import Example


def loss_of(recipe: Recipe, model: Any, examples: Iterable[Example]) -> float:
    """Mean negative log-likelihood (nats) of a reply's token over the examples."""
    import torch

    encode = encoder(recipe, base_folder(recipe))
    total, tokens = 0.0, 0
    with torch.inference_mode():
        for example in examples:
            row = encode.row(example)
            ids = torch.tensor([row["input_ids"]], device=model.device)
            labels = torch.tensor([row["labels"]], device=model.device)
            count = sum(label != IGNORED for label in row["labels"])
            total += float(model(input_ids=ids, labels=labels).loss) * count
            tokens += count
    return total / max(1, tokens)
