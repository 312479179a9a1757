"""A real editor in a terminal of its own: keys go in as typed, and what it holds is asked for."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import shutil
import signal
import struct
import subprocess
import termios
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PATIENCE = 90.0  # seconds; only a fault is waited for so long
# So wide that no message needs a second line: Neovim would wait for Enter.
ROWS, COLUMNS = 30, 400
# What an editor's configuration for the tests makes at its end, in its home folder.
STARTED = "started"


class Missing(Exception):
    """The editor is not on this machine; the message says how to get it."""


def until(condition: Callable[[], Any], what: str = "", seconds: float = PATIENCE) -> Any:
    """Wait for something to become true, and return it."""
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, f"in vain for {seconds:.0f} s: {what}"
        time.sleep(0.1)
    return found


def found(program: str, *more: Path) -> str | None:
    """The path of a program, on PATH or at one of some other places."""
    return next((str(path) for path in more if path.is_file()), shutil.which(program))


@dataclass
class Driven(ABC):
    """An editor that runs with a home folder of its own, and one file open."""

    folder: Path
    env: Mapping[str, str]
    settings: Mapping[str, Any]  # of Précis, as the user would set them
    patience: float = PATIENCE
    file: Path = field(init=False)
    said: str = field(init=False, default="")
    process: subprocess.Popen[bytes] = field(init=False)
    terminal: int = field(init=False)
    screen: bytearray = field(default_factory=bytearray)

    @abstractmethod
    def command(self, file: Path) -> list[str]:
        """Write the configuration into the home folder; the words that start the editor."""

    @abstractmethod
    def ask(self, code: str) -> Any:
        """Evaluate code in the editor's language and return its value."""

    @abstractmethod
    def is_ready(self) -> bool:
        """Whether the server has answered `initialize` for the open file; asked once it runs."""

    @abstractmethod
    def edit(self, file: Path) -> None:
        """Open another file; what was not saved of the one before is lost."""

    @abstractmethod
    def text(self) -> str:
        """The text in the editor, with its lines ended by newlines."""

    @abstractmethod
    def put_cursor(self, offset: int) -> None:
        """Move to a code point."""

    @abstractmethod
    def select(self, start: int, end: int) -> None:
        """Select code points as a user does, with the keyboard."""

    @abstractmethod
    def offers(self) -> list[str]:
        """Titles of the actions at the cursor or selection; opens no menu."""

    @abstractmethod
    def expand(self) -> None:
        """Expand what is selected, by the keys or command of the page."""

    @abstractmethod
    def summarize(self) -> None:
        """Summarize, by the keys or command of the page."""

    @abstractmethod
    def cancel(self) -> None:
        """Cancel, by the keys or command of the page."""

    @abstractmethod
    def type(self, offset: int, text: str) -> None:
        """Type at a place of the text."""

    @abstractmethod
    def undo(self) -> None:
        """Undo once."""

    @abstractmethod
    def save(self) -> None:
        """Save the file."""

    @abstractmethod
    def messages(self) -> str:
        """All messages that the editor has shown."""

    @abstractmethod
    def jobs(self) -> list[dict[str, Any]]:
        """What runs, by `precis.status`."""

    @abstractmethod
    def quit(self) -> None:
        """Leave the editor as a user does, without saving."""

    def start(self, file: Path) -> None:
        """Open a file and wait for the server."""
        words = self.command(file)
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        env = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm", **self.env}
        env |= {"HOME": str(self.folder), "XDG_RUNTIME_DIR": str(self.folder)}
        env |= {f"XDG_{name}_HOME": str(self.folder / name) for name in _XDG}
        # A session of its own, so that it and all it starts can be ended; Emacs insists on a
        # terminal that controls it.
        self.process = subprocess.Popen(
            words,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=env,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(theirs)
        self.terminal = ours
        threading.Thread(target=self._read, daemon=True).start()
        self._opened(file, said="")

    def open(self, file: Path) -> None:
        """Open another file in the editor that runs, and wait for the server."""
        said = self.messages()
        self.edit(file)
        self._opened(file, said)

    def _opened(self, file: Path, said: str) -> None:
        self.file, self.said = file, said
        until(self._runs, "the editor", self.patience)
        self.until(lambda: self.is_ready() and self.text() == _plain(file), "the server")

    def _runs(self) -> bool:
        """Whether the editor has read its configuration, and so answers questions."""
        assert self.process.poll() is None, f"the editor ended: {bytes(self.screen[-2000:])!r}"
        return (self.folder / STARTED).exists()

    def news(self) -> str:
        """What the editor has shown since it began to open the file."""
        return self.messages().removeprefix(self.said)

    def _read(self) -> None:
        while True:
            try:
                shown = os.read(self.terminal, 65536)
            except OSError:
                return
            if not shown:
                return
            self.screen += shown

    def keys(self, typed: str) -> None:
        """Type on the keyboard."""
        os.write(self.terminal, typed.encode())

    def until(self, condition: Callable[[], Any], what: str = "") -> Any:
        """Wait, as patiently as the engine needs; a failure shows what the user sees."""
        try:
            return until(condition, what, self.patience)
        except AssertionError as error:
            error.add_note(f"messages: {self.messages()}")
            raise

    def idle(self) -> None:
        """Wait until no job runs."""
        self.until(lambda: not self.jobs(), "the end of the job")

    def writing(self) -> None:
        """Wait until a job writes."""
        self.until(lambda: [job for job in self.jobs() if job["phase"] == "Writing"], "words")

    def release(self) -> None:
        """Let a held engine write on."""
        (self.folder / "hold").unlink(missing_ok=True)

    def saved(self) -> bytes:
        """Save, and read the file's bytes from the disk."""
        self.save()
        return self.file.read_bytes()

    def close(self) -> None:
        """End the editor, kindly first."""
        try:
            self.quit()
            self.process.wait(PATIENCE)
        finally:
            if self.process.poll() is None:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()
            os.close(self.terminal)


def _plain(file: Path) -> str:
    return file.read_text("utf-8")  # which makes newlines of all line ends


_XDG = ("CONFIG", "DATA", "STATE", "CACHE")


def run(words: list[str], env: Mapping[str, str] | None = None, seconds: float = PATIENCE) -> str:
    """What a helper command prints."""
    done = subprocess.run(words, capture_output=True, text=True, timeout=seconds, env=env)
    assert done.returncode == 0, f"{words[0]}: {done.stderr or done.stdout}"
    return (done.stdout or done.stderr).strip()


def from_json(answer: str) -> Any:
    """A value that an editor printed as JSON."""
    return json.loads(answer)
