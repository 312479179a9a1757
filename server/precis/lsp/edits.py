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
from precis.text.document import Document, Format, Span
from precis.text.formats.front_matter import indentation_at, scalar_around
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
    UNANSWERED = auto()  # the text may stand in the document or not
    UNSAFE = auto()  # the target is metadata that the text could break
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
    """A piece of a text and what stands in its place afterwards.

    The first `lead` code points of `text` are markup that was needed before what was written.
    """

    span: Span
    text: str
    lead: int = 0

    def applied(self, text: str) -> str:
        """The whole text after the change."""
        return text[: self.span.start] + self.text + text[self.span.end :]

    @property
    def written(self) -> Span:
        """Where what was written stands in the whole text afterwards."""
        return Span(self.span.start + self.lead, self.span.start + len(self.text))


# Told of a change that is in the document now: the version before it, and the target in that.
Applied = Callable[[Snapshot, Change, Span], None]


def placed(document: Document, target: Span, text: str, placement: Placement) -> Change | None:
    """The change that brings `text` to its place; None where it could break the front matter."""
    replaces = placement is Placement.REPLACE
    indentation: str | None = ""
    if document.format is Format.MARKDOWN:
        edited = target if replaces else Span(target.end, target.end)
        indentation = indentation_at(document.text, edited)
    if indentation is None:
        return _made_a_block(document, target, text) if replaces else None
    if replaces:
        return replacing(document, target, text, indentation)
    return below(document, target.end, text, indentation)


def _made_a_block(document: Document, target: Span, text: str) -> Change | None:
    """The change that puts `text` as a block in the place of the value that the target is."""
    value = scalar_around(document.text, target)
    if value is None:
        return None
    indentation = "  "
    lead = f"|{document.eol}{indentation}"
    return Change(value, lead + _with_eol(text, document.eol, indentation), len(lead))


def replacing(document: Document, target: Span, text: str, indentation: str = "") -> Change:
    """The change that puts `text` in the target's place."""
    before = document.text[: target.start]
    line = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
    first = indentation[len(line) :] if not line.strip() else ""
    return Change(target, first + _with_eol(text, document.eol, indentation))


def below(document: Document, offset: int, text: str, indentation: str = "") -> Change:
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
    lines = indentation + _with_eol(text, eol, indentation)
    return Change(Span(end, end), before + lines + (eol if follows else ""))


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
        return reply if arrived(documents, now, change) else _unseen(client, documents, now, change)
    if reply is not Reply.REFUSED and arrived(documents, now, change):
        # Some editors apply edits and never say so, or go wrong later; the text itself tells.
        return Reply.APPLIED
    return reply


def _unseen(client: Client, documents: Documents, now: Snapshot, change: Change) -> Reply:
    """What became of an edit that the editor says it applied, while its text did not come.

    Neovim drops an edit of an older version and says so to its user only.
    """
    newest = documents.get(now.uri)
    if newest is None or newest.number == now.number:
        return Reply.APPLIED  # nothing speaks against it
    target = change.span.of(now.text)
    stands = bool(target) and remap(change.span, now.text, newest.text) is not None
    # Only where nothing but a lost edit leaves the target as it was, and where the version keeps
    # one that comes late from being applied besides, may it be sent again.
    if stands and target not in change.text and client.versions_edits:
        return Reply.REFUSED
    return Reply.UNANSWERED


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
        change = placed(now.document, target, delivery.text, delivery.placement)
        if change is None:
            return Landed.UNSAFE
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


def arrived(documents: Documents, before: Snapshot, change: Change) -> bool:
    """Whether the document holds what the change put there, whatever was typed beside it."""
    after = documents.get(before.uri)
    if after is None or after.number == before.number:
        return False
    if after.text == change.applied(before.text):
        return True
    # An editor may write line ends in its own way.
    then, now, new = (_BREAK.sub("\n", text) for text in (before.text, after.text, change.text))
    old = _BREAK.sub("\n", change.span.of(before.text))
    if new == old:
        return True
    if new in old:  # it stood there before, so only what went tells
        return new in now and now.count(old) < then.count(old)
    return now.count(new.strip()) > then.count(new.strip())


def _with_eol(text: str, eol: str, indentation: str = "") -> str:
    first, *more = _BREAK.split(text.strip())
    return eol.join((first, *(indentation + line if line.strip() else line for line in more)))


def _blank_line_at(text: str, offset: int) -> bool:
    found = _BREAK.search(text, offset)
    return not text[offset : found.start() if found else len(text)].strip()
