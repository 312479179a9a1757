"""The engine hosts that a benchmark starts: apart from the user's own, found, weighed, ended.

Linux only: it reads /proc.
"""

from __future__ import annotations

import os
import secrets
import signal
import tempfile
import time
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path

_MARK = "PRECIS_BENCHMARK"
# Where platformdirs puts state files. The cache, which holds the models, stays the user's.
_PRIVATE = ("XDG_RUNTIME_DIR", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
_END_SECONDS = 10.0


@contextmanager
def own_hosts() -> Generator[None]:
    """Hosts started inside are this benchmark's alone and end with it."""
    if not Path("/proc/self/environ").exists():
        raise SystemExit("This benchmark weighs processes through /proc: run it on Linux.")
    before = {name: os.environ.get(name) for name in (_MARK, *_PRIVATE)}
    with tempfile.TemporaryDirectory(prefix="precis-benchmark-") as folder:
        os.environ[_MARK] = secrets.token_hex(8)
        os.environ.update(dict.fromkeys(_PRIVATE, folder))
        try:
            yield
        finally:
            end_hosts()
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value


def hosts() -> tuple[int, ...]:
    """Process ids of the engine hosts that this benchmark, or a child of it, has started."""
    mark = f"{_MARK}={os.environ[_MARK]}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended meanwhile, or is another user's
            if b"precis.engine" not in (folder / "cmdline").read_bytes():
                continue
            if mark in (folder / "environ").read_bytes().split(b"\0"):
                found.append(int(folder.name))
    return tuple(sorted(found))


def end_hosts() -> None:
    """End the hosts that are still there and wait until they have gone."""
    for ending in (signal.SIGTERM, signal.SIGKILL):
        for process in hosts():
            with suppress(ProcessLookupError):
                os.kill(process, ending)
        deadline = time.monotonic() + _END_SECONDS
        while hosts() and time.monotonic() < deadline:
            time.sleep(0.02)


def peak_megabytes(processes: Iterable[int]) -> float:
    """The highest resident memory that the processes ever had (VmHWM), added up."""
    return sum(_kilobytes(process, "status", "VmHWM:") for process in processes) / 1000


def shared_megabytes(processes: Iterable[int]) -> float:
    """What the processes take now, pages that several of them map counted once (Pss)."""
    return sum(_kilobytes(process, "smaps_rollup", "Pss:") for process in processes) / 1000


def _kilobytes(process: int, file: str, label: str) -> float:
    """In kilobytes of 1,000 bytes; /proc says kB and means 1,024."""
    for line in Path(f"/proc/{process}/{file}").read_text("ascii").splitlines():
        if line.startswith(label):
            return int(line.split()[1]) * 1.024
    raise RuntimeError(f"/proc/{process}/{file} has no line {label}")
