"""A server over standard input and output whose engine is the fake one; set by its environment.

FAKE_ANSWER is what the engine writes, FAKE_DELAY its seconds for each word. FAKE_LOG sends
every log record of every library to standard error. `test/modules` tells what is imported.
"""

from __future__ import annotations

import logging
import os
import sys
from typing import Any

from precis.engine.fake import FakeEngine, echo
from precis.lsp.server import create_server, serve
from precis.settings import Settings


def engine(_: Settings) -> FakeEngine:
    """The engine that the environment asks for."""
    answer = os.environ.get("FAKE_ANSWER")
    return FakeEngine(
        answer=(lambda _: answer) if answer else echo,
        delay=float(os.environ.get("FAKE_DELAY", "0")),
    )


def main() -> None:
    """Serve one editor."""
    if os.environ.get("FAKE_LOG"):
        logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
    server = create_server(engine)

    @server.feature("test/modules")
    def modules(_: Any) -> list[str]:
        return sorted(sys.modules)

    @server.feature("test/fault")
    def fault(params: Any) -> None:
        raise ValueError(f"a fault that quotes {params}")

    serve(server=server)


if __name__ == "__main__":
    main()
