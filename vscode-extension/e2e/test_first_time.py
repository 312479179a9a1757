"""A newcomer's way: an empty profile, the extension, an installed server, and no terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from code_server import Install, code_server
from conftest import VSIX
from workbench import Workbench

BEFORE = (
    "\\documentclass{article}\n\\title{Street trees in dry summers}\n\\begin{document}\n"
    "\\maketitle\n\\begin{abstract}\n"
)
SUMMARY = (
    "Young street trees grow slowly when the soil around their roots is dry; watering them in "
    "July and leaving more ground unpaved helps them to grow."
)
AFTER = (
    "\n\\end{abstract}\n\\section{Methods}\nWe followed 120 young lime trees in three streets of "
    "one town for two summers.\n\\end{document}\n"
)
PAPER = BEFORE + SUMMARY + AFTER


def test_from_an_empty_profile_to_an_accepted_abstract(
    install: Install, pages: Callable[[], Page], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    pictures = request.config.getoption("--pictures") / "first-time"
    place = tmp_path / "paper"
    place.mkdir()
    (place / "paper.tex").write_text(PAPER)
    with code_server(install, tmp_path / "code-server", VSIX) as server:
        window = Workbench(pages(), server.address, place, pictures)
        window.open("paper.tex")
        window.ready("set up")
        window.picture("installed")
        point_to_the_server(window)
        window.ready("gemma")
        line = window.select_line("paper.tex", "Young street trees")
        window.picture("selected")
        window.right_click(line, "Précis: Expand to abstract")
        window.draft().wait_for()
        window.ready("loading|working|tokens/s|draft ready")
        window.picture("begun")
        window.ready("tokens/s|draft ready", 600)
        window.picture("writing")
        accept = window.title_button("Précis: Accept draft")
        accept.wait_for(timeout=600_000)
        window.picture("draft")
        accept.click()
        window.draft().wait_for(state="detached")
        window.ready("gemma")
        window.picture("accepted")

        window.save()
        window.until(lambda: is_expanded((place / "paper.tex").read_text("utf-8", "replace")))
        window.picture("saved")
        window.page.keyboard.press("Control+z")
        window.save()
        window.on_disk("paper.tex", PAPER.encode())
        # What was marked is no longer there.
        marks = window.page.locator(".squiggly-info, .squiggly-warning")
        window.until(lambda: marks.count() == 0)
        window.picture("undone")


def is_expanded(paper: str) -> bool:
    """Whether there is a longer text in the place of the summary, and nothing else is new."""
    around = paper.startswith(BEFORE) and paper.endswith(AFTER)
    return around and len(paper) > len(PAPER)


def point_to_the_server(window: Workbench) -> None:
    """Give the path of the installed `precis` where the status bar leads to."""
    window.status().click()
    window.pick("Point to a server that is installed")
    asked = window.page.locator(".quick-input-widget", has_text="Where is Précis installed?")
    asked.locator("input[type=text]").fill(str(Path(sys.executable).parent / "precis"))
    asked.get_by_text("There is no such file.").wait_for(state="hidden")
    window.picture("its path")
    window.page.keyboard.press("Enter")
