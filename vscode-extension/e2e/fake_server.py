"""A language server whose engine writes known words and stops in the middle until it is let go.

Each request is answered with `Draft N: ` and the words of the text that it was asked about, in
capitals (commands of LaTeX as they are), then Korean and an emoji. The product's own is
`precis serve`.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from precis.engine.base import Event, Message, Piece, Request
from precis.engine.fake import FakeEngine
from precis.lsp.server import create_server, serve
from precis.settings import Settings

ENDING = "끝 😀."
_FIRST_WORDS = 4


@dataclass
class HeldEngine(FakeEngine):
    """Writes its first words, and the others once there is no file `hold`."""

    hold: Path | None = None

    async def stream(self, request: Request) -> AsyncGenerator[Event]:
        """The fake engine's events."""
        async for event in super().stream(request):
            yield event
            middle = isinstance(event, Piece) and event.tokens >= _FIRST_WORDS
            while middle and self.hold and self.hold.exists():  # noqa: ASYNC110 - a file lets it go
                await asyncio.sleep(0.02)


def main() -> None:
    """Serve one editor."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--hold", type=Path, help="it waits as long as this file is there")
    parser.add_argument("--words", type=int, default=0, help="so many words instead of the text's")
    options, _ = parser.parse_known_args()
    numbers = count(1)

    def answer(messages: Sequence[Message]) -> str:
        last = messages[-1].content.rpartition("\n")[2]
        asked = [word if word.startswith("\\") else word.upper() for word in last.split()]
        words = [f"word{number}" for number in range(options.words)] or asked
        return " ".join((f"Draft {next(numbers)}:", *words, ENDING))

    def engine(_: Settings) -> FakeEngine:
        return HeldEngine(answer, delay=0.02, hold=options.hold)

    serve(server=create_server(engine))


if __name__ == "__main__":
    main()
