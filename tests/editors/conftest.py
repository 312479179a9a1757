"""The editors of this machine, each with the configuration of its page and a server to talk to."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import pytest

from . import emacs, neovim
from .driven import PATIENCE, Driven, Missing

HERE = Path(__file__).parent
ALL = ("neovim-0.7", "neovim-0.11", "emacs")
# What .ci/editors could install: others are no part of the run then, and these must be here.
WANTED = os.environ.get("PRECIS_EDITORS")
NAMES = tuple(WANTED.split()) if WANTED is not None else ALL
UNASKED = "editors are driven when asked for: PRECIS_EDITORS=$(.ci/editors) python -m pytest"
ANSWER = "새 초록 😀 of the paper, 작은 모형은 조용하다. A second sentence 👩‍🔬."


class Opens(Protocol):
    """Opens a file with some bytes in the editor under test.

    A `held` engine stops in the middle until `release`; `real` takes the product's engine.
    """

    def __call__(
        self,
        data: bytes,
        ending: str = ".md",
        *,
        real: bool = False,
        held: bool = False,
        settings: dict[str, Any] | None = None,
    ) -> Driven: ...


@pytest.fixture(params=NAMES, scope="session")
def maker(request: pytest.FixtureRequest) -> Callable[..., Driven]:
    """What makes the editor under test; skips where nobody asked for it."""
    if WANTED is None:
        pytest.skip(UNASKED)
    kind, _, version = request.param.partition("-")
    try:
        if kind == "emacs":
            return partial(emacs.Emacs, program=emacs.program_of())
        program = neovim.program_of(version)
        return partial(neovim.Neovim, program=program, version=version)
    except Missing as missing:
        pytest.fail(str(missing))


@pytest.fixture(scope="session")
def running() -> Iterator[dict[str, Driven]]:
    """The editors that run, by name: starting one takes longer than a test."""
    editors: dict[str, Driven] = {}
    yield editors
    for driven in editors.values():
        driven.close()


@pytest.fixture
def editor(
    maker: Callable[..., Driven],
    running: dict[str, Driven],
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Opens]:
    """A function that opens a file in the editor under test."""
    own: list[Driven] = []
    name = request.node.callspec.params["maker"]

    def opens(
        data: bytes,
        ending: str = ".md",
        *,
        real: bool = False,
        held: bool = False,
        settings: dict[str, Any] | None = None,
    ) -> Driven:
        shared = settings is None and not real
        driven = running.get(name) if shared else None
        fresh = driven is None
        if driven is None:
            home = tmp_path_factory.mktemp("home")  # of its user alone: Emacs insists on that
            env = {"PRECIS_RUNTIME_DIR": os.environ["PRECIS_RUNTIME_DIR"]}
            env |= {"FAKE_ENGINE": str(home), "PATH": f"{_precis(home, real)}:{os.environ['PATH']}"}
            patience = 2 * PATIENCE if real else PATIENCE
            driven = maker(home, env, settings or {}, patience)
            (home / "answer").write_text(ANSWER, "utf-8")
        driven.release()
        if held:
            (driven.folder / "hold").touch()
        papers = driven.folder / "papers"
        papers.mkdir(exist_ok=True)
        file = papers / f"paper{len(list(papers.iterdir()))}{ending}"
        file.write_bytes(data)
        if not fresh:
            driven.open(file)
            return driven
        if shared:
            running[name] = driven
        else:
            own.append(driven)
        driven.start(file)
        return driven

    yield opens
    for driven in own:
        driven.close()


def _precis(home: Path, real: bool) -> Path:
    """A folder with a `precis` to put on the PATH: the product, or its server on a fake engine."""
    words = "-P -m precis" if real else str(HERE / "fake_server.py")
    server = Path(sys.modules["precis"].__path__[0]).parent
    program = home / "bin" / "precis"
    program.parent.mkdir()
    shell = f'#!/bin/sh\nPYTHONPATH={server} exec {sys.executable} {words} "$@"\n'
    program.write_text(shell)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program.parent
