"""The transformers engine: a Gemma in safetensors with its adapters, on a GPU or the CPU.

This module and those it imports that begin with `torch_` are the only ones that import torch,
transformers, PEFT and bitsandbytes, and only the engine host's process imports them.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from pathlib import Path

import torch

from precis.engine.base import (
    EngineInfo,
    Event,
    Message,
    Priority,
    Reply,
    Request,
    complete_all,
)
from precis.engine.catalog import CatalogEntry
from precis.engine.counters import Counters
from precis.engine.guard import guarded
from precis.engine.job_queue import Job
from precis.engine.memory_plan import read_json
from precis.engine.refusals import no_adapter, overflow
from precis.engine.template import BOS, Rendered, render
from precis.engine.torch_load import LoadedModel, load_model, model_folder
from precis.engine.torch_worker import Worker
from precis.engine.vocabulary import Vocabulary
from precis.errors import EngineError


class TransformersEngine:
    """One model in torch, up to `parallel` requests at once, each with `context` tokens."""

    def __init__(
        self, entry: CatalogEntry, model: LoadedModel, vocabulary: Vocabulary, ends: frozenset[int]
    ) -> None:
        self.counters = Counters()
        self._entry = entry
        self._model = model
        self._vocabulary = vocabulary
        self._worker = Worker(model, vocabulary, ends, self.counters)

    @classmethod
    def load(
        cls,
        entry: CatalogEntry,
        model_path_or_id: str | Path,
        *,
        device: str = "auto",
        quantization: str = "auto",
        context: int,
        parallel: int,
        threads: int = 0,
        adapters: Mapping[str, Path] | None = None,
    ) -> TransformersEngine:
        """Load a model that is on this machine; takes seconds to minutes, so not on a loop.

        `entry` gives the template, the dialect and the longest context. `context` is in tokens
        for one request, `threads` are those of the CPU (0: torch's own choice). Raises
        EngineError or one of its kinds, or SettingsError.
        """
        if threads:
            torch.set_num_threads(threads)
        folder = model_folder(str(model_path_or_id))
        vocabulary = Vocabulary(folder, entry.id)
        model = load_model(
            entry.id,
            folder,
            device=device,
            quantization=quantization,
            context=min(context, entry.context),
            parallel=parallel,
            adapters=adapters or {},
        )
        ends = frozenset(vocabulary.ends) | _ends(folder)
        return cls(entry, model, vocabulary, ends)

    def plan(self) -> str:
        """What was loaded and the memory that it takes, in one sentence."""
        return self._model.plan.sentence()

    def served(self) -> dict[str, int]:
        """Tokens served, by session."""
        return self._worker.served()

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
            engine="transformers",
            model=self._entry.id,
            dialect=self._entry.dialect,
            context=self._model.plan.context,
            chunk=self._entry.chunk_tokens,
            parallel=self._model.plan.parallel,
            prompt_logprobs=True,
            adapters=self._model.adapters,
            prefill_rate=prefill,
            decode_rate=decode,
        )

    def stream(self, request: Request) -> AsyncGenerator[Event]:
        """Events of one reply; closing the generator stops the computation within one step."""
        return guarded(self._events(request), request.sampling.guard)

    async def batch(
        self, requests: Sequence[Request], finished: Callable[[int, Reply], None] | None = None
    ) -> list[Reply]:
        """All replies, computed together."""
        return await complete_all(self, requests, finished)

    async def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text by itself, without BOS."""
        return await asyncio.to_thread(
            lambda: [len(self._vocabulary.encode_text(text)) for text in texts]
        )

    async def count_prompt(self, messages: Sequence[Message]) -> int:
        """Tokens of the rendered prompt, template and BOS included."""
        return len(await self._encode(messages))

    async def scores(
        self, messages: Sequence[Message], choices: Sequence[str], adapter: str = ""
    ) -> list[float]:
        """Log-probability of each choice's first token as the next one, among the choices."""
        self._refuse_adapter(adapter)
        prompt = await self._encode(messages)
        self._refuse_overflow(len(prompt), 1)
        encoded = [self._vocabulary.encode_text(choice) for choice in choices]
        if not encoded or not all(encoded):
            raise EngineError("A choice to be scored is empty. Give each one some text.")
        firsts = tuple(tokens[0] for tokens in encoded)
        return await self._values(prompt, adapter, choices=firsts)

    async def prompt_logprobs(
        self, messages: Sequence[Message], reply: str, adapter: str = ""
    ) -> list[float]:
        """Log-probability of each token of a given reply, as if the model had written it."""
        self._refuse_adapter(adapter)
        prompt = await self._encode(messages)
        tokens = await asyncio.to_thread(self._vocabulary.encode_text, reply)
        self._refuse_overflow(len(prompt), len(tokens))
        if not tokens:
            return []
        return await self._values(prompt + tokens, adapter, judged=len(tokens))

    async def close(self) -> None:
        """Stop all work and give the model's memory back; safe to call twice."""
        await asyncio.to_thread(self._worker.close)
        self._model.release()

    async def _events(self, request: Request) -> AsyncGenerator[Event]:
        self._refuse_adapter(request.adapter)
        if request.raw:
            rendered: Rendered = (BOS, request.messages[0].content)
            prompt = await asyncio.to_thread(self._vocabulary.encode, rendered)
        else:
            prompt = await self._encode(request.messages)
        self._refuse_overflow(len(prompt), request.sampling.max_tokens)
        listening = _Listening()
        job = Job(
            prompt,
            listening.sink,
            adapter=request.adapter,
            sampling=request.sampling,
            priority=request.priority,
            session=request.session,
        )
        self._worker.submit(job)
        try:
            while (event := await listening.next()) is not None:
                assert not isinstance(event, list)
                yield event
        finally:
            await self._let_go(job, listening)

    async def _values(
        self, prompt: list[int], adapter: str, choices: tuple[int, ...] = (), judged: int = 0
    ) -> list[float]:
        """The numbers of a job that writes nothing."""
        listening = _Listening()
        job = Job(
            prompt,
            listening.sink,
            adapter=adapter,
            choices=choices,
            judged=judged,
            priority=Priority.BATCH,
        )
        self._worker.submit(job)
        values: list[float] = []
        try:
            while (event := await listening.next()) is not None:
                if isinstance(event, list):
                    values = event
        finally:
            await self._let_go(job, listening)
        return values

    async def _let_go(self, job: Job, listening: _Listening) -> None:
        """Return only when the thread has really let go of the job."""
        job.cancelled.set()
        self._worker.wake()
        await asyncio.shield(listening.over)

    async def _encode(self, messages: Sequence[Message]) -> list[int]:
        rendered = render(messages, self._entry.template)
        return await asyncio.to_thread(self._vocabulary.encode, rendered)

    def _refuse_adapter(self, adapter: str) -> None:
        if adapter and adapter not in self._model.adapters:
            raise no_adapter(self._entry.id, adapter, tuple(self._model.adapters))

    def _refuse_overflow(self, prompt: int, new: int) -> None:
        context = self._model.plan.context
        if prompt + new > context:
            raise overflow(prompt, new, context)


class _Listening:
    """The way of one job's events from the computing thread to the event loop."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._queue: asyncio.Queue[Event | list[float] | BaseException | None] = asyncio.Queue()
        self.over: asyncio.Future[None] = self._loop.create_future()

    def sink(self, event: Event | list[float] | BaseException | None) -> None:
        """Called in the thread. Raises RuntimeError when the loop is closed."""
        self._loop.call_soon_threadsafe(self._receive, event)

    async def next(self) -> Event | list[float] | None:
        """The next event, None at the end. Raises the job's error."""
        event = await self._queue.get()
        if isinstance(event, BaseException):
            raise event
        return event

    def _receive(self, event: Event | list[float] | BaseException | None) -> None:
        self._queue.put_nowait(event)
        if event is None and not self.over.done():
            self.over.set_result(None)


def _ends(folder: Path) -> frozenset[int]:
    """Tokens that end a reply, as the model's own files say."""
    ends: set[object] = set()
    for name in ("generation_config.json", "config.json"):
        if (folder / name).is_file():
            value = read_json(folder / name).get("eos_token_id")
            ends.update(value if isinstance(value, list) else [value])
    return frozenset(token for token in ends if isinstance(token, int))
