"""Does one job from its snapshot to its end: engine, plan, question, writing, edit or proposal."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING

from lsprotocol import types

from precis.engine.base import Engine
from precis.errors import PrecisError, WritingError
from precis.lsp.client import Client, WorkDone
from precis.lsp.documents import Documents
from precis.lsp.edits import Delivery, Landed, Placement, deliver
from precis.lsp.engines import Engines
from precis.lsp.jobs import Running
from precis.lsp.proposals import Proposals, reason_for, reason_for_missing
from precis.lsp.quiet import fault, report
from precis.settings import Settings
from precis.text.selection import resolve
from precis.writing.examples import read_examples
from precis.writing.job import Draft, Job, Plan, Progress, Step, Task, Written, duration, job_for

if TYPE_CHECKING:
    from precis.writing.writer import Writer

WriterFactory = Callable[[Engine], "Writer"]
START, CANCEL = "Start", "Cancel"
CANCELLED = "Cancelled; the document was not changed."
NAMES = {Task.EXPAND: "Expand to abstract", Task.SUMMARIZE: "Summarize"}
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
    documents: Documents
    engines: Engines
    proposals: Proposals
    writer: WriterFactory
    announces_proposals: Callable[[], bool]
    offers: Callable[[Running], None]

    async def run(self, job: Running) -> None:
        """The whole job; says how it ended and never raises."""
        progress: WorkDone | None = None
        ending = CANCELLED
        try:
            progress = await self.client.progress(job.token, NAMES[job.order.task])
            job.token = progress.token
            ending = await self._finish(job, progress)
        except asyncio.CancelledError:
            # Cancelling is how jobs are meant to stop: this is the end of the task, not of more.
            pass
        except PrecisError as error:
            ending = str(error)
            self.client.say(types.MessageType.Error, ending)
        except Exception as error:
            report(error)
            ending = fault(error)
            self.client.say(types.MessageType.Error, ending)
        finally:
            if progress is not None:
                progress.end(ending)
        if job.offer is not None:
            self.offers(job)

    async def _finish(self, job: Running, progress: WorkDone) -> str:
        settings = job.order.settings
        # Late: answering `initialize` must not wait for it.
        from precis.engine.connect import warning

        _phase(job, progress, "Starting the engine")
        async with self.engines.lent(settings) as engine:
            # In a thread, because the first time it imports LangChain.
            writer = await asyncio.to_thread(self.writer, engine)
            if said := warning(engine):
                self.client.say(types.MessageType.Warning, said)
            _phase(job, progress, "Loading the model")
            await engine.info()
            _phase(job, progress, "Planning")
            work = await self._work(job)
            plan = await writer.plan(work)
            if not await self._agreed(job, plan, progress):
                return "Not started; the document was not changed."
            draft = await _write(job, writer, work, plan, progress)
        return await self._land(job, draft, progress)

    async def _work(self, job: Running) -> Job:
        snapshot = job.snapshot
        outline = await snapshot.outline()
        target = resolve(snapshot.document, outline, job.target)
        settings = job.order.settings
        examples = await asyncio.to_thread(read_examples, settings.examples)
        return job_for(job.order.task, snapshot.document, outline, target, settings, examples)

    async def _agreed(self, job: Running, plan: Plan, progress: WorkDone) -> bool:
        """Whether the plan is small, or the user wants it all the same."""
        settings = job.order.settings
        small = plan.calls <= settings.confirm_calls
        if small and plan.seconds <= settings.confirm_minutes * 60:
            return True
        _phase(job, progress, "Waiting for your answer")
        answer = await self.client.ask(f"{plan.sentence()} Start it?", (START, CANCEL))
        if answer == START:
            return True
        why = "" if answer == CANCEL else " There was no answer to the question."
        self.client.say(types.MessageType.Info, f"Not started; the document was not changed.{why}")
        return False

    async def _land(self, job: Running, draft: Draft, progress: WorkDone) -> str:
        """Put the draft into the document, or beside it."""
        if not draft.text.strip():
            raise WritingError("The model wrote nothing. Try again, or choose another model.")
        placement = placement_of(job.order.settings, job.order.task)
        missing = tuple(piece.text for piece in draft.missing)
        for notice in draft.notices:
            self.client.say(types.MessageType.Info, notice)
        if missing and placement is Placement.REPLACE:
            return self._propose(job, draft, reason_for_missing(missing), missing)
        job.landing = True
        _phase(job, progress, "Changing the document")
        label = f"Précis: {NAMES[job.order.task]}"
        landed = await deliver(
            self.client,
            self.documents,
            Delivery(job.snapshot, job.target, draft.text, placement, label),
        )
        if landed is Landed.APPLIED:
            # Only while the text is still there can it be summarized in another way.
            job.offer = draft.offer if placement is Placement.BELOW else None
            return f"{draft.tokens} tokens in {duration(draft.seconds)}."
        if landed is Landed.CLOSED:
            return "The document was closed and not changed."
        return self._propose(job, draft, reason_for(landed), missing)

    def _propose(self, job: Running, draft: Draft, reason: str, missing: tuple[str, ...]) -> str:
        if self.documents.get(job.snapshot.uri) is None:
            return "The document was closed and not changed."
        proposal = self.proposals.add(
            NAMES[job.order.task], draft.text, job.snapshot, job.target, reason, missing
        )
        self.client.say(types.MessageType.Warning, proposal.sentence())
        if self.announces_proposals():
            self.client.notify(
                "precis/proposal",
                {
                    "uri": job.snapshot.uri,
                    "proposal": proposal.number,
                    "text": proposal.text,
                    "reason": reason,
                    "missing": list(missing),
                },
            )
        return reason


def placement_of(settings: Settings, task: Task) -> Placement:
    """Where a task's text goes when nothing speaks against it."""
    if settings.placement == "auto":
        return Placement.REPLACE if task is Task.EXPAND else Placement.BELOW
    return Placement(settings.placement)


def _phase(job: Running, progress: WorkDone, phase: str) -> None:
    job.phase = phase
    progress.report(phase)


async def _write(job: Running, writer: Writer, work: Job, plan: Plan, progress: WorkDone) -> Draft:
    """Follow the writing to its draft; the events drive the progress."""
    limit = max(1, plan.new_tokens // max(1, plan.calls))
    rate = _Rate()
    async with aclosing(writer.write(work, plan)) as events:
        async for event in events:
            match event:
                case Progress(phase=phase, done=done, total=total):
                    job.phase = phase
                    count = f"{done:,} of {total:,}" if total > 1 else ""
                    share = done / total * _READING_SHARE if total > 0 else 0
                    progress.report(phase, _joined(phase, count, rate.words()), share)
                case Step(name=name, number=number, total=total, text=text):
                    job.phase = name
                    place = f"{name} {number} of {total}"
                    progress.report(place, _joined(place, _beginning(text), rate.words()))
                case Written(tokens=tokens):
                    job.phase = "Writing"
                    rate.written(tokens)
                    share = min(1.0, tokens / limit) * (100 - _READING_SHARE)
                    message = _joined(f"{tokens:,} tokens", rate.words())
                    progress.report("Writing", message, _READING_SHARE + share)
                case Draft():
                    return event
    raise WritingError("The model's answer ended too early. Try again.")


def _beginning(text: str) -> str:
    """The first words of an intermediate text, short enough for a line of progress."""
    return shorten(text, 60, placeholder="…")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


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

    def words(self) -> str:
        """ "41 tokens/s", or nothing."""
        if self._first is None or self._last[1] - self._first[1] < 0.2:
            return ""
        tokens = self._last[0] - self._first[0]
        return f"{tokens / (self._last[1] - self._first[1]):.0f} tokens/s"
