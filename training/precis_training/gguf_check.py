"""Whether llama.cpp, with an adapter in GGUF, says what torch says with the same one in PEFT."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean
from typing import Any

from precis.engine.base import Message, Piece, Request, Sampling
from precis.engine.catalog import CatalogEntry, find, weights
from precis.errors import EngineError
from precis.facts.question import ORDERS, question
from precis.text.language import Language
from precis_training.base import base_folder
from precis_training.config import Recipe, RecipeError
from precis_training.verifying import verifies

# Nats by which the two may differ on average. They differ without an adapter too: torch has the
# weights written out in fp32, llama.cpp multiplies four-bit weights with rounded activations.
TOLERANCE = 0.25
# Tokens, the likeliest ones, that llama.cpp names after each prompt.
_NAMED = 20
_CONTEXT = 512
PROMPTS = (
    "We measured the growth of street trees in four cities over nine summers, and found that",
    "Abstract: The method is simple, fast, and needs no training data.\nSummary:",
    "A large language model is",
    "The results of the second experiment, which used",
    "우리는 네 도시의 가로수를 아홉 해 동안 측정하였다. 그 결과",
)
# An adapter that judges has nothing to say after those: it ends its reply at once.
QUESTIONS = tuple(
    f"{question(source, claim, language, reversed_labels)[0].content}\n"
    for source, claim, language in (
        ("Street trees grew fastest in July.", "Trees grew in July.", Language.ENGLISH),
        ("Street trees grew fastest in July.", "No tree grew in July.", Language.ENGLISH),
        ("가로수는 7월에 가장 빨리 자랐다.", "나무는 7월에 자랐다.", Language.KOREAN),
    )
    for reversed_labels in ORDERS
)
Named = dict[str, float]  # token's text → natural-log probability


@dataclass(frozen=True)
class Compared:
    """Mean absolute differences in nats over `tokens` named tokens.

    `plain` is between the two without the adapter, `tuned` with it, and `change` what the
    adapter changes in torch: where it is small, the other two say little of the adapter.
    """

    tokens: int
    plain: float
    tuned: float
    change: float

    @property
    def agree(self) -> bool:
        """Within the tolerance."""
        return self.tuned <= TOLERANCE


def check(recipe: Recipe, adapter: Path, file: Path) -> str:
    """Compare a PEFT folder with its GGUF `file`; says how well they agree.

    Raises RecipeError when they differ by more than TOLERANCE.
    """
    from peft import PeftModel

    from precis_training.base import load, this_machine

    model = PeftModel.from_pretrained(load(recipe, this_machine()), str(adapter)).eval()
    found = compare(recipe, model, file)
    said = (
        f"llama.cpp and torch differ by {found.tuned:.3f} nats with the adapter, "
        f"{found.plain:.3f} without (mean of {found.tokens} tokens); it changes {found.change:.3f}"
    )
    if not found.agree:
        raise RecipeError(
            f"{said}. More than {TOLERANCE} nats: the GGUF file is not this adapter. Was the base "
            "made from the model that is served? Delete its folder in the cache and train again."
        )
    return said


def compare(recipe: Recipe, model: Any, file: Path) -> Compared:
    """A PEFT model in evaluation mode against the embedded engine with the GGUF LoRA `file`."""
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(base_folder(recipe))
    plain, tuned, change = [], [], []
    prompts = QUESTIONS if verifies(recipe) else PROMPTS
    served = asyncio.run(served_by(find(recipe.model), file, prompts))
    for prompt, (without, with_adapter) in zip(prompts, served, strict=True):
        ours = _torch_says(model, tokenizer, prompt, with_adapter)
        with model.disable_adapter():
            base = _torch_says(model, tokenizer, prompt, without)
            before = _torch_says(model, tokenizer, prompt, with_adapter)
        plain += [abs(without[token] - value) for token, value in base.items()]
        tuned += [abs(with_adapter[token] - value) for token, value in ours.items()]
        change += [abs(ours[token] - before[token]) for token in ours]
    return Compared(len(tuned), mean(plain), mean(tuned), mean(change))


async def served_by(
    entry: CatalogEntry, file: Path | None, prompts: Sequence[str] = PROMPTS
) -> list[tuple[Named, Named]]:
    """What the embedded engine says after each prompt, without the adapter and with it.

    The two take turns: what one request asked for must not stay for the next one.
    """
    from precis.engine.gguf import GgufEngine

    adapters = (("checked", file),) if file else ()
    entry = replace(entry, adapters=adapters)
    engine = GgufEngine(entry, weights(entry), context=_CONTEXT, parallel=1, threads=1)
    said = []
    try:
        for prompt in prompts:
            tuned = await _said(engine, prompt, "checked" if file else "")
            said.append((await _said(engine, prompt, ""), tuned))
    finally:
        await engine.close()
    return said


async def _said(engine: Any, prompt: str, adapter: str) -> Named:
    sampling = Sampling(temperature=0.0, max_tokens=1, logprobs=_NAMED, seed=1)
    asked = Request((Message("user", prompt),), sampling, adapter=adapter, raw=True)
    async for event in engine.stream(asked):
        if isinstance(event, Piece) and event.logprobs:
            return dict(event.logprobs[0].top)
    raise EngineError(
        "The engine reported no log-probabilities. Update it: pip install -U xllamacpp"
    )


def _torch_says(model: Any, tokenizer: Any, prompt: str, named: Named) -> Named:
    """Torch's log-probability of those named tokens that have a text of their own."""
    import torch

    ids = [tokenizer.bos_token_id, *tokenizer.encode(prompt, add_special_tokens=False)]
    with torch.inference_mode():
        scores = model(input_ids=torch.tensor([ids])).logits[0, -1].float().log_softmax(-1)
    found = {text: tokenizer.encode(text, add_special_tokens=False) for text in named}
    return {text: float(scores[one[0]]) for text, one in found.items() if len(one) == 1}
