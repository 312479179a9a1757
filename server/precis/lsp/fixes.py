"""The quick fixes of a flagged sentence: a placeholder for a fact, remove it, accept it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lsprotocol import types

from precis.facts.finding import Fact, FactKind, ReasonKind
from precis.facts.placeholders import placeholder
from precis.lsp.client import Client
from precis.lsp.diagnostics import diagnostics_of, short
from precis.lsp.documents import Snapshot
from precis.lsp.edits import Change, workspace_edit
from precis.lsp.findings import Flagged, Ground
from precis.lsp.kinds import ACCEPT, PLACEHOLDER, REMOVE
from precis.text.document import Format, Span
from precis.text.language import language_of

# What a placeholder can stand for: a fact, but not a direction or a whole sentence.
_FACTS = {ReasonKind(kind.value): kind for kind in FactKind} | {
    ReasonKind.UNIT: FactKind.QUANTITY,
}
_LONGEST = 40  # code points of a quotation in a title
# Behind these, LaTeX takes a bracket for an option.
_TAKES_OPTION = re.compile(r"\\(?:\\|[A-Za-z]+)\*?\s*\Z")
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
    near = [ground for ground in flagged.grounds if _touch(ground.span, span)]
    for ground in near or flagged.grounds:
        if change := placeholder_change(now, flagged, ground):
            title = f"Replace “{short(ground.text, _LONGEST)}” by {change.text}"
            action = _action(client, now, flagged, title, PLACEHOLDER, change)
            # The other facts of the sentence are looked up again; it has changed.
            place = {"uri": now.uri, "range": _cursor(now, flagged.span), "quiet": True}
            action.command = types.Command(title=title, command="precis.check", arguments=[place])
            yield action
    name = "this sentence" if alone else f"“{short(flagged.sentence, _LONGEST)}”"
    yield _action(client, now, flagged, f"Remove {name}", REMOVE, removal(now.text, flagged.span))
    title = f"Accept {name} as it is"
    accept = _action(client, now, flagged, title, ACCEPT, None)
    argument = {"uri": now.uri, "finding": flagged.number}
    accept.command = types.Command(
        title=title, command="precis.acceptFinding", arguments=[argument]
    )
    yield accept


def _action(
    client: Client, now: Snapshot, flagged: Flagged, title: str, kind: str, change: Change | None
) -> types.CodeAction:
    return types.CodeAction(
        title=f"Précis: {title}",
        kind=kind,
        diagnostics=diagnostics_of(now, [flagged], related=False),
        edit=workspace_edit(client, now, change) if change else None,
    )


def _cursor(now: Snapshot, span: Span) -> dict[str, Any]:
    position = now.positions.position(span.start)
    place = {"line": position.line, "character": position.character}
    return {"start": place, "end": place}


def placeholder_change(now: Snapshot, flagged: Flagged, ground: Ground) -> Change | None:
    """The change that puts a typed placeholder in a fact's place; None where there is no fact."""
    kind = _FACTS.get(ground.kind)
    if kind is None or not len(ground.span):
        return None
    fact = Fact(kind, ground.text, ground.span.start, ground.span.end)
    words, span = placeholder(now.text, fact, language_of(flagged.sentence))
    if now.document.format is Format.LATEX and _TAKES_OPTION.search(
        now.text, max(0, span.start - 60), span.start
    ):
        words = f"{{{words}}}"
    return Change(span, words)


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
