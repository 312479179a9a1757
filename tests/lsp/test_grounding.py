"""An expansion in an editor draws on its document, and is held to it where that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from precis.engine.fake import FakeEngine

if TYPE_CHECKING:
    from tests.lsp.conftest import Editor, OpenDesk

URI = "file:///paper.md"
SUMMARY = "Trees need water."
TEXT = f"""# Trees 😀

## Abstract

{SUMMARY}

## Methods

We watered 120 young trees in the streets of two towns every week from May to July of 2019.
"""
INVENTED = "In 1998 the trees needed water. We watered 120 young trees."


async def expanded(editor: Editor) -> None:
    editor.open(URI, "markdown", TEXT)
    actions = await editor.actions(URI, editor.of(URI, SUMMARY))
    await editor.take(next(one for one in actions if "Expand" in one.title))
    await editor.idle()


async def test_the_rest_of_the_document_is_the_context_of_an_expansion(desk: OpenDesk) -> None:
    opened = await desk(FakeEngine(lambda _: INVENTED))
    await expanded(opened.editor)
    asked = opened.engine.requests[0].messages[0].content
    assert "From the paper:\n\nWe watered 120 young trees in the streets" in asked
    assert asked.count(SUMMARY) == 1
    assert opened.editor.texts[URI] == TEXT.replace(SUMMARY, INVENTED)
    await opened.editor.until(lambda: opened.editor.marked(URI) == ["year: 1998"])


async def test_no_passages_are_given_where_none_are_wanted(desk: OpenDesk) -> None:
    opened = await desk(options={"expand.passages": 0})
    await expanded(opened.editor)
    assert "We watered" not in opened.engine.requests[0].messages[0].content


async def test_facts_that_the_document_lacks_become_placeholders_before_the_text_lands(
    desk: OpenDesk,
) -> None:
    engine = FakeEngine(lambda _: INVENTED)
    editor = (await desk(engine, options={"expand.unsupported": "placeholder"})).editor
    await expanded(editor)
    assert editor.texts[URI] == TEXT.replace(SUMMARY, INVENTED.replace("1998", "[year]"))
    assert len(editor.edits) == 1
    assert "Not found in the source: 1 fact replaced by placeholders." in editor.said()
    assert "Looking up what was written" in [step.get("message") for step in editor.steps()]
