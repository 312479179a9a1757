"""The README says what is so: its quick start, its settings."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from precis.settings import Settings

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")


def section(heading: str) -> str:
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, f"README has no section {heading}"
    return found.group(1)


def test_quick_start_has_one_sh_block_of_exactly_two_commands() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```", section("Quick start"), re.MULTILINE | re.DOTALL)

    assert len(blocks) == 1
    first, second = blocks[0].strip().splitlines()
    assert "precis expand examples/summary.md" in first
    assert ".[embedded,test]" in second
    assert "pytest" in second


def test_the_example_of_the_quick_start_exists() -> None:
    assert (Path(__file__).parent.parent / "examples" / "summary.md").is_file()


def test_every_setting_is_documented_with_its_default_and_values() -> None:
    expected = [f"| `{key}` | {default} | {words} |" for key, default, words in documented()]

    rows = [line for line in section("Settings").splitlines() if line.startswith("| `")]

    assert rows == expected


def documented() -> list[tuple[str, str, str]]:
    """Key, default and description of each setting, as the README's table shows them."""
    rows = []
    for item in fields(Settings):
        metadata = item.metadata
        default = f"`{item.default}`" if item.default != "" else "(empty)"
        words = metadata["description"]
        if metadata["choices"]:
            words += f" One of {', '.join(f'`{choice}`' for choice in metadata['choices'])}."
        rows.append((metadata["key"], default, words))
    return rows


if __name__ == "__main__":
    print("\n".join(f"| `{key}` | {default} | {words} |" for key, default, words in documented()))
