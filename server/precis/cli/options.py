"""From the command line's options to settings, an engine, and examples."""

from __future__ import annotations

import argparse
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from precis.engine.base import Engine
from precis.engine.connect import connect
from precis.errors import SettingsError
from precis.settings import Settings, parse

_PASSAGES = "expand.passages"
_KEYS = {
    "model": "model",
    "context": "engine.context",
    "threads": "engine.threads",
    "language": "language",
    "strategy": "summarize.strategy",
    "style": "summarize.style",
    "instruction": "summarize.instruction",
    "examples": "examples",
    "title": "title",
    "field": "field",
    "max_tokens": "maxTokens",
    "seed": "seed",
    "url": "engine.url",
    "remote_model": "engine.remoteModel",
    "unsupported": "expand.unsupported",
    "passages": _PASSAGES,
}


def settings_of(options: argparse.Namespace) -> Settings:
    """The settings that the options ask for. Raises SettingsError for a value out of range."""
    given = {key: getattr(options, name, None) for name, key in _KEYS.items()}
    # Zero means that nothing was said, but for the passages: there it means none.
    said = {key: value for key, value in given.items() if value}
    if (passages := given[_PASSAGES]) is not None:
        said[_PASSAGES] = passages
    name, own, _ = (adapter := getattr(options, "adapter", "")).partition("=")
    if name:
        said["adapter"] = name
    if own:
        said["engine.adapters"] = adapter
    settings, warnings = parse(said)
    if warnings:
        raise SettingsError(" ".join(warnings))
    return settings


@asynccontextmanager
async def engine_for(settings: Settings) -> AsyncIterator[Engine]:
    """The engine for one command; a host stays for the next one, until it has been idle."""
    engine = connect(settings, "command line")
    try:
        yield engine
    finally:
        await engine.close()
