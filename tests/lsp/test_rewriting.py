"""Rewriting a flagged sentence from its evidence, and explaining it: jobs, edits, what is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from lsprotocol import types
from tests.lsp.test_fixes import DRAFT, FLAGGED, SOURCE, TEXT, URI, check, fix, fixes, hover

from precis.engine.base import Message
from precis.engine.fake import FakeEngine

if TYPE_CHECKING:
    from tests.lsp.conftest import Desk, OpenDesk

ANEW = "The rate was 43%."
REWRITE = "Précis: Rewrite this sentence from its evidence"
EXPLAIN = "Précis: Explain this sentence by a question"


async def checked(
    desk: OpenDesk, answer: Callable[[Sequence[Message]], str] = lambda _: ANEW, delay: float = 0
) -> Desk:
    """An editor whose draft has been checked, before an engine that answers so."""
    opened = await desk(FakeEngine(answer, delay=delay))
    opened.editor.open(URI, "markdown", TEXT)
    await check(opened.editor)
    return opened


async def test_a_sentence_is_written_anew_as_one_edit_and_looked_up_again(desk: OpenDesk) -> None:
    opened = await checked(desk)
    editor = opened.editor
    assert editor.marked(URI) == FLAGGED
    action = (await fixes(editor, "34%"))[REWRITE]
    assert (action.kind, action.edit) == ("quickfix.precis.rewrite", None)
    await fix(editor, action)
    await editor.idle()
    assert editor.texts[URI] == TEXT.replace("The rate was 34%.", ANEW)
    assert len(editor.edits) == 1
    assert editor.edits[0].label == "Précis: Rewrite from evidence"
    await editor.until(lambda: editor.marked(URI) == FLAGGED[:2])
    asked = opened.engine.requests[-1].messages[-1].content
    assert "The rate was 43%." in asked
    assert "The rate was 34%." in asked


async def test_a_sentence_without_evidence_cannot_be_written_from_any(desk: OpenDesk) -> None:
    draft = "Zebras sang 77 songs."
    editor = (await desk()).editor
    editor.open(URI, "markdown", f"{draft}\n\n# Body\n\nWe asked 120 people.\n")
    await check(editor, draft)
    titles = list(await fixes(editor, "77"))
    assert titles
    assert REWRITE not in titles


async def test_a_fact_that_is_invented_on_the_way_becomes_a_placeholder(desk: OpenDesk) -> None:
    editor = (await checked(desk, lambda _: "In 1998 the rate was 43%.")).editor
    await fix(editor, (await fixes(editor, "34%"))[REWRITE])
    await editor.idle()
    assert "In [year] the rate was 43%." in editor.texts[URI]
    assert "1 fact that the model wrote was not found in the source" in editor.said()


async def test_a_model_that_cannot_do_it_changes_nothing_and_that_is_said(desk: OpenDesk) -> None:
    editor = (await checked(desk, lambda _: "The rate was 34%.")).editor
    await fix(editor, (await fixes(editor, "34%"))[REWRITE])
    await editor.idle()
    assert editor.texts[URI] == TEXT
    assert not editor.edits
    assert "could not write this sentence from its evidence" in editor.said()
    assert editor.marked(URI) == FLAGGED


async def test_what_is_typed_into_the_sentence_meanwhile_makes_it_a_proposal(
    desk: OpenDesk,
) -> None:
    opened = await checked(desk, delay=0.05)
    editor = opened.editor
    await fix(editor, (await fixes(editor, "34%"))[REWRITE])
    await editor.until(lambda: opened.engine.running)
    editor.type(URI, editor.texts[URI].index("rate was 34"), "new ")
    await editor.until(lambda: "kept as a proposal" in editor.said())
    assert not editor.edits
    assert "The new rate was 34%." in editor.texts[URI]
    titles = [one.title for one in await editor.actions(URI, editor.range(URI, 8, 8))]
    assert "Précis: Insert the proposal below" in titles


async def test_what_is_typed_elsewhere_only_moves_it(desk: OpenDesk) -> None:
    opened = await checked(desk, delay=0.02)
    editor = opened.editor
    await fix(editor, (await fixes(editor, "34%"))[REWRITE])
    await editor.until(lambda: opened.engine.running)
    editor.type(URI, 0, "Preface 😀\n\n")
    await editor.idle()
    assert editor.texts[URI] == "Preface 😀\n\n" + TEXT.replace("The rate was 34%.", ANEW)


async def test_it_can_be_cancelled(desk: OpenDesk) -> None:
    opened = await checked(desk, lambda _: "word " * 500, delay=0.05)
    editor = opened.editor
    await fix(editor, (await fixes(editor, "34%"))[REWRITE])
    await editor.until(lambda: opened.engine.running)
    assert (await editor.run("precis.cancel"))["cancelled"] == [1]
    await editor.idle()
    assert opened.engine.cancelled == 1
    assert editor.texts[URI] == TEXT


async def test_a_citation_that_would_be_lost_makes_it_a_proposal(desk: OpenDesk) -> None:
    draft = "The rate was 34% [@kim2019]."
    opened = await desk(FakeEngine(lambda _: ANEW))
    editor = opened.editor
    editor.open(URI, "markdown", f"{draft}\n\n## Body\n\n{SOURCE} See [@kim2019].\n")
    await check(editor, draft)
    await fix(editor, (await fixes(editor, "34%"))[REWRITE])
    await editor.idle()
    assert "The new text lacks [@kim2019]" in editor.said()
    assert draft in editor.texts[URI]


async def test_a_finding_that_is_gone_is_neither_rewritten_nor_explained(desk: OpenDesk) -> None:
    editor = (await checked(desk)).editor
    for command in ("precis.rewrite", "precis.explain"):
        answer = await editor.run(command, {"uri": URI, "finding": 99})
        assert answer["accepted"] is False
        assert "no longer there" in answer["message"]
        assert command in (await editor.run(command, {"uri": URI}))["message"]


async def test_a_finding_is_explained_by_a_question_and_two_answers(desk: OpenDesk) -> None:
    editor = (await checked(desk)).editor
    action = (await fixes(editor, "34%"))[EXPLAIN]
    assert action.kind == "quickfix.precis.explain"
    assert await editor.take(action) == {"accepted": True}
    await editor.until(lambda: "Which percentage" in editor.said())
    said = editor.messages[-1]
    assert said.type == types.MessageType.Info
    assert "in the gap? “The rate was ___.” The draft: “34%”. The source: “43%”." in said.message
    shown = await hover(editor, "The rate was 34")
    assert shown is not None
    assert isinstance(shown.contents, types.MarkupContent)
    assert "Which percentage does the source have in the gap?" in shown.contents.value
    assert editor.texts[URI] == TEXT


async def test_an_explanation_goes_with_its_finding(desk: OpenDesk) -> None:
    editor = (await checked(desk)).editor
    await editor.take((await fixes(editor, "34%"))[EXPLAIN])
    await editor.until(lambda: "Which percentage" in editor.said())
    await check(editor, DRAFT)  # found again: the explanation stays
    shown = await hover(editor, "The rate was 34")
    assert shown is not None
    assert "Which percentage" in str(shown.contents)
    editor.type(URI, editor.texts[URI].index("34%"), "35%", instead_of=3)
    await check(editor, DRAFT.replace("34%", "35%"))
    shown = await hover(editor, "The rate was 35")
    assert shown is not None
    assert "Which percentage" not in str(shown.contents)
