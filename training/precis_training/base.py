"""The base model of a recipe: its weights on this machine, and how they are held for training."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from precis.engine.catalog import EMBEDDED, weights
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

    processes = int(os.environ.get("WORLD_SIZE", "1"))
    if torch.cuda.is_available():
        free, total = torch.cuda.mem_get_info()
        name = torch.cuda.get_device_name()
        return Machine("cuda", name, total, free, torch.cuda.is_bf16_supported(), processes)
    memory = psutil.virtual_memory()
    if torch.backends.mps.is_available():
        return Machine("mps", "Apple GPU", memory.total, memory.available, False, processes)
    name = f"CPU, {torch.get_num_threads()} threads"
    return Machine("cpu", name, memory.total, memory.available, False, processes)


def holding(recipe: Recipe, machine: Machine) -> tuple[str, str]:
    """The dtype and the quantisation ("nf4" or "none") that a recipe gets on a machine.

    bf16 on a GPU that has it, else fp32: never fp16, since Gemma 3's activations reach 800,000
    and fp16 ends at 65,504. NF4 on CUDA only; elsewhere it is slower and saves nothing.
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

    Raises RecipeError that says how to get a base that is not on this machine.
    """
    if recipe.base == "embedded":
        return _dequantised()
    folder = Path(recipe.base).expanduser()
    if (folder / "config.json").is_file():
        return folder
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    try:
        return Path(snapshot_download(recipe.base, local_files_only=True))
    except (LocalEntryNotFoundError, ValueError) as error:
        raise RecipeError(
            f"The base {recipe.base} is not on this machine. Run: precis model pull {recipe.base} "
            "(a gated model needs `hf auth login` first), or name a folder with base=FOLDER."
        ) from error


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
    """The embedded model in fp32 safetensors: exactly the numbers that llama.cpp computes with."""
    named = os.environ.get("PRECIS_TRAINING_BASE")
    folder = Path(named) if named else user_cache_path("precis") / "training" / f"{EMBEDDED.id}-f32"
    if (folder / "model.safetensors").is_file():
        return folder
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
    return folder
