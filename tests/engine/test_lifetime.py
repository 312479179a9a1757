"""When a host may end."""

from __future__ import annotations

import pytest

from precis.engine.lifetime import Lifetime


class Clock:
    """A clock that only moves when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_it_ends_after_its_idle_time(clock: Clock) -> None:
    lifetime = Lifetime(idle_seconds=60, clock=clock)
    clock.now += 59
    assert not lifetime.is_over(working=False)
    clock.now += 1
    assert lifetime.is_over(working=False)


def test_it_never_ends_while_it_works(clock: Clock) -> None:
    lifetime = Lifetime(idle_seconds=60, clock=clock, draining=True)
    clock.now += 3600
    assert not lifetime.is_over(working=True)
    assert lifetime.is_over(working=False)


def test_every_request_begins_the_idle_time_anew(clock: Clock) -> None:
    lifetime = Lifetime(idle_seconds=60, clock=clock)
    clock.now += 50
    lifetime.touch()
    clock.now += 50
    assert not lifetime.is_over(working=False)


def test_an_open_window_does_not_keep_it_when_it_is_idle(clock: Clock) -> None:
    lifetime = Lifetime(idle_seconds=60, clock=clock)
    lifetime.joined("a", "editor", 1)
    clock.now += 61
    assert lifetime.is_over(working=False)


def test_it_can_end_with_its_last_client_but_waits_for_one_that_comes_back(clock: Clock) -> None:
    lifetime = Lifetime(clock=clock, ends_with_last_client=True)
    lifetime.joined("a", "editor", 1)
    lifetime.joined("b", "editor", 2)
    lifetime.left("a")
    clock.now += 30
    assert not lifetime.is_over(working=False)
    lifetime.left("b")
    assert not lifetime.is_over(working=False)
    clock.now += 5
    assert lifetime.is_over(working=False)


def test_it_does_not_end_before_its_first_client_has_come(clock: Clock) -> None:
    lifetime = Lifetime(clock=clock, ends_with_last_client=True)
    clock.now += 30
    assert not lifetime.is_over(working=False)


def test_it_reports_its_sessions(clock: Clock) -> None:
    lifetime = Lifetime(clock=clock)
    lifetime.joined("a", "editor", 42)
    clock.now += 2
    assert lifetime.report() == [
        {"session": "a", "name": "editor", "process_id": 42, "seconds": 2.0}
    ]
    lifetime.left("a")
    assert lifetime.report() == []
