"""How likely a language model finds that a source supports each sentence of a draft.

The next token after a question is one of two labels; the difference of their log-probabilities,
averaged over both orders of the labels, less what the model prefers where there is nothing to
judge, are the log-odds of support. The base model judges, or the adapter `verify`, never one that
writes.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Coroutine, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, runtime_checkable

from precis.engine.base import Engine, EngineInfo, Message
from precis.errors import EngineError, PrecisError
from precis.facts.evidence import Match
from precis.facts.prose.reading import Reading, Sentence
from precis.facts.question import (
    ADAPTER,
    BUDGET,
    LABELS,
    ORDERS,
    empty_question,
    passages,
    question,
    source_alone,
)
from precis.facts.sources.source import Source
from precis.text.language import Language
from precis.text.said import Said

_NOT_ALL = Said("The model read the passages that fit each sentence best, not all.")
_NO_LIKELIHOOD = Said("No likelihood: this engine gives no log-probabilities of a prompt.")
_CANDIDATES = 8  # sentences of the source that are looked at for each of the draft
_GROUP = 12  # sentences of a draft that share one prompt prefix where the source is too long
_SHARE = 3  # the part of a model's chunk that a prompt takes of the source
_SILENT = -20.0  # the log-probability of a label that the engine did not report


@runtime_checkable
class JudgesTexts(Protocol):
    """An engine that gives the log-probabilities of a text that it did not write."""

    async def prompt_logprobs(
        self, messages: Sequence[Message], reply: str, adapter: str = ""
    ) -> list[float]:
        """Log-probability of each token of a given reply."""
        ...


@dataclass(frozen=True)
class Support:
    """What a model says of each sentence of a draft, in order.

    `log_odds` are natural ones of being supported. `likelihood` is the pointwise mutual
    information of each sentence and its source, a token (nats), None where the engine gives no
    log-probabilities of a prompt. `whole` says whether the model read all of the source.
    """

    judge: str
    log_odds: tuple[float, ...]
    likelihood: tuple[float, ...] | None
    whole: bool

    @property
    def notes(self) -> tuple[str, ...]:
        """What was not done, in words."""
        found = []
        if not self.whole:
            found.append(_NOT_ALL)
        if self.likelihood is None:
            found.append(_NO_LIKELIHOOD)
        return tuple(found)


@dataclass(frozen=True)
class _Asked:
    """One sentence and the part of the source by which it is judged."""

    claim: str
    source: str


class Judge:
    """Asks one engine. Make it with `Judge.of`; it remembers what the model prefers anyway."""

    def __init__(self, engine: Engine, info: EngineInfo) -> None:
        self._engine = engine
        self._adapter = ADAPTER if ADAPTER in info.adapters else ""
        self._budget = max(BUDGET, info.chunk // _SHARE)
        self._judges_texts = info.prompt_logprobs and isinstance(engine, JudgesTexts)
        self._prior: dict[Language, float] = {}
        self.name = f"{info.model}+{ADAPTER}" if self._adapter else info.model

    @classmethod
    async def of(cls, engine: Engine) -> Judge:
        """A judge on this engine; waits until its model is loaded."""
        return cls(engine, await engine.info())

    async def support(self, draft: Reading, source: Source) -> Support:
        """What the model says of each sentence. Raises EngineError.

        What all questions begin with is read first and alone: llama.cpp goes back to the end of a
        prompt that it has read, not to any place in it (measured: of 425 tokens 356 to 396 were
        known to each question then, and 3 to those about another claim without).
        """
        asked, whole = await self._asked(draft.sentences, source)
        if not asked:
            return Support(self.name, (), None, whole)
        language = draft.language
        prior = await self._preferred(language)
        found: list[float] = []
        for read, group in groupby(asked, key=lambda one: one.source):
            alone = source_alone(read, language)
            await self._engine.scores(alone, LABELS[language], self._adapter)
            found += await _all([self._log_odds(one, language) for one in group])
        likelihood = None
        if self._judges_texts:
            likelihood = tuple(await _all([self._likelihood(one, language) for one in asked]))
        return Support(self.name, tuple(one - prior for one in found), likelihood, whole)

    async def _asked(
        self, sentences: Sequence[Sentence], source: Source
    ) -> tuple[list[_Asked], bool]:
        texts = [known.text for known in source.sentences]
        tokens = await self._engine.count_tokens(texts) if texts else []
        whole = sum(tokens) <= self._budget
        size = len(sentences) if whole else _GROUP
        asked: list[_Asked] = []
        for at in range(0, len(sentences), size or 1):
            group = sentences[at : at + size]
            matches: list[list[Match]] = [source.search(one, _CANDIDATES) for one in group]
            read = passages(texts, tokens, matches, self._budget)
            asked += [_Asked(one.text, read) for one in group]
        return asked, whole

    async def _preferred(self, language: Language) -> float:
        if language not in self._prior:
            found = [
                await self._difference(empty_question(language, order), language)
                for order in ORDERS
            ]
            self._prior[language] = sum(found) / len(found)
        return self._prior[language]

    async def _log_odds(self, asked: _Asked, language: Language) -> float:
        found = [
            await self._difference(question(asked.source, asked.claim, language, order), language)
            for order in ORDERS
        ]
        return sum(found) / len(found)

    async def _difference(self, messages: Sequence[Message], language: Language) -> float:
        labels = LABELS[language]
        scores = await self._engine.scores(messages, labels, self._adapter)
        if all(math.isinf(score) for score in scores):
            raise EngineError(
                f"The model {self.name} answers neither {labels[0]!r} nor {labels[1]!r}. "
                "Check with --layers facts, or with another model."
            )
        yes, no = (max(score, _SILENT) for score in scores)
        return yes - no

    async def _likelihood(self, asked: _Asked, language: Language) -> float:
        """Mean log-probability of the sentence's tokens with the source, less without it."""
        engine = self._engine
        assert isinstance(engine, JudgesTexts)
        begun = {Language.ENGLISH: "The text in other words:", Language.KOREAN: "다시 쓰면:"}
        bare = Message("user", begun[language])
        told = Message("user", f"{asked.source}\n\n{bare.content}")
        given = await engine.prompt_logprobs((told,), asked.claim, self._adapter)
        alone = await engine.prompt_logprobs((bare,), asked.claim, self._adapter)
        return (sum(given) - sum(alone)) / max(1, len(alone))


async def _all(work: Iterable[Coroutine[None, None, float]]) -> list[float]:
    """All results in order; the first error cancels the rest and is raised."""
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one) for one in work]
    except* PrecisError as errors:
        raise errors.exceptions[0] from errors
    return [task.result() for task in tasks]
