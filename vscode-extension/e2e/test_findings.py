"""Check against source: what is found is marked, explained, and put right in one step."""

from __future__ import annotations

from playwright.sync_api import Locator

from conftest import Open
from workbench import Workbench

PAPER = (
    "\\documentclass{article}\n\\title{Street trees 😀}\n\\begin{document}\n"
    "\\begin{abstract}\n"
    "We followed 240 young lime trees in three streets.\n"
    "Every fourth tree was watered in August 😀.\n"
    "\\end{abstract}\n\\section{Methods}\n"
    "In three streets of one town we followed 120 young lime trees for two summers.\n"
    "Every fourth tree was watered once a week in July.\n\\end{document}\n"
)


def test_check_against_source_marks_what_is_otherwise(workbench: Open) -> None:
    window = workbench({"paper.tex": PAPER}, "paper.tex")
    window.ready()
    window.put_cursor("paper.tex", "We followed 240")
    line = window.lines("paper.tex").filter(has_text="240").first
    window.right_click(line, "Précis: Check against source")
    window.toast("2 sentences checked against").wait_for()
    window.until(lambda: marks(window).count() == 2)
    window.picture("marks")

    window.put_cursor("paper.tex", "We followed 240", len("We followed 2"))
    window.chord("Control+i")  # as when the mouse points at it
    shown = window.page.locator(".monaco-hover", has_text="Score").first
    shown.wait_for()
    said = "“240” was not found in the source. The source has “120”."
    assert shown.inner_text().count(said) == 1, "by the diagnostic alone"
    window.picture("hover")
    window.page.keyboard.press("Escape")

    fix(window, "We followed 240", "240", "Précis: Replace “240” by [number]")
    window.until(lambda: marks(window, "warning").count() == 0)
    window.save()
    window.on_disk("paper.tex", PAPER.replace("240", "[number]").encode())

    fix(window, "in August", "August", "Précis: Accept this sentence as it is")
    window.until(lambda: marks(window).count() == 0)
    window.picture("nothing left")
    window.page.keyboard.press("Control+z")
    window.save()
    window.on_disk("paper.tex", PAPER.encode())


def test_a_new_abstract_is_checked_by_itself_and_its_marks_can_be_cleared(workbench: Open) -> None:
    window = workbench({"paper.tex": PAPER}, "paper.tex", "--words", "12")
    window.ready()
    window.put_cursor("paper.tex", "We followed 240")
    window.run("Précis: Expand to abstract")
    window.title_button("Précis: Accept draft").click()
    window.draft().wait_for(state="detached")
    window.until(lambda: marks(window).count() > 0)
    window.picture("marked by itself")
    window.run("Précis: Clear findings")
    window.until(lambda: marks(window).count() == 0)


def marks(window: Workbench, kind: str | None = None) -> Locator:
    """The wavy lines in the paper: warnings, or what was merely not found, or both."""
    kinds = [kind] if kind else ["warning", "info"]
    return window.editor("paper.tex").locator(", ".join(f".squiggly-{one}" for one in kinds))


def fix(window: Workbench, line: str, word: str, title: str) -> None:
    """Choose a quick fix of the light bulb at a word."""
    found = next(one for one in PAPER.splitlines() if line in one)
    window.put_cursor("paper.tex", line, found.index(word) + 1)
    row = window.quick_fix(title)
    window.picture(f"fixes of {word}")
    row.click()
