"""The pages in docs/editors: what can be read of them is right, whatever editors are here."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import fields

import pytest

from precis.lsp.kinds import KINDS
from precis.lsp.server import create_server
from precis.settings import Settings

from .pages import PAGES, blocks

NAMES = sorted(path.name for path in PAGES.glob("*.md") if path.name != "README.md")


def test_the_index_links_to_every_page() -> None:
    index = (PAGES / "README.md").read_text("utf-8")
    assert set(re.findall(r"\]\(([a-z]+\.md)\)", index)) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_how_it_is_known(name: str) -> None:
    first = (PAGES / name).read_text("utf-8").split("\n\n")[1]
    assert first.startswith(("Driven by `tests/editors` with", "Tried by hand with", "Untested"))


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_how_to_expand_summarize_and_cancel(name: str) -> None:
    text = (PAGES / name).read_text("utf-8")
    for word in ("Expand to abstract", "Summarize", "cancel", "undo"):
        assert word.lower() in text.lower()


@pytest.mark.parametrize("name", NAMES)
def test_code_can_be_read(name: str) -> None:
    for code in blocks(name, "json"):
        json.loads(code)
    for code in blocks(name, "toml"):
        tomllib.loads(code)


@pytest.mark.parametrize("name", NAMES)
def test_kinds_and_commands_exist(name: str) -> None:
    text = (PAGES / name).read_text("utf-8")
    commands = create_server().protocol.fm.commands
    for kind in re.findall(r"only:(refactor[\w.]*)", text):
        assert any(known == kind or known.startswith(f"{kind}.") for known in KINDS)
    for command in re.findall(r"[\"' ](precis\.[a-zA-Z]+)[\"'`]", text):
        assert command in commands


@pytest.mark.parametrize("name", NAMES)
def test_the_settings_that_are_shown_exist(name: str) -> None:
    text = (PAGES / name).read_text("utf-8")
    shown = re.findall(r"precis\W{1,6}language\W{1,5}auto\b", text)
    assert shown
    assert "language" in {item.name for item in fields(Settings)}
