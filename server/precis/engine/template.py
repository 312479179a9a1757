"""Conversation templates: messages as control tokens and plain text, never mixed in one string."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from precis.engine.base import Message


class Template(StrEnum):
    """How a model marks turns."""

    GEMMA = "gemma"  # <start_of_turn>user … <end_of_turn>
    PLAIN = "plain"  # a base model: no turns, only text, ended by <eos>
    WRITE_MY_PAPER = "write-my-paper"  # Gemma's, with the first seed's indentation


@dataclass(frozen=True)
class Control:
    """A control token by its spelling; the engine looks its id up in the model's vocabulary."""

    spelling: str


Rendered = tuple[Control | str, ...]

BOS = Control("<bos>")
EOS = Control("<eos>")
START = Control("<start_of_turn>")
END = Control("<end_of_turn>")


def render(messages: Sequence[Message], template: Template) -> Rendered:
    """The prompt up to where the model's reply begins, with exactly one BOS.

    A last message of the assistant is the beginning of the reply: its turn stays open.
    Strings in the result are data: an engine encodes them without parsing control tokens.
    """
    turns = _fold_system(messages)
    lead = turns.pop().content if turns and turns[-1].role == "assistant" else ""
    if template is Template.PLAIN:
        return _merge([BOS, *_plain(turns), lead])
    # The first seed trained its model on a triple-quoted literal whose lines after the first
    # are indented by four spaces: the indentation is part of what the model knows.
    indent = "    " if template is Template.WRITE_MY_PAPER else ""
    parts: list[Control | str] = [BOS]
    for number, turn in enumerate(turns):
        role = "model" if turn.role == "assistant" else "user"
        parts += [indent if number else "", START, f"{role}\n{indent}{turn.content}", END, "\n"]
    parts += [indent, START, f"model\n{indent}{lead}"]
    return _merge(parts)


def _plain(turns: Sequence[Message]) -> list[Control | str]:
    """User text ends in a newline, so that the prompt is a token prefix of prompt plus reply."""
    parts: list[Control | str] = []
    for turn in turns:
        if turn.role == "assistant":
            parts += [turn.content, "\n\n"]
        else:
            parts += [turn.content, "\n"]
    return parts


def _fold_system(messages: Sequence[Message]) -> list[Message]:
    """Gemma has no system turn: its text goes before the first user's turn, as Google says."""
    system = "\n\n".join(message.content for message in messages if message.role == "system")
    turns = [message for message in messages if message.role != "system"]
    if not system:
        return turns
    if turns and turns[0].role == "user":
        return [Message("user", f"{system}\n\n{turns[0].content}"), *turns[1:]]
    return [Message("user", system), *turns]


def _merge(parts: Sequence[Control | str]) -> Rendered:
    """Neighbouring strings as one, since tokens may span their border; empty ones dropped."""
    merged: list[Control | str] = []
    for part in parts:
        if part == "":
            continue
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        else:
            merged.append(part)
    return tuple(merged)
