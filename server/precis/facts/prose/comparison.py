"""What a sentence compares with what: the two sides of "than", "보다" and their like."""

from __future__ import annotations

import re

from precis.facts.lexicon import listed
from precis.facts.lexicon.polarity import Polarity
from precis.facts.prose.negation import negated_words
from precis.facts.prose.reading import Placed, Sentence
from precis.facts.prose.words import Word, korean_stem

_THAN = re.compile(
    r"\b(?:than|compared (?:with|to)|relative to|versus|vs\.?)\b|보다(?:는|도)?|에 비해(?:서)?"
    r"|에 비하여|대비|와 비교(?:해|하여)|과 비교(?:해|하여)",
    re.IGNORECASE,
)
# "A outperformed B" compares without a "than".
_OBJECTIVE = listed(
    """
    outperform exceed surpass outscore outweigh outnumber beat underperform lag trail
    """
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s)?$")
# "Smaller than ours": what is compared with has no word of its own.
_OURSELVES = re.compile(r"\s?(?:we|us|ours?|it|they|theirs?|this|these)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(
    r"[,;:](?!\d)|지만|는데|으나|으며"
    r"|\b(?:and(?! [A-Z])|but|while|whereas|although)\b"
)
DENIED = "¬"  # in front of a stem that is denied, or alone for a part that denies something
_WITHOUT = re.compile(r"\bwithout\b|(?:지\s?(?:않|못한)|없)[은는던을]")
_MORE = ("더 ", "훨씬 ", "더욱 ", "가장 ", "제일 ")
_NAMES_SOMETHING = 2  # stems
_FAR = 5
GRADING = frozenset(["=유의", "=significant"])
_WHEN = re.compile(r"(?:때|경우|것)$")  # of "1시간 후에 투여할 때보다"
# "Than their counterparts in Tallinn": what follows says who they are.
_PLACEHOLDER = re.compile(r"\s(?:their |the )?(?:counterparts?|peers|those|that|ones?)\b", re.I)
_HAVING = re.compile(r"\s(?:없|있)[는던은]\s")  # "인증이 없는 통역인보다"
# A topic, a subject or another part of the sentence; a particle stands behind a number.
_MARKED = re.compile(r"(?:[은는이가로]|에서)$")
_MARKED_BEHIND = re.compile(r"(?:은|는|이|가|으로|로|에서)\s")
# What follows what something is compared with: "than vanilla models to attacks".
_FURTHER = re.compile(r"\s(?:to|in|for|at|on|with|under|during|after|before|by|when|if|as|from)\s")


def sides(
    sentence: Sentence, word: Word, polarity: Polarity
) -> tuple[frozenset[str], frozenset[str]]:
    """The stems that are compared: what is higher or lower, and than what.

    Stems of both sides say nothing and are left out.
    """
    subject, standard = _sides(sentence, word, polarity, numbers=False)
    if standard and standard <= subject:  # "than for Cu (126 mV)": only its number tells it apart
        subject, standard = _sides(sentence, word, polarity, numbers=True)
    both = subject & standard
    if both == standard:
        if denied := frozenset(stem for stem in subject - both if stem.startswith(DENIED)):
            return denied, frozenset()  # "without aid … than those with it"
        named = not standard and _nearest(sentence.text, word.start - sentence.start) is None
        return (subject if named else frozenset()), frozenset()
    return subject - both, standard - both


def compares(text: str) -> bool:
    """Whether a text compares something with something else."""
    return _THAN.search(text) is not None


def _sides(
    sentence: Sentence, word: Word, polarity: Polarity, *, numbers: bool
) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of both sides, with those that both have."""
    at = word.start - sentence.start
    if word.text.lower().startswith(_OBJECTIVE):
        end = _clause_end(sentence.text, at)
        if _PASSIVE.search(sentence.text[:at]) and " by " not in sentence.text[at:end]:
            return frozenset(), frozenset()  # "before the limit was exceeded"
        return (
            _stems(sentence, 0, at, numbers=numbers),
            _stems(sentence, at + 1, end, numbers=numbers),
        )
    mark = _nearest(sentence.text, at)
    if mark is None:
        subject = _subject(sentence, at)
        if polarity.kind == "compare" or sentence.text[:at].endswith(_MORE):
            return subject, frozenset()
        return frozenset(stem for stem in subject if stem.startswith(DENIED)), frozenset()
    start, end = _standard(sentence, mark, wide=numbers)
    standard = _stems(sentence, start, end, numbers=numbers)
    if not standard and _OURSELVES.match(sentence.text, start):
        standard = frozenset(["=this"])
    return _compared(sentence, at, start, end, korean="가" <= mark[0][0] <= "힣"), standard


def _subject(sentence: Sentence, at: int) -> frozenset[str]:
    """The stems of what is compared with something that the clause of `at` does not name.

    "A outperforms B while being faster" speaks of A.
    """
    found = _stems(sentence, _clause_start(sentence.text, at), at, numbers=True)
    if any(not stem.startswith("#") for stem in found):
        return found
    verb = next(
        (word.start for word in sentence.words if word.text.lower().startswith(_OBJECTIVE)), None
    )
    end = at if verb is None else min(at, verb - sentence.start)
    return _stems(sentence, 0, end) | found


def _compared(sentence: Sentence, at: int, start: int, end: int, *, korean: bool) -> frozenset[str]:
    """The stems of what is compared, given where the standard of comparison stands.

    They stand in the clause of the word at `at`, unless that names nothing ("but more accurate"),
    or behind the standard ("compared with controls, patients had …").
    """
    text = sentence.text
    if end <= at and not korean:
        return _stems(sentence, end, len(text), numbers=True)
    first = min(start, _clause_start(text, at))
    named = _stems(sentence, first, start)
    behind = _stems(sentence, end, at) if korean else frozenset()
    words = [stem for stem in named | behind if stem[0] != "#" and stem not in GRADING]
    if len(words) < (1 if korean else _NAMES_SOMETHING):
        first = 0
    return _stems(sentence, first, start, numbers=True) | behind


def _nearest(text: str, at: int) -> re.Match[str] | None:
    """The "than" nearest to a word, unless a number stands behind it."""
    marks = [
        match for match in _THAN.finditer(text) if not re.match(r"n \d", text[match.end() - 1 :])
    ]
    return min(marks, key=lambda match: abs(match.start() - at), default=None)


def _standard(sentence: Sentence, mark: re.Match[str], *, wide: bool) -> tuple[int, int]:
    """Where in the sentence's text that stands with which something is compared.

    If it is `wide` it has more words in Korean, and in English what says of it where or when.
    """
    text = sentence.text
    if not "가" <= mark[0][0] <= "힣":
        end = _clause_end(text, mark.end())
        wide = wide or _PLACEHOLDER.match(text, mark.end()) is not None
        further = None if wide else _FURTHER.search(text, mark.end() + 5, end)
        return mark.end(), further.start() if further else end
    # In Korean it stands in front of its particle: at most two words, up to a topic or subject.
    end, limit = mark.start(), _clause_start(text, mark.start())
    start = end
    items: list[Placed] = [*sentence.content_words]
    items = sorted([*items, *sentence.quantities], key=lambda item: item.start)
    before = [item for item in items if limit <= item.start - sentence.start < end]
    # A number belongs to what stands before it: "코팅 시료(91.3%)보다", "코팅 시료의 91.3%보다".
    of_number = bool(before[-1:]) and before[-1] in sentence.quantities
    most = _FAR if wide or _WHEN.search(text[:end]) else 4 if of_number else 2
    for item in before[: -most - 1 : -1]:
        if start == end and text[item.end - sentence.start : end].strip(" )"):
            break  # "이전보다": the word in front says nothing
        particle = text[: item.end - sentence.start]
        behind = text[item.end - sentence.start : start]
        marked = _MARKED.search(particle) or _MARKED_BEHIND.match(behind)
        if start < end and marked and not _HAVING.match(behind):
            break
        start = item.start - sentence.start
    return start, end


def _clause_start(text: str, at: int) -> int:
    starts = [match.end() for match in _CLAUSE_END.finditer(text, 0, at)]
    return starts[-1] if starts else 0


def _clause_end(text: str, at: int) -> int:
    match = _CLAUSE_END.search(text, at)
    return match.start() if match else len(text)


def whole(word: Word) -> tuple[str, ...]:
    """A word as one stem: pairs of syllables would make "비흡연자" a part of "흡연자"."""
    if not word.korean or (word.stems[0].startswith("=") and len(word.stems) == 1):
        return word.stems
    return (korean_stem(word.text),)


def _stems(sentence: Sentence, start: int, end: int, *, numbers: bool = False) -> frozenset[str]:
    """The stems of the content words in a part of the sentence's text.

    And its numbers, if asked for or if there is nothing else.
    """
    first, last = sentence.start + start, sentence.start + end
    denied = negated_words(sentence)
    found = {
        f"{DENIED}{stem}" if denied[at] % 2 else stem
        for at in sentence.content
        if first <= sentence.words[at].start < last
        for stem in whole(sentence.words[at])
    }
    found.update(  # "than those of Baker (2013)"
        f"@{name}"
        for citation in sentence.citations
        if first <= citation.start < last
        for name in citation.names
    )
    if _WITHOUT.search(sentence.text, start, end):
        found.add(DENIED)
    if numbers or not found:  # "than the 60s"
        found.update(
            f"#{quantity.number:g}"
            for quantity in sentence.quantities
            if first <= quantity.start < last
        )
    return frozenset(found)
