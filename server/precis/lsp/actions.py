"""The code actions: what can be done at a range, from the text alone and in milliseconds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lsprotocol import types

from precis.errors import NothingToWorkOn
from precis.lsp.documents import Snapshot
from precis.lsp.kinds import CHECK, EXPAND, KINDS, PROPOSAL, SUMMARIZE
from precis.lsp.proposals import Proposal
from precis.lsp.sources import SourceKind
from precis.text.document import Span
from precis.text.sections import Outline
from precis.text.selection import Target, TargetKind, resolve
from precis.writing.job import Strategy, Task

_STRATEGY_NAMES = {
    Strategy.AUTO: "",
    Strategy.STUFF: " · stuff",
    Strategy.MAP_REDUCE: " · map-reduce",
    Strategy.REFINE: " · refine",
}
_LONGEST_TITLE = 40
_MOST_SOURCES = 3


@dataclass(frozen=True)
class Nearby:
    """What else can be done at a range: texts that wait, and findings; and the other documents."""

    proposals: Sequence[Proposal] = ()
    fixes: Sequence[types.CodeAction] = ()
    others: Sequence[Snapshot] = ()


async def target_of(snapshot: Snapshot, selection: Span) -> Target:
    """What a selection or cursor means. Raises NothingToWorkOn."""
    if len(selection):
        # A selection means itself, so that the structure need not be read yet.
        nothing = Outline(None, (), None, Span(0, len(snapshot.text)))
        return resolve(snapshot.document, nothing, selection)
    return resolve(snapshot.document, await snapshot.outline(), selection)


async def actions_at(
    snapshot: Snapshot,
    range_: types.Range,
    only: Sequence[str] | None,
    nearby: Nearby,
) -> list[types.CodeAction]:
    """The actions of the kinds that are asked for; none where there is nothing to work on."""
    if not any(_wanted(kind, only) for kind in KINDS):
        return []
    found = [*nearby.fixes, *_proposal_actions(snapshot, range_, nearby.proposals)]
    try:
        target = await target_of(snapshot, snapshot.positions.span(range_))
    except NothingToWorkOn:
        pass
    else:
        checks = _check_actions(snapshot, target, nearby.others)
        found = [*_writing_actions(snapshot, target), *found, *checks]
    return [action for action in found if _wanted(str(action.kind), only)]


def _wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether a client that asks for `only` these kinds wants this one, or one below it."""
    return only is None or any(
        wanted == "" or kind == wanted or kind.startswith(f"{wanted}.") for wanted in map(str, only)
    )


def _writing_actions(snapshot: Snapshot, target: Target) -> Iterator[types.CodeAction]:
    place = {
        "uri": snapshot.uri,
        "version": snapshot.version,
        "range": range_json(snapshot.positions.range(target.span)),
    }
    name = _name(target)
    result = "" if target.kind is TargetKind.ABSTRACT else " to abstract"
    yield _action(
        f"Précis: Expand {name}".rstrip() + result,
        EXPAND,
        "precis.expand",
        {"task": str(Task.EXPAND), **place},
    )
    summarize = f"Précis: Summarize {name}".rstrip()
    for strategy in Strategy:
        yield _action(
            summarize + _STRATEGY_NAMES[strategy],
            f"{SUMMARIZE}.{strategy}",
            "precis.summarize",
            {"task": str(Task.SUMMARIZE), **place, "strategy": str(strategy)},
        )


def _check_actions(
    snapshot: Snapshot, target: Target, others: Sequence[Snapshot]
) -> Iterator[types.CodeAction]:
    """Checks against the rest of the document, where there is any, and other open ones."""
    check = f"Précis: Check {_name(target)}".rstrip()
    text = snapshot.text
    sources: list[tuple[str, str]] = []
    if text[: target.span.start].strip() or text[target.span.end :].strip():
        sources.append(("the rest of the document", SourceKind.DOCUMENT))
    sources += [(one.document.name, one.uri) for one in others[:_MOST_SOURCES]]
    for name, source in sources:
        argument = {
            "uri": snapshot.uri,
            "version": snapshot.version,
            "range": range_json(snapshot.positions.range(target.span)),
            "source": source,
        }
        yield _action(f"{check} against {name}", CHECK, "precis.check", argument)


def _name(target: Target) -> str:
    """How a title names the target; a selection needs no name."""
    if target.kind is TargetKind.SELECTION:
        return ""
    if target.kind is TargetKind.SECTION and target.section is not None:
        title = " ".join(target.section.title.split())
        if len(title) > _LONGEST_TITLE:
            title = f"{title[: _LONGEST_TITLE - 1].rstrip()}…"
        return f"section “{title}”"
    return f"the {target.kind}"


def _proposal_actions(
    snapshot: Snapshot, range_: types.Range, proposals: Sequence[Proposal]
) -> Iterator[types.CodeAction]:
    for proposal in proposals:
        ending = f" ({proposal.name}, {proposal.number})" if len(proposals) > 1 else ""
        titles = [("insertBelow", "Insert the proposal below")]
        if proposal.place(snapshot) is not None:
            titles.append(("replace", "Replace with the proposal"))
        titles.append(("discard", "Discard the proposal"))
        for action, title in titles:
            argument = {
                "uri": snapshot.uri,
                "proposal": proposal.number,
                "action": action,
                "range": range_json(range_),
            }
            yield _action(f"Précis: {title}{ending}", PROPOSAL, "precis.proposal", argument)


def _action(title: str, kind: str, command: str, argument: dict[str, Any]) -> types.CodeAction:
    return types.CodeAction(
        title=title,
        kind=kind,
        command=types.Command(title=title, command=command, arguments=[argument]),
    )


def range_json(range_: types.Range) -> dict[str, dict[str, int]]:
    """A range as it stands in a command's argument."""
    return {
        "start": {"line": range_.start.line, "character": range_.start.character},
        "end": {"line": range_.end.line, "character": range_.end.character},
    }
