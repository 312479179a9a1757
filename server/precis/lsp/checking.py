"""Checks texts against their sources beside the event loop, and shows what was found.

By order of the user, and by itself when a text of ours has landed in a document.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from lsprotocol import types

from precis.errors import InputError, NothingToWorkOn, PrecisError
from precis.lsp.accepted import Accepted
from precis.lsp.arguments import Claim
from precis.lsp.asking import Asking
from precis.lsp.client import Client, WorkDone
from precis.lsp.coverage import Coverage, coverage
from precis.lsp.diagnostics import diagnostics_of
from precis.lsp.documents import Documents, Snapshot
from precis.lsp.edits import Change
from precis.lsp.examination import Examined, examine, flagged, read
from precis.lsp.findings import Flagged, moved
from precis.lsp.jobs import Running
from precis.lsp.judging import asks_model, explained, judged
from precis.lsp.page import Page
from precis.lsp.quiet import fault, report
from precis.lsp.sources import Against, Region, SourceKind, SourceText, read_source, region_moved
from precis.lsp.telling import how_written, of_check, of_judgement
from precis.settings import Settings
from precis.text.document import Span
from precis.text.lines import trimmed
from precis.text.said import Said, joined, sentence_of
from precis.text.spans import outside
from precis.writing.job import Draft, Task

if TYPE_CHECKING:
    from precis.engine.base import Engine
    from precis.facts.sources.source import Source

_KEPT_SOURCES = 2
# Findings move with every key; until they are sent again the editor moves its own marks.
_PUBLISH_SECONDS = 0.1
_GONE = Said("This finding is no longer there. Check the text again.")
_NO_TEXT = Said("There is no text here to check. Select some.")
_NO_REGION = Said("Précis has neither written nor checked a text here. Check one first.")
_ASKING = Said("Reading the source and asking about each sentence")


class Checking:
    """The findings of all open documents."""

    def __init__(
        self,
        client: Client,
        documents: Documents,
        settings: Callable[[], Settings],
        in_background: Callable[[Coroutine[Any, Any, None]], None],
        asking: Asking,
    ) -> None:
        self._client = client
        self._documents = documents
        self._settings = settings
        self._in_background = in_background
        self._asking = asking
        self._accepted = Accepted()
        self._by_itself = settings().check_after_edit == "on"
        self._pages: dict[str, Page] = {}
        self._one_at_a_time = asyncio.Lock()
        # After a fix inside the checked text its source is the same.
        self._read = lru_cache(maxsize=_KEPT_SOURCES)(read)
        self._number = 0

    def region_at(self, uri: str, cursor: int | None) -> Region | None:
        """The region around a place, or the newest one, of those written by us or checked."""
        page = self._pages.get(unquote(uri))
        return page.region_at(cursor) if page else None

    def found(self, uri: str) -> tuple[Flagged, ...]:
        """The findings of a document, in the order of its newest text."""
        page = self._pages.get(unquote(uri))
        return page.found if page else ()

    def unproven(self, now: Snapshot) -> tuple[Span, ...]:
        """Where sentences of ours stand that have findings: no other text may draw on them.

        Once its user has changed or accepted such a sentence it is theirs, and counts.
        """
        page = self._pages.get(unquote(now.uri))
        return page.unproven(moved(page.found, page.snapshot.text, now.text)) if page else ()

    def claim(self, uri: str, number: int) -> Claim:
        """A finding and the text that it was found in. Raises InputError."""
        page = self._pages.get(unquote(uri))
        flagged = page.finding(number) if page else None
        region = page.region_at(flagged.span.start) if page and flagged else None
        if flagged is None or region is None:
            raise InputError(_GONE)
        return Claim(flagged, region)

    def explain(self, now: Snapshot, number: int, token: types.ProgressToken | None) -> None:
        """Put a question about a finding, and show its answers. Raises InputError."""
        claim = self.claim(now.uri, number)

        async def work(engine: Engine, _: WorkDone) -> str:
            return await self._explain(now, claim, engine)

        self._asking.start(Said("Explain"), work, token=token, quiet=False)

    def start(self, now: Snapshot, region: Region, *, quiet: bool) -> None:
        """Check a region in the background. Raises NothingToWorkOn.

        `quiet` tells neither how many sentences were found nor why a check was not possible.
        """
        inside = trimmed(now.text, region.span)
        if not len(inside):
            raise NothingToWorkOn(_NO_TEXT)
        region = replace(region, span=inside)
        if page := self._noted(now, region):
            self._in_background(self._run(page, now, region, quiet=quiet))

    async def coverage(self, now: Snapshot, cursor: int | None) -> tuple[Coverage, str]:
        """What fed the region at a place, and the page about it. Raises PrecisError."""
        region = self.region_at(now.uri, cursor)
        if region is None:
            raise NothingToWorkOn(_NO_REGION)
        source = await self._source(now, region)
        async with self._one_at_a_time:
            known = await asyncio.to_thread(self._read, source.text, source.format)
            found = await asyncio.to_thread(
                coverage, now.text, region.span, now.document.format, source, known
            )
        return found, found.page(source.name, region.written, self._client.words)

    def landed(
        self, job: Running, draft: Draft, before: Snapshot, change: Change, target: Span
    ) -> None:
        """A text of ours stands in a document now: `change` was applied to `before`."""
        after = change.applied(before.text)
        span = trimmed(after, change.written)
        now = self._documents.get(before.uri)
        if now is None or not len(span):
            return
        if claim := job.order.claim:
            # What was checked with it is looked up again with it, against the same source.
            around = self.region_at(now.uri, span.start) or Region(span, claim.region.against)
            if page := self._noted(now, around, change.text):
                self._in_background(self._run(page, now, around, quiet=True))
            return
        if change.span.start < target.end:
            against = Against(SourceKind.DOCUMENT, original=self._original(before, target))
        elif job.order.task is Task.SUMMARIZE:
            against = Against(SourceKind.PASSAGE, passage=target)
        else:
            against = Against(SourceKind.DOCUMENT)
        region = region_moved(Region(span, against, how_written(draft)), after, now.text)
        if region is None:
            return
        page = self._noted(now, region, change.text)
        if page and self._settings().check_after_edit == "on":
            self._in_background(self._run(page, now, region, quiet=True))

    def changed(self, before: Snapshot) -> None:
        """A document that had this text has another one now."""
        page = self._pages.get(unquote(before.uri))
        now = self._documents.get(before.uri)
        if page is None or now is None:
            return
        page.follow(now)
        if page.shown and page.publishing is None:
            loop = asyncio.get_running_loop()
            page.publishing = loop.call_later(_PUBLISH_SECONDS, self._publish, page)

    def clear(self, uri: str | None = None) -> None:
        """Forget the findings and regions of a document that is closed, or of all of them."""
        self._read.cache_clear()
        keys = list(self._pages) if uri is None else [unquote(uri)]
        for key in keys:
            if page := self._pages.pop(key, None):
                page.found = ()
                for asked in page.judging:
                    asked.cancel()
                self._publish(page)

    def settings_changed(self) -> None:
        """Where checking by itself was switched off, what was found goes too."""
        before, self._by_itself = self._by_itself, self._settings().check_after_edit == "on"
        if before and not self._by_itself:
            self.clear()

    async def accept(self, uri: str, number: int) -> None:
        """Remember that a finding is as its user wants it. Raises InputError."""
        page = self._pages.get(unquote(uri))
        flagged = page.finding(number) if page else None
        if page is None or flagged is None:
            raise InputError(_GONE)
        await asyncio.to_thread(self._accepted.remember, flagged)
        page.found = tuple(one for one in page.found if one.number != number)
        self._publish(page)

    def _original(self, before: Snapshot, target: Span) -> str:
        """The text that ours took the place of, without what was unproven in it."""
        page = self._pages.get(unquote(before.uri))
        known = dict(page.earlier) if page else {}
        holes = known.get(before.number, self.unproven(before))
        return "\n\n".join(left.of(before.text) for left in outside(target, holes))

    async def _source(self, now: Snapshot, region: Region) -> SourceText:
        return await read_source(self._documents, now, region, self.unproven(now))

    def _noted(self, now: Snapshot, region: Region, wrote: str = "") -> Page | None:
        """The page of a document with a region of `now` and what we `wrote`; None if it is gone."""
        newest = self._documents.get(now.uri)
        placed = region_moved(region, now.text, newest.text) if newest else None
        if newest is None or placed is None:
            return None
        page = self._pages.setdefault(unquote(now.uri), Page(newest))
        self.changed(page.snapshot)  # it was opened anew, perhaps with another text
        page.add(placed, wrote)
        return page

    async def _run(self, page: Page, now: Snapshot, region: Region, *, quiet: bool) -> None:
        """One check from its source to the editor; never raises."""
        try:
            async with self._one_at_a_time:
                # Not before: what an earlier check finds is left out of the source.
                source = await self._source(now, region)
                memory = await asyncio.to_thread(self._accepted.recall)
                known = await asyncio.to_thread(self._read, source.text, source.format)
                examined = await asyncio.to_thread(
                    examine, now.text, region.span, now.document.format, source, known, memory
                )
        except PrecisError as error:
            if not quiet:
                self._client.say(types.MessageType.Error, sentence_of(error))
            return
        except Exception as error:
            report(error)
            if not quiet:
                self._client.say(types.MessageType.Error, fault(error))
            return
        if self._pages.get(unquote(now.uri)) is not page:
            return  # cleared or closed meanwhile
        self._take(page, now, region, examined)
        if not quiet:
            self._client.say(types.MessageType.Info, of_check(examined, source.name))
        if await asyncio.to_thread(asks_model, self._settings()):
            self._judge(page, now, region, source, known, quiet=quiet)

    def _judge(
        self,
        page: Page,
        now: Snapshot,
        region: Region,
        source: SourceText,
        known: Source,
        *,
        quiet: bool,
    ) -> None:
        """Ask the model too; what it does not find is shown beside the facts when it is known."""
        newest = self._documents.get(now.uri)
        placed = region_moved(region, now.text, newest.text) if newest else None
        if newest is None or placed is None:
            return
        for asked, other in list(page.judging.items()):
            if other.span.overlaps(placed.span):
                asked.cancel()
                del page.judging[asked]

        async def work(engine: Engine, progress: WorkDone) -> str:
            progress.report(_ASKING)
            report = await judged(engine, region.span.of(now.text), known, now.document.format)
            memory = await asyncio.to_thread(self._accepted.recall)
            examined = flagged(report, now.text, region.span, source, memory)
            if self._pages.get(unquote(now.uri)) is not page:
                return Said("The document was closed.")
            self._take(page, now, region, examined)
            sentence = of_judgement(report)
            if not quiet:
                self._client.say(types.MessageType.Info, sentence)
            return sentence

        asked = self._asking.start(Said("Check by the model"), work, quiet=quiet)
        page.judging[asked] = placed

    async def _explain(self, now: Snapshot, claim: Claim, engine: Engine) -> str:
        """Answer the question about a claim, and keep it for the hover."""
        source = await self._source(now, claim.region)
        known = await asyncio.to_thread(self._read, source.text, source.format)
        found = await explained(
            engine,
            claim.flagged,
            claim.region.span,
            now.text,
            known,
            source.text,
            now.document.format,
        )
        if found is None:
            raise InputError(_GONE)
        if page := self._pages.get(unquote(now.uri)):
            page.found = tuple(
                replace(one, explained=found) if one.number == claim.flagged.number else one
                for one in page.found
            )
        sentence = joined(" ", found.lines())
        self._client.say(types.MessageType.Info, sentence)
        return sentence

    def _take(self, page: Page, now: Snapshot, region: Region, examined: Examined) -> None:
        """Put what was found in `now` in the place of what stood in its region before."""
        if page.take(now, region, examined.found, self._next_number):
            self._publish(page)

    def _next_number(self) -> int:
        self._number += 1
        return self._number

    def _publish(self, page: Page) -> None:
        """Show what is found in a document by now."""
        if page.publishing is not None:
            page.publishing.cancel()
            page.publishing = None
        if not page.found and not page.shown:
            return
        now = page.snapshot
        related = self._client.shows_related
        shown = diagnostics_of(now, page.found, self._client.words, related=related)
        self._client.publish(types.PublishDiagnosticsParams(now.uri, shown, now.version))
        page.shown = bool(shown)
