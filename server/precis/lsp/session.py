"""What a client's commands and code actions do: its jobs, its proposals, its engine.

Made by the first command or code action; answering `initialize` does not import it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from lsprotocol import types

from precis import __version__
from precis.engine.choice import model_of
from precis.errors import InputError, NothingToWorkOn
from precis.lsp import actions, arguments
from precis.lsp.client import Client, Reply
from precis.lsp.configuration import Configuration
from precis.lsp.documents import Documents, Snapshot
from precis.lsp.edits import send
from precis.lsp.engines import Engines
from precis.lsp.jobs import Jobs, Running
from precis.lsp.proposals import Proposal, Proposals
from precis.lsp.worker import Worker, WriterFactory
from precis.text.document import Span, refuse_binary
from precis.text.remap import remap
from precis.writing.job import Task

BY_SECTION, KEEP = "By section", "Keep it"


class Session:
    """What one client has going on. Commands answer at once; jobs run in tasks of ours."""

    def __init__(
        self,
        client: Client,
        documents: Documents,
        configuration: Configuration,
        engines: Engines,
        writer_factory: WriterFactory,
    ) -> None:
        self._client = client
        self._documents = documents
        self._configuration = configuration
        self._engines = engines
        self._jobs = Jobs()
        self._proposals = Proposals()
        self._worker = Worker(
            client=client,
            documents=documents,
            engines=engines,
            proposals=self._proposals,
            writer=writer_factory,
            announces_proposals=lambda: configuration.announces_proposals,
            offers=lambda job: self._in_background(self._offer(job)),
        )
        self._placing: set[asyncio.Task[None]] = set()

    async def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """The code actions of a range; none in a document that is not open, or binary."""
        now = self._documents.get(params.text_document.uri)
        if now is None or "\0" in now.text:
            return []
        waiting = self._proposals.of(now.uri)
        return await actions.actions_at(now, params.range, params.context.only, waiting)

    async def write(self, task: str, params: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.expand and precis.summarize: start a job. Raises PrecisError."""
        order = arguments.order(Task(task), params.arguments, self._configuration.settings)
        now = await self._caught_up(self._open(order.uri), order.version)
        refuse_binary(now.text, now.document.name)
        selection = await self._selection(now, order)
        target = (await actions.target_of(now, selection)).span
        if other := self._jobs.at(now, target):
            raise InputError(
                f"Précis is already writing for this text (job {other.number}). "
                "Wait until it is ready, or cancel it first."
            )
        job = self._jobs.start(order, now, target, params.work_done_token, self._worker.run)
        return {"accepted": True, "job": job.number}

    async def cancel(self, params: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.cancel: stop one job, or all. Raises PrecisError."""
        number = arguments.job_number(params.arguments)
        cancelled = self._jobs.cancel(lambda job: number is None or job.number == number)
        return {"accepted": True, "cancelled": cancelled}

    async def status(self, _: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.status: what runs; starts nothing."""
        return {
            "version": __version__,
            "model": model_of(self._configuration.settings),
            "jobs": [job.state() for job in self._jobs.all()],
            "engine": await self._engines.state(),
        }

    async def proposal(self, params: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.proposal: insert, take over or discard a waiting text. Raises PrecisError."""
        order = arguments.proposal_order(params.arguments)
        now = self._open(order.uri)
        proposal = self._proposals.find(order.uri, order.number)
        if proposal is None:
            raise InputError("This proposal is no longer there. Run the command again.")
        if order.action == "discard":
            self._proposals.discard(order.uri, proposal)
            return {"accepted": True}
        if order.action == "replace" and proposal.place(now) is None:
            raise InputError(
                "The text that the proposal was written for has changed, so it cannot be "
                "replaced. Insert the proposal below instead."
            )
        cursor = now.positions.offset(order.range.end) if order.range else len(now.text)
        self._in_background(self._take(proposal, order.action == "replace", cursor))
        return {"accepted": True}

    async def _take(self, proposal: Proposal, replaces: bool, cursor: int) -> None:
        """Put a proposal into its document; it is kept until that has worked."""
        uri = proposal.snapshot.uri
        reply = Reply.FAILED
        async with self._documents.editing(uri):
            if now := self._documents.get(uri):
                change = proposal.replaced(now) if replaces else proposal.inserted(now, cursor)
                if change is not None:
                    label = f"Précis: {proposal.name}"
                    reply = await send(self._client, self._documents, now, change, label)
        if reply is Reply.APPLIED:
            self._proposals.discard(uri, proposal)
        else:
            self._client.say(
                types.MessageType.Warning,
                "The editor did not confirm the edit. The proposal is kept; try again.",
            )

    def cancel_progress(self, token: types.ProgressToken) -> None:
        """The user cancelled a job in the editor's progress."""
        self._jobs.cancel(lambda job: job.token == token)

    async def _offer(self, job: Running) -> None:
        """Ask whether to summarize again with the strategy that reads every section."""
        question = "The summary holds nothing of some sections. Summarize section by section too?"
        answer = await self._client.ask(question, (BY_SECTION, KEEP))
        now = self._documents.get(job.snapshot.uri)
        if answer != BY_SECTION or now is None or job.offer is None:
            return
        target = remap(job.target, job.snapshot.text, now.text)
        if target is None:
            self._client.say(
                types.MessageType.Warning,
                "The text has changed. Summarize it again with a command.",
            )
            return
        settings = replace(job.order.settings, strategy=job.offer.value)
        order = replace(job.order, settings=settings)
        self._jobs.start(order, now, target, None, self._worker.run)

    def closed(self, uri: str) -> None:
        """A document was closed: its jobs and proposals have nowhere to go."""
        self._jobs.cancel(lambda job: unquote(job.snapshot.uri) == unquote(uri))
        self._proposals.forget(uri)

    async def close(self) -> None:
        """Cancel every job; safe to call twice."""
        for task in self._placing:
            task.cancel()
        await self._jobs.close()

    def _open(self, uri: str) -> Snapshot:
        now = self._documents.get(uri)
        if now is None:
            raise InputError("This document is not open in the editor. Open it and try again.")
        return now

    async def _caught_up(self, now: Snapshot, version: int | None) -> Snapshot:
        """The document in the order's version, whose text may still be on its way to us."""
        until = time.monotonic() + self._client.patience.newer_text
        while version is not None and now.version is not None and now.version < version:
            left = until - time.monotonic()
            if left <= 0:
                break
            await self._documents.newer(now, left)
            now = self._open(now.uri)
        return now

    async def _selection(self, now: Snapshot, order: arguments.Order) -> Span:
        """What the order means in the newest text; its range may be of an older version."""
        if order.range is None:
            return (await now.outline()).body
        if order.version is None or order.version == now.version:
            return now.positions.span(order.range)
        then = self._documents.at_version(order.uri, order.version)
        span = then.positions.span(order.range) if then else None
        found = remap(span, then.text, now.text) if then and span else None
        if found is None:
            raise NothingToWorkOn(
                "The document changed after this action was offered. Ask for it again."
            )
        return found

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._placing.add(task)
        task.add_done_callback(self._placing.discard)
