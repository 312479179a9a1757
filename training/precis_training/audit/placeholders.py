"""What stands in a target for a fact that its input lacks: a typed placeholder."""

from __future__ import annotations

import re
from collections.abc import Iterable

from precis.facts.finding import Fact
from precis.facts.placeholders import placeholder
from precis.text.language import Language

_ENUMERATOR = re.compile(r"[1-9]\)")  # the 3 of "… and 3) the cost"


def masked(target: str, missing: Iterable[Fact], language: Language) -> str:
    """`target` with a placeholder such as [sample size] in each missing fact's place.

    `missing` are facts of `target`; of overlapping ones the longest counts. The numbers of an
    enumeration stay.
    """
    parts: list[str] = []
    end = 0
    for fact in sorted(missing, key=lambda fact: (fact.start, -fact.end)):
        if fact.start < end or _enumerates(target, fact):
            continue
        words, span = placeholder(target, fact, language)
        parts += (target[end : span.start], words)
        end = span.end
    return "".join((*parts, target[end:]))


def _enumerates(target: str, fact: Fact) -> bool:
    """Whether a number counts what the sentence lists, "(3)" or "3)", and states nothing."""
    if not _ENUMERATOR.match(target, fact.start):
        return False
    before = target[max(0, fact.start - 60) : fact.start]
    return before.endswith("(") or before.rfind("(") <= before.rfind(")")
