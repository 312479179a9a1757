"""A text read once: its sentences with their words, quantities, dates, citations and names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, Protocol, TypeVar

from precis.facts.prose.citations import Citation, citations
from precis.facts.prose.names import Mention, hangul_names, latin_names, quoted
from precis.facts.prose.plain import Plain, plain
from precis.facts.prose.words import Word, words
from precis.facts.quantities.dates import Date, dates
from precis.facts.quantities.numbers import quantities
from precis.facts.quantities.quantity import Quantity
from precis.text.document import Format, Span
from precis.text.language import Language
from precis.text.sentences import sentences

_ADDRESS = re.compile(
    r"\b(?:https?|ftp)://[^\s<>\"{}|\\^`가-힣]{1,2000}|\b10\.\d{4,9}/[^\s<>\"]{1,300}"
    r"|\bwww\.\S{1,300}|\b[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{2,40}"
)
_SOFT_BREAK = re.compile(r"(?<!\n)\n(?![ \t]*(?:\n|[-*+•]\s|\(?\d{1,3}[.)]\s|\Z))")
_LEAST_MARKS = 2
_BOUNDARY = re.compile(
    r"[,;:](?!\d)|[()—]|\b(?:and|but|while|whereas|although|though|yet|or|which|who|that)\b"
    r"|(?<=[가-힣]{2})(?:지만|는데|으나|으며|며|고|반면|면서)(?=[\s,])"
)


class Placed(Protocol):
    """Anything with a place in the plain text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True)
class Sentence:
    """One sentence: places are code points of the plain text of its reading."""

    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[Date, ...]
    citations: tuple[Citation, ...]
    mentions: tuple[Mention, ...]

    _kept: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def content(self) -> tuple[int, ...]:
        """Indices of the words that say something and are no part of a number or citation."""
        numbers: tuple[Placed, ...] = (*self.quantities, *self.dates, *self.citations)
        hidden = [(item.start, item.end) for item in numbers]
        return tuple(
            at
            for at, word in enumerate(self.words)
            if word.stems
            and not word.text[0].isdigit()
            and not any(start <= word.start < end for start, end in hidden)
        )

    @cached_property
    def boundaries(self) -> tuple[int, ...]:
        """Where a new clause or item begins."""
        hidden = [(item.start, item.end) for item in self.quantities]
        found = (self.start + match.start() for match in _BOUNDARY.finditer(self.text))
        return tuple(
            place for place in found if not any(start <= place < end for start, end in hidden)
        )

    def clause_stems(self, place: int) -> frozenset[str]:
        """The stems of the clause or item that a place stands in."""
        edges = [self.start, *self.boundaries, self.end]
        at = bisect_right(edges, place) - 1
        first, last = edges[at], edges[min(at + 1, len(edges) - 1)]
        words = (word for word in self.content_words if first <= word.start < last)
        return frozenset(stem for word in words for stem in word.stems)

    @cached_property
    def content_words(self) -> tuple[Word, ...]:
        """The words that `content` tells."""
        return tuple(self.words[at] for at in self.content)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all content words."""
        return frozenset(stem for word in self.content_words for stem in word.stems)

    def known_in(self, there: Container[str]) -> float:
        """The share of the content words that have a stem `there`; 1 where there are none."""
        words = self.content_words
        known = sum(any(stem in there for stem in word.stems) for word in words)
        return known / len(words) if words else 1.0

    @cached_property
    def features(self) -> tuple[str, ...]:
        """What the sentence is found by: stems, and numbers as "#43"."""
        found = [stem for word in self.content_words for stem in word.stems]
        found += [f"#{quantity.number:g}" for quantity in self.quantities]
        found += [f"#{date.year}" for date in self.dates if date.year]
        found += [name for citation in self.citations for name in (*citation.names, citation.key)]
        return tuple(feature for feature in found if feature)

    @property
    def years(self) -> frozenset[int]:
        """Every year that the sentence names, in whatever form."""
        found = {date.year for date in self.dates if date.year}
        found |= {int(quantity.number) for quantity in self.quantities if quantity.year}
        found |= {int(citation.year[:4]) for citation in self.citations if citation.year}
        return frozenset(found)


_T = TypeVar("_T", bound=Placed)
_R = TypeVar("_R")


def kept(function: Callable[[Sentence], _R]) -> Callable[[Sentence], _R]:
    """A function of a sentence whose result is kept with the sentence, and goes when it goes."""

    @wraps(function)
    def once(sentence: Sentence) -> _R:
        if function not in sentence._kept:
            sentence._kept[function] = function(sentence)
        found: _R = sentence._kept[function]
        return found

    return once


@dataclass(frozen=True)
class Reading:
    """A text with all that was found in it."""

    plain: Plain
    language: Language
    sentences: tuple[Sentence, ...] = field(default=())

    def span(self, start: int, end: int) -> Span:
        """Code points of the original text for places of the plain one."""
        return self.plain.span(start, end)


def _between_rows(line_break: re.Match[str]) -> bool:
    """Whether a line break parts two rows of a table whose cells have only marks between them."""
    text, at = line_break.string, line_break.start()
    before = text[text.rfind("\n", 0, at) + 1 : at]
    end = text.find("\n", at + 1)
    behind = text[at + 1 : end if end >= 0 else len(text)]
    return min(before.count("|"), behind.count("|")) >= _LEAST_MARKS


def read(text: str, language: Language, format: Format = Format.PLAIN) -> Reading:
    """Read a text; every kind of fact is looked for in what the kinds before it left."""
    clear = plain(text, format)
    # A line break inside a paragraph is a space (of the same length), but not between rows.
    body = _SOFT_BREAK.sub(lambda found: "\n" if _between_rows(found) else " ", clear.text)
    taken = bytearray(len(body))
    for match in _ADDRESS.finditer(body):
        taken[match.start() : match.end()] = b"\1" * len(match[0])
    cited = citations(body, taken)
    dated = dates(body, taken)
    counted = quantities(body, taken)
    named = [
        *quoted(body),
        *latin_names(body, taken, korean=language is Language.KOREAN),
        *hangul_names(body, taken),
    ]
    named.sort(key=lambda mention: mention.start)
    spans = sentences(clear.text)
    starts = [span.start for span in spans]
    columns = (
        _divided(words(body), starts),
        _divided(counted, starts),
        _divided(dated, starts),
        _divided(cited, starts),
        _divided(named, starts),
    )
    made = tuple(
        Sentence(span.start, span.end, span.of(body), *parts)
        for span, *parts in zip(spans, *columns, strict=True)
    )
    return Reading(clear, language, made)


def _divided(items: Sequence[_T], starts: list[int]) -> list[tuple[_T, ...]]:
    """The items of each sentence, given where the sentences start."""
    divided: list[list[_T]] = [[] for _ in starts]
    for item in items:
        at = bisect_right(starts, item.start) - 1
        if at >= 0:
            divided[at].append(item)
    return [tuple(part) for part in divided]
