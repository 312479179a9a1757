"""The texts that found no certain place: kept in memory for their document until taken."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten
from urllib.parse import unquote

from precis.lsp.documents import Snapshot
from precis.lsp.edits import Change, Landed, Placement, placed
from precis.lsp.jobs import Running
from precis.text.document import Span
from precis.text.remap import Hull, remap
from precis.text.said import Said
from precis.writing.job import Draft

BELOW = Said("Insert the proposal below")
_MOST = 5
_SHOWN, _WIDE = 3, 60  # pieces of markup in a message, and how wide each


@dataclass(frozen=True)
class Proposal:
    """A draft, the job that wrote it for its target, why it was not put there, what it lacks."""

    number: int
    name: str
    job: Running
    draft: Draft
    reason: str
    missing: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What is proposed."""
        return self.draft.text

    @property
    def snapshot(self) -> Snapshot:
        """The version of the document that it was written for."""
        return self.job.snapshot

    def place(self, now: Snapshot) -> Span | None:
        """Where the target stands now, when it is unchanged and can hold the text."""
        found = remap(self.job.target, self.snapshot.text, now.text)
        if found is None or placed(now.document, found, self.text, Placement.REPLACE) is None:
            return None
        return found

    def origin(self, now: Snapshot) -> Span:
        """Where the text stands now that it was written from; all there is when that is gone."""
        before, target = self.snapshot.text, self.job.target
        found = remap(target, before, now.text) or Hull.of(before, now.text).holding(target)
        return found or Span(0, len(now.text))

    def inserted(self, now: Snapshot, cursor: int) -> Change | None:
        """The text below its target or, when that was changed, below the cursor's line.

        None where it could break the front matter.
        """
        at = self.place(now) or Span(cursor, cursor)
        return placed(now.document, at, self.text, Placement.BELOW)

    def replaced(self, now: Snapshot) -> Change | None:
        """The text in its target's place, when that is unchanged and can hold it."""
        target = self.place(now)
        return placed(now.document, target, self.text, Placement.REPLACE) if target else None

    def sentence(self) -> str:
        """What the user is told about it."""
        return Said(
            "{reason} The text is kept as a proposal: take it with a code action "
            "(“Précis: {action}”) in this document.",
            reason=self.reason,
            action=BELOW,
        )


def reason_for(landed: Landed) -> str:
    """Why a text did not land, in one sentence."""
    return {
        Landed.TOUCHED: Said(
            "You edited the text while it was being rewritten, so nothing was changed."
        ),
        Landed.REFUSED: Said("The editor did not apply the edit, so nothing was changed."),
        Landed.UNANSWERED: Said("It is not certain that the editor applied the edit."),
        Landed.UNSAFE: Said(
            "In the front matter only a block (`abstract: |`) can hold any text, "
            "so nothing was changed."
        ),
    }[landed]


def reason_for_missing(missing: tuple[str, ...]) -> str:
    """Why a text that lacks markup was not written over the one that has it."""
    shown = ", ".join(shorten(one, _WIDE, placeholder=" …") for one in missing[:_SHOWN])
    more = len(missing) - _SHOWN
    if more > 0:
        shown = Said("{shown} and {more} more", shown=shown, more=more)
    return Said("The new text lacks {shown}, so nothing was replaced.", shown=shown)


class Proposals:
    """The proposals that wait, by document; the oldest gives way when there are too many."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[Proposal]] = {}
        self._number = 0

    def add(
        self,
        name: str,
        job: Running,
        draft: Draft,
        reason: str,
        missing: tuple[str, ...] = (),
    ) -> Proposal:
        """Keep a text."""
        self._number += 1
        proposal = Proposal(self._number, name, job, draft, reason, missing)
        waiting = self._waiting.setdefault(unquote(job.snapshot.uri), [])
        waiting.append(proposal)
        del waiting[:-_MOST]
        return proposal

    def of(self, uri: str) -> tuple[Proposal, ...]:
        """The proposals of a document, the newest first."""
        return tuple(reversed(self._waiting.get(unquote(uri), ())))

    def find(self, uri: str, number: int | None) -> Proposal | None:
        """One proposal of a document; the newest when no number is given."""
        waiting = self.of(uri)
        return next((one for one in waiting if number is None or one.number == number), None)

    def discard(self, uri: str, proposal: Proposal) -> None:
        """Forget a proposal."""
        waiting = self._waiting.get(unquote(uri), [])
        if proposal in waiting:
            waiting.remove(proposal)

    def forget(self, uri: str) -> None:
        """Forget the proposals of a document that was closed."""
        self._waiting.pop(unquote(uri), None)
