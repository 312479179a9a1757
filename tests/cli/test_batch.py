"""`precis batch`: every row in its place, and a stopped run goes on where it was."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from precis.engine.base import Message
from precis.engine.fake import FakeEngine
from precis.errors import EngineGone

from .conftest import Precis


def about(messages: Sequence[Message]) -> str:
    """An answer that says which row it is for."""
    return f"It is about {messages[-1].content.split()[-3]} here."


@pytest.fixture(autouse=True)
def _answers(fake: FakeEngine) -> None:
    fake.answer = about


IN, OUT = Path("in.jsonl"), Path("out.jsonl")


def put(*rows: Any) -> None:
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    IN.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def got() -> list[dict[str, Any]]:
    return [json.loads(line) for line in OUT.read_text("utf-8").split("\n")[:-1]]


def topics(*names: str) -> list[dict[str, str]]:
    return [{"text": f"{name} need water."} for name in names]


def test_rows_come_out_in_the_order_they_went_in(precis_in: Precis, fake: FakeEngine) -> None:
    class Backwards(FakeEngine):
        async def count_prompt(self, messages: Sequence[Message]) -> int:
            for _ in range(100 - 10 * len(self.requests)):
                await asyncio.sleep(0)
            return await super().count_prompt(messages)

    fake.__class__ = Backwards
    names = [f"Tree{number}" for number in range(10)]
    put(*topics(*names))
    assert precis_in("batch", "expand", IN, OUT) == 0

    rows = got()
    assert len(rows) == 10
    for name, row in zip(names, rows, strict=True):
        assert name in row["text"]
        assert row["stop"] == "end"
        assert row["tokens"] > 0
        assert isinstance(row["seconds"], float)


def test_throughput_is_printed(precis_in: Precis, capsys: pytest.CaptureFixture[str]) -> None:
    put(*topics("Oaks", "Firs"))
    precis_in("batch", "expand", IN, OUT)
    out, err = capsys.readouterr()
    assert out == ""
    assert "2 rows" in err
    assert "tokens/s" in err


def test_a_bad_row_gives_its_error_in_its_place(precis_in: Precis, fake: FakeEngine) -> None:
    bad: list[Any] = [
        "no json",
        '["a list"]',
        {"words": "no text"},
        {"text": 3},
        {"text": "   "},
        {"text": "Elms.", "style": "purple"},
        {"text": "Elms.", "seed": "one"},
    ]
    rows: list[Any] = []
    for number, row in enumerate(bad):
        rows += topics(f"Tree{number}")
        rows.append(row)
    put(*rows)
    assert precis_in("batch", "summarize", IN, OUT) == 0

    written = got()
    assert len(written) == len(rows)
    for number in range(len(bad)):
        good, failed = written[2 * number : 2 * number + 2]
        assert f"Tree{number}" in good["text"]
        assert "error" not in good
        assert failed["error"]
        assert (failed["text"], failed["stop"]) == ("", "error")
    assert "Line 2" in written[1]["error"]
    assert "purple" in written[11]["error"]


def test_a_row_may_have_settings_of_its_own(precis_in: Precis, fake: FakeEngine) -> None:
    put(
        {"text": "Oaks need water.", "style": "tldr", "title": "On oaks", "seed": 4},
        {"text": "Firs need water.", "source": "a book"},
    )
    assert precis_in("batch", "summarize", IN, OUT, "--style", "brief") == 0

    by_text = {("Oaks" in r.messages[0].content): r for r in fake.requests}
    assert "one sentence" in by_text[True].messages[0].content
    assert "Title: On oaks" in by_text[True].messages[0].content
    assert by_text[True].sampling.seed == 4
    assert "2-3 sentences" in by_text[False].messages[0].content
    assert by_text[False].sampling.seed == 0


def test_a_stopped_run_goes_on_where_it_was(
    precis_in: Precis, fake: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    put(*topics("Oaks", "Firs"))
    precis_in("batch", "expand", IN, OUT)
    before = OUT.read_bytes()
    put(*topics("Oaks", "Firs", "Elms", "Figs"))
    OUT.write_bytes(before + b'{"text": "Elms ne')
    fake.requests.clear()
    capsys.readouterr()
    assert precis_in("batch", "expand", IN, OUT) == 0

    assert OUT.read_bytes().startswith(before)
    assert [row["text"].split()[3] for row in got()] == ["Oaks", "Firs", "Elms", "Figs"]
    assert len(fake.requests) == 2
    assert "2 rows are there already" in capsys.readouterr().err


def test_a_finished_run_does_nothing_again(
    precis_in: Precis, fake: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    put(*topics("Oaks"))
    precis_in("batch", "expand", IN, OUT)
    before = OUT.read_bytes()
    fake.requests.clear()
    capsys.readouterr()
    assert precis_in("batch", "expand", IN, OUT) == 0
    assert OUT.read_bytes() == before
    assert fake.requests == []
    assert "1 rows are there already; nothing is left to do." in capsys.readouterr().err


def test_an_output_that_belongs_to_another_input_is_refused_and_left_alone(
    precis_in: Precis, capsys: pytest.CaptureFixture[str], fake: FakeEngine
) -> None:
    put(*topics("Oaks"))
    theirs = b'{"text": "a"}\n{"text": "b"}\n{"text": "no line ends here"}'
    OUT.write_bytes(theirs)
    assert precis_in("batch", "expand", IN, OUT) == 3
    assert OUT.read_bytes() == theirs
    assert "2 rows, more than the input's 1" in capsys.readouterr().err
    assert fake.requests == []


def test_blank_lines_are_no_rows(precis_in: Precis) -> None:
    IN.write_text('\n{"text": "Oaks grow."}\n\n  \n{"text": "Firs grow."}', "utf-8")
    assert precis_in("batch", "expand", IN, OUT) == 0
    assert len(got()) == 2


def test_line_separators_inside_a_text_do_not_break_its_row(
    precis_in: Precis, fake: FakeEngine
) -> None:
    fake.answer = lambda messages: messages[-1].content[-20:]
    put({"text": "Oaks\u2028grow\u0085tall."}, {"text": "나무는 자란다."})
    assert precis_in("batch", "expand", IN, OUT) == 0
    lines = OUT.read_text("utf-8").split("\n")
    assert len(lines) == 3
    assert json.loads(lines[0])["text"].endswith("Oaks\u2028grow\u0085tall.")
    assert "나무는" in lines[1]


@pytest.mark.parametrize("words", [["missing.jsonl", "out.jsonl"], [".", "out.jsonl"]], ids=str)
def test_an_input_that_cannot_be_read_ends_with_3(
    precis_in: Precis, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert precis_in("batch", "expand", *words) == 3
    assert f"{words[0]} cannot be read" in capsys.readouterr().err
    assert not OUT.exists()


@pytest.mark.parametrize("output", [".", "no/such/folder/out.jsonl"])
def test_an_output_that_cannot_be_written_ends_with_3(
    precis_in: Precis, capsys: pytest.CaptureFixture[str], output: str, fake: FakeEngine
) -> None:
    put(*topics("Oaks"))
    assert precis_in("batch", "expand", IN, output) == 3
    assert f"{output} cannot be written" in capsys.readouterr().err
    assert fake.requests == []


def test_a_failing_engine_ends_the_run_and_the_rows_before_it_stay(
    precis_in: Precis, fake: FakeEngine
) -> None:
    fake.parallel = 1

    def answer(_: Sequence[Message]) -> str:
        if len(fake.requests) == 3:
            raise EngineGone("The engine's process ended.")
        return "Trees grow."

    fake.answer = answer
    put(*topics("Oaks", "Firs", "Elms", "Figs"))
    assert precis_in("batch", "expand", IN, OUT) == 4
    assert len(got()) == 2

    assert precis_in("batch", "expand", IN, OUT) == 0
    assert len(got()) == 4
