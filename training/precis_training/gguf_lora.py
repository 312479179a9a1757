"""A PEFT adapter as the GGUF file that llama.cpp adds to the embedded model."""

from __future__ import annotations

import json
import re
from pathlib import Path

from precis_training.config import RecipeError

# PEFT's module path → llama.cpp's name of the same matrix, for Gemma's decoders.
_MODULES = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}
_NAME = re.compile(r"\.layers\.(\d+)\.([\w.]+)\.lora_([AB])\.weight$")


def write(adapter: Path, target: Path, architecture: str = "gemma3") -> int:
    """Write a PEFT adapter folder as an f16 GGUF LoRA; returns its bytes.

    Each matrix keeps PEFT's shapes: lora_a (r, inputs), lora_b (outputs, r); llama.cpp scales
    their product by alpha / r. Raises RecipeError for a module that llama.cpp has no place for.
    """
    import gguf
    import numpy
    from safetensors.numpy import load_file

    config = json.loads((adapter / "adapter_config.json").read_text("utf-8"))
    if config.get("use_rslora") or config.get("use_dora"):
        raise RecipeError("llama.cpp knows plain LoRA only; train without rsLoRA and DoRA.")
    partial = target.with_name(f"{target.name}.partial")
    writer = gguf.GGUFWriter(partial, architecture)
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", float(config["lora_alpha"]))
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_F16)
    for name, value in sorted(load_file(adapter / "adapter_model.safetensors").items()):
        writer.add_tensor(_place(name), value.astype(numpy.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    partial.replace(target)
    return target.stat().st_size


def _place(name: str) -> str:
    found = _NAME.search(name)
    if found is None or found[2] not in _MODULES:
        raise RecipeError(f"The adapter changes {name}, for which llama.cpp has no place.")
    layer, module, side = found.groups()
    return f"blk.{layer}.{_MODULES[module]}.weight.lora_{side.lower()}"
