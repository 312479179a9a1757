"""The language server itself: pygls with our documents, features, commands and silence."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Awaitable, Callable, Generator
from typing import Any, Literal, cast

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from precis import __version__
from precis.errors import PrecisError
from precis.lsp import actions
from precis.lsp.client import Patience
from precis.lsp.convert import encoding_of
from precis.lsp.engines import EngineFactory, host_engine
from precis.lsp.quiet import report, silence_libraries, silence_loop
from precis.lsp.session import Session
from precis.lsp.worker import WriterFactory, fault, langchain_writer
from precis.writing.job import Task

Command = Callable[[types.ExecuteCommandParams], Awaitable[dict[str, Any]]]


class _Protocol(LanguageServerProtocol):
    """pygls' protocol, but our documents are the only ones, and commands get all parameters.

    pygls' own documents cut lines at form feeds and U+2028, unlike every editor.
    """

    def current(self) -> Session:
        """The session of the one client of this server; pygls reads properties too early."""
        return cast("PrecisServer", self._server).session

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        self.current().documents.opened(params.text_document)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        self.current().documents.changed(params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        self.current().closed(params.text_document.uri)

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
        self.current().jobs.cancel(lambda job: job.token == params.token)

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
    """One server for one client."""

    def __init__(
        self, engine_factory: EngineFactory, writer_factory: WriterFactory, patience: Patience
    ) -> None:
        silence_libraries()
        super().__init__("precis", __version__, protocol_cls=_Protocol)
        self.session = Session(self, engine_factory, writer_factory, patience)
        self.guard: asyncio.Task[None] | None = None

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ARG002
        """Log what pygls could not handle, without its message: that may quote a document."""
        # pygls wraps what was raised; the wrapped error is the one being handled now.
        report(sys.exc_info()[1] or error)


def create_server(
    engine_factory: EngineFactory = host_engine,
    writer_factory: WriterFactory = langchain_writer,
    patience: Patience | None = None,
) -> PrecisServer:
    """A language server that has not started to listen yet."""
    server = PrecisServer(engine_factory, writer_factory, patience or Patience())
    _register_lifecycle(server)
    _register_actions(server)
    session = server.session

    def expand(params: types.ExecuteCommandParams) -> Awaitable[dict[str, Any]]:
        return session.write(Task.EXPAND, params)

    def summarize(params: types.ExecuteCommandParams) -> Awaitable[dict[str, Any]]:
        return session.write(Task.SUMMARIZE, params)

    commands: dict[str, Command] = {
        "precis.expand": expand,
        "precis.summarize": summarize,
        "precis.cancel": session.cancel,
        "precis.status": session.status,
        "precis.proposal": session.proposal,
    }
    for name, command in commands.items():
        server.command(name)(_answering(session, command))
    return server


def _answering(session: Session, command: Command) -> Command:
    """A command whose errors become one sentence for the user and an answer for the client."""

    async def answering(params: types.ExecuteCommandParams) -> dict[str, Any]:
        try:
            return await command(params)
        except PrecisError as error:
            message = str(error)
        except Exception as error:
            report(error)
            message = fault(error)
        session.client.say(types.MessageType.Error, message)
        return {"accepted": False, "message": message}

    return answering


def _register_lifecycle(server: PrecisServer) -> None:
    session = server.session

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        silence_loop()
        session.documents.encoding = encoding_of(server.workspace.position_encoding)
        session.configuration.initialized_with(params.initialization_options)
        server.guard = asyncio.get_running_loop().create_task(_closing_at_the_end(session))

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        session.configuration.tell_warnings()
        await session.configuration.pull()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def changed(params: types.DidChangeConfigurationParams) -> None:
        await session.settings_changed(params)

    @server.feature(types.SHUTDOWN)
    async def shutdown(_: None) -> None:
        await session.close()


async def _closing_at_the_end(session: Session) -> None:
    """Wait for the end of the event loop, which cancels this task, and end the engine then.

    A client may leave without saying so: standard input closes, or its process is killed.
    """
    try:
        await asyncio.Event().wait()
    finally:
        await session.close()


def _register_actions(server: PrecisServer) -> None:
    options = types.CodeActionOptions(code_action_kinds=list(actions.KINDS))

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        try:
            return await server.session.actions(params)
        except Exception as error:
            # An editor asks at every move of the cursor: no action is better than a message.
            report(error)
            return []


def serve(
    transport: Literal["stdio", "tcp", "ws"] = "stdio",
    host: str = "127.0.0.1",
    port: int = 8888,
    server: LanguageServer | None = None,
) -> None:
    """Serve one client until it leaves."""
    server = server or create_server()
    if transport == "tcp":
        server.start_tcp(host, port)
    elif transport == "ws":
        server.start_ws(host, port)
    else:
        # Standard output belongs to the protocol: what a library prints goes elsewhere.
        output = sys.stdout.buffer
        with contextlib.redirect_stdout(sys.stderr):
            server.start_io(sys.stdin.buffer, output)
