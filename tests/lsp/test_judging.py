"""The model's judgement in the editor: after the facts, beside the loop, and never stale."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

from precis.engine.base import Message
from precis.engine.fake import FakeEngine
from precis.errors import EngineError, PrecisError
from precis.facts.fitted import Fitted, Line
from precis.lsp.judging import asks_model
from precis.settings import Settings
from precis.text.language import Language

if TYPE_CHECKING:
    from tests.lsp.conftest import Desk, Editor, OpenDesk

URI = "file:///paper.md"
DRAFT = "We asked 98 people. The mood was good in spring."
TEXT = f"{DRAFT}\n\n# Body\n\nWe asked 120 people. The mood was good in the spring of the year.\n"
FACTS = ["number: 98"]
BOTH = [*FACTS, "unsupported: The mood was good in spring."]
ASKED = {"check.layers": "support"}


@dataclass
class Doubting(FakeEngine):
    """Says no to what speaks of a mood; waits before it answers until it is told to."""

    may_answer: asyncio.Event = field(default_factory=asyncio.Event)
    judging: int = 0
    given_up: int = 0
    fails: PrecisError | None = None

    async def scores(
        self, messages: Sequence[Message], choices: Sequence[str], adapter: str = ""
    ) -> list[float]:
        self.judging += 1
        try:
            await self.may_answer.wait()
        except asyncio.CancelledError:
            self.given_up += 1
            raise
        if self.fails is not None:
            raise self.fails
        claim = messages[-1].content.rpartition("Claim: ")[2]
        return [-9.0, 0.0] if "mood" in claim else [0.0, 0.0]


@pytest.fixture(autouse=True)
def _measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the fake model had been measured on judged drafts."""
    line = Line(0.0, (0.0, 1.0), least=0.4)
    fitted = Fitted(support={("fake", Language.ENGLISH): line})
    monkeypatch.setattr("precis.facts.combined.shipped", lambda: fitted)


async def opened(desk: OpenDesk, engine: Doubting, **options: str) -> Desk:
    found = await desk(engine, options=options or ASKED)
    found.editor.open(URI, "markdown", TEXT)
    return found


async def check(editor: Editor, *, quiet: bool = False) -> None:
    range_ = editor.of(URI, DRAFT)
    places = {
        name: {"line": place.line, "character": place.character}
        for name, place in (("start", range_.start), ("end", range_.end))
    }
    await editor.run("precis.check", {"uri": URI, "range": places, "quiet": quiet})


async def test_the_facts_are_shown_at_once_and_what_the_model_says_when_it_comes(
    desk: OpenDesk,
) -> None:
    engine = Doubting()
    editor = (await opened(desk, engine)).editor
    await check(editor)
    await editor.until(lambda: engine.judging)
    assert editor.marked(URI) == FACTS
    engine.may_answer.set()
    await editor.until(lambda: editor.marked(URI) == BOTH)
    shown = {str(one.code): one for one in editor.shown(URI)}
    assert shown["unsupported"].severity is types.DiagnosticSeverity.Information
    assert shown["unsupported"].message.startswith("The model found little of this in the source")
    await editor.until(lambda: "The model was asked too: 2 sentences" in editor.said())


async def test_a_finding_keeps_its_number_so_that_its_fixes_stay_good(desk: OpenDesk) -> None:
    engine = Doubting()
    editor = (await opened(desk, engine)).editor
    await check(editor)
    await editor.until(lambda: editor.shown(URI))
    before = editor.shown(URI)[0].data
    engine.may_answer.set()
    await editor.until(lambda: editor.marked(URI) == BOTH)
    assert editor.shown(URI)[0].data == before


async def test_what_was_accepted_meanwhile_stays_accepted(desk: OpenDesk) -> None:
    engine = Doubting()
    editor = (await opened(desk, engine)).editor
    await check(editor)
    await editor.until(lambda: engine.judging and editor.shown(URI))
    data = editor.shown(URI)[0].data
    assert data is not None
    number = data["finding"]
    await editor.run("precis.acceptFinding", {"uri": URI, "finding": number})
    engine.may_answer.set()
    await editor.until(lambda: editor.marked(URI) == BOTH[1:])


async def test_the_model_is_not_asked_where_only_facts_are_wanted_or_nothing_was_measured(
    desk: OpenDesk,
) -> None:
    engine = Doubting()
    editor = (await opened(desk, engine, **{"check.layers": "facts"})).editor
    await check(editor)
    await editor.until(lambda: editor.marked(URI) == FACTS)
    assert engine.judging == 0
    assert asks_model(Settings(check_layers="support"))
    assert not asks_model(Settings(check_layers="facts"))
    assert not asks_model(Settings(check_layers="auto", url="http://lab:8000"))
    assert not asks_model(Settings(check_layers="auto", model="no-such-model"))


@pytest.mark.parametrize("fitted", [True, False])
def test_by_itself_the_model_is_asked_where_its_judging_adapter_was_measured(
    monkeypatch: pytest.MonkeyPatch, fitted: bool
) -> None:
    line = Line(0.0, (0.0, 1.0))
    support = {("gemma-3-270m+verify", Language.ENGLISH): line} if fitted else {}
    monkeypatch.setattr("precis.facts.fitted.shipped", lambda: Fitted(support=support))
    monkeypatch.setattr("precis.engine.adapters.adapters_of", lambda *_: (("verify", ""),))
    assert asks_model(Settings(model="gemma-3-270m")) is fitted
    monkeypatch.setattr("precis.engine.adapters.adapters_of", lambda *_: ())
    assert not asks_model(Settings(model="gemma-3-270m"))


async def test_typing_into_the_text_stops_asking_about_it(desk: OpenDesk) -> None:
    engine = Doubting()
    editor = (await opened(desk, engine)).editor
    await check(editor)
    await editor.until(lambda: engine.judging)
    editor.type(URI, TEXT.index("was good in spring"), "really ")
    await editor.until(lambda: engine.given_up)
    engine.may_answer.set()
    assert editor.marked(URI) == FACTS


async def test_typing_elsewhere_only_moves_what_is_found(desk: OpenDesk) -> None:
    engine = Doubting()
    editor = (await opened(desk, engine)).editor
    await check(editor)
    await editor.until(lambda: engine.judging)
    editor.type(URI, 0, "# 😀 Preface\n\n")
    engine.may_answer.set()
    await editor.until(lambda: editor.marked(URI) == BOTH)


async def test_it_can_be_cancelled_in_its_progress_and_by_command(desk: OpenDesk) -> None:
    engine = Doubting()
    editor = (await opened(desk, engine)).editor
    await check(editor)
    await editor.until(lambda: engine.judging)
    begun = next(one for one in editor.progress if "Check by the model" in str(one.value))
    editor.client.window_work_done_progress_cancel(
        types.WorkDoneProgressCancelParams(token=begun.token)
    )
    await editor.until(lambda: engine.given_up)
    await check(editor)
    await editor.until(lambda: engine.judging > engine.given_up)
    before = engine.given_up
    await editor.run("precis.cancel")
    await editor.until(lambda: engine.given_up > before)
    assert editor.marked(URI) == FACTS


async def test_a_document_that_is_closed_is_not_judged_any_further(desk: OpenDesk) -> None:
    engine = Doubting()
    editor = (await opened(desk, engine)).editor
    await check(editor)
    await editor.until(lambda: engine.judging)
    editor.close(URI)
    await editor.until(lambda: engine.given_up)
    assert editor.shown(URI) == []


@pytest.mark.parametrize("quiet", [True, False])
async def test_an_engine_that_fails_leaves_the_facts(desk: OpenDesk, quiet: bool) -> None:
    engine = Doubting(fails=EngineError("The engine has gone."))
    engine.may_answer.set()
    editor = (await opened(desk, engine)).editor
    await check(editor, quiet=quiet)
    await editor.until(lambda: "The engine has gone." in str(editor.steps()))
    assert editor.marked(URI) == FACTS
    assert ("The engine has gone." in editor.said()) is not quiet
