"""What a text that was just written says beyond the file that it comes from."""

from __future__ import annotations

import asyncio
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from precis.text.document import Document
from precis.text.selection import Target
from precis.writing.job import Draft, Job, Task

if TYPE_CHECKING:
    from precis.facts.finding import Report
    from precis.grounded.repair import Ground

_SHOWN = 6  # sentences
_LONGEST = 76  # code points of a sentence that are shown


async def ground_of(job: Job, document: Document, target: Target) -> Ground:
    """What a text is checked against: an expansion the whole file, a summary what it sums up."""
    # Late, here and below: the checker's tables take longer to import than all else.
    from precis.grounded.passages import rest_of
    from precis.grounded.repair import Ground

    whole = job.task is Task.EXPAND
    source = rest_of(document, target.span) if whole else target.text(document)
    return await asyncio.to_thread(Ground.of, source, document.format)


async def looked_up(job: Job, draft: Draft, ground: Ground) -> Report:
    """What the facts layer says of a draft."""
    from precis.facts.check import check

    return await asyncio.to_thread(check, draft.text, ground.source, job.language, job.format)


def beyond(report: Report) -> list[dict[str, Any]]:
    """What was found, as the objects that scripts read, in the order of the text."""
    return [
        {"kind": reason.kind.value, "text": reason.text, "message": reason.message}
        for finding in report.flagged
        for reason in finding.reasons
    ]


def warning(text: str, report: Report, task: Task) -> str:
    """What a person should look at before they use a text; empty when nothing was found."""
    flagged = report.flagged
    if not flagged:
        return ""
    lines = []
    for finding in flagged[:_SHOWN]:
        lines.append(f"  {shorten(finding.span.of(text), _LONGEST, placeholder=' …')}")
        lines += [f"    {message}" for message in dict.fromkeys(r.message for r in finding.reasons)]
    if len(flagged) > _SHOWN:
        lines.append(f"  and {len(flagged) - _SHOWN} more, which `precis check` shows.")
    if task is Task.EXPAND:
        lines.append("  --unsupported placeholder puts placeholders in the place of such facts.")
    verb = "needs" if len(flagged) == 1 else "need"
    asked = f"{len(flagged)} of {len(report.findings)} sentences {verb} a look:"
    return "\n".join([asked, *lines])
