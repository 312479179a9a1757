"""A document snapshot and the half-open code-point spans into it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from precis.errors import NotText
from precis.text.said import Said


@dataclass(frozen=True, order=True)
class Span:
    """Half-open range of code points, `start <= end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        # An empty span is a place all the same: only None means that there is none.
        return True

    def of(self, text: str) -> str:
        """The text that this span covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """The same span `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


class Format(StrEnum):
    """The markup that a document is written in."""

    MARKDOWN = "markdown"
    LATEX = "latex"
    HTML = "html"
    RST = "restructuredtext"
    TYPST = "typst"
    ORG = "org"
    PLAIN = "plaintext"


# The language ids that editors send (VS Code, Neovim, Emacs, Helix, Kate) and file suffixes.
_LANGUAGE_IDS = {
    "markdown": Format.MARKDOWN,
    "quarto": Format.MARKDOWN,
    "rmd": Format.MARKDOWN,
    "pandoc": Format.MARKDOWN,
    "mdx": Format.MARKDOWN,
    "latex": Format.LATEX,
    "tex": Format.LATEX,
    "plaintex": Format.LATEX,
    "html": Format.HTML,
    "xhtml": Format.HTML,
    "restructuredtext": Format.RST,
    "rst": Format.RST,
    "typst": Format.TYPST,
    "org": Format.ORG,
}
_SUFFIXES = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".qmd": Format.MARKDOWN,
    ".rmd": Format.MARKDOWN,
    ".mdx": Format.MARKDOWN,
    ".tex": Format.LATEX,
    ".ltx": Format.LATEX,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".rst": Format.RST,
    ".rest": Format.RST,
    ".typ": Format.TYPST,
    ".org": Format.ORG,
}


def format_of(language_id: str | None = None, path: str = "") -> Format:
    """The format from the editor's language id, else from the file's suffix, else plain text.

    An id for plain text decides nothing: editors give it to what they have no mode for.
    """
    known = _LANGUAGE_IDS.get((language_id or "").lower())
    return known or _SUFFIXES.get(PurePath(path).suffix.lower(), Format.PLAIN)


@dataclass(frozen=True)
class Document:
    """One unchanging snapshot of a document's text."""

    text: str
    format: Format = Format.PLAIN
    name: str = ""

    @property
    def eol(self) -> str:
        """The line ending that the document uses: that of its first line, `\\n` by default."""
        first = self.text.find("\n")
        return "\r\n" if first > 0 and self.text[first - 1] == "\r" else "\n"


def refuse_binary(text: str, name: str) -> None:
    """Raise NotText when the text is no prose: editors open binary files too."""
    if "\0" in text or text.count("�") > max(8, len(text) // 20):
        raise NotText(
            Said(
                "{name} looks like a binary file. "
                "Open the text it was made from (for a PDF: its .tex or .md source).",
                name=name or Said("This document"),
            )
        )


def decode(data: bytes, name: str) -> str:
    """Bytes of a file as text: UTF-8 (with or without a mark) or UTF-16 with its mark.

    Raises NotText for anything else.
    """
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(
            Said(
                "{name} is not UTF-8 text (byte {byte}). "
                "Save it as UTF-8, or give the text on standard input.",
                name=name,
                byte=error.start,
            )
        ) from error
    refuse_binary(text, name)
    return text
