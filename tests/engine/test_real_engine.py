"""The engine host with the embedded Gemma: llama.cpp, a process of its own, loopback HTTP."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from precis.engine import registry
from precis.engine.base import Event, Message, Piece, Prefill, Reply, Request, Sampling, Stop
from precis.engine.catalog import EMBEDDED, EMBEDDED_PACKAGE
from precis.engine.client import HostClient
from precis.engine.guard import loop_start
from precis.engine.host_config import HostConfig, Living
from precis.errors import EngineError, EngineGone, ModelCorrupt, TooLong
from precis.writing.styles import BASE_GUARD

MISSING = [name for name in ("xllamacpp", EMBEDDED_PACKAGE) if find_spec(name) is None]
pytestmark = [
    pytest.mark.embedded,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
    pytest.mark.asyncio(loop_scope="module"),
]
CONFIG = HostConfig(EMBEDDED.id, context=2048, parallel=2, threads=1)
CANARY = "kanarienvogel7319"
PROMPT = "The trees in the streets of the city were measured every July, and the soil was"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def client() -> AsyncGenerator[HostClient]:
    """One host for most tests of this file."""
    host = HostClient(CONFIG)
    yield host
    await host.close()


def asking(text: str, **sampling: Any) -> Request:
    return Request((Message("user", text),), Sampling(**({"max_tokens": 24} | sampling)))


async def events_of(client: HostClient, request: Request) -> list[Event]:
    return [event async for event in client.stream(request)]


def is_alive(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


async def gone(process_id: int) -> None:
    """Returns when a process has ended; fails after a while."""
    async with asyncio.timeout(60):
        while is_alive(process_id):  # noqa: ASYNC110 - another process sets no event of ours
            await asyncio.sleep(0.02)


async def test_a_reply_is_read_streamed_and_then_whole(client: HostClient) -> None:
    events = await events_of(client, asking(PROMPT))

    *before, reply = events
    assert isinstance(reply, Reply)
    reading = [event for event in before if isinstance(event, Prefill)]
    pieces = [event for event in before if isinstance(event, Piece)]
    assert before == [*reading, *pieces]
    # How many tokens come together is up to how busy the machine is.
    assert len(pieces) > 1
    assert "".join(piece.text for piece in pieces) == reply.text
    assert 0 < reply.tokens <= 24
    assert reply.prompt_tokens == await client.count_prompt([Message("user", PROMPT)])
    assert reading[-1].total == reply.prompt_tokens


async def test_the_same_seed_gives_the_same_text(client: HostClient) -> None:
    warm = asking(PROMPT, temperature=1.0, top_k=50, top_p=0.95, seed=3)
    first, second = [(await events_of(client, warm))[-1] for _ in range(2)]
    assert isinstance(first, Reply)
    assert isinstance(second, Reply)
    assert first.text == second.text


async def test_a_prompt_begins_with_exactly_one_bos(client: HostClient) -> None:
    for text in ("Trees need water.", "나무는 물이 필요하다.", "<bos> is a word here.", ""):
        plain = (await client.count_tokens([f"{text}\n"]))[0]
        assert await client.count_prompt([Message("user", text)]) == 1 + plain


@pytest.mark.parametrize(
    "spelling", ["<bos>", "<eos>", "<start_of_turn>", "<end_of_turn>", "<pad>", "<unk>"]
)
async def test_a_control_token_spelled_in_a_document_is_only_text(
    client: HostClient, spelling: str
) -> None:
    without, within = await client.count_tokens(["a b", f"a {spelling} b"])
    assert within >= without + 3
    (alone,) = await client.count_tokens([spelling])
    assert alone >= 3


async def test_counting_many_texts_keeps_their_order(client: HostClient) -> None:
    texts = ["", "one", "one two three four five six", "😀", "나무"]
    counts = await client.count_tokens(texts)
    assert counts[0] == 0
    assert counts[1] == 1
    assert counts[2] == 6
    assert await client.count_tokens([]) == []


async def test_a_prompt_that_does_not_fit_is_refused_with_the_numbers(client: HostClient) -> None:
    text = "water " * 2100
    prompt = await client.count_prompt([Message("user", text)])
    with pytest.raises(TooLong) as refused:
        await events_of(client, asking(text, max_tokens=100))
    for number in (prompt, 100, 2048):
        assert f"{number:,}" in str(refused.value)

    # It would fit without the reply: nothing is cut silently to make room.
    fitting = "water " * 1990
    with pytest.raises(TooLong):
        await events_of(client, asking(fitting, max_tokens=100))


async def test_a_batch_comes_back_in_the_order_it_was_asked(client: HostClient) -> None:
    asked = [asking(f"{word} {word} {word} {word} {word}", max_tokens=4) for word in "ABCDE"]
    order: list[int] = []
    replies = await client.batch(asked, lambda index, _: order.append(index))

    assert sorted(order) == [0, 1, 2, 3, 4]
    for word, reply in zip("ABCDE", replies, strict=True):
        assert word in reply.text


async def test_stop_strings_end_a_reply_and_are_no_part_of_it(client: HostClient) -> None:
    request = asking("one two three four one two three four one two three", stop=("two",))
    reply = (await events_of(client, request))[-1]
    assert isinstance(reply, Reply)
    assert "two" not in reply.text
    assert reply.stop is Stop.END
    assert reply.tokens < 24


async def test_a_loop_of_the_real_model_is_cut(client: HostClient) -> None:
    request = asking(
        "It is dry. It is dry. It is dry. It is dry.",
        temperature=0.0,
        max_tokens=200,
        guard=BASE_GUARD,
    )
    reply = (await events_of(client, request))[-1]
    assert isinstance(reply, Reply)
    assert reply.stop is Stop.LOOP
    assert reply.tokens < 200
    assert loop_start(reply.text, BASE_GUARD) is None


async def test_the_likelier_choice_scores_higher(client: HostClient) -> None:
    asked = [Message("user", "Paris is the capital of"), Message("assistant", "")]
    likely, unlikely = await client.scores(asked, ["France", "soup"])
    assert unlikely < likely <= 0


async def idle(client: HostClient, seconds: float) -> None:
    """Returns when the engine computes nothing any more; fails after so many seconds."""
    async with asyncio.timeout(seconds):
        while (await client.health())["running"]:  # noqa: ASYNC110 - neither does the host
            await asyncio.sleep(0.02)


async def assert_stopped(client: HostClient, seconds: float) -> None:
    await idle(client, seconds)
    before = await client.health()
    await asyncio.sleep(0.5)
    after = await client.health()
    for counter in ("last_step", "tokens", "prompt_tokens", "running", "waiting"):
        assert after[counter] == before[counter]


@pytest.mark.parametrize("way", ["close", "cancel"])
async def test_cancelling_while_the_prompt_is_read_stops_the_engine(
    client: HostClient, way: str
) -> None:
    text = " ".join(f"{way}{number}" for number in range(330))
    steps: list[tuple[Prefill, float]] = []

    async def read() -> None:
        async with aclosing(client.stream(asking(text))) as events:
            async for event in events:
                assert isinstance(event, Prefill), "the prompt is too short for this test"
                steps.append((event, time.monotonic()))
                if way == "close" and len(steps) == 2:
                    return

    reading = asyncio.create_task(read())
    async with asyncio.timeout(60):
        while len(steps) < 2:  # noqa: ASYNC110 - its events are the only sign of life
            await asyncio.sleep(0.01)
    if way == "cancel":
        reading.cancel()
    await asyncio.gather(reading, return_exceptions=True)

    assert steps[-1][0].done < steps[-1][0].total
    # One step more may be under way; on a busy machine a step takes longer than usual.
    step = steps[1][1] - steps[0][1]
    await assert_stopped(client, max(3.0, 3 * step))


async def test_cancelling_while_the_reply_is_written_stops_the_engine(client: HostClient) -> None:
    async with aclosing(client.stream(asking(PROMPT, max_tokens=1000))) as events:
        async for event in events:
            if isinstance(event, Piece) and event.tokens >= 3:
                break
    await assert_stopped(client, 5.0)


async def test_a_killed_host_fails_the_running_calls_and_serves_the_next(
    client: HostClient,
) -> None:
    await client.info()
    first = client.process_id
    assert first is not None

    async def kill_while_it_writes() -> None:
        async for event in client.stream(asking(PROMPT, max_tokens=1000)):
            if isinstance(event, Piece):
                os.kill(first, signal.SIGKILL)

    writing, waiting = await asyncio.gather(
        kill_while_it_writes(), events_of(client, asking(PROMPT)), return_exceptions=True
    )
    assert isinstance(writing, EngineGone)
    assert "Your document was not touched." in str(writing)
    assert PROMPT not in str(writing)
    # Whom it had not begun to answer, the next host serves as if nothing had happened.
    assert isinstance(waiting, EngineGone | list)
    await gone(first)

    reply = (await events_of(client, asking(PROMPT)))[-1]
    assert isinstance(reply, Reply)
    assert reply.text
    assert client.process_id not in (None, first)


async def test_every_client_shares_one_host_which_outlives_them(client: HostClient) -> None:
    await client.info()
    other = HostClient(CONFIG, name="another window")
    await other.info()
    assert other.process_id == client.process_id
    names = [session["name"] for session in (await client.health())["sessions"]]
    assert "another window" in names

    process = other.process_id
    await other.close()
    await other.close()
    assert process is not None
    assert is_alive(process)


async def test_clients_that_come_at_once_start_one_host() -> None:
    several = [HostClient(replace(CONFIG, context=1024)) for _ in range(4)]
    try:
        await asyncio.gather(*(one.info() for one in several))
        assert len({one.process_id for one in several}) == 1
    finally:
        await several[0].stop_host()
        await asyncio.gather(*(one.close() for one in several))


async def test_a_host_ends_when_it_has_been_idle_and_comes_back_unseen() -> None:
    client = HostClient(replace(CONFIG, context=1025), Living(idle_seconds=1.0))
    try:
        await client.info()
        first = client.process_id
        assert first is not None
        await gone(first)
        assert (await client.health())["status"] == "not running"
        assert (await events_of(client, asking(PROMPT)))[-1]
        assert client.process_id != first
    finally:
        await client.stop_host()
        await client.close()


async def test_a_host_can_end_with_its_last_client() -> None:
    living = Living(ends_with_last_client=True)
    client = HostClient(replace(CONFIG, context=1026), living)
    await client.info()
    process = client.process_id
    assert process is not None
    await client.close()
    await gone(process)


async def test_a_host_of_another_version_is_replaced() -> None:
    config = replace(CONFIG, context=1027)
    client = HostClient(config)
    await client.info()
    old = client.process_id
    path = registry.record_path(config)
    record = registry.read(path)
    assert record is not None
    assert old is not None
    registry.write(path, replace(record, version="0.0.1"))
    newer = HostClient(config)
    try:
        await newer.info()
        assert newer.process_id != old
        await gone(old)
    finally:
        await client.close()
        await newer.stop_host()
        await newer.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file modes")
async def test_only_its_user_can_read_where_a_host_is(client: HostClient) -> None:
    await client.info()
    path = registry.record_path(CONFIG)
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    try:
        assert registry.read(path) is None
    finally:
        path.chmod(0o600)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux moves its cache by XDG_CACHE_HOME")
async def test_a_damaged_model_is_found_removed_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    model = tmp_path / "precis" / "models" / f"{EMBEDDED.id}-{EMBEDDED.sha256[:12]}.gguf"
    model.parent.mkdir(parents=True)
    model.write_bytes(b"GGUF and nothing else")
    client = HostClient(replace(CONFIG, context=1028))
    try:
        with pytest.raises(ModelCorrupt, match="damaged and has been removed"):
            await client.info()
        assert not model.exists()
        # The host without a model has ended, so that the next call looks again.
        assert client.process_id is None
    finally:
        await client.close()


async def test_a_file_that_is_no_model_is_said(tmp_path: Path) -> None:
    model = tmp_path / "broken.gguf"
    model.write_bytes(b"GGUF and nothing else")
    client = HostClient(HostConfig(str(model), context=512, parallel=1, threads=1))
    try:
        with pytest.raises(EngineError, match=r"broken\.gguf"):
            await client.info()
    finally:
        await client.close()
