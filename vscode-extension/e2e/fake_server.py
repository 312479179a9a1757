"""A language server whose engine writes known words at a known pace, for tests in a workbench.

Each request is answered with `Draft N: ` and the words of the text that it was asked about, in
capitals (commands of LaTeX as they are), then Korean and an emoji. The product's own is
`precis serve`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import count

from precis.engine.base import Message
from precis.engine.fake import FakeEngine
from precis.lsp.server import create_server, serve
from precis.settings import Settings

ENDING = "끝 😀."


def main() -> None:
    """Serve one editor."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--delay", type=float, default=0.02, help="seconds for each word")
    parser.add_argument("--words", type=int, default=0, help="so many words instead of the text's")
    options, _ = parser.parse_known_args()
    numbers = count(1)

    def answer(messages: Sequence[Message]) -> str:
        last = messages[-1].content.rpartition("\n")[2]
        asked = [word if word.startswith("\\") else word.upper() for word in last.split()]
        words = [f"word{number}" for number in range(options.words)] or asked
        return " ".join((f"Draft {next(numbers)}:", *words, ENDING))

    def engine(_: Settings) -> FakeEngine:
        return FakeEngine(answer, delay=options.delay)

    serve(server=create_server(engine))


if __name__ == "__main__":
    main()
