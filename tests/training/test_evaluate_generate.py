"""How a model is asked for an evaluation, and what Précis would have shown of its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from precis.engine.base import Guard, Message, Request, Sampling, Stop, complete
from precis.engine.fake import FakeEngine
from precis.errors import SettingsError

pytest.importorskip("rouge_score", reason="needs rouge-score: pip install '.[training]'")

from precis_training.evaluation.generate import Asked, EngineGenerator, Generated, hosted, served

ONE_LINE = Sampling(stop=("\n",), guard=Guard(group=4, allowed=2))
LOOP = "Water flows down. " + "Then it falls again and " * 4


def wrote(text: str, stopped: bool = True) -> Generated:
    return Generated(text, len(text.split()), stopped, 0.1)


def test_what_is_served_ends_at_the_first_stop_string() -> None:
    assert served(wrote("One line.\nAnother."), "", ONE_LINE) == ("One line.", Stop.END)


def test_a_text_that_reached_the_limit_ends_at_a_sentence() -> None:
    shown = served(wrote("It works. It also", stopped=False), "", ONE_LINE)
    assert shown == ("It works.", Stop.LENGTH)


def test_a_stop_string_before_the_limit_is_an_ending() -> None:
    assert served(wrote("It works\nand", stopped=False), "", ONE_LINE) == ("It works", Stop.END)


def test_a_loop_is_cut_off() -> None:
    text, stop = served(wrote(LOOP, stopped=False), "", ONE_LINE)
    assert (text, stop) == ("Water flows down.", Stop.LOOP)


def test_first_words_that_the_prompt_holds_belong_to_the_text() -> None:
    assert served(wrote(" rivers are measured."), "In this paper,", ONE_LINE) == (
        "In this paper, rivers are measured.",
        Stop.END,
    )


def test_first_words_alone_are_no_text() -> None:
    assert served(wrote("\nmore"), "In this paper,", ONE_LINE) == ("", Stop.END)


@pytest.mark.parametrize(
    "text", ["A calm river. It flows.", LOOP, "It works. It works well. And it", "word"]
)
@pytest.mark.parametrize("limit", [5, 100])
async def test_it_is_what_an_engine_with_the_guard_would_have_said(text: str, limit: int) -> None:
    sampling = Sampling(max_tokens=limit, guard=Guard(group=4, allowed=2))
    engine = FakeEngine(answer=lambda _: text)
    reply = await complete(engine, Request((Message("user", "Write."),), sampling))
    words = text.split(" ")
    raw = wrote(" ".join(words[:limit]), stopped=len(words) <= limit)
    assert served(raw, "", sampling) == (reply.text.strip(), reply.stop)


def test_an_engine_is_asked_without_stop_strings_and_guard() -> None:
    engine = FakeEngine(answer=lambda messages: f"{messages[-1].content} written")
    generator = EngineGenerator(engine, "tuned", at_once=2)
    asked = [Asked((Message("user", name),), ONE_LINE) for name in ("first", "second")]
    written = generator.generate(asked)
    assert [one.text for one in written] == ["first written", "second written"]
    assert all(one.stopped for one in written)
    for request in engine.requests:
        assert (request.adapter, request.sampling.stop, request.sampling.guard) == (
            "tuned",
            (),
            None,
        )
        assert request.sampling.temperature == ONE_LINE.temperature
    generator.close()
    assert engine.closed


def test_a_model_that_never_ends_has_not_stopped() -> None:
    generator = EngineGenerator(FakeEngine(answer=lambda _: "on and on and on"))
    written = generator.generate([Asked((Message("user", "Go."),), Sampling(max_tokens=3))])
    assert (written[0].text, written[0].tokens, written[0].stopped) == ("on and on", 3, False)
    generator.close()


def test_a_prompt_that_does_not_fit_gives_no_text_and_ends_nothing() -> None:
    generator = EngineGenerator(FakeEngine(answer=lambda _: "short", context=20), at_once=2)
    asked = [
        Asked((Message("user", text),), Sampling(max_tokens=4)) for text in ("long " * 30, "brief")
    ]
    assert [one.text for one in generator.generate(asked)] == ["", "short"]
    generator.close()


def test_an_engine_without_log_probabilities_of_prompts_tells_no_likelihood() -> None:
    generator = EngineGenerator(FakeEngine())
    assert generator.likelihood([((Message("user", "Write."),), "text")]) is None
    generator.close()


@pytest.mark.embedded
def test_the_embedded_model_writes_behind_a_host_of_its_own() -> None:
    generator = hosted("gemma-3-270m", None, context=512, threads=1)
    try:
        asked = Asked((Message("user", "Rivers are"),), Sampling(max_tokens=8))
        (written,) = generator.generate([asked])
        assert written.text
        assert written.tokens == 8
        assert not written.stopped
        # The weights alone are 241 MiB.
        assert generator.memory() > 200 * 2**20
    finally:
        generator.close()


@pytest.mark.embedded
def test_an_adapter_that_is_not_there_is_an_error_of_its_name(tmp_path: Path) -> None:
    generator = hosted("gemma-3-270m", tmp_path / "missing.gguf", context=512)
    with pytest.raises(SettingsError, match=r"missing\.gguf"):
        generator.generate([Asked((Message("user", "Rivers"),), Sampling(max_tokens=4))])
    generator.close()
