"""The writer: runs a job on an engine and turns what comes back into a draft."""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field, replace
from importlib import import_module
from types import ModuleType

from precis.engine.base import (
    Dialect,
    Engine,
    Event,
    Piece,
    Prefill,
    Priority,
    Reply,
    Request,
    Stop,
)
from precis.engine.guard import delivered
from precis.errors import WritingError
from precis.text.document import Format
from precis.text.escaping import escape
from precis.text.language import language_of
from precis.text.markup import missing
from precis.text.placeholders import placeholders
from precis.text.plain_prose import prose
from precis.text.said import Said
from precis.text.sentences import sentences
from precis.writing.coverage import sections_left_out
from precis.writing.job import (
    Draft,
    Job,
    Plan,
    Progress,
    Strategy,
    Task,
    WritingEvent,
    Written,
)
from precis.writing.planning import OVERLAP_SHARE, Setting, chunk_limit, plan, setting_for

# What instruction-tuned models say before they begin ("Sure, here's a summary of the text:").
_PREAMBLE = re.compile(
    r"\A\s*(?:(?:Sure|Certainly|Of course|Okay|Here(?:'s| is| are))\b[^\n]{0,160}:"
    r"|(?:네|물론)[^\n]{0,80}(?:입니다|습니다|요)[.:]|다음은[^\n]{0,80}(?:입니다|요약)[.:])\s*\n+"
)
_READING = Said("Reading")
_UNUSABLE = Said(
    "The model wrote nothing that can be used. Run it again with another precis.seed, "
    "or choose a larger model (precis.model)."
)
_NO_LONGER = Said(
    "This model follows no instructions: its text can be cut, but not asked to be longer. "
    "A larger model can (precis.model)."
)
_REPEATED = Said("The model began to repeat itself; the repetition was cut off.")
# Below this share of the words wanted, a text is not as long as it was asked to be.
_SHORT = 0.7
Emit = Callable[[WritingEvent], None]


def polished(raw: str, format: Format) -> str:
    """A model's text as it will stand in a document: without chat, safe in its format."""
    return escape(_tidy(raw), format)


def _tidy(raw: str) -> str:
    return _PREAMBLE.sub("", raw).strip()


class Writer:
    """Writes jobs on one engine; holds nothing of a job between calls.

    `priority` is that of every request: whether somebody waits for the text.
    """

    def __init__(self, engine: Engine, priority: Priority = Priority.INTERACTIVE) -> None:
        self._engine = engine
        self._priority = priority

    async def plan(self, job: Job) -> Plan:
        """What the job will cost. Raises TooLong when a chosen strategy cannot do it."""
        return await plan(job, self._engine)

    async def write(self, job: Job, plan: Plan | None = None) -> AsyncGenerator[WritingEvent]:
        """Progress, steps and pieces, then exactly one Draft. Close it to cancel.

        Raises WritingError when the model's answer cannot be used.
        """
        chosen = plan or await self.plan(job)
        queue: asyncio.Queue[WritingEvent | None] = asyncio.Queue()
        running = asyncio.create_task(self._run(job, chosen, queue.put_nowait))
        running.add_done_callback(lambda _: queue.put_nowait(None))
        try:
            while (event := await queue.get()) is not None:
                yield event
            yield await running
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    async def _run(self, job: Job, plan: Plan, emit: Emit) -> Draft:
        started = time.perf_counter()
        setting = await setting_for(job, self._engine)
        totals = _Totals()
        emit(Progress(_READING, 0, 1))
        text = await self._text(job, plan, setting, totals, emit)
        if not text and totals.stop is Stop.LOOP:
            # A loop from the first words on: one more try, pushed off its track.
            firmer = replace(setting.sampling, repeat_penalty=1.2, seed=setting.sampling.seed + 1)
            again = replace(setting, sampling=firmer)
            text = await self._text(job, plan, again, totals, emit)
        if not text:
            raise WritingError(_UNUSABLE)
        seconds = time.perf_counter() - started
        return _draft(job, plan, setting, totals, text, seconds)

    async def _text(
        self, job: Job, plan: Plan, setting: Setting, totals: _Totals, emit: Emit
    ) -> str:
        """The model's text, tidied; empty when nothing of it can be used."""
        if job.task is Task.SUMMARIZE:
            raw = await self._summarize(job, plan, setting, totals, emit)
        else:
            raw = await self._in_one_call(job, setting, totals, emit)
        text = _tidy(raw)
        if job.task is Task.REWRITE and (found := sentences(text)):
            text = found[0].of(text)
        guard = setting.sampling.guard
        return delivered(text, guard) if guard else text

    async def _in_one_call(self, job: Job, setting: Setting, totals: _Totals, emit: Emit) -> str:
        messages = setting.prompts.of(job.task, job.text)
        request = Request(messages, setting.sampling, setting.adapter, self._priority)
        lead = setting.prompts.lead(job.task)
        show = _shown(emit, lead)
        stream = self._engine.stream(request)
        try:
            async for event in stream:
                if isinstance(event, Reply):
                    totals.add(0, event)
                    return lead + event.text if event.text.strip() else ""
                show(event)
        finally:
            await stream.aclose()
        return ""

    async def _summarize(
        self, job: Job, plan: Plan, setting: Setting, totals: _Totals, emit: Emit
    ) -> str:
        # LangChain takes most of a second to import; a thread keeps the editor's server awake.
        strategies = await asyncio.to_thread(_import_strategies)
        from langsmith.run_helpers import tracing_context

        from precis.writing.chat_model import EngineChatModel
        from precis.writing.splitting import split

        lead = setting.prompts.lead(Task.SUMMARIZE)
        model = EngineChatModel(
            engine=self._engine,
            sampling=setting.sampling,
            adapter=setting.adapter,
            priority=self._priority,
            on_reply=totals.add,
        )
        kit = strategies.Kit(
            model=model,
            final=model.model_copy(update={"on_event": _shown(emit, lead)}),
            prompts=setting.prompts,
            room=setting.room,
            count=self._engine.count_tokens,
            emit=emit,
        )
        # Whatever the environment says: no text goes to LangChain's tracing service.
        with tracing_context(enabled=False):
            if plan.strategy is Strategy.STUFF:
                return str(await strategies.stuff(kit).ainvoke(job.text))
            limit = chunk_limit(setting, plan.strategy)
            overlap = int(limit * OVERLAP_SHARE)
            chunks = await split(job.text, job.parts, limit, overlap, kit.count)
            runnable = (
                strategies.refine(kit)
                if plan.strategy is Strategy.REFINE
                else strategies.map_reduce(kit)
            )
            return str(await runnable.ainvoke(chunks))


@dataclass
class _Totals:
    """Sums over the replies of one job; `stop` is the last reply's."""

    calls: int = 0
    tokens: int = 0
    prompt_tokens: int = 0
    stop: Stop = Stop.END
    stops: set[Stop] = field(default_factory=set)

    def add(self, _: int, reply: Reply) -> None:
        self.calls += 1
        self.tokens += reply.tokens
        self.prompt_tokens += reply.prompt_tokens
        self.stop = reply.stop
        self.stops.add(reply.stop)


def _shown(emit: Emit, lead: str) -> Callable[[Event], None]:
    """Tell of a call as it goes; its lead, which the prompt holds, comes first."""
    waiting = lead

    def show(event: Event) -> None:
        nonlocal waiting
        match event:
            case Prefill():
                emit(Progress(_READING, event.done, event.total))
            case Piece():
                if waiting:
                    emit(Written(waiting, 0))
                    waiting = ""
                emit(Written(event.text, event.tokens))

    return show


def _draft(
    job: Job, plan: Plan, setting: Setting, totals: _Totals, text: str, seconds: float
) -> Draft:
    text = escape(text, job.format)
    left_out: tuple[str, ...] = ()
    if job.task is Task.SUMMARIZE and plan.strategy is Strategy.STUFF:
        left_out = sections_left_out(job.text, job.parts, text)
    return Draft(
        text=text,
        tokens=totals.tokens,
        prompt_tokens=totals.prompt_tokens,
        calls=totals.calls,
        seconds=seconds,
        stop=totals.stop,
        plan=plan,
        missing=missing(job.text, text, job.format),
        notices=_notices(job, setting, totals, text, left_out),
        offer=Strategy.MAP_REDUCE if left_out and job.strategy is Strategy.AUTO else None,
    )


def _notices(
    job: Job, setting: Setting, totals: _Totals, text: str, left_out: tuple[str, ...]
) -> tuple[str, ...]:
    notices: list[str] = []
    follows = setting.prompts.dialect is Dialect.INSTRUCT
    if job.words and not follows and len(text.split()) < job.words * _SHORT:
        notices.append(_NO_LONGER)
    elif totals.stop is Stop.LENGTH and not job.words:
        notices.append(
            Said(
                "The reply reached {tokens} tokens and was cut back to a sentence; "
                "precis.maxTokens allows more.",
                tokens=setting.sampling.max_tokens,
            )
        )
    read = len(setting.prompts.passages)
    if read < len(job.passages):
        notices.append(
            Said(
                "The model's context held {read} of {all} passages of the source; "
                "a larger precis.engine.context holds more.",
                read=read,
                all=len(job.passages),
            )
        )
    if Stop.LOOP in totals.stops:
        notices.append(_REPEATED)
    if left_out:
        names = ", ".join(f"“{title}”" for title in left_out)
        notices.append(
            Said(
                "The text fitted one call, but the summary holds nothing of {names}. "
                "The strategy map_reduce reads every section by itself.",
                names=names,
            )
        )
    if new := Counter(placeholders(text)) - Counter(placeholders(job.text)):
        notices.append(_to_fill_in(new))
    if language_of(prose(text, job.format)) is not job.language:
        notices.append(
            Said(
                "The model did not write in the language asked for ({language}).",
                language=job.language.value,
            )
        )
    return tuple(notices)


def _to_fill_in(new: Counter[str]) -> Said:
    """Which placeholders the model wrote."""
    words = ", ".join(new)
    if new.total() == 1:
        return Said(
            "1 placeholder stands for facts that the text does not give: {words}. Fill them in.",
            words=words,
        )
    return Said(
        "{count:,} placeholders stand for facts that the text does not give: {words}. "
        "Fill them in.",
        count=new.total(),
        words=words,
    )


def _import_strategies() -> ModuleType:
    return import_module("precis.writing.strategies")
