"""What a recipe will cost on this machine, said before anything starts."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from precis.writing.job import duration
from precis_training.base import Machine, base_folder, holding, this_machine
from precis_training.config import Recipe, RecipeError
from precis_training.corpus import Corpus
from precis_training.train import Schedule, schedule

# Bytes a trained number takes: itself, its gradient, and AdamW's two moments, all in 32 bits.
_TRAINED_BYTES = 16
# Of one layer and token, in units of the hidden size: what autograd keeps without checkpointing.
# Counted on Gemma 3's modules (norms, projections, rotated heads, gated MLP inputs and outputs).
_KEPT_PER_LAYER = 12
# Of that, what a process holds in the end, and of the products' time, what a step takes: so much
# more were three trainings of Gemma 3 270M on a CPU (6.1, 6.9 and 11.2 GB; 54 and 81 s a step).
_HELD, _BESIDES = 1.4, 1.6
_SPARE = 0.9  # of the free memory


@dataclass(frozen=True)
class Shape:
    """A decoder's sizes, in numbers."""

    hidden: int
    layers: int
    inner: int
    heads: int
    vocabulary: int
    body: int  # parameters of the layers
    lora: int  # parameters trained

    @property
    def head(self) -> int:
        """Parameters of the output head."""
        return self.hidden * self.vocabulary


@dataclass(frozen=True)
class Plan:
    """A recipe on a machine: `memory` in bytes, `seconds` without evaluation."""

    shape: Shape
    steps: Schedule
    rows: int
    tokens: int
    reply_tokens: int
    memory: int
    seconds: float
    machine: Machine
    dtype: str
    quantization: str

    def lines(self) -> list[str]:
        """The plan in words, one fact a line."""
        kind = "NF4" if self.quantization == "nf4" else self.dtype
        total = self.shape.body + self.shape.head
        return [
            f"Trains {self.shape.lora:,} of {total + self.shape.lora:,} parameters "
            f"({100 * self.shape.lora / (total + self.shape.lora):.2f} %), base in {kind}.",
            f"{self.rows:,} rows, {self.tokens:,} tokens an epoch, "
            f"{self.reply_tokens:,} of them with loss.",
            f"{self.steps.total:,} steps ({self.steps.per_epoch:,} an epoch), an evaluation "
            f"every {self.steps.evaluate:,}.",
            f"Memory: about {self.memory / 1e9:.1f} GB; {self.machine.free / 1e9:.1f} GB are free "
            f"({self.machine.name}).",
            f"Time: {duration(self.seconds)} without evaluations, by this machine's speed now.",
        ]


def make_plan(recipe: Recipe, data: Corpus) -> Plan:
    """The plan of a recipe for its rows. Raises RecipeError when it cannot fit this machine."""
    machine = this_machine()
    dtype, quantization = holding(recipe, machine)
    shape = read_shape(base_folder(recipe), recipe.lora.r)
    lengths = data.lengths
    steps = schedule(recipe, lengths.rows, machine.processes)
    epochs = steps.total / steps.per_epoch
    memory = _memory(recipe, shape, lengths.longest, dtype, quantization, machine)
    plan = Plan(
        shape,
        steps,
        lengths.rows,
        lengths.tokens,
        lengths.reply_tokens,
        memory,
        _seconds(recipe, shape, lengths.tokens, lengths.reply_tokens, dtype, machine) * epochs,
        machine,
        dtype,
        quantization,
    )
    if memory > machine.free * _SPARE:
        raise RecipeError("\n".join([*plan.lines(), _change(recipe, machine)]))
    return plan


def read_shape(folder: Path, rank: int) -> Shape:
    """A model's sizes from its config.json."""
    config = json.loads((folder / "config.json").read_text("utf-8"))
    config = config.get("text_config", config)
    hidden, layers = config["hidden_size"], config["num_hidden_layers"]
    inner = config["intermediate_size"]
    heads, groups = config["num_attention_heads"], config["num_key_value_heads"]
    width = config.get("head_dim") or hidden // heads
    linears = [
        (hidden, heads * width),
        (hidden, groups * width),
        (hidden, groups * width),
        (heads * width, hidden),
        (hidden, inner),
        (hidden, inner),
        (inner, hidden),
    ]
    return Shape(
        hidden=hidden,
        layers=layers,
        inner=inner,
        heads=heads,
        vocabulary=config["vocab_size"],
        body=layers * sum(inputs * outputs for inputs, outputs in linears),
        lora=layers * rank * sum(inputs + outputs for inputs, outputs in linears),
    )


def _memory(
    recipe: Recipe, shape: Shape, longest: int, dtype: str, quantization: str, machine: Machine
) -> int:
    """Weights, what is trained, and what the longest micro-batch keeps for its backward pass.

    On a CPU attention keeps its shares of every pair of tokens; on CUDA they are computed again.
    """
    width = 2 if dtype == "bfloat16" else 4
    body = shape.body * (0.55 if quantization == "nf4" else width)
    weights = body + shape.head * width
    tokens = recipe.optimizer.micro_batch * longest
    per_layer = _KEPT_PER_LAYER * shape.hidden + 4 * shape.inner
    layers = 2 if recipe.gradient_checkpointing else shape.layers
    kept = tokens * per_layer * layers * width * _HELD
    if machine.device == "cpu":
        kept += tokens * longest * shape.heads * layers * width
    # TRL's fused head computes the logits of some tokens at a time and keeps none of them.
    tile = min(tokens, 4096) * 8192 * 4
    return int(weights + shape.lora * _TRAINED_BYTES + kept + tile + 0.6e9)


def _seconds(
    recipe: Recipe, shape: Shape, tokens: int, replies: int, dtype: str, machine: Machine
) -> float:
    """One epoch, from the multiply-adds needed and the speed of a matrix product here and now.

    Forward and backward through frozen weights take 2 products a weight and token; the fused
    head computes its logits once more in the backward pass.
    """
    again = 1 if recipe.gradient_checkpointing else 0
    body = 2.0 * (shape.body + 3 * shape.lora) * (2 + again) * tokens
    head = 2.0 * shape.head * 3 * replies
    besides = _BESIDES if machine.device == "cpu" else 1.0
    return besides * (body + head) / (_speed(dtype, machine) * machine.processes)


def _speed(dtype_name: str, machine: Machine, size: int = 1024) -> float:
    """Floating-point operations a second of a square product, the best of three."""
    import torch

    dtype: Any = getattr(torch, dtype_name)
    left = torch.randn(size, size, dtype=dtype, device=machine.device)
    best = 0.0
    for _ in range(4):
        started = time.perf_counter()
        result = left @ left
        if machine.device == "cuda":
            torch.cuda.synchronize()
        del result
        best = max(best, 2 * size**3 / (time.perf_counter() - started))
    return best


def _change(recipe: Recipe, machine: Machine) -> str:
    """The change that would fit, the least harmful first."""
    if recipe.optimizer.micro_batch > 1:
        return (
            f"That does not fit. Add optimizer.micro_batch={recipe.optimizer.micro_batch // 2}; "
            "the result stays the same."
        )
    if not recipe.gradient_checkpointing:
        return "That does not fit. Add gradient_checkpointing=true; it takes a third longer."
    if machine.device == "cuda" and recipe.quantization == "none":
        return "That does not fit. Add quantization=nf4."
    return (
        f"That does not fit. Add optimizer.length={recipe.optimizer.length // 2} (longer rows are "
        "dropped), or take a smaller base."
    )
