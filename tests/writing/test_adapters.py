"""Which adapter writes: the shipped one where it was trained, the user's own where named."""

from __future__ import annotations

from typing import Any

import pytest

from precis.engine.base import Dialect
from precis.engine.fake import FakeEngine
from precis.settings import Settings
from precis.text.language import Language
from precis.writing.job import Example, Job, Strategy, Style, Task

from .making import job_of, paper, written

BOTH = ("expand", "summarize")
KOREAN = "나무는 물이 많이 필요하다."


def base(**changes: Any) -> FakeEngine:
    """A base model that has the shipped adapters loaded."""
    return FakeEngine(**({"dialect": Dialect.COMPLETION, "adapters": BOTH} | changes))


async def used(engine: FakeEngine, job: Job) -> set[str]:
    await written(engine, job)
    return {request.adapter for request in engine.requests}


async def test_expanding_and_a_tldr_go_to_the_adapters_trained_on_them() -> None:
    assert await used(base(), job_of("Trees need water.", Task.EXPAND)) == {"expand"}
    assert await used(base(), job_of(paper("A"), style=Style.TLDR)) == {"summarize"}


async def test_every_call_of_a_long_job_goes_to_the_same_adapter() -> None:
    job = job_of(paper("A", "B"), style=Style.TLDR, strategy=Strategy.MAP_REDUCE)

    assert await used(base(context=2048, chunk=300), job) == {"summarize"}


@pytest.mark.parametrize(
    "job",
    [
        job_of(paper("A"), style=Style.TECHNICAL),
        job_of(paper("A"), style=Style.ABSTRACT),
        job_of(KOREAN, Task.EXPAND),
        job_of(KOREAN, style=Style.TLDR),
        job_of("Trees.", Task.EXPAND, examples=(Example("a", "b"),)),
        job_of("Trees.", Task.EXPAND, settings=Settings(adapter="none")),
    ],
    ids=["style", "other style", "language", "language of a tldr", "examples", "switched off"],
)
async def test_what_no_adapter_was_trained_on_is_left_to_the_base_model(job: Job) -> None:
    assert await used(base(), job) == {""}


async def test_an_adapter_that_is_not_loaded_is_not_asked_for() -> None:
    assert await used(base(adapters=()), job_of("Trees.", Task.EXPAND)) == {""}


async def test_a_model_that_follows_instructions_needs_none() -> None:
    engine = base(dialect=Dialect.INSTRUCT)

    assert await used(engine, job_of("Trees.", Task.EXPAND)) == {""}


async def test_an_adapter_of_the_users_own_is_taken_for_everything() -> None:
    mine = Settings(adapter="mine")

    assert await used(base(adapters=("mine",)), job_of(KOREAN, Task.EXPAND, settings=mine)) == {
        "mine"
    }


async def test_an_adapter_gets_no_lead_words_and_its_reply_none_in_front() -> None:
    engine = base(answer=lambda _: "We water trees.")
    job = job_of(paper("A"), style=Style.TLDR)

    draft, _ = await written(engine, job)

    assert engine.requests[0].messages[-1].role == "user"
    assert draft.text == "We water trees."
    assert job.language is Language.ENGLISH
