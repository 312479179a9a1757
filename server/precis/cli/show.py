"""What a command shows while it works: text on stdout, plan, steps and progress on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from precis.engine.guard import delivered
from precis.text.sentences import up_to_last_sentence
from precis.writing import job as writing
from precis.writing.styles import STRICTEST_GUARD


class Display:
    """The progress bar, only on a terminal; and the notes for `--verbose`."""

    def __init__(self, *, verbose: bool) -> None:
        self._console = Console(stderr=True, highlight=False)
        self._verbose = verbose
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[detail]}"),
            TimeElapsedColumn(),
            console=self._console,
            transient=True,
            # Text on stdout must come out as it is written, not by whole lines above the bar.
            redirect_stdout=False,
            redirect_stderr=False,
            disable=not self._console.is_terminal,
        )
        self._task: TaskID | None = None
        self._writing_since: float | None = None

    def __enter__(self) -> Self:
        self._progress.start()
        self._task = self._progress.add_task("Starting the engine", total=None, detail="")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def make_way(self) -> None:
        """Take the bar away where the text itself appears: it shows the progress from now on."""
        if sys.stdout.isatty():
            self._progress.stop()

    def phase(self, words: str) -> None:
        """A phase without a known length."""
        if self._task is not None:
            self._progress.update(self._task, description=words, total=None, detail="")

    def show(self, event: writing.WritingEvent) -> None:
        """Move the bar; print steps when they were asked for."""
        if self._task is None:
            return
        match event:
            case writing.Progress():
                self._writing_since = None
                detail = f"{event.done:,}/{event.total:,}" if event.total > 1 else ""
                self._progress.update(
                    self._task,
                    description=event.phase,
                    completed=event.done,
                    total=event.total or None,
                    detail=detail,
                )
            case writing.Written():
                now = time.monotonic()
                self._writing_since = self._writing_since or now
                rate = event.tokens / max(0.2, now - self._writing_since)
                detail = f"{event.tokens} tokens · {rate:.0f} tokens/s"
                self._progress.update(self._task, description="Writing", total=None, detail=detail)
            case writing.Step():
                self.note(f"── {event.name} {event.number} of {event.total}\n{event.text}\n")

    def note(self, words: str) -> None:
        """Something for `--verbose` only."""
        if self._verbose:
            self._console.print(words, markup=False, soft_wrap=True)

    def say(self, words: str) -> None:
        """Something the user must know, always."""
        self._console.print(f"precis: {words}", markup=False, soft_wrap=True)

    def ask(self, question: str) -> bool:
        """Yes or no; yes without asking when nobody can answer."""
        if not (sys.stdin.isatty() and self._console.is_terminal):
            return True
        self._progress.stop()
        answer = self._console.input(f"{question} Start? [y/N] ", markup=False)
        self._progress.start()
        return answer.strip().lower() in ("y", "yes", "예", "네")


class Sentences:
    """Streams a text to stdout: its first sentence by words, the others whole.

    A whole sentence goes out when another one has begun behind it and the text neither loops nor
    says a sentence again: what the guard may still take away is then behind it. `polish` makes raw
    text what it will be in the end; `make_way` is called before anything goes out.
    """

    def __init__(
        self, polish: Callable[[str], str], make_way: Callable[[], None], *, quiet: bool
    ) -> None:
        self._polish = polish
        self._make_way = make_way
        self._quiet = quiet
        self._raw = ""
        self._printed = ""

    def add(self, piece: str) -> None:
        """The next piece of the text as the model writes it."""
        self._raw += piece
        if self._quiet or not piece.strip() or _perhaps_preamble(self._raw):
            return
        text = self._polish(self._raw)
        words = text[: text.rstrip().rfind(" ") + 1]
        ready = up_to_last_sentence(words) or words.rstrip()
        as_it_stays = delivered(text, STRICTEST_GUARD) == text.strip()
        if ready.startswith(self._printed) and as_it_stays:
            self._print(ready[len(self._printed) :])

    def restart(self) -> None:
        """Another call writes the text anew, unless some of it has gone out."""
        if not self._printed:
            self._raw = ""

    def finish(self, final: str) -> bool:
        """Print the rest of the final text; False when what went out was not its beginning."""
        if self._quiet:
            return True
        kept = final.startswith(self._printed)
        self._print((final[len(self._printed) :] if kept else f"\n\n{final}") + "\n")
        return kept

    def _print(self, text: str) -> None:
        if text and not self._printed:
            self._make_way()
        sys.stdout.write(text)
        sys.stdout.flush()
        self._printed += text


def _perhaps_preamble(raw: str) -> bool:
    """Whether the text may still turn out to be chat before the answer ("Sure, here is …:")."""
    opening = raw.lstrip()
    openers = ("Sure", "Certainly", "Of course", "Okay", "Here", "네", "물론", "다음은")
    return "\n" not in opening and opening.startswith(openers)
