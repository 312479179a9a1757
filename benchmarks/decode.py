"""One reply of the embedded model: ours, the second seed's pipeline, llama.cpp, the memory's limit.

Two further comparisons belong to it: with a busy core (`busy`) and with prompt lookup (`lookup`).
"""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median

from benchmarks import beside_llama, busy, engines, lookup, machine, weights
from benchmarks.children import Child, Reading
from benchmarks.processes import hosts, own_hosts, peak_megabytes
from benchmarks.rows import Row, at_least, at_most, beside
from precis.engine.client import HostClient
from precis.engine.host_config import HostConfig

TITLE = "Decoding with the embedded model (medians)"
PROMPT = 400
OURS, FP32, BF16, LLAMA = "ours", "pipeline fp32", "pipeline bf16", "llama.cpp"


@dataclass
class _Side:
    """What was measured of one way; memory in megabytes, load in seconds."""

    readings: list[Reading] = field(default_factory=list)
    loads: list[float] = field(default_factory=list)
    peak: float = 0.0

    @property
    def decode(self) -> float:
        return median(reading.decode for reading in self.readings)

    @property
    def prefill(self) -> float:
        return median(reading.prefill for reading in self.readings)

    @property
    def first(self) -> float:
        return median(reading.first for reading in self.readings)

    @property
    def load(self) -> float:
        return median(self.loads)


def run(runs: int, threads: int, parallel: int, tokens: int, part: str) -> list[Row]:
    """The comparisons that `part` names, all or one."""
    rows: list[Row] = []
    with own_hosts():
        if part in ("all", "engines"):
            rows += asyncio.run(_engines(runs, tokens, engines.config(threads, parallel=parallel)))
        if part in ("all", "llama"):
            settings = engines.config(threads, parallel=parallel)
            rows += asyncio.run(beside_llama.compare(runs, tokens, settings))
        if part in ("all", "busy"):
            rows += asyncio.run(busy.compare(runs, threads, tokens))
    if part in ("all", "lookup"):
        rows += lookup.compare(runs, threads, tokens)
    return rows


async def _engines(runs: int, tokens: int, settings: HostConfig) -> list[Row]:
    sides = {OURS: _Side()}
    with ExitStack() as stack:
        children = _started(sides, runs, settings, stack)
        client = await _our_client(sides[OURS], runs, settings)
        for variant in range(-1, runs):
            # Another text each time, so that nobody finds the prompt in a cache; the first pair
            # only warms up.
            text = await engines.text_of(client, PROMPT, variant + 1)
            ours = await engines.read(client, engines.request(text, tokens))
            others = {
                name: child.read(engines.as_prompt(text), tokens)
                for name, child in children.items()
            }
            if variant >= 0:
                for name, reading in ((OURS, ours), *others.items()):
                    sides[name].readings.append(reading)
        sides[OURS].peak = peak_megabytes(hosts())
        for name, child in children.items():
            sides[name].peak = child.peak
        await engines.ended(client)
    return _rows(sides, machine.read_bandwidth(settings.threads, runs))


async def _our_client(side: _Side, runs: int, settings: HostConfig) -> HostClient:
    """Loads as often as it is counted; the last one stays."""
    for _ in range(runs):
        client, load = await engines.started(settings)
        side.loads.append(load)
        await engines.ended(client)
    client, _ = await engines.started(settings)
    return client


def _started(
    sides: dict[str, _Side], runs: int, settings: HostConfig, stack: ExitStack
) -> dict[str, Child]:
    """The other ways that can run here, each loaded `runs` times."""
    ways = {LLAMA: ("benchmarks.llama_server", beside_llama.options(settings))}
    if reason := weights.why_not_transformers():
        print(f"No rows of the transformers pipeline: {reason}.", flush=True)
    else:
        folder = str(weights.safetensors())
        for name, dtype in ((FP32, "float32"), (BF16, "bfloat16")):
            options = {"weights": folder, "threads": settings.threads, "dtype": dtype}
            ways[name] = ("benchmarks.seed_pipeline", options)
    children = {}
    for name, (module, options) in ways.items():
        sides[name] = _Side()
        for counted in range(runs):
            child = Child(module, **options)
            sides[name].loads.append(child.load)
            if counted < runs - 1:
                child.close()
        stack.callback(child.close)
        children[name] = child
    return children


def _rows(sides: dict[str, _Side], bandwidth: float) -> list[Row]:
    ours = sides.pop(OURS)
    rows = []
    for name, other in sides.items():
        rows += [
            _decode_row(name, ours, other),
            beside(f"prefill, tokens/s: {name}", ours.prefill, other.prefill),
            beside(f"first token, s: {name}", ours.first, other.first),
            _memory_row(name, ours, other),
            beside(f"load, s: {name}", ours.load, other.load),
        ]
    size = weights.bytes_per_token(weights.gguf())
    print(
        f"Limit: {bandwidth / 1e9:.1f} GB/s read, {size / 1e6:.1f} MB of weights for each token.",
        flush=True,
    )
    rows.append(beside("decode, tokens/s: bandwidth limit", ours.decode, bandwidth / size))
    return rows


def _decode_row(name: str, ours: _Side, other: _Side) -> Row:
    label = f"decode, tokens/s: {name}"
    if name != FP32:  # one process of llama.cpp says little: `beside_llama` has its row
        return beside(label, ours.decode, other.decode)
    return at_least(label, ours.decode, other.decode, 5.0)


def _memory_row(name: str, ours: _Side, other: _Side) -> Row:
    label = f"peak memory, MB: {name}"
    if name != FP32:
        return beside(label, ours.peak, other.peak)
    return at_most(label, ours.peak, other.peak, 0.25)
