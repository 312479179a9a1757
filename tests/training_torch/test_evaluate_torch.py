"""An evaluation of safetensors with a PEFT adapter: batches, and the perplexity."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine_gpu.conftest import save_adapter
from precis.errors import PrecisError

pytest.importorskip("trl", reason="needs trl: pip install '.[training]'")

from precis_training.config import load
from precis_training.evaluation.evaluate import run_evaluation
from precis_training.evaluation.model_process import Loading, ProcessGenerator
from precis_training.evaluation.systems import with_torch

RECIPE = """
name: tiny
adapter: tiny
base: embedded
data:
  sources:
    - {format: scitldr, files: [dev.jsonl], split: validation}
tasks:
  - {kind: summarize}
optimizer: {length: 512}
evaluation: {rows: 2, split: validation, bootstrap: 100}
"""


def test_base_and_adapter_are_measured_on_their_safetensors(
    base: Path, papers: Path, tmp_path: Path
) -> None:
    file = tmp_path / "tiny.yaml"
    file.write_text(RECIPE, "utf-8")
    recipe = load(file)
    adapter = save_adapter(tmp_path / "adapter", base, 11)
    systems = [
        with_torch(recipe, "base", "base", base, at_once=2),
        with_torch(recipe, "tuned", "tuned", base, adapter, at_once=2),
    ]
    report = run_evaluation(recipe, systems, papers, tmp_path / "out")
    by_name = {system.name: system for system in report.systems}
    figures = report.figures()
    perplexities = []
    for name in ("base", "tuned"):
        system = by_name[name]
        assert system.memory is not None
        assert system.memory > 0
        assert len([one for one in system.measures["tokens"] if one]) == 2
        estimate = figures.of(report.groups[0], system, "perplexity")
        assert estimate is not None
        perplexities.append(estimate.value)
    # A random adapter changes what a random model thinks of a text.
    assert perplexities[0] != pytest.approx(perplexities[1], rel=0.01)
    assert report.notes == ()
    assert (tmp_path / "out" / "report.html").is_file()


def test_a_model_that_cannot_be_loaded_is_an_error_here(tmp_path: Path) -> None:
    with pytest.raises(PrecisError, match="tokenizer"):
        ProcessGenerator(Loading("gemma-3-270m", tmp_path))
