"""When llama.cpp gets another number of threads, and what requests see of it."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from urllib.parse import urlsplit

import psutil
import pytest

from precis.engine import registry
from precis.engine import threads as measured
from precis.engine.api import Api
from precis.engine.base import Message, Request, Sampling, complete
from precis.engine.catalog import EMBEDDED, EMBEDDED_PACKAGE, weights
from precis.engine.counters import Counters
from precis.engine.fake import FakeEngine
from precis.engine.host import _end_when_over
from precis.engine.lifetime import Lifetime
from precis.engine.threads import (
    FEWER_WINDOWS,
    MORE_WINDOWS,
    RECENT_SECONDS,
    WINDOW_SECONDS,
    Reading,
    Watch,
    fitting,
    follow,
    free_threads,
    others,
    reading,
)
from precis.errors import EngineError


@dataclass
class Machine:
    """A machine whose clock moves when told, with other programs and us at work on it."""

    now: float = 500.0
    others: float = 0.0
    ours: float = 0.0

    def read(self) -> Reading:
        return Reading(self.now, self.others + self.ours, self.ours)

    def passes(self, seconds: float, others: float, ours: float = 0.0) -> None:
        """Time passes while others and we use so many cores."""
        self.now += seconds
        self.others += seconds * others
        self.ours += seconds * ours


@pytest.fixture
def machine() -> Machine:
    return Machine()


def test_our_own_work_is_not_the_others() -> None:
    assert others(Reading(0, 100, 30), Reading(10, 127, 50)) == pytest.approx(0.7)
    # The two clocks tick at different moments: a little less than nothing is nothing.
    assert others(Reading(0, 100, 30), Reading(10, 119.9, 50)) == 0
    assert others(Reading(3, 100, 30), Reading(3, 100, 30)) == 0


def test_a_real_reading_holds_what_this_process_used() -> None:
    before = reading()
    while (now := reading()).own - before.own < 0.3:
        sum(range(10_000))
    # The system counts in hundredths of a second for each core and kind of work.
    assert now.machine - before.machine > 0.2
    assert now.machine - before.machine < (now.at - before.at) * (psutil.cpu_count() or 1) + 0.5


@pytest.mark.parametrize(
    ("cores", "taken", "threads"),
    [(2, 0.0, 2), (2, 0.49, 2), (2, 0.5, 1), (2, 1.0, 1), (2, 2.0, 1), (8, 1.1, 7), (1, 0.9, 1)],
)
def test_a_core_that_others_use_gets_no_thread(cores: int, taken: float, threads: int) -> None:
    assert fitting(cores, taken) == threads


def test_what_is_free_is_measured_since_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    before = reading()
    monkeypatch.setattr(measured, "cores", lambda: 4)
    monkeypatch.setattr(
        measured,
        "reading",
        lambda: Reading(before.at + 2, before.machine + 2 * 1.9, before.own + 2 * 1.0),
    )
    assert free_threads(before) == 3


# -- the watch ----------------------------------------------------------------------------------


def windows(machine: Machine, watch: Watch, threads: int, *taken: float) -> list[int]:
    """What the watch says at the end of each window in which others use so much."""
    said = []
    for share in taken:
        machine.passes(WINDOW_SECONDS, share, ours=0.4)
        said.append(watch.look(threads))
    return said


def test_too_many_threads_are_said_after_two_windows(machine: Machine) -> None:
    assert FEWER_WINDOWS == 2
    assert windows(machine, Watch(2, machine.read), 2, 0.1, 0.9, 1.0) == [2, 2, 1]


def test_one_busy_window_alone_changes_nothing(machine: Machine) -> None:
    assert windows(machine, Watch(2, machine.read), 2, 1.0, 0.0, 1.0, 0.2, 1.0) == [2] * 5


def test_too_few_threads_are_said_after_a_minute(machine: Machine) -> None:
    said = windows(machine, Watch(2, machine.read), 1, *[0.1] * MORE_WINDOWS)
    assert said == [1] * (MORE_WINDOWS - 1) + [2]


@pytest.mark.parametrize("threads", [1, 2])
def test_what_lies_between_the_two_limits_leaves_the_number_as_it_is(
    machine: Machine, threads: int
) -> None:
    assert set(windows(machine, Watch(2, machine.read), threads, *[0.4] * 12)) == {threads}


def test_many_cores_are_not_loaded_anew_for_one_thread_more(machine: Machine) -> None:
    assert set(windows(machine, Watch(8, machine.read), 7, *[0.0] * 12)) == {7}
    assert windows(machine, Watch(8, machine.read), 6, *[0.0] * MORE_WINDOWS)[-1] == 8
    # One too many slows all the others.
    assert windows(machine, Watch(8, machine.read), 8, 1.0, 1.0)[-1] == 7


def test_it_counts_anew_after_a_change(machine: Machine) -> None:
    watch = Watch(2, machine.read)
    assert windows(machine, watch, 2, 1.0, 1.0)[-1] == 1
    assert windows(machine, watch, 1, *[0.0] * (MORE_WINDOWS - 1))[-1] == 1


def test_a_request_begins_with_fewer_threads_when_the_last_window_was_busy(
    machine: Machine,
) -> None:
    watch = Watch(2, machine.read)
    assert watch.at_start(2) == 2
    windows(machine, watch, 2, 1.0)
    assert watch.at_start(2) == 1


def test_what_has_been_seen_since_then_goes_before_the_last_window(machine: Machine) -> None:
    watch = Watch(2, machine.read)
    windows(machine, watch, 2, 1.0)
    machine.passes(RECENT_SECONDS, 0.0)
    assert watch.at_start(2) == 2
    windows(machine, watch, 2, 0.0)
    machine.passes(RECENT_SECONDS, 1.0)
    assert watch.at_start(2) == 1


def test_a_request_does_not_wait_when_little_is_gained(machine: Machine) -> None:
    watch = Watch(2, machine.read)
    assert windows(machine, watch, 2, 0.6) == [2]
    assert watch.at_start(2) == 2
    assert windows(machine, watch, 2, 0.6) == [1]


def test_no_request_waits_for_more_threads(machine: Machine) -> None:
    watch = Watch(2, machine.read)
    windows(machine, watch, 1, *[0.0] * 20)
    assert watch.at_start(1) == 1


# -- the idle reload ----------------------------------------------------------------------------


@dataclass
class Engine:
    """An engine that only remembers its reloads."""

    watch: Watch | None
    threads: int = 2
    counters: Counters = field(default_factory=Counters)
    reloads: list[int] = field(default_factory=list)
    failure: EngineError | None = None

    async def reload(self, threads: int) -> bool:
        self.reloads.append(threads)
        if self.failure is not None:
            raise self.failure
        self.threads = threads
        return True


async def followed(engine: Engine, machine: Machine, *steps: tuple[float, bool]) -> None:
    """Follow for so many windows: in each, others use so much and the engine works or not."""
    left = iter(steps)

    async def sleep(seconds: float) -> None:
        taken, working = next(left, (0.0, None))
        if working is None:
            raise asyncio.CancelledError
        machine.passes(seconds, taken, ours=1.0 if working else 0.0)
        engine.counters.running = int(working)

    with pytest.raises(asyncio.CancelledError):
        await follow(engine, sleep)


async def test_an_idle_engine_follows_the_machine_down_and_up(machine: Machine) -> None:
    engine = Engine(Watch(2, machine.read))
    busy, quiet = [(1.0, False)] * 4, [(0.0, False)] * 10
    await followed(engine, machine, *quiet, *busy, *quiet)
    assert engine.reloads == [1, 2]


async def test_an_engine_at_work_is_left_alone_until_it_is_idle(machine: Machine) -> None:
    engine = Engine(Watch(2, machine.read))
    await followed(engine, machine, *[(1.0, True)] * 5)
    assert engine.reloads == []
    await followed(engine, machine, (1.0, False))
    assert engine.reloads == [1]


async def test_an_engine_with_waiting_requests_is_left_alone(machine: Machine) -> None:
    engine = Engine(Watch(2, machine.read))
    engine.counters.waiting = 1
    await followed(engine, machine, *[(1.0, False)] * 5)
    assert engine.reloads == []


async def test_a_reload_that_failed_is_tried_again(machine: Machine) -> None:
    engine = Engine(Watch(2, machine.read), failure=EngineError("The file has gone."))
    await followed(engine, machine, *[(1.0, False)] * 4)
    assert engine.reloads == [1, 1, 1]


async def test_a_number_that_the_user_chose_is_kept() -> None:
    await follow(Engine(None))


# -- the host ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("process", "ends"), [(os.getpid(), False), (1, True)])
async def test_a_host_ends_when_clients_find_another_one(
    tmp_path: Path, process: int, ends: bool
) -> None:
    # While it loads it answers nobody for seconds, so that a client may have started another.
    path = tmp_path / "engine-test.json"
    registry.write(path, registry.HostRecord(process, 1, "token", "1", 1, 0.0, {}))
    lifetime = Lifetime()
    api = Api("token", lifetime)
    loaded: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
    loaded.set_result(FakeEngine())
    api.serve(loaded)
    server = SimpleNamespace(should_exit=False)

    ending = asyncio.ensure_future(_end_when_over(cast(Any, server), api, lifetime, path))
    done, _ = await asyncio.wait({ending}, timeout=20 if ends else 1.2)
    assert bool(done) is ends
    assert lifetime.draining is ends
    assert server.should_exit is ends
    ending.cancel()


# -- the embedded model -------------------------------------------------------------------------

MISSING = [name for name in ("xllamacpp", EMBEDDED_PACKAGE) if find_spec(name) is None]


@pytest.fixture
def real(machine: Machine) -> Iterator[Any]:
    """The embedded model with two threads, as on a machine of two cores."""
    from precis.engine.gguf import GgufEngine

    watch = Watch(2, machine.read)
    engine = GgufEngine(
        EMBEDDED, weights(EMBEDDED), context=512, parallel=2, threads=2, watch=watch
    )
    yield engine
    engine._llama.close()
    del engine
    gc.collect()


def asking(text: str) -> Request:
    return Request((Message("user", text),), Sampling(max_tokens=8))


def answers(address: str) -> bool:
    """Whether something listens at an http address."""
    place = urlsplit(address)
    with socket.socket() as trying:
        return trying.connect_ex((str(place.hostname), int(place.port or 0))) == 0


@pytest.mark.embedded
@pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")
async def test_requests_before_and_after_a_reload_are_answered(real: Any, machine: Machine) -> None:
    memory = psutil.Process().memory_info
    first = await complete(real, asking("One, two, three, four,"))
    assert first.text
    assert real.threads == 2
    assert "Threads: 2." in real.plan()
    address = cast(str, real._llama._server.listening_address)
    loaded = memory().rss
    assert answers(address)

    # Another program takes a core: three requests at once begin with one thread.
    machine.passes(RECENT_SECONDS, 1.0)
    asked = [asking(f"{word}, {word}, {word},") for word in ("red", "blue", "green")]
    replies = await real.batch(asked)
    assert all(reply.text for reply in replies)
    assert real.threads == 1
    assert "Threads: 1." in real.plan()
    # llama.cpp has let go of the first model, its port and its memory.
    assert not answers(address)
    assert memory().rss < 1.3 * loaded
    assert (real.counters.running, real.counters.waiting) == (0, 0)

    # What an idle reload does, in between.
    assert await real.reload(2)
    assert (await complete(real, asking("One, two, three, four,"))).text
    assert await real.count_tokens(["one two"]) == [2]


LOADED_AND_DROPPED = """
from precis.engine.catalog import EMBEDDED, weights
from precis.engine.gguf import _load

for _ in range(12):
    _load(weights(EMBEDDED), 2, "a key of its own", adapters=[], context=512, parallel=1)
print("done")
"""


@pytest.mark.embedded
@pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")
def test_a_model_that_goes_as_soon_as_it_came_lets_go() -> None:
    # In a process of its own: where it does not, it holds Python's lock for ever.
    command = [sys.executable, "-c", LOADED_AND_DROPPED]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout == "done\n", done.stderr
