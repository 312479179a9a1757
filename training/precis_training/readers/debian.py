"""Debian's translated package descriptions: a line that sums up, and the text it stands for.

The open Korean pairs that there are: technical prose, not papers. The file is Translation-ko.bz2
of a Debian mirror (dists/bookworm/main/i18n).
"""

from __future__ import annotations

import bz2
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

from precis.text.language import Language, language_of
from precis_training.evaluation.morphemes import kiwi
from precis_training.readers.formats import made
from precis_training.readers.pair import BadRow, Pair, Reading, Row

_BROKEN = (OSError, EOFError, UnicodeDecodeError)
# Fewer code points of Hangul, and the description was left in English or says next to nothing.
_LEAST = 80
_HANGUL = re.compile("[가-힣]")
_DESCRIPTION = re.compile(r"^Description-[a-z]{2}: (.*)\n((?: .*\n?)*)", re.MULTILINE)
_PACKAGE = re.compile(r"^Package: (\S+)", re.MULTILINE)


def descriptions(path: Path, name: str) -> Iterator[Row | BadRow]:
    """The paragraphs of a Translation-ko.bz2; `where` counts them from 1."""
    number = 0
    paragraph: list[str] = []
    try:
        with bz2.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.strip():
                    paragraph.append(line)
                    continue
                number += 1
                yield _row("".join(paragraph), f"{name}:{number}")
                paragraph = []
    except _BROKEN:
        yield BadRow(f"{name}:{number + 1}", "the file breaks off")
        return
    if paragraph:
        yield _row("".join(paragraph), f"{name}:{number + 1}")


def debian(row: Row, language: Language | None) -> Reading:
    """A package: its synopsis is the summary, its description the text.

    Packages built of one source often share their text: the paper is the text's first paragraph,
    so that no two of them are on both sides of a split.
    """
    text = row.values["text"]
    if len(_HANGUL.findall(text)) < _LEAST:
        return Reading(bad=(BadRow(row.where, "not translated, or too short"),))
    return made(
        Pair(
            paper=text.partition("\n")[0],
            summary=row.values["summary"],
            text=text,
            language=language or language_of(text),
            where=row.where,
        )
    )


def _row(paragraph: str, where: str) -> Row | BadRow:
    package, description = _PACKAGE.search(paragraph), _DESCRIPTION.search(paragraph)
    if package is None or description is None:
        return BadRow(where, "no description")
    body = textwrap.dedent(description[2].replace("\n .\n", "\n\n"))
    text = "\n\n".join(_unwrapped(part) for part in body.split("\n\n") if part.strip())
    return Row(where, {"package": package[1], "summary": description[1], "text": text})


def _unwrapped(paragraph: str) -> str:
    """One line, except of a list; old translations are cut at 80 columns, within words too."""
    lines = [line.rstrip() for line in paragraph.strip("\n").split("\n")]
    if len(lines) == 1 or any(line.startswith(" ") for line in lines):
        return "\n".join(lines)
    return str(kiwi().glue(lines))
