"""The second seed's way, as a child process: transformers' pipeline, one call after another."""

from __future__ import annotations

import json
import sys
import time
from importlib import import_module
from typing import Any

from benchmarks.children import own_output, say


class Clock:
    """A streamer that only notes when tokens came; the prompt comes first."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.prompt = 0

    def put(self, value: Any) -> None:
        """The prompt's token ids, then one token at a time."""
        if self.prompt:
            self.times.append(time.perf_counter())
        else:
            self.prompt = int(value.numel())

    def end(self) -> None:
        """Nothing is left to do."""


def main() -> None:
    """Load the pipeline as the seed does, then answer prompts until standard input ends."""
    output = own_output()
    options = json.loads(sys.argv[1])
    torch = import_module("torch")
    transformers = import_module("transformers")
    torch.set_num_threads(options["threads"])
    pipe = transformers.pipeline(
        "text-generation",
        model=options["weights"],
        model_kwargs={"dtype": getattr(torch, options["dtype"])},
        device="cpu",
    )
    torch.manual_seed(0)
    say(output, {"ready": True})
    for line in sys.stdin:
        asked = json.loads(line)
        say(output, answer(pipe, asked["prompt"], asked["tokens"]))


def answer(pipe: Any, prompt: str, tokens: int) -> dict[str, Any]:
    """One call with the seed's sampling; times in seconds."""
    clock = Clock()
    started = time.perf_counter()
    outputs = pipe(
        prompt,
        do_sample=True,
        temperature=0.1,
        top_k=20,
        top_p=0.3,
        add_special_tokens=True,
        max_new_tokens=tokens,
        streamer=clock,
    )
    return {
        "first": clock.times[0] - started,
        "seconds": clock.times[-1] - started,
        "tokens": len(clock.times),
        "prompt_tokens": clock.prompt,
        "text": outputs[0]["generated_text"][len(prompt) :],
    }


if __name__ == "__main__":
    main()
