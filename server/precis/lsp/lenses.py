"""The code lenses: what can be done with the abstract and the sections, above their text."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from precis.lsp.actions import range_json
from precis.lsp.documents import Snapshot
from precis.lsp.wording import Words
from precis.settings import Settings
from precis.text.document import Span
from precis.text.lines import trimmed
from precis.text.said import Said
from precis.writing.job import Task

_TITLES = {Task.EXPAND: Said("Expand to abstract"), Task.SUMMARIZE: Said("Summarize")}


async def lenses_of(snapshot: Snapshot, settings: Settings, words: Words) -> list[types.CodeLens]:
    """The lenses of a document, as the setting `codeLens` wants them."""
    if settings.code_lens == "off":
        return []
    outline = await snapshot.outline()
    abstract = outline.abstract
    found: list[types.CodeLens] = []
    if abstract is not None and len(abstract):
        found += _lenses(snapshot, abstract.start, abstract, (Task.EXPAND, Task.SUMMARIZE), words)
    if settings.code_lens == "sections":
        for section in outline.sections:
            inside = trimmed(snapshot.text, section.body)
            if len(inside) and inside != abstract:
                found += _lenses(snapshot, section.heading.start, inside, (Task.SUMMARIZE,), words)
    return found


def _lenses(
    snapshot: Snapshot, above: int, target: Span, tasks: tuple[Task, ...], words: Words
) -> Iterator[types.CodeLens]:
    start = snapshot.positions.position(above)
    for task in tasks:
        argument = {
            "task": str(task),
            "uri": snapshot.uri,
            "version": snapshot.version,
            "range": range_json(snapshot.positions.range(target)),
        }
        yield types.CodeLens(
            range=types.Range(start, start),
            command=types.Command(
                title=f"Précis: {words(_TITLES[task])}",
                command=f"precis.{task}",
                arguments=[argument],
            ),
        )
