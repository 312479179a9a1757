"""What an engine host serves: the part of the settings that needs a host of its own."""

from __future__ import annotations

from dataclasses import dataclass

from precis.settings import Settings


@dataclass(frozen=True)
class HostConfig:
    """One model with its memory; all else is per request. `threads` 0 takes those that are free."""

    model: str
    context: int
    parallel: int
    threads: int

    @classmethod
    def of(cls, settings: Settings) -> HostConfig:
        """The configuration that these settings ask for."""
        return cls(settings.model, settings.context, settings.parallel, settings.threads)
