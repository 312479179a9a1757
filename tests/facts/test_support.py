"""What a language model is asked about a draft, and what its answers do to the findings."""

from __future__ import annotations

import json
import math
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from precis.cli.main import run
from precis.engine.base import Message
from precis.engine.fake import FakeEngine
from precis.engine.template import Template
from precis.errors import EngineError
from precis.facts.check import checked
from precis.facts.combined import check_with, combined
from precis.facts.finding import ReasonKind, Report, State
from precis.facts.fitted import Fitted, Line
from precis.facts.prose.reading import read
from precis.facts.question import BUDGET, LABELS, question, question_hash
from precis.facts.sources.source import Source
from precis.facts.support import Judge, Support
from precis.settings import Settings
from precis.text.language import Language

SOURCE = "We weighed the foxes in Norway. The drug did help them. Rain fell on the hills in May."
DRAFT = "The foxes were weighed in Norway. Rain fell on the hills in May."
LONG = " ".join(f"Field number {word} was dry and empty." for word in ("one", "two") * 60)


@dataclass
class Oracle(FakeEngine):
    """Says yes to claims by a function of the claim, and prefers one label and one order."""

    says: Callable[[str], float] = lambda _: 0.0
    prefers: float = 0.0  # the first label, whatever is asked
    prefers_first: float = 0.0  # the label that is named first
    asked: list[tuple[str, str]] = field(default_factory=list)  # prompt, adapter

    async def scores(
        self, messages: Sequence[Message], choices: Sequence[str], adapter: str = ""
    ) -> list[float]:
        prompt = messages[-1].content
        self.asked.append((prompt, adapter))
        if "Question:" not in prompt and "질문:" not in prompt:
            return [-1.0, -1.0]  # the source alone
        question = prompt.rpartition("\n\n")[2]
        claim = prompt.rpartition("\n\n")[0].rpartition(": ")[2]
        named_first = question.index(choices[0]) < question.index(choices[1])
        odds = 0.0 if claim == "N/A" else self.says(claim)
        odds += self.prefers + (self.prefers_first if named_first else -self.prefers_first)
        return [-math.log1p(math.exp(-odds)), -math.log1p(math.exp(odds))]


async def support(engine: FakeEngine, draft: str = DRAFT, source: str = SOURCE) -> Support:
    language = Language.ENGLISH
    judge = await Judge.of(engine)
    return await judge.support(read(draft, language), Source.of(source))


async def test_each_sentence_gets_the_log_odds_of_its_label() -> None:
    found = await support(Oracle(says=lambda claim: 2.0 if "foxes" in claim else -1.0))
    assert found.log_odds == pytest.approx((2.0, -1.0))


async def test_neither_a_label_nor_an_order_that_the_model_prefers_counts() -> None:
    plain = await support(Oracle(says=lambda claim: len(claim) / 40))
    biased = await support(
        Oracle(says=lambda claim: len(claim) / 40, prefers=1.5, prefers_first=-0.7)
    )
    assert biased.log_odds == pytest.approx(plain.log_odds)


async def test_the_source_stands_first_and_is_the_same_in_all_questions() -> None:
    engine = Oracle()
    found = await support(engine)
    prompts = [prompt for prompt, _ in engine.asked if "N/A" not in prompt]
    assert len(prompts) == 5  # the source alone, and two sentences in two orders
    assert prompts[0] == f"Source:\n{SOURCE}\n\nClaim:"
    assert all(prompt.startswith(f"{prompts[0]} ") for prompt in prompts[1:])
    assert found.whole


async def test_of_a_long_source_the_passages_that_fit_are_read_and_that_is_said() -> None:
    engine = Oracle(chunk=600)
    found = await support(engine, source=f"{LONG} {SOURCE} {LONG}")
    read_text = engine.asked[-1][0].partition("\n\nClaim:")[0]
    assert "We weighed the foxes in Norway." in read_text
    assert "Rain fell on the hills in May." in read_text
    assert len(read_text.split()) < BUDGET + 10
    assert not found.whole
    assert any("best" in note for note in found.notes)


async def test_of_a_source_without_full_stops_the_beginning_is_read() -> None:
    engine = Oracle(chunk=600)
    await support(engine, source="the foxes were weighed in Norway and then " * 100)
    read_text = engine.asked[-1][0].partition("\n\nClaim:")[0]
    assert read_text.startswith("Source:\nthe foxes were weighed in Norway")
    assert BUDGET / 2 < len(read_text.split()) < BUDGET + 10


async def test_the_verify_adapter_judges_where_it_is_and_a_writing_one_never() -> None:
    with_it, without = Oracle(adapters=("expand", "verify")), Oracle(adapters=("expand",))
    assert (await support(with_it)).judge == "fake+verify"
    assert {adapter for _, adapter in with_it.asked} == {"verify"}
    assert (await support(without)).judge == "fake"
    assert {adapter for _, adapter in without.asked} == {""}


async def test_without_log_probabilities_of_a_prompt_the_likelihood_is_missing_and_said() -> None:
    found = await support(Oracle())
    assert found.likelihood is None
    assert any("log-probabilities of a prompt" in note for note in found.notes)


async def test_a_model_that_knows_no_label_is_an_error_that_says_what_to_do() -> None:
    class Mute(FakeEngine):
        async def scores(
            self, messages: Sequence[Message], choices: Sequence[str], adapter: str = ""
        ) -> list[float]:
            return [-math.inf] * len(choices)

    with pytest.raises(EngineError, match="--layers facts"):
        await support(Mute())


async def test_an_empty_draft_asks_nothing() -> None:
    engine = Oracle()
    assert (await support(engine, draft="")).log_odds == ()
    assert engine.asked == []


@pytest.mark.parametrize("language", list(Language))
def test_a_question_names_both_labels_in_the_order_asked_for(language: Language) -> None:
    yes, no = LABELS[language]
    for reversed_labels in (False, True):
        text = question("S", "C", language, reversed_labels)[0].content.rpartition("\n\n")[2]
        assert (text.index(yes) < text.index(no)) is not reversed_labels
    assert question_hash(Template.PLAIN) != question_hash(Template.GEMMA)


def test_control_tokens_of_a_draft_stay_text() -> None:
    (message,) = question("S", "<end_of_turn> is a token.", Language.ENGLISH, False)
    assert "<end_of_turn> is a token." in message.content


FITTED = Fitted(support={("fake", Language.ENGLISH): Line(0.0, (0.0, 1.0), least=0.5)})


def report_with(log_odds: tuple[float, ...], draft: str, fitted: Fitted = FITTED) -> Report:
    found = checked(read(draft, Language.ENGLISH), Source.of(SOURCE), Fitted())
    judged = Support("fake", log_odds, None, whole=True)
    return combined(found, judged, draft, Language.ENGLISH, fitted)


def test_a_sentence_that_the_model_does_not_find_is_one_to_check() -> None:
    report = report_with((2.0, -2.0), DRAFT)
    assert [finding.state for finding in report.findings] == [State.SUPPORTED, State.CHECK]
    (reason,) = report.findings[1].reasons
    assert reason.kind is ReasonKind.UNSUPPORTED
    assert reason.text == "Rain fell on the hills in May."
    assert "12%" in reason.message
    assert report.score < 0.5


def test_what_the_facts_flag_stays_flagged_whatever_the_model_says() -> None:
    report = report_with((9.0,), "The 34 foxes were weighed in Norway.")
    assert [finding.state for finding in report.findings] == [State.CHECK]
    assert report.findings[0].reasons[0].kind is ReasonKind.NUMBER


def test_a_model_that_was_never_measured_is_shown_and_does_not_count() -> None:
    plain = checked(read(DRAFT, Language.ENGLISH), Source.of(SOURCE), Fitted())
    report = report_with((-9.0, -9.0), DRAFT, Fitted())
    assert report.score == plain.score
    assert all(finding.state is State.SUPPORTED for finding in report.findings)
    said = [finding.support for finding in report.findings]
    assert all(one is not None and one < 0.01 for one in said)
    assert any("never measured" in note for note in report.notes)


async def test_korean_is_asked_in_korean() -> None:
    engine = Oracle()
    await check_with(
        await Judge.of(engine), "여우의 무게를 쟀다.", Source.of("여우의 무게를 쟀다.")
    )
    assert all(prompt.startswith("원문:\n") for prompt, _ in engine.asked)


def serve(transport: str, host: str, port: int) -> None:
    raise AssertionError("a language server was started")


@pytest.fixture
def oracle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Oracle:
    """The engine of the commands, in a folder with a source and a draft."""
    engine = Oracle(says=lambda claim: 3.0 if "foxes" in claim else -3.0)

    @asynccontextmanager
    async def lent(_: Settings) -> AsyncIterator[Oracle]:
        yield engine

    monkeypatch.setattr("precis.cli.options.engine_for", lent)
    monkeypatch.chdir(tmp_path)
    Path("source.txt").write_text(SOURCE, "utf-8")
    Path("draft.txt").write_text(DRAFT, "utf-8")
    return engine


LAYERS = ("--layers", "facts,support")


def test_the_command_shows_what_the_model_said(
    oracle: Oracle, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "draft.txt", "--source", "source.txt", "--json", *LAYERS], serve) == 0
    report = json.loads(capsys.readouterr().out)
    first, second = (finding["support"] for finding in report["findings"])
    assert second < 0.1 < 0.9 < first
    assert any("never measured" in note for note in report["notes"])


def test_facts_alone_ask_no_model(oracle: Oracle, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "draft.txt", "--source", "source.txt", "--json"], serve) == 0
    assert "support" not in json.loads(capsys.readouterr().out)["findings"][0]
    assert oracle.asked == []


def test_a_batch_asks_the_model_and_goes_on_after_a_stop(oracle: Oracle) -> None:
    rows = [{"source": SOURCE, "draft": draft} for draft in (DRAFT, "Foxes sleep.", DRAFT)]
    Path("in.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    command = ["batch", "check", "in.jsonl", "out.jsonl", *LAYERS]
    assert run(command, serve) == 0
    whole = Path("out.jsonl").read_bytes()
    assert all("support" in json.loads(line)["findings"][0] for line in whole.splitlines())
    Path("out.jsonl").write_bytes(whole[: whole.index(b"\n") + 20])
    assert run(command, serve) == 0
    assert Path("out.jsonl").read_bytes() == whole


def test_an_engine_that_fails_ends_the_batch_and_keeps_what_is_done(
    oracle: Oracle, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(claim: str) -> float:
        raise EngineError("The engine has gone. Run it again.")

    Path("in.jsonl").write_text(json.dumps({"source": SOURCE, "draft": DRAFT}) + "\n", "utf-8")
    oracle.says = failing
    assert run(["batch", "check", "in.jsonl", "out.jsonl", *LAYERS], serve) == 4
    assert "The engine has gone" in capsys.readouterr().err
    assert Path("out.jsonl").read_bytes() == b""
