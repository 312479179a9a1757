"""Does one job from its snapshot to its finished text: engine, plan, question, writing."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import TYPE_CHECKING

from lsprotocol import types

from precis.engine.base import Engine
from precis.errors import EngineError, PrecisError, WritingError
from precis.lsp.client import Client, WorkDone
from precis.lsp.engines import Engines
from precis.lsp.grounding import Grounding
from precis.lsp.jobs import Running
from precis.lsp.landing import NAMES, Landing
from precis.lsp.quiet import fault, report
from precis.lsp.status import LOADING, STARTING, StatusBoard
from precis.lsp.story import Deltas, Ending, Outcome
from precis.text.counted import counted
from precis.text.said import Said, joined, sentence_of
from precis.text.selection import resolve
from precis.writing.examples import read_examples
from precis.writing.job import Draft, Job, Plan, Progress, Step, Written, job_for

if TYPE_CHECKING:
    from precis.writing.writer import Writer

WriterFactory = Callable[[Engine], "Writer"]
START, CANCEL = Said("Start"), Said("Cancel")
CANCELLED = Ending(Outcome.CANCELLED, Said("Cancelled; the document was not changed."))
_WAITS = Said("The draft is ready: accept or reject it in its preview.")
_DECLINED = Said("Not started; the document was not changed.")
_WRITING = Said("Writing")
# How much of the progress bar reading takes; the rest is the writing of the final text.
_READING_SHARE = 80


def langchain_writer(engine: Engine) -> Writer:
    """The writer of the product."""
    # Late: LangChain takes longer to import than answering `initialize` may take.
    from precis.writing.writer import Writer

    return Writer(engine)


@dataclass(frozen=True)
class Worker:
    """What every job needs, whoever ordered it."""

    client: Client
    engines: Engines
    landing: Landing
    board: StatusBoard
    writer: WriterFactory
    grounding: Grounding
    offers: Callable[[Running], None]

    async def run(self, job: Running) -> None:
        """The whole job; says how it ended and never raises."""
        progress: WorkDone | None = None
        ending: Ending | None = CANCELLED
        try:
            progress = await self.client.progress(job.token, NAMES[job.order.task])
            job.token = progress.token
            ending = await self._finish(job, progress)
        except asyncio.CancelledError:
            # Cancelling is how jobs are meant to stop: this is the end of the task, not of more.
            pass
        except PrecisError as error:
            ending = self._failed(sentence_of(error))
            if isinstance(error, EngineError):
                self.board.failed(sentence_of(error))
        except Exception as error:
            report(error)
            ending = self._failed(fault(error))
        finally:
            if progress is not None:
                progress.end(ending.message if ending else _WAITS)
            if ending is not None:
                self.landing.story.ended(job, ending)
        if job.offer is not None:
            self.offers(job)

    def _failed(self, sentence: str) -> Ending:
        self.client.say(types.MessageType.Error, sentence)
        return Ending(Outcome.FAILED, sentence)

    async def _finish(self, job: Running, progress: WorkDone) -> Ending | None:
        settings = job.order.settings
        # Late: answering `initialize` must not wait for it.
        from precis.engine.connect import warning

        self._phase(job, progress, STARTING)
        async with self.engines.lent(settings) as engine:
            # In a thread, because the first time it imports LangChain.
            writer = await asyncio.to_thread(self.writer, engine)
            if said := warning(engine):
                self.client.say(types.MessageType.Warning, said)
            self._phase(job, progress, LOADING)
            self.board.loaded(await engine.info())
            self._phase(job, progress, Said("Planning"))
            work = await self._work(job)
            plan = await writer.plan(work)
            if not await self._agreed(job, plan, progress):
                return Ending(Outcome.DECLINED, _DECLINED)
            draft = await self._write(job, writer, work, plan, progress)
            if self.grounding.looks(job):
                self._phase(job, progress, Said("Looking up what was written"))
                draft = await self.grounding.settled(job, work, draft, writer)
        last = Said("Finishing") if job.order.preview else Said("Changing the document")
        self._phase(job, progress, last)
        return await self.landing.arrive(job, draft)

    async def _work(self, job: Running) -> Job:
        snapshot = job.snapshot
        outline = await snapshot.outline()
        target = resolve(snapshot.document, outline, job.target)
        settings = job.order.settings
        examples = await asyncio.to_thread(read_examples, settings.examples)
        made = await asyncio.to_thread(
            job_for, job.order.task, snapshot.document, outline, target, settings, examples
        )
        made = replace(made, words=job.order.words, variant=job.order.variant)
        return await self.grounding.prepared(job, made)

    async def _agreed(self, job: Running, plan: Plan, progress: WorkDone) -> bool:
        """Whether the plan is small, or the user wants it all the same."""
        settings = job.order.settings
        small = plan.calls <= settings.confirm_calls
        if small and plan.seconds <= settings.confirm_minutes * 60:
            return True
        self._phase(job, progress, Said("Waiting for your answer"))
        question = Said("{plan} Start it?", plan=plan.sentence())
        answer = await self.client.ask(question, (START, CANCEL))
        if answer == START and self.engines.wants(settings):
            return True
        why: tuple[Said, ...] = ()
        if answer == START:
            why = (Said("The engine's settings have changed meanwhile: start it again."),)
        elif answer != CANCEL:
            why = (Said("There was no answer to the question."),)
        self.client.say(types.MessageType.Info, joined(" ", (_DECLINED, *why)))
        return False

    def _phase(self, job: Running, progress: WorkDone, phase: str) -> None:
        job.phase, job.rate = phase, None
        progress.report(phase)
        self.board.changed()

    async def _write(
        self, job: Running, writer: Writer, work: Job, plan: Plan, progress: WorkDone
    ) -> Draft:
        """Follow the writing to its draft; the events drive the progress."""
        written = _Following(job, progress, plan, self.landing.story.deltas(job))
        try:
            async with aclosing(writer.write(work, plan)) as events:
                async for event in events:
                    if isinstance(event, Draft):
                        written.deltas.flush()
                        return event
                    written.show(event)
                    self.board.changed()
        finally:
            written.deltas.stop()
        raise WritingError(Said("The model's answer ended too early. Try again."))


class _Following:
    """Shows what a job is doing, event by event."""

    def __init__(self, job: Running, progress: WorkDone, plan: Plan, deltas: Deltas) -> None:
        self._job = job
        self._progress = progress
        self._limit = max(1, plan.new_tokens // max(1, plan.calls))
        self._rate = _Rate()
        self.deltas = deltas

    def show(self, event: Progress | Step | Written) -> None:
        """Move the progress on, and send what was written."""
        match event:
            case Progress(phase=phase, done=done, total=total):
                self._job.phase = phase
                count = Said("{done:,} of {total:,}", done=done, total=total) if total > 1 else ""
                share = done / total * _READING_SHARE if total > 0 else 0
                self._progress.report(phase, _joined(phase, count, self._rate.words()), share)
            case Step(name=name, number=number, total=total, text=text):
                self._job.phase = name
                place = Said("{name} {number} of {total}", name=name, number=number, total=total)
                words = _joined(place, _beginning(text), self._rate.words())
                self._progress.report(place, words)
            case Written(tokens=tokens):
                self._rate.written(tokens)
                self._job.phase, self._job.rate = _WRITING, self._rate.value()
                self.deltas.written(event, self._job.rate)
                share = min(1.0, tokens / self._limit) * (100 - _READING_SHARE)
                message = _joined(counted(tokens, "token"), self._rate.words())
                self._progress.report(_WRITING, message, _READING_SHARE + share)


def _beginning(text: str) -> str:
    """The first words of an intermediate text, short enough for a line of progress."""
    return shorten(text, 60, placeholder="…")


def _joined(*parts: str) -> str:
    return joined(" · ", [part for part in parts if part])


class _Rate:
    """Tokens a second of the text being written, once there are enough to tell."""

    def __init__(self) -> None:
        self._first: tuple[int, float] | None = None
        self._last = (0, 0.0)

    def written(self, tokens: int) -> None:
        """So many tokens are written now."""
        now = (tokens, time.monotonic())
        if self._first is None or tokens < self._last[0]:
            self._first = now
        self._last = now

    def value(self) -> float | None:
        """Tokens a second, or None while there are too few."""
        if self._first is None or self._last[1] - self._first[1] < 0.2:
            return None
        return (self._last[0] - self._first[0]) / (self._last[1] - self._first[1])

    def words(self) -> str:
        """ "41 tokens/s", or nothing."""
        value = self.value()
        return "" if value is None else Said("{rate:.0f} tokens/s", rate=value)
