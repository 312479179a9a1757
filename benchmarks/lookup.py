"""Summarizing with prompt lookup (speculation with n-grams of the prompt), on and off.

Measured on llama.cpp itself with real summarizing prompts, so that the engine can decide by it.
"""

from __future__ import annotations

from statistics import median

from benchmarks import engines, paper, weights
from benchmarks.children import Child
from benchmarks.rows import Row, at_least
from precis.engine.base import Dialect
from precis.engine.template import Control, Template, render
from precis.text.language import Language
from precis.writing import styles
from precis.writing.job import Style, Task
from precis.writing.messages import Prompts

KINDS = ("NGRAM_SIMPLE", "NGRAM_MOD")
_STYLES = (Style.TECHNICAL, Style.BRIEF, Style.ABSTRACT)
_AIM = 1.3


def compare(runs: int, threads: int, tokens: int) -> list[Row]:
    """Effective tokens a second over a set of sections, every kind in turn on each of them."""
    stop = list(styles.sampling(Task.SUMMARIZE, Style.TECHNICAL, Dialect.COMPLETION).stop)
    options = {
        "weights": str(weights.gguf()),
        "threads": threads,
        "context": engines.CONTEXT,
        "parallel": 1,
        "stop": stop,
    }
    children = {kind: Child("benchmarks.llama_server", lookup=kind, **options) for kind in KINDS}
    children[""] = Child("benchmarks.llama_server", **options)
    rates: dict[str, list[float]] = {kind: [] for kind in children}
    try:
        for variant in range(runs):
            for kind, child in children.items():
                rates[kind].append(_effective(child, variant, tokens))
    finally:
        for child in children.values():
            child.close()
    off = median(rates[""])
    return [
        at_least(f"summarizing, effective tokens/s: {kind}", median(rates[kind]), off, _AIM)
        for kind in KINDS
    ]


def _effective(child: Child, variant: int, tokens: int) -> float:
    """Tokens written a second over several prompts; a reply of one token has no speed."""
    readings = [child.read(prompt, tokens) for prompt in prompts(variant)]
    counted = [reading for reading in readings if reading.tokens > 1]
    written = sum(reading.tokens - 1 for reading in counted)
    return written / sum(reading.seconds - reading.first for reading in counted)


def prompts(variant: int) -> list[str]:
    """What our strategies would send for three sections, one in each style."""
    sections = paper.paper(variant=variant).split("\n## ")[1:]
    found = []
    for number, style in enumerate(_STYLES):
        asking = Prompts(Dialect.COMPLETION, Language.ENGLISH, style)
        messages = asking.of(Task.SUMMARIZE, sections[(variant + number) % len(sections)].strip())
        rendered = render(messages, Template.PLAIN)
        # llama.cpp puts the BOS there itself; our paper holds no control token.
        found.append("".join(part for part in rendered if not isinstance(part, Control)))
    return found
