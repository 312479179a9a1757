"""The command line's words: subcommands, options, exit codes, and where each one leads."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Sequence

import precis
from precis.errors import PrecisError, SettingsError

_EXIT_CODES = """exit codes:
  0  done
  1  a fault of Précis itself
  2  wrong options or settings
  3  the input cannot be worked on (empty, binary, too long, no such section)
  4  the engine could not answer
  5  the model is missing or damaged
  6  the model wrote nothing that can be used
  130  stopped with Ctrl-C
"""


# Transport (stdio, tcp, ws), host, port.
Serve = Callable[[str, str, int], None]


def run(arguments: Sequence[str], serve: Serve) -> int:
    """Run one command; returns its exit code (listed in `precis --help`).

    `serve` runs the language server for the command of that name.
    """
    options = parser().parse_args(arguments)
    try:
        if options.command == "serve":
            serve(*_way(options))
            return 0
        return _dispatch(options)
    except PrecisError as error:
        print(f"precis: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("precis: stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing is left to tell it.
        sys.stderr.close()
        return 0


def _dispatch(options: argparse.Namespace) -> int:
    """Import only what the command needs, so that `serve` answers its editor at once."""
    match options.command:
        case "expand" | "summarize":
            from precis.cli.write import write

            return asyncio.run(write(options))
        case "check":
            from precis.cli.check import check

            return asyncio.run(check(options))
        case "batch" if options.task == "check":
            from precis.cli.batch import check_batch

            return asyncio.run(check_batch(options))
        case "batch":
            from precis.cli.batch import batch

            return asyncio.run(batch(options))
        case "engine":
            from precis.cli.engine import engine

            return asyncio.run(engine(options))
        case "model":
            from precis.cli.model import model

            return model(options)
        case "settings":
            from precis.cli.settings import settings

            return settings(options)
        case _:
            from precis.cli.doctor import doctor

            return asyncio.run(doctor(options))


def _way(options: argparse.Namespace) -> tuple[str, str, int]:
    """Transport, host and port to serve on."""
    if options.tcp:
        return ("tcp", *_address(options.tcp))
    if options.ws:
        return ("ws", *_address(options.ws))
    return ("stdio", "", 0)


def _address(text: str) -> tuple[str, int]:
    """Host and port of "[HOST:]PORT"; only this machine can connect unless a host is named."""
    host, _, port = text.rpartition(":")
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise SettingsError(f"{text!r} is no [HOST:]PORT, such as 2087 or 127.0.0.1:2087.")
    return host or "127.0.0.1", int(port)


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    top = argparse.ArgumentParser(
        prog="precis",
        description="A private writing assistant for researchers. Nothing leaves this machine.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"precis {precis.__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_serve(commands.add_parser("serve", help="run the language server (for editors)"))
    expand = commands.add_parser("expand", help="write a summary out as an abstract")
    summarize = commands.add_parser("summarize", help="summarize a text or one of its sections")
    for command in (expand, summarize):
        _add_input(command)
        _add_writing(command)
        _add_engine(command)
    _add_grounding(expand)
    _add_style(summarize)
    _add_check(commands.add_parser("check", help="what of a draft its source supports"))
    batch = commands.add_parser("batch", help="work through a JSON Lines file; can be resumed")
    batch.add_argument("task", choices=("expand", "summarize", "check"))
    rows = 'rows like {"text": …, "style"?: …}; for check {"source": …, "draft": …}'
    batch.add_argument("input", metavar="IN.jsonl", help=rows)
    batch.add_argument("output", metavar="OUT.jsonl", help="rows in input order")
    _add_layers(batch)
    _add_style(batch)
    _add_writing(batch)
    _add_engine(batch)
    _add_model(commands.add_parser("model", help="list, pull, use, remove and import models"))
    shown = commands.add_parser("settings", help="the settings, for editors and other programs")
    shown.add_argument("action", choices=("schema",), help="print them as JSON Schema")
    engine = commands.add_parser("engine", help="the process that holds the model")
    engine.add_argument("action", choices=("status", "stop", "logs"))
    engine.add_argument("--json", action="store_true", help="print one JSON list (status)")
    doctor = commands.add_parser("doctor", help="what is installed, what is missing, what to do")
    doctor.add_argument("--json", action="store_true", help="print one JSON object")
    doctor.add_argument("--try", dest="attempt", action="store_true", help="also run the engine")
    _add_engine(doctor)
    return top


def _add_check(command: argparse.ArgumentParser) -> None:
    command.add_argument("draft", metavar="DRAFT", help="a text file, or - for standard input")
    command.add_argument("--source", required=True, metavar="FILE", help="what it must agree with")
    command.add_argument("--format", help="of the draft (default: by the file's name)")
    command.add_argument("--json", action="store_true", help="print one JSON object")
    command.add_argument(
        "--explain",
        action="store_true",
        help="put a question about each finding, with the draft's and the source's answer",
    )
    _add_layers(command)
    _add_engine(command)


def _add_grounding(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--passages",
        type=int,
        metavar="N",
        help="most passages of the rest of the file that may be drawn on (default: 4)",
    )
    command.add_argument(
        "--unsupported",
        choices=("keep", "placeholder", "rewrite"),
        default="",
        help="what becomes of facts that the file does not have (default: keep)",
    )


def _add_layers(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--layers",
        default="facts",
        help="checks to make: facts needs no model; facts,support asks one too",
    )


def _add_model(command: argparse.ArgumentParser) -> None:
    actions = ("list", "show", "licenses", "pull", "use", "remove", "import")
    command.add_argument("action", choices=actions)
    command.add_argument("name", nargs="?", help="a model of the list; for import, a path")
    command.add_argument("--yes", action="store_true", help="do not ask before pull and remove")


def _add_serve(command: argparse.ArgumentParser) -> None:
    way = command.add_mutually_exclusive_group()
    way.add_argument("--stdio", action="store_true", help="standard input and output (default)")
    way.add_argument(
        "--tcp",
        metavar="[HOST:]PORT",
        help="listen on TCP for one client; 127.0.0.1 unless HOST is given",
    )
    way.add_argument(
        "--ws", metavar="[HOST:]PORT", help="the same over a WebSocket; no web page can connect"
    )


def _add_input(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help="a text file, or - for standard input")
    command.add_argument("--section", metavar="HEADING", help="only this section")
    command.add_argument("--format", help="markdown, latex, html, … (default: by the file's name)")
    command.add_argument("--json", action="store_true", help="print one JSON object")
    command.add_argument("--verbose", action="store_true", help="show plan and steps on stderr")
    command.add_argument("--yes", action="store_true", help="do not ask before a long job")


def _add_writing(command: argparse.ArgumentParser) -> None:
    command.add_argument("--language", choices=("auto", "ko", "en"), default="auto")
    command.add_argument("--title", default="", help="title of the paper, as context")
    command.add_argument("--field", default="", help="field of study, as context")
    command.add_argument("--examples", default="", metavar="FILE", help="few-shot examples, JSONL")
    command.add_argument(
        "--adapter",
        default="",
        metavar="NAME[=PATH]",
        help="adapter to write with; with its file (GGUF LoRA) one of your own; none for none",
    )
    command.add_argument("--max-tokens", type=int, default=0, metavar="N")
    command.add_argument("--seed", type=int, default=0, metavar="N")


def _add_style(command: argparse.ArgumentParser) -> None:
    strategies = ("auto", "stuff", "map_reduce", "refine")
    styles = ("technical", "plain", "brief", "tldr", "abstract")
    command.add_argument("--strategy", choices=strategies, default="auto")
    command.add_argument("--style", choices=styles, default="technical")
    command.add_argument("--instruction", default="", help="your own, in place of the style's")


def _add_engine(command: argparse.ArgumentParser) -> None:
    command.add_argument("--model", default="", help="catalogue id or path of a .gguf file")
    command.add_argument("--context", type=int, default=0, metavar="N", help="tokens a request")
    command.add_argument("--threads", type=int, default=0, metavar="N")
    command.add_argument("--url", default="", help="an OpenAI-compatible server of your own")
    command.add_argument("--remote-model", default="", metavar="NAME", help="its model to ask")
