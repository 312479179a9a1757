"""Export: an adapter with its card and manifest, as GGUF, and merged into its base."""

from __future__ import annotations

import hashlib
import json
import shutil
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from precis.engine.catalog import find
from precis.engine.template import Template
from precis.facts.question import question_hash
from precis.writing.messages import prompts_hash
from precis_training import gguf_check, gguf_lora
from precis_training.base import base_folder, load, this_machine
from precis_training.config import Recipe, RecipeError
from precis_training.same_run import check_same
from precis_training.tasks import dialect_of
from precis_training.verifying import verifies

_LICENCE = (
    "Made from Gemma. Gemma is provided under and subject to the Gemma Terms of Use found at "
    "ai.google.dev/gemma/terms"
)
_PACKAGES = ("torch", "transformers", "peft", "trl", "precis-ls")
# A merged checkpoint may be worse than base and adapter by this share of the loss, not more.
_MERGE_TOLERANCE = 0.01
_GATE_ROWS = 64


def gguf_of(adapter: Path) -> Path:
    """The GGUF file of a PEFT adapter folder, beside it; written anew when the adapter is newer."""
    target = adapter.with_suffix(".gguf")
    source = adapter / "adapter_model.safetensors"
    if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
        gguf_lora.write(adapter, target)
    return target


def export(
    recipe: Recipe, folder: Path | None, run: Path, *, merged: bool, upload: str
) -> list[str]:
    """Write `run/export`; returns what was done, a line each. Raises RecipeError.

    The merged checkpoint is kept only when its loss on the validation rows is that of base and
    adapter within 1 %.
    """
    adapter = run / "adapter"
    if not (adapter / "adapter_model.safetensors").exists():
        raise RecipeError(f"{adapter} holds no adapter yet. Run `train` with this recipe first.")
    check_same(recipe, run)
    target = run / "export"
    target.mkdir(parents=True, exist_ok=True)
    for name in ("adapter_model.safetensors", "adapter_config.json"):
        shutil.copy2(adapter / name, target / name)
    manifest = manifest_of(recipe, run)
    _write(target / "manifest.json", manifest)
    (target / "README.md").write_text(_card(recipe, manifest), "utf-8")
    said = [f"Adapter, card and manifest: {target}"]
    if find(recipe.model).engine == "gguf":
        file = target / f"{recipe.adapter}.gguf"
        size = gguf_lora.write(adapter, file)
        said.append(f"GGUF for the embedded engine: {file} ({size / 1e6:.1f} MB)")
        if recipe.base == "embedded":  # another base is not what this engine serves
            said.append(gguf_check.check(recipe, adapter, file))
    if merged:
        said.append(_merge(recipe, folder, adapter, run / "merged"))
    if upload:
        from huggingface_hub import upload_folder

        upload_folder(repo_id=upload, folder_path=target)
        said.append(f"Uploaded to {upload}")
    return said


def manifest_of(recipe: Recipe, run: Path) -> dict[str, Any]:
    """Everything that says what an adapter is and where it comes from."""
    known = json.loads((run / "run.json").read_text("utf-8"))
    entry = find(recipe.model)
    return {
        "name": recipe.adapter,
        "base": {
            "model": entry.id,
            "sha256": entry.sha256,
            "trained_on": _digest(base_folder(recipe) / "model.safetensors"),
        },
        "prompts_sha256": _prompts_hash(recipe, entry.template),
        "data": known["data"],
        "tasks": [task.model_dump(mode="json") for task in recipe.tasks],
        "languages": list(recipe.languages),
        "recipe_sha256": known["recipe_sha256"],
        "seed": recipe.seed,
        "training": _training(run),
        "adapter_sha256": _digest(run / "adapter" / "adapter_model.safetensors"),
        "versions": {name: _version(name) for name in _PACKAGES},
        "licence": _LICENCE,
    }


def _prompts_hash(recipe: Recipe, template: Template) -> str:
    """Of the words that the adapter was asked in: those of the writer, or of the checker."""
    if verifies(recipe):
        return question_hash(template)
    return prompts_hash(dialect_of(recipe), template)


def _training(run: Path) -> dict[str, Any]:
    """Steps and losses, as far as the run has come."""
    state = json.loads((run / "trainer_state.json").read_text("utf-8"))
    history = state["log_history"]
    held_out = [entry["eval_loss"] for entry in history if "eval_loss" in entry]
    return {
        "steps": state["global_step"],
        "epochs": state["epoch"],
        "best_step": state.get("best_global_step"),
        "validation_loss_before": held_out[0] if held_out else None,
        "validation_loss": state.get("best_metric"),
    }


def _merge(recipe: Recipe, folder: Path | None, adapter: Path, target: Path) -> str:
    """Base and adapter as one 16-bit checkpoint, measured before and after."""
    import torch
    from peft import PeftModel
    from transformers import AutoTokenizer

    from precis_training.corpus import examples_of
    from precis_training.judging import loss_of

    rows = examples_of(recipe, folder, "validation")[:_GATE_ROWS]
    plain = recipe.model_copy(update={"quantization": "none"})
    model = PeftModel.from_pretrained(load(plain, this_machine()), str(adapter)).eval()
    before = loss_of(recipe, model, rows)
    whole = model.merge_and_unload().to(torch.bfloat16)
    after = loss_of(recipe, whole, rows)
    if after > before * (1 + _MERGE_TOLERANCE):
        raise RecipeError(
            f"Merged in 16 bits the loss rises from {before:.4f} to {after:.4f}, so no merged "
            "checkpoint was written. Serve the adapter beside its base instead."
        )
    whole.save_pretrained(target)
    AutoTokenizer.from_pretrained(base_folder(recipe)).save_pretrained(target)
    return f"Merged checkpoint: {target} (loss {before:.4f} before, {after:.4f} merged)"


def _card(recipe: Recipe, manifest: dict[str, Any]) -> str:
    training = manifest["training"]
    tasks = ", ".join(
        task["kind"] + (f" ({task['style']})" if task["kind"] == "summarize" else "")
        for task in manifest["tasks"]
    )
    return f"""---
base_model: {manifest["base"]["model"]}
library_name: peft
license: gemma
---
# {recipe.name}

A LoRA adapter (r {recipe.lora.r}, alpha {recipe.lora.alpha:g}) for {manifest["base"]["model"]}.
Tasks: {tasks}. Languages: {", ".join(manifest["languages"])}.

Trained for {training["steps"]:,} steps ({training["epochs"]:.2f} epochs) on
{manifest["data"]["train_rows"]:,} rows; validation loss {training["validation_loss_before"]}
before, {training["validation_loss"]} at its best. Prompts are Précis' own (`prompts_sha256` in
manifest.json): asked in other words it does worse.

It can state things that its input does not hold. Check every sentence before you publish it.

{_LICENCE}
"""


def _write(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _digest(path: Path) -> str:
    if not path.exists():
        return ""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
