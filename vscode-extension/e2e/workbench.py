"""What a person does in the workbench, and what they see there."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Locator, Page, TimeoutError

# Monaco shows no-break spaces in the place of spaces, and marks for what has no width.
_SHOWN = str.maketrans({"\u00a0": " ", "\u200b": None, "\u200c": None})
_LINES = "lines => lines.map(line => [line.getBoundingClientRect().top, line.innerText])"
DRAFT = "precis-preview"
# Seconds until something that is waited for will not come; a busy machine needs many.
PATIENCE = 300.0
_PALETTE_SECONDS = 15.0
_CHORD_SECONDS = 2.5


@dataclass
class Workbench:
    """One window: a page of the browser with a folder open."""

    page: Page
    address: str
    folder: Path
    pictures: Path
    hold: Path | None = None
    shots: int = 0

    def open(self, name: str) -> None:
        """Load the window with one file of the folder open."""
        host = self.address.removeprefix("http://")
        payload = json.dumps([["openFile", f"vscode-remote://{host}{self.folder / name}"]])
        self.page.goto(
            f"{self.address}/?folder={self.folder}&payload={quote(payload)}",
            wait_until="domcontentloaded",
        )
        self.page.wait_for_selector(".monaco-workbench")
        self.lines(name).first.wait_for()

    def editor(self, name: str) -> Locator:
        """The editor that shows a file, and no comparison."""
        return self.page.locator(
            f'.monaco-editor[data-uri$="/{quote(name)}"]:not(.original-in-monaco-diff-editor, '
            ".modified-in-monaco-diff-editor)"
        )

    def lines(self, name: str) -> Locator:
        """Its lines."""
        return self.editor(name).locator(".view-line")

    def draft(self) -> Locator:
        """The editor that shows the draft of a preview, alone or on the right of a comparison."""
        return self.page.locator(f'.monaco-editor[data-uri^="{DRAFT}:"][data-uri*="/draft/"]')

    def text_of(self, editor: Locator) -> str:
        """What an editor shows, from top to bottom, without what a comparison strikes out."""
        # All at one moment: lines come and go while a draft is written.
        lines = editor.locator(":not(.line-delete) > .view-line").evaluate_all(_LINES)
        return "\n".join(text for _, text in sorted(lines)).translate(_SHOWN)

    def let_go(self) -> None:
        """Have the engine write on that was held in the middle."""
        assert self.hold is not None
        self.hold.unlink()

    def status(self) -> Locator:
        """Our item in the status bar."""
        return self.page.locator('.statusbar-item[id="precis.precis.precis.status"]')

    def ready(self, words: str = "gemma|fake", seconds: float = PATIENCE) -> None:
        """Wait until the server is there."""
        self.status().filter(has_text=re.compile(words)).wait_for(timeout=seconds * 1000)

    def select_line(self, name: str, words: str) -> Locator:
        """Select the line with these words, as the file on disk has it, as far as it goes."""
        number, length = self._line(name, words)
        line = self.lines(name).filter(has_text=spaced(words)).first
        line.click()
        # Twice, since the first goes to the end of what is one line on the screen.
        self._press_until(
            f"Ln {number}, Col {length + 1} ({length} selected)",
            *("Home", "Home", "Shift+End", "Shift+End"),
        )
        return line

    def put_cursor(self, name: str, words: str, column: int | None = None) -> None:
        """Put the cursor at the end of a line of the file, or before one of its characters."""
        number, length = self._line(name, words)
        self.lines(name).filter(has_text=spaced(words)).first.click()
        keys = ["End", "End"] if column is None else ["Home", "Home", *["ArrowRight"] * column]
        there = length if column is None else column
        self._press_until(f"Ln {number}, Col {there + 1}", *keys)

    def _line(self, name: str, words: str) -> tuple[int, int]:
        """The number of a line of a file, and its length in code points."""
        lines = (self.folder / name).read_bytes().decode().splitlines()
        number = next(number for number, line in enumerate(lines) if words in line)
        return number + 1, len(lines[number])

    def _press_until(self, place: str, *keys: str) -> None:
        """Press keys, again if need be, until the status bar says that the cursor is there."""
        shown = self.page.locator('[id="status.editor.selection"]')
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for key in keys:
                self.page.keyboard.press(key)
            try:
                shown.get_by_text(place, exact=True).wait_for(timeout=3000)
            except TimeoutError:
                continue
            return
        raise AssertionError(f"the cursor is not at {place}")

    def chord(self, second: str) -> None:
        """Press Ctrl+K and another key, as one who sees that the first was taken.

        VS Code waits 5 seconds for the other key. Where much of them has gone before it can be
        pressed, both are pressed anew.
        """
        waiting = self.page.locator(".statusbar-item", has_text="(Ctrl+K) was pressed")
        end = time.monotonic() + PATIENCE
        while (began := time.monotonic()) < end:
            self.page.keyboard.press("Control+k")
            waiting.wait_for()
            late = time.monotonic() - began > _CHORD_SECONDS
            if not late:
                self.page.keyboard.press(second)
            waiting.wait_for(state="detached")
            if not late:
                return
        raise AssertionError(f"Ctrl+K {second} cannot be pressed in time")

    def focused(self, name: str) -> None:
        """Wait until what is typed goes into a file, and nothing else is open."""
        self.until(lambda: self.page.locator(".editor-group-container").count() == 1)
        self.page.locator(f'.monaco-editor.focused[data-uri$="/{quote(name)}"]').wait_for()

    def right_click(self, line: Locator, command: str) -> None:
        """Choose a command in the context menu of a line."""
        line.click(button="right", position={"x": 40, "y": 8})
        item = self.page.locator(".monaco-menu .action-item", has_text=command).first
        item.wait_for()
        self.picture("context menu")
        item.click()

    def run(self, command: str) -> None:
        """Choose a command in the palette.

        An editor group that goes a moment later takes the focus, and the palette is gone: then it
        is opened again, as a person would.
        """
        box = self.page.locator(".quick-input-widget input[type=text]").first
        row = self.rows().filter(has_text=command).first
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.page.keyboard.press("F1")
            try:
                box.wait_for(timeout=_PALETTE_SECONDS * 1000)
                box.fill(f">{command}", timeout=_PALETTE_SECONDS * 1000)
                row.wait_for(timeout=_PALETTE_SECONDS * 1000)
                self.picture("palette")
                row.click(timeout=_PALETTE_SECONDS * 1000)
            except TimeoutError:
                continue
            return
        raise AssertionError(f"the palette does not offer {command!r}")

    def rows(self) -> Locator:
        """What a quick pick offers."""
        return self.page.locator(".quick-input-list .monaco-list-row")

    def pick(self, words: str) -> None:
        """Choose one of what a quick pick offers."""
        row = self.rows().filter(has_text=words).first
        row.wait_for()
        self.picture(f"choose {words}")
        row.click()

    def quick_fix(self, title: str) -> Locator:
        """Open the menu of the light bulb; its entry with these words.

        A moment after the cursor has moved the editor asks for the entries by itself, and drops the
        menu that was asked for before: then it is asked for again.
        """
        row = self.page.locator(".action-widget .monaco-list-row", has_text=title).first
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.page.keyboard.press("Control+.")
            try:
                row.wait_for(timeout=10_000)
            except TimeoutError:
                continue
            return row
        raise AssertionError(f"the light bulb does not offer {title}")

    def toast(self, words: str | re.Pattern[str]) -> Locator:
        """A message that is shown, for some 10 seconds unless the mouse is over it."""
        return self.page.locator(".notification-list-item", has_text=words).first

    def title_button(self, label: str) -> Locator:
        """A button at the right of the tabs."""
        return self.page.locator(f'.editor-actions .action-label[aria-label^="{label}"]').first

    def save(self) -> None:
        """Save the file that is being edited."""
        self.page.keyboard.press("Control+s")

    def picture(self, words: str) -> Path:
        """Keep what is seen now."""
        self.pictures.mkdir(parents=True, exist_ok=True)
        self.shots += 1
        place = self.pictures / f"{self.shots:02}-{words.replace(' ', '-').replace('/', '-')}.png"
        self.page.screenshot(path=place)
        return place

    def until(self, condition: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Wait for something to become true."""
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "it did not become true"
            self.page.wait_for_timeout(50)

    def on_disk(self, name: str, expected: bytes) -> None:
        """Wait until a file holds exactly these bytes."""
        self._same(lambda: (self.folder / name).read_bytes(), expected)

    def shows(self, editor: Locator, expected: str) -> None:
        """Wait until an editor shows exactly these lines."""
        self._same(lambda: self.text_of(editor), expected)

    def _same(self, now: Callable[[], object], expected: object) -> None:
        end = time.monotonic() + PATIENCE
        while (found := now()) != expected:
            assert time.monotonic() < end, f"{found!r} is not {expected!r}"
            self.page.wait_for_timeout(50)


def spaced(words: str) -> re.Pattern[str]:
    """Words as Monaco shows them."""
    return re.compile(r"\s".join(re.escape(word) for word in words.split(" ")))
