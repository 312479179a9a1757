"""What two windows take together against one: the memory and number of their engine hosts."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from benchmarks.children import Child
from benchmarks.processes import end_hosts, hosts, own_hosts, peak_megabytes, shared_megabytes
from benchmarks.rows import Row, at_most, beside

TITLE = "Two windows against one: the engine hosts of both together (medians)"


def run(runs: int, threads: int) -> list[Row]:
    """One window, then a second one beside it; anew in every run."""
    single: list[_Weight] = []
    double: list[_Weight] = []
    with own_hosts():
        for _ in range(runs):
            first = Child("benchmarks.window", threads=threads)
            single.append(_weighed())
            second = Child("benchmarks.window", threads=threads)
            double.append(_weighed())
            second.close()
            first.close()
            end_hosts()
    ours, other = _medians(double), _medians(single)
    return [
        at_most("memory, MB (shared pages once)", ours.memory, other.memory, 1.1),
        at_most("engine hosts", ours.hosts, other.hosts, 1.0),
        beside("peak memory added up, MB", ours.peak, other.peak),
    ]


@dataclass(frozen=True)
class _Weight:
    """All hosts together, in megabytes, and their number."""

    memory: float
    peak: float
    hosts: float


def _medians(weights: list[_Weight]) -> _Weight:
    return _Weight(
        median(one.memory for one in weights),
        median(one.peak for one in weights),
        median(one.hosts for one in weights),
    )


def _weighed() -> _Weight:
    found = hosts()
    if not found:
        raise RuntimeError("No engine host of this benchmark runs.")
    return _Weight(shared_megabytes(found), peak_megabytes(found), float(len(found)))
