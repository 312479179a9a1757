"""What is planned before anything is written, and what the plan offers afterwards."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from precis.engine.base import Dialect
from precis.engine.fake import FakeEngine
from precis.errors import TooLong
from precis.text.document import Format
from precis.writing.job import Example, Strategy, Task
from precis.writing.planning import setting_for
from precis.writing.writer import Writer

from .making import job_of, paper, prose, written

SUMMARY = "Trees need water."
LONG = paper("Alpha", "Beta", "Gamma")


def numbers(sentence: str) -> list[int]:
    return [int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", sentence)]


async def test_auto_takes_a_text_that_fits_in_one_call_and_says_the_numbers() -> None:
    engine = FakeEngine()
    job = job_of(LONG)
    plan = await Writer(engine).plan(job)
    room = (await setting_for(job, engine)).room

    assert plan.strategy is Strategy.STUFF
    assert plan.calls == 1
    assert numbers(plan.reason) == [*await engine.count_tokens([job.text]), room]


async def test_auto_takes_a_longer_text_in_parts_and_says_the_numbers() -> None:
    engine = FakeEngine(context=1024, chunk=400)
    job = job_of(LONG)
    plan = await Writer(engine).plan(job)
    room = (await setting_for(job, engine)).room
    tokens = (await engine.count_tokens([job.text]))[0]

    assert plan.strategy is Strategy.MAP_REDUCE
    assert tokens > room
    assert numbers(plan.reason) == [tokens, room]
    draft, _ = await written(engine, job)
    assert draft.plan == plan
    assert draft.calls == 4


@pytest.mark.parametrize(
    ("task", "strategy"), [(Task.EXPAND, Strategy.AUTO), (Task.SUMMARIZE, Strategy.STUFF)]
)
async def test_a_text_that_must_fit_and_does_not_is_refused_with_both_numbers(
    task: Task, strategy: Strategy
) -> None:
    engine = FakeEngine(context=1024)
    job = job_of(prose(3000), task, strategy=strategy)
    with pytest.raises(TooLong) as refused:
        await Writer(engine).plan(job)

    tokens = (await engine.count_tokens([job.text]))[0]
    assert numbers(str(refused.value))[:2] == [tokens, (await setting_for(job, engine)).room]
    assert engine.requests == []


async def test_examples_that_leave_no_room_are_refused_with_both_numbers() -> None:
    engine = FakeEngine(context=1024)
    job = job_of(SUMMARY, examples=(Example(prose(2000), "An answer."),))
    with pytest.raises(TooLong, match=r"3,\d{3} tokens; the model takes 1,024"):
        await Writer(engine).plan(job)


@pytest.mark.parametrize("strategy", [Strategy.STUFF, Strategy.MAP_REDUCE, Strategy.REFINE])
@pytest.mark.parametrize("dialect", [Dialect.INSTRUCT, Dialect.COMPLETION])
async def test_a_plan_promises_no_less_than_the_job_takes(
    strategy: Strategy, dialect: Dialect
) -> None:
    engine = FakeEngine(lambda _: prose(600, "reply"), context=4096, chunk=400, dialect=dialect)
    text = paper(*(f"S{number}" for number in range(6)), words=330)
    job = job_of(text, strategy=strategy, max_tokens=120)
    plan = await Writer(engine).plan(job)
    draft, _ = await written(engine, job)

    assert draft.calls <= plan.calls
    assert draft.prompt_tokens <= plan.prompt_tokens
    assert draft.tokens <= plan.new_tokens


async def test_a_million_characters_are_planned_without_asking_the_model() -> None:
    class Counting(FakeEngine):
        counted = 0

        async def count_tokens(self, texts: Sequence[str]) -> list[int]:
            type(self).counted += 1
            return await super().count_tokens(texts)

    text = ("나무는 물이 부족하면 천천히 자란다. Trees need water. " * 25_000)[:1_000_000]
    engine = Counting()
    plan = await Writer(engine).plan(job_of(text, format=Format.PLAIN))

    assert plan.strategy is Strategy.MAP_REDUCE
    assert plan.calls > 100
    assert plan.seconds > 600
    assert f"{plan.calls:,} model calls" in plan.sentence()
    assert engine.requests == []
    assert Counting.counted < 20


# -- a section that contributed nothing ---------------------------------------------------------

TWO_SECTIONS = (
    "## Growth\n\nSeedlings were watered twice every week during summer months while height, "
    "diameter, leaves and branches increased considerably above untreated neighbours.\n\n"
    "## Soil\n\nCompaction reduced infiltration; porosity, acidity, nitrogen, phosphorus, "
    "potassium, magnesium and calcium concentrations declined beneath asphalt pavement.\n"
)


async def test_a_section_of_which_the_summary_says_nothing_is_named_and_map_reduce_offered() -> (
    None
):
    engine = FakeEngine(lambda _: "Seedlings that were watered grew in height and diameter.")
    draft, _ = await written(engine, job_of(TWO_SECTIONS))

    (notice,) = draft.notices
    assert "“Soil”" in notice
    assert "“Growth”" not in notice
    assert "map_reduce" in notice
    assert draft.offer is Strategy.MAP_REDUCE


async def test_nothing_is_offered_when_every_section_is_in_the_summary() -> None:
    engine = FakeEngine(lambda _: "Watered seedlings grew; compaction reduced infiltration.")
    draft, _ = await written(engine, job_of(TWO_SECTIONS))
    assert draft.notices == ()
    assert draft.offer is None


async def test_nothing_is_offered_to_who_chose_the_strategy() -> None:
    engine = FakeEngine(lambda _: "Seedlings that were watered grew in height and diameter.")
    draft, _ = await written(engine, job_of(TWO_SECTIONS, strategy=Strategy.STUFF))
    assert "“Soil”" in draft.notices[0]
    assert draft.offer is None
