"""Positions of a text as an editor counts them: lines, and characters in its encoding."""

from __future__ import annotations

from lsprotocol import types

WIDTHS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


def place(text: str, encoding: str, offset: int) -> types.Position:
    """The position of a code point, counted one character at a time."""
    codec, width = WIDTHS[encoding]
    line = character = 0
    for at in range(offset):
        if text[at] == "\n" or (text[at] == "\r" and text[at + 1 : at + 2] != "\n"):
            line, character = line + 1, 0
        elif text[at] != "\r":
            character += len(text[at].encode(codec)) // width
    return types.Position(line, character)


def index(text: str, encoding: str, position: types.Position) -> int:
    """The code point of a position that stands between two characters of the text."""
    codec, width = WIDTHS[encoding]
    at = line = units = 0
    while (line, units) != (position.line, position.character):
        if text[at] == "\n" or (text[at] == "\r" and text[at + 1 : at + 2] != "\n"):
            line, units = line + 1, 0
        elif text[at] != "\r":
            units += len(text[at].encode(codec)) // width
        at += 1
    return at
