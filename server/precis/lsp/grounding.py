"""What a job's text may draw on, and how far it is held to that when it is written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from precis.facts.finding import Reason
from precis.lsp.arguments import Claim
from precis.lsp.documents import Documents, Snapshot
from precis.lsp.jobs import Running
from precis.lsp.sources import SourceText, read_source
from precis.text.document import Span
from precis.text.markup import missing
from precis.text.plain_prose import prose
from precis.writing.job import Draft, Job, Task

if TYPE_CHECKING:
    from precis.writing.writer import Writer


@dataclass(frozen=True)
class Grounding:
    """Brings a job and its source together; `unproven` tells what of a document proves nothing."""

    documents: Documents
    unproven: Callable[[Snapshot], tuple[Span, ...]]

    async def prepared(self, job: Running, made: Job) -> Job:
        """The job with its context: passages of the document, or the evidence of its sentence.

        Raises WritingError for a sentence without evidence, and what reading its source raises.
        """
        # Late: the checker's tables take longer to import than answering `initialize` may take.
        if job.order.claim is not None:
            return await self._rewriting(job, job.order.claim)
        if made.task is not Task.EXPAND:
            return made
        from precis.grounded.passages import passages_for

        now, most = job.snapshot, job.order.settings.expand_passages
        outline = await now.outline()
        unproven = self.unproven(now)
        return await asyncio.to_thread(
            passages_for, now.document, outline, made, job.target, most, unproven
        )

    def looks(self, job: Running) -> bool:
        """Whether what a job has written is looked up before it is shown."""
        unsupported = job.order.settings.unsupported != "keep"
        return job.order.claim is not None or (job.order.task is Task.EXPAND and unsupported)

    async def settled(self, job: Running, work: Job, draft: Draft, writer: Writer) -> Draft:
        """The draft as it can stand beside its source. Raises WritingError when it cannot."""
        if job.order.claim is not None:
            return await self._settled(job, work, draft, job.order.claim)
        from precis.grounded.passages import rest_of
        from precis.grounded.repair import Ground, Unsupported, repaired

        now = job.snapshot
        text = rest_of(now.document, job.target, self.unproven(now))
        ground = await asyncio.to_thread(Ground.of, text, now.document.format)
        unsupported = Unsupported(job.order.settings.unsupported)
        return await repaired(writer, work, draft, ground, unsupported)

    async def _rewriting(self, job: Running, claim: Claim) -> Job:
        from precis.grounded.rewriting import rewriting

        source = await self._source(job, claim)
        flagged = claim.flagged
        reasons = tuple(
            Reason(one.kind, one.text, one.span.shifted(-flagged.span.start), one.message)
            for one in flagged.grounds
        )
        evidence = tuple(
            " ".join(prose(quote.text, source.format).split()) for quote in flagged.evidence
        )
        settings, format = job.order.settings, job.snapshot.document.format
        made = rewriting(flagged.sentence, reasons, evidence, format, settings.seed)
        return replace(made, max_tokens=settings.max_tokens)

    async def _settled(self, job: Running, work: Job, draft: Draft, claim: Claim) -> Draft:
        from precis.facts.hard import Source
        from precis.grounded.rewriting import settled

        source = await self._source(job, claim)

        def looked_up() -> tuple[str, str]:
            known = Source.of(source.text, None, source.format)
            found = settled(draft.text, work.text, known, work.format)
            return found.text, found.notice

        text, notice = await asyncio.to_thread(looked_up)
        return replace(
            draft,
            text=text,
            missing=missing(work.text, text, work.format),
            notices=(*draft.notices, notice) if notice else draft.notices,
        )

    async def _source(self, job: Running, claim: Claim) -> SourceText:
        """What the sentence was checked against, as it was when the job was ordered."""
        now = job.snapshot
        return await read_source(self.documents, now, claim.region, self.unproven(now))
