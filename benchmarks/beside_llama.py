"""Our decode against llama.cpp's own server, both started anew for every pair.

On a virtual machine the speed of one process differs from the next one's by some 15 % for as long
as it lives, with the same code: one pair of processes says nothing about a difference of 5 %.
"""

from __future__ import annotations

import random
from contextlib import closing
from statistics import median

from benchmarks import engines, paper, weights
from benchmarks.children import Child, Reading
from benchmarks.rows import Row, at_least, beside
from precis.engine.host_config import HostConfig

WORDS = 300  # of the paper in a prompt: some 400 tokens
_REPLIES = 2
_AIM = 0.95
_RESAMPLES = 2000


def options(settings: HostConfig) -> dict[str, object]:
    """llama.cpp's with the same room for text as our host's, all else llama.cpp's own choice."""
    return {
        "weights": str(weights.gguf()),
        "threads": settings.threads,
        "context": settings.context * settings.parallel,
        "parallel": settings.parallel,
    }


async def compare(pairs: int, tokens: int, settings: HostConfig) -> list[Row]:
    """Decode in tokens per second over `pairs` pairs of fresh processes, one at a time."""
    ours: list[float] = []
    others: list[float] = []
    for pair in range(pairs):
        both = [(ours, True), (others, False)]
        for speeds, is_ours in both if pair % 2 else reversed(both):
            speeds.append(await (_ours if is_ours else _llama)(settings, tokens, pair))
    low, high = _interval(ours, others)
    print(
        f"{pairs} pairs of processes, decode ours / llama.cpp's own server: 95 % of resamples lie "
        f"between {low:.2f} and {high:.2f}; ours {min(ours):.1f}-{max(ours):.1f}, "
        f"llama.cpp {min(others):.1f}-{max(others):.1f} tokens/s.",
        flush=True,
    )
    return [
        at_least("decode, tokens/s: llama.cpp, fresh pairs", median(ours), median(others), _AIM),
        beside("the same, fastest process of each", max(ours), max(others)),
    ]


async def _ours(settings: HostConfig, tokens: int, pair: int) -> float:
    client, _ = await engines.started(settings)
    readings = [await engines.read(client, engines.request(t, tokens)) for t in _texts(pair)]
    await engines.ended(client)
    return _speed(readings)


async def _llama(settings: HostConfig, tokens: int, pair: int) -> float:
    with closing(Child("benchmarks.llama_server", **options(settings))) as child:
        return _speed([child.read(engines.as_prompt(text), tokens) for text in _texts(pair)])


def _texts(pair: int) -> list[str]:
    return [paper.words(WORDS, pair * (_REPLIES + 1) + reply) for reply in range(_REPLIES + 1)]


def _speed(readings: list[Reading]) -> float:
    """The median of a process' replies without the first, which warms it up."""
    return median(reading.decode for reading in readings[1:])


def _interval(ours: list[float], others: list[float]) -> tuple[float, float]:
    """The middle 95 % of the ratio of medians over resampled processes (Efron's bootstrap)."""
    draw = random.Random(0)
    ratios = sorted(
        median(draw.choices(ours, k=len(ours))) / median(draw.choices(others, k=len(others)))
        for _ in range(_RESAMPLES)
    )
    return ratios[int(0.025 * _RESAMPLES)], ratios[int(0.975 * _RESAMPLES) - 1]
