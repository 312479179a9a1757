"""Chunks of a long text: by headings, then by the tokens of the model in use, with overlap."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from precis.text.document import Span
from precis.text.sections import Part

CountTokens = Callable[[Sequence[str]], Awaitable[list[int]]]

# Where a text may be cut, best place first. LangChain's own list knows no Korean or CJK stops.
_SEPARATORS = ["\n\n", "\r\n\r\n", "\n", "다. ", ". ", "? ", "! ", "。", "; ", ", ", " ", ""]
# Pieces that are packed into chunks; about 100 tokens of English, 200 of Korean.
_ATOM_CHARACTERS = 400
# A part of fewer tokens (a heading alone), or of a smaller share of a chunk, joins the next.
_TINY_TOKENS = 12
_TINY_SHARE = 1 / 12


@dataclass(frozen=True)
class Chunk:
    """One piece of a text as a model sees it.

    The cores of all chunks cover the text exactly, in order. `text` holds the titles of the
    sections around it, the overlap with the chunk before, and the core; `tokens` counts it.
    """

    core: Span
    text: str
    tokens: int
    path: tuple[str, ...]


async def split(
    text: str, parts: Sequence[Part], limit: int, overlap: int, count: CountTokens
) -> tuple[Chunk, ...]:
    """Chunks of at most `limit` tokens each, `overlap` of them repeated from the one before.

    `parts` cover `text` exactly. Section titles stand at the head of each chunk, as in the
    second seed. A piece that is too large is split again, down to single characters.
    """
    # A megabyte takes a third of a second: beside the event loop, which answers an editor.
    atoms = await asyncio.to_thread(lambda: [_atoms(text, part.span) for part in parts])
    sizes = await count([atom.of(text) for of_part in atoms for atom in of_part])
    headers = await _header_sizes(parts, count)
    left = iter(sizes)
    sized = [[(atom, next(left)) for atom in of_part] for of_part in atoms]
    packed = _pack(parts, sized, limit)
    chunks: list[Chunk] = []
    previous: _Core | None = None
    for core in packed:
        room = limit - headers[core.path] - core.tokens
        start = core.span.start
        if previous is not None and previous.path == core.path:
            start = _overlap_start(previous, min(overlap, room))
        body = text[start : core.span.end]
        shown = core.path[:-1] if core.first else core.path
        header = "\n".join(shown)
        chunks.append(Chunk(core.span, f"{header}\n\n{body}" if header else body, 0, core.path))
        previous = core
    return await _fitting(text, chunks, limit, count)


@dataclass(frozen=True)
class _Core:
    """Neighbouring atoms that make one chunk; `first` when they begin their section."""

    atoms: tuple[tuple[Span, int], ...]
    path: tuple[str, ...]
    first: bool

    @property
    def span(self) -> Span:
        return Span(self.atoms[0][0].start, self.atoms[-1][0].end)

    @property
    def tokens(self) -> int:
        return sum(size for _, size in self.atoms)


def _atoms(text: str, span: Span) -> list[Span]:
    """Small pieces that cover `span` exactly, cut at paragraphs, lines, sentences or words."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        separators=_SEPARATORS,
        keep_separator="end",
        strip_whitespace=False,
        chunk_size=_ATOM_CHARACTERS,
        chunk_overlap=0,
    )
    pieces = splitter.split_text(span.of(text))
    if "".join(pieces) != span.of(text):
        # A splitter that drops a character would lose a word of the user's: cut blindly then.
        pieces = [
            text[at : min(at + _ATOM_CHARACTERS, span.end)]
            for at in range(span.start, span.end, _ATOM_CHARACTERS)
        ]
    ends = list(accumulate((len(piece) for piece in _blanks_joined(pieces)), initial=span.start))
    return [Span(start, end) for start, end in pairwise(ends)]


def _blanks_joined(pieces: Sequence[str]) -> list[str]:
    """White space goes with the piece before it: alone it would make a chunk without a word."""
    joined: list[str] = []
    for piece in pieces:
        if joined and not piece.strip():
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


async def _header_sizes(parts: Sequence[Part], count: CountTokens) -> dict[tuple[str, ...], int]:
    paths = list({part.path for part in parts})
    sizes = await count(["\n".join(path) + "\n\n" for path in paths])
    return dict(zip(paths, sizes, strict=True))


def _pack(
    parts: Sequence[Part], atoms: Sequence[list[tuple[Span, int]]], limit: int
) -> list[_Core]:
    """Fill each part's chunks evenly with its atoms, so that none is a mere remainder."""
    cores: list[_Core] = []
    carried: list[tuple[Span, int]] = []
    for part, sized in zip(parts, atoms, strict=True):
        own = carried + sized
        carried = []
        total = sum(size for _, size in own)
        if total < min(_TINY_TOKENS, limit * _TINY_SHARE) and part is not parts[-1]:
            carried = own
            continue
        room = max(1, int(limit * 0.8))
        pieces = max(1, -(-total // room))
        target = total / pieces
        current: list[tuple[Span, int]] = []
        size = made = 0
        for span, tokens in own:
            full = size >= target and made < pieces - 1
            if current and (full or size + tokens > room):
                cores.append(_Core(tuple(current), part.path, made == 0))
                current, size, made = [], 0, made + 1
            current.append((span, tokens))
            size += tokens
        if current:
            cores.append(_Core(tuple(current), part.path, made == 0))
    return cores


def _overlap_start(previous: _Core, room: int) -> int:
    """Where the overlap begins: whole atoms from the end of the chunk before."""
    start = previous.span.end
    for span, size in reversed(previous.atoms):
        if size > room:
            break
        room -= size
        start = span.start
    return start


async def _fitting(
    text: str, chunks: Sequence[Chunk], limit: int, count: CountTokens
) -> tuple[Chunk, ...]:
    """The chunks with their real token counts; an oversized one is halved until it fits."""
    sizes = await count([chunk.text for chunk in chunks])
    fitting: list[Chunk] = []
    for chunk, size in zip(chunks, sizes, strict=True):
        if size <= limit or len(chunk.core) == 1:
            fitting.append(Chunk(chunk.core, chunk.text, size, chunk.path))
            continue
        middle = (chunk.core.start + chunk.core.end) // 2
        halves = (Span(chunk.core.start, middle), Span(middle, chunk.core.end))
        smaller = [Chunk(half, half.of(text), 0, chunk.path) for half in halves]
        fitting += await _fitting(text, smaller, limit, count)
    return tuple(fitting)
