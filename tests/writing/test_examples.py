"""Few-shot examples from a file: one a line, and a line ends at a line feed alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from precis.errors import SettingsError
from precis.writing.examples import read_examples
from precis.writing.job import Example


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\u0085"])
def test_separators_inside_a_text_do_not_part_it(tmp_path: Path, mark: str) -> None:
    file = tmp_path / "examples.jsonl"
    row = json.dumps({"text": f"Oaks{mark}grow.", "answer": "Trees."}, ensure_ascii=False)
    file.write_text(f"{row}\n\n{row}\n", "utf-8")
    assert read_examples(str(file)) == (Example(f"Oaks{mark}grow.", "Trees."),) * 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_files_of_windows_programs_are_read(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "examples.jsonl"
    file.write_text('{"text": "a", "answer": "b"}\r\n', encoding, newline="")
    assert read_examples(str(file)) == (Example("a", "b"),)


def test_the_first_fault_is_named_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "examples.jsonl"
    file.write_text('{"text": "a", "answer": "b"}\n\n{"text": "a"}\n', "utf-8")
    with pytest.raises(SettingsError, match="line 3"):
        read_examples(str(file))
