"""The plan: what a recipe will cost, and the change that fits when it does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("trl", reason="needs trl: pip install '.[training]'")

from precis_training import plan as planning
from precis_training.base import this_machine
from precis_training.config import RecipeError, load
from precis_training.corpus import corpus

from .conftest import Run

Write = Callable[..., Path]


def test_the_plan_says_what_is_trained_and_what_it_costs(
    recipe: Write, papers: Path, command: Run
) -> None:
    said = command("plan", recipe(), "--data", papers).stdout

    for word in ("parameters", "tokens", "steps", "Memory", "Time"):
        assert word in said


def test_the_parameters_counted_are_those_that_peft_trains(recipe: Write, base: Path) -> None:
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForCausalLM

    made = load(recipe())
    config = LoraConfig(r=made.lora.r, target_modules="all-linear", task_type="CAUSAL_LM")
    model = get_peft_model(AutoModelForCausalLM.from_pretrained(base), config)
    trained = sum(one.numel() for one in model.parameters() if one.requires_grad)

    assert planning.read_shape(base, made.lora.r).lora == trained


@pytest.mark.parametrize(
    ("overrides", "change"),
    [
        ([], "optimizer.micro_batch=1"),
        (["optimizer.micro_batch=1"], "gradient_checkpointing=true"),
        (["optimizer.micro_batch=1", "gradient_checkpointing=true"], "optimizer.length=512"),
    ],
)
def test_what_cannot_fit_is_refused_with_the_change_that_would(
    overrides: list[str],
    change: str,
    recipe: Write,
    papers: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = load(recipe(), overrides)
    small = replace(this_machine(), free=1_000_000)
    monkeypatch.setattr(planning, "this_machine", lambda: small)

    with pytest.raises(RecipeError, match=change):
        planning.make_plan(made, corpus(made, papers))
