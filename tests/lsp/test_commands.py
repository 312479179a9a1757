"""Commands and settings: what hand-written clients send, right and wrong."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types

from precis import __version__
from precis.engine.catalog import EMBEDDED
from precis.engine.fake import FakeEngine
from precis.errors import ModelMissing
from precis.lsp.engines import Engines
from precis.settings import Settings

if TYPE_CHECKING:
    from tests.lsp.conftest import OpenDesk

URI = "file:///notes.md"
TEXT = "# One\n\nFirst 문단 here 😀.\n\n# Two\n\nSecond paragraph here.\n"
HERE = {"start": {"line": 2, "character": 0}, "end": {"line": 2, "character": 0}}


@pytest.mark.parametrize(
    "argument",
    [
        {"uri": URI},
        {"textDocument": {"uri": URI}, "range": HERE},
        {"uri": URI, "range": HERE, "version": 1, "task": "whatever", "unknown": [1]},
        {"uri": URI, "strategy": "map-reduce", "style": "tldr", "language": "ko"},
        {"uri": URI, "range": {"start": HERE["start"], "end": {"line": 2**40, "character": -1}}},
    ],
)
async def test_arguments_of_many_kinds_are_understood(desk: OpenDesk, argument: Any) -> None:
    editor = (await desk()).editor
    editor.open(URI, "markdown", TEXT)
    assert (await editor.run("precis.summarize", argument))["accepted"]
    await editor.idle()
    assert len(editor.edits) == 1


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ((), "takes one argument"),
        ((None,), "takes one argument"),
        (("file:///notes.md",), "takes one argument"),
        (({"uri": URI}, {"uri": URI}), "takes one argument"),
        (({},), "which document"),
        (({"uri": 7},), "which document"),
        (({"textDocument": "x"},), "which document"),
        (({"uri": "file:///closed.md"},), "not open"),
        (({"uri": URI, "range": [1, 2]},), "`range`"),
        (({"uri": URI, "range": {"start": {"line": "a", "character": 0}}},), "`range`"),
        (({"uri": URI, "version": "new"},), "`version`"),
        (({"uri": URI, "strategy": "magic"},), "`strategy`"),
        (({"uri": URI, "style": 3},), "`style`"),
        (({"uri": URI, "language": ["ko"]},), "`language`"),
        (({"uri": URI, "placement": "above"},), "`placement`"),
        (({"uri": URI, "version": 99, "range": HERE},), "changed"),
        (({"uri": URI, "range": {"start": {"line": 3, "character": 0},
                                 "end": {"line": 4, "character": 0}}},), "white space"),
    ],
)  # fmt: skip
async def test_wrong_arguments_are_one_sentence(
    desk: OpenDesk, given: tuple[Any, ...], word: str
) -> None:
    opened = await desk()
    opened.editor.open(URI, "markdown", TEXT)
    for command in ("precis.expand", "precis.summarize"):
        opened.editor.messages.clear()
        answer = await opened.editor.run(command, *given)
        assert answer["accepted"] is False
        assert word in answer["message"]
        assert "Traceback" not in answer["message"]
        assert len(opened.editor.messages) == 1
        assert opened.editor.messages[0].type == types.MessageType.Error
    assert not opened.engine.requests
    assert opened.editor.texts[URI] == TEXT


@pytest.mark.parametrize(
    ("command", "given"),
    [
        ("precis.cancel", {"job": "all"}),
        ("precis.proposal", {"uri": URI}),
        ("precis.proposal", {"uri": URI, "action": "replace"}),
        ("precis.proposal", {"uri": URI, "action": "discard", "proposal": "one"}),
    ],
)
async def test_the_other_commands_refuse_in_a_sentence_too(
    desk: OpenDesk, command: str, given: Any
) -> None:
    editor = (await desk()).editor
    editor.open(URI, "markdown", TEXT)
    assert (await editor.run(command, given))["accepted"] is False
    assert len(editor.messages) == 1


async def test_an_unknown_command_and_unreadable_parameters_are_answered(desk: OpenDesk) -> None:
    editor = (await desk()).editor
    with pytest.raises(Exception, match="no command 'precis\\.dance'"):
        await editor.run("precis.dance")
    protocol = editor.client.protocol
    asked = protocol._request_futures["raw"] = Future()
    wrong = {"jsonrpc": "2.0", "id": "raw", "method": "textDocument/codeAction", "params": {"a": 3}}
    protocol._send_data(wrong)
    with pytest.raises(Exception, match="not what the protocol asks"):
        await asyncio.wait_for(asyncio.wrap_future(asked), 30)
    assert (await editor.run("precis.status"))["version"] == __version__


async def test_an_action_of_an_older_version_is_moved_to_the_new_text(desk: OpenDesk) -> None:
    opened = await desk(FakeEngine(lambda _: "New."))
    editor = opened.editor
    editor.open(URI, "markdown", TEXT)
    expand = (await editor.actions(URI, editor.of(URI, "Second paragraph here.")))[0]
    editor.type(URI, 0, "Typed before.\n\n")
    assert (await editor.take(expand))["accepted"]
    await editor.idle()
    assert editor.texts[URI] == "Typed before.\n\n" + TEXT.replace("Second paragraph here.", "New.")

    editor.type(URI, editor.texts[URI].index("New."), "Brand ")
    again = await editor.take(expand)
    assert again["accepted"] is False
    assert "Ask for it again" in again["message"]


async def test_a_binary_file_is_refused(desk: OpenDesk) -> None:
    editor = (await desk()).editor
    editor.open("file:///figure.pdf", "plaintext", "%PDF-1.5\n\0\1\2 stream")
    answer = await editor.run("precis.summarize", {"uri": "file:///figure.pdf"})
    assert "figure.pdf looks like a binary file" in answer["message"]
    assert not editor.edits


async def test_status_starts_nothing(desk: OpenDesk) -> None:
    opened = await desk()
    status = await opened.editor.run("precis.status")
    assert status == {
        "version": __version__,
        "model": EMBEDDED.id,
        "jobs": [],
        "engine": {"status": "not started", "running": 0},
    }
    opened.engine.delay = 0.05
    opened.editor.open(URI, "markdown", TEXT)
    await opened.editor.run("precis.expand", {"uri": URI, "range": HERE})
    await opened.editor.until(lambda: opened.engine.running)
    status = await opened.editor.run("precis.status")
    assert status["jobs"][0]["task"] == "expand"
    assert status["jobs"][0]["uri"] == URI
    assert status["engine"]["users"] == 1


@pytest.mark.parametrize("wrapped", [True, False])
async def test_settings_from_the_start(desk: OpenDesk, wrapped: bool) -> None:
    section = {"summarize": {"strategy": "refine"}, "engine.threads": 3, "modle": "x", "seed": "?"}
    opened = await desk(options={"precis": section} if wrapped else section)
    await opened.editor.until(lambda: len(opened.editor.messages) == 2)
    assert "precis.modle" in opened.editor.said()
    assert "precis.seed" in opened.editor.said()
    assert {message.type for message in opened.editor.messages} == {types.MessageType.Warning}
    settings = opened.server.configuration.settings
    assert (settings.strategy, settings.threads, settings.seed) == ("refine", 3, 0)


async def test_settings_are_pulled_and_pulled_again(desk: OpenDesk) -> None:
    opened = await desk(
        options={"precis": {"seed": 5, "style": "x"}}, configuration={"language": "ko", "seed": 6}
    )
    editor, kept = opened.editor, opened.server.configuration
    await editor.until(lambda: kept.settings.language == "ko")
    assert kept.settings.seed == 6
    editor.configuration = [{"language": "en"}]
    for _ in range(2):
        editor.client.workspace_did_change_configuration(
            types.DidChangeConfigurationParams(settings=None)
        )
    await editor.until(lambda: kept.settings.language == "en")
    assert kept.settings.seed == 5
    assert editor.said().count("precis.style") == 1


async def test_a_command_given_at_once_waits_for_the_settings(desk: OpenDesk) -> None:
    """So that nobody's first job runs on another model than the one that they chose."""
    opened = await desk(configuration={"seed": 6})
    opened.editor.open(URI, "markdown", TEXT)
    await opened.editor.run("precis.summarize", {"uri": URI})
    await opened.editor.until(lambda: opened.engine.requests)
    assert opened.engine.requests[0].sampling.seed == 6


async def test_settings_are_pushed(desk: OpenDesk) -> None:
    opened = await desk(options={"seed": 5}, capabilities=types.ClientCapabilities())
    editor, kept = opened.editor, opened.server.configuration
    pushed = types.DidChangeConfigurationParams(settings={"precis": {"language": "ko", "x": 1}})
    editor.client.workspace_did_change_configuration(pushed)
    await editor.until(lambda: kept.settings.language == "ko")
    assert kept.settings.seed == 5
    await editor.until(lambda: "precis.x" in editor.said())


@pytest.mark.parametrize("options", [None, 7, "text", [], {"precis": 3}, {"precis": {"model": 1}}])
async def test_settings_of_any_kind_crash_nothing(desk: OpenDesk, options: Any) -> None:
    opened = await desk(options=options)
    assert opened.server.configuration.settings == Settings()
    assert (await opened.editor.run("precis.status"))["version"] == __version__


@pytest.mark.parametrize(
    "new",
    [
        Settings(threads=2),
        Settings(adapters="mine=mine.gguf"),
        Settings(keep="clients"),
        Settings(idle_minutes=1),
    ],
    ids=["threads", "adapters", "keep", "idle minutes"],
)
async def test_an_engine_goes_when_its_settings_go_and_it_is_idle(new: Settings) -> None:
    made: list[FakeEngine] = []

    def make(_: Settings) -> FakeEngine:
        made.append(FakeEngine())
        return made[-1]

    engines = Engines(make)
    old = Settings()
    async with engines.lent(old) as first, engines.lent(old) as same:
        assert first is same
        await engines.want(new)
        assert not made[0].closed
        async with engines.lent(new):
            assert len(made) == 2
    async with engines.lent(new):
        assert made[0].closed
    await engines.close()
    assert made[1].closed


async def test_an_engine_that_failed_is_made_anew() -> None:
    made: list[FakeEngine] = []

    def make(_: Settings) -> FakeEngine:
        made.append(FakeEngine())
        return made[-1]

    engines = Engines(make)
    with pytest.raises(ModelMissing):
        async with engines.lent(Settings()):
            raise ModelMissing("Not here.")
    async with engines.lent(Settings()):
        assert made[0].closed
        assert len(made) == 2
    await engines.close()
