"""Who computes next: fairness among sessions, priority, and shared prefixes."""

from __future__ import annotations

import asyncio

from precis.engine.base import Priority
from precis.engine.scheduler import SHARED_TOKENS, Scheduler, Slot, Ticket, common_prefix

BATCH, INTERACTIVE = Priority.BATCH, Priority.INTERACTIVE
Granted = tuple[Slot, Ticket]


async def ask(
    scheduler: Scheduler,
    session: str,
    priority: Priority = INTERACTIVE,
    prompt: list[int] | None = None,
    key: str = "",
) -> asyncio.Task[Granted]:
    """A request in the queue, which has had its chance to get a slot."""
    prompt = prompt or [hash((session, key)) % 1000, 1, 2]
    task = asyncio.create_task(scheduler.acquire(session, priority, key, prompt))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return task


async def settle() -> None:
    await asyncio.sleep(0)
    await asyncio.sleep(0)


async def test_requests_run_while_slots_are_free_and_then_wait() -> None:
    scheduler = Scheduler(2)
    tasks = [await ask(scheduler, name) for name in "abc"]
    assert [task.done() for task in tasks] == [True, True, False]
    assert (scheduler.running, scheduler.waiting) == (2, 1)

    scheduler.release(tasks[0].result()[0])
    await settle()
    assert tasks[2].done()


async def test_an_interactive_request_goes_before_batch_ones() -> None:
    scheduler = Scheduler(1)
    first = await ask(scheduler, "a", BATCH)
    batch = await ask(scheduler, "a", BATCH)
    person = await ask(scheduler, "b")
    scheduler.release(first.result()[0])
    await settle()
    assert person.done()
    assert not batch.done()


async def test_batch_work_leaves_one_slot_free() -> None:
    scheduler = Scheduler(3)
    tasks = [await ask(scheduler, "a", BATCH) for _ in range(3)]
    assert [task.done() for task in tasks] == [True, True, False]
    assert (await ask(scheduler, "b")).done()


async def test_two_windows_with_long_jobs_get_the_same_share() -> None:
    scheduler = Scheduler(2)
    served = {"first": 0, "second": 0}
    waiting = [await ask(scheduler, "first") for _ in range(40)]
    waiting += [await ask(scheduler, "second") for _ in range(40)]
    at_work: list[asyncio.Task[Granted]] = []
    for _ in range(40):
        await settle()
        at_work += [one for one in waiting if one.done()]
        waiting = [one for one in waiting if not one.done()]
        slot, ticket = at_work.pop(0).result()
        served[ticket.session] += 1
        scheduler.served(ticket.session, 100)
        scheduler.release(slot)
    assert min(served.values()) >= 0.4 * sum(served.values())
    for task in waiting:
        task.cancel()


async def test_a_newcomer_does_not_make_up_for_what_others_had_before_it_came() -> None:
    scheduler = Scheduler(1)
    running = await ask(scheduler, "old")
    scheduler.served("old", 100_000)
    await ask(scheduler, "new")
    assert scheduler.sessions()["new"] == 100_000
    scheduler.release(running.result()[0])


async def test_a_request_that_shares_a_busy_slots_prefix_waits_for_it() -> None:
    scheduler = Scheduler(2)
    document = list(range(SHARED_TOKENS * 2))
    slot, _ = (await ask(scheduler, "a", prompt=[*document, 7])).result()
    slot.tokens = [*document, 7]
    follower = await ask(scheduler, "a", prompt=[*document, 8])
    stranger = await ask(scheduler, "a", prompt=[9, 9, 9])
    assert not follower.done()
    assert stranger.done()

    scheduler.release(slot)
    await settle()
    assert follower.result()[0] is slot


async def test_a_prefix_of_another_adapter_is_no_prefix() -> None:
    scheduler = Scheduler(2)
    document = list(range(SHARED_TOKENS * 2))
    slot, _ = (await ask(scheduler, "a", prompt=document, key="expand")).result()
    slot.key, slot.tokens = "expand", document
    assert (await ask(scheduler, "a", prompt=document, key="summarize")).done()


async def test_a_free_slot_that_holds_the_prefix_is_taken() -> None:
    scheduler = Scheduler(3)
    document = list(range(100))
    for slot in scheduler.slots:
        slot.last_used = 5
    scheduler.slots[1].tokens = document
    assert (await ask(scheduler, "a", prompt=[*document, 1])).result()[0].number == 1


async def test_a_batch_request_that_still_reads_makes_way_for_a_person() -> None:
    scheduler = Scheduler(1)
    _, reading = (await ask(scheduler, "a", BATCH)).result()
    await ask(scheduler, "b")
    assert reading.preempted


async def test_a_batch_request_that_already_writes_is_not_sent_back() -> None:
    scheduler = Scheduler(1)
    _, writing = (await ask(scheduler, "a", BATCH)).result()
    writing.reading = False
    await ask(scheduler, "b")
    assert not writing.preempted


async def test_a_request_that_is_cancelled_in_the_queue_takes_no_slot() -> None:
    scheduler = Scheduler(1)
    slot, _ = (await ask(scheduler, "a")).result()
    given_up = await ask(scheduler, "b")
    given_up.cancel()
    await settle()
    after = await ask(scheduler, "c")
    scheduler.release(slot)
    await settle()
    assert after.done()
    assert scheduler.waiting == 0


def test_the_common_prefix_of_token_sequences() -> None:
    assert common_prefix([], [1]) == 0
    assert common_prefix([1, 2, 3], [1, 2, 4]) == 2
    assert common_prefix([1, 2], [1, 2, 3]) == 2
    assert common_prefix([5], [6]) == 0
