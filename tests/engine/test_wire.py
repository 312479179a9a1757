"""The wire: what goes out comes back the same, and what is malformed is refused in words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from precis.engine import wire
from precis.engine.base import Dialect, EngineInfo, Guard, Message, Request, Sampling, Stop
from precis.errors import (
    EngineError,
    EngineGone,
    ModelCorrupt,
    ModelMissing,
    NotText,
    PrecisError,
    SettingsError,
    TooLong,
)
from precis.lsp.wording import Words
from precis.text.counted import counted
from precis.text.said import Said, sentence_of

text = some.text(some.characters(exclude_categories=["Cs"]), max_size=40)
messages = some.lists(
    some.builds(Message, some.sampled_from(["system", "user", "assistant"]), text),
    min_size=1,
    max_size=4,
).map(tuple)
samplings = some.builds(
    Sampling,
    temperature=some.floats(0, 10),
    top_k=some.integers(0, 1000),
    top_p=some.floats(0, 1),
    max_tokens=some.integers(1, 100_000),
    seed=some.integers(0, 2**32 - 1),
    repeat_penalty=some.floats(0.1, 10),
    stop=some.lists(text, max_size=3).map(tuple),
    guard=some.none() | some.builds(Guard, some.integers(2, 20), some.integers(1, 9)),
)


def over_the_wire(body: Any) -> Any:
    return json.loads(json.dumps(body))


@given(some.builds(Request, messages, samplings))
def test_a_request_arrives_as_it_was_sent(request: Request) -> None:
    assert wire.parse_request(over_the_wire(wire.request_body(request, "any"))) == request


def test_an_info_arrives_as_it_was_sent() -> None:
    info = EngineInfo(
        engine="gguf",
        model="gemma",
        dialect=Dialect.COMPLETION,
        context=8192,
        chunk=1200,
        parallel=4,
        prompt_logprobs=False,
        adapters=("expand", "요약"),
        prefill_rate=451.5,
        decode_rate=74.5,
    )
    assert wire.parse_info(over_the_wire(wire.info_body(info))) == info


@pytest.mark.parametrize("kind", [TooLong, ModelMissing, ModelCorrupt, SettingsError, EngineError])
def test_an_error_arrives_as_the_kind_it_was(kind: type[PrecisError]) -> None:
    arrived = wire.parse_error(over_the_wire(wire.error_body(kind("한 문장. One sentence."))))
    assert type(arrived) is kind
    assert str(arrived) == "한 문장. One sentence."


def test_an_error_can_still_be_said_in_another_language_when_it_has_arrived() -> None:
    sent = Said("{model} needs {room}.", model="gemma", room=counted(2000, "token"))
    arrived = wire.parse_error(over_the_wire(wire.error_body(ModelMissing(sent))))
    assert str(arrived) == "gemma needs 2,000 tokens."
    korean = Words(
        {"{count:,} tokens": "{count:,} 토큰", "{model} needs {room}.": "{room}: {model}"}
    )
    assert korean(sentence_of(arrived)) == "2,000 토큰: gemma"


@pytest.mark.parametrize("parts", [None, [], {}, {"text": "{a}", "values": {"b": 1}}])
def test_parts_that_make_no_sentence_leave_the_error_as_it_was(parts: Any) -> None:
    arrived = wire.parse_error({"error": {"message": "A sentence.", "precis": parts}})
    assert str(arrived) == "A sentence."


@pytest.mark.parametrize("kind", [EngineGone, NotText, PrecisError])
def test_any_other_error_arrives_as_the_engine_s(kind: type[PrecisError]) -> None:
    arrived = wire.parse_error(wire.error_body(kind("A sentence.")))
    assert type(arrived) is EngineError
    assert str(arrived) == "A sentence."


@pytest.mark.parametrize(
    "body", [None, [], {}, {"error": {}}, {"error": {"code": "new"}}, {"error": None}]
)
def test_an_error_that_explains_nothing_still_is_a_sentence(body: Any) -> None:
    arrived = wire.parse_error(body)
    assert type(arrived) is EngineError
    assert str(arrived).startswith("The engine answered")


def test_an_error_that_is_only_words_is_passed_on() -> None:
    assert str(wire.parse_error({"error": "model not found"})) == "model not found"


def test_missing_fields_take_our_defaults() -> None:
    asked = wire.parse_request({"messages": [{"role": "user", "content": "x"}]})
    assert asked == Request((Message("user", "x"),))


def test_a_single_stop_string_is_a_list_of_one() -> None:
    body = {"messages": [{"role": "user", "content": "x"}], "stop": "\n"}
    assert wire.parse_request(body).sampling.stop == ("\n",)


GOOD = {"messages": [{"role": "user", "content": "x"}]}


@pytest.mark.parametrize(
    ("body", "named"),
    [
        (None, "JSON object"),
        ([], "JSON object"),
        ({}, "messages"),
        ({"messages": []}, "messages"),
        ({"messages": "x"}, "messages"),
        ({"messages": ["x"]}, "role"),
        ({"messages": [{"role": "user"}]}, "content"),
        ({"messages": [{"role": "tool", "content": "x"}]}, "role"),
        ({"messages": [{"role": ["user"], "content": "x"}]}, "role"),
        ({"messages": [{"role": "user", "content": [{"type": "text"}]}]}, "content"),
        (GOOD | {"temperature": "hot"}, "temperature"),
        (GOOD | {"temperature": -1}, "temperature"),
        (GOOD | {"temperature": True}, "temperature"),
        (GOOD | {"temperature": float("nan")}, "temperature"),
        (GOOD | {"top_k": -1}, "top_k"),
        (GOOD | {"top_p": 1.5}, "top_p"),
        (GOOD | {"max_tokens": 0}, "max_tokens"),
        (GOOD | {"max_tokens": float("inf")}, "max_tokens"),
        (GOOD | {"seed": 2**40}, "seed"),
        (GOOD | {"repetition_penalty": 0}, "repetition_penalty"),
        (GOOD | {"stop": 5}, "stop"),
        (GOOD | {"stop": ["a", 5]}, "stop"),
        (GOOD | {"stop": {"a": 1}}, "stop"),
        (GOOD | {"precis": {"guard": 4}}, "guard"),
        (GOOD | {"precis": {"guard": [4]}}, "guard"),
        (GOOD | {"precis": {"guard": [1, 2]}}, "guard"),
        (GOOD | {"precis": {"guard": [4, 0]}}, "guard"),
        (GOOD | {"precis": {"guard": ["4", 2]}}, "guard"),
    ],
)
def test_a_malformed_request_is_refused_with_a_sentence_that_names_the_field(
    body: Any, named: str
) -> None:
    with pytest.raises(ValueError, match=rf"{named}.*\.$"):
        wire.parse_request(body)


@pytest.mark.parametrize("stop", Stop)
def test_a_stop_has_openai_s_word(stop: Stop) -> None:
    assert wire.finish_reason(stop) in ("stop", "length")
    assert wire.parse_stop(wire.finish_reason(Stop.LENGTH)) is Stop.LENGTH
    assert wire.parse_stop(None) is Stop.END
