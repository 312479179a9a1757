"""The wire between engine client and engine host: OpenAI's, with a few fields of ours."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from precis.engine.base import (
    Dialect,
    EngineInfo,
    Guard,
    Message,
    Prefill,
    Priority,
    Request,
    Sampling,
    Stop,
    TokenLogprob,
)
from precis.errors import (
    EngineError,
    ModelCorrupt,
    ModelMissing,
    PrecisError,
    SettingsError,
    TooLong,
)
from precis.text.said import Said, from_parts, parts_of, sentence_of

# Fields outside OpenAI's: top_k and repetition_penalty are vLLM's names; "precis" is ours.
EXTENSION = "precis"

_ERRORS: dict[str, type[PrecisError]] = {
    "too_long": TooLong,
    "model_missing": ModelMissing,
    "model_corrupt": ModelCorrupt,
    "wrong_setting": SettingsError,
    "engine_error": EngineError,
}


def request_body(request: Request, model: str) -> dict[str, Any]:
    """The JSON body of POST /v1/chat/completions."""
    sampling = request.sampling
    guard = sampling.guard
    return {
        "model": model,
        "messages": messages_body(request.messages),
        "temperature": sampling.temperature,
        "top_k": sampling.top_k,
        "top_p": sampling.top_p,
        "max_tokens": sampling.max_tokens,
        "seed": sampling.seed,
        "repetition_penalty": sampling.repeat_penalty,
        "stop": list(sampling.stop),
        "stream": True,
        "stream_options": {"include_usage": True},
        **({"logprobs": True, "top_logprobs": sampling.logprobs} if sampling.logprobs else {}),
        EXTENSION: {
            "guard": [guard.group, guard.allowed] if guard else None,
            "adapter": request.adapter,
            "priority": request.priority.name.lower(),
        },
    }


def messages_body(messages: tuple[Message, ...] | list[Message]) -> list[dict[str, str]]:
    """Messages as OpenAI's list of objects."""
    return [{"role": message.role, "content": message.content} for message in messages]


def parse_messages(raw: Any) -> tuple[Message, ...]:
    """Messages from a JSON body. Raises ValueError with a sentence when they are malformed."""
    if not isinstance(raw, list) or not raw:
        raise ValueError("`messages` must be a list with at least one object.")
    messages = []
    for item in raw:
        role = item.get("role") if isinstance(item, dict) else None
        content = item.get("content") if isinstance(item, dict) else None
        if role not in ("system", "user", "assistant") or not isinstance(content, str):
            raise ValueError("Each message needs a role (system, user, assistant) and a content.")
        messages.append(Message(role, content))
    return tuple(messages)


def parse_request(
    body: Any, *, session: str = "", adapters: Sequence[str] = (), raw: bool = False
) -> Request:
    """A request from a JSON body; missing sampling fields take our defaults.

    Raises ValueError with a sentence that names the field.
    """
    if not isinstance(body, dict):
        raise ValueError("The body must be a JSON object.")
    default = Sampling()
    sampling = Sampling(
        temperature=_number(body, "temperature", default.temperature, 0.0, 10.0),
        top_k=int(_number(body, "top_k", default.top_k, 0, 1_000_000)),
        top_p=_number(body, "top_p", default.top_p, 0.0, 1.0),
        max_tokens=int(_number(body, "max_tokens", default.max_tokens, 1, 1_000_000)),
        seed=int(_number(body, "seed", default.seed, 0, 2**32 - 1)),
        repeat_penalty=_number(body, "repetition_penalty", default.repeat_penalty, 0.1, 10.0),
        stop=_parse_stop_strings(body.get("stop")),
        guard=_parse_guard(body.get(EXTENSION)),
        logprobs=_parse_logprobs(body),
    )
    model = body.get("model")
    extension = body.get(EXTENSION)
    asked = extension if isinstance(extension, dict) else {}
    return Request(
        parse_messages(body.get("messages")),
        sampling,
        # As in vLLM, an adapter can also be asked for by its name in the place of the model's.
        adapter=str(asked.get("adapter") or (model if model in adapters else "")),
        priority=_parse_priority(asked.get("priority")),
        session=session,
        raw=raw,
    )


def _parse_priority(value: Any) -> Priority:
    if value is None:
        return Priority.INTERACTIVE
    try:
        return Priority[str(value).upper()]
    except KeyError as error:
        raise ValueError(f"`{EXTENSION}.priority` must be interactive or batch.") from error


def _parse_stop_strings(value: Any) -> tuple[str, ...]:
    strings = [value] if isinstance(value, str) else value or []
    if not isinstance(strings, list) or not all(isinstance(item, str) for item in strings):
        raise ValueError("`stop` must be a string or a list of strings.")
    return tuple(strings)


def _parse_logprobs(body: dict[str, Any]) -> int:
    """How many log-probabilities a token: `logprobs` is a flag in chat, a number elsewhere."""
    if body.get("logprobs") is True:
        return max(1, int(_number(body, "top_logprobs", 1, 0, 20)))
    return 0 if body.get("logprobs") is False else int(_number(body, "logprobs", 0, 0, 20))


def logprobs_body(logprobs: Sequence[TokenLogprob]) -> list[dict[str, Any]]:
    """Log-probabilities as they stand in a chunk's choice."""
    return [
        {
            "token": one.token,
            "logprob": one.logprob,
            "top_logprobs": [{"token": token, "logprob": value} for token, value in one.top],
        }
        for one in logprobs
    ]


def parse_logprobs(raw: Any) -> tuple[TokenLogprob, ...]:
    """Log-probabilities of a choice in OpenAI's form, which is llama.cpp's too."""
    content = raw.get("content") if isinstance(raw, dict) else None
    return tuple(
        TokenLogprob(
            item["token"],
            item["logprob"],
            tuple((top["token"], top["logprob"]) for top in item.get("top_logprobs", ())),
        )
        for item in content or ()
    )


def _parse_guard(extension: Any) -> Guard | None:
    value = extension.get("guard") if isinstance(extension, dict) else None
    if value is None:
        return None
    whole = isinstance(value, list) and all(type(number) is int for number in value)
    if not whole or len(value) != 2 or value[0] < 2 or value[1] < 1:
        raise ValueError(f"`{EXTENSION}.guard` must be two whole numbers: group, allowed.")
    return Guard(*value)


def _number(body: dict[str, Any], key: str, default: float, low: float, high: float) -> float:
    value = body.get(key)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise ValueError(f"`{key}` must be a number from {low} to {high}.")
    return value


def chunk(identity: str, model: str, **choice: Any) -> dict[str, Any]:
    """One chat.completion.chunk with a single choice."""
    return {
        "id": identity,
        "object": "chat.completion.chunk",
        "model": model,
        "choices": [{"index": 0, "delta": {}, "finish_reason": None, **choice}],
    }


def prefill_body(prefill: Prefill) -> dict[str, int]:
    """Prefill progress as it stands in a chunk's extension field."""
    return {"done": prefill.done, "total": prefill.total, "cached": prefill.cached}


def finish_reason(stop: Stop) -> str:
    """OpenAI's word for our stop."""
    return "length" if stop is Stop.LENGTH else "stop"


def parse_stop(reason: str | None) -> Stop:
    """Our word for OpenAI's finish reason."""
    return Stop.LENGTH if reason == "length" else Stop.END


def info_body(info: EngineInfo) -> dict[str, Any]:
    """EngineInfo as it stands in /v1/models."""
    return {
        "engine": info.engine,
        "model": info.model,
        "dialect": info.dialect.value,
        "context": info.context,
        "chunk": info.chunk,
        "parallel": info.parallel,
        "prompt_logprobs": info.prompt_logprobs,
        "adapters": list(info.adapters),
        "prefill_rate": info.prefill_rate,
        "decode_rate": info.decode_rate,
    }


def parse_info(body: dict[str, Any]) -> EngineInfo:
    """EngineInfo from /v1/models of our own host."""
    return EngineInfo(
        engine=body["engine"],
        model=body["model"],
        dialect=Dialect(body["dialect"]),
        context=body["context"],
        chunk=body["chunk"],
        parallel=body["parallel"],
        prompt_logprobs=body["prompt_logprobs"],
        adapters=tuple(body["adapters"]),
        prefill_rate=body["prefill_rate"],
        decode_rate=body["decode_rate"],
    )


def error_body(error: PrecisError) -> dict[str, Any]:
    """Our error as OpenAI's error object, with the parts of a sentence that knows its own."""
    kinds = [name for name, kind in _ERRORS.items() if type(error) is kind]
    code = kinds[0] if kinds else "engine_error"
    said = sentence_of(error)
    parts = {EXTENSION: parts_of(said)} if isinstance(said, Said) else {}
    return {"error": {"message": str(error), "type": "precis_error", "code": code, **parts}}


def parse_error(body: Any) -> PrecisError:
    """The error that an error object stands for."""
    error = body.get("error") if isinstance(body, dict) else None
    if not isinstance(error, dict):
        error = {"message": error}
    message = error.get("message") or "The engine answered with an error it did not explain."
    with suppress(ValueError):  # of another host, which knows no parts
        message = from_parts(error.get(EXTENSION))
    return _ERRORS.get(str(error.get("code")), EngineError)(message)
