"""Settles what a finished draft says beyond its source: placeholders, or sentences written anew."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass, replace
from enum import StrEnum

from precis.errors import WritingError
from precis.facts.check import check
from precis.facts.finding import Finding
from precis.facts.placeholders import filled
from precis.facts.sources.source import Source
from precis.grounded.rewriting import rewriting, settled
from precis.text.counted import counted
from precis.text.document import Format
from precis.text.markup import missing
from precis.text.plain_prose import prose
from precis.text.said import Said, joined
from precis.writing.job import Draft, Job
from precis.writing.writer import Writer


class Unsupported(StrEnum):
    """What becomes of facts in a new text that its source lacks."""

    KEEP = "keep"  # they are only marked
    PLACEHOLDER = "placeholder"
    REWRITE = "rewrite"  # their sentence is written anew, else they become placeholders


@dataclass(frozen=True)
class Ground:
    """What a text is checked against: its text, the same as it was read, and its format."""

    text: str
    source: Source
    format: Format

    @classmethod
    def of(cls, text: str, format: Format) -> Ground:
        """Read a source. Takes long: not for the event loop."""
        return cls(text, Source.of(text, None, format), format)

    def evidence(self, finding: Finding) -> tuple[str, ...]:
        """The evidence of a finding, without markup."""
        words = (prose(span.of(self.text), self.format) for span in finding.evidence)
        return tuple(" ".join(one.split()) for one in words)


@dataclass
class _Tally:
    """What was done, and what it took."""

    rewritten: int = 0
    placeholders: int = 0
    left: int = 0
    calls: int = 0
    tokens: int = 0
    prompt_tokens: int = 0
    seconds: float = 0.0

    def notice(self) -> str:
        """One sentence about it; empty when there was nothing to do."""
        done = []
        if self.rewritten:
            count = counted(self.rewritten, "sentence")
            done.append(Said("{count} written anew from the source", count=count))
        if self.placeholders:
            count = counted(self.placeholders, "fact")
            done.append(Said("{count} replaced by placeholders", count=count))
        if self.left:
            count = counted(self.left, "sentence")
            done.append(Said("{count} left for you to look at", count=count))
        return Said("Not found in the source: {done}.", done=joined(", ", done)) if done else ""


async def repaired(
    writer: Writer, job: Job, draft: Draft, ground: Ground, unsupported: Unsupported
) -> Draft:
    """The draft with what its source lacks settled, and a notice that says what was done.

    Raises EngineError when the engine fails.
    """
    if unsupported is Unsupported.KEEP:
        return draft
    report = await asyncio.to_thread(check, draft.text, ground.source, job.language, job.format)
    text, tally = draft.text, _Tally()
    for finding in reversed(report.flagged):  # from the end, so that places before stay
        if unsupported is Unsupported.REWRITE:
            try:
                text = await _rewritten(writer, job, text, finding, ground, tally)
                continue
            except WritingError:
                pass  # placeholders are what is left then
        text, count = filled(text, finding.reasons, job.language, job.format)
        tally.placeholders += count
        tally.left += not count
    notice = tally.notice()
    return replace(
        draft,
        text=text,
        missing=missing(job.text, text, job.format),
        notices=(*draft.notices, notice) if notice else draft.notices,
        calls=draft.calls + tally.calls,
        tokens=draft.tokens + tally.tokens,
        prompt_tokens=draft.prompt_tokens + tally.prompt_tokens,
        seconds=draft.seconds + tally.seconds,
    )


async def _rewritten(
    writer: Writer, job: Job, text: str, finding: Finding, ground: Ground, tally: _Tally
) -> str:
    """The text with the sentence of a finding written anew. Raises WritingError."""
    span = finding.span
    sentence = span.of(text)
    reasons = tuple(
        replace(reason, span=reason.span.shifted(-span.start)) for reason in finding.reasons
    )
    work = rewriting(sentence, reasons, ground.evidence(finding), job.format, job.seed)
    async with aclosing(writer.write(work)) as events:
        async for event in events:
            if isinstance(event, Draft):
                draft = event
    tally.calls += draft.calls
    tally.tokens += draft.tokens
    tally.prompt_tokens += draft.prompt_tokens
    tally.seconds += draft.seconds
    found = await asyncio.to_thread(settled, draft.text, sentence, ground.source, job.format)
    tally.rewritten += 1
    tally.placeholders += found.placeholders
    return text[: span.start] + found.text + text[span.end :]
