"""`precis model`: list, show, pull, use, remove, import, and the consent before a download."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from precis.cli.main import run
from precis.engine.catalog import CATALOG, EMBEDDED, find, is_installed
from precis.engine.choice import choose, chosen_model
from precis.engine.downloads import location

from .conftest import BYTES, GGUF
from .hub_server import Hub

NAME = "gemma-3-1b-it-q4"
Command = Callable[..., int]


@pytest.fixture
def precis() -> Command:
    """Runs `precis model …` here; the exit code."""

    def serve(transport: str, host: str, port: int) -> None:
        raise AssertionError("a language server was started")

    return lambda *words: run(["model", *map(str, words)], serve)


def at_terminal(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda: answer)


def test_the_list_shows_every_model_whole(
    precis: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    choose(EMBEDDED.id)
    assert precis("list") == 0
    out = capsys.readouterr().out
    for entry in CATALOG:
        assert f"{entry.id} " in out
    assert f"not installed: precis model pull {NAME}" in out
    assert out.count("(your default)") == 1


def test_a_model_is_shown_with_where_it_comes_from_and_lies(
    precis: Command, hub: Hub, capsys: pytest.CaptureFixture[str]
) -> None:
    assert precis("show", NAME) == 0
    before = capsys.readouterr().out
    assert "google/gemma-3-1b-it-qat-q4_0-gguf" in before
    assert "unknown until pulled" in before
    assert "place" not in before
    precis("pull", NAME, "--yes")
    capsys.readouterr()
    assert precis("show", NAME) == 0
    assert "installed" in capsys.readouterr().out


def test_a_pull_says_size_and_licence_and_asks_first(
    precis: Command,
    hub: Hub,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    at_terminal(monkeypatch, "n")
    assert precis("pull", NAME) == 130
    out = capsys.readouterr().out
    assert f"{NAME}: 1 MB from Hugging Face: google/gemma-3-1b-it-qat-q4_0-gguf" in out
    assert "https://ai.google.dev/gemma/terms" in out
    assert "Accept these terms and download? [y/N]" in out
    assert hub.transfers() == 0
    assert not is_installed(find(NAME))

    at_terminal(monkeypatch, "y")
    assert precis("pull", NAME) == 0
    assert f"precis model use {NAME}" in capsys.readouterr().out
    place = location(find(NAME))
    assert place is not None
    assert place.read_bytes() == BYTES


def test_a_pull_without_anybody_to_ask_needs_yes(
    precis: Command, hub: Hub, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    assert precis("pull", NAME) == 2
    assert "add --yes to agree" in capsys.readouterr().err
    assert hub.transfers() == 0
    assert precis("pull", NAME, "--yes") == 0


def test_a_second_pull_brings_nothing(
    precis: Command, hub: Hub, capsys: pytest.CaptureFixture[str]
) -> None:
    precis("pull", NAME, "--yes")
    asked = len(hub.asked)
    assert precis("pull", NAME) == 0
    assert "is here already" in capsys.readouterr().out
    assert len(hub.asked) == asked


def test_a_pull_that_fails_ends_with_its_exit_code_and_what_to_do(
    precis: Command, hub: Hub, capsys: pytest.CaptureFixture[str]
) -> None:
    hub.gated = 401
    assert precis("pull", NAME, "--yes") == 4
    assert "hf auth login" in capsys.readouterr().err
    hub.gated, hub.corrupt = 0, True
    assert precis("pull", NAME, "--yes") == 5
    assert "not the published file" in capsys.readouterr().err


@pytest.mark.parametrize("action", ["pull", "remove", "import"])
def test_an_action_without_a_name_says_what_it_needs(
    precis: Command, action: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert precis(action) == 2
    assert f"precis model {action} needs" in capsys.readouterr().err


def test_an_unknown_name_ends_with_2(precis: Command) -> None:
    assert precis("pull", "gpt-9", "--yes") == 2
    assert precis("use", "gpt-9") == 2
    assert chosen_model() is None


def test_a_model_of_one_s_choice_is_remembered_and_forgotten(
    precis: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert chosen_model() is None
    assert precis("use", NAME) == 0
    assert chosen_model() == NAME
    assert f"It is not here yet. Run: precis model pull {NAME}" in capsys.readouterr().out
    assert precis("use") == 0
    assert chosen_model() is None


def test_a_file_of_one_s_own_is_remembered_by_its_whole_path(
    precis: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.gguf").write_bytes(BYTES)
    monkeypatch.chdir(tmp_path)
    assert precis("use", "mine.gguf") == 0
    assert chosen_model() == str(tmp_path / "mine.gguf")


def test_a_choice_that_cannot_be_read_is_none(own_folders: Path) -> None:
    choose(NAME)
    (file,) = (own_folders / "config").rglob("model")
    file.write_bytes(b"\xff\xfe")
    assert chosen_model() is None


def test_removing_asks_and_forgets_the_choice(
    precis: Command, hub: Hub, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    precis("pull", NAME, "--yes")
    precis("use", NAME)
    at_terminal(monkeypatch, "")
    assert precis("remove", NAME) == 130
    assert is_installed(find(NAME))
    capsys.readouterr()
    at_terminal(monkeypatch, "yes")
    assert precis("remove", NAME) == 0
    out = capsys.readouterr().out
    assert "other programs" in out
    assert "1 MB are free again" in out
    assert chosen_model() is None
    assert not is_installed(find(NAME))
    assert precis("remove", NAME, "--yes") == 0
    assert "was not here" in capsys.readouterr().out


def test_the_embedded_model_is_pip_s(precis: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert precis("remove", EMBEDDED.id, "--yes") == 2
    assert "pip uninstall" in capsys.readouterr().err


def test_a_model_is_imported_from_a_stick(
    precis: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / GGUF).write_bytes(BYTES)
    assert precis("import", stick) == 0
    assert f"precis model use {NAME}" in capsys.readouterr().out
    assert is_installed(find(NAME))
    assert precis("import", tmp_path / "nothing") == 3
