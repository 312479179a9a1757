"""The edit: where it lands, and what happens when the document or the editor moves meanwhile."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types

from precis.engine.fake import FakeEngine
from precis.lsp.edits import below, replacing
from precis.text.document import Document, Span

if TYPE_CHECKING:
    from tests.lsp.conftest import Desk, OpenDesk

URI = "file:///notes.md"
TEXT = "# Notes 😀\n\nFirst 문단 here.\n\nThe target [@kim2020] 문장.\n\nLast paragraph.\n"
TARGET = "The target [@kim2020] 문장."
NEW = "A new text keeps [@kim2020]."


async def started(desk: OpenDesk, answer: str = NEW, task: str = "expand", **more: Any) -> Desk:
    """A desk with a job for TARGET that has begun to write, slowly."""
    opened = await desk(FakeEngine(lambda _: answer, delay=0.03), **more)
    editor = opened.editor
    editor.open(URI, "markdown", TEXT)
    range_ = editor.of(URI, TARGET)
    assert (await editor.run(f"precis.{task}", {"uri": URI, "range": as_json(range_)}))["accepted"]
    await editor.until(lambda: opened.engine.running)
    return opened


def as_json(range_: types.Range) -> dict[str, Any]:
    """A range as a client writes it by hand."""
    return {
        "start": {"line": range_.start.line, "character": range_.start.character},
        "end": {"line": range_.end.line, "character": range_.end.character},
    }


async def test_expanding_replaces_the_target(desk: OpenDesk) -> None:
    editor = (await started(desk)).editor
    await editor.idle()
    assert editor.texts[URI] == TEXT.replace(TARGET, NEW)
    assert not editor.said()


@pytest.mark.parametrize(
    ("task", "placement", "expected"),
    [
        ("expand", "insertBelow", TEXT.replace(TARGET, f"{TARGET}\n\n{NEW}")),
        ("summarize", "replace", TEXT.replace(TARGET, NEW)),
    ],
)
async def test_the_placement_can_be_chosen(
    desk: OpenDesk, task: str, placement: str, expected: str
) -> None:
    editor = (await desk(FakeEngine(lambda _: NEW), options={"placement": placement})).editor
    editor.open(URI, "markdown", TEXT)
    await editor.run(f"precis.{task}", {"uri": URI, "range": as_json(editor.of(URI, TARGET))})
    await editor.idle()
    assert editor.texts[URI] == expected


async def test_typing_elsewhere_moves_the_edit(desk: OpenDesk) -> None:
    editor = (await started(desk)).editor
    editor.type(URI, 2, "한글 😀 ")
    editor.type(URI, len(editor.texts[URI]), "More at the end.\n")
    editor.type(URI, editor.texts[URI].index("First"), "Line one.\r\nLine two.\n\n")
    expected = editor.texts[URI].replace(TARGET, NEW)
    await editor.idle()
    assert editor.texts[URI] == expected


async def test_typing_inside_makes_a_proposal(desk: OpenDesk) -> None:
    editor = (await started(desk)).editor
    editor.type(URI, editor.texts[URI].index("target"), "very ")
    typed = editor.texts[URI]
    await editor.idle()
    assert not editor.edits
    assert editor.texts[URI] == typed
    assert "edited the text" in editor.said()
    assert "code action" in editor.said()

    cursor = editor.of(URI, "Last")
    titles = {action.title: action for action in await editor.actions(URI, cursor)}
    assert "Précis: Replace with the proposal" not in titles
    await editor.take(titles["Précis: Insert the proposal below"])
    await editor.until(lambda: editor.edits)
    assert editor.texts[URI] == typed.replace("Last paragraph.", f"Last paragraph.\n\n{NEW}")
    await asyncio.sleep(0.05)  # the server hears that the edit was applied
    assert not await editor.actions(URI, cursor, ["refactor.rewrite.precis.proposal"])


async def test_a_text_that_lost_markup_is_proposed(desk: OpenDesk) -> None:
    wish = {"precis": {"proposals": True}}
    editor = (await started(desk, "A text without the citation.", options=wish)).editor
    await editor.idle()
    assert editor.texts[URI] == TEXT
    assert "[@kim2020]" in editor.said()
    assert not any("no such setting" in message.message for message in editor.messages)
    assert editor.proposals[0].text == "A text without the citation."
    assert list(editor.proposals[0].missing) == ["[@kim2020]"]

    actions = await editor.actions(URI, editor.of(URI, "First"))
    replace = next(one for one in actions if one.title == "Précis: Replace with the proposal")
    await editor.take(replace)
    await editor.until(lambda: editor.edits)
    assert editor.texts[URI] == TEXT.replace(TARGET, "A text without the citation.")


async def test_a_proposal_can_be_discarded(desk: OpenDesk) -> None:
    editor = (await started(desk, "Nothing kept.")).editor
    await editor.idle()
    actions = await editor.actions(URI, editor.of(URI, "First"), ["refactor.rewrite.precis"])
    discard = next(one for one in actions if one.title == "Précis: Discard the proposal")
    assert (await editor.take(discard))["accepted"]
    assert not (await editor.take(discard))["accepted"]
    assert editor.texts[URI] == TEXT


async def test_a_refused_edit_is_tried_again_on_the_new_text(desk: OpenDesk) -> None:
    opened = await started(desk)
    editor = opened.editor
    editor.refusals = 1
    typed = False

    def typing() -> None:
        nonlocal typed
        if not typed:
            typed = True
            editor.type(URI, 0, "한 ")

    editor.before_edit = typing
    await editor.idle()
    assert len(editor.edits) == 2
    assert editor.texts[URI] == "한 " + TEXT.replace(TARGET, NEW)


async def test_an_edit_answered_with_an_error_is_tried_again_on_a_newer_text(
    desk: OpenDesk,
) -> None:
    """As by eglot, when the user types while the edit is on its way."""
    opened = await started(desk)
    editor = opened.editor
    editor.refusals, editor.errs = 1, True

    def typing() -> None:
        if len(editor.edits) == 1:
            editor.type(URI, 0, "한 ")

    editor.before_edit = typing
    await editor.idle()
    assert editor.texts[URI] == "한 " + TEXT.replace(TARGET, NEW)


async def test_an_edit_that_always_errs_is_proposed_at_once(desk: OpenDesk) -> None:
    editor = (await started(desk)).editor
    editor.refusals, editor.errs = 99, True
    await editor.idle()
    assert len(editor.edits) == 1
    assert editor.texts[URI] == TEXT
    assert "did not apply" in editor.said()


async def test_an_edit_that_is_refused_again_and_again_is_proposed(desk: OpenDesk) -> None:
    editor = (await started(desk)).editor
    editor.refusals = 99
    await editor.idle()
    assert len(editor.edits) == 3
    assert editor.texts[URI] == TEXT
    assert "did not apply" in editor.said()


async def test_an_editor_that_never_answers_is_not_asked_twice(desk: OpenDesk) -> None:
    editor = (await started(desk)).editor
    editor.answers_edits = editor.applies_edits = False
    await editor.idle()
    assert len(editor.edits) == 1
    assert "not certain" in editor.said()
    assert "proposal" in editor.said()


async def test_an_editor_that_applies_without_answering_is_believed(desk: OpenDesk) -> None:
    editor = (await started(desk)).editor
    editor.answers_edits = False
    await editor.idle()
    assert editor.texts[URI] == TEXT.replace(TARGET, NEW)
    assert len(editor.edits) == 1
    assert not editor.said()


async def test_an_editor_without_versions_gets_plain_changes(desk: OpenDesk) -> None:
    editor = (await started(desk, capabilities=types.ClientCapabilities())).editor
    await editor.idle()
    assert editor.edits[0].edit.document_changes is None
    assert editor.texts[URI] == TEXT.replace(TARGET, NEW)
    assert not editor.progress


async def test_an_editor_that_cannot_edit_gets_a_proposal(desk: OpenDesk) -> None:
    unable = types.ClientCapabilities(workspace=types.WorkspaceClientCapabilities(apply_edit=False))
    editor = (await started(desk, capabilities=unable)).editor
    await editor.idle()
    assert not editor.edits
    assert "did not apply" in editor.said()


@pytest.mark.parametrize("able", [None, types.ClientCapabilities()])
async def test_edits_that_are_ready_together_wait_for_each_other(
    desk: OpenDesk, able: types.ClientCapabilities | None
) -> None:
    opened = await desk(FakeEngine(lambda _: "new\nnew"), capabilities=able)
    editor = opened.editor
    lines = [f"Line {number} 한 😀." for number in range(6)]
    editor.open(URI, "markdown", "\n\n".join(lines))
    answers = []
    for line in lines:
        place = {"range": as_json(editor.of(URI, line)), "version": editor.versions[URI]}
        answers.append(await editor.run("precis.expand", {"uri": URI, **place}))
    await editor.idle()
    assert all(answer["accepted"] for answer in answers), answers
    assert editor.texts[URI] == "\n\n".join(["new\nnew"] * 6), editor.said()
    assert len(editor.edits) == 6


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("one\n\ntwo\n", 3, "one\n\nNEW\n\ntwo\n"),
        ("one\ntwo\n", 1, "one\n\nNEW\n\ntwo\n"),
        ("one", 1, "one\n\nNEW"),
        ("one\n", 3, "one\n\nNEW\n"),
        ("one\r\n\r\ntwo", 3, "one\r\n\r\nNEW\r\n\r\ntwo"),
        ("one\n\ntwo\n", 4, "one\n\nNEW\n\ntwo\n"),
        ("", 0, "NEW"),
        ("one\rtwo", 1, "one\n\nNEW\n\rtwo"),
    ],
)
def test_text_below_a_line_is_a_paragraph_of_its_own(text: str, at: int, expected: str) -> None:
    assert below(Document(text), at, " NEW\n").applied(text) == expected


def test_replacing_takes_the_documents_line_ends() -> None:
    document = Document("a\r\nb\r\nc")
    change = replacing(document, Span(3, 4), "x\ny\r\nz\n")
    assert change.applied(document.text) == "a\r\nx\r\ny\r\nz\r\nc"
