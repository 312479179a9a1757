"""Pairs audited by several processes: in order, and with only a few pairs in memory."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread

from precis_training.audit.pair_audit import PairAudit, audit_pair
from precis_training.audit.tally import Asked

_CHUNK = 32  # pairs that go to a process at once
_ALONE = 512  # pairs that are audited before processes are worth their start
_AHEAD = 4  # chunks for each process that wait or are done


def audited(asked: Iterator[Asked], workers: int) -> Iterator[tuple[Asked, PairAudit]]:
    """Every pair with its audit, in the order they came; `workers` 1 stays in this process."""
    for one in asked if workers == 1 else islice(asked, _ALONE):
        yield one, _audit(one)
    if workers == 1:
        return
    first = _chunk(asked)
    if not first:
        return
    # Not forked: a process that has threads cannot be forked safely.
    pool = ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_end_with_parent
    )
    waiting: deque[tuple[Sequence[Asked], Future[list[PairAudit]]]] = deque()
    try:
        chunk = first
        while chunk or waiting:
            if chunk:
                waiting.append((chunk, pool.submit(_audit_all, chunk)))
                chunk = _chunk(asked)
            if not chunk or len(waiting) >= workers * _AHEAD:
                done, future = waiting.popleft()
                yield from zip(done, future.result(), strict=True)
    finally:
        pool.shutdown(cancel_futures=True)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _end_with_parent() -> None:
    """See to it that this process ends even when the one that started it was killed."""

    def watch() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()


def _chunk(asked: Iterator[Asked]) -> tuple[Asked, ...]:
    return tuple(islice(asked, _CHUNK))


def _audit_all(chunk: Sequence[Asked]) -> list[PairAudit]:
    return [_audit(one) for one in chunk]


def _audit(one: Asked) -> PairAudit:
    return audit_pair(one.given, one.target, one.language)
