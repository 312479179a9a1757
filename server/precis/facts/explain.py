"""Explains a flagged sentence as a question with two answers: the draft's and the source's.

After QAGS (Wang, Cho and Lewis 2020, "Asking and Answering Questions to Evaluate the Factual
Consistency of Summaries"). There a model writes questions about a summary, and another answers
them from the summary and from the source. A model as small as ours does neither well, so here the
question asks for the very words that are flagged (a gap in their sentence), the draft's answer is
these words, and the source's answer is always in the source's own words, or that it was not found:
what the facts found in this place, else what the model chooses among facts of the same kind in
the evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from precis.engine.base import Engine, Message
from precis.facts.finding import Explanation, Finding, Reason, ReasonKind
from precis.facts.lookup import stated
from precis.facts.prose.reading import Sentence
from precis.facts.question import ADAPTER
from precis.facts.sources.source import Source
from precis.text.document import Span
from precis.text.language import Language, language_of

_GAP = "___"
_MOST_CHOICES = 4
_NOTHING = "N/A"
_SILENT = -20.0  # the log-probability of a number that the engine did not report
EN, KO = Language.ENGLISH, Language.KOREAN

_NUMBERS = frozenset(
    {
        ReasonKind.NUMBER,
        ReasonKind.PERCENTAGE,
        ReasonKind.QUANTITY,
        ReasonKind.RANGE,
        ReasonKind.UNIT,
        ReasonKind.SWAPPED,
    }
)
_GROUPS = (
    _NUMBERS,
    frozenset({ReasonKind.DATE, ReasonKind.YEAR}),
    frozenset({ReasonKind.NAME, ReasonKind.ACRONYM, ReasonKind.QUOTED}),
    frozenset({ReasonKind.CITATION}),
)
_NOUNS = {
    ReasonKind.NUMBER: ("number", "숫자"),
    ReasonKind.PERCENTAGE: ("percentage", "비율"),
    ReasonKind.QUANTITY: ("value", "수치"),
    ReasonKind.UNIT: ("value", "수치"),
    ReasonKind.SWAPPED: ("value", "수치"),
    ReasonKind.RANGE: ("range", "범위"),
    ReasonKind.DATE: ("date", "날짜"),
    ReasonKind.YEAR: ("year", "연도"),
    ReasonKind.CITATION: ("citation", "인용"),
    ReasonKind.ACRONYM: ("abbreviation", "약어"),
    ReasonKind.NAME: ("name", "이름"),
    ReasonKind.QUOTED: ("term", "용어"),
}
_GAPPED = {
    EN: "Which {noun} does the source have in the gap? “{sentence}”",
    KO: "원문에 따르면 빈칸에 들어갈 {noun}: “{sentence}”",
}
_WHOLE = {
    EN: "Which words of the source say this? “{sentence}”",
    KO: "원문의 어느 말인가? “{sentence}”",
}
_WORDS = ("words", "말")
_SOURCE = {EN: "Source:", KO: "원문:"}
_QUESTION = {EN: "Question:", KO: "질문:"}
_NONE = {EN: "The source does not say.", KO: "원문에 없다."}
_ANSWER = {EN: "Answer with one number.\nAnswer:", KO: "번호 하나로 답하라.\n답:"}


@dataclass(frozen=True)
class _Choice:
    """Words of the source that may answer the question."""

    text: str
    place: Span


async def explained(
    engine: Engine, finding: Finding, draft: str, source: Source, text: str
) -> Explanation:
    """The explanation of a flagged finding of `draft`; `text` is what `source` was read from.

    The engine is asked only where the facts do not know the answer. Raises EngineError.
    """
    reason = finding.reasons[0]
    language = language_of(finding.span.of(draft))
    near = _near(finding, source)
    if reason.kind is ReasonKind.UNSUPPORTED:
        answer = _folded(finding.span.of(draft))
        question = _WHOLE[language].format(sentence=answer)
        choices = [_Choice(_folded(span.of(text)), span) for span in finding.evidence]
    else:
        answer = _folded(reason.span.of(draft))
        question = _gapped(finding, reason, draft, language)
        if reason.source is not None:
            words = _folded(reason.source.of(text))
            return Explanation(question, answer, words, reason.source, asked=False)
        choices = _choices(reason, near, source, text)
    if not choices:
        return Explanation(question, answer, None, None, asked=False)
    passages = " ".join(sentence.text for sentence in near)
    chosen = await _chosen(engine, question, choices, passages, language)
    if chosen is None:
        return Explanation(question, answer, None, None, asked=True)
    return Explanation(question, answer, chosen.text, chosen.place, asked=True)


def _near(finding: Finding, source: Source) -> list[Sentence]:
    """The sentences of the source that are the finding's evidence."""
    wanted = set(finding.evidence)
    reading = source.reading
    return [one for one in source.sentences if reading.span(one.start, one.end) in wanted]


def _gapped(finding: Finding, reason: Reason, draft: str, language: Language) -> str:
    """The question about the words of a reason: their sentence with a gap in their place."""
    before = draft[finding.span.start : reason.span.start]
    after = draft[reason.span.end : finding.span.end]
    noun = _NOUNS.get(reason.kind, _WORDS)[1 if language is KO else 0]
    return _GAPPED[language].format(noun=noun, sentence=_folded(f"{before}{_GAP}{after}"))


def _choices(reason: Reason, near: Sequence[Sentence], source: Source, text: str) -> list[_Choice]:
    """The facts of the same kind in the evidence: first those of the very kind, each once."""
    group = next((kinds for kinds in _GROUPS if reason.kind in kinds), frozenset())
    facts = [fact for sentence in near for fact in stated(sentence)]
    found: dict[str, _Choice] = {}
    for fact in sorted(facts, key=lambda one: one.kind.value != reason.kind.value):
        if ReasonKind(fact.kind.value) in group:
            place = source.reading.span(fact.start, fact.end)
            words = _folded(place.of(text))
            found.setdefault(words.casefold(), _Choice(words, place))
    return list(found.values())[:_MOST_CHOICES]


async def _chosen(
    engine: Engine,
    question: str,
    choices: Sequence[_Choice],
    passages: str,
    language: Language,
) -> _Choice | None:
    """What the model chooses; None where that is "the source does not say".

    The choices are numbered, and the next token is one of the numbers. Both orders of the choices
    are asked, and what the model prefers without a source is taken off (as in
    `precis.facts.support`).
    """
    # The base model or the adapter that judges, never one that writes.
    adapter = ADAPTER if ADAPTER in (await engine.info()).adapters else ""
    options: list[_Choice | None] = [*choices, None]
    scores = [0.0] * len(options)
    for order in (range(len(options)), range(len(options) - 1, -1, -1)):
        listed = [options[at] for at in order]
        labels = [str(number) for number in range(1, len(listed) + 1)]
        asked = multiple_choice(passages, question, listed, language)
        nothing = multiple_choice(_NOTHING, question, listed, language)
        given = await engine.scores(asked, labels, adapter)
        anyway = await engine.scores(nothing, labels, adapter)
        for at, one, other in zip(order, given, anyway, strict=True):
            scores[at] += max(one, _SILENT) - max(other, _SILENT)
    return options[max(range(len(options)), key=scores.__getitem__)]


def multiple_choice(
    passages: str, question: str, options: Sequence[_Choice | None], language: Language
) -> tuple[Message, ...]:
    """The messages that ask for the number of one option; None stands for no answer."""
    lines = [
        f"{number}. {_NONE[language] if one is None else one.text}"
        for number, one in enumerate(options, 1)
    ]
    text = "\n".join(
        (
            f"{_SOURCE[language]}\n{passages}\n",
            f"{_QUESTION[language]} {question}",
            *lines,
            _ANSWER[language],
        )
    )
    return (Message("user", text),)


def _folded(text: str) -> str:
    return " ".join(text.split())
