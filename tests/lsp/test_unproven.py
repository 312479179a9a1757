"""What Précis wrote and flagged itself proves nothing: no other text may draw on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from precis.engine.fake import FakeEngine

if TYPE_CHECKING:
    from lsprotocol import types
    from tests.lsp.conftest import Desk, Editor, OpenDesk

URI = "file:///paper.md"
ABSTRACT = "The survey reached 43% of the 120 farms. Growth decreased."
RESULTS = (
    "The survey of 2019 reached 43% of the 120 farms in three valleys of the north. "
    "Growth decreased by 4 cm in the dry plots."
)
PAPER = f"# 😀 Trees\n\n## Abstract\n\n{ABSTRACT}\n\n## Results\n\n{RESULTS}\n\n## End\n\nThanks.\n"
INVENTED = "In the dry plots of the three valleys growth of the farms fell by 87%."
SUMMARY = f"The survey reached 43% of the 120 farms. {INVENTED}"
EXPANDED = "The survey reached 43% of the 120 farms. In the dry plots growth fell by 87%."
FLAG = "percentage: 87%"


async def ordered(editor: Editor, task: str, words: str) -> None:
    range_: dict[str, Any] = as_json(editor.of(URI, words))
    assert (await editor.run(f"precis.{task}", {"uri": URI, "range": range_}))["accepted"]
    await editor.idle()


def as_json(range_: types.Range) -> dict[str, Any]:
    return {
        name: {"line": place.line, "character": place.character}
        for name, place in (("start", range_.start), ("end", range_.end))
    }


async def summarized(desk: OpenDesk, **options: Any) -> tuple[Desk, list[str]]:
    """A paper with a summary whose invented number is marked, and what is written next."""
    answers = [SUMMARY]
    opened = await desk(FakeEngine(lambda _: answers[-1]), options=options)
    editor = opened.editor
    editor.open(URI, "markdown", PAPER)
    await ordered(editor, "summarize", RESULTS)
    await editor.until(lambda: editor.marked(URI) == [FLAG])
    answers.append(EXPANDED)
    return opened, answers


async def checked(editor: Editor, words: str) -> None:
    """Check a text by command, and wait until it is done."""
    before = len(editor.messages)
    argument = {"uri": URI, "range": as_json(editor.of(URI, words))}
    assert (await editor.run("precis.check", argument))["accepted"]
    await editor.until(lambda: len(editor.messages) > before)


async def accepted(editor: Editor) -> None:
    found = await editor.actions(URI, editor.of(URI, "87%"), ["quickfix"])
    await editor.take(next(one for one in found if "Accept" in one.title))
    await editor.until(lambda: editor.marked(URI) == [])


async def test_an_invented_number_is_marked_in_the_next_text_too(desk: OpenDesk) -> None:
    opened, _ = await summarized(desk)
    await ordered(opened.editor, "expand", ABSTRACT)
    await opened.editor.until(lambda: opened.editor.marked(URI) == [FLAG, FLAG])


async def test_a_sentence_that_its_user_accepted_counts(desk: OpenDesk) -> None:
    opened, _ = await summarized(desk)
    editor = opened.editor
    await accepted(editor)
    await ordered(editor, "expand", ABSTRACT)
    await checked(editor, EXPANDED)
    assert editor.marked(URI) == []


async def test_a_sentence_that_its_user_changed_counts(desk: OpenDesk) -> None:
    opened, _ = await summarized(desk)
    editor = opened.editor
    editor.type(URI, editor.texts[URI].index("fell by 87%"), "indeed ")
    await editor.until(lambda: editor.marked(URI) == [])
    await ordered(editor, "expand", ABSTRACT)
    await checked(editor, EXPANDED)
    assert editor.marked(URI) == []


async def test_a_sentence_of_the_user_counts_though_it_is_marked(desk: OpenDesk) -> None:
    editor = (await desk()).editor
    editor.open(URI, "markdown", PAPER.replace("Thanks.", INVENTED))
    await checked(editor, INVENTED)
    assert editor.marked(URI) == [FLAG]
    editor.type(URI, len(editor.texts[URI]), "\nThe rate was 87%.\n")
    await checked(editor, "The rate was 87%.")
    assert editor.marked(URI) == [FLAG]


async def test_evidence_behind_what_is_left_out_is_found_at_its_place(desk: OpenDesk) -> None:
    opened, _ = await summarized(desk)
    editor = opened.editor
    text = editor.texts[URI]
    editor.type(URI, text.index("Thanks."), "😀 The rate was 34% in winter.", instead_of=7)
    editor.type(URI, text.index(ABSTRACT), "The rate was 12% in winter. ")
    await checked(editor, "The rate was 12% in winter.")
    mark = next(one for one in editor.shown(URI) if one.range == editor.of(URI, "12%"))
    places = [one.location.range for one in mark.related_information or []]
    assert editor.of(URI, "34%") in places


async def test_the_text_that_was_replaced_proves_no_more_than_the_rest(desk: OpenDesk) -> None:
    opened, answers = await summarized(desk)
    editor = opened.editor
    await accepted(editor)
    answers.append(f"{EXPANDED} The rate was 12%.")
    await ordered(editor, "expand", ABSTRACT)
    await editor.until(lambda: editor.marked(URI) == ["percentage: 12%"])
    answers.append(f"{EXPANDED} Indeed the rate was 12%.")
    await ordered(editor, "expand", answers[-2])
    assert answers[-1] in editor.texts[URI]
    newest = editor.versions[URI]
    await editor.until(
        lambda: editor.published[-1].version == newest and editor.marked(URI) == ["percentage: 12%"]
    )


@pytest.mark.parametrize("edit", ["\n", "  "])
async def test_a_line_that_is_broken_anew_changes_nothing(desk: OpenDesk, edit: str) -> None:
    opened, _ = await summarized(desk)
    editor = opened.editor
    editor.type(URI, editor.texts[URI].index(" fell by 87%"), edit, instead_of=1)
    await checked(editor, editor.texts[URI].split("\n\n")[-3])
    assert editor.marked(URI) == [FLAG]
    await ordered(editor, "expand", ABSTRACT)
    await editor.until(lambda: editor.marked(URI) == [FLAG, FLAG])


async def test_the_next_text_is_not_given_the_sentence_that_was_invented(desk: OpenDesk) -> None:
    opened, _ = await summarized(desk)
    await ordered(opened.editor, "expand", ABSTRACT)
    asked = opened.engine.requests[-1].messages[-1].content
    assert "From the paper:" in asked
    assert "Growth decreased by 4 cm in the dry plots." in asked
    assert "87%" not in asked


async def test_the_next_text_is_given_the_sentence_once_its_user_accepted_it(
    desk: OpenDesk,
) -> None:
    opened, _ = await summarized(desk)
    await accepted(opened.editor)
    await ordered(opened.editor, "expand", ABSTRACT)
    assert INVENTED in opened.engine.requests[-1].messages[-1].content


async def test_an_invented_number_becomes_a_placeholder_in_the_next_text(desk: OpenDesk) -> None:
    opened, _ = await summarized(desk, **{"expand.unsupported": "placeholder"})
    editor = opened.editor
    await ordered(editor, "expand", ABSTRACT)
    assert EXPANDED.replace("87%", "[percentage]") in editor.texts[URI]
