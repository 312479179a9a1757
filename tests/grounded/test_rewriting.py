"""A flagged sentence anew from its evidence, and what becomes of a whole draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from tests.writing.making import job_of, written

from precis.engine.base import Dialect, Message
from precis.engine.fake import FakeEngine
from precis.errors import WritingError
from precis.facts.check import check
from precis.facts.finding import Reason, ReasonKind
from precis.facts.sources.source import Source
from precis.grounded.repair import Ground, Unsupported, repaired
from precis.grounded.rewriting import rewriting, settled
from precis.text.document import Format, Span
from precis.writing.job import Draft, Task
from precis.writing.writer import Writer

SOURCE = "The survey of 2019 reached 43% of the 120 farms. Growth decreased by 4 cm in the plots."
FLAGGED = "The survey reached 34% of the 120 farms."
PLAIN = Format.PLAIN


def reasons(sentence: str = FLAGGED) -> tuple[Reason, ...]:
    return check(sentence, Source.of(SOURCE)).findings[0].reasons


@pytest.mark.parametrize(
    ("sentence", "opening"),
    [
        (FLAGGED, "The survey reached"),
        ("We found (34%) of the farms.", "We found"),
        ("Only 34% of the 120 farms were reached.", ""),
    ],
)
def test_the_words_before_what_was_not_found_are_kept(sentence: str, opening: str) -> None:
    at = sentence.index("34%")
    found = (Reason(ReasonKind.PERCENTAGE, "34%", Span(at, at + 3), ""),)
    job = rewriting(sentence, found, (SOURCE,), PLAIN, seed=0)
    assert (job.task, job.opening, job.passages) == (Task.REWRITE, opening, (SOURCE,))


def test_without_evidence_there_is_nothing_to_write_from() -> None:
    with pytest.raises(WritingError, match="nothing that comes near"):
        rewriting(FLAGGED, reasons(), (), PLAIN, seed=0)


async def test_a_base_model_goes_on_from_these_words_and_one_sentence_is_taken() -> None:
    engine = FakeEngine(
        lambda _: " 43% of the 120 farms. Growth decreased.", dialect=Dialect.COMPLETION
    )
    draft, _ = await written(engine, rewriting(FLAGGED, reasons(), (SOURCE,), PLAIN, seed=0))
    assert draft.text == "The survey reached 43% of the 120 farms."


def test_what_the_source_says_can_stand() -> None:
    found = settled("The survey reached 43% of the farms.", FLAGGED, Source.of(SOURCE), PLAIN)
    assert (found.text, found.placeholders, found.notice) == (
        "The survey reached 43% of the farms.", 0, "",
    )  # fmt: skip


def test_a_fact_that_the_model_invents_becomes_a_placeholder() -> None:
    found = settled("In 2021 the survey reached 43% of farms.", FLAGGED, Source.of(SOURCE), PLAIN)
    assert found.text == "In [year] the survey reached 43% of farms."
    assert "1 fact that the model wrote was not found in the source" in found.notice


@pytest.mark.parametrize(
    "text",
    [
        FLAGGED.upper(),  # the same again
        "Growth increased by 4 cm in the plots.",  # the source has it the other way round
        "Purple zebras dance gracefully beneath ancient silver mountains.",  # nothing of it
    ],
)
def test_what_is_no_better_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(WritingError, match="placeholders"):
        settled(text, FLAGGED, Source.of(SOURCE), PLAIN)


def test_a_korean_fact_becomes_a_korean_placeholder() -> None:
    source = Source.of("2019년 조사에서 농가의 43%가 가뭄을 겪었다.")
    found = settled(
        "1998년 조사에서 농가의 43%가 가뭄을 겪었다.", "농가의 34%가 겪었다.", source, PLAIN
    )
    assert found.text.startswith("[연도]")


DRAFT = "Growth decreased by 4 cm. The survey of 1998 reached 34% of the farms. It rained."


async def mended(
    unsupported: Unsupported,
    answer: Callable[[Sequence[Message]], str] = lambda _: "",
    text: str = DRAFT,
    format: Format = PLAIN,
) -> Draft:
    engine = FakeEngine(answer)
    job = job_of("A survey of farms.", Task.EXPAND, format=format)
    drafted, _ = await written(FakeEngine(lambda _: text), job)
    ground = Ground.of(SOURCE + " It rained.", format)
    return await repaired(Writer(engine), job, drafted, ground, unsupported)


async def test_kept_facts_stay_as_they_are() -> None:
    draft = await mended(Unsupported.KEEP)
    assert (draft.text, draft.notices) == (DRAFT, ())


async def test_placeholders_take_the_place_of_facts_without_any_model_call() -> None:
    draft = await mended(Unsupported.PLACEHOLDER)
    expected = "The survey of [year] reached [percentage] of the farms."
    assert draft.text == f"Growth decreased by 4 cm. {expected} It rained."
    assert draft.calls == 1
    assert draft.notices == ("Not found in the source: 2 facts replaced by placeholders.",)


async def test_a_flagged_sentence_is_written_anew_and_the_others_stay() -> None:
    draft = await mended(Unsupported.REWRITE, lambda _: "The survey of 2019 reached 43% of farms.")
    assert draft.text == (
        "Growth decreased by 4 cm. The survey of 2019 reached 43% of farms. It rained."
    )
    assert draft.calls == 2
    assert draft.notices == ("Not found in the source: 1 sentence written anew from the source.",)


async def test_a_model_that_writes_nothing_better_leaves_placeholders() -> None:
    draft = await mended(Unsupported.REWRITE, lambda _: "The survey of 1998 reached 34% of farms.")
    assert "The survey of [year] reached [percentage]" in draft.text
    draft = await mended(Unsupported.REWRITE, lambda messages: DRAFT.split(". ")[1] + ".")
    assert "The survey of [year] reached [percentage] of the farms." in draft.text


async def test_what_is_no_fact_is_left_and_said() -> None:
    draft = await mended(Unsupported.PLACEHOLDER, text="Growth increased by 4 cm in the plots.")
    assert draft.text == "Growth increased by 4 cm in the plots."
    assert "1 sentence left for you to look at" in draft.notices[0]


async def test_a_placeholder_in_latex_is_no_option_of_a_command() -> None:
    draft = await mended(Unsupported.PLACEHOLDER, text="\\item 1998 was dry.", format=Format.LATEX)
    assert draft.text == "\\item {[year]} was dry."
