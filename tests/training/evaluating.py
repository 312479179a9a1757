"""A small evaluation without any model: pairs, a recipe, and generators that answer by rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from precis.engine.base import Dialect
from precis.text.language import Language
from precis.writing.messages import Messages
from precis_training.config import Data, Evaluation, Recipe, Task
from precis_training.data import Pair
from precis_training.evaluation.answers import Asking
from precis_training.evaluation.evaluate import pick
from precis_training.evaluation.generate import Asked, Generated
from precis_training.evaluation.results import Role
from precis_training.evaluation.systems import Model
from precis_training.tasks import Example, examples

Say = Callable[[Asked], str]


def recipe(*kinds: str, rows: int = 6, **changes: Any) -> Recipe:
    """A recipe of the embedded model for some tasks, with few rows and resamples."""
    tasks: list[Any] = [Task.model_validate({"kind": kind}) for kind in kinds or ("summarize",)]
    return Recipe(
        name=changes.pop("name", "small"),
        adapter="small",
        base="embedded",
        data=Data(sources=()),
        tasks=tuple(tasks),
        evaluation=Evaluation(rows=rows, bootstrap=200, **changes),
    )


def pair(number: int, **changes: Any) -> Pair:
    """The pair of one paper; every paper has words of its own."""
    usual: dict[str, Any] = {
        "paper": f"paper-{number}",
        "title": f"Title {number}",
        "summary": f"We measure topic{number} with method{number} on rivers.",
        "text": (
            f"Rivers carry topic{number} to the sea. We measure topic{number} with "
            f"method{number}. It was found in {number + 3} rivers."
        ),
    }
    return Pair(**(usual | changes))


def korean_pair(number: int) -> Pair:
    return pair(
        number,
        title=f"제목 {number}",
        summary=f"본 연구는 강 {number}곳의 수질을 조사하였다.",
        text=f"강은 바다로 흐른다. 본 연구는 강 {number}곳의 수질을 조사하고 결과를 논의하였다.",
        language=Language.KOREAN,
    )


def asked_rows(of: Recipe, pairs: Sequence[Pair]) -> list[Asking]:
    """The rows that an evaluation of these pairs would choose."""
    return pick(examples(of, pairs), of.evaluation)


@dataclass
class FakeGenerator:
    """Says what `say` makes of each prompt; breaks off by Ctrl-C after `until` texts."""

    say: Say
    at_once: int = 2
    until: int | None = None
    limit: int = 10_000
    likelihoods: list[tuple[float, int]] | None = None
    asked: list[Asked] = field(default_factory=list)
    closed: bool = False

    def generate(self, asked: Sequence[Asked]) -> list[Generated]:
        if self.until is not None and len(self.asked) >= self.until:
            raise KeyboardInterrupt
        self.asked += asked
        texts = [self.say(one) for one in asked]
        counts = [len(text.split()) for text in texts]
        return [
            Generated(text, count, count < self.limit, 0.5)
            for text, count in zip(texts, counts, strict=True)
        ]

    def likelihood(self, asked: Sequence[tuple[Messages, str]]) -> list[tuple[float, int]] | None:
        return [(2.0 * len(reply.split()), len(reply.split())) for _, reply in asked]

    def memory(self) -> int:
        return 300 * 2**20

    def close(self) -> None:
        self.closed = True


def model(
    generator: FakeGenerator,
    name: str = "tuned",
    role: Role = "tuned",
    dialect: Dialect = Dialect.ADAPTED,
    **changes: Any,
) -> Model:
    """A system that a fake generator stands behind."""
    usual: dict[str, Any] = {"note": f"the fake {name}", "identity": name}
    return Model(name=name, role=role, dialect=dialect, open=lambda: generator, **(usual | changes))


def source_of(asked: Asked) -> str:
    """The text in a prompt of the task summarize: what stands before the cue."""
    first: str = asked.messages[0].content
    return first.rpartition("\n\n")[0].rpartition("\n\n")[2]


def first_words(count: int) -> Say:
    """A summarizer that copies the first words of its text."""
    return lambda asked: " ".join(source_of(asked).split()[:count])


def targets(rows: Sequence[Asking]) -> dict[str, str]:
    """The references by the rows' ids."""
    return {row.id: row.example.target for row in rows}


def example(of: Recipe, one: Pair) -> Example:
    """The first example of a pair."""
    return next(iter(examples(of, [one])))
