"""One client's session: its documents, settings, engine, jobs and proposals, and its commands."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from precis import __version__
from precis.errors import InputError, NothingToWorkOn
from precis.lsp import actions, arguments
from precis.lsp.client import Client, Patience, Reply
from precis.lsp.configuration import Configuration
from precis.lsp.documents import Documents, Snapshot
from precis.lsp.edits import workspace_edit
from precis.lsp.engines import EngineFactory, Engines
from precis.lsp.jobs import Jobs
from precis.lsp.proposals import Proposals
from precis.lsp.worker import Worker, WriterFactory
from precis.text.document import Span, refuse_binary
from precis.text.remap import remap
from precis.writing.job import Task

if TYPE_CHECKING:
    from pygls.lsp.server import LanguageServer


class Session:
    """What one client has going on. Commands answer at once; jobs run in tasks of ours."""

    def __init__(
        self,
        server: LanguageServer,
        engine_factory: EngineFactory,
        writer_factory: WriterFactory,
        patience: Patience,
    ) -> None:
        self.client = Client(server, patience)
        self.documents = Documents()
        self.configuration = Configuration(self.client)
        self.jobs = Jobs()
        self._engines = Engines(engine_factory)
        self._proposals = Proposals()
        self._worker = Worker(
            client=self.client,
            documents=self.documents,
            engines=self._engines,
            proposals=self._proposals,
            writer=writer_factory,
            announces_proposals=lambda: self.configuration.announces_proposals,
        )
        self._placing: set[asyncio.Task[None]] = set()

    async def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """The code actions of a range; none in a document that is not open, or binary."""
        now = self.documents.get(params.text_document.uri)
        if now is None or "\0" in now.text:
            return []
        waiting = self._proposals.of(now.uri)
        return await actions.actions_at(now, params.range, params.context.only, waiting)

    async def write(self, task: Task, params: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.expand and precis.summarize: start a job. Raises PrecisError."""
        order = arguments.order(task, params.arguments, self.configuration.settings)
        now = self._open(order.uri)
        refuse_binary(now.text, now.document.name)
        selection = await self._selection(now, order)
        target = (await actions.target_of(now, selection)).span
        if other := self.jobs.at(now, target):
            raise InputError(
                f"Précis is already writing for this text (job {other.number}). "
                "Wait until it is ready, or cancel it first."
            )
        job = self.jobs.start(order, now, target, params.work_done_token, self._worker.run)
        return {"accepted": True, "job": job.number}

    async def cancel(self, params: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.cancel: stop one job, or all. Raises PrecisError."""
        number = arguments.job_number(params.arguments)
        cancelled = self.jobs.cancel(lambda job: number is None or job.number == number)
        return {"accepted": True, "cancelled": cancelled}

    async def status(self, _: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.status: what runs; starts nothing."""
        return {
            "version": __version__,
            "model": self.configuration.settings.model,
            "jobs": [job.state() for job in self.jobs.all()],
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
        if order.action == "replace":
            change = proposal.replaced(now)
            if change is None:
                raise InputError(
                    "The text that the proposal was written for has changed, so it cannot be "
                    "replaced. Insert the proposal below instead."
                )
        else:
            cursor = now.positions.offset(order.range.end) if order.range else len(now.text)
            change = proposal.inserted(now, cursor)

        async def place() -> None:
            edit = workspace_edit(self.client, now, change)
            reply = await self.client.apply(edit, "Précis: Proposal")
            if reply is Reply.APPLIED:
                self._proposals.discard(order.uri, proposal)
            else:
                self.client.say(
                    types.MessageType.Warning,
                    "The editor did not confirm the edit. The proposal is kept; try again.",
                )

        self._in_background(place())
        return {"accepted": True}

    def closed(self, uri: str) -> None:
        """A document was closed: its jobs and proposals have nowhere to go."""
        now = self.documents.get(uri)
        self.documents.closed(uri)
        if now is not None:
            self.jobs.cancel(lambda job: job.snapshot.uri == now.uri)
            self._proposals.forget(uri)

    async def settings_changed(self, params: types.DidChangeConfigurationParams) -> None:
        """The client changed its settings."""
        await self.configuration.changed(params)
        await self._engines.want(self.configuration.settings)

    async def close(self) -> None:
        """Cancel every job and end the engine; safe to call twice."""
        for task in self._placing:
            task.cancel()
        await self.jobs.close()
        await self._engines.close()

    def _open(self, uri: str) -> Snapshot:
        now = self.documents.get(uri)
        if now is None:
            raise InputError("This document is not open in the editor. Open it and try again.")
        return now

    async def _selection(self, now: Snapshot, order: arguments.Order) -> Span:
        """What the order means in the newest text; its range may be of an older version."""
        if order.range is None:
            return (await now.outline()).body
        if order.version is None or order.version == now.version:
            return now.positions.span(order.range)
        then = self.documents.at_version(order.uri, order.version)
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
