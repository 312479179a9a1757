"""Every format is read as its publishers write it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from precis.text.language import Language

pytest.importorskip("ijson", reason="needs ijson: pip install '.[training]'")

from precis_training.config import RecipeError

from .reading_data import FIXTURES, SOURCES, only, used, write_table


@pytest.mark.parametrize("name", SOURCES)
def test_five_rows_give_five_papers_and_no_bad_row(name: str) -> None:
    found, counts = used(SOURCES[name])
    assert counts.rows == 5
    assert not counts.bad
    assert len({pair.paper for _, pair in found}) == 5
    assert all(pair.summary and len(pair.text) > len(pair.summary) for _, pair in found)


def test_a_place_is_file_and_line_below_the_data_folder() -> None:
    assert [pair.where for pair in only(SOURCES["table, CSV"])][:2] == [
        "table.csv:2",
        "table.csv:3",
    ]
    assert only(SOURCES["scitldr"])[4].where == "scitldr.jsonl:5"
    assert only(SOURCES["aihub, object at the root"])[1].where == "aihub_object.json:item 2"


def test_a_csv_cell_with_line_breaks_is_placed_by_its_first_line() -> None:
    # Each highlight is two lines long.
    assert [pair.where for pair in only(SOURCES["cnn_dailymail"])][:2] == [
        "cnn_dailymail.csv:2",
        "cnn_dailymail.csv:4",
    ]


class TestAihub:
    def test_the_parts_of_the_whole_are_joined_by_a_space_as_the_first_seed_joins_them(
        self,
    ) -> None:
        file = json.loads((FIXTURES / "aihub_list.json").read_text("utf-8"))
        parts = file[0]["data"][2]["summary_entire"]
        pair = next(one for one in only(SOURCES["aihub, list at the root"]) if "토론" in one.title)
        assert pair.summary == " ".join(part["summary_text"] for part in parts)
        assert pair.text == " ".join(part["orginal_text"] for part in parts)
        assert pair.kind == "entire"

    def test_each_section_is_a_pair_of_the_same_paper(self) -> None:
        pairs = only(SOURCES["aihub, list at the root"])
        first = [pair for pair in pairs if pair.paper == pairs[0].paper]
        assert [pair.kind for pair in first] == ["entire", "section"]
        assert first[1].text.startswith("측정 지점은")

    def test_field_title_and_language_are_kept(self) -> None:
        pair = only(SOURCES["aihub, object at the root"])[0]
        assert (pair.paper, pair.title, pair.field) == (
            "P-1",
            "해안 모래언덕의 식물 분포",
            "자연과학",
        )
        assert pair.language is Language.KOREAN

    def test_a_byte_order_mark_changes_nothing(self, tmp_path: Path) -> None:
        text = (FIXTURES / "aihub_list.json").read_bytes()
        (tmp_path / "marked.json").write_bytes(b"\xef\xbb\xbf" + text)
        marked = only({"format": "aihub", "files": ["marked.json"]}, tmp_path)
        assert [pair.text for pair in marked] == [
            pair.text for pair in only(SOURCES["aihub, list at the root"])
        ]


class TestSciTldr:
    def test_several_summaries_are_references_of_one_pair(self) -> None:
        pairs = only(SOURCES["scitldr"])
        assert len(pairs) == 5
        assert pairs[1].references[0] == pairs[1].summary
        assert len(pairs[1].references) == 2
        assert pairs[0].references == ()

    def test_the_abstract_is_its_sentences(self) -> None:
        assert only(SOURCES["scitldr"])[0].text.count(". ") == 2


class TestScisummnet:
    def test_the_body_is_given_as_passages_without_acknowledgements(self) -> None:
        pair = only(SOURCES["scisummnet"])[0]
        assert len(pair.passages) == 2
        assert not any("library" in passage for passage in pair.passages)

    def test_the_key_sentence_stands_for_the_summary(self) -> None:
        pairs = only(SOURCES["scisummnet"])
        assert pairs[1].summary.startswith("We parse recipes with few rules")
        assert all(pair.summary in pair.text for pair in pairs)

    def test_a_recipe_may_pair_introductions_with_abstracts(self) -> None:
        mapping = {"summary": "abstract", "text": "introduction"}
        pair = only(SOURCES["scisummnet"] | {"columns": mapping})[3]
        assert pair.kind == "section"
        assert pair.text.startswith("Abbreviations on street signs")
        assert pair.summary.startswith("Street signs hold few words")
        assert pair.passages == ()

    def test_no_passage_is_much_longer_than_a_paragraph(self, tmp_path: Path) -> None:
        sentence = "one two three four five six seven eight nine ten."
        paper = {
            "id": "long",
            "title": "Long",
            "abstract": ["A first sentence of some words.", "Another sentence follows it here."],
            "sections": [{"title": "Body", "sentences": [sentence] * 40}],
        }
        (tmp_path / "long.jsonl").write_text(json.dumps(paper))
        (pair,) = only({"format": "scisummnet", "files": ["long.jsonl"]}, tmp_path)
        assert [len(passage.split()) for passage in pair.passages] == [120, 120, 120, 40]

    def test_sentences_of_the_abstract_are_no_passages(self, tmp_path: Path) -> None:
        abstract = ["A first sentence of some words.", "Another sentence follows it here."]
        sections = [
            {"title": "1 Introduction", "sentences": [*abstract, "A sentence of the body."]}
        ]
        paper = {"id": "x", "title": "X", "abstract": abstract, "sections": sections}
        (tmp_path / "x.jsonl").write_text(json.dumps(paper))
        (pair,) = only({"format": "scisummnet", "files": ["x.jsonl"]}, tmp_path)
        assert pair.passages == ("A sentence of the body.",)

    def test_a_page_taken_for_an_abstract_is_a_bad_row(self, tmp_path: Path) -> None:
        paper = {"id": "x", "title": "X", "abstract": ["word " * 200] * 2, "sections": []}
        (tmp_path / "x.jsonl").write_text(json.dumps(paper))
        _, counts = used({"format": "scisummnet", "files": ["x.jsonl"]}, folder=tmp_path)
        assert counts.places == {"an abstract of more than 300 words": ["x.jsonl:1"]}

    def test_other_parts_are_refused_with_those_that_there_are(self) -> None:
        with pytest.raises(RecipeError, match="key sentence, title, abstract, introduction"):
            only(SOURCES["scisummnet"] | {"columns": {"summary": "human summary"}})


class TestTables:
    def test_rows_may_name_their_language(self) -> None:
        languages = {pair.paper: pair.language for pair in only(SOURCES["table, CSV"])}
        assert languages["a4"] is Language.KOREAN
        assert languages["a1"] is Language.ENGLISH

    def test_a_source_may_name_the_language_of_all(self) -> None:
        pairs = only(SOURCES["table, JSONL"] | {"language": "ko"})
        assert {pair.language for pair in pairs} == {Language.KOREAN}

    def test_parquet_and_tsv_are_read_like_csv(self, tmp_path: Path) -> None:
        parquet = pytest.importorskip("pyarrow.parquet")
        table = pytest.importorskip("pyarrow").table
        rows = [
            {"summary": "Ice floats.", "text": f"Water is heavier than ice, as seen in {year}."}
            for year in (1801, 1902, 2003)
        ]
        parquet.write_table(table({key: [row[key] for row in rows] for key in rows[0]}),
                            tmp_path / "rows.parquet")  # fmt: skip
        lines = ["summary\ttext", *("\t".join(row.values()) for row in rows)]
        (tmp_path / "rows.tsv").write_text("\n".join(lines))
        options = {"near_duplicate": 1.0}
        of_parquet = only({"format": "table", "files": ["*.parquet"]}, tmp_path, **options)
        of_tsv = only({"format": "table", "files": ["*.tsv"]}, tmp_path, **options)
        assert [pair.text for pair in of_parquet] == [row["text"] for row in rows]
        assert [pair.text for pair in of_tsv] == [row["text"] for row in rows]

    def test_a_hub_dataset_is_streamed_by_its_split(self, tmp_path: Path) -> None:
        pytest.importorskip("datasets")
        # A folder is to the library what a repository of the hub is.
        for split in ("train", "test"):
            write_table(
                tmp_path / f"{split}.jsonl", [{"a": f"{split} short", "b": f"{split} longer"}]
            )
        source = {
            "format": "table",
            "hub": str(tmp_path),
            "columns": {"summary": "a", "text": "b"},
            "split": "test",
        }
        assert [pair.summary for pair in only(source)] == ["test short"]

    def test_a_missing_hub_dataset_says_what_to_do(self, tmp_path: Path) -> None:
        pytest.importorskip("datasets")
        with pytest.raises(RecipeError, match="name its files"):
            only({"format": "table", "hub": str(tmp_path / "nothing")})

    def test_a_column_that_is_not_there_is_named_with_those_that_are(self) -> None:
        source = SOURCES["table, CSV"]
        columns = source["columns"] | {"summary": "shortest"}
        with pytest.raises(RecipeError, match=r"no column shortest.*headline, short, long"):
            only(source | {"columns": columns})

    def test_write_ups_need_a_column_of_summaries(self) -> None:
        with pytest.raises(RecipeError, match="summary: NAME"):
            only({"format": "writeups", "files": ["writeups.csv"]})


@pytest.mark.parametrize("name", ["cnn_dailymail", "scitldr", "scisummnet"])
def test_a_gzipped_file_is_read_like_the_plain_one(name: str, tmp_path: Path) -> None:
    plain = FIXTURES / SOURCES[name]["files"][0]
    (tmp_path / f"{plain.name}.gz").write_bytes(gzip.compress(plain.read_bytes()))
    zipped: dict[str, Any] = SOURCES[name] | {"files": ["*.gz"]}
    assert [pair.text for pair in only(zipped, tmp_path)] == [
        pair.text for pair in only(SOURCES[name])
    ]


def test_a_limit_counts_rows_read() -> None:
    found, counts = used(SOURCES["aihub, list at the root"] | {"limit": 2})
    assert counts.rows == 2
    assert len(found) == 4  # each has a section


def test_files_stay_below_the_data_folder() -> None:
    for pattern in ("/etc/passwd", "../fixtures/table.csv"):
        with pytest.raises(RecipeError, match="out of the data folder"):
            only({"format": "table", "files": [pattern]})


def test_a_pattern_without_files_names_the_folder_and_the_option() -> None:
    with pytest.raises(RecipeError, match=r"nothing-\*\.csv.*--data DIR"):
        only({"format": "table", "files": ["nothing-*.csv"]})


def test_only_the_rows_that_the_source_asks_for_are_read(tmp_path: Path) -> None:
    rows = [
        "premise\thypothesis\tlabel",
        "A long sentence on rivers.\tRivers.\tentailment",
        "A long sentence on hills.\tLakes.\tcontradiction",
        "A long sentence on bread.\tBread.\tentailment",
    ]
    (tmp_path / "claims.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    source = {
        "format": "table",
        "files": ["claims.tsv"],
        "columns": {"text": "premise", "summary": "hypothesis"},
        "where": {"label": "entailment"},
    }

    assert [pair.summary for pair in only(source, tmp_path)] == ["Rivers.", "Bread."]


def test_a_quotation_mark_in_a_tsv_file_swallows_no_rows(tmp_path: Path) -> None:
    rows = [
        "summary\ttext",
        '"Rivers.\tA long sentence on rivers.',
        "Hills.\tA long sentence on hills.",
        'Bread."\tA long sentence on bread.',
    ]
    (tmp_path / "rows.TSV").write_text("\n".join(rows) + "\n", "utf-8")

    found = only({"format": "table", "files": ["rows.TSV"]}, tmp_path)

    assert [pair.summary for pair in found] == ['"Rivers.', "Hills.", 'Bread."']


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"label": "1"}, ["Rivers."]),
        ({"sure": "true"}, ["Rivers."]),
        ({"sure": "True"}, ["Rivers."]),
        ({"sure": "false"}, ["Hills."]),
        ({"label": "None"}, []),
        ({"no such column": "None"}, []),
    ],
)
def test_a_column_of_numbers_or_truths_is_asked_for_by_its_text(
    wanted: dict[str, str], found: list[str], tmp_path: Path
) -> None:
    rows: list[dict[str, Any]] = [
        {"summary": "Rivers.", "text": "A long sentence on rivers.", "label": 1, "sure": True},
        {"summary": "Hills.", "text": "A long sentence on hills.", "label": 0, "sure": False},
        {"summary": "Bread.", "text": "A long sentence on bread.", "label": None},
    ]
    source = write_table(tmp_path / "rows.jsonl", rows) | {"where": wanted}

    assert [pair.summary for pair in only(source, tmp_path)] == found
