"""The one place that chooses an engine: this user's host, or a server of the user's own."""

from __future__ import annotations

from precis.engine.base import Engine
from precis.settings import Settings


def connect(settings: Settings, name: str) -> Engine:
    """The engine that the settings ask for; nothing is started or sent before its first call.

    `name` is how the client is called in `precis engine status`.
    """
    if settings.url:
        from precis.engine.remote import RemoteEngine
        from precis.engine.remote_server import api_key

        return RemoteEngine(
            settings.url,
            settings.remote_model,
            api_key(settings),
            settings.context,
            parallel=settings.parallel,
        )
    from precis.engine.client import HostClient
    from precis.engine.host_config import HostConfig, Living

    return HostClient(HostConfig.of(settings), Living.of(settings), name)


def warning(engine: Engine) -> str:
    """What the user should know before text goes to this engine; empty when all is well."""
    from precis.engine.remote import RemoteEngine

    return engine.warning() if isinstance(engine, RemoteEngine) else ""
