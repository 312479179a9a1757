"""What a model needs in memory, reckoned before it is loaded, and what to choose so that it fits.

No torch in here: sizes come from config.json and from the headers of the safetensors files.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from precis.errors import EngineError, ModelCorrupt, ModelMissing, SettingsError
from precis.text.said import Said

Quantization = Literal["nf4", "bf16", "fp32"]

# Tokens that a GPU reads between two looks at the cancel flag and at the other requests. A CPU
# reads some 500 a second (a small Gemma on two cores), and a cancel should take 0.3 s at most.
PREFILL_CHUNK = 256
CPU_PREFILL_CHUNK = 128
# Caches grow by so many tokens at once.
BLOCK = 256
# NF4 with double quantization: 4 bits, one 8-bit scale for 64 weights, one float for 256 scales.
NF4_BYTES = (4 + 8 / 64 + 32 / (64 * 256)) / 8
# Part of the free memory that may be planned with; the rest is the allocator's waste.
USABLE = 0.9
_GIB = 1 << 30
_BYTES_OF = {"bf16": 2, "fp32": 4}
_WAYS = {
    "nf4": Said("4-bit weights (NF4)"),
    "bf16": Said("bf16 weights"),
    "fp32": Said("float32 weights"),
}


@dataclass(frozen=True)
class Shape:
    """A model's sizes: counts of numbers, and its layers' dimensions."""

    parameters: int
    linear_parameters: int  # those that NF4 packs: all matrices but the embeddings and the head
    layers: int
    heads: int
    kv_heads: int
    head_dim: int
    hidden: int
    intermediate: int
    vocabulary: int
    context: int  # the longest that the model was trained for, in tokens
    eager: bool  # attention scores are held whole: soft-capping excludes the fused kernels


@dataclass(frozen=True)
class Machine:
    """Where the model is to run. `free` is in bytes; `bf16` says the device computes in it."""

    device: Literal["cuda", "mps", "cpu"]
    name: str
    free: int
    bf16: bool
    nf4: bool  # bitsandbytes is installed and works on this device

    @property
    def chunk(self) -> int:
        """Tokens of a prompt that are read in one step."""
        return CPU_PREFILL_CHUNK if self.device == "cpu" else PREFILL_CHUNK


@dataclass(frozen=True)
class Plan:
    """What will be loaded, and its bytes; `parallel` requests of `context` tokens each."""

    machine: Machine
    quantization: Quantization
    compute: Literal["bf16", "fp32"]
    context: int
    parallel: int
    weights: int
    cache: int  # keys and values of all rows and of the kept prompts
    work: int  # activations, attention scores, logits

    @property
    def total(self) -> int:
        """Bytes altogether."""
        return self.weights + self.cache + self.work

    def sentence(self) -> Said:
        """The plan in one sentence, for the log and for `precis engine status`."""
        return Said(
            "{way} {weights}, cache {cache} for {parallel} at once of {context:,} tokens and as "
            "many kept, work {work}: {total} of {free} free on {device}; computing in {compute}.",
            way=_WAYS[self.quantization],
            weights=_gib(self.weights),
            cache=_gib(self.cache),
            parallel=self.parallel,
            context=self.context,
            work=_gib(self.work),
            total=_gib(self.total),
            free=_gib(self.machine.free),
            device=self.machine.name,
            compute=self.compute,
        )


def make_plan(
    shape: Shape,
    machine: Machine,
    *,
    asked: str,
    context: int,
    parallel: int,
    adapter_bytes: int = 0,
) -> Plan:
    """The best plan that fits: weights as asked, else fewer rows at once, else 4-bit weights.

    `asked` is auto, nf4, bf16 or fp32. Raises SettingsError for another or impossible choice,
    EngineError naming the change that would fit when nothing does.
    """
    context = min(context, shape.context)
    choices = _choices(machine, asked)
    for quantization in choices:
        # Half precision with few rows is worse than 4 bits with all of them.
        fewest = 1 if quantization == choices[-1] else math.ceil(parallel / 2)
        for rows in range(parallel, fewest - 1, -1):
            plan = _plan(shape, machine, quantization, context, rows, adapter_bytes)
            if plan.total <= machine.free * USABLE:
                return plan
    smallest = _plan(shape, machine, choices[-1], context, 1, adapter_bytes)
    raise EngineError(_refusal(shape, smallest, adapter_bytes, asked))


def _choices(machine: Machine, asked: str) -> tuple[Quantization, ...]:
    """Ways of holding the weights, the preferred one first."""
    if asked == "fp16":
        raise SettingsError(
            Said(
                "precis.engine.quantization: fp16 overflows in Gemma, which then writes nothing. "
                "Use auto, nf4, bf16 or fp32."
            )
        )
    if asked not in ("auto", "nf4", "bf16", "fp32"):
        raise SettingsError(
            Said(
                "precis.engine.quantization: {asked!r} is none of auto, nf4, bf16, fp32. Use auto.",
                asked=asked,
            )
        )
    if asked == "nf4" and not machine.nf4:
        raise SettingsError(
            Said(
                "precis.engine.quantization: nf4 needs bitsandbytes, which does not work on "
                "{device}. Run: pip install 'precis-ls[gpu]', or use auto.",
                device=machine.name,
            )
        )
    if asked == "bf16" and not machine.bf16:
        raise SettingsError(
            Said(
                "precis.engine.quantization: {device} does not compute in bf16. Use auto.",
                device=machine.name,
            )
        )
    if asked == "nf4":
        return ("nf4",)
    if asked == "bf16":
        return ("bf16",)
    if asked == "fp32":
        return ("fp32",)
    full: tuple[Quantization, ...] = ("bf16",) if machine.bf16 else ("fp32",)
    if machine.device != "cuda" or not machine.nf4:
        return full
    # Without bf16 (a T4) float32 weights would take four times the bytes of a GPU that has
    # few: 4 bits first.
    return (*full, "nf4") if machine.bf16 else ("nf4",)


def _plan(
    shape: Shape,
    machine: Machine,
    quantization: Quantization,
    context: int,
    rows: int,
    adapter_bytes: int,
) -> Plan:
    packs = quantization == "nf4"
    compute: Literal["bf16", "fp32"] = "fp32"
    if quantization == "bf16" or (packs and machine.bf16):
        compute = "bf16"
    size = _BYTES_OF[compute]
    packed = shape.linear_parameters if packs else 0
    weights = math.ceil(packed * NF4_BYTES) + (shape.parameters - packed) * size + adapter_bytes
    token = shape.layers * shape.kv_heads * shape.head_dim * 2 * size
    # One row more for the kept prompts, and one layer's share while a row moves in.
    cache = (rows + 1) * _rounded(context) * token
    cache += (rows + 1) * _rounded(context) * token // shape.layers
    return Plan(
        machine,
        quantization,
        compute,
        context,
        rows,
        weights,
        cache,
        _work(shape, machine, rows, context, size),
    )


def _work(shape: Shape, machine: Machine, rows: int, context: int, size: int) -> int:
    """Bytes of what a step needs for itself, on the high side."""
    tokens = max(machine.chunk, rows)
    activations = tokens * (6 * shape.hidden + 3 * shape.intermediate) * size
    # Eager attention holds the scores, their float32 softmax and its copy; the fused kernels
    # hold the mask only.
    scores = tokens * context * (shape.heads * (2 * size + 4) if shape.eager else 2 * size)
    repeated = 2 * shape.heads * shape.head_dim * context * size * max(1, rows)
    logits = max(rows, 32) * shape.vocabulary * 4 * 2
    fixed = {"cuda": 384 << 20, "mps": 256 << 20, "cpu": 192 << 20}[machine.device]
    return activations + scores + repeated + logits + fixed


def _refusal(shape: Shape, smallest: Plan, adapter_bytes: int, asked: str) -> Said:
    machine, usable = smallest.machine, int(smallest.machine.free * USABLE)
    need = smallest.sentence()
    for context in (smallest.context // 2, smallest.context // 4, smallest.context // 8):
        less = _plan(shape, machine, smallest.quantization, context, 1, adapter_bytes)
        if context >= 512 and less.total <= usable:
            return Said(
                "The model does not fit: {plan} Set precis.engine.context to {context}.",
                plan=need,
                context=context,
            )
    if asked in ("bf16", "fp32", "auto") and smallest.quantization != "nf4" and machine.nf4:
        less = _plan(shape, machine, "nf4", smallest.context, 1, adapter_bytes)
        if less.total <= usable:
            return Said(
                "The model does not fit: {plan} Set precis.engine.quantization to nf4 "
                "(it needs {size}).",
                plan=need,
                size=_gib(less.total),
            )
    return Said(
        "The model does not fit: {plan} Free {missing} there, or set precis.model to a smaller "
        "one or a .gguf file.",
        plan=need,
        missing=_gib(smallest.total - usable),
    )


def _rounded(tokens: int) -> int:
    """Caches grow by whole blocks."""
    return math.ceil(tokens / BLOCK) * BLOCK


def _gib(size: int) -> str:
    return f"{size / _GIB:.2f} GiB"


def read_shape(folder: Path) -> Shape:
    """Sizes of the model in a folder. Raises ModelMissing, ModelCorrupt or EngineError."""
    config = read_json(folder / "config.json")
    if isinstance(config.get("text_config"), dict):
        config = config | config["text_config"]
    parameters = linear = 0
    for file in weight_files(folder):
        for name, tensor in tensors(file).items():
            count = math.prod(tensor["shape"])
            parameters += count
            is_table = "embed" in name or name.startswith("lm_head")
            if len(tensor["shape"]) == 2 and not is_table:
                linear += count
    try:
        heads = config["num_attention_heads"]
        return Shape(
            parameters=parameters,
            linear_parameters=linear,
            layers=config["num_hidden_layers"],
            heads=heads,
            kv_heads=config.get("num_key_value_heads") or heads,
            head_dim=config.get("head_dim") or config["hidden_size"] // heads,
            hidden=config["hidden_size"],
            intermediate=config["intermediate_size"],
            vocabulary=config["vocab_size"],
            context=config["max_position_embeddings"],
            eager=bool(config.get("attn_logit_softcapping")),
        )
    except (KeyError, TypeError) as error:
        raise EngineError(
            Said(
                "{folder}/config.json does not describe a text model ({error}). "
                "Set precis.model to a Gemma.",
                folder=folder,
                error=error,
            )
        ) from error


def weight_files(folder: Path) -> list[Path]:
    """The safetensors files of a model; pickled checkpoints can run code and are refused."""
    found = sorted(folder.glob("*.safetensors"))
    if found:
        return found
    pickles = [
        file.name for kind in ("*.bin", "*.pt", "*.pth", "*.ckpt") for file in folder.glob(kind)
    ]
    if pickles:
        raise EngineError(
            Said(
                "{folder} has its weights as a pickle ({file}), which can run any code when it is "
                "read. Use the model's safetensors files.",
                folder=folder,
                file=pickles[0],
            )
        )
    raise ModelMissing(
        Said("There are no weights in {folder}. Pull the model again.", folder=folder)
    )


def tensors(file: Path) -> Mapping[str, Any]:
    """Names, types and shapes in a safetensors file. Raises ModelCorrupt when it is cut short."""
    try:
        with file.open("rb") as stream:
            (length,) = struct.unpack("<Q", stream.read(8))
            if length > file.stat().st_size:
                raise ValueError("its header is longer than the file")
            header: dict[str, Any] = json.loads(stream.read(length))
        header.pop("__metadata__", None)
        end = max((tensor["data_offsets"][1] for tensor in header.values()), default=0)
        if 8 + length + end > file.stat().st_size:
            raise ValueError("it is cut short")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, struct.error) as error:
        raise ModelCorrupt(
            Said(
                "{file} is damaged ({error}). Delete it and pull the model again.",
                file=file,
                error=error,
            )
        ) from error
    return header


def read_json(file: Path) -> dict[str, Any]:
    """A JSON object from a file. Raises ModelMissing or ModelCorrupt."""
    try:
        value = json.loads(file.read_text("utf-8"))
    except FileNotFoundError as error:
        raise ModelMissing(Said("There is no {file}. Pull the model again.", file=file)) from error
    except (OSError, ValueError) as error:
        raise ModelCorrupt(
            Said("{file} cannot be read ({error}). Pull the model again.", file=file, error=error)
        ) from error
    if not isinstance(value, dict):
        raise ModelCorrupt(Said("{file} holds no JSON object. Pull the model again.", file=file))
    return value
