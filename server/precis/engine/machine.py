"""What memory this machine has free at the moment."""

from __future__ import annotations

import psutil

from precis.engine.catalog import CatalogEntry
from precis.errors import EngineError
from precis.text.said import Said

# llama.cpp's own default for earlier prompts is 8 GB; those of a few documents need far less.
PROMPT_CACHE_MIB = 16
# Places of a slot's prompt to which it can be cut back without reading it again.
CHECKPOINTS = 4
_NOT_KNOWN = Said("memory not known before")


def memory_sentence(entry: CatalogEntry, context: int, parallel: int) -> Said:
    """What a model will take, reckoned before it is loaded.

    Raises EngineError when that is more than the machine has free, with the change that would
    fit: a model that swaps freezes the whole desktop.
    """
    context_bytes = entry.kv_bytes * context * parallel
    cache = PROMPT_CACHE_MIB << 20
    total = entry.size + context_bytes + cache
    free = psutil.virtual_memory().available
    sentence = Said(
        "{model}: {weights:,.0f} MB of weights, {held} for {parallel} x {context:,} "
        "tokens of context, up to {cache:,.0f} MB of earlier prompts; {free:,.0f} MB are free.",
        model=entry.id,
        weights=entry.size / 1e6,
        held=f"{context_bytes / 1e6:,.0f} MB" if entry.kv_bytes else _NOT_KNOWN,
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
