"""The texts of one model on the rows of an evaluation, kept on disk as they are written."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from precis_training.config import RecipeError
from precis_training.evaluation.generate import Asked, Generated, Generator, served
from precis_training.evaluation.systems import Model
from precis_training.tasks import Example

# What is done, rows done and rows in all.
Progress = Callable[[str, int, int], None]
_Line = dict[str, Any]


@dataclass(frozen=True)
class Asking:
    """One row to be answered: `number` is its place; added to the recipe's seed, its own seed."""

    id: str
    group: str
    number: int
    example: Example


@dataclass(frozen=True)
class Text:
    """A row's text as Précis shows it and as the model wrote it (`raw`).

    `stop` says how the shown text ended, `stopped` whether the model ended the raw one itself.
    """

    text: str
    raw: str
    stop: str
    stopped: bool
    tokens: int
    seconds: float


@dataclass(frozen=True)
class Answers:
    """A model's texts in the order of the rows; `likelihoods` are nats and tokens.

    `memory` is the peak in bytes of the process that held the model.
    """

    texts: list[Text]
    likelihoods: list[tuple[float, int]] | None
    memory: int


def answers(
    model: Model, rows: Sequence[Asking], seed: int, folder: Path, progress: Progress
) -> Answers:
    """All texts of a model: those that `folder` holds, and the missing ones written now.

    Raises RecipeError when the folder's file is of other rows or of another model.
    """
    asked = {row.id: model.asked(row.example, seed + row.number) for row in rows}

    def write(generator: Generator, some: Sequence[Asking]) -> list[_Line]:
        written = generator.generate([asked[row.id] for row in some])
        memory = {"memory": generator.memory()}
        pairs = zip(some, written, strict=True)
        return [asdict(_text(one, asked[row.id])) | memory for row, one in pairs]

    def judge(generator: Generator, some: Sequence[Asking]) -> list[_Line]:
        replies = [(model.messages(row.example), row.example.target) for row in some]
        judged = generator.likelihood(replies)
        if judged is None:
            raise RecipeError(f"The engine that judges for {model.name} tells no likelihoods.")
        return [{"nats": nats, "tokens": tokens} for nats, tokens in judged]

    header = {"system": model.identity, "asked": _digest([asked[row.id] for row in rows])}
    name = "".join(letter if letter.isalnum() else "-" for letter in model.name)
    likelihoods = None
    with ExitStack() as stack:
        opened = stack.enter_context(_Opened(model.open))
        written = _Kept(folder / f"{name}.jsonl", header).complete(
            rows, opened, write, lambda done: progress(model.name, done, len(rows))
        )
        if model.judge is not None:
            if model.judge is not model.open:
                opened.close()  # never two models in memory
                opened = stack.enter_context(_Opened(model.judge))
            label = f"{model.name}, perplexity"
            judged = _Kept(folder / f"{name}.perplexity.jsonl", header).complete(
                rows, opened, judge, lambda done: progress(label, done, len(rows))
            )
            likelihoods = [(one["nats"], one["tokens"]) for one in judged]
    memory = max(one.pop("memory") for one in written)
    return Answers([Text(**one) for one in written], likelihoods, memory)


class _Opened:
    """A generator that is opened when it is first needed, and closed at the end."""

    def __init__(self, opening: Callable[[], Generator]) -> None:
        self._opening = opening
        self._generator: Generator | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(self) -> Generator:
        """The generator; loading its model takes seconds the first time."""
        if self._generator is None:
            self._generator = self._opening()
        return self._generator

    def close(self) -> None:
        """End its process, if there is one."""
        if self._generator is not None:
            self._generator.close()


class _Kept:
    """A JSON Lines file of one system: a header, then a line for each row that is done."""

    def __init__(self, path: Path, header: dict[str, str]) -> None:
        self._path = path
        self._header = header

    def complete(
        self,
        rows: Sequence[Asking],
        opened: _Opened,
        compute: Callable[[Generator, Sequence[Asking]], list[_Line]],
        done: Callable[[int], None],
    ) -> list[_Line]:
        """What is known of every row, in order; what is missing is computed and appended."""
        known = self._read()
        left = [row for row in rows if row.id not in known]
        done(len(rows) - len(left))
        if left:
            model = opened.get()
            with self._path.open("a", encoding="utf-8") as out:
                for some in _groups(left, model.at_once):
                    for row, found in zip(some, compute(model, some), strict=True):
                        known[row.id] = found
                        out.write(json.dumps({"row": row.id} | found, ensure_ascii=False) + "\n")
                    out.flush()
                    done(sum(row.id in known for row in rows))
        return [known[row.id] for row in rows]

    def _read(self) -> dict[str, _Line]:
        """The rows in the file, which is begun where there is none."""
        data = self._path.read_bytes() if self._path.is_file() else b""
        # The last line may be half of one: the process was ended while it wrote.
        whole = data[: data.rfind(b"\n") + 1]
        if not whole:
            self._path.write_text(json.dumps(self._header) + "\n", "utf-8")
            return {}
        # Lines end at a line feed alone: a text may hold U+2028, where splitlines() parts too.
        lines = [self._parsed(*line) for line in enumerate(whole.split(b"\n")[:-1], 1)]
        if lines[0] != self._header:
            raise RecipeError(
                f"{self._path} was written by another model, or for other rows. Remove it, or "
                "choose another folder for the output."
            )
        if len(whole) < len(data):
            os.truncate(self._path, len(whole))
        return {row.pop("row"): row for row in lines[1:]}

    def _parsed(self, number: int, line: bytes) -> _Line:
        try:
            row = json.loads(line)
            if isinstance(row, dict) and (number == 1 or "row" in row):
                return row
        except ValueError:
            pass
        raise RecipeError(
            f"{self._path}, line {number}, is no row of an evaluation. Correct the line, or "
            "remove the file to have it written anew."
        )


def _text(written: Generated, asked: Asked) -> Text:
    last = asked.messages[-1]
    lead = last.content if last.role == "assistant" else ""
    text, stop = served(written, lead, asked.sampling)
    return Text(text, written.text, stop.value, written.stopped, written.tokens, written.seconds)


def _digest(asked: Sequence[Asked]) -> str:
    """Of all that decides what is written but the weights."""
    plain = json.dumps([asdict(one) for one in asked], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()


def _groups(rows: Sequence[Asking], size: int) -> Iterator[Sequence[Asking]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
