"""The embedded Gemma with an adapter in GGUF says what torch says with the same adapter in PEFT."""

from __future__ import annotations

import asyncio
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from precis.engine.catalog import EMBEDDED, EMBEDDED_PACKAGE

torch = pytest.importorskip("torch", reason="needs torch: pip install '.[training]'")
pytest.importorskip("peft", reason="needs peft: pip install '.[training]'")

from precis_training import gguf_lora
from precis_training.base import base_folder
from precis_training.config import Recipe, RecipeError
from precis_training.gguf_check import TOLERANCE, check, compare, served_by

MISSING = [name for name in ("xllamacpp", EMBEDDED_PACKAGE) if find_spec(name) is None]
pytestmark = [
    pytest.mark.embedded,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]


def recipe(task: dict[str, str]) -> Recipe:
    return Recipe.model_validate(
        {
            "name": "any",
            "adapter": "any",
            "base": "embedded",
            "model": EMBEDDED.id,
            "data": {"sources": [{"format": "scitldr", "files": ["none.jsonl"]}]},
            "tasks": [task],
        }
    )


RECIPE = recipe({"kind": "summarize", "style": "tldr"})
VERIFY = recipe({"kind": "verify"})


@pytest.fixture(scope="module")
def model() -> Any:
    """The embedded weights in fp32 with a random adapter that changes much of what they say."""
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForCausalLM

    torch.manual_seed(7)
    plain = AutoModelForCausalLM.from_pretrained(base_folder(RECIPE), dtype=torch.float32)
    config = LoraConfig(
        r=16, lora_alpha=32, target_modules="all-linear", task_type="CAUSAL_LM", lora_dropout=0.0
    )
    made = get_peft_model(plain, config).eval()
    with torch.no_grad():
        for name, value in made.named_parameters():
            if "lora_B" in name:
                value.normal_(std=0.04)
    return made


@pytest.fixture(scope="module")
def adapter(model: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("adapter") / "random"
    model.save_pretrained(folder)
    gguf_lora.write(folder, folder.with_suffix(".gguf"))
    return folder


@pytest.mark.parametrize("asked", [RECIPE, VERIFY], ids=["it writes", "it judges"])
def test_an_adapter_does_in_llama_cpp_what_it_does_in_torch(
    model: Any, adapter: Path, asked: Recipe
) -> None:
    found = compare(asked, model, adapter.with_suffix(".gguf"))
    assert found.tokens >= 50
    assert found.change > 3 * TOLERANCE, found
    assert found.tuned <= TOLERANCE, found


def test_the_file_of_another_adapter_is_refused(model: Any, adapter: Path, tmp_path: Path) -> None:
    with torch.no_grad():
        for name, value in model.named_parameters():
            if "lora_B" in name:
                value.neg_()
        model.save_pretrained(tmp_path / "other")
        for name, value in model.named_parameters():
            if "lora_B" in name:
                value.neg_()
    with pytest.raises(RecipeError, match="is not this adapter"):
        check(RECIPE, tmp_path / "other", adapter.with_suffix(".gguf"))


def test_an_adapter_that_is_not_asked_for_changes_nothing(adapter: Path) -> None:
    loaded = asyncio.run(served_by(EMBEDDED, adapter.with_suffix(".gguf")))
    alone = asyncio.run(served_by(EMBEDDED, None))
    assert [plain for plain, _ in loaded] == [plain for plain, _ in alone]
