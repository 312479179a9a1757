"""Errors that more than one engine has, or that would crowd its module, as sentences to be said."""

from __future__ import annotations

from collections.abc import Sequence

from precis.errors import EngineError, TooLong
from precis.text.said import Said


def no_adapter(model: str, adapter: str, there: Sequence[str]) -> EngineError:
    """The model was not loaded with the adapter of that name."""
    return EngineError(
        Said(
            "{model} has no adapter {adapter!r}. It has: {there}. Correct the name, or install "
            "that adapter.",
            model=model,
            adapter=adapter,
            there=", ".join(there) or Said("none"),
        )
    )


def no_gemma(model: str, token: str) -> EngineError:
    """The model's vocabulary lacks a control token that every Gemma has."""
    return EngineError(
        Said(
            "The model {model} has no control token {token}, so it is no Gemma. "
            "Set precis.model to a Gemma.",
            model=model,
            token=token,
        )
    )


def overflow(prompt: int, new: int, context: int) -> TooLong:
    """Prompt and reply, in tokens, are more than the context holds."""
    return TooLong(
        Said(
            "The prompt has {prompt:,} tokens and {new:,} are to be written, but the model takes "
            "{context:,} together. Select less text, or summarize with the strategy map_reduce "
            "or refine.",
            prompt=prompt,
            new=new,
            context=context,
        )
    )


def out_of_memory(device: str, tokens: int, context: int) -> EngineError:
    """One request alone is too much for the memory; sizes are in tokens."""
    return EngineError(
        Said(
            "{device} ran out of memory with this request alone ({tokens:,} tokens). Select less "
            "text, end other programs that use it, or set precis.engine.context below {context}.",
            device=device,
            tokens=tokens,
            context=context,
        )
    )


def no_result() -> EngineError:
    """The stream of events ended without a Reply."""
    return EngineError(Said("The engine ended its answer without a result. Try again."))
