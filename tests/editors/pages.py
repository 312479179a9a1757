"""The configurations that docs/editors shows, taken from its pages so that they cannot differ."""

from __future__ import annotations

import re
from pathlib import Path

PAGES = Path(__file__).parents[2] / "docs" / "editors"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: str, language: str, heading: str = "") -> list[str]:
    """The code of a page in one language, below a heading if one is named."""
    text = (PAGES / page).read_text("utf-8")
    if heading:
        _, found, text = text.partition(f"\n## {heading}\n")
        assert found, f"{page} has no heading {heading!r}"
        text = text.partition("\n## ")[0]
    return [code for name, code in _BLOCK.findall(text) if name == language]


def configuration(page: str, language: str, heading: str = "") -> str:
    """The one configuration of a page."""
    (code,) = blocks(page, language, heading)
    return code


def with_settings(code: str, place: str, settings: str) -> str:
    """A configuration whose settings a user has changed where the page shows them."""
    assert code.count(place) == 1
    return code.replace(place, settings)
