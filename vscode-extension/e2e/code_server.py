"""VS Code's workbench in a browser: a code-server of our own, with the extension installed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

# Quiet, and the same on every machine; nothing of it is about Précis.
_SETTINGS: Mapping[str, Any] = {
    "chat.commandCenter.enabled": False,
    "chat.disableAIFeatures": True,
    "editor.accessibilitySupport": "off",
    "editor.fontFamily": "DejaVu Sans Mono, Noto Sans Mono CJK KR, monospace",
    "editor.minimap.enabled": False,
    "editor.occurrencesHighlight": "off",
    "editor.wordWrap": "on",
    "extensions.autoCheckUpdates": False,
    "extensions.autoUpdate": False,
    "extensions.ignoreRecommendations": True,
    "files.autoSave": "off",
    "git.enabled": False,
    "telemetry.telemetryLevel": "off",
    "update.mode": "none",
    "window.commandCenter": False,
    "workbench.enableExperiments": False,
    "workbench.reduceMotion": "on",
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": False,
}
_UP_SECONDS = 300.0


@dataclass(frozen=True)
class Install:
    """Where the pieces are that `scripts/workbench.sh` installs."""

    node: Path
    entry: Path

    @classmethod
    def here(cls) -> Install:
        """The installation that the environment names."""
        root = Path(os.environ["PRECIS_WORKBENCH"])
        return cls(root / "node", root / "code-server" / "out" / "node" / "entry.js")


@dataclass(frozen=True)
class CodeServer:
    """One running code-server; every window of it is a page of the browser."""

    address: str
    home: Path

    def set(self, **more: Any) -> None:
        """Give the user these settings beside the quiet ones; `__` in a name is a dot."""
        own = {key.replace("__", "."): value for key, value in more.items()}
        # This window works on another machine, as far as VS Code knows: what names a program
        # belongs into that machine's own settings.
        for name, settings in (("User", {**_SETTINGS, **own}), ("Machine", own)):
            place = self.home / "data" / name / "settings.json"
            half = place.with_suffix(".half")  # nobody reads it half written
            half.write_text(json.dumps(settings), "utf-8")
            half.replace(place)

    def processes(self, word: str = "") -> list[int]:
        """The processes that serve its windows whose command line has an argument with a word."""
        found = []
        for process in psutil.process_iter(["cmdline", "environ"]):
            line, env = process.info["cmdline"] or (), process.info["environ"] or {}
            ours = env.get("PRECIS_RUNTIME_DIR") == str(self.home / "run")
            if ours and any(word in part for part in line):
                found.append(process.pid)
        return found

    def end(self, word: str = "") -> None:
        """End those processes."""
        for process in self.processes(word):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)


@contextmanager
def code_server(
    install: Install, home: Path, vsix: Path, *, trust: bool = False, locale: str = "en"
) -> Iterator[CodeServer]:
    """A code-server with the extension, in a home of its own; ended with all its children."""
    shutil.rmtree(home, ignore_errors=True)
    for folder in ("data/User", "data/Machine", "extensions", "user", "run"):
        (home / folder).mkdir(parents=True)
    _install_language(home / "data", locale)
    base = [
        str(install.node),
        str(install.entry),
        "--user-data-dir",
        str(home / "data"),
        "--extensions-dir",
        str(home / "extensions"),
    ]
    env = _environment(home)
    _install_extension([*base, "--install-extension", str(vsix)], env)
    port = _free_port()
    options = ["--auth", "none", "--bind-addr", f"127.0.0.1:{port}", "--locale", locale]
    options += [
        "--disable-telemetry",
        "--disable-update-check",
        "--disable-getting-started-override",
    ]
    if not trust:
        options.append("--disable-workspace-trust")
    with (home / "code-server.log").open("w") as log:
        process = subprocess.Popen(
            [*base, *options], env=env, stdout=log, stderr=log, start_new_session=True
        )
        server = CodeServer(f"http://127.0.0.1:{port}", home)
        try:
            server.set()
            _wait_for(f"{server.address}/healthz")
            yield server
        finally:
            _end_group(process)
            # Engines outlive their windows by a quarter of an hour: not here.
            server.end()


def _environment(home: Path) -> dict[str, str]:
    """Nothing of the machine's own user, and no marketplace."""
    user = home / "user"
    return {
        **os.environ,
        "HOME": str(user),
        "XDG_CONFIG_HOME": str(user / ".config"),
        "XDG_DATA_HOME": str(user / ".local" / "share"),
        "XDG_STATE_HOME": str(user / ".local" / "state"),
        "PRECIS_RUNTIME_DIR": str(home / "run"),
        "EXTENSIONS_GALLERY": '{"serviceUrl": "http://127.0.0.1:9/gallery"}',
    }


def _install_language(data: Path, locale: str) -> None:
    """Let the workbench speak a language as far as extensions do; its own words stay English.

    VS Code changes its language only for one that a language pack has brought, and those are in
    its marketplace alone: this one is empty. It names an extension, since the workbench asks for
    the first one of each pack, and where there is none it finds no extensions at all.
    """
    if locale == "en":
        return
    words = data / "language.json"
    words.write_text('{"contents": {}}')
    extension = {"extensionIdentifier": {"id": f"precis.empty-{locale}"}, "version": "1.0.0"}
    pack = {
        "hash": "1",
        "label": locale,
        "extensions": [extension],
        "translations": {"vscode": str(words)},
    }
    (data / "languagepacks.json").write_text(json.dumps({locale: pack}))


def _install_extension(command: list[str], env: dict[str, str]) -> None:
    done = subprocess.run(
        command, env=env, capture_output=True, text=True, timeout=300, check=False
    )
    assert "successfully installed" in done.stdout, done.stdout + done.stderr


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


def _wait_for(address: str) -> None:
    until = time.monotonic() + _UP_SECONDS
    while True:
        try:
            urllib.request.urlopen(address, timeout=1).close()
            return
        except OSError:
            assert time.monotonic() < until, f"{address} did not come up"
            time.sleep(0.1)


def _end_group(process: subprocess.Popen[bytes]) -> None:
    # Its extension hosts and file watchers are children of its own: they end as one group.
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)
