"""The open documents: unchanging snapshots, a few versions back, each with its outline."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lsprotocol import types

from precis.lsp.convert import Encoding, Positions, changed
from precis.text.document import Document, format_of

if TYPE_CHECKING:
    from precis.text.sections import Outline

# Reading a longer text's structure takes long enough to be worth a thread.
_LONG = 100_000
_KEPT_VERSIONS = 8


@dataclass(frozen=True)
class Snapshot:
    """One version of an open document; `number` counts the texts, whatever version they bear."""

    uri: str
    version: int | None
    number: int
    document: Document
    encoding: Encoding

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    @cached_property
    def positions(self) -> Positions:
        """The converter of this version's positions."""
        return Positions(self.document.text, self.encoding)

    @cached_property
    def _outline(self) -> Outline:
        # Late, as all that answering `initialize` does not need.
        from precis.text.sections import outline

        return outline(self.document)

    async def outline(self) -> Outline:
        """The document's structure, read once for each version."""
        if len(self.text) < _LONG or "_outline" in self.__dict__:
            return self._outline
        return await asyncio.to_thread(lambda: self._outline)


class Documents:
    """What the client has open. Addresses are compared unquoted: clients spell them differently."""

    def __init__(self) -> None:
        self.encoding = Encoding.UTF16
        self._kept: dict[str, deque[Snapshot]] = {}
        self._language_ids: dict[str, str] = {}
        self._editing: dict[str, asyncio.Lock] = {}
        self._waiting: dict[str, list[asyncio.Future[None]]] = {}
        self._number = 0

    def opened(self, item: types.TextDocumentItem) -> None:
        """The client opened a document."""
        key = unquote(item.uri)
        self._kept[key] = deque(maxlen=_KEPT_VERSIONS)
        self._language_ids[key] = item.language_id
        self._keep(item.uri, item.version, item.text)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """The client changed a document."""
        identifier = params.text_document
        now = self.get(identifier.uri)
        if now is None:
            return
        text = changed(now.text, params.content_changes, self.encoding)
        self._keep(identifier.uri, identifier.version, text)

    def closed(self, uri: str) -> None:
        """The client closed a document."""
        self._kept.pop(unquote(uri), None)
        self._language_ids.pop(unquote(uri), None)
        self._wake(unquote(uri))

    def get(self, uri: str) -> Snapshot | None:
        """The newest version of a document, when it is open."""
        kept = self._kept.get(unquote(uri))
        return kept[-1] if kept else None

    def others(self, now: Snapshot) -> list[Snapshot]:
        """The other open documents, the one opened last first."""
        newest = (kept[-1] for kept in reversed(self._kept.values()))
        return [one for one in newest if unquote(one.uri) != unquote(now.uri)]

    def at_version(self, uri: str, version: int) -> Snapshot | None:
        """An older version of a document, when it is still remembered."""
        kept = self._kept.get(unquote(uri), ())
        return next((one for one in reversed(kept) if one.version == version), None)

    def editing(self, uri: str) -> asyncio.Lock:
        """The lock of a document that we are changing: one edit at a time."""
        return self._editing.setdefault(unquote(uri), asyncio.Lock())

    async def newer(self, snapshot: Snapshot, seconds: float) -> None:
        """Wait until the document changes or is closed, but no longer than `seconds`."""
        now = self.get(snapshot.uri)
        if now is None or now.number != snapshot.number:
            return
        waiter = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(unquote(snapshot.uri), []).append(waiter)
        await asyncio.wait([waiter], timeout=seconds)

    def _keep(self, uri: str, version: int | None, text: str) -> None:
        key = unquote(uri)
        name = key.rpartition("/")[2]
        document = Document(text, format_of(self._language_ids.get(key), name), name)
        self._number += 1
        self._kept[key].append(Snapshot(uri, version, self._number, document, self.encoding))
        self._wake(key)

    def _wake(self, key: str) -> None:
        for waiter in self._waiting.pop(key, ()):
            if not waiter.done():
                waiter.set_result(None)
