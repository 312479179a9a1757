"""A second window, as a child process: a client of its own with the same configuration."""

from __future__ import annotations

import asyncio
import json
import sys

from benchmarks import engines
from benchmarks.children import own_output, say
from precis.engine.client import HostClient


def main() -> None:
    """Use the engine once, say so, and stay its client until standard input ends."""
    options = json.loads(sys.argv[1])
    asyncio.run(_stay(options["threads"]))


async def _stay(threads: int) -> None:
    output = own_output()
    client = HostClient(engines.config(threads))
    await engines.read(client, engines.request("A river rises in", 8))
    say(output, {"ready": True})
    await asyncio.to_thread(sys.stdin.read)
    await client.close()


if __name__ == "__main__":
    main()
