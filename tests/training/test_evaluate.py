"""An evaluation: the same rows for all, kept as they are written, taken up where it stopped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from precis.engine.base import Dialect
from precis.text.language import Language

pytest.importorskip("rouge_score", reason="needs rouge-score: pip install '.[training]'")

from precis_training.config import Recipe, RecipeError
from precis_training.evaluation.answers import Asking
from precis_training.evaluation.evaluate import evaluate_rows, pick
from precis_training.evaluation.results import Report, System
from precis_training.evaluation.systems import embedded, floors, identity
from precis_training.tasks import examples

from .evaluating import (
    FakeGenerator,
    asked_rows,
    example,
    first_words,
    korean_pair,
    model,
    pair,
    recipe,
)

RECIPE = recipe()
PAIRS = [pair(number) for number in range(12)]
ROWS = asked_rows(RECIPE, PAIRS)


def run(
    generator: FakeGenerator, output: Path, of: Recipe = RECIPE, rows: Sequence[Asking] = ROWS
) -> Report:
    return evaluate_rows(of, [model(generator)], rows, output, facts=lambda *_: {})


def system(report: Report, name: str) -> System:
    return next(one for one in report.systems if one.name == name)


class TestRows:
    def test_each_paper_gives_one_row_at_most(self) -> None:
        twice = [*PAIRS[:4], *(replace(one, summary="Another summary.") for one in PAIRS[:4])]
        rows = asked_rows(RECIPE, twice)
        assert len(rows) == 4
        assert len({row.example.pair.paper for row in rows}) == 4

    def test_another_recipe_on_the_same_data_gets_the_same_papers(self) -> None:
        other = recipe("expand", name="other")
        papers = [row.example.pair.paper for row in ROWS]
        assert [row.example.pair.paper for row in asked_rows(other, PAIRS)] == papers

    def test_the_order_of_the_file_does_not_matter(self) -> None:
        assert [row.id for row in asked_rows(RECIPE, PAIRS[::-1])] == [row.id for row in ROWS]

    def test_rows_do_not_depend_on_how_many_papers_the_file_holds_at_once(self) -> None:
        many = [pair(number) for number in range(400)]
        few = asked_rows(RECIPE, many)
        best = asked_rows(recipe(rows=400), many)[: len(few)]
        assert [row.id for row in few] == [row.id for row in best]

    def test_another_seed_takes_other_papers(self) -> None:
        many = [pair(number) for number in range(60)]
        first, second = (asked_rows(recipe(seed=seed), many) for seed in (0, 1))
        assert {row.id for row in first} != {row.id for row in second}

    def test_tasks_and_languages_are_groups_with_equal_shares(self) -> None:
        both = recipe("expand", "summarize", rows=7)
        groups = [row.group for row in asked_rows(both, PAIRS)]
        assert groups.count("expand, en") == 4
        assert groups.count("summarize (tldr), en") == 3

    def test_what_the_audit_masks_for_training_is_whole_in_the_reference(self) -> None:
        (row, *_) = asked_rows(recipe("expand_placeholders"), PAIRS)
        assert row.example.target == row.example.pair.text
        assert row.example.references == (row.example.pair.text,)

    def test_no_row_at_all_is_an_error_that_says_what_to_do(self) -> None:
        with pytest.raises(RecipeError, match=r"evaluation\.split"):
            pick(examples(RECIPE, []), RECIPE.evaluation)


class TestAsking:
    def test_every_system_gets_the_same_seeds(self, tmp_path: Path) -> None:
        one, other = FakeGenerator(first_words(5)), FakeGenerator(first_words(5))
        systems = [model(one), model(other, name="seed recipe", role="rival")]
        evaluate_rows(RECIPE, systems, ROWS, tmp_path)
        seeds = [asked.sampling.seed for asked in one.asked]
        assert seeds == [asked.sampling.seed for asked in other.asked] == list(range(len(ROWS)))

    def test_the_base_gets_its_first_words_and_the_adapter_none(self) -> None:
        row = example(RECIPE, PAIRS[0])
        base = model(FakeGenerator(first_words(5)), dialect=Dialect.COMPLETION)
        assert base.asked(row, 0).messages[-1].role == "assistant"
        tuned = model(FakeGenerator(first_words(5)))
        assert tuned.asked(row, 0).messages == row.prompt

    def test_a_model_trained_on_other_words_is_asked_with_them(self) -> None:
        row = example(RECIPE, PAIRS[0])
        theirs = row.prompt[:0]
        own = model(FakeGenerator(first_words(5)), prompt=lambda _: theirs)
        assert own.messages(row) == theirs

    def test_the_embedded_base_is_asked_as_its_catalogue_entry_says(self, tmp_path: Path) -> None:
        adapter = tmp_path / "adapter.gguf"
        adapter.write_bytes(b"weights")
        assert embedded(RECIPE, "base", "base").dialect is Dialect.COMPLETION
        assert embedded(RECIPE, "tuned", "tuned", adapter).dialect is Dialect.ADAPTED

    def test_other_weights_are_another_identity(self, tmp_path: Path) -> None:
        adapter = tmp_path / "adapter.gguf"
        adapter.write_bytes(b"weights")
        before = identity("gemma", adapter)
        adapter.write_bytes(b"other weights")
        assert identity("gemma", adapter) != before
        with pytest.raises(RecipeError, match="no adapter in"):
            identity("gemma", tmp_path / "missing.gguf")


class TestResuming:
    def test_ctrl_c_keeps_what_was_written_and_the_same_command_goes_on(
        self, tmp_path: Path
    ) -> None:
        broken = FakeGenerator(first_words(5), until=4)
        with pytest.raises(KeyboardInterrupt):
            run(broken, tmp_path)
        assert broken.closed
        rest = FakeGenerator(first_words(5))
        resumed = run(rest, tmp_path)
        assert len(broken.asked) == 4
        assert len(rest.asked) == len(ROWS) - 4
        unbroken = run(FakeGenerator(first_words(5)), tmp_path / "other")
        assert resumed.systems == unbroken.systems

    def test_nothing_is_asked_again_when_all_is_there(self, tmp_path: Path) -> None:
        run(FakeGenerator(first_words(5)), tmp_path)
        again = FakeGenerator(first_words(5))
        run(again, tmp_path)
        assert again.asked == []

    def test_half_a_line_is_written_anew(self, tmp_path: Path) -> None:
        run(FakeGenerator(first_words(5)), tmp_path)
        file = tmp_path / "rows" / "tuned.jsonl"
        file.write_text(file.read_text("utf-8")[:-20], "utf-8")
        again = FakeGenerator(first_words(5))
        run(again, tmp_path)
        assert len(again.asked) == 1
        lines = file.read_text("utf-8").splitlines()
        assert len([json.loads(line) for line in lines]) == 1 + len(ROWS)

    @pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\u0085"])
    def test_separators_inside_a_text_do_not_part_its_line(self, tmp_path: Path, mark: str) -> None:
        run(FakeGenerator(lambda _: f"We measure{mark}rivers."), tmp_path)
        file = tmp_path / "rows" / "tuned.jsonl"
        before = file.read_bytes()
        assert mark.encode() in before
        again = FakeGenerator(first_words(5))
        run(again, tmp_path)
        assert again.asked == []
        assert file.read_bytes() == before

    @pytest.mark.parametrize("bad", [b"{half", b"[]", b"{}", b"\xff"])
    def test_a_file_with_a_broken_line_is_refused_and_left_alone(
        self, tmp_path: Path, bad: bytes
    ) -> None:
        run(FakeGenerator(first_words(5)), tmp_path)
        file = tmp_path / "rows" / "tuned.jsonl"
        lines = file.read_bytes().split(b"\n")
        lines[2] = bad
        broken = b"\n".join(lines) + b"half a li"
        file.write_bytes(broken)
        with pytest.raises(RecipeError, match="line 3"):
            run(FakeGenerator(first_words(5)), tmp_path)
        assert file.read_bytes() == broken

    def test_texts_of_other_weights_are_not_taken_for_these(self, tmp_path: Path) -> None:
        run(FakeGenerator(first_words(5)), tmp_path)
        changed = model(FakeGenerator(first_words(5)), identity="retrained")
        with pytest.raises(RecipeError, match="another model"):
            evaluate_rows(RECIPE, [changed], ROWS, tmp_path)

    def test_texts_of_other_rows_are_not_taken_for_these(self, tmp_path: Path) -> None:
        run(FakeGenerator(first_words(5)), tmp_path)
        with pytest.raises(RecipeError, match="other rows"):
            run(FakeGenerator(first_words(5)), tmp_path, rows=ROWS[1:])


class TestMeasures:
    def test_a_system_that_says_the_reference_is_perfect(self, tmp_path: Path) -> None:
        wanted = {row.example.prompt[0].content: row.example.target for row in ROWS}
        report = run(FakeGenerator(lambda asked: wanted[asked.messages[0].content]), tmp_path)
        figures = report.figures()
        group, tuned = report.groups[0], system(report, "tuned")
        for key in ("rouge1", "rouge2", "rougeL", "stop_token", "in_band", "language"):
            estimate = figures.of(group, tuned, key)
            assert estimate is not None
            assert estimate.value == pytest.approx(100.0), key

    def test_a_system_that_never_stops_is_found_out(self, tmp_path: Path) -> None:
        endless = FakeGenerator(lambda _: "again and again and " * 20, limit=10)
        report = run(endless, tmp_path)
        tuned = system(report, "tuned")
        assert {one[0] for one in tuned.measures["stop_token"] if one} == {0.0}
        assert {one[0] for one in tuned.measures["looping"] if one} == {100.0}
        assert {one[0] for one in tuned.measures["ended"] if one} == {0.0}

    def test_memory_and_perplexity_are_reported(self, tmp_path: Path) -> None:
        judge = FakeGenerator(first_words(5))
        judged = model(FakeGenerator(first_words(5)), judge=lambda: judge)
        report = evaluate_rows(RECIPE, [judged], ROWS, tmp_path)
        tuned = system(report, "tuned")
        assert tuned.memory == 300 * 2**20
        estimate = report.figures().of(report.groups[0], tuned, "perplexity")
        assert estimate is not None
        assert estimate.value == pytest.approx(7.389, abs=0.001)  # e to two nats a token
        assert judge.closed

    def test_a_model_that_writes_and_judges_is_loaded_once(self, tmp_path: Path) -> None:
        opened: list[FakeGenerator] = []

        def opening() -> FakeGenerator:
            opened.append(FakeGenerator(first_words(5)))
            return opened[-1]

        both = replace(model(FakeGenerator(first_words(5))), open=opening, judge=opening)
        evaluate_rows(RECIPE, [both], ROWS, tmp_path)
        assert len(opened) == 1
        assert opened[0].closed

    def test_what_was_not_measured_is_said(self, tmp_path: Path) -> None:
        report = evaluate_rows(
            RECIPE, [model(FakeGenerator(first_words(5)))], ROWS, tmp_path, facts=lambda *_: None
        )
        assert any("perplexity" in note for note in report.notes)
        assert any("Unsupported facts" in note for note in report.notes)

    def test_korean_rows_name_their_tokenizers(self, tmp_path: Path) -> None:
        korean = recipe().model_copy(update={"languages": (Language.KOREAN,)})
        rows = asked_rows(korean, [korean_pair(number) for number in range(3)])
        report = run(FakeGenerator(first_words(5)), tmp_path, korean, rows)
        assert "kiwipiepy" in report.tokenizers["ko"]
        assert "rouge1_char" in system(report, "tuned").measures

    def test_the_worst_five_are_among_ten_samples(self, tmp_path: Path) -> None:
        of = recipe(rows=12)
        rows = asked_rows(of, PAIRS)
        bad = {row.example.prompt for row in rows[3:5]}

        def say(asked: object) -> str:
            messages = getattr(asked, "messages")  # noqa: B009
            return "Nothing of it." if messages in bad else first_words(8)(asked)  # type: ignore[arg-type]

        report = run(FakeGenerator(say), tmp_path, of, rows)
        assert len(report.samples) == 10
        assert [sample.worst for sample in report.samples] == [1, 2, 3, 4, 5, 0, 0, 0, 0, 0]
        assert {sample.row for sample in report.samples[:2]} == {row.id for row in rows[3:5]}
        assert set(report.samples[0].texts) == {one.name for one in report.systems}

    def test_two_systems_may_not_share_a_name(self, tmp_path: Path) -> None:
        same = [model(FakeGenerator(first_words(5))) for _ in range(2)]
        with pytest.raises(RecipeError, match="same name"):
            evaluate_rows(RECIPE, same, ROWS, tmp_path)


class TestFloors:
    def texts(self, kind: str) -> dict[str, list[str]]:
        of = recipe(kind)
        found = [example(of, one) for one in PAIRS[:3]]
        return {floor.name: floor.texts(found) for floor in floors(found)}

    def test_expanding(self) -> None:
        texts = self.texts("expand")
        assert texts["copy"][0] == texts["lead"][0] == PAIRS[0].summary
        assert texts["another paper's"] == [PAIRS[1].text, PAIRS[2].text, PAIRS[0].text]
        assert texts["title"][0] == "Title 0"
        assert texts["reference"][0] == PAIRS[0].text

    def test_summarizing(self) -> None:
        texts = self.texts("summarize")
        assert texts["copy"][0] == PAIRS[0].text
        assert texts["lead"][0] == "Rivers carry topic0 to the sea."
        assert texts["another paper's"][0] == PAIRS[1].summary

    def test_without_titles_there_is_no_title_floor(self) -> None:
        of = recipe()
        found = [example(of, replace(one, title="")) for one in PAIRS[:3]]
        assert "title" not in {floor.name for floor in floors(found)}

    def test_the_reference_is_measured_for_what_it_says_alone(self, tmp_path: Path) -> None:
        report = run(FakeGenerator(first_words(5)), tmp_path)
        human = system(report, "reference")
        assert set(human.measures) <= {
            "unsupported",
            "unsupported_numbers",
            "unsupported_names",
            "unsupported_citations",
            "repeated",
        }
