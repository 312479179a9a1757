"""`precis batch`: many texts from a JSON Lines file, in order, resumable."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import aclosing
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from precis.cli.looking import beyond, ground_of, looked_up
from precis.cli.options import engine_for, settings_of
from precis.cli.rows import Output, Row, Run, Source
from precis.cli.write import as_row
from precis.engine.base import Priority
from precis.errors import EngineError, PrecisError
from precis.settings import Settings, parse
from precis.text.document import Document, Format, Span
from precis.text.sections import outline
from precis.text.selection import Target, resolve
from precis.writing.examples import read_examples
from precis.writing.job import Draft, Example, Job, Task, job_for
from precis.writing.writer import Writer

# A row's key → the setting that it overrides for this row alone.
_ROW_SETTINGS = {
    "style": "summarize.style",
    "strategy": "summarize.strategy",
    "instruction": "summarize.instruction",
    "language": "language",
    "title": "title",
    "field": "field",
    "seed": "seed",
    "max_tokens": "maxTokens",
}


# Settings that change how fast a text is written, and nothing in it.
_SPEED = {"threads"}

Work = Callable[[Row], Awaitable[dict[str, Any]]]


@dataclass
class _Sums:
    rows: int = 0
    failed: int = 0
    tokens: int = 0

    def add(self, row: dict[str, Any]) -> None:
        self.rows += 1
        self.failed += "error" in row
        self.tokens += row.get("tokens", 0)


async def batch(options: argparse.Namespace) -> int:
    """Write one output row for each input row; returns the exit code.

    A row that cannot be worked on gives {"error": …} in its place; the engine failing ends the
    run, and the same command goes on from there.
    """
    settings = settings_of(options)
    task = Task(options.task)
    examples = read_examples(settings.examples)
    source = Source(Path(options.input))
    run = Run(task.value, _deciding(settings, examples))
    output = Output(Path(options.output), source, run)
    console = Console(stderr=True, highlight=False)
    if _is_finished(source, output, console):
        return 0
    started = time.perf_counter()
    async with engine_for(settings) as engine:
        info = await engine.info()
        # A person's request goes before any row, whatever else there is to do.
        writer = Writer(engine, Priority.BATCH)
        runner = _Runner(task, settings, examples, writer, info.model)
        sums = await _write_rows(source, output, runner.row, info.parallel, "Writing", console)
    seconds = time.perf_counter() - started
    rate = sums.tokens / seconds if seconds else 0.0
    failed = f", {sums.failed:,} failed" if sums.failed else ""
    print(
        f"{sums.rows:,} rows{failed}, {sums.tokens:,} tokens in {seconds:.1f} s: "
        f"{rate:.1f} tokens/s",
        file=sys.stderr,
    )
    return 0


async def check_batch(options: argparse.Namespace) -> int:
    """Check one draft against its source for each input row; returns the exit code.

    A row that cannot be checked gives {"error": …} in its place; the engine failing ends the run,
    and the same command goes on from there.
    """
    from precis.cli.check import SUPPORT, checked_row, checks, layers_of

    layers = layers_of(options.layers)
    source = Source(Path(options.input))
    model = _deciding(settings_of(options), ()) if SUPPORT in layers else {}
    run = Run("check", {"layers": sorted(layers)} | model)
    output = Output(Path(options.output), source, run)
    console = Console(stderr=True, highlight=False)
    if _is_finished(source, output, console):
        return 0
    started = time.perf_counter()
    async with checks(layers, options) as (checking, parallel):

        async def one(row: Row) -> dict[str, Any]:
            try:
                return await checked_row(row.text(), checking)
            except EngineError:
                raise
            except (ValueError, RecursionError, PrecisError) as error:
                return {"findings": [], "error": f"Line {row.number}: {error}"}

        sums = await _write_rows(source, output, one, parallel, "Checking", console)
    seconds = time.perf_counter() - started
    lost = f", {sums.failed:,} failed" if sums.failed else ""
    print(f"{sums.rows:,} rows{lost} in {seconds:.1f} s.", file=sys.stderr)
    return 0


def _deciding(settings: Settings, examples: tuple[Example, ...]) -> dict[str, Any]:
    """What decides the texts besides the rows; what was left as it is by default is no option."""
    default = asdict(Settings())
    said = {
        name: value
        for name, value in asdict(settings).items()
        if name not in _SPEED and value != default[name]
    }
    return said | {"examples": [asdict(example) for example in examples]}


def _is_finished(source: Source, output: Output, console: Console) -> bool:
    """Say what an earlier run has done already, and whether that is all."""
    if not output.done:
        return False
    finished = output.done == source.count
    rest = "nothing is left to do." if finished else "going on."
    console.print(f"precis: {output.done:,} rows are there already; {rest}", markup=False)
    return finished


async def _write_rows(
    source: Source, output: Output, work: Work, parallel: int, title: str, console: Console
) -> _Sums:
    """Write what `work` makes of each row that is left, as many at once as the engine takes."""
    sums = _Sums()
    with _bar(console) as bar, output.appending() as out:
        bar_task = bar.add_task(title, total=source.count, completed=output.done)
        async with aclosing(_in_order(source.rows(output.done), work, parallel)) as written:
            async for row in written:
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
                out.flush()
                sums.add(row)
                bar.advance(bar_task)
    return sums


async def _in_order(
    rows: Iterator[Row], work: Work, parallel: int
) -> AsyncGenerator[dict[str, Any]]:
    """What `work` makes of each row, in their order; at most `parallel` are under way.

    A row begins when the first of those before it is done, not when all are: a batch has fewer
    slots than that, since one is kept for a person, and the last of many would run alone.
    """
    running: deque[asyncio.Future[dict[str, Any]]] = deque()
    try:
        for row in rows:
            running.append(asyncio.ensure_future(work(row)))
            if len(running) == parallel:
                yield await running.popleft()
        while running:
            yield await running.popleft()
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


class _Runner:
    """Runs single rows on one writer."""

    def __init__(
        self,
        task: Task,
        settings: Settings,
        examples: tuple[Example, ...],
        writer: Writer,
        model: str,
    ) -> None:
        self._task = task
        self._settings = settings
        self._examples = examples
        self._writer = writer
        self._model = model

    async def row(self, row: Row) -> dict[str, Any]:
        """The output row for one input line."""
        try:
            job, document, target = self._job(row.text())
            draft = await self._draft(job)
            report = await looked_up(job, draft, await ground_of(job, document, target))
            return as_row(draft) | {"model": self._model, "unsupported": beyond(report)}
        except EngineError:
            raise
        except PrecisError as error:
            return {"text": "", "tokens": 0, "seconds": 0.0, "stop": "error", "error": str(error)}
        except (ValueError, RecursionError) as error:
            reason = f"Line {row.number}: {error}"
            return {"text": "", "tokens": 0, "seconds": 0.0, "stop": "error", "error": reason}

    def _job(self, raw: str) -> tuple[Job, Document, Target]:
        row = json.loads(raw)
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise ValueError('the row is no JSON object with a "text".')
        given = {key: row[name] for name, key in _ROW_SETTINGS.items() if row.get(name) is not None}
        parsed, warnings = parse(given)
        if warnings:
            raise ValueError(" ".join(warnings))
        changed = {
            name: getattr(parsed, name)
            for name in Settings.__dataclass_fields__
            if Settings.__dataclass_fields__[name].metadata["key"] in given
        }
        settings = replace(self._settings, **changed)
        document = Document(row["text"], Format.PLAIN)
        structure = outline(document)
        target = resolve(document, structure, Span(0, len(document.text)))
        job = job_for(self._task, document, structure, target, settings, self._examples)
        return job, document, target

    async def _draft(self, job: Job) -> Draft:
        async with aclosing(self._writer.write(job)) as events:
            async for event in events:
                if isinstance(event, Draft):
                    return event
        raise AssertionError("a writer's last event is a draft")


def _bar(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
