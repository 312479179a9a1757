"""Where unchanged text stands after the user typed elsewhere in the document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from precis.text.document import Span
from precis.text.lines import Line, lines_of

# Comparing lines costs about one step per pair of equal lines; more than this takes too long.
_MOST_PAIRS = 200_000
# Nor must so many lines be compared with so many, however few are equal: an editor waits for it.
_MOST_LINES = 2_000_000
_CONTEXT = 60  # code points of neighbouring text that tell equal passages apart


def remap(span: Span, before: str, after: str) -> Span | None:
    """The place in `after` of the text that `span` covers in `before`.

    None when that text was touched, or cannot be placed with certainty. Typing exactly at an
    edge of the span does not touch it.
    """
    if span.end <= _common_prefix(before, after):
        return span
    shift = len(after) - len(before)
    if span.start >= len(before) - _common_suffix(before, after):
        return span.shifted(shift)
    wanted = span.of(before)
    if wanted and wanted not in after:
        return None
    # Each way is surer than the next one; `or` would take an empty span for none.
    for left, right in ((0, 0), (_CONTEXT, _CONTEXT), (_CONTEXT, 0), (0, _CONTEXT)):
        found = _only_occurrence(span, before, after, left, right)
        if found is None and left == right == 0:
            found = _by_lines(span, before, after)
        if found is not None:
            return found
    return None


@dataclass(frozen=True)
class Hull:
    """The one piece of a text that holds every difference between two versions of it.

    `start` and `end` are code points of the text before, `shift` is by how much it grew.
    """

    start: int
    end: int
    shift: int

    @classmethod
    def of(cls, before: str, after: str) -> Hull:
        """What changed from one version to the next."""
        start = _common_prefix(before, after)
        least = min(len(before), len(after))
        suffix = min(_common_suffix(before, after), least - start)
        return cls(start, len(before) - suffix, len(after) - len(before))

    def untouched(self, span: Span) -> Span | None:
        """Where a span stands afterwards, when all that changed lies before or behind it."""
        if span.end <= self.start:
            return span
        return span.shifted(self.shift) if span.start >= self.end else None

    def holding(self, span: Span) -> Span | None:
        """Where a span stands afterwards that may have changed inside; None when an end did."""
        if found := self.untouched(span):
            return found
        if span.start <= self.start and self.end <= span.end:
            return Span(span.start, span.end + self.shift)
        return None


def _common_prefix(first: str, second: str) -> int:
    """Length of the common beginning, by bisection: slices compare far faster than a loop."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_suffix(first: str, second: str) -> int:
    """Length of the common end."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if (
            first[len(first) - middle : len(first) - low]
            == second[len(second) - middle : len(second) - low]
        ):
            low = middle
        else:
            high = middle - 1
    return low


def _only_occurrence(span: Span, before: str, after: str, left: int, right: int) -> Span | None:
    """The place of the span with so much context, when that occurs once in both texts."""
    start = max(0, span.start - left)
    wanted = before[start : span.end + right]
    if not wanted:
        return None
    place = after.find(wanted)
    if place < 0 or after.find(wanted, place + 1) >= 0:
        return None
    if before.find(wanted) != start or before.find(wanted, start + 1) >= 0:
        return None
    found = place + span.start - start
    return Span(found, found + len(span))


def _by_lines(span: Span, before: str, after: str) -> Span | None:
    """The place of the span when all the lines that it touches stand unchanged in one block."""
    from difflib import SequenceMatcher

    old, new = lines_of(before), lines_of(after)
    prefix = _equal_lines(old, new)
    suffix = _equal_lines(old[prefix:][::-1], new[prefix:][::-1])
    old, new = old[prefix : len(old) - suffix], new[prefix : len(new) - suffix]
    if len(old) * len(new) > _MOST_LINES:
        return None
    old_keys = [before[line.start : line.after] for line in old]
    new_keys = [after[line.start : line.after] for line in new]
    counts = Counter(new_keys)
    if sum(counts[key] for key in old_keys) > _MOST_PAIRS:
        return None
    matcher = SequenceMatcher(None, old_keys, new_keys, autojunk=False)
    for block in matcher.get_matching_blocks():
        if block.size == 0:
            continue
        first, last = old[block.a], old[block.a + block.size - 1]
        if first.start <= span.start and span.end <= last.after:
            return span.shifted(new[block.b].start - first.start)
    return None


def _equal_lines(first: list[Line], second: list[Line]) -> int:
    """How many lines at the beginning of the two lists have the same text."""
    for count, (one, other) in enumerate(zip(first, second, strict=False)):
        if one.text != other.text:
            return count
    return min(len(first), len(second))
