"""precis.proposal: puts a waiting proposal where its user wants it, or discards it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from lsprotocol import types

from precis.errors import InputError
from precis.lsp.arguments import ProposalOrder
from precis.lsp.client import Client, Reply
from precis.lsp.documents import Documents, Snapshot
from precis.lsp.edits import Change, send
from precis.lsp.jobs import Running
from precis.lsp.proposals import Proposal, Proposals
from precis.text.document import Span
from precis.text.said import Said
from precis.writing.job import Draft

_GONE = Said("This proposal is no longer there. Run the command again.")
_CHANGED = Said(
    "The text that the proposal was written for has changed, so it cannot be replaced. "
    "Insert the proposal below instead."
)
_METADATA = Said(
    "The proposal could break the front matter here. "
    "Put the cursor where the text of the document stands, and insert it there."
)
_KEPT = Said("The editor did not confirm the edit. The proposal is kept; try again.")
_UNCERTAIN = Said(
    "It is not certain that the editor applied the edit. The proposal is kept; "
    "discard it when the text is there."
)


@dataclass(frozen=True)
class Taking:
    """What taking a proposal needs."""

    client: Client
    documents: Documents
    proposals: Proposals
    landed: Callable[[Running, Draft, Snapshot, Change, Span], None]
    in_background: Callable[[Coroutine[Any, Any, None]], None]

    def take(self, order: ProposalOrder, now: Snapshot) -> dict[str, Any]:
        """Do what the order says, in the background. Raises InputError."""
        proposal = self.proposals.find(order.uri, order.number)
        if proposal is None:
            raise InputError(_GONE)
        if order.action == "discard":
            self.proposals.discard(order.uri, proposal)
            return {"accepted": True}
        if order.action == "replace" and proposal.place(now) is None:
            raise InputError(_CHANGED)
        cursor = now.positions.offset(order.range.end) if order.range else len(now.text)
        if order.action != "replace" and proposal.inserted(now, cursor) is None:
            raise InputError(_METADATA)
        self.in_background(self._put(proposal, order.action == "replace", cursor))
        return {"accepted": True}

    async def _put(self, proposal: Proposal, replaces: bool, cursor: int) -> None:
        """Put a proposal into its document; it is kept until that has worked."""
        uri = proposal.snapshot.uri
        reply = Reply.FAILED
        async with self.documents.editing(uri):
            if now := self.documents.get(uri):
                change = proposal.replaced(now) if replaces else proposal.inserted(now, cursor)
                if change is not None:
                    reply = await send(self.client, self.documents, now, change, proposal.name)
                if reply is Reply.APPLIED and change is not None:
                    self.landed(proposal.job, proposal.draft, now, change, proposal.origin(now))
        if reply is Reply.APPLIED:
            self.proposals.discard(uri, proposal)
        else:
            uncertain = reply is Reply.UNANSWERED
            self.client.say(types.MessageType.Warning, _UNCERTAIN if uncertain else _KEPT)
