"""Hover and quick fixes of a flagged sentence, and the memory of what was accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types

from precis.lsp.fixes import removal
from precis.text.document import Span

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lsp.conftest import Desk, Editor, OpenDesk

URI = "file:///paper.md"
DRAFT = "We asked 98 people in Busan. The rate was 34%. It was good."
SOURCE = "We asked 120 people. The rate *was* 43%. It was good."
TEXT = f"# 😀\n\n{DRAFT}\n\n## Body\n\n{SOURCE}\n"
FLAGGED = ["number: 98", "name: Busan", "percentage: 34%"]


async def checked(
    desk: OpenDesk, text: str = TEXT, language: str = "markdown", options: Any = None
) -> Desk:
    """An editor whose draft has been checked against the rest of its document."""
    opened = await desk(options=options)
    opened.editor.open(URI, language, text)
    await check(opened.editor)
    return opened


async def check(editor: Editor, draft: str = DRAFT) -> None:
    before = len(editor.messages)
    range_ = editor.of(URI, draft)
    places: list[dict[str, Any]] = [
        {"line": place.line, "character": place.character} for place in (range_.start, range_.end)
    ]
    argument = {"uri": URI, "range": {"start": places[0], "end": places[1]}}
    await editor.run("precis.check", argument)
    await editor.until(lambda: len(editor.messages) > before)


async def fixes(editor: Editor, words: str) -> dict[str, types.CodeAction]:
    found = await editor.actions(URI, editor.of(URI, words), ["quickfix"])
    return {action.title: action for action in found}


async def fix(editor: Editor, action: types.CodeAction) -> None:
    """What an editor does with an action: its edit first, then its command."""
    if action.edit:
        editor.apply(action.edit)
    if action.command:
        await editor.take(action)


async def hover(editor: Editor, words: str) -> types.Hover | None:
    return await editor.client.text_document_hover_async(
        types.HoverParams(types.TextDocumentIdentifier(URI), editor.of(URI, words).start)
    )


async def hovered(editor: Editor, words: str) -> str:
    """What the hover at the beginning of some words says."""
    shown = await hover(editor, words)
    assert shown is not None
    assert isinstance(shown.contents, types.MarkupContent)
    return shown.contents.value


async def test_the_fixes_of_a_sentence(desk: OpenDesk) -> None:
    editor = (await checked(desk)).editor
    assert editor.marked(URI) == FLAGGED
    assert list(await fixes(editor, "98")) == [
        "Précis: Replace “98” by [sample size]",
        "Précis: Rewrite this sentence from its evidence",
        "Précis: Remove this sentence",
        "Précis: Accept this sentence as it is",
        "Précis: Explain this sentence by a question",
    ]
    assert list(await fixes(editor, "We asked"))[:2] == [
        "Précis: Replace “98” by [sample size]",
        "Précis: Replace “Busan” by [name]",
    ]
    assert await fixes(editor, "It was good") == {}
    assert await editor.actions(URI, editor.of(URI, "98"), ["quickfix.precis.remove"])
    removal = (await fixes(editor, "98"))["Précis: Remove this sentence"]
    assert [one.code for one in removal.diagnostics or ()] == ["number", "name"]


async def test_a_placeholder_takes_the_place_of_a_fact_and_the_rest_is_looked_up_again(
    desk: OpenDesk,
) -> None:
    editor = (await checked(desk)).editor
    messages = len(editor.messages)
    await fix(editor, (await fixes(editor, "98"))["Précis: Replace “98” by [sample size]"])
    assert "We asked [sample size] people in Busan." in editor.texts[URI]
    await editor.until(lambda: editor.published[-1].version == 2 and len(editor.shown(URI)) == 2)
    assert editor.marked(URI) == FLAGGED[1:]
    assert len(editor.messages) == messages


async def test_a_korean_fact_gets_a_korean_placeholder(desk: OpenDesk) -> None:
    draft = "😀 표본은 150명이었다."
    editor = (await desk()).editor
    editor.open(URI, "markdown", f"{draft}\n\n우리의 표본은 120명이었다.\n")
    await check(editor, draft)
    (title,) = (one for one in await fixes(editor, "150명") if "Replace" in one)
    await fix(editor, (await fixes(editor, "150명"))[title])
    assert editor.texts[URI].startswith("😀 표본은 [표본 크기]명이었다.")


async def test_a_sentence_is_removed_and_its_findings_with_it(desk: OpenDesk) -> None:
    editor = (await checked(desk)).editor
    await fix(editor, (await fixes(editor, "34%"))["Précis: Remove this sentence"])
    assert editor.texts[URI] == TEXT.replace(" The rate was 34%.", "")
    await editor.until(lambda: editor.published[-1].version == 2)
    assert editor.marked(URI) == FLAGGED[:2]


async def test_what_was_accepted_is_not_flagged_again_and_no_text_is_kept(
    desk: OpenDesk, state: Path
) -> None:
    editor = (await checked(desk)).editor
    await fix(editor, (await fixes(editor, "98"))["Précis: Accept this sentence as it is"])
    await editor.until(lambda: editor.marked(URI) == FLAGGED[2:])
    assert editor.texts[URI] == TEXT
    await check(editor)
    assert editor.marked(URI) == FLAGGED[2:]
    assert "1 to look at. 1 accepted before." in editor.said()
    kept = (state / "accepted.txt").read_text("ascii")
    assert not set(kept) - set("0123456789abcdef\n")
    assert len(kept.splitlines()) == 3  # the key, and two reasons
    assert (state / "accepted.txt").stat().st_mode & 0o077 == 0

    again = (await checked(desk)).editor  # another window, or another day
    assert again.marked(URI) == FLAGGED[2:]
    again.type(URI, again.texts[URI].index("98"), "99", instead_of=2)
    await check(again, DRAFT.replace("98", "99"))
    assert again.marked(URI) == ["number: 99", *FLAGGED[1:]]


async def test_a_finding_that_is_gone_cannot_be_accepted(desk: OpenDesk) -> None:
    editor = (await checked(desk)).editor
    for given in ({"uri": URI, "finding": 99}, {"uri": URI}, {"finding": 1}):
        assert (await editor.run("precis.acceptFinding", given))["accepted"] is False


async def test_the_evidence_is_shown_where_a_sentence_is_pointed_at(desk: OpenDesk) -> None:
    editor = (await checked(desk)).editor
    shown = await hover(editor, "The rate was 34")
    assert shown is not None
    assert shown.range == editor.of(URI, "The rate was 34%.")
    assert isinstance(shown.contents, types.MarkupContent)
    assert shown.contents.kind == types.MarkupKind.Markdown
    words = shown.contents.value
    assert "**Précis: the source says otherwise** (the rest of the document)" in words
    assert "“34%” was not found in the source" in words
    assert r"> The rate \*was\* 43%\. — [line 7](file:///paper.md#L7)" in words
    assert "Score 0." in words
    assert await hover(editor, "It was good") is None
    assert await hover(editor, "Body") is None


async def test_a_client_that_shows_diagnostics_there_too_is_not_told_twice(desk: OpenDesk) -> None:
    editor = (await checked(desk, options={"brief": True})).editor
    words = await hovered(editor, "98")
    assert "not found in the source" in words
    assert "Score 0." in words
    assert "“98”" not in words
    assert "120" not in words
    assert "“Busan” was not found" in words, "its diagnostic is elsewhere"
    assert "“98” was not found" in await hovered(editor, "We asked")
    assert "120" in await hovered(editor, "We asked")


async def test_a_client_without_markdown_is_shown_plain_text(desk: OpenDesk) -> None:
    editor = (await desk(capabilities=types.ClientCapabilities())).editor
    editor.open(URI, "markdown", TEXT)
    await check(editor)
    shown = await hover(editor, "The rate was")
    assert shown is not None
    assert isinstance(shown.contents, types.MarkupContent)
    assert shown.contents.kind == types.MarkupKind.PlainText
    assert "> The rate *was* 43%. (line 7)" in shown.contents.value


async def test_a_placeholder_is_no_option_of_a_latex_command(desk: OpenDesk) -> None:
    draft = "\\item 98 people came."
    text = f"\\begin{{itemize}}\n{draft}\n\\end{{itemize}}\n\nWe asked 120 people.\n"
    editor = (await desk()).editor
    editor.open(URI, "latex", text)
    await check(editor, "98 people came.")
    (title,) = (one for one in await fixes(editor, "98") if "Replace" in one)
    await fix(editor, (await fixes(editor, "98"))[title])
    assert "\\item {[sample size]} people came." in editor.texts[URI]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("One. <Two.> Three.\n", "One. Three.\n"),
        ("One. <Two.>\nThree.\n", "One.\nThree.\n"),
        ("One.\n<Two.>\nThree.\n", "One.\nThree.\n"),
        ("One.\r\n<Two.> Three.\r\n", "One.\r\nThree.\r\n"),
        ("<One.> Two.", "Two."),
        ("One. <Two.>", "One."),
        ("<One.>", ""),
    ],
)
def test_removing_a_sentence_leaves_no_hole(text: str, left: str) -> None:
    bare = text.replace("<", "").replace(">", "")
    span = Span(text.index("<"), text.index(">") - 1)
    assert removal(bare, span).applied(bare) == left
