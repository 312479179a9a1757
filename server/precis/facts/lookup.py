"""The facts of one sentence of a draft, and which of them the source lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from precis.facts.evidence import Match
from precis.facts.finding import FactKind, ReasonKind
from precis.facts.prose.citations import Citation
from precis.facts.prose.context import around, shared
from precis.facts.prose.names import Mention
from precis.facts.prose.reading import Sentence
from precis.facts.quantities.dates import Date
from precis.facts.quantities.quantity import Quantity, differs_in_unit_only, measures_alike
from precis.facts.quantities.units import COUNT, EACH, POINTS, RATIO
from precis.facts.sources.source import Source
from precis.text.said import Said, joined

_SMALL = 10
_A_TIME = ("달", "주", "해")
_NEAR = 8  # sentences of the source from whose numbers the draft's may have been computed
# How well a place must fit to be shown, and what the same number with another unit adds.
_LEAST_ALIKE, _SAME_NUMBER = 0.15, 0.5
# In front of a number: "ha당 178 kg".
_EACH_BEFORE = re.compile(
    r"(?<![\d.] )(?<![\d.A-Za-z가-힣])([A-Za-z]{1,2}[²³]?|헥타르|리터)당\s?"
    r"(?:[가-힣]+[이가은는] )?(?:약 )?$"
)
# Behind a share in words, which is then not meant to the point; and how far it may be off.
_MORE_OR_LESS = re.compile(
    r"(?:을|를|에도|에)?\s?(?:조금 |약간 |채 )?"
    r"(?:(?P<more>넘|웃도)|못 ?미[치쳤친]|미치지|밑도|안 되|가까)"
)
_OFF = 0.15
# Around two numbers that are where something began and ended, and how many sentences apart the
# source may tell them.
_CHANGED_FROM = re.compile(
    r"\b(?:rose|fell|f[ae]ll\w*|ris\w+|increas\w+|decreas\w+|declin\w+|dropp?\w*|gr[eo]w\w*|improv\w+"
    r"|reduc\w+|chang\w+|climb\w+|shr[aiu]nk\w*|went|lower\w*|rais\w+|cut|up|down|shift\w+|lift\w*)\b"
    r"[^.;]{0,60}\bfrom\s$"
)
_TO_KOREAN = re.compile(r"\s?(?:으로|로)(?=[\s,])")
_NEXT = 2
_BEST = 5  # that tell the beginning or the end of what the draft speaks of
_SEPARATOR = re.compile(r",|;|\band\b|\bor\b|·|ㆍ|및|[가-힣](?:와|과|이며|이고) |/")


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact of the draft at places of its plain text, with what it was read as."""

    kind: FactKind
    text: str
    start: int
    end: int
    items: tuple[Quantity | Date | Citation | Mention, ...]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something about a place of the draft's plain text that a person should look at.

    `source` is a place of the source's plain text.
    """

    kind: ReasonKind
    text: str
    start: int
    end: int
    message: str
    source: tuple[int, int] | None = None


def stated(sentence: Sentence) -> Iterator[Stated]:
    """The facts of a sentence, in order within each kind."""
    text = sentence.text

    def written(start: int, end: int) -> str:
        return text[start - sentence.start : end - sentence.start].strip()

    quantities = sentence.quantities
    for at, quantity in enumerate(quantities):
        if quantity.range_of == 2 and at:
            continue
        start, end = quantity.start, quantity.end
        items: tuple[Quantity, ...] = (quantity,)
        kind = kind_of(quantity)
        if quantity.range_of == 1 and at + 1 < len(quantities):
            items, end = (quantity, quantities[at + 1]), quantities[at + 1].end
            kind = FactKind.RANGE
        elif not is_fact(quantity) or _in_any(quantity, text[end - sentence.start :]):
            continue
        yield Stated(kind, written(start, end), start, end, items)
    for date in sentence.dates:
        yield Stated(FactKind.DATE, written(date.start, date.end), date.start, date.end, (date,))
    for citation in sentence.citations:
        place = (citation.start, citation.end)
        yield Stated(FactKind.CITATION, citation.text, *place, (citation,))
    for mention in sentence.mentions:
        yield Stated(mention.kind, mention.text, mention.start, mention.end, (mention,))


def _in_any(quantity: Quantity, behind: str) -> bool:
    """Whether it says how much there is in any month: "한 달에 빌린 책"."""
    once = quantity.words and quantity.number == 1 and quantity.unit is not None
    return bool(
        once and quantity.unit and quantity.unit.name in _A_TIME and behind.startswith("에 ")
    )


def kind_of(quantity: Quantity) -> FactKind:
    """The kind of fact that a quantity is."""
    if quantity.year:
        return FactKind.YEAR
    if quantity.dimension in (RATIO, POINTS):
        return FactKind.PERCENTAGE
    return FactKind.NUMBER if quantity.counts else FactKind.QUANTITY


def is_fact(quantity: Quantity) -> bool:
    """Whether a quantity must be in the source as a number.

    One and two often are not ("both groups"), and neither are ordinals and verbs ("doubled").
    """
    if quantity.implied or (quantity.ordinal and quantity.words):
        return False
    return not (quantity.counts and abs(quantity.number) <= 2 and quantity.step == 1)


def missing(fact: Stated, sentence: Sentence, source: Source, matches: Sequence[Match]) -> bool:
    """Whether the source lacks a fact."""
    first = fact.items[0]
    if isinstance(first, Quantity):
        return not _has_quantities(fact, sentence, source, matches)
    if isinstance(first, Date):
        return not source.has_date(first)
    if isinstance(first, Citation):
        return not source.has_citation(first)
    return not source.names.has(first)


def _has_quantities(
    fact: Stated, sentence: Sentence, source: Source, matches: Sequence[Match]
) -> bool:
    found = []
    for item in fact.items:
        assert isinstance(item, Quantity)
        if item.unit and item.unit.per == EACH and not source.has_rates(item.dimension):
            continue  # "kg당 5 mg" may stand there as "5 mg/kg"
        near = [match.sentence for match in matches[:_NEAR]]
        known = source.has_quantity(item, sentence, near)
        known = (
            known
            or _for_each(item, fact.start, sentence, source, near)
            or _more_or_less(item, sentence, source, near)
        )
        if not (known or _counted(item, sentence, source, matches)):
            return False
        found.append({number for number, _ in source.like(item)})
    # Both ends of a range must come from one sentence, those of a change from sentences nearby.
    if len(found) < 2 or found[0] & found[1] or not all(found):
        return True
    apart = min(abs(one - other) for one in found[0] for other in found[1])
    beside = {match.sentence for match in matches[:_BEST]}
    told = apart <= _NEXT or all(numbers & beside for numbers in found)
    return told and _is_change(fact, sentence)


def _is_change(fact: Stated, sentence: Sentence) -> bool:
    """Whether two numbers are where something began and ended: "rose from 12 to 18"."""
    before = sentence.text[: fact.start - sentence.start]
    after = sentence.text[fact.end - sentence.start :]
    if "에서" in fact.text or "부터" in fact.text:
        return _TO_KOREAN.match(after) is not None
    return _CHANGED_FROM.search(before) is not None


def _for_each(
    quantity: Quantity, start: int, sentence: Sentence, source: Source, near: Sequence[int]
) -> bool:
    """Whether the source has "178 kg/ha" where the draft has "ha당 178 kg"."""
    below = _EACH_BEFORE.search(sentence.text[: start - sentence.start])
    if below is None or quantity.unit is None or quantity.unit.counts:
        return False
    unit = quantity.unit.each(below[1])
    return unit is not None and source.has_quantity(replace(quantity, unit=unit), sentence, near)


def _more_or_less(
    quantity: Quantity, sentence: Sentence, source: Source, near: Sequence[int]
) -> bool:
    """Whether a share in words is near one that the source gives: "절반을 조금 넘었다" of 52 %."""
    if not quantity.words or quantity.dimension != RATIO:
        return False
    said = _MORE_OR_LESS.match(sentence.text, quantity.end - sentence.start)
    if said is None:
        return False
    for number in near[:3]:
        known = [one for one in source.sentences[number].quantities if not one.words]
        shares = [one.value for one in known if one.dimension == RATIO]
        for one, other in combinations(known, 2):
            if one.dimension == other.dimension and one.value * other.value > 0:
                low, high = sorted((abs(one.value), abs(other.value)))
                shares.append(low / high)
        for share in shares:
            apart = share - quantity.value if said["more"] else quantity.value - share
            if 0 <= apart <= _OFF:
                return True
    return False


def _counted_otherwise(
    quantity: Quantity, sentence: Sentence, source: Source, matches: Sequence[Match]
) -> bool:
    """Whether the source gives another number of the same things."""
    here = {
        stem for stem, near in around(sentence, quantity.start, quantity.end).items() if near > 0.7
    }
    for match in matches:
        for other in source.sentences[match.sentence].quantities:
            there = source.around(match.sentence, other.start, other.end)
            if other.counts and any(there.get(stem, 0.0) > 0.7 for stem in here):
                return True
    return False


def _counted(
    quantity: Quantity, sentence: Sentence, source: Source, matches: Sequence[Match]
) -> bool:
    """Whether a small number may count what the source lists."""
    if quantity.dimension not in ("", COUNT) or quantity.step != 1:
        return False
    if not 2 < quantity.number <= _SMALL or _counted_otherwise(quantity, sentence, source, matches):
        return False
    return any(
        len(_SEPARATOR.findall(source.sentences[match.sentence].text)) >= quantity.number - 1
        for match in matches[:3]
    )


def flaw(fact: Stated, sentence: Sentence, source: Source, matches: Sequence[Match]) -> Flaw:
    """What to say about a fact that the source lacks: with what the source has in its place."""
    kind = ReasonKind(fact.kind.value)
    message = Said("“{text}” was not found in the source.", text=fact.text)
    place: tuple[int, int] | None = None
    first = fact.items[0]
    if isinstance(first, Quantity):
        lacking = [
            item for item in fact.items if isinstance(item, Quantity) and not source.like(item)
        ]
        instead = _instead(lacking[0] if lacking else first, sentence, source, matches)
        if instead:
            place = (instead.start, instead.end)
            if differs_in_unit_only(lacking[0] if lacking else first, instead):
                kind = ReasonKind.UNIT
    elif isinstance(first, Citation):
        place = _same_author(first, source)
    elif isinstance(first, Date) and first.parts and first.year:
        kind = ReasonKind.DATE
    if place:
        has = Said("The source has “{words}”.", words=source.written(place))
        message = joined(" ", (message, has))
    return Flaw(kind, fact.text, fact.start, fact.end, message, place)


def _instead(
    quantity: Quantity, sentence: Sentence, source: Source, matches: Sequence[Match]
) -> Quantity | None:
    """What the source most likely says where the draft has this quantity."""
    here = around(sentence, quantity.start, quantity.end)
    best, best_score = None, _LEAST_ALIKE
    near = {match.sentence for match in matches}
    alike = [
        (number, other)
        for number in near
        for other in source.sentences[number].quantities
        if measures_alike(quantity, other)
    ]
    for number, other in (*source.numbered(quantity.number), *alike):
        score = shared(here, source.around(number, other.start, other.end), source.weight)
        if differs_in_unit_only(quantity, other):
            score += _SAME_NUMBER * (number in near)
        elif number not in near:
            continue
        if score > best_score:
            best, best_score = other, score
    return best


def _same_author(citation: Citation, source: Source) -> tuple[int, int] | None:
    for _, other in source.citations:
        if set(citation.names) & set(other.names):
            return other.start, other.end
    return None
