"""The command line: what a person is told who stops a command."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("numpy", reason="needs numpy: pip install '.[training]'")
pytest.importorskip("ijson", reason="needs ijson: pip install '.[training]'")
pytest.importorskip("tokenizers", reason="needs tokenizers: pip install '.[training]'")

from precis_training import __main__ as command_line


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("train", "The same command with --resume goes on."),
        ("evaluate", "The same command goes on."),
        ("audit", "The same command begins anew."),
        ("plan", "The same command begins anew."),
        ("export", "The same command begins anew."),
    ],
)
def test_ctrl_c_names_what_the_command_takes(
    command: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command_line, "_recipe", interrupted)
    monkeypatch.setattr("sys.argv", ["precis_training", command, "recipe.yaml"])

    assert command_line.main() == 130
    assert capsys.readouterr().err == f"Interrupted. {said}\n"
