"""Which passages of a manuscript speak of what is to be written: the context of an expansion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from precis.facts.evidence import Index
from precis.facts.prose.reading import Sentence, read
from precis.text.document import Document, Span
from precis.text.language import language_of
from precis.text.plain_prose import prose
from precis.text.sections import Outline, parts
from precis.text.spans import outside
from precis.writing.job import Job

# Words of a passage: as in the adapters' training data, so that a prompt looks the same.
_WORDS = 120
_LEAST_WORDS = 12
# Sections that say nothing about the work itself.
_APART = re.compile(
    r"(?:\W|\d)*(?:references|bibliography|acknowledge?ments?|appendix|abstract|참고\s*문헌|감사|부록"
    r"|(?:국문|영문)?\s*초록)\b",
    re.IGNORECASE,
)


def passages_for(
    document: Document,
    outline: Outline,
    job: Job,
    target: Span,
    most: int,
    unproven: Sequence[Span] = (),
) -> Job:
    """The job with the passages of the rest of its document that speak of the same, in order.

    Takes long: not for the event loop. Without any such passage, or with `most` 0, it stays as
    it is. `unproven` are places of the document that no text may draw on.
    """
    if not most:
        return job
    heads = {section.heading.start: section.heading.end for section in outline.sections}
    pieces = [
        piece
        for part in parts(outline)
        if not (part.path and _APART.match(part.path[-1]))
        for span in outside(
            Span(heads.get(part.span.start, part.span.start), part.span.end), [target]
        )
        for piece in _pieces(_proven(document.text, span, unproven), document)
    ]
    wanted = [
        feature
        for sentence in read(job.text, job.language, document.format).sentences
        for feature in sentence.features
    ]
    index = Index([features for _, features in pieces])
    best = sorted(match.sentence for match in index.search(wanted, most))
    found = tuple(pieces[number][0] for number in best)
    return replace(job, passages=found)


def rest_of(document: Document, target: Span, unproven: Sequence[Span] = ()) -> str:
    """What an expansion is checked against: the text that it replaces, and all around it.

    `unproven` are places of the document that prove nothing.
    """
    text = document.text
    spans = (Span(0, target.start), Span(target.end, len(text)), target)
    return "\n\n".join(_proven(text, span, unproven) for span in spans)


def _proven(text: str, span: Span, unproven: Sequence[Span]) -> str:
    """The text of a span without what is unproven."""
    return "\n\n".join(left.of(text) for left in outside(span, unproven))


def _pieces(text: str, document: Document) -> Iterator[tuple[str, list[str]]]:
    """Neighbouring sentences of about `_WORDS` words together, with what they are found by."""
    reading = read(text, language_of(text), document.format)
    for _, group in groupby(_numbered(reading.sentences), key=lambda one: one[0]):
        sentences = [sentence for _, sentence in group]
        span = reading.span(sentences[0].start, sentences[-1].end)
        words = " ".join(prose(span.of(text), document.format).split())
        if len(words.split()) >= _LEAST_WORDS:
            yield words, [feature for sentence in sentences for feature in sentence.features]


def _numbered(sentences: Sequence[Sentence]) -> Iterator[tuple[int, Sentence]]:
    """Each sentence with the number of its piece; none longer than it must be."""
    number = words = 0
    for sentence in sentences:
        length = len(sentence.text.split())
        if words and words + length > _WORDS:
            number, words = number + 1, 0
        words += length
        yield number, sentence
