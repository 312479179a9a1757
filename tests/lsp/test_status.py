"""The state of the model, for clients that show it: `precis/status`, models and restarting."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from lsprotocol import types

from precis.engine.catalog import CATALOG, EMBEDDED
from precis.engine.fake import FakeEngine
from precis.errors import EngineError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lsp.conftest import Desk, OpenDesk

URI = "file:///notes.md"
TEXT = "# One\n\nFirst 문단 here 😀.\n"
LONG = " ".join(f"word{number}" for number in range(40)) + "."


async def shown(
    desk: OpenDesk,
    engine: FakeEngine | None = None,
    *,
    model: str = "",
    engine_url: str = "",
    adapters: str = "",
) -> Desk:
    """A desk whose editor shows the status; its model is a file that is there unless given."""
    own = {"model": model, "engine.url": engine_url, "engine.adapters": adapters}
    opened = await desk(engine, options={"status": True, **own})
    opened.editor.open(URI, "markdown", TEXT)
    await opened.editor.until(lambda: opened.editor.heard("status"))
    return opened


def model_file(folder: Path) -> str:
    """A file that passes for a model as long as nobody reads it."""
    path = folder / "small.gguf"
    path.write_bytes(b"GGUF")
    return str(path)


async def test_a_server_that_could_work_is_ready(desk: OpenDesk, tmp_path: Path) -> None:
    model = model_file(tmp_path)
    status = (await shown(desk, model=model)).editor.heard("status")[0]
    assert (status.health, status.state, status.quiescent) == ("ok", "ready", True)
    assert (status.model, status.engine, status.rate) == (model, "", None)
    assert status.message == "The model is loaded with the first job."


async def test_a_missing_model_is_an_error_that_says_what_to_do(desk: OpenDesk) -> None:
    missing = next(entry.id for entry in CATALOG if entry.repo)
    status = (await shown(desk, model=missing)).editor.heard("status")[0]
    assert (status.health, status.state) == ("error", "error")
    assert status.model == missing
    assert f"precis model pull {missing}" in status.message


async def test_an_adapter_that_is_not_there_is_told_before_a_job_needs_it(
    desk: OpenDesk, tmp_path: Path
) -> None:
    gone = tmp_path / "gone.gguf"
    opened = await shown(desk, model=model_file(tmp_path), adapters=f"mine={gone}")
    status = opened.editor.heard("status")[0]
    assert (status.health, status.state) == ("error", "error")
    assert str(gone) in status.message
    assert "Correct the path" in status.message


async def test_another_model_is_looked_at_again(desk: OpenDesk, tmp_path: Path) -> None:
    opened = await shown(desk, model="no-such-model")
    editor = opened.editor
    assert "no model is called 'no-such-model'" in editor.heard("status")[0].message
    editor.configuration = [{"model": model_file(tmp_path)}]
    editor.client.workspace_did_change_configuration(
        types.DidChangeConfigurationParams(settings=None)
    )
    await editor.until(lambda: editor.heard("status")[-1].state == "ready")


async def test_a_users_own_server_is_not_looked_for_on_this_machine(desk: OpenDesk) -> None:
    opened = await shown(desk, model="anything", engine_url="http://127.0.0.1:9")
    assert opened.editor.heard("status")[0].state == "ready"


async def test_a_job_is_followed_from_loading_to_ready(desk: OpenDesk, tmp_path: Path) -> None:
    engine = FakeEngine(lambda _: LONG, delay=0.03)
    opened = await shown(desk, engine, model=model_file(tmp_path))
    editor = opened.editor
    started = time.monotonic()
    await editor.run("precis.expand", {"uri": URI})
    await editor.idle()
    await editor.until(lambda: editor.heard("status")[-1].quiescent)
    seconds = time.monotonic() - started
    seen = editor.heard("status")
    states = [status.state for status in seen]
    assert states[0] == "ready"
    assert states.index("loading") < states.index("busy")
    assert states[-1] == "ready"
    busy = [status for status in seen if status.state == "busy"]
    assert not any(status.quiescent for status in busy)
    assert any(status.message == "Writing" and status.rate for status in busy)
    assert (seen[-1].model, seen[-1].engine) == ("fake", "fake")
    assert seen[-1].message == "The model is loaded."
    # Forty words at 30 ms or, on a busy machine, more: two rates a second, and the phases.
    assert len(seen) < 12 + 2 * seconds


async def test_a_failed_engine_is_an_error_until_it_works_again(
    desk: OpenDesk, tmp_path: Path
) -> None:
    engine = FakeEngine(failure=EngineError("The engine has no wheels. Add some."))
    opened = await shown(desk, engine, model=model_file(tmp_path))
    editor = opened.editor
    await editor.run("precis.expand", {"uri": URI})
    await editor.until(lambda: editor.heard("status")[-1].state == "error")
    assert editor.heard("status")[-1].message == "The engine has no wheels. Add some."
    assert editor.heard("status")[-1].quiescent
    engine.failure = None
    await editor.run("precis.expand", {"uri": URI})
    await editor.until(lambda: editor.heard("status")[-1].message == "The model is loaded.")
    assert editor.heard("status")[-1].health == "ok"


async def test_several_jobs_are_counted(desk: OpenDesk, tmp_path: Path) -> None:
    engine = FakeEngine(lambda _: LONG, delay=0.05)
    opened = await shown(desk, engine, model=model_file(tmp_path))
    editor = opened.editor
    editor.open("file:///other.md", "markdown", TEXT)
    for uri in (URI, "file:///other.md"):
        await editor.run("precis.expand", {"uri": uri})
    await editor.until(lambda: "2 jobs" in [one.message for one in editor.heard("status")])
    await editor.run("precis.cancel")
    await editor.until(lambda: editor.heard("status")[-1].quiescent)


async def test_nobody_else_is_told(desk: OpenDesk) -> None:
    opened = await desk(FakeEngine(lambda _: LONG))
    opened.editor.open(URI, "markdown", TEXT)
    await opened.editor.run("precis.expand", {"uri": URI})
    await opened.editor.idle()
    await asyncio.sleep(0.05)
    assert not opened.editor.heard("status")


async def test_the_models_to_choose_among(desk: OpenDesk, tmp_path: Path) -> None:
    own = model_file(tmp_path)
    opened = await desk(options={"model": own})
    rows = {row["id"]: row for row in (await opened.editor.run("precis.models"))["models"]}
    assert list(rows) == [*(entry.id for entry in CATALOG), own]
    assert rows[own]["installed"]
    assert [row["id"] for row in rows.values() if row["chosen"]] == [own]
    assert rows[EMBEDDED.id]["size"] == EMBEDDED.size
    for row in rows.values():
        assert row["note"]
        assert row["licence"]
        assert bool(row["install"]) != row["installed"]


async def test_restarting_cancels_and_the_next_job_starts_anew(desk: OpenDesk) -> None:
    engine = FakeEngine(lambda _: LONG, delay=0.05)
    # Settings that no other test has a running host for.
    opened = await desk(engine, options={"engine.threads": 3, "engine.context": 777})
    editor = opened.editor
    editor.open(URI, "markdown", TEXT)
    await editor.run("precis.expand", {"uri": URI})
    await editor.until(lambda: engine.running)
    assert await editor.run("precis.restart") == {"accepted": True, "ended": False}
    await editor.idle()
    assert engine.closed
    assert engine.running == 0
    assert not editor.edits
    engine.delay = 0
    await editor.run("precis.expand", {"uri": URI})
    await editor.idle()
    assert editor.texts[URI] == f"{LONG}\n"
