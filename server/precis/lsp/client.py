"""What we may ask of the editor: capabilities first, a limit on every wait, never an exception."""

from __future__ import annotations

import asyncio
import contextlib
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from precis.lsp.wording import Words

if TYPE_CHECKING:
    from pygls.lsp.server import LanguageServer

_TITLE = "Précis"


class Reply(Enum):
    """What became of an edit that we sent."""

    APPLIED = auto()
    REFUSED = auto()  # the document changed meanwhile, most often
    FAILED = auto()  # the editor cannot apply edits, or says that this one went wrong
    UNANSWERED = auto()  # it may have been applied or not


@dataclass(frozen=True)
class Patience:
    """How long we wait for an editor, in seconds; tests are less patient."""

    edit: float = 10.0
    newer_text: float = 1.0
    progress: float = 2.0
    configuration: float = 10.0
    settings: float = 2.0
    confirmation: float = 600.0


class _No(Enum):
    """What stands for a missing answer."""

    ANSWER = auto()  # nothing came in time
    SUCH_THING = auto()  # an error came


class Client:
    """The editor at the other end. Nothing here raises when it misbehaves or has gone.

    What is shown to its user goes through `words`, those of its language once it has told that.
    """

    def __init__(self, server: LanguageServer, patience: Patience) -> None:
        self._server = server
        self.patience = patience
        self.words = Words()

    @property
    def capabilities(self) -> types.ClientCapabilities:
        """What the client said it can do."""
        return self._server.client_capabilities

    @property
    def pulls_configuration(self) -> bool:
        """Whether it answers workspace/configuration."""
        workspace = self.capabilities.workspace
        return bool(workspace and workspace.configuration)

    @property
    def registers_configuration(self) -> bool:
        """Whether it wants to be asked before it sends didChangeConfiguration."""
        workspace = self.capabilities.workspace
        change = workspace.did_change_configuration if workspace else None
        return bool(change and change.dynamic_registration)

    @property
    def applies_edits(self) -> bool:
        """Whether it may apply an edit: only an explicit no is one, many clients say nothing."""
        workspace = self.capabilities.workspace
        return not (workspace and workspace.apply_edit is False)

    @property
    def versions_edits(self) -> bool:
        """Whether an edit can name the version of the document that it is meant for."""
        workspace = self.capabilities.workspace
        edit = workspace.workspace_edit if workspace else None
        return bool(edit and edit.document_changes)

    @property
    def shows_progress(self) -> bool:
        """Whether we may begin a progress of our own."""
        window = self.capabilities.window
        return bool(window and window.work_done_progress)

    @property
    def shows_related(self) -> bool:
        """Whether a diagnostic may point at other places."""
        document = self.capabilities.text_document
        publish = document.publish_diagnostics if document else None
        return bool(publish and publish.related_information)

    @property
    def hovers_in_markdown(self) -> bool:
        """Whether what is shown for a place may be Markdown."""
        document = self.capabilities.text_document
        hover = document.hover if document else None
        return types.MarkupKind.Markdown in ((hover and hover.content_format) or ())

    def publish(self, params: types.PublishDiagnosticsParams) -> None:
        """Show the findings of a document, in place of those before."""
        self._send(lambda: self._server.text_document_publish_diagnostics(params))

    def refresh_lenses(self) -> None:
        """Have the code lenses asked for again, where the editor can do that."""
        workspace = self.capabilities.workspace
        if workspace and workspace.code_lens and workspace.code_lens.refresh_support:
            self._send(lambda: self._server.workspace_code_lens_refresh(None))

    def say(self, kind: types.MessageType, sentence: str) -> None:
        """Show one message to the user."""
        shown = self.words(sentence)
        message = shown if shown.startswith(_TITLE) else f"{_TITLE}: {shown}"
        params = types.ShowMessageParams(kind, message)
        self._send(lambda: self._server.window_show_message(params))

    def notify(self, method: str, params: dict[str, Any]) -> None:
        """Send a notification of our own."""
        self._send(lambda: self._server.protocol.notify(method, params))

    async def ask(self, question: str, answers: tuple[str, ...]) -> str | None:
        """The user's choice among `answers`; None when there was none."""
        buttons = {self.words(answer): answer for answer in answers}
        params = types.ShowMessageRequestParams(
            types.MessageType.Warning,
            f"{_TITLE}: {self.words(question)}",
            [types.MessageActionItem(button) for button in buttons],
        )
        chosen = await self._answer(
            lambda: self._server.window_show_message_request_async(params),
            self.patience.confirmation,
        )
        return buttons.get(chosen.title) if isinstance(chosen, types.MessageActionItem) else None

    async def apply(self, edit: types.WorkspaceEdit, label: str) -> Reply:
        """Send one edit and say what became of it; `label` names it among what can be undone."""
        if not self.applies_edits:
            return Reply.FAILED
        params = types.ApplyWorkspaceEditParams(edit, f"{_TITLE}: {self.words(label)}")
        answer = await self._answer(
            lambda: self._server.workspace_apply_edit_async(params), self.patience.edit
        )
        if isinstance(answer, types.ApplyWorkspaceEditResult):
            return Reply.APPLIED if answer.applied else Reply.REFUSED
        return Reply.UNANSWERED if answer is _No.ANSWER else Reply.FAILED

    async def configuration(self, section: str) -> list[Any]:
        """The client's settings of a section, alone in a list; empty when no answer came."""
        params = types.ConfigurationParams([types.ConfigurationItem(section=section)])
        answer = await self._answer(
            lambda: self._server.workspace_configuration_async(params), self.patience.configuration
        )
        return list(answer[:1]) if isinstance(answer, list | tuple) else []

    async def register_configuration(self, section: str) -> None:
        """Ask the client to tell us when the settings change."""
        registration = types.Registration(
            id=f"{section}-configuration",
            method=types.WORKSPACE_DID_CHANGE_CONFIGURATION,
            register_options={"section": section},
        )
        params = types.RegistrationParams([registration])
        await self._answer(
            lambda: self._server.client_register_capability_async(params),
            self.patience.configuration,
        )

    async def progress(self, token: types.ProgressToken | None, title: str) -> WorkDone:
        """A progress on the client's token, else on one of ours; silent when it shows none."""
        if token is None and self.shows_progress:
            ours = str(uuid.uuid4())
            params = types.WorkDoneProgressCreateParams(ours)
            answer = await self._answer(
                lambda: self._server.window_work_done_progress_create_async(params),
                self.patience.progress,
            )
            token = None if isinstance(answer, _No) else ours
        return WorkDone(self, token, title)

    def send_progress(self, token: types.ProgressToken, value: Any) -> None:
        """Send one step of a progress."""
        self._send(lambda: self._server.progress(types.ProgressParams(token, value)))

    def _send(self, send: Callable[[], object]) -> None:
        # A client that has gone is no error of ours; the server is about to end.
        with contextlib.suppress(Exception):
            send()

    async def _answer(self, request: Callable[[], Awaitable[Any]], seconds: float) -> Any:
        """The answer to a request, or a _No."""
        asked = asyncio.ensure_future(request())
        # Never cancelled: pygls cannot take the late answer to a request that was.
        asked.add_done_callback(lambda done: done.cancelled() or done.exception())
        done, _ = await asyncio.wait([asked], timeout=seconds)
        if not done:
            return _No.ANSWER
        if asked.cancelled() or asked.exception() is not None:
            return _No.SUCH_THING
        return asked.result()


class WorkDone:
    """One work-done progress: it begins at once, never goes back, and ends once."""

    _INTERVAL = 0.1

    def __init__(self, client: Client, token: types.ProgressToken | None, title: str) -> None:
        self._client = client
        self.token = token
        self._sent = 0.0
        self._phase = ""
        self._percentage = 0
        self._ended = False
        self._put(
            types.WorkDoneProgressBegin(
                title=f"{_TITLE}: {client.words(title)}",
                cancellable=True,
                percentage=self._percentage,
            )
        )

    def report(self, phase: str, message: str = "", percentage: float = 0) -> None:
        """Say where the work is; ten times a second at most, unless the phase is a new one."""
        self._percentage = max(self._percentage, min(99, int(percentage)))
        now = time.monotonic()
        if phase == self._phase and now - self._sent < self._INTERVAL:
            return
        self._phase, self._sent = phase, now
        shown = self._client.words(message or phase)
        self._put(
            types.WorkDoneProgressReport(
                cancellable=True, message=shown, percentage=self._percentage
            )
        )

    def end(self, message: str) -> None:
        """Say how it ended."""
        if not self._ended:
            self._ended = True
            self._put(types.WorkDoneProgressEnd(message=self._client.words(message)))

    def _put(self, value: Any) -> None:
        if self.token is not None:
            self._client.send_progress(self.token, value)
