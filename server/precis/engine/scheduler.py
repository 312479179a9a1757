"""Who computes next: requests of many sessions on few slots, fairly, with shared prefixes kept."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from precis.engine.base import Priority

# A prefix of fewer tokens is computed again sooner than its slot becomes free: at the
# catalogue's 451 tokens/s it takes about half a second, a reply of 100 tokens longer.
SHARED_TOKENS = 256


@dataclass
class Slot:
    """One place to compute in. `tokens` are those whose KV it holds, `key` what they belong to."""

    number: int
    key: str = ""
    tokens: Sequence[int] = ()
    ticket: Ticket | None = None
    last_used: int = 0

    def shared(self, ticket: Ticket) -> int:
        """Tokens of a prompt that this slot need not compute again."""
        return common_prefix(self.tokens, ticket.prompt) if self.key == ticket.key else 0


@dataclass
class Ticket:
    """One request in the queue or at work."""

    session: str
    priority: Priority
    key: str
    prompt: Sequence[int]
    arrival: int
    granted: asyncio.Future[Slot]
    preempted: bool = False  # sent back to the queue
    reading: bool = True  # still in its prefill, so that stopping it loses nothing


def common_prefix(first: Sequence[int], second: Sequence[int]) -> int:
    """Tokens that two sequences share from their beginning."""
    length = min(len(first), len(second))
    if first[:length] == second[:length]:
        return length
    low, high = 0, length
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if first[low:middle] == second[low:middle] else (low, middle)
    return low if first[:low] == second[:low] else 0


class Scheduler:
    """Grants slots: interactive before batch, then the session that has had the fewest tokens.

    A request whose prompt shares a long prefix with a busy slot waits for that slot instead of
    computing the prefix again in another one. One slot is kept free of batch work, and an
    interactive request that finds none free stops a batch request that is still reading its
    prompt: what it has read stays in its slot.
    """

    def __init__(self, slots: int) -> None:
        self.slots = [Slot(number) for number in range(slots)]
        self._waiting: list[Ticket] = []
        self._served: defaultdict[str, int] = defaultdict(int)
        self._clock = count(1)

    @property
    def waiting(self) -> int:
        """Requests in the queue."""
        return len(self._waiting)

    @property
    def running(self) -> int:
        """Requests at work."""
        return sum(slot.ticket is not None for slot in self.slots)

    def sessions(self) -> dict[str, int]:
        """Tokens served so far, by session."""
        return dict(self._served)

    def served(self, session: str, tokens: int) -> None:
        """Count tokens that a session was given, read and written alike."""
        self._served[session] += tokens

    async def acquire(
        self, session: str, priority: Priority, key: str, prompt: Sequence[int]
    ) -> tuple[Slot, Ticket]:
        """Wait for a slot of one's own; whoever gets one must `release` it."""
        if session not in self._served:
            # A newcomer starts level with the others: else it would hold them up until it has
            # had as much as they had all day.
            self._served[session] = min(self._active_served(), default=0)
        future: asyncio.Future[Slot] = asyncio.get_running_loop().create_future()
        ticket = Ticket(session, priority, key, prompt, next(self._clock), future)
        self._waiting.append(ticket)
        self._grant()
        try:
            return await future, ticket
        except asyncio.CancelledError:
            if future.done() and not future.cancelled():
                self.release(future.result())
            else:
                self._waiting.remove(ticket)
            raise

    def release(self, slot: Slot) -> None:
        """Give a slot back; what it holds stays in it for a request that shares it."""
        slot.ticket = None
        slot.last_used = next(self._clock)
        self._grant()

    def _active_served(self) -> Iterator[int]:
        busy = {slot.ticket.session for slot in self.slots if slot.ticket}
        for session in busy | {ticket.session for ticket in self._waiting}:
            if session in self._served:
                yield self._served[session]

    def _grant(self) -> None:
        """Give out what is free, in the order of rights; then see what must make way."""
        self._waiting.sort(key=lambda one: (one.priority, self._load(one.session), one.arrival))
        for ticket in list(self._waiting):
            if (slot := self._place(ticket)) is not None:
                self._waiting.remove(ticket)
                slot.ticket = ticket
                ticket.granted.set_result(slot)
        first = next((t for t in self._waiting if t.priority is Priority.INTERACTIVE), None)
        if first is not None and not self._awaits_prefix(first):
            self._preempt()

    def _load(self, session: str) -> tuple[int, int]:
        """Requests at work and tokens had, of a session: the one with less goes first."""
        running = sum(slot.ticket.session == session for slot in self.slots if slot.ticket)
        return running, self._served[session]

    def _place(self, ticket: Ticket) -> Slot | None:
        if self._awaits_prefix(ticket):
            return None
        free = [slot for slot in self.slots if slot.ticket is None]
        reserved = len(self.slots) > 1 and ticket.priority is Priority.BATCH
        if len(free) <= int(reserved):
            return None
        return max(free, key=lambda slot: (slot.shared(ticket), -slot.last_used))

    def _awaits_prefix(self, ticket: Ticket) -> bool:
        """Whether a busy slot holds so much of the prompt that waiting for it is quicker."""
        busy = max((s.shared(ticket) for s in self.slots if s.ticket), default=0)
        free = max((s.shared(ticket) for s in self.slots if not s.ticket), default=0)
        return busy - free >= SHARED_TOKENS and busy * 2 >= len(ticket.prompt)

    def _preempt(self) -> None:
        """Ask one batch request that is still reading to give its slot up."""
        if any(slot.ticket and slot.ticket.preempted for slot in self.slots):
            return
        for slot in self.slots:
            batch = slot.ticket
            if batch and batch.priority is Priority.BATCH and batch.reading:
                batch.preempted = True
                return
