"""Previews: a text waits as a draft until its user accepts it, rejects it, or wants another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types

from precis.engine.base import Message
from precis.engine.fake import FakeEngine
from precis.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.lsp.conftest import Desk, Editor, OpenDesk

URI = "file:///notes.md"
TARGET = "The target [@kim2020] 문장."
TEXT = f"# Notes 😀\n\nFirst 문단 here.\n\n{TARGET}\n\nLast paragraph.\n"
NEW = "A new text keeps [@kim2020].\nAnd has two lines."
WISH = {"precis": {"deltas": True}}


def as_json(range_: types.Range) -> dict[str, Any]:
    return {
        "start": {"line": range_.start.line, "character": range_.start.character},
        "end": {"line": range_.end.line, "character": range_.end.character},
    }


async def drafted(
    desk: OpenDesk,
    answer: str | Callable[[Sequence[Message]], str] = NEW,
    *,
    task: str = "expand",
    text: str = TEXT,
    **more: Any,
) -> Desk:
    """A desk with a draft for TARGET that waits."""
    engine = FakeEngine((lambda _: answer) if isinstance(answer, str) else answer)
    opened = await desk(engine, options=WISH)
    editor = opened.editor
    editor.open(URI, "markdown", text)
    order = {"uri": URI, "range": as_json(editor.of(URI, TARGET)), "preview": True, **more}
    assert (await editor.run(f"precis.{task}", order))["accepted"]
    await editor.until(lambda: editor.heard("draft"))
    await editor.idle()
    return opened


def has_drafts(editor: Editor, count: int) -> bool:
    return len(editor.heard("draft")) == count


async def outcome(editor: Editor, count: int = 1) -> str:
    """How the last job ended."""
    await editor.until(lambda: len(editor.heard("ended")) >= count)
    return str(editor.heard("ended")[-1].outcome)


async def test_a_draft_changes_nothing_until_it_is_accepted(desk: OpenDesk) -> None:
    editor = (await drafted(desk)).editor
    assert not editor.edits
    assert editor.texts[URI] == TEXT
    assert not editor.heard("ended")
    assert not editor.said()
    started, draft = editor.heard("started")[0], editor.heard("draft")[0]
    assert (started.preview, started.original, started.before) == (True, TARGET, "")
    assert (draft.job, draft.text, draft.missing, draft.notices) == (1, NEW, [], [])
    assert draft.tokens == len(NEW.split(" "))

    assert (await editor.run("precis.accept", {"job": 1}))["accepted"]
    assert await outcome(editor) == "applied"
    assert editor.texts[URI] == TEXT.replace(TARGET, NEW)
    assert len(editor.edits) == 1
    assert editor.edits[0].label == "Précis: Expand to abstract"


async def test_a_summary_goes_below_its_text(desk: OpenDesk) -> None:
    editor = (await drafted(desk, task="summarize")).editor
    started = editor.heard("started")[0]
    assert started.placement == "insertBelow"
    assert started.before == f"{TARGET}\n\n"
    await editor.run("precis.accept", {"job": 1})
    assert await outcome(editor) == "applied"
    assert editor.texts[URI] == TEXT.replace(TARGET, f"{TARGET}\n\n{NEW}")


async def test_the_preview_has_the_line_ends_of_the_document(desk: OpenDesk) -> None:
    crlf = TEXT.replace("\n", "\r\n")
    editor = (await drafted(desk, task="summarize", text=crlf)).editor
    assert editor.heard("started")[0].before == f"{TARGET}\r\n\r\n"
    await editor.run("precis.accept", {"job": 1})
    assert await outcome(editor) == "applied"
    below = "\r\n\r\n" + NEW.replace("\n", "\r\n")
    assert editor.texts[URI] == crlf.replace(TARGET, TARGET + below)


async def test_an_accepted_draft_follows_its_text(desk: OpenDesk) -> None:
    editor = (await drafted(desk)).editor
    editor.type(URI, 0, "Typed before. 한 😀\n\n")
    editor.type(URI, len(editor.texts[URI]), "Typed after.\n")
    expected = editor.texts[URI].replace(TARGET, NEW)
    await editor.run("precis.accept", {"job": 1})
    assert await outcome(editor) == "applied"
    assert editor.texts[URI] == expected


async def test_a_draft_whose_text_was_changed_becomes_a_proposal(desk: OpenDesk) -> None:
    editor = (await drafted(desk)).editor
    editor.type(URI, editor.texts[URI].index("target"), "very ")
    typed = editor.texts[URI]
    await editor.run("precis.accept", {"job": 1})
    assert await outcome(editor) == "proposed"
    assert editor.texts[URI] == typed
    assert "edited the text" in editor.said()
    actions = await editor.actions(URI, editor.of(URI, "Last"))
    assert "Précis: Insert the proposal below" in [action.title for action in actions]


async def test_lost_markup_is_told_and_the_user_decides(desk: OpenDesk) -> None:
    editor = (await drafted(desk, "It cites nothing.")).editor
    assert editor.heard("draft")[0].missing == ["[@kim2020]"]
    assert not editor.said()
    await editor.run("precis.accept", {"job": 1})
    assert await outcome(editor) == "applied"
    assert editor.texts[URI] == TEXT.replace(TARGET, "It cites nothing.")


async def test_a_rejected_draft_is_gone(desk: OpenDesk) -> None:
    editor = (await drafted(desk)).editor
    assert (await editor.run("precis.reject", {"job": 1}))["accepted"]
    assert await outcome(editor) == "rejected"
    assert editor.texts[URI] == TEXT
    for command in ("precis.accept", "precis.reject", "precis.regenerate"):
        refused = await editor.run(command, {"job": 1})
        assert refused["accepted"] is False
        assert "no longer there" in refused["message"]
    assert not editor.edits


async def test_rejecting_while_it_is_written_cancels(desk: OpenDesk) -> None:
    opened = await desk(FakeEngine(lambda _: NEW, delay=0.05), options=WISH)
    editor = opened.editor
    editor.open(URI, "markdown", TEXT)
    await editor.run("precis.expand", {"uri": URI, "preview": True})
    await editor.until(lambda: editor.heard("delta"))
    assert (await editor.run("precis.reject", {"job": 1}))["accepted"]
    assert await outcome(editor) == "cancelled"
    assert opened.engine.running == 0
    assert not editor.heard("draft")


async def test_a_draft_cannot_be_accepted_twice(desk: OpenDesk) -> None:
    editor = (await drafted(desk)).editor
    answers = [await editor.run("precis.accept", {"job": 1}) for _ in range(2)]
    assert [answer["accepted"] for answer in answers] == [True, False]
    assert await outcome(editor) == "applied"
    assert len(editor.edits) == 1


async def test_another_version_takes_the_place_of_the_first(desk: OpenDesk) -> None:
    opened = await drafted(desk)
    editor = opened.editor
    opened.engine.answer = lambda _: "Other words, still [@kim2020]."
    editor.type(URI, 0, "Typed. ")
    answer = await editor.run("precis.regenerate", {"job": 1})
    assert answer == {"accepted": True, "job": 2}
    assert await outcome(editor) == "replaced"
    assert editor.heard("started")[1].replaces == 1
    assert editor.heard("draft")[1].text == "Other words, still [@kim2020]."
    assert opened.engine.requests[0].sampling.seed != opened.engine.requests[1].sampling.seed
    assert not (await editor.run("precis.accept", {"job": 1}))["accepted"]
    await editor.run("precis.accept", {"job": 2})
    assert await outcome(editor, 2) == "applied"
    expected = TEXT.replace(TARGET, "Other words, still [@kim2020].")
    assert editor.texts[URI] == f"Typed. {expected}"


@pytest.mark.parametrize("ending", ["cancelled", "failed"])
async def test_the_first_version_waits_until_another_one_is_there(
    desk: OpenDesk, ending: str
) -> None:
    opened = await drafted(desk)
    editor = opened.editor
    if ending == "failed":
        opened.engine.failure = EngineError("The engine has no wheels. Add some.")
    opened.engine.delay = 0.05
    await editor.run("precis.regenerate", {"job": 1})
    twice = await editor.run("precis.regenerate", {"job": 1})
    assert ending == "failed" or "already" in twice["message"]
    if ending == "cancelled":
        await editor.run("precis.reject", {"job": 2})
    assert await outcome(editor) == ending
    await editor.idle()
    await editor.run("precis.accept", {"job": 1})
    assert await outcome(editor, 2) == "applied"
    assert editor.texts[URI] == TEXT.replace(TARGET, NEW)


async def test_no_other_version_of_a_text_that_was_changed(desk: OpenDesk) -> None:
    editor = (await drafted(desk)).editor
    editor.type(URI, editor.texts[URI].index("target"), "very ")
    answer = await editor.run("precis.regenerate", {"job": 1})
    assert answer["accepted"] is False
    assert "has changed" in answer["message"]


async def test_closing_the_document_drops_its_drafts(desk: OpenDesk) -> None:
    editor = (await drafted(desk)).editor
    editor.close(URI)
    assert await outcome(editor) == "closed"
    assert not (await editor.run("precis.accept", {"job": 1}))["accepted"]


async def test_the_offer_to_go_by_section_comes_after_accepting(desk: OpenDesk) -> None:
    sections = (
        "# Alpha\n\nApples ripen earlier where orchards face southern slopes with warmer "
        "morning sunlight always.\n\n"
        "# Beta\n\nBridges vibrate dangerously whenever soldiers march across wooden planks "
        "without breaking rhythm.\n"
    )
    opened = await desk(FakeEngine(lambda _: "Apples ripen earlier."), options=WISH)
    editor = opened.editor
    editor.answer = "By section"
    editor.open(URI, "markdown", sections)
    await editor.run("precis.summarize", {"uri": URI, "preview": True})
    await editor.until(lambda: editor.heard("draft"))
    assert "“Beta”" in editor.heard("draft")[0].notices[0]
    assert not editor.asked
    assert not editor.said()
    await editor.run("precis.accept", {"job": 1})
    await editor.until(lambda: len(editor.heard("draft")) == 2)
    assert editor.heard("started")[1].preview
    assert opened.engine.batches


async def test_too_many_drafts_do_not_pile_up(desk: OpenDesk) -> None:
    opened = await desk(FakeEngine(lambda _: "New."), options=WISH)
    editor = opened.editor
    lines = [f"Line {number}." for number in range(9)]
    editor.open(URI, "markdown", "\n\n".join(lines))
    for count, line in enumerate(lines, 1):
        order = {"uri": URI, "range": as_json(editor.of(URI, line)), "preview": True}
        await editor.run("precis.expand", order)
        await editor.until(partial(has_drafts, editor, count))
    await editor.until(lambda: editor.heard("ended"))
    assert editor.heard("ended")[0].job == 1
    assert not (await editor.run("precis.accept", {"job": 1}))["accepted"]
    assert (await editor.run("precis.accept", {"job": 9}))["accepted"]


async def test_a_client_that_shows_no_previews_gets_none(desk: OpenDesk) -> None:
    opened = await desk(FakeEngine())
    opened.editor.open(URI, "markdown", TEXT)
    answer = await opened.editor.run("precis.expand", {"uri": URI, "preview": True})
    assert answer["accepted"] is False
    assert '"deltas": true' in answer["message"]
    assert not opened.engine.requests


@pytest.mark.parametrize(
    ("command", "given", "word"),
    [
        ("precis.expand", {"uri": URI, "preview": "yes"}, "`preview`"),
        ("precis.accept", None, "takes one argument"),
        ("precis.accept", {}, "number of a job"),
        ("precis.accept", {"job": "one"}, "number of a job"),
        ("precis.reject", {"job": True}, "number of a job"),
        ("precis.regenerate", {"job": 1, "length": "huge"}, "`length`"),
        ("precis.regenerate", {"job": 1, "length": ["shorter"]}, "`length`"),
    ],
)
async def test_wrong_arguments_are_one_sentence(
    desk: OpenDesk, command: str, given: Any, word: str
) -> None:
    editor = (await drafted(desk)).editor
    answer = await editor.run(command, given)
    assert answer["accepted"] is False
    assert word in answer["message"]
    assert (await editor.run("precis.accept", {"job": 1}))["accepted"]


@pytest.mark.parametrize(("length", "words"), [("shorter", 12), ("longer", 32)])
async def test_another_version_may_be_shorter_or_longer(
    desk: OpenDesk, length: str, words: int
) -> None:
    middle = " ".join(f"word{number}" for number in range(15))
    opened = await drafted(desk, f"Twenty words keep [@kim2020] {middle} here.")
    editor = opened.editor
    assert (await editor.run("precis.regenerate", {"job": 1, "length": length}))["accepted"]
    await editor.until(lambda: has_drafts(editor, 2))
    first, second = (request.messages[0].content for request in opened.engine.requests)
    assert "Write about" not in first
    assert f"Write about {words} words." in second
    # The same length again, when nothing else is said.
    await editor.run("precis.regenerate", {"job": 2})
    await editor.until(lambda: has_drafts(editor, 3))
    assert f"Write about {words} words." in opened.engine.requests[2].messages[0].content
