"""What code actions are offered where."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types

from precis.lsp.kinds import KINDS, SUMMARIZE
from precis.writing.job import Strategy

if TYPE_CHECKING:
    from tests.lsp.conftest import OpenDesk

URI = "file:///paper.md"


async def test_the_server_says_what_it_can_do(desk: OpenDesk) -> None:
    editor = (await desk(encoding="utf-8")).editor
    assert editor.initialized is not None
    able = editor.initialized.capabilities
    assert able.position_encoding == "utf-8"
    assert isinstance(able.code_action_provider, types.CodeActionOptions)
    assert tuple(able.code_action_provider.code_action_kinds or ()) == KINDS
    assert able.execute_command_provider is not None
    assert set(able.execute_command_provider.commands) == {
        "precis.expand",
        "precis.summarize",
        "precis.cancel",
        "precis.status",
        "precis.proposal",
        "precis.accept",
        "precis.reject",
        "precis.regenerate",
        "precis.check",
        "precis.acceptFinding",
        "precis.coverage",
        "precis.rewrite",
        "precis.explain",
        "precis.clearFindings",
        "precis.models",
        "precis.restart",
    }
    assert editor.initialized.server_info is not None
    assert editor.initialized.server_info.name == "precis"


def test_every_strategy_has_a_kind() -> None:
    assert {f"{SUMMARIZE}.{strategy}" for strategy in Strategy} < set(KINDS)


async def test_a_selection_can_be_expanded_and_summarized(
    desk: OpenDesk, paper: dict[str, str]
) -> None:
    editor = (await desk()).editor
    editor.open(URI, "markdown", paper["markdown"])
    actions = await editor.actions(URI, editor.of(URI, "漢字도 있다. 😀 The loss\n"))
    assert [action.title for action in actions] == [
        "Précis: Expand to abstract",
        "Précis: Summarize",
        "Précis: Summarize · stuff",
        "Précis: Summarize · map-reduce",
        "Précis: Summarize · refine",
        "Précis: Check against the rest of the document",
    ]
    command = actions[3].command
    assert command is not None
    assert command.arguments is not None
    argument: Any = command.arguments[0]
    assert argument["uri"] == URI
    assert argument["version"] == 1
    assert argument["strategy"] == "map_reduce"
    assert argument["range"]["start"]["line"] == argument["range"]["end"]["line"]


@pytest.mark.parametrize(
    ("at", "name", "result"),
    [
        ("trained on", "section “Methods 방법”", " to abstract"),
        ("compress", "the abstract", ""),
        ("# Quiet", "section “Quiet Models 😀”", " to abstract"),
    ],
)
async def test_the_cursor_means_what_it_stands_in(
    desk: OpenDesk, paper: dict[str, str], at: str, name: str, result: str
) -> None:
    editor = (await desk()).editor
    editor.open(URI, "markdown", paper["markdown"])
    cursor = paper["markdown"].index(at)
    actions = await editor.actions(URI, editor.range(URI, cursor, cursor))
    assert actions[0].title == f"Précis: Expand {name}{result}"
    assert actions[1].title == f"Précis: Summarize {name}"


async def test_a_long_title_is_cut(desk: OpenDesk) -> None:
    editor = (await desk()).editor
    editor.open(URI, "markdown", f"# {'long ' * 30}\n\ntext\n")
    actions = await editor.actions(URI, editor.range(URI, 5, 5))
    assert "…” to abstract" in actions[0].title
    assert len(actions[0].title) < 90


@pytest.mark.parametrize(
    ("only", "count"),
    [
        (["refactor"], 5),
        (["refactor.rewrite"], 5),
        (["refactor.rewrite.precis"], 5),
        (["refactor.rewrite.precis.summarize"], 4),
        (["refactor.rewrite.precis.summarize.refine"], 1),
        (["quickfix", "refactor.rewrite.precis.expand"], 1),
        ([""], 6),
        (["refactor.rewrite.pre"], 0),
        (["source"], 1),
        (["source.precis.check"], 1),
        (["source.fixAll"], 0),
        ([], 0),
    ],
)
async def test_only_the_kinds_asked_for(desk: OpenDesk, only: list[str], count: int) -> None:
    editor = (await desk()).editor
    editor.open(URI, "markdown", "# A\n\nSome text.\n")
    assert len(await editor.actions(URI, editor.of(URI, "Some text"), only)) == count


@pytest.mark.parametrize("text", ["", "   \n\n", "# Heading alone\n", "a\0b\n"])
async def test_nothing_where_there_is_nothing(desk: OpenDesk, text: str) -> None:
    editor = (await desk()).editor
    editor.open(URI, "markdown", text)
    assert await editor.actions(URI, editor.range(URI, 0, 0)) == []
    assert await editor.actions("file:///not-open.md", editor.range(URI, 0, 0)) == []
    assert not editor.messages


async def test_white_space_alone_is_nothing(desk: OpenDesk) -> None:
    editor = (await desk()).editor
    editor.open(URI, "markdown", "# A\n\n  \n\nText.\n")
    assert await editor.actions(URI, editor.range(URI, 4, 8)) == []


async def test_actions_follow_the_text(desk: OpenDesk) -> None:
    editor = (await desk()).editor
    editor.open(URI, "markdown", "# Old 😀\n\nText.\n")
    editor.type(URI, 2, "New", instead_of=3)
    actions = await editor.actions(URI, editor.range(URI, 12, 12))
    assert actions[1].title == "Précis: Summarize section “New 😀”"


async def test_a_selection_of_a_million_characters_is_answered_at_once(
    desk: OpenDesk,
) -> None:
    editor = (await desk()).editor
    line = "한국어 문장과 English words.\n"
    text = line * (1_000_000 // len(line))
    editor.open(URI, "markdown", text)
    editor.texts[URI] = ""  # our own counting is slow; the last line is known anyway
    whole = editor.range(URI, 0, 0)
    whole.end.line = text.count("\n")
    await editor.actions(URI, whole)
    started = time.perf_counter()
    assert len(await editor.actions(URI, whole)) == 5
    # Milliseconds, but for a machine that does much else.
    assert time.perf_counter() - started < 5
