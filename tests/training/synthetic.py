"""A file in AIHub's format of any number of rows: how fast and in what memory it is used.

    PYTHONPATH=server:training python tests/training/synthetic.py --rows 300000
    PYTHONPATH=server:training python tests/training/synthetic.py --rows 300000 --tokenize

The first command audits it, the second one makes the rows that a training would read.
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
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from precis_training.config import Recipe

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

    from precis_training.config import Recipe

    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=300_000)
    parser.add_argument("--tokenize", action="store_true")
    options = parser.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = write_aihub(folder / "papers.json", options.rows)
        console.print(f"{options.rows:,} rows, {file.stat().st_size / 1e6:,.0f} MB")
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
        (_tokenize if options.tokenize else _audit)(recipe, folder, console)
    unit = 2**20 if sys.platform == "darwin" else 1024
    own, largest = (
        resource.getrusage(whose).ru_maxrss / unit
        for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    console.print(f"Peak memory: {own:,.0f} MiB, and {largest:,.0f} MiB in each other process")


def _audit(recipe: Recipe, folder: Path, console: Console) -> None:
    from precis_training.audit.audit import run_audit, show

    show(run_audit(recipe, folder, None), console)


def _tokenize(recipe: Recipe, folder: Path, console: Console) -> None:
    from precis_training.corpus import corpus
    from precis_training.row_file import row_file

    with row_file(folder / "run") as file:
        found = corpus(recipe, folder, file)
        console.print(
            f"{len(found.train):,} rows of {found.lengths.tokens:,} tokens to train on, "
            f"{file.stat().st_size / 1e6:,.0f} MB"
        )
        # The trainer groups by length all rows of an epoch at once.
        console.print(f"The longest has {max(found.train['length']):,} tokens")


if __name__ == "__main__":
    _main()
