"""`precis check`: which sentences of a draft its source supports, and which it does not."""

from __future__ import annotations

import argparse
import json
import sys
from bisect import bisect_right
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from precis.errors import InputError, NothingToWorkOn, SettingsError
from precis.facts.finding import Explanation
from precis.facts.hard import Finding, Report, Source, State
from precis.facts.hard import check as checked
from precis.text.document import Document, Format, decode, format_of
from precis.text.lines import lines_of

FACTS, SUPPORT = "facts", "support"
LAYERS = (FACTS, SUPPORT)
_WORDS = {State.CHECK: "check", State.CONTRADICTED: "contradicted"}
_LONGEST = 100  # code points of a sentence that are shown

Answers = Mapping[Finding, Explanation]
# A draft and its source, and the draft's format.
Check = Callable[[str, Source, Format], Awaitable[Report]]


async def check(options: argparse.Namespace) -> int:
    """Print the findings that a person should look at, or one JSON object; returns 0."""
    layers = layers_of(options.layers)
    draft, source = _read(options.draft, options.format), _read(options.source, None)
    for document in (draft, source):
        if not document.text.strip():
            raise NothingToWorkOn(f"{document.name} is empty: there is nothing to check.")
    known = Source.of(source.text, None, source.format)
    async with checks(layers, options) as (checking, _):
        report = await checking(draft.text, known, draft.format)
    answers = await _explained(report, draft, source, known, options) if options.explain else {}
    if options.json:
        print(json.dumps(as_row(report, answers), ensure_ascii=False))
    else:
        _show(report, draft, source, answers)
    return 0


async def _explained(
    report: Report,
    draft: Document,
    source: Document,
    known: Source,
    options: argparse.Namespace,
) -> dict[Finding, Explanation]:
    """A question about each flagged sentence, with its two answers; starts an engine if need be."""
    from precis.cli.options import engine_for, settings_of
    from precis.facts.explain import explained

    async with engine_for(settings_of(options)) as engine:
        return {
            finding: await explained(engine, finding, draft.text, known, source.text)
            for finding in report.flagged
        }


def layers_of(layers: str) -> frozenset[str]:
    """The layers of a comma-separated list. Raises SettingsError for one that does not exist."""
    named = [layer.strip() for layer in layers.split(",")]
    for layer in named:
        if layer not in LAYERS:
            raise SettingsError(f"--layers: {layer!r} is none of {', '.join(LAYERS)}.")
    return frozenset(named)


@asynccontextmanager
async def checks(
    layers: frozenset[str], options: argparse.Namespace
) -> AsyncIterator[tuple[Check, int]]:
    """What checks a draft by these layers, and how many drafts it should be given at once.

    The model is asked only for the layer `support`, which builds on the facts.
    """
    if SUPPORT not in layers:
        yield _by_facts, 1
        return
    from precis.cli.options import engine_for, settings_of
    from precis.facts.combined import check_with
    from precis.facts.support import Judge

    async with engine_for(settings_of(options)) as engine:
        judge = await Judge.of(engine)

        async def asked(draft: str, source: Source, format: Format) -> Report:
            return await check_with(judge, draft, source, None, format)

        yield asked, (await engine.info()).parallel


async def _by_facts(draft: str, source: Source, format: Format) -> Report:
    return checked(draft, source, None, format)


async def checked_row(raw: str, checking: Check) -> dict[str, Any]:
    """The output for one line {"source": …, "draft": …} of a batch.

    Raises ValueError for a line that is no such object.
    """
    row = json.loads(raw)
    texts = [row.get(key) for key in ("source", "draft")] if isinstance(row, dict) else []
    if len(texts) != 2 or not all(isinstance(text, str) for text in texts):
        raise ValueError('the row is no JSON object with a "source" and a "draft".')
    return as_row(await checking(row["draft"], _source(row["source"]), Format.PLAIN))


@lru_cache(maxsize=4)
def _source(text: str) -> Source:
    """The source of a row; rows about the same source mostly follow each other."""
    return Source.of(text)


def as_row(report: Report, answers: Answers | None = None) -> dict[str, Any]:
    """A report as the JSON object that scripts read; places are code points."""
    return {
        "score": round(report.score, 4),
        "findings": [
            _as_object(finding, (answers or {}).get(finding)) for finding in report.findings
        ],
        **({"notes": list(report.notes)} if report.notes else {}),
    }


def _as_object(finding: Finding, answer: Explanation | None) -> dict[str, Any]:
    return {
        "start": finding.span.start,
        "end": finding.span.end,
        "state": finding.state.value,
        "reasons": [
            {
                "kind": reason.kind.value,
                "text": reason.text,
                "start": reason.span.start,
                "end": reason.span.end,
                "message": reason.message,
                "source": reason.source
                and {"start": reason.source.start, "end": reason.source.end},
            }
            for reason in finding.reasons
        ],
        "evidence": [{"start": span.start, "end": span.end} for span in finding.evidence],
        "score": round(finding.score, 4),
        **({} if finding.support is None else {"support": round(finding.support, 4)}),
        **({} if answer is None else {"explanation": _as_answers(answer)}),
    }


def _as_answers(answer: Explanation) -> dict[str, Any]:
    """`source` is null when the answer was not found there; `asked` a model or not."""
    place = answer.place and {"start": answer.place.start, "end": answer.place.end}
    return {
        "question": answer.question,
        "draft": answer.draft,
        "source": answer.source,
        "place": place,
        "asked": answer.asked,
    }


def _read(file: str, format_name: str | None) -> Document:
    if format_name and format_name not in set(Format):
        raise SettingsError(f"--format: {format_name!r} is none of {', '.join(Format)}.")
    if file == "-":
        text = decode(sys.stdin.buffer.read(), "standard input")
    else:
        try:
            text = decode(Path(file).read_bytes(), file)
        except OSError as error:
            raise InputError(f"{file} cannot be read: {error.strerror}.") from error
    return Document(text, Format(format_name) if format_name else format_of(None, file), file)


def _show(report: Report, draft: Document, source: Document, answers: Answers) -> None:
    """Each flagged sentence with its place, as compilers print it, its reasons and evidence."""
    draft_starts, source_starts = _line_starts(draft.text), _line_starts(source.text)
    for finding in report.flagged:
        place = _place(draft_starts, finding.span.start)
        text = _short(finding.span.of(draft.text))
        print(f"{draft.name}:{place}: {_WORDS[finding.state]}: {text}")
        for reason in finding.reasons:
            print(f"    {reason.kind.value}: {reason.message}")
        for span in finding.evidence[:1]:
            place = _place(source_starts, span.start)
            print(f"    evidence: {source.name}:{place}: {_short(span.of(source.text))}")
        if finding in answers:
            print("\n".join(f"    {line}" for line in answers[finding].lines()))
    counts = dict.fromkeys(State, 0)
    for finding in report.findings:
        counts[finding.state] += 1
    print(
        f"{len(report.findings)} sentences: {counts[State.SUPPORTED]} without a finding, "
        f"{counts[State.CHECK]} to check, {counts[State.CONTRADICTED]} contradicted; "
        f"score {report.score:.2f}."
    )
    for note in report.notes:
        print(note)


def _line_starts(text: str) -> list[int]:
    return [line.start for line in lines_of(text)]


def _place(starts: list[int], at: int) -> str:
    """Line and column, both from 1, of a code point."""
    line = max(1, bisect_right(starts, at))
    return f"{line}:{at - starts[line - 1] + 1}"


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _LONGEST else f"{folded[: _LONGEST - 1]}…"
