"""The audit of a recipe: figures that run, a table, a plot, and nothing printed by itself."""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from subprocess import Popen
from typing import Any

import psutil
import pytest
from rich.console import Console

from precis.text.language import Language

pytest.importorskip("ijson", reason="needs ijson: pip install '.[training]'")

from precis_training.audit.audit import AuditReport, run_audit, show
from precis_training.audit.tally import Asked, Histogram, Sample
from precis_training.audit.workers import audited
from precis_training.config import Recipe
from precis_training.data import Counts, pairs
from precis_training.reading_bar import bars_of
from precis_training.tasks import Left, examples

from .reading_data import FIXTURES, SOURCES, write_table


def _recipe(*sources: dict[str, Any], audit: dict[str, Any] | None = None, **more: Any) -> Recipe:
    return Recipe.model_validate(
        {
            "name": "audited",
            "adapter": "expand",
            "base": "embedded",
            "languages": ["en", "ko"],
            "data": {"sources": list(sources), "audit": audit or {}},
            "tasks": [{"kind": "expand"}, {"kind": "summarize", "style": "tldr"}],
            **more,
        }
    )


@pytest.fixture(scope="module")
def report() -> AuditReport:
    return run_audit(_recipe(*SOURCES.values()), FIXTURES, None)


class TestHistogram:
    def test_quantiles_are_those_of_the_values_to_a_bin(self) -> None:
        random = Random(0)
        values = sorted(random.random() for _ in range(5000))
        histogram = Histogram([step / 100 for step in range(101)])
        for value in values:
            histogram.add(value)
        for share in (0.05, 0.5, 0.9):
            assert histogram.quantile(share) == pytest.approx(values[int(share * 5000)], abs=0.01)
        assert histogram.mean == pytest.approx(sum(values) / 5000)

    def test_values_outside_are_counted_at_the_ends(self) -> None:
        histogram = Histogram([0, 1, 2])
        for value in (-5, 0.5, 2, 100):
            histogram.add(value)
        assert histogram.counts == [2, 2]

    def test_nothing_counted_is_no_error(self) -> None:
        assert (Histogram([0, 1]).quantile(0.5), Histogram([0, 1]).mean) == (0.0, 0.0)


def test_a_sample_is_uniform() -> None:
    last = []
    for seed in range(200):
        sample: Sample[int] = Sample(5, seed)
        for number in range(20):
            sample.offer(number)
        assert len(set(sample.kept)) == 5
        last += sample.kept
    # Each of twenty comes in a quarter of the samples; three standard errors are 0.09.
    shares = [last.count(number) / 200 for number in range(20)]
    assert all(0.12 < share < 0.38 for share in shares)


class TestRun:
    def test_every_task_is_audited_in_its_own_direction(self, report: AuditReport) -> None:
        expand, summarize = report.tallies
        assert (expand.task, summarize.task) == ("expand", "summarize (tldr)")
        assert expand.pairs == summarize.pairs == sum(report.counts.splits.values())
        assert expand.ratio.quantile(0.5) > 1 > summarize.ratio.quantile(0.5)
        assert expand.missing_share.mean > summarize.missing_share.mean
        assert set(expand.languages) == {"en", "ko"}

    def test_missing_facts_are_no_more_than_there_are(self, report: AuditReport) -> None:
        for tally in report.tallies:
            assert tally.missing <= tally.facts
            assert tally.pairs_with_missing <= tally.pairs

    def test_it_says_what_the_recipes_action_would_do(self) -> None:
        source = SOURCES["table, JSONL"]
        dropped = run_audit(
            _recipe(source, audit={"action": "drop", "most_facts": 0}), FIXTURES, None
        )
        masked = run_audit(_recipe(source, audit={"action": "mask"}), FIXTURES, None)
        missing = dropped.tallies[0].pairs_with_missing
        assert 0 < missing < 5  # none of them only names
        assert (dropped.tallies[0].dropped, dropped.tallies[0].masked) == (missing, 0)
        assert (masked.tallies[0].dropped, masked.tallies[0].masked) == (0, missing)

    def test_expansions_that_lose_the_summary_are_told_and_left_out(self) -> None:
        source, audit = SOURCES["scitldr"], {"forgotten": 0.2}
        expand, summarize = run_audit(_recipe(source, audit=audit), FIXTURES, None).tallies
        lost = sum(expand.forgotten.counts[20:])
        assert 0 < lost < expand.pairs == expand.forgotten.total
        assert expand.dropped == lost
        assert (summarize.forgotten.total, summarize.dropped) == (0, 0)  # a summary has to
        left = Left()
        recipe = _recipe(source, audit=audit)
        read = (pair for _, pair in pairs(recipe.data, FIXTURES, Counts()))
        made = [example.task.kind for example in examples(recipe, read, left)]
        assert made.count("expand") == expand.pairs - lost
        assert (made.count("summarize"), left.audited) == (expand.pairs, lost)

    def test_a_grounded_target_may_draw_on_passages(self) -> None:
        source = SOURCES["scisummnet"]
        tasks = [{"kind": "expand", "title": 0}, {"kind": "expand_grounded", "title": 0}]
        plain, grounded = run_audit(_recipe(source, tasks=tasks), FIXTURES, None).tallies
        assert grounded.missing_share.mean < plain.missing_share.mean

    def test_pairs_of_another_language_are_counted(self) -> None:
        source = SOURCES["aihub, object at the root"]
        report = run_audit(_recipe(source, languages=["en"]), FIXTURES, None)
        assert (report.tallies, report.other_language) == ((), 5)

    def test_progress_hears_the_rows_read_and_the_pairs_compared(self) -> None:
        heard: list[tuple[str, int]] = []
        run_audit(_recipe(SOURCES["scitldr"]), FIXTURES, None, lambda *said: heard.append(said))
        assert heard == [("rows", 1), ("rows", 5), ("facts", 10)]

    def test_a_line_for_each_phase_says_how_much_was_done(self) -> None:
        page = io.StringIO()
        console = Console(file=page, width=100)
        with bars_of({"rows": ("Read", "rows"), "facts": ("Compared", "pairs")}, console) as heard:
            run_audit(_recipe(SOURCES["scitldr"]), FIXTURES, None, heard)
        said = page.getvalue().splitlines()
        assert [line.split(",")[0] for line in said] == ["Read 5 rows", "Compared 10 pairs"]

    def test_facts_are_compared_in_a_sample_and_words_in_all(self) -> None:
        whole = run_audit(_recipe(SOURCES["scitldr"]), FIXTURES, None)
        part = run_audit(_recipe(SOURCES["scitldr"]), FIXTURES, None, sample=2)
        assert [tally.compared for tally in whole.tallies] == [5, 5]
        assert [tally.compared for tally in part.tallies] == [2, 2]
        assert part.tallies[0].pairs == 5
        assert part.tallies[0].missing_share.mean == whole.tallies[0].missing_share.mean
        assert part.tallies[0].facts < whole.tallies[0].facts

    def test_nothing_is_printed(self, capsys: pytest.CaptureFixture[str]) -> None:
        run_audit(_recipe(SOURCES["scitldr"]), FIXTURES, None)
        assert capsys.readouterr() == ("", "")


def _line(process: psutil.Process) -> str:
    return " ".join(process.cmdline())


class TestWorkers:
    def _asked(self, count: int) -> Iterator[Asked]:
        for number in range(count):
            target = f"We saw {number + 100} rivers."
            yield Asked("expand", "expand", str(number), "Rivers.", target, Language.ENGLISH)

    def test_several_processes_give_what_one_gives_in_the_same_order(self) -> None:
        alone = list(audited(self._asked(700), 1))
        assert list(audited(self._asked(700), 2)) == alone
        assert [asked.where for asked, _ in alone] == [str(number) for number in range(700)]

    def test_no_process_is_left_when_the_audit_is_killed(self) -> None:
        script = (
            "from itertools import repeat\n"
            "from precis.text.language import Language\n"
            "from precis_training.audit.workers import Asked, audited\n"
            "one = Asked('expand', 'expand', '1', 'Rivers.', 'Seas.', Language.ENGLISH)\n"
            "for _ in audited(repeat(one), 2): pass\n"
        )
        path = os.pathsep.join(sys.path)
        main = Popen([sys.executable, "-c", script], env=os.environ | {"PYTHONPATH": path})
        workers: list[psutil.Process] = []
        while len(workers) < 2:
            assert main.poll() is None
            workers = [one for one in psutil.Process(main.pid).children() if "fork" in _line(one)]
            time.sleep(0.05)
        main.kill()
        main.wait()
        _, alive = psutil.wait_procs(workers, timeout=60)
        assert not alive

    def test_pairs_are_read_as_they_are_needed(self) -> None:
        asked = self._asked(5000)
        found = audited(asked, 2)
        for _ in range(520):  # more than one process does alone
            next(found)
        del found
        assert int(next(asked).where) < 1000


class TestFiles:
    def test_figures_and_plot_are_written(self, tmp_path: Path) -> None:
        pytest.importorskip("matplotlib")
        report = run_audit(_recipe(SOURCES["scitldr"]), FIXTURES, tmp_path / "new")
        figures, plot = report.files
        plain = json.loads(figures.read_text("utf-8"))
        assert plain["data"]["fingerprint"] == report.counts.used.hexdigest()
        assert plain["tasks"][0]["pairs"] == 5
        assert plot.read_bytes().startswith(b"\x89PNG")
        assert plot.stat().st_size > 20_000

    def test_a_plot_may_be_svg(self, tmp_path: Path, report: AuditReport) -> None:
        pytest.importorskip("matplotlib")
        from precis_training.audit.plot import draw

        assert "<svg" in draw(report.tallies, tmp_path / "audit.svg").read_text("utf-8")[:1000]


class TestTable:
    def _shown(self, report: AuditReport) -> str:
        console = Console(file=io.StringIO(), width=120)
        show(report, console)
        file = console.file
        assert isinstance(file, io.StringIO)
        return file.getvalue()

    def test_it_names_rows_rate_figures_and_examples(self, report: AuditReport) -> None:
        text = self._shown(report)
        assert "40 rows" in text
        assert "a second" in text
        assert report.counts.used.hexdigest() in text
        assert "content words missing" in text
        assert "percentage" in text
        assert "not in the input" in text

    def test_bad_rows_stand_with_reason_and_place(self, tmp_path: Path) -> None:
        source = write_table(tmp_path / "rows.jsonl", [{"summary": "", "text": "[bold]t"}])
        text = self._shown(run_audit(_recipe(source), tmp_path, None))
        assert "no summary" in text
        assert "rows.jsonl:1" in text
        assert "No pair suits a task" in text
