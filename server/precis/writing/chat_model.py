"""A LangChain chat model over our engine; its batch is the engine's batch."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import replace
from typing import Any

from langchain_core.callbacks import (
    AsyncCallbackManagerForLLMRun,
    CallbackManagerForLLMRun,
)
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import RunnableConfig
from pydantic import ConfigDict, SkipValidation

from precis.engine.base import (
    Engine,
    Message,
    Piece,
    Prefill,
    Priority,
    Reply,
    Request,
    Sampling,
)
from precis.errors import EngineError

_ROLES: dict[str, Any] = {"system": "system", "human": "user", "ai": "assistant"}


class EngineChatModel(BaseChatModel):
    """Chats with `engine` under one `sampling` and `priority`, with one `adapter` or none.

    A last message of the assistant is the beginning of the reply and part of what comes back.
    `on_reply` is called with each whole reply (its place in a batch first), `on_event` while a
    single reply is read and written.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    engine: SkipValidation[Engine]
    sampling: Sampling
    adapter: str = ""
    priority: Priority = Priority.INTERACTIVE
    on_reply: Callable[[int, Reply], None] | None = None
    on_event: Callable[[Prefill | Piece], None] | None = None

    @property
    def _llm_type(self) -> str:
        return "precis"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        """For synchronous callers only; Précis itself is asynchronous throughout."""
        return asyncio.run(self._agenerate(messages, stop, **kwargs))

    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        request = self._request(messages, stop)
        async with aclosing(self.engine.stream(request)) as events:
            async for event in events:
                if isinstance(event, Reply):
                    self._tell(0, event)
                    message = _message(request, event)
                    return ChatResult(generations=[ChatGeneration(message=message)])
                if self.on_event is not None:
                    self.on_event(event)
        raise EngineError("The engine ended its answer without a result. Try again.")

    async def abatch(
        self,
        inputs: list[LanguageModelInput],
        config: RunnableConfig | list[RunnableConfig] | None = None,
        *,
        return_exceptions: bool = False,
        **kwargs: Any,
    ) -> list[AIMessage]:
        """All replies by one call of the engine's batch (LangChain's own sends single calls)."""
        requests = [self._request(self._convert_input(item).to_messages()) for item in inputs]
        replies = await self.engine.batch(requests, self._tell)
        return [_message(*pair) for pair in zip(requests, replies, strict=True)]

    def _request(self, messages: list[BaseMessage], stop: list[str] | None = None) -> Request:
        turns = tuple(Message(_ROLES[turn.type], turn.text) for turn in messages)
        stops = (*self.sampling.stop, *(stop or ()))
        sampling = replace(self.sampling, stop=stops)
        return Request(turns, sampling, self.adapter, self.priority)

    def _tell(self, index: int, reply: Reply) -> None:
        if self.on_reply is not None:
            self.on_reply(index, reply)


def _message(request: Request, reply: Reply) -> AIMessage:
    last = request.messages[-1]
    lead = last.content if last.role == "assistant" else ""
    return AIMessage(
        # A lead to which the model added nothing is no answer.
        content=lead + reply.text if reply.text.strip() else "",
        response_metadata={"stop": reply.stop.value, "seconds": reply.seconds},
        usage_metadata={
            "input_tokens": reply.prompt_tokens,
            "output_tokens": reply.tokens,
            "total_tokens": reply.prompt_tokens + reply.tokens,
        },
    )
