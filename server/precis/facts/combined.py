"""Findings of the facts and what a language model says of each sentence, as one state and score."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from precis.facts.check import checked, whole_draft
from precis.facts.finding import Finding, Reason, ReasonKind, Report, State
from precis.facts.fitted import Fitted, Line, log_odds, probability, shipped
from precis.facts.prose.reading import Reading, read
from precis.facts.sources.source import Source
from precis.facts.support import Judge, Support
from precis.text.document import Format
from precis.text.language import Language, language_of
from precis.text.said import Said


async def check_with(
    judge: Judge,
    draft: str,
    source: Source,
    language: Language | None = None,
    format: Format = Format.PLAIN,
) -> Report:
    """Check a draft by facts and by a language model. Raises EngineError."""
    reading, report = await asyncio.to_thread(_by_facts, draft, source, language, format)
    return combined(report, await judge.support(reading, source), draft, reading.language)


def _by_facts(
    draft: str, source: Source, language: Language | None, format: Format
) -> tuple[Reading, Report]:
    reading = read(draft, language or language_of(draft), format)
    return reading, checked(reading, source)


def combined(
    report: Report,
    support: Support,
    draft: str,
    language: Language,
    fitted: Fitted | None = None,
) -> Report:
    """The report with the model's probabilities, in states and scores where their worth is known.

    `support` must be of the report's sentences, and both of `draft`. A sentence that the facts
    flag stays flagged; one that they do not flag is one to check when both together find too
    little for it.
    """
    line = (shipped() if fitted is None else fitted).of_support(support.judge, language)
    both = zip(report.findings, support.log_odds, strict=True)
    findings = tuple(_finding(finding, judged, draft, line) for finding, judged in both)
    notes = (*report.notes, *support.notes)
    if line is None:
        return Report(findings, report.score, (*notes, _unmeasured(support.judge)))
    return Report(findings, whole_draft([finding.score for finding in findings]), notes)


def _unmeasured(judge: str) -> Said:
    return Said(
        "The answers of {judge} were never measured on judged drafts: they are shown, but scores "
        "and states are those of the facts.",
        judge=judge,
    )


def _finding(finding: Finding, judged: float, draft: str, line: Line | None) -> Finding:
    alone = probability(judged)
    if line is None:
        return replace(finding, support=alone)
    score = probability(line.log_odds((log_odds(finding.score), judged)))
    if finding.state is not State.SUPPORTED or score >= line.least:
        return replace(finding, score=score, support=alone)
    message = Said("The model found little of this in the source ({score:.0%}).", score=score)
    text = finding.span.of(draft)
    reason = Reason(ReasonKind.UNSUPPORTED, text, finding.span, message)
    return replace(finding, state=State.CHECK, reasons=(reason,), score=score, support=alone)
