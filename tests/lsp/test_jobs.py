"""Jobs: progress, cancelling, the question before a long one, several at once, and what fails."""

from __future__ import annotations

import asyncio
import re
import time
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types

from precis.engine.fake import FakeEngine
from precis.errors import EngineError

if TYPE_CHECKING:
    from tests.lsp.conftest import Desk, OpenDesk

URI = "file:///notes.md"
TEXT = "# One\n\nFirst 문단 here 😀.\n\n# Two\n\nSecond paragraph here.\n"
LONG = " ".join(f"word{number}" for number in range(20)) + "."


async def begun(desk: OpenDesk, *, token: str | None = None, **more: Any) -> Desk:
    """A desk with a job for the section One that has begun to write, slowly."""
    opened = await desk(FakeEngine(lambda _: LONG, delay=0.05), **more)
    editor = opened.editor
    editor.open(URI, "markdown", TEXT)
    assert (await editor.run("precis.summarize", at(2), token=token))["accepted"]
    await editor.until(lambda: opened.engine.running)
    return opened


def at(line: int, uri: str = URI) -> dict[str, Any]:
    """An argument for the cursor at the beginning of a line."""
    place = {"line": line, "character": 0}
    return {"uri": uri, "range": {"start": place, "end": place}}


def kinds(desk: Desk) -> list[str]:
    """The kinds of all progress notifications."""
    return [step["kind"] for step in desk.editor.steps()]


async def test_progress_begins_rises_and_ends(desk: OpenDesk) -> None:
    started = time.monotonic()
    opened = await begun(desk)
    await opened.editor.idle()
    await opened.editor.until(lambda: "end" in kinds(opened))
    seconds = time.monotonic() - started
    steps = opened.editor.steps()
    assert kinds(opened)[0] == "begin"
    assert kinds(opened)[-1] == "end"
    assert kinds(opened).count("report") == len(steps) - 2
    assert steps[0]["cancellable"]
    shares = [step["percentage"] for step in steps if "percentage" in step]
    assert shares == sorted(shares)
    assert all(0 <= share < 100 for share in shares)
    messages = [step.get("message", "") for step in steps]
    assert "Starting the engine" in messages
    assert "Loading the model" in messages
    assert any("tokens/s" in message for message in messages)
    writing = [one for one in messages if one.partition(" · ")[0] in ("1 token", "2 tokens")]
    assert len(writing) <= 2
    assert not re.search(r"\b1 (tokens|seconds)\b", " ".join(messages))
    # Twenty words take a second or, on a busy machine, more: ten reports in each, and the phases.
    assert len(steps) < 15 + 10 * seconds


async def test_the_clients_own_token_is_used(desk: OpenDesk) -> None:
    opened = await begun(desk, token="mine")
    opened.editor.client.window_work_done_progress_cancel(
        types.WorkDoneProgressCancelParams(token="mine")
    )
    await opened.editor.idle(1)
    await opened.editor.until(lambda: "end" in kinds(opened))
    assert {params.token for params in opened.editor.progress} == {"mine"}
    assert not opened.editor.edits


async def cancel_by_progress(opened: Desk) -> None:
    token = opened.editor.progress[0].token
    opened.editor.client.window_work_done_progress_cancel(
        types.WorkDoneProgressCancelParams(token=token)
    )


async def cancel_by_command(opened: Desk) -> None:
    assert (await opened.editor.run("precis.cancel"))["cancelled"] == [1]


async def cancel_by_number(opened: Desk) -> None:
    assert (await opened.editor.run("precis.cancel", {"job": 7}))["cancelled"] == []
    assert (await opened.editor.run("precis.cancel", {"job": 1}))["cancelled"] == [1]


@pytest.mark.parametrize("cancel", [cancel_by_progress, cancel_by_command, cancel_by_number])
async def test_a_cancelled_job_changes_nothing(desk: OpenDesk, cancel: Any) -> None:
    opened = await begun(desk)
    await cancel(opened)
    await opened.editor.idle(1)
    assert opened.engine.running == 0
    assert opened.engine.cancelled == 1
    await opened.editor.until(lambda: "end" in kinds(opened))
    assert opened.editor.steps()[-1]["message"] == "Cancelled; the document was not changed."
    await asyncio.sleep(0.1)
    assert not opened.editor.edits
    assert opened.editor.texts[URI] == TEXT
    assert not opened.editor.said()


async def test_closing_the_document_ends_its_job(desk: OpenDesk) -> None:
    opened = await begun(desk)
    opened.editor.close(URI)
    await opened.editor.idle(1)
    assert opened.engine.running == 0
    assert not opened.editor.edits
    assert not opened.editor.said()


async def test_shutdown_ends_everything(desk: OpenDesk) -> None:
    opened = await begun(desk)
    await opened.editor.client.shutdown_async(None)
    assert opened.engine.running == 0
    assert opened.engine.closed
    assert not opened.editor.edits


@pytest.mark.parametrize("versions", [True, False])
async def test_two_jobs_at_once_in_one_document(desk: OpenDesk, versions: bool) -> None:
    able = None if versions else types.ClientCapabilities()
    opened = await begun(desk, capabilities=able)
    editor = opened.editor
    assert (await editor.run("precis.summarize", at(6)))["accepted"]
    await editor.until(lambda: opened.engine.running == 2)
    await editor.idle()
    first, second = "First 문단 here 😀.", "Second paragraph here."
    wanted = TEXT.replace(first, f"{first}\n\n{LONG}").replace(second, f"{second}\n\n{LONG}")
    assert editor.texts[URI] == wanted


async def test_two_jobs_in_two_documents(desk: OpenDesk) -> None:
    opened = await begun(desk)
    editor = opened.editor
    editor.open("file:///other.md", "markdown", "Other text.\n")
    assert (await editor.run("precis.expand", {"uri": "file:///other.md"}))["accepted"]
    await editor.idle()
    assert len(editor.edits) == 2
    assert editor.texts["file:///other.md"] == f"{LONG}\n"


async def test_a_second_job_for_the_same_text_is_refused(desk: OpenDesk) -> None:
    opened = await begun(desk)
    editor = opened.editor
    editor.type(URI, 0, "\n\n")  # the first job's target has moved
    refused = await editor.run("precis.expand", at(4))
    assert refused["accepted"] is False
    assert "already writing" in refused["message"]
    await editor.until(lambda: refused["message"] in editor.said())
    await editor.run("precis.cancel")
    await editor.idle()
    assert (await editor.run("precis.expand", at(4)))["accepted"]


async def test_without_progress_it_works_in_silence(desk: OpenDesk) -> None:
    able = types.ClientCapabilities(workspace=types.WorkspaceClientCapabilities(apply_edit=True))
    opened = await begun(desk, capabilities=able)
    await opened.editor.idle()
    assert len(opened.editor.edits) == 1
    assert not opened.editor.progress


MILLION = "".join(f"# Part {n}\n\n" + "한국어 문장 and words. " * 20 + "\n\n" for n in range(2800))


async def ordered(desk: OpenDesk, answer: str | None) -> tuple[Desk, Any]:
    """A desk where a million characters are to be summarized and a question comes first."""
    opened = await desk(FakeEngine())
    opened.editor.answer = answer
    opened.editor.open(URI, "markdown", MILLION)
    assert len(MILLION) > 1_000_000
    order = await opened.editor.run("precis.summarize", {"uri": URI, "strategy": "map_reduce"})
    return opened, order


@pytest.mark.parametrize("answer", ["Cancel", None, "never"])
async def test_a_million_characters_ask_first(desk: OpenDesk, answer: str | None) -> None:
    opened, order = await ordered(desk, answer)
    assert order["accepted"]
    await opened.editor.until(lambda: opened.editor.asked, 30)
    question = opened.editor.asked[0]
    assert "model calls" in question.message
    assert "minutes" in question.message or "hours" in question.message
    assert [item.title for item in question.actions or ()] == ["Start", "Cancel"]
    await opened.editor.idle()
    assert "Not started" in opened.editor.said()
    assert not opened.engine.requests
    assert opened.editor.texts[URI] == MILLION
    assert not opened.editor.edits


async def test_a_million_characters_can_be_cancelled_on_the_way(desk: OpenDesk) -> None:
    opened, _ = await ordered(desk, "Start")
    opened.engine.delay = 60
    await opened.editor.until(lambda: opened.engine.running > 3, 90)
    await opened.editor.run("precis.cancel")
    await opened.editor.idle()  # far sooner than the engine would answer
    assert opened.engine.running == 0
    assert not opened.editor.edits


async def test_an_engines_error_is_one_sentence(desk: OpenDesk) -> None:
    opened = await desk(FakeEngine(failure=EngineError("The engine has no wheels. Add some.")))
    opened.editor.open(URI, "markdown", TEXT)
    assert (await opened.editor.run("precis.expand", at(2)))["accepted"]
    await opened.editor.idle()
    assert opened.editor.said() == "Précis: The engine has no wheels. Add some."
    assert opened.editor.texts[URI] == TEXT


async def test_a_fault_of_ours_is_one_sentence_without_the_text(
    desk: OpenDesk, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: Any) -> str:
        raise KeyError(TEXT)

    opened = await desk(FakeEngine(broken))
    opened.editor.open(URI, "markdown", TEXT)
    await opened.editor.run("precis.expand", at(2))
    await opened.editor.idle()
    assert "a fault of its own (KeyError)" in opened.editor.said()
    assert "KeyError" in caplog.text
    assert "문단" not in caplog.text + opened.editor.said()
    assert (await opened.editor.run("precis.status"))["jobs"] == []


async def test_an_empty_answer_is_an_error(desk: OpenDesk) -> None:
    opened = await desk(FakeEngine(lambda _: "  "))
    opened.editor.open(URI, "markdown", TEXT)
    await opened.editor.run("precis.expand", at(2))
    await opened.editor.idle()
    assert "wrote nothing" in opened.editor.said()
    assert opened.editor.texts[URI] == TEXT


SECTIONS = """# Alpha

Apples ripen earlier where orchards face southern slopes with warmer morning sunlight always.

# Beta

Bridges vibrate dangerously whenever soldiers march across wooden planks without breaking rhythm.
"""


async def test_a_section_that_contributed_nothing_is_named_and_by_section_is_offered(
    desk: OpenDesk,
) -> None:
    opened = await desk(FakeEngine(lambda _: "Apples ripen earlier."))
    editor = opened.editor
    editor.answer = "By section"
    editor.open(URI, "markdown", SECTIONS)

    assert (await editor.run("precis.summarize", {"uri": URI}))["accepted"]
    await editor.until(lambda: len(editor.edits) == 2)

    assert "“Beta”" in editor.said()
    assert "section by section" in editor.asked[0].message
    assert opened.engine.batches, "the second summary read the sections one by one"


async def test_the_offer_is_dropped_when_it_is_not_taken(desk: OpenDesk) -> None:
    opened = await desk(FakeEngine(lambda _: "Apples ripen earlier."))
    editor = opened.editor
    editor.answer = None
    editor.open(URI, "markdown", SECTIONS)

    assert (await editor.run("precis.summarize", {"uri": URI}))["accepted"]
    await editor.until(lambda: editor.asked)
    await editor.idle()

    assert len(editor.edits) == 1
    assert not opened.engine.batches
