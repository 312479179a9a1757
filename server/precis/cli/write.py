"""`precis expand` and `precis summarize`: one file in, one text out."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import aclosing
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from precis.cli.looking import beyond, ground_of, looked_up
from precis.cli.looking import warning as unsupported
from precis.cli.options import engine_for, settings_of
from precis.cli.show import Display, Sentences
from precis.engine.connect import warning
from precis.errors import InputError, SettingsError
from precis.settings import Settings
from precis.text.document import Document, Format, decode, format_of
from precis.text.sections import Outline, outline, section_named
from precis.text.selection import Target, resolve
from precis.writing.examples import read_examples
from precis.writing.job import Draft, Job, Plan, Progress, Task, Written, job_for
from precis.writing.writer import Writer, polished

if TYPE_CHECKING:
    from precis.grounded.repair import Ground


async def write(options: argparse.Namespace) -> int:
    """Run one job and print its text (or one JSON object); returns the exit code."""
    settings = settings_of(options)
    document = _read(options.file, options.format)
    job, target = _job(options, document, settings)
    with Display(verbose=options.verbose) as display:
        async with engine_for(settings) as engine:
            if said := warning(engine):
                display.say(said)
            writer = Writer(engine)
            display.phase("Loading the model")
            plan = await writer.plan(job)
            display.note(f"{plan.sentence()}\n")
            if not options.yes and _is_long(plan, settings) and not display.ask(plan.sentence()):
                return 0
            settles = job.task is Task.EXPAND and settings.unsupported != "keep"
            # What may still be replaced is not shown before.
            quiet = options.json or settles
            draft = await _run(writer, job, plan, display, quiet=quiet)
            display.phase("Looking up what was written")
            ground = await ground_of(job, document, target)
            if settles:
                draft = await _settled(writer, job, draft, ground, settings)
            report = await looked_up(job, draft, ground)
            model = (await engine.info()).model
    if options.json:
        row = as_row(draft) | {"model": model, "unsupported": beyond(report)}
        print(json.dumps(row, ensure_ascii=False))
        return 0
    if quiet:
        print(draft.text)
    _say_notices(display, draft)
    if not settles and (said := unsupported(draft.text, report, job.task)):
        display.say(said)
    return 0


async def _settled(
    writer: Writer, job: Job, draft: Draft, ground: Ground, settings: Settings
) -> Draft:
    """The draft without what its document lacks."""
    from precis.grounded.repair import Unsupported, repaired

    return await repaired(writer, job, draft, ground, Unsupported(settings.unsupported))


async def _run(writer: Writer, job: Job, plan: Plan, display: Display, *, quiet: bool) -> Draft:
    stream = Sentences(lambda raw: polished(raw, job.format), display.make_way, quiet=quiet)
    async with aclosing(writer.write(job, plan)) as events:
        async for event in events:
            display.show(event)
            match event:
                case Progress():
                    stream.restart()
                case Written():
                    stream.add(event.text)
                case Draft():
                    if not stream.finish(event.text):
                        display.say("The end of the text was corrected; the last version counts.")
                    return event
    raise AssertionError("a writer's last event is a draft")


def _is_long(plan: Plan, settings: Settings) -> bool:
    return plan.calls > settings.confirm_calls or plan.seconds > settings.confirm_minutes * 60


def _read(file: str, format_name: str | None) -> Document:
    if format_name and format_name not in set(Format):
        names = ", ".join(Format)
        raise SettingsError(f"--format: {format_name!r} is none of {names}.")
    if file == "-":
        text = decode(sys.stdin.buffer.read(), "standard input")
    else:
        try:
            text = decode(Path(file).read_bytes(), file)
        except OSError as error:
            raise InputError(f"{file} cannot be read: {error.strerror}.") from error
    return Document(text, Format(format_name) if format_name else format_of(None, file), file)


def _job(options: argparse.Namespace, document: Document, settings: Settings) -> tuple[Job, Target]:
    structure = outline(document)
    target = _target(options, document, structure)
    task, examples = Task(options.command), read_examples(settings.examples)
    job = job_for(task, document, structure, target, settings, examples)
    if task is Task.EXPAND:
        from precis.grounded.passages import passages_for

        job = passages_for(document, structure, job, target.span, settings.expand_passages)
    return job, target


def _target(options: argparse.Namespace, document: Document, structure: Outline) -> Target:
    """The section asked for; else for expanding the abstract or only section; else the body."""
    at = structure.body
    if options.section:
        section = section_named(structure, options.section)
        if section is None:
            titles = ", ".join(f"“{found.title}”" for found in structure.sections) or "none"
            raise InputError(
                f"{document.name} has no section “{options.section}”. Its sections: {titles}."
            )
        at = section.body
    elif options.command == "expand" and structure.abstract is not None:
        at = structure.abstract
    elif options.command == "expand" and len(structure.sections) == 1:
        at = structure.sections[0].body
    return resolve(document, structure, at)


def as_row(draft: Draft) -> dict[str, object]:
    """A draft as the JSON object that scripts read."""
    return {
        "text": draft.text,
        "tokens": draft.tokens,
        "prompt_tokens": draft.prompt_tokens,
        "seconds": round(draft.seconds, 3),
        "stop": draft.stop.value,
        "strategy": draft.plan.strategy.value,
        "calls": draft.calls,
        "missing": [item.text for item in draft.missing],
        "notices": list(draft.notices),
    }


def _say_notices(display: Display, draft: Draft) -> None:
    for notice in draft.notices:
        display.say(notice)
    if draft.missing:
        shown = (shorten(item.text, 60, placeholder=" …") for item in draft.missing[:5])
        names = ", ".join(shown)
        display.say(f"Not in the new text: {names}.")
