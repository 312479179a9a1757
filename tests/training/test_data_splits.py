"""A paper is in one split, a text comes once, and the fingerprint says what was used."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("ijson", reason="needs ijson: pip install '.[training]'")

from precis_training.config import Data, RecipeError, Split
from precis_training.data import Counts, Pair, data_folder, fingerprint, of_split
from precis_training.splits import Dealer

from .reading_data import FIXTURES, SOURCES, used, write_table
from .synthetic import records, write_aihub

AIHUB = {"format": "aihub", "files": ["papers.json"]}


def _table(path: Path, rows: list[tuple[str, str, str]], **source: Any) -> dict[str, Any]:
    named = [{"paper": paper, "summary": summary, "text": text} for paper, summary, text in rows]
    return write_table(path, named) | source


def _text(seed: int, words: int = 120) -> str:
    """A text that no other seed resembles."""
    random = Random(seed)
    return " ".join(f"w{random.randrange(10**6)}" for _ in range(words))


class TestSplits:
    def test_all_pairs_of_a_paper_are_in_one_split(self, tmp_path: Path) -> None:
        write_aihub(tmp_path / "papers.json", 400)
        found, _ = used(AIHUB, folder=tmp_path, validation=0.3, test=0.3)
        splits = defaultdict(set)
        for split, pair in found:
            splits[pair.paper].add(split)
        assert {len(of_paper) for of_paper in splits.values()} == {1}
        assert {split for of_paper in splits.values() for split in of_paper} == {
            "train",
            "validation",
            "test",
        }

    def test_shares_are_of_papers(self) -> None:
        dealer = Dealer(0.1, 0.2)
        dealt = [dealer.split_of(f"paper {number}", "auto") for number in range(10_000)]
        assert dealt.count("validation") / len(dealt) == pytest.approx(0.1, abs=0.02)
        assert dealt.count("test") / len(dealt) == pytest.approx(0.2, abs=0.02)

    @given(st.text(min_size=1), st.sampled_from(["auto", "train", "validation", "test"]))
    def test_a_paper_that_a_source_keeps_apart_is_dealt_nowhere_else(
        self, paper: str, kept: Any
    ) -> None:
        dealer = Dealer(0.3, 0.3)
        first = dealer.split_of(paper, kept)
        assert dealer.split_of(f"  {paper.upper()} ", "auto") == dealer.split_of(
            paper.upper(), "auto"
        )
        assert dealer.split_of(paper, "auto") == first

    def test_a_sources_own_split_goes_before_the_hash_in_any_order_of_sources(
        self, tmp_path: Path
    ) -> None:
        papers = [f"paper {number}" for number in range(20)]
        auto = _table(
            tmp_path / "a.jsonl", [(name, "s", _text(at)) for at, name in enumerate(papers)]
        )
        kept = _table(
            tmp_path / "b.jsonl",
            [(name, "s", _text(at + 100)) for at, name in enumerate(papers[:10])],
            split="test",
        )
        found, _ = used(auto, kept, folder=tmp_path, validation=0.0, test=0.0)
        splits = {(pair.paper, split) for split, pair in found}
        assert {name for name, split in splits if split == "test"} == set(papers[:10])
        assert {name for name, split in splits if split == "train"} == set(papers[10:])

    def test_a_paper_of_two_sources_with_splits_of_their_own_stays_in_the_one_kept_apart(
        self, tmp_path: Path
    ) -> None:
        rows = [("both", "s", _text(1)), ("train only", "s", _text(2))]
        train = _table(tmp_path / "train.jsonl", rows, split="train")
        test = _table(tmp_path / "test.jsonl", [("Both", "s", _text(3))], split="test")
        found, counts = used(train, test, folder=tmp_path)
        assert [(split, pair.paper) for split, pair in found] == [
            ("test", "Both"),
            ("train", "train only"),
        ]
        assert counts.elsewhere == 1

    def test_one_split_can_be_read_alone(self, tmp_path: Path) -> None:
        write_aihub(tmp_path / "papers.json", 100)
        found, _ = used(AIHUB, folder=tmp_path)
        data = Data.model_validate({"sources": [AIHUB]})
        names: tuple[Split, ...] = ("train", "validation", "test")
        for name in names:
            alone = list(of_split(data, tmp_path, name, Counts()))
            assert alone == [pair for split, pair in found if split == name]

    def test_shares_that_leave_nothing_to_train_on_are_refused(self) -> None:
        with pytest.raises(RecipeError, match="below 1"):
            used(SOURCES["scitldr"], validation=0.5, test=0.5)


class TestDuplicates:
    def _left_out(self, rows: list[tuple[str, str, str]], folder: Path, **options: Any) -> Any:
        source = _table(folder / "rows.jsonl", rows)
        found, counts = used(source, folder=folder, **options)
        return [pair.paper for _, pair in found], counts.duplicates, counts.near_duplicates

    def test_case_width_and_white_space_make_no_new_pair(self, tmp_path: Path) -> None:
        rows = [
            ("a", "Tides.", "Tides move １００ grains."),
            ("b", "tides.", "tides  move 100 grains."),
        ]
        assert self._left_out(rows, tmp_path) == (["a"], 1, 0)

    def test_a_text_changed_in_a_word_is_a_near_duplicate(self, tmp_path: Path) -> None:
        text = _text(1)
        rows = [("a", "one", text), ("b", "two", f"{text} more"), ("c", "three", _text(2))]
        assert self._left_out(rows, tmp_path) == (["a", "c"], 0, 1)

    def test_half_of_a_text_is_none(self, tmp_path: Path) -> None:
        rows = [("a", "one", _text(1) + _text(2)), ("b", "two", _text(1) + _text(3))]
        assert self._left_out(rows, tmp_path) == (["a", "b"], 0, 0)
        assert self._left_out(rows, tmp_path, near_duplicate=0.25) == (["a"], 0, 1)

    def test_korean_is_compared_without_its_spaces(self, tmp_path: Path) -> None:
        text = next(records(1))["summary_entire"][0]["orginal_text"]
        spaced = text.replace("의 ", "의").replace("하여 ", "하여")
        assert self._left_out([("a", "하나", text), ("b", "둘", spaced)], tmp_path) == (["a"], 0, 1)

    def test_two_summaries_of_one_papers_text_are_no_duplicates(self, tmp_path: Path) -> None:
        rows = [("a", "one", _text(1)), ("a", "two", _text(1)), ("b", "three", _text(1))]
        assert self._left_out(rows, tmp_path) == (["a", "a"], 0, 1)

    def test_a_threshold_of_one_leaves_out_equal_texts_only(self, tmp_path: Path) -> None:
        text = _text(1)
        rows = [("a", "one", text), ("b", "two", text), ("c", "three", f"{text} more")]
        assert self._left_out(rows, tmp_path, near_duplicate=1.0) == (["a", "c"], 0, 1)

    @pytest.mark.parametrize("threshold", [0.1, 0.5, 0.8, 0.9, 0.95, 1.0])
    def test_different_texts_are_kept_at_any_threshold(
        self, threshold: float, tmp_path: Path
    ) -> None:
        rows = [(str(number), "s", _text(number)) for number in range(60)]
        papers, *left_out = self._left_out(rows, tmp_path, near_duplicate=threshold)
        assert (len(papers), left_out) == (60, [0, 0])

    def test_a_copy_of_a_test_text_leaves_the_training_data(self, tmp_path: Path) -> None:
        train = _table(tmp_path / "a.jsonl", [("a", "one", f"{_text(1)} more")], split="train")
        test = _table(tmp_path / "b.jsonl", [("b", "two", _text(1))], split="test")
        found, counts = used(train, test, folder=tmp_path)
        assert [split for split, _ in found] == ["test"]
        assert counts.near_duplicates == 1

    def test_a_file_named_twice_is_read_as_once(self) -> None:
        source = SOURCES["aihub, list at the root"]
        once, _ = used(source)
        twice, counts = used(source, source)
        assert twice == once
        assert counts.duplicates == len(once)


class TestFingerprint:
    def test_it_does_not_depend_on_the_order(self) -> None:
        found, counts = used(SOURCES["scitldr"])
        assert fingerprint(found) == fingerprint(reversed(found)) == counts.used.hexdigest()

    def test_every_change_of_what_is_used_changes_it(self) -> None:
        pair = Pair("p", "s", "t")
        changes: list[tuple[Split, Pair]] = [
            ("train", pair),
            ("test", pair),
            ("train", Pair("p", "st", "")),
            ("train", Pair("p", "s", "t", title="t")),
            ("train", Pair("p", "s", "t", field="t")),
            ("train", Pair("p", "s", "t", passages=("a",))),
            ("train", Pair("p", "s", "t", references=("a",))),
        ]
        found = {fingerprint([change]) for change in changes}
        assert len(found) == len(changes)
        assert fingerprint(changes) not in found

    def test_it_has_the_length_of_a_sha256(self) -> None:
        assert len(fingerprint([])) == len(fingerprint([("train", Pair("p", "s", "t"))])) == 64


class TestDataFolder:
    def test_the_option_goes_before_the_environment(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("PRECIS_DATA", str(tmp_path))
        assert data_folder(None) == tmp_path
        assert data_folder(str(FIXTURES)) == FIXTURES

    def test_without_either_the_message_names_both(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("PRECIS_DATA", raising=False)
        with pytest.raises(RecipeError, match=r"--data DIR.*PRECIS_DATA"):
            data_folder(None)

    def test_a_folder_that_does_not_exist_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(RecipeError, match="does not exist"):
            data_folder(str(tmp_path / "nowhere"))
