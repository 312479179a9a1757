"""The dates and years of a source, and whether one of them says what a draft's says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from precis.facts.prose.reading import Sentence
from precis.facts.quantities.dates import Date, agrees

_YEARS_OF_DECADE = 2


class Dates:
    """What a plain text says of points in time; each index is made when it is first asked for."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._text = text
        self._sentences = sentences

    @cached_property
    def years(self) -> frozenset[int]:
        """Every year of the text."""
        return frozenset(year for sentence in self._sentences for year in sentence.years)

    @cached_property
    def _dated(self) -> tuple[tuple[Date, frozenset[int]], ...]:
        return tuple(
            (date, sentence.years) for sentence in self._sentences for date in sentence.dates
        )

    @cached_property
    def _ends_of_decades(self) -> frozenset[int]:
        decades = {date.decade for date, _ in self._dated if date.decade}
        return frozenset(decades | {decade + 10 for decade in decades})

    def has_year(self, year: int) -> bool:
        """Whether the text has a year, or a decade that begins or ends with it."""
        return year in self.years or year in self._ends_of_decades

    def has(self, date: Date) -> bool:
        """Whether one date of the text says all that this one says."""
        if not date.parts:
            return date.year in self.years
        if date.decade and set(date.parts) == {"decade"} and self._spans_decade(date.decade):
            return True
        if set(date.parts) == {"clock"} and date.clock is not None and self._has_hour(date.clock):
            return True
        return any(agrees(date, other, years) for other, years in self._dated)

    def _has_hour(self, clock: int) -> bool:
        """Whether the text has a whole hour without saying which half of the day: "0시부터 4시"."""
        hour, minutes = divmod(clock, 60)
        hours = {hour, hour % 12 or 12} if hour != 0 else {0, 12, 24}
        return not minutes and any(
            re.search(rf"(?<!\d){one}(?:\s?[~∼–-]\s?\d{{1,2}})?시(?!간)", self._text)
            for one in hours
        )

    def _spans_decade(self, first: int) -> bool:
        """Whether one sentence names two years of a decade."""
        return any(
            sum(first <= year < first + 10 for year in sentence.years) >= _YEARS_OF_DECADE
            for sentence in self._sentences
        )
