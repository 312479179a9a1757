"""A bad row is counted by its reason and named by its place, and the rest is read."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("ijson", reason="needs ijson: pip install '.[training]'")

from .reading_data import FIXTURES, used, write_table

GOOD = {"summary": "Tides move sand.", "text": "Tides were watched for a year, and they move sand."}


def _bad(source: dict[str, Any], folder: Path) -> tuple[int, dict[str, list[str]]]:
    found, counts = used(source, folder=folder)
    assert {reason: len(places) for reason, places in counts.places.items()} == counts.bad
    return len(found), counts.places


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"summary": "cut', "no JSON"),
        (b'["a", "list"]', "no object"),
        (b'{"summary": "\xff", "text": "t"}', "no UTF-8"),
        (b'{"summary": "lone \\ud800", "text": "a lone surrogate"}', "no UTF-8"),
        (b'{"summary": "  ", "text": "t"}', "no summary"),
        (b'{"summary": "s", "text": null}', "no text"),
        (b'{"summary": "s", "text": {"deep": 1}}', "no text"),
        (b'{"summary": "s"}', "no column text"),
        (b'{"summary": "the same", "text": "the same "}', "the summary is the text"),
        (b"[" * 100_000, "no JSON"),
    ],
)
def test_a_bad_line_of_json(line: bytes, reason: str, tmp_path: Path) -> None:
    source = write_table(tmp_path / "rows.jsonl", [GOOD])
    with (tmp_path / "rows.jsonl").open("ab") as file:
        file.write(line + b"\n" + json.dumps(GOOD | {"text": "Sand moves with tides."}).encode())
    source["columns"] = {"summary": "summary", "text": "text"}
    assert _bad(source, tmp_path) == (2, {reason: ["rows.jsonl:2"]})


def test_bad_rows_of_csv(tmp_path: Path) -> None:
    rows = [
        b"summary,text",
        b"short,a longer text of the first row",
        b"only one cell",
        b"too,many,cells",
        b"",
        b"bytes,that \xff are no UTF-8",
        b"short,a longer text of the last row",
    ]
    (tmp_path / "rows.csv").write_bytes(b"\n".join(rows))
    assert _bad({"format": "table", "files": ["rows.csv"]}, tmp_path) == (
        2,
        {
            "another number of columns than the header's": ["rows.csv:3", "rows.csv:4"],
            "no UTF-8": ["rows.csv:6"],
        },
    )


def test_a_cell_longer_than_the_csv_module_allows_by_itself(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(f"summary,text\nshort,{'long ' * 40_000}\n")
    assert _bad({"format": "table", "files": ["rows.csv"]}, tmp_path) == (1, {})


def test_bad_records_of_aihub(tmp_path: Path) -> None:
    whole = {
        "orginal_text": "조수는 한 해 동안 모래를 옮겼다.",
        "summary_text": "조수는 모래를 옮긴다.",
    }
    part = whole | {"summary_text": "조수."}
    records: list[Any] = [
        {"title": "좋은 기록", "summary_entire": [whole]},
        {"title": "요약 없음", "summary_entire": []},
        "기록이 아님",
        {"title": "목록이 아님", "summary_entire": "글"},
        {"title": "본문 없음", "summary_entire": [{"summary_text": "요약만 있다."}]},
        {"title": "부분만 나쁨", "summary_entire": [{}], "summary_section": [part]},
    ]
    (tmp_path / "papers.json").write_text(json.dumps({"data": records}), "utf-8")
    assert _bad({"format": "aihub", "files": ["papers.json"]}, tmp_path) == (
        1,
        {
            "no summary": ["papers.json:item 2", "papers.json:item 6"],
            "no object": ["papers.json:item 3"],
            "the summaries are no list of objects": ["papers.json:item 4"],
            "no text": ["papers.json:item 5"],
        },
    )


def test_an_aihub_file_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    text = (FIXTURES / "aihub_object.json").read_text("utf-8")
    (tmp_path / "cut.json").write_text(text[: text.index("P-4")], "utf-8")
    assert _bad({"format": "aihub", "files": ["cut.json"]}, tmp_path) == (
        3,
        {"no JSON from here to the end of the file": ["cut.json:item 4"]},
    )


def test_a_file_without_records(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text('{"rows": [1, 2]}')
    (tmp_path / "empty.json").write_text("")
    found, places = _bad({"format": "aihub", "files": ["other.json", "empty.json"]}, tmp_path)
    assert found == 0
    assert places["no list `data` in the file"] == ["other.json"]
    assert places["no JSON from here to the end of the file"] == ["empty.json:item 1"]


@pytest.mark.parametrize("name", ["rows.jsonl.gz", "rows.csv.gz"])
def test_a_compressed_file_that_breaks_off(name: str, tmp_path: Path) -> None:
    lines = [json.dumps(GOOD | {"text": f"{number} {GOOD['text']}"}) for number in range(4000)]
    if ".csv" in name:
        lines = ["summary,text", *(f"{number},text of {number}" for number in range(10_000))]
    whole = gzip.compress("\n".join(lines).encode())
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    _, counts = used({"format": "table", "files": [name]}, folder=tmp_path)
    assert counts.bad["the file breaks off"] == 1
    assert counts.rows > 100


def test_a_parquet_file_that_is_none(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "rows.parquet").write_bytes(b"PAR1 but nothing else")
    assert _bad({"format": "table", "files": ["rows.parquet"]}, tmp_path) == (
        0,
        {"no Parquet, or the file breaks off": ["rows.parquet:1"]},
    )


def test_only_the_first_places_of_a_reason_are_kept(tmp_path: Path) -> None:
    rows = [{"summary": "", "text": f"text {number}"} for number in range(50)]
    _, counts = used(write_table(tmp_path / "rows.jsonl", rows), folder=tmp_path)
    assert counts.bad["no summary"] == 50
    assert counts.places["no summary"] == [f"rows.jsonl:{number}" for number in range(1, 6)]
    assert counts.plain()["bad"]["no summary"]["count"] == 50
