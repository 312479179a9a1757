"""The remote engine: any OpenAI-compatible server that the user points Précis at.

vLLM, SGLang, llama-server, Ollama, `transformers serve`. The server renders its own template;
control-token spellings in the text are broken up first (see `spellings`). A lead (a last message
of the assistant) is continued where the server says that it can, else left out, and the server is
asked plainly. Fields outside OpenAI's are left out for a server that refuses them.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from precis.engine.base import (
    Dialect,
    EngineInfo,
    Event,
    Message,
    Prefill,
    Reply,
    Request,
    complete_all,
)
from precis.engine.guard import guarded
from precis.engine.remote_answer import Reading
from precis.engine.remote_prompt import Counter, Prompt
from precis.engine.remote_server import Connection, Kind, Refusal, Served, api_key, probe
from precis.errors import EngineError, TooLong
from precis.text.said import Said, sentence_of

__all__ = ["RemoteEngine", "api_key"]

_PUBLISHED = "gemma-2-2b-it-writemypaper"
_CHAT = "/v1/chat/completions"
_PLAIN = "/v1/completions"
# As many as vLLM and OpenAI give at most.
_TOP = 20


@dataclass
class _Rates:
    """Tokens and seconds so far, of prompts until the first piece and of replies after it."""

    prompt: float = 0.0
    prompt_seconds: float = 0.0
    tokens: float = 0.0
    seconds: float = 0.0


class RemoteEngine:
    """An Engine on the other end of an HTTP connection; nothing is sent before the first call.

    `model` empty takes the only model that the server serves. `context` in tokens counts where
    the server does not tell its own.
    """

    def __init__(
        self, url: str, model: str, key: str | None, context: int, *, parallel: int = 4
    ) -> None:
        self._connection = Connection(url, key)
        self._wanted = model.strip()
        self._setting = context
        self._parallel = parallel
        self._slots = asyncio.Semaphore(parallel)
        self._counter = Counter(self._connection)
        self._probing = asyncio.Lock()
        self._known: Served | None = None
        self._plain = False  # whether the server refused fields outside OpenAI's
        self._rates = _Rates()

    def warning(self) -> str:
        """What the user should know before text is sent; empty when all is well."""
        address = self._connection.address
        if address.is_plain and not address.is_loopback:
            return Said(
                "Your text goes to {where} unencrypted: anyone on the way can read it. "
                "Use https, or a tunnel such as: ssh -L 8000:127.0.0.1:8000 SERVER",
                where=address.where,
            )
        return ""

    async def info(self) -> EngineInfo:
        """What the server serves."""
        served = await self._served()
        model = self._model(served)
        rates = self._rates
        published = model.lower().endswith(_PUBLISHED)
        return EngineInfo(
            engine="remote",
            model=model,
            dialect=Dialect.WRITE_MY_PAPER if published else Dialect.INSTRUCT,
            context=served.context or self._setting,
            chunk=2000,
            parallel=self._parallel,
            prompt_logprobs=False,
            adapters=served.adapters,
            prefill_rate=_rate(rates.prompt, rates.prompt_seconds, 1000.0),
            decode_rate=_rate(rates.tokens, rates.seconds, 20.0),
        )

    async def stream(self, request: Request) -> AsyncGenerator[Event]:
        """Events of one reply; closing the generator closes the connection, which cancels."""
        async with (
            self._slots,
            aclosing(guarded(self._events(request), request.sampling.guard)) as events,
        ):
            async for event in events:
                yield event

    async def batch(
        self, requests: Sequence[Request], finished: Callable[[int, Reply], None] | None = None
    ) -> list[Reply]:
        """All replies, `parallel` at once; the server batches them as it likes."""
        return await complete_all(self, requests, finished)

    async def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, counted by the server, else estimated on the high side."""
        served = await self._served()
        model = self._model(served)
        counting = (self._counter.text(text, served, model) for text in texts)
        return list(await asyncio.gather(*counting))

    async def count_prompt(self, messages: Sequence[Message]) -> int:
        """Tokens of the rendered prompt, counted by the server, else estimated on the high side."""
        served = await self._served()
        return await self._counter.prompt(
            self._prompt(messages, served.kind), served, self._model(served)
        )

    async def scores(
        self, messages: Sequence[Message], choices: Sequence[str], adapter: str = ""
    ) -> list[float]:
        """Log-probability of each choice; -inf for one outside the server's first twenty."""
        served = await self._served()
        model = self._model(served, adapter)
        prompt = self._prompt(messages, served.kind)
        body = {
            "model": model,
            "messages": prompt.messages,
            "max_tokens": 1,
            "temperature": 0.0,
            "logprobs": True,
            "top_logprobs": _TOP,
            **prompt.continuing(),
        }
        try:
            async with self._slots, self._connection.request("POST", _CHAT, body) as response:
                answer = self._connection.json(await response.aread())
        except Refusal as refusal:
            raise self._explained(refusal, served, model) from refusal
        try:
            content = answer["choices"][0]["logprobs"]["content"]
            top = {item["token"]: float(item["logprob"]) for item in content[0]["top_logprobs"]}
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise EngineError(
                Said(
                    "{where} gives no log-probabilities, which checking by model needs. "
                    "vLLM, SGLang and llama-server give them.",
                    where=self._connection.where,
                )
            ) from error
        return _scores(top, choices)

    async def close(self) -> None:
        """Close the connections; the server goes on without us."""
        await self._connection.close()

    async def _served(self) -> Served:
        async with self._probing:
            if self._known is None:
                self._known = await probe(self._connection)
            return self._known

    def _model(self, served: Served, adapter: str = "") -> str:
        """The name to ask for. Raises EngineError with the server's names."""
        if adapter:
            return self._adapter(served, adapter)
        if not self._wanted:
            # llama-server answers for whatever name it is given.
            if len(served.models) == 1:
                return served.models[0]
            raise self._no_model(Said("Set precis.engine.remoteModel"), served)
        names = (self._wanted, f"{self._wanted}:latest")
        # SGLang takes an adapter as base:adapter, which is on no list.
        listed = served.kind in (Kind.VLLM, Kind.OLLAMA) and served.models
        if listed and not any(name in served.models for name in names):
            what = Said("It has no model {model!r}", model=self._wanted)
            raise self._no_model(what, served)
        return self._wanted

    def _adapter(self, served: Served, adapter: str) -> str:
        """vLLM takes an adapter's name as the model's, SGLang after the model's and a colon."""
        if adapter not in (*served.adapters, *served.models):
            what = Said("It has no adapter {adapter!r}", adapter=adapter)
            raise self._no_model(what, served)
        if served.kind is Kind.SGLANG:
            return f"{self._model(served)}:{adapter}"
        return adapter

    def _prompt(self, messages: Sequence[Message], kind: Kind) -> Prompt:
        return Prompt.of(messages, kind, plain=self._plain)

    def _no_model(self, what: Said, served: Served) -> EngineError:
        return EngineError(
            Said(
                "{where}: {what}. It serves: {names}.",
                where=self._connection.where,
                what=what,
                names=", ".join(served.models) or Said("none that it lists"),
            )
        )

    async def _events(self, request: Request) -> AsyncGenerator[Event]:
        served = await self._served()
        model = self._model(served, request.adapter)
        prompt = self._prompt(request.messages, served.kind)
        count = await self._counter.prompt(prompt, served, model)
        context = served.context or self._setting
        if count + request.sampling.max_tokens > context:
            raise TooLong(
                Said(
                    "The prompt has {prompt:,} tokens and the reply may have {new:,}: more than "
                    "the {context:,} of {model}. Select less, or ask for a shorter reply.",
                    prompt=count,
                    new=request.sampling.max_tokens,
                    context=context,
                    model=model,
                )
            )
        yield Prefill(0, count)
        refused = False
        while True:
            body = self._body(prompt, request, model, served.kind, refused)
            try:
                async with aclosing(self._answer(body, prompt, count)) as events:
                    async for event in events:
                        # Only an answer proves that it was the fields.
                        self._plain = self._plain or refused
                        yield event
                return
            except Refusal as refusal:
                if refused or self._plain or refusal.status not in (400, 422):
                    raise self._explained(refusal, served, model) from refusal
                if _is_too_long(refusal.reason):
                    raise self._explained(refusal, served, model) from refusal
                # Perhaps a field that it does not know: once more with OpenAI's alone.
                refused, prompt = True, prompt.without_lead()

    def _body(
        self, prompt: Prompt, request: Request, model: str, kind: Kind, refused: bool
    ) -> dict[str, Any]:
        sampling = request.sampling
        asked = {"prompt": prompt.raw()} if request.raw else {"messages": prompt.messages}
        body: dict[str, Any] = {
            "model": model,
            **asked,
            "temperature": sampling.temperature,
            "top_p": sampling.top_p,
            "max_tokens": sampling.max_tokens,
            "seed": sampling.seed,
            "stream": True,
        }
        if sampling.stop:
            body["stop"] = list(sampling.stop)
        if sampling.logprobs and not request.raw:
            body |= {"logprobs": True, "top_logprobs": min(sampling.logprobs, _TOP)}
        if refused or self._plain:
            return body
        body |= {
            "top_k": sampling.top_k,
            "stream_options": {"include_usage": True},
            **prompt.continuing(),
        }
        if sampling.repeat_penalty != 1.0:
            name = "repeat_penalty" if kind is Kind.LLAMA else "repetition_penalty"
            body[name] = sampling.repeat_penalty
        return body

    async def _answer(
        self, body: Mapping[str, Any], prompt: Prompt, count: int
    ) -> AsyncGenerator[Event]:
        reading = Reading(self._connection, prompt.broken, count)
        async with (
            self._connection.request(
                "POST", _PLAIN if "prompt" in body else _CHAT, body
            ) as response,
            aclosing(reading.events(response)) as events,
        ):
            async for event in events:
                if isinstance(event, Reply):
                    # Before it goes out: whoever has the reply reads no further.
                    self._measure(reading)
                yield event

    def _measure(self, reading: Reading) -> None:
        rates, first = self._rates, reading.first or time.perf_counter()
        rates.prompt += reading.prompt_tokens
        rates.prompt_seconds += first - reading.started
        rates.tokens += reading.tokens
        rates.seconds += time.perf_counter() - first

    def _explained(self, refusal: Refusal, served: Served, model: str) -> EngineError | TooLong:
        """The refusal in the user's terms."""
        if _is_too_long(refusal.reason):
            return TooLong(
                Said(
                    "The text does not fit the server's context. {refusal}",
                    refusal=sentence_of(refusal),
                )
            )
        if refusal.status == 404:
            # Perhaps another model is served by now.
            self._known = None
            return self._no_model(Said("It does not know {model!r}", model=model), served)
        return EngineError(sentence_of(refusal))


def _is_too_long(reason: str) -> bool:
    low = reason.lower()
    return "context" in low and any(word in low for word in ("length", "size", "exceed", "window"))


def _rate(tokens: float, seconds: float, unknown: float) -> float:
    return tokens / seconds if tokens and seconds > 0 else unknown


def _scores(top: Mapping[str, float], choices: Sequence[str]) -> list[float]:
    """The best token that begins each choice, and begins no other choice."""
    found = []
    for choice in choices:
        others = [other for other in choices if other != choice]
        scores = [
            score
            for token, score in top.items()
            if (start := token.strip(" ▁\n"))
            and choice.startswith(start)
            and not any(other.startswith(start) for other in others)
        ]
        found.append(max(scores, default=-math.inf))
    return found
