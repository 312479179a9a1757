"""What goes out to a remote server: folded, broken up, with or without a lead; and its tokens."""

from __future__ import annotations

import asyncio
import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from precis.engine import wire
from precis.engine.base import Message
from precis.engine.remote_server import Connection, Kind, Refusal, Served
from precis.engine.spellings import break_up
from precis.errors import EngineError
from precis.text.said import sentence_of

# Where a server does not continue a last assistant message, it would answer it instead.
_CONTINUING = (Kind.VLLM, Kind.SGLANG, Kind.LLAMA)
# Requests for counts that are under way at once.
_AT_ONCE = 8
# Tokens that a template adds for each turn, where no server counts them for us; and in all, for
# a system turn of its own (SmolLM's has 24).
_TURN_TOKENS = 8
_TEMPLATE_TOKENS = 48


@dataclass(frozen=True)
class Prompt:
    """Messages as they go out; `broken` puts spellings back, `lead` says whether one is open."""

    messages: list[dict[str, str]]
    broken: dict[str, str]
    lead: bool

    @classmethod
    def of(cls, messages: Sequence[Message], kind: Kind, *, plain: bool = False) -> Prompt:
        """The prompt for a kind of server; `plain` leaves a lead out in any case."""
        broken: dict[str, str] = {}
        turns: list[Message] = []
        for message in messages:
            text, spellings = break_up(message.content)
            broken |= spellings
            turns.append(Message(message.role, text))
        turns = _fold_system(turns)
        lead = len(turns) > 1 and turns[-1].role == "assistant"
        if lead and (plain or kind not in _CONTINUING):
            turns.pop()
            lead = False
        return cls(wire.messages_body(turns), broken, lead)

    def without_lead(self) -> Prompt:
        """The same, asked plainly."""
        return Prompt(self.messages[:-1], self.broken, lead=False) if self.lead else self

    def raw(self) -> str:
        """The text alone, for a server's /v1/completions."""
        return "\n\n".join(message["content"] for message in self.messages)

    def continuing(self) -> dict[str, bool]:
        """The fields by which vLLM, SGLang and llama-server continue a last assistant message."""
        if not self.lead:
            return {}
        return {"continue_final_message": True, "add_generation_prompt": False}


class Counter:
    """Tokens by the server's own tokenizer where it has one for us, else estimated."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._can = True

    async def text(self, text: str, served: Served, model: str) -> int:
        """Tokens of a text by itself; its spellings count as they will go out."""
        text = break_up(text)[0]
        if not text:
            return 0
        vllm = {"model": model, "prompt": text, "add_special_tokens": False}
        llama = {"content": text, "add_special": False, "parse_special": False}
        found: int | None = None
        if served.kind is not Kind.LLAMA:
            found = await self._tokenize(vllm)
        if found is None and served.kind in (Kind.LLAMA, Kind.OTHER):
            found = await self._tokenize(llama)
        if found is None:
            # Asked once in vain is asked often enough.
            self._can = False
            return estimate(text)
        return found

    async def prompt(self, prompt: Prompt, served: Served, model: str) -> int:
        """Tokens of the prompt as the server renders it."""
        found: int | None = None
        if served.kind is Kind.VLLM:
            asked = {"model": model, "messages": prompt.messages, **prompt.continuing()}
            found = await self._tokenize(asked)
        elif served.kind is Kind.LLAMA:
            found = await self._rendered(prompt)
        if found is not None:
            return found
        texts = [message["content"] for message in prompt.messages]
        counts = await asyncio.gather(*(self.text(text, served, model) for text in texts))
        return sum(counts) + _TURN_TOKENS * len(texts) + _TEMPLATE_TOKENS

    async def _rendered(self, prompt: Prompt) -> int | None:
        """llama-server renders and counts in two steps."""
        asked = {"messages": prompt.messages, **prompt.continuing()}
        try:
            answer = await self._connection.ask("POST", "/apply-template", asked)
            content = answer["prompt"]
        except (Refusal, KeyError, TypeError):
            return None
        return await self._tokenize({"content": content, "add_special": True})

    async def _tokenize(self, body: Mapping[str, Any]) -> int | None:
        """Tokens by the server's /tokenize; None where it has none or another form."""
        if not self._can:
            return None
        try:
            async with self._slots:
                answer = await self._connection.ask("POST", "/tokenize", body)
        except Refusal as refusal:
            if refusal.status in (401, 403, 429):
                raise EngineError(sentence_of(refusal)) from refusal
            return None
        if not isinstance(answer, dict):
            return None
        count, tokens = answer.get("count"), answer.get("tokens")
        if isinstance(count, int):
            return count
        return len(tokens) if isinstance(tokens, list) else None


def estimate(text: str) -> int:
    """Tokens on the high side: three letters, one digit or sign, one syllable each make one.

    Gemma's vocabulary needs about a quarter token for a letter and 0.6 for a Hangul syllable;
    a script that it knows badly costs its bytes.
    """
    letters = others = 0.0
    for character in text:
        if character.isascii():
            if character.isalpha() or character == " ":
                letters += 1
            else:
                others += 1
        elif unicodedata.category(character)[0] == "L" and ord(character) < 0x10000:
            others += 1
        else:
            others += 2
    return math.ceil(letters / 3 + others)


def _fold_system(messages: list[Message]) -> list[Message]:
    """The system's text before the first user's: Gemma's templates refuse a system turn."""
    system = "\n\n".join(message.content for message in messages if message.role == "system")
    turns = [message for message in messages if message.role != "system"]
    if system and turns and turns[0].role == "user":
        turns[0] = Message("user", f"{system}\n\n{turns[0].content}")
    return turns
