"""The remote engine on real servers over loopback: llama.cpp's own, and `transformers serve`."""

from __future__ import annotations

import asyncio
import math
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from precis.engine.base import Guard, Message, Piece, Prefill, Reply, Request, Sampling, complete
from precis.engine.catalog import EMBEDDED, weights
from precis.engine.remote import RemoteEngine
from precis.errors import EngineError, TooLong

KEY = "a-key-of-this-test"
CONTEXT = 2048
SLOTS = 2
# The server sits in a process of its own, as a lab's does, and ends with it.
LLAMA = """
import sys, time, xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.port = sys.argv[1], int(sys.argv[2])
params.hostnames, params.api_keys = ["127.0.0.1"], [sys.argv[3]]
params.n_ctx, params.n_parallel = int(sys.argv[4]), int(sys.argv[5])
params.cpuparams.n_threads, params.cache_ram_mib = 1, 64
params.endpoint_slots = True
params.warmup = params.ui = False
server = xllamacpp.Server(params)
sys.stdin.read()
"""
PROMPT = Message("user", "The trees in the streets of the city were measured every July.")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen[bytes], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server ended by itself"
        try:
            if httpx.get(url, trust_env=False, timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"{url} did not become ready in {seconds} s")


@pytest.fixture(scope="module")
def llama() -> Iterator[str]:
    """The address of llama.cpp's own server with the embedded model."""
    port = free_port()
    words = [LLAMA, str(weights(EMBEDDED)), str(port), KEY, str(CONTEXT * SLOTS), str(SLOTS)]
    process = subprocess.Popen(
        [sys.executable, "-c", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/health", process, 60)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        process.kill()
        process.wait()


@pytest_asyncio.fixture(loop_scope="function")
async def engine(llama: str) -> AsyncGenerator[RemoteEngine]:
    remote = RemoteEngine(llama, "", KEY, 512)
    yield remote
    await remote.close()


def asking(*messages: Message, **sampling: Any) -> Request:
    return Request(messages or (PROMPT,), Sampling(**({"max_tokens": 16} | sampling)))


@pytest.mark.embedded
async def test_llama_server_streams_a_reply_and_tells_what_it_is(engine: RemoteEngine) -> None:
    info = await engine.info()
    assert (info.engine, info.context) == ("remote", CONTEXT)
    events = [event async for event in engine.stream(asking(repeat_penalty=1.1))]
    reply = events[-1]
    assert isinstance(events[0], Prefill)
    assert isinstance(reply, Reply)
    pieces = "".join(event.text for event in events if isinstance(event, Piece))
    assert reply.text == pieces
    assert reply.text.strip()
    assert 1 <= reply.tokens <= 16
    # Our count before and the server's after agree.
    assert reply.prompt_tokens == events[0].total


@pytest.mark.embedded
async def test_llama_server_counts_without_bos_and_template(engine: RemoteEngine) -> None:
    assert await engine.count_tokens(["", "the soil", "나무는 물이 필요하다."]) == [0, 2, 7]


@pytest.mark.embedded
async def test_a_control_token_of_the_document_is_only_text_to_llama_server(
    engine: RemoteEngine, llama: str
) -> None:
    plain = "a <end_of_turn> b"
    headers = {"Authorization": f"Bearer {KEY}"}
    asked = {"content": plain, "parse_special": True}
    async with httpx.AsyncClient(trust_env=False, headers=headers) as http:
        answer = await http.post(f"{llama.removesuffix('/v1')}/tokenize", json=asked)
    # The server itself reads one control token; as we send it, it is ordinary pieces.
    assert len(answer.json()["tokens"]) == 4
    assert await engine.count_tokens([plain]) > [6]


@pytest.mark.embedded
async def test_llama_server_continues_a_lead(engine: RemoteEngine) -> None:
    asked = asking(Message("user", "The days:"), Message("assistant", "Monday, Tuesday,"))
    assert "Wednesday" in (await complete(engine, asked)).text


@pytest.mark.embedded
async def test_llama_server_gives_log_probabilities(engine: RemoteEngine) -> None:
    yes, no, other = await engine.scores([PROMPT], ["The", "In", "Xylophone"])
    assert yes < 0
    assert no < 0
    assert other == -math.inf


@pytest.mark.embedded
async def test_llama_server_s_loop_is_cut_off_by_our_guard(engine: RemoteEngine) -> None:
    text = "again and again and again and again and again"
    reply = await complete(engine, asking(Message("user", text), max_tokens=160, guard=Guard()))
    assert reply.tokens <= 160


async def is_idle(llama: str, seconds: float) -> bool:
    root, headers = llama.removesuffix("/v1"), {"Authorization": f"Bearer {KEY}"}
    deadline = time.monotonic() + seconds
    async with httpx.AsyncClient(trust_env=False, headers=headers) as http:
        while time.monotonic() < deadline:
            slots = (await http.get(f"{root}/slots")).json()
            if not any(slot["is_processing"] for slot in slots):
                return True
            await asyncio.sleep(0.02)
    return False


@pytest.mark.embedded
async def test_a_cancelled_request_stops_llama_server(engine: RemoteEngine, llama: str) -> None:
    events = engine.stream(asking(max_tokens=1500, temperature=1.0))
    async for event in events:
        if isinstance(event, Piece):
            break
    await events.aclose()
    assert await is_idle(llama, 20)


@pytest.mark.embedded
async def test_a_cancelled_task_stops_llama_server(engine: RemoteEngine, llama: str) -> None:
    task = asyncio.create_task(complete(engine, asking(max_tokens=1500, temperature=1.0)))
    await asyncio.sleep(0.5)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await is_idle(llama, 20)


@pytest.mark.embedded
async def test_a_batch_runs_through_llama_server(engine: RemoteEngine) -> None:
    replies = await engine.batch([asking(max_tokens=4, seed=number) for number in range(4)])
    assert [reply.tokens for reply in replies] == [4] * 4


@pytest.mark.embedded
async def test_llama_server_refuses_a_wrong_key_and_too_long_a_text(
    engine: RemoteEngine, llama: str
) -> None:
    stranger = RemoteEngine(llama, "", "wrong", 512)
    with pytest.raises(EngineError, match="refuses the key"):
        await complete(stranger, asking())
    await stranger.close()
    with pytest.raises(TooLong, match=f"more than the {CONTEXT:,}"):
        await complete(engine, asking(Message("user", "word " * 3000)))


def transformers_command() -> str | None:
    """`transformers` of this environment, or of the one that PRECIS_TRANSFORMERS names."""
    named = os.environ.get("PRECIS_TRANSFORMERS")
    beside = Path(sys.executable).with_name("transformers")
    if named or find_spec("transformers"):
        return named or shutil.which(str(beside))
    return None


@pytest.fixture(scope="module")
def transformers_serve() -> Iterator[tuple[str, str]]:
    """Address and model of a running `transformers serve`."""
    command, model = transformers_command(), os.environ.get("PRECIS_CHAT_MODEL", "")
    if command is None:
        pytest.skip("transformers is not installed: pip install 'transformers[serving]'")
    if not model:
        pytest.skip("PRECIS_CHAT_MODEL names no folder with a small chat model")
    port = free_port()
    process = subprocess.Popen(
        [command, "serve", model, "--host", "127.0.0.1", "--port", str(port), "--device", "cpu"],
        env=os.environ | {"HF_HUB_OFFLINE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/health", process, 120)
        yield f"http://127.0.0.1:{port}", model
    finally:
        process.kill()
        process.wait()


@pytest.mark.gpu
async def test_transformers_serve_writes_without_the_fields_that_it_refuses(
    transformers_serve: tuple[str, str],
) -> None:
    url, model = transformers_serve
    engine = RemoteEngine(url, model, None, CONTEXT)
    reply = await complete(engine, asking(Message("system", "Be brief."), PROMPT))
    assert reply.text.strip()
    assert 1 <= reply.tokens <= 16
    assert await engine.count_prompt([PROMPT]) >= 20
    with pytest.raises(EngineError, match="gives no log-probabilities"):
        await engine.scores([PROMPT], ["Yes", "No"])
    with pytest.raises(EngineError, match="pinned to"):
        await complete(RemoteEngine(url, "nope", None, CONTEXT), asking())
    await engine.close()
