"""What a text is checked against: the rest of its document, a section, a file, or its original."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from urllib.parse import unquote

from pygls.uris import to_fs_path

from precis.errors import InputError, NothingToWorkOn
from precis.lsp.convert import Positions
from precis.lsp.documents import Documents, Snapshot
from precis.lsp.findings import Quote
from precis.text.document import Document, Format, Span, decode, format_of, refuse_binary
from precis.text.remap import Hull, remap
from precis.text.said import Said
from precis.text.spans import outside

REST = Said("the rest of the document")
_SUMMARIZED = Said("the text that was summarized")
_ITSELF = Said("A text cannot be checked against the document that it stands in.")
_NO_OTHER = Said(
    "There is no other text in this document to check against. Select a part of the "
    "document, or name another file as the source."
)
_BETWEEN = "\n\n"
# Longer files are not read: they are data, and checking against them would take minutes.
_MOST_BYTES = 20_000_000


class SourceKind(StrEnum):
    """Where the source is."""

    DOCUMENT = "document"  # the document without the checked text
    SECTION = "section"  # the innermost section around the checked text, without that text
    FILE = "file"  # another file, open in the editor or not
    PASSAGE = "passage"  # the text that was summarized, in the same document


@dataclass(frozen=True)
class Against:
    """A source as it was asked for.

    `uri` is an address or a path, for a FILE; `passage` a place, for a PASSAGE; `original` is a
    text that the checked one took the place of: it belongs to the source too.
    """

    kind: SourceKind
    uri: str = ""
    passage: Span | None = None
    original: str = ""


@dataclass(frozen=True)
class Region:
    """A text that was written or checked, and against what. It keeps its place while it changes.

    `written` is a sentence about how it was written, where we wrote it.
    """

    span: Span
    against: Against
    written: str = ""


def region_moved(region: Region, before: str, after: str) -> Region | None:
    """The region in the text as it is now; None when one of its ends cannot be placed."""
    hull = Hull.of(before, after)
    place = hull.holding(region.span) or remap(region.span, before, after)
    if place is None or not len(place):
        return None
    against = region.against
    if against.passage is not None:
        passage = hull.holding(against.passage) or remap(against.passage, before, after)
        against = (
            replace(against, passage=passage)
            if passage
            else Against(SourceKind.DOCUMENT, original=against.original)
        )
    return replace(region, span=place, against=against)


@dataclass(frozen=True)
class _Piece:
    """A piece of a source; `start` is its place in the whole source, `at` in its document."""

    text: str
    start: int
    at: int | None


@dataclass(frozen=True)
class SourceText:
    """A source's text, how a sentence names it, and the way back to where its words stand.

    `other` are the address and positions of another document that it was taken from.
    """

    name: str
    text: str
    format: Format
    pieces: tuple[_Piece, ...]
    other: tuple[str, Positions] | None = None

    def quote(self, span: Span) -> Quote:
        """The words at a place of the source, with their place in their document."""
        piece = next(one for one in reversed(self.pieces) if one.start <= span.start)
        end = min(span.end, piece.start + len(piece.text))
        text = self.text[span.start : end]
        if piece.at is None:
            return Quote(text)
        there = Span(span.start, max(span.start, end)).shifted(piece.at - piece.start)
        if self.other is None:
            return Quote(text, span=there)
        uri, positions = self.other
        return Quote(text, uri=uri, range=positions.range(there))


async def read_source(
    documents: Documents, now: Snapshot, region: Region, unproven: Iterable[Span] = ()
) -> SourceText:
    """The source of a region. Raises NothingToWorkOn when it is empty, and InputError.

    `unproven` are places of `now` that prove nothing: what stands around a text is read without
    them.
    """
    against = region.against
    if against.kind is SourceKind.FILE:
        return await _file(documents, now, against.uri)
    if against.kind is SourceKind.PASSAGE and against.passage is not None:
        return _joined(now, _SUMMARIZED, [against.passage], against.original)
    holes = (region.span, *unproven)
    if against.kind is SourceKind.SECTION:
        for section in reversed((await now.outline()).sections):
            around = outside(section.span, holes)
            if section.span.contains(region.span) and _has_text(now.text, around):
                name = Said("section “{title}”", title=section.title)
                return _joined(now, name, around, against.original)
    around = outside(Span(0, len(now.text)), holes)
    if not _has_text(now.text, around) and not against.original.strip():
        raise NothingToWorkOn(_NO_OTHER)
    return _joined(now, REST, around, against.original)


def _has_text(text: str, spans: list[Span]) -> bool:
    return any(span.of(text).strip() for span in spans)


def _joined(now: Snapshot, name: str, spans: list[Span], original: str) -> SourceText:
    texts: list[tuple[str, int | None]] = [(span.of(now.text), span.start) for span in spans]
    if original.strip():
        texts.append((original, None))
    pieces: list[_Piece] = []
    start = 0
    for text, at in texts:
        pieces.append(_Piece(text, start, at))
        start += len(text) + len(_BETWEEN)
    whole = _BETWEEN.join(text for text, _ in texts)
    return SourceText(name, whole, now.document.format, tuple(pieces))


async def _file(documents: Documents, now: Snapshot, uri: str) -> SourceText:
    """Another document as a source: the editor's text of it when it is open there."""
    if opened := documents.get(uri):
        if unquote(opened.uri) == unquote(now.uri):
            raise InputError(_ITSELF)
        refuse_binary(opened.text, opened.document.name)
        document, address = opened.document, opened.uri
    else:
        path = _path(uri)
        document, address = await asyncio.to_thread(_read, path), path.as_uri()
    if not document.text.strip():
        raise NothingToWorkOn(
            Said("{name} is empty: there is nothing to check against.", name=document.name)
        )
    positions = Positions(document.text, now.encoding)
    pieces = (_Piece(document.text, 0, 0),)
    return SourceText(document.name, document.text, document.format, pieces, (address, positions))


def _path(uri: str) -> Path:
    """The path of an address, or of a path that stands for one. Raises InputError."""
    named = to_fs_path(uri) if uri.startswith("file:") else uri
    path = Path(named or "").expanduser()
    if not path.is_absolute():
        raise InputError(
            f"The source {uri!r} is no file: give the address or the whole path of one, "
            "or “document” or “section”."
        )
    return path


def _read(path: Path) -> Document:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise InputError(Said("{name} is too long to check against.", name=path.name))
        text = decode(path.read_bytes(), path.name)
    except OSError as error:
        raise InputError(
            Said("{path} cannot be read: {reason}.", path=path, reason=error.strerror)
        ) from error
    return Document(text, format_of(None, path.name), path.name)
