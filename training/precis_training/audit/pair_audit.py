"""How much a target says that its input does not, and what a recipe does about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from precis.facts.finding import Fact
from precis.facts.hard import facts_of, missing_facts
from precis.text.language import Language
from precis_training.audit.content import content
from precis_training.audit.placeholders import masked
from precis_training.config import Audit


@dataclass(frozen=True)
class WordAudit:
    """The cheap half: content words by stem, each counted once, and lengths in code points."""

    words: int
    missing_words: int
    ratio: float  # of the target's length over the input's

    @property
    def missing_share(self) -> float:
        """The share of the target's content words that the input lacks, 0 to 1."""
        return self.missing_words / self.words if self.words else 0.0


@dataclass(frozen=True)
class PairAudit(WordAudit):
    """A target beside its input: content words and hard facts, there and missing.

    `facts` counts the target's facts by kind; `missing` are those that the input lacks, with
    places in the target.
    """

    language: Language
    facts: Mapping[str, int]
    missing: tuple[Fact, ...]


def audit_words(input_text: str, target: str) -> WordAudit:
    """Compare the content words of a target with those of its input."""
    wanted = content(target)
    absent = wanted - content(input_text)
    return WordAudit(len(wanted), len(absent), len(target) / max(1, len(input_text)))


def forgotten_share(summary: str, text: str) -> float:
    """The share of a summary's content words that the text written from it lacks, 0 to 1."""
    return audit_words(text, summary).missing_share


def audit_pair(input_text: str, target: str, language: Language) -> PairAudit:
    """Compare a target with all that its writer had before them.

    For expanding the input is the summary (and passages), for summarizing it is the text.
    """
    compared = audit_words(input_text, target)
    return PairAudit(
        words=compared.words,
        missing_words=compared.missing_words,
        ratio=compared.ratio,
        language=language,
        facts=Counter(str(fact.kind) for fact in facts_of(target, language)),
        missing=missing_facts(target, input_text, language),
    )


def apply(audit: Audit, input_text: str, target: str, language: Language) -> str | None:
    """The target to train on: as it is, with placeholders, or None for a pair to be dropped."""
    if audit.action == "keep":
        return target
    if audit.action == "mask":
        missing = missing_facts(target, input_text, language)
        return masked(target, to_mask(audit, missing), language)
    if audit_words(input_text, target).missing_share > audit.most:
        return None
    if audit.most_facts is None:  # facts take most of the time
        return target
    missing = missing_facts(target, input_text, language)
    return None if len(missing) > audit.most_facts else target


def too_much(audit: Audit, found: PairAudit) -> bool:
    """Whether the target says more beyond its input than a recipe that drops allows."""
    if found.missing_share > audit.most:
        return True
    return audit.most_facts is not None and len(found.missing) > audit.most_facts


def to_mask(audit: Audit, missing: Iterable[Fact]) -> tuple[Fact, ...]:
    """The missing facts that a recipe that masks puts a placeholder for."""
    return tuple(fact for fact in missing if str(fact.kind) in audit.kinds)
