"""Another version of a text: sampled more freely, and as long as it is wanted."""

from __future__ import annotations

import pytest

from precis.engine.base import Dialect, Stop
from precis.engine.fake import FakeEngine
from precis.text.language import Language
from precis.writing.job import Strategy, Task
from precis.writing.messages import Prompts

from .making import job_of, prose, written

PLAIN = (Dialect.COMPLETION, Dialect.ADAPTED, Dialect.WRITE_MY_PAPER)
EN, KO = Language.ENGLISH, Language.KOREAN


@pytest.mark.parametrize("task", list(Task))
async def test_another_version_is_sampled_more_freely(task: Task) -> None:
    engine = FakeEngine(lambda _: prose(20))
    await written(engine, job_of(prose(40), task))
    await written(engine, job_of(prose(40), task, variant=1, seed=1))
    first, second = (request.sampling for request in engine.requests)
    assert second.temperature > first.temperature
    assert second.top_p > first.top_p
    assert second.seed != first.seed
    assert second.max_tokens == first.max_tokens


@pytest.mark.parametrize(
    ("language", "wish"), [(EN, "Write about 80 words."), (KO, "80어절쯤으로 쓰세요.")]
)
def test_a_model_that_follows_instructions_is_asked_for_a_length(
    language: Language, wish: str
) -> None:
    asked = Prompts(Dialect.INSTRUCT, language, words=80)
    free = Prompts(Dialect.INSTRUCT, language)
    pairs = [
        (asked.of(Task.EXPAND, "T"), free.of(Task.EXPAND, "T")),
        (asked.of(Task.SUMMARIZE, "T"), free.of(Task.SUMMARIZE, "T")),
        (asked.combine(["A", "B"]), free.combine(["A", "B"])),
        (asked.refine("A", "T"), free.refine("A", "T")),
    ]
    for with_length, without in pairs:
        assert with_length[0].content.count(wish) == 1
        assert "80" not in without[0].content


@pytest.mark.parametrize("dialect", PLAIN)
def test_a_model_that_continues_documents_is_asked_nothing(dialect: Dialect) -> None:
    asked, free = Prompts(dialect, EN, words=80), Prompts(dialect, EN)
    assert asked.of(Task.EXPAND, "T") == free.of(Task.EXPAND, "T")


@pytest.mark.parametrize("dialect", PLAIN)
async def test_its_text_is_cut_to_the_length_instead(dialect: Dialect) -> None:
    engine = FakeEngine(lambda _: prose(120), dialect=dialect)
    long, _ = await written(engine, job_of(prose(60), Task.EXPAND))
    short, _ = await written(engine, job_of(prose(60), Task.EXPAND, words=50))
    assert len(long.text.split()) == 120
    assert 0 < len(short.text.split()) <= 50
    assert short.stop is Stop.LENGTH
    assert not any("maxTokens" in notice for notice in short.notices)


async def test_that_it_cannot_write_more_is_said() -> None:
    engine = FakeEngine(lambda _: prose(30), dialect=Dialect.COMPLETION)
    draft, _ = await written(engine, job_of(prose(60), Task.EXPAND, words=90))
    assert any("cut, but not asked to be longer" in notice for notice in draft.notices)
    engine.dialect = Dialect.INSTRUCT
    draft, _ = await written(engine, job_of(prose(60), Task.EXPAND, words=90))
    assert not any("longer" in notice for notice in draft.notices)


async def test_a_length_is_no_limit_for_a_model_that_follows_instructions() -> None:
    engine = FakeEngine(lambda _: prose(30))
    await written(engine, job_of(prose(60), strategy=Strategy.STUFF, words=10))
    await written(engine, job_of(prose(60), strategy=Strategy.STUFF))
    assert engine.requests[0].sampling.max_tokens == engine.requests[1].sampling.max_tokens
