"""Prompts whose key-value cache is kept, so that the next prompt computes only what differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Cache = TypeVar("Cache")

# Reusing less than this saves nothing that anybody would notice.
WORTH_REUSING = 16


@dataclass(frozen=True, eq=False)
class Kept(Generic[Cache]):
    """One finished prompt: its adapter, its token ids, and the cache that holds all of them."""

    adapter: str
    tokens: tuple[int, ...]
    cache: Cache


class KeptPrefixes(Generic[Cache]):
    """The last finished prompts, together at most `limit` tokens; never shared by adapters."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept: list[Kept[Cache]] = []  # the one used last stands last

    def longest(self, adapter: str, tokens: Sequence[int]) -> tuple[Kept[Cache] | None, int]:
        """The kept prompt that shares most with `tokens`, and how many tokens they share.

        At least one token is left over: the model must read it to say what comes next.
        """
        best, shared = None, WORTH_REUSING - 1
        for kept in self._kept:
            if kept.adapter != adapter:
                continue
            length = min(common_length(kept.tokens, tokens), len(tokens) - 1)
            if length > shared:
                best, shared = kept, length
        if best is None:
            return None, 0
        self._kept.remove(best)
        self._kept.append(best)
        return best, shared

    def keep(self, adapter: str, tokens: Sequence[int], cache: Cache) -> None:
        """Keep a finished prompt; those that it contains, and the oldest ones, make room."""
        new = Kept(adapter, tuple(tokens), cache)
        others = [kept for kept in self._kept if not _contains(new, kept)]
        if any(_contains(kept, new) for kept in others):
            self._kept = others
            return
        room = self._limit - len(new.tokens)
        while others and sum(len(kept.tokens) for kept in others) > room:
            others.pop(0)
        self._kept = [*others, new] if room >= 0 else others

    def clear(self) -> bool:
        """Give everything back; says whether there was anything."""
        had_any = bool(self._kept)
        self._kept = []
        return had_any


def _contains(longer: Kept[Cache], shorter: Kept[Cache]) -> bool:
    same = longer.adapter == shorter.adapter
    return same and longer.tokens[: len(shorter.tokens)] == shorter.tokens


def common_length(left: Sequence[int], right: Sequence[int]) -> int:
    """How many tokens two prompts share from the start."""
    for index, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return index
    return min(len(left), len(right))
