"""The base model of a recipe: its weights on this machine, and how they are held for training."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock
from platformdirs import user_cache_path

from precis.engine.catalog import CATALOG, EMBEDDED, weights
from precis_training.config import Recipe, RecipeError


@dataclass(frozen=True)
class Machine:
    """What training runs on; `memory` and `free` are in bytes (of the GPU where there is one)."""

    device: str
    name: str
    memory: int
    free: int
    bfloat16: bool
    processes: int = 1


def this_machine() -> Machine:
    """The first GPU, else the CPU; never both."""
    import psutil
    import torch

    from precis.engine.torch_load import cpu_has_bf16

    processes = int(os.environ.get("WORLD_SIZE", "1"))
    if torch.cuda.is_available():
        free, total = torch.cuda.mem_get_info()
        name = torch.cuda.get_device_name()
        return Machine("cuda", name, total, free, torch.cuda.is_bf16_supported(), processes)
    memory = psutil.virtual_memory()
    if torch.backends.mps.is_available():
        return Machine("mps", "Apple GPU", memory.total, memory.available, False, processes)
    name = f"CPU, {torch.get_num_threads()} threads"
    bfloat16 = cpu_has_bf16()
    return Machine("cpu", name, memory.total, memory.available, bfloat16, processes)


def holding(recipe: Recipe, machine: Machine) -> tuple[str, str]:
    """The dtype and the quantisation ("nf4" or "none") that a recipe gets on a machine.

    bf16 on a GPU or CPU that multiplies in it, else fp32: never fp16, since Gemma 3's activations
    reach 800,000 and fp16 ends at 65,504. NF4 on CUDA only; elsewhere it is slower and saves
    nothing.
    Raises RecipeError for what this machine cannot do.
    """
    dtype = recipe.dtype
    if dtype == "auto":
        dtype = "bfloat16" if machine.bfloat16 else "float32"
    kind = recipe.quantization
    if kind == "auto":
        kind = "nf4" if machine.device == "cuda" and recipe.base != "embedded" else "none"
    if kind == "nf4" and machine.device != "cuda":
        raise RecipeError(
            f"quantization nf4 needs a CUDA GPU, and this is {machine.name}. "
            "Add quantization=none to the command."
        )
    return dtype, kind


def base_folder(recipe: Recipe) -> Path:
    """The folder of the base's safetensors and tokenizer; the embedded model's is made once.

    One from the hub may have been pulled, imported or brought by another program.
    Raises RecipeError that says how to get a base that is not on this machine.
    """
    if recipe.base == "embedded":
        return _dequantised()
    folder = Path(recipe.base).expanduser()
    if (folder / "config.json").is_file():
        return folder
    from precis.engine.downloads import location

    entry = next((entry for entry in CATALOG if entry.id == recipe.base), None)
    if entry is not None and entry.engine != "transformers":
        raise RecipeError(
            f"The base {recipe.base} is a GGUF file, which cannot be trained. Set base to "
            "embedded, to a safetensors model's id on the hub, or to its folder."
        )
    if (found := location(recipe.base)) is not None:
        return found
    # `precis model` knows the catalogue's models only; the hub's own command any.
    command = f"precis model pull {recipe.base}" if entry else f"hf download {recipe.base}"
    raise RecipeError(
        f"The base {recipe.base} is not on this machine, or not all of it. Run: {command} "
        "(a gated model needs `hf auth login` first), or name a folder with base=FOLDER."
    )


def load(recipe: Recipe, machine: Machine) -> Any:
    """The base as a causal language model in training precision on the machine's device."""
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM, BitsAndBytesConfig

    from precis.engine.torch_load import attention

    folder = base_folder(recipe)
    dtype_name, kind = holding(recipe, machine)
    dtype = getattr(torch, dtype_name)
    config = AutoConfig.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
    compute = "bf16" if dtype_name == "bfloat16" else "fp32"
    options: dict[str, Any] = {
        "config": config,
        "dtype": dtype,
        "attn_implementation": attention(config, torch.device(machine.device), compute),
        "local_files_only": True,
        "use_safetensors": True,
        "trust_remote_code": False,
    }
    if kind == "nf4":
        options["quantization_config"] = BitsAndBytesConfig(
            load_in_4bit=True,
            bnb_4bit_quant_type="nf4",
            bnb_4bit_use_double_quant=True,
            bnb_4bit_compute_dtype=dtype,
            bnb_4bit_quant_storage=dtype,  # FSDP shards it only if it is a float
        )
        options["device_map"] = {"": int(os.environ.get("LOCAL_RANK", "0"))}
    model = AutoModelForCausalLM.from_pretrained(folder, **options)
    model.config.use_cache = False
    return model


def has_triton(machine: Machine) -> bool:
    """Whether TRL's own kernels compute the loss; elsewhere ours is faster."""
    return machine.device == "cuda"


def _dequantised() -> Path:
    """The folder of the embedded model in fp32 safetensors, made by whoever needs it first."""
    named = os.environ.get("PRECIS_TRAINING_BASE")
    folder = Path(named) if named else user_cache_path("precis") / "training" / f"{EMBEDDED.id}-f32"
    made = folder / "model.safetensors"
    if made.is_file():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    # All processes of a training on several GPUs come here at once: one makes it, all find it.
    with FileLock(folder.with_name(f"{folder.name}.lock")):
        if not made.is_file():
            _dequantise(folder)
    return folder


def _dequantise(folder: Path) -> None:
    """Write exactly the numbers that llama.cpp computes with, whole or not at all."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

    file = weights(EMBEDDED)
    partial = folder.with_name(f"{folder.name}.{os.getpid()}.partial")
    options: dict[str, Any] = {"gguf_file": file.name}
    tokenizer = AutoTokenizer.from_pretrained(file.parent, **options)
    model = AutoModelForCausalLM.from_pretrained(
        file.parent,
        dtype=torch.float32,
        quantization_config=GgufConfig(dequantize=True),
        **options,
    )
    model.save_pretrained(partial)
    tokenizer.save_pretrained(partial)
    partial.replace(folder)
