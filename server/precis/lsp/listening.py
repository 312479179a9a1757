"""Serving one client on a port: the first that speaks as an editor does, and never a web page.

pygls' own ways to listen take a browser's requests for a client's, and any number of clients.
"""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

from pygls.io_ import run_async, run_websocket

if TYPE_CHECKING:
    from pygls.lsp.server import LanguageServer
    from websockets.asyncio.server import ServerConnection

# What each header of the base protocol begins with. A request of HTTP begins with its method,
# which a web page cannot make look so.
_HEADER = b"Content-"


class _Place:
    """The place of the one client: taken once, and everything ends when it is left."""

    def __init__(self) -> None:
        self._taken = False
        self.left = asyncio.Event()

    def take(self) -> bool:
        """Whether the place was free."""
        free, self._taken = not self._taken, True
        return free


class _Begun:
    """A reader whose first line has been read to see who is there."""

    def __init__(self, first: bytes, rest: asyncio.StreamReader) -> None:
        self._first = first
        self._rest = rest

    async def readline(self) -> bytes:
        """One line; empty at the end."""
        if not self._first:
            return await self._rest.readline()
        first, self._first = self._first, b""
        return first

    async def readexactly(self, count: int) -> bytes:
        """So many bytes. Raises IncompleteReadError."""
        return await self._rest.readexactly(count)


async def listen_tcp(server: LanguageServer, host: str, port: int) -> None:
    """Serve the first client over TCP until it leaves; others are dropped unheard."""
    place = _Place()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = await _first_line(reader)
        if not first.startswith(_HEADER) or not place.take():
            writer.close()
            return
        server.protocol.set_writer(writer)
        try:
            await run_async(
                threading.Event(),
                _Begun(first, reader),
                server.protocol,
                error_handler=server.report_server_error,
            )
        finally:
            place.left.set()

    listening = await asyncio.start_server(connected, host, port)
    try:
        await place.left.wait()
    finally:
        listening.close()


async def listen_websocket(server: LanguageServer, host: str, port: int) -> None:
    """Serve the first client over a WebSocket until it leaves; others are closed unheard.

    Browsers name the page that connects, as its origin, and no page can leave that out: who names
    one is refused.
    """
    # Late: who serves over standard input and output needs none of it.
    from websockets.asyncio.server import serve

    place = _Place()

    async def connected(websocket: ServerConnection) -> None:
        if not place.take():
            return
        try:
            await run_websocket(
                websocket,
                threading.Event(),
                server.protocol,
                error_handler=server.report_server_error,
            )
        finally:
            place.left.set()

    listening = await serve(connected, host, port, origins=[None])
    try:
        await place.left.wait()
    finally:
        listening.close()


async def _first_line(reader: asyncio.StreamReader) -> bytes:
    """The first line; empty when none comes, or one that is longer than any of an editor's."""
    try:
        return await reader.readline()
    except (OSError, ValueError):
        return b""
