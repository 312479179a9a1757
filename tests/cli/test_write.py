"""`precis expand` and `precis summarize`: what stands on stdout is the text and nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from precis.cli.show import Sentences
from precis.engine.base import Message
from precis.engine.fake import FakeEngine
from precis.engine.guard import loop_start
from precis.writing.styles import BASE_GUARD

from .conftest import Precis

START = "Young street trees were measured in July. Watering helped them to grow faster."
SUMMARY = "Trees need water.\n"
ANSWERS = {
    "plain": START,
    "chatty": f"Sure, here is the summary:\n\n{START}",
    "paragraphs": f"{START}\n\nThe soil was dry.\n\n- One.\n- Two.",
    "loop": f"{START} " + "And so it went on and on and on. " * 40,
    "late loop": f"{START} The soil was dry. The soil was dry.",
    "korean": "나무는 물이 필요하다. 7월에 물을 주면 빨리 자란다.",
    "no stop": "Trees and water and soil",
    "spaces": f"  {START}  ",
}
COMMANDS = [
    ["expand"],
    ["summarize", "--strategy", "stuff"],
    ["summarize", "--strategy", "map_reduce"],
    ["summarize", "--strategy", "refine"],
]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("suffix", ["md", "tex"])
def test_what_is_streamed_is_exactly_the_final_text(
    precis_in: Precis,
    capsys: pytest.CaptureFixture[str],
    fake: FakeEngine,
    answer: str,
    command: list[str],
    suffix: str,
) -> None:
    file = Path(f"paper.{suffix}")
    file.write_text(SUMMARY, "utf-8")
    fake.answer = lambda _: ANSWERS[answer]

    assert precis_in(*command, file, "--json") == 0
    final = json.loads(capsys.readouterr().out)["text"]
    assert precis_in(*command, file) == 0
    assert capsys.readouterr().out == f"{final}\n"
    assert final


def test_json_is_one_object_with_what_scripts_need(
    precis_in: Precis, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("paper.md").write_text("Trees [@smith] grow.\n", "utf-8")
    assert precis_in("expand", "paper.md", "--json") == 0
    out, _ = capsys.readouterr()

    assert out.count("\n") == 1
    row = json.loads(out)
    assert row["text"].startswith("Written:")
    assert isinstance(row["tokens"], int)
    assert isinstance(row["seconds"], float)
    assert row["stop"] == "end"
    assert row["model"] == "fake"
    assert row["strategy"] == "stuff"
    assert row["calls"] == 1
    assert isinstance(row["missing"], list)


def test_what_is_missing_is_said_on_stderr_and_not_in_the_text(
    precis_in: Precis, capsys: pytest.CaptureFixture[str], fake: FakeEngine
) -> None:
    Path("paper.md").write_text("Trees [@smith] grow by $x^2$ a year.\n", "utf-8")
    fake.answer = lambda _: START
    assert precis_in("expand", "paper.md") == 0
    out, err = capsys.readouterr()
    assert out == f"{START}\n"
    assert "[@smith]" in err
    assert "$x^2$" in err


def test_standard_input_is_read_for_a_dash(
    precis_in: Precis, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    class Input:
        buffer = io.BytesIO("﻿Trees need water.".encode())

        def isatty(self) -> bool:
            return False

    monkeypatch.setattr("sys.stdin", Input())
    assert precis_in("expand", "-") == 0
    assert capsys.readouterr().out.startswith("Written:")


def test_only_the_section_asked_for_is_read(
    precis_in: Precis, capsys: pytest.CaptureFixture[str], fake: FakeEngine
) -> None:
    Path("paper.md").write_text(
        "# Paper\n\n## 1 Methods\n\nTrees were measured.\n\n## 2 Results\n\nThey grew.\n", "utf-8"
    )
    assert precis_in("summarize", "paper.md", "--section", "results") == 0
    asked = fake.requests[0].messages[-1].content
    assert "They grew." in asked
    assert "measured" not in asked


def test_style_language_title_field_and_examples_reach_the_model(
    precis_in: Precis, fake: FakeEngine
) -> None:
    Path("paper.md").write_text(SUMMARY, "utf-8")
    Path("shots.jsonl").write_text('{"text": "a shot", "answer": "an answer"}\n', "utf-8")
    options = "--style tldr --language ko --title T1 --field F2 --examples shots.jsonl --seed 5"
    assert precis_in("summarize", "paper.md", *options.split(), "--max-tokens", "50") == 0

    (request,) = fake.requests
    words = "\n".join(message.content for message in request.messages)
    for expected in ("a shot", "an answer", "제목: T1", "분야: F2", "한 문장으로"):
        assert expected in words
    assert (request.sampling.seed, request.sampling.max_tokens) == (5, 50)


def test_verbose_shows_plan_and_steps_on_stderr(
    precis_in: Precis, capsys: pytest.CaptureFixture[str], fake: FakeEngine
) -> None:
    def answer(messages: Sequence[Message]) -> str:
        return f"Part {len(fake.requests)} is short."

    fake.answer = answer
    fake.chunk = 60
    words = " ".join(f"Word{number}" for number in range(150))
    Path("paper.txt").write_text(words, "utf-8")
    assert precis_in("summarize", "paper.txt", "--strategy", "refine", "--verbose") == 0
    out, err = capsys.readouterr()

    assert "Part 1 is short." in err
    assert "Part 2 is short." in err
    assert "model calls" in err
    assert "Part 1" not in out


def test_a_model_that_only_loops_ends_with_6_and_its_loop_is_not_printed(
    precis_in: Precis, capsys: pytest.CaptureFixture[str], fake: FakeEngine
) -> None:
    Path("paper.md").write_text(SUMMARY, "utf-8")
    fake.answer = lambda _: "again and again and " * 60
    assert precis_in("expand", "paper.md") == 6
    out, err = capsys.readouterr()
    assert loop_start(out, BASE_GUARD) is None
    assert "precis.seed" in err


def test_a_sentence_said_again_is_not_printed_before_it_is_left_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    first = "Young trees grow slowly when the soil around their roots is dry."
    again = "We show that trees grow slowly when the soil around their roots is dry."
    last = "Open ground lets the rain in. It rains in July."
    stream = Sentences(str.strip, lambda: None, quiet=False)
    for word in f"{first} {again} {last}".split():
        stream.add(f"{word} ")

    assert stream.finish(f"{first} {last}"), "nothing went out that the final text lacks"
    assert capsys.readouterr().out == f"{first} {last}\n"


def test_a_text_too_long_for_its_strategy_ends_with_3_and_both_numbers(
    precis_in: Precis, capsys: pytest.CaptureFixture[str], fake: FakeEngine
) -> None:
    fake.context = 1024
    Path("paper.txt").write_text("word " * 3000, "utf-8")
    assert precis_in("summarize", "paper.txt", "--strategy", "stuff") == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert "3,000 tokens" in err
    assert "map_reduce" in err
    assert fake.requests == []


def test_the_engine_is_closed_when_a_command_ends(precis_in: Precis, fake: FakeEngine) -> None:
    Path("paper.md").write_text(SUMMARY, "utf-8")
    precis_in("expand", "paper.md")
    assert fake.closed
    assert fake.running == 0


PAPER = """# Trees

## Abstract

Trees need water.

## Methods

We watered 120 young trees in the streets of two towns every week from May to July of 2019.
"""
INVENTED = "In 1998 the trees needed water. We watered 120 young trees."


def test_an_expansion_draws_on_the_rest_of_the_file_unless_told_not_to(
    precis_in: Precis, fake: FakeEngine
) -> None:
    Path("paper.md").write_text(PAPER, "utf-8")
    assert precis_in("expand", "paper.md") == 0
    assert "We watered 120 young trees in the streets" in fake.requests[-1].messages[0].content
    assert precis_in("expand", "paper.md", "--passages", "0") == 0
    assert "We watered" not in fake.requests[-1].messages[0].content
    assert precis_in("expand", "paper.md", "--passages", "-1") == 2


def test_facts_that_the_file_does_not_have_become_placeholders_where_that_is_asked_for(
    precis_in: Precis, capsys: pytest.CaptureFixture[str], fake: FakeEngine
) -> None:
    Path("paper.md").write_text(PAPER, "utf-8")
    fake.answer = lambda _: INVENTED
    assert precis_in("expand", "paper.md") == 0
    shown = capsys.readouterr()
    assert shown.out == f"{INVENTED}\n"
    assert "1 of 2 sentences needs a look:\n  In 1998 the trees needed water.\n" in shown.err
    assert "    “1998” was not found in the source.\n" in shown.err
    assert precis_in("expand", "paper.md", "--unsupported", "placeholder") == 0
    shown = capsys.readouterr()
    assert shown.out == f"{INVENTED.replace('1998', '[year]')}\n"
    assert "Not found in the source: 1 fact replaced by placeholders." in shown.err
    assert "a look" not in shown.err


def test_what_a_summary_invents_is_told_beside_it(
    precis_in: Precis, capsys: pytest.CaptureFixture[str], fake: FakeEngine
) -> None:
    Path("paper.md").write_text(PAPER, "utf-8")
    fake.answer = lambda _: "In 2019 the authors watered 12 young trees."
    assert precis_in("summarize", "paper.md", "--section", "Methods", "--json") == 0
    (found,) = json.loads(capsys.readouterr().out)["unsupported"]
    assert (found["kind"], found["text"]) == ("number", "12")
    fake.answer = lambda _: "In 2019 the authors watered 120 young trees."
    assert precis_in("summarize", "paper.md", "--section", "Methods") == 0
    assert "a look" not in capsys.readouterr().err


def test_a_sentence_that_the_file_does_not_support_is_written_anew(
    precis_in: Precis, capsys: pytest.CaptureFixture[str], fake: FakeEngine
) -> None:
    Path("paper.md").write_text(PAPER, "utf-8")

    def answer(messages: Sequence[Message]) -> str:
        anew = messages[0].content.startswith("Rewrite the sentence")
        return "In 2019 the trees needed water." if anew else INVENTED

    fake.answer = answer
    assert precis_in("expand", "paper.md", "--unsupported", "rewrite", "--json") == 0
    row = json.loads(capsys.readouterr().out)
    assert row["text"] == INVENTED.replace("1998", "2019")
    assert row["calls"] == 2
