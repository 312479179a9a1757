"""Names of any kind that the source has only where it speaks of something else.

"Thirty-six hives in Science and Olot were watched" of a text that has them in Vic and Olot, and
names the journal Science elsewhere. Here only what is said beside the names counts, not of which
kind they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from precis.facts.evidence import Match
from precis.facts.lexicon import listed
from precis.facts.lookup import Flaw
from precis.facts.prose.reading import Sentence
from precis.facts.rules.named_things import (
    Kind,
    Named,
    acronyms_of,
    hangul_of,
    having,
    in_table,
    instead_of,
    is_term,
    known_names,
    names_in,
    share,
    told,
    words_of,
)
from precis.facts.sources.source import Source

# So much of what the draft says beside the name must another one's sentence have, and so many
# times as much as any sentence with the draft's name or beside it: of the whole sentence, and of
# the clause with the name. An acronym often says of which kind a thing is, wherever it is told of.
# In the papers of the tests these figures flag no true sentence; of 289 names that were exchanged
# for another one of the same paper 173 are flagged, and of 354 acronyms 159.
_KNOWN, _CLEARER, _CLEARER_ACRONYM, _CLEARER_CLAUSE = 0.3, 1.6, 2.5, 1.2
_LEAST = 4  # words and numbers that tell of what a sentence speaks
_LITTLE = 0.02  # what nothing counts as
_NEXT = 1  # sentences around one with the name, which may go on about it
_SAME_BEGINNING = 4  # letters: "Galicia" and "Galician" are one
_CLAUSE_END = re.compile(
    r"[;:,]\s(?:(?:and|but|while|whereas|which|who|where|although|though|or|so|yet)\s)?"
    r"|\s(?:whereas|while|although|but)\s"
)
# Acronyms of what may stand beside any number.
_STATISTICS = frozenset(listed("CI CrI SD SE SEM OR HR RR IQR ICC IRR aOR aHR ROC AUC RMSE MAE"))
# "English", "European", "Latvian": of what is meant with it, the source may speak anywhere.
_ADJECTIVE = re.compile(r"^[A-Z][a-z]+(?:an|ese|ish)$")
_PART = re.compile(r"\w+")


def elsewhere(sentence: Sentence, source: Source, matches: Sequence[Match]) -> Iterator[Flaw]:
    """Names that stand where the source has another one, and that it has elsewhere alone."""
    names = (*names_in(sentence, source), *acronyms_of(sentence), *hangul_of(sentence))
    for name in names:
        if is_term(name, source) or _ADJECTIVE.search(name.text) or name.text in _STATISTICS:
            continue
        own = having(name, source)
        near = {number + by for number in own for by in range(-_NEXT, _NEXT + 1)}
        near = {number for number in near if 0 <= number < len(source.sentences)}
        if not own:
            continue  # that is told already
        for other in _rivals(name, sentence, source, matches, near)[:1]:
            yield instead_of(name, other, source)


def _rivals(
    name: Named, sentence: Sentence, source: Source, matches: Sequence[Match], near: set[int]
) -> list[Named]:
    """The names of the best sentence without the draft's, where that fits so much better."""
    whole = told(name, sentence, source)
    if len(whole) < _LEAST:
        return []
    clause = told(name, sentence, source, _clause_of(name, sentence))
    best, names = 0.0, []
    chosen = None
    for match in matches:
        known = source.sentences[match.sentence]
        score = share(whole, known)
        if match.sentence in near or score <= best or in_table(known):
            continue
        there = (*known_names(known, source), *hangul_of(known))
        there = acronyms_of(known) if name.kind is Kind.ACRONYM else there
        others = [one for one in there if _another(name, one, sentence)]
        if others:
            best, names, chosen = score, others, known
    if chosen is None or best < _KNOWN:
        return []
    told_here = max(share(clause, source.sentences[match.sentence]) for match in matches)
    if told_here > _CLEARER_CLAUSE * share(clause, chosen):
        return []  # its clause speaks of something else, which the source says without a name
    clearer = _CLEARER_ACRONYM if name.kind is Kind.ACRONYM else _CLEARER
    for part, ratio in ((whole, clearer), (clause, _CLEARER_CLAUSE)):
        own = max((share(part, source.sentences[number]) for number in near), default=0.0)
        if share(part, chosen) < ratio * max(own, _LITTLE):
            return []
    return names


def _another(name: Named, other: Named, sentence: Sentence) -> bool:
    """Whether a name is not the draft's in another form, and not one that the draft has too."""
    mine, yours = (_PART.findall(one.text.lower().removesuffix("s")) for one in (name, other))
    for first in mine:
        for second in yours:
            beginning = first[:_SAME_BEGINNING] == second[:_SAME_BEGINNING]
            if first in second or (len(first) >= _SAME_BEGINNING and beginning):
                return False
    return not other.words & words_of(sentence) and other.text not in sentence.text


def _clause_of(name: Named, sentence: Sentence) -> tuple[int, int]:
    """Where the clause with the name begins and ends."""
    edges = [sentence.start + match.end() for match in _CLAUSE_END.finditer(sentence.text)]
    first = max((edge for edge in edges if edge <= name.start), default=sentence.start)
    last = min((edge for edge in edges if edge > name.start), default=sentence.end)
    return first, last
