"""The language server itself: pygls with our documents, features, commands and silence."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Awaitable, Callable, Generator
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from precis import __version__
from precis.errors import PrecisError
from precis.lsp.client import Client, Patience
from precis.lsp.configuration import Configuration
from precis.lsp.convert import encoding_of
from precis.lsp.documents import Documents
from precis.lsp.engines import EngineFactory, Engines, host_engine
from precis.lsp.kinds import KINDS
from precis.lsp.listening import listen_tcp, listen_websocket
from precis.lsp.quiet import fault, report, silence_libraries, silence_loop
from precis.lsp.wording import Words
from precis.text.said import sentence_of

if TYPE_CHECKING:
    from precis.lsp.session import Session
    from precis.lsp.worker import WriterFactory

Command = Callable[[types.ExecuteCommandParams], Awaitable[dict[str, Any]]]


class _Protocol(LanguageServerProtocol):
    """pygls' protocol, but our documents are the only ones, and commands get all parameters.

    pygls' own documents cut lines at form feeds and U+2028, unlike every editor.
    """

    def ours(self) -> PrecisServer:
        """The server by its own type; pygls reads properties too early for it to be one."""
        return cast("PrecisServer", self._server)

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        self.ours().documents.opened(params.text_document)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        self.ours().changed(params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        self.ours().closed(params.text_document.uri)

    @lsp_method(types.WORKSPACE_EXECUTE_COMMAND)
    def lsp_workspace__execute_command(
        self, params: types.ExecuteCommandParams
    ) -> Generator[Any, Any, Any]:
        # pygls hands a command its arguments alone; we need the progress token beside them.
        command = self.fm.commands.get(params.command)
        if command is None:
            raise JsonRpcInvalidParams(f"There is no command {params.command!r}.")
        return (yield command, (params,), {})

    @lsp_method(types.WINDOW_WORK_DONE_PROGRESS_CANCEL)
    def lsp_work_done_progress_cancel(self, params: types.WorkDoneProgressCancelParams) -> None:
        self.ours().cancelled(params.token)

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Answer a request that cannot be read: pygls would leave its sender waiting."""
        try:
            return super().structure_message(data)
        except JsonRpcException:
            if "id" in data and "method" in data:
                unreadable = JsonRpcInvalidParams(
                    f"The parameters of {data['method']} are not what the protocol asks for."
                )
                self._send_response(data["id"], error=unreadable.to_response_error())
            raise


class PrecisServer(LanguageServer):
    """One server for one client: its settings and documents, and the session that works on them."""

    def __init__(
        self,
        engine_factory: EngineFactory,
        writer_factory: WriterFactory | None,
        patience: Patience,
    ) -> None:
        silence_libraries()
        super().__init__("precis", __version__, protocol_cls=_Protocol)
        self.client = Client(self, patience)
        self.documents = Documents()
        self.configuration = Configuration(self.client)
        self._engines = Engines(engine_factory)
        self._writer_factory = writer_factory
        self._session: Session | None = None
        self._guard: asyncio.Task[None] | None = None

    @property
    def session(self) -> Session:
        """The session, made when it is first needed: it imports all that writing needs."""
        if self._session is None:
            from precis.lsp.session import Session
            from precis.lsp.worker import langchain_writer

            self._session = Session(
                self.client,
                self.documents,
                self.configuration,
                self._engines,
                self._writer_factory or langchain_writer,
            )
        return self._session

    def initialized_with(self, params: types.InitializeParams) -> None:
        """The handshake is done as far as settings, encoding and language go."""
        silence_loop()
        self.client.words = Words.of(params.locale)
        self.documents.encoding = encoding_of(self.workspace.position_encoding)
        self.configuration.initialized_with(params.initialization_options)
        self._guard = asyncio.get_running_loop().create_task(self._close_at_the_end())

    async def settings_changed(self, params: types.DidChangeConfigurationParams) -> None:
        """The client changed its settings."""
        lenses = self.configuration.settings.code_lens
        await self.configuration.changed(params)
        await self._engines.want(self.configuration.settings)
        if self._session is not None:
            await self._session.settings_changed()
        if lenses != self.configuration.settings.code_lens:
            self.client.refresh_lenses()

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """The client changed a document."""
        before = self.documents.get(params.text_document.uri)
        self.documents.changed(params)
        if self._session is not None and before is not None:
            self._session.changed(before)

    def closed(self, uri: str) -> None:
        """The client closed a document."""
        self.documents.closed(uri)
        if self._session is not None:
            self._session.closed(uri)

    def cancelled(self, token: types.ProgressToken) -> None:
        """The user cancelled a progress."""
        if self._session is not None:
            self._session.cancel_progress(token)

    async def close(self) -> None:
        """Cancel every job and end the engine; safe to call twice."""
        if self._session is not None:
            await self._session.close()
        await self._engines.close()

    async def _close_at_the_end(self) -> None:
        """Wait for the end of the event loop, which cancels this task, and end the engine then.

        A client may leave without saying so: standard input closes, or its process is killed.
        """
        try:
            await asyncio.Event().wait()
        finally:
            await self.close()

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ARG002
        """Log what pygls could not handle, without its message: that may quote a document."""
        # pygls wraps what was raised; the wrapped error is the one being handled now.
        report(sys.exc_info()[1] or error)


def create_server(
    engine_factory: EngineFactory = host_engine,
    writer_factory: WriterFactory | None = None,
    patience: Patience | None = None,
) -> PrecisServer:
    """A language server that has not started to listen yet."""
    server = PrecisServer(engine_factory, writer_factory, patience or Patience())
    _register_lifecycle(server)
    _register_actions(server)
    commands: dict[str, Command] = {
        "precis.expand": lambda params: server.session.write("expand", params),
        "precis.summarize": lambda params: server.session.write("summarize", params),
        "precis.cancel": lambda params: server.session.cancel(params),
        "precis.status": lambda params: server.session.status(params),
        "precis.proposal": lambda params: server.session.proposal(params),
        "precis.accept": lambda params: server.session.accept(params),
        "precis.reject": lambda params: server.session.reject(params),
        "precis.regenerate": lambda params: server.session.regenerate(params),
        "precis.check": lambda params: server.session.check(params),
        "precis.coverage": lambda params: server.session.coverage(params),
        "precis.acceptFinding": lambda params: server.session.accept_finding(params),
        "precis.rewrite": lambda params: server.session.rewrite(params),
        "precis.explain": lambda params: server.session.explain(params),
        "precis.clearFindings": lambda params: server.session.clear_findings(params),
        "precis.models": lambda params: server.session.models(params),
        "precis.restart": lambda params: server.session.restart(params),
    }
    for name, command in commands.items():
        server.command(name)(_answering(server, command))
    return server


def _answering(server: PrecisServer, command: Command) -> Command:
    """A command whose errors become one sentence for the user and an answer for the client."""

    async def answering(params: types.ExecuteCommandParams) -> dict[str, Any]:
        try:
            return await command(params)
        except PrecisError as error:
            message = sentence_of(error)
        except Exception as error:
            report(error)
            message = fault(error)
        server.client.say(types.MessageType.Error, message)
        return {"accepted": False, "message": server.client.words(message)}

    return answering


def _register_lifecycle(server: PrecisServer) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.initialized_with(params)

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        server.configuration.tell_warnings()
        await server.configuration.pull()
        # In a thread and ahead of the first code action, so that this is answered at once too.
        await asyncio.to_thread(import_module, "precis.lsp.session")
        if server.configuration.wishes.status:
            await server.session.settings_changed()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def changed(params: types.DidChangeConfigurationParams) -> None:
        await server.settings_changed(params)

    @server.feature(types.SHUTDOWN)
    async def shutdown(_: None) -> None:
        await server.close()


def _register_actions(server: PrecisServer) -> None:
    options = types.CodeActionOptions(code_action_kinds=list(KINDS))

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        try:
            return await server.session.actions(params)
        except Exception as error:
            # An editor asks at every move of the cursor: no action is better than a message.
            report(error)
            return []

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        try:
            return server.session.hover(params)
        except Exception as error:
            report(error)
            return None

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def code_lens(params: types.CodeLensParams) -> list[types.CodeLens]:
        try:
            return await server.session.lenses(params)
        except Exception as error:
            report(error)
            return []


def serve(
    transport: str = "stdio",
    host: str = "127.0.0.1",
    port: int = 8888,
    server: LanguageServer | None = None,
) -> None:
    """Serve one client until it leaves; `transport` is stdio, tcp or ws."""
    server = server or create_server()
    if transport == "tcp":
        asyncio.run(listen_tcp(server, host, port))
    elif transport == "ws":
        asyncio.run(listen_websocket(server, host, port))
    else:
        # Standard output belongs to the protocol: what a library prints goes elsewhere.
        output = sys.stdout.buffer
        with contextlib.redirect_stdout(sys.stderr):
            server.start_io(sys.stdin.buffer, output)
