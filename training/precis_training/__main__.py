"""`python -m precis_training`: one command each for auditing, planning, training and measuring."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from precis.errors import PrecisError
from precis_training.config import Recipe, RecipeError, load
from precis_training.data import data_folder

_RUNS = Path("runs")


def main() -> int:
    """Run the command line; returns the exit code."""
    options = _options()
    try:
        return int(options.command(options) or 0)
    except (RecipeError, PrecisError) as error:
        print(f"precis_training: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(f"Interrupted. {_after_interrupt(options)}", file=sys.stderr)
        return 130


def _after_interrupt(options: argparse.Namespace) -> str:
    """What the same command does when it is given again."""
    if options.command is _train:
        return "The same command with --resume goes on."
    if options.command in (_evaluate, _checker):
        return "The same command goes on."
    return "The same command begins anew."


def _options() -> argparse.Namespace:
    """The command line; overrides may stand before and after the options."""
    parser = _parser()
    options, more = parser.parse_known_args()
    wrong = [word for word in more if word.startswith("-") or "=" not in word]
    if wrong or (more and not hasattr(options, "overrides")):
        parser.error(f"unrecognized arguments: {' '.join(wrong or more)}")
    if more:
        options.overrides = [*options.overrides, *more]
    return options


def _audit(options: argparse.Namespace) -> None:
    from precis_training.audit.audit import run_audit, show
    from precis_training.reading_bar import bars_of

    recipe = _recipe(options)
    folder, output = _folder(options, recipe), _output(options, recipe) / "audit"
    with bars_of({"rows": ("Read", "rows"), "facts": ("Compared", "pairs")}) as heard:
        report = run_audit(recipe, folder, output, heard)
    show(report, Console(highlight=False))


def _plan(options: argparse.Namespace) -> None:
    from precis_training.corpus import corpus
    from precis_training.plan import make_plan

    recipe = _recipe(options)
    for line in make_plan(recipe, corpus(recipe, _folder(options, recipe))).lines():
        print(line)


def _train(options: argparse.Namespace) -> int:
    from precis_training.train import train

    recipe = _recipe(options)
    output = _output(options, recipe)
    done = train(recipe, _folder(options, recipe), output, resume=options.resume)
    held_out = "" if done.evaluation_loss is None else f", validation {done.evaluation_loss:.3f}"
    print(f"{done.steps:,} steps in {done.seconds:,.0f} s: loss {done.loss:.3f}{held_out}.")
    if not done.finished:
        print(f"Stopped before its end. The same command with --resume goes on: {output}")
        return 130
    print(f"The adapter is in {done.adapter}")
    return 0


def _evaluate(options: argparse.Namespace) -> None:
    from precis_training.evaluation.chosen import systems
    from precis_training.evaluation.evaluate import run_evaluation

    recipe = _recipe(options)
    output = _output(options, recipe)
    state = output / "trainer_state.json"
    pages = output / "evaluation"
    run_evaluation(
        recipe,
        systems(recipe, output, options.seed_adapter),
        _folder(options, recipe) or Path(),
        pages,
        progress=_progress(),
        trainer_state=state if state.exists() else None,
    )
    print(f"The report is in {pages}")


def _compare(options: argparse.Namespace) -> None:
    from precis_training.evaluation.compare import run_comparison

    output = options.output or _RUNS / "comparison"
    run_comparison([Path(name) for name in options.reports], output)
    print(f"The comparison is in {output}")


def _export(options: argparse.Namespace) -> None:
    from precis_training.export import export

    recipe = _recipe(options)
    run = _output(options, recipe)
    folder = _folder(options, recipe) if options.merged else None
    for line in export(recipe, folder, run, merged=options.merged, upload=options.upload or ""):
        print(line)


def _checker(options: argparse.Namespace) -> None:
    from precis_training.checker.checker import run

    run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m precis_training", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    for name, command, help_text in (
        ("audit", _audit, "what the targets say that their inputs do not"),
        ("plan", _plan, "parameters, tokens, steps, memory and time on this machine"),
        ("train", _train, "train the adapter; --resume goes on with an unfinished run"),
        ("evaluate", _evaluate, "measure base, adapter and floors on kept-apart papers"),
        ("export", _export, "adapter with card and manifest, GGUF LoRA, merged checkpoint"),
    ):
        one = commands.add_parser(name, help=help_text)
        one.set_defaults(command=command)
        one.add_argument("recipe", type=Path, metavar="RECIPE.yaml")
        one.add_argument(
            "overrides", nargs="*", metavar="key=value", help="e.g. optimizer.epochs=1"
        )
        one.add_argument("--data", metavar="DIR", help="the data folder (else PRECIS_DATA)")
        one.add_argument("--output", type=Path, metavar="DIR", help="else runs/NAME")
        if name == "train":
            one.add_argument("--resume", action="store_true", help="go on with an unfinished run")
        if name == "evaluate":
            one.add_argument(
                "--seed-adapter", type=Path, metavar="DIR", help="another run's adapter"
            )
        if name == "export":
            one.add_argument(
                "--merged", action="store_true", help="also a merged 16-bit checkpoint"
            )
            one.add_argument("--upload", metavar="REPO", help="a hub repository to upload to")
    _add_checker(commands.add_parser("checker", help="fit the faithfulness checker"))
    compare = commands.add_parser("compare", help="several finished evaluations on one page")
    compare.set_defaults(command=_compare)
    compare.add_argument("reports", nargs="+", metavar="evaluation.json")
    compare.add_argument("--output", type=Path, metavar="DIR")
    return parser


def _add_checker(one: argparse.ArgumentParser) -> None:
    one.set_defaults(command=_checker)
    one.add_argument("step", choices=("read", "ask", "fit"), help="in this order; ask may be left")
    one.add_argument("--data", metavar="DIR", help="the data folder (else PRECIS_DATA)")
    one.add_argument("--kept", type=Path, metavar="DIR", help="what was read and asked before")
    one.add_argument("--sets", default="", help="of the judged sets, these (comma-separated)")
    one.add_argument("--limit", type=int, default=0, metavar="N", help="rows of each set; 0 is all")
    one.add_argument("--model", default="", help="ask: the model that judges")
    one.add_argument("--adapters", default="", help="ask: verify=FILE, to judge with it")
    one.add_argument("--threads", type=int, default=0, metavar="N")
    one.add_argument(
        "--held-out", type=Path, metavar="RECIPE.yaml", help="only what its adapter never saw"
    )
    one.add_argument("--url", default="", help="ask: an OpenAI-compatible server")
    one.add_argument("--remote-model", default="", metavar="NAME", help="ask: its model")


def _progress() -> Callable[[str, int, int], None]:
    """One line a system, which counts its rows."""

    def show(what: str, done: int, total: int) -> None:
        end = "\n" if done == total else "\r"
        print(f"{what}: {done:,} of {total:,}", end=end, file=sys.stderr, flush=True)

    return show


def _recipe(options: argparse.Namespace) -> Recipe:
    return load(options.recipe, options.overrides)


def _folder(options: argparse.Namespace, recipe: Recipe) -> Path | None:
    """The data folder; none is needed when all sources are datasets of the hub."""
    if all(source.hub for source in recipe.data.sources):
        return None
    return data_folder(options.data)


def _output(options: argparse.Namespace, recipe: Recipe) -> Path:
    found: Path = options.output or _RUNS / recipe.name
    return found


if __name__ == "__main__":
    sys.exit(main())
