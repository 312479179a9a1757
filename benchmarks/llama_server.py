"""llama.cpp's own server, as a child process: its defaults, without anything of ours around it."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import xllamacpp

from benchmarks.children import own_output, say


def main() -> None:
    """Load the model, then answer prompts until standard input ends."""
    output = own_output()
    options = json.loads(sys.argv[1])
    server = xllamacpp.Server(parameters(options))
    say(output, {"ready": True})
    for line in sys.stdin:
        asked = json.loads(line)
        say(output, answer(server, asked["prompt"], asked["tokens"], options.get("stop", [])))


def parameters(options: dict[str, Any]) -> Any:
    """llama.cpp's parameters; `lookup` names a kind of prompt lookup, such as NGRAM_MOD."""
    params = xllamacpp.CommonParams()
    params.model.path = options["weights"]
    params.n_ctx = options["context"]
    params.n_parallel = options["parallel"]
    params.cpuparams.n_threads = options["threads"]
    params.cpuparams_batch.n_threads = options["threads"]
    params.warmup = False
    params.ui = False
    params.verbosity = 0
    if lookup := options.get("lookup"):
        kind = getattr(xllamacpp.common_speculative_type, f"COMMON_SPECULATIVE_TYPE_{lookup}")
        params.speculative.types = [kind]
    return params


def answer(server: Any, prompt: str, tokens: int, stop: list[str]) -> dict[str, Any]:
    """One completion with the product's sampling; times as the server's caller sees them."""
    first = written = 0.0
    last: dict[str, Any] = {}
    text: list[str] = []
    started = time.perf_counter()

    def receive(chunk: dict[str, Any]) -> bool:
        nonlocal first, written, last
        if "error" in chunk:
            raise RuntimeError(str(chunk["error"]))
        last = chunk
        if piece := "".join(choice["text"] for choice in chunk["choices"]):
            written = time.perf_counter() - started
            first = first or written
            text.append(piece)
        return False

    body = {
        "prompt": prompt,
        "n_predict": tokens,
        "temperature": 0.1,
        "top_k": 20,
        "top_p": 0.3,
        "min_p": 0.0,
        "seed": 0,
        "stop": stop,
        "stream": True,
        "cache_prompt": True,
    }
    server.handle_completions(body, receive)
    return {
        "first": first,
        "seconds": written,
        "tokens": last["timings"]["predicted_n"],
        "prompt_tokens": last["timings"]["prompt_n"] + last["timings"]["cache_n"],
        "text": "".join(text),
    }


if __name__ == "__main__":
    main()
