"""Checking a text against its source: by command, after an edit, and what the editor shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types

from precis.engine.fake import FakeEngine

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lsp.conftest import Editor, OpenDesk

URI = "file:///paper.md"
PAPER = """# 😀 Trees

## Abstract

The survey reached 34% of the 120 farms. Growth increased by 4 cm in Seoul.

## Results

The survey of 2019 reached 43% of the 120 farms. Growth decreased by 4 cm in the dry plots.
"""
FLAGGED = ["percentage: 34%", "direction: increased", "name: Seoul"]
SEVERITY = types.DiagnosticSeverity


def whole(editor: Editor, uri: str, start: str, end: str) -> types.Range:
    text = editor.texts[uri]
    return editor.range(uri, text.index(start), text.index(end) + len(end))


async def checked(editor: Editor, uri: str = URI, **more: Any) -> None:
    """Check the abstract, and wait for what is found."""
    before = len(editor.messages)
    range_ = as_json(whole(editor, uri, "The survey reached", "in Seoul."))
    answer = await editor.run("precis.check", {"uri": uri, "range": range_, **more})
    assert answer == {"accepted": True}
    await editor.until(lambda: len(editor.messages) > before)


def as_json(range_: types.Range) -> dict[str, Any]:
    return {
        name: {"line": place.line, "character": place.character}
        for name, place in (("start", range_.start), ("end", range_.end))
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
async def test_a_selection_is_checked_against_the_rest_of_its_document(
    desk: OpenDesk, encoding: str
) -> None:
    editor = (await desk(encoding=encoding)).editor
    editor.open(URI, "markdown", PAPER.replace("The survey reached", "😀 The survey reached"))
    await checked(editor)
    assert editor.marked(URI) == FLAGGED
    assert editor.published[-1].version == 1
    assert editor.messages[-1].type == types.MessageType.Info
    assert "2 sentences checked against the rest of the document: 2 to look at" in editor.said()


async def test_what_conflicts_is_a_warning_and_what_is_missing_an_information(
    desk: OpenDesk,
) -> None:
    editor = (await desk()).editor
    editor.open(URI, "markdown", PAPER)
    await checked(editor)
    shown = {str(one.code): one for one in editor.shown(URI)}
    assert {code: one.severity for code, one in shown.items()} == {
        "percentage": SEVERITY.Warning,
        "direction": SEVERITY.Warning,
        "name": SEVERITY.Information,
    }
    assert {one.source for one in shown.values()} == {"precis"}
    assert shown["name"].message == "“Seoul” was not found in the source."
    assert not any("false" in one.message.lower() for one in shown.values())


async def test_a_finding_points_at_its_evidence(desk: OpenDesk) -> None:
    editor = (await desk()).editor
    editor.open(URI, "markdown", PAPER)
    await checked(editor)
    percentage = editor.shown(URI)[0].related_information or []
    assert percentage[0].location.uri == URI
    assert percentage[0].location.range == editor.of(URI, "43%")
    evidence = [one for one in percentage if one.message.startswith("Evidence")]
    assert evidence[0].location.range == editor.of(
        URI, "The survey of 2019 reached 43% of the 120 farms."
    )


async def test_a_client_that_shows_no_other_places_is_told_none(desk: OpenDesk) -> None:
    able = types.ClientCapabilities(workspace=types.WorkspaceClientCapabilities())
    editor = (await desk(capabilities=able)).editor
    editor.open(URI, "markdown", PAPER)
    await checked(editor)
    assert {one.related_information for one in editor.shown(URI)} == {None}


async def test_a_file_of_its_own_is_a_source_too(desk: OpenDesk, tmp_path: Path) -> None:
    editor = (await desk()).editor
    source = tmp_path / "논문 (1).md"
    source.write_text("# 😀\n\n😀 In Seoul, growth increased by 4 cm.\n", encoding="utf-8")
    editor.open(URI, "markdown", PAPER)
    for named in (source.as_uri(), str(source)):
        await checked(editor, source=named)
        assert editor.marked(URI) == ["percentage: 34%", "number: 120"]
    places = editor.shown(URI)[0].related_information or []
    assert not places or {one.location.uri for one in places} == {source.as_uri()}
    assert "checked against 논문 (1).md" in editor.said()


async def test_another_open_document_is_a_source_as_it_stands_in_the_editor(
    desk: OpenDesk,
) -> None:
    editor = (await desk()).editor
    other = "file:///data.md"
    editor.open(other, "markdown", "Nothing yet.\n")
    editor.type(other, 0, PAPER.replace("43%", "34%").replace("decreased", "increased"))
    editor.open(URI, "markdown", PAPER)
    actions = await editor.actions(URI, editor.range(URI, 30, 30), ["source.precis.check"])
    assert [action.title for action in actions] == [
        "Précis: Check the abstract against the rest of the document",
        "Précis: Check the abstract against data.md",
    ]
    await editor.take(actions[1])
    await editor.until(lambda: "data.md" in editor.said())
    assert editor.marked(URI) == []


async def test_the_section_can_be_the_source(desk: OpenDesk) -> None:
    text = "# A\n\nIt was 40%. It was 50%.\n\n# B\n\nIt was 50%.\n"
    editor = (await desk(options={"check": {"source": "section"}})).editor
    editor.open(URI, "markdown", text)
    chosen = as_json(whole(editor, URI, "It was 50%.", "It was 50%."))
    await editor.run("precis.check", {"uri": URI, "range": chosen})
    await editor.until(lambda: "section “A”: 1 to look at" in editor.said())
    assert editor.marked(URI) == ["percentage: 50%"]
    await editor.run("precis.check", {"uri": URI, "range": chosen, "source": "document"})
    await editor.until(lambda: "nothing to look at" in editor.said())
    assert editor.shown(URI) == []


async def test_without_a_range_what_was_checked_last_is_checked_again(desk: OpenDesk) -> None:
    editor = (await desk()).editor
    editor.open(URI, "markdown", PAPER)
    await checked(editor)
    editor.type(URI, editor.texts[URI].index("34%"), "43%", instead_of=3)
    before = len(editor.messages)
    await editor.run("precis.check", {"uri": URI})
    await editor.until(lambda: len(editor.messages) > before)
    assert editor.marked(URI) == FLAGGED[1:]


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({}, "which document"),
        ({"uri": "file:///closed.md"}, "not open"),
        ({"uri": URI, "source": 3}, "`source`"),
        ({"uri": URI, "quiet": "yes"}, "`quiet`"),
        ({"uri": URI, "version": "new"}, "`version`"),
    ],
)
async def test_wrong_arguments_are_one_sentence(desk: OpenDesk, given: Any, word: str) -> None:
    editor = (await desk()).editor
    editor.open(URI, "markdown", PAPER)
    answer = await editor.run("precis.check", given)
    assert answer["accepted"] is False
    assert word in answer["message"]


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("notes.md", "no file"),
        ("untitled:One", "no file"),
        ("/no/such/file.md", "cannot be read"),
        (URI, "stands in"),
    ],
)
async def test_a_source_that_is_none_is_told(desk: OpenDesk, source: str, word: str) -> None:
    editor = (await desk()).editor
    editor.open(URI, "markdown", PAPER)
    await checked(editor, source=source)
    assert editor.messages[-1].type == types.MessageType.Error
    assert word in editor.said()
    assert not editor.published


async def test_a_whole_document_has_nothing_to_be_checked_against(desk: OpenDesk) -> None:
    editor = (await desk()).editor
    editor.open(URI, "markdown", "Only this, 5%.\n")
    await editor.run("precis.check", {"uri": URI})
    await editor.until(lambda: "no other text in this document" in editor.said())


async def test_a_finding_vanishes_when_its_sentence_changes_and_the_others_move(
    desk: OpenDesk,
) -> None:
    editor = (await desk()).editor
    editor.open(URI, "markdown", PAPER)
    await checked(editor)
    editor.type(URI, 0, "Preface 😀\n\n")
    await editor.until(lambda: editor.published[-1].version == 2)
    assert editor.marked(URI) == FLAGGED
    editor.type(URI, editor.texts[URI].index("survey reached"), "large ")
    await editor.until(lambda: editor.published[-1].version == 3)
    assert editor.marked(URI) == FLAGGED[1:]


async def test_a_conflict_vanishes_with_the_words_that_it_conflicts_with(desk: OpenDesk) -> None:
    editor = (await desk()).editor
    editor.open(URI, "markdown", PAPER)
    await checked(editor)
    editor.type(URI, editor.texts[URI].index("43%"), "34%", instead_of=3)
    await editor.until(lambda: len(editor.shown(URI)) < 3)
    assert editor.marked(URI) == FLAGGED[1:]


async def test_findings_are_cleared_by_command_by_setting_and_on_close(desk: OpenDesk) -> None:
    editor = (await desk()).editor
    editor.open(URI, "markdown", PAPER)
    await checked(editor)
    await editor.run("precis.clearFindings", {"uri": URI})
    await editor.until(lambda: not editor.shown(URI))
    await checked(editor)
    assert editor.shown(URI)
    editor.configuration = [{"check.afterEdit": "off"}]
    editor.client.workspace_did_change_configuration(
        types.DidChangeConfigurationParams(settings=None)
    )
    await editor.until(lambda: not editor.shown(URI))
    await checked(editor)
    assert editor.shown(URI)
    editor.close(URI)
    await editor.until(lambda: not editor.shown(URI))


async def test_a_generated_text_is_checked_against_what_it_was_written_from(
    desk: OpenDesk,
) -> None:
    written = "The 77 farms grew trees in Seoul. The survey reached 34% of the 120 farms."
    editor = (await desk(FakeEngine(lambda _: written))).editor
    editor.open(URI, "markdown", PAPER)
    actions = await editor.actions(URI, whole(editor, URI, "The survey reached", "in Seoul."))
    await editor.take(actions[0])
    await editor.until(lambda: editor.shown(URI))
    # 34% and Seoul stand in the text that was expanded, and nowhere else.
    assert editor.marked(URI) == ["number: 77"]
    assert not any("checked" in message.message for message in editor.messages)


async def test_a_summary_is_checked_against_the_text_that_was_summarized(desk: OpenDesk) -> None:
    editor = (await desk(FakeEngine(lambda _: "The survey reached 34% of the farms."))).editor
    editor.open(URI, "markdown", PAPER)
    results = whole(editor, URI, "The survey of 2019", "dry plots.")
    await editor.take((await editor.actions(URI, results))[2])
    await editor.until(lambda: editor.shown(URI))
    assert editor.marked(URI) == ["percentage: 34%"]
    place = (editor.shown(URI)[0].related_information or [])[0].location.range
    assert place == editor.of(URI, "43%")


async def test_after_an_edit_nothing_is_checked_where_that_is_off(desk: OpenDesk) -> None:
    engine = FakeEngine(lambda _: "The 77 farms grew.")
    editor = (await desk(engine, options={"check.afterEdit": "off"})).editor
    editor.open(URI, "markdown", PAPER)
    chosen = whole(editor, URI, "The survey reached", "in Seoul.")
    await editor.take((await editor.actions(URI, chosen))[0])
    await editor.idle()
    await editor.run("precis.check", {"uri": URI})
    await editor.until(lambda: editor.shown(URI))
    assert len(editor.published) == 1
    assert editor.marked(URI) == ["number: 77"]


async def test_the_server_answers_while_it_checks(desk: OpenDesk) -> None:
    editor = (await desk()).editor
    line = "The survey of 2019 reached 43% of the 120 farms, and 7 of them grew trees.\n\n"
    editor.open(URI, "markdown", PAPER + line * 300)
    await editor.run("precis.check", {"uri": URI, "range": as_json(editor.range(URI, 30, 30))})
    await editor.run("precis.status")
    assert not editor.published
    await editor.until(lambda: editor.published, 60)
    assert editor.marked(URI)


async def test_a_document_closed_while_it_is_checked_shows_nothing(desk: OpenDesk) -> None:
    editor = (await desk()).editor
    editor.open(URI, "markdown", PAPER)
    await editor.run("precis.check", {"uri": URI, "range": as_json(editor.range(URI, 30, 30))})
    editor.close(URI)
    other = "file:///other.md"
    editor.open(other, "markdown", PAPER)
    await checked(editor, other)
    await editor.until(lambda: editor.shown(other))  # checks run one after the other
    assert editor.shown(URI) == []


async def test_the_coverage_says_which_sections_fed_a_summary_and_which_did_not(
    desk: OpenDesk,
) -> None:
    text = (
        "# Paper\n\n## Methods\n\nWe asked 120 farms in a survey.\n\n## Results | Data\n\n"
        "Growth rose by 4 cm.\n\n## Outlook\n\nNobody knows the weather.\n"
    )
    summary = "120 farms were asked. Growth rose by 4 cm. Zebras sang."
    editor = (await desk(FakeEngine(lambda _: summary))).editor
    editor.open(URI, "markdown", text)
    assert (await editor.run("precis.coverage", {"uri": URI}))["accepted"] is False
    await editor.run("precis.summarize", {"uri": URI, "strategy": "stuff"})
    await editor.idle()
    answer = await editor.run("precis.coverage", {"uri": URI})
    assert answer["sections"] == [
        {"title": "Paper / Methods", "sentences": 1, "nearestTo": [1]},
        {"title": "Paper / Results | Data", "sentences": 1, "nearestTo": [2]},
        {"title": "Paper / Outlook", "sentences": 1, "nearestTo": []},
    ]
    page = answer["markdown"]
    assert "| Paper / Results \\| Data | 1 | 2 |" in page
    assert "| Paper / Outlook | 1 | none |" in page
    assert "3. Zebras sang. — nothing in the source comes near" in page
    assert "the strategy stuff in 1 model call: " in page
