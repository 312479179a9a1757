"""The names, acronyms and quoted terms of a source, found again in whatever form a draft has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from precis.facts.finding import FactKind
from precis.facts.lexicon.english import STOP_WORDS, USUAL_ACRONYMS
from precis.facts.lexicon.openers import TITLES
from precis.facts.lexicon.places import ENGLISH_PLACES, KOREAN_PLACES, needs_capital
from precis.facts.prose.names import Mention, squeezed
from precis.facts.prose.reading import Sentence
from precis.facts.prose.words import words

_LATIN_TOKEN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏΑ-Ωα-ω\d]+(?:[-'’&/.+][A-Za-zÀ-ÖØ-öø-ɏ\d]+)*\+*")
_HANGUL = re.compile(r"[가-힣]")
# Shorter keys are found inside other words by chance ("AI" in "said").
_SHORTEST_INSIDE = 4
_LONGEST_LOOSE = 4  # words of a quotation that may have other endings
# Endings by which a name and what belongs to it differ: Bayes and Bayesian.
_DERIVED = ("esian", "ians", "eans", "ian", "ean", "ese", "ish", "an", "ic", "s")
# Letters that name a kind of thing which every reader knows, and nothing of their own.
_COMMON_NOUNS = frozenset(["GPU", "CPU", "RAM", "PC", "API", "URL", "PDF", "ID", "FAQ"])
# What stands behind a person's name, and behind little else that has a capital.
_LIKE_A_PERSON = re.compile(
    r"(?<!\bin )(?<!\bof )(?<!\bat )(?<!\bfrom )\b([A-ZÀ-Þ][a-zà-ÿ'’-]{2,}),? "
    r"(?:herself|himself|who|aged|(?:an?|the) (?:\w+ ){0,3}\w*(?:er|or|ist"
    r"|ian|ant|ent|man|woman|mother|father|nurse|pupil|resident|volunteer|daughter|son)\b|said|told"
    r"|recall\w*|describ\w*|explain\w*|felt|thought|not\w* that|coded|asked|wrote|argued|recruited"
    r"|taught|transcribed|interviewed|moderated|analy[sz]ed|counted|collected|measured|translated)"
)
_SMALL_WORDS = "of|the|and|for|in|to|on|by|with"
_SHORT_TEXT = 3_000  # code points
_INSTITUTION_END = re.compile(r"(?:대학교병원|대학병원|대병원|대학교|대학원|대학)$")


class Names:
    """What a plain text names; each index is made when it is first asked for."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._text = text
        self._sentences = sentences

    @cached_property
    def squeezed(self) -> str:
        """The text without white space, punctuation and case."""
        return squeezed(self._text)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Latin words and codes without case, whole and at their hyphens."""
        found: set[str] = set()
        for word in set(_LATIN_TOKEN.findall(self._text)):
            found.add(squeezed(word))
            found.update(squeezed(part) for part in re.split(r"[^\w]+", word) if part)
        return frozenset(found)

    @cached_property
    def people(self) -> frozenset[str]:
        """The single names that the text speaks of as of people: "Samira, an interpreter"."""
        return frozenset(_LIKE_A_PERSON.findall(self._text))

    @cached_property
    def places(self) -> frozenset[str]:
        """The places that the text names in any language and form."""
        text = self._text
        lowered = " ".join(re.findall(r"[a-zü.]+", text.lower()))
        padded = f" {lowered} ".replace(". ", " ")
        words = frozenset(padded.split())
        found = set()
        for name, place in ENGLISH_PLACES.items():
            plain = name.rstrip(".")
            if plain in words or name in words or (" " in plain and f" {plain} " in padded):
                capital = name.upper() if len(name) <= 4 else name.title()
                if not needs_capital(name) or capital in text:
                    found.add(place)
        if _HANGUL.search(text):
            found.update(place for name, place in KOREAN_PLACES.items() if name in text)
        return frozenset(found)

    @cached_property
    def _lowered(self) -> str:
        return self._text.lower()

    @cached_property
    def _initials(self) -> tuple[str, str]:
        """The first letters of all Latin words, and of those that say something."""
        words = re.findall(r"[A-Za-z]+", self._text)
        content = [word for word in words if word.lower() not in STOP_WORDS]
        return "".join(word[0] for word in words), "".join(word[0] for word in content)

    def has(self, mention: Mention) -> bool:
        """Whether the text has a name, acronym or quoted term, in whatever form."""
        if mention.place and mention.place in self.places:
            return True
        if mention.kind is FactKind.QUOTED:
            return self._has_quoted(mention.key)
        if mention.key.removesuffix("s") in _COMMON_NOUNS:
            return True
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
        return any(_in_order(wanted, known) for known in self._sentences)

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
        if any(acronym in initials for initials in self._initials):
            return True
        return self._spells(acronym)

    def _spells(self, acronym: str) -> bool:
        """Whether words in small letters, next to each other, begin with its letters.

        In a long text some do by chance: there, or for two letters, the same words must come twice.
        """
        between = rf"[\s-]+(?:(?:{_SMALL_WORDS})\s)?"
        pattern = rf"\b{between.join(f'{letter}[a-z]+' for letter in acronym.lower())}\b"
        found: Counter[str] = Counter()
        for match in re.finditer(pattern, self._lowered):
            words = re.split(r"[\s-]+", match[0])
            if words[0] not in STOP_WORDS and words[-1] not in STOP_WORDS:
                found[" ".join(word.removesuffix("s") for word in words)] += 1
        short = len(acronym) > 2 and len(self._lowered) <= _SHORT_TEXT
        return bool(found) and (short or max(found.values()) > 1)

    def _has_name(self, name: str) -> bool:
        parts = [part for part in re.split(r"[\s\-/&.]+", name) if squeezed(part)]
        # Of "RNN-like" only the name must be there.
        names = [part for part in parts if not part[0].islower()] or parts
        missing = [name for name in names if not self._has_word(name)]
        untitled = [
            name
            for name in missing
            if name.lower() not in TITLES and not self._has_initial(name, names[-1])
        ]
        if not untitled:
            return 2 * len(missing) <= len(names)
        initials = "".join(name[0] for name in names if name.lower() not in STOP_WORDS)
        return len(initials) > 2 and initials.casefold() in self.tokens

    def _has_initial(self, first: str, last: str) -> bool:
        """Whether the text has "M. Curie" for "Marie Curie"."""
        initial = rf"\b{re.escape(first[0])}\.\s?(?:[A-Z]\.\s?)?{re.escape(last)}\b"
        return first != last and re.search(initial, self._text) is not None

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
