"""The task verify: a judged claim as the question that the checker asks, with its right label."""

from __future__ import annotations

import hashlib

from precis.engine.base import Message
from precis.facts.prose.reading import read
from precis.facts.question import BUDGET, LABELS, passages, question
from precis.facts.sources.source import Source
from precis_training.config import Recipe
from precis_training.readers.pair import Pair

_CANDIDATES = 8
# In FRANK, WiCE and XNLI two claims of three are not supported: half of these are left out.
_KEPT = 0.5
_BYTES_A_TOKEN = 4  # of Gemma's tokens, roughly, in English; Korean has fewer


def verifies(recipe: Recipe) -> bool:
    """Whether the recipe's adapter judges and never writes."""
    return all(task.kind == "verify" for task in recipe.tasks)


def left_out(pair: Pair) -> bool:
    """Whether a claim without support is left out, so that both labels are as frequent."""
    return not pair.verdict and _chance(pair, "balance") >= _KEPT


def asked(pair: Pair) -> tuple[tuple[Message, ...], str, str]:
    """The question, what of the source it shows, and the label.

    The order of the labels is decided by the hash of the claim.
    """
    source = Source.of(pair.text, pair.language)
    claims = read(pair.summary, pair.language).sentences
    texts = [sentence.text for sentence in source.sentences]
    tokens = [len(text.encode()) // _BYTES_A_TOKEN + 1 for text in texts]
    found = [source.search(claim, _CANDIDATES) for claim in claims]
    shown = passages(texts, tokens, found, BUDGET)
    label = LABELS[pair.language][0 if pair.verdict else 1]
    reversed_labels = _chance(pair, "order") >= 0.5
    return question(shown, pair.summary, pair.language, reversed_labels), shown, label


def _chance(pair: Pair, purpose: str) -> float:
    """A number in [0, 1) that only the claim, its source and the purpose decide."""
    text = "\0".join((purpose, pair.paper, pair.summary))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) / 2**64
