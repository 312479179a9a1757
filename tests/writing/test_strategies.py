"""Stuff, map-reduce and refine: what is asked, in which order, and that they always end."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from precis.engine.base import Dialect, Message
from precis.engine.fake import FakeEngine
from precis.errors import EngineGone, WritingError
from precis.text.language import Language
from precis.writing import styles
from precis.writing.job import Progress, Step, Strategy, Style, Task
from precis.writing.messages import Prompts
from precis.writing.strategies import is_no_summary

from .making import job_of, paper, prose, shown, steps, written

Answer = Callable[[Sequence[Message]], str]
PAPER = paper("Alpha", "Beta", "Gamma", "Delta")
ORDER = ("alpha", "beta", "gamma", "delta")
ABOUT = re.compile(r"\b(alpha|beta|gamma|delta)\d")


def is_combining(messages: Sequence[Message]) -> bool:
    return "summaries of different part" in messages[0].content


def is_refining(messages: Sequence[Message]) -> bool:
    return "existing summary" in messages[0].content


def by_topic(messages: Sequence[Message]) -> str:
    """A summary that names what was read."""
    topics = list(dict.fromkeys(ABOUT.findall(messages[0].content)))
    kind = "Everything" if is_combining(messages) else "One part"
    return f"{kind} is about {' and '.join(topics)}1 here."


def summaries_of(size: int, combined: int | None = None) -> Answer:
    """Each summary has so many words of its own; a combined one may have another size."""
    made = 0

    def answer(messages: Sequence[Message]) -> str:
        nonlocal made
        made += 1
        words = combined if combined is not None and is_combining(messages) else size
        return prose(words, f"topic{made}x")

    return answer


@pytest.fixture(autouse=True)
async def _ends() -> Any:
    """A strategy that never ends fails its test instead of stopping all."""
    async with asyncio.timeout(60):
        yield


async def test_all_map_steps_go_to_the_engine_as_one_batch() -> None:
    engine = FakeEngine(by_topic, context=1024, chunk=400)
    draft, events = await written(engine, job_of(PAPER, strategy=Strategy.MAP_REDUCE))

    assert engine.batches == [4]
    assert len(engine.requests) == 5
    assert draft.calls == 5
    assert [(step.number, step.total) for step in steps(events)] == [(n, 4) for n in (1, 2, 3, 4)]


async def test_the_parts_stay_in_order_whichever_is_finished_first() -> None:
    class Unequal(FakeEngine):
        """The earlier a part, the later its answer comes."""

        async def count_prompt(self, messages: Sequence[Message]) -> int:
            found = ABOUT.search(messages[0].content)
            if found and not is_combining(messages):
                for _ in range(50 * (4 - ORDER.index(found[1]))):
                    await asyncio.sleep(0)
            return await super().count_prompt(messages)

    engine = Unequal(by_topic, context=1024, chunk=400)
    _, events = await written(engine, job_of(PAPER, strategy=Strategy.MAP_REDUCE))

    told = [step.text for step in steps(events)]
    assert [ABOUT.findall(text) for text in told] == [[topic] for topic in ORDER]
    combining = engine.requests[-1].messages[0].content
    assert [combining.index(topic) for topic in ORDER] == sorted(
        combining.index(topic) for topic in ORDER
    )


async def test_progress_counts_the_finished_parts() -> None:
    engine = FakeEngine(by_topic, context=1024, chunk=400)
    _, events = await written(engine, job_of(PAPER, strategy=Strategy.MAP_REDUCE))

    counted = [e for e in events if isinstance(e, Progress) and e.phase.startswith("Summarizing")]
    assert [(event.done, event.total) for event in counted] == [(n, 4) for n in range(5)]


async def test_only_the_last_call_is_streamed() -> None:
    engine = FakeEngine(by_topic, context=1024, chunk=400)
    for strategy in (Strategy.MAP_REDUCE, Strategy.REFINE):
        draft, events = await written(engine, job_of(PAPER, strategy=strategy))
        assert shown(events) == draft.text


@pytest.mark.parametrize("strategy", [Strategy.MAP_REDUCE, Strategy.REFINE])
async def test_a_text_of_one_chunk_takes_one_call(strategy: Strategy) -> None:
    engine = FakeEngine(by_topic)
    draft, events = await written(engine, job_of(f"alpha1 {prose(40)}", strategy=strategy))

    assert draft.text == "One part is about alpha1 here."
    assert draft.calls == len(engine.requests) == 1
    assert shown(events) == draft.text


async def test_summaries_too_long_for_one_call_are_combined_in_groups_first() -> None:
    engine = FakeEngine(summaries_of(90, combined=30), context=1024, chunk=100)
    job = job_of(paper(*(f"S{n}" for n in range(10)), words=95), strategy=Strategy.MAP_REDUCE)
    draft, events = await written(engine, job)

    assert draft.text
    assert engine.batches[0] == len(steps(events)) >= 10
    assert 1 < engine.batches[1] < engine.batches[0]
    assert draft.calls == len(engine.requests) == sum(engine.batches) + 1
    assert any(isinstance(e, Progress) and e.phase.startswith("Collapsing") for e in events)


@pytest.mark.parametrize(
    "answer",
    [summaries_of(400), summaries_of(180, combined=400), summaries_of(100, combined=480)],
    ids=["each as long as a call", "combining never shortens", "combining lengthens"],
)
async def test_summaries_that_never_get_shorter_are_an_error_and_no_endless_loop(
    answer: Answer,
) -> None:
    engine = FakeEngine(answer, context=1024, chunk=200)
    job = job_of(paper(*(f"S{n}" for n in range(8))), strategy=Strategy.MAP_REDUCE)

    with pytest.raises(WritingError, match=r"[\d,]+ tokens together .* [\d,]+ fit one call"):
        await written(engine, job)
    assert engine.running == 0


async def test_a_part_of_which_nothing_is_written_is_left_out_of_the_combination() -> None:
    def answer(messages: Sequence[Message]) -> str:
        silent = "beta1" in messages[0].content and not is_combining(messages)
        return "" if silent else by_topic(messages)

    engine = FakeEngine(answer, context=1024, chunk=400)
    draft, _ = await written(engine, job_of(PAPER, strategy=Strategy.MAP_REDUCE))

    assert "\n\n\n" not in engine.requests[-1].messages[0].content
    assert draft.text == "Everything is about alpha and gamma and delta1 here."


@pytest.mark.parametrize("dialect", [Dialect.INSTRUCT, Dialect.COMPLETION])
async def test_a_model_that_writes_nothing_at_all_is_an_error(dialect: Dialect) -> None:
    for strategy in (Strategy.STUFF, Strategy.MAP_REDUCE, Strategy.REFINE):
        engine = FakeEngine(lambda _: "", context=2048, chunk=400, dialect=dialect)
        with pytest.raises(WritingError):
            await written(engine, job_of(PAPER, strategy=strategy))


async def test_a_piece_that_is_too_large_by_itself_is_cut_again() -> None:
    giant = "x" * 12_000  # one word without any place to cut
    engine = FakeEngine(lambda _: "It is one word.", context=1024, chunk=200)
    draft, _ = await written(engine, job_of(giant, strategy=Strategy.MAP_REDUCE))

    assert draft.text == "It is one word."
    asked = [request.messages[0].content for request in engine.requests[:-1]]
    assert sum(text.count("x" * 50) for text in asked) > 0
    assert sum(text.count("x") for text in asked) >= 12_000
    for request in engine.requests:
        prompt = await engine.count_prompt(request.messages)
        assert prompt + request.sampling.max_tokens <= 1024


async def test_refine_reads_the_parts_in_order_each_with_the_summary_so_far() -> None:
    def answer(messages: Sequence[Message]) -> str:
        return f"Summary number {len(engine.requests)} of it."

    engine = FakeEngine(answer, context=2048, chunk=400)
    draft, events = await written(engine, job_of(PAPER, strategy=Strategy.REFINE))

    asked = [request.messages[0].content for request in engine.requests]
    assert len(asked) == 4
    for number, (topic, text) in enumerate(zip(ORDER, asked, strict=True)):
        assert f"{topic}1 " in text
        assert (f"Summary number {number} of it." in text) is (number > 0)
    assert draft.text == "Summary number 4 of it."
    assert [step.text for step in steps(events)] == [
        f"Summary number {n} of it." for n in range(1, 5)
    ]


REFUSALS = [
    "The original summary remains unchanged.",
    "The original summary remains relevant and does not need to be refined, as the new context "
    "provided does not add any additional information to the document at hand or to its results.",
    "The original summary remains the same, because the new context that is given below the "
    "summary talks about other things, such as the weather, and it does not add any fact, any "
    "number or any strategy that would be worth a mention in the final document, which is "
    "already divided in chapters and bullet points as the task says.",
    "Since the new context gives no new facts, the existing summary is already complete.",
    "No refinement is needed.",
    "기존 요약을 그대로 유지합니다.",
]


@pytest.mark.parametrize("refusal", REFUSALS)
async def test_refine_keeps_its_summary_when_the_model_declines_to_change_it(refusal: str) -> None:
    def answer(messages: Sequence[Message]) -> str:
        return refusal if is_refining(messages) else "Trees need water to grow well."

    engine = FakeEngine(answer, context=2048, chunk=400)
    draft, _ = await written(engine, job_of(PAPER, strategy=Strategy.REFINE))

    assert draft.text == "Trees need water to grow well."
    assert len(engine.requests) == 4


def echo_all(messages: Sequence[Message]) -> str:
    return messages[0].content


def echo_instruction(messages: Sequence[Message]) -> str:
    return " ".join(
        words[Language.ENGLISH]
        for words in (styles.REFINE_OPENING, styles.REFINE_MIDDLE, styles.REFINE_CLOSING)
    )


def echo_end(messages: Sequence[Message]) -> str:
    return messages[0].content[-160:]


@pytest.mark.parametrize("echo", [echo_all, echo_instruction, echo_end])
async def test_refine_never_answers_with_its_own_instruction(echo: Answer) -> None:
    def answer(messages: Sequence[Message]) -> str:
        return echo(messages) if is_refining(messages) else "Trees need water to grow well."

    engine = FakeEngine(answer, context=2048, chunk=400)
    draft, _ = await written(engine, job_of(PAPER, strategy=Strategy.REFINE))

    assert draft.text == "Trees need water to grow well."


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("dialect", [Dialect.INSTRUCT, Dialect.COMPLETION])
def test_a_real_summary_is_not_taken_for_a_refusal(dialect: Dialect, language: Language) -> None:
    prompts = Prompts(dialect, language)
    for summary in (
        "Young trees grow slowly in dry soil; watering in July helps them.",
        "The study measured 40 trees. The original contribution is a model of water in soil.",
        "나무는 토양이 마르면 천천히 자란다. 7월에 물을 주면 성장이 빨라진다.",
    ):
        assert not is_no_summary(summary, "An older summary.", prompts)


@pytest.mark.parametrize("strategy", [Strategy.STUFF, Strategy.MAP_REDUCE, Strategy.REFINE])
async def test_an_engine_error_reaches_the_caller_as_it_is(strategy: Strategy) -> None:
    engine = FakeEngine(failure=EngineGone("The engine's process ended."), context=2048, chunk=400)
    with pytest.raises(EngineGone, match="process ended"):
        await written(engine, job_of(PAPER, strategy=strategy))


@pytest.mark.parametrize("strategy", [Strategy.STUFF, Strategy.MAP_REDUCE, Strategy.REFINE])
async def test_a_base_model_s_lead_is_part_of_the_summary(strategy: Strategy) -> None:
    engine = FakeEngine(
        lambda _: " trees need water.", dialect=Dialect.COMPLETION, context=2048, chunk=400
    )
    draft, events = await written(engine, job_of(PAPER, strategy=strategy, style=Style.BRIEF))

    assert draft.text == "This paper trees need water."
    assert shown(events) == draft.text
    for step in steps(events):
        assert step.text == "This paper trees need water."


@pytest.fixture
def traced(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """An environment that asks for LangChain's tracing; the names of all that it would send."""
    import langsmith
    from langsmith import utils

    sent: list[str] = []
    forget: Callable[[], None] = vars(utils)["get_env_var"].cache_clear

    def refuse(*_: object) -> None:
        sent.append("connect")
        raise OSError("no network in this test")

    def record(*_: object, **__: object) -> None:
        sent.append("run")

    for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2", "LANGSMITH_TRACING_V2"):
        monkeypatch.setenv(name, "true")
    monkeypatch.setenv("LANGSMITH_API_KEY", "a-key")
    monkeypatch.setenv("LANGSMITH_ENDPOINT", "http://127.0.0.1:9")
    for name in ("create_run", "update_run"):
        monkeypatch.setattr(langsmith.Client, name, record)
    monkeypatch.setattr("langsmith.client._tracing_control_thread_func", lambda *_: None)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    forget()
    yield sent
    forget()


@pytest.mark.parametrize("strategy", [Strategy.STUFF, Strategy.MAP_REDUCE, Strategy.REFINE])
async def test_nothing_is_traced_even_when_the_environment_asks_for_it(
    strategy: Strategy, traced: list[str]
) -> None:
    from langchain_core.runnables import RunnableLambda

    engine = FakeEngine(by_topic, context=2048, chunk=400)
    draft, _ = await written(engine, job_of(PAPER, strategy=strategy))
    assert draft.text
    assert traced == []

    # The same environment does trace a runnable that is not ours.
    await RunnableLambda(lambda text: text).ainvoke("x")
    assert traced


async def test_the_steps_can_be_shown() -> None:
    engine = FakeEngine(by_topic, context=2048, chunk=400)
    for strategy in (Strategy.MAP_REDUCE, Strategy.REFINE):
        _, events = await written(engine, job_of(PAPER, strategy=strategy))
        told = [event for event in events if isinstance(event, Step)]
        assert [step.total for step in told] == [4] * 4
        assert all(step.text.strip() for step in told)


async def test_every_call_of_a_job_is_sampled_alike() -> None:
    engine = FakeEngine(by_topic, context=1024, chunk=400)
    await written(engine, job_of(PAPER, strategy=Strategy.MAP_REDUCE, seed=11))

    assert len({request.sampling for request in engine.requests}) == 1
    sampling = engine.requests[0].sampling
    assert (sampling.temperature, sampling.top_k, sampling.top_p) == (0.1, 20, 0.3)
    assert sampling.seed == 11


async def test_expanding_is_one_call_whatever_the_strategy() -> None:
    engine = FakeEngine(by_topic)
    draft, _ = await written(
        engine, job_of(f"alpha1 {prose(40)}", Task.EXPAND, strategy=Strategy.REFINE)
    )
    assert draft.calls == len(engine.requests) == 1
