"""A second request on the same document against the first one: seconds to the first token."""

from __future__ import annotations

import asyncio
from statistics import median

from benchmarks import engines
from benchmarks.processes import own_hosts
from benchmarks.rows import Row, at_most, beside
from precis.engine.base import Request, Sampling
from precis.text.language import Language
from precis.writing.job import Style, Task
from precis.writing.messages import Prompts

TITLE = "A second request on a document of 2,000 tokens: seconds to the first token (medians)"
DOCUMENT = 2000
_TOKENS = 24


def run(runs: int, threads: int) -> list[Row]:
    """A fresh document in every run; the first run only warms up."""
    with own_hosts():
        return asyncio.run(_run(runs, threads))


async def _run(runs: int, threads: int) -> list[Row]:
    client, _ = await engines.started(engines.config(threads))
    dialect = (await client.info()).dialect
    cold, other_style, again = [], [], []
    for variant in range(runs + 1):
        text = await engines.text_of(client, DOCUMENT, variant)
        first, second = (
            Request(
                Prompts(dialect, Language.ENGLISH, style).of(Task.SUMMARIZE, text),
                Sampling(max_tokens=_TOKENS),
            )
            for style in (Style.TECHNICAL, Style.ABSTRACT)
        )
        seconds = [(await engines.read(client, asked)).first for asked in (first, second, first)]
        if variant:
            cold.append(seconds[0])
            other_style.append(seconds[1])
            again.append(seconds[2])
    await engines.ended(client)
    return [
        at_most("another style of the same text", median(other_style), median(cold), 0.2),
        beside("the first style once more", median(again), median(cold)),
    ]
