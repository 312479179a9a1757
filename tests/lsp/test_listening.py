"""Serving on a port: an editor is served, a web page in a browser of the same machine is not."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient
from tests.lsp.answers import converter
from tests.lsp.conftest import Editor
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

HOST = "127.0.0.1"
URI = "file:///notes.md"
INITIALIZE: dict[str, Any] = {"processId": None, "rootUri": None, "capabilities": {}}


def message(method: str, params: Any, **more: Any) -> bytes:
    return json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()


def posted(body: bytes) -> bytes:
    """What a web page's fetch(…, {method: "POST", mode: "no-cors"}) puts on the wire."""
    return (
        f"POST / HTTP/1.1\r\nHost: {HOST}\r\nConnection: keep-alive\r\n"
        f"Content-Length: {len(body)}\r\nContent-Type: text/plain;charset=UTF-8\r\n"
        "Origin: https://page.example\r\nAccept: */*\r\n\r\n"
    ).encode() + body


@asynccontextmanager
async def serving(way: str) -> AsyncGenerator[tuple[int, asyncio.subprocess.Process]]:
    """`precis serve` on a free port; it listens when this begins."""
    with socket.create_server((HOST, 0)) as free:
        port = int(free.getsockname()[1])
    command = (sys.executable, "-m", "precis", "serve", way, str(port))
    process = await asyncio.create_subprocess_exec(*command, env=dict(os.environ))
    try:
        await answered(lambda: asyncio.open_connection(HOST, port))
        yield port, process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def answered(connecting: Callable[[], Awaitable[Any]]) -> None:
    """Wait until somebody listens, and leave at once without a word."""
    async with asyncio.timeout(30):
        while True:
            try:
                _, writer = await connecting()
            except OSError:
                await asyncio.sleep(0.05)
                continue
            writer.close()
            return


async def said_to(port: int, sent: bytes) -> bytes:
    """All that the server says to these bytes before it hangs up."""
    reader, writer = await asyncio.open_connection(HOST, port)
    writer.write(sent)
    try:
        async with asyncio.timeout(30):
            return await reader.read()
    except ConnectionResetError:
        return b""
    finally:
        writer.close()


async def edited(way: str, port: int) -> tuple[Editor, list[types.CodeAction]]:
    """An editor that has connected, and the code actions that it was answered."""
    editor = Editor(LanguageClient("editor", "1", converter_factory=converter))
    editor.listen()
    client = editor.client
    start: Any = client.start_tcp if way == "--tcp" else client.start_ws
    await start(HOST, port)
    async with asyncio.timeout(30):
        await editor.initialize()
        editor.open(URI, "markdown", "# One\n\nSome words 글 😀.\n")
        return editor, await editor.actions(URI, editor.of(URI, "words"))


async def ends(editor: Editor, process: asyncio.subprocess.Process) -> int:
    """The server's exit code once the editor has said goodbye."""
    async with asyncio.timeout(30):
        await editor.client.shutdown_async(None)
        editor.client.exit(None)
        return await process.wait()


@pytest.mark.parametrize("way", ["--tcp", "--ws"])
async def test_an_editor_is_served_on_a_port_until_it_leaves(way: str) -> None:
    async with serving(way) as (port, process):
        editor, actions = await edited(way, port)
        assert actions
        assert await ends(editor, process) == 0


async def test_the_server_ends_when_its_editor_is_gone_without_a_word() -> None:
    async with serving("--tcp") as (port, process):
        _, writer = await asyncio.open_connection(HOST, port)
        body = message("initialize", INITIALIZE, id=1)
        writer.write(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        await writer.drain()
        writer.close()
        async with asyncio.timeout(30):
            assert await process.wait() == 0


async def test_what_a_web_page_posts_to_the_port_is_not_run() -> None:
    async with serving("--tcp") as (port, process):
        for body in (message("initialize", INITIALIZE, id=1), message("exit", None)):
            assert await said_to(port, posted(body)) == b""
        assert await said_to(port, b"x" * 200_000) == b""
        # The same process is there still, and waits for its editor.
        editor, actions = await edited("--tcp", port)
        assert actions
        assert await ends(editor, process) == 0


@pytest.mark.parametrize("origin", ["https://page.example", "http://127.0.0.1:8000", "null"])
async def test_a_web_page_cannot_open_the_websocket(origin: str) -> None:
    async with serving("--ws") as (port, process):
        with pytest.raises(InvalidStatus) as refused:
            await connect(f"ws://{HOST}:{port}", additional_headers={"Origin": origin})
        assert refused.value.response.status_code == 403
        editor, actions = await edited("--ws", port)
        assert actions
        assert await ends(editor, process) == 0


async def test_a_second_client_is_dropped_and_hears_nothing_of_the_first() -> None:
    body = message("initialize", INITIALIZE, id=1)
    async with serving("--tcp") as (port, process):
        editor, _ = await edited("--tcp", port)
        header = f"Content-Length: {len(body)}\r\n\r\n".encode()
        assert await said_to(port, header + body) == b""
        assert (await editor.run("precis.status"))["jobs"] == []
        assert await ends(editor, process) == 0
    async with serving("--ws") as (port, process):
        editor, _ = await edited("--ws", port)
        async with asyncio.timeout(30), connect(f"ws://{HOST}:{port}") as second:
            with pytest.raises(ConnectionClosed):
                await second.recv()
        assert (await editor.run("precis.status"))["jobs"] == []
        assert await ends(editor, process) == 0
