"""How a model is asked whether a source supports a claim: one place for use and for training.

The source comes first, so that its keys and values are computed once for all claims; what differs
between the two label orders comes last.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from precis.engine.base import Message
from precis.engine.template import Template, render
from precis.facts.evidence import Match
from precis.text.language import Language

ADAPTER = "verify"
# Supported, not supported. The first tokens of each pair differ.
LABELS = {Language.ENGLISH: ("Yes", "No"), Language.KOREAN: ("예", "아니요")}
ORDERS = (False, True)  # whether the second label is named first
# Tokens of source that a claim is judged by, at least; a small model reads no more of it well.
BUDGET = 400
# Zhao et al. 2021 ("Calibrate before use"): what a model answers where there is nothing to judge.
_NOTHING = "N/A"

_FRAMES = {
    Language.ENGLISH: (
        "Source:\n{source}\n\nClaim: {claim}\n\n"
        "Question: Does the source say everything that the claim says? "
        "Answer with {first} or {second}.\nAnswer:"
    ),
    Language.KOREAN: (
        "원문:\n{source}\n\n주장: {claim}\n\n"
        "질문: 주장의 내용이 모두 원문에 있는가? "
        "{first} 또는 {second}로 답하라.\n답:"
    ),
}


def question(
    source: str, claim: str, language: Language, reversed_labels: bool
) -> tuple[Message, ...]:
    """The messages that ask for one of `LABELS` as the first token of the reply."""
    first, second = LABELS[language]
    if reversed_labels:
        first, second = second, first
    frame = _FRAMES[language]
    folded = " ".join(claim.split())
    text = frame.format(source=source.strip(), claim=folded, first=first, second=second)
    return (Message("user", text),)


def source_alone(source: str, language: Language) -> tuple[Message, ...]:
    """What all questions about a source begin with."""
    beginning = _FRAMES[language].partition("{claim}")[0].rstrip()
    return (Message("user", beginning.format(source=source.strip())),)


def empty_question(language: Language, reversed_labels: bool) -> tuple[Message, ...]:
    """The same with nothing to judge: the answer shows which label the model prefers anyway."""
    return question(_NOTHING, _NOTHING, language, reversed_labels)


def passages(
    texts: Sequence[str], tokens: Sequence[int], matches: Sequence[Sequence[Match]], budget: int
) -> str:
    """What of a source stands in the prompt: all of it, or its best sentences in their order.

    `texts` and `tokens` are the source's sentences and their lengths, `matches` those that speak
    of each claim. All claims get their best sentence, then all their second best, and so on, then
    the neighbours of the best ones, as far as `budget` (in tokens) reaches.
    """
    if sum(tokens) <= budget:
        return " ".join(texts)
    chosen: set[int] = set()
    left = budget
    for number in _wanted(matches, len(texts)):
        if number not in chosen and tokens[number] <= left:
            chosen.add(number)
            left -= tokens[number]
    if not chosen:
        return _beginning(texts, tokens, matches, budget)
    found: list[str] = []
    last = -1
    for number in sorted(chosen):
        found.append((" " if number == last + 1 else "\n") + texts[number])
        last = number
    return "".join(found).strip()


def _beginning(
    texts: Sequence[str], tokens: Sequence[int], matches: Sequence[Sequence[Match]], budget: int
) -> str:
    """As many words of the best sentence as fit: a text without full stops is one sentence."""
    best = next((one[0].sentence for one in matches if one), 0)
    text = texts[best]
    kept = int(len(text) * min(1.0, budget / max(1, tokens[best])))
    return text if kept == len(text) else text[:kept].rpartition(" ")[0] or text[:kept]


def _wanted(matches: Sequence[Sequence[Match]], count: int) -> list[int]:
    deepest = max(map(len, matches), default=0)
    ranked = [one[rank].sentence for rank in range(deepest) for one in matches if rank < len(one)]
    best = [one[0].sentence for one in matches if one]
    beside = [near for number in best for near in (number - 1, number + 1) if 0 <= near < count]
    # The neighbours of the best sentence say who "he" is; the last matches hardly fit.
    first = 3 * len(best)
    return [*ranked[:first], *beside, *ranked[first:]]


def question_hash(template: Template) -> str:
    """SHA-256 over the rendered questions of both languages and orders.

    An adapter, and weights that were fitted to a model's answers, hold for these words only.
    """
    asked = [
        "\x1f".join(map(str, render(question("S", "C", language, order), template)))
        for language in Language
        for order in ORDERS
    ]
    return hashlib.sha256("\x1e".join(asked).encode()).hexdigest()
