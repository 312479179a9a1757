"""What a reader makes of one row: pairs, or the reason why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from precis.text.language import Language


@dataclass(frozen=True)
class Pair:
    """A summary and the longer text it stands for.

    `paper` decides the split. `kind` is "entire" (an abstract or whole text) or "section".
    `field` is the subject, AIHub's `ipc`. `passages` are the paper's own body in pieces of a
    paragraph's size, for grounded expansion. `references` are all summaries of the text where
    there are several, `summary` first. `verdict` says whether people found that the text supports
    all of the summary, None where nobody was asked. `where` is file:line, or file:item, below the
    data folder.
    """

    paper: str
    summary: str
    text: str
    kind: str = "entire"
    title: str = ""
    field: str = ""
    language: Language = Language.ENGLISH
    passages: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    where: str = ""
    verdict: bool | None = None


@dataclass(frozen=True)
class BadRow:
    """A row that made no pair; equal reasons are counted together."""

    where: str
    reason: str


@dataclass(frozen=True)
class Row:
    """One row as a file or the hub has it: names of columns and what stands there.

    `one_header` says that all rows of its file have these columns.
    """

    where: str
    values: dict[str, Any]
    one_header: bool = False


@dataclass(frozen=True)
class Reading:
    """All that came of one row: a record of AIHub holds several pairs, some of them bad."""

    pairs: tuple[Pair, ...] = ()
    bad: tuple[BadRow, ...] = ()
