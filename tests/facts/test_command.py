"""`precis check` and `precis batch check`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from precis.cli.main import run

SOURCE = "We weighed 43 foxes in Norway. The drug did not help them. Rain fell in May 2019."
DRAFT = "In Norway, 34 foxes were weighed. The drug helped them. It rained in May 2019."


def serve(transport: str, host: str, port: int) -> None:
    raise AssertionError("a language server was started")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("source.txt").write_text(SOURCE, "utf-8")
    Path("draft.md").write_text(f"# Foxes\n\n{DRAFT}\n", "utf-8")


def command(*words: str) -> int:
    return run(words, serve)


def got() -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path("out.jsonl").read_text("utf-8").splitlines()]


def put(*rows: object) -> None:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    Path("in.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")


def test_flagged_sentences_are_shown_with_place_reason_and_evidence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert command("check", "draft.md", "--source", "source.txt") == 0
    out = capsys.readouterr().out
    assert "draft.md:3:1: check: In Norway, 34 foxes" in out
    assert "“34” was not found in the source. The source has “43”." in out
    assert "draft.md:3:35: contradicted: The drug helped them." in out
    assert "evidence: source.txt:1:32: The drug did not help them." in out
    assert "4 sentences: 2 without a finding, 1 to check, 1 contradicted" in out
    assert "false" not in out.lower()


def test_json_has_a_finding_for_each_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    Path("draft.txt").write_text(DRAFT, "utf-8")
    assert command("check", "draft.txt", "--source", "source.txt", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert 0 <= report["score"] <= 1
    assert [DRAFT[f["start"] : f["end"]] for f in report["findings"]] == [
        "In Norway, 34 foxes were weighed.",
        "The drug helped them.",
        "It rained in May 2019.",
    ]
    assert [f["state"] for f in report["findings"]] == ["check", "contradicted", "supported"]
    reason = report["findings"][0]["reasons"][0]
    assert reason["kind"] == "number"
    assert DRAFT[reason["start"] : reason["end"]] == reason["text"] == "34"
    assert SOURCE[reason["source"]["start"] : reason["source"]["end"]] == "43"
    evidence = report["findings"][2]["evidence"][0]
    assert SOURCE[evidence["start"] : evidence["end"]] == "Rain fell in May 2019."


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("draft.md", "--source", "none.txt"), 3, "none.txt cannot be read"),
        (("draft.md", "--source", "empty.txt"), 3, "empty.txt is empty"),
        (("draft.md", "--source", "source.txt", "--layers", "facts,magic"), 2, "'magic'"),
        (("draft.md", "--source", "source.txt", "--format", "docx"), 2, "'docx'"),
    ],
)
def test_what_cannot_be_checked_is_said(
    words: tuple[str, ...], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("empty.txt").write_text(" \n", "utf-8")
    assert command("check", *words) == code
    assert message in capsys.readouterr().err


def test_a_batch_keeps_the_order_and_says_what_is_wrong_with_a_row() -> None:
    put({"source": SOURCE, "draft": DRAFT}, {"source": SOURCE}, {"source": SOURCE, "draft": ""})
    assert command("batch", "check", "in.jsonl", "out.jsonl") == 0
    first, second, third = got()
    assert [finding["state"] for finding in first["findings"]] == [
        "check",
        "contradicted",
        "supported",
    ]
    assert set(first["findings"][0]) >= {"start", "end", "state", "reasons", "evidence"}
    assert "Line 2" in second["error"]
    assert (third["score"], third["findings"]) == (1.0, [])


def test_a_stopped_batch_goes_on_where_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    put(*({"source": SOURCE, "draft": f"{number} foxes."} for number in (43, 44)))
    command("batch", "check", "in.jsonl", "out.jsonl", "--layers", "facts")
    whole = Path("out.jsonl").read_bytes()
    Path("out.jsonl").write_bytes(whole[: whole.index(b"\n") + 20])
    assert command("batch", "check", "in.jsonl", "out.jsonl") == 0
    assert Path("out.jsonl").read_bytes() == whole
    assert "1 rows are there already" in capsys.readouterr().err
