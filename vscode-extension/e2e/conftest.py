"""One code-server and one browser for all tests; a folder and a window of its own for each."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from code_server import CodeServer, Install, code_server
from workbench import PATIENCE, Workbench

HERE = Path(__file__).parent
VSIX = HERE.parent / "precis.vsix"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
FAKE = [sys.executable, str(HERE / "fake_server.py")]
REAL = [sys.executable, "-P", "-m", "precis", "serve"]
# Beside other programs a model may write 2 tokens/s: a short draft will do, and nobody is there to
# be asked whether a long one may take its time.
PATIENT = {"precis__maxTokens": 100, "precis__confirm__minutes": 1440}

Open = Callable[..., Workbench]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", type=Path, default=HERE / "pictures", help="where they go")


@pytest.fixture(scope="session")
def install() -> Install:
    if "PRECIS_WORKBENCH" not in os.environ:
        pytest.exit("Set PRECIS_WORKBENCH to the folder that scripts/workbench.sh prints.", 2)
    return Install.here()


@pytest.fixture(scope="session")
def server(install: Install, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CodeServer]:
    assert VSIX.is_file(), "run `npm run package` first"
    with code_server(install, tmp_path_factory.mktemp("code-server"), VSIX) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture
def pages(browser: Browser) -> Iterator[Callable[[], Page]]:
    """Makes windows; they are closed after the test."""
    contexts = []

    def page() -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        contexts.append(context)
        made = context.new_page()
        made.set_default_timeout(PATIENCE * 1000)
        return made

    yield page
    for context in contexts:
        context.close()


@pytest.fixture
def workbench(
    server: CodeServer,
    pages: Callable[[], Page],
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> Iterator[Open]:
    """Opens a window on a folder with some files; its server is the fake one unless told.

    What is `held` stops after its first words until the window lets it go.
    """
    # A window that is closed does not always get to say so: then its extensions live on for five
    # minutes, and start the server that the settings of the next test name.
    server.end("--type=extensionHost")
    opened: list[Workbench] = []
    name = re.sub(r"\W+", "-", request.node.name).strip("-")
    pictures = request.config.getoption("--pictures") / name

    def opens(
        files: dict[str, str | bytes],
        first: str,
        *options: str,
        real: bool = False,
        held: bool = False,
        folder: Path | None = None,
        **settings: object,
    ) -> Workbench:
        hold = tmp_path / "hold"
        if held:
            hold.touch()
            options = (*options, "--hold", str(hold))
        command = REAL if real else [*FAKE, *options]
        patient = PATIENT if real else {}
        server.set(**{"precis__server__command": command, **patient, **settings})
        place = folder or tmp_path / "paper"
        place.mkdir(exist_ok=True)
        for file, text in files.items():
            data = text if isinstance(text, bytes) else text.encode()
            (place / file).write_bytes(data)
        made = Workbench(pages(), server.address, place, pictures, hold)
        opened.append(made)
        made.open(first)
        return made

    yield opens
    if request.node.stash.get(_FAILED, False):
        for number, window in enumerate(opened):
            window.picture(f"failed {number}")


_FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.when == "call" and report.failed:
        item.stash[_FAILED] = True
    return report
