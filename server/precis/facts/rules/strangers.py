"""Groups of people, and things in a list, that a draft names and the source has nothing of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from precis.facts.finding import ReasonKind
from precis.facts.lexicon import listed
from precis.facts.lexicon.english import STOP_WORDS
from precis.facts.lexicon.people import ENGLISH_PEOPLE, KOREAN_PEOPLE
from precis.facts.lookup import Flaw
from precis.facts.prose.names import squeezed
from precis.facts.prose.reading import Sentence
from precis.facts.sources.source import Source
from precis.text.language import Language
from precis.text.said import Said

_PARTICLE = r"(?:에게서|에게|으로|로|과|와|은|는|이|가|을|를|의|도|만|까지)?"
_KOREAN_PEOPLE = re.compile(
    rf"(?<![가-힣])(?P<name>{'|'.join(sorted(KOREAN_PEOPLE, key=len, reverse=True))}){_PARTICLE}"
    r"(?![가-힣])"
)
# "A, B and C" of up to three words each.
_BEFORE = r"(?:(?:the|both|with|to|by|of|from) )?"


def _item(name: str) -> str:
    return rf"{_BEFORE}(?P<{name}>(?:[A-Za-z][\w'’-]+ ){{0,2}}[A-Za-z][\w'’-]+)"


_LIST = re.compile(
    rf"(?:{_item('first')}, )?{_item('second')}, {_item('third')},? (?:and|or) {_item('last')}"
    rf"|{_item('one')}, {_item('two')},? (?:and|or) {_item('three')}"
)
_HAS_LIST = re.compile(r", [^,.;()]{3,60},? (?:and|or) ")
_WORD = re.compile(r"[A-Za-z]{3,}")
# They end an item, or show that it is none: verbs, participles, adverbs.
_NO_NOUNS = frozenset(
    listed(
        """
        daily weekly monthly yearly twice once thrice respectively namely although though since
        while half quarter quarters third thirds others rest more less most least each all none
        either together alike
        """
    )
)
_NO_NOUN = re.compile(r"(?:ed|ing|ly|est|wards?|[ae]nt|ive|al|ic|ous|ful|less|[ai]ble)$")
_PREFIX = 4  # letters by which a word is found again whatever its ending
_LEAST_LISTED = 3
_SIDE_BY_SIDE = 40  # code points between two things of a list of the source
_LISTS = re.compile(r",|;|/|\b(?:and|or)\b")


def strangers(sentence: Sentence, language: Language, source: Source) -> Iterator[Flaw]:
    """Whom and what the source never speaks of, in a sentence of the same language."""
    find = _korean_groups if language is Language.KOREAN else _english
    for start, end in find(sentence.text, source):
        text = sentence.text[start:end]
        message = Said("“{text}” was not found in the source.", text=text)
        place = (sentence.start + start, sentence.start + end)
        yield Flaw(ReasonKind.UNSUPPORTED, text, *place, message)


def _english(text: str, source: Source) -> Iterator[tuple[int, int]]:
    known = source.names.squeezed
    for match in _WORD.finditer(text):
        kin = ENGLISH_PEOPLE.get(match[0].lower())
        if kin and not any(one in known for one in kin):
            yield match.span()
    if _HAS_LIST.search(text):  # the whole pattern is slow
        for match in _LIST.finditer(text):
            yield from _not_in_list(match, source)


def _korean_groups(text: str, source: Source) -> Iterator[tuple[int, int]]:
    known = source.names.squeezed
    for match in _KOREAN_PEOPLE.finditer(text):
        if not any(kin in known for kin in KOREAN_PEOPLE[match["name"]]):
            yield match.span("name")


def _not_in_list(match: re.Match[str], source: Source) -> Iterator[tuple[int, int]]:
    """The one thing of a list of three or more that is new, where the source lists the others."""
    items = [_thing(match, name) for name in match.groupdict() if match[name]]
    if any(item is None for item in items):
        return
    places = [item for item in items if item]
    named = sum(start > 0 and match.string[start].isupper() for start, _ in places)
    if len(places) < _LEAST_LISTED or (named > 1 and named < len(places)):
        return  # "two raters, Zielinski and Raman"
    heads = [match.string[start:end].split()[-1] for start, end in places]
    new = [
        at
        for at, head in enumerate(heads)
        if head.lower() not in ENGLISH_PEOPLE and not _has(head, source)
    ]
    if len(new) == 1:
        at = new.pop()
        if _lists([*heads[:at], *heads[at + 1 :]], source):
            yield places[at]


def _thing(match: re.Match[str], name: str) -> tuple[int, int] | None:
    """Where the noun of an item stands with what is in front of it; None where it has none."""
    start, text = match.start(name), match[name]
    end = start
    for word in re.finditer(r"\S+", text):
        low = word[0].lower()
        if low in STOP_WORDS or low in _NO_NOUNS or _NO_NOUN.search(low) or low.isdigit():
            if end == start and name not in ("last", "three"):
                start = end = match.start(name) + word.end() + 1  # what leads up to the list
                continue
            break
        end = match.start(name) + word.end()
    return (start, end) if end > start else None


def _has(word: str, source: Source) -> bool:
    beginnings = tuple(squeezed(part)[:_PREFIX] for part in word.split("-") if part)
    return any(token.startswith(beginnings) for token in source.names.tokens)


def _lists(heads: list[str], source: Source) -> bool:
    """Whether a sentence of the source has two of these words side by side in a list."""
    pattern = re.compile(rf"\b(?:{'|'.join(re.escape(head[:_PREFIX]) for head in heads)})", re.I)
    for known in source.sentences:
        found = list(pattern.finditer(known.text))
        for one, other in pairwise(found):
            between = known.text[one.end() : other.start()]
            unlike = one[0].lower() != other[0].lower()
            if unlike and len(between) <= _SIDE_BY_SIDE and _LISTS.search(between):
                return True
    return False
