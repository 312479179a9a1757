"""An editor in miniature that counts positions in its own way, and servers for it to talk to."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import threading
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pytest
import pytest_asyncio
from lsprotocol import types
from pygls.exceptions import JsonRpcInternalError
from pygls.io_ import run_async
from pygls.lsp.client import LanguageClient
from tests.lsp.answers import converter
from tests.lsp.positions import index, place

from precis.engine.fake import FakeEngine
from precis.lsp.client import Patience
from precis.lsp.server import PrecisServer, create_server

HERE = Path(__file__).parent


@dataclass
class Editor:
    """Holds texts, answers the server as told, and writes down all it hears."""

    client: LanguageClient
    encoding: str = "utf-16"
    texts: dict[str, str] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    edits: list[types.ApplyWorkspaceEditParams] = field(default_factory=list)
    messages: list[types.ShowMessageParams] = field(default_factory=list)
    asked: list[types.ShowMessageRequestParams] = field(default_factory=list)
    progress: list[types.ProgressParams] = field(default_factory=list)
    proposals: list[Any] = field(default_factory=list)
    published: list[types.PublishDiagnosticsParams] = field(default_factory=list)
    told: list[tuple[str, Any]] = field(default_factory=list)  # of our own notifications
    refusals: int = 0  # so many edits are refused before one is applied
    errs: bool = False  # it answers an edit that it refuses with an error
    answers_edits: bool = True
    applies_edits: bool = True
    answer: str | None = "Start"
    thinks: asyncio.Event | None = None  # set when the user answers
    configuration: list[Any] = field(default_factory=lambda: [None])
    before_edit: Callable[[], None] = lambda: None
    initialized: types.InitializeResult | None = None

    def listen(self) -> None:
        """Register what this editor does when the server speaks."""
        client = self.client

        async def apply(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
            self.edits.append(params)
            self.before_edit()
            if self.refusals > 0 or self.is_stale(params.edit):
                self.refusals -= 1
                if self.errs:
                    raise JsonRpcInternalError("the edit is of another version")
                return types.ApplyWorkspaceEditResult(applied=False)
            if self.applies_edits:
                self.apply(params.edit)
            if not self.answers_edits:
                await asyncio.Event().wait()
            return types.ApplyWorkspaceEditResult(applied=True)

        async def ask(params: types.ShowMessageRequestParams) -> types.MessageActionItem | None:
            self.asked.append(params)
            if self.answer == "never":
                await asyncio.Event().wait()
            if self.thinks is not None:
                await self.thinks.wait()
            return types.MessageActionItem(self.answer) if self.answer else None

        client.feature(types.WORKSPACE_APPLY_EDIT)(apply)
        client.feature(types.WINDOW_SHOW_MESSAGE_REQUEST)(ask)
        client.feature(types.WORKSPACE_CONFIGURATION)(lambda _: self.configuration)
        client.feature(types.WINDOW_WORK_DONE_PROGRESS_CREATE)(lambda _: None)
        client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda _: None)
        client.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: self.messages.append(params))
        client.feature(types.PROGRESS)(lambda params: self.progress.append(params))
        client.feature("precis/proposal")(lambda params: self.proposals.append(params))
        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(
            lambda params: self.published.append(params)
        )
        for name in ("started", "delta", "draft", "ended", "status"):
            client.feature(f"precis/{name}")(self._listener(name))

    def _listener(self, name: str) -> Callable[[Any], None]:
        return lambda params: self.told.append((name, params))

    def heard(self, name: str) -> list[Any]:
        """What the server told in one kind of our own notifications."""
        return [params for told, params in self.told if told == name]

    async def initialize(
        self,
        *,
        options: Any = None,
        capabilities: types.ClientCapabilities | None = None,
        locale: str | None = None,
    ) -> None:
        """The handshake; the capabilities are a modern editor's unless given."""
        self.initialized = await self.client.initialize_async(
            types.InitializeParams(
                capabilities=capabilities or modern(self.encoding),
                process_id=os.getpid(),
                initialization_options=options,
                locale=locale,
            )
        )
        self.client.initialized(types.InitializedParams())

    def open(self, uri: str, language: str, text: str) -> None:
        """Open a document."""
        self.texts[uri], self.versions[uri] = text, 1
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def close(self, uri: str) -> None:
        """Close a document."""
        del self.texts[uri]
        identifier = types.TextDocumentIdentifier(uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(identifier))

    def type(self, uri: str, offset: int, new: str, *, instead_of: int = 0) -> None:
        """Type at a place, over so many characters, and tell the server."""
        text = self.texts[uri]
        range_ = self.range(uri, offset, offset + instead_of)
        self.texts[uri] = text[:offset] + new + text[offset + instead_of :]
        self.versions[uri] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version=self.versions[uri], uri=uri),
                [types.TextDocumentContentChangePartial(range=range_, text=new)],
            )
        )

    def range(self, uri: str, start: int, end: int) -> types.Range:
        """The range of two code points."""
        text = self.texts[uri]
        return types.Range(place(text, self.encoding, start), place(text, self.encoding, end))

    def of(self, uri: str, wanted: str) -> types.Range:
        """The range of a passage of the document."""
        start = self.texts[uri].index(wanted)
        return self.range(uri, start, start + len(wanted))

    def is_stale(self, edit: types.WorkspaceEdit) -> bool:
        """Whether an edit was meant for another version of the document."""
        return any(
            change.text_document.version != self.versions[change.text_document.uri]
            for change in edit.document_changes or ()
            if isinstance(change, types.TextDocumentEdit)
        )

    def apply(self, edit: types.WorkspaceEdit) -> None:
        """Apply an edit as the protocol says, and tell the server of the new text."""
        for change in edit.document_changes or ():
            assert isinstance(change, types.TextDocumentEdit)
            self._replace(change.text_document.uri, list(change.edits))
        for uri, edits in (edit.changes or {}).items():
            self._replace(uri, list(edits))

    def _replace(self, uri: str, edits: list[Any]) -> None:
        assert len(edits) == 1
        start = index(self.texts[uri], self.encoding, edits[0].range.start)
        end = index(self.texts[uri], self.encoding, edits[0].range.end)
        self.type(uri, start, edits[0].new_text, instead_of=end - start)

    async def actions(
        self, uri: str, range_: types.Range, only: list[str] | None = None
    ) -> list[types.CodeAction]:
        """The code actions of a range."""
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(uri),
                range_,
                types.CodeActionContext(diagnostics=[], only=only),
            )
        )
        actions = [action for action in found or () if isinstance(action, types.CodeAction)]
        assert len(actions) == len(found or ())
        return actions

    async def take(self, action: types.CodeAction, **more: Any) -> Any:
        """Execute the command of a code action."""
        assert action.command is not None
        assert action.command.arguments is not None
        argument: Any = action.command.arguments[0]
        return await self.run(action.command.command, {**argument, **more})

    async def run(self, command: str, *given: Any, token: str | None = None) -> Any:
        """Execute a command."""
        params = types.ExecuteCommandParams(
            command=command, arguments=list(given), work_done_token=token
        )
        return await self.client.workspace_execute_command_async(params)

    async def until(self, condition: Callable[[], Any], seconds: float = 30) -> None:
        """Wait for something to become true."""
        async with asyncio.timeout(seconds):
            while True:
                if condition():
                    return
                await asyncio.sleep(0.005)

    async def idle(self, seconds: float = 20) -> None:
        """Wait until no job runs."""
        async with asyncio.timeout(seconds):
            while True:
                if not (await self.run("precis.status"))["jobs"]:
                    return
                await asyncio.sleep(0.01)

    def said(self) -> str:
        """All messages shown, one a line."""
        return "\n".join(message.message for message in self.messages)

    def shown(self, uri: str) -> list[types.Diagnostic]:
        """The findings that a document shows."""
        newest = [params.diagnostics for params in self.published if params.uri == uri]
        return list(newest[-1]) if newest else []

    def marked(self, uri: str) -> list[str]:
        """The words of a document that are marked, each with the code of why."""
        text = self.texts[uri]
        return [
            f"{one.code}: "
            + text[
                index(text, self.encoding, one.range.start) : index(
                    text, self.encoding, one.range.end
                )
            ]
            for one in self.shown(uri)
        ]

    def steps(self) -> list[dict[str, Any]]:
        """The values of all progress notifications."""
        values: list[Any] = [params.value for params in self.progress]
        return values


def modern(encoding: str = "utf-16", **window: Any) -> types.ClientCapabilities:
    """What a modern editor can do."""
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=[encoding]),
        window=types.WindowClientCapabilities(**{"work_done_progress": True, **window}),
        text_document=types.TextDocumentClientCapabilities(
            hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
                related_information=True
            ),
        ),
        workspace=types.WorkspaceClientCapabilities(
            apply_edit=True,
            configuration=True,
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
        ),
    )


@dataclass
class Desk:
    """An editor and the server that it talks to, in this process."""

    editor: Editor
    engine: FakeEngine
    server: PrecisServer


class OpenDesk(Protocol):
    """Sets up an editor with a server; keyword arguments go to `Editor.initialize`."""

    def __call__(
        self,
        engine: FakeEngine | None = None,
        *,
        encoding: str = "utf-16",
        patience: Patience | None = None,
        options: Any = None,
        capabilities: types.ClientCapabilities | None = None,
        configuration: Any = None,
        locale: str | None = None,
    ) -> Awaitable[Desk]: ...


class OpenEditor(Protocol):
    """Sets up an editor with a server in a process of its own, not initialized yet."""

    def __call__(
        self, *command: str, encoding: str = "utf-16", **env: str
    ) -> Awaitable[Editor]: ...


# Patient enough for a machine that does other work, since only silence is waited for so long.
QUICK = Patience(edit=3, newer_text=1, progress=5, configuration=5, confirmation=1.5)


@asynccontextmanager
async def _connected(end: socket.socket, protocol: Any) -> AsyncGenerator[None]:
    """Run one side of the wire on a socket of its own."""
    reader, writer = await asyncio.open_connection(sock=end)
    protocol.set_writer(writer)
    stop = threading.Event()
    running = asyncio.create_task(run_async(stop, reader, protocol))
    try:
        yield
    finally:
        writer.close()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


@pytest_asyncio.fixture
async def desk() -> AsyncGenerator[OpenDesk]:
    """A function that sets up an editor and a server in this process, over real messages."""
    async with AsyncExitStack() as stack:

        async def opened(
            engine: FakeEngine | None = None,
            *,
            encoding: str = "utf-16",
            patience: Patience | None = None,
            options: Any = None,
            capabilities: types.ClientCapabilities | None = None,
            configuration: Any = None,
            locale: str | None = None,
        ) -> Desk:
            fake = engine or FakeEngine()
            server = create_server(lambda _: fake, patience=patience or QUICK)
            editor = Editor(
                LanguageClient("editor", "1", converter_factory=converter), encoding=encoding
            )
            editor.configuration = [configuration]
            editor.listen()
            near, far = socket.socketpair()
            await stack.enter_async_context(_connected(far, server.protocol))
            await stack.enter_async_context(_connected(near, editor.client.protocol))
            stack.push_async_callback(server.close)
            await editor.initialize(options=options, capabilities=capabilities, locale=locale)
            return Desk(editor, fake, server)

        yield opened


@pytest_asyncio.fixture
async def process() -> AsyncGenerator[OpenEditor]:
    """A function that starts a server process and connects an editor to it."""
    editors: list[Editor] = []

    async def opened(*command: str, encoding: str = "utf-16", **env: str) -> Editor:
        editor = Editor(
            LanguageClient("editor", "1", converter_factory=converter), encoding=encoding
        )
        editor.listen()
        arguments = command or (str(HERE / "fake_server.py"),)
        await editor.client.start_io(sys.executable, *arguments, env={**os.environ, **env})
        editors.append(editor)
        return editor

    yield opened
    for editor in editors:
        if editor.client._server is not None and editor.client._server.returncode is None:
            await asyncio.wait_for(editor.client.shutdown_async(None), 30)
            editor.client.exit(None)
            await asyncio.wait_for(editor.client.stop(), 30)  # type: ignore[no-untyped-call]


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what is remembered of the user, which is the test's own."""
    monkeypatch.setenv("PRECIS_STATE_DIR", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def paper() -> dict[str, str]:
    """A paper in two formats, with Hangul in both normal forms, Hanja, emoji and markup."""
    return {
        "latex": (HERE / "papers" / "paper.tex").read_text(encoding="utf-8"),
        "markdown": (HERE / "papers" / "paper.md").read_text(encoding="utf-8"),
    }
