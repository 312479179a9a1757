"""What a person sees while a model trains, and how Ctrl-C ends it with a usable checkpoint."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from transformers import TrainerCallback, TrainerControl, TrainerState, TrainingArguments

from precis.writing.job import duration


class Stopper(TrainerCallback):  # type: ignore[misc]
    """Ends training after the step it is at, with a checkpoint, when asked to."""

    def __init__(self) -> None:
        self.asked = False

    def on_step_end(
        self,
        args: TrainingArguments,
        state: TrainerState,
        control: TrainerControl,
        **_: Any,
    ) -> None:
        """Save and stop when a signal has come."""
        if self.asked and not control.should_training_stop:
            control.should_save = True
            control.should_training_stop = True


@contextmanager
def listening(stopper: Stopper) -> Iterator[None]:
    """Ctrl-C and SIGTERM ask the stopper; a second Ctrl-C ends at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ask(*_: Any) -> None:
        stopper.asked = True
        signal.signal(signal.SIGINT, signal.default_int_handler)
        print("Stopping after this step, with a checkpoint …", file=sys.stderr, flush=True)

    kept = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)


class Bar(TrainerCallback):  # type: ignore[misc]
    """One line that moves on a terminal, one line for each log elsewhere."""

    def __init__(self, total: int, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True, highlight=False)
        self._total = total
        self._bar: Progress | None = None
        self._task: Any = None
        self._began = time.monotonic()
        self._from = 0
        self._tokens = 0
        self._tokens_before = 0
        self._loss = "–"
        self._held_out = "–"

    def on_train_begin(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any
    ) -> None:
        """Start counting; a resumed run counts its speed from where it goes on."""
        self._began, self._from = time.monotonic(), state.global_step
        self._tokens = self._tokens_before = state.num_input_tokens_seen
        if not (state.is_world_process_zero and self._console.is_terminal):
            return
        self._bar = Progress(
            TextColumn("Training"), BarColumn(), TextColumn("{task.fields[said]}"),
            console=self._console,
        )  # fmt: skip
        self._task = self._bar.add_task("", total=self._total, completed=self._from, said="")
        self._bar.start()

    def on_step_end(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any
    ) -> None:
        """Move the bar."""
        if self._bar is not None:
            self._bar.update(self._task, completed=state.global_step, said=self._said(state))

    def on_log(
        self,
        args: TrainingArguments,
        state: TrainerState,
        control: TrainerControl,
        logs: dict[str, Any] | None = None,
        **_: Any,
    ) -> None:
        """Remember the newest losses; without a terminal, say them."""
        logs = logs or {}
        if "loss" in logs:
            self._loss = f"{float(logs['loss']):.3f}"
        if "eval_loss" in logs:
            self._held_out = f"{float(logs['eval_loss']):.3f}"
        self._tokens = state.num_input_tokens_seen
        if self._bar is None and state.is_world_process_zero:
            self._console.print(self._said(state), markup=False)

    def on_train_end(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any
    ) -> None:
        """Leave the terminal as it was."""
        if self._bar is not None:
            self._bar.stop()

    def _said(self, state: TrainerState) -> str:
        spent = time.monotonic() - self._began
        done = state.global_step - self._from
        left = duration(spent / done * (self._total - state.global_step)) if done else "…"
        tokens = self._tokens - self._tokens_before
        rate = f"{tokens / spent:,.0f} tokens/s" if tokens else "…"
        return (
            f"step {state.global_step}/{self._total} · loss {self._loss} · "
            f"validation {self._held_out} · {rate} · {memory():,.1f} GB · {left} left"
        )


def memory() -> float:
    """GB that this process has taken at most: of the GPU where there is one."""
    import torch

    if torch.cuda.is_available():
        return float(torch.cuda.max_memory_allocated()) / 1e9
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e9 if sys.platform == "darwin" else most / 1e6
