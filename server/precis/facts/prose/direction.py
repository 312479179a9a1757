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
from precis.facts.prose.comparison import sides
from precis.facts.prose.context import around, numbers_around
from precis.facts.prose.negation import negated_words
from precis.facts.prose.reading import Placed, Sentence, kept
from precis.facts.prose.words import Word

_DEGREES = frozenset(["more", "less", "fewer"])
_COPULAS = frozenset(["grow", "grew", "grows", "grown", "growing"])
_MOVED = {"up": 1, "down": -1}
WON = {
    "gain": 1,
    "gains": 1,
    "gained": 1,
    "gaining": 1,
    "lose": -1,
    "loses": -1,
    "lost": -1,
    "losing": -1,
}
_BESIDE = 8  # code points
_MOVING = frozenset(
    ["go", "goes", "went", "gone", "going", "come", "comes", "came", "coming", "move", "moved",
     "crept", "edged", "ticked", "shot", "inched"]
)  # fmt: skip
CHANGES, COMPARES, LEVELS = "change", "compare", "level"
# Where something is: of a sentence that names both sides, these tell nothing.
_WHERE = frozenset(["compass", "side", "stream"])
_IN_FRONT = 0.5
_THAT = re.compile(r"\s(?:것|점|편|수준|이유|원인)")  # "용량이 작은 것은" says it of what is before
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
        named = self.word.korean and self.attributive and self.polarity.kind == LEVELS
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
        polarities = _polarities(word) or _compared_by(sentence, at) or _moved(sentence, at)
        if not polarities or any(start <= word.start < end for start, end in hidden):
            continue
        if _before_number(sentence, word) or _copula(sentence, at) or _place(sentence, word):
            continue
        if _other_group(sentence, at) or _in_order(sentence, at):
            continue
        graded = at > 0 and sentence.words[at - 1].text.lower() in _DEGREES
        for polarity in polarities:
            if graded and polarity.kind == LEVELS:
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
    comparing = {item.word.start for item in found if item.polarity.kind != CHANGES}
    words = {item.word.start for item in found if item.polarity.kind == COMPARES}
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
    if polarity.kind != LEVELS or times is None:
        return polarity
    sign = -polarity.sign if times["less"] else polarity.sign
    return replace(polarity, sign=sign, kind=COMPARES)


def _only_named(one: Direction, comparing: set[int], words: set[int]) -> bool:
    """Whether it is another word that compares: "higher" in "success was higher than".

    `comparing` are the places of words that may, `words` of those that can do nothing else.
    """
    if one.polarity.kind == CHANGES:
        return one.word.start not in comparing
    level = one.polarity.kind == LEVELS and not one.word.korean
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
    return (Polarity(word.stems[0], 1, COMPARES),)


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
        if level.kind == LEVELS:
            return Polarity(level.axis, level.sign * polarity.sign, COMPARES)
    return polarity


def _of_change(sentence: Sentence, at: int, polarity: Polarity) -> Polarity:
    """How large a change is, apart from where it goes: "the reduction was larger in boys"."""
    if polarity.axis != "amount" or polarity.kind == CHANGES:
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
    if any(level.kind == LEVELS for level in following):
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
    return any(polarity.kind == COMPARES for polarity in following)


def _polarities(word: Word) -> tuple[Polarity, ...]:
    if word.korean:
        found = korean_polarity(word.text)
        return (found[0],) if found else ()
    return english_polarities().get(word.text.lower(), ())


def _moved(sentence: Sentence, at: int) -> tuple[Polarity, ...]:
    """ "Went up" and "come down"; "gained 5 points" and "lost 5 points"."""
    word = sentence.words[at]
    if won := WON.get(word.text.lower()):
        measured = (one for one in sentence.quantities if not one.counts or one.step < 1)
        told = any(0 < one.start - word.end <= _BESIDE for one in measured)
        return (Polarity("amount", won, CHANGES, weak=True),) if told else ()
    sign = _MOVED.get(word.text.lower())
    before = sentence.words[at - 1].text.lower() if at else ""
    return (Polarity("amount", sign, CHANGES),) if sign and before in _MOVING else ()
