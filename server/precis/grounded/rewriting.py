"""Writes a flagged sentence anew from its evidence, and looks up what has been written."""

from __future__ import annotations

from dataclasses import dataclass

from precis.errors import WritingError
from precis.facts.check import check
from precis.facts.evidence import units
from precis.facts.finding import Reason, Report
from precis.facts.placeholders import filled
from precis.facts.sources.source import Source
from precis.text.document import Format
from precis.text.language import Language, language_of
from precis.text.plain_prose import prose
from precis.text.said import Said
from precis.writing.adapters import NONE
from precis.writing.job import Job, Task

# Fewer words before the first fact that was not found say too little of what the sentence is about.
_LEAST_OPENING = 2
_NOTHING = Said(
    "The model could not write this sentence from its evidence, so it was not changed. "
    "Put placeholders in the place of its facts, or remove it."
)


@dataclass(frozen=True)
class Settled:
    """A sentence that can stand, and how many of its facts are placeholders."""

    text: str
    placeholders: int

    @property
    def notice(self) -> str:
        """What its user should know; empty when there is nothing."""
        if not self.placeholders:
            return ""
        if self.placeholders == 1:
            return Said(
                "1 fact that the model wrote was not found in the source: placeholders now."
            )
        return Said(
            "{count:,} facts that the model wrote were not found in the source: placeholders now.",
            count=self.placeholders,
        )


def rewriting(
    sentence: str, reasons: tuple[Reason, ...], evidence: tuple[str, ...], format: Format, seed: int
) -> Job:
    """The job that writes a sentence anew; spans of `reasons` are places in it.

    Raises WritingError without any evidence.
    """
    if not evidence:
        raise WritingError(
            Said(
                "The source has nothing that comes near this sentence, so there is nothing to "
                "write it from. Remove it, or put placeholders in the place of its facts."
            )
        )
    return Job(
        task=Task.REWRITE,
        text=sentence,
        parts=(),
        format=format,
        language=language_of(prose(sentence, format)),
        adapter=NONE,  # those that write were trained on other tasks
        seed=seed,
        passages=evidence,
        opening=_opening(sentence, reasons),
    )


def settled(written: str, before: str, source: Source, format: Format) -> Settled:
    """What the model wrote, with a placeholder for each fact that the source lacks.

    Raises WritingError when nothing is gained: it is what stood there before, or it still says
    what the source denies, or in words that the source does not know.
    """
    if units(written) == units(before):
        raise WritingError(_NOTHING)
    language = language_of(prose(before, format))
    text, count = placed(written, check(written, source, None, format), language, format)
    if check(text, source, None, format).flagged:
        raise WritingError(_NOTHING)
    return Settled(text, count)


def placed(text: str, report: Report, language: Language, format: Format) -> tuple[str, int]:
    """The text with a placeholder for each fact that its report names, and how many they are."""
    reasons = [reason for finding in report.flagged for reason in finding.reasons]
    return filled(text, reasons, language, format)


def _opening(sentence: str, reasons: tuple[Reason, ...]) -> str:
    """The sentence's words before the first that was not found; empty when they are too few."""
    first = min((reason.span.start for reason in reasons), default=0)
    opening = sentence[:first].rstrip().rstrip("([{“\"'‘«`")
    return opening.rstrip() if len(opening.split()) >= _LEAST_OPENING else ""
