"""A draft that denies what the source states with the same number: "was not 38 m long"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from precis.facts.evidence import Match
from precis.facts.finding import ReasonKind
from precis.facts.lookup import Flaw
from precis.facts.prose.reading import Sentence
from precis.facts.quantities.quantity import Quantity, equal
from precis.facts.sources.source import Source
from precis.text.said import Said

_BEST = 1
_DENIAL = re.compile(
    r"\b(?:was|were|is|are|did|does|do|has|have|had|could|can|will|would)\s?(?:not|n['’]t)\b"
    r"(?!\s(?:only|just|yet|merely|simply|until|differ|chang|exceed|more|less|fewer|better|worse"
    r"|higher|lower|larger|smaller|significan|all|every|always|necessarily|different|enough))|\bcannot\b"
)
_KOREAN_DENIAL = re.compile(r"[가-힣]지\s?(?:않|못)[가-힣]*")
_NO_DENIAL = re.compile(
    r"(?:지나|달라지|바뀌|변하|유의하|차이가 나|다르|넘|초과하|미치|그치|줄|늘|감소하|증가하)"
    r"지?\s?(?:않|못)|지 않은\s|지 못한\s|아니|못지않|밖에|불과|뿐만"
)
_CLAUSE = re.compile(
    r"[;:]|, (?!\d)|\b(?:but|while|whereas|although|though|because|since|which|who|that|when|if"
    r"|and)\b|(?:으나|지만|는데|며|고|나|면|때)(?=[,\s])"
)
# Words by which a text denies something without a "not", or tells of the rest.
_NEGATIVE = re.compile(
    r"\b(?:not|no|nor|never|none|nobody|nothing|neither|without|cannot|fail\w*|lack\w*|miss\w*"
    r"|un\w{3,}|in(?:complete|eligible|sufficient|active|ability)\w*|only|few|little|los[ts]\w*"
    r"|exclu\w+|refus\w+|declin\w+|reject\w+|drop\w*|remain\w*|rest|other\w*|same|stable|similar\w*"
    r"|identical|stopp\w+|ceas\w+|prevent\w*|avoid\w*|rare\w*|hardly|barely|left|less|lower|fewer"
    r"|below|absen\w+|free|differ\w*|instead|rather|already|alone|discard\w*|remov\w+|ruled"
    r"|except\w*|withdr\w+|abandon\w*|too)\b|n['’]t\b"
    r"|않|못|없|아니|안 |[비미불무][가-힣]|제외|탈락|실패|거부|거절|같|동일|유지"
    r"|그쳤|뿐|밖에|나머지|잃|빠|중단|취소|부족|드물|다르|달|차이",
    re.IGNORECASE,
)
_SMALL = 3.0
_KNOWN = 0.4  # of the draft's words must stand in the source's sentence


def denied_numbers(sentence: Sentence, source: Source, matches: Sequence[Match]) -> Iterator[Flaw]:
    """The denial of a clause whose number the best sentence has, and denies nothing."""
    denial = _denial(sentence)
    if denial is None or not matches:
        return
    first, last = _clause(sentence.text, denial.start(), denial.end())
    mine = [
        one
        for one in sentence.quantities
        if _telling(one) and first <= one.start - sentence.start < last
    ]
    for match in matches[:_BEST]:
        known = source.sentences[match.sentence]
        if sentence.known_in(known.stems) < _KNOWN or _NEGATIVE.search(known.text):
            continue
        stated = [
            [other for other in known.quantities if equal(one, other) and _unbounded(one, other)]
            for one in mine
        ]
        # Each of them: "44 of the 312 were not found" is true where 268 were.
        if stated and all(stated):
            yield _flaw(denial, sentence, stated[0][0], source)
            return


def _unbounded(quantity: Quantity, other: Quantity) -> bool:
    """Whether neither is bounded: "did not take more than 5" says what "at most 5" does."""
    return not quantity.bound and not other.bound


def _denial(sentence: Sentence) -> re.Match[str] | None:
    """The one denial of a sentence; None where it has another or says it of something else."""
    text = sentence.text
    if "가" <= text[:1] <= "힣" or re.search(r"[가-힣]{2}", text):
        found = [
            match
            for match in _KOREAN_DENIAL.finditer(text)
            if not _NO_DENIAL.search(text, max(0, match.start() - 12), match.end() + 2)
        ]
    else:
        found = list(_DENIAL.finditer(text))
    return found[0] if len(found) == 1 else None


def _telling(quantity: Quantity) -> bool:
    """Whether a number stands for one thing: no year, and none that counts a few."""
    if quantity.year or quantity.ordinal or quantity.words or quantity.range_of:
        return False
    return quantity.step < 1 or quantity.number >= _SMALL


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    first = max((one.end() for one in _CLAUSE.finditer(text, 0, start)), default=0)
    last = _CLAUSE.search(text, end)
    return first, last.start() if last else len(text)


def _flaw(denial: re.Match[str], sentence: Sentence, known: Quantity, source: Source) -> Flaw:
    start, place = sentence.start + denial.start(), (known.start, known.end)
    message = Said(
        "“{word}” is the opposite of what the source says: “{clause}”.",
        word=denial[0],
        clause=source.clause(place),
    )
    return Flaw(ReasonKind.NEGATION, denial[0], start, start + len(denial[0]), message, place)
