"""What a user does with the draft of a preview: accept it, reject it, or ask for another one."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, fields, replace
from typing import Any

from precis.errors import InputError
from precis.lsp.arguments import Length, Order
from precis.lsp.documents import Documents, Snapshot
from precis.lsp.drafts import Drafts, Waiting
from precis.lsp.jobs import Jobs, Running
from precis.lsp.landing import CLOSED, Landing
from precis.lsp.story import Ending, Outcome
from precis.settings import Settings
from precis.text.document import Span
from precis.text.remap import remap
from precis.text.said import Said

_REJECTED = Ending(Outcome.REJECTED, Said("The draft was rejected; the document was not changed."))
_GONE = Said("This draft is no longer there. Run the command again.")
_ALREADY = Said("Another version is being written already. Wait, or cancel it.")
_CHANGED = Said("The text of this draft has changed. Run the command again.")
# How much longer or shorter another version is asked to be.
_FACTORS = {Length.SHORTER: 0.6, Length.LONGER: 1.6}
_MOST_SEED = 2**32

Start = Callable[[Order, Snapshot, Span, int | None], Running]


@dataclass(frozen=True)
class Previews:
    """The drafts of one client, and how they leave."""

    documents: Documents
    drafts: Drafts
    jobs: Jobs
    landing: Landing
    start: Start
    in_background: Callable[[Coroutine[Any, Any, None]], None]
    offers: Callable[[Running], None]

    def accept(self, number: int) -> None:
        """Put a draft into its document, at its place as that is now. Raises InputError."""
        waiting = self.drafts.take(number)
        if waiting is None:
            raise InputError(_GONE)
        self.in_background(self._put(waiting))

    def reject(self, number: int) -> None:
        """Drop a draft, or stop the job that still writes it. Raises InputError."""
        if self.jobs.cancel(lambda job: job.number == number):
            return
        waiting = self.drafts.take(number)
        if waiting is None:
            raise InputError(_GONE)
        self.landing.story.ended(waiting.job, _REJECTED)

    def regenerate(self, number: int, length: Length, settings: Settings) -> Running:
        """Write another version with the engine of these settings, which are the newest.

        The draft waits until that is ready. Raises InputError.
        """
        waiting = self.drafts.find(number)
        if waiting is None:
            raise InputError(_GONE)
        if any(job.replaces == number for job in self.jobs.all()):
            raise InputError(_ALREADY)
        old = waiting.job
        now = self.documents.get(old.snapshot.uri)
        target = remap(old.target, old.snapshot.text, now.text) if now else None
        if now is None or target is None:
            raise InputError(_CHANGED)
        again = on_engine_of(settings, old.order.settings)
        order = replace(
            old.order,
            settings=replace(again, seed=(again.seed + 1) % _MOST_SEED),
            words=_wanted(length, old.order.words, len(waiting.draft.text.split())),
            variant=old.order.variant + 1,
        )
        return self.start(order, now, target, number)

    def closed(self, uri: str) -> None:
        """A document was closed: its drafts have nowhere to go."""
        for waiting in self.drafts.take_all(uri):
            self.landing.story.ended(waiting.job, CLOSED)

    async def _put(self, waiting: Waiting) -> None:
        ending = await self.landing.put(waiting.job, waiting.draft)
        self.landing.story.ended(waiting.job, ending)
        if waiting.job.offer is not None:
            self.offers(waiting.job)


def on_engine_of(newest: Settings, ordered: Settings) -> Settings:
    """What was ordered before, to be written where and by which model its user wants it now.

    So that no text goes to a server that was switched off since.
    """
    keys = {one.name: str(one.metadata["key"]) for one in fields(Settings)}
    engine = [
        name
        for name, key in keys.items()
        if key.startswith("engine.") or key in ("model", "adapter")
    ]
    return replace(ordered, **{name: getattr(newest, name) for name in engine})


def _wanted(length: Length, before: int, words: int) -> int:
    """The words wanted of another version of a draft that has so many; as before when the same."""
    return round(words * _FACTORS[length]) if length in _FACTORS else before
