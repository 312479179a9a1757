"""The writer: what comes out of a job, whatever the model writes."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Sequence
from contextlib import aclosing

import pytest

from precis.engine.base import Dialect, Message, Stop
from precis.engine.fake import FakeEngine
from precis.errors import WritingError
from precis.settings import Settings
from precis.text.document import Format
from precis.text.language import Language
from precis.text.sentences import ends_sentence
from precis.writing.job import Draft, Strategy, Style, Task, Written
from precis.writing.styles import BASE_GUARD, GUARD
from precis.writing.writer import Writer, polished

from .making import job_of, paper, prose, shown, written

SUMMARY = "Trees need water."
WAYS = [
    (Task.EXPAND, Strategy.AUTO),
    (Task.SUMMARIZE, Strategy.STUFF),
    (Task.SUMMARIZE, Strategy.MAP_REDUCE),
    (Task.SUMMARIZE, Strategy.REFINE),
]
DIALECTS = [Dialect.INSTRUCT, Dialect.COMPLETION]
LONG = paper("Alpha", "Beta", "Gamma")


def most_often(text: str, group: int) -> int:
    """How often the most frequent group of words stands in a text, in either reading of "word"."""
    counts: Counter[tuple[str, ...]] = Counter()
    for words in (text.casefold().split(), re.findall(r"\w+", text.casefold())):
        groups = Counter(zip(*(words[at:] for at in range(group)), strict=False))
        counts |= groups
    return max(counts.values(), default=0)


# -- what comes out -----------------------------------------------------------------------------


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(("task", "strategy"), WAYS)
async def test_a_job_ends_with_exactly_one_draft(
    task: Task, strategy: Strategy, dialect: Dialect
) -> None:
    text = SUMMARY if task is Task.EXPAND else LONG
    engine = FakeEngine(context=2048, chunk=400, dialect=dialect)
    draft, events = await written(engine, job_of(text, task, strategy=strategy))

    assert [event for event in events if isinstance(event, Draft)] == [draft]
    assert draft.text
    assert draft.stop is Stop.END
    assert draft.calls == len(engine.requests) == engine.finished
    assert draft.tokens > 0
    assert draft.prompt_tokens > 0


async def test_an_expansion_is_streamed_as_it_is_written() -> None:
    engine = FakeEngine(lambda _: "Young trees grow slowly. They need water in July.")
    draft, events = await written(engine, job_of(SUMMARY, Task.EXPAND))

    pieces = [event.text for event in events if isinstance(event, Written)]
    assert len(pieces) == 9
    assert "".join(pieces) == draft.text == "Young trees grow slowly. They need water in July."


@pytest.mark.parametrize("language", Language)
async def test_a_base_model_s_reply_begins_with_its_lead(language: Language) -> None:
    reply = " 나무를 다룬다." if language is Language.KOREAN else " trees were measured."
    text = "나무는 물이 필요하다." if language is Language.KOREAN else SUMMARY
    engine = FakeEngine(lambda _: reply, dialect=Dialect.COMPLETION)
    draft, events = await written(engine, job_of(text, Task.SUMMARIZE, style=Style.ABSTRACT))

    lead = "본 연구에서는" if language is Language.KOREAN else "In this paper,"
    assert draft.text == lead + reply
    assert shown(events) == draft.text


@pytest.mark.parametrize(
    "preamble",
    [
        "Sure, here's a summary of the text:\n\n",
        "Here is the abstract:\n",
        "Okay, this is the summary you asked for:\n\n",
        "Certainly! Here are the key points:\n\n",
        "다음은 요약입니다:\n\n",
        "네, 요약해 드리겠습니다.\n\n",
        "물론입니다. 아래는 요약문입니다:\n",
    ],
)
@pytest.mark.parametrize(("task", "strategy"), WAYS[:2])
async def test_what_a_chatty_model_says_first_is_removed(
    preamble: str, task: Task, strategy: Strategy
) -> None:
    engine = FakeEngine(lambda _: f"{preamble}Young trees grow slowly.\n")
    draft, _ = await written(engine, job_of(SUMMARY, task, strategy=strategy))
    assert draft.text == "Young trees grow slowly."


@pytest.mark.parametrize(
    "text",
    [
        "Here are three results: a, b and c.",
        "Here we show that trees need water.\n\nThey grow.",
        "Sure footing is needed on ice: see below.",
        "다음은 나무의 성장에 관한 결과를 다룬 논문이다.",
    ],
)
async def test_a_text_that_only_looks_chatty_is_kept(text: str) -> None:
    draft, _ = await written(FakeEngine(lambda _: text), job_of(SUMMARY, Task.EXPAND))
    assert draft.text == text


async def test_what_would_break_the_document_s_format_is_escaped() -> None:
    engine = FakeEngine(lambda _: "R&D grew by 50% in total.")
    draft, _ = await written(engine, job_of(SUMMARY, Task.EXPAND, format=Format.LATEX))
    assert draft.text == r"R\&D grew by 50\% in total."
    assert polished("R&D grew by 50% in total.", Format.LATEX) == draft.text


def test_latex_gets_no_tags_of_html_from_a_model() -> None:
    raw = "Of <i>E. coli</i> H<sub>2</sub>O, 5 < 7 and \\verb|<i>| <int> say nothing."
    shown = r"Of E. coli H2O, 5 < 7 and \verb|<i>| <int> say nothing."
    assert polished(raw, Format.LATEX) == shown
    assert polished(raw, Format.MARKDOWN) == raw


@pytest.mark.parametrize(
    ("format", "text", "expected"),
    [
        (Format.MARKDOWN, "Trees [@smith2020] grow by $x^2$ a year.", {"[@smith2020]", "$x^2$"}),
        (Format.LATEX, r"Trees \cite{smith} grow by $x^2$.", {r"\cite{smith}", "$x^2$"}),
    ],
)
async def test_citations_and_mathematics_that_are_missing_are_named(
    format: Format, text: str, expected: set[str]
) -> None:
    job = job_of(text, Task.EXPAND, format=format)
    without, _ = await written(FakeEngine(lambda _: "Trees grow."), job)
    assert {item.text for item in without.missing} == expected

    complete, _ = await written(FakeEngine(lambda _: text), job)
    assert complete.missing == ()


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("Of [sample size] trees [percentage] grew.", "2 placeholders stand"),
        ("In [year] trees grew; in [year] they died.", r"2 placeholders .*: \[year\]\."),
        ("Trees grew by [percentage].", "1 placeholder stands"),
    ],
)
async def test_placeholders_in_a_reply_are_counted_and_named(reply: str, said: str) -> None:
    draft, _ = await written(FakeEngine(lambda _: reply), job_of(SUMMARY, Task.EXPAND))
    assert re.search(said, draft.notices[0])


@pytest.mark.parametrize("text", ["Trees [12] grew.", "In [year] trees grew."])
async def test_other_brackets_and_those_of_the_text_itself_are_no_news(text: str) -> None:
    draft, _ = await written(FakeEngine(lambda _: text), job_of(text, Task.EXPAND))
    assert draft.notices == ()


@pytest.mark.parametrize(
    ("text", "reply", "noticed"),
    [
        ("나무는 물이 부족하면 천천히 자란다.", "Trees grow slowly in dry soil.", True),
        ("나무는 물이 부족하면 천천히 자란다.", "나무는 천천히 자란다.", False),
        ("Trees grow slowly in dry soil.", "나무는 천천히 자란다.", True),
        ("Trees grow slowly in dry soil.", "Trees grow.", False),
    ],
)
async def test_a_reply_in_another_language_is_noticed(text: str, reply: str, noticed: bool) -> None:
    draft, _ = await written(FakeEngine(lambda _: reply), job_of(text, Task.EXPAND))
    assert any("language" in notice for notice in draft.notices) is noticed


async def test_the_language_asked_for_decides_and_not_the_text_s() -> None:
    settings = Settings(language="ko")
    draft, _ = await written(
        FakeEngine(lambda _: "나무는 천천히 자란다."), job_of(SUMMARY, settings=settings)
    )
    assert draft.notices == ()


# -- loops and lengths --------------------------------------------------------------------------

START = "Young street trees were measured in July. Watering helped them to grow faster. "
LOOPS = {
    "words": START + "The trees and the soil and " * 40,
    "sentence": START + "The soil was dry in every case. " * 30,
    "counting": START + " ".join(f"Then we saw that {n} trees grew." for n in range(60)),
    "letters": START + "Ha" * 300,
    "korean": START + "나무는 물이 필요하고 흙도 필요하며 " * 40,
}


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(("task", "strategy"), WAYS[:2])
@pytest.mark.parametrize("loop", ["words", "sentence", "letters", "korean"])
async def test_a_loop_is_stopped_and_not_delivered(
    loop: str, task: Task, strategy: Strategy, dialect: Dialect
) -> None:
    engine = FakeEngine(lambda _: LOOPS[loop], dialect=dialect)
    draft, _ = await written(engine, job_of(SUMMARY, task, strategy=strategy))

    guard = BASE_GUARD if dialect is Dialect.COMPLETION else GUARD
    assert draft.stop is Stop.LOOP
    assert any("repeat" in notice for notice in draft.notices)
    assert START.strip() in draft.text
    assert most_often(draft.text, guard.group) <= guard.allowed
    assert ends_sentence(draft.text)
    assert "HaHa" not in draft.text
    assert engine.running == 0


async def test_a_base_model_says_no_four_words_more_than_twice() -> None:
    engine = FakeEngine(lambda _: LOOPS["counting"], dialect=Dialect.COMPLETION)
    draft, _ = await written(engine, job_of(SUMMARY, Task.EXPAND))
    assert most_often(draft.text, 4) <= 2
    assert ends_sentence(draft.text)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(("task", "strategy"), WAYS)
async def test_a_model_that_loops_from_its_first_word_is_asked_once_more(
    task: Task, strategy: Strategy, dialect: Dialect
) -> None:
    engine = FakeEngine(lambda _: "again and again and " * 80, dialect=dialect)
    with pytest.raises(WritingError, match=r"precis\.seed"):
        await written(engine, job_of(SUMMARY, task, strategy=strategy, seed=7))

    first, second = (request.sampling for request in engine.requests)
    assert second.seed != first.seed
    assert second.repeat_penalty > first.repeat_penalty
    assert engine.running == 0


async def test_the_second_try_counts_when_it_succeeds() -> None:
    def answer(messages: Sequence[Message]) -> str:
        return "and so on " * 80 if len(engine.requests) == 1 else "Trees need water to grow."

    engine = FakeEngine(answer)
    draft, _ = await written(engine, job_of(SUMMARY, Task.EXPAND))

    assert draft.text == "Trees need water to grow."
    assert draft.calls == 2
    assert draft.stop is Stop.END


@pytest.mark.parametrize("task", [Task.EXPAND, Task.SUMMARIZE])
async def test_a_reply_that_grows_too_long_ends_at_a_sentence_and_says_so(task: Task) -> None:
    engine = FakeEngine(lambda _: prose(200))
    draft, _ = await written(engine, job_of(SUMMARY, task, max_tokens=40))

    assert draft.stop is Stop.LENGTH
    assert ends_sentence(draft.text)
    assert draft.text == prose(36)
    assert any("40 tokens" in notice and "precis.maxTokens" in notice for notice in draft.notices)


# -- cancelling ---------------------------------------------------------------------------------


async def asyncio_is_quiet() -> None:
    """No task but this test's is left."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    assert not [task for task in others if not task.done()]


@pytest.mark.parametrize(("task", "strategy"), WAYS)
async def test_closing_the_events_stops_the_engine(task: Task, strategy: Strategy) -> None:
    text = SUMMARY if task is Task.EXPAND else LONG
    engine = FakeEngine(lambda _: prose(300), context=2048, chunk=400, delay=0.001)
    async with aclosing(Writer(engine).write(job_of(text, task, strategy=strategy))) as events:
        async for _ in events:
            if engine.running:
                break

    assert engine.running == 0
    assert engine.cancelled >= 1
    await asyncio_is_quiet()


@pytest.mark.parametrize(("task", "strategy"), WAYS)
async def test_cancelling_the_task_stops_the_engine(task: Task, strategy: Strategy) -> None:
    text = SUMMARY if task is Task.EXPAND else LONG
    engine = FakeEngine(lambda _: prose(300), context=2048, chunk=400, delay=0.001)
    job = asyncio.create_task(written(engine, job_of(text, task, strategy=strategy)))
    while not engine.running:  # noqa: ASYNC110 - the engine tells nobody when it begins
        await asyncio.sleep(0)
    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job

    assert engine.running == 0
    assert engine.cancelled >= 1
    await asyncio_is_quiet()


async def test_two_jobs_on_one_writer_do_not_mix() -> None:
    def answer(messages: Sequence[Message]) -> str:
        return "It is about water." if "water" in messages[-1].content else "It is about soil."

    writer = Writer(FakeEngine(answer, delay=0.001))

    async def run(text: str) -> str:
        events = [event async for event in writer.write(job_of(text, Task.EXPAND))]
        assert isinstance(events[-1], Draft)
        assert shown(events) == events[-1].text
        return events[-1].text

    both = await asyncio.gather(run("Some water."), run("Some earth."))
    assert list(both) == ["It is about water.", "It is about soil."]
