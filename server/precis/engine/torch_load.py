"""Loading a Gemma and its adapters with torch; imported only by the torch engine.

Weights are safetensors from this machine: nothing here touches the network, reads a pickle,
or runs a model's own code.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psutil
import torch
import transformers
from transformers import AutoConfig, AutoModelForCausalLM

from precis.engine.catalog import CATALOG, install_command, missing
from precis.engine.memory_plan import (
    Machine,
    Plan,
    make_plan,
    read_json,
    read_shape,
    tensors,
    weight_files,
)
from precis.engine.torch_memory import give_memory_back
from precis.errors import EngineError, ModelMissing, SettingsError
from precis.text.said import Said

_DTYPES = {"bf16": torch.bfloat16, "fp32": torch.float32}
_HUB_ID = re.compile(r"[\w.-]+/[\w.-]+")


class LoadedModel:
    """A model on its device with its adapters; one of them, or none, is in use at a time."""

    def __init__(self, module: torch.nn.Module, device: torch.device, plan: Plan) -> None:
        self.module = module
        self.device = device
        self.plan = plan
        self._names: dict[str, str] = {}  # our names may hold dots, PEFT's may not
        self._layers: list[Any] = []  # PEFT's layers, which hold all adapters
        self._in_use = ""

    @property
    def adapters(self) -> tuple[str, ...]:
        """Names of the loaded adapters."""
        return tuple(self._names)

    def add_adapters(self, adapters: Mapping[str, Path], model: str) -> None:
        """Load LoRA adapters beside each other. Raises EngineError on a mismatch."""
        if not adapters:
            return
        from peft import PeftModel
        from peft.tuners.tuners_utils import BaseTunerLayer

        adapted: Any = None
        for number, (name, folder) in enumerate(adapters.items()):
            check_adapter(folder, name, model, self.module)
            inner = f"adapter_{number}"
            options: dict[str, Any] = {
                "adapter_name": inner,
                "autocast_adapter_dtype": False,
                "torch_device": str(self.device),
                "local_files_only": True,
            }
            try:
                if adapted is None:
                    adapted = PeftModel.from_pretrained(self.module, str(folder), **options)
                else:
                    adapted.load_adapter(str(folder), **options)
            except (RuntimeError, ValueError, KeyError, TypeError) as error:
                raise EngineError(
                    Said(
                        "The adapter {adapter!r} in {folder} does not fit {model}: {error}. "
                        "Use an adapter that was trained on this model.",
                        adapter=name,
                        folder=folder,
                        model=model,
                        error=error,
                    )
                ) from error
            self._names[name] = inner
        for parameter_name, parameter in adapted.named_parameters():
            if ".lora_" in parameter_name:
                parameter.data = parameter.data.to(_DTYPES[self.plan.compute])
        adapted.eval().requires_grad_(False)
        # PEFT has put its layers into the module itself, so that its wrapper is not needed.
        self._layers = [layer for layer in adapted.modules() if isinstance(layer, BaseTunerLayer)]
        adapted.base_model.disable_adapter_layers()

    def use(self, adapter: str) -> None:
        """Switch to a loaded adapter, or with an empty name to the base model alone.

        PEFT's own set_adapter takes 15 ms for a small Gemma, because it also prepares for
        training; with two adapters at work at once that would come with every token.
        """
        if adapter == self._in_use:
            return
        for layer in self._layers:
            layer._disable_adapters = not adapter
            if adapter:
                layer._active_adapter = [self._names[adapter]]
        self._in_use = adapter

    def release(self) -> None:
        """Give the weights' memory back; nothing may be computed afterwards."""
        self.module = torch.nn.Module()
        self._layers = []
        gc.collect()  # a model's parts refer to each other in circles
        give_memory_back(self.device)


def load_model(
    model: str,
    folder: Path,
    *,
    device: str,
    quantization: str,
    context: int,
    parallel: int,
    adapters: Mapping[str, Path],
) -> LoadedModel:
    """Plan the memory, then load the model and its adapters; takes seconds to minutes."""
    machine = this_machine(device)
    plan = make_plan(
        read_shape(folder),
        machine,
        asked=quantization,
        context=context,
        parallel=parallel,
        adapter_bytes=_size(adapters.values()),
    )
    target = torch.device(machine.device)
    logging: Any = transformers.logging
    logging.disable_progress_bar()  # the host's log is no terminal
    config = AutoConfig.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
    options: dict[str, Any] = {
        "config": config,
        "dtype": _DTYPES[plan.compute],
        "attn_implementation": attention(config, target, plan.compute),
        "device_map": {"": str(target)},
        "use_safetensors": True,
        "local_files_only": True,
        "trust_remote_code": False,
    }
    if plan.quantization == "nf4":
        options["quantization_config"] = _nf4(_DTYPES[plan.compute])
    try:
        module: Any = AutoModelForCausalLM.from_pretrained(folder, **options)
    except torch.OutOfMemoryError as error:
        raise EngineError(
            Said(
                "The GPU ran out of memory while {model} was loading, although it should fit: "
                "{plan} End other programs that use the GPU, and try again.",
                model=model,
                plan=plan.sentence(),
            )
        ) from error
    except (OSError, RuntimeError, ValueError, KeyError) as error:
        raise EngineError(
            Said(
                "{model} could not be loaded from {folder}: {error}. Pull the model again.",
                model=model,
                folder=folder,
                error=error,
            )
        ) from error
    module.eval().requires_grad_(False)
    loaded = LoadedModel(module, target, plan)
    loaded.add_adapters(adapters, model)
    return loaded


def _size(adapters: Iterable[Path]) -> int:
    """Bytes of the weights in some folders."""
    return sum(file.stat().st_size for path in adapters for file in path.glob("*.safetensors"))


def model_folder(model: str) -> Path:
    """The folder of a model: a path, or a hub id whose files are in the hub's cache.

    Raises ModelMissing when it is not on this machine.
    """
    path = Path(model).expanduser()
    if path.is_dir():
        return path
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(model, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError, FileNotFoundError) as error:
        # `precis model` knows the catalogue's models only; the hub's own command any.
        entry = next((entry for entry in CATALOG if model in (entry.id, entry.repo)), None)
        command = install_command(entry) if entry else f"hf download {model}"
        raise ModelMissing(missing(model, command)) from error


def this_machine(device: str) -> Machine:
    """The device asked for, or the best one, and what it has free. Raises SettingsError."""
    if device not in ("auto", "cuda", "mps", "cpu"):
        raise SettingsError(
            Said("precis.engine.device: {device!r} is none of auto, cuda, mps, cpu.", device=device)
        )
    has_cuda, has_mps = torch.cuda.is_available(), torch.backends.mps.is_available()
    if (device == "cuda" and not has_cuda) or (device == "mps" and not has_mps):
        raise SettingsError(
            Said(
                "precis.engine.device: torch {version} sees no {device} device here. "
                "Use auto, or install the torch build for your GPU.",
                version=torch.__version__,
                device=device,
            )
        )
    has_bitsandbytes = find_spec("bitsandbytes") is not None
    if device == "cuda" or (device == "auto" and has_cuda):
        free, _ = torch.cuda.mem_get_info()
        bf16 = torch.cuda.get_device_capability()[0] >= 8
        return Machine("cuda", torch.cuda.get_device_name(), free, bf16, has_bitsandbytes)
    if device == "mps" or (device == "auto" and has_mps):
        free = torch.mps.recommended_max_memory() - torch.mps.current_allocated_memory()
        bf16 = torch.backends.mps.is_macos_or_newer(14, 0)
        return Machine("mps", "this Mac's GPU", free, bf16, nf4=False)
    free = psutil.virtual_memory().available
    return Machine("cpu", "this CPU", free, cpu_has_bf16(), has_bitsandbytes)


def check_adapter(folder: Path, name: str, model: str, module: torch.nn.Module) -> None:
    """Raises EngineError when an adapter is no LoRA, or was trained on another model."""
    config = read_json(folder / "adapter_config.json")
    if config.get("peft_type") != "LORA":
        raise EngineError(
            Said(
                "The adapter {adapter!r} is of the kind {kind}; only LoRA is used. "
                "Name a LoRA adapter, or remove this one.",
                adapter=name,
                kind=config.get("peft_type"),
            )
        )
    base = str(config.get("base_model_name_or_path") or "")
    # A local path says nothing about which model it was: then the shapes decide.
    named = _HUB_ID.fullmatch(base) and _HUB_ID.fullmatch(model) and not Path(model).exists()
    if named and base.casefold() != model.casefold():
        raise EngineError(
            Said(
                "The adapter {adapter!r} was trained on {base}, but the model is {model}. "
                "Set precis.model to {base}, or remove the adapter.",
                adapter=name,
                base=base,
                model=model,
            )
        )
    for file in weight_files(folder):
        for tensor, entry in tensors(file).items():
            _check_tensor(tensor, entry["shape"], name, model, module)


def _check_tensor(
    tensor: str, shape: list[int], name: str, model: str, module: torch.nn.Module
) -> None:
    match = re.fullmatch(r"base_model\.model\.(.+)\.lora_([AB])\.weight", tensor)
    if match is None:
        return
    path, side = match.groups()
    layer: torch.nn.Module | None = None
    with suppress(AttributeError):
        layer = module.get_submodule(path)
    if layer is None:
        raise EngineError(
            Said(
                "The adapter {adapter!r} changes {path}, which {model} does not have. "
                "Use an adapter that was trained on this model.",
                adapter=name,
                path=path,
                model=model,
            )
        )
    # lora_A is [rank, in], lora_B is [out, rank].
    size = getattr(layer, "in_features" if side == "A" else "out_features", None)
    given = shape[1] if side == "A" else shape[0]
    if size is not None and size != given:
        raise EngineError(
            Said(
                "The adapter {adapter!r} was trained on a model of another size: its {path} is "
                "{given} wide, that of {model} is {size}. Use an adapter trained on this model.",
                adapter=name,
                path=path,
                given=given,
                model=model,
                size=size,
            )
        )


def attention(config: Any, device: torch.device, compute: str) -> str:
    """The fastest attention that computes what the model was trained with."""
    text = config.get_text_config()
    if not getattr(text, "attn_logit_softcapping", None):
        return "sdpa"
    # Gemma 2's soft-capping is not in torch's fused attention, which would leave it out.
    fused = device.type == "cuda" and compute == "bf16" and find_spec("flash_attn") is not None
    return "flash_attention_2" if fused else "eager"


def _nf4(compute: torch.dtype) -> Any:
    configuration: Any = transformers.BitsAndBytesConfig
    return configuration(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=compute,
    )


def cpu_has_bf16() -> bool:
    """Whether this CPU multiplies in bf16; without, bf16 is several times slower than float32."""
    with suppress(OSError):
        flags = Path("/proc/cpuinfo").read_text("utf-8", errors="replace")
        return "avx512_bf16" in flags or "amx_bf16" in flags
    return False
