"""The user's own default model, as `precis model use` remembers it."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_config_path

from precis.engine.catalog import EMBEDDED
from precis.errors import SettingsError
from precis.settings import Settings


def chosen_model() -> str | None:
    """The model that takes the place of the setting's default; None while none is chosen."""
    try:
        return _file().read_text("utf-8").strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def model_of(settings: Settings) -> str:
    """The model that settings ask for: their own, else the chosen one, else the embedded one."""
    return settings.model or chosen_model() or EMBEDDED.id


def choose(model: str | None) -> None:
    """Remember a model; None forgets it. Raises SettingsError when the file cannot be written."""
    path = _file()
    try:
        if model is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{model}\n", "utf-8")
    except OSError as error:
        raise SettingsError(f"{path} cannot be written: {error.strerror}.") from error


def _file() -> Path:
    return user_config_path("precis") / "model"
