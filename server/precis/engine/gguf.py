"""The GGUF engine: llama.cpp inside the engine host's process, through the xllamacpp wheels."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from functools import partial
from pathlib import Path
from typing import Any

import xllamacpp

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
from precis.engine.handover import Handover
from precis.engine.llama_wire import Reading, choice_body, choice_logprobs, sampling_body
from precis.engine.loaded import Loaded, Server, wait_for_loop
from precis.engine.machine import CHECKPOINTS, PROMPT_CACHE_MIB, memory_sentence
from precis.engine.refusals import no_adapter, no_gemma, overflow
from precis.engine.scheduler import Scheduler, Slot, Ticket
from precis.engine.template import Control, Rendered, Template, render
from precis.engine.threads import Watch
from precis.errors import EngineError
from precis.text.said import Said

# Tokens read between two looks at the cancel flag and at other requests; llama.cpp notices a
# cancel one batch late. Measured on two cores with a prompt of 850 tokens: 24 to 40 read 216-224
# tokens/s, 48 read 230, 64 read 256, 128 read 265; with 64 a cancel took up to 0.6 s.
PREFILL_BATCH = 32
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


class GgufEngine:
    """One GGUF model, `parallel` requests at once, each with `context` tokens of its own."""

    def __init__(
        self,
        entry: CatalogEntry,
        weights: Path,
        *,
        context: int,
        parallel: int,
        threads: int,
        watch: Watch | None = None,
    ) -> None:
        """Load the model; takes seconds. With a `watch`, `threads` are those to begin with.

        Raises EngineError when llama.cpp refuses the file.
        """
        self.counters = Counters()
        self.watch = watch
        self._entry = entry
        self._context = min(context, entry.context)
        self._parallel = parallel
        self._scheduler = Scheduler(parallel)
        self._plan = memory_sentence(entry, weights, self._context, parallel)
        load = partial(
            _load,
            weights,
            adapters=[path for _, path in entry.adapters],
            context=self._context * parallel,
            parallel=parallel,
        )
        # One call a slot, and one for the short ones, so that counting never waits.
        self._llama = Loaded(load, threads, parallel + 1)
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
            adapters=tuple(name for name, _ in self._entry.adapters),
            prefill_rate=prefill,
            decode_rate=decode,
        )

    def stream(self, request: Request) -> AsyncGenerator[Event]:
        """Events of one reply; closing the generator stops the computation within one batch."""
        return guarded(self._events(request), request.sampling.guard)

    async def _events(self, request: Request) -> AsyncGenerator[Event]:
        """The events of a request, which may be sent back to the queue while it is being read."""
        self._adapter_number(request.adapter)
        template = Template.PLAIN if request.raw else self._entry.template
        messages = request.messages
        if request.raw:
            # As the beginning of a reply, a text stands behind BOS as it is.
            messages = (Message("assistant", messages[0].content),)
        prompt = await self._encode(render(messages, template))
        self._refuse_overflow(len(prompt), request.sampling.max_tokens)
        while True:
            slot, ticket = await self._granted(request, prompt)
            async with aclosing(self._run(prompt, request, slot, ticket)) as events:
                async for event in events:
                    yield event
            if not ticket.preempted:
                return

    async def _granted(self, request: Request, prompt: list[int]) -> tuple[Slot, Ticket]:
        self.counters.waiting += 1
        try:
            slot, ticket = await self._scheduler.acquire(
                request.session, request.priority, request.adapter, prompt
            )
            try:
                if self.watch is not None:
                    await self.reload(self.watch.at_start(self.threads))
                await self._llama.ready()
            except BaseException:
                self._scheduler.release(slot)
                raise
            return slot, ticket
        finally:
            self.counters.waiting -= 1

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

    async def scores(
        self, messages: Sequence[Message], choices: Sequence[str], adapter: str = ""
    ) -> list[float]:
        """Log-probability of each choice's first token as the next one.

        The choices get the same logit bias, which puts them among the reported tokens and
        keeps their ratios; the result is normalised over the choices alone.
        """
        lora = self._lora_body(adapter)
        prompt = await self._encode(render(messages, self._entry.template))
        self._refuse_overflow(len(prompt), 1)
        firsts = [tokens[0] for tokens in await self._tokenize(list(choices))]
        body = choice_body(prompt, firsts) | lora
        # Counted as work: until it is done the host does not end as idle, and nothing reloads.
        self.counters.running += 1
        try:
            slot, _ = await self._scheduler.acquire("", Priority.BATCH, adapter, prompt)
            known = slot.key == adapter or not lora
            slot.key, slot.tokens = adapter, prompt
            try:
                body |= {"id_slot": slot.number, "cache_prompt": known}
                asked = self._llama.call(self._llama.post, "/completion", body)
                answer = await asyncio.shield(asked)
            finally:
                self._scheduler.release(slot)
        finally:
            self.counters.running -= 1
        return choice_logprobs(answer, firsts)

    def plan(self) -> str:
        """What this engine keeps in memory, and how many threads compute."""
        return f"{self._plan} Threads: {self.threads}."

    @property
    def threads(self) -> int:
        """Those that compute."""
        return self._llama.threads

    async def reload(self, threads: int) -> bool:
        """Load the model anew with another number of threads; takes seconds.

        False, at once, when it has that number or writes something. What the slots have read is
        lost. Raises EngineError when llama.cpp refuses the file now.
        """
        if threads == self.threads or self.counters.running:
            return False
        for slot in self._scheduler.slots:
            slot.key, slot.tokens = "", ()
        await self._llama.reload(threads)
        return True

    def served(self) -> dict[str, int]:
        """Tokens served, by session."""
        return self._scheduler.sessions()

    async def close(self) -> None:
        """Nothing to give back: llama.cpp's memory goes with the host's process."""
        self._llama.close()

    def _refuse_overflow(self, prompt: int, new: int) -> None:
        if prompt + new > self._context:
            raise overflow(prompt, new, self._context)

    async def _run(
        self, prompt: list[int], request: Request, slot: Slot, ticket: Ticket
    ) -> AsyncGenerator[Event]:
        """Bridge llama.cpp's blocking callback to this event loop; gives its slot back."""
        loop = asyncio.get_running_loop()
        handover = Handover(loop)
        cancelled = threading.Event()
        body = self._body(prompt, request, slot)

        def receive(chunk: dict[str, Any]) -> bool:
            self.counters.last_step = time.monotonic()
            # What llama.cpp refuses is a chunk without choices, and what is raised here is lost.
            choices = chunk.get("choices")
            first = ticket.reading and bool(choices and choices[0]["text"])
            if first:
                ticket.reading = False
            handover.put(chunk, at_once=first)
            return cancelled.is_set() or ticket.preempted

        def work() -> None:
            failure: BaseException | None = None
            try:
                self._llama.completions(body, receive)
            except Exception as error:
                failure = error
            handover.end(failure)

        reading = Reading(len(prompt))
        finished = self._llama.begin(work)
        self.counters.running += 1
        # The slot is free only when llama.cpp has really let go of it, however often this task
        # is cancelled while it waits for that.
        finished.add_done_callback(lambda _: self._let_go(slot))
        try:
            while chunks := await _taken(handover):
                before = reading.tokens
                events = reading.read(chunks)
                self._scheduler.served(request.session, reading.tokens - before)
                for event in events:
                    yield event
            if not ticket.preempted:
                yield reading.reply()
        finally:
            cancelled.set()
            self._scheduler.served(request.session, reading.prompt_computed)
            self._add(reading)
            await asyncio.shield(finished)

    def _body(self, prompt: list[int], request: Request, slot: Slot) -> dict[str, Any]:
        """llama.cpp's parameters; every adapter is named, since an empty list keeps the last."""
        known = slot.key == request.adapter
        slot.key, slot.tokens = request.adapter, prompt
        lora = self._lora_body(request.adapter)
        return sampling_body(request.sampling) | {
            "prompt": prompt,
            "logit_bias": self._forbidden,
            "id_slot": slot.number,
            # KV that was computed with another adapter is not this one's. A seed asks for the
            # same text again: from a cached prefix the last digits differ, and with them the text.
            "cache_prompt": (known or not lora) and not request.sampling.seed,
            **lora,
        }

    def _lora_body(self, adapter: str) -> dict[str, Any]:
        """Every adapter with its scale, as llama.cpp wants them; nothing when there are none."""
        wanted, there = self._adapter_number(adapter), range(len(self._entry.adapters))
        scales = [{"id": number, "scale": float(number == wanted)} for number in there]
        return {"lora": scales} if scales else {}

    def _adapter_number(self, name: str) -> int:
        """Its place in the catalogue's order; -1 for none. Raises EngineError."""
        names = [adapter for adapter, _ in self._entry.adapters]
        if not name:
            return -1
        if name not in names:
            raise no_adapter(self._entry.id, name, names)
        return names.index(name)

    def _let_go(self, slot: Slot) -> None:
        self.counters.running -= 1
        self._scheduler.release(slot)

    def _add(self, reading: Reading) -> None:
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
                raise no_gemma(self._entry.id, spelling)
            self._control[spelling] = ids[0]
        return self._control[spelling]

    async def _tokenize(self, texts: list[str], special: bool = False) -> list[list[int]]:
        return await self._llama.call(self._tokenize_all, texts, special)

    def _tokenize_all(self, texts: list[str], special: bool) -> list[list[int]]:
        bodies = (
            {"content": text, "add_special": False, "parse_special": special} for text in texts
        )
        return [self._llama.post("/tokenize", body)["tokens"] for body in bodies]


async def _taken(handover: Handover) -> list[dict[str, Any]]:
    try:
        return await handover.take()
    except Exception as error:
        raise EngineError(Said("llama.cpp stopped in the middle. Run it again.")) from error


def _lora(path: Path) -> xllamacpp.CommonAdapterLoraInfo:
    adapter = xllamacpp.CommonAdapterLoraInfo()
    adapter.path = str(path)
    adapter.scale = 0.0  # each request names those it wants
    return adapter


def _load(
    weights: Path, threads: int, key: str, *, adapters: list[Path], context: int, parallel: int
) -> Server:
    params = xllamacpp.CommonParams()
    params.model.path = str(weights)
    params.n_ctx = context
    params.n_parallel = parallel
    params.n_batch = PREFILL_BATCH
    params.n_ubatch = PREFILL_BATCH
    # llama.cpp keeps old prompts without their adapter: with several, that would mix them up.
    params.cache_ram_mib = 0 if adapters else PROMPT_CACHE_MIB
    params.lora_adapters = [_lora(path) for path in adapters]
    # Each checkpoint holds the sliding windows' keys and values, 8 MB for Gemma 3 270M; llama.cpp
    # keeps 32 of them a slot unless told.
    params.n_ctx_checkpoints = CHECKPOINTS
    params.warmup = False
    params.ui = False
    params.endpoint_slots = False  # its answers would hold the documents' text
    params.verbosity = 0  # more would print prompts
    params.api_keys = [key]
    params.cpuparams.n_threads = threads
    params.cpuparams_batch.n_threads = threads
    try:
        server: Server = xllamacpp.Server(params)
        wait_for_loop(server, key)
        return server
    except Exception as error:
        raise EngineError(
            Said(
                "llama.cpp could not load {file}: {error}. "
                "Run `precis doctor` to see what is installed.",
                file=weights.name,
                error=error,
            )
        ) from error
