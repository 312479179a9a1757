"""Neovim and Emacs with the configurations of their pages, from the selection to the undo."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from precis.engine import launcher, registry
from precis.engine.registry import HostRecord

from .conftest import ANSWER, Opens
from .driven import Driven

PAPER = """# Quiet Models 조용한 모형 😀

## Abstract

앞 문장 😀. 작은 모형은 조용하다 👩‍🔬. The end 끝.

## Methods 방법

We trained on 한국어 문장 and English text. 漢字도 있다. 😀 한글.

## Results

The score rose. 결과는 좋았다 🎉.
"""
TARGET = "작은 모형은 조용하다 👩‍🔬."
START = PAPER.index(TARGET)
END = START + len(TARGET)
EXPANDED = PAPER.replace(TARGET, ANSWER)
REAL = {"maxTokens": 48, "engine": {"context": 2048, "parallel": 1}}


def test_actions_are_offered_on_a_selection(editor: Opens) -> None:
    window = editor(PAPER.encode())
    window.select(START, END)
    assert window.offers()[:5] == [
        "Précis: Expand to abstract",
        "Précis: Summarize",
        "Précis: Summarize · stuff",
        "Précis: Summarize · map-reduce",
        "Précis: Summarize · refine",
    ]


def test_actions_name_the_section_at_the_cursor(editor: Opens) -> None:
    window = editor(PAPER.encode())
    window.put_cursor(PAPER.index("漢字"))
    assert "Précis: Summarize section “Methods 방법”" in window.offers()


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_expanding_replaces_the_selection_and_one_undo_brings_it_back(
    editor: Opens, eol: str
) -> None:
    before = PAPER.replace("\n", eol).encode()
    window = editor(before)
    window.select(START, END)
    window.expand()
    window.until(lambda: window.text() == EXPANDED, "the abstract")
    window.idle()
    assert window.saved() == EXPANDED.replace("\n", eol).encode()
    window.undo()
    window.until(lambda: window.text() == PAPER, "the old text")
    assert window.saved() == before


def test_summarizing_inserts_below_the_section(editor: Opens) -> None:
    window = editor(PAPER.encode())
    window.put_cursor(PAPER.index("漢字"))
    window.summarize()
    last = "😀 한글."
    summarized = PAPER.replace(last, f"{last}\n\n{ANSWER}")
    window.until(lambda: window.text() == summarized, "the summary")
    window.idle()
    assert window.saved() == summarized.encode()
    window.undo()
    window.until(lambda: window.text() == PAPER, "the old text")


def test_cancelling_leaves_the_text_alone(editor: Opens) -> None:
    window = editor(PAPER.encode(), held=True)
    window.select(START, END)
    window.expand()
    window.writing()
    window.cancel()
    window.idle()
    assert window.text() == PAPER
    assert window.saved() == PAPER.encode()


def test_an_engine_that_is_killed_is_told_and_the_text_left_alone(editor: Opens) -> None:
    window = editor(PAPER.encode(), held=True)
    window.select(START, END)
    window.expand()
    window.writing()
    os.kill(int((window.folder / "process").read_text()), signal.SIGKILL)
    window.until(lambda: "The engine's process ended" in window.news(), "the message")
    window.idle()
    assert window.saved() == PAPER.encode()


def test_typing_elsewhere_moves_the_place(editor: Opens) -> None:
    window = editor(PAPER.encode(), held=True)
    window.select(START, END)
    window.expand()
    window.writing()
    typed = "typed meanwhile "
    window.type(START - len("앞 문장 😀. "), typed)
    window.release()
    expected = EXPANDED.replace("앞 문장", f"{typed}앞 문장")
    window.until(lambda: window.text() == expected, "the abstract")
    window.idle()
    assert window.saved() == expected.encode()


def test_typing_inside_makes_a_proposal(editor: Opens) -> None:
    window = editor(PAPER.encode(), held=True)
    window.select(START, END)
    window.expand()
    window.writing()
    window.type(START + 3, "typed")
    window.release()
    window.idle()
    expected = PAPER[: START + 3] + "typed" + PAPER[START + 3 :]
    assert window.text() == expected
    window.until(lambda: "kept as a proposal" in window.news(), "the message")
    assert "Précis: Insert the proposal below" in window.offers()


def test_settings_reach_the_server(editor: Opens) -> None:
    window = editor(PAPER.encode(), settings={"placement": "insertBelow"})
    window.select(START, END)
    window.expand()
    line = PAPER[: PAPER.index("\n", END)]
    expected = f"{line}\n\n{ANSWER}{PAPER[len(line) :]}"
    window.until(lambda: window.text() == expected, "the abstract below")


def test_a_wrong_setting_is_told(editor: Opens) -> None:
    window = editor(PAPER.encode(), settings={"language": "fr"})
    window.until(lambda: "precis.language" in window.news(), "the warning")


def test_progress_is_shown(editor: Opens) -> None:
    window = editor(PAPER.encode(), held=True)
    window.select(START, END)
    before = len(window.screen)
    window.expand()
    window.until(lambda: "tokens" in window.screen[before:].decode("utf-8", "replace"), "progress")
    window.cancel()
    window.idle()


@pytest.mark.parametrize("ending", [".tex", ".txt", ".rst"])
def test_the_page_names_the_modes_of_texts(editor: Opens, ending: str) -> None:
    window = editor(f"A plain sentence. {TARGET}\n".encode(), ending)
    window.put_cursor(0)
    assert window.offers()


@pytest.mark.embedded
def test_the_embedded_gemma_expands_and_one_undo_brings_it_back(editor: Opens) -> None:
    window = editor(PAPER.encode(), real=True, settings=REAL)
    window.select(START, END)
    window.expand()
    window.until(lambda: window.text() != PAPER, "the abstract")
    window.idle()
    after = window.text()
    assert after.startswith(PAPER[:START])
    assert after.endswith(PAPER[END:])
    written = after[START : len(after) - (len(PAPER) - END)]
    assert written.strip()
    assert window.saved() == after.encode()
    window.undo()
    window.until(lambda: window.text() == PAPER, "the old text")


@pytest.mark.embedded
def test_the_embedded_gemma_killed_in_the_middle_leaves_the_text_alone(editor: Opens) -> None:
    window = editor(PAPER.encode(), real=True, settings=REAL | {"maxTokens": 400})
    _kill_while_it_writes(window)
    window.idle()
    assert window.saved() == PAPER.encode()


def _kill_while_it_writes(window: Driven) -> None:
    """Expand, and kill the engine in the middle of it, until the editor says that it ended.

    What was written before the signal came is undone, and ordered again.
    """
    for _ in range(5):
        window.select(START, END)
        window.expand()
        writer = _Writer()
        host = window.until(writer.look, "the engine to write")
        os.kill(host.process_id, signal.SIGKILL)
        told = window.until(lambda: _ending(window), "the message or the abstract")
        if told == "ended":
            return
        window.undo()
        window.until(lambda: window.text() == PAPER, "the old text")
    raise AssertionError("the engine was always faster")


def _ending(window: Driven) -> str:
    """How the order ended; nothing as long as it runs."""
    if "The engine's process ended" in window.news():
        return "ended"
    return "written" if window.text() != PAPER else ""


class _Writer:
    """Finds the engine host that writes just now, by its steps; the editor is not asked.

    An editor may answer only when the text is written. A host that ends before its answer began
    is replaced by another one, and nobody sees it: so some steps are waited for.
    """

    def __init__(self) -> None:
        self.steps: dict[int, set[float]] = {}

    def look(self) -> HostRecord | None:
        for _, record in registry.records():
            health = asyncio.run(launcher.ask(record, "GET", "/health"))
            if health and health["running"]:
                steps = self.steps.setdefault(record.process_id, set())
                steps.add(health["last_step"])
                if len(steps) > 3:
                    return record
        return None
