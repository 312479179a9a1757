"""What a person does in the workbench, and what they see there."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Locator, Page

# Monaco shows no-break spaces in the place of spaces, and marks for what has no width.
_SHOWN = str.maketrans({"\u00a0": " ", "\u200b": None, "\u200c": None})
DRAFT = "precis-preview"


@dataclass
class Workbench:
    """One window: a page of the browser with a folder open."""

    page: Page
    address: str
    folder: Path
    pictures: Path
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
        """What an editor shows, from top to bottom."""
        lines = editor.locator(".view-line").all()
        rows = [(line.bounding_box() or {"y": 0})["y"] for line in lines]
        shown = [line.inner_text().translate(_SHOWN) for line in lines]
        return "\n".join(text for _, text in sorted(zip(rows, shown, strict=True)))

    def status(self) -> Locator:
        """Our item in the status bar."""
        return self.page.locator('.statusbar-item[id="precis.precis.precis.status"]')

    def ready(self, words: str = "gemma|fake", seconds: float = 40) -> None:
        """Wait until the server is there."""
        self.status().filter(has_text=re.compile(words)).wait_for(timeout=seconds * 1000)

    def select_line(self, name: str, words: str) -> Locator:
        """Select the line with these words, as far as it goes."""
        line = self.lines(name).filter(has_text=spaced(words)).first
        line.click()
        for key in ("Home", "Home", "Shift+End", "Shift+End"):
            self.page.keyboard.press(key)
        return line

    def put_cursor(self, name: str, words: str) -> None:
        """Put the cursor at the end of the line with these words."""
        self.lines(name).filter(has_text=spaced(words)).first.click()
        self.page.keyboard.press("End")
        self.page.keyboard.press("End")  # of the whole line, where it is wrapped

    def focused(self, name: str) -> None:
        """Wait until what is typed goes into a file."""
        self.page.locator(f'.monaco-editor.focused[data-uri$="/{quote(name)}"]').wait_for()

    def right_click(self, line: Locator, command: str) -> None:
        """Choose a command in the context menu of a line."""
        line.click(button="right", position={"x": 40, "y": 8})
        item = self.page.locator(".monaco-menu .action-item", has_text=command).first
        item.wait_for()
        self.picture("context menu")
        item.click()

    def run(self, command: str) -> None:
        """Choose a command in the palette."""
        self.page.keyboard.press("F1")
        box = self.page.locator(".quick-input-widget input[type=text]").first
        box.wait_for()
        box.fill(f">{command}")
        row = self.rows().filter(has_text=command).first
        row.wait_for()
        self.picture("palette")
        row.click()

    def rows(self) -> Locator:
        """What a quick pick offers."""
        return self.page.locator(".quick-input-list .monaco-list-row")

    def pick(self, words: str) -> None:
        """Choose one of what a quick pick offers."""
        row = self.rows().filter(has_text=words).first
        row.wait_for()
        self.picture(f"choose {words}")
        row.click()

    def toast(self, words: str | re.Pattern[str]) -> Locator:
        """A message that is shown."""
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

    def until(self, condition: Callable[[], bool], seconds: float = 20) -> None:
        """Wait for something to become true."""
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "it did not become true"
            self.page.wait_for_timeout(50)

    def on_disk(self, name: str, expected: bytes) -> None:
        """Wait until a file holds exactly these bytes."""
        path = self.folder / name
        end = time.monotonic() + 15
        while (found := path.read_bytes()) != expected:
            assert time.monotonic() < end, f"{found!r} is not {expected!r}"
            self.page.wait_for_timeout(50)


def spaced(words: str) -> re.Pattern[str]:
    """Words as Monaco shows them."""
    return re.compile(r"\s".join(re.escape(word) for word in words.split(" ")))
