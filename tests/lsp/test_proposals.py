"""A proposal that was taken is checked as any other text of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lsp.test_edits import as_json

from precis.engine.fake import FakeEngine

if TYPE_CHECKING:
    from tests.lsp.conftest import OpenDesk

URI = "file:///paper.md"
ABSTRACT = "The survey reached 43% of the farms [@kim2020]."
PAPER = f"""# Trees

## Abstract

{ABSTRACT}

## Results

The survey of 2019 reached 43% of the 120 farms.

## End

Nothing about that stands here.
"""
WRONG = "The survey reached 87% of the farms."


@pytest.mark.parametrize("title", ["Insert the proposal below", "Replace with the proposal"])
async def test_an_invented_number_in_a_taken_proposal_is_marked(desk: OpenDesk, title: str) -> None:
    editor = (await desk(FakeEngine(lambda _: WRONG))).editor
    editor.open(URI, "markdown", PAPER)
    await editor.run("precis.expand", {"uri": URI, "range": as_json(editor.of(URI, ABSTRACT))})
    await editor.idle()
    assert editor.texts[URI] == PAPER
    actions = {one.title: one for one in await editor.actions(URI, editor.of(URI, "Nothing"))}
    await editor.take(actions[f"Précis: {title}"])
    await editor.until(lambda: editor.shown(URI))
    assert editor.marked(URI) == ["percentage: 87%"]


@pytest.mark.parametrize("task", ["expand", "summarize"])
async def test_one_whose_target_was_edited_is_checked_too(desk: OpenDesk, task: str) -> None:
    opened = await desk(FakeEngine(lambda _: WRONG, delay=0.03))
    editor = opened.editor
    editor.open(URI, "markdown", PAPER)
    await editor.run(f"precis.{task}", {"uri": URI, "range": as_json(editor.of(URI, ABSTRACT))})
    await editor.until(lambda: opened.engine.running)
    editor.type(URI, editor.texts[URI].index("survey"), "large ")
    await editor.idle()
    actions = {one.title: one for one in await editor.actions(URI, editor.of(URI, "Nothing"))}
    await editor.take(actions["Précis: Insert the proposal below"])
    await editor.until(lambda: editor.shown(URI))
    assert editor.marked(URI) == ["percentage: 87%"]
