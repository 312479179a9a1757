"""How many of what, in the words that a user reads."""

from __future__ import annotations


def counted(number: int, what: str) -> str:
    """ "1 sentence", "1,200 sentences": for nouns whose plural takes an s alone."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
