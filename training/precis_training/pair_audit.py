"""How much a target says that its input does not, and what a recipe does about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from precis.facts.finding import Fact
from precis.facts.hard import facts_of, missing_facts
from precis.text.language import Language
from precis_training.config import Audit
from precis_training.content import content
from precis_training.placeholders import masked


@dataclass(frozen=True)
class PairAudit:
    """A target beside its input: content words and hard facts, there and missing.

    `words` counts the stems of `content`, each once. `facts` counts the target's facts by kind;
    `missing` are those that the input lacks, with places in the target. `ratio` is the target's
    length over the input's, in code points.
    """

    language: Language
    words: int
    missing_words: int
    facts: Mapping[str, int]
    missing: tuple[Fact, ...]
    ratio: float

    @property
    def missing_share(self) -> float:
        """The share of the target's content words that the input lacks, 0 to 1."""
        return self.missing_words / self.words if self.words else 0.0


def audit_pair(input_text: str, target: str, language: Language) -> PairAudit:
    """Compare a target with all that its writer had before them.

    For expanding the input is the summary (and passages), for summarizing it is the text.
    """
    wanted = content(target)
    return PairAudit(
        language=language,
        words=len(wanted),
        missing_words=len(wanted - content(input_text)),
        facts=Counter(str(fact.kind) for fact in facts_of(target, language)),
        missing=missing_facts(target, input_text, language),
        ratio=len(target) / max(1, len(input_text)),
    )


def apply(audit: Audit, input_text: str, target: str, language: Language) -> str | None:
    """The target to train on: as it is, with placeholders, or None for a pair to be dropped."""
    if audit.action == "keep":
        return target
    if audit.action == "drop":
        return None if too_much(audit, audit_pair(input_text, target, language)) else target
    return masked(target, missing_facts(target, input_text, language), language)


def too_much(audit: Audit, found: PairAudit) -> bool:
    """Whether the target says more beyond its input than the recipe allows."""
    if found.missing_share > audit.most:
        return True
    return audit.most_facts is not None and len(found.missing) > audit.most_facts
