"""What a model is trained and measured on: examples made from pairs with Précis' own prompts."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from precis.engine.base import Dialect
from precis.engine.catalog import find
from precis.text.language import Language
from precis.text.sentences import sentences
from precis.writing.job import Style
from precis.writing.job import Task as Writing
from precis.writing.messages import Messages, Prompts
from precis_training.audit.pair_audit import apply, forgotten_share
from precis_training.config import EXPANDING, Audit, Recipe, Task
from precis_training.data import Pair
from precis_training.verifying import asked, left_out


@dataclass(frozen=True)
class Example:
    """A prompt and the reply wanted for it.

    `source` is all that the reply may draw on (for a grounded expansion its passages too);
    `references` are all replies that are right, `target` first.
    """

    prompt: Messages
    source: str
    target: str
    references: tuple[str, ...]
    pair: Pair
    task: Task
    language: Language


@dataclass
class Left:
    """Pairs that made no example, by reason."""

    audited: int = 0
    unsuited: int = 0
    other_language: int = 0
    masked: int = field(default=0)
    balanced: int = 0  # so that both verdicts are as many


def dialect_of(recipe: Recipe) -> Dialect:
    """How the recipe's model is asked: a base model learns its cues without lead words."""
    dialect = find(recipe.model).dialect
    return Dialect.ADAPTED if dialect is Dialect.COMPLETION else dialect


def examples(recipe: Recipe, pairs: Iterable[Pair], left: Left | None = None) -> Iterator[Example]:
    """The examples of all tasks for each pair, in the pairs' order.

    Whether a pair gets a task, a title or a field is decided by the hash of its paper, so that
    the same pair gives the same examples in every run and on every machine.
    """
    counted = left or Left()
    dialect = dialect_of(recipe)
    for pair in pairs:
        if pair.language not in recipe.languages:
            counted.other_language += 1
            continue
        for number, task in enumerate(recipe.tasks):
            if _chance(pair, f"task {number}") >= task.share:
                continue
            made = _example(pair, task, dialect, recipe.data.audit, counted)
            if made is not None:
                yield made


def _example(
    pair: Pair, task: Task, dialect: Dialect, audit: Audit, counted: Left
) -> Example | None:
    if task.kind == "verify":
        return _verified(pair, task, counted)
    expanding = task.kind in EXPANDING
    grounded = task.kind == "expand_grounded"
    if (grounded and not pair.passages) or not pair.summary or not pair.text:
        counted.unsuited += 1
        return None
    passages = _passages(pair, task) if grounded else ()
    given, wanted = (pair.summary, pair.text) if expanding else (pair.text, pair.summary)
    title = pair.title if _chance(pair, "title") < task.title else ""
    subject = pair.field if _chance(pair, "field") < task.field else ""
    source = "\n\n".join(part for part in (title, given, *passages) if part)
    if task.kind == "expand_placeholders":
        audit = audit.model_copy(update={"action": "mask"})
    forgets = expanding and _forgets(audit, given, wanted)
    target = None if forgets else apply(audit, source, wanted, pair.language)
    if target is None:
        counted.audited += 1
        return None
    counted.masked += target != wanted
    prompts = Prompts(
        dialect,
        pair.language,
        style=Style(task.style),
        title=title,
        field=subject,
        passages=passages,
    )
    prompt = prompts.of(Writing.EXPAND if expanding else Writing.SUMMARIZE, given)
    others = () if expanding else pair.references[1:]
    return Example(prompt, source, target, (target, *others), pair, task, pair.language)


def _forgets(audit: Audit, summary: str, text: str) -> bool:
    return audit.forgotten < 1 and forgotten_share(summary, text) > audit.forgotten


def _verified(pair: Pair, task: Task, counted: Left) -> Example | None:
    """The question that the checker asks about a judged claim, and the right label."""
    if pair.verdict is None:
        counted.unsuited += 1
        return None
    if left_out(pair):
        counted.balanced += 1
        return None
    prompt, source, target = asked(pair)
    return Example(prompt, source, target, (target,), pair, task, pair.language)


def _passages(pair: Pair, task: Task) -> tuple[str, ...]:
    """The passages that share most words with the summary, in the paper's own order."""
    words = set(re.findall(r"\w{3,}", pair.summary.lower()))

    def shared(number: int) -> tuple[int, int]:
        found = words & set(re.findall(r"\w{3,}", pair.passages[number].lower()))
        return len(found), -number

    best = sorted(range(len(pair.passages)), key=shared, reverse=True)[: task.passages]
    return tuple(pair.passages[number] for number in sorted(best))


def first_sentence(text: str) -> str:
    """The first sentence of a text, for the lead baseline."""
    found = sentences(text)
    return found[0].of(text) if found else text


def _chance(pair: Pair, purpose: str) -> float:
    """A number in [0, 1) that only the paper and the purpose decide."""
    digest = hashlib.sha256(f"{purpose}\0{pair.paper}".encode()).digest()
    return int.from_bytes(digest[:8]) / 2**64
