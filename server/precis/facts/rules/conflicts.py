"""Where a draft says the opposite of its source, or gives a number to another thing.

Every conflict needs a place in the source that speaks of the same thing and disagrees, and none
that fits as well and agrees. So what the source says both ways is never flagged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from precis.facts.evidence import Match
from precis.facts.finding import ReasonKind
from precis.facts.lookup import Flaw
from precis.facts.prose.citations import cited_in
from precis.facts.prose.reading import Sentence
from precis.facts.quantities.quantity import same
from precis.facts.quantities.units import RATIO
from precis.facts.rules.apart import apart
from precis.facts.rules.by_how_much import by_how_much
from precis.facts.rules.cells import cells_otherwise
from precis.facts.rules.denials import denials, names_group
from precis.facts.rules.denied_numbers import denied_numbers
from precis.facts.rules.elsewhere import elsewhere
from precis.facts.rules.exchanges import numbers_otherwise
from precis.facts.rules.flips import flips
from precis.facts.rules.inconsistent import inconsistent
from precis.facts.rules.misplaced import misplaced
from precis.facts.rules.owners import owners
from precis.facts.rules.replaced import replaced
from precis.facts.rules.sides import sides
from precis.facts.rules.significance import significance
from precis.facts.rules.told_by_numbers import told_by_numbers, told_by_tables
from precis.facts.rules.unchanged import unchanged
from precis.facts.sources.source import Source

# A contradiction stands in a sentence that fits the draft's best, or second best. Of 166 that were
# planted in the papers of the tests, 164 stand in the best one and two in the second.
_BEST = 2
# "The longer … the lower": two directions that depend on each other.
_DEPENDENCE = re.compile(
    r"수록|[하되으지이리크]면(?=[\s,])|경우|지역|집단|때|^\w+er\s|\b(?:as|when|where|if|lead|leads|led|with"
    r"|the \w+er"
    r"|associated)\b",
    re.I,
)

_THE_REST = re.compile(r"\b(?:the rest|remaining|the others?)\b|나머지|그 외", re.I)
_UNLIKE = re.compile(
    r"\b(?:in contrast (?:to|with)|contrary to|unlike|as opposed to|at odds with|contradict\w*"
    r"|disagree\w*|conflict\w* with)\b|달리|대조적|상반|반대로|어긋",
    re.IGNORECASE,
)


def _of_other_share(flaw: Flaw, sentence: Sentence, known: Sentence) -> bool:
    """Whether one text denies of a part of all what the other affirms of another part.

    "44% refused" and "more than half did not refuse": where the share is wrong, it is that which
    is flagged.
    """
    mine, yours = (
        [one for one in text.quantities if one.dimension == RATIO] for text in (sentence, known)
    )
    if not mine and not yours:  # "two of the eight did not", where six did
        mine = [one for one in sentence.quantities if one.part == 1]
        counts = [one for one in known.quantities if one.counts and mine]
        yours = [one for one in counts if one.part == 1] or counts
    if not mine and not yours:  # "15 did not answer", where 147 did
        mine, yours = (
            [one for one in text.quantities if one.unit and one.unit.counts]
            for text in (sentence, known)
        )
    if flaw.kind is not ReasonKind.NEGATION:
        return False
    if yours and _THE_REST.search(sentence.text[: flaw.end - sentence.start]):
        return True  # "in the remaining three there was none"
    if not mine or not yours:
        return False
    return not any(same(one, other) for one in mine for other in yours)


def _set_apart(sentence: Sentence, known: Sentence) -> bool:
    """Whether the draft says that it is unlike what the source's sentence reports of others."""
    return _UNLIKE.search(sentence.text) is not None and any(
        cited_in(one, other) for one in sentence.citations for other in known.citations
    )


def _misnamed(sentence: Sentence, source: Source, matches: Sequence[Match]) -> list[Flaw]:
    """Names in the place of others, by the surest rule that finds one."""
    for find in (misplaced, owners, elsewhere):
        if found := list(find(sentence, source, matches)):
            return found
    return []


def conflicts(sentence: Sentence, source: Source, matches: Sequence[Match]) -> Iterator[Flaw]:
    """All conflicts of a sentence with the source's sentences that speak of the same."""
    yield from numbers_otherwise(sentence, source, matches)
    yield from cells_otherwise(sentence, source)
    yield from apart(sentence, source, matches)
    yield from inconsistent(sentence, source)
    yield from significance(sentence, source)
    yield from told_by_tables(sentence, source)
    yield from replaced(sentence, source, matches)
    yield from _misnamed(sentence, source, matches)
    found = list(flips(sentence, source, matches))
    excused = {number for number, flaw in found if flaw is None}
    turned = [(number, flaw) for number, flaw in found if flaw is not None]
    for number, told in told_by_numbers(sentence, source, matches):
        if told is None:
            turned = [one for one in turned if one[0] != number]
        else:
            turned.append((number, told))
    denied = [one for one in denials(sentence, source, matches) if one[0] not in excused]
    if not turned and not denied:
        denied = list(unchanged(sentence, source, matches))
    # A word that is read in two ways turns once.
    turned = list({flaw.start: (number, flaw) for number, flaw in reversed(turned)}.values())
    places = [number for number, _ in (*turned, *denied)]
    plain = all(flaw.kind is not ReasonKind.NEGATION for _, flaw in turned)
    dependent = bool(denied) or _DEPENDENCE.search(sentence.text) is not None
    best = {match.sentence for match in matches[:_BEST]}
    if not turned and not denied:
        yield from denied_numbers(sentence, source, matches)
        yield from sides(sentence, source, matches)
    if not turned:
        yield from by_how_much(sentence, source, matches)
    for number, flaw in (*turned, *denied[:1]):
        if names_group(flaw.start, sentence):
            continue
        known = source.sentences[number]
        if number not in best or _of_other_share(flaw, sentence, known):
            continue
        if _set_apart(sentence, known):
            continue
        # Two turns of one sentence undo each other: "without pumps the risk is higher".
        if not (plain and dependent and places.count(number) >= 2):
            yield flaw
