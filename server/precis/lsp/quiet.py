"""Keeps document text out of every log, at every level, whatever the environment asks for."""

from __future__ import annotations

import asyncio
import logging
import traceback
from typing import Any

from precis.text.said import Said

_LOGGER = logging.getLogger(__name__)


def silence_libraries() -> None:
    """Stop the libraries that write message bodies into their logs.

    pygls writes every body at INFO and a failing message's parameters at ERROR, so that none of
    its levels is safe; what fails is reported by `report` instead. websockets writes frames at
    DEBUG.
    """
    logging.getLogger("pygls").setLevel(logging.CRITICAL + 1)
    logging.getLogger("websockets").setLevel(logging.WARNING)


def silence_loop() -> None:
    """Stop the running event loop from describing its callbacks, arguments included."""
    loop = asyncio.get_running_loop()
    loop.set_debug(False)
    loop.set_exception_handler(_report_context)
    logging.getLogger("asyncio").setLevel(logging.ERROR)


def report(error: BaseException) -> None:
    """Log where an error was raised and its type; never its message, which may quote a document."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    _LOGGER.error("%s\n%s", type(error).__name__, frames)


def fault(error: Exception) -> str:
    """The sentence for an error that we did not foresee; its own message may quote a document."""
    return Said(
        "Précis met a fault of its own ({name}). The document was not changed. "
        "Run the command again; if it happens again, please report it.",
        name=type(error).__name__,
    )


def _report_context(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    error = context.get("exception")
    if isinstance(error, Exception):  # a task that was cancelled at the end is no error
        report(error)
