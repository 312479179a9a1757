"""Seconds from starting a language server to its answer to `initialize`, ours and a bare one."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from statistics import median
from typing import IO

from benchmarks.rows import Row, at_most

TITLE = "Start of the language server: spawn to the reply to `initialize`, seconds (medians)"
_OURS = [sys.executable, "-m", "precis", "serve"]
_BARE = [sys.executable, "-m", "benchmarks.bare_server"]


def run(runs: int) -> list[Row]:
    """Both servers in turn, so that a drift of the machine's speed meets both alike."""
    ours, bare = [], []
    for counted in range(-1, runs):
        seconds = (_spawn_to_initialize(_OURS), _spawn_to_initialize(_BARE))
        if counted >= 0:  # the first pair only warms the file cache
            ours.append(seconds[0])
            bare.append(seconds[1])
    return [at_most("initialize, seconds", median(ours), median(bare), 1.3)]


def _spawn_to_initialize(command: list[str]) -> float:
    started = time.perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        parameters: dict[str, object] = {"processId": None, "rootUri": None, "capabilities": {}}
        _send(process.stdin, {"id": 1, "method": "initialize", "params": parameters})
        answer = _receive(process.stdout)
        seconds = time.perf_counter() - started
        if "result" not in answer:
            raise RuntimeError(f"{command} did not initialize: {answer}")
        _send(process.stdin, {"id": 2, "method": "shutdown"})
        _receive(process.stdout)
        _send(process.stdin, {"method": "exit"})
        process.wait(10)
    return seconds


def _send(stream: IO[bytes], message: dict[str, object]) -> None:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    stream.flush()


def _receive(stream: IO[bytes]) -> dict[str, object]:
    """The next response; notifications before it are passed over."""
    while True:
        length = 0
        while line := stream.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        if not length:
            raise RuntimeError("the server closed its output")
        message: dict[str, object] = json.loads(stream.read(length))
        if "id" in message and "method" not in message:
            return message
