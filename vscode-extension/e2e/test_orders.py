"""Every way to order a text: palette, keys, light bulb, code lens; and how it is shown."""

from __future__ import annotations

from conftest import Open
from workbench import Workbench

NOTES = "# Notes\n\n## Abstract\n\nThe 고양이 sat on the mat 😀.\n\n## Methods\n\nWe watched it.\n"
CAT = "The 고양이 sat on the mat 😀."
NEW = "Draft 1: THE 고양이 SAT ON THE MAT 😀. 끝 😀."


def accept(window: Workbench) -> None:
    window.title_button("Précis: Accept draft").click()
    window.draft().wait_for(state="detached")


def test_the_palette_expands_the_abstract_at_the_cursor(workbench: Open) -> None:
    window = workbench({"notes.md": NOTES}, "notes.md")
    window.ready()
    window.put_cursor("notes.md", "The 고양이")
    window.run("Précis: Expand to abstract")
    accept(window)
    window.save()
    window.on_disk("notes.md", NOTES.replace(CAT, NEW).encode())


def test_summarizing_asks_for_style_and_strategy(workbench: Open) -> None:
    window = workbench({"notes.md": NOTES}, "notes.md")
    window.ready()
    window.put_cursor("notes.md", "We watched")
    window.run("Précis: Summarize…")
    window.pick("brief")
    window.pick("stuff")
    window.title_button("Précis: Accept draft").wait_for()
    window.picture("summary below")
    accept(window)
    window.save()
    below = "We watched it.\n\nDraft 1: WE WATCHED IT. 끝 😀.\n"
    window.on_disk("notes.md", NOTES.replace("We watched it.\n", below).encode())


def test_the_light_bulb_offers_the_same(workbench: Open) -> None:
    window = workbench({"notes.md": NOTES}, "notes.md")
    window.ready()
    window.select_line("notes.md", "We watched")
    row = window.quick_fix("Précis: Expand to abstract")
    window.picture("light bulb")
    row.click()
    accept(window)
    window.save()
    window.on_disk(
        "notes.md", NOTES.replace("We watched it.", "Draft 1: WE WATCHED IT. 끝 😀.").encode()
    )


def test_a_code_lens_stands_above_the_abstract(workbench: Open) -> None:
    window = workbench({"notes.md": NOTES}, "notes.md", precis__codeLens="sections")
    window.ready()
    lenses = window.editor("notes.md").locator(".codelens-decoration a")
    lenses.first.wait_for()
    window.until(lambda: lenses.count() == 4)
    window.picture("code lenses")
    lenses.filter(has_text="Expand").first.click()
    accept(window)
    window.save()
    window.on_disk("notes.md", NOTES.replace(CAT, NEW).encode())


def test_keys_order_accept_and_reject(workbench: Open) -> None:
    window = workbench({"notes.md": NOTES}, "notes.md")
    window.ready()
    window.put_cursor("notes.md", "The 고양이")
    window.chord("Alt+e")
    window.title_button("Précis: Accept draft").wait_for()
    window.chord("Alt+r")
    window.draft().wait_for(state="detached")
    window.focused("notes.md")
    window.chord("Alt+e")
    window.title_button("Précis: Accept draft").wait_for()
    window.chord("Alt+a")
    window.draft().wait_for(state="detached")
    window.save()
    window.on_disk("notes.md", NOTES.replace(CAT, NEW.replace("1", "2")).encode())


def test_side_by_side_without_a_comparison(workbench: Open) -> None:
    window = workbench({"notes.md": NOTES}, "notes.md", precis__preview__mode="side")
    window.ready()
    window.put_cursor("notes.md", "The 고양이")
    window.run("Précis: Expand to abstract")
    window.title_button("Précis: Accept draft").wait_for()
    assert window.page.locator(".monaco-diff-editor").count() == 0
    window.shows(window.draft(), NEW)
    window.picture("side")
    accept(window)
    window.save()
    window.on_disk("notes.md", NOTES.replace(CAT, NEW).encode())


def test_without_a_preview_the_document_changes_at_once(workbench: Open) -> None:
    window = workbench({"notes.md": NOTES}, "notes.md", held=True, precis__preview__mode="off")
    window.ready()
    window.put_cursor("notes.md", "The 고양이")
    window.run("Précis: Expand to abstract")
    progress = window.page.locator(".statusbar-item", has_text="Précis: Expand to abstract: ")
    progress.wait_for()
    window.picture("progress")
    window.let_go()
    window.lines("notes.md").filter(has_text="Draft").wait_for()
    assert window.draft().count() == 0
    window.save()
    window.on_disk("notes.md", NOTES.replace(CAT, NEW).encode())
    window.page.keyboard.press("Control+z")
    window.save()
    window.on_disk("notes.md", NOTES.encode())


def test_a_kind_of_document_that_is_not_prose_has_no_command(workbench: Open) -> None:
    window = workbench({"notes.md": NOTES, "data.json": "{}\n"}, "notes.md")
    window.ready()
    window.open("data.json")
    window.lines("data.json").first.click(button="right")
    menu = window.page.locator(".monaco-menu .action-item")
    menu.filter(has_text="Copy").first.wait_for()
    assert menu.filter(has_text="Précis").count() == 0
