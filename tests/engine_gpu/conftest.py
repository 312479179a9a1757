"""Tiny random Gemmas with a real tokenizer, saved as safetensors: seconds, no download."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from precis.engine.base import Dialect
from precis.engine.catalog import EMBEDDED, CatalogEntry
from precis.engine.template import Template

CONTROLS = ["<pad>", "<eos>", "<bos>", "<unk>", "<start_of_turn>", "<end_of_turn>"]
ENTRY = replace(
    EMBEDDED,
    id="test/tiny-gemma",
    engine="transformers",
    template=Template.GEMMA,
    dialect=Dialect.INSTRUCT,
    context=4096,
)
# With a window this small every test text is longer than it.
WINDOW = 32
PLAIN_SIZES = {
    "num_hidden_layers": 4,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "head_dim": 16,
    "hidden_size": 64,
    "intermediate_size": 128,
    "max_position_embeddings": 4096,
    "sliding_window": WINDOW,
    "query_pre_attn_scalar": 16,
    "pad_token_id": 0,
    "eos_token_id": 1,
    "bos_token_id": 2,
    # Tied and with the default range, a random model writes one token for ever.
    "tie_word_embeddings": False,
    "initializer_range": 0.6,
}


def save_tokenizer(folder: Path) -> int:
    """A tokenizer as Gemma's: control tokens, byte fallback, a few words. Returns its size."""
    from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers

    letters = [*"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;!?-_<>/'\n▁"]
    words = ["th", "the", "an", "and", "한", "국", "학", "교"]
    spellings = [*CONTROLS, *(f"<0x{byte:02X}>" for byte in range(256)), *letters, *words]
    tokenizer = Tokenizer(
        models.BPE(
            vocab={spelling: number for number, spelling in enumerate(spellings)},
            merges=[("t", "h"), ("th", "e"), ("a", "n"), ("an", "d")],
            byte_fallback=True,
            unk_token="<unk>",
            fuse_unk=True,
        )
    )
    tokenizer.normalizer = normalizers.Replace(" ", "▁")
    tokenizer.decoder = decoders.Sequence(
        [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()]
    )
    tokenizer.add_special_tokens(
        [AddedToken(control, normalized=False, special=True) for control in CONTROLS]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    return len(spellings)


def save_model(folder: Path, generation: int) -> Path:
    """A random Gemma 2 or 3; the same every time."""
    import torch
    from transformers import (
        Gemma2Config,
        Gemma2ForCausalLM,
        Gemma3ForCausalLM,
        Gemma3TextConfig,
    )

    folder.mkdir(parents=True)
    sizes: dict[str, Any] = PLAIN_SIZES | {"vocab_size": save_tokenizer(folder)}
    torch.manual_seed(6)  # with this seed both write long and varied texts
    model: Any
    if generation == 2:
        model = Gemma2ForCausalLM(Gemma2Config(**sizes))
    else:
        layers = ["sliding_attention", "full_attention"] * 2
        model = Gemma3ForCausalLM(Gemma3TextConfig(**sizes, layer_types=layers))
    with torch.no_grad():  # bytes that make no character would make texts hard to compare
        model.lm_head.weight[len(CONTROLS) : len(CONTROLS) + 256] = 0
    model.save_pretrained(folder)
    return folder


def save_adapter(folder: Path, model: Path, seed: int, **changes: Any) -> Path:
    """A random LoRA on a saved model, strong enough to change every text."""
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForCausalLM

    torch.manual_seed(seed)
    base = AutoModelForCausalLM.from_pretrained(model)
    config = LoraConfig(
        r=4, lora_alpha=8, target_modules=["q_proj", "v_proj", "down_proj"], task_type="CAUSAL_LM"
    )
    adapted = get_peft_model(base, config)
    for name, parameter in adapted.named_parameters():
        if "lora_" in name:
            torch.nn.init.normal_(parameter, std=0.3)
    adapted.save_pretrained(str(folder))
    file = folder / "adapter_config.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | changes))
    return folder


@pytest.fixture(scope="session")
def gemma_3(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_model(tmp_path_factory.mktemp("models") / "gemma-3", 3)


@pytest.fixture(scope="session")
def gemma_2(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_model(tmp_path_factory.mktemp("models") / "gemma-2", 2)


@pytest.fixture(scope="session")
def adapters(gemma_3: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("adapters")
    return {
        "expand.en": save_adapter(folder / "one", gemma_3, 11),
        "summarize": save_adapter(folder / "two", gemma_3, 12),
    }


@pytest.fixture
async def load() -> AsyncGenerator[Callable[..., Any]]:
    """Load an engine on the CPU; every engine is closed at the end of the test."""
    from precis.engine.transformers_engine import TransformersEngine

    engines: list[TransformersEngine] = []

    def loading(folder: Path, *, entry: CatalogEntry = ENTRY, **options: Any) -> TransformersEngine:
        usual: dict[str, Any] = {"device": "cpu", "context": 2048, "parallel": 4, "threads": 1}
        engine = TransformersEngine.load(entry, folder, **(usual | options))
        engines.append(engine)
        return engine

    yield loading
    for engine in engines:
        await engine.close()
