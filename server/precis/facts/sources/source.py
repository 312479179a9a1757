"""A source read and indexed once, and what it has of the facts of a draft."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from precis.facts.evidence import Index, Match, bigrams, trigrams
from precis.facts.prose.citations import Citation, cited_in
from precis.facts.prose.context import around, numbers_around
from precis.facts.prose.direction import Direction, directions
from precis.facts.prose.negation import negated
from precis.facts.prose.reading import Sentence, read
from precis.facts.prose.words import english_stem, stems
from precis.facts.quantities.dates import Date
from precis.facts.quantities.measured import MILLIONS, unit_is_given
from precis.facts.quantities.quantity import (
    Quantity,
    comparable_values,
    may_say_the_same,
    same,
)
from precis.facts.quantities.units import EACH, Unit, is_rate_of
from precis.facts.sources.dated import Dates
from precis.facts.sources.derived import Derived
from precis.facts.sources.named import Names
from precis.facts.sources.tables import Table, headed, in_cell, tables
from precis.text.document import Format
from precis.text.language import Language, language_of

_WORD = re.compile(r"[\w-]+")
_NUMBER = 2.0  # a number tells more than a word what is spoken of
_NEW_WORD = 0.4  # of the weight of a word that the source has once
_SHORTEST = 2  # syllables of a word with a prefix that denies it
_CARRIED = 0.4  # how near the words that a pronoun stands for are
_SAME = 0.8  # and the years of "the same period"
_CARRIES_ON = re.compile(
    r"(?:(?:그러나|하지만|또한|그런데|따라서|한편|다만|반면)\s)?(?:이|그|이러한|그러한|이런|해당|이들"
    r"|이는|그는|이것은|이들은)\s|(?:\w+,?\s){0,2}(?:it|its|they|their|this|these|that|those|such|he|she)\b",
    re.IGNORECASE,
)
_PREFIXED = re.compile(r"(?:un|non-?)(?P<word>[a-z]{4,})")
_SAME_TIME = re.compile(
    r"같은 (?:기간|시기|해|때)|이 기간|그 기간"
    r"|\b(?:the same|this|that|these|those) (?:period|years?|time)\b",
    re.IGNORECASE,
)


_POUNDS = ("pound", "pounds")
Pairs = Callable[[Sentence], Iterable[tuple[Quantity, Quantity]]]


class Source:
    """What drafts are checked against. Read it once with `Source.of`; it does not change."""

    def __init__(self, text: str, language: Language, format: Format) -> None:
        self.reading = read(text, language, format)
        self.language = language
        self.sentences = self.reading.sentences
        self.names = Names(self.reading.plain.text, self.sentences)
        self.index = Index([sentence.features for sentence in self.sentences])
        self._weights: dict[str, float] = {}
        self._pairs: dict[Pairs, list[tuple[Quantity, Quantity]]] = {}
        self._like: dict[Quantity, list[tuple[int, Quantity]]] = {}
        self._around: dict[tuple[int, int], dict[str, float]] = {}
        self._around_quantities: dict[int, dict[str, float]] = {}
        self._directions: dict[int, tuple[Direction, ...]] = {}
        self._pronouns: dict[int, dict[str, float]] = {}

    @classmethod
    def of(
        cls, text: str, language: Language | None = None, format: Format = Format.PLAIN
    ) -> Source:
        """Read and index a text; its language is told from the text where none is given."""
        return cls(text, language or language_of(text), format)

    def weight(self, stem: str) -> float:
        """How much a stem tells; a word that the source lacks may be a synonym and tells less."""
        weight = self._weights.get(stem)
        if weight is None:
            most = self.index.weight("")
            weight = _NEW_WORD * most
            if stem in self.index:
                # A word of every sentence still tells what a number belongs to.
                weight = 0.5 * (most + self.index.weight(stem))
            if stem.startswith("@"):  # the authors of a cited work
                weight = _NUMBER * self.weight(stem[1:])
            if stem.startswith("#"):
                weight *= _NUMBER
            self._weights[stem] = weight
        return weight

    @cached_property
    def trigrams(self) -> frozenset[tuple[str, str, str]]:
        """Every three neighbouring words of the text."""
        return trigrams(self.reading.plain.text)

    @cached_property
    def bigrams(self) -> frozenset[tuple[str, str]]:
        """Every two neighbouring words of the text."""
        return bigrams(self.reading.plain.text)

    def search(self, sentence: Sentence, limit: int) -> list[Match]:
        """The source's sentences that speak of the same, the best first."""
        return self.index.search(sentence.features, limit)

    def directions(self, number: int) -> tuple[Direction, ...]:
        """The directions that a sentence of the source states, read once."""
        if number not in self._directions:
            carried = self._carried(number)
            found = directions(self.sentences[number])
            if carried:
                found = tuple(replace(one, carried=carried) for one in found)
            self._directions[number] = found
        return self._directions[number]

    def _carried(self, number: int) -> dict[str, float]:
        """The stems of the sentence before one that begins with "it" or "this" and means them."""
        if number not in self._pronouns:
            found: dict[str, float] = {}
            if number and _CARRIES_ON.match(self.sentences[number].text):
                found = dict.fromkeys(self.sentences[number - 1].stems, _CARRIED)
            if number and _SAME_TIME.search(self.sentences[number].text):
                years = self.sentences[number - 1].years
                found |= dict.fromkeys((f"#{year}" for year in years), _SAME)
            self._pronouns[number] = found
        return self._pronouns[number]

    def negated(self, number: int) -> Mapping[str, frozenset[bool]]:
        """Which stems of a sentence of the source are denied, read once."""
        return negated(self.sentences[number])

    def meant_around(self, number: int, start: int, end: int) -> dict[str, float]:
        """The same as `around`, with what a pronoun at the sentence's beginning stands for."""
        carried = self._carried(number)
        here = self.around(number, start, end)
        return carried | here if carried else here

    def around(self, number: int, start: int, end: int) -> dict[str, float]:
        """The surroundings of a place in a sentence of the source, computed once."""
        key = (start, end)
        if key not in self._around:
            self._around[key] = around(self.sentences[number], start, end)
        return self._around[key]

    def around_quantity(self, number: int, quantity: Quantity) -> dict[str, float]:
        """The surroundings of a quantity in a sentence of the source, other kinds of it included.

        Computed once; not to be changed.
        """
        if quantity.start not in self._around_quantities:
            place = (quantity.start, quantity.end)
            others = numbers_around(self.sentences[number], *place, unlike=quantity)
            self._around_quantities[quantity.start] = {**self.around(number, *place), **others}
        return self._around_quantities[quantity.start]

    def written(self, place: tuple[int, int]) -> str:
        """The plain text at a place."""
        return self.reading.plain.text[slice(*place)].strip()

    def clause(self, place: tuple[int, int]) -> str:
        """A few words around a place of the plain text."""
        text = self.reading.plain.text
        start = max(text.rfind(" ", 0, max(0, place[0] - 30)), text.rfind("\n", 0, place[0])) + 1
        end = text.find(" ", place[1] + 30)
        return " ".join(text[start : end if end > 0 else len(text)].split())

    @cached_property
    def quantities(self) -> tuple[tuple[int, Quantity], ...]:
        """Every quantity with the number of its sentence."""
        return tuple(
            (number, quantity)
            for number, sentence in enumerate(self.sentences)
            for quantity in sentence.quantities
        )

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables whose columns have names."""
        return tuple(tables(self.sentences))

    def every(self, pairs: Pairs) -> list[tuple[Quantity, Quantity]]:
        """The pairs of quantities that a function finds in all sentences, looked for once."""
        if pairs not in self._pairs:
            self._pairs[pairs] = [pair for sentence in self.sentences for pair in pairs(sentence)]
        return self._pairs[pairs]

    @cached_property
    def undone(self) -> frozenset[str]:
        """The stems that a prefix of the text's denies: "split" of "unsplit"."""
        known = {word.text.lower() for sentence in self.sentences for word in sentence.words}
        found = {
            english_stem(prefixed["word"])
            for word in known
            if (prefixed := _PREFIXED.fullmatch(word))
        }
        for word in known:
            if word[0] in "비미" and len(word) > _SHORTEST and "가" <= word[1] <= "힣":
                found.update(stems(word[1:]))  # "비발효"
        return frozenset(found)

    @cached_property
    def words_at(self) -> Mapping[str, list[int]]:
        """The numbers of the sentences that have a word, in small letters."""
        found: dict[str, list[int]] = {}
        for number, sentence in enumerate(self.sentences):
            for word in set(_WORD.findall(sentence.text.lower())):
                found.setdefault(word, []).append(number)
        return found

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The words that the text writes in small letters."""
        return frozenset(
            part
            for sentence in self.sentences
            for word in sentence.text.split()
            if word[:1].islower() and (part := word.strip(".,;:()[]\"'"))
        )

    @cached_property
    def citations(self) -> tuple[tuple[int, Citation], ...]:
        """Every citation with the number of its sentence."""
        return tuple(
            (number, citation)
            for number, sentence in enumerate(self.sentences)
            for citation in sentence.citations
        )

    @cached_property
    def _dates(self) -> Dates:
        return Dates(self.reading.plain.text, self.sentences)

    @cached_property
    def years(self) -> frozenset[int]:
        """Every year of the text."""
        return self._dates.years

    @cached_property
    def _by_value(self) -> dict[str, tuple[list[float], list[tuple[int, Quantity]]]]:
        """For each dimension the values (or numbers) in order, and the quantities that have them.

        Each quantity comes with the number of its sentence.
        """
        found: dict[str, list[tuple[float, int, Quantity]]] = {}
        for number, quantity in self.quantities:
            for key, order in (("", quantity.value), ("#", quantity.number)):
                place = found.setdefault(key + quantity.dimension, [])
                place.append((order, number, quantity))
        for known in found.values():
            known.sort(key=lambda item: item[:2])
        return {
            key: ([item[0] for item in known], [item[1:] for item in known])
            for key, known in found.items()
        }

    def like(self, quantity: Quantity) -> list[tuple[int, Quantity]]:
        """The quantities that say the same, with their sentences, in the order of the text."""
        if quantity not in self._like:
            found = []
            for key, (orders, known) in self._by_value.items():
                for value in comparable_values(quantity, key):
                    low, high = may_say_the_same(quantity, key, value)
                    first, last = bisect_left(orders, low), bisect_right(orders, high)
                    found += [item for item in known[first:last] if same(quantity, item[1])]
            self._like[quantity] = sorted(set(found), key=lambda item: item[1].start)
        return self._like[quantity]

    def has_quantity(
        self, quantity: Quantity, sentence: Sentence, near: Sequence[int] = ()
    ) -> bool:
        """Whether the text states the quantity, or states what it follows from.

        `near` are the numbers of the sentences that speak of the same.
        """
        if self.like(quantity):
            return True
        given = unit_is_given(quantity, sentence.text, sentence.start)
        if given and any(not one.unit for _, one in self.like(replace(quantity, unit=None))):
            return True
        if quantity.year and self._dates.has_year(int(quantity.number)):
            return True
        if quantity.unit and (
            self._in_table(quantity, quantity.unit) or self._for_each(quantity, quantity.unit)
        ):
            return True
        if quantity.unit and quantity.unit.name in MILLIONS:
            million = quantity.number * MILLIONS[quantity.unit.name]
            if any(other.unit is None or other.counts for _, other in self.numbered(million)):
                return True  # "41.6m workers"
        return self.follows(quantity, sentence, near)

    def follows(self, quantity: Quantity, sentence: Sentence, near: Sequence[int]) -> bool:
        """Whether the draft's quantity follows from others, above all those of `near`."""
        return any(same(quantity, other) for other in self._derived.like(quantity, sentence, near))

    def _in_table(self, quantity: Quantity, unit: Unit) -> bool:
        """Whether a row of a table has the number, and a heading the unit in brackets."""
        text = self.reading.plain.text
        for _, other in self.numbered(quantity.number):
            if other.unit is None and in_cell(text, other.start, other.end):
                bracketed = rf"[(\[]\s?{re.escape(unit.name)}\s?[)\]]"
                kind = (unit.dimension, unit.factor)
                return kind in self._headed or re.search(bracketed, text) is not None
        return False

    @cached_property
    def _headed(self) -> frozenset[tuple[str, float]]:
        """The units that stand in brackets: their dimensions and factors."""
        return headed(self.reading.plain.text)

    def _for_each(self, quantity: Quantity, unit: Unit) -> bool:
        """Whether the text has "ha당 412 kg" for "412 kg/ha", or "£25" for "25 pounds".

        Or the other way round.
        """
        name, _, below = unit.name.partition("/")
        numbered = [other for _, other in self.numbered(quantity.number) if other.unit]
        if name in _POUNDS:  # of money as well as of weight
            return any(other.unit and other.unit.dimension == "GBP" for other in numbered)
        if unit.dimension == "GBP" and any(
            other.unit and other.unit.name in _POUNDS for other in numbered
        ):
            return True
        return any(
            other.unit is not None
            and (
                is_rate_of(unit, other.unit, text)
                or (
                    other.unit.name == name
                    and below
                    and re.search(rf"{re.escape(below)}\s?당", text)
                )
            )
            for number, other in self.numbered(quantity.number)
            if (text := self.sentences[number].text)
        )

    @cached_property
    def _derived(self) -> Derived:
        return Derived(self.sentences)

    @cached_property
    def _by_number(self) -> dict[float, list[tuple[int, Quantity]]]:
        found: dict[float, list[tuple[int, Quantity]]] = {}
        for number, quantity in self.quantities:
            found.setdefault(quantity.number, []).append((number, quantity))
        return found

    def numbered(self, number: float) -> list[tuple[int, Quantity]]:
        """The quantities with a number, whatever their unit, with their sentences."""
        return self._by_number.get(number, [])

    def has_rates(self, dimension: str) -> bool:
        """Whether the text says what something is for each unit of a dimension ("kg당")."""
        return any(
            quantity.unit is not None and quantity.unit.per == EACH
            for _, quantity in self._by_value.get(dimension, ((), ()))[1]
        )

    def has_date(self, date: Date) -> bool:
        """Whether one date of the text says all that this one says."""
        return self._dates.has(date)

    def has_citation(self, citation: Citation) -> bool:
        """Whether the text cites the work, or names its authors and year in one sentence."""
        if any(cited_in(citation, other) for _, other in self.citations):
            return True
        if citation.key:
            return False
        year = int(citation.year[:4])
        return any(
            year in sentence.years
            and all(name in sentence.text.casefold() for name in citation.names)
            and not any(set(citation.names) & set(other.names) for other in sentence.citations)
            for sentence in self.sentences
        )
