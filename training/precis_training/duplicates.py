"""Pairs that came before: exact ones by digest, near ones by sketches of their texts."""

from __future__ import annotations

import re
import unicodedata
from array import array
from enum import Enum
from hashlib import blake2b
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from precis.text.language import Language
from precis_training.readers.pair import Pair
from precis_training.splits import name_key

_SHINGLE = 5  # words, or code points of Korean
_SKETCH = 64  # hashes; at a similarity of 0.9 the estimate's standard error is 0.04
_KEYS = 8  # hashes by which a text is found
_SLOT_BITS = 24  # 64 MiB of slots, touched only as texts come
_FREE = 2**32 - 1  # fills the sketch of a short text
_WORD = re.compile(r"\w+")
_BLOCK = 1024  # sketches that get their memory at once
# Odd, so that multiplying modulo 2^64 and 2^32 loses nothing.
_MULTIPLIER, _SPREAD = np.uint64(0x9E3779B97F4A7C15), np.uint32(0x9E3779B1)


class Verdict(Enum):
    """What a pair is beside all pairs that were kept before it."""

    NEW = "new"
    EXACT = "exact"
    NEAR = "near"


class Duplicates:
    """Remembers the pairs it called new: about 400 bytes for each, and 64 MiB for all.

    A pair is an exact duplicate when summary and text were there before (but for case, width
    and white space), and a near one when its text is at least `threshold` similar to an earlier
    text: Jaccard of word 5-grams (English) or of 5-grams of code points without spaces (Korean),
    estimated; a threshold of 1 asks for equal texts. Several summaries of one paper's text are no
    duplicates.
    """

    def __init__(self, threshold: float) -> None:
        self._threshold = threshold
        self._exact: set[int] = set()
        self._sketches = _Sketches(threshold)
        self._papers, self._summaries, self._texts = array("Q"), array("Q"), array("Q")

    def check(self, pair: Pair) -> Verdict:
        """What the pair is; a new one is remembered."""
        summary, text = _plain(pair.summary), _plain(pair.text)
        both = _digest(f"{summary}\0{text}")
        if both in self._exact:
            return Verdict.EXACT
        sketch = _sketch(text, pair.language)
        paper, said, content = _digest(name_key(pair.paper)), _digest(summary), _digest(text)
        for number in self._sketches.similar(sketch):
            if self._threshold == 1 and self._texts[number] != content:
                continue
            if self._papers[number] != paper or self._summaries[number] == said:
                return Verdict.NEAR
        self._exact.add(both)
        self._sketches.add(sketch)
        self._papers.append(paper)
        self._summaries.append(said)
        self._texts.append(content)
        return Verdict.NEW


class _Sketches:
    """Finds texts by the least hashes of their shingles (bottom-k sketches, Broder 1997).

    A text is entered under its 8 least hashes, so a text of similarity s is found with probability
    1 - (1 - s)^8 or so. A slot holds the number of the last text that fell into it: memory does not
    grow with shingles that many texts share, and an older text is found by its rarer ones.
    """

    def __init__(self, threshold: float) -> None:
        self._threshold = threshold
        self._slots = np.zeros(2**_SLOT_BITS, np.uint32)  # 0 is free, else number + 1
        self._blocks: list[NDArray[np.uint32]] = []
        self._count = 0

    def similar(self, sketch: NDArray[np.uint32]) -> list[int]:
        """The numbers of the earlier texts that are as similar as the threshold asks."""
        found = set(self._slots[_places(sketch)].tolist()) - {0}
        if not found:
            return []
        hashes = set(sketch.tolist())
        least = self._threshold
        return [
            number - 1
            for number in found
            if _similarity(hashes, self._row(number - 1).tolist(), least) >= least
        ]

    def add(self, sketch: NDArray[np.uint32]) -> None:
        """Remember a text; its number is how many came before."""
        if self._count % _BLOCK == 0:
            self._blocks.append(np.empty((_BLOCK, _SKETCH), np.uint32))
        row = self._row(self._count)
        row[: len(sketch)], row[len(sketch) :] = sketch, _FREE
        self._count += 1
        self._slots[_places(sketch)] = self._count

    def _row(self, number: int) -> NDArray[np.uint32]:
        """A text's sketch, shape (64,)."""
        row: NDArray[np.uint32] = self._blocks[number // _BLOCK][number % _BLOCK]
        return row


def _places(sketch: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The slots of a sketch's keys; the least hashes are small, so they are spread again."""
    return (sketch[:_KEYS] * _SPREAD) >> np.uint32(32 - _SLOT_BITS)


def _similarity(hashes: set[int], row: list[int], interesting: float) -> float:
    """The share of the least hashes of two texts together that both of them have.

    Zero when it is plainly far below what is `interesting`: most candidates are.
    """
    both = hashes.intersection(row)
    both.discard(_FREE)
    if 2 * len(both) < interesting * min(len(hashes), len(row)):
        return 0.0
    together = hashes.union(row)
    together.discard(_FREE)
    least = sorted(together)[:_SKETCH]
    return len(both.intersection(least)) / len(least)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest())


def _sketch(text: str, language: Language) -> NDArray[np.uint32]:
    """The up to 64 least of the hashes of all shingles, rising; a short text is one shingle."""
    if language is Language.KOREAN:
        letters = text.replace(" ", "").encode("utf-32-le")
        units = np.frombuffer(letters, np.uint32).astype(np.uint64)
    else:
        units = np.array([crc32(word.encode()) for word in _WORD.findall(text)], np.uint64)
    if len(units) < _SHINGLE:
        units = np.append(units, np.zeros(_SHINGLE - len(units), np.uint64))
    count = len(units) - _SHINGLE + 1
    hashes = np.zeros(count, np.uint64)
    for offset in range(_SHINGLE):
        hashes ^= units[offset : offset + count]
        hashes *= _MULTIPLIER
        hashes ^= hashes >> np.uint64(32)
    ordered = np.sort(hashes.astype(np.uint32))
    first = np.append(True, ordered[1:] != ordered[:-1])
    least: NDArray[np.uint32] = ordered[first][:_SKETCH]
    return least
