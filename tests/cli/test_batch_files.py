"""The files of `precis batch`: none is lost or mixed up, and odd bytes cost their own row alone."""

from __future__ import annotations

import codecs
import json
import os
from pathlib import Path
from typing import Any

import pytest

from precis.engine.fake import FakeEngine
from precis.errors import EngineGone

from .conftest import Precis

IN, OUT, BESIDE = Path("in.jsonl"), Path("out.jsonl"), Path("out.jsonl.run")
OAKS, FIRS, ELMS = (
    json.dumps({"text": f"{name} need water."}).encode() for name in ("Oaks", "Firs", "Elms")
)


@pytest.fixture(autouse=True)
def _answers(fake: FakeEngine) -> None:
    fake.answer = lambda messages: f"It is about {messages[-1].content.split()[-3]} here."


def put(*rows: bytes) -> None:
    IN.write_bytes(b"".join(row + b"\n" for row in rows))


def got() -> list[dict[str, Any]]:
    return [json.loads(line) for line in OUT.read_bytes().split(b"\n")[:-1]]


def stopped_after_one(precis_in: Precis, fake: FakeEngine, *words: str) -> bytes:
    """A run of two rows whose engine fails at the second; what it left."""
    put(OAKS, FIRS)
    answer, parallel = fake.answer, fake.parallel

    def fails(messages: Any) -> str:
        if len(fake.requests) == 2:
            raise EngineGone("The engine's process ended.")
        return answer(messages)

    fake.answer, fake.parallel = fails, 1
    assert precis_in("batch", *(words or ("expand",)), IN, OUT) == 4
    fake.answer, fake.parallel = answer, parallel
    fake.requests.clear()
    return OUT.read_bytes()


class TestTheInputIsKept:
    @pytest.mark.parametrize("task", ["expand", "check"])
    @pytest.mark.parametrize("output", ["in.jsonl", "./in.jsonl", "link.jsonl", "hard.jsonl"])
    def test_it_is_not_the_output_too_under_any_name(
        self, precis_in: Precis, capsys: pytest.CaptureFixture[str], output: str, task: str
    ) -> None:
        theirs = OAKS + b"\n" + FIRS  # no line ends the last row
        IN.write_bytes(theirs)
        Path("link.jsonl").symlink_to(IN)
        os.link(IN, "hard.jsonl")
        assert precis_in("batch", task, IN, output) == 3
        assert IN.read_bytes() == theirs
        assert "name another output file" in capsys.readouterr().err
        assert not list(Path().glob("*.run"))

    def test_it_is_not_the_file_beside_the_output(self, precis_in: Precis) -> None:
        BESIDE.write_bytes(OAKS + b"\n")
        assert precis_in("batch", "expand", BESIDE, OUT) == 3
        assert BESIDE.read_bytes() == OAKS + b"\n"


class TestTheOutputIsOfThisRun:
    @pytest.mark.parametrize(
        ("words", "how"),
        [
            (("summarize",), "by another command"),
            (("check",), "by another command"),
            (("expand", "--seed", "5"), "with other options"),
            (("expand", "--adapter", "none"), "with other options"),
            (("expand", "--examples", "examples.jsonl"), "with other options"),
        ],
    )
    def test_what_was_written_in_another_way_is_refused_and_left_alone(
        self,
        precis_in: Precis,
        fake: FakeEngine,
        capsys: pytest.CaptureFixture[str],
        words: tuple[str, ...],
        how: str,
    ) -> None:
        before = stopped_after_one(precis_in, fake)
        Path("examples.jsonl").write_text('{"text": "a", "answer": "b"}\n')
        assert precis_in("batch", *words, IN, OUT) == 3
        assert OUT.read_bytes() == before
        assert f"out.jsonl was written {how}: name another output" in capsys.readouterr().err
        assert fake.requests == []

    def test_rows_of_another_input_are_refused(
        self, precis_in: Precis, fake: FakeEngine, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = stopped_after_one(precis_in, fake)
        put(ELMS, FIRS)
        assert precis_in("batch", "expand", IN, OUT) == 3
        assert OUT.read_bytes() == before
        assert "was written from another input" in capsys.readouterr().err

    def test_checks_of_other_layers_are_refused(
        self, precis_in: Precis, capsys: pytest.CaptureFixture[str]
    ) -> None:
        put(b'{"source": "Oaks grow.", "draft": "Oaks grow."}')
        assert precis_in("batch", "check", IN, OUT) == 0
        assert precis_in("batch", "check", IN, OUT, "--layers", "facts,support") == 3
        assert "with other options" in capsys.readouterr().err

    @pytest.mark.parametrize("there", [b'{"text": "mine"}\n', b"a line without its end"])
    def test_a_file_that_no_run_began_is_refused_and_left_alone(
        self, precis_in: Precis, capsys: pytest.CaptureFixture[str], there: bytes
    ) -> None:
        put(OAKS)
        OUT.write_bytes(there)
        assert precis_in("batch", "expand", IN, OUT) == 3
        assert OUT.read_bytes() == there
        assert "out.jsonl is there already" in capsys.readouterr().err
        assert not BESIDE.exists()

    def test_a_file_of_somebody_else_beside_it_is_not_written_over(
        self, precis_in: Precis, capsys: pytest.CaptureFixture[str]
    ) -> None:
        put(OAKS)
        BESIDE.write_text("#!/bin/sh\n")
        assert precis_in("batch", "expand", IN, OUT) == 3
        assert BESIDE.read_text() == "#!/bin/sh\n"
        assert "out.jsonl.run is not of Précis" in capsys.readouterr().err

    def test_the_same_command_goes_on_faster_or_slower(
        self, precis_in: Precis, fake: FakeEngine
    ) -> None:
        before = stopped_after_one(precis_in, fake)
        assert precis_in("batch", "expand", IN, OUT, "--threads", "1") == 0
        assert OUT.read_bytes().startswith(before)
        assert len(fake.requests) == 1

    def test_it_goes_on_with_rows_that_were_added_to_the_input(self, precis_in: Precis) -> None:
        IN.write_bytes(OAKS)
        assert precis_in("batch", "expand", IN, OUT) == 0
        for rows in ((OAKS, FIRS), (OAKS, FIRS, ELMS)):
            put(*rows)
            assert precis_in("batch", "expand", IN, OUT) == 0
        assert [row["text"].split()[3] for row in got()] == ["Oaks", "Firs", "Elms"]

    def test_once_the_output_is_removed_any_command_may_write_there(
        self, precis_in: Precis, fake: FakeEngine
    ) -> None:
        stopped_after_one(precis_in, fake)
        OUT.unlink()
        assert precis_in("batch", "summarize", IN, OUT) == 0
        assert len(got()) == 2

    def test_nothing_of_a_text_is_kept_beside_it(self, precis_in: Precis) -> None:
        put(OAKS)
        precis_in("batch", "summarize", IN, OUT, "--instruction", "Secret words")
        beside = BESIDE.read_text("utf-8")
        assert "Oaks" not in beside
        assert "Secret" not in beside


class TestOddBytes:
    def test_a_mark_before_the_first_row_is_no_part_of_it(self, precis_in: Precis) -> None:
        IN.write_bytes(codecs.BOM_UTF8 + OAKS + b"\r\n" + FIRS + b"\r\n")
        assert precis_in("batch", "expand", IN, OUT) == 0
        assert [row["text"].split()[3] for row in got()] == ["Oaks", "Firs"]

    @pytest.mark.parametrize("task", ["expand", "check"])
    def test_a_row_that_is_not_utf_8_costs_itself_alone(self, precis_in: Precis, task: str) -> None:
        good = b'{"text": "Oaks grow.", "source": "Oaks grow.", "draft": "Oaks grow."}'
        put(good, b'{"text": "caf\xe9"}', good)
        assert precis_in("batch", task, IN, OUT) == 0
        first, second, third = got()
        assert "error" not in first
        assert "error" not in third
        assert second["error"] == "Line 2: the row is not UTF-8 (byte 14)."

    def test_a_utf_16_file_is_refused_as_a_whole(
        self, precis_in: Precis, capsys: pytest.CaptureFixture[str]
    ) -> None:
        IN.write_text(OAKS.decode() + "\n", "utf-16")
        assert precis_in("batch", "expand", IN, OUT) == 3
        assert "Save it as UTF-8" in capsys.readouterr().err
        assert not OUT.exists()

    @pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\u0085", "\x0b", "\x1c"])
    def test_only_a_line_feed_ends_a_row(
        self, precis_in: Precis, fake: FakeEngine, mark: str
    ) -> None:
        fake.answer = lambda messages: messages[-1].content.split("\n")[-1]
        row = {"text": f"Oaks{mark}grow tall."}
        put(json.dumps(row, ensure_ascii=mark < " ").encode(), FIRS)
        assert precis_in("batch", "expand", IN, OUT) == 0
        assert len(got()) == 2
        fake.requests.clear()
        assert precis_in("batch", "expand", IN, OUT) == 0
        assert fake.requests == []

    def test_half_a_character_costs_no_other_row(self, precis_in: Precis, fake: FakeEngine) -> None:
        fake.answer = lambda messages: messages[-1].content[-20:]
        put(b'{"text": "Oaks \\ud800 grow."}', FIRS)
        assert precis_in("batch", "expand", IN, OUT) == 0
        assert len(got()) == 2

    def test_a_row_that_nests_without_end_costs_itself_alone(self, precis_in: Precis) -> None:
        put(b"[" * 200_000, OAKS)
        assert precis_in("batch", "expand", IN, OUT) == 0
        bad, good = got()
        assert "Line 1" in bad["error"]
        assert "Oaks" in good["text"]


def test_a_row_has_every_field_of_json(
    precis_in: Precis, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("oaks.txt").write_text("Oaks need water.", "utf-8")
    assert precis_in("expand", "oaks.txt", "--json") == 0
    alone = json.loads(capsys.readouterr().out)
    put(OAKS)
    assert precis_in("batch", "expand", IN, OUT) == 0
    (row,) = got()
    assert row.keys() == alone.keys()
    assert row["model"] == alone["model"] == "fake"
