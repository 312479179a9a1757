"""The rows of a recipe: read in one pass, kept on disk and not in memory, however many they are."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("trl", reason="needs trl: pip install '.[training]'")

from precis_training import corpus as reading
from precis_training.config import Recipe, Split, load
from precis_training.corpus import corpus
from precis_training.data import Counts, Pair, of_split
from precis_training.row_file import row_file, written
from precis_training.rows import Lengths, encoder, rows
from precis_training.tasks import examples
from precis_training.train import train

Write = Callable[..., Path]
COLUMNS = ("input_ids", "labels")


class Tokens(list[int]):
    """Token ids that a weak reference can watch."""

    __hash__ = object.__hash__  # type: ignore[assignment]


def numbered(rows: int) -> Iterator[dict[str, list[int]]]:
    for number in range(rows):
        yield {"input_ids": [number] * (number % 5 + 1), "labels": [-100] * (number % 5 + 1)}


def expected(recipe: Recipe, folder: Path, base: Path, split: Split) -> list[dict[str, list[int]]]:
    """The rows of a split without any file: example by example, in the sources' order."""
    found = examples(recipe, of_split(recipe.data, folder, split, Counts()))
    return list(rows(recipe, encoder(recipe, base), found, Lengths()))


def plain(dataset: Any) -> list[dict[str, list[int]]]:
    return [{column: row[column] for column in COLUMNS} for row in dataset]


def test_rows_come_back_from_the_file_as_they_were_and_in_their_order(tmp_path: Path) -> None:
    found = written(tmp_path / "rows.arrow", numbered(1300))

    assert plain(found) == list(numbered(1300))
    assert found["length"][:] == [len(row["input_ids"]) for row in numbered(1300)]


def test_no_more_rows_are_held_than_are_written_at_once(tmp_path: Path) -> None:
    alive: weakref.WeakSet[Any] = weakref.WeakSet()
    most = 0

    def watched() -> Iterator[dict[str, list[int]]]:
        nonlocal most
        for row in numbered(5000):
            tokens = Tokens(row["input_ids"])
            alive.add(tokens)
            most = max(most, len(alive))
            yield row | {"input_ids": tokens}

    assert len(written(tmp_path / "rows.arrow", watched())) == 5000
    assert most <= 520


def test_the_rows_stay_in_the_file_when_they_are_read(tmp_path: Path) -> None:
    import pyarrow

    path = tmp_path / "rows.arrow"
    before = pyarrow.total_allocated_bytes()
    found = written(path, numbered(5000))

    assert [Path(one["filename"]) for one in found.cache_files] == [path]
    assert pyarrow.total_allocated_bytes() - before < path.stat().st_size / 10


def test_the_file_goes_when_training_ends_even_by_an_error(tmp_path: Path) -> None:
    def broken() -> Iterator[dict[str, list[int]]]:
        yield from numbered(600)
        assert list((tmp_path / "run").iterdir())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), row_file(tmp_path / "run") as path:
        written(path, broken())

    assert not list((tmp_path / "run").iterdir())


def test_training_and_validation_get_the_rows_of_their_splits(
    recipe: Write, papers: Path, base: Path, tmp_path: Path
) -> None:
    made = load(recipe())
    found = corpus(made, papers, tmp_path / "rows.arrow")

    assert plain(found.train) == expected(made, papers, base, "train")
    assert plain(found.validation) == expected(made, papers, base, "validation")
    assert found.counts.splits == {"train": 12, "validation": 4}


def test_validation_rows_are_counted_but_kept_only_as_far_as_they_are_used(
    recipe: Write, papers: Path, base: Path, tmp_path: Path
) -> None:
    made = load(recipe(), ["optimizer.evaluation_rows=3"])
    found = corpus(made, papers, tmp_path / "rows.arrow")

    assert plain(found.validation) == expected(made, papers, base, "validation")[:3]
    assert found.validation_lengths.rows == 4


def test_what_is_only_measured_is_counted_alike_and_leaves_no_rows(
    recipe: Write, papers: Path, tmp_path: Path
) -> None:
    made = load(recipe())
    kept = corpus(made, papers, tmp_path / "rows.arrow")
    measured = corpus(made, papers)

    assert measured.train is None
    assert measured.plain() == kept.plain()


@pytest.mark.parametrize("kept", [True, False], ids=["to train", "to plan"])
def test_a_pair_is_forgotten_once_its_rows_are_written(
    kept: bool, recipe: Write, papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alive: weakref.WeakSet[Pair] = weakref.WeakSet()
    most = 0

    def many(*_: Any) -> Iterator[tuple[Split, Pair]]:
        nonlocal most
        for number in range(2000):
            pair = Pair(f"p{number}", f"Plant {number} grew.", f"We saw that plant {number} grew.")
            alive.add(pair)
            most = max(most, len(alive))
            yield "validation" if number % 10 == 0 else "train", pair

    monkeypatch.setattr(reading, "pairs", many)
    found = corpus(load(recipe()), papers, tmp_path / "rows.arrow" if kept else None)

    assert found.lengths.rows == 1800
    assert most <= 3


def test_the_rate_and_the_memory_are_said(
    recipe: Write, papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus(load(recipe()), papers)

    said = " ".join(capsys.readouterr().err.split())
    assert said.startswith("Read and tokenized 16 rows, ")
    assert "/s, at most " in said
    assert "GB" in said


def test_a_stream_is_tokenized_while_it_trains(recipe: Write, papers: Path, tmp_path: Path) -> None:
    data = {**load(recipe()).data.model_dump(mode="json"), "streaming": True}
    made = load(recipe(data=data), ["optimizer.max_steps=2"])

    done = train(made, papers, tmp_path / "run", resume=False)

    assert done.finished
    assert done.steps == 2
    assert not list((tmp_path / "run").glob("rows-*"))
