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
    """Both sides in turn, with the same number of rows; ours also with the seed's batches.

    A step of 16 rows moves the loss less than four steps of 4 do, so only the latter compares it.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        print(f"skipped: {', '.join(missing)} not installed in this environment", flush=True)
        return []
    with tempfile.TemporaryDirectory(prefix="precis-benchmark-") as name:
        data = Path(name) / "rows.jsonl"
        data.write_text("\n".join(json.dumps(row) for row in rows()) + "\n", "utf-8")
        readings: dict[str, list[Reading]] = {side: [] for side in ("ours", "small", "seed")}
        for number in range(runs):
            for side, found in readings.items():
                found.append(_trained(side, data, steps, base, number))
                print(f"run {number + 1}: {side} {found[-1]}", flush=True)
    ours, small, seed = readings.values()
    return [*_table("", ours, seed), *_table(", both in batches of 4", small, seed)]


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


def _table(label: str, ours: list[Reading], seed: list[Reading]) -> list[Row]:
    def both(name: str) -> tuple[float, float]:
        return (
            median(getattr(one, name) for one in ours),
            median(getattr(one, name) for one in seed),
        )

    return [
        at_least(f"rows a second{label}", *both("rows_per_second"), 1.5),
        beside(f"tokens a second{label}", *both("tokens_per_second")),
        at_most(f"peak memory, MB{label}", *both("peak"), 0.6),
        beside(f"validation loss after the same rows, nats a reply token{label}", *both("loss")),
        beside(f"validation loss before{label}", *both("before")),
    ]
