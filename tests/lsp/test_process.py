"""The server as a process: what it imports, what it logs, and how it ends."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.lsp.conftest import OpenEditor

FAKE_SERVER = Path(__file__).parent / "fake_server.py"
URI = "file:///notes.md"
_AT_ONCE = 10  # seconds: the job would go on for longer
CANARY = "zebracanary"
TEXT = f"# One {CANARY}\n\n{CANARY} 문단 with [@{CANARY}2020]. 😀\n"
HEAVY = (
    "torch",
    "transformers",
    "peft",
    "bitsandbytes",
    "xllamacpp",
    "langchain_core",
    "langchain_text_splitters",
    "httpx",
    "starlette",
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
async def test_a_job_over_standard_input_and_output(process: OpenEditor, encoding: str) -> None:
    editor = await process(encoding=encoding, FAKE_ANSWER="새 글 😀.")
    await editor.initialize()
    editor.open(URI, "markdown", "# 하나 😀\n\n😀 문단 one.\n\n끝.\n")
    actions = await editor.actions(URI, editor.of(URI, "문단 one."))
    assert (await editor.take(actions[0]))["accepted"]
    await editor.idle()
    assert editor.texts[URI] == "# 하나 😀\n\n😀 새 글 😀.\n\n끝.\n"


async def test_answering_imports_no_model_library(process: OpenEditor) -> None:
    editor = await process()
    await editor.initialize()
    editor.open(URI, "markdown", TEXT)
    assert len(await editor.actions(URI, editor.of(URI, "문단"))) == 6
    await editor.run("precis.status")
    modules = await editor.client.protocol.send_request_async("test/modules", {})
    roots = {name.partition(".")[0] for name in modules}
    assert "precis" in roots
    assert not roots & set(HEAVY)


async def test_no_log_holds_the_document(process: OpenEditor, tmp_path: Path) -> None:
    log = tmp_path / "stderr.txt"
    # The server's standard error goes to a file, with every library's log at DEBUG.
    shell = f"import os, runpy, sys; os.dup2(os.open({str(log)!r}, 65), 2)\n"
    shell += f"runpy.run_path({str(FAKE_SERVER)!r}, run_name='__main__')"
    loud = {"PYTHONASYNCIODEBUG": "1", "FAKE_LOG": "1", "FAKE_DELAY": "0.02"}
    editor = await process("-X", "dev", "-c", shell, **loud, FAKE_ANSWER=f"{CANARY} written twice.")
    await editor.initialize(options={CANARY: CANARY})
    editor.open(URI, "markdown", TEXT)
    for action in await editor.actions(URI, editor.of(URI, f"{CANARY} 문단 with")):
        await editor.take(action)
        await editor.idle()
    editor.type(URI, 0, CANARY)
    await editor.run("precis.expand", {"uri": URI})
    await editor.idle()  # the citation is lost: a proposal
    await editor.run("precis.expand", {"uri": URI, "range": CANARY})
    await broken_messages(editor)
    await editor.run("precis.status")
    assert any(CANARY in text for text in editor.texts.values())
    assert "proposal" in editor.said()

    written = log.read_text(encoding="utf-8")
    assert "ValueError" in written  # the log works, and holds the faults
    assert CANARY not in written
    assert "문단" not in written


async def broken_messages(editor: Any) -> None:
    """Send what makes pygls fail in all the ways that it would log."""
    protocol = editor.client.protocol
    asked = [protocol.send_request_async("test/fault", {"text": CANARY})]
    protocol.notify("test/fault", {"text": CANARY})
    protocol.notify("test/unknown", {"text": CANARY})
    for number, params in enumerate(
        ({"textDocument": CANARY}, CANARY, {"range": {"start": CANARY}})
    ):
        protocol._send_data(
            {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params}
        )
        protocol._send_data(
            {
                "jsonrpc": "2.0",
                "id": f"x{number}",
                "method": "textDocument/codeAction",
                "params": params,
            }
        )
    protocol._send_data({"jsonrpc": "1.0", "method": CANARY, "params": CANARY})
    with pytest.raises(Exception, match="ValueError"):
        await asyncio.wait_for(asked[0], 30)


def message(method: str, params: Any, number: int | None = None) -> bytes:
    """A message as it goes over the wire."""
    body = {"jsonrpc": "2.0", "method": method, "params": params}
    if number is not None:
        body["id"] = number
    raw = json.dumps(body).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(raw), raw)


def received(stream: IO[bytes]) -> dict[str, Any]:
    """The next message that comes over the wire."""
    length = 0
    while (header := stream.readline().strip()) != b"":
        name, _, value = header.partition(b":")
        length = int(value) if name == b"Content-Length" else length
    body: dict[str, Any] = json.loads(stream.read(length))
    return body


@pytest.mark.parametrize("ending", ["exit", "shutdown and exit", "closed"])
def test_the_process_ends_at_once(ending: str) -> None:
    server = subprocess.Popen(
        [sys.executable, FAKE_SERVER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "FAKE_DELAY": "2"},
    )
    assert server.stdin is not None
    assert server.stdout is not None
    start: dict[str, Any] = {"processId": None, "rootUri": None, "capabilities": {}}
    server.stdin.write(message("initialize", start, 1))
    server.stdin.write(message("initialized", {}))
    item = {"uri": URI, "languageId": "markdown", "version": 1, "text": TEXT}
    server.stdin.write(message("textDocument/didOpen", {"textDocument": item}))
    command = {"command": "precis.expand", "arguments": [{"uri": URI}]}
    server.stdin.write(message("workspace/executeCommand", command, 2))
    server.stdin.flush()
    while not received(server.stdout).get("result", {}).get("accepted"):
        pass
    # A job is running now.
    started = time.monotonic()
    if ending == "shutdown and exit":
        server.stdin.write(message("shutdown", None, 3))
    if ending != "closed":
        server.stdin.write(message("exit", None))
        server.stdin.flush()  # and standard input stays open
    else:
        server.stdin.close()
        server.stdin = None
    code = server.wait(30)
    assert time.monotonic() - started < _AT_ONCE
    assert code == 0
    assert server.stderr is not None
    assert server.stderr.read() == b""
    server.communicate()
