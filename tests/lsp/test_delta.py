"""The story of a job, for clients that ask for it: started, written word by word, ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from precis.engine.base import Message
from precis.engine.fake import FakeEngine
from precis.errors import EngineError
from precis.lsp.story import Deltas
from precis.writing.job import Written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.lsp.conftest import Desk, OpenDesk

URI = "file:///notes.md"
TEXT = "# One\n\nFirst 문단 here 😀.\n\n# Two\n\nSecond paragraph here.\n"
NEW = "새 문단 😀 of several words, all of them new."
HERE = {"start": {"line": 2, "character": 0}, "end": {"line": 2, "character": 0}}
WISH = {"precis": {"deltas": True}}


async def written(
    desk: OpenDesk, engine: FakeEngine, options: Any = WISH, task: str = "expand"
) -> Desk:
    """A desk after one job for the section One."""
    opened = await desk(engine, options=options)
    opened.editor.open(URI, "markdown", TEXT)
    assert (await opened.editor.run(f"precis.{task}", {"uri": URI, "range": HERE}))["accepted"]
    await opened.editor.idle()
    return opened


async def test_a_client_that_does_not_ask_hears_nothing(desk: OpenDesk) -> None:
    for options in (None, {}, {"deltas": False}, {"deltas": "yes"}, {"precis": {"status": 1}}):
        opened = await written(desk, FakeEngine(lambda _: NEW), options)
        assert opened.editor.edits
        assert not opened.editor.told


async def test_the_wish_is_no_setting(desk: OpenDesk) -> None:
    opened = await written(desk, FakeEngine(lambda _: NEW), {"deltas": True, "status": True})
    assert "no such setting" not in opened.editor.said()


async def test_the_text_comes_as_it_is_written(desk: OpenDesk) -> None:
    opened = await written(desk, FakeEngine(lambda _: NEW, delay=0.03))
    editor = opened.editor
    await editor.until(lambda: editor.heard("ended"))
    kinds = [name for name, _ in editor.told]
    assert kinds[0] == "started"
    assert kinds[-1] == "ended"
    assert set(kinds[1:-1]) == {"delta"}
    deltas = editor.heard("delta")
    assert len(deltas) > 1
    assert "".join(delta.text for delta in deltas) == NEW
    counts = [delta.tokens for delta in deltas]
    assert counts == sorted(counts)
    assert counts[-1] == len(NEW.split())
    assert not any(delta.restart for delta in deltas)
    assert deltas[0].rate is None
    assert deltas[-1].rate > 0
    assert {params.job for _, params in editor.told} == {1}
    assert {params.uri for _, params in editor.told} == {URI}


async def test_it_begins_with_what_is_worked_on(desk: OpenDesk) -> None:
    editor = (await written(desk, FakeEngine(lambda _: NEW))).editor
    started = editor.heard("started")[0]
    assert (started.task, started.title) == ("expand", "Expand to abstract")
    assert (started.version, started.placement) == (1, "replace")
    assert (started.preview, started.replaces) == (False, None)
    assert started.range.start.line == 2
    assert started.range.end.character == len("First 문단 here 😀.") + 1  # UTF-16
    # The text goes to the client a second time only where it is shown beside the new one.
    assert not hasattr(started, "original")


async def test_it_ends_with_what_became_of_it(desk: OpenDesk) -> None:
    editor = (await written(desk, FakeEngine(lambda _: NEW))).editor
    await editor.until(lambda: editor.heard("ended"))
    assert editor.heard("ended")[0].outcome == "applied"
    assert f"{len(NEW.split())} tokens" in editor.heard("ended")[0].message


async def test_a_proposal_is_an_ending(desk: OpenDesk) -> None:
    opened = await desk(FakeEngine(lambda _: NEW), options=WISH)
    editor = opened.editor
    editor.open(URI, "markdown", "A text that cites [@kim2020] here.\n")
    await editor.run("precis.expand", {"uri": URI})
    await editor.until(lambda: editor.heard("ended"))
    assert editor.heard("ended")[0].outcome == "proposed"
    assert "[@kim2020]" in editor.heard("ended")[0].message


async def test_a_failure_is_an_ending(desk: OpenDesk) -> None:
    engine = FakeEngine(failure=EngineError("The engine has no wheels. Add some."))
    editor = (await written(desk, engine)).editor
    await editor.until(lambda: editor.heard("ended"))
    ended = editor.heard("ended")[0]
    assert (ended.outcome, ended.message) == ("failed", "The engine has no wheels. Add some.")
    assert not editor.heard("delta")


@pytest.mark.parametrize("by", ["command", "closing"])
async def test_cancelling_is_an_ending(desk: OpenDesk, by: str) -> None:
    opened = await desk(FakeEngine(lambda _: NEW, delay=0.05), options=WISH)
    editor = opened.editor
    editor.open(URI, "markdown", TEXT)
    await editor.run("precis.expand", {"uri": URI, "range": HERE})
    await editor.until(lambda: editor.heard("delta"))
    if by == "command":
        await editor.run("precis.cancel")
    else:
        editor.close(URI)
    await editor.until(lambda: editor.heard("ended"))
    assert editor.heard("ended")[0].outcome == "cancelled"
    assert "".join(delta.text for delta in editor.heard("delta")) != NEW


async def test_a_refused_plan_is_an_ending(desk: OpenDesk) -> None:
    options = {"precis": {"deltas": True, "confirm": {"calls": 1}}}
    opened = await desk(FakeEngine(), options=options)
    editor = opened.editor
    editor.answer = "Cancel"
    editor.open(URI, "markdown", TEXT)
    await editor.run("precis.summarize", {"uri": URI, "strategy": "map_reduce"})
    await editor.until(lambda: editor.heard("ended"))
    assert editor.heard("ended")[0].outcome == "declined"


async def test_of_many_calls_only_the_last_ones_words_are_told(desk: OpenDesk) -> None:
    def answer(messages: Sequence[Message]) -> str:
        return "All of it together." if "summaries" in messages[0].content else "One part."

    opened = await desk(FakeEngine(answer, chunk=40), options=WISH)
    editor = opened.editor
    editor.open(URI, "markdown", "A sentence of six words here. " * 20)
    await editor.run("precis.summarize", {"uri": URI, "strategy": "map_reduce"})
    await editor.until(lambda: editor.heard("ended"))
    assert opened.engine.batches[0] > 1
    assert "".join(delta.text for delta in editor.heard("delta")) == "All of it together."


class Clock:
    """Calls later what it is told to, when the test says so."""

    def __init__(self) -> None:
        self.due: list[Callable[[], None]] = []

    def later(self, seconds: float, call: Callable[[], None]) -> Clock:
        assert 0 < seconds <= 0.05
        self.due.append(call)
        return self

    def cancel(self) -> None:
        self.due.clear()


def test_a_model_that_begins_anew_says_so() -> None:
    told: list[dict[str, object]] = []
    deltas = Deltas(told.append, Clock().later)
    deltas.written(Written("one one", 2), None)
    deltas.written(Written(" one", 3), None)
    deltas.written(Written("A", 1), 40.04)
    deltas.flush()
    assert told[0] == {"text": "one one", "tokens": 2, "rate": None, "restart": False}
    assert told[-1] == {"text": "A", "tokens": 1, "rate": 40.0, "restart": True}
    text = ""
    for delta in told:
        text = str(delta["text"]) if delta["restart"] else text + str(delta["text"])
    assert text == "A"
    deltas.flush()
    assert len(told) == 2


def test_what_was_written_before_a_pause_is_told_without_the_next_word() -> None:
    told: list[dict[str, object]] = []
    clock = Clock()
    deltas = Deltas(told.append, clock.later)
    deltas.written(Written("one", 1), None)
    deltas.written(Written(" two", 2), None)
    deltas.written(Written(" three", 3), None)
    assert [delta["text"] for delta in told] == ["one"]
    (call,) = clock.due
    call()
    assert [delta["text"] for delta in told] == ["one", " two three"]
    deltas.written(Written(" four", 4), None)
    deltas.stop()
    assert not clock.due
