"""A run is measured and exported with the recipe that it was trained with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("numpy", reason="needs numpy: pip install '.[training]'")
pytest.importorskip("ijson", reason="needs ijson: pip install '.[training]'")
pytest.importorskip("rouge_score", reason="needs rouge-score: pip install '.[training]'")

from precis_training.config import Recipe, RecipeError
from precis_training.evaluation.chosen import systems
from precis_training.export import export
from precis_training.same_run import check_same


def recipe(**changes: Any) -> Recipe:
    made: dict[str, Any] = {
        "name": "tiny",
        "adapter": "summarize",
        "base": "embedded",
        "data": {"sources": [{"format": "scitldr", "files": ["train.jsonl"]}]},
        "tasks": [{"kind": "summarize"}],
    }
    return Recipe.model_validate(made | changes)


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """What a training leaves, as far as it is looked at before anything is loaded."""
    (tmp_path / "adapter").mkdir()
    for name in ("adapter_config.json", "adapter_model.safetensors"):
        (tmp_path / "adapter" / name).write_text("{}")
    remember(tmp_path, recipe().model_dump(mode="json"))
    return tmp_path


def remember(run: Path, trained: dict[str, Any]) -> None:
    (run / "run.json").write_text(json.dumps({"recipe": trained}), "utf-8")


def test_what_differs_is_named_as_an_override_names_it(run: Path) -> None:
    other = recipe(
        seed=7,
        lora={"r": 8},
        data={"sources": [{"format": "scitldr", "files": ["train.jsonl"], "limit": 5}]},
    )

    with pytest.raises(RecipeError, match=r"another seed, data\.sources\.0\.limit, lora\.r\."):
        check_same(other, run)


def test_neither_an_evaluation_nor_an_export_takes_another_recipe(run: Path) -> None:
    other = recipe(tasks=[{"kind": "expand"}])

    with pytest.raises(RecipeError, match=r"tasks\.0\.kind"):
        systems(other, run, None)
    with pytest.raises(RecipeError, match=r"tasks\.0\.kind"):
        export(other, None, run, merged=False, upload="")
    assert not (run / "export").exists()


def test_what_is_measured_may_differ_from_what_was_named_at_the_training(run: Path) -> None:
    check_same(recipe(evaluation={"rows": 7}, name="other"), run)


def test_a_run_from_before_a_key_was_there_has_its_default(run: Path) -> None:
    trained = recipe().model_dump(mode="json")
    del trained["lora"]["start"], trained["data"]["sources"][0]["where"]
    remember(run, trained)

    check_same(recipe(), run)


def test_an_adapter_without_a_run_is_taken_as_it_is(run: Path) -> None:
    (run / "run.json").unlink()

    check_same(recipe(seed=7), run)
