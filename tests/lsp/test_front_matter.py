"""A text that lands in the YAML front matter of Markdown never breaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from tests.lsp.test_edits import as_json

from precis.engine.fake import FakeEngine
from precis.lsp.edits import Placement, placed
from precis.text.document import Document, Format, Span

if TYPE_CHECKING:
    from tests.lsp.conftest import OpenDesk

URI = "file:///paper.qmd"
OLD = "We study trees."
NEW = 'We study "trees": a survey.\n\n- It is\\short # so.'
BODY = "\n# Intro\n\nTrees grow.\n"


def read(text: str) -> Any:
    """The front matter of a text, which is all between its fences."""
    assert text.endswith(BODY)
    return yaml.safe_load(text.removesuffix(BODY).strip().strip("-"))


def written(text: str, old: str, placement: Placement) -> str | None:
    """The text after the new one was put in the old one's place, or below it."""
    document = Document(text, Format.MARKDOWN, "paper.qmd")
    target = Span(text.index(old), text.index(old) + len(old))
    change = placed(document, target, NEW, placement)
    return change.applied(text) if change else None


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "abstract",
    [
        "abstract: |\n  We study trees.\n",
        "abstract: |- # all of it\n    We study trees.\n",
        "abstract: >+\n\n  Before it.\n\n    We study trees.\n  Behind it.\n",
        "abstract: |2\n  We study trees.\n",
        "parts:\n  - text: |\n      We study trees.\n",
    ],
)
def test_a_block_takes_every_text(abstract: str, eol: str) -> None:
    text = f"---\ntitle: T\n{abstract}format: pdf\n---\n{BODY}".replace("\n", eol)
    for placement in Placement:
        landed = written(text, OLD, placement)
        assert landed is not None
        found = read(landed.replace("\r\n", "\n"))
        value = found["parts"][0]["text"] if "parts" in found else found["abstract"]
        assert found["title"] == "T"
        assert found["format"] == "pdf"
        assert [line for line in NEW.splitlines() if line not in value] == []
        assert (OLD in value) == (placement is Placement.BELOW)
        assert "\n" not in landed.replace("\r\n", "") or eol == "\n"


@pytest.mark.parametrize(
    "abstract",
    [
        "abstract: We study trees.\n  They grow.\n",
        "abstract: We study trees. # a draft\n",
        "abstract: We study trees. They grow.\n",
        'abstract: "We study trees." # a draft\n',
        "abstract: [We study trees.]\n",
        "abstract: &here We study trees.\n",
        "parts:\n  abstract: We study trees.\n",
        'abstract:\n  "We study trees.\n  They grow."\n',
        "abstract:\n  - We study trees.\n",
    ],
)
@pytest.mark.parametrize("placement", Placement)
def test_no_other_value_takes_one(abstract: str, placement: Placement) -> None:
    assert written(f"---\n{abstract}---\n{BODY}", OLD, placement) is None


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "abstract",
    [
        "abstract: We study trees.\n",
        'abstract: "We study trees."\n',
        "abstract:   'We study trees.'  \n",
        'abstract: "  We study trees. "\n',
        "other: |\n  A block.\nabstract: We study trees.\n",
        "keywords: a, b\nabstract: We study trees.\n\n",
    ],
)
def test_an_abstract_in_one_line_becomes_a_block(abstract: str, eol: str) -> None:
    text = f"---\ntitle: T\n{abstract}format: pdf\n---\n{BODY}".replace("\n", eol)
    landed = written(text, OLD, Placement.REPLACE)
    assert landed is not None
    found = read(landed.replace("\r\n", "\n"))
    assert found["abstract"].strip() == NEW
    assert (found["title"], found["format"]) == ("T", "pdf")
    assert "\n" not in landed.replace("\r\n", "") or eol == "\n"
    # A text beside it has no place there.
    assert written(text, OLD, Placement.BELOW) is None


def test_a_plain_abstract_of_several_lines_becomes_a_block() -> None:
    text = f"---\nabstract: We study trees.\n  They grow.\nformat: pdf\n---\n{BODY}"
    landed = written(text, "We study trees.\n  They grow.", Placement.REPLACE)
    assert landed is not None
    assert read(landed) == {"abstract": f"{NEW}\n", "format": "pdf"}


def test_what_was_written_is_known_from_the_markup_before_it() -> None:
    document = Document(f'---\nabstract: "{OLD}"\n---\n{BODY}', Format.MARKDOWN, "paper.qmd")
    start = document.text.index(OLD)
    change = placed(document, Span(start, start + len(OLD)), "Trees.", Placement.REPLACE)
    assert change is not None
    assert change.written.of(change.applied(document.text)) == "Trees."


@pytest.mark.parametrize("placement", Placement)
def test_text_that_is_no_front_matter_is_not_indented(placement: Placement) -> None:
    for text in (
        f"---\ntitle: T\n---\n\n  {OLD}\n",
        f"---\nNever closed.\n\nabstract: |\n  {OLD}\n",
        f"abstract: |\n  {OLD}\n",
    ):
        landed = written(text, OLD, placement)
        assert landed is not None
        assert NEW in landed


@pytest.mark.parametrize(("task", "kept"), [("expand", False), ("summarize", True)])
async def test_an_abstract_in_a_block_is_written_in_place(
    desk: OpenDesk, task: str, kept: bool
) -> None:
    editor = (await desk(FakeEngine(lambda _: NEW))).editor
    editor.open(URI, "quarto", f"---\nabstract: |\n  {OLD}\nformat: pdf\n---\n{BODY}")
    await editor.run(f"precis.{task}", {"uri": URI, "range": as_json(editor.of(URI, OLD))})
    await editor.idle()
    assert not editor.said()
    assert read(editor.texts[URI])["abstract"].strip() == (f"{OLD}\n\n{NEW}" if kept else NEW)


async def test_an_abstract_in_quotes_is_written_in_place_as_a_block(desk: OpenDesk) -> None:
    editor = (await desk(FakeEngine(lambda _: NEW))).editor
    editor.open(URI, "quarto", f'---\nabstract: "{OLD}"\nformat: pdf\n---\n{BODY}')
    await editor.run("precis.expand", {"uri": URI, "range": as_json(editor.of(URI, OLD))})
    await editor.idle()
    assert not editor.said()
    assert read(editor.texts[URI]) == {"abstract": f"{NEW}\n", "format": "pdf"}


async def test_an_abstract_with_a_comment_is_proposed_and_inserted_in_the_body_only(
    desk: OpenDesk,
) -> None:
    editor = (await desk(FakeEngine(lambda _: NEW))).editor
    text = f'---\nabstract: "{OLD}" # a draft\n---\n{BODY}'
    editor.open(URI, "quarto", text)
    await editor.run("precis.expand", {"uri": URI, "range": as_json(editor.of(URI, OLD))})
    await editor.idle()
    assert editor.texts[URI] == text
    assert "front matter" in editor.said()

    there = {one.title: one for one in await editor.actions(URI, editor.of(URI, OLD))}
    assert "Précis: Replace with the proposal" not in there
    refused = await editor.take(there["Précis: Insert the proposal below"])
    assert not refused["accepted"]
    assert not editor.edits

    body = {one.title: one for one in await editor.actions(URI, editor.of(URI, "grow"))}
    await editor.take(body["Précis: Insert the proposal below"])
    await editor.until(lambda: editor.edits)
    assert editor.texts[URI] == text.replace("Trees grow.", f"Trees grow.\n\n{NEW}")
