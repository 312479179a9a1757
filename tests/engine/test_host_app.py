"""The host's HTTP, with a fake engine behind it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Sequence
from typing import Any, cast

import httpx
import pytest
from starlette.applications import Starlette

from precis.engine.api import Api
from precis.engine.base import Message, Priority
from precis.engine.fake import FakeEngine
from precis.engine.lifetime import Lifetime
from precis.errors import EngineError, ModelCorrupt, ModelMissing, PrecisError, SettingsError

TOKEN = "the-token"
OWNER = {"Authorization": f"Bearer {TOKEN}"}
ASKED = {"messages": [{"role": "user", "content": "Trees need water."}], "max_tokens": 50}


def application(engine: FakeEngine | PrecisError, lifetime: Lifetime | None = None) -> Starlette:
    """The routes of a host that has loaded this engine, or failed to."""
    api = Api(TOKEN, lifetime or Lifetime())
    loading: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
    if isinstance(engine, PrecisError):
        loading.set_exception(engine)
    else:
        loading.set_result(engine)
    api.serve(loading)
    return api.application()


async def connected(
    engine: FakeEngine | PrecisError, lifetime: Lifetime | None = None
) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(application(engine, lifetime))
    return httpx.AsyncClient(transport=transport, base_url="http://host", headers=OWNER)


@pytest.fixture
async def engine() -> FakeEngine:
    return FakeEngine(lambda _: "나무는 물이 필요하다.")


@pytest.fixture
async def http(engine: FakeEngine) -> AsyncGenerator[httpx.AsyncClient]:
    async with await connected(engine) as client:
        yield client


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer wrong", f"Basic {TOKEN}", "Bearer é"])
@pytest.mark.parametrize("path", ["/health", "/metrics", "/v1/models"])
async def test_nobody_is_answered_without_the_token(
    http: httpx.AsyncClient, header: str, path: str
) -> None:
    headers = {"Authorization": header.encode("latin-1")}
    answer = await http.get(path, headers=cast(Any, headers))
    assert answer.status_code == 401
    assert "Wrong or missing token." in answer.text


async def test_nothing_is_written_without_the_token(
    http: httpx.AsyncClient, engine: FakeEngine
) -> None:
    answer = await http.post("/v1/chat/completions", json=ASKED, headers={"Authorization": "x"})
    assert answer.status_code == 401
    assert engine.requests == []


async def test_a_whole_reply_is_openai_s(http: httpx.AsyncClient) -> None:
    answer = await http.post("/v1/chat/completions", json=ASKED)
    assert answer.status_code == 200
    body = answer.json()
    assert body["object"] == "chat.completion"
    assert body["choices"] == [
        {
            "index": 0,
            "message": {"role": "assistant", "content": "나무는 물이 필요하다."},
            "finish_reason": "stop",
        }
    ]
    assert body["usage"] == {"prompt_tokens": 7, "completion_tokens": 3, "total_tokens": 10}


async def test_a_streamed_reply_is_openai_s_events(http: httpx.AsyncClient) -> None:
    answer = await http.post("/v1/chat/completions", json=ASKED | {"stream": True})
    assert answer.headers["content-type"].startswith("text/event-stream")
    *events, done, end = answer.text.split("\n\n")
    assert (done, end) == ("data: [DONE]", "")

    chunks = [json.loads(event.removeprefix("data: ")) for event in events]
    assert {chunk["object"] for chunk in chunks} == {"chat.completion.chunk"}
    assert len({chunk["id"] for chunk in chunks}) == 1
    said = [chunk["choices"][0]["delta"].get("content", "") for chunk in chunks]
    assert "".join(said) == "나무는 물이 필요하다."
    reasons = [chunk["choices"][0]["finish_reason"] for chunk in chunks]
    assert reasons == [None] * (len(chunks) - 1) + ["stop"]
    assert chunks[-1]["usage"]["completion_tokens"] == 3


async def test_a_prompt_that_does_not_fit_is_refused_before_a_stream_begins(
    http: httpx.AsyncClient,
) -> None:
    long = ASKED | {"messages": [{"role": "user", "content": "word " * 9000}], "stream": True}
    answer = await http.post("/v1/chat/completions", json=long)
    assert answer.status_code == 400
    error = answer.json()["error"]
    assert error["code"] == "too_long"
    assert "9004 + 50" in error["message"]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("/v1/chat/completions", b"no json"),
        ("/v1/chat/completions", b"\xff\xfe\x00"),
        ("/v1/chat/completions", b"[]"),
        ("/v1/chat/completions", b"{}"),
        ("/v1/chat/completions", json.dumps(ASKED | {"stop": 5}).encode()),
        ("/tokenize", b"{}"),
        ("/tokenize", b'{"texts": "a"}'),
        ("/tokenize", b'{"texts": [1]}'),
        ("/tokenize", b'{"messages": []}'),
        ("/scores", b"{}"),
        ("/scores", b'{"messages": [{"role": "user", "content": "x"}]}'),
        ("/scores", b'{"messages": [{"role": "user", "content": "x"}], "choices": [1]}'),
        ("/scores", b'{"messages": [{"role": "user", "content": "x"}], "choices": []}'),
        ("/scores", b'{"messages": [{"role": "user", "content": "x"}], "choices": ["a", ""]}'),
    ],
)
async def test_a_malformed_body_is_refused_with_a_sentence(
    http: httpx.AsyncClient, engine: FakeEngine, path: str, content: bytes
) -> None:
    answer = await http.post(path, content=content)
    assert answer.status_code == 400
    assert answer.json()["error"]["message"]
    assert engine.requests == []


async def test_tokens_are_counted(http: httpx.AsyncClient) -> None:
    counted = await http.post("/tokenize", json={"texts": ["one two", "", "three"]})
    assert counted.json() == {"counts": [2, 0, 1]}
    prompt = await http.post("/tokenize", json={"messages": ASKED["messages"]})
    assert prompt.json() == {"count": 7}


async def test_choices_are_scored(http: httpx.AsyncClient) -> None:
    body = {"messages": ASKED["messages"], "choices": ["yes", "no"]}
    (yes, no) = (await http.post("/scores", json=body)).json()["logprobs"]
    assert yes == no < 0


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (ModelMissing("Run: pip install x."), "model_missing"),
        (ModelCorrupt("It was damaged."), "model_corrupt"),
        (SettingsError("No such model."), "wrong_setting"),
        (EngineError("It could not be loaded."), "engine_error"),
    ],
)
async def test_a_model_that_could_not_be_loaded_is_said_to_every_call(
    failure: PrecisError, code: str
) -> None:
    async with await connected(failure) as http:
        for _ in range(2):
            answer = await http.post("/v1/chat/completions", json=ASKED)
            assert answer.status_code == 503
            assert answer.json()["error"]["code"] == code
            assert answer.json()["error"]["message"] == str(failure)
        health = (await http.get("/health")).json()
        assert health["status"] == "failed"
        assert health["message"] == str(failure)


async def test_an_error_in_the_middle_of_a_stream_is_its_last_event(engine: FakeEngine) -> None:
    class Breaking(FakeEngine):
        async def _words(self, request: Any) -> AsyncGenerator[Any]:
            async for event in super()._words(request):
                yield event
                if getattr(event, "tokens", 0) == 2:
                    raise EngineError("It broke.")

    async with await connected(Breaking(engine.answer)) as http:
        answer = await http.post("/v1/chat/completions", json=ASKED | {"stream": True})
    *_, last, done, _end = answer.text.split("\n\n")
    assert json.loads(last.removeprefix("data: "))["error"]["message"] == "It broke."
    assert done == "data: [DONE]"


async def test_a_client_that_leaves_cancels_its_work() -> None:
    def endless(_: Sequence[Message]) -> str:
        return "word " * 400

    engine = FakeEngine(endless, delay=0.001)
    left = asyncio.Event()
    body = json.dumps(ASKED | {"stream": True, "max_tokens": 400}).encode()
    incoming = [{"type": "http.request", "body": body, "more_body": False}]
    sent = 0

    async def receive() -> dict[str, Any]:
        if incoming:
            return incoming.pop()
        await left.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        nonlocal sent
        sent += message["type"] == "http.response.body"
        if sent == 5:
            left.set()

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "path": "/v1/chat/completions",
        "query_string": b"",
        "headers": [(b"authorization", f"Bearer {TOKEN}".encode())],
    }
    await asyncio.wait_for(application(engine)(scope, cast(Any, receive), send), 30)

    assert sent < 100
    assert engine.running == 0
    assert engine.finished == 0
    assert engine.cancelled == 1


async def test_completions_take_a_prompt_as_it_is(
    http: httpx.AsyncClient, engine: FakeEngine
) -> None:
    answer = await http.post("/v1/completions", json={"prompt": "Once upon", "max_tokens": 50})
    assert answer.json()["object"] == "text_completion"
    assert answer.json()["choices"][0]["text"] == "나무는 물이 필요하다."
    assert engine.requests[0].raw
    assert engine.requests[0].messages == (Message("user", "Once upon"),)


async def test_session_adapter_and_priority_reach_the_engine(
    http: httpx.AsyncClient, engine: FakeEngine
) -> None:
    extension = {"adapter": "expand", "priority": "batch"}
    headers = {"X-Precis-Session": "window-1"}
    await http.post("/v1/chat/completions", json=ASKED | {"precis": extension}, headers=headers)
    request = engine.requests[0]
    assert (request.adapter, request.priority) == ("expand", Priority.BATCH)
    assert request.session == "window-1"


async def test_metrics_are_prometheus_text(http: httpx.AsyncClient) -> None:
    lines = (await http.get("/metrics")).text.splitlines()
    assert "# TYPE precis_tokens counter" in lines
    assert "precis_running 0" in lines


async def test_a_host_that_is_told_to_stop_takes_nothing_new(engine: FakeEngine) -> None:
    lifetime = Lifetime()
    async with await connected(engine, lifetime) as http:
        assert (await http.post("/stop")).json() == {"status": "draining"}
        answer = await http.post("/v1/chat/completions", json=ASKED)
    assert answer.status_code == 503
    assert lifetime.is_over(working=False)
    assert not lifetime.is_over(working=True)
