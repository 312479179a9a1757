"""Emacs with eglot, driven by keys in its terminal and asked through emacsclient."""

from __future__ import annotations

import functools
import json
import os
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .driven import PATIENCE, Driven, Missing, found, from_json, run
from .pages import configuration, with_settings

_SETTINGS = '(:language "auto")'
# Compiling takes both cores for a minute in a new home folder.
_EARLY = "(setq native-comp-deferred-compilation nil native-comp-jit-compilation nil)"
# Only what a test asks; what a user needs is in the page's block.
_TEST_ONLY = """
(setq inhibit-startup-screen t make-backup-files nil create-lockfiles nil auto-save-default nil
      server-socket-dir (getenv "XDG_RUNTIME_DIR") server-client-instructions nil
      suggest-key-bindings nil)
(server-start)
(defun precis-test-ask (code)
  (with-current-buffer (window-buffer (selected-window))
    (json-serialize (list :value (or (eval code t) :null)) :null-object :null)))
(write-region "" nil "~/started")
"""


@functools.cache
def program_of() -> str:
    """Emacs with eglot. Raises Missing."""
    program = found("emacs")
    if program is None or found("emacsclient") is None:
        raise Missing("Emacs is not here: run .ci/editors")
    code = (
        "(progn (require 'package) (package-initialize) (require 'eglot) (require 'markdown-mode))"
    )
    try:
        run([program, "--batch", "--eval", code])
    except AssertionError as error:
        raise Missing(f"Emacs lacks eglot or markdown-mode: run .ci/editors ({error})") from error
    return program


@dataclass
class Emacs(Driven):
    """Emacs with the block of docs/editors/emacs.md as init.el."""

    program: str = ""
    asked: bool = False

    def command(self, file: Path) -> list[str]:
        code = configuration("emacs.md", "elisp")
        if self.settings:
            code = with_settings(code, _SETTINGS, _plist(self.settings))
        place = self.folder / ".emacs.d"
        place.mkdir(parents=True)
        (place / "early-init.el").write_text(_EARLY)
        (place / "init.el").write_text(code + _TEST_ONLY, "utf-8")
        return [self.program, "-nw", str(file)]

    def ask(self, code: str) -> Any:
        words = ["emacsclient", "-s", str(self.folder / "server"), "--eval"]
        env = {**os.environ, "LANG": "C.UTF-8"}
        for seconds in (5, 10, 20, 40, PATIENCE):
            # Asked in the middle of a request of eglot's own, Emacs drops the question: it never
            # answers, or with nothing.
            with suppress(subprocess.TimeoutExpired):
                if printed := run([*words, f"(precis-test-ask '{code})"], env, seconds):
                    return from_json(from_json(printed))["value"]
        raise AssertionError(f"Emacs does not answer {code}")

    def is_ready(self) -> bool:
        if self.ask(f'(equal buffer-file-name "{self.file}")') is not True:
            return False
        if self.ask("(and (bound-and-true-p eglot--managed-mode) t)"):
            return True
        if not self.asked:
            self.asked = True
            self.keys("\x1bxeglot\r")
        return False

    def edit(self, file: Path) -> None:
        self.asked = False
        # By its name, since a question may be asked twice.
        buffer = f'(find-buffer-visiting "{self.file}")'
        self.ask(f"(let ((old {buffer})) (with-current-buffer old (set-buffer-modified-p nil)))")
        self.ask(f"(let ((old {buffer})) (when old (kill-buffer old)) t)")
        self.keys(f"\x18\x06{file}\r")

    def text(self) -> str:
        text: str = self.ask("(buffer-substring-no-properties (point-min) (point-max))")
        return text

    def put_cursor(self, offset: int) -> None:
        # Not by C-g: that throws away what is typed after it.
        place = f"(goto-char {offset + 1}) (set-window-point nil (point))"
        self.ask(f"(progn (deactivate-mark) {place} t)")

    def select(self, start: int, end: int) -> None:
        self.put_cursor(start)
        self.keys("\x00")  # C-@ sets the mark
        self.until(lambda: self.ask(f"(eq (mark t) {start + 1})"), "the mark")
        self.keys(f"\x1bgc{end + 1}\r")  # M-g c goes to a character
        self.until(lambda: self.ask(f"(and mark-active (= (point) {end + 1}))"), "it")

    def offers(self) -> list[str]:
        code = """
(vconcat (mapcar (lambda (one) (plist-get one :title))
  (eglot-code-actions (if (use-region-p) (region-beginning) (point))
                      (if (use-region-p) (region-end) (point)) nil nil)))"""
        titles: list[str] = self.ask(code)
        return titles

    def expand(self) -> None:
        self.keys("\x1bxprecis-expand\r")

    def summarize(self) -> None:
        self.keys("\x1bxprecis-summarize\r")

    def cancel(self) -> None:
        self.keys("\x1bxprecis-cancel\r")

    def type(self, offset: int, text: str) -> None:
        self.put_cursor(offset)
        self.keys(text)
        self.until(lambda: text in self.text(), text)

    def undo(self) -> None:
        self.keys("\x1f")

    def save(self) -> None:
        self.keys("\x18\x13")
        self.until(lambda: self.ask("(not (buffer-modified-p))"), "the file to be saved")

    def messages(self) -> str:
        said: str = self.ask('(with-current-buffer "*Messages*" (buffer-string))')
        return said

    def jobs(self) -> list[dict[str, Any]]:
        code = """
(plist-get (jsonrpc-request (eglot-current-server) :workspace/executeCommand
                            '(:command "precis.status" :arguments [])) :jobs)"""
        jobs: list[dict[str, Any]] = self.ask(code)
        return jobs

    def quit(self) -> None:
        self.keys("\x1bxkill-emacs\r")


def _plist(value: Any) -> str:
    """A value as Emacs Lisp writes it."""
    if isinstance(value, Mapping):
        return "(" + " ".join(f":{key} {_plist(inner)}" for key, inner in value.items()) + ")"
    return json.dumps(value, ensure_ascii=False)
