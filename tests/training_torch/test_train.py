"""Training: every format, resumed after any end, on one process or two."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("trl", reason="needs trl: pip install '.[training]'")

from precis_training.config import RecipeError, load
from precis_training.train import last_checkpoint, schedule

from .conftest import Finished, Run, command_line, environment

FIXTURES = Path(__file__).parent.parent / "training" / "fixtures"
Write = Callable[..., Path]


def losses(run: Path) -> list[float]:
    return history(run, "loss")


def history(run: Path, key: str) -> list[float]:
    state = json.loads((run / "trainer_state.json").read_text("utf-8"))
    return [entry[key] for entry in state["log_history"] if key in entry]


def step(checkpoint: Path | None) -> int:
    return int(checkpoint.name.rpartition("-")[2]) if checkpoint else 0


def weights(run: Path) -> dict[str, Any]:
    from safetensors.torch import load_file

    found: dict[str, Any] = load_file(run / "adapter" / "adapter_model.safetensors")
    return found


def same(one: dict[str, Any], other: dict[str, Any], tolerance: float = 0.0) -> bool:
    import torch

    assert one.keys() == other.keys()
    return all(torch.allclose(one[key], other[key], rtol=0, atol=tolerance) for key in one)


def wait_for(condition: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 120
    while not condition():
        assert process.poll() is None, "training ended before it could be interrupted"
        assert time.monotonic() < until
        time.sleep(0.005)


def test_training_makes_the_loss_smaller_and_leaves_an_adapter(unbroken: Finished) -> None:
    found = losses(unbroken.folder)

    assert found[-1] < found[0]
    assert "The adapter is in" in unbroken.said
    config = json.loads((unbroken.folder / "adapter" / "adapter_config.json").read_text())
    assert "lm_head" not in config["target_modules"]
    assert len(config["target_modules"]) == 7


def test_a_run_killed_in_the_middle_and_resumed_ends_as_an_unbroken_one(
    unbroken: Finished, papers: Path, tmp_path: Path, command: Run
) -> None:
    broken = tmp_path / "broken"
    line = command_line("train", unbroken.recipe, "--data", papers, "--output", broken)
    with subprocess.Popen(line, env=environment(), stderr=subprocess.DEVNULL) as process:
        wait_for(lambda: last_checkpoint(broken) is not None, process)
        process.kill()

    assert not (broken / "adapter").exists()
    command("train", unbroken.recipe, "--data", papers, "--output", broken, "--resume")

    assert losses(broken) == losses(unbroken.folder)
    assert same(weights(broken), weights(unbroken.folder))


def test_a_run_killed_in_its_second_epoch_sees_the_rows_of_an_unbroken_one(
    recipe: Write, papers: Path, tmp_path: Path, command: Run
) -> None:
    file, whole, broken = recipe(), tmp_path / "whole", tmp_path / "broken"
    # Three steps an epoch: the checkpoint of step 4 lies within the second one.
    options = ["optimizer.max_steps=9", "optimizer.save_steps=4", "optimizer.patience=3"]
    command("train", file, "--data", papers, "--output", whole, *options)
    line = command_line("train", file, "--data", papers, "--output", broken, *options)
    with subprocess.Popen(line, env=environment(), stderr=subprocess.DEVNULL) as process:
        wait_for(lambda: step(last_checkpoint(broken)) >= 4, process)
        process.kill()

    command("train", file, "--data", papers, "--output", broken, "--resume", *options)

    assert losses(broken) == losses(whole)
    assert history(broken, "eval_loss") == history(whole, "eval_loss")  # none of them twice
    assert same(weights(broken), weights(whole))


def test_ctrl_c_leaves_a_checkpoint_and_resume_goes_on_to_the_end(
    recipe: Write, papers: Path, tmp_path: Path, command: Run
) -> None:
    file = recipe()
    run = tmp_path / "run"
    line = command_line("train", file, "--data", papers, "--output", run)
    with subprocess.Popen(line, env=environment(), stderr=subprocess.DEVNULL) as process:
        wait_for(lambda: last_checkpoint(run) is not None, process)
        process.send_signal(signal.SIGINT)
        assert process.wait(120) in (0, 130)
    assert last_checkpoint(run) is not None
    command("train", file, "--data", papers, "--output", run, "--resume")

    state = json.loads((run / "trainer_state.json").read_text())
    assert state["global_step"] == 6


def test_a_half_written_checkpoint_is_not_gone_on_from(tmp_path: Path) -> None:
    for name, state in (("checkpoint-2", '{"global_step": 2}'), ("checkpoint-4", '{"glob')):
        (tmp_path / name).mkdir()
        (tmp_path / name / "trainer_state.json").write_text(state)
    (tmp_path / "checkpoint-6").mkdir()

    assert last_checkpoint(tmp_path) == tmp_path / "checkpoint-2"


def test_a_folder_with_a_run_is_never_overwritten_or_mixed(
    recipe: Write, papers: Path, tmp_path: Path, command: Run
) -> None:
    run = tmp_path / "run"
    (run).mkdir()
    (run / "run.json").write_text('{"recipe_sha256": "another"}')

    fresh = command("train", recipe(), "--data", papers, "--output", run, code=2)
    resumed = command("train", recipe(), "--data", papers, "--output", run, "--resume", code=2)

    assert "--resume" in fresh.stderr
    assert "another recipe" in resumed.stderr


def test_a_run_goes_on_from_an_adapter_that_another_run_left(
    unbroken: Finished, recipe: Write, papers: Path, tmp_path: Path, command: Run
) -> None:
    start = f"lora.start={unbroken.folder / 'adapter'}"
    further = tmp_path / "further"
    command("train", recipe(), "--data", papers, "--output", further, start)
    refused = command(
        *("train", recipe(), "--data", papers, "--output", tmp_path / "other", start, "lora.r=3"),
        code=2,
    )

    assert losses(further)[0] < losses(unbroken.folder)[0]
    assert not same(weights(further), weights(unbroken.folder))
    assert "Add lora.r=" in refused.stderr


FORMATS: dict[str, dict[str, Any]] = {
    "aihub, a list": {"format": "aihub", "files": ["aihub_list.json"]},
    "aihub, an object": {"format": "aihub", "files": ["aihub_object.json"]},
    "cnn_dailymail": {"format": "cnn_dailymail", "files": ["cnn_dailymail.csv"]},
    "writeups": {
        "format": "writeups",
        "files": ["writeups.csv"],
        "columns": {"summary": "cleaned_methods"},
    },
    "scitldr": {"format": "scitldr", "files": ["scitldr.jsonl"]},
    "scisummnet": {"format": "scisummnet", "files": ["scisummnet.jsonl"]},
    "a table": {
        "format": "table",
        "files": ["table.csv"],
        "columns": {"summary": "short", "text": "long", "title": "headline", "language": "tongue"},
    },
}


@pytest.mark.parametrize("source", FORMATS.values(), ids=FORMATS.keys())
def test_five_rows_of_each_format_train(
    source: dict[str, Any], recipe: Write, tmp_path: Path
) -> None:
    from precis_training.train import train

    file = recipe(
        data={"sources": [source | {"split": "train"}], "near_duplicate": 1.0},
        tasks=[{"kind": "expand"}, {"kind": "summarize", "style": "brief"}],
        languages=["en", "ko"],
    )
    made = load(file, ["optimizer.max_steps=2", "optimizer.length=4096"])

    done = train(made, FIXTURES, tmp_path / "run", resume=False)

    assert done.finished
    assert done.steps == 2
    assert (done.adapter / "adapter_model.safetensors").exists()


def test_two_processes_train_as_one_does(
    recipe: Write, papers: Path, tmp_path: Path, command: Run
) -> None:
    # In bf16 the order of a sum would show.
    file = recipe(lora={"r": 4, "alpha": 8, "dropout": 0.0}, dtype="float32")
    command("train", file, "--data", papers, "--output", tmp_path / "one")
    launch = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node=2"]
    arguments = command_line("train", file, "--data", papers, "--output", tmp_path / "two")[1:]
    subprocess.run(
        [*launch, *arguments],
        env=environment(OMP_NUM_THREADS="1"),
        check=True,
        capture_output=True,
    )

    one, two = losses(tmp_path / "one"), losses(tmp_path / "two")
    assert two == pytest.approx(one, abs=1e-4)
    assert same(weights(tmp_path / "one"), weights(tmp_path / "two"), 1e-3)


def test_a_batch_that_processes_cannot_share_is_refused(recipe: Write) -> None:
    made = load(recipe(), ["optimizer.batch=6", "optimizer.micro_batch=4"])

    with pytest.raises(RecipeError, match=r"optimizer\.batch"):
        schedule(made, rows=100, processes=1)


def test_the_schedule_evaluates_four_times_an_epoch(recipe: Write) -> None:
    made = load(recipe(), ["optimizer.max_steps=null", "optimizer.evaluations_per_epoch=4"])

    found = schedule(made, rows=160, processes=2)

    assert (found.per_epoch, found.total, found.evaluate, found.accumulate) == (40, 120, 10, 1)


def test_a_streams_evaluations_are_dealt_over_all_its_steps(recipe: Write) -> None:
    options = ["optimizer.max_steps=9000", "optimizer.evaluations_per_epoch=4"]
    made = load(recipe(), [*options, "data.streaming=true"])

    found = schedule(made, rows=1000, processes=1)

    assert (found.total, found.evaluate) == (9000, 2250)
