"""Where it runs: folders that are not trusted, another language, a first start, other keys."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from code_server import Install, code_server
from conftest import FAKE, VSIX, Open
from workbench import Workbench

NOTES = "# Notes\n\nThe cat sat on the mat. It was warm there, and it slept.\n"
# A step of the walkthrough, and words of its picture.
STEPS = {
    "Set up the language server": "paper.tex",
    "Expand a summary": "Cut",
    "Read the draft": "Abstract · paper.tex",
    "Summarize a section": "technical",
    "Choose a larger": "tuned for instructions",
}
KEYS = ("ctrl+k alt+e", "ctrl+k alt+s", "ctrl+k alt+c", "ctrl+k alt+a", "ctrl+k alt+r")


def folder(place: Path, settings: dict[str, object] | None = None) -> Path:
    """A folder with notes, and settings of its own."""
    (place / ".vscode").mkdir(parents=True)
    (place / "notes.md").write_text(NOTES)
    (place / ".vscode" / "settings.json").write_text(json.dumps(settings or {}))
    return place


def test_a_folder_that_is_not_trusted_chooses_no_program(
    install: Install, pages: Callable[[], Page], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    trap = tmp_path / "trap"
    place = folder(
        tmp_path / "stranger",
        {
            "precis.server.command": ["/usr/bin/touch", str(trap)],
            "precis.interpreter": str(tmp_path / "python"),
            "precis.model": "no-such-model",
            "precis.engine.url": "http://127.0.0.1:9",
            "precis.codeLens": "off",
        },
    )
    # A module in the folder must not be taken for one that the server imports.
    (place / "precis.py").write_text(f"open({str(trap)!r}, 'w')")
    (place / "asyncio.py").write_text(f"open({str(trap)!r}, 'w')")
    pictures = request.config.getoption("--pictures") / "not-trusted"
    with code_server(install, tmp_path / "code-server", VSIX, trust=True) as server:
        server.set(precis__server__command=FAKE, security__workspace__trust__startupPrompt="always")
        window = Workbench(pages(), server.address, place, pictures)
        window.open("notes.md")
        window.page.get_by_role("button", name="No, I don't trust").click()
        window.ready()
        window.picture("not trusted")
        window.put_cursor("notes.md", "The cat")
        window.run("Précis: Expand to abstract")
        window.title_button("Précis: Accept draft").wait_for()
        assert not trap.exists()


def test_korean(
    install: Install, pages: Callable[[], Page], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    pictures = request.config.getoption("--pictures") / "korean"
    place = folder(tmp_path / "paper")
    korean = "# 가로수\n\n## 초록\n\n어린 가로수는 흙이 마르면 느리게 자란다 😀.\n"
    (place / "paper.md").write_text(korean)
    with code_server(install, tmp_path / "code-server", VSIX, locale="ko") as server:
        server.set(precis__server__command=FAKE)
        window = Workbench(pages(), server.address, place, pictures)
        window.open("paper.md")
        window.ready()
        line = window.select_line("paper.md", "어린 가로수는")
        window.right_click(line, "Précis: 초록으로 늘리기")
        window.title_button("Précis: 초안 적용").wait_for()
        window.status().filter(has_text="초안 준비됨").wait_for()
        window.picture("draft")
        window.title_button("Précis: 초안 적용").click()
        window.draft().wait_for(state="detached")
        window.save()
        old = "어린 가로수는 흙이 마르면 느리게 자란다 😀."
        window.on_disk("paper.md", korean.replace(old, f"Draft 1: {old} 끝 😀.").encode())
        window.status().click()
        window.rows().filter(has_text="모델 선택").first.wait_for()
        window.picture("status")


def test_the_walkthrough_leads_to_an_accepted_draft(workbench: Open) -> None:
    window = workbench({"notes.md": NOTES}, "notes.md")
    window.ready()
    window.run("Précis: Get started")
    window.page.get_by_text("Write with Précis").first.wait_for()
    window.page.keyboard.press("Control+b")  # a narrow page leaves its pictures out
    for step, words in STEPS.items():
        window.page.locator(".getting-started-step", has_text=step).first.click()
        page = window.page.frame_locator("iframe.webview").last.frame_locator("#active-frame")
        page.locator("text", has_text=words).first.wait_for()
        window.picture(f"step {step}")
    window.page.locator(".getting-started-step", has_text="Expand a summary").first.click()
    window.page.get_by_role("button", name="Open an example").click()
    window.page.get_by_text(re.compile(r"Young\sstreet\strees")).first.wait_for()
    window.run("Précis: Expand to abstract")
    window.title_button("Précis: Accept draft").wait_for()
    window.picture("example")


def test_our_keys_are_nobody_elses(workbench: Open) -> None:
    window = workbench({"notes.md": NOTES}, "notes.md")
    window.ready()
    window.run("Preferences: Open Default Keyboard Shortcuts (JSON)")
    shown = window.page.locator('.monaco-editor[data-uri*="keybindings.json"]')
    shown.wait_for()
    shown.locator(".view-line").first.click()
    window.page.keyboard.press("Control+f")
    find = shown.locator(".find-widget")
    asked = find.locator("textarea").first
    asked.wait_for()
    for key in KEYS:
        asked.fill("nowhere at all")
        find.get_by_text("No results", exact=True).first.wait_for()
        asked.fill(f'"{key}"')
        find.get_by_text(re.compile(r" of 1$")).first.wait_for()


def test_the_status_explains_and_leads_on(workbench: Open) -> None:
    window = workbench({"notes.md": NOTES}, "notes.md")
    window.ready()
    window.status().hover()
    window.page.locator(".monaco-hover", has_text="Click to see more.").first.wait_for()
    window.picture("hover")
    window.status().click()
    window.pick("Choose model")
    window.rows().filter(has_text="gemma-3-270m").first.wait_for()
    window.rows().filter(has_text="not on this machine yet").first.wait_for()
    window.picture("models")
