"""How far reading and tokenizing are: rows, rows per second and memory, on standard error."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import Self

import psutil
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

_EVERY = 0.5  # seconds between two looks


class ReadingBar:
    """A line that moves on a terminal, and one line at the end everywhere.

    `done` is what has been done to the `counted` things then. Of several processes only the first
    one speaks.
    """

    def __init__(
        self,
        console: Console | None = None,
        done: str = "Read and tokenized",
        counted: str = "rows",
    ) -> None:
        self._done, self._counted = done, counted
        self._console = console or Console(
            stderr=True, highlight=False, quiet=os.environ.get("RANK", "0") != "0"
        )
        self._process = psutil.Process()
        self._bar = Progress(
            TextColumn("Reading"), BarColumn(), TextColumn("{task.fields[said]}"),
            console=self._console, transient=True, disable=not self._console.is_terminal,
        )  # fmt: skip
        self._task = self._bar.add_task("", total=None, said="")
        self._began = self._looked = time.monotonic()
        self._rows = self._most = 0

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def rows(self, done: int) -> None:
        """So many rows of the sources have been read and what they hold has been tokenized."""
        self._rows = done
        now = time.monotonic()
        if now - self._looked >= _EVERY:
            self._looked = now
            self._look()
            self._bar.update(self._task, said=self._said(now - self._began))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()
        if error is None:
            self._look()
            spent = time.monotonic() - self._began
            self._console.print(
                f"{self._done} {self._said(spent)}, in {spent:,.1f} s.", markup=False
            )

    def _look(self) -> None:
        self._most = max(self._most, self._process.memory_info().rss)

    def _said(self, spent: float) -> str:
        rate = self._rows / spent if spent else 0
        return f"{self._rows:,} {self._counted}, {rate:,.0f}/s, at most {self._most / 1e9:.2f} GB"


@contextmanager
def bars_of(
    phases: Mapping[str, tuple[str, str]], console: Console | None = None
) -> Iterator[Callable[[str, int], None]]:
    """A bar for each phase, as it is first heard of; `phases` gives what is done there to what."""
    with ExitStack() as stack:
        opened: dict[str, ReadingBar] = {}

        def heard(phase: str, number: int) -> None:
            if phase not in opened:
                stack.close()
                opened[phase] = stack.enter_context(ReadingBar(console, *phases[phase]))
            opened[phase].rows(number)

        yield heard
