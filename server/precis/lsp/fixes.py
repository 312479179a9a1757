"""The quick fixes of a flagged sentence.

A placeholder for a fact, the sentence anew from its evidence, without it, as it is, or explained.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lsprotocol import types

from precis.facts.placeholders import in_place_of
from precis.lsp.client import Client
from precis.lsp.diagnostics import diagnostics_of, short
from precis.lsp.documents import Snapshot
from precis.lsp.edits import Change, workspace_edit
from precis.lsp.findings import Flagged, Ground
from precis.lsp.kinds import ACCEPT, EXPLAIN, PLACEHOLDER, REMOVE, REWRITE
from precis.text.document import Span
from precis.text.language import language_of
from precis.text.said import Said

_THIS = Said("this sentence")
_LONGEST = 40  # code points of a quotation in a title
_BREAK = re.compile(r"\r\n|\n|\r")


def fixes_at(
    client: Client, now: Snapshot, found: Iterable[Flagged], range_: types.Range
) -> list[types.CodeAction]:
    """The fixes of every flagged sentence that a range touches, in the order of the text."""
    span = now.positions.span(range_)
    touched = [one for one in found if _touch(one.span, span)]
    return [
        action
        for flagged in touched
        for action in _fixes(client, now, flagged, span, alone=len(touched) == 1)
    ]


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _fixes(
    client: Client, now: Snapshot, flagged: Flagged, span: Span, *, alone: bool
) -> Iterator[types.CodeAction]:
    words = client.words
    near = [ground for ground in flagged.grounds if _touch(ground.span, span)]
    for ground in near or flagged.grounds:
        if change := placeholder_change(now, flagged, ground):
            what = short(ground.text, _LONGEST)
            title = words("Replace “{what}” by {word}", what=what, word=change.text)
            action = _action(client, now, flagged, title, PLACEHOLDER, change)
            # The other facts of the sentence are looked up again; it has changed.
            place = {"uri": now.uri, "range": _cursor(now, flagged.span), "quiet": True}
            action.command = types.Command(title=title, command="precis.check", arguments=[place])
            yield action
    name = _THIS if alone else f"“{short(flagged.sentence, _LONGEST)}”"
    if flagged.evidence:
        title = words("Rewrite {name} from its evidence", name=name)
        yield _order(client, now, flagged, title, REWRITE, "precis.rewrite")
    title = words("Remove {name}", name=name)
    yield _action(client, now, flagged, title, REMOVE, removal(now.text, flagged.span))
    title = words("Accept {name} as it is", name=name)
    yield _order(client, now, flagged, title, ACCEPT, "precis.acceptFinding")
    title = words("Explain {name} by a question", name=name)
    yield _order(client, now, flagged, title, EXPLAIN, "precis.explain")


def _order(
    client: Client, now: Snapshot, flagged: Flagged, title: str, kind: str, command: str
) -> types.CodeAction:
    """An action whose command is about the finding."""
    action = _action(client, now, flagged, title, kind, None)
    argument = {"uri": now.uri, "finding": flagged.number}
    action.command = types.Command(title=title, command=command, arguments=[argument])
    return action


def _action(
    client: Client, now: Snapshot, flagged: Flagged, title: str, kind: str, change: Change | None
) -> types.CodeAction:
    return types.CodeAction(
        title=f"Précis: {title}",
        kind=kind,
        diagnostics=diagnostics_of(now, [flagged], client.words, related=False),
        edit=workspace_edit(client, now, change) if change else None,
    )


def _cursor(now: Snapshot, span: Span) -> dict[str, Any]:
    position = now.positions.position(span.start)
    place = {"line": position.line, "character": position.character}
    return {"start": place, "end": place}


def placeholder_change(now: Snapshot, flagged: Flagged, ground: Ground) -> Change | None:
    """The change that puts a typed placeholder in a fact's place; None where there is no fact."""
    language = language_of(flagged.sentence)
    found = in_place_of(now.text, ground.kind, ground.span, language, now.document.format)
    return Change(found[1], found[0]) if found else None


def removal(text: str, span: Span) -> Change:
    """The change that takes a sentence out, with the space or the empty line that it would leave.

    What follows on the same line moves up to what stands before.
    """
    start, end = span.start, span.end
    while end < len(text) and text[end] in " \t":
        end += 1
    at_end = end == len(text) or _BREAK.match(text, end) is not None
    while at_end and start > 0 and text[start - 1] in " \t":
        start -= 1
    begins_line = start == 0 or text[start - 1] in "\r\n"
    if at_end and begins_line and (found := _BREAK.match(text, end)):
        end = found.end()
    return Change(Span(start, end), "")
