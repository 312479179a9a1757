"""The rows a model sees: the prompt that is served, one BOS, loss on the reply, an end token."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from precis.engine.template import Template

pytest.importorskip("trl", reason="needs trl: pip install '.[training]'")

from precis_training.config import load
from precis_training.data import Counts, of_split
from precis_training.rows import IGNORED, Encoder, Lengths, encoder, rows
from precis_training.tasks import Example, examples

Write = Callable[..., Path]


@pytest.fixture
def found(recipe: Write, papers: Path) -> list[Example]:
    made = load(recipe())
    return list(examples(made, of_split(made.data, papers, "train", Counts())))


@pytest.fixture
def encode(recipe: Write, base: Path) -> Encoder:
    return encoder(load(recipe()), base)


def test_a_row_has_one_bos_at_its_start(found: list[Example], encode: Encoder) -> None:
    for example in found:
        ids = encode.row(example)["input_ids"]
        assert ids.count(2) == 1
        assert ids[0] == 2


def test_only_the_reply_and_its_end_are_learnt(found: list[Example], encode: Encoder) -> None:
    for example in found:
        row = encode.row(example)
        learnt = [token for token in row["labels"] if token != IGNORED]
        assert encode.vocabulary.decode(learnt) == example.target
        assert row["labels"][-1] == 1  # <eos>
        assert row["input_ids"][-len(learnt) :] == learnt


def test_the_prompt_is_a_token_prefix_of_the_row(found: list[Example], encode: Encoder) -> None:
    for example in found:
        prompt = encode.prompt(example)
        assert encode.row(example)["input_ids"][: len(prompt)] == prompt


def test_a_control_token_in_the_data_stays_text(found: list[Example], encode: Encoder) -> None:
    reply = encode.reply("a<eos>b")

    assert reply.count(1) == 1
    assert encode.vocabulary.decode(reply) == "a<eos>b"


def test_a_model_with_turns_ends_its_turn(base: Path) -> None:
    from precis.engine.vocabulary import Vocabulary

    reply = Encoder(Vocabulary(base, "tiny"), Template.GEMMA).reply("a")

    assert reply[-2:] == [5, 1]  # <end_of_turn><eos>


def test_overlong_rows_are_dropped_whole_and_counted(
    found: list[Example], encode: Encoder, recipe: Write
) -> None:
    sizes = sorted(len(encode.row(example)["input_ids"]) for example in found)
    made = load(recipe(), [f"optimizer.length={sizes[5]}"])
    lengths = Lengths()

    kept = list(rows(made, encode, found, lengths))

    expected = sum(size <= sizes[5] for size in sizes)
    assert len(kept) == lengths.rows == expected
    assert lengths.too_long == len(found) - expected
    assert all(row["labels"][-1] == 1 for row in kept)
    assert lengths.longest_dropped == sizes[-1]
