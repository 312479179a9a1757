"""A local HTTP server that behaves like Hugging Face, for the real huggingface_hub client."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

COMMIT = "a" * 40
LARGE = (".gguf", ".safetensors", ".bin")


@dataclass
class Hub:
    """One repository; the large files lie on another host ("localhost"), as on the real hub.

    `statuses` answer the next requests for a file's head, `cdn_statuses` those for its bytes.
    """

    repo: str
    files: dict[str, bytes]
    gated: int = 0
    token: str = ""
    missing: bool = False
    statuses: list[int] = field(default_factory=list)
    cdn_statuses: list[int] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)  # bytes after which the next transfers break
    ignores_range: bool = False
    corrupt: bool = False
    asked: list[tuple[str, str]] = field(default_factory=list)
    ranges: list[str] = field(default_factory=list)
    cdn_keys: list[str] = field(default_factory=list)
    address: str = ""

    def sha256(self, name: str) -> str:
        """Checksum of a file as it was published."""
        return hashlib.sha256(self.files[name]).hexdigest()

    def transfers(self) -> int:
        """How often bytes of a large file were asked for."""
        return sum(verb == "GET" and path.startswith("/cdn/") for verb, path in self.asked)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: Hub

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        hub, path = self.hub, unquote(urlsplit(self.path).path)
        hub.asked.append((self.command, path))
        if path.startswith("/cdn/"):
            return self._cdn(path.removeprefix("/cdn/"))
        if hub.missing:
            return self._send(404, headers={"X-Error-Code": "RepoNotFound"})
        if path.startswith(f"/api/models/{hub.repo}/tree/"):
            return self._send(200, json.dumps([self._entry(name) for name in hub.files]).encode())
        return self._resolve(path.partition("/resolve/")[2].partition("/")[2])

    def _resolve(self, name: str) -> None:
        hub = self.hub
        token = self.headers.get("authorization", "").removeprefix("Bearer ")
        if hub.gated and (token != hub.token or not token):
            return self._send(hub.gated, headers={"X-Error-Code": "GatedRepo"})
        if hub.statuses:
            return self._send(hub.statuses.pop(0), headers={"Retry-After": "0"})
        if name not in hub.files:
            headers = {"X-Error-Code": "EntryNotFound", "X-Repo-Commit": COMMIT}
            return self._send(404, headers=headers)
        content = hub.files[name]
        if not name.endswith(LARGE):
            etag = hashlib.sha1(content).hexdigest()
            return self._send(200, content, {"X-Repo-Commit": COMMIT, "ETag": f'"{etag}"'})
        port = urlsplit(hub.address).port
        return self._send(
            302,
            headers={
                "X-Repo-Commit": COMMIT,
                "X-Linked-Etag": f'"{hub.sha256(name)}"',
                "X-Linked-Size": str(len(content)),
                "Location": f"http://localhost:{port}/cdn/{name}",
            },
        )

    def _cdn(self, name: str) -> None:
        hub = self.hub
        hub.cdn_keys.append(self.headers.get("authorization", ""))
        if hub.cdn_statuses:
            return self._send(hub.cdn_statuses.pop(0), headers={"Retry-After": "0"})
        content = hub.files[name]
        wanted = self.headers.get("range", "")
        hub.ranges.append(wanted)
        if hub.corrupt:
            content = b"\0" * len(content)
        if not wanted or hub.ignores_range:
            return self._send(200, content)
        start = int(wanted.removeprefix("bytes=").partition("-")[0])
        about = f"bytes {start}-{len(content) - 1}/{len(content)}"
        return self._send(206, content[start:], {"Content-Range": about})

    def _entry(self, name: str) -> dict[str, Any]:
        content = self.hub.files[name]
        entry: dict[str, Any] = {"type": "file", "path": name, "size": len(content)}
        entry["oid"] = hashlib.sha1(content).hexdigest()
        if name.endswith(LARGE):
            entry["lfs"] = {"oid": self.hub.sha256(name), "size": len(content), "pointerSize": 1}
        return entry

    def _send(
        self, status: int, content: bytes = b"", headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for key, value in (headers or {}).items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command == "HEAD":
            return
        if self.hub.breaks and self.path.startswith("/cdn/"):
            self.wfile.write(content[: self.hub.breaks.pop(0)])
            self.wfile.flush()
            self.close_connection = True
            self.connection.shutdown(2)
            return
        self.wfile.write(content)


@contextmanager
def hub_at_work(hub: Hub) -> Iterator[str]:
    """Serve a hub on loopback; gives its address."""
    handler = type("Handler", (_Handler,), {"hub": hub})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    hub.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield hub.address
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
