"""The drafts of previews: finished texts that wait for their user to accept or reject them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

from precis.lsp.jobs import Running
from precis.writing.job import Draft

# A draft holds its document's text as it was; nobody has more than a few previews open.
_MOST = 8


@dataclass(frozen=True)
class Waiting:
    """A finished text and the job that wrote it, by whose number it is known."""

    job: Running
    draft: Draft


class Drafts:
    """The drafts that wait; the oldest gives way when there are too many."""

    def __init__(self) -> None:
        self._waiting: dict[int, Waiting] = {}

    def keep(self, waiting: Waiting) -> Waiting | None:
        """Keep a draft; the one that gave way to it, if any."""
        self._waiting[waiting.job.number] = waiting
        return self.take(next(iter(self._waiting))) if len(self._waiting) > _MOST else None

    def find(self, number: int) -> Waiting | None:
        """The draft of a job."""
        return self._waiting.get(number)

    def take(self, number: int) -> Waiting | None:
        """The draft of a job, which does not wait any longer."""
        return self._waiting.pop(number, None)

    def take_all(self, uri: str) -> list[Waiting]:
        """All drafts for a document, which do not wait any longer."""
        found = [
            one for one in self._waiting.values() if unquote(one.job.snapshot.uri) == unquote(uri)
        ]
        for one in found:
            self._waiting.pop(one.job.number)
        return found

    def all(self) -> tuple[Waiting, ...]:
        """The drafts that wait, the oldest first."""
        return tuple(self._waiting.values())
