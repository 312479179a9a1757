"""What a draft calls significant, or not, where a number of the source says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from precis.facts.finding import ReasonKind
from precis.facts.lookup import Flaw
from precis.facts.prose.reading import Sentence, kept
from precis.facts.quantities.quantity import Quantity, equal
from precis.facts.sources.source import Source
from precis.text.said import Said

_LEVEL = 0.05  # below which a test is called significant where nothing else is said
_ENGLISH = re.compile(r"\b(?P<none>non-?|in)?significan(?:t(?:ly)?|ce)\b", re.IGNORECASE)
_KOREAN = re.compile(r"유의(?:하|한|미|성|했)[가-힣]*")
_DENIED = re.compile(
    r"\b(?:not|no|nor|never|neither|none|without|fail\w*|lack\w*)\b|n['’]t\b", re.I
)
_KOREAN_DENIED = re.compile(r"(?:않|없|아니|못|어렵)[가-힣]*")
_END = re.compile(
    r"[;:]|,\s(?!p\s?[=<>])|\b(?:but|while|whereas|although|though|and)\b"
    r"|(?:으나|지만|는데|며|고|나)(?=[,\s(])|다\s?\."
)
_P_VALUE = re.compile(r"(?<![A-Za-z])[pP](?:-value)?\s?(?P<sign>[=<>≤≥])\s?$")
_UNSURE = re.compile(
    r"\b(?:correct\w*|adjust\w*|bonferroni|threshold|level)\b|보정|수준|기준", re.IGNORECASE
)


@dataclass(frozen=True)
class _Claim:
    """Where in a sentence's text something is called significant or not, and in which clause."""

    start: int
    end: int
    first: int
    last: int
    positive: bool


def significance(sentence: Sentence, source: Source) -> Iterator[Flaw]:
    """A claim that is the other way round beside the same number in the source, or its p-value."""
    claims = _claims(sentence)
    if len(claims) != 1 or _UNSURE.search(sentence.text):
        return
    mine = claims[0]
    for quantity in sentence.quantities:
        if not _tells(quantity) or not _within(quantity, mine, sentence):
            continue
        known = [
            (other, claim)
            for number, other in source.like(quantity)
            if equal(quantity, other)
            for claim in _claims(source.sentences[number])
            if _within(other, claim, source.sentences[number])
        ]
        against = [other for other, claim in known if claim.positive != mine.positive]
        value = None if known else _by_p_value(quantity, sentence)
        if (known and len(against) == len(known)) or (
            value is not None and value != mine.positive and source.like(quantity)
        ):
            place = against[0] if against else source.like(quantity)[0][1]
            yield _flaw(mine, sentence, place, source)
            return


def _flaw(mine: _Claim, sentence: Sentence, place: Quantity, source: Source) -> Flaw:
    word = sentence.text[mine.start : mine.end]
    where = (place.start, place.end)
    message = Said(
        "“{word}” is the opposite of what the source says: “{clause}”.",
        word=word,
        clause=source.clause(where),
    )
    start = sentence.start + mine.start
    return Flaw(ReasonKind.NEGATION, word, start, start + len(word), message, where)


def _tells(quantity: Quantity) -> bool:
    """Whether a number is so fine, or so large, that it stands for one thing."""
    return not quantity.year and (quantity.step < 1 or quantity.number >= 20)


def _by_p_value(quantity: Quantity, sentence: Sentence) -> bool | None:
    """Whether a p-value calls its test significant; None for any other number."""
    at = quantity.start - sentence.start
    found = _P_VALUE.search(sentence.text[:at])
    if found is None or not 0 < quantity.number < 1:
        # "p < 0.001" is read as a bound, with the sign in its own span.
        return None
    if found["sign"] in "<≤":
        return True if quantity.number <= _LEVEL else None
    return quantity.number < _LEVEL


def _within(quantity: Quantity, claim: _Claim, sentence: Sentence) -> bool:
    return claim.first <= quantity.start - sentence.start < claim.last


@kept
def _claims(sentence: Sentence) -> tuple[_Claim, ...]:
    """All claims of a sentence."""
    text = sentence.text
    found = []
    for match in _ENGLISH.finditer(text):
        first, last = _clause(text, match)
        denied = _DENIED.search(text, first, match.start())
        start = denied.start() if denied else match.start()
        found.append(_Claim(start, match.end(), first, last, not (denied or match["none"])))
    for match in _KOREAN.finditer(text):
        first, last = _clause(text, match)
        denied = _KOREAN_DENIED.search(text, match.start(), last)
        end = denied.end() if denied else match.end()
        found.append(_Claim(match.start(), end, first, last, denied is None))
    return tuple(found)


def _clause(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Where the clause of a claim begins and ends."""
    first = max((end.end() for end in _END.finditer(text, 0, match.start())), default=0)
    following = _END.search(text, match.start() + 2)  # "유의하였으나" may end it itself
    return first, following.start() if following else len(text)
