"""Brings a finished text to its place: a preview, the document, or a proposal beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lsprotocol import types

from precis.errors import WritingError
from precis.lsp.client import Client
from precis.lsp.documents import Documents, Snapshot
from precis.lsp.drafts import Drafts, Waiting
from precis.lsp.edits import Change, Delivery, Landed, Placement, deliver
from precis.lsp.jobs import Running
from precis.lsp.proposals import Proposals, reason_for, reason_for_missing
from precis.lsp.story import Ending, Outcome, Story
from precis.settings import Settings
from precis.text.counted import counted
from precis.text.document import Span
from precis.text.said import Said
from precis.writing.job import Draft, Task, duration

NAMES = {
    Task.EXPAND: Said("Expand to abstract"),
    Task.SUMMARIZE: Said("Summarize"),
    Task.REWRITE: Said("Rewrite from evidence"),
}
CLOSED = Ending(Outcome.CLOSED, Said("The document was closed and not changed."))
_NO_TEXT = Said("The model wrote nothing. Try again, or choose another model.")
_REPLACED = Ending(Outcome.REPLACED, Said("Another version was written."))
_FORGOTTEN = Ending(Outcome.REJECTED, Said("Too many drafts are waiting; the oldest was dropped."))


@dataclass(frozen=True)
class Landing:
    """Where the texts of all jobs go."""

    client: Client
    documents: Documents
    proposals: Proposals
    drafts: Drafts
    story: Story
    announces_proposals: Callable[[], bool]
    landed: Callable[[Running, Draft, Snapshot, Change, Span], None]

    async def arrive(self, job: Running, draft: Draft) -> Ending | None:
        """A job has written its text; without an ending it waits as the draft of a preview.

        Raises WritingError when there is no text.
        """
        if not draft.text.strip():
            raise WritingError(_NO_TEXT)
        if job.order.preview:
            return self._wait(job, draft)
        for notice in draft.notices:
            self.client.say(types.MessageType.Info, notice)
        missing = tuple(piece.text for piece in draft.missing)
        if missing and placement_of(job) is Placement.REPLACE:
            return self._propose(job, draft, reason_for_missing(missing), missing)
        return await self.put(job, draft)

    async def put(self, job: Running, draft: Draft) -> Ending:
        """Change the document; where that is not possible the text becomes a proposal."""
        job.landing = True
        placement = placement_of(job)
        landed = await deliver(
            self.client,
            self.documents,
            Delivery(job.snapshot, job.target, draft.text, placement, NAMES[job.order.task]),
            lambda before, change, target: self.landed(job, draft, before, change, target),
        )
        if landed is Landed.APPLIED:
            # Only while the text is still there can it be summarized in another way.
            job.offer = draft.offer if placement is Placement.BELOW else None
            took = duration(draft.seconds)
            sentence = Said("{tokens} in {time}.", tokens=counted(draft.tokens, "token"), time=took)
            return Ending(Outcome.APPLIED, sentence)
        if landed is Landed.CLOSED:
            return CLOSED
        missing = tuple(piece.text for piece in draft.missing)
        return self._propose(job, draft, reason_for(landed), missing)

    def _wait(self, job: Running, draft: Draft) -> Ending | None:
        if self.documents.get(job.snapshot.uri) is None:
            return CLOSED
        if job.replaces is not None and (old := self.drafts.take(job.replaces)):
            self.story.ended(old.job, _REPLACED)
        self.story.drafted(job, draft)
        if forgotten := self.drafts.keep(Waiting(job, draft)):
            self.story.ended(forgotten.job, _FORGOTTEN)
        return None

    def _propose(self, job: Running, draft: Draft, reason: str, missing: tuple[str, ...]) -> Ending:
        if self.documents.get(job.snapshot.uri) is None:
            return CLOSED
        proposal = self.proposals.add(NAMES[job.order.task], job, draft, reason, missing)
        self.client.say(types.MessageType.Warning, proposal.sentence())
        if self.announces_proposals():
            self.client.notify(
                "precis/proposal",
                {
                    "uri": job.snapshot.uri,
                    "proposal": proposal.number,
                    "text": proposal.text,
                    "reason": self.client.words(reason),
                    "missing": list(missing),
                },
            )
        return Ending(Outcome.PROPOSED, reason)


def placement_of(job: Running) -> Placement:
    """Where a job's text goes when nothing speaks against it."""
    settings: Settings = job.order.settings
    if settings.placement == "auto":
        return Placement.REPLACE if job.order.task is Task.EXPAND else Placement.BELOW
    return Placement(settings.placement)
