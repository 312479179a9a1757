"""The least editor that can talk to `precis serve`: one request at a time over its pipes."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any, Self


class Editor:
    """Starts the server; answers what the server asks in passing, and applies no edit."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "precis", "serve"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._last = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.request("shutdown", None)
            self.notify("exit", None)
            self._process.wait(10)
        finally:
            self._process.kill()
            self._process.wait()

    def initialize(self, options: dict[str, Any]) -> None:
        """The handshake, with initializationOptions."""
        parameters = {
            "processId": None,
            "rootUri": None,
            "capabilities": {"workspace": {"applyEdit": True}},
            "initializationOptions": options,
        }
        self.request("initialize", parameters)
        self.notify("initialized", {})

    def open(self, uri: str, text: str) -> None:
        """Open a Markdown document in its first version."""
        document = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    def command(self, name: str, argument: dict[str, Any]) -> dict[str, Any]:
        """Run one of the server's commands."""
        parameters = {"command": name, "arguments": [argument]}
        answer: dict[str, Any] = self.request("workspace/executeCommand", parameters)
        return answer

    def request(self, method: str, parameters: Any) -> Any:
        """Send a request and wait for its result."""
        self._last += 1
        self._send({"id": self._last, "method": method, "params": parameters})
        while True:
            message = self._receive()
            if "method" in message:
                self._answer(message)
            elif message["id"] == self._last:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message.get("result")

    def notify(self, method: str, parameters: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": parameters})

    def _answer(self, message: dict[str, Any]) -> None:
        if "id" not in message:
            return
        refused = {"applied": False, "failureReason": "a benchmark takes no edits"}
        result = refused if message["method"] == "workspace/applyEdit" else None
        self._send({"id": message["id"], "result": result})

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while line := self._process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        if not length:
            raise RuntimeError("The language server closed its output.")
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message
