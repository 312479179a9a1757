"""Measures in the workbench: how long the extension takes to be activated, and its server to be
ready, beside a toy server that the same extension starts in the same run.

    PRECIS_WORKBENCH=$(scripts/workbench.sh) "$PRECIS_WORKBENCH/python/bin/python" e2e/measure.py

Ready is when the menus answer: the first code action of the server, counted from the activation
of the extension on. Each window has an extension host of its own, and nothing is in it before.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

from code_server import CodeServer, Install, code_server
from conftest import CHROMIUM, FLAGS, HERE, REAL, VSIX

TOY = [sys.executable, str(HERE / "toy_server.py")]
_PATIENCE = 180.0
# A workbench that is not run from its sources does as the page asks only with this switched on.
_ALLOW = """new MutationObserver((_, watching) => {
  const meta = document.getElementById('vscode-workbench-web-configuration');
  if (meta) {
    watching.disconnect();
    const settings = JSON.parse(meta.dataset.settings);
    const options = { ...settings.developmentOptions, enableSmokeTestDriver: true };
    const changed = JSON.stringify({ ...settings, developmentOptions: options });
    meta.setAttribute('data-settings', changed);
  }
}).observe(document, { childList: true, subtree: true });"""


def main() -> None:
    """Print the medians as a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="counted, after one that warms up")
    runs = parser.parse_args().runs
    rows = []
    with (
        tempfile.TemporaryDirectory() as home,
        code_server(Install.here(), Path(home) / "server", VSIX) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        _wait_to_be_asked(server)
        folders = {name: _folder(Path(home) / name, command) for name, command in _SERVERS.items()}
        for counted in range(-1, runs):
            row = {name: _times(server, browser, place) for name, place in folders.items()}
            print(json.dumps(row), file=sys.stderr)
            if counted >= 0:
                rows.append(row)
        browser.close()
    activation, code, call = (
        median(row[name][part] for row in rows for name in _SERVERS)
        for part in ("activation", "code", "call")
    )
    ours, toy = (median(row[name]["ready"] for row in rows) for name in _SERVERS)
    load = os.getloadavg()[0]
    print(f"load at the end {load:.2f}, runs {runs}, medians")
    print(f"activation, ms: {activation:.0f} (aim < 200)")
    print(f"of that VS Code counts as ours, ms: load code {code:.0f}, call activate {call:.0f}")
    print(f"server ready, ms: ours {ours:.0f}, toy {toy:.0f}, ratio {ours / toy:.2f} (aim ≤ 1.5 ×)")


_SERVERS = {"ours": REAL, "toy": TOY}


def _wait_to_be_asked(server: CodeServer) -> None:
    """Take the languages away that activate the extension: a window's log is plain text too."""
    (extension,) = (server.home / "extensions").glob("precis.precis-*")
    file = extension / "package.json"
    manifest = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps(manifest | {"activationEvents": []}), "utf-8")


def _folder(place: Path, command: list[str]) -> Path:
    """A folder with notes that chooses a server: the user's settings are not read there."""
    (place / ".vscode").mkdir(parents=True)
    settings = {"precis.server.command": command}
    (place / ".vscode" / "settings.json").write_text(json.dumps(settings))
    (place / "notes.md").write_text("# Notes\n\nThe cat sat on the mat. It was warm.\n")
    return place


def _times(server: CodeServer, browser: Browser, folder: Path) -> dict[str, float]:
    """The milliseconds of one fresh window."""
    result = folder / "result.json"
    result.unlink(missing_ok=True)
    (extension,) = (server.home / "extensions").glob("precis.precis-*")
    remote = f"vscode-remote://{server.address.removeprefix('http://')}"
    payload = [
        ["extensionDevelopmentPath", f"{remote}{extension}"],
        ["extensionTestsPath", f"{remote}{HERE / 'measuring' / 'index'}"],
    ]
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(_ALLOW)
    address = f"{server.address}/?folder={folder}&payload={quote(json.dumps(payload))}"
    page.goto(address, wait_until="domcontentloaded", timeout=_PATIENCE * 1000)
    waited = 0.0
    while not result.exists():
        assert waited < _PATIENCE, "the window told nothing"
        page.wait_for_timeout(100)
        waited += 0.1
    context.close()
    found: dict[str, float] = json.loads(result.read_text())
    assert "ready" in found, found
    return found


if __name__ == "__main__":
    main()
