"""The code lenses above an abstract and above sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types

from precis.engine.fake import FakeEngine

if TYPE_CHECKING:
    from tests.lsp.conftest import Editor, OpenDesk

URI = "file:///paper.md"
TEXT = "# 😀 Title\n\n## Abstract\n\n작은 모형. A short one.\n\n## Methods\n\nWe did.\n\n## Empty\n"


async def lenses(editor: Editor, uri: str = URI) -> list[types.CodeLens]:
    found = await editor.client.text_document_code_lens_async(
        types.CodeLensParams(types.TextDocumentIdentifier(uri))
    )
    return list(found or ())


def shown(found: list[types.CodeLens]) -> list[tuple[int, str]]:
    return [(lens.range.start.line, lens.command.title) for lens in found if lens.command]


ABSTRACT = [(4, "Précis: Expand to abstract"), (4, "Précis: Summarize")]
SECTIONS = [*ABSTRACT, (0, "Précis: Summarize"), (6, "Précis: Summarize")]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [(None, ABSTRACT), ("abstract", ABSTRACT), ("sections", SECTIONS), ("off", [])],
)
async def test_they_stand_where_the_setting_wants_them(
    desk: OpenDesk, setting: str | None, expected: list[tuple[int, str]]
) -> None:
    editor = (await desk(options={"codeLens": setting} if setting else None)).editor
    editor.open(URI, "markdown", TEXT)
    assert shown(await lenses(editor)) == expected


async def test_a_lens_does_what_it_says(desk: OpenDesk) -> None:
    editor = (await desk(FakeEngine(lambda _: "New."))).editor
    editor.open(URI, "markdown", TEXT)
    command = (await lenses(editor))[0].command
    assert command is not None
    argument: Any = (command.arguments or [None])[0]
    assert (await editor.run(command.command, argument))["accepted"]
    await editor.idle()
    assert editor.texts[URI] == TEXT.replace("작은 모형. A short one.", "New.")


@pytest.mark.parametrize("text", ["", "Only a note.\n", "a\0b\n"])
async def test_none_where_there_is_nothing(desk: OpenDesk, text: str) -> None:
    editor = (await desk(options={"codeLens": "sections"})).editor
    editor.open(URI, "markdown", text)
    assert await lenses(editor) == []
    assert await lenses(editor, "file:///not-open.md") == []


async def test_another_setting_asks_for_them_again(desk: OpenDesk) -> None:
    able = types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(
            configuration=True,
            code_lens=types.CodeLensWorkspaceClientCapabilities(refresh_support=True),
        )
    )
    editor = (await desk(capabilities=able)).editor
    asked: list[None] = []
    editor.client.feature(types.WORKSPACE_CODE_LENS_REFRESH)(lambda _: asked.append(None))
    editor.open(URI, "markdown", TEXT)
    assert len(await lenses(editor)) == 2
    editor.configuration = [{"codeLens": "off"}]
    editor.client.workspace_did_change_configuration(
        types.DidChangeConfigurationParams(settings=None)
    )
    await editor.until(lambda: asked)
    assert await lenses(editor) == []
