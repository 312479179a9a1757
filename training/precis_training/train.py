"""Training: a recipe's rows through TRL's SFTTrainer, resumable, down to one adapter folder."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any

from precis_training.base import base_folder, has_triton, holding, load, this_machine
from precis_training.config import Recipe, RecipeError
from precis_training.corpus import Corpus, corpus
from precis_training.lora import check_start, fresh, started
from precis_training.row_file import row_file

CHECKPOINT = "checkpoint-"


@dataclass(frozen=True)
class Trained:
    """What a run left: the best adapter, its losses, and whether it came to its end."""

    adapter: Path
    steps: int
    loss: float
    evaluation_loss: float | None
    seconds: float
    finished: bool


@dataclass(frozen=True)
class Schedule:
    """Steps of a run, from its rows: `accumulate` micro-batches of each process make a step."""

    total: int
    per_epoch: int
    evaluate: int
    accumulate: int


def schedule(recipe: Recipe, rows: int, processes: int) -> Schedule:
    """The steps for a number of rows; of a stream, all steps stand for its epoch.

    Raises RecipeError when the batch cannot be dealt out.
    """
    wanted = recipe.optimizer
    at_once = wanted.micro_batch * processes
    if wanted.batch % at_once:
        raise RecipeError(
            f"optimizer.batch {wanted.batch} is no multiple of micro_batch x processes "
            f"({wanted.micro_batch} x {processes}). Add optimizer.batch={at_once} or a multiple."
        )
    per_epoch = max(1, ceil(rows / wanted.batch))
    total = wanted.max_steps or ceil(per_epoch * wanted.epochs)
    # The rows of a stream are a sample, which says nothing of its length.
    whole = total if recipe.data.streaming else per_epoch
    evaluate = max(1, min(round(whole / wanted.evaluations_per_epoch), total))
    return Schedule(total, per_epoch, evaluate, wanted.batch // at_once)


def train(recipe: Recipe, folder: Path | None, output: Path, *, resume: bool) -> Trained:
    """Train, or go on with an unfinished run in `output`; the adapter is in `output/adapter`.

    Raises RecipeError when `output` holds another run, or there is nothing to resume.
    """
    checkpoint = _checkpoint(recipe, output, resume)  # before anything that takes seconds
    if recipe.data.streaming and recipe.optimizer.max_steps is None:
        raise RecipeError("A stream has no known end: add optimizer.max_steps=N.")
    if recipe.lora.start:
        check_start(recipe.lora)
    with row_file(output) as file:
        return _train(recipe, folder, output, file, checkpoint)


def _train(
    recipe: Recipe, folder: Path | None, output: Path, file: Path, checkpoint: Path | None
) -> Trained:
    began = time.monotonic()
    import torch
    from transformers import AutoTokenizer, set_seed
    from trl import SFTTrainer

    from precis_training.progress import Stopper, listening
    from precis_training.reply_loss import ReplyTrainer, add_reply_loss
    from precis_training.resuming import resumable

    machine = this_machine()
    set_seed(recipe.seed)  # before the adapter's weights are drawn
    data = corpus(recipe, folder, file)
    steps = schedule(recipe, data.lengths.rows, machine.processes)
    _remember(recipe, output, data)
    model = load(recipe, machine)
    stopper = Stopper()
    trainer_type: Any = SFTTrainer
    if not has_triton(machine):
        add_reply_loss(model)
        trainer_type = ReplyTrainer
    if recipe.lora.start:
        model = started(model, recipe.lora)
    arguments = _arguments(recipe, output, steps, data, machine.device)
    # The checkpoint's own loss was counted when it was written: once more, it would be no better
    # than itself, and patience would end early.
    arguments.eval_on_start = data.validation is not None and checkpoint is None
    trainer = resumable(trainer_type, steps.per_epoch)(
        model=model,
        args=arguments,
        train_dataset=data.train,
        eval_dataset=data.validation,
        processing_class=AutoTokenizer.from_pretrained(base_folder(recipe)),
        peft_config=None if recipe.lora.start else fresh(recipe.lora),
        callbacks=[stopper, *_callbacks(recipe, steps, data)],
    )
    from transformers import PrinterCallback

    trainer.remove_callback(PrinterCallback)
    with listening(stopper):
        result = trainer.train(resume_from_checkpoint=str(checkpoint) if checkpoint else None)
    if trainer.is_fsdp_enabled:
        trainer.accelerator.state.fsdp_plugin.set_state_dict_type("FULL_STATE_DICT")
    trainer.save_model(str(output / "adapter"))  # all processes: each may hold a part of it
    if trainer.is_world_process_zero():
        trainer.state.save_to_json(str(output / "trainer_state.json"))
    if torch.distributed.is_initialized():
        torch.distributed.barrier()
    return Trained(
        adapter=output / "adapter",
        steps=trainer.state.global_step,
        loss=float(result.training_loss),
        evaluation_loss=trainer.state.best_metric,
        seconds=time.monotonic() - began,
        finished=not stopper.asked,
    )


def _callbacks(recipe: Recipe, steps: Schedule, data: Corpus) -> list[Any]:
    from transformers import EarlyStoppingCallback

    from precis_training.progress import Bar
    from precis_training.resuming import Saver

    found: list[Any] = [Bar(steps.total)]
    if data.validation is not None:
        found.append(EarlyStoppingCallback(recipe.optimizer.patience))
    if recipe.optimizer.save_steps:
        found.append(Saver(recipe.optimizer.save_steps))
    return found


def _arguments(recipe: Recipe, output: Path, steps: Schedule, data: Corpus, device: str) -> Any:
    from trl import SFTConfig

    wanted = recipe.optimizer
    dtype, _ = holding(recipe, this_machine())
    held_out = data.validation is not None
    return SFTConfig(
        output_dir=str(output),
        max_length=None,  # longer rows were dropped: cut, they would lose their end token
        packing=False,
        max_steps=steps.total,
        per_device_train_batch_size=wanted.micro_batch,
        per_device_eval_batch_size=wanted.micro_batch,
        gradient_accumulation_steps=steps.accumulate,
        gradient_checkpointing=recipe.gradient_checkpointing,
        learning_rate=wanted.learning_rate,
        lr_scheduler_type=wanted.schedule,
        warmup_steps=ceil(steps.total * wanted.warmup),
        weight_decay=wanted.weight_decay,
        max_grad_norm=wanted.max_grad_norm,
        optim=wanted.name,
        bf16=dtype == "bfloat16",
        fp16=False,  # Gemma 3's activations leave its range
        use_cpu=device == "cpu",
        seed=recipe.seed,
        data_seed=recipe.seed,
        train_sampling_strategy="random" if recipe.data.streaming else "group_by_length",
        eval_strategy="steps" if held_out else "no",
        eval_steps=steps.evaluate,
        restore_callback_states_from_checkpoint=True,  # how often no better loss was found
        save_strategy="steps",
        save_steps=steps.evaluate,
        save_total_limit=2,
        load_best_model_at_end=held_out,
        metric_for_best_model="eval_loss" if held_out else None,
        greater_is_better=False if held_out else None,
        logging_steps=max(1, min(10, steps.total // 10)),
        logging_first_step=True,
        include_num_input_tokens_seen="non_padding",
        disable_tqdm=True,
        report_to="none",
        dataloader_pin_memory=device == "cuda",
        remove_unused_columns=False,
        ddp_find_unused_parameters=False,
    )


def last_checkpoint(output: Path) -> Path | None:
    """The newest whole checkpoint: its state is written last, so that half ones have none."""
    found = []
    for folder in output.glob(f"{CHECKPOINT}*"):
        number = folder.name.removeprefix(CHECKPOINT)
        try:
            json.loads((folder / "trainer_state.json").read_text("utf-8"))
        except (OSError, ValueError):
            continue
        if number.isdigit():
            found.append((int(number), folder))
    return max(found)[1] if found else None


def _checkpoint(recipe: Recipe, output: Path, resume: bool) -> Path | None:
    """Where to go on from. Raises RecipeError when that would mix two runs."""
    there = output / "run.json"
    if not there.exists():
        return None
    known = json.loads(there.read_text("utf-8"))
    if not resume:
        raise RecipeError(
            f"{output} holds a run already. Add --resume to go on with it, "
            "or name another folder with --output DIR."
        )
    if known["recipe_sha256"] != recipe.digest():
        raise RecipeError(
            f"{output} holds a run of another recipe or with other overrides. "
            "Give the same ones, or name another folder with --output DIR."
        )
    return last_checkpoint(output)


def _remember(recipe: Recipe, output: Path, data: Corpus) -> None:
    output.mkdir(parents=True, exist_ok=True)
    known = {
        "recipe": recipe.model_dump(mode="json"),
        "recipe_sha256": recipe.digest(),
        "data": data.plain(),
    }
    text = json.dumps(known, ensure_ascii=False, indent=2)
    (output / "run.json").write_text(f"{text}\n", "utf-8")
