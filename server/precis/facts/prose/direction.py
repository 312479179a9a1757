"""Words of a sentence that say where something goes or how it compares, and their direction."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from precis.facts.lexicon.polarity import (
    NOT_DIRECTIONAL,
    Polarity,
    english_polarities,
    korean_polarity,
)
from precis.facts.prose.comparison import DENIED, sides
from precis.facts.prose.context import Weight, around, numbers_around, shared
from precis.facts.prose.negation import negated_words
from precis.facts.prose.reading import Placed, Sentence, kept
from precis.facts.prose.words import Word

_DEGREES = frozenset(["more", "less", "fewer"])
_COPULAS = frozenset(["grow", "grew", "grows", "grown", "growing"])
_CHANGES, _COMPARES, _LEVELS = "change", "compare", "level"
_MIXING = ({_CHANGES, _COMPARES}, {_COMPARES, _LEVELS})
# Where something is: of a sentence that names both sides, these tell nothing.
_WHERE = frozenset(["compass", "side", "stream"])
# How much more the other side must be meant before two compared things count as exchanged.
_EXCHANGED = 1.5
_IN_FRONT = 0.5
_THAT = re.compile(r"\s(?:것|점|편|수준|이유|원인)")  # "용량이 작은 것은" says it of what is before
_ADJACENT = 0.95
_MOST = 0.34  # of what stands behind "than" must be meant
_TIMES_AS = re.compile(
    r"\b(?:(?P<less>half|(?:a|one) (?:third|quarter|fifth|tenth))|twice|thrice|[\w.]+[- ]times"
    r"|\d[\d.]*×) as $",
    re.I,
)
_THRESHOLD = re.compile(
    r"^\s(?:\w+\s){0,2}(?:limit|threshold|average|mean|median|level|normal|baseline|standard|target"
    r"|guideline|value|range|expect)",
    re.I,
)
# Nouns that say where something goes: what is large about them is no amount of the thing.
_CHANGE_NOUNS = frozenset(
    ["reduction", "decrease", "increase", "decline", "drop", "rise", "fall", "growth", "change",
     "reductions", "decreases", "increases", "declines", "changes", "loss", "losses", "gain",
     "gains", "improvement", "improvements", "depletion", "shrinkage", "warming", "cooling"]
)  # fmt: skip
_LINKS = frozenset(["is", "are", "was", "were", "be", "been", "became", "much", "even", "far"])
_SUBJECT_BEFORE = 7  # words
_TOPIC = re.compile(r"[가-힣](?:[은는이가]|폭은|폭이)$")
_CHANGE_TOPIC = re.compile(r"(?:감소|증가|상승|하락|변화)(?:폭|량|율|률)?[은는이가]$")
_OBJECT = re.compile(
    r"[가-힣][을를의에]$|[율률량도수성력값비][이가은는]$"
)  # no quality: "남성보다 도움을 더 자주"
_DELAY = re.compile(r"(?:지연|(?:반응|응답|대기|처리) 시간)(?: ?시간)?[은이]")
_AND = re.compile(r"\s?(?:and|or|to|/|and/or|및|또는|[와과])\s?|[-–·]")
_ATTRIBUTIVE = re.compile(r"(?:[은는한긴큰운]|[가-힣]던|많이)$")


@dataclass(frozen=True)
class Direction:
    """One such word: `denied` by a negation; `compared` what stands on each side of "than"."""

    polarity: Polarity
    word: Word
    denied: bool
    sentence: Sentence = field(repr=False, compare=False)
    subject: frozenset[str]
    standard: frozenset[str]
    attributive: bool  # in front of what it describes ("small firms")
    degree_of: frozenset[str]  # what "more" and "less" are said of
    # What a pronoun of the sentence stands for, with its nearness.
    carried: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def surroundings(self) -> dict[str, float]:
        """The words and numbers around it, each with its nearness."""
        place = (self.word.start, self.word.end)
        here = {**self._beside(place), **numbers_around(self.sentence, *place)}
        return {**self.carried, **here}

    def _beside(self, place: tuple[int, int]) -> dict[str, float]:
        """The words around it: what "높은" describes stands behind it, so less those in front."""
        words = around(self.sentence, *place)
        named = self.word.korean and self.attributive and self.polarity.kind == _LEVELS
        text = self.sentence.text[place[1] - self.sentence.start :]
        if not named or _THAT.match(text):
            return words
        behind = {
            stem
            for word in self.sentence.content_words
            if word.start >= place[1]
            for stem in word.stems
        }
        return {stem: near if stem in behind else near * _IN_FRONT for stem, near in words.items()}

    @property
    def unnamed(self) -> bool:
        """Whether the quality is in no list ("denser than")."""
        return self.polarity.axis in self.word.stems


@kept
def directions(sentence: Sentence) -> tuple[Direction, ...]:
    """The directions that a sentence states."""
    found: list[Direction] = []
    denied = negated_words(sentence)
    hidden = [
        (sentence.start + match.start(), sentence.start + match.end())
        for match in NOT_DIRECTIONAL.finditer(sentence.text)
    ]
    numbers: tuple[Placed, ...] = (*sentence.quantities, *sentence.dates)
    hidden += [(item.start, item.end) for item in numbers]
    for at, word in enumerate(sentence.words):
        polarities = _polarities(word) or _compared_by(sentence, at)
        if not polarities or any(start <= word.start < end for start, end in hidden):
            continue
        if _before_number(sentence, word) or _copula(sentence, at) or _place(sentence, word):
            continue
        if _other_group(sentence, at) or _in_order(sentence, at):
            continue
        graded = at > 0 and sentence.words[at - 1].text.lower() in _DEGREES
        for polarity in polarities:
            if graded and polarity.kind == _LEVELS:
                continue  # "less often": it is "less" that tells
            polarity = _of_change(sentence, at, _graded(sentence, at, polarity))
            polarity = _so_many_times(sentence, word, _of_delay(sentence, at, polarity))
            subject, standard = sides(sentence, word, polarity)
            found.append(
                Direction(
                    polarity,
                    word,
                    denied[at] % 2 == 1,
                    sentence,
                    subject,
                    standard,
                    _attributive(sentence, at),
                    _degree_of(sentence, at),
                )
            )
    comparing = {item.word.start for item in found if item.polarity.kind != _CHANGES}
    words = {item.word.start for item in found if item.polarity.kind == _COMPARES}
    if comparing:
        # "Degradation was slower than at 85 °C": it is "slower" that compares.
        found = [
            replace(item, subject=frozenset(), standard=frozenset())
            if _only_named(item, comparing, words)
            else item
            for item in found
        ]
    return tuple(item for item in found if not _coordinated(item, found, sentence))


def _of_delay(sentence: Sentence, at: int, polarity: Polarity) -> Polarity:
    """A short delay is fast: "반응 지연이 짧았다"."""
    word = sentence.words[at]
    before = sentence.text[: word.start - sentence.start]
    if not word.text.startswith(("짧", "길")) or not _DELAY.search(before):
        return polarity
    return replace(polarity, axis="speed", sign=-polarity.sign)


def _so_many_times(sentence: Sentence, word: Word, polarity: Polarity) -> Polarity:
    """ "Twice as often" compares as "more often" does, and "half as often" as "less often"."""
    times = _TIMES_AS.search(sentence.text[: word.start - sentence.start])
    if polarity.kind != _LEVELS or times is None:
        return polarity
    sign = -polarity.sign if times["less"] else polarity.sign
    return replace(polarity, sign=sign, kind=_COMPARES)


def _only_named(one: Direction, comparing: set[int], words: set[int]) -> bool:
    """Whether it is another word that compares: "higher" in "success was higher than".

    `comparing` are the places of words that may, `words` of those that can do nothing else.
    """
    if one.polarity.kind == _CHANGES:
        return one.word.start not in comparing
    level = one.polarity.kind == _LEVELS and not one.word.korean
    return level and bool(words) and one.word.start not in words


def _compared_by(sentence: Sentence, at: int) -> tuple[Polarity, ...]:
    """A quality that two things are compared by, whatever it is: "denser than", "보다 정확하다"."""
    word = sentence.words[at]
    if not word.text.endswith("er") and not word.korean:
        return ()
    if word.korean:
        before = [one.text for one in sentence.words[max(0, at - 2) : at]]
        compared = before[-1:] in (["더"], ["훨씬"], ["더욱"]) or (
            bool(before) and before[-1].endswith("보다") and len(before[-1]) > 2
        )
    else:
        following = sentence.words[at + 1].text if at + 1 < len(sentence.words) else ""
        compared = following == "than" and len(word.text) > 4 and word.text.endswith("er")
    if not compared or not word.stems or _OBJECT.search(word.text):
        return ()
    return (Polarity(word.stems[0], 1, _COMPARES),)


def _coordinated(one: Direction, found: list[Direction], sentence: Sentence) -> bool:
    """Whether a word and its opposite are named together ("boosting and suppressing")."""
    for other in found:
        if one.polarity.axis == other.polarity.axis and one.polarity.sign != other.polarity.sign:
            first, second = sorted((one.word, other.word), key=lambda word: word.start)
            between = sentence.text[first.end - sentence.start : second.start - sentence.start]
            if one.polarity.axis in _WHERE or _AND.fullmatch(between):
                return True
    return False


def _graded(sentence: Sentence, at: int, polarity: Polarity) -> Polarity:
    """What "more common" and "less common" say together: as "commoner" and "rarer"."""
    if sentence.words[at].text.lower() not in _DEGREES or not _attributive(sentence, at):
        return polarity
    for level in english_polarities().get(sentence.words[at + 1].text.lower(), ()):
        if level.kind == _LEVELS:
            return Polarity(level.axis, level.sign * polarity.sign, _COMPARES)
    return polarity


def _of_change(sentence: Sentence, at: int, polarity: Polarity) -> Polarity:
    """How large a change is, apart from where it goes: "the reduction was larger in boys"."""
    if polarity.axis != "amount" or polarity.kind == _CHANGES:
        return polarity
    word = sentence.words[at]
    if word.korean:
        before = (one.text for one in reversed(sentence.words[:at]) if _TOPIC.search(one.text))
        subject = next(before, "")
        large = _CHANGE_TOPIC.search(subject) is not None
    else:
        behind = sentence.words[at + 1].text.lower() if _attributive(sentence, at) else ""
        first = max(0, at - _SUBJECT_BEFORE)
        named = [one.text.lower() for one in sentence.words[first:at]]
        copula = bool(named) and named[-1] in _LINKS
        large = behind in _CHANGE_NOUNS or (copula and not _CHANGE_NOUNS.isdisjoint(named))
    return Polarity("extent", polarity.sign, polarity.kind, polarity.weak) if large else polarity


def _degree_of(sentence: Sentence, at: int) -> frozenset[str]:
    """The stems of the word that stands behind "more" or "less", unless they are read as one."""
    if sentence.words[at].text.lower() not in _DEGREES or not _attributive(sentence, at):
        return frozenset()
    following = english_polarities().get(sentence.words[at + 1].text.lower(), ())
    if any(level.kind == _LEVELS for level in following):
        return frozenset()
    return frozenset(sentence.words[at + 1].stems)


def _attributive(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    if word.korean:
        return bool(_ATTRIBUTIVE.search(word.text))
    if at + 1 == len(sentence.words) or not sentence.words[at + 1].stems:
        return False
    return sentence.words[at + 1].start == word.end + 1


def _before_number(sentence: Sentence, word: Word) -> bool:
    """Whether the word bounds a number ("above 50"): then it is read with the number."""
    return any(
        quantity.bound and 0 < quantity.start - word.end < 8 for quantity in sentence.quantities
    )


def _place(sentence: Sentence, word: Word) -> bool:
    """Whether "above" and "below" say where something is, and do not compare it."""
    if word.text.lower() not in ("above", "below"):
        return False
    return not _THRESHOLD.search(sentence.text[word.end - sentence.start :][:40])


def _other_group(sentence: Sentence, at: int) -> bool:
    """Whether a comparative only names what something is compared with: "than smaller projects"."""
    before = [word.text.lower() for word in sentence.words[max(0, at - 3) : at]]
    return bool({"than", "versus"} & set(before)) and _attributive(sentence, at)


def _in_order(sentence: Sentence, at: int) -> bool:
    """Whether the word only says what an order goes by: "A, B, C 순으로 높았다"."""
    before = [word.text for word in sentence.words[max(0, at - 3) : at]]
    return any(text in ("순으로", "순서로", "순이었고") for text in before)


def _copula(sentence: Sentence, at: int) -> bool:
    """Whether the word only links ("grew rarer")."""
    if sentence.words[at].text.lower() not in _COPULAS or at + 1 == len(sentence.words):
        return False
    following = english_polarities().get(sentence.words[at + 1].text.lower(), ())
    return any(polarity.kind == _COMPARES for polarity in following)


def _polarities(word: Word) -> tuple[Polarity, ...]:
    if word.korean:
        found = korean_polarity(word.text)
        return (found[0],) if found else ()
    return english_polarities().get(word.text.lower(), ())


def comparable(first: Direction, second: Direction) -> bool:
    """Whether the two could say the same or the opposite of a thing."""
    if first.polarity.axis != second.polarity.axis:
        return False
    if first.polarity.weak != second.polarity.weak:
        return False
    if first.degree_of or second.degree_of:
        return bool(first.degree_of & second.degree_of)
    kinds = {first.polarity.kind, second.polarity.kind}
    if _counting(first.word) != _counting(second.word):
        # How many there are says nothing of how high something is.
        own = [stem for one in (first, second) for stem in (*one.subject, *one.standard)]
        both = _neighbours(first) & _neighbours(second)
        return any(not any(stem in side for side in own) for stem in both)
    if kinds == {_LEVELS} and (first.attributive or second.attributive):
        return bool(_neighbours(first) & _neighbours(second))
    if any(one.attributive and one.polarity.kind == _LEVELS for one in (first, second)):
        return False
    if kinds == {_CHANGES, _LEVELS}:
        # "질이 낮았다" says of a quality what "질이 떨어졌다" does; "높은 질" names one.
        return first.word.korean
    return len(kinds) == 1 or kinds in _MIXING


def _counting(word: Word) -> bool:
    return word.text.startswith(("많", "적", "드물", "흔"))


def _neighbours(direction: Direction) -> set[str]:
    """The stems next to a direction."""
    return {
        stem
        for stem, near in direction.surroundings.items()
        if near >= _ADJACENT and not stem.startswith("#")
    }


def opposed(draft: Direction, source: Direction, weight: Weight) -> bool | None:
    """True when the two contradict each other, False when they agree, None when neither."""
    sign = draft.polarity.sign * source.polarity.sign
    if exchanged(draft, source, weight):
        sign = -sign
    if draft.denied and source.denied:
        return False if sign > 0 else None
    if draft.denied or source.denied:
        return True if sign > 0 else None
    return sign < 0


def exchanged(draft: Direction, source: Direction, weight: Weight) -> bool:
    """Whether one compares A with B and the other B with A."""
    if any(one.attributive and one.polarity.kind == _LEVELS for one in (draft, source)):
        return False
    if not source.standard and not draft.standard:
        return False

    if _without(draft.subject, draft.standard) and _without(source.standard, source.subject):
        return True  # "without aid it was lower" and "with aid it was higher than without"
    if _without(draft.standard, draft.subject) and _without(source.subject, source.standard):
        return True

    def common(first: frozenset[str], second: frozenset[str]) -> float:
        return sum(weight(stem) for stem in first & second)

    if _named_otherwise(draft, source) or _named_otherwise(source, draft):
        return True
    straight = common(draft.standard, source.standard)
    crossed = common(draft.subject, source.standard) + common(draft.standard, source.subject)
    if not draft.standard or not source.standard:
        # One compares with nothing: it must not rather speak of what the other speaks of.
        both = {stem for stem in draft.subject & source.subject if not stem.startswith("#")}
        straight = 0.5 * sum(weight(stem) for stem in both) / _EXCHANGED
    whole = common(source.standard or draft.standard, source.standard or draft.standard)
    return crossed > _EXCHANGED * straight and crossed >= _MOST * whole


def _named_otherwise(one: Direction, other: Direction) -> bool:
    """Whether one compares A with B, and the other speaks of B alone."""
    if not one.standard or other.standard:
        return False
    own = {stem for stem in one.subject - other.subject if not stem.startswith("#")}
    return bool(own) and one.standard <= other.subject


def _without(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether only the first side of a comparison is one that lacks something."""
    first, second = (any(stem.startswith(DENIED) for stem in side) for side in (one, other))
    return first and not second


def alignment(draft: Direction, source: Direction, weight: Weight) -> float:
    """How surely the two speak of the same thing: 0–1."""
    return shared(draft.surroundings, source.surroundings, weight)
