"""A tiny base model, tiny data in every format, and recipes that train on them in seconds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from engine_gpu.conftest import save_model

ROOT = Path(__file__).parent.parent.parent
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random Gemma 3 of four layers with a tokenizer that transformers loads."""
    folder: Path = save_model(tmp_path_factory.mktemp("training") / "tiny-gemma", 3)
    settings = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "bos_token": "<bos>",
        "eos_token": "<eos>",
        "pad_token": "<pad>",
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(settings))
    return folder


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with SciTLDR's format: twelve papers to train on and four kept apart."""
    folder = tmp_path_factory.mktemp("data")
    for name, first, count in (("train", 0, 12), ("dev", 12, 4)):
        lines = [json.dumps(paper(number)) for number in range(first, first + count)]
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def paper(number: int) -> dict[str, Any]:
    """An invented paper; no two share a sentence."""
    plant, place = f"plant{number}", f"valley {chr(97 + number)}"
    return {
        "paper_id": f"p{number}",
        "title": f"On {plant}",
        "source": [
            f"We grew {plant} in {place} for {number + 2} summers.",
            f"It wanted more water than {plant} of the hills.",
            f"We think that the soil of {place} is the cause.",
        ],
        "target": [f"{plant} needs more water in {place}."],
    }


@pytest.fixture
def recipe(tmp_path: Path, base: Path) -> Callable[..., Path]:
    """Writes a recipe that trains the tiny base for a few steps; `changes` replace parts of it."""
    return lambda **changes: write_recipe(tmp_path, base, **changes)


def write_recipe(folder: Path, base: Path, **changes: Any) -> Path:
    made: dict[str, Any] = {
        "name": "tiny",
        "adapter": "summarize",
        "base": str(base),
        "data": {
            "sources": [
                {"format": "scitldr", "files": ["train.jsonl"], "split": "train"},
                {"format": "scitldr", "files": ["dev.jsonl"], "split": "validation"},
            ]
        },
        "tasks": [{"kind": "summarize", "style": "tldr"}],
        "lora": {"r": 4, "alpha": 8, "dropout": 0.1},
        "optimizer": {
            "batch": 4,
            "micro_batch": 2,
            "learning_rate": 0.01,
            "max_steps": 6,
            "evaluations_per_epoch": 1.5,
            "patience": 100,
        },
    }
    path = folder / "recipe.yaml"
    path.write_text(yaml.safe_dump(made | changes, allow_unicode=True), "utf-8")
    return path


@dataclass(frozen=True)
class Finished:
    """A run that nobody interrupted, and what it said."""

    recipe: Path
    folder: Path
    said: str


@pytest.fixture(scope="session")
def unbroken(tmp_path_factory: pytest.TempPathFactory, base: Path, papers: Path) -> Finished:
    folder = tmp_path_factory.mktemp("unbroken")
    file = write_recipe(folder, base)
    done = run("train", file, "--data", papers, "--output", folder / "run")
    return Finished(file, folder / "run", done.stdout)


@pytest.fixture
def command() -> Run:
    """Runs `python -m precis_training` as a person would."""
    return run


def run(*arguments: str | Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command_line(*arguments), env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == code, done.stderr
    return done


def command_line(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "precis_training", *map(str, arguments)]


def environment(**more: str) -> dict[str, str]:
    path = os.pathsep.join(str(ROOT / name) for name in ("server", "training"))
    return {**os.environ, "PYTHONPATH": path, "HF_HUB_OFFLINE": "1", **more}
