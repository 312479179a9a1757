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
# What stands behind a person's name, and behind little else that has a capital.
_LIKE_A_PERSON = re.compile(
    r"(?<!\bin )(?<!\bof )(?<!\bat )(?<!\bfrom )\b([A-ZÀ-Þ][a-zà-ÿ'’-]{2,}),? "
    r"(?:herself|himself|who|aged|(?:an?|the) (?:\w+ ){0,3}\w*(?:er|or|ist"
    r"|ian|ant|ent|man|woman|mother|father|nurse|pupil|resident|volunteer|daughter|son)\b|said|told"
    r"|recall\w*|describ\w*|explain\w*|felt|thought|not\w* that|coded|asked|wrote|argued|recruited"
    r"|taught|transcribed|interviewed|moderated|analy[sz]ed|counted|collected|measured|translated)"
)
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\wÀ-ÿ'’-]+")
_WORD = re.compile(r"[\w-]+")
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
    mine = _with_people(_names(sentence), sentence, _all_people(source))
    if not mine or len(mine) > _MOST_NAMES:
        return
    for name in mine:
        if name.kind is _Kind.OTHER and not name.slot:
            continue
        if not (name.slot and name.kind is not _Kind.WORDS) and not _tells_one(name, source):
            continue
        own, rival = _places(name, [one for one in mine if one != name], sentence, source, matches)
        if own is None or rival is None:
            continue  # a name that the source lacks is told already
        score, other = rival
        if score >= _KNOWN and score >= _CLEARER * own:
            place = (other.start, other.end)
            message = Said(
                "“{text}”: {what}: “{clause}”.",
                text=name.text,
                what=Said("the source has “{words}” here", words=source.written(place)),
                clause=source.clause(place),
            )
            yield Flaw(ReasonKind.NAME, name.text, name.start, name.end, message, place)


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
            there = _with_people(_names(known), known, _people(known))
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
        return name.text in _all_people(source)
    return name.kind is not _Kind.WORDS or not _is_term(name, source)


def _all_people(source: Source) -> frozenset[str]:
    return frozenset().union(*(_people(known) for known in source.sentences))


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


@kept
def _people(sentence: Sentence) -> frozenset[str]:
    """The single names of a sentence that are told of as of people."""
    return frozenset(_LIKE_A_PERSON.findall(sentence.text))


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
