"""A writing job and everything that comes out of it: its plan, its events and its draft."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from precis.engine.base import Stop
from precis.errors import SettingsError
from precis.settings import Settings
from precis.text.counted import counted
from precis.text.document import Document, Format, Span
from precis.text.language import Language, language_of
from precis.text.markup import Protected
from precis.text.plain_prose import prose
from precis.text.said import Said
from precis.text.sections import Outline, Part, parts
from precis.text.selection import Target

Kind = TypeVar("Kind", bound=StrEnum)


class Task(StrEnum):
    """What the user asks for."""

    EXPAND = "expand"
    SUMMARIZE = "summarize"
    REWRITE = "rewrite"  # one sentence anew, from its evidence


class Strategy(StrEnum):
    """How a long text is summarized."""

    AUTO = "auto"
    STUFF = "stuff"
    MAP_REDUCE = "map_reduce"
    REFINE = "refine"


class Style(StrEnum):
    """How a summary reads."""

    TECHNICAL = "technical"
    PLAIN = "plain"
    BRIEF = "brief"
    TLDR = "tldr"
    ABSTRACT = "abstract"


@dataclass(frozen=True)
class Example:
    """A few-shot example: a text and the answer wanted for it."""

    text: str
    answer: str


@dataclass(frozen=True)
class Job:
    """One thing to write. `parts` cover `text` exactly, one for each section in it.

    `max_tokens` 0 takes the task's own; `instruction` replaces the style's; `adapter` is a name,
    "none", or empty where Précis chooses.
    `words` is the length wanted, 0 any; `variant` 0 is the first version of a text, and each
    further one is to differ from those before. `passages` are what the text may draw on: of the
    same manuscript when expanding, the evidence when rewriting. `opening` are first words of the
    rewritten sentence that are its own: a base model goes on from them.
    """

    task: Task
    text: str
    parts: tuple[Part, ...]
    format: Format
    language: Language
    strategy: Strategy = Strategy.AUTO
    style: Style = Style.TECHNICAL
    instruction: str = ""
    title: str = ""
    field: str = ""
    examples: tuple[Example, ...] = ()
    max_tokens: int = 0
    seed: int = 0
    adapter: str = ""
    words: int = 0
    variant: int = 0
    passages: tuple[str, ...] = ()
    opening: str = ""


def job_for(
    task: Task,
    document: Document,
    outline: Outline,
    target: Target,
    settings: Settings,
    examples: tuple[Example, ...] = (),
) -> Job:
    """The job for a target in a document. Raises SettingsError for a value that is none."""
    text = target.text(document)
    language = (
        language_of(prose(text, document.format))
        if settings.language == "auto"
        else _choice(Language, settings.language, "language")
    )
    return Job(
        task=task,
        text=text,
        parts=_parts_within(outline, target.span),
        format=document.format,
        language=language,
        strategy=_choice(Strategy, settings.strategy, "summarize.strategy"),
        style=_choice(Style, settings.style, "summarize.style"),
        instruction=settings.instruction.strip(),
        title=settings.title or outline.title or "",
        field=settings.field_of_study,
        examples=examples,
        max_tokens=settings.max_tokens,
        seed=settings.seed,
        adapter=settings.adapter.strip(),
    )


def _parts_within(outline: Outline, span: Span) -> tuple[Part, ...]:
    """The outline's parts cut to `span` and counted from its start; they cover it exactly."""
    found: list[Part] = []
    at = span.start
    for part in parts(outline):
        start, end = max(part.span.start, at), min(part.span.end, span.end)
        if start >= end:
            continue
        if start > at:  # the span begins before the body, in front matter
            found.append(Part(Span(at - span.start, start - span.start), ()))
        found.append(Part(Span(start - span.start, end - span.start), part.path))
        at = end
    if at < span.end:
        found.append(Part(Span(at - span.start, len(span)), ()))
    return tuple(found)


def _choice(kind: type[Kind], value: str, key: str) -> Kind:
    try:
        return kind(value)
    except ValueError as error:
        names = ", ".join(kind)
        raise SettingsError(f"precis.{key}: {value!r} is none of {names}.") from error


@dataclass(frozen=True)
class Plan:
    """What a job will cost, known before it starts; `seconds` is an estimate.

    `strategy` is never AUTO; `reason` is one sentence that says why it was chosen.
    `prompt_tokens` and `new_tokens` are upper bounds over all calls.
    """

    strategy: Strategy
    reason: str
    calls: int
    prompt_tokens: int
    new_tokens: int
    seconds: float

    def sentence(self) -> Said:
        """The plan in words, for a question or a progress bar."""
        calls, time = counted(self.calls, "model call"), duration(self.seconds)
        return Said("{reason} {calls}, {time}.", reason=self.reason, calls=calls, time=time)


def duration(seconds: float) -> Said:
    """Seconds in words: "about 40 seconds", "about 12 minutes"."""
    if seconds < 90:
        return Said("about {seconds}", seconds=counted(max(1, round(seconds)), "second"))
    if seconds < 5400:
        return Said("about {minutes} minutes", minutes=round(seconds / 60))
    return Said("about {hours:.1f} hours", hours=seconds / 3600)


@dataclass(frozen=True)
class Progress:
    """Where the job is: a phase in words, `done` of `total` in the phase's own unit."""

    phase: str
    done: int
    total: int


@dataclass(frozen=True)
class Step:
    """An intermediate text (the summary of a chunk, a refined one), for those who want to see."""

    name: str
    number: int
    total: int
    text: str


@dataclass(frozen=True)
class Written:
    """The next piece of the final text as the model writes it; `tokens` written so far."""

    text: str
    tokens: int


@dataclass(frozen=True)
class Draft:
    """The finished text and how it came about; always the last event.

    `missing` is the target's protected markup that the text lacks; `notices` are sentences for
    the user. `tokens` and `prompt_tokens` are summed over all calls. `offer` is the strategy to
    try instead when sections contributed nothing; a notice says so.
    """

    text: str
    tokens: int
    prompt_tokens: int
    calls: int
    seconds: float
    stop: Stop
    plan: Plan
    missing: tuple[Protected, ...]
    notices: tuple[str, ...]
    offer: Strategy | None = None


WritingEvent = Progress | Step | Written | Draft
