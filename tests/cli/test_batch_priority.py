"""A batch makes way for a person: every request of it says that it is one of many."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from precis.engine.base import Message, Priority
from precis.engine.fake import FakeEngine
from precis.errors import EngineGone

from .conftest import Precis

LONG = " ".join(f"River{number} carries sand to the sea." for number in range(600))


def put(*texts: str) -> None:
    rows = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    Path("in.jsonl").write_text(rows, "utf-8")


@pytest.mark.parametrize("strategy", ["stuff", "map_reduce", "refine"])
def test_every_call_of_a_batch_of_summaries_is_one_of_many(
    precis_in: Precis, fake: FakeEngine, strategy: str
) -> None:
    fake.context = 8192 if strategy == "stuff" else 2048
    put(LONG, LONG)
    words = ("in.jsonl", "out.jsonl", "--strategy", strategy)
    assert precis_in("batch", "summarize", *words) == 0
    assert len(fake.requests) >= 2
    assert {request.priority for request in fake.requests} == {Priority.BATCH}


def test_every_call_of_a_batch_of_expansions_is_one_of_many(
    precis_in: Precis, fake: FakeEngine
) -> None:
    put("Oaks need water.", "Firs need water.")
    assert precis_in("batch", "expand", "in.jsonl", "out.jsonl") == 0
    assert [request.priority for request in fake.requests] == [Priority.BATCH] * 2


@pytest.mark.parametrize("command", ["expand", "summarize"])
def test_one_text_is_waited_for_by_a_person(
    precis_in: Precis, fake: FakeEngine, command: str
) -> None:
    Path("paper.md").write_text("# Oaks\n\nOaks need water.\n", "utf-8")
    assert precis_in(command, "paper.md") == 0
    assert {request.priority for request in fake.requests} == {Priority.INTERACTIVE}


def test_the_next_row_begins_when_the_first_is_done_not_when_all_beside_it_are(
    precis_in: Precis, fake: FakeEngine
) -> None:
    fake.parallel = 2
    done_before: dict[str, int] = {}

    def answer(messages: Sequence[Message]) -> str:
        (tree,) = re.findall(r"Tree\d", messages[-1].content)
        done_before[tree] = fake.finished
        return "Trees grow well there. " * (40 if tree == "Tree1" else 1)

    fake.answer = answer
    put(*(f"Tree{number} needs water." for number in range(4)))
    assert precis_in("batch", "expand", "in.jsonl", "out.jsonl") == 0
    assert done_before["Tree2"] == 1


def test_a_failing_row_ends_those_beside_it(precis_in: Precis, fake: FakeEngine) -> None:
    fake.parallel = 3

    def answer(messages: Sequence[Message]) -> str:
        if "Tree0" in messages[-1].content:
            raise EngineGone("The engine's process ended.")
        return "Trees grow. " * 200

    fake.answer = answer
    put(*(f"Tree{number} needs water." for number in range(6)))
    assert precis_in("batch", "expand", "in.jsonl", "out.jsonl") == 4
    assert (fake.running, fake.finished) == (0, 0)
