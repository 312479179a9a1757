"""What is said to llama.cpp, and how its answers are read: plain data, without its bindings."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from typing import Any

from precis.engine.base import Event, Piece, Prefill, Reply, Sampling, Stop
from precis.engine.wire import parse_logprobs
from precis.errors import EngineError
from precis.text.said import Said


class Reading:
    """Turns llama.cpp's chunks of one reply into our events, and keeps its counts."""

    def __init__(self, prompt_tokens: int) -> None:
        self.prompt_tokens = prompt_tokens
        self.prompt_computed = 0
        self.tokens = 0
        self._started = time.perf_counter()
        self._first: float | None = None
        self._last = self._started
        self._text: list[str] = []
        self._stop = Stop.END

    @property
    def prefill_seconds(self) -> float:
        """Until the first token, or until now while there is none."""
        return (self._first or self._last) - self._started

    @property
    def decode_seconds(self) -> float:
        """From the first token to the last."""
        return self._last - self._first if self._first else 0.0

    def read(self, chunks: Sequence[dict[str, Any]]) -> list[Event]:
        """The events of some chunks; pieces that follow each other become one.

        Raises EngineError when llama.cpp refused the request.
        """
        events: list[Event] = []
        for chunk in chunks:
            for event in self._read(chunk):
                last = events[-1] if events else None
                if isinstance(last, Piece) and isinstance(event, Piece):
                    logprobs = last.logprobs + event.logprobs
                    events[-1] = Piece(last.text + event.text, event.tokens, logprobs)
                else:
                    events.append(event)
        return events

    def _read(self, chunk: dict[str, Any]) -> list[Event]:
        self._last = time.perf_counter()
        if "error" in chunk:
            reason = _message(chunk["error"])
            raise EngineError(Said("llama.cpp refused the request: {reason}", reason=reason))
        if progress := chunk.get("prompt_progress"):
            done, total, cached = progress["processed"], progress["total"], progress["cache"]
            self.prompt_computed = max(0, done - cached)
            return [Prefill(done, total, cached)]
        if usage := chunk.get("usage"):
            self.tokens = usage["completion_tokens"]
        choice = chunk["choices"][0]
        if choice["finish_reason"] == "length":
            self._stop = Stop.LENGTH
        if not (text := choice["text"]):
            return []
        self._first = self._first or self._last
        self._text.append(text)
        self.tokens += 1
        return [Piece(text, self.tokens, parse_logprobs(choice.get("logprobs")))]

    def reply(self) -> Reply:
        seconds = time.perf_counter() - self._started
        return Reply("".join(self._text), self.tokens, self.prompt_tokens, seconds, self._stop)


def sampling_body(sampling: Sampling) -> dict[str, Any]:
    return {
        "n_predict": sampling.max_tokens,
        "temperature": sampling.temperature,
        "top_k": sampling.top_k,
        "top_p": sampling.top_p,
        "min_p": 0.0,
        "seed": sampling.seed,
        "repeat_penalty": sampling.repeat_penalty,
        "repeat_last_n": 64,
        "stop": list(sampling.stop),
        "stream": True,
        "return_progress": True,
        "n_probs": sampling.logprobs,
    }


def choice_body(prompt: list[int], firsts: list[int]) -> dict[str, Any]:
    """Ask for the probabilities of some tokens as the next one; all get the same bias."""
    return {
        "prompt": prompt,
        "n_predict": 1,
        "n_probs": len(set(firsts)),
        "post_sampling_probs": True,
        "temperature": 1.0,
        "samplers": ["temperature"],
        "logit_bias": [[token, 100.0] for token in set(firsts)],
    }


def choice_logprobs(answer: dict[str, Any], firsts: list[int]) -> list[float]:
    top = answer["completion_probabilities"][0]["top_probs"]
    found = {item["id"]: item["prob"] for item in top}
    return [math.log(found[token]) if found.get(token) else -math.inf for token in firsts]


def _message(error: Any) -> str:
    return str(error.get("message", error)) if isinstance(error, dict) else str(error)
