"""What a check says: facts, reasons, and one finding for each sentence of the draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from precis.text.document import Span
from precis.text.said import Said

NOT_FOUND = Said("not found in the source")


class FactKind(StrEnum):
    """A kind of statement that can be looked up in the source without understanding it."""

    NUMBER = "number"
    PERCENTAGE = "percentage"
    QUANTITY = "quantity"
    RANGE = "range"
    DATE = "date"
    YEAR = "year"
    CITATION = "citation"
    ACRONYM = "acronym"
    NAME = "name"
    QUOTED = "quoted"


class ReasonKind(StrEnum):
    """Why a sentence is flagged: a kind of fact that was not found, or a conflict."""

    NUMBER = "number"
    PERCENTAGE = "percentage"
    QUANTITY = "quantity"
    RANGE = "range"
    DATE = "date"
    YEAR = "year"
    CITATION = "citation"
    ACRONYM = "acronym"
    NAME = "name"
    QUOTED = "quoted"
    UNIT = "unit"
    SWAPPED = "swapped"
    DIRECTION = "direction"
    NEGATION = "negation"
    UNSUPPORTED = "unsupported"


class State(StrEnum):
    """What the source says of a sentence, as far as this layer can tell."""

    SUPPORTED = "supported"
    CHECK = "check"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True)
class Fact:
    """A fact as the draft writes it; `start` and `end` are code points of the draft."""

    kind: FactKind
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Reason:
    """Why a sentence is flagged: `span` in the draft; `source` is the place that conflicts."""

    kind: ReasonKind
    text: str
    span: Span
    message: str
    source: Span | None = None


@dataclass(frozen=True)
class Finding:
    """One sentence of the draft; `evidence` are spans of the source, the best first.

    `score` (0–1) tells how likely the source supports the sentence. `features` are what the score
    comes from (`precis.facts.features`); `support` is the probability by the language model alone,
    None where none was asked.
    """

    span: Span
    state: State
    reasons: tuple[Reason, ...]
    evidence: tuple[Span, ...]
    score: float
    features: tuple[float, ...] = field(default=(), repr=False, compare=False)
    support: float | None = None


@dataclass(frozen=True)
class Report:
    """All findings of a draft in order; `score` (0–1) is that of the draft as a whole.

    `notes` say what a reader must know of how the scores came about.
    """

    findings: tuple[Finding, ...]
    score: float
    notes: tuple[str, ...] = ()

    @property
    def flagged(self) -> tuple[Finding, ...]:
        """The findings that a person should look at."""
        return tuple(finding for finding in self.findings if finding.state is not State.SUPPORTED)


@dataclass(frozen=True)
class Explanation:
    """A question about a flagged sentence, and what the draft and the source answer.

    `source` is None when no answer was found there; `place` is where the source's answer stands.
    `asked` says whether a model chose it.
    """

    question: str
    draft: str
    source: str | None
    place: Span | None
    asked: bool

    def lines(self) -> tuple[str, str, str]:
        """Question, the draft's answer, the source's answer, in words."""
        draft = Said("The draft: “{answer}”.", answer=self.draft)
        if self.source is None:
            return self.question, draft, Said("The source: {answer}.", answer=NOT_FOUND)
        return self.question, draft, Said("The source: “{answer}”.", answer=self.source)
