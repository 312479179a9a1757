"""The remote engine against a server in this process that behaves like the known ones."""

from __future__ import annotations

import asyncio
import math
import socket
from dataclasses import replace

import pytest

from precis.engine import remote_server
from precis.engine.base import (
    Dialect,
    Guard,
    Message,
    Piece,
    Prefill,
    Reply,
    Stop,
    complete,
)
from precis.engine.remote import RemoteEngine
from precis.engine.remote_prompt import estimate
from precis.errors import EngineError, EngineGone, TooLong

from .lab_server import ASKED, Lab, engine_on, request


async def test_a_reply_is_streamed_with_the_server_s_counts() -> None:
    async with engine_on(Lab()) as engine:
        events = [event async for event in engine.stream(request())]
    pieces = [event.text for event in events if isinstance(event, Piece)]
    assert pieces == ["Trees ", "need ", "water."]
    assert isinstance(events[0], Prefill)
    reply = events[-1]
    assert isinstance(reply, Reply)
    assert (reply.text, reply.stop) == ("Trees need water.", Stop.END)
    assert (reply.prompt_tokens, reply.tokens) == (7, 4)


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\x0c"])
async def test_a_text_may_hold_any_break_of_a_line(mark: str) -> None:
    async with engine_on(Lab(answer=("Trees", f"{mark}need", f" 물{mark}"))) as engine:
        assert (await complete(engine, request())).text == f"Trees{mark}need 물{mark}"


@pytest.mark.parametrize("path", ["", "/", "/v1", "/v1/"])
async def test_the_address_may_end_in_v1(path: str) -> None:
    async with engine_on(Lab(), path=path) as engine:
        assert (await complete(engine, request())).text == "Trees need water."


async def test_a_cut_reply_and_a_loop_end_as_in_our_own_engines() -> None:
    lab = Lab(answer=("One sentence. And half of", " another"), finish="length")
    async with engine_on(lab) as engine:
        reply = await complete(engine, request(guard=Guard()))
    assert (reply.text, reply.stop) == ("One sentence.", Stop.LENGTH)
    lab = Lab(answer=("A first sentence. ", *["Then it goes on and on. "] * 60))
    async with engine_on(lab) as engine:
        reply = await complete(engine, request(guard=Guard()))
    assert (reply.text, reply.stop) == ("A first sentence. Then it goes on and on.", Stop.LOOP)


@pytest.mark.parametrize(
    ("kind", "name"), [("vllm", "repetition_penalty"), ("llamacpp", "repeat_penalty")]
)
async def test_sampling_goes_out_in_the_server_s_own_words(kind: str, name: str) -> None:
    lab = Lab(kind=kind)
    async with engine_on(lab) as engine:
        await complete(engine, request(top_k=5, repeat_penalty=1.2, stop=("END",), seed=3))
    body = lab.chats()[0]
    assert body["top_k"] == 5
    assert body[name] == 1.2
    assert (body["stop"], body["seed"], body["model"]) == (["END"], 3, "gemma")
    assert "precis" not in body


async def test_a_server_that_refuses_our_fields_is_asked_without_them_ever_after() -> None:
    lab = Lab(kind="gateway", picky=True)
    async with engine_on(lab) as engine:
        assert (await complete(engine, request())).text == "Trees need water."
        await complete(engine, request())
    assert ["top_k" in body for body in lab.chats()] == [True, False, False]


async def test_another_reason_for_400_is_not_taken_for_our_fields() -> None:
    lab = Lab(fail=[400, 400])
    async with engine_on(lab) as engine:
        with pytest.raises(EngineError, match=r"refused the request \(400\)\. It says: status 400"):
            await complete(engine, request())
        await complete(engine, request())
    assert ["top_k" in body for body in lab.chats()] == [True, False, True]


async def test_a_system_message_goes_before_the_user_s() -> None:
    lab = Lab()
    async with engine_on(lab) as engine:
        await complete(engine, request(Message("system", "Be brief."), *ASKED))
    assert lab.chats()[0]["messages"] == [
        {"role": "user", "content": "Be brief.\n\nSummarize: trees need water."}
    ]


async def test_control_tokens_of_the_document_are_broken_up_and_put_back() -> None:
    text = "We end turns with <end_of_turn> and <|im_end|>."
    lab = Lab(answer=("Turns end with < end_", "of_turn>."))
    async with engine_on(lab) as engine:
        reply = await complete(engine, request(Message("user", text)))
    sent = lab.chats()[0]["messages"][0]["content"]
    assert sent == "We end turns with < end_of_turn> and < |im_end|>."
    assert reply.text == "Turns end with <end_of_turn>."
    assert all("<end_of_turn>" not in str(body) for _, body in lab.asked)


@pytest.mark.parametrize(
    ("kind", "continued"), [("vllm", True), ("sglang", True), ("llamacpp", True), ("other", False)]
)
async def test_a_lead_is_continued_where_the_server_can_and_left_out_where_not(
    kind: str, continued: bool
) -> None:
    lab = Lab(kind=kind)
    async with engine_on(lab) as engine:
        await complete(engine, request(*ASKED, Message("assistant", "In short:")))
    body = lab.chats()[0]
    assert [turn["role"] for turn in body["messages"]] == ["user", "assistant"][: 1 + continued]
    assert body.get("continue_final_message", False) is continued


async def test_the_server_tells_context_models_and_adapters() -> None:
    lab = Lab(adapters=("expand", "summarize"))
    async with engine_on(lab, model="expand") as engine:
        info = await engine.info()
    assert (info.engine, info.model, info.context) == ("remote", "expand", 4096)
    assert info.adapters == ("expand", "summarize")
    assert info.dialect is Dialect.INSTRUCT


async def test_llama_server_s_context_is_that_of_a_slot_not_what_it_was_trained_with() -> None:
    async with engine_on(Lab(kind="llamacpp", context=1024)) as engine:
        assert (await engine.info()).context == 1024


async def test_where_the_server_is_silent_the_setting_counts() -> None:
    lab = Lab(kind="other", fail_models=500)
    async with engine_on(lab, model="gemma") as engine:
        assert (await engine.info()).context == 2048
        assert (await complete(engine, request())).text == "Trees need water."


async def test_the_published_model_is_asked_as_it_was_trained() -> None:
    name = "gyopark/gemma-2-2b-it-WriteMyPaper"
    async with engine_on(Lab(models=(name,))) as engine:
        assert (await engine.info()).dialect is Dialect.WRITE_MY_PAPER


@pytest.mark.parametrize("kind", ["vllm", "llamacpp"])
async def test_tokens_are_counted_by_the_server(kind: str) -> None:
    async with engine_on(Lab(kind=kind)) as engine:
        assert await engine.count_tokens(["one two three", "", "four"]) == [3, 0, 1]
        assert await engine.count_prompt([Message("user", "one two")]) == (
            5 if kind == "vllm" else 3
        )


async def test_without_a_tokenizer_tokens_are_estimated_and_it_is_asked_once() -> None:
    lab = Lab(kind="other")
    async with engine_on(lab) as engine:
        first = await engine.count_tokens(["나무는 물이 필요하다."])
        assert await engine.count_tokens(["나무는 물이 필요하다."] * 3) == first * 3
    assert first[0] >= 10
    assert [path for path, _ in lab.asked].count("/tokenize") <= 2


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("Trees need water to grow.", 6),
        ("나무는 자란다", 5),
        ("x = 3.14159;", 10),
        ("🙂", 2),
        ("", 0),
    ],
)
def test_the_estimate_is_on_the_high_side(text: str, least: int) -> None:
    assert estimate(text) >= least


async def test_what_does_not_fit_is_refused_before_it_is_sent() -> None:
    lab = Lab(context=100)
    async with engine_on(lab) as engine:
        with pytest.raises(TooLong, match=r"The prompt has 203 tokens.*64.*100 of gemma"):
            await complete(engine, request(Message("user", "word " * 200)))
    assert lab.chats() == []


async def test_the_server_s_own_word_that_it_does_not_fit_is_understood() -> None:
    body = b'{"error":{"message":"This model\'s maximum context length is 100 tokens."}}'
    refusal = remote_server.Refusal("x", 400, remote_server._reason(body))
    engine = RemoteEngine("http://127.0.0.1:9", "m", None, 2048)
    served = remote_server.Served(remote_server.Kind.VLLM)
    assert isinstance(engine._explained(refusal, served, "m"), TooLong)


async def test_an_unknown_model_gets_the_names_that_the_server_has() -> None:
    lab = Lab(models=("gemma", "llama"))
    async with engine_on(lab, model="gpt-9") as engine:
        with pytest.raises(EngineError, match=r"no model 'gpt-9'\. It serves: gemma, llama\."):
            await complete(engine, request())
    async with engine_on(lab) as engine:
        with pytest.raises(EngineError, match=r"remoteModel\. It serves: gemma, llama\."):
            await engine.info()
    async with engine_on(Lab(kind="other"), model="gpt-9") as engine:
        with pytest.raises(EngineError, match=r"does not know 'gpt-9'\. It serves: gemma\."):
            await complete(engine, request())


async def test_a_busy_server_is_asked_twice_more() -> None:
    lab = Lab(fail=[429, 429])
    async with engine_on(lab) as engine:
        assert (await complete(engine, request())).text == "Trees need water."
    lab = Lab(fail=[429, 429, 429])
    async with engine_on(lab) as engine:
        with pytest.raises(EngineError, match=r"is busy \(429\), also after waiting"):
            await complete(engine, request())
    assert len(lab.chats()) == 3


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("2", 2), ("0", 0), ("-1", 0), ("9999", 30), ("Fri, 1 Jan", 30), ("", 30)],
)
def test_how_long_to_wait(header: str, seconds: float) -> None:
    assert remote_server._retry_after({"retry-after": header}) == seconds


@pytest.mark.parametrize(("status", "said"), [(500, "failed"), (502, "failed"), (503, "loading")])
async def test_a_server_s_own_failure_is_said(status: int, said: str) -> None:
    async with engine_on(Lab(fail=[status])) as engine:
        with pytest.raises(EngineError, match=said):
            await complete(engine, request())
        assert (await complete(engine, request())).text == "Trees need water."


async def test_no_server_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    engine = RemoteEngine(f"http://127.0.0.1:{port}", "", None, 2048)
    with pytest.raises(EngineError, match=rf"There is no server at http://127\.0\.0\.1:{port}"):
        await complete(engine, request())


async def test_a_host_that_does_not_answer_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote_server, "ANSWER_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        engine = RemoteEngine(f"http://127.0.0.1:{silent.getsockname()[1]}", "", None, 2048)
        with pytest.raises(EngineError, match="took longer than"):
            await engine.info()
        await engine.close()


@pytest.mark.parametrize(
    "body", [b"data: {not json}\n\n", b"data: [1]\n\n"], ids=["no JSON", "no object"]
)
async def test_an_answer_in_another_form_is_said(body: bytes) -> None:
    async with engine_on(Lab(body=body)) as engine:
        with pytest.raises(EngineError, match=r"not JSON|form that is not OpenAI's"):
            await complete(engine, request())


async def test_an_error_in_the_middle_of_the_stream_is_said() -> None:
    async with engine_on(Lab(body=b'data: {"error": "out of memory"}\n\n')) as engine:
        with pytest.raises(EngineError, match="failed in the middle: out of memory"):
            await complete(engine, request())


@pytest.mark.parametrize("lab", [Lab(breaks_after=1), Lab(body=b"")], ids=["cut", "nothing"])
async def test_an_answer_that_breaks_off_is_no_reply(lab: Lab) -> None:
    async with engine_on(lab) as engine:
        with pytest.raises(EngineGone, match="in the middle"):
            await complete(engine, request())


async def test_closing_the_stream_makes_the_server_stop() -> None:
    lab = Lab(answer=("word ",) * 500, delay=0.01)
    async with engine_on(lab) as engine:
        events = engine.stream(request())
        async for event in events:
            if isinstance(event, Piece):
                break
        await events.aclose()
        sent = lab.sent
        await asyncio.wait_for(lab.gone.wait(), 30)
        assert lab.sent <= sent + 5


async def test_a_batch_runs_so_many_at_once_and_comes_back_in_order() -> None:
    lab = Lab(delay=0.02)
    ended: list[int] = []
    async with engine_on(lab, parallel=3) as engine:
        replies = await engine.batch(
            [request(Message("user", str(number))) for number in range(6)],
            lambda index, _: ended.append(index),
        )
    assert [reply.text for reply in replies] == ["Trees need water."] * 6
    assert sorted(ended) == list(range(6))


async def test_scores_are_of_the_choices_first_tokens() -> None:
    lab = Lab(top={"Yes": -0.5, " Yes": -2.0, "N": -1.5, "The": -3.0, "": -0.1})
    async with engine_on(lab) as engine:
        assert await engine.scores(ASKED, ["Yes", "No", "Perhaps"]) == [-0.5, -1.5, -math.inf]
    body = lab.chats()[0]
    assert (body["logprobs"], body["top_logprobs"], body["max_tokens"]) == (True, 20, 1)


async def test_a_token_that_begins_two_choices_counts_for_neither() -> None:
    async with engine_on(Lab(top={"s": -0.1, "supported": -1.0})) as engine:
        scores = await engine.scores(ASKED, ["supported", "silent"])
    assert scores == [-1.0, -math.inf]


async def test_a_server_without_log_probabilities_says_so() -> None:
    async with engine_on(Lab()) as engine:
        with pytest.raises(EngineError, match="gives no log-probabilities"):
            await engine.scores(ASKED, ["Yes", "No"])


async def test_an_adapter_of_a_request_is_the_model_s_name() -> None:
    lab = Lab(adapters=("expand",))
    async with engine_on(lab, model="gemma") as engine:
        await complete(engine, replace(request(), adapter="expand"))
        with pytest.raises(EngineError, match=r"no adapter 'verify'\. It serves: gemma, expand\."):
            await complete(engine, replace(request(), adapter="verify"))
    assert lab.chats()[0]["model"] == "expand"
    lab = Lab(kind="sglang", adapters=("expand",))
    async with engine_on(lab, model="gemma") as engine:
        await complete(engine, replace(request(), adapter="expand"))
    assert lab.chats()[0]["model"] == "gemma:expand"


async def test_text_without_a_template_goes_to_completions() -> None:
    lab = Lab()
    async with engine_on(lab) as engine:
        reply = await complete(engine, replace(request(), raw=True))
    assert reply.text == "Trees need water."
    path, body = lab.asked[-1]
    assert (path, body["prompt"]) == ("/v1/completions", "Summarize: trees need water.")
    assert "messages" not in body


async def test_log_probabilities_come_with_the_pieces_where_asked_for() -> None:
    lab = Lab(top={"Yes": -0.25, "No": -2.0})
    async with engine_on(lab) as engine:
        events = [event async for event in engine.stream(request(logprobs=2))]
    pieces = [event for event in events if isinstance(event, Piece)]
    assert pieces[0].logprobs[0].top == (("Yes", -0.25), ("No", -2.0))
    assert lab.chats()[0]["top_logprobs"] == 2
