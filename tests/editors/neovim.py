"""Neovim, driven by keys in its terminal and asked through its own remote interface."""

from __future__ import annotations

import functools
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .driven import Driven, Missing, found, from_json, run
from .pages import configuration, with_settings

_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "precis-editors"
_PLACES = {"0.7": (), "0.11": (_CACHE / "nvim-0.11",)}
_HEADINGS = {"0.7": "Neovim 0.7", "0.11": "Neovim 0.11 and later"}
_SETTINGS = "{ language = 'auto' }"
# Only what a test asks; what a user needs is in the page's block.
_TEST_ONLY = """
vim.o.swapfile, vim.o.shortmess = false, vim.o.shortmess .. 'I'
function _G.precis_client()
  local clients = (vim.lsp.get_clients or vim.lsp.get_active_clients)()
  for _, client in pairs(clients) do
    local ready = client.initialized and vim.lsp.buf_is_attached(0, client.id)
    if client.name == 'precis' and ready then return client end
  end
end
function _G.precis_ask(method, params)
  local client = precis_client()
  local ask = vim.fn.has('nvim-0.11') == 1 and function(...) return client:request_sync(...) end
    or client.request_sync
  return ask(method, params, 20000, 0).result
end
function _G.precis_offers(first, last)
  local encoding = precis_client().offset_encoding
  local params = vim.lsp.util.make_range_params(0, encoding)
  if vim.fn.mode() == 'v' then
    params = vim.lsp.util.make_given_range_params(first, last, 0, encoding)
  end
  params.context = { diagnostics = {}, only = { 'refactor.rewrite.precis' } }
  local titles = {}
  for _, action in ipairs(precis_ask('textDocument/codeAction', params)) do
    table.insert(titles, action.title)
  end
  return titles
end
vim.fn.writefile({}, vim.env.HOME .. '/started')
"""


def version_of(program: str) -> str:
    """ "0.11" of Neovim 0.11.4."""
    said = re.search(r"NVIM v(\d+\.\d+)", run([program, "--version"]))
    assert said, f"{program} is no Neovim"
    return said[1]


@functools.cache
def program_of(version: str) -> str:
    """The Neovim of a version. Raises Missing."""
    program = found("nvim", *_PLACES[version])
    have = version_of(program) if program else "none"
    if program is None or have != version:
        raise Missing(f"Neovim {version} is not here (found: {have}): run .ci/editors")
    return program


@dataclass
class Neovim(Driven):
    """Neovim with the block of docs/editors/neovim.md for its version as init.lua."""

    program: str = ""
    version: str = ""
    socket: str = field(init=False, default="")

    def command(self, file: Path) -> list[str]:
        code = configuration("neovim.md", "lua", _HEADINGS[self.version])
        if self.settings:
            code = with_settings(code, _SETTINGS, _lua(self.settings))
        place = self.folder / "CONFIG" / "nvim"
        place.mkdir(parents=True)
        (place / "init.lua").write_text(code + _TEST_ONLY, "utf-8")
        self.socket = str(self.folder / "nvim.sock")
        return [self.program, "--listen", self.socket, str(file)]

    def ask(self, code: str) -> Any:
        words = [self.program, "--server", self.socket, "--remote-expr"]
        quoted = code.replace("'", "''")
        return from_json(run([*words, f"json_encode(luaeval('{quoted}'))"]))

    def is_ready(self) -> bool:
        here: bool = self.ask(f'vim.api.nvim_buf_get_name(0) == "{self.file}"')
        return here and bool(self.ask("precis_client() ~= nil"))

    def edit(self, file: Path) -> None:
        self._normal_mode()
        self.keys(f":edit! {file}\r")

    def _normal_mode(self) -> None:
        """Leave the mode that the keys before have led to.

        Waited for: Escape and a key that are read together are one key, Alt with that other.
        """
        if self.ask("vim.fn.mode()") != "n":
            self.keys("\x1b")
            self.until(lambda: self.ask("vim.fn.mode()") == "n", "normal mode")

    def text(self) -> str:
        lines: list[str] = self.ask("vim.api.nvim_buf_get_lines(0, 0, -1, true)")
        return "\n".join([*lines, ""])

    def put_cursor(self, offset: int) -> None:
        line, column = self._place(offset)
        self._normal_mode()
        self.ask(f"vim.api.nvim_win_set_cursor(0, {{ {line}, {column} }})")

    def select(self, start: int, end: int) -> None:
        self.put_cursor(start)
        line, column = self._place(end - 1)
        self.keys("v")
        self.until(lambda: self.ask("vim.fn.mode()") == "v", "visual mode")
        self.ask(f"vim.api.nvim_win_set_cursor(0, {{ {line}, {column} }})")

    def _place(self, offset: int) -> tuple[int, int]:
        """Neovim's line from 1 and column in bytes from 0."""
        before = self.text()[:offset]
        return before.count("\n") + 1, len(before.rpartition("\n")[2].encode())

    def offers(self) -> list[str]:
        places = [f"{{ vim.fn.line('{at}'), vim.fn.col('{at}') - 1 }}" for at in ("v", ".")]
        titles: list[str] = self.ask(f"precis_offers({', '.join(places)})")
        return titles

    def expand(self) -> None:
        self._do("\\pe", "Expand")

    def summarize(self) -> None:
        self._do("\\ps", "Summarize")

    def _do(self, keys: str, title: str) -> None:
        before = len(self.screen)
        self.keys(keys)
        if self.version == "0.7":  # its menu asks for the number
            self.until(lambda: b"Type number" in self.screen[before:], "the menu")
            assert f"1: Pr\u00e9cis: {title}".encode() in self.screen[before:]
            self.keys("1\r")

    def cancel(self) -> None:
        self.keys(":PrecisCancel\r")

    def type(self, offset: int, text: str) -> None:
        self.put_cursor(offset)
        self.keys(f"i{text}\x1b")
        self.until(lambda: text in self.text() and self.ask("vim.fn.mode()") == "n", text)

    def undo(self) -> None:
        self.keys("u")

    def save(self) -> None:
        self.keys(":write\r")
        self.until(lambda: not self.ask("vim.bo.modified"), "the file to be saved")

    def messages(self) -> str:
        said: str = self.ask("vim.fn.execute('messages')")
        return said

    def jobs(self) -> list[dict[str, Any]]:
        params = "{ command = 'precis.status' }"
        jobs: list[dict[str, Any]] = self.ask(
            f"precis_ask('workspace/executeCommand', {params}).jobs"
        )
        return jobs

    def quit(self) -> None:
        self._normal_mode()
        self.keys(":qall!\r")


def _lua(value: Any) -> str:
    """A value as Lua writes it."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_lua(inner)}" for key, inner in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)
