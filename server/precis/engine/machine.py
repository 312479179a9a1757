"""What memory this machine has free at the moment."""

from __future__ import annotations

from pathlib import Path

import psutil

from precis.engine.catalog import CatalogEntry
from precis.engine.gguf_header import context_bytes
from precis.errors import EngineError
from precis.text.said import Said

# llama.cpp's own default for earlier prompts is 8 GB; those of a few documents need far less.
PROMPT_CACHE_MIB = 16
# Places of a slot's prompt to which it can be cut back without reading it again.
CHECKPOINTS = 4
_NOT_KNOWN = Said("memory not known before")


def memory_sentence(entry: CatalogEntry, file: Path, context: int, parallel: int) -> Said:
    """What the model in a GGUF file will take, reckoned before it is loaded.

    Raises EngineError when that is more than the machine has free, with the change that would
    fit: a model that swaps freezes the whole desktop.
    """
    # Not the catalogue's size: it does not know that of a model before it is pulled.
    size = file.stat().st_size
    held = context_bytes(file, context) * parallel
    cache = PROMPT_CACHE_MIB << 20
    total = size + held + cache
    free = psutil.virtual_memory().available
    sentence = Said(
        "{model}: {weights:,.0f} MB of weights, {held} for {parallel} x {context:,} "
        "tokens of context, up to {cache:,.0f} MB of earlier prompts; {free:,.0f} MB are free.",
        model=entry.id,
        weights=size / 1e6,
        held=f"{held / 1e6:,.0f} MB" if held else _NOT_KNOWN,
        parallel=parallel,
        context=context,
        cache=cache / 1e6,
        free=free / 1e6,
    )
    if total > free:
        raise EngineError(
            Said(
                "There is not enough memory. {plan} Close something, lower "
                "precis.engine.parallel or precis.engine.context, or choose a smaller model.",
                plan=sentence,
            )
        )
    return sentence
