"""The names of a sentence in Latin letters, and what is said beside each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from precis.facts.finding import FactKind, ReasonKind
from precis.facts.lexicon import listed
from precis.facts.lookup import Flaw
from precis.facts.prose.names import Mention
from precis.facts.prose.reading import Sentence, kept
from precis.facts.sources.source import Source
from precis.text.language import Language
from precis.text.said import Said

_NUMBER = 2.0  # what a number tells, beside the weight of a word
_SHORTEST = 3  # code points of a word that tells a name
_INSTITUTIONS = frozenset(
    listed(
        """
        University Institute Hospital Foundation College Center Centre Laboratory Museum Trust
        Council Agency Ministry Office Company Society School Clinic Observatory Department
        Association Corporation Service Authority Commission Committee Board Bank Library Archive
        Archives Fund Group Systems Instruments Analytics Technologies Labs Energy Power Partners
        Networks Solutions Motors Foods
        """
    )
)
_TITLES = frozenset(listed("Dr Prof Professor Mr Mrs Ms Sir Captain Nurse Judge Father Sister"))
_TITLE_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(_TITLES))})\.?\s$")
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\wÀ-ÿ'’-]+")
_WORD = re.compile(r"[\w-]+")
# "Taken from the airport at X": what is at a place in one text is at another in the other.
_SLOT = re.compile(r"(?P<noun>[A-Za-z]{3,})\s(?:at|in|of|from|near|by)\s(?:the\s)?$")


class Kind(Enum):
    PERSON = auto()
    INSTITUTION = auto()
    WORDS = auto()  # two or three with capitals: a person or a firm
    ONE_WORD = auto()  # somebody by a first or a last name alone
    ACRONYM = auto()
    OTHER = auto()


@dataclass(frozen=True)
class Named:
    """A name in its sentence; `words` tell it, and `slot` is what stands at it."""

    text: str
    start: int
    end: int
    kind: Kind
    words: frozenset[str]
    place: str
    slot: str


def told(
    name: Named, sentence: Sentence, source: Source, within: tuple[int, int] | None = None
) -> Mapping[str, float]:
    """What the draft says beside a name, or `within` a part of it, each with how much it tells."""
    return told_beside(name.start, name.end, sentence, source, within)


def told_beside(
    start: int,
    end: int,
    sentence: Sentence,
    source: Source,
    within: tuple[int, int] | None = None,
) -> Mapping[str, float]:
    """What a sentence says beside one place of it, each stem and number with how much it tells."""
    first, last = within or (sentence.start, sentence.end)
    found = {
        word.stems[0]: source.weight(word.stems[0])
        for word in sentence.content_words
        if first <= word.start < last and not start <= word.start < end
    }
    numbers = (
        one.number for one in sentence.quantities if one.number > 2 and first <= one.start < last
    )
    return found | {f"#{number:g}": _NUMBER for number in numbers}


def having(name: Named, source: Source) -> set[int]:
    """The numbers of the source's sentences that have a word of the name, or its place."""
    forms = {form for word in name.words for form in (word, word + "s", word.removesuffix("s"))}
    found = {number for form in forms for number in source.words_at.get(form, ())}
    if source.language is Language.KOREAN:  # particles may follow a name
        low = name.text.lower()
        found.update(
            number for number, known in enumerate(source.sentences) if low in known.text.lower()
        )
    if name.place:
        found.update(
            number
            for number, known in enumerate(source.sentences)
            if name.place in named_places(known)
        )
    return found


def share(told: Mapping[str, float], known: Sentence) -> float:
    """How much of what is told (0 to 1, by weight) a sentence has."""
    total = sum(told.values())
    numbers = {f"#{one.number:g}" for one in known.quantities}
    common = sum(weight for stem, weight in told.items() if stem in known.stems or stem in numbers)
    return common / total if total else 0.0


@kept
def names_of(sentence: Sentence) -> tuple[Named, ...]:
    """The names of a sentence in Latin letters."""
    return tuple(
        _named(mention, sentence)
        for mention in sentence.mentions
        if mention.kind is FactKind.NAME and not "가" <= mention.key[0] <= "힣"
    )


def _named(mention: Mention, sentence: Sentence) -> Named:
    before = sentence.text[: mention.start - sentence.start]
    parts = mention.text.split()
    slot = _SLOT.search(before)
    if len(parts) > 1 and (parts[-1] in _INSTITUTIONS or parts[0] in _INSTITUTIONS):
        kind = Kind.INSTITUTION
    elif mention.place:
        kind = Kind.OTHER
    elif parts[0] in _TITLES or _TITLE_BEFORE.search(before):
        kind = Kind.PERSON
    elif len(parts) in (2, 3) and all(_CAPITALISED.fullmatch(part) for part in parts):
        kind = Kind.WORDS
    elif len(parts) == 1 and _CAPITALISED.fullmatch(parts[0]):
        kind = Kind.ONE_WORD
    else:
        kind = Kind.OTHER
    words = (word for word in _WORD.findall(mention.text) if word not in _TITLES)
    return Named(
        mention.text,
        mention.start,
        mention.end,
        kind,
        frozenset(word.lower() for word in words if len(word) >= _SHORTEST),
        mention.place,
        slot["noun"].lower() if slot else "",
    )


@kept
def words_of(sentence: Sentence) -> frozenset[str]:
    """All words of a sentence, small."""
    return frozenset(word.lower() for word in _WORD.findall(sentence.text))


@kept
def named_places(sentence: Sentence) -> frozenset[str]:
    """The places that the names of a sentence are."""
    return frozenset(mention.place for mention in sentence.mentions if mention.place)


@kept
def acronyms_of(sentence: Sentence) -> tuple[Named, ...]:
    """The acronyms of a sentence."""
    return tuple(
        Named(one.text, one.start, one.end, Kind.ACRONYM, frozenset([one.text.lower()]), "", "")
        for one in sentence.mentions
        if one.kind is FactKind.ACRONYM
    )


@kept
def hangul_of(sentence: Sentence) -> tuple[Named, ...]:
    """The names of a sentence in Hangul."""
    return tuple(
        Named(one.text, one.start, one.end, Kind.OTHER, frozenset([one.key]), "", "")
        for one in sentence.mentions
        if one.kind is FactKind.NAME and "가" <= one.key[0] <= "힣"
    )


def names_in(sentence: Sentence, source: Source) -> tuple[Named, ...]:
    """The names of a draft's sentence, with those that its first word belongs to or hides."""
    whole = tuple(_with_first_word(one, sentence, source) for one in names_of(sentence))
    return _with_people(whole, sentence, source.names.people)


def known_names(known: Sentence, source: Source) -> tuple[Named, ...]:
    """The names of a sentence of the source, with the people that its first word hides."""
    return _with_people(names_of(known), known, source.names.people)


def _with_first_word(name: Named, sentence: Sentence, source: Source) -> Named:
    """The name with the sentence's first word, which has a capital anyway, where it is its own."""
    first = sentence.words[0] if sentence.words else None
    text = f"{first.text} {name.text}" if first else ""
    if not first or name.start != first.end + 1 or text not in source.reading.plain.text:
        return name
    return _named(Mention(FactKind.NAME, text, first.start, name.end, text), sentence)


def _with_people(
    names: tuple[Named, ...], sentence: Sentence, people: frozenset[str]
) -> tuple[Named, ...]:
    """The names of a sentence, and those of people that its first word hides."""
    known = {word for name in names for word in name.words}
    hidden = (word for word in sentence.words if word.text in people)
    more = (
        Named(word.text, word.start, word.end, Kind.ONE_WORD, frozenset([low]), "", "")
        for word in hidden
        if (low := word.text.lower()) not in known
    )
    return (*names, *more)


def is_term(name: Named, source: Source) -> bool:
    """Whether words with capitals are a term and no name: the source has them without, too.

    Of two words the second may be one ("Norlak Metals").
    """
    if name.kind not in (Kind.WORDS, Kind.ONE_WORD):
        return False
    first, *more = name.text.split()
    small = [word.lower() in source.small_words for word in more]
    return first.lower() in source.small_words or (len(small) > 1 and any(small))


def instead_of(name: Named | Mention, other: Named | Mention, source: Source) -> Flaw:
    """The flaw of a name in whose place the source has another one."""
    place = (other.start, other.end)
    message = Said(
        "“{text}”: {what}: “{clause}”.",
        text=name.text,
        what=Said("the source has “{words}” here", words=source.written(place)),
        clause=source.clause(place),
    )
    return Flaw(ReasonKind.NAME, name.text, name.start, name.end, message, place)


def in_table(known: Sentence) -> bool:
    """Whether a sentence of the source is a table or a row of one."""
    return "|" in known.text or " & " in known.text
