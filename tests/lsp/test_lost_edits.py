"""An editor that drops an edit of an older version and answers that it applied it, as Neovim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lsprotocol import types
from tests.lsp.test_edits import NEW, TARGET, TEXT, URI, as_json, started

from precis.engine.fake import FakeEngine

if TYPE_CHECKING:
    from tests.lsp.conftest import Editor, OpenDesk

PROPOSALS = ["refactor.rewrite.precis.proposal"]


def drops_silently(editor: Editor, *, typing: str = "한 ", times: int = 1) -> None:
    """Have the user type at the start of the text while so many edits are on their way."""
    is_stale, apply = editor.is_stale, editor.apply
    first = len(editor.edits)

    def typed() -> None:
        if len(editor.edits) - first <= times:
            editor.type(URI, 0, typing)

    def applied(edit: types.WorkspaceEdit) -> None:
        if not is_stale(edit):
            apply(edit)

    editor.before_edit = typed
    editor.is_stale = lambda edit: edit is None  # type: ignore[method-assign]
    editor.apply = applied  # type: ignore[method-assign]


async def test_a_replacement_that_was_dropped_is_sent_again(desk: OpenDesk) -> None:
    editor = (await started(desk)).editor
    drops_silently(editor)
    await editor.idle()
    assert len(editor.edits) == 2
    assert editor.texts[URI] == "한 " + TEXT.replace(TARGET, NEW)
    assert not editor.said()


async def test_one_that_is_dropped_again_and_again_is_proposed(desk: OpenDesk) -> None:
    editor = (await started(desk)).editor
    drops_silently(editor, times=9)
    await editor.idle()
    assert NEW not in editor.texts[URI]
    assert "did not apply" in editor.said()
    assert await editor.actions(URI, editor.of(URI, "First"), PROPOSALS)


async def test_a_text_below_that_was_dropped_is_proposed(desk: OpenDesk) -> None:
    editor = (await started(desk, task="summarize", options={"deltas": True})).editor
    drops_silently(editor)
    await editor.idle()
    assert len(editor.edits) == 1
    assert editor.texts[URI] == f"한 {TEXT}"
    assert [told.outcome for told in editor.heard("ended")] == ["proposed"]
    assert "not certain" in editor.said()
    assert await editor.actions(URI, editor.of(URI, "First"), PROPOSALS)


@pytest.mark.parametrize("answer", [f"{TARGET} And more.", "The target [@kim2020] moved."])
async def test_what_may_have_arrived_and_been_changed_is_never_put_in_twice(
    desk: OpenDesk, answer: str
) -> None:
    """The user types into the new text before the server has heard that it is there."""
    editor = (await started(desk, answer)).editor
    changed = answer.replace("more", "much more").replace("moved", "has moved")

    def applied(edit: types.WorkspaceEdit) -> None:
        assert edit.document_changes
        editor.type(URI, TEXT.index(TARGET), changed, instead_of=len(TARGET))

    editor.apply = applied  # type: ignore[method-assign]
    await editor.idle()
    assert len(editor.edits) == 1
    assert editor.texts[URI] == TEXT.replace(TARGET, changed)
    assert "not certain" in editor.said()


@pytest.mark.parametrize("answer", ["target [@kim2020]", TARGET])
async def test_a_text_that_stood_in_the_old_one_is_seen_to_arrive(
    desk: OpenDesk, answer: str
) -> None:
    editor = (await started(desk, answer)).editor
    apply = editor.apply

    def applied(edit: types.WorkspaceEdit) -> None:
        apply(edit)
        editor.type(URI, 0, "한 ")

    editor.apply = applied  # type: ignore[method-assign]
    await editor.idle()
    assert editor.texts[URI] == "한 " + TEXT.replace(TARGET, answer)
    assert len(editor.edits) == 1
    assert not editor.said()


@pytest.mark.parametrize("title", ["Insert the proposal below", "Replace with the proposal"])
async def test_a_proposal_that_was_dropped_is_kept(desk: OpenDesk, title: str) -> None:
    answer = "A text without the citation."
    opened = await desk(FakeEngine(lambda _: answer))
    editor = opened.editor
    editor.open(URI, "markdown", TEXT)
    await editor.run("precis.expand", {"uri": URI, "range": as_json(editor.of(URI, TARGET))})
    await editor.idle()
    drops_silently(editor)

    cursor = editor.of(URI, "First")
    action = {one.title: one for one in await editor.actions(URI, cursor, PROPOSALS)}
    await editor.take(action[f"Précis: {title}"])
    await editor.until(lambda: "The proposal is kept" in editor.said())
    assert answer not in editor.texts[URI]

    await editor.take(action[f"Précis: {title}"])
    await editor.until(lambda: answer in editor.texts[URI])
    assert editor.texts[URI].count(answer) == 1
