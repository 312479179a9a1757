"""The main job from the command line, with the embedded Gemma."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import pytest

from precis.engine.catalog import EMBEDDED_PACKAGE
from precis.text.language import Language, language_of
from precis.text.sentences import ends_sentence

from .conftest import Command, environment

MISSING = [name for name in ("xllamacpp", EMBEDDED_PACKAGE) if find_spec(name) is None]
pytestmark = [
    pytest.mark.embedded,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]
EXAMPLE = Path(__file__).parents[2] / "examples" / "summary.md"
KOREAN = (
    "어린 가로수는 뿌리 주변의 흙이 마르면 천천히 자란다. "
    "7월에 물을 주고 포장하지 않은 땅을 더 남겨 두면 성장에 도움이 된다."
)


def most_often(text: str) -> int:
    """How often the most frequent group of four words stands in a text, in either reading."""
    folded = text.casefold()
    readings = (folded.split(), re.findall(r"\w+", folded))
    groups = [Counter(zip(*(words[at:] for at in range(4)), strict=False)) for words in readings]
    return max(max(counts.values(), default=0) for counts in groups)


def assert_readable(text: str) -> None:
    assert len(text.split()) >= 5
    assert ends_sentence(text)
    assert most_often(text) <= 2
    assert not re.search(r"<(bos|eos|pad|unk|mask|start_of_\w+|end_of_\w+)>", text)


def test_the_example_becomes_an_abstract(process: Command) -> None:
    ended = process("expand", EXAMPLE)
    assert ended.returncode == 0, ended.stderr
    assert_readable(ended.stdout.strip())
    assert len(ended.stdout.split()) > 30


def test_the_same_seed_gives_the_same_abstract_and_json_tells_of_it(process: Command) -> None:
    options = ("--seed", "2", "--threads", "1", "--max-tokens", "60")
    ended = process("expand", EXAMPLE, "--json", *options)
    assert ended.returncode == 0, ended.stderr
    row = json.loads(ended.stdout)
    assert_readable(row["text"])
    assert row["tokens"] > 0
    assert row["seconds"] > 0
    again = process("expand", EXAMPLE, *options)
    assert again.stdout == f"{row['text']}\n"


def test_a_korean_text_is_summarized_in_korean(process: Command) -> None:
    ended = process("summarize", "-", "--style", "abstract", stdin=f"{KOREAN}\n")
    assert ended.returncode == 0, ended.stderr
    assert most_often(ended.stdout) <= 2
    assert language_of(ended.stdout) is Language.KOREAN


def running() -> int:
    """Requests that the engine of this user computes now."""
    asked = [sys.executable, "-m", "precis", "engine", "status", "--json"]
    answer = subprocess.run(asked, env=environment(), capture_output=True, check=True)
    return sum(host["running"] for host in json.loads(answer.stdout))


def test_ctrl_c_stops_the_command_and_its_computation(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text(" ".join(f"The tree number {n} grew by {n} mm." for n in range(2000)), "utf-8")
    command = subprocess.Popen(
        [sys.executable, "-m", "precis", "summarize", str(paper), "--verbose"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        # As at a terminal: tests that a shell runs in the background inherit SIGINT ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert command.stderr is not None
    try:
        # The plan on stderr says that the model is loaded and the work begins.
        while "model calls" not in (line := command.stderr.readline()):
            assert line, "the command ended too early"
        until = time.monotonic() + 60
        while not running():
            assert time.monotonic() < until, "the engine was never at work"
        command.send_signal(signal.SIGINT)
        out, err = command.communicate(timeout=20)
    finally:
        command.kill()
    assert command.returncode == 130
    assert out == ""
    assert err.strip().endswith("precis: stopped.")
    assert "Traceback" not in err
    # Each slot stops at its next step, which takes longer on a busy machine.
    until = time.monotonic() + 30
    while running():
        assert time.monotonic() < until, "the engine went on computing"


def test_what_the_file_does_not_say_does_not_stand_in_a_grounded_abstract(
    process: Command, tmp_path: Path
) -> None:
    paper = tmp_path / "paper.md"
    body = "We watered 120 young trees in the streets of two towns every week from May to July."
    paper.write_text(
        f"# Trees\n\n## Abstract\n\nTrees need water.\n\n## Methods\n\n{body}\n", "utf-8"
    )
    options = ("--unsupported", "rewrite", "--max-tokens", "80", "--threads", "1")
    ended = process("expand", "paper.md", "--json", *options)
    assert ended.returncode == 0, ended.stderr
    row = json.loads(ended.stdout)
    assert row["text"]
    assert row["prompt_tokens"] > 40  # the passage was read
    (tmp_path / "draft.md").write_text(row["text"], "utf-8")
    checked = process("check", "draft.md", "--source", "paper.md", "--json")
    reasons = [
        reason["kind"]
        for finding in json.loads(checked.stdout)["findings"]
        for reason in finding["reasons"]
    ]
    assert set(reasons) <= {"direction", "negation", "swapped", "unsupported"}  # no lacking fact
