"""Short ways to make jobs, and to run them to their end."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from precis.engine.base import Engine
from precis.settings import Settings
from precis.text.document import Document, Format, Span
from precis.text.sections import outline
from precis.text.selection import resolve
from precis.writing.job import Draft, Job, Step, Task, WritingEvent, Written, job_for
from precis.writing.writer import Writer


def job_of(
    text: str,
    task: Task = Task.SUMMARIZE,
    *,
    format: Format = Format.MARKDOWN,
    settings: Settings | None = None,
    **changes: Any,
) -> Job:
    """A job on a whole text, as the command line makes it; `changes` replace its fields."""
    document = Document(text, format)
    structure = outline(document)
    target = resolve(document, structure, Span(0, len(text)))
    job = job_for(task, document, structure, target, settings or Settings())
    return replace(job, **changes)


async def written(engine: Engine, job: Job) -> tuple[Draft, list[WritingEvent]]:
    """The draft of a job, and all events in order, the draft included."""
    events = [event async for event in Writer(engine).write(job)]
    draft = events[-1]
    assert isinstance(draft, Draft)
    return draft, events


def shown(events: list[WritingEvent]) -> str:
    """What was streamed."""
    return "".join(event.text for event in events if isinstance(event, Written))


def steps(events: list[WritingEvent]) -> list[Step]:
    """The intermediate texts."""
    return [event for event in events if isinstance(event, Step)]


def prose(words: int, topic: str = "water") -> str:
    """English sentences of exactly so many words, no two alike."""
    written = [f"{topic}{number}" for number in range(words)]
    lines = [" ".join(written[at : at + 12]).capitalize() + "." for at in range(0, words, 12)]
    return " ".join(lines)


def paper(*sections: str, words: int = 200) -> str:
    """A Markdown paper with a section of its own vocabulary for each title."""
    return "\n\n".join(f"## {title}\n\n{prose(words, title.lower())}" for title in sections)
