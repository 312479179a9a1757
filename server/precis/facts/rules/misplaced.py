"""Names that the source has, but where it speaks of something else.

"Led by Dr Solvang" of a text that has Dr Takau lead, and names Dr Solvang elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from precis.facts.evidence import Match
from precis.facts.finding import FactKind, ReasonKind
from precis.facts.lexicon import listed
from precis.facts.lookup import Flaw
from precis.facts.prose.names import Mention
from precis.facts.prose.reading import Sentence, kept
from precis.facts.sources.source import Source
from precis.text.said import Said

# So much of what the draft says beside the name must the other one's sentence have, and so many
# times as much as any sentence with the draft's name. In 78 papers of the tests and the trials no
# true sentence has a name that these figures flag.
_KNOWN, _CLEARER = 0.3, 1.6
_NUMBER = 2.0  # what a number tells, beside the weight of a word
_MOST_NAMES = 4  # of a sentence: in a list of them each may belong to any
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
_CLAUSE_END = re.compile(r";\s|, (?:and|but|while|whereas) ")
# "Taken from the airport at X": what is at a place in one text is at another in the other.
_SLOT = re.compile(r"(?P<noun>[A-Za-z]{3,})\s(?:at|in|of|from|near|by)\s(?:the\s)?$")


class _Kind(Enum):
    PERSON = auto()
    INSTITUTION = auto()
    WORDS = auto()  # two or three with capitals: a person or a firm
    ONE_WORD = auto()  # somebody by a first or a last name alone
    OTHER = auto()


@dataclass(frozen=True)
class _Named:
    """A name in its sentence; `words` tell it, and `slot` is what stands at it."""

    text: str
    start: int
    end: int
    kind: _Kind
    words: frozenset[str]
    place: str
    slot: str


def misplaced(sentence: Sentence, source: Source, matches: Sequence[Match]) -> Iterator[Flaw]:
    """Names in another one's place, each with what the source has there."""
    whole = tuple(_with_first_word(one, sentence, source) for one in _names(sentence))
    mine = _with_people(whole, sentence, source.names.people)
    if not mine or len(mine) > _MOST_NAMES:
        return
    for name in mine:
        if name.kind is _Kind.OTHER and not name.slot:
            continue
        if not (name.slot and name.kind is not _Kind.WORDS) and not _tells_one(name, source):
            continue
        if other := _in_another_clause(name, mine, sentence, source, matches):
            yield _flaw(name, other, source)
            continue
        own, rival = _places(name, [one for one in mine if one != name], sentence, source, matches)
        if own is None or rival is None:
            continue  # a name that the source lacks is told already
        score, other = rival
        if score >= _KNOWN and score >= _CLEARER * own:
            yield _flaw(name, other, source)


def _flaw(name: _Named, other: _Named, source: Source) -> Flaw:
    place = (other.start, other.end)
    message = Said(
        "“{text}”: {what}: “{clause}”.",
        text=name.text,
        what=Said("the source has “{words}” here", words=source.written(place)),
        clause=source.clause(place),
    )
    return Flaw(ReasonKind.NAME, name.text, name.start, name.end, message, place)


def _in_another_clause(
    name: _Named,
    mine: Sequence[_Named],
    sentence: Sentence,
    source: Source,
    matches: Sequence[Match],
) -> _Named | None:
    """The name with which the best sentence has the draft's numbers, where it has them not with
    the draft's name: "A paid 35%; the rest came from B".
    """
    numbers = {one.number for one in sentence.quantities if not one.year}
    for match in matches[:1] if numbers and len(mine) == 1 else ():
        known = source.sentences[match.sentence]
        names = _with_people(_names(known), known, source.names.people)
        for start, end in _clauses(known):
            there = {one.number for one in known.quantities if start <= one.start < end}
            here = [one for one in names if start <= one.start < end]
            if numbers <= there and not any(one.words & name.words for one in here):
                own = [one for one in names if one.words & name.words]
                others = [one for one in here if _instead(name, one, sentence, source)]
                if len(others) == 1 and own:
                    return others[0]
    return None


def _clauses(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where the main clauses of a sentence begin and end, in the source's text."""
    start = sentence.start
    for match in _CLAUSE_END.finditer(sentence.text):
        yield start, sentence.start + match.start()
        start = sentence.start + match.end()
    yield start, sentence.end


def _places(
    name: _Named,
    beside: list[_Named],
    sentence: Sentence,
    source: Source,
    matches: Sequence[Match],
) -> tuple[float | None, tuple[float, _Named] | None]:
    """How well any sentence with the name fits the draft's, and the best with another name."""
    told = _told(name, sentence, source)
    having = {number for word in name.words for number in source.words_at.get(word, ())}
    if name.place:
        having.update(
            number
            for number, known in enumerate(source.sentences)
            if name.place in _named_places(known)
        )
    own = max((_share(told, source.sentences[number]) for number in having), default=None)
    rival: tuple[float, _Named] | None = None
    for match in matches:
        known = source.sentences[match.sentence]
        score = _share(told, known)
        if match.sentence in having or score <= (rival[0] if rival else 0.0):
            continue
        if all(one.words & _words(known) for one in beside):
            there = _with_people(_names(known), known, source.names.people)
            others = (one for one in there if _instead(name, one, sentence, source))
            other = next(others, None)
            rival = (score, other) if other else rival
    return own, rival


def _instead(name: _Named, other: _Named, sentence: Sentence, source: Source) -> bool:
    """Whether another name could stand in the place of the draft's, which does not have it."""
    if other.words & _words(sentence):
        return False
    if name.slot and name.slot == other.slot:
        return other.kind is not _Kind.WORDS or _tells_one(other, source)
    kinds = {name.kind, other.kind}
    alike = kinds <= {_Kind.PERSON, _Kind.WORDS} or kinds in ({_Kind.INSTITUTION}, {_Kind.ONE_WORD})
    return alike and _tells_one(name, source) and _tells_one(other, source)


def _tells_one(name: _Named, source: Source) -> bool:
    """Whether a name is surely that of one person, place or firm, by how the source has it."""
    if name.kind is _Kind.ONE_WORD:
        return name.text in source.names.people
    return name.kind is not _Kind.WORDS or not _is_term(name, source)


def _with_first_word(name: _Named, sentence: Sentence, source: Source) -> _Named:
    """The name with the sentence's first word, which has a capital anyway, where it is its own."""
    first = sentence.words[0] if sentence.words else None
    text = f"{first.text} {name.text}" if first else ""
    if not first or name.start != first.end + 1 or text not in source.reading.plain.text:
        return name
    return _named(Mention(FactKind.NAME, text, first.start, name.end, text), sentence)


def _with_people(
    names: tuple[_Named, ...], sentence: Sentence, people: frozenset[str]
) -> tuple[_Named, ...]:
    """The names of a sentence, and those of people that its first word hides."""
    known = {word for name in names for word in name.words}
    hidden = (word for word in sentence.words if word.text in people)
    more = (
        _Named(word.text, word.start, word.end, _Kind.ONE_WORD, frozenset([low]), "", "")
        for word in hidden
        if (low := word.text.lower()) not in known
    )
    return (*names, *more)


def _is_term(name: _Named, source: Source) -> bool:
    """Whether words with capitals are a term and no name: the source has them without, too.

    Of two words the second may be one ("Norlak Metals").
    """
    first, *more = name.text.split()
    small = [word.lower() in source.small_words for word in more]
    return first.lower() in source.small_words or (len(small) > 1 and any(small))


def _told(name: _Named, sentence: Sentence, source: Source) -> Mapping[str, float]:
    """What the draft says beside a name, each with how much it tells."""
    found = {
        word.stems[0]: source.weight(word.stems[0])
        for word in sentence.content_words
        if not name.start <= word.start < name.end
    }
    numbers = (one.number for one in sentence.quantities if one.number > 2)
    return found | {f"#{number:g}": _NUMBER for number in numbers}


def _share(told: Mapping[str, float], known: Sentence) -> float:
    total = sum(told.values())
    numbers = {f"#{one.number:g}" for one in known.quantities}
    common = sum(weight for stem, weight in told.items() if stem in known.stems or stem in numbers)
    return common / total if total else 0.0


@kept
def _names(sentence: Sentence) -> tuple[_Named, ...]:
    """The names of a sentence in Latin letters."""
    return tuple(
        _named(mention, sentence)
        for mention in sentence.mentions
        if mention.kind is FactKind.NAME and not "가" <= mention.key[0] <= "힣"
    )


def _named(mention: Mention, sentence: Sentence) -> _Named:
    before = sentence.text[: mention.start - sentence.start]
    parts = mention.text.split()
    slot = _SLOT.search(before)
    if len(parts) > 1 and (parts[-1] in _INSTITUTIONS or parts[0] in _INSTITUTIONS):
        kind = _Kind.INSTITUTION
    elif mention.place:
        kind = _Kind.OTHER
    elif parts[0] in _TITLES or _TITLE_BEFORE.search(before):
        kind = _Kind.PERSON
    elif len(parts) in (2, 3) and all(_CAPITALISED.fullmatch(part) for part in parts):
        kind = _Kind.WORDS
    elif len(parts) == 1 and _CAPITALISED.fullmatch(parts[0]):
        kind = _Kind.ONE_WORD
    else:
        kind = _Kind.OTHER
    words = (word for word in _WORD.findall(mention.text) if word not in _TITLES)
    return _Named(
        mention.text,
        mention.start,
        mention.end,
        kind,
        frozenset(word.lower() for word in words if len(word) >= _SHORTEST),
        mention.place,
        slot["noun"].lower() if slot else "",
    )


@kept
def _words(sentence: Sentence) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(sentence.text))


@kept
def _named_places(sentence: Sentence) -> frozenset[str]:
    return frozenset(mention.place for mention in sentence.mentions if mention.place)
