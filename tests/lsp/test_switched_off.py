"""A server that the user has switched off gets no text any more, by no way of asking again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from precis.engine.fake import FakeEngine

if TYPE_CHECKING:
    from tests.lsp.conftest import Desk, Editor, OpenDesk

    from precis.settings import Settings

URI = "file:///notes.md"
LAB = {"engine": {"url": "https://lab.example", "context": 2048}, "summarize.style": "plain"}
TEXT = """# Alpha

Apples ripen earlier where orchards face southern slopes with warmer morning sunlight always.

# Beta

Bridges vibrate dangerously whenever soldiers march across wooden planks without breaking rhythm.
"""
NEW = "Apples ripen earlier."


class Two:
    """The lab's server and this machine's engine, and a desk that has either."""

    def __init__(self, opened: Desk) -> None:
        self.desk = opened
        self.lab, self.local = opened.engine, FakeEngine(lambda _: NEW)
        self.made_for: list[Settings] = []
        opened.server._engines._factory = self._engine

    def _engine(self, settings: Settings) -> FakeEngine:
        self.made_for.append(settings)
        return self.lab if settings.url else self.local

    async def configured(self, section: Any) -> None:
        """The user changes the settings, and their editor answers so when it is asked."""
        kept = self.desk.server.configuration
        before = kept.settings
        self.desk.editor.configuration = [section]
        self.desk.editor.client.workspace_did_change_configuration(
            types.DidChangeConfigurationParams(settings=None)
        )
        await self.desk.editor.until(lambda: kept.settings is not before)


async def two(desk: OpenDesk, options: Any = None, configuration: Any = LAB) -> Two:
    opened = await desk(
        FakeEngine(lambda _: NEW),
        options={"precis": {"deltas": True, **(options or {})}},
        configuration=configuration,
    )
    opened.editor.open(URI, "markdown", TEXT)
    return Two(opened)


def drafts(editor: Editor, count: int) -> bool:
    return len(editor.heard("draft")) == count


async def test_another_version_is_written_by_the_engine_of_now(desk: OpenDesk) -> None:
    engines = await two(desk)
    editor = engines.desk.editor
    await editor.run("precis.summarize", {"uri": URI, "preview": True, "strategy": "stuff"})
    await editor.until(lambda: drafts(editor, 1))
    assert (len(engines.lab.requests), len(engines.local.requests)) == (1, 0)

    await engines.configured({"engine": {"url": "", "context": 4096}, "summarize.style": "brief"})
    await editor.run("precis.regenerate", {"job": 1})
    await editor.until(lambda: drafts(editor, 2))
    assert (len(engines.lab.requests), len(engines.local.requests)) == (1, 1)
    newest = engines.made_for[-1]
    assert (newest.context, newest.seed) == (4096, 1)
    assert (newest.strategy, newest.style) == ("stuff", "plain"), "what was ordered stays"


async def test_by_section_is_written_by_the_engine_of_now(desk: OpenDesk) -> None:
    engines = await two(desk)
    editor = engines.desk.editor
    editor.answer = "By section"
    await editor.run("precis.summarize", {"uri": URI, "preview": True})
    await editor.until(lambda: drafts(editor, 1))
    sent = len(engines.lab.requests)
    await engines.configured({})
    await editor.run("precis.accept", {"job": 1})
    await editor.until(lambda: drafts(editor, 2))
    assert len(engines.lab.requests) == sent
    assert engines.local.batches


async def test_a_job_that_waited_for_its_start_is_not_begun_on_it(desk: OpenDesk) -> None:
    engines = await two(desk, configuration={**LAB, "confirm": {"calls": 1}})
    editor = engines.desk.editor
    editor.thinks = asyncio.Event()
    await editor.run("precis.summarize", {"uri": URI, "strategy": "map_reduce"})
    await editor.until(lambda: editor.asked)
    await engines.configured({"confirm": {"calls": 1}})
    editor.thinks.set()
    await editor.until(lambda: editor.heard("ended"))
    assert editor.heard("ended")[0].outcome == "declined"
    assert "The engine's settings have changed meanwhile: start it again." in editor.said()
    assert not engines.lab.requests

    await editor.run("precis.summarize", {"uri": URI, "strategy": "map_reduce"})
    await editor.until(lambda: len(editor.heard("ended")) == 2)
    assert engines.local.requests


async def test_a_section_of_settings_that_was_removed_counts_no_more(desk: OpenDesk) -> None:
    engines = await two(desk, options={"seed": 5})
    editor = engines.desk.editor
    await editor.until(lambda: engines.desk.server.configuration.settings.url)
    await engines.configured(None)
    await editor.run("precis.summarize", {"uri": URI})
    await editor.idle()
    assert engines.local.requests
    assert not engines.lab.requests
    assert engines.made_for[-1].seed == 5, "what was given at the start holds"


async def test_an_editor_that_never_had_a_section_keeps_what_it_gave_at_the_start(
    desk: OpenDesk,
) -> None:
    engines = await two(desk, options=LAB, configuration=None)
    editor = engines.desk.editor
    editor.client.workspace_did_change_configuration(
        types.DidChangeConfigurationParams(settings=None)
    )
    await editor.run("precis.summarize", {"uri": URI})
    await editor.idle()
    assert engines.lab.requests
    assert not engines.local.requests


async def test_an_editor_that_gives_no_answer_keeps_the_settings(desk: OpenDesk) -> None:
    engines = await two(desk)
    editor, kept = engines.desk.editor, engines.desk.server.configuration
    await editor.until(lambda: kept.settings.url)
    editor.configuration = []
    editor.client.workspace_did_change_configuration(
        types.DidChangeConfigurationParams(settings=None)
    )
    await editor.run("precis.summarize", {"uri": URI})
    await editor.idle()
    assert engines.lab.requests
    assert not engines.local.requests
