"""From a code action to the edit: the whole way of a job, for every encoding and format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytest_lsp import client_capabilities

from precis.engine.fake import FakeEngine

if TYPE_CHECKING:
    from tests.lsp.conftest import OpenDesk

URI = "file:///home/me/%ED%95%9C%EA%B8%80%20paper"
NEW = "새 요약 😀 of the methods.\nA second line."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("language", ["markdown", "latex"])
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
async def test_a_summary_lands_below_the_section_and_nothing_else_changes(
    desk: OpenDesk, paper: dict[str, str], encoding: str, language: str, eol: str
) -> None:
    editor = (await desk(FakeEngine(lambda _: NEW), encoding=encoding)).editor
    text = paper[language].replace("\n", eol)
    editor.open(URI, language, text)
    cursor = text.index("漢字")

    actions = await editor.actions(URI, editor.range(URI, cursor, cursor))
    summarize = next(one for one in actions if one.kind.endswith(".summarize.stuff"))  # type: ignore[union-attr]
    assert "Methods 방법" in summarize.title
    assert (await editor.take(summarize))["accepted"]
    await editor.until(lambda: editor.edits)
    await editor.idle()

    end = text.index("in NFD stays.") + len("in NFD stays.")
    if language == "markdown":
        end = text.index("🎉 끝.") + len("🎉 끝.")
    follows = eol if language == "latex" else ""
    added = eol * 2 + NEW.replace("\n", eol) + follows
    assert editor.texts[URI] == text[:end] + added + text[end:]
    assert len(editor.edits) == 1
    assert editor.edits[0].label


@pytest.mark.parametrize("name", ["visual-studio-code", "neovim@v0.11", "neovim@v0.7", "emacs"])
async def test_editors_as_they_are(desk: OpenDesk, paper: dict[str, str], name: str) -> None:
    able = client_capabilities(name)
    wanted = ((able.general and able.general.position_encodings) or ["utf-16"])[0]
    editor = (await desk(FakeEngine(lambda _: NEW), encoding=wanted, capabilities=able)).editor
    text = paper["latex"]
    editor.open(URI, "latex", text)
    actions = await editor.actions(URI, editor.of(URI, "작은 모형은 조용하다. 😀"), ["refactor"])
    assert (await editor.take(actions[0]))["accepted"]
    await editor.idle()
    assert editor.texts[URI] == text.replace("작은 모형은 조용하다. 😀", NEW)
    window = able.window and able.window.work_done_progress
    assert bool(editor.progress) == bool(window)
