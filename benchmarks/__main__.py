"""`python -m benchmarks NAME [--json FILE]`: run one benchmark and print its table."""

from __future__ import annotations

import argparse
import inspect
import signal
import sys
from importlib import import_module
from pathlib import Path

from benchmarks import machine
from benchmarks.rows import save, show
from precis.settings import Settings

NAMES = (
    "startup",
    "decode",
    "mapreduce",
    "prefix",
    "latency",
    "cancel",
    "sharing",
    "gpu",
    "training",
    "faithfulness",
    "grounded",
)


def main() -> None:
    """Run the benchmark that the command line names; it gets the options that its `run` takes."""
    options = _parser().parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that our hosts are ended too
    print(machine.describe(), flush=True)
    module = import_module(f"benchmarks.{options.name}")
    taken = inspect.signature(module.run).parameters
    rows = module.run(**{name: value for name, value in vars(options).items() if name in taken})
    if rows:
        show(module.TITLE, rows)
    if options.json and rows:
        save(options.json, rows)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the rows here")
    parser.add_argument("--runs", type=int, default=7, help="counted runs of each side")
    parser.add_argument(
        "--threads", type=int, default=machine.cores(), help="threads of every engine (all cores)"
    )
    parser.add_argument(
        "--parallel", type=int, default=Settings().parallel, help="decode: slots of the engine"
    )
    parser.add_argument(
        "--tokens", type=int, default=128, help="decode, mapreduce: most tokens of one reply"
    )
    parser.add_argument(
        "--part",
        choices=("all", "engines", "llama", "busy", "lookup"),
        default="all",
        help="decode: only this comparison",
    )
    parser.add_argument("--sections", type=int, default=20, help="mapreduce: length of the paper")
    parser.add_argument(
        "--steps", type=int, default=16, help="training: the seed's steps of 4 rows"
    )
    parser.add_argument("--base", default="embedded", help="training: a base as recipes name it")
    parser.add_argument("--papers", type=int, default=12, help="grounded: papers to expand")
    parser.add_argument(
        "--adapter", default="", help="grounded: NAME=FILE of one's own, or none (Précis chooses)"
    )
    parser.add_argument("--requests", type=int, default=200, help="latency: requests of one run")
    return parser


if __name__ == "__main__":
    main()
