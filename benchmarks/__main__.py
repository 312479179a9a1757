"""`python -m benchmarks NAME [--json FILE]`: run one benchmark and print its table."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

from benchmarks.rows import save, show

NAMES = ("startup",)


def main() -> None:
    """Run the benchmark that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the rows here")
    parser.add_argument("--runs", type=int, default=7, help="counted runs of each side")
    options = parser.parse_args()
    module = import_module(f"benchmarks.{options.name}")
    rows = module.run(options.runs)
    show(module.TITLE, rows)
    if options.json:
        save(options.json, rows)


if __name__ == "__main__":
    main()
