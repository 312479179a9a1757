"""`precis batch`: many texts from a JSON Lines file, in order, resumable."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Iterator
from contextlib import aclosing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from precis.cli.options import engine_for, settings_of
from precis.cli.write import as_row
from precis.errors import EngineError, InputError, PrecisError
from precis.settings import Settings, parse
from precis.text.document import Document, Format, Span
from precis.text.sections import outline
from precis.text.selection import resolve
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


@dataclass
class _Sums:
    rows: int = 0
    failed: int = 0
    tokens: int = 0


async def batch(options: argparse.Namespace) -> int:
    """Write one output row for each input row; returns the exit code.

    A row that cannot be worked on gives {"error": …} in its place; the engine failing ends the
    run, and the same command goes on from there.
    """
    settings = settings_of(options)
    task = Task(options.task)
    source, output = Path(options.input), Path(options.output)
    total = _count(source)
    done = _rows_done(output, total)
    console = Console(stderr=True, highlight=False)
    if done:
        console.print(f"precis: {done:,} rows are there already; going on.", markup=False)
    started, sums = time.perf_counter(), _Sums()
    examples = read_examples(settings.examples)
    async with engine_for(settings) as engine:
        parallel = (await engine.info()).parallel
        runner = _Runner(task, settings, examples, Writer(engine))
        with _bar(console) as bar, _appending(output) as out:
            bar_task = bar.add_task("Writing", total=total, completed=done)
            for rows in _windows(_rows(source, done), parallel):
                for row in await asyncio.gather(*(runner.row(number, raw) for number, raw in rows)):
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")
                    sums.rows += 1
                    sums.failed += "error" in row
                    sums.tokens += row.get("tokens", 0)
                    bar.advance(bar_task)
                out.flush()
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
    from precis.cli.check import Check, checked_row, checks, layers_of

    layers = layers_of(options.layers)
    source, output = Path(options.input), Path(options.output)
    total = _count(source)
    done = _rows_done(output, total)
    console = Console(stderr=True, highlight=False)
    if done:
        console.print(f"precis: {done:,} rows are there already; going on.", markup=False)
    started, failed = time.perf_counter(), 0

    async def one(number: int, raw: str, checking: Check) -> dict[str, Any]:
        try:
            return await checked_row(raw, checking)
        except EngineError:
            raise
        except (ValueError, PrecisError) as error:
            return {"findings": [], "error": f"Line {number + 1}: {error}"}

    async with checks(layers, options) as (checking, parallel):
        with _bar(console) as bar, _appending(output) as out:
            bar_task = bar.add_task("Checking", total=total, completed=done)
            for rows in _windows(_rows(source, done), parallel):
                for row in await asyncio.gather(*(one(*row, checking) for row in rows)):
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")
                    failed += "error" in row
                    bar.advance(bar_task)
                out.flush()
    seconds = time.perf_counter() - started
    lost = f", {failed:,} failed" if failed else ""
    print(f"{total - done:,} rows{lost} in {seconds:.1f} s.", file=sys.stderr)
    return 0


class _Runner:
    """Runs single rows on one writer."""

    def __init__(
        self, task: Task, settings: Settings, examples: tuple[Example, ...], writer: Writer
    ) -> None:
        self._task = task
        self._settings = settings
        self._examples = examples
        self._writer = writer

    async def row(self, number: int, raw: str) -> dict[str, Any]:
        """The output row for one input line."""
        try:
            return as_row(await self._draft(self._job(raw)))
        except EngineError:
            raise
        except PrecisError as error:
            return {"text": "", "tokens": 0, "seconds": 0.0, "stop": "error", "error": str(error)}
        except ValueError as error:
            reason = f"Line {number + 1}: {error}"
            return {"text": "", "tokens": 0, "seconds": 0.0, "stop": "error", "error": reason}

    def _job(self, raw: str) -> Job:
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
        return job_for(self._task, document, structure, target, settings, self._examples)

    async def _draft(self, job: Job) -> Draft:
        async with aclosing(self._writer.write(job)) as events:
            async for event in events:
                if isinstance(event, Draft):
                    return event
        raise AssertionError("a writer's last event is a draft")


def _count(source: Path) -> int:
    try:
        with source.open(encoding="utf-8") as lines:
            return sum(1 for line in lines if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{source} cannot be read: {error}.") from error


def _rows(source: Path, skip: int) -> Iterator[tuple[int, str]]:
    with source.open(encoding="utf-8") as lines:
        rows = ((number, line) for number, line in enumerate(lines) if line.strip())
        for index, row in enumerate(rows):
            if index >= skip:
                yield row


def _windows(rows: Iterator[tuple[int, str]], size: int) -> Iterator[list[tuple[int, str]]]:
    window: list[tuple[int, str]] = []
    for row in rows:
        window.append(row)
        if len(window) == size:
            yield window
            window = []
    if window:
        yield window


def _rows_done(output: Path, total: int) -> int:
    """Whole rows that an earlier run left; half a line from a killed run is cut off."""
    try:
        with output.open("a+b") as rows:
            rows.seek(0)
            data = rows.read()
            done = data.count(b"\n")
            if done <= total:
                rows.truncate(data.rfind(b"\n") + 1)
    except OSError as error:
        raise InputError(f"{output} cannot be written: {error.strerror}.") from error
    if done > total:
        raise InputError(
            f"{output} has {done:,} rows, more than the input's {total:,}. "
            "It belongs to another input: name another output file."
        )
    return done


def _appending(output: Path) -> TextIO:
    return output.open("a", encoding="utf-8")


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
