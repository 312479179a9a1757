"""The files of `precis batch`: rows to read, rows written so far, and what wrote them."""

from __future__ import annotations

import codecs
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from precis.errors import InputError

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class Row:
    """A line of the input that is not blank; `number` counts all lines, from 1."""

    number: int
    data: bytes

    def text(self) -> str:
        """The line as text. Raises ValueError when it is not UTF-8."""
        try:
            return self.data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise ValueError(f"the row is not UTF-8 (byte {error.start + 1}).") from error


class Source:
    """A JSON Lines file with `count` rows. Raises InputError when it cannot be read.

    Lines end at a line feed and nowhere else: JSON may hold every other line separator.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.count = sum(1 for _ in self.rows())
        except OSError as error:
            raise InputError(f"{path} cannot be read: {error.strerror}.") from error

    def rows(self, skip: int = 0) -> Iterator[Row]:
        """The rows after the first `skip`."""
        with self.path.open("rb") as lines:
            yield from islice(self._rows(lines), skip, None)

    def digest(self, rows: int) -> str:
        """What tells the first `rows` rows from others."""
        digest = hashlib.sha256()
        for row in islice(self.rows(), rows):
            digest.update(row.data.strip() + b"\n")
        return digest.hexdigest()

    def _rows(self, lines: Iterator[bytes]) -> Iterator[Row]:
        for number, line in enumerate(lines, 1):
            if number == 1:
                if line.startswith(_UTF_16):
                    raise InputError(f"{self.path} is UTF-16 text. Save it as UTF-8.")
                # Windows programs begin UTF-8 files with a mark that is no part of the first row.
                line = line.removeprefix(codecs.BOM_UTF8)
            if line.strip():
                yield Row(number, line)


@dataclass(frozen=True)
class Run:
    """What decides the rows of an output besides its input: the command and its options."""

    command: str
    options: dict[str, Any]

    def known(self, source: Source, rows: int) -> dict[str, Any]:
        """What is kept of the run: nothing of any text, only what tells it from other runs."""
        plain = json.dumps(self.options, sort_keys=True)
        return {
            "command": self.command,
            "options": hashlib.sha256(plain.encode()).hexdigest(),
            "rows": rows,
            "input": source.digest(rows),
        }


class Output:
    """The rows that are written: `done` of them are there already, from the same run.

    A file beside it, with `.run` after its name, tells which run that is. Raises InputError for
    an output that is the input, or that anything else has written; it is left as it is.
    """

    def __init__(self, path: Path, source: Source, run: Run) -> None:
        self.path = path
        self._beside = path.parent / f"{path.name}.run"
        for own in (path, self._beside):
            if _same(source.path, own):
                raise InputError(
                    f"{source.path} is the input, and its rows would be lost under the output's "
                    f"({own}): name another output file."
                )
        try:
            self.done = self._taken_up(source, run)
        except OSError as error:
            raise InputError(f"{path} cannot be written: {error.strerror}.") from error

    def appending(self) -> TextIO:
        """The file, open behind the rows that are done."""
        # Half a character ("\ud800", which JSON can hold) stays the escape that it came as.
        return self.path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n")

    def _taken_up(self, source: Source, run: Run) -> int:
        """Whole rows of a stopped run; half a line from a killed one is cut off."""
        known = self._known()
        with self.path.open("a+b") as rows:
            rows.seek(0)
            data = rows.read()
            done = data.count(b"\n")
            if done > source.count:
                raise InputError(
                    f"{self.path} has {done:,} rows, more than the input's {source.count:,}. "
                    "It belongs to another input: name another output file."
                )
            if data:
                self._refuse_others(known, source, run)
            rows.truncate(data.rfind(b"\n") + 1)
        self._remember(run.known(source, source.count))
        return done

    def _known(self) -> dict[str, Any]:
        """What the file beside the output says; nothing when there is none."""
        if not self._beside.exists():
            return {}
        try:
            known = json.loads(self._beside.read_bytes())
        except ValueError:
            known = None
        if not isinstance(known, dict) or not isinstance(known.get("rows"), int):
            raise InputError(
                f"{self._beside} is not of Précis, which keeps there how {self.path} was written: "
                "name another output file."
            )
        return known

    def _refuse_others(self, known: dict[str, Any], source: Source, run: Run) -> None:
        if not known:
            raise InputError(
                f"{self.path} is there already, and no {self._beside.name} beside it says that "
                "this command began it: name another output file, or remove it."
            )
        # Rows that were added to the input since then do not make it another one.
        now = run.known(source, known["rows"])
        for key, how in (
            ("command", "by another command"),
            ("options", "with other options"),
            ("input", "from another input"),
        ):
            if known.get(key) != now[key]:
                raise InputError(
                    f"{self.path} was written {how}: name another output file, or remove it."
                )

    def _remember(self, known: dict[str, Any]) -> None:
        """Keep what the run is; never half of it, whenever the process is killed."""
        whole = self._beside.with_name(f"{self._beside.name}.new")
        whole.write_text(json.dumps(known) + "\n", "utf-8")
        os.replace(whole, self._beside)


def _same(one: Path, other: Path) -> bool:
    """Whether both are one file, under whatever names; a file that is not there is no other's."""
    return other.exists() and one.samefile(other)
