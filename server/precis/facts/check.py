"""Checks a draft against a source, sentence by sentence, without any model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from precis.facts.evidence import Match, trigrams, worth_showing
from precis.facts.features import features
from precis.facts.finding import Finding, Reason, ReasonKind, Report, State
from precis.facts.fitted import Fitted, log_odds, of_draft, probability, shipped
from precis.facts.lookup import Flaw, flaw, missing, stated
from precis.facts.prose.names import Mention
from precis.facts.prose.reading import Reading, Sentence, read
from precis.facts.rules.conflicts import conflicts
from precis.facts.rules.methods import methods
from precis.facts.rules.strangers import strangers
from precis.facts.sources.source import Source
from precis.text.document import Format, Span
from precis.text.language import Language, language_of
from precis.text.said import Said

_CANDIDATES = 8  # sentences of the source that are looked at for each of the draft
_SHOWN = 3
_CONTRADICTIONS = frozenset({ReasonKind.DIRECTION, ReasonKind.NEGATION})
# A sentence is flagged as a whole when the source knows hardly any of its words.
_LEAST_WORDS, _LEAST_KNOWN = 5, 0.15
_FACTS_ENOUGH = 2
# What one missing fact, and a contradiction, leave of a sentence's score.
_AFTER_MISSING, _AFTER_CONTRADICTION = 0.6, 0.3


def check(
    draft: str,
    source: Source,
    language: Language | None = None,
    format: Format = Format.PLAIN,
) -> Report:
    """One finding for each sentence of the draft, in order; an empty draft scores 1.

    Names in Hangul, quotations and conflicts are looked for only when draft and source are
    written in the same language.
    """
    return checked(read(draft, language or language_of(draft), format), source)


def checked(reading: Reading, source: Source, fitted: Fitted | None = None) -> Report:
    """The same for a draft that was read before; scores are those of the `fitted` model.

    The package's own is taken where none is given, and shares of known words where nothing was
    fitted for the draft's language.
    """
    model = shipped() if fitted is None else fitted
    findings = tuple(_finding(sentence, reading, source, model) for sentence in reading.sentences)
    scores = [finding.score for finding in findings]
    whole = _whole if reading.language not in model.facts else whole_draft
    return Report(findings, whole(scores))


def whole_draft(scores: Sequence[float]) -> float:
    """A draft's probability from those of its sentences; an empty draft's is 1."""
    return probability(of_draft([log_odds(score) for score in scores])) if scores else 1.0


def _whole(scores: Sequence[float]) -> float:
    """A draft is as good as its sentences, and half as its worst one."""
    if not scores:
        return 1.0
    return 0.5 * min(scores) + 0.5 * sum(scores) / len(scores)


def _finding(sentence: Sentence, reading: Reading, source: Source, model: Fitted) -> Finding:
    matches = source.search(sentence, _CANDIDATES)
    flaws = _flaws(sentence, reading, source, matches)
    reasons = tuple(_reason(found, reading, source) for found in flaws)
    if any(reason.kind in _CONTRADICTIONS for reason in reasons):
        state = State.CONTRADICTED
    else:
        state = State.CHECK if reasons else State.SUPPORTED
    shown = worth_showing(matches, _SHOWN)
    evidence = tuple(
        source.reading.span(known.start, known.end)
        for known in (source.sentences[match.sentence] for match in shown)
    )
    numbers = features(sentence, source, shown, [reason.kind for reason in reasons])
    fitted = model.of_facts(reading.language, numbers)
    if fitted is not None:
        score = probability(fitted)
    else:
        score = _support(sentence, source, shown)
        for reason in reasons:
            score *= _AFTER_CONTRADICTION if reason.kind in _CONTRADICTIONS else _AFTER_MISSING
    span = reading.span(sentence.start, sentence.end)
    return Finding(span, state, reasons, evidence, score, numbers)


def _flaws(
    sentence: Sentence, reading: Reading, source: Source, matches: Sequence[Match]
) -> list[Flaw]:
    found: list[Flaw] = []
    alike = reading.language is source.language
    for fact in stated(sentence):
        if not alike and _needs_language(fact.items):
            continue
        if missing(fact, sentence, source, matches):
            found.append(flaw(fact, sentence, source, matches))
    if alike:
        placed = [(one.start, one.end) for one in found]
        found += [
            one
            for one in conflicts(sentence, source, matches)
            if not any(start <= one.start < end for start, end in placed)
        ]
        found += [
            one
            for find in (methods, strangers)
            for one in find(sentence, reading.language, source)
            if not any(one.start < other.end and other.start < one.end for other in found)
        ]
        if not found and _unknown(sentence, source) and not _has_facts(sentence):
            message = Said("Hardly any word of this sentence was found in the source.")
            found.append(
                Flaw(ReasonKind.UNSUPPORTED, sentence.text, sentence.start, sentence.end, message)
            )
    return sorted(_without_doubles(found), key=lambda one: one.start)


def _needs_language(items: Iterable[object]) -> bool:
    return any(
        isinstance(item, Mention) and ("가" <= item.key[0] <= "힣" or item.kind == "quoted")
        for item in items
    )


def _without_doubles(flaws: Iterable[Flaw]) -> list[Flaw]:
    """The flaws without those that lie inside another one of the same sentence."""
    kept: list[Flaw] = []
    for one in sorted(flaws, key=lambda flaw: flaw.start - flaw.end):
        if not any(other.start <= one.start and one.end <= other.end for other in kept):
            kept.append(one)
    return kept


def _unknown(sentence: Sentence, source: Source) -> bool:
    return len(sentence.content) >= _LEAST_WORDS and sentence.known_in(source.index) < _LEAST_KNOWN


def _has_facts(sentence: Sentence) -> bool:
    """Whether a sentence states two facts or more: where the source has them, it is its own."""
    return len(list(stated(sentence))) >= _FACTS_ENOUGH


def _support(sentence: Sentence, source: Source, shown: Sequence[Match]) -> float:
    """How much of the sentence (0–1) the source has: of its words, and of their order.

    The words count by weight and must be in the evidence; the order is that of the trigrams.
    """
    mine = trigrams(sentence.text)
    features = set(sentence.features)
    evidence: set[str] = set()
    for match in shown:
        evidence.update(source.sentences[match.sentence].features)
    total = sum(source.index.weight(feature) for feature in features)
    common = sum(source.index.weight(feature) for feature in features & evidence)
    words = common / total if total else 1.0
    return 0.5 * words + 0.5 * len(mine & source.trigrams) / len(mine) if mine else words


def _reason(found: Flaw, reading: Reading, source: Source) -> Reason:
    place: Span | None = None
    if found.source and found.source[1] > found.source[0]:
        place = source.reading.span(*found.source)
    return Reason(
        found.kind, found.text, reading.span(found.start, found.end), found.message, place
    )
