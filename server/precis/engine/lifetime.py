"""How long a host lives: the sessions that use it, when it last worked, and when it may end."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

# A window that restarts its server comes back within this many seconds.
_GRACE_SECONDS = 5.0


@dataclass
class Session:
    """One client: an editor's server or a command."""

    name: str
    process_id: int
    since: float
    connections: int = 0


@dataclass
class Lifetime:
    """Says when a host is over: idle for `idle_seconds`, told to stop, or left by its last client.

    The newest client's wishes count. `clock` is monotonic, in seconds.
    """

    idle_seconds: float = 900.0
    ends_with_last_client: bool = False
    clock: Callable[[], float] = time.monotonic
    sessions: dict[str, Session] = field(default_factory=dict)
    draining: bool = False
    _active: float = 0.0
    _seen_client: bool = False

    def __post_init__(self) -> None:
        self._active = self.clock()

    def touch(self) -> None:
        """Something was asked just now."""
        self._active = self.clock()

    def joined(self, identity: str, name: str, process_id: int) -> None:
        """A client opened a connection that it keeps for as long as it lives."""
        session = self.sessions.setdefault(identity, Session(name, process_id, self.clock()))
        session.connections += 1
        self._seen_client = True
        self.touch()

    def left(self, identity: str) -> None:
        """The connection closed: the client has ended, or it will open another one."""
        session = self.sessions.get(identity)
        if session is not None:
            session.connections -= 1
            if session.connections <= 0:
                del self.sessions[identity]
        self.touch()

    def is_over(self, working: bool) -> bool:
        """Whether the host may end now; never while it computes something."""
        if working:
            self.touch()
            return False
        if self.draining:
            return True
        quiet = self.clock() - self._active
        if self.ends_with_last_client and self._seen_client and not self.sessions:
            return quiet >= _GRACE_SECONDS
        return quiet >= self.idle_seconds

    def report(self) -> list[dict[str, Any]]:
        """The sessions, for `precis engine status`."""
        now = self.clock()
        return [
            {
                "session": identity,
                "name": session.name,
                "process_id": session.process_id,
                "seconds": round(now - session.since, 1),
            }
            for identity, session in self.sessions.items()
        ]
