"""The words in square brackets that stand in a text for facts that are not known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

# By the kind of fact, English and Korean. Models are trained to write the same words that a writer
# is shown.
WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "number": ("number", "숫자"),
        "percentage": ("percentage", "비율"),
        "quantity": ("quantity", "수치"),
        "range": ("range", "범위"),
        "date": ("date", "날짜"),
        "year": ("year", "연도"),
        "citation": ("citation", "인용"),
        "acronym": ("acronym", "약어"),
        "name": ("name", "이름"),
        "quoted": ("term", "용어"),
        "sample size": ("sample size", "표본 크기"),
    }
)
_PLACEHOLDER = re.compile(rf"\[(?:{'|'.join(word for both in WORDS.values() for word in both)})\]")


def placeholders(text: str) -> list[str]:
    """All placeholders of a text with their brackets, in its order."""
    return _PLACEHOLDER.findall(text)
