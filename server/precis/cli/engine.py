"""`precis engine`: the hosts of this user, what they do, and how to end them."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import psutil
from rich.console import Console
from rich.markup import escape

from precis.engine import launcher, registry
from precis.engine.registry import HostRecord


async def engine(options: argparse.Namespace) -> int:
    """Print the state of the hosts, stop them, or print their logs; returns the exit code."""
    console = Console(highlight=False)
    found = list(registry.records())
    if options.action == "logs":  # of one that does not answer, above all
        for path, _ in found:
            _log(console, registry.log_path(path))
        return 0
    states = [(path, record, await launcher.health(record)) for path, record in found]
    running = [(path, record, state) for path, record, state in states if state is not None]
    if options.action == "stop":
        return await _stop(console, running)
    if options.json:
        print(json.dumps([_summary(record, state) for _, record, state in running]))
        return 0
    if not running:
        console.print("No engine is running. It starts with the first job.")
    for _, record, state in running:
        _show(console, record, state)
    return 0


async def _stop(console: Console, running: list[tuple[Path, HostRecord, dict[str, Any]]]) -> int:
    if not running:
        console.print("No engine is running.")
    for path, record, state in running:
        if state.get("running"):
            console.print("The engine finishes what it is writing first …")
        ended = await launcher.stop(record, path)
        model = record.config.get("model")
        console.print(f"{model}: {'stopped' if ended else 'still at work; it ends afterwards'}.")
    return 0


def _summary(record: HostRecord, state: dict[str, Any]) -> dict[str, Any]:
    return {
        "process_id": record.process_id,
        "port": record.port,
        "version": record.version,
        "config": record.config,
        "seconds": round(time.time() - record.started, 1),
        "memory_bytes": _memory(record.process_id),
        **state,
    }


def _show(console: Console, record: HostRecord, state: dict[str, Any]) -> None:
    memory = _memory(record.process_id)
    minutes = (time.time() - record.started) / 60
    console.print(f"[bold]{escape(str(record.config.get('model')))}[/]  {state['status']}")
    if state.get("message"):
        console.print(f"  {escape(state['message'])}")
    console.print(
        f"  process {record.process_id}, port {record.port}, Précis {record.version}, "
        f"up {minutes:.0f} min, {memory / 1e6:,.0f} MB"
    )
    if "tokens" in state:
        console.print(
            f"  at work on {state['running']}, waiting {state['waiting']}, "
            f"{state['prompt_tokens']:,} tokens read and {state['tokens']:,} written so far"
        )
        console.print(f"  {escape(state['plan'])}")
    served = state.get("served", {})
    for session in state["sessions"]:
        tokens = served.get(session["session"], 0)
        name = session["name"] or "a client"
        console.print(f"  {escape(name)} (process {session['process_id']}): {tokens:,} tokens")


def _memory(process_id: int) -> int:
    """Resident memory of a process, in bytes; 0 when it cannot be read."""
    try:
        return int(psutil.Process(process_id).memory_info().rss)
    except psutil.Error:
        return 0


def _log(console: Console, log: Path) -> None:
    console.print(f"{log}", style="bold", markup=False, soft_wrap=True)
    text = log.read_text("utf-8", "replace").strip() if log.is_file() else ""
    console.print(text or "(empty)", markup=False, soft_wrap=True)
