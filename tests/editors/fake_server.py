"""The tests' `precis serve`: the real server, with an engine that is told what to write.

FAKE_ENGINE is a folder: `answer` in it is what the engine writes; as long as `hold` is there it
gets no further than three words; `process` gets the number of its process: killed, the engine is
gone.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path

from precis.engine.base import Event, Piece, Request
from precis.engine.fake import FakeEngine
from precis.errors import EngineGone
from precis.lsp.server import create_server, serve
from precis.settings import Settings

GONE = "The engine's process ended while it worked."


@dataclass
class MortalEngine(FakeEngine):
    """Writes only as long as a process of its own lives, as the engine host does."""

    folder: Path = Path()

    async def stream(self, request: Request) -> AsyncGenerator[Event]:
        """The fake engine's events. Raises EngineGone when the process was killed."""
        process = self._started()
        try:
            async for event in super().stream(request):
                yield event
                while isinstance(event, Piece) and event.tokens > 2 and self._is_held(process):
                    # A slow model goes on reporting, so that editors show it while users type.
                    yield Piece("", event.tokens)
                    await asyncio.sleep(0.1)
        finally:
            process.kill()
            process.wait()

    def _is_held(self, process: subprocess.Popen[bytes]) -> bool:
        if process.poll() is not None:
            raise EngineGone(GONE)
        return (self.folder / "hold").exists()

    def _started(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(["sleep", "600"])
        (self.folder / "process").write_text(str(process.pid))
        return process


def engine(_: Settings) -> FakeEngine:
    """The engine that the folder describes."""
    folder = Path(os.environ["FAKE_ENGINE"])
    return MortalEngine(lambda _: (folder / "answer").read_text("utf-8"), folder=folder)


if __name__ == "__main__":
    serve(server=create_server(engine))
