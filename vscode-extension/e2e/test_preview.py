"""The preview: from a right click to an accepted draft, and every other way that it can go."""

from __future__ import annotations

from conftest import Open
from workbench import Workbench

PAPER = (
    "\\documentclass{article}\n\\title{Street trees 😀}\n\\begin{document}\n"
    "\\begin{abstract}\nTrees grow slowly in dry soil \\cite{kim2020}. 나무 😀.\n\\end{abstract}\n"
    "\\section{Methods}\nWe watered every fourth tree in July.\n\\end{document}\n"
)
SUMMARY = "Trees grow slowly in dry soil \\cite{kim2020}. 나무 😀."
DRAFT = "Draft 1: TREES GROW SLOWLY IN DRY SOIL \\cite{kim2020}. 나무 😀. 끝 😀."


def writing(workbench: Open) -> Workbench:
    """A window where a draft for the summary is being written, and held in the middle."""
    window = workbench({"paper.tex": PAPER}, "paper.tex", held=True)
    window.ready()
    window.picture("ready")
    line = window.select_line("paper.tex", "Trees grow")
    window.right_click(line, "Précis: Expand to abstract")
    window.draft().wait_for()
    window.until(lambda: "TREES" in window.text_of(window.draft()))
    return window


def test_from_a_right_click_to_an_accepted_draft_and_back(workbench: Open) -> None:
    window = writing(workbench)
    window.picture("writing")
    window.let_go()
    accept = window.title_button("Précis: Accept draft")
    accept.wait_for()
    window.until(lambda: "끝 😀." in window.text_of(window.draft()))
    window.picture("draft")
    # Nothing has changed so far.
    assert (window.folder / "paper.tex").read_bytes() == PAPER.encode()
    accept.click()

    window.draft().wait_for(state="detached")
    window.ready("fake")
    window.picture("accepted")
    window.save()
    window.on_disk("paper.tex", PAPER.replace(SUMMARY, DRAFT).encode())
    window.page.keyboard.press("Control+z")
    window.save()
    window.on_disk("paper.tex", PAPER.encode())
    window.picture("undone")
    window.page.keyboard.press("Control+Shift+z")
    window.save()
    window.on_disk("paper.tex", PAPER.replace(SUMMARY, DRAFT).encode())


def test_a_rejected_draft_leaves_every_byte(workbench: Open) -> None:
    window = writing(workbench)
    window.let_go()
    window.title_button("Précis: Accept draft").wait_for()
    window.title_button("Précis: Reject draft").click()
    window.draft().wait_for(state="detached")
    window.picture("rejected")
    window.shows(window.editor("paper.tex"), PAPER)
    window.save()
    window.on_disk("paper.tex", PAPER.encode())


def test_rejecting_while_it_is_written_stops_it(workbench: Open) -> None:
    window = writing(workbench)
    window.title_button("Précis: Reject draft").click()
    window.draft().wait_for(state="detached")
    window.ready("fake")
    window.save()
    window.on_disk("paper.tex", PAPER.encode())


def test_the_status_bar_shows_what_is_written_and_cancels_it(workbench: Open) -> None:
    window = writing(workbench)
    window.ready("tokens/s|working")
    window.status().click()
    window.rows().filter(has_text="Abstract · paper.tex").first.wait_for()
    window.pick("choose to cancel")
    window.draft().wait_for(state="detached")
    window.ready("fake")
    window.picture("cancelled")
    window.save()
    window.on_disk("paper.tex", PAPER.encode())


def test_another_draft_and_a_shorter_one(workbench: Open) -> None:
    window = writing(workbench)
    window.let_go()
    window.title_button("Précis: Accept draft").wait_for()
    window.title_button("Précis: Write another draft").click()
    window.until(lambda: "Draft 2:" in window.text_of(window.draft()))
    window.title_button("Précis: Accept draft").wait_for()
    window.title_button("Précis: Write a shorter draft").click()
    window.until(lambda: "Draft 3:" in window.text_of(window.draft()))
    window.title_button("Précis: Accept draft").wait_for()
    window.picture("third draft")
    window.title_button("Précis: Accept draft").click()
    window.draft().wait_for(state="detached")
    window.save()
    third = DRAFT.replace("Draft 1", "Draft 3")
    window.on_disk("paper.tex", PAPER.replace(SUMMARY, third).encode())


def test_typing_elsewhere_moves_the_place(workbench: Open) -> None:
    window = writing(workbench)
    window.put_cursor("paper.tex", "Street trees")
    window.page.keyboard.type("% 한글 typed meanwhile")
    window.let_go()
    window.toast("The draft is ready").hover()
    window.picture("ready elsewhere")
    window.toast("The draft is ready").get_by_role("button", name="Accept").click()
    window.draft().wait_for(state="detached")
    window.save()
    typed = PAPER.replace("trees 😀}", "trees 😀}% 한글 typed meanwhile")
    window.on_disk("paper.tex", typed.replace(SUMMARY, DRAFT).encode())


def test_typing_inside_makes_it_a_proposal_and_says_so(workbench: Open) -> None:
    window = writing(workbench)
    window.put_cursor("paper.tex", "Trees grow", len("Trees"))
    window.page.keyboard.type(" typed inside")
    window.let_go()
    window.toast("The draft is ready").get_by_role("button", name="Accept").click()
    window.toast("You edited the text while it was being rewritten").wait_for()
    window.picture("proposal")
    typed = PAPER.replace("Trees grow", "Trees typed inside grow")
    window.save()
    window.on_disk("paper.tex", typed.encode())
    window.put_cursor("paper.tex", "We watered")
    window.quick_fix("Insert the proposal below").click()
    window.lines("paper.tex").filter(has_text="Draft").wait_for()
    window.save()
    window.on_disk("paper.tex", typed.replace("in July.\n", f"in July.\n\n{DRAFT}\n\n").encode())


def test_a_draft_that_lost_a_citation_says_so(workbench: Open) -> None:
    window = workbench({"paper.tex": PAPER}, "paper.tex", "--words", "30")
    window.ready()
    line = window.select_line("paper.tex", "Trees grow")
    window.right_click(line, "Précis: Expand to abstract")
    window.toast("The draft lacks").hover()
    window.picture("lost citation")
    assert "\\cite{kim2020}" in window.toast("The draft lacks").inner_text()
