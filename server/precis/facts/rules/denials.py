"""Words that one text denies and the other affirms, of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from precis.facts.evidence import Match
from precis.facts.finding import ReasonKind
from precis.facts.lookup import Flaw
from precis.facts.prose.citations import cited_in
from precis.facts.prose.comparison import GRADING
from precis.facts.prose.context import around, shared
from precis.facts.prose.direction import directions
from precis.facts.prose.negation import base_of, denied_together, negated
from precis.facts.prose.reading import Sentence
from precis.facts.prose.topics import ways_of_topic
from precis.facts.sources.source import Source
from precis.text.said import Said

# How much of the draft's surroundings the source must share (the word itself, which both have,
# included), and how much better the disagreeing place must fit than the best agreeing one.
_ALIGNED, _CLEARER = 0.57, 1.2
_BESIDE = 0.4
# Where the best sentence has so many of the draft's words, less of the surroundings will do.
_COVERED, _COVERED_ALIGNED = 0.7, 0.4
_TAKING_AWAY = re.compile(
    r"\b(?:remov|omit|omission|exclud|ablat|eliminat|abolish|leaving out|left out|shield)"
    r"|제거|없애|제외|생략"
    r"|배제|빠졌|빠진|빠져|누락",
    re.IGNORECASE,
)

# "Poorly absorbed" is not absorbed well.
_POORLY = re.compile(r"\b(?:poorly|badly|insufficiently|inadequately|incompletely|weakly)\b", re.I)
_WELL = re.compile(r"\b(?:well|properly|sufficiently|adequately|fully|completely|strongly)\b", re.I)
# "Below the detection limit" is not detected.
_LIMIT = re.compile(r"\b(?:detection limit|limits? of detection|undetectabl)|검출\s?한계", re.I)
_FOUND = re.compile(r"\bdetect|검출", re.I)
# "All survived" where none died.
_ALL = re.compile(r"\b(?:all|every|each)\b|모든|모두", re.I)
# "Hard to apply" and "fails when applied" where it cannot be applied, "minimal impact" where none.
_HARDLY = re.compile(
    r"어렵|어려|곤란|힘들|\b(?:difficult|hard) to\b|\bfail\w* (?:when|if|once)\b"
    r"|\b(?:minimal|negligible|marginal)\b",
    re.I,
)
# "Model free" where it is "model-free".
_FREE_OF = re.compile(r"[ -]free\b", re.I)
# What others do or cannot do, and what this text does.
_OTHERS = re.compile(
    r"\b(?:existing|current|previous|prior|earlier|conventional|traditional|other|most|many)\b"
    r"[^.;]{0,40}\b(?:methods?|approach(?:es)?|models?|algorithms?|techniques?|works?|systems?)\b",
    re.I,
)
_OURS = re.compile(r"\b(?:we|our|this (?:paper|work)|novel|new|propos\w+|introduc\w+)\b", re.I)
_P_VALUE = re.compile(r"\b[pP]\s?[=<>≤]\s?(0?\.\d+)")
_WHO_NOT = re.compile(
    r"\b(?:those|ones|people|patients|participants|children|others|anyone) (?:who|that) "
    r"(?:(?:had|have|has|did|do|does|were|was|are|could|would) )?(?:not|never|no)\b[^,.;]{0,30}$",
    re.I,
)
_ASIDE = re.compile(
    r"\b(?:rather than|instead of|as opposed to|in place of)(?P<what>(?: [\w-]+){1,4})", re.I
)


def denials(
    sentence: Sentence, source: Source, matches: Sequence[Match]
) -> Iterator[tuple[int, Flaw]]:
    """Words that are denied in one text and affirmed in the other, of the same thing.

    Each with the number of the source's sentence, the surest first.
    """
    here = negated(sentence)
    theirs = [(match.sentence, source.negated(match.sentence)) for match in matches]
    prefixed = {base_of(word)[0] for word in sentence.words}
    aside = _set_aside(sentence)
    moving: frozenset[str] | None = None
    found: list[tuple[float, str, int]] = []
    for stem, ways in here.items():
        if False not in ways and stem in source.undone and stem not in prefixed:
            continue  # "not split" of a text that has "unsplit"
        if stem in aside or _part_of_compound(stem, sentence):
            continue
        known = [
            (number, _of_topic(stem, sentence, source, number, said))
            for number, said in theirs
            if stem in said
        ]
        if all(ways & said[stem] for _, said in known):
            continue
        if moving is None:
            moving = frozenset(part for one in directions(sentence) for part in one.word.stems)
        if _who_did_not(stem, sentence):
            continue
        if stem in GRADING:
            known = [one for one in known if not of_other_test(sentence, source, one[0])]
        rival = None if stem in moving else _surest(stem, sentence, here, source, known)
        if rival:
            found.append((rival[0], stem, rival[1]))
    for _, stem, number in sorted(found, reverse=True)[:1]:
        yield number, _negation(stem, True in here[stem], sentence, source, number)


def _of_topic(
    stem: str,
    sentence: Sentence,
    source: Source,
    number: int,
    said: Mapping[str, frozenset[bool]],
) -> Mapping[str, frozenset[bool]]:
    """What a sentence of the source says of a stem, where it says both: of the draft's topic."""
    if len(said[stem]) == 1:
        return said
    ways = ways_of_topic(stem, sentence, source.sentences[number])
    return {**said, stem: ways} if ways else said


def _set_aside(sentence: Sentence) -> frozenset[str]:
    """The stems of what a sentence names only to set it aside: "rather than by consumption"."""
    found: set[str] = set()
    for match in _ASIDE.finditer(sentence.text):
        first, last = (sentence.start + place for place in match.span("what"))
        found.update(
            stem
            for at in sentence.content
            if first <= sentence.words[at].start < last
            for stem in sentence.words[at].stems
        )
    return frozenset(found)


def _surest(
    stem: str,
    sentence: Sentence,
    here: Mapping[str, frozenset[bool]],
    source: Source,
    known: Sequence[tuple[int, Mapping[str, frozenset[bool]]]],
) -> tuple[float, int] | None:
    """How surely a sentence of the source has a word the other way round, and its number.

    None when no sentence does, or another one that fits as well agrees.
    """
    place = _place_of(stem, sentence)
    mine = {**around(sentence, *place), stem: 1.0}
    against: tuple[float, int] | None = None
    agreeing = 0.0
    for number, said in known:
        other = source.sentences[number]
        there = _place_of(stem, other)
        score = shared(mine, {**source.meant_around(number, *there), stem: 1.0}, source.weight)
        draft, yours = _Said(sentence, place, here), _Said(other, there, said)
        alike = _worded_otherwise(stem, draft, yours) or _of_others(sentence, other)
        if here[stem] & said[stem] or alike:
            agreeing = max(agreeing, score)
        elif against is None or score > against[0]:
            against = (score, number)
    least = _ALIGNED
    if against and _same_work(stem, sentence, source.sentences[against[1]]):
        least = _COVERED_ALIGNED
    if (
        False in here[stem]
        and known
        and sentence.known_in(source.sentences[known[0][0]].stems) >= _COVERED
    ):
        least = _COVERED_ALIGNED
    if against and against[0] >= least and against[0] >= _CLEARER * agreeing:
        return against
    return None


def _same_work(stem: str, sentence: Sentence, other: Sentence) -> bool:
    """Whether both say with their last word what one work found, and cite no other."""
    cited = len(sentence.citations) == len(other.citations) == 1
    last = all(stem in text.content_words[-1].stems for text in (sentence, other))
    return cited and last and cited_in(sentence.citations[0], other.citations[0])


def of_other_test(sentence: Sentence, source: Source, number: int) -> bool:
    """Whether both give a p-value, and no common one: then they are of two tests."""
    mine, yours = (
        {float(found) for found in _P_VALUE.findall(text)}
        for text in (sentence.text, source.sentences[number].text)
    )
    return bool(mine and yours) and not mine & yours


def _who_did_not(stem: str, sentence: Sentence) -> bool:
    """Whether a denial only says who is meant: "older than those who had no injection"."""
    start, _ = _place_of(stem, sentence)
    return _WHO_NOT.search(sentence.text[: start - sentence.start]) is not None


def _part_of_compound(stem: str, sentence: Sentence) -> bool:
    """Whether a word only begins a compound ("post-processing"), which is denied as a whole."""
    _, end = _place_of(stem, sentence)
    behind = sentence.text[end - sentence.start :]
    return behind[:1] == "-" and behind[1:2].isalpha() and not _FREE_OF.match(behind)


def _of_others(sentence: Sentence, other: Sentence) -> bool:
    """Whether the source speaks of what others do, and the draft of what its authors do."""
    return (
        _OTHERS.search(other.text) is not None
        and _OURS.search(sentence.text) is not None
        and not _OTHERS.search(sentence.text)
    )


def names_group(place: int, sentence: Sentence) -> bool:
    """Whether the word at a place denies by itself, but only says of what the sentence speaks.

    "Uncoated modules" are another group than coated ones.
    """
    words = sentence.words
    return any(
        words[at].start == place
        and words[at].text.lower().startswith(("un", "non"))
        and base_of(words[at])[1] == 1
        and bool(words[at + 1].stems)
        and words[at + 1].start == words[at].end + 1
        for at in range(len(words) - 1)
    )


@dataclass(frozen=True)
class _Said:
    """A place in a sentence, and which of the sentence's stems are denied."""

    sentence: Sentence
    place: tuple[int, int]
    ways: Mapping[str, frozenset[bool]]


def _worded_otherwise(stem: str, one: _Said, other: _Said) -> bool:
    """Whether two texts may mean the same although one denies a word and the other does not."""
    affirming, denying = (one, other) if False in one.ways[stem] else (other, one)
    return (
        _denied_beside(affirming, denying)
        or _denied_alike(stem, one, other)
        or _denied_alike(stem, other, one)
        or _taken_away(one.sentence, one.place, other.sentence, other.place)
        or any(
            _LIMIT.search(text.sentence.text) and _FOUND.search(against.sentence.text)
            for text, against in ((one, other), (other, one))
        )
        or _near(_HARDLY, affirming)
        or _near(_FREE_OF, affirming)
        or stem in _set_aside(affirming.sentence)
        or _all_of(affirming, denying)
        or (_near(_POORLY, affirming) and _near(_WELL, denying))
    )


def _denied_beside(affirming: _Said, denying: _Said) -> bool:
    """Whether the text that affirms a word denies something else beside it.

    Then it may deny the same in other words, unless the other text denies that too.
    """
    beside = around(affirming.sentence, *affirming.place)
    return any(
        True in affirming.ways.get(stem, ()) and True not in denying.ways.get(stem, ())
        for stem, near in beside.items()
        if near >= _BESIDE
    )


def _denied_alike(stem: str, one: _Said, other: _Said) -> bool:
    """Whether what one text denies together with a word is denied in the other text too.

    "No significant effect" and "the effect was not significant" agree about the effect.
    """
    return any(
        stem in group and any(True in other.ways.get(also, ()) for also in group - {stem})
        for group in denied_together(one.sentence)
    )


def _taken_away(
    sentence: Sentence, place: tuple[int, int], known: Sentence, there: tuple[int, int]
) -> bool:
    """Whether one text takes a thing away ("removing the layers") that the other is without."""
    for one, (start, end) in ((sentence, place), (known, there)):
        before = one.text[max(0, start - one.start - 30) : start - one.start]
        behind = one.text[end - one.start : end - one.start + 30]
        # Not the word itself: whether it is removed is then the question.
        if _TAKING_AWAY.search(before) or _TAKING_AWAY.search(behind):
            return True
    return False


def _all_of(affirming: _Said, denying: _Said) -> bool:
    """Whether one text says of all what the other denies of any, in other words.

    "All vines survived" where "no vines died".
    """
    sentence = affirming.sentence
    behind = next(
        (at for at in sentence.content if sentence.words[at].start > affirming.place[0]), 0
    )
    said = sentence.words[behind].stems
    return _near(_ALL, affirming) and bool(said) and not set(said) & denying.sentence.stems


def _near(pattern: re.Pattern[str], said: _Said) -> bool:
    """Whether a pattern stands within two words of a place."""
    first, last = (place - said.sentence.start for place in said.place)
    return pattern.search(said.sentence.text[max(0, first - 20) : last + 20]) is not None


def _negation(stem: str, denied: bool, sentence: Sentence, source: Source, number: int) -> Flaw:
    start, end = _place_of(stem, sentence)
    place = _place_of(stem, source.sentences[number])
    text = sentence.text[start - sentence.start : end - sentence.start]
    clause = source.clause(place)
    message = Said("The source denies “{text}”: “{clause}”.", text=text, clause=clause)
    if denied:
        message = Said("The source does not deny “{text}”: “{clause}”.", text=text, clause=clause)
    return Flaw(ReasonKind.NEGATION, text, start, end, message, place)


def _place_of(stem: str, sentence: Sentence) -> tuple[int, int]:
    """The last word with a stem; the whole sentence's end when a word only implies it."""
    for at in reversed(sentence.content):
        word = sentence.words[at]
        if stem in word.stems:
            return word.start, word.end
    for at in reversed(sentence.content):
        if stem in _base(sentence, at):
            return sentence.words[at].start, sentence.words[at].end
    return sentence.start, sentence.start


def _base(sentence: Sentence, at: int) -> tuple[str, ...]:
    """The stem that a word denies by itself ("similar": not different)."""
    base, _ = base_of(sentence.words[at])
    return (base,) if base else ()
