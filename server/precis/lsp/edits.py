"""The one edit of a job: where the text goes in the current document, and how it gets there."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from lsprotocol import types

from precis.lsp.client import Client, Reply
from precis.lsp.documents import Documents, Snapshot
from precis.text.document import Document, Span
from precis.text.remap import remap

_ATTEMPTS = 3
_BREAK = re.compile(r"\r\n|\n|\r")


class Placement(Enum):
    """Where the new text goes."""

    REPLACE = "replace"
    BELOW = "insertBelow"


class Landed(Enum):
    """What became of a text that was to land in a document."""

    APPLIED = auto()
    TOUCHED = auto()  # the target was edited, so the text has no certain place
    REFUSED = auto()  # the editor would not apply the edit
    UNANSWERED = auto()  # the editor did not say whether it applied the edit
    CLOSED = auto()


@dataclass(frozen=True)
class Delivery:
    """A text and the target, in the version of the document that it was written for."""

    snapshot: Snapshot
    target: Span
    text: str
    placement: Placement
    label: str


@dataclass(frozen=True)
class Change:
    """A piece of a text and what stands in its place afterwards."""

    span: Span
    text: str

    def applied(self, text: str) -> str:
        """The whole text after the change."""
        return text[: self.span.start] + self.text + text[self.span.end :]


# Told of a change that is in the document now: the version before it, and the target in that.
Applied = Callable[[Snapshot, Change, Span], None]


def replacing(document: Document, target: Span, text: str) -> Change:
    """The change that puts `text` in the target's place."""
    return Change(target, _with_eol(text, document.eol))


def below(document: Document, offset: int, text: str) -> Change:
    """The change that inserts `text` as a paragraph of its own below the line of `offset`."""
    found = _BREAK.search(document.text, offset)
    end = found.start() if found else len(document.text)
    line_start = max(document.text.rfind("\n", 0, end), document.text.rfind("\r", 0, end)) + 1
    eol = document.eol
    before = eol if not document.text[line_start:end].strip() else eol * 2
    if end == 0:
        before = ""
    # A paragraph that follows at once would run into the inserted one.
    follows = found is not None and not _blank_line_at(document.text, found.end())
    return Change(Span(end, end), before + _with_eol(text, eol) + (eol if follows else ""))


def workspace_edit(client: Client, now: Snapshot, change: Change) -> types.WorkspaceEdit:
    """The edit of one change, with the document's version where the client understands it."""
    edit = types.TextEdit(now.positions.range(change.span), change.text)
    if not client.versions_edits:
        return types.WorkspaceEdit(changes={now.uri: [edit]})
    document = types.OptionalVersionedTextDocumentIdentifier(uri=now.uri, version=now.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, [edit])])


async def send(
    client: Client, documents: Documents, now: Snapshot, change: Change, label: str
) -> Reply:
    """Send one change as an edit, and wait until its text has come back to us.

    The caller holds the document's `editing` lock: an edit computed from a text that lacks the
    edit before it would land at a wrong place in an editor that knows no versions.
    """
    reply = await client.apply(workspace_edit(client, now, change), label)
    if reply is Reply.APPLIED:
        until = time.monotonic() + client.patience.newer_text
        while not arrived(documents, now, change) and (left := until - time.monotonic()) > 0:
            newest = documents.get(now.uri)
            if newest is None:
                break
            await documents.newer(newest, left)
    elif reply is not Reply.REFUSED and arrived(documents, now, change):
        # Some editors apply edits and never say so, or go wrong later; the text itself tells.
        return Reply.APPLIED
    return reply


async def deliver(
    client: Client, documents: Documents, delivery: Delivery, applied: Applied
) -> Landed:
    """Apply the text to the document as it is now; never over anything typed meanwhile."""
    async with documents.editing(delivery.snapshot.uri):
        return await _deliver(client, documents, delivery, applied)


async def _deliver(
    client: Client, documents: Documents, delivery: Delivery, applied: Applied
) -> Landed:
    uri = delivery.snapshot.uri
    for _ in range(_ATTEMPTS):
        now = documents.get(uri)
        if now is None:
            return Landed.CLOSED
        target = remap(delivery.target, delivery.snapshot.text, now.text)
        if target is None:
            return Landed.TOUCHED
        change = _change(delivery, now.document, target)
        reply = await send(client, documents, now, change, delivery.label)
        if reply is Reply.APPLIED:
            applied(now, change, target)
            return Landed.APPLIED
        if reply is Reply.UNANSWERED:
            return Landed.UNANSWERED
        if reply is Reply.FAILED and not client.applies_edits:
            return Landed.REFUSED
        # Refused, because the user types: a newer text is on its way to us. Emacs' eglot answers
        # an edit of an older version with an error; one that errs at the same text errs again.
        await documents.newer(now, client.patience.newer_text)
        if reply is Reply.FAILED and documents.get(uri) is now:
            return Landed.REFUSED
        if reply is Reply.FAILED and arrived(documents, now, change):
            applied(now, change, target)
            return Landed.APPLIED
    return Landed.REFUSED


def _change(delivery: Delivery, document: Document, target: Span) -> Change:
    if delivery.placement is Placement.REPLACE:
        return replacing(document, target, delivery.text)
    return below(document, target.end, delivery.text)


def arrived(documents: Documents, before: Snapshot, change: Change) -> bool:
    """Whether the document holds the change's text once more than before."""
    after = documents.get(before.uri)
    if after is None or after.number == before.number:
        return False
    return after.text.count(change.text) > before.text.count(change.text)


def _with_eol(text: str, eol: str) -> str:
    return _BREAK.sub(lambda _: eol, text.strip())


def _blank_line_at(text: str, offset: int) -> bool:
    found = _BREAK.search(text, offset)
    return not text[offset : found.start() if found else len(text)].strip()
