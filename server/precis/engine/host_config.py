"""What an engine host serves: the part of the settings that needs a host of its own."""

from __future__ import annotations

from dataclasses import dataclass

from precis.engine.choice import model_of
from precis.settings import Settings


@dataclass(frozen=True)
class HostConfig:
    """One model with its memory; all else is per request. `threads` 0 takes those that are free."""

    model: str
    context: int
    parallel: int
    threads: int
    quantization: str = "auto"  # of the transformers engine, as is `device`
    device: str = "auto"
    adapters: str = ""  # of the user's own, as the setting has them

    @classmethod
    def of(cls, settings: Settings) -> HostConfig:
        """The configuration that these settings ask for."""
        return cls(
            model_of(settings),
            settings.context,
            settings.parallel,
            settings.threads,
            settings.quantization,
            settings.device,
            settings.adapters,
        )


@dataclass(frozen=True)
class Living:
    """How long a host stays when nobody asks it for anything, as its newest client wishes."""

    idle_seconds: float = 900.0
    ends_with_last_client: bool = False

    @classmethod
    def of(cls, settings: Settings) -> Living:
        """What these settings wish."""
        return cls(settings.idle_minutes * 60, settings.keep == "clients")
