"""What is known of one document that was checked: its regions, its findings and what we wrote."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from precis.lsp.asking import Asked
from precis.lsp.documents import Snapshot
from precis.lsp.findings import Flagged, moved
from precis.lsp.sources import Region, region_moved
from precis.text.document import Span

_MOST_REGIONS = 20
_KEPT_VERSIONS = 8


@dataclass(eq=False)
class Page:
    """What is known of one document, at places of `snapshot`, which is its newest text.

    `regions` were written by us or checked, the newest last; `shown` says whether the editor
    shows findings of ours, and `publishing` is set while it is about to be told. `judging` are
    the regions that the model is being asked about. `wrote` are the texts that we put into it, the
    newest last, and `earlier` what was unproven in some versions before, by their numbers.
    """

    snapshot: Snapshot
    regions: tuple[Region, ...] = ()
    judging: dict[Asked, Region] = field(default_factory=dict)
    found: tuple[Flagged, ...] = ()
    shown: bool = False
    publishing: asyncio.TimerHandle | None = None
    wrote: tuple[str, ...] = ()
    earlier: tuple[tuple[int, tuple[Span, ...]], ...] = ()

    def region_at(self, cursor: int | None) -> Region | None:
        """The region around a place, or the newest one."""
        for region in reversed(self.regions):
            if cursor is None or region.span.start <= cursor <= region.span.end:
                return region
        return None

    def finding(self, number: int) -> Flagged | None:
        """The finding of that number, if it is still there."""
        return next((one for one in self.found if one.number == number), None)

    def unproven(self, found: tuple[Flagged, ...]) -> tuple[Span, ...]:
        """Where the sentences of some findings stand that are ours, word for word."""
        return tuple(
            one.span for one in found if any(_words(one.sentence) in text for text in self.wrote)
        )

    def follow(self, now: Snapshot) -> None:
        """The document has this text by now: everything moves with it, or goes."""
        old, new = self.snapshot.text, now.text
        version = (self.snapshot.number, self.unproven(self.found))
        self.earlier = (*self.earlier, version)[-_KEPT_VERSIONS:]
        self.snapshot = now
        self.regions = tuple(one for r in self.regions if (one := region_moved(r, old, new)))
        self.found = moved(self.found, old, new)
        for asked, region in list(self.judging.items()):
            place = region_moved(region, old, new)
            if place is None or place.span.of(new) != region.span.of(old):
                asked.cancel()  # its sentences are others now
                del self.judging[asked]
            else:
                self.judging[asked] = place

    def add(self, region: Region, wrote: str) -> None:
        """Note a region, in the place of those that it overlaps, and what we `wrote` there."""
        others = [one for one in self.regions if not one.span.overlaps(region.span)]
        self.regions = (*others, region)[-_MOST_REGIONS:]
        if wrote:
            self.wrote = (*self.wrote, _words(wrote))[-_MOST_REGIONS:]

    def take(
        self,
        before: Snapshot,
        region: Region,
        found: tuple[Flagged, ...],
        number: Callable[[], int],
    ) -> bool:
        """Put what was found in `before` in the place of what stood in its region.

        A finding that is the same as one that was there keeps its number, others get a new one.
        False if the region is no longer there.
        """
        placed = region_moved(region, before.text, self.snapshot.text)
        if placed is None:
            return False
        numbered = [
            self._numbered(one, number) for one in moved(found, before.text, self.snapshot.text)
        ]
        others = [one for one in self.found if not one.span.overlaps(placed.span)]
        self.found = tuple(sorted((*others, *numbered), key=lambda one: one.span))
        return True

    def _numbered(self, found: Flagged, number: Callable[[], int]) -> Flagged:
        for old in self.found:
            if old.span == found.span and _shown(old) == _shown(found):
                return replace(found, number=old.number, explained=old.explained)
        return replace(found, number=number())


def _words(text: str) -> str:
    """A text whatever its white space: editors break lines anew."""
    return " ".join(text.split())


def _shown(found: Flagged) -> list[tuple[str, str]]:
    """What a finding says, as far as its user knows."""
    return [(ground.kind.value, ground.text) for ground in found.grounds]
