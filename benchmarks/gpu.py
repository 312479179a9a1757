"""[GPU] A Gemma-2-2b of random weights: our transformers engine against the first seed's pipeline.

Random weights serve for speed; the dimensions are the real model's. Without a CUDA GPU nothing
is measured and no row is written.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from contextlib import aclosing
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.children import Reading
from benchmarks.random_gemma import PAD, build
from benchmarks.rows import Row, at_least, beside
from benchmarks.seed_pipeline import Clock
from precis.engine.base import Message, Piece, Reply, Request, Sampling
from precis.engine.catalog import CATALOG

TITLE = "[GPU] Gemma-2-2b dimensions with random weights: tokens a second (medians)"
BATCH = 8
_WORDS = 400
_CONTEXT = 2048
_MODEL = "google/gemma-2-2b-it"


def run(runs: int, tokens: int) -> list[Row]:
    """bf16 and NF4, one stream and eight; each pair of sides in turn."""
    reason = _why_not()
    if reason:
        print(f"skipped: {reason}", flush=True)
        return []
    torch = import_module("torch")
    print(f"GPU: {torch.cuda.get_device_name()}, torch {torch.__version__}", flush=True)
    with tempfile.TemporaryDirectory(prefix="precis-benchmark-") as name:
        folder = build(Path(name) / "gemma-2-2b")
        rows = []
        for quantization in ("bf16", "nf4"):
            rows += asyncio.run(measured(folder, quantization, "cuda", runs, tokens))
    return rows


def _why_not() -> str:
    try:
        torch = import_module("torch")
        import_module("precis.engine.transformers_engine")
    except ImportError as error:
        return f"no CUDA GPU can be used ({error})"
    return "" if torch.cuda.is_available() else "no CUDA GPU"


async def measured(
    folder: Path, quantization: str, device: str, runs: int, tokens: int
) -> list[Row]:
    """The rows of one quantisation; both models are on the device at the same time."""
    loading = import_module("precis.engine.transformers_engine").TransformersEngine.load
    entry = replace(next(one for one in CATALOG if one.id == _MODEL), path=folder)
    options = {"context": _CONTEXT, "parallel": BATCH}
    engine = await asyncio.to_thread(
        lambda: loading(entry, folder, device=device, quantization=quantization, **options)
    )
    pipe = _pipeline(folder, quantization, device)
    single: list[tuple[float, float]] = []
    eight: list[tuple[float, float]] = []
    firsts: list[tuple[float, float]] = []
    for counted in range(-1, runs):
        prompts = [_prompt(counted + 1, number) for number in range(BATCH)]
        ours = await _ours(engine, prompts[0], tokens)
        other = _seed(pipe, prompts[0], tokens)
        together = await _ours_together(engine, prompts, tokens)
        # The seed has no batch: it calls its pipeline once for each text.
        in_turn = _seed_in_turn(pipe, prompts, tokens)
        if counted >= 0:  # the first pair only warms up
            single.append((ours.decode, other.decode))
            firsts.append((ours.first, other.first))
            eight.append((together, in_turn))
    rows = _rows(quantization, single, eight, firsts)
    if quantization == "bf16":
        rows.append(_limit_row(pipe.model, device, median(side[0] for side in single)))
    await engine.close()
    return rows


def _pipeline(folder: Path, quantization: str, device: str) -> Any:
    """As the first seed: the model on the device, its own NF4 settings, a text pipeline."""
    torch, transformers = import_module("torch"), import_module("transformers")
    options: dict[str, Any] = {"dtype": torch.bfloat16, "device_map": {"": device}}
    if quantization == "nf4":
        options["quantization_config"] = transformers.BitsAndBytesConfig(
            load_in_4bit=True,
            bnb_4bit_quant_type="nf4",
            bnb_4bit_compute_dtype=torch.float16,
        )
    model = transformers.AutoModelForCausalLM.from_pretrained(folder, **options)
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
    return transformers.pipeline("text-generation", model=model, tokenizer=tokenizer)


def _prompt(run: int, number: int) -> str:
    """Words of the random model's own vocabulary, other ones in every run and place."""
    start = 1000 + (run * BATCH + number) * _WORDS
    return "".join(f"{PAD}{start + at}" for at in range(_WORDS))


def _request(prompt: str, tokens: int) -> Request:
    return Request((Message("user", prompt),), Sampling(max_tokens=tokens))


async def _ours(engine: Any, prompt: str, tokens: int) -> Reading:
    started = time.perf_counter()
    first = last = 0.0
    async with aclosing(engine.stream(_request(prompt, tokens))) as events:
        async for event in events:
            if isinstance(event, Piece):
                last = time.perf_counter() - started
                first = first or last
            elif isinstance(event, Reply):
                return Reading(first, last, event.tokens, event.prompt_tokens)
    raise RuntimeError("The stream ended without a reply.")


async def _ours_together(engine: Any, prompts: list[str], tokens: int) -> float:
    started = time.perf_counter()
    replies = await engine.batch([_request(prompt, tokens) for prompt in prompts])
    written: int = sum(reply.tokens for reply in replies)
    return written / (time.perf_counter() - started)


def _seed(pipe: Any, prompt: str, tokens: int) -> Reading:
    clock = Clock()
    started = time.perf_counter()
    pipe(prompt, do_sample=True, add_special_tokens=True, max_new_tokens=tokens, streamer=clock)
    first, last = clock.times[0] - started, clock.times[-1] - started
    return Reading(first, last, len(clock.times), clock.prompt)


def _seed_in_turn(pipe: Any, prompts: list[str], tokens: int) -> float:
    started = time.perf_counter()
    written = sum(_seed(pipe, prompt, tokens).tokens for prompt in prompts)
    return written / (time.perf_counter() - started)


def _rows(
    quantization: str,
    single: list[tuple[float, float]],
    eight: list[tuple[float, float]],
    firsts: list[tuple[float, float]],
) -> list[Row]:
    return [
        at_least(f"{quantization}, one stream, decode: pipeline", *_medians(single), 3.0),
        beside(f"{quantization}, batch of {BATCH}, all: pipeline in turn", *_medians(eight)),
        beside(f"{quantization}, first token, s: pipeline", *_medians(firsts)),
    ]


def _medians(pairs: list[tuple[float, float]]) -> tuple[float, float]:
    return median(ours for ours, _ in pairs), median(other for _, other in pairs)


def _limit_row(model: Any, device: str, ours: float) -> Row:
    """All weights are read for each token; Gemma's embedding is its output layer, read too."""
    size = sum(tensor.numel() * tensor.element_size() for tensor in model.parameters())
    bandwidth = _bandwidth(device)
    print(f"Limit: {bandwidth / 1e9:.0f} GB/s, {size / 1e6:.0f} MB for each token.", flush=True)
    return at_least("bf16, one stream, decode: bandwidth limit", ours, bandwidth / size, 0.5)


def _bandwidth(device: str, runs: int = 7) -> float:
    """Bytes a second that a copy of 2 GB reads and writes on the device (0.2 GB on a CPU)."""
    torch = import_module("torch")
    source = torch.ones(1 << (29 if device == "cuda" else 25), dtype=torch.float32, device=device)
    target = torch.empty_like(source)
    seconds = []
    for _ in range(runs + 1):
        _wait(device)
        started = time.perf_counter()
        target.copy_(source)
        _wait(device)
        seconds.append(time.perf_counter() - started)
    size: int = 2 * source.numel() * source.element_size()
    return size / median(seconds[1:])


def _wait(device: str) -> None:
    if device == "cuda":
        import_module("torch").cuda.synchronize()
