"""A file in AIHub's format of any number of rows, and how fast and in what memory it is audited.

    PYTHONPATH=server:training python tests/training/synthetic.py --rows 300000

The words are made of random syllables: they mean nothing, and only length, repetition and
figures are like those of papers.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

_SYLLABLES = "가나다라마바사아자차카타파하고노도로모보소오조초코토포호구누두루무부수우주추쿠투푸후"
_FIELDS = ("인문학", "사회과학", "자연과학", "공학", "의약학", "농수해양")


def records(rows: int, seed: int = 0) -> Iterator[dict[str, Any]]:
    """Records of AIHub; every hundredth repeats the one before, and the next but for one word."""
    random = Random(seed)
    words = ["".join(random.choices(_SYLLABLES, k=random.randint(2, 4))) for _ in range(4000)]
    before: dict[str, Any] = {}
    for number in range(rows):
        record = _record(random, words, number)
        if number % 100 == 98:
            record |= {key: before[key] for key in ("summary_entire", "summary_section")}
        if number % 100 == 99:
            near = before["summary_entire"][0]
            text = near["orginal_text"].rpartition(" ")[0] + " 덧붙였다."
            record |= {
                "summary_entire": [near | {"orginal_text": text}],
                "summary_section": before["summary_section"],
            }
        before = record
        yield record


def write_aihub(path: Path, rows: int, seed: int = 0) -> Path:
    """Write the records as AIHub does, in a list with one object, without holding them."""
    with path.open("w", encoding="utf-8") as file:
        file.write(f'[{{"total": {rows}, "data": [\n')
        for number, record in enumerate(records(rows, seed)):
            file.write(",\n" if number else "")
            file.write(json.dumps(record, ensure_ascii=False))
        file.write("\n]}]\n")
    return path


def _record(random: Random, words: list[str], number: int) -> dict[str, Any]:
    def sentence() -> str:
        a, b, c, d, e = random.choices(words, k=5)
        figure = random.choice(
            (f"{random.randint(10, 900)}명의 ", f"{random.random() * 100:.1f}%의 ", "", "", "")
        )
        return f"{a}의 {b}에서 {figure}{c}을 {d}와 비교하여 {e}를 분석하였다."

    def part(length: int) -> dict[str, str]:
        said = [sentence() for _ in range(length)]
        return {"orginal_text": " ".join(said), "summary_text": " ".join(said[: length // 4])}

    return {
        "doc_type": "paper",
        "doc_id": f"S{number:07d}",
        "title": " ".join(random.choices(words, k=5)),
        "ipc": random.choice(_FIELDS),
        "summary_entire": [part(12)],
        "summary_section": [part(8)],
    }


def _main() -> None:
    from rich.console import Console

    from precis_training.audit import run_audit, show
    from precis_training.config import Recipe

    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=300_000)
    rows: int = parser.parse_args().rows
    console = Console()
    with tempfile.TemporaryDirectory() as name:
        file = write_aihub(Path(name) / "papers.json", rows)
        console.print(f"{rows:,} rows, {file.stat().st_size / 1e6:,.0f} MB")
        recipe = Recipe.model_validate(
            {
                "name": "synthetic",
                "adapter": "expand",
                "base": "embedded",
                "languages": ["ko"],
                "data": {"sources": [{"format": "aihub", "files": ["*.json"]}]},
                "tasks": [{"kind": "expand"}],
            }
        )
        show(run_audit(recipe, Path(name), None), console)
    unit = 2**20 if sys.platform == "darwin" else 1024
    own, largest = (
        resource.getrusage(whose).ru_maxrss / unit
        for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    console.print(f"Peak memory: {own:,.0f} MiB, and {largest:,.0f} MiB of each process for facts")


if __name__ == "__main__":
    _main()
