"""What the figures were measured on: said above every table, since a ratio depends on it too."""

from __future__ import annotations

import ctypes
import os
import platform
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

_BUFFER = 512 << 20
_BUSY = 0.5


def cores() -> int:
    """Processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def describe() -> str:
    """One line: processor, cores, load, versions."""
    model = platform.processor() or platform.machine()
    with suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        model = next(
            (line.split(": ")[1] for line in lines if line.startswith("model name")), model
        )
    load = os.getloadavg()[0]
    busy = " – NOT QUIET, do not publish these figures" if load > _BUSY else ""
    return (
        f"{model}, {cores()} cores, load {load:.2f}{busy}; {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}, {_versions()}"
    )


def read_bandwidth(threads: int, runs: int = 5) -> float:
    """Bytes a second that `threads` threads read together from memory, the median of `runs`.

    Each thread searches its part of 512 MB, far beyond any cache, for a byte that is not there,
    with the C library's vectorised memchr, which ctypes calls without Python's lock.
    """
    search = ctypes.CDLL(None).memchr
    search.restype = ctypes.c_void_p
    search.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t)
    buffer = bytearray(b"\x01") * _BUFFER  # written once, so that every page is real
    start = ctypes.addressof(ctypes.c_char.from_buffer(buffer))
    part = _BUFFER // threads
    seconds = []
    with ThreadPoolExecutor(threads) as pool:
        for _ in range(runs + 1):
            started = time.perf_counter()
            found = pool.map(lambda number: search(start + number * part, 2, part), range(threads))
            assert not any(found)
            seconds.append(time.perf_counter() - started)
    return part * threads / median(seconds[1:])


def _versions() -> str:
    found = []
    for package in ("xllamacpp", "torch", "transformers"):
        with suppress(PackageNotFoundError):
            found.append(f"{package} {version(package)}")
    return ", ".join(found)
