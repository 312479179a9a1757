"""Our recipe against the first seed's script: the same model, rows and machine, in turn.

Each side trains in a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from benchmarks import paper
from benchmarks.rows import Row, at_least, at_most, beside

TITLE = "Training: our recipe against the first seed's script (medians)"
_PAPERS = 160
_NEEDED = ("torch", "transformers", "trl", "peft", "datasets")


@dataclass(frozen=True)
class Reading:
    """One training: tokens of its rows over the seconds of its steps, and what came out.

    `loss` is the mean over reply tokens of the same kept-apart rows, in nats.
    """

    tokens_per_second: float
    rows_per_second: float
    peak: float
    loss: float
    before: float


def run(runs: int, steps: int, base: str) -> list[Row]:
    """Both sides in turn, with the same number of rows."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        print(f"skipped: {', '.join(missing)} not installed in this environment", flush=True)
        return []
    with tempfile.TemporaryDirectory(prefix="precis-benchmark-") as name:
        data = Path(name) / "rows.jsonl"
        data.write_text("\n".join(json.dumps(row) for row in rows()) + "\n", "utf-8")
        ours, seed = [], []
        for number in range(runs):
            ours.append(_trained("ours", data, steps, base, number))
            seed.append(_trained("seed", data, steps, base, number))
            print(f"run {number + 1}: ours {ours[-1]}, seed {seed[-1]}", flush=True)
    return _table(ours, seed)


def rows() -> list[dict[str, str]]:
    """Pairs of about 230 and 30 tokens of our own patterns; no two alike."""
    made = []
    for number in range(_PAPERS):
        text = paper.words(200 + 20 * (number % 5), number)
        made.append(
            {"paper": f"p{number}", "text": text, "summary": paper.words(25, 1000 + number)}
        )
    return made


def _trained(side: str, data: Path, steps: int, base: str, seed: int) -> Reading:
    options = {"side": side, "data": str(data), "steps": steps, "base": base, "seed": seed}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.training_child", json.dumps(options)],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return Reading(**json.loads(done.stdout.strip().splitlines()[-1]))


def _table(ours: list[Reading], seed: list[Reading]) -> list[Row]:
    def both(name: str) -> tuple[float, float]:
        return (
            median(getattr(one, name) for one in ours),
            median(getattr(one, name) for one in seed),
        )

    return [
        at_least("rows a second", *both("rows_per_second"), 1.5),
        beside("tokens a second", *both("tokens_per_second")),
        at_most("peak memory, MB", *both("peak"), 0.6),
        beside("validation loss after the same rows, nats a reply token", *both("loss")),
        beside("validation loss before", *both("before")),
    ]
