"""Reads what a client sends as a command's argument, and says in one sentence what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, TypeGuard

from lsprotocol import types

from precis.errors import SettingsError
from precis.lsp.findings import Flagged
from precis.lsp.sources import Against, Region, SourceKind
from precis.settings import Settings
from precis.writing.job import Task

_EXAMPLE = '{"uri": "file:///paper.md", "range": {"start": …, "end": …}}'
_DRAFT_EXAMPLE = '{"job": 7}'
# The argument's key and the setting that it overrides for one job.
_OVERRIDES = {
    "strategy": "strategy",
    "style": "style",
    "language": "language",
    "placement": "placement",
}


class Length(StrEnum):
    """How long another version of a draft is to be."""

    SAME = "same"
    SHORTER = "shorter"
    LONGER = "longer"


@dataclass(frozen=True)
class Claim:
    """A flagged sentence and the text that it was found in, with what that was checked against."""

    flagged: Flagged
    region: Region


@dataclass(frozen=True)
class Order:
    """What a client asks to be written; without a range it is the whole document.

    A `preview` waits as a draft when it is written. `words` is the length wanted, 0
    any; `variant` counts the versions that were written before. `claim` is the sentence that is
    to be written anew.
    """

    task: Task
    uri: str
    range: types.Range | None
    version: int | None
    settings: Settings
    preview: bool = False
    words: int = 0
    variant: int = 0
    claim: Claim | None = None


@dataclass(frozen=True)
class ProposalOrder:
    """What to do with a proposal; without a number the newest of the document is meant."""

    uri: str
    number: int | None
    action: str
    range: types.Range | None


@dataclass(frozen=True)
class CheckOrder:
    """What a client asks to be checked.

    Without a range it is what was written or checked last. Without `against` a text that was
    written is checked against what it was written from, another one as the setting says.
    """

    uri: str
    range: types.Range | None
    version: int | None
    against: Against | None
    quiet: bool


_LARGEST = 2**31 - 1
PROPOSAL_ACTIONS = ("insertBelow", "replace", "discard")


def order(task: Task, arguments: Sequence[Any] | None, settings: Settings) -> Order:
    """The order in a command's arguments. Raises SettingsError."""
    body = _object(f"precis.{task}", arguments)
    return Order(
        task=task,
        uri=_uri(f"precis.{task}", body),
        range=_range(body.get("range")),
        version=_version(body),
        settings=_overridden(settings, body),
        preview=_flag(body, "preview"),
    )


def proposal_order(arguments: Sequence[Any] | None) -> ProposalOrder:
    """The order in the arguments of precis.proposal. Raises SettingsError."""
    body = _object("precis.proposal", arguments)
    action = body.get("action")
    if action not in PROPOSAL_ACTIONS:
        raise SettingsError(
            f"The argument `action` must be one of {', '.join(PROPOSAL_ACTIONS)}, got {action!r}."
        )
    number = body.get("proposal")
    if number is not None and not _whole(number):
        raise SettingsError("The argument `proposal` must be a whole number.")
    return ProposalOrder(_uri("precis.proposal", body), number, action, _range(body.get("range")))


def check_order(arguments: Sequence[Any] | None) -> CheckOrder:
    """The order in the arguments of precis.check. Raises SettingsError."""
    command = "precis.check"
    body = _object(command, arguments)
    return CheckOrder(
        uri=_uri(command, body),
        range=_range(body.get("range")),
        version=_version(body),
        against=_against(body.get("source")),
        quiet=_flag(body, "quiet"),
    )


def finding(command: str, arguments: Sequence[Any] | None) -> tuple[str, int]:
    """Document and number in the arguments of a command on a finding. Raises SettingsError."""
    example = '{"uri": "file:///paper.md", "finding": 7}'
    body = _object(command, arguments, example)
    number = body.get("finding")
    if not _whole(number):
        raise SettingsError(f"{command} needs the number of a finding, as in {example}.")
    return _uri(command, body), number


def cleared(arguments: Sequence[Any] | None) -> str | None:
    """The document that precis.clearFindings names; None means all. Raises SettingsError."""
    if not arguments or arguments[0] is None:
        return None
    return _uri("precis.clearFindings", _object("precis.clearFindings", arguments))


def _against(source: Any) -> Against | None:
    if source is None:
        return None
    if not isinstance(source, str) or not source:
        raise SettingsError(
            "The argument `source` must be “document”, “section”, or the address or path of a "
            f"file, got {source!r}."
        )
    if source in (SourceKind.DOCUMENT, SourceKind.SECTION):
        return Against(SourceKind(source))
    return Against(SourceKind.FILE, uri=source)


def job_number(arguments: Sequence[Any] | None) -> int | None:
    """The job that precis.cancel names; None means all. Raises SettingsError."""
    if not arguments or arguments[0] is None:
        return None
    body = _object("precis.cancel", arguments)
    number = body.get("job")
    if number is not None and not _whole(number):
        raise SettingsError("The argument `job` must be the number that the command returned.")
    return number


def draft_number(command: str, arguments: Sequence[Any] | None) -> int:
    """The job whose draft is meant. Raises SettingsError."""
    number = _draft(command, arguments).get("job")
    if not _whole(number):
        raise SettingsError(f"{command} needs the number of a job, as in {_DRAFT_EXAMPLE}.")
    return number


def length(arguments: Sequence[Any] | None) -> Length:
    """The length in the arguments of precis.regenerate. Raises SettingsError."""
    wanted = _draft("precis.regenerate", arguments).get("length", Length.SAME)
    if wanted not in list(Length):
        raise SettingsError(
            f"The argument `length` must be one of {', '.join(Length)}, got {wanted!r}."
        )
    return Length(wanted)


def _draft(command: str, arguments: Sequence[Any] | None) -> Mapping[str, Any]:
    return _object(command, arguments, _DRAFT_EXAMPLE)


def _object(
    command: str, arguments: Sequence[Any] | None, example: str = _EXAMPLE
) -> Mapping[str, Any]:
    first = arguments[0] if arguments else None
    if not isinstance(first, Mapping) or len(arguments or ()) != 1:
        raise SettingsError(f"{command} takes one argument, an object such as {example}.")
    return first


def _uri(command: str, body: Mapping[str, Any]) -> str:
    document = body.get("textDocument")
    uri = body.get("uri") or (document.get("uri") if isinstance(document, Mapping) else None)
    if not isinstance(uri, str):
        raise SettingsError(
            f'{command} does not know which document is meant: give "uri", as in {_EXAMPLE}.'
        )
    return uri


def _version(body: Mapping[str, Any]) -> int | None:
    version = body.get("version")
    if version is not None and not _whole(version):
        raise SettingsError("The argument `version` must be a whole number.")
    return version


def _flag(body: Mapping[str, Any], key: str) -> bool:
    value = body.get(key, False)
    if not isinstance(value, bool):
        raise SettingsError(f"The argument `{key}` must be true or false.")
    return value


def _range(raw: Any) -> types.Range | None:
    if raw is None:
        return None
    start, end = (
        _position(raw.get(key)) if isinstance(raw, Mapping) else None for key in ("start", "end")
    )
    if start is None or end is None:
        raise SettingsError(
            'The argument `range` must be {"start": {"line": 0, "character": 0}, "end": …}, '
            "with whole numbers."
        )
    return types.Range(start, end)


def _position(raw: Any) -> types.Position | None:
    if not isinstance(raw, Mapping):
        return None
    line, character = raw.get("line"), raw.get("character")
    if not _whole(line) or not _whole(character):
        return None
    # Outside the protocol's numbers there is no text either: the nearest place is meant.
    return types.Position(*(max(0, min(value, _LARGEST)) for value in (line, character)))


def _whole(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _overridden(settings: Settings, body: Mapping[str, Any]) -> Settings:
    """The settings with what this one command says otherwise."""
    choices = {item.name: item.metadata["choices"] for item in fields(Settings)}
    found: dict[str, Any] = {}
    for key, name in _OVERRIDES.items():
        value = body.get(key)
        if value is None:
            continue
        if isinstance(value, str) and key == "strategy":
            value = value.replace("-", "_")
        if value not in choices[name]:
            raise SettingsError(
                f"The argument `{key}` must be one of {', '.join(choices[name])}, got {value!r}."
            )
        found[name] = value
    return replace(settings, **found)
