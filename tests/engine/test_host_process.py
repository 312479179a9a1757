"""A host as a bare process, as anyone with its token sees it: curl, the openai client."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx
import pytest

from precis.engine import launcher, registry
from precis.engine.catalog import EMBEDDED, EMBEDDED_PACKAGE
from precis.engine.host_config import HostConfig

MISSING = [name for name in ("xllamacpp", EMBEDDED_PACKAGE) if find_spec(name) is None]
pytestmark = [
    pytest.mark.embedded,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]
CONFIG = HostConfig(EMBEDDED.id, context=2048, parallel=2, threads=1)
CANARY = "kanarienvogel7319"


class BareHost:
    """A host started by hand, so that its output is ours."""

    def __init__(self, folder: Path) -> None:
        self.errors = folder / "errors"
        self.record = folder / "engine-bare.json"
        with self.errors.open("wb") as stream:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "precis.engine.host",
                    json.dumps(asdict(CONFIG)),
                    str(self.record),
                ],
                stdout=stream,
                stderr=stream,
            )
        while (record := registry.read(self.record)) is None:
            assert self.process.poll() is None, self.errors.read_text()
            time.sleep(0.02)
        self.token = record.token
        self.url = f"http://127.0.0.1:{record.port}"

    def ask(self, verb: str, path: str, token: str | None = None, **more: Any) -> httpx.Response:
        more.setdefault("headers", {"Authorization": f"Bearer {token or self.token}"})
        with httpx.Client(trust_env=False, timeout=120) as http:
            return http.request(verb, self.url + path, **more)

    def end(self) -> int:
        assert self.ask("POST", "/stop").status_code == 200
        return self.process.wait(20)


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[BareHost]:
    host = BareHost(tmp_path)
    yield host
    if host.process.poll() is None:
        host.process.kill()
    host.process.wait()


PATHS = [
    ("GET", "/health"),
    ("GET", "/metrics"),
    ("GET", "/v1/models"),
    ("POST", "/v1/chat/completions"),
    ("POST", "/v1/completions"),
    ("POST", "/tokenize"),
    ("POST", "/scores"),
    ("POST", "/stop"),
    ("GET", "/session"),
]


async def test_the_host_serves_its_owner_alone_tells_no_text_and_ends_when_told(
    bare: BareHost,
) -> None:
    for verb, path in PATHS:
        for wrong in ("wrong", bare.token[:-1], f"{bare.token}x"):
            assert bare.ask(verb, path, wrong).status_code == 401
        assert bare.ask(verb, path, headers={}).status_code == 401

    text = f"The {CANARY} sings."
    asked = {"messages": [{"role": "user", "content": text}], "max_tokens": 8}
    assert bare.ask("POST", "/v1/chat/completions", json=asked).json()["usage"]["total_tokens"]
    stream = bare.ask("POST", "/v1/chat/completions", json=asked | {"stream": True})
    assert stream.text.endswith("data: [DONE]\n\n")
    long = asked | {"messages": [{"role": "user", "content": text * 900}]}
    assert bare.ask("POST", "/v1/chat/completions", json=long).json()["error"]["code"] == "too_long"
    assert bare.ask("POST", "/v1/chat/completions", content=text).status_code == 400
    assert CANARY not in bare.ask("GET", "/health").text
    assert CANARY not in bare.ask("GET", "/metrics").text

    assert bare.end() == 0
    assert CANARY not in bare.errors.read_text("utf-8", errors="replace")


async def test_the_openai_client_talks_to_the_host_as_to_any_other_server(bare: BareHost) -> None:
    openai = pytest.importorskip("openai", reason="needs openai: pip install '.[test]'")
    options = {"base_url": f"{bare.url}/v1", "http_client": httpx.AsyncClient(trust_env=False)}
    question = [{"role": "user", "content": "The trees in the streets of the city"}]
    async with openai.AsyncOpenAI(api_key=bare.token, **options) as client:
        models = await client.models.list()
        model = models.data[0].id
        whole = await client.chat.completions.create(model=model, messages=question, max_tokens=12)
        stream = await client.chat.completions.create(
            model=model, messages=question, max_tokens=12, stream=True, temperature=0
        )
        pieces = [chunk.choices[0].delta.content or "" async for chunk in stream if chunk.choices]
        likely = await client.chat.completions.create(
            model=model, messages=question, max_tokens=2, logprobs=True, top_logprobs=3
        )
        raw = await client.completions.create(model=model, prompt="One, two,", max_tokens=4)

    assert model == EMBEDDED.id
    assert whole.usage.completion_tokens > 0
    assert whole.choices[0].message.content
    assert "".join(pieces).strip()
    assert len(likely.choices[0].logprobs.content[0].top_logprobs) == 3
    assert raw.choices[0].text


async def test_the_openai_client_is_refused_with_another_key(bare: BareHost) -> None:
    openai = pytest.importorskip("openai", reason="needs openai: pip install '.[test]'")
    http = httpx.AsyncClient(trust_env=False)
    async with openai.AsyncOpenAI(
        api_key="wrong", base_url=f"{bare.url}/v1", http_client=http
    ) as client:
        with pytest.raises(openai.AuthenticationError):
            await client.models.list()


async def test_a_host_that_is_silent_while_it_loads_is_waited_for(bare: BareHost) -> None:
    record = registry.read(bare.record)
    assert record is not None
    bare.process.send_signal(signal.SIGSTOP)
    asking = asyncio.create_task(launcher.health(record))
    await asyncio.sleep(3)  # longer than one question waits
    assert not asking.done()

    bare.process.send_signal(signal.SIGCONT)

    state = await asking
    assert state is not None
    assert "status" in state


async def test_a_host_that_has_died_is_not_waited_for(bare: BareHost) -> None:
    record = registry.read(bare.record)
    assert record is not None
    bare.process.kill()
    bare.process.wait()

    assert not await launcher.answers(record)
