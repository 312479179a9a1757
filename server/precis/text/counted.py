"""How many of what, in the words that a user reads."""

from __future__ import annotations

from precis.text.said import Said


def counted(number: int, what: str) -> Said:
    """ "1 sentence", "1,200 sentences": for nouns whose plural takes an s alone."""
    return Said(f"{{count:,}} {what}{'' if number == 1 else 's'}", count=number)
