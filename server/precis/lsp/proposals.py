"""The texts that found no certain place: kept in memory for their document until taken."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

from precis.lsp.documents import Snapshot
from precis.lsp.edits import Change, Landed, below, replacing
from precis.text.document import Span
from precis.text.remap import remap
from precis.text.said import Said

BELOW = Said("Insert the proposal below")
_MOST = 5
_SHOWN = 3


@dataclass(frozen=True)
class Proposal:
    """A text, the target it was written for, why it was not put there, and what it lacks."""

    number: int
    name: str
    text: str
    snapshot: Snapshot
    target: Span
    reason: str
    missing: tuple[str, ...] = ()

    def place(self, now: Snapshot) -> Span | None:
        """Where the target stands now, when it is unchanged."""
        return remap(self.target, self.snapshot.text, now.text)

    def inserted(self, now: Snapshot, cursor: int) -> Change:
        """The text below its target or, when that was changed, below the cursor's line."""
        target = self.place(now)
        return below(now.document, target.end if target else cursor, self.text)

    def replaced(self, now: Snapshot) -> Change | None:
        """The text in its target's place, when that is unchanged."""
        target = self.place(now)
        return replacing(now.document, target, self.text) if target else None

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
        Landed.UNANSWERED: Said("The editor did not answer whether it applied the edit."),
    }[landed]


def reason_for_missing(missing: tuple[str, ...]) -> str:
    """Why a text that lacks markup was not written over the one that has it."""
    shown = ", ".join(missing[:_SHOWN])
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
        text: str,
        snapshot: Snapshot,
        target: Span,
        reason: str,
        missing: tuple[str, ...] = (),
    ) -> Proposal:
        """Keep a text."""
        self._number += 1
        proposal = Proposal(self._number, name, text, snapshot, target, reason, missing)
        waiting = self._waiting.setdefault(unquote(snapshot.uri), [])
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
