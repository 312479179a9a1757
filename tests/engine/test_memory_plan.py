"""The memory plan: sizes from a model's files, and what is chosen so that it fits. No torch."""

from __future__ import annotations

import json
import struct
from dataclasses import replace
from pathlib import Path

import pytest

from precis.engine.memory_plan import (
    Machine,
    Shape,
    make_plan,
    read_shape,
    tensors,
    weight_files,
)
from precis.errors import EngineError, ModelCorrupt, ModelMissing, SettingsError

GIB = 1 << 30
# google/gemma-2-2b-it, from its config.json and its published number of parameters.
GEMMA_2_2B = Shape(
    parameters=2_614_341_888,
    linear_parameters=2_024_400_000,
    layers=26,
    heads=8,
    kv_heads=4,
    head_dim=256,
    hidden=2304,
    intermediate=9216,
    vocabulary=256_000,
    context=8192,
    eager=True,
)
BIG_GPU = Machine("cuda", "a big GPU", 24 * GIB, bf16=True, nf4=True)
T4 = Machine("cuda", "a T4", 15 * GIB, bf16=False, nf4=True)
CPU = Machine("cpu", "this CPU", 16 * GIB, bf16=False, nf4=True)


def write_safetensors(file: Path, shapes: dict[str, list[int]]) -> None:
    header, offset = {}, 0
    for name, shape in shapes.items():
        size = 4
        for side in shape:
            size *= side
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [offset, offset + size]}
        offset += size
    text = json.dumps(header).encode()
    file.write_bytes(struct.pack("<Q", len(text)) + text + bytes(offset))


def test_a_large_gpu_gets_bf16_and_every_row() -> None:
    plan = make_plan(GEMMA_2_2B, BIG_GPU, asked="auto", context=8192, parallel=4)
    assert (plan.quantization, plan.compute, plan.parallel) == ("bf16", "bf16", 4)
    assert plan.weights == 2 * GEMMA_2_2B.parameters
    # 26 layers × 4 heads × 256 numbers × keys and values × 2 bytes, a token.
    row = 8192 * 26 * 4 * 256 * 2 * 2
    assert 5 * row <= plan.cache <= 5 * row * 1.05
    assert plan.total <= BIG_GPU.free


def test_a_small_gpu_gets_4_bits() -> None:
    small = replace(BIG_GPU, free=6 * GIB)
    plan = make_plan(GEMMA_2_2B, small, asked="auto", context=4096, parallel=4)
    assert (plan.quantization, plan.compute) == ("nf4", "bf16")
    assert 2.0 < plan.weights / GIB < 2.3  # the embeddings stay in bf16
    assert plan.total <= small.free


def test_fewer_rows_before_4_bits_but_not_many_fewer() -> None:
    whole = make_plan(GEMMA_2_2B, BIG_GPU, asked="bf16", context=8192, parallel=8)
    tight = replace(BIG_GPU, free=int(whole.total / 0.9) - GIB)
    plan = make_plan(GEMMA_2_2B, tight, asked="auto", context=8192, parallel=8)
    assert plan.quantization == "bf16"
    assert 4 <= plan.parallel < 8
    tighter = replace(BIG_GPU, free=9 * GIB)
    assert make_plan(GEMMA_2_2B, tighter, asked="auto", context=8192, parallel=8).quantization == (
        "nf4"
    )


def test_a_gpu_without_bf16_computes_in_float32() -> None:
    plan = make_plan(GEMMA_2_2B, T4, asked="auto", context=4096, parallel=2)
    assert (plan.quantization, plan.compute) == ("nf4", "fp32")


def test_a_cpu_without_bf16_gets_float32() -> None:
    plan = make_plan(GEMMA_2_2B, CPU, asked="auto", context=2048, parallel=1)
    assert (plan.quantization, plan.compute) == ("fp32", "fp32")


def test_the_context_is_never_longer_than_the_models() -> None:
    plan = make_plan(GEMMA_2_2B, BIG_GPU, asked="auto", context=100_000, parallel=1)
    assert plan.context == 8192


def test_the_sentence_has_the_numbers() -> None:
    plan = make_plan(GEMMA_2_2B, BIG_GPU, asked="auto", context=8192, parallel=4)
    sentence = plan.sentence()
    for part in ("bf16 weights 4.87 GiB", "8,192 tokens", "4 at once", "24.00 GiB", "a big GPU"):
        assert part in sentence


@pytest.mark.parametrize(
    ("machine", "asked", "context", "change"),
    [
        (replace(BIG_GPU, free=4 * GIB), "auto", 8192, "Set precis.engine.context to "),
        (replace(BIG_GPU, free=5 * GIB), "bf16", 2048, "Set precis.engine.quantization to nf4"),
        (replace(BIG_GPU, free=1 * GIB), "auto", 8192, "a smaller one or a .gguf file"),
        (replace(CPU, free=3 * GIB, nf4=False), "auto", 512, "Free "),
    ],
)
def test_what_does_not_fit_names_the_change_that_would(
    machine: Machine, asked: str, context: int, change: str
) -> None:
    with pytest.raises(EngineError, match="does not fit") as caught:
        make_plan(GEMMA_2_2B, machine, asked=asked, context=context, parallel=4)
    assert change in str(caught.value)


@pytest.mark.parametrize(
    ("machine", "asked", "part"),
    [
        (BIG_GPU, "fp16", "overflows in Gemma"),
        (BIG_GPU, "int3", "none of auto"),
        (T4, "bf16", "does not compute in bf16"),
        (replace(BIG_GPU, nf4=False), "nf4", "bitsandbytes"),
    ],
)
def test_impossible_choices_are_refused(machine: Machine, asked: str, part: str) -> None:
    with pytest.raises(SettingsError, match=part):
        make_plan(GEMMA_2_2B, machine, asked=asked, context=512, parallel=1)


def test_the_shape_is_read_from_the_files(tmp_path: Path) -> None:
    config = {
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 1,
        "head_dim": 8,
        "hidden_size": 16,
        "intermediate_size": 32,
        "vocab_size": 100,
        "max_position_embeddings": 512,
        "attn_logit_softcapping": 50.0,
    }
    (tmp_path / "config.json").write_text(json.dumps({"text_config": config}))
    write_safetensors(
        tmp_path / "model.safetensors",
        {
            "model.embed_tokens.weight": [100, 16],
            "model.layers.0.self_attn.q_proj.weight": [32, 16],
            "model.norm.weight": [16],
        },
    )
    shape = read_shape(tmp_path)
    assert shape.parameters == 1600 + 512 + 16
    assert shape.linear_parameters == 512
    assert shape.eager


def test_a_file_that_is_cut_short_is_corrupt(tmp_path: Path) -> None:
    file = tmp_path / "model.safetensors"
    write_safetensors(file, {"weight": [8, 8]})
    file.write_bytes(file.read_bytes()[:-5])
    with pytest.raises(ModelCorrupt, match="cut short"):
        tensors(file)


@pytest.mark.parametrize("content", [b"", b"abc", b"\xff" * 64, struct.pack("<Q", 2) + b"[]"])
def test_a_file_that_is_no_safetensors_is_corrupt(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "model.safetensors"
    file.write_bytes(content)
    with pytest.raises(ModelCorrupt, match="Delete it"):
        tensors(file)


def test_pickles_are_refused(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(b"\x80\x04.")
    with pytest.raises(EngineError, match="pickle"):
        weight_files(tmp_path)


def test_no_weights_at_all_are_missing(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        weight_files(tmp_path)
