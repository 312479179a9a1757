"""The code actions: what can be done at a range, from the text alone and in milliseconds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lsprotocol import types

from precis.errors import NothingToWorkOn
from precis.lsp.documents import Snapshot
from precis.lsp.kinds import CHECK, EXPAND, KINDS, PROPOSAL, SUMMARIZE
from precis.lsp.proposals import BELOW, Proposal
from precis.lsp.sources import REST, SourceKind
from precis.lsp.wording import Words
from precis.text.document import Span
from precis.text.said import Said
from precis.text.sections import Outline
from precis.text.selection import Target, TargetKind, resolve
from precis.writing.job import Strategy, Task

_STRATEGY_NAMES = {
    Strategy.AUTO: "",
    Strategy.STUFF: Said(" · stuff"),
    Strategy.MAP_REDUCE: Said(" · map-reduce"),
    Strategy.REFINE: Said(" · refine"),
}
_PLACES = {
    TargetKind.ABSTRACT: Said("the abstract"),
    TargetKind.SECTION: Said("the section"),
    TargetKind.DOCUMENT: Said("the document"),
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
    words: Words,
) -> list[types.CodeAction]:
    """The actions of the kinds that are asked for; none where there is nothing to work on."""
    if not any(_wanted(kind, only) for kind in KINDS):
        return []
    found = [*nearby.fixes, *_proposal_actions(snapshot, range_, nearby.proposals, words)]
    try:
        target = await target_of(snapshot, snapshot.positions.span(range_))
    except NothingToWorkOn:
        pass
    else:
        checks = _check_actions(snapshot, target, nearby.others, words)
        found = [*_writing_actions(snapshot, target, words), *found, *checks]
    return [action for action in found if _wanted(str(action.kind), only)]


def _wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether a client that asks for `only` these kinds wants this one, or one below it."""
    return only is None or any(
        wanted == "" or kind == wanted or kind.startswith(f"{wanted}.") for wanted in map(str, only)
    )


def _writing_actions(
    snapshot: Snapshot, target: Target, words: Words
) -> Iterator[types.CodeAction]:
    place = {
        "uri": snapshot.uri,
        "version": snapshot.version,
        "range": range_json(snapshot.positions.range(target.span)),
    }
    name = _name(target)
    if name is None:
        expand, summarize = Said("Expand to abstract"), Said("Summarize")
    else:
        expand = Said("Expand {name} to abstract", name=name)
        if target.kind is TargetKind.ABSTRACT:
            expand = Said("Expand {name}", name=name)
        summarize = Said("Summarize {name}", name=name)
    argument = {"task": str(Task.EXPAND), **place}
    yield _action(words(expand), EXPAND, "precis.expand", argument)
    for strategy in Strategy:
        yield _action(
            words(summarize) + words(_STRATEGY_NAMES[strategy]),
            f"{SUMMARIZE}.{strategy}",
            "precis.summarize",
            {"task": str(Task.SUMMARIZE), **place, "strategy": str(strategy)},
        )


def _check_actions(
    snapshot: Snapshot, target: Target, others: Sequence[Snapshot], words: Words
) -> Iterator[types.CodeAction]:
    """Checks against the rest of the document, where there is any, and other open ones."""
    name = _name(target)
    text = snapshot.text
    sources: list[tuple[str, str]] = []
    if text[: target.span.start].strip() or text[target.span.end :].strip():
        sources.append((REST, SourceKind.DOCUMENT))
    sources += [(one.document.name, one.uri) for one in others[:_MOST_SOURCES]]
    for named, source in sources:
        argument = {
            "uri": snapshot.uri,
            "version": snapshot.version,
            "range": range_json(snapshot.positions.range(target.span)),
            "source": source,
        }
        if name is None:
            title = words("Check against {source}", source=named)
        else:
            title = words("Check {name} against {source}", name=name, source=named)
        yield _action(title, CHECK, "precis.check", argument)


def _name(target: Target) -> Said | None:
    """How a title names the target; a selection needs no name."""
    if target.kind is TargetKind.SELECTION:
        return None
    if target.kind is TargetKind.SECTION and target.section is not None:
        title = " ".join(target.section.title.split())
        if len(title) > _LONGEST_TITLE:
            title = f"{title[: _LONGEST_TITLE - 1].rstrip()}…"
        return Said("section “{title}”", title=title)
    return _PLACES[target.kind]


def _proposal_actions(
    snapshot: Snapshot, range_: types.Range, proposals: Sequence[Proposal], words: Words
) -> Iterator[types.CodeAction]:
    for proposal in proposals:
        name = f" ({words(proposal.name)}, {proposal.number})" if len(proposals) > 1 else ""
        titles = [("insertBelow", words(BELOW))]
        if proposal.place(snapshot) is not None:
            titles.append(("replace", words("Replace with the proposal")))
        titles.append(("discard", words("Discard the proposal")))
        for action, title in titles:
            argument = {
                "uri": snapshot.uri,
                "proposal": proposal.number,
                "action": action,
                "range": range_json(range_),
            }
            yield _action(title + name, PROPOSAL, "precis.proposal", argument)


def _action(title: str, kind: str, command: str, argument: dict[str, Any]) -> types.CodeAction:
    shown = f"Précis: {title}"
    return types.CodeAction(
        title=shown,
        kind=kind,
        command=types.Command(title=shown, command=command, arguments=[argument]),
    )


def range_json(range_: types.Range) -> dict[str, dict[str, int]]:
    """A range as it stands in a command's argument."""
    return {
        "start": {"line": range_.start.line, "character": range_.start.character},
        "end": {"line": range_.end.line, "character": range_.end.character},
    }
