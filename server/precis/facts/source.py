"""A source read and indexed once, and what it has of the facts of a draft."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from precis.facts.citations import Citation, cited_in
from precis.facts.context import around
from precis.facts.dates import Date, agrees
from precis.facts.direction import Direction, directions
from precis.facts.evidence import Index, Match, bigrams, trigrams
from precis.facts.finding import FactKind
from precis.facts.lexicon.english import STOP_WORDS, USUAL_ACRONYMS
from precis.facts.lexicon.openers import TITLES
from precis.facts.lexicon.places import ENGLISH_PLACES, KOREAN_PLACES, needs_capital
from precis.facts.names import Mention, squeezed
from precis.facts.negation import negated
from precis.facts.quantity import (
    Quantity,
    comparable_values,
    is_points,
    may_say_the_same,
    same,
)
from precis.facts.reading import Sentence, read
from precis.facts.units import EACH, RATIO
from precis.facts.words import words
from precis.text.document import Format
from precis.text.language import Language, language_of

_LATIN_TOKEN = re.compile(r"[A-Za-zÀ-ɏΑ-Ωα-ω\d]+(?:[-'’&/.+][A-Za-zÀ-ɏ\d]+)*\+*")
# Shorter keys are found inside other words by chance ("AI" in "said").
_SHORTEST_INSIDE = 4
_LONGEST_LOOSE = 4  # words of a quotation that may have other endings
_NUMBER = 2.0  # a number tells more than a word what is spoken of
_NEW_WORD = 0.4  # of the weight of a word that the source has once
# Endings by which a name and what belongs to it differ: Bayes and Bayesian.
_DERIVED = ("esian", "ians", "eans", "ian", "ean", "ese", "ish", "an", "ic", "s")
_TOTAL = re.compile(
    r"\b(?:total|combined|altogether|overall|in all)\b|총|모두|합쳐|합하|합계|전체", re.I
)
_INSTITUTION_END = re.compile(r"(?:대학교병원|대학병원|대병원|대학교|대학원|대학)$")

Pairs = Callable[[Sentence], Iterable[tuple[Quantity, Quantity]]]


class Source:
    """What drafts are checked against. Read it once with `Source.of`; it does not change."""

    def __init__(self, text: str, language: Language, format: Format) -> None:
        self.reading = read(text, language, format)
        self.language = language
        self.sentences = self.reading.sentences
        self.index = Index([sentence.features for sentence in self.sentences])
        self._weights: dict[str, float] = {}
        self._pairs: dict[Pairs, list[tuple[Quantity, Quantity]]] = {}
        self._like: dict[Quantity, list[tuple[int, Quantity]]] = {}
        self._around: dict[tuple[int, int], dict[str, float]] = {}
        self._directions: dict[int, tuple[Direction, ...]] = {}
        self._negated: dict[int, dict[str, frozenset[bool]]] = {}

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
            self._directions[number] = directions(self.sentences[number])
        return self._directions[number]

    def negated(self, number: int) -> dict[str, frozenset[bool]]:
        """Which stems of a sentence of the source are denied, read once."""
        if number not in self._negated:
            self._negated[number] = negated(self.sentences[number])
        return self._negated[number]

    def around(self, number: int, start: int, end: int) -> dict[str, float]:
        """The surroundings of a place in a sentence of the source, computed once."""
        key = (start, end)
        if key not in self._around:
            self._around[key] = around(self.sentences[number], start, end)
        return self._around[key]

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
    def squeezed(self) -> str:
        """The text without white space, punctuation and case."""
        return squeezed(self.reading.plain.text)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Latin words and codes without case, whole and at their hyphens."""
        found: set[str] = set()
        for match in _LATIN_TOKEN.finditer(self.reading.plain.text):
            found.add(squeezed(match[0]))
            found.update(part.casefold() for part in re.split(r"[^\w]+", match[0]) if part)
        return frozenset(found)

    @cached_property
    def places(self) -> frozenset[str]:
        """The places that the text names in any language and form."""
        text = self.reading.plain.text
        lowered = " ".join(re.findall(r"[a-zü.]+", text.lower()))
        padded = f" {lowered} ".replace(". ", " ")
        found = set()
        for name, place in ENGLISH_PLACES.items():
            if f" {name} " in padded or f" {name.rstrip('.')} " in padded:
                capital = name.upper() if len(name) <= 4 else name.title()
                if not needs_capital(name) or capital in text:
                    found.add(place)
        found.update(place for name, place in KOREAN_PLACES.items() if name in text)
        return frozenset(found)

    @cached_property
    def _initials(self) -> tuple[str, str]:
        """The first letters of all Latin words, and of those that say something."""
        words = re.findall(r"[A-Za-z]+", self.reading.plain.text)
        content = [word for word in words if word.lower() not in STOP_WORDS]
        return "".join(word[0] for word in words), "".join(word[0] for word in content)

    @cached_property
    def quantities(self) -> tuple[tuple[int, Quantity], ...]:
        """Every quantity with the number of its sentence."""
        return tuple(
            (number, quantity)
            for number, sentence in enumerate(self.sentences)
            for quantity in sentence.quantities
        )

    def every(self, pairs: Pairs) -> list[tuple[Quantity, Quantity]]:
        """The pairs of quantities that a function finds in all sentences, looked for once."""
        if pairs not in self._pairs:
            self._pairs[pairs] = [pair for sentence in self.sentences for pair in pairs(sentence)]
        return self._pairs[pairs]

    @cached_property
    def citations(self) -> tuple[tuple[int, Citation], ...]:
        """Every citation with the number of its sentence."""
        return tuple(
            (number, citation)
            for number, sentence in enumerate(self.sentences)
            for citation in sentence.citations
        )

    @cached_property
    def years(self) -> frozenset[int]:
        """Every year of the text."""
        return frozenset(year for sentence in self.sentences for year in sentence.years)

    @cached_property
    def _dated(self) -> tuple[tuple[Date, frozenset[int]], ...]:
        return tuple(
            (date, sentence.years) for sentence in self.sentences for date in sentence.dates
        )

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

    def has_quantity(self, quantity: Quantity, sentence: Sentence) -> bool:
        """Whether the text states the quantity, or states what it follows from."""
        if self.like(quantity):
            return True
        if quantity.year and int(quantity.number) in self.years:
            return True
        return any(same(quantity, other) for other in self._derived(quantity, sentence))

    def _derived(self, quantity: Quantity, sentence: Sentence) -> Iterator[Quantity]:
        """Parts ("12 of 48"), differences of percentages, and totals that the draft calls so."""
        total = _TOTAL.search(sentence.text)
        if is_points(quantity):
            for first, second in self._neighbours:
                if first.dimension == second.dimension == RATIO:
                    number = abs(first.number - second.number)
                    yield _made(quantity, number, min(first.step, second.step))
        elif quantity.dimension == RATIO:
            percent = quantity.unit.factor if quantity.unit else 1.0
            for first, second in self._neighbours:
                low, high = sorted((first.number, second.number))
                if first.part and high > 0:
                    yield _made(quantity, low / high / percent, 1e-4)
        elif total:
            for first, second in self._neighbours:
                if first.dimension == second.dimension == quantity.dimension:
                    yield _made(quantity, first.number + second.number, first.step)

    @cached_property
    def _neighbours(self) -> tuple[tuple[Quantity, Quantity], ...]:
        return tuple(pair for sentence in self.sentences for pair in pairwise(sentence.quantities))

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
        if not date.parts:
            return date.year in self.years
        return any(agrees(date, other, years) for other, years in self._dated)

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

    def has_mention(self, mention: Mention) -> bool:
        """Whether the text has a name, acronym or quoted term, in whatever form."""
        if mention.place and mention.place in self.places:
            return True
        if mention.kind is FactKind.QUOTED:
            return self._has_quoted(mention.key)
        if "가" <= mention.key[0] <= "힣":
            return self._has_hangul(mention.key)
        if mention.kind is FactKind.ACRONYM:
            return self._has_acronym(mention.key)
        return self._has_name(mention.key)

    def _has_quoted(self, inside: str) -> bool:
        parts = [squeezed(part) for part in re.split(r"\.\.\.|…|\[[^\]]*\]", inside)]
        if all(part in self.squeezed for part in parts):
            return True
        wanted = [found for word in words(inside) if (found := set(word.stems))]
        if not wanted or len(wanted) > _LONGEST_LOOSE:
            return False
        return any(_in_order(wanted, known) for known in self.sentences)

    def _has_hangul(self, name: str) -> bool:
        if name in self.squeezed:
            return True
        short = _INSTITUTION_END.sub("대", name)
        return short != name and short in self.squeezed

    def _has_acronym(self, key: str) -> bool:
        wanted = squeezed(key)
        if wanted in self.tokens or wanted.removesuffix("s") in self.tokens:
            return True
        if f"{wanted}s" in self.tokens:
            return True
        if len(wanted) >= _SHORTEST_INSIDE and wanted in self.squeezed:
            return True
        place = ENGLISH_PLACES.get(key.lower())
        if place and place in self.places:
            return True
        parts = [
            part
            for part in re.split(r"[-/&]", key)
            if part and not (part.islower() and part.isalpha())
        ]
        if parts and parts != [key] and all(squeezed(part) in self.tokens for part in parts):
            return True
        return self._has_initials(key.removesuffix("s"))

    def _has_initials(self, acronym: str) -> bool:
        """Whether the text has words that the acronym stands for."""
        if not acronym.isalpha() or len(acronym) < 2:
            return False
        if any(squeezed(meaning) in self.squeezed for meaning in USUAL_ACRONYMS.get(acronym, ())):
            return True
        for initials in self._initials:
            if acronym in initials:
                return True
            times = initials.lower().count(acronym.lower())
            if times and (len(acronym) >= 3 or times >= 2):
                return True
        return False

    def _has_name(self, name: str) -> bool:
        parts = [part for part in re.split(r"[\s\-/&.]+", name) if part]
        # Of "RNN-like" only the name must be there.
        names = [part for part in parts if not part[0].islower()] or parts
        missing = [name for name in names if not self._has_word(name)]
        untitled = [
            name
            for name in missing
            if name.lower() not in TITLES and not self._has_initial(name, names[-1])
        ]
        if not untitled:
            return not missing or len(missing) < len(names)
        initials = "".join(name[0] for name in names if name.lower() not in STOP_WORDS)
        return len(initials) > 2 and initials.casefold() in self.tokens

    def _has_initial(self, first: str, last: str) -> bool:
        """Whether the text has "M. Curie" for "Marie Curie"."""
        initial = rf"\b{re.escape(first[0])}\.\s?(?:[A-Z]\.\s?)?{re.escape(last)}\b"
        return first != last and re.search(initial, self.reading.plain.text) is not None

    def _has_word(self, word: str) -> bool:
        lowered = squeezed(word.removesuffix("'s").removesuffix("’s"))
        if lowered in self.tokens or lowered.removesuffix("s") in self.tokens:
            return True
        place = ENGLISH_PLACES.get(lowered)
        if place and place in self.places:
            return True
        stem = next((lowered[: -len(end)] for end in _DERIVED if lowered.endswith(end)), lowered)
        if len(stem) < _SHORTEST_INSIDE:
            return False
        return any(
            f"{form}{end}" in self.tokens
            for form in (stem, stem[:-1] if stem[-1] in "aey" else stem)
            for end in ("", "e", "y", "a", *_DERIVED)
        )


def _in_order(wanted: list[set[str]], sentence: Sentence) -> bool:
    """Whether words stand next to each other in a sentence, whatever their endings."""
    there = [set(sentence.words[at].stems) for at in sentence.content]
    return any(
        all(mine & yours for mine, yours in zip(wanted, there[at:], strict=False))
        for at in range(len(there) - len(wanted) + 1)
    )


def _made(like: Quantity, number: float, step: float) -> Quantity:
    """A quantity that follows from others, in the unit of the draft's."""
    return Quantity(number, like.unit, 0, 0, step, step)
