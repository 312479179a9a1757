"""A flagged sentence as a question with the draft's answer and the source's."""

from __future__ import annotations

import json
import math
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from precis.cli.main import run
from precis.engine.base import Message
from precis.engine.fake import FakeEngine
from precis.facts.check import check
from precis.facts.explain import explained
from precis.facts.finding import Explanation, Finding, Reason, ReasonKind
from precis.facts.sources.source import Source
from precis.settings import Settings

SOURCE = "The trial in Busan began in May. Kim met the farmers of Daegu. Nobody was paid."


@dataclass
class Chooser(FakeEngine):
    """Chooses an option by its words, and prefers one number whatever is asked."""

    wants: Callable[[str], bool] = lambda _: False
    prefers: str = "1"
    asked: list[str] = field(default_factory=list)
    with_adapters: list[str] = field(default_factory=list)

    async def scores(
        self, messages: Sequence[Message], choices: Sequence[str], adapter: str = ""
    ) -> list[float]:
        prompt = messages[-1].content
        self.asked.append(prompt)
        self.with_adapters.append(adapter)
        source = "N/A" not in prompt
        options = dict(line.split(". ", 1) for line in prompt.splitlines() if line[:1].isdigit())
        return [
            3.0 * (label == self.prefers) + 2.0 * (source and self.wants(options[label]))
            for label in choices
        ]


def finding(draft: str, source: str = SOURCE) -> Finding:
    return check(draft, Source.of(source)).flagged[0]


async def explain(
    engine: FakeEngine, draft: str, source: str = SOURCE, found: Finding | None = None
) -> Explanation:
    return await explained(
        engine, found or finding(draft, source), draft, Source.of(source), source
    )


async def test_what_the_facts_found_in_its_place_is_the_sources_answer() -> None:
    source = "The survey of 2019 reached 43% of the farms."
    engine = Chooser()
    found = await explain(engine, "The survey reached 34% of the farms.", source)
    assert found.question == (
        "Which percentage does the source have in the gap? “The survey reached ___ of the farms.”"
    )
    assert (found.draft, found.source, found.asked) == ("34%", "43%", False)
    assert found.place is not None
    assert found.place.of(source) == "43%"
    assert engine.asked == []


async def test_else_the_model_chooses_among_facts_of_the_same_kind_in_the_evidence() -> None:
    draft = "Kim met the farmers of Seoul."
    engine = Chooser(wants=lambda option: option == "Daegu")
    found = await explain(engine, draft)
    assert (found.draft, found.source, found.asked) == ("Seoul", "Daegu", True)
    assert found.place is not None
    assert found.place.of(SOURCE) == "Daegu"
    assert any("Daegu\n" in prompt for prompt in engine.asked)


async def test_it_may_choose_that_the_source_does_not_say() -> None:
    engine = Chooser(wants=lambda option: "does not say" in option)
    found = await explain(engine, "Kim met the farmers of Seoul.")
    assert (found.source, found.place) == (None, None)
    assert found.lines()[2] == "The source: not found in the source."
    assert "false" not in " ".join(found.lines()).lower()


@pytest.mark.parametrize("number", ["1", "2", "3"])
async def test_a_number_that_the_model_prefers_anyway_does_not_count(number: str) -> None:
    engine = Chooser(wants=lambda option: option == "Daegu", prefers=number)
    assert (await explain(engine, "Kim met the farmers of Seoul.")).source == "Daegu"


async def test_without_anything_to_choose_from_nothing_is_asked() -> None:
    engine = Chooser()
    found = await explain(engine, "Nobody was paid in 2019.", "Nobody was paid.")
    assert (found.draft, found.source, found.asked) == ("2019", None, False)
    assert engine.asked == []


async def test_a_sentence_flagged_as_a_whole_is_answered_by_a_sentence_of_the_source() -> None:
    draft = "Kim met the farmers."
    whole = check(draft, Source.of(SOURCE)).findings[0]
    reason = Reason(ReasonKind.UNSUPPORTED, draft, whole.span, "little of this")
    engine = Chooser(wants=lambda option: option.startswith("Kim"))
    found = await explain(engine, draft, found=replace(whole, reasons=(reason,)))
    assert found.source == "Kim met the farmers of Daegu."


async def test_korean_is_asked_in_korean_and_the_judging_adapter_where_it_is() -> None:
    source = "김 씨는 대구의 농민을 만났다. 부산에서는 5월에 시작하였다."
    draft = "김 씨는 서울의 농민을 만났다."
    engine = Chooser(wants=lambda option: option == "대구", adapters=("expand", "verify"))
    found = await explain(engine, draft, source)
    assert "빈칸" in found.question
    assert (found.draft, found.source) in {("서울", "대구"), ("서울", None)}
    assert set(engine.with_adapters) <= {"verify"}


async def test_a_number_that_is_not_reported_is_not_chosen() -> None:
    class Mute(Chooser):
        async def scores(
            self, messages: Sequence[Message], choices: Sequence[str], adapter: str = ""
        ) -> list[float]:
            await super().scores(messages, choices, adapter)
            return [-math.inf] * (len(choices) - 1) + [-1.0]

    assert (await explain(Mute(), "Kim met the farmers of Seoul.")).asked


def serve(transport: str, host: str, port: int) -> None:
    raise AssertionError("a language server was started")


def test_the_command_puts_a_question_about_each_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @asynccontextmanager
    async def lent(_: Settings) -> AsyncIterator[Chooser]:
        yield Chooser(wants=lambda option: option == "Daegu")

    monkeypatch.setattr("precis.cli.options.engine_for", lent)
    monkeypatch.chdir(tmp_path)
    Path("source.txt").write_text(SOURCE, "utf-8")
    Path("draft.txt").write_text("Nobody was paid. Kim met the farmers of Seoul.", "utf-8")
    command = ["check", "draft.txt", "--source", "source.txt", "--explain"]
    assert run(command, serve) == 0
    out = capsys.readouterr().out
    assert "Which name does the source have in the gap? “Kim met the farmers of ___.”" in out
    assert "The draft: “Seoul”." in out
    assert "The source: “Daegu”." in out
    assert run([*command, "--json"], serve) == 0
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert "explanation" not in findings[0]
    answer = findings[1]["explanation"]
    assert SOURCE[answer["place"]["start"] : answer["place"]["end"]] == answer["source"] == "Daegu"
