"""A model's text may hold any break of a line: none of them ends an event of the stream."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request as HttpRequest
from starlette.responses import Response
from starlette.routing import Route
from tests.remote.lab_server import serving

from precis.engine import launcher, wire
from precis.engine.api import Api
from precis.engine.base import Message, Request, Sampling, complete
from precis.engine.client import HostClient
from precis.engine.fake import FakeEngine
from precis.engine.host_config import HostConfig
from precis.engine.lifetime import Lifetime
from precis.engine.lines import lines
from precis.engine.registry import HostRecord

BREAKS = pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\r"])
ASKED = Request((Message("user", "Trees need water."),), Sampling(max_tokens=50))


def host(said: str) -> Starlette:
    """Our own host, whose engine writes this."""
    loaded: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
    loaded.set_result(FakeEngine(lambda _: said))
    api = Api("token", Lifetime())
    api.serve(loaded)
    return api.application()


async def written(
    application: Starlette, config: HostConfig, monkeypatch: pytest.MonkeyPatch
) -> str:
    """What the host's client reads from a host that is this application."""
    async with serving(application) as url:
        port = urlsplit(url).port or 0
        record = HostRecord(0, port, "token", "1", 1, 0.0, {})

        async def host_for(_: HostConfig) -> HostRecord:
            return record

        monkeypatch.setattr(launcher, "host_for", host_for)
        client = HostClient(config)
        try:
            return (await complete(client, ASKED)).text
        finally:
            await client.close()


@pytest.fixture
def config() -> HostConfig:
    return HostConfig("model.gguf", context=512, parallel=1, threads=1)


@BREAKS
async def test_a_text_with_any_break_comes_through_our_own_host(
    mark: str, config: HostConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (
        await written(host(f"Trees{mark}need 물."), config, monkeypatch) == f"Trees{mark}need 물."
    )


@BREAKS
async def test_the_host_s_events_hold_no_break_that_a_client_could_cut_at(mark: str) -> None:
    body = {"messages": [{"role": "user", "content": "Trees."}], "max_tokens": 50, "stream": True}
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(host(f"Trees{mark}need 물.")), base_url="http://host"
    ) as http:
        headers = {"Authorization": "Bearer token"}
        answer = await http.post("/v1/chat/completions", json=body, headers=headers)
    assert answer.content.isascii()
    assert all(line.startswith("data: ") for line in answer.text.splitlines() if line)


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85"])
async def test_the_client_reads_an_event_that_holds_the_break_itself(
    mark: str, config: HostConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def chat(_: HttpRequest) -> Response:
        said = f"Trees{mark}need 물."
        final = {"reply": {"text": said, "stop": "end"}}
        chunk = {"choices": [{"delta": {"content": said}}], wire.EXTENSION: final}
        event = f"data: {json.dumps(chunk, ensure_ascii=False)}\n\ndata: [DONE]\n\n"
        return Response(event, media_type="text/event-stream")

    application = Starlette(routes=[Route("/v1/chat/completions", chat, methods=["POST"])])
    assert await written(application, config, monkeypatch) == f"Trees{mark}need 물."


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
async def test_lines_are_whole_however_they_come_in(size: int) -> None:
    sent = "data: 물\u2028é 🌲\n\r\n: note\r\ndata: the last".encode()

    async def body() -> AsyncGenerator[bytes]:
        for start in range(0, len(sent), size):
            yield sent[start : start + size]

    response = httpx.Response(200, content=body())
    assert [line async for line in lines(response)] == [
        "data: 물\u2028é 🌲",
        "",
        ": note",
        "data: the last",
    ]
