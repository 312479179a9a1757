"""The other ways, each in a process of its own that answers lines of JSON.

A process of its own has a peak memory and a load time of its own, and loads no library of ours.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Any, TextIO

from benchmarks.processes import peak_megabytes


@dataclass(frozen=True)
class Reading:
    """One reply as its client saw it: seconds to the first token and to the last one."""

    first: float
    seconds: float
    tokens: int
    prompt_tokens: int
    text: str = ""

    @property
    def decode(self) -> float:
        """Tokens a second after the first one."""
        if self.tokens < 2:
            raise RuntimeError(f"A reply of {self.tokens} token(s) has no speed: change the text.")
        return (self.tokens - 1) / (self.seconds - self.first)

    @property
    def prefill(self) -> float:
        """Prompt tokens a second until the first token was there."""
        return self.prompt_tokens / self.first


class Child:
    """One child process; `load` is the seconds from its start until it was ready."""

    def __init__(self, module: str, **options: Any) -> None:
        started = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, json.dumps(options)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("PRECIS_BENCHMARK_DEBUG") else subprocess.DEVNULL,
            text=True,
        )
        self._receive()
        self.load = time.perf_counter() - started

    def read(self, prompt: str, tokens: int) -> Reading:
        """The reply to one prompt."""
        return Reading(**self._ask({"prompt": prompt, "tokens": tokens}))

    @property
    def peak(self) -> float:
        """Its highest memory until now, in megabytes."""
        return peak_megabytes([self._process.pid])

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        return self._receive()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        if not (line := self._process.stdout.readline()):
            raise RuntimeError(
                f"{self._process.args!r} ended with code {self._process.wait()}; "
                "run it with PRECIS_BENCHMARK_DEBUG=1 to see why."
            )
        answer: dict[str, Any] = json.loads(line)
        return answer


def own_output() -> TextIO:
    """In a child: the way to its parent. What a library prints goes to standard error instead."""
    output = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return output


def say(output: TextIO, answer: dict[str, Any]) -> None:
    """In a child: one line to its parent."""
    output.write(json.dumps(answer) + "\n")
    output.flush()
