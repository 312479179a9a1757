"""What the model says of a checked text: when it is asked, and what is shown of its answers."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from precis.engine.base import Engine
from precis.errors import PrecisError
from precis.facts.finding import Explanation, Finding, Reason, Report
from precis.lsp.findings import Flagged
from precis.settings import Settings
from precis.text.document import Format, Span

if TYPE_CHECKING:
    from precis.facts.sources.source import Source

AUTO, SUPPORT = "auto", "support"


def asks_model(settings: Settings) -> bool:
    """Whether a check by these settings asks the model too. Looks for files: not for the loop.

    `auto` asks it only where its answers were measured on judged drafts, with the adapter that
    judges: elsewhere they would cost time and change nothing.
    """
    if settings.check_layers != AUTO:
        return settings.check_layers == SUPPORT
    if settings.url:
        return False
    from precis.engine.adapters import adapters_of
    from precis.engine.catalog import find
    from precis.engine.choice import model_of
    from precis.facts.fitted import shipped
    from precis.facts.question import ADAPTER

    try:
        entry = find(model_of(settings))
        names = [name for name, _ in adapters_of(entry, settings.adapters)]
    except PrecisError:
        return False
    judge = f"{entry.id}+{ADAPTER}"
    return ADAPTER in names and any(name == judge for name, _ in shipped().support)


async def judged(engine: Engine, draft: str, source: Source, format: Format) -> Report:
    """A report by the facts and by the model. Raises EngineError."""
    from precis.facts.combined import check_with
    from precis.facts.support import Judge

    return await check_with(await Judge.of(engine), draft, source, None, format)


async def explained(
    engine: Engine,
    flagged: Flagged,
    region: Span,
    text: str,
    source: Source,
    words: str,
    format: Format,
) -> Explanation | None:
    """A question about a sentence flagged in a region of `text`, with its two answers.

    `words` is the source's text. None when the sentence is no sentence of its own any more. Raises
    EngineError.
    """
    from precis.facts.explain import explained as answered
    from precis.facts.hard import check

    draft = region.of(text)
    report = await asyncio.to_thread(check, draft, source, None, format)
    place = flagged.span.shifted(-region.start)
    finding = next((one for one in report.findings if one.span == place), None)
    if finding is None:
        return None
    return await answered(engine, _as_shown(finding, flagged, region), draft, source, words)


def _as_shown(finding: Finding, flagged: Flagged, region: Span) -> Finding:
    """The finding with the reasons that are shown: not those accepted, but the model's too."""
    shown = {(ground.kind, ground.text) for ground in flagged.grounds}
    kept = tuple(one for one in finding.reasons if (one.kind, one.text) in shown)
    reasons = kept or tuple(
        Reason(one.kind, one.text, one.span.shifted(-region.start), one.message)
        for one in flagged.grounds
    )
    return replace(finding, reasons=reasons)
