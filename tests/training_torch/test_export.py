"""Export: what goes with an adapter, and that llama.cpp computes with it what PEFT does."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

pytest.importorskip("trl", reason="needs trl: pip install '.[training]'")

from precis_training import gguf_lora

from .conftest import Finished, Run


def test_an_export_says_what_it_is_and_where_it_comes_from(
    unbroken: Finished, papers: Path, tmp_path: Path, command: Run
) -> None:
    run = tmp_path / "run"
    shutil.copytree(unbroken.folder, run)
    command("export", unbroken.recipe, "--data", papers, "--output", run, "--merged")

    manifest = json.loads((run / "export" / "manifest.json").read_text())
    card = (run / "export" / "README.md").read_text()
    assert manifest["name"] == "summarize"
    assert manifest["data"]["train_rows"] == 12
    assert len(manifest["data"]["fingerprint"]) == len(manifest["prompts_sha256"]) == 64
    assert "Gemma Terms of Use" in manifest["licence"]
    assert manifest["training"]["steps"] == 6
    assert "library_name: peft" in card
    assert (run / "merged" / "model.safetensors").exists()


def test_the_gguf_holds_every_matrix_of_the_adapter(unbroken: Finished, tmp_path: Path) -> None:
    import gguf
    import numpy
    from safetensors.numpy import load_file

    size = gguf_lora.write(unbroken.folder / "adapter", tmp_path / "summarize.gguf")

    assert size == (tmp_path / "summarize.gguf").stat().st_size
    reader = gguf.GGUFReader(tmp_path / "summarize.gguf")
    held = {tensor.name: tensor for tensor in reader.tensors}
    adapter = load_file(unbroken.folder / "adapter" / "adapter_model.safetensors")
    assert len(held) == len(adapter) == 2 * 7 * 4
    for name, side in (
        ("blk.2.ffn_down.weight.lora_a", "A"),
        ("blk.2.ffn_down.weight.lora_b", "B"),
    ):
        wanted = adapter[f"base_model.model.model.layers.2.mlp.down_proj.lora_{side}.weight"]
        numpy.testing.assert_allclose(held[name].data, wanted, atol=1e-3)
    assert reader.get_field("general.type").contents() == "adapter"
    assert reader.get_field("adapter.lora.alpha").contents() == 8.0
