"""Choosing tokens from logits with torch; imported only by the torch engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch

from precis.engine.base import Sampling

# A token written fewer tokens ago than this is subject to the repeat penalty, as in llama.cpp.
PENALTY_WINDOW = 64


@dataclass(frozen=True)
class Choosing:
    """How one row's next token is chosen; `recent` are its last written tokens."""

    sampling: Sampling
    generator: torch.Generator
    recent: Sequence[int]


def choose(logits: torch.Tensor, rows: Sequence[Choosing], forbidden: torch.Tensor) -> list[int]:
    """The next token of each row. The logits are overwritten.

    Everything that depends on the vocabulary is done for all rows on the device; what comes
    back, once a step, are a few candidates per row, chosen from on the CPU so that the same
    seed gives the same token on every device.
    """
    logits = logits.float()
    logits[:, forbidden] = float("-inf")
    for number, row in enumerate(rows):
        if row.sampling.repeat_penalty != 1.0 and row.recent:
            recent = torch.tensor(sorted(set(row.recent)), device=logits.device)
            values = logits[number, recent]
            penalty = row.sampling.repeat_penalty
            logits[number, recent] = torch.where(values > 0, values / penalty, values * penalty)
    vocabulary = logits.shape[-1]
    count = max(
        1 if row.sampling.temperature <= 0 else row.sampling.top_k or vocabulary for row in rows
    )
    values, tokens = torch.topk(logits, min(count, vocabulary), dim=-1)
    values, tokens = values.cpu(), tokens.cpu()
    return [_draw(values[number], tokens[number], row) for number, row in enumerate(rows)]


def _draw(values: torch.Tensor, tokens: torch.Tensor, row: Choosing) -> int:
    """One token of the candidates, which stand in falling order."""
    sampling = row.sampling
    if sampling.temperature <= 0:
        return int(tokens[0])
    values = values[: sampling.top_k or None] / sampling.temperature
    probabilities = torch.softmax(values, dim=-1)
    if sampling.top_p < 1.0:
        before = probabilities.cumsum(-1) - probabilities
        probabilities = probabilities * (before < max(sampling.top_p, 1e-9))
    drawn = torch.multinomial(probabilities, 1, generator=row.generator)
    return int(tokens[int(drawn)])


def logprobs_of(logits: torch.Tensor, tokens: Sequence[int]) -> list[float]:
    """Log-probability of each token under its own row of logits, [tokens, vocabulary]."""
    index = torch.tensor(tokens, device=logits.device)[:, None]
    chosen = torch.log_softmax(logits.float(), dim=-1).gather(1, index)[:, 0]
    result: list[float] = chosen.tolist()
    return result


def likeliest(
    logits: torch.Tensor, token: int, count: int
) -> tuple[float, list[tuple[int, float]]]:
    """Log-probability of a token, and the `count` likeliest ones with theirs; logits are a row."""
    logprobs = torch.log_softmax(logits.float(), dim=-1)
    values, tokens = torch.topk(logprobs, min(count, len(logprobs)))
    return float(logprobs[token]), list(zip(tokens.tolist(), values.tolist(), strict=True))
