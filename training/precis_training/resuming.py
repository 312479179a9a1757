"""What lets a resumed run end as an unbroken one: an order of rows by epoch, and checkpoints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import torch
from transformers import TrainerCallback, TrainerControl, TrainerState, TrainingArguments
from transformers.trainer_pt_utils import LengthGroupedSampler
from transformers.trainer_utils import PREFIX_CHECKPOINT_DIR


class Order(LengthGroupedSampler):  # type: ignore[misc]
    """Rows of like length together, in an order that only the seed and the epoch decide.

    Trainer's own sampler draws the order from the global generator, whose state a resumed run
    restores only after the draw.
    """

    def __init__(self, batch: int, rows: Any, seed: int, epoch: Callable[[], int]) -> None:
        generator = torch.Generator()
        super().__init__(batch, rows, model_input_name="input_ids", generator=generator)
        self._seed = seed
        self._epoch = epoch

    def __iter__(self) -> Iterator[int]:
        """The numbers of the rows, for the epoch that begins or goes on."""
        self.generator.manual_seed(self._seed + self._epoch())
        return iter(super().__iter__())


class Saver(TrainerCallback):  # type: ignore[misc]
    """A checkpoint every so many steps, besides those at each evaluation."""

    def __init__(self, every: int) -> None:
        self._every = every

    def on_step_end(
        self, _args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any
    ) -> None:
        """Ask for a checkpoint when it is time."""
        if state.global_step % self._every == 0:
            control.should_save = True


def resumable(trainer: type, per_epoch: int) -> type:
    """The trainer with its rows in `Order`; `per_epoch` is the number of steps of an epoch."""

    class Resumable(trainer):  # type: ignore[misc]
        def _save_checkpoint(self, model: Any, trial: Any) -> None:
            # Trainer calls a checkpoint the best one only if its folder is there, and with FSDP it
            # makes the folder later: the best one would be taken for an older one, and deleted.
            if self.is_world_process_zero():
                folder = f"{PREFIX_CHECKPOINT_DIR}-{self.state.global_step}"
                Path(self.args.output_dir, folder).mkdir(parents=True, exist_ok=True)
            self.accelerator.wait_for_everyone()
            super()._save_checkpoint(model, trial)

        def _get_train_sampler(self, train_dataset: Any = None) -> Any:
            rows = self.train_dataset if train_dataset is None else train_dataset
            if not hasattr(rows, "__len__"):
                return None  # a stream comes in its files' order
            # A checkpoint's step is known before the first row is drawn; an epoch's last is its
            # successor's first.
            return Order(
                self.args.train_batch_size * self.args.gradient_accumulation_steps,
                rows,
                self.args.seed,
                lambda: self.state.global_step // per_epoch,
            )

    return Resumable
