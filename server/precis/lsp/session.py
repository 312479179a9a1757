"""What a client's commands, code actions and lenses do: its jobs, drafts, proposals, its engine.

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
from precis.errors import InputError, NothingToWorkOn, SettingsError
from precis.lsp import actions, arguments
from precis.lsp.asking import Asking
from precis.lsp.checking import Checking
from precis.lsp.client import Client
from precis.lsp.configuration import Configuration
from precis.lsp.coverage import rows
from precis.lsp.documents import Documents, Snapshot
from precis.lsp.drafts import Drafts
from precis.lsp.engines import Engines
from precis.lsp.fixes import fixes_at
from precis.lsp.grounding import Grounding
from precis.lsp.hover import hover_at
from precis.lsp.jobs import Jobs, Running
from precis.lsp.landing import NAMES, Landing, placement_of
from precis.lsp.lenses import lenses_of
from precis.lsp.models import models
from precis.lsp.previews import Previews, on_engine_of
from precis.lsp.proposals import Proposals
from precis.lsp.sources import Against, Region, SourceKind
from precis.lsp.status import StatusBoard
from precis.lsp.story import Story
from precis.lsp.taking import Taking
from precis.lsp.worker import Worker, WriterFactory
from precis.text.document import Span, refuse_binary
from precis.text.remap import remap
from precis.text.said import Said
from precis.writing.job import Task

BY_SECTION, KEEP = Said("By section"), Said("Keep it")
_OFFER = Said("The summary holds nothing of some sections. Summarize section by section too?")
_CHANGED = Said("The text has changed. Summarize it again with a command.")
_NOT_OPEN = Said("This document is not open in the editor. Open it and try again.")
_OUTDATED = Said("The document changed after this action was offered. Ask for it again.")


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
        self._placing: set[asyncio.Task[None]] = set()
        self._proposals = Proposals()
        self._jobs = Jobs(ended=lambda: self._board.changed())
        self._board = StatusBoard(
            client,
            wished=lambda: configuration.wishes.status,
            settings=lambda: configuration.settings,
            jobs=self._jobs.all,
        )
        self._story = Story(client, wished=lambda: configuration.wishes.deltas)
        self._asking = Asking(client, engines, lambda: configuration.settings)
        self._checking = Checking(
            client,
            documents,
            lambda: configuration.settings,
            self._in_background,
            self._asking,
        )
        self._taking = Taking(
            client, documents, self._proposals, self._checking.landed, self._in_background
        )
        landing = Landing(
            client=client,
            documents=documents,
            proposals=self._proposals,
            drafts=Drafts(),
            story=self._story,
            announces_proposals=lambda: configuration.wishes.proposals,
            landed=self._checking.landed,
        )
        self._worker = Worker(
            client=client,
            engines=engines,
            landing=landing,
            board=self._board,
            writer=writer_factory,
            grounding=Grounding(documents, self._checking.unproven),
            offers=self._offers,
        )
        self._previews = Previews(
            documents=documents,
            drafts=landing.drafts,
            jobs=self._jobs,
            landing=landing,
            start=self._start,
            in_background=self._in_background,
            offers=self._offers,
        )

    async def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """The code actions of a range; none in a document that is not open, or binary."""
        now = self._documents.get(params.text_document.uri)
        if now is None or "\0" in now.text:
            return []
        nearby = actions.Nearby(
            proposals=self._proposals.of(now.uri),
            fixes=fixes_at(self._client, now, self._checking.found(now.uri), params.range),
            others=self._documents.others(now),
        )
        return await actions.actions_at(
            now, params.range, params.context.only, nearby, self._client.words
        )

    def hover(self, params: types.HoverParams) -> types.Hover | None:
        """What a flagged sentence shows; nothing anywhere else."""
        now = self._documents.get(params.text_document.uri)
        if now is None:
            return None
        found = self._checking.found(now.uri)
        markdown = self._client.hovers_in_markdown
        brief = self._configuration.wishes.brief
        return hover_at(
            now, found, params.position, self._client.words, markdown=markdown, brief=brief
        )

    async def lenses(self, params: types.CodeLensParams) -> list[types.CodeLens]:
        """The code lenses of a document; none in one that is not open, or binary."""
        now = self._documents.get(params.text_document.uri)
        if now is None or "\0" in now.text:
            return []
        return await lenses_of(now, self._configuration.settings, self._client.words)

    async def write(self, task: str, params: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.expand and precis.summarize: start a job. Raises PrecisError."""
        settings = await self._configuration.settled()
        order = arguments.order(Task(task), params.arguments, settings)
        if order.preview and not self._story.is_wished:
            raise SettingsError(
                'A preview needs a client that shows it: set "deltas": true in '
                "initializationOptions, or leave `preview` out."
            )
        now = await self._caught_up(self._open(order.uri), order.version)
        refuse_binary(now.text, now.document.name)
        selection = await self._selection(now, order)
        target = (await actions.target_of(now, selection)).span
        job = self._start_alone(order, now, target, params.work_done_token)
        return {"accepted": True, "job": job.number}

    async def check(self, params: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.check: look the sentences of a text up in a source. Raises PrecisError."""
        settings = await self._configuration.settled()
        order = arguments.check_order(params.arguments)
        now = await self._caught_up(self._open(order.uri), order.version)
        refuse_binary(now.text, now.document.name)
        chosen = None if order.range is None else await self._selection(now, order)
        known = None
        if chosen is None or not len(chosen):
            known = self._checking.region_at(now.uri, chosen.start if chosen else None)
        if known is None:
            chosen = await self._selection(now, order) if chosen is None else chosen
            kind = SourceKind(settings.check_source)
            known = Region((await actions.target_of(now, chosen)).span, Against(kind))
        region = replace(known, against=order.against) if order.against else known
        self._checking.start(now, region, quiet=order.quiet)
        return {"accepted": True}

    async def coverage(self, params: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.coverage: what fed a text that was written or checked. Raises PrecisError."""
        order = arguments.check_order(params.arguments)
        now = await self._caught_up(self._open(order.uri), order.version)
        cursor = None if order.range is None else (await self._selection(now, order)).start
        found, page = await self._checking.coverage(now, cursor)
        return {"accepted": True, "markdown": page, "sections": rows(found, self._client.words)}

    async def accept_finding(self, params: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.acceptFinding: never flag a sentence for this again. Raises PrecisError."""
        uri, number = arguments.finding("precis.acceptFinding", params.arguments)
        await self._checking.accept(uri, number)
        return {"accepted": True}

    async def rewrite(self, params: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.rewrite: a flagged sentence anew, from its evidence. Raises PrecisError."""
        settings = await self._configuration.settled()
        uri, number = arguments.finding("precis.rewrite", params.arguments)
        now = self._open(uri)
        claim = self._checking.claim(uri, number)
        settings = replace(settings, placement="replace")
        order = arguments.Order(Task.REWRITE, now.uri, None, now.version, settings, claim=claim)
        job = self._start_alone(order, now, claim.flagged.span, params.work_done_token)
        return {"accepted": True, "job": job.number}

    async def explain(self, params: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.explain: a question about a flagged sentence, with the draft's and the source's
        answer. Raises PrecisError."""
        uri, number = arguments.finding("precis.explain", params.arguments)
        self._checking.explain(self._open(uri), number, params.work_done_token)
        return {"accepted": True}

    async def clear_findings(self, params: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.clearFindings: forget the findings of a document, or all. Raises PrecisError."""
        self._checking.clear(arguments.cleared(params.arguments))
        return {"accepted": True}

    async def cancel(self, params: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.cancel: stop one job, or all. Raises PrecisError."""
        number = arguments.job_number(params.arguments)
        cancelled = self._jobs.cancel(lambda job: number is None or job.number == number)
        if number is None:
            self._asking.cancel()
        return {"accepted": True, "cancelled": cancelled}

    async def accept(self, params: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.accept: put the draft of a preview into its document. Raises PrecisError."""
        self._previews.accept(arguments.draft_number("precis.accept", params.arguments))
        return {"accepted": True}

    async def reject(self, params: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.reject: drop the draft of a preview, or stop its job. Raises PrecisError."""
        self._previews.reject(arguments.draft_number("precis.reject", params.arguments))
        return {"accepted": True}

    async def regenerate(self, params: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.regenerate: write another version of a draft. Raises PrecisError."""
        settings = await self._configuration.settled()
        number = arguments.draft_number("precis.regenerate", params.arguments)
        job = self._previews.regenerate(number, arguments.length(params.arguments), settings)
        return {"accepted": True, "job": job.number}

    async def status(self, _: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.status: what runs; starts nothing."""
        return {
            "version": __version__,
            "model": model_of(self._configuration.settings),
            "jobs": [job.state(self._client.words) for job in self._jobs.all()],
            "engine": await self._engines.state(),
        }

    async def models(self, _: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.models: what can be chosen as precis.model."""
        rows = await asyncio.to_thread(models, self._configuration.settings, self._client.words)
        return {"accepted": True, "models": rows}

    async def restart(self, _: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.restart: cancel every job and end the engine; the next job starts it anew."""
        self._jobs.cancel(lambda _: True)
        self._asking.cancel()
        ended = await self._engines.restart(self._configuration.settings)
        self._board.stopped()
        return {"accepted": True, "ended": ended}

    async def proposal(self, params: types.ExecuteCommandParams) -> dict[str, Any]:
        """precis.proposal: insert, take over or discard a waiting text. Raises PrecisError."""
        order = arguments.proposal_order(params.arguments)
        return self._taking.take(order, self._open(order.uri))

    async def settings_changed(self) -> None:
        """The settings are others now, or known for the first time."""
        self._checking.settings_changed()
        await self._board.settings_changed()

    def cancel_progress(self, token: types.ProgressToken) -> None:
        """The user cancelled a job in the editor's progress."""
        self._jobs.cancel(lambda job: job.token == token)
        self._asking.cancel(token)

    def changed(self, before: Snapshot) -> None:
        """A document that had this text has another one now."""
        self._checking.changed(before)

    def closed(self, uri: str) -> None:
        """A document was closed: its jobs, drafts and proposals have nowhere to go."""
        self._jobs.cancel(lambda job: unquote(job.snapshot.uri) == unquote(uri))
        self._previews.closed(uri)
        self._proposals.forget(uri)
        self._checking.clear(uri)

    async def close(self) -> None:
        """Cancel every job; safe to call twice."""
        for task in self._placing:
            task.cancel()
        await self._asking.close()
        await self._jobs.close()

    def _start_alone(
        self,
        order: arguments.Order,
        now: Snapshot,
        target: Span,
        token: types.ProgressToken | None,
    ) -> Running:
        """Start a job unless another one writes for the same text. Raises InputError."""
        if other := self._jobs.at(now, target):
            raise InputError(
                Said(
                    "Précis is already writing for this text (job {number}). "
                    "Wait until it is ready, or cancel it first.",
                    number=other.number,
                )
            )
        return self._start(order, now, target, token=token)

    def _start(
        self,
        order: arguments.Order,
        now: Snapshot,
        target: Span,
        replaces: int | None = None,
        *,
        token: types.ProgressToken | None = None,
    ) -> Running:
        job = self._jobs.start(order, now, target, token, self._worker.run, replaces)
        self._story.started(job, NAMES[order.task], placement_of(job))
        return job

    def _offers(self, job: Running) -> None:
        self._in_background(self._offer(job))

    async def _offer(self, job: Running) -> None:
        """Ask whether to summarize again with the strategy that reads every section."""
        answer = await self._client.ask(_OFFER, (BY_SECTION, KEEP))
        newest = await self._configuration.settled()
        now = self._documents.get(job.snapshot.uri)
        if answer != BY_SECTION or now is None or job.offer is None:
            return
        target = remap(job.target, job.snapshot.text, now.text)
        if target is None:
            self._client.say(types.MessageType.Warning, _CHANGED)
            return
        again = on_engine_of(newest, job.order.settings)
        settings = replace(again, strategy=job.offer.value)
        self._start(replace(job.order, settings=settings), now, target)

    def _open(self, uri: str) -> Snapshot:
        now = self._documents.get(uri)
        if now is None:
            raise InputError(_NOT_OPEN)
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

    async def _selection(
        self, now: Snapshot, order: arguments.Order | arguments.CheckOrder
    ) -> Span:
        """What the order means in the newest text; its range may be of an older version."""
        if order.range is None:
            return (await now.outline()).body
        if order.version is None or order.version == now.version:
            return now.positions.span(order.range)
        then = self._documents.at_version(order.uri, order.version)
        span = then.positions.span(order.range) if then else None
        found = remap(span, then.text, now.text) if then and span else None
        if found is None:
            raise NothingToWorkOn(_OUTDATED)
        return found

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._placing.add(task)
        task.add_done_callback(self._placing.discard)
