"""What an engine host serves: the part of the settings that needs a host of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from precis.engine.adapters import named
from precis.engine.catalog import CATALOG
from precis.engine.choice import model_of
from precis.errors import SettingsError
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
    adapters: str = ""  # of the user's own, written like the setting

    @classmethod
    def of(cls, settings: Settings) -> HostConfig:
        """The configuration that these settings ask for, its paths absolute.

        The host starts in another folder, and one relative path means a file in each folder.
        """
        return cls(
            _absolute_model(model_of(settings)),
            settings.context,
            settings.parallel,
            settings.threads,
            settings.quantization,
            settings.device,
            _absolute_adapters(settings.adapters),
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


def _absolute_model(model: str) -> str:
    """A name stays, as the catalogue takes it: it goes before a folder that is called so."""
    if any(model == entry.id for entry in CATALOG):
        return model
    path = Path(model).expanduser()
    is_path = path.suffix == ".gguf" or (path / "config.json").is_file()
    return str(path.absolute()) if is_path else model


def _absolute_adapters(setting: str) -> str:
    try:
        pairs = named(setting)
    except SettingsError:
        return setting  # whoever loads the adapters says what is wrong with it
    return ", ".join(f"{name}={path.absolute()}" for name, path in pairs)
