"""What goes wrong around the editor: it is said clearly, and the document stays as it is."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import Any

from code_server import CodeServer
from conftest import Open
from workbench import Workbench

NOTES = "# Notes\n\nThe cat sat on the mat. It was warm there, and it slept.\n"
HOST = "precis.engine.host"
# A real model is loaded and writes as long as this where other programs want the processor too.
MODEL_SECONDS = 600.0


def test_a_wrong_path_is_named_and_its_setting_opened(workbench: Open) -> None:
    window = workbench({"notes.md": NOTES}, "notes.md", precis__server__command=["/no/such/precis"])
    toast = window.toast("There is no program /no/such/precis")
    toast.wait_for()
    window.ready("not running")
    window.picture("wrong path")
    toast.get_by_role("button", name="Open setting").click()
    shown = window.page.locator(".settings-editor .setting-item-label", has_text="Command")
    shown.first.wait_for()
    window.picture("its setting")


def test_a_python_without_precis_is_named(workbench: Open) -> None:
    bare = {"precis__server__command": [], "precis__interpreter": "/usr/bin/python3"}
    window = workbench({"notes.md": NOTES}, "notes.md", **bare)
    window.toast("The Python at /usr/bin/python3 has no Précis").wait_for()
    window.picture("no precis")


def test_a_server_that_falls_silent_at_its_start_is_named(workbench: Open) -> None:
    """Its connection closes before it ends."""
    dying = (
        "import os, sys, time; os.close(1); time.sleep(0.3);"
        "print('No room left', file=sys.stderr, flush=True); os._exit(3)"
    )
    command = [sys.executable, "-c", dying]
    window = workbench({"notes.md": NOTES}, "notes.md", precis__server__command=command)
    window.toast("The server ended at its start (exit code 3). No room left").wait_for()
    window.ready("not running")
    window.picture("fallen silent")


def test_without_a_server_the_status_bar_offers_to_set_one_up(workbench: Open) -> None:
    window = workbench({"notes.md": NOTES}, "notes.md", precis__server__command=[])
    window.ready("set up")
    window.status().click()
    window.rows().filter(has_text="Install or repair the server").first.wait_for()
    window.picture("set up")
    window.pick("Install or repair the server")
    window.rows().filter(has_text="Install for the processor").first.wait_for()
    window.rows().filter(has_text="MB to download").first.wait_for()
    window.picture("consent")
    window.page.keyboard.press("Escape")
    window.ready("set up")


def test_a_wrong_setting_is_named_and_the_rest_works(workbench: Open) -> None:
    window = workbench({"notes.md": NOTES}, "notes.md", precis__language="fr")
    window.toast("precis.language").hover()
    window.ready()
    window.picture("wrong setting")
    window.put_cursor("notes.md", "The cat")
    window.run("Précis: Expand to abstract")
    window.title_button("Précis: Accept draft").wait_for()


def test_a_killed_server_starts_again(workbench: Open, server: CodeServer) -> None:
    window = workbench({"notes.md": NOTES}, "notes.md", held=True)
    window.ready()
    window.put_cursor("notes.md", "The cat")
    window.run("Précis: Expand to abstract")
    window.draft().wait_for()
    window.until(lambda: "THE" in window.text_of(window.draft()))
    server.end("fake_server.py")
    window.toast("The server ended by itself").hover()
    window.draft().wait_for(state="detached")
    window.picture("server killed")
    window.ready()
    window.save()
    window.on_disk("notes.md", NOTES.encode())
    window.put_cursor("notes.md", "The cat")
    window.run("Précis: Expand to abstract")
    window.draft().wait_for()


def test_a_killed_engine_is_told_and_the_next_order_works(
    workbench: Open, server: CodeServer
) -> None:
    window = workbench({"notes.md": NOTES}, "notes.md", real=True)
    window.ready()
    killed = kill_while_it_writes(window, server)
    window.picture("engine killed")
    window.draft().wait_for(state="detached")
    window.save()
    window.on_disk("notes.md", NOTES.encode())
    expand(window)
    window.title_button("Précis: Accept draft").wait_for(timeout=MODEL_SECONDS * 1000)
    assert killed not in server.processes(HOST)
    window.title_button("Précis: Accept draft").click()
    window.draft().wait_for(state="detached")
    window.save()
    window.until(lambda: len((window.folder / "notes.md").read_bytes()) > len(NOTES))


def test_two_windows_share_one_engine(workbench: Open, server: CodeServer) -> None:
    first = workbench({"one.md": NOTES, "two.md": NOTES}, "one.md", real=True)
    second = workbench({}, "two.md", real=True)
    for window, name in ((first, "one.md"), (second, "two.md")):
        window.ready()
        window.put_cursor(name, "The cat")
        window.run("Précis: Expand to abstract")
    for window in (first, second):
        window.title_button("Précis: Accept draft").wait_for(timeout=MODEL_SECONDS * 1000)
    # Asked until it is so: the window of another test may still be leaving, and an engine that is
    # slow to tell its state is left out of the answer.
    first.until(lambda: sessions(server) == [2])


def expand(window: Workbench) -> None:
    window.put_cursor("notes.md", "The cat")
    window.run("Précis: Expand to abstract")
    window.draft().wait_for(timeout=MODEL_SECONDS * 1000)


def kill_while_it_writes(window: Workbench, server: CodeServer) -> int:
    """Order a draft and kill the engine's process in the middle of it; which one that was.

    Only one that has begun to answer is missed: another one takes the place of a process that ends
    before that, and nobody sees it. So its first words are waited for. A draft that was finished
    before the signal came is rejected, and another one ordered.
    """
    told = window.toast("The engine's process ended while it worked")
    finished = window.title_button("Précis: Accept draft")
    for _ in range(5):
        expand(window)
        window.until(lambda: window.text_of(window.draft()).strip() != "", MODEL_SECONDS)
        (host,) = server.processes(HOST)
        os.kill(host, signal.SIGKILL)
        told.or_(finished).first.wait_for()
        if told.is_visible():
            return host
        window.title_button("Précis: Reject draft").click()
        window.draft().wait_for(state="detached")
    raise AssertionError("the engine was always faster")


def states(server: CodeServer) -> list[dict[str, Any]]:
    """The engine hosts that serve this code-server."""
    env = {**os.environ, "PRECIS_RUNTIME_DIR": str(server.home / "run")}
    command = [sys.executable, "-m", "precis", "engine", "status", "--json"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def sessions(server: CodeServer) -> list[int]:
    """How many windows use each engine host."""
    return [len(host["sessions"]) for host in states(server)]
