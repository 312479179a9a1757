"""What the benchmarks stand on: rows, their file, the command line, and the paper they carry."""

from __future__ import annotations

import inspect
import json
from importlib import import_module
from pathlib import Path

import pytest
from benchmarks.__main__ import NAMES
from benchmarks.latency import percentile
from benchmarks.mapreduce import job
from benchmarks.paper import SECTIONS, paper, words
from benchmarks.rows import NO_AIM, Row, at_least, at_most, beside, save, show

from precis.text.document import Document, Format
from precis.text.sections import outline
from precis.writing.job import Strategy

OPTIONS = {
    "runs",
    "threads",
    "parallel",
    "tokens",
    "part",
    "sections",
    "requests",
    "steps",
    "base",
    "papers",
    "adapter",
}


@pytest.mark.parametrize(("ours", "holds"), [(1.9, True), (2.0, True), (2.1, False)])
def test_at_most_holds_up_to_its_limit(ours: float, holds: bool) -> None:
    row = at_most("seconds", ours, 1.0, 2.0)
    assert (row.ratio, row.aim, row.holds) == (ours, "≤ 2 ×", holds)


@pytest.mark.parametrize(("ours", "holds"), [(10.1, True), (10.0, True), (9.9, False)])
def test_at_least_holds_from_its_limit_on(ours: float, holds: bool) -> None:
    row = at_least("tokens/s", ours, 2.0, 5.0)
    assert (row.ratio, row.aim, row.holds) == (ours / 2, "≥ 5 ×", holds)


def test_a_row_without_an_aim_claims_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    row = beside("load, s", 1.0, 4.0)
    assert (row.ratio, row.aim, row.holds) == (0.25, NO_AIM, True)
    show("A title", [row])
    printed = capsys.readouterr().out
    assert "A title" in printed
    assert "yes" not in printed


def test_the_file_is_a_json_list_of_rows(tmp_path: Path) -> None:
    file = tmp_path / "rows.json"
    rows = [at_least("tokens/s", 10.0, 2.0, 5.0), beside("load, s", 1.0, 4.0)]
    save(file, rows)
    read = json.loads(file.read_text("utf-8"))
    assert [set(row) for row in read] == [{"name", "ours", "other", "ratio", "aim", "holds"}] * 2
    assert [Row(**row) for row in read] == rows


@pytest.mark.parametrize("name", NAMES)
def test_every_benchmark_has_a_title_and_takes_only_known_options(name: str) -> None:
    module = import_module(f"benchmarks.{name}")
    assert module.TITLE
    assert set(inspect.signature(module.run).parameters) <= OPTIONS


def test_the_paper_is_the_same_every_time_and_another_in_each_variant() -> None:
    assert paper() == paper()
    assert paper(variant=1) == paper(variant=1)
    assert paper() != paper(variant=1)
    assert words(5000, 3) == words(5000, 3)
    assert len(words(5000, 3).split()) == 5000


@pytest.mark.parametrize("variant", range(3))
def test_all_sections_of_the_paper_are_found(variant: int) -> None:
    found = outline(Document(paper(variant=variant), Format.MARKDOWN))
    sections = [section for section in found.sections if section.level == 2]
    assert len(sections) == SECTIONS == 20
    assert len({section.title for section in sections}) == SECTIONS
    assert all(len(section.body) > 800 for section in sections)


def test_no_sentence_stands_twice_in_a_section() -> None:
    for section in paper().split("\n## ")[1:]:
        sentences = section.replace("\n", " ").split(". ")
        assert len(set(sentences)) == len(sentences)


def test_the_job_has_a_part_for_each_section() -> None:
    wanted = job(Strategy.REFINE, SECTIONS, 128, 0)
    assert wanted.strategy is Strategy.REFINE
    assert wanted.max_tokens == 128
    assert sum(len(part.path) == 2 for part in wanted.parts) == SECTIONS
    assert "".join(part.span.of(wanted.text) for part in wanted.parts) == wanted.text


def test_the_percentile_is_one_of_the_values() -> None:
    values = [float(value) for value in range(1, 201)]
    assert percentile(values, 0.99) == 198.0
    assert percentile([5.0], 0.99) == 5.0
