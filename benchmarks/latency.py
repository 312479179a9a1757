"""An editor's wait for a code action after a keystroke, while a job runs and while none does."""

from __future__ import annotations

import time
from statistics import median
from typing import Any

from benchmarks import paper
from benchmarks.editor import Editor
from benchmarks.processes import own_hosts
from benchmarks.rows import Row, beside

TITLE = "didChange and codeAction through `precis serve`, milliseconds (p99: medians of the runs)"
_URI = "file:///tmp/benchmark/paper.md"
_PAUSE = 0.01  # seconds between two keystrokes
_LEAST_LIMIT = 20.0
_JOB_SECONDS = 180.0


def run(runs: int, threads: int, requests: int) -> list[Row]:
    """In each run first the idle requests, then as many while a summary is written."""
    idle: list[list[float]] = []
    busy: list[list[float]] = []
    with own_hosts(), Editor() as editor:
        text = paper.paper()
        options = {
            "maxTokens": 128,
            "engine": {"threads": threads},
            "confirm": {"calls": 10_000, "minutes": 1_000},
        }
        editor.initialize({"precis": options})
        editor.open(_URI, text)
        keys = _Keys(editor, text)
        for counted in range(-1, runs):
            quiet = [keys.press() for _ in range(requests)]
            _start_job(editor)
            working = [keys.press() for _ in range(requests)]
            if not _state(editor)["running"]:
                raise RuntimeError("The job ended before its requests: give fewer --requests.")
            _stop_job(editor)
            if counted >= 0:  # the first pair only warms up
                idle.append(quiet)
                busy.append(working)
    return _rows(idle, busy)


class _Keys:
    """Types at the end of a paragraph, one letter at a time."""

    def __init__(self, editor: Editor, text: str) -> None:
        self._editor = editor
        lines = text.split("\n")
        self._line = next(at for at, line in enumerate(lines) if line.startswith("In "))
        self._column = len(lines[self._line])
        self._version = 1

    def press(self) -> float:
        """Milliseconds from the keystroke to the code actions at the cursor."""
        time.sleep(_PAUSE)
        place = {"line": self._line, "character": self._column}
        self._version += 1
        started = time.perf_counter()
        self._editor.notify(
            "textDocument/didChange",
            {
                "textDocument": {"uri": _URI, "version": self._version},
                "contentChanges": [{"range": {"start": place, "end": place}, "text": "a"}],
            },
        )
        self._column += 1
        place = {"line": self._line, "character": self._column}
        actions = self._editor.request(
            "textDocument/codeAction",
            {
                "textDocument": {"uri": _URI},
                "range": {"start": place, "end": place},
                "context": {"diagnostics": []},
            },
        )
        milliseconds = (time.perf_counter() - started) * 1000
        if not actions:
            raise RuntimeError("The server offered no code action.")
        return milliseconds


def _start_job(editor: Editor) -> None:
    """A map-reduce of the whole paper; returns when the engine works on it."""
    answer = editor.command("precis.summarize", {"uri": _URI, "strategy": "map_reduce"})
    if not answer.get("accepted"):
        raise RuntimeError(f"The server did not take the job: {answer}")
    _until(editor, lambda state: bool(state["running"]))


def _stop_job(editor: Editor) -> None:
    editor.command("precis.cancel", {})
    _until(editor, lambda state: not state["running"] and not state["jobs"])


def _state(editor: Editor) -> dict[str, Any]:
    status = editor.command("precis.status", {})
    return {"jobs": status["jobs"], "running": status["engine"].get("running", 0)}


def _until(editor: Editor, reached: Any) -> None:
    deadline = time.monotonic() + _JOB_SECONDS
    while not reached(state := _state(editor)):
        if time.monotonic() > deadline:
            raise RuntimeError(f"The server stays at {state}.")
        time.sleep(0.05)


def percentile(values: list[float], share: float) -> float:
    """The smallest value that at least `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-int(share * 1000) * len(ordered) // 1000) - 1)]


def _rows(idle: list[list[float]], busy: list[list[float]]) -> list[Row]:
    quiet = median(percentile(run, 0.99) for run in idle)
    working = median(percentile(run, 0.99) for run in busy)
    limit = max(2 * quiet, _LEAST_LIMIT)
    aim = f"≤ max(2 ×, {_LEAST_LIMIT:g} ms)"
    return [
        Row("p99 with a job / idle, ms", working, quiet, working / quiet, aim, working <= limit),
        beside(
            "median with a job / idle, ms",
            median(median(run) for run in busy),
            median(median(run) for run in idle),
        ),
    ]
