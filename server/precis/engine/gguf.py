"""The GGUF engine: llama.cpp inside the engine host's process, through the xllamacpp wheels."""

from __future__ import annotations

import asyncio
import json
import math
import os
import secrets
import threading
import time
import urllib.request
from collections.abc import AsyncGenerator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xllamacpp

from precis.engine.base import (
    EngineInfo,
    Event,
    Message,
    Piece,
    Prefill,
    Reply,
    Request,
    Sampling,
    Stop,
    complete_all,
)
from precis.engine.catalog import CatalogEntry
from precis.engine.guard import guarded
from precis.engine.template import Control, Rendered, render
from precis.errors import EngineError, TooLong

# Tokens read between two looks at the cancel flag. At about 450 tokens/s on two cores this
# is 0.3 s; smaller batches prefill more slowly.
PREFILL_BATCH = 128
# Tokens that are no text; a small model writes them now and then when nothing forbids it.
NEVER_WRITTEN = (
    "<pad>",
    "<bos>",
    "<unk>",
    "<mask>",
    "<start_of_turn>",
    "<start_of_image>",
    "<end_of_image>",
)
# llama.cpp's own default is 8 GB; one document's prefix needs far less.
PROMPT_CACHE_MIB = 256


@dataclass
class Counters:
    """What the engine has done since it started; shown by the host's /health and /metrics."""

    running: int = 0
    waiting: int = 0
    prompt_tokens: int = 0
    tokens: int = 0
    prefill_seconds: float = 0.0
    decode_seconds: float = 0.0
    last_step: float = 0.0  # time.monotonic() of the last token or prefill batch


class GgufEngine:
    """One GGUF model, `parallel` requests at once, each with `context` tokens of its own."""

    def __init__(
        self, entry: CatalogEntry, weights: Path, *, context: int, parallel: int, threads: int
    ) -> None:
        """Load the model; takes seconds. `threads` 0 takes those that are free.

        Raises EngineError when llama.cpp refuses the file.
        """
        self.counters = Counters()
        self._entry = entry
        self._context = min(context, entry.context)
        self._parallel = parallel
        self._slots = asyncio.Semaphore(parallel)
        # One thread a slot, and one for the short calls, so that counting never waits.
        self._threads = ThreadPoolExecutor(parallel + 1, thread_name_prefix="llama")
        self._key = secrets.token_urlsafe(24)
        self._server = _load(
            weights,
            context=self._context * parallel,
            parallel=parallel,
            threads=threads or free_threads(),
            key=self._key,
        )
        # Without proxies: what the environment names must never see a document.
        self._loopback = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        self._control: dict[str, int] = {}
        encoded = self._tokenize_all(list(NEVER_WRITTEN), special=True)
        self._forbidden = [[ids[0], False] for ids in encoded if len(ids) == 1]

    async def info(self) -> EngineInfo:
        """What this engine is; rates are its own measurements once it has written something."""
        counters = self.counters
        prefill = self._entry.prefill_rate
        decode = self._entry.decode_rate
        if counters.prefill_seconds > 0.5:
            prefill = counters.prompt_tokens / counters.prefill_seconds
        if counters.decode_seconds > 0.5:
            decode = counters.tokens / counters.decode_seconds
        return EngineInfo(
            engine="gguf",
            model=self._entry.id,
            dialect=self._entry.dialect,
            context=self._context,
            chunk=self._entry.chunk_tokens,
            parallel=self._parallel,
            prompt_logprobs=False,
            adapters=(),
            prefill_rate=prefill,
            decode_rate=decode,
        )

    async def stream(self, request: Request) -> AsyncGenerator[Event]:
        """Events of one reply; closing the generator stops the computation within one batch."""
        prompt = await self._encode(render(request.messages, self._entry.template))
        self._refuse_overflow(len(prompt), request.sampling.max_tokens)
        self.counters.waiting += 1
        try:
            await self._slots.acquire()
        finally:
            self.counters.waiting -= 1
        events = guarded(self._run(prompt, request.sampling), request.sampling.guard)
        async with aclosing(events):
            async for event in events:
                yield event

    async def batch(
        self, requests: Sequence[Request], finished: Callable[[int, Reply], None] | None = None
    ) -> list[Reply]:
        """All replies; llama.cpp decodes those that run at once as one batch."""
        return await complete_all(self, requests, finished)

    async def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text by itself, without BOS."""
        return [len(tokens) for tokens in await self._tokenize(list(texts))]

    async def count_prompt(self, messages: Sequence[Message]) -> int:
        """Tokens of the rendered prompt, template and BOS included."""
        return len(await self._encode(render(messages, self._entry.template)))

    async def scores(self, messages: Sequence[Message], choices: Sequence[str]) -> list[float]:
        """Log-probability of each choice's first token as the next one.

        The choices get the same logit bias, which puts them among the reported tokens and
        keeps their ratios; the result is normalised over the choices alone.
        """
        prompt = await self._encode(render(messages, self._entry.template))
        self._refuse_overflow(len(prompt), 1)
        firsts = [tokens[0] for tokens in await self._tokenize(list(choices))]
        body = {
            "prompt": prompt,
            "n_predict": 1,
            "n_probs": len(set(firsts)),
            "post_sampling_probs": True,
            "temperature": 1.0,
            "samplers": ["temperature"],
            "logit_bias": [[token, 100.0] for token in set(firsts)],
            "cache_prompt": True,
        }
        async with self._slots:
            answer = await self._in_thread(self._post, "/completion", body)
        return _choice_logprobs(answer, firsts)

    async def close(self) -> None:
        """Nothing to give back: llama.cpp's memory goes with the host's process."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _refuse_overflow(self, prompt: int, new: int) -> None:
        if prompt + new > self._context:
            raise TooLong(
                f"The prompt has {prompt:,} tokens and {new:,} are to be written, but the model "
                f"takes {self._context:,} together. Select less text, or summarize with the "
                "strategy map_reduce or refine."
            )

    async def _run(self, prompt: list[int], sampling: Sampling) -> AsyncGenerator[Event]:
        """Bridge llama.cpp's blocking callback to this event loop; gives its slot back."""
        loop = asyncio.get_running_loop()
        queue: asyncio.Queue[dict[str, Any] | BaseException | None] = asyncio.Queue()
        cancelled = threading.Event()

        def receive(chunk: dict[str, Any]) -> bool:
            self.counters.last_step = time.monotonic()
            loop.call_soon_threadsafe(queue.put_nowait, chunk)
            return cancelled.is_set()

        body = _body(prompt, sampling) | {"logit_bias": self._forbidden}

        def work() -> None:
            failure: BaseException | None = None
            try:
                self._server.handle_completions(body, receive)
            except Exception as error:
                failure = error
            loop.call_soon_threadsafe(queue.put_nowait, failure)

        started = time.perf_counter()
        finished = loop.run_in_executor(self._threads, work)
        self.counters.running += 1
        # The slot is free only when llama.cpp has really let go of it, however often this task
        # is cancelled while it waits for that.
        finished.add_done_callback(lambda _: self._let_go())
        try:
            reading = _Reading(len(prompt), started)
            while isinstance(chunk := await queue.get(), dict):
                for event in reading.read(chunk):
                    yield event
            if chunk is not None:
                raise EngineError(f"llama.cpp stopped: {chunk}. Run it again.") from chunk
            self._add(reading)
            yield reading.reply()
        finally:
            cancelled.set()
            await asyncio.shield(finished)

    def _let_go(self) -> None:
        self.counters.running -= 1
        self._slots.release()

    def _add(self, reading: _Reading) -> None:
        self.counters.prompt_tokens += reading.prompt_computed
        self.counters.tokens += reading.tokens
        self.counters.prefill_seconds += reading.prefill_seconds
        self.counters.decode_seconds += reading.decode_seconds

    async def _encode(self, rendered: Rendered) -> list[int]:
        """Token ids of a rendered prompt; its strings are never parsed for control tokens."""
        texts = [part for part in rendered if isinstance(part, str)]
        encoded = iter(await self._tokenize(texts))
        ids: list[int] = []
        for part in rendered:
            if isinstance(part, Control):
                ids.append(await self._control_id(part.spelling))
            else:
                ids += next(encoded)
        return ids

    async def _control_id(self, spelling: str) -> int:
        if spelling not in self._control:
            ids = (await self._tokenize([spelling], special=True))[0]
            if len(ids) != 1:
                raise EngineError(
                    f"The model {self._entry.id} has no control token {spelling}, so it is no "
                    "Gemma. Set precis.model to a Gemma."
                )
            self._control[spelling] = ids[0]
        return self._control[spelling]

    async def _tokenize(self, texts: list[str], special: bool = False) -> list[list[int]]:
        tokens: list[list[int]] = await self._in_thread(self._tokenize_all, texts, special)
        return tokens

    def _tokenize_all(self, texts: list[str], special: bool) -> list[list[int]]:
        bodies = (
            {"content": text, "add_special": False, "parse_special": special} for text in texts
        )
        return [self._post("/tokenize", body)["tokens"] for body in bodies]

    async def _in_thread(self, call: Callable[..., Any], *arguments: Any) -> Any:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, call, *arguments)

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        """Ask llama.cpp's own server, which listens on loopback in this process."""
        request = urllib.request.Request(  # noqa: S310 - always http://127.0.0.1
            self._server.listening_address + path,
            json.dumps(body).encode(),
            {"Authorization": f"Bearer {self._key}", "Content-Type": "application/json"},
        )
        with self._loopback.open(request) as response:
            return json.load(response)


class _Reading:
    """Turns llama.cpp's chunks of one reply into our events, and keeps its counts."""

    def __init__(self, prompt_tokens: int, started: float) -> None:
        self.prompt_tokens = prompt_tokens
        self.prompt_computed = 0
        self.tokens = 0
        self.prefill_seconds = 0.0
        self.decode_seconds = 0.0
        self._started = started
        self._text: list[str] = []
        self._stop = Stop.END

    def read(self, chunk: dict[str, Any]) -> list[Event]:
        if "error" in chunk:
            raise EngineError(f"llama.cpp refused the request: {_message(chunk['error'])}")
        if progress := chunk.get("prompt_progress"):
            done, total, cached = progress["processed"], progress["total"], progress["cache"]
            return [Prefill(done, total, cached)]
        if timings := chunk.get("timings"):
            self.prompt_computed = timings["prompt_n"]
            self.prefill_seconds = timings["prompt_ms"] / 1000
            self.decode_seconds = timings["predicted_ms"] / 1000
        if usage := chunk.get("usage"):
            self.tokens = usage["completion_tokens"]
        choice = chunk["choices"][0]
        if choice["finish_reason"] == "length":
            self._stop = Stop.LENGTH
        if not (text := choice["text"]):
            return []
        self._text.append(text)
        self.tokens += 1
        return [Piece(text, self.tokens)]

    def reply(self) -> Reply:
        seconds = time.perf_counter() - self._started
        return Reply("".join(self._text), self.tokens, self.prompt_tokens, seconds, self._stop)


def free_threads() -> int:
    """Threads that the machine has free at this moment, at least one.

    llama.cpp's threads wait for each other at every layer, so one that has to share its core
    slows all: measured on 2 cores with both busy, 2 threads wrote 0.5 tokens a second.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return max(1, (cores or 1) - round(busy))


def _load(
    weights: Path, *, context: int, parallel: int, threads: int, key: str
) -> xllamacpp.Server:
    params = xllamacpp.CommonParams()
    params.model.path = str(weights)
    params.n_ctx = context
    params.n_parallel = parallel
    params.n_batch = PREFILL_BATCH
    params.n_ubatch = PREFILL_BATCH
    params.cache_ram_mib = PROMPT_CACHE_MIB
    params.warmup = False
    params.ui = False
    params.endpoint_slots = False  # its answers would hold the documents' text
    params.verbosity = 0  # more would print prompts
    params.api_keys = [key]
    params.cpuparams.n_threads = threads
    params.cpuparams_batch.n_threads = threads
    try:
        return xllamacpp.Server(params)
    except Exception as error:
        raise EngineError(
            f"llama.cpp could not load {weights.name}: {error}. "
            "Run `precis doctor` to see what is installed."
        ) from error


def _body(prompt: list[int], sampling: Sampling) -> dict[str, Any]:
    return {
        "prompt": prompt,
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
        "cache_prompt": True,
    }


def _choice_logprobs(answer: dict[str, Any], firsts: list[int]) -> list[float]:
    top = answer["completion_probabilities"][0]["top_probs"]
    found = {item["id"]: item["prob"] for item in top}
    return [math.log(found[token]) if found.get(token) else -math.inf for token in firsts]


def _message(error: Any) -> str:
    return str(error.get("message", error)) if isinstance(error, dict) else str(error)
