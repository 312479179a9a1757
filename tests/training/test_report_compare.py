"""Comparing finished evaluations: nothing is generated again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("rouge_score", reason="needs rouge-score: pip install '.[training]'")

from precis_training.config import RecipeError
from precis_training.evaluation.compare import joined, run_comparison
from precis_training.evaluation.evaluate import evaluate_rows
from precis_training.evaluation.report import page_of, write_pages
from precis_training.evaluation.results import Report

from .evaluating import FakeGenerator, asked_rows, first_words, model, pair, recipe

PAIRS = [pair(number) for number in range(12)]


def evaluation(output: Path, name: str, words: int, papers: slice = slice(None)) -> Report:
    of = recipe(name=name)
    rows = asked_rows(recipe(name=name, rows=12), PAIRS)[papers]
    base = model(FakeGenerator(first_words(3)), name="base", role="base")
    tuned = model(FakeGenerator(first_words(words)), identity=f"{name} weights")
    report = evaluate_rows(of, [base, tuned], rows, output, facts=lambda *_: {})
    write_pages(report, output)
    return report


def test_two_evaluations_become_one_page(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    evaluation(ours, "ours", 16)
    evaluation(theirs, "theirs", 6)
    report = run_comparison([ours, theirs / "evaluation.json"], tmp_path / "both")
    names = [system.name for system in report.systems]
    # The base and the floors are the same in both and stand there once.
    assert names[:3] == ["base", "tuned", "tuned, theirs"]
    assert len(set(names)) == len(names)
    assert [system.role for system in report.systems][:3] == ["base", "tuned", "rival"]
    assert "ROUGE-L above tuned, theirs" in {one.claim for one in page_of(report).verdicts}
    assert (tmp_path / "both" / "report.html").is_file()


def test_the_page_is_about_the_first_tuned_system_wherever_it_stands(tmp_path: Path) -> None:
    first = evaluation(tmp_path / "a", "a", 16)
    bare = replace(first, systems=tuple(one for one in first.systems if one.role != "tuned"))
    report = joined([bare, evaluation(tmp_path / "b", "b", 6)])
    assert report.tuned is not None
    assert report.tuned.name == "tuned"


def test_systems_are_paired_on_the_rows_that_both_have(tmp_path: Path) -> None:
    first = evaluation(tmp_path / "a", "a", 16, slice(0, 8))
    second = evaluation(tmp_path / "b", "b", 6, slice(4, 12))
    report = joined([first, second])
    assert [row.id for row in report.rows] == [row.id for row in first.rows[4:8]]
    rival = next(one for one in report.systems if one.role == "rival")
    theirs = next(one for one in second.systems if one.role == "tuned")
    assert rival.measures["rougeL"] == theirs.measures["rougeL"][:4]


def test_samples_hold_what_every_evaluation_kept_of_them(tmp_path: Path) -> None:
    first = evaluation(tmp_path / "a", "a", 16)
    second = evaluation(tmp_path / "b", "b", 6)
    report = joined([first, second])
    assert 0 < len(report.samples) <= 10
    both = [sample for sample in report.samples if "tuned, b" in sample.texts]
    assert both
    assert both[0].texts["tuned"] != both[0].texts["tuned, b"]


def test_two_runs_of_one_recipe_are_called_by_their_folders(tmp_path: Path) -> None:
    evaluation(tmp_path / "early", "one", 6)
    evaluation(tmp_path / "late", "one", 16)
    other = tmp_path / "late"
    changed = replace(evaluation(other, "one", 16), created="later")
    changed = replace(
        changed,
        systems=tuple(
            replace(one, identity="later weights") if one.role == "tuned" else one
            for one in changed.systems
        ),
    )
    write_pages(changed, other)
    report = run_comparison([tmp_path / "early", other], tmp_path / "both")
    assert "tuned, late" in {system.name for system in report.systems}


def test_evaluations_without_a_common_row_cannot_be_compared(tmp_path: Path) -> None:
    first = evaluation(tmp_path / "a", "a", 16, slice(0, 4))
    second = evaluation(tmp_path / "b", "b", 6, slice(4, 8))
    with pytest.raises(RecipeError, match="no row in common"):
        joined([first, second])


def test_one_evaluation_is_no_comparison(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match="two finished evaluations"):
        joined([evaluation(tmp_path, "a", 16)])
