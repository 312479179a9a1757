"""A base sharded over processes: the recipe's FSDP configuration, on two CPU processes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from .conftest import ROOT, Run, command_line, environment
from .test_train import history, losses, same, weights

CONFIGURATION = ROOT / "training/precis_training/accelerate/fsdp_qlora.yaml"
Write = Callable[..., Path]


def test_a_sharded_run_saves_the_best_adapter_and_goes_on_from_its_checkpoints(
    recipe: Write, papers: Path, tmp_path: Path, command: Run
) -> None:
    # At this rate the loss falls once and rises again: the best checkpoint is not the last.
    file, one, two = (
        recipe(lora={"r": 4, "alpha": 8, "dropout": 0.0}, dtype="float32"),
        tmp_path / "1",
        tmp_path / "2",
    )
    options = ["optimizer.name=adamw_torch", "optimizer.learning_rate=1.0"]
    command("train", file, "--data", papers, "--output", one, *options)

    sharded("train", file, "--data", papers, "--output", two, *options)

    assert losses(two) == pytest.approx(losses(one), abs=0.05)
    assert best(history(one, "eval_loss")) == best(history(two, "eval_loss")) < 3
    assert same(weights(one), weights(two), 1e-2)

    shutil.rmtree(two / "adapter")
    shutil.rmtree(two / "checkpoint-6")
    sharded("train", file, "--data", papers, "--output", two, "--resume", *options)

    assert same(weights(one), weights(two), 1e-2)


def best(held_out: list[float]) -> int:
    """Which evaluation was the best one."""
    return held_out.index(min(held_out))


def sharded(*arguments: str | Path) -> None:
    """The command in two processes, each of which holds half of the base."""
    settings = yaml.safe_load(CONFIGURATION.read_text("utf-8"))["fsdp_config"]
    # Loading on one process and sending it to the GPUs of the others needs GPUs.
    settings |= {"fsdp_cpu_ram_efficient_loading": False}
    told: dict[str, Any] = {name.upper(): str(value) for name, value in settings.items()}
    launch = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node=2"]
    script = str(Path(__file__).with_name("fsdp_on_cpu.py"))
    done = subprocess.run(
        [*launch, script, *command_line(*arguments)[3:]],
        env=environment(ACCELERATE_USE_FSDP="true", OMP_NUM_THREADS="1", **told),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
