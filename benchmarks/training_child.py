"""One side of the training benchmark, as a child process that prints one line of JSON."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.processes import peak_megabytes
from precis_training import base as bases
from precis_training.config import Recipe
from precis_training.corpus import examples_of
from precis_training.judging import loss_of
from precis_training.rows import encoder
from precis_training.train import train

_HELD_OUT = 24


def main() -> None:
    """Train as the options say, and report."""
    options = json.loads(sys.argv[1])
    data = Path(options["data"])
    recipe = made(options, data.name)
    rows = examples_of(recipe, data.parent, "validation")[:_HELD_OUT]
    with tempfile.TemporaryDirectory(prefix="precis-benchmark-") as name:
        if options["side"] != "seed":
            found = ours(recipe, data.parent, Path(name))
        else:
            found = as_the_seed(recipe, data.parent, Path(name), options["steps"])
        peak = peak_megabytes([os.getpid()])
        model = bases.load(recipe, bases.this_machine()).eval()
        before = loss_of(recipe, model, rows)
        adapted = import_module("peft").PeftModel.from_pretrained(model, f"{name}/adapter").eval()
        after = loss_of(recipe, adapted, rows)
    print(json.dumps({**found, "peak": peak, "loss": after, "before": before}), flush=True)


def made(options: dict[str, Any], file: str) -> Recipe:
    """Our defaults for as many rows as the seed's steps of four see, or with its batches too."""
    batch = 4 if options["side"] == "small" else 16
    return Recipe.model_validate(
        {
            "name": "benchmark",
            "adapter": "summarize",
            "base": options["base"],
            "seed": options["seed"],
            "data": {"sources": [{"format": "table", "files": [file]}], "validation": 0.2},
            "tasks": [{"kind": "summarize", "style": "tldr"}],
            "optimizer": {
                "batch": batch,
                "max_steps": max(1, options["steps"] * 4 // batch),
                "evaluation_rows": 1,
                "patience": 100,
            },
        }
    )


def ours(recipe: Recipe, folder: Path, output: Path) -> dict[str, float]:
    """Our recipe; loading and evaluating are not counted, as the trainer's own clock has them."""
    train(recipe, folder, output, resume=False)
    state = json.loads((output / "trainer_state.json").read_text("utf-8"))
    last = state["log_history"][-1]
    tokens = state["num_input_tokens_seen"]
    seconds = last["train_runtime"] - sum(
        entry.get("eval_runtime", 0) for entry in state["log_history"]
    )
    rows = state["global_step"] * recipe.optimizer.batch
    return {"tokens_per_second": tokens / seconds, "rows_per_second": rows / seconds}


def as_the_seed(recipe: Recipe, folder: Path, output: Path, steps: int) -> dict[str, float]:
    """The first seed's trainer: r 6, one row at a time, four to a step, loss on every token."""
    peft, trl, datasets = (import_module(name) for name in ("peft", "trl", "datasets"))
    transformers = import_module("transformers")
    transformers.set_seed(recipe.seed)
    encode = encoder(recipe, bases.base_folder(recipe))
    whole = [
        {"input_ids": encode.row(example)["input_ids"][:512]}
        for example in examples_of(recipe, folder, "train")
    ]
    trainer = trl.SFTTrainer(
        model=bases.load(recipe, bases.this_machine()),
        args=trl.SFTConfig(
            output_dir=str(output),
            max_length=512,
            max_steps=steps,
            per_device_train_batch_size=1,
            gradient_accumulation_steps=4,
            learning_rate=2e-4,
            warmup_steps=0.03,
            bf16=False,
            fp16=False,  # the seed's fp16 makes a Gemma 3 write nothing but padding
            use_cpu=not import_module("torch").cuda.is_available(),
            gradient_checkpointing=False,
            save_strategy="no",
            report_to="none",
            disable_tqdm=True,
            logging_steps=100,
        ),
        train_dataset=datasets.Dataset.from_list(whole),
        processing_class=transformers.AutoTokenizer.from_pretrained(bases.base_folder(recipe)),
        peft_config=peft.LoraConfig(
            r=6,
            lora_alpha=8,
            lora_dropout=0.05,
            target_modules="all-linear",
            task_type="CAUSAL_LM",
        ),
    )
    started = time.perf_counter()
    trainer.train()
    seconds = time.perf_counter() - started
    trainer.save_model(str(output / "adapter"))
    tokens = max(entry.get("num_tokens", 0) for entry in trainer.state.log_history)
    return {"tokens_per_second": tokens / seconds, "rows_per_second": 4 * steps / seconds}


if __name__ == "__main__":
    main()
