"""The page: what it claims, that it can be read, and that it needs nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

pytest.importorskip("rouge_score", reason="needs rouge-score: pip install '.[training]'")

from precis_training.config import RecipeError
from precis_training.evaluation.charts import Bar, bar_chart, loss_chart
from precis_training.evaluation.html import html
from precis_training.evaluation.report import markdown, page_of, write_pages
from precis_training.evaluation.results import Curve, Report, Row, Sample, System, load, read_curve
from precis_training.evaluation.verdicts import Verdict

GROUP = "summarize (tldr), en"
COUNT = 40
VOID = {"meta", "br", "link", "img", "input"}


def ones(value: float, spread: float = 0.0) -> list[tuple[float, float] | None]:
    return [(value + spread * (number % 5 - 2), 1.0) for number in range(COUNT)]


def measured(name: str, role: str, level: float, spread: float = 1.0) -> System:
    measures = {f"rouge{kind}": ones(level, spread) for kind in "12L"}
    measures["language"] = ones(100.0)
    if role in ("base", "tuned", "rival"):
        measures |= {"stop_token": ones(99.0), "repeated_raw": ones(0.5), "seconds": ones(2.0)}
    return System(name, role, f"the {name}", name, measures, memory=500 * 2**20)  # type: ignore[arg-type]


def report(tuned: float = 40.0, lead: float = 30.0, group: str = GROUP) -> Report:
    systems = (
        measured("base", "base", 20.0),
        measured("tuned", "tuned", tuned),
        measured("lead", "floor", lead),
    )
    return Report(
        name="small",
        title="The adapter “small”",
        created="2026-11-22T10:00:00+00:00",
        seed=0,
        resamples=200,
        band=(0.5, 1.5),
        about={"rows": f"{COUNT}"},
        tokenizers={"en": "rouge-score 0.1.2"},
        rows=tuple(Row(f"row-{number}", group) for number in range(COUNT)),
        systems=systems,
        samples=(
            Sample(
                "row-0",
                group,
                "On <b>rivers</b>",
                "Input with *stars* | and <script>alert(1)</script>",
                "The reference.",
                {"base": "", "tuned": "A text."},
                worst=1,
            ),
        ),
        curves={"small": Curve([(1, 3.0), (10, 2.0)], [(5, 2.5), (10, 2.2)])},
        notes=("No perplexity for base.",),
    )


def claims(of: Report) -> dict[str, Verdict]:
    return {verdict.claim: verdict for verdict in page_of(of).verdicts}


class TestClaims:
    def test_a_clear_difference_holds(self) -> None:
        assert claims(report(tuned=40.0))["ROUGE-1 above lead"].state == "yes"

    def test_the_opposite_fails(self) -> None:
        assert claims(report(tuned=25.0))["ROUGE-1 above lead"].state == "no"

    def test_what_chance_may_have_made_is_undecided(self) -> None:
        noisy = report()
        same: list[tuple[float, float] | None] = [
            (30.0 + (10 if number % 2 else -10), 1.0) for number in range(COUNT)
        ]
        tuned = replace(noisy.systems[1], measures={"rouge1": same})
        systems = (noisy.systems[0], tuned, noisy.systems[2])
        found = claims(replace(noisy, systems=systems))
        assert found["ROUGE-1 above lead"].state == "open"

    def test_fewer_unsupported_numbers_are_better(self) -> None:
        expanding = report(group="expand placeholders, en")
        base, tuned, lead = expanding.systems
        base = replace(base, measures=base.measures | {"unsupported_numbers": ones(3.0)})
        tuned = replace(tuned, measures=tuned.measures | {"unsupported_numbers": ones(1.0)})
        found = claims(replace(expanding, systems=(base, tuned, lead)))
        verdict = found["unsupported numbers per 100 words below base"]
        assert (verdict.state, verdict.figures) == ("yes", "−2.00 [−2.00, −2.00]")

    def test_limits_are_held_against_the_figure(self) -> None:
        found = claims(report())
        assert found["ended by the stop token, %: above 98"].state == "yes"
        assert found["repeated 4-grams before the guard, %: below 2"].state == "yes"

    def test_without_a_tuned_system_nothing_is_claimed(self) -> None:
        bare = replace(report(), systems=report().systems[:1])
        page = page_of(bare)
        assert page.verdicts == ()
        assert "nothing is claimed" in page.headline

    def test_the_headline_counts_the_claims(self) -> None:
        page = page_of(report())
        assert page.headline.startswith(f"Of {len(page.verdicts)} claims {len(page.verdicts)} hold")


class TestMarkdown:
    def test_figures_stand_with_their_intervals(self) -> None:
        text = markdown(page_of(report()))
        line = next(line for line in text.splitlines() if line.startswith("| ROUGE-1 | 20.0"))
        assert line.count("[") == 3
        assert "| peak memory, MiB | 500 | 500 | 500 |" in text

    def test_differences_in_bold_leave_out_zero(self) -> None:
        assert "| ROUGE-1 | **+20.0** [+20.0, +20.0]" in markdown(page_of(report()))

    def test_a_samples_text_is_no_markup(self) -> None:
        text = markdown(page_of(report()))
        assert "\\*stars\\*" in text
        assert "<script>" not in text

    def test_an_empty_text_is_said_to_be_nothing(self) -> None:
        assert "**base.** (nothing)" in markdown(page_of(report()))

    def test_all_tables_have_as_many_cells_in_every_line(self) -> None:
        for block in markdown(page_of(report())).split("\n\n"):
            lines = [line for line in block.splitlines() if line.startswith("|")]
            assert len({line.replace("\\|", "").count("|") for line in lines}) <= 1

    def test_definitions_and_tokenizers_are_named(self) -> None:
        text = markdown(page_of(report()))
        assert "ROUGE, en: rouge-score 0.1.2" in text
        assert "ended by the stop token, %: texts that the model ended itself" in text


class _Page(HTMLParser):
    """Counts what a page holds, and finds what it opens and never closes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag


class TestHtml:
    def test_the_page_is_whole_and_needs_nothing_else(self) -> None:
        page = _Page(html(page_of(report())))
        assert page.addresses == []
        assert not {"script", "link", "img", "iframe"} & set(page.tags)
        assert page.tags.count("svg") >= 5
        assert page.tags.count("table") == 2
        assert page.tags.count("details") == 1

    def test_texts_are_escaped(self) -> None:
        text = html(page_of(report()))
        assert "<script>" not in text
        assert "&lt;script&gt;" in text

    def test_it_has_colours_for_light_and_dark(self) -> None:
        assert "prefers-color-scheme: dark" in html(page_of(report()))


class TestCharts:
    def test_bars_are_as_long_as_their_figures(self) -> None:
        bars = [Bar("one", "tuned", 10.0, 9.0, 20.0), Bar("two & more", "base", 5.0, 4.0, 6.0)]
        tree = ElementTree.fromstring(bar_chart("ROUGE", bars, 1))
        widths = [float(one.get("width", 0)) for one in tree.iter() if one.tag.endswith("rect")]
        assert widths[0] == pytest.approx(2 * widths[1], rel=0.01)
        texts = [one.text for one in tree.iter() if one.tag.endswith("text")]
        assert texts == ["one", "10.0", "two & more", "5.0"]

    def test_nothing_measured_still_draws(self) -> None:
        assert (
            ElementTree.fromstring(bar_chart("x", [Bar("a", "base", 0.0, 0.0, 0.0)], 1)) is not None
        )

    def test_the_curve_goes_down_when_the_loss_does(self) -> None:
        tree = ElementTree.fromstring(
            loss_chart({"run": Curve([(0, 3.0), (10, 1.0)], [(10, 2.0)])})
        )
        line = next(one.get("d", "") for one in tree.iter() if "train" in one.get("class", ""))
        first, last = (float(point.split()[1]) for point in line[1:].split("L"))
        assert last > first  # y grows downwards

    def test_one_point_is_no_curve(self) -> None:
        assert loss_chart({"run": Curve([(1, 2.0)], [])}) == ""

    def test_losses_come_from_the_trainers_own_file(self, tmp_path: Path) -> None:
        history = [
            {"step": 5, "loss": 2.5, "learning_rate": 1e-4},
            {"step": 5, "eval_loss": 2.4},
            {"step": 10, "train_runtime": 3.0},
        ]
        file = tmp_path / "trainer_state.json"
        file.write_text(json.dumps({"log_history": history}))
        assert read_curve(file) == Curve([(5, 2.5)], [(5, 2.4)])
        with pytest.raises(RecipeError, match="no training log"):
            read_curve(tmp_path / "missing.json")


class TestFiles:
    def test_pages_and_numbers_are_written_beside_each_other(self, tmp_path: Path) -> None:
        write_pages(report(), tmp_path)
        assert {file.name for file in tmp_path.iterdir()} == {
            "evaluation.json",
            "report.md",
            "report.html",
        }
        raw = json.loads((tmp_path / "evaluation.json").read_text("utf-8"))
        assert raw["estimates"][GROUP]["tuned"]["rouge1"]["value"] == pytest.approx(40.0)

    def test_a_report_is_read_back_as_it_was(self, tmp_path: Path) -> None:
        write_pages(report(), tmp_path)
        assert load(tmp_path) == load(tmp_path / "evaluation.json") == report()

    def test_what_is_no_evaluation_is_refused_with_its_name(self, tmp_path: Path) -> None:
        with pytest.raises(RecipeError, match=r"evaluation\.json"):
            load(tmp_path)
        (tmp_path / "evaluation.json").write_text('{"format": 99}')
        with pytest.raises(RecipeError, match="format 99"):
            load(tmp_path)
