"""Changes and differences that a draft reports where the source says that there were none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from precis.facts.evidence import Match
from precis.facts.finding import ReasonKind
from precis.facts.lookup import Flaw
from precis.facts.prose.direction import directions
from precis.facts.prose.negation import negated, negated_words
from precis.facts.prose.reading import Sentence
from precis.facts.prose.words import Word, stems
from precis.facts.quantities.units import RATIO
from precis.facts.rules.denials import of_other_test
from precis.facts.sources.source import Source
from precis.text.said import Said

_WORDS = ("change", "affect", "alter", "변화", "변하였다", "영향")
_NOTHING = frozenset(stem for word in _WORDS for stem in stems(word)) | frozenset(
    ["=differ", "=차이", "=significant", "=유의"]
)
_GRADING = frozenset(["=유의", "=significant", "뚜렷", "현저", "이내", "이상", "이하", "미만"])
_BEST, _AGREEING = 2, 4  # matches that may contradict, and that may agree
# So much of the clause that denies must be in the draft, and so much if it begins with the same.
_COVERED, _BEGUN = 0.66, 0.5
_COMPARED = re.compile(
    r"\b(?:than|compared|versus|unlike|more|less|only)\b|\d[^.;]*\bwhereas\b[^.;]*\d"
    r"|보다|더 |비해|비하여|대비|달리|반면|그대로|에서만",
    re.I,
)
_MOVED = re.compile(
    r"\b(?:brought|pushed|driven|drove|pulled|pushes|drives|brings) (?:\w+ ){0,3}?(?:down|up)\b"
    r"|\b(?:brought|pushed|driven|pulled|went|go|goes|gone|going|came) (?:down|up)\b",
    re.I,
)


def unchanged(
    sentence: Sentence, source: Source, matches: Sequence[Match]
) -> Iterator[tuple[int, Flaw]]:
    """ "Strength fell significantly" where the source says "strength did not change".

    Only of a draft that denies and compares nothing, and where no sentence of the source that fits
    as well reports a change too.
    """
    if any(True in ways for ways in negated(sentence).values()) or _COMPARED.search(sentence.text):
        return
    told = _told(sentence)
    if told is None:
        return
    start, text = told
    for match in matches[:_BEST]:
        known = source.sentences[match.sentence]
        if _of_other_numbers(sentence, known) or of_other_test(sentence, source, match.sentence):
            continue
        for word, content in _denied(known):
            own = _share(content, sentence)
            others = [one for one in matches[:_AGREEING] if one.sentence != match.sentence]
            begins = _share(content[:1], sentence) > 0  # it speaks of the same thing
            if own < (_BEGUN if begins else _COVERED) or _agrees(own, sentence, source, others):
                continue
            place = (word.start, word.end)
            message = Said(
                "The source denies “{text}”: “{clause}”.",
                text=source.written(place),
                clause=source.clause(place),
            )
            flaw = Flaw(ReasonKind.NEGATION, text, start, start + len(text), message, place)
            yield match.sentence, flaw
            return


def _of_other_numbers(sentence: Sentence, known: Sentence) -> bool:
    """Whether the two compare different things: "0.5 and 2 s" and "2 and 4 s"."""
    mine, yours = (
        {(one.dimension, one.value) for one in text.quantities if not one.counts and one.unit}
        for text in (sentence, known)
    )
    shared = {dimension for dimension, _ in mine} & {dimension for dimension, _ in yours}
    return any(
        {one for one in mine - yours if one[0] == dimension}
        and {one for one in yours - mine if one[0] == dimension}
        for dimension in shared
        if dimension != RATIO
    )


def _told(sentence: Sentence) -> tuple[int, str] | None:
    """The word by which a draft reports a change or a difference, with its place."""
    for one in directions(sentence):
        named = one.attributive and one.word.text.endswith(("ed", "ing"))  # "reduced costs"
        if one.polarity.kind == "change" and not named:
            return one.word.start, one.word.text
    moved = _MOVED.search(sentence.text)
    if moved:
        return sentence.start + moved.start(), moved[0]
    for word in sentence.content_words:
        if _NOTHING.intersection(word.stems):
            return word.start, word.text
    return None


def _denied(known: Sentence) -> Iterator[tuple[Word, list[Word]]]:
    """Each word for a change that a sentence denies, and what else its clause says."""
    edges = [known.start, *known.boundaries, known.end]
    denied = negated_words(known)
    for at, times in denied.items():
        word = known.words[at]
        if times % 2 and _NOTHING.intersection(word.stems):
            clause = bisect_right(edges, word.start) - 1
            first, last = edges[clause], edges[min(clause + 1, len(edges) - 1)]
            content = [
                known.words[index]
                for index in known.content
                if first <= known.words[index].start < last
                and not denied.get(index)
                and not (_NOTHING | _GRADING).intersection(known.words[index].stems)
            ]
            if content:
                yield word, content


def _share(content: Sequence[Word], sentence: Sentence) -> float:
    """The share of some words that a sentence has too."""
    there = sentence.stems
    return sum(any(stem in there for stem in word.stems) for word in content) / len(content)


def _agrees(own: float, sentence: Sentence, source: Source, matches: Sequence[Match]) -> bool:
    """Whether a sentence that fits as well reports a change or a difference too."""
    for match in matches:
        known = source.sentences[match.sentence]
        moved = [one for one in source.directions(match.sentence) if not one.denied]
        ways = source.negated(match.sentence)
        differs = any(ways.get(stem) == frozenset([False]) for stem in _NOTHING)
        if not moved and not differs:
            continue
        rest = [word for word in known.content_words if not _NOTHING.intersection(word.stems)]
        if rest and _share(rest, sentence) >= own:
            return True
        signs = {one.polarity.sign for one in directions(sentence)}
        if any(one.polarity.sign in signs and _beside(one.word, known, sentence) for one in moved):
            return True
    return False


def _beside(word: Word, known: Sentence, sentence: Sentence) -> bool:
    """Whether the clause of a word of the source speaks of what the draft speaks of."""
    edges = [known.start, *known.boundaries, known.end]
    clause = bisect_right(edges, word.start) - 1
    first, last = edges[clause], edges[min(clause + 1, len(edges) - 1)]
    content = [one for one in known.content_words if first <= one.start < last and one != word]
    return bool(content) and _share(content, sentence) >= 0.5
