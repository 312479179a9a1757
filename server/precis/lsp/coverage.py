"""Which sections of a source a text was fed by, and which by nothing, as a Markdown page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from precis.facts.finding import Finding, State
from precis.lsp.diagnostics import short
from precis.lsp.sources import SourceText
from precis.lsp.wording import Words
from precis.text.document import Document, Format, Span
from precis.text.said import Said
from precis.text.sections import outline, parts
from precis.text.sentences import sentences

if TYPE_CHECKING:
    from precis.facts.sources.source import Source

_NOT_CUT = Said("Nothing is cut silently: what does not fit is split, or refused.")
_TO_LOOK_AT = Said(" — to look at")
_NOTHING_NEAR = Said(" — nothing in the source comes near")
_LONGEST = 80  # code points of a sentence that are shown


@dataclass(frozen=True)
class Fed:
    """A section of the source: its sentences, and those of the text that come nearest to it.

    `text` are numbers of sentences of the text, from 1.
    """

    title: str
    sentences: int
    text: tuple[int, ...]


@dataclass(frozen=True)
class Coverage:
    """The sections in order, and the beginning of each sentence of the text with a remark."""

    sections: tuple[Fed, ...]
    sentences: tuple[tuple[str, str], ...]

    def page(self, source: str, written: str, words: Words) -> str:
        """The page. `written` says how the text was written, where that is known."""
        return "\n".join(self._lines(source, written, words)) + "\n"

    def _lines(self, source: str, written: str, words: Words) -> Iterator[str]:
        yield f"# {words('What this text was fed by')}"
        yield ""
        yield words("Compared with {source}.", source=source)
        if written:
            yield f"{words(written)} {words(_NOT_CUT)}"
        yield ""
        yield words("| section of the source | its sentences | nearest to sentences of the text |")
        yield "|---|---|---|"
        for fed in self.sections:
            numbers = ", ".join(map(str, fed.text)) or words("none")
            yield f"| {_cell(words(fed.title))} | {fed.sentences:,} | {numbers} |"
        yield ""
        for number, (sentence, remark) in enumerate(self.sentences, 1):
            yield f"{number}. {sentence}{words(remark)}"


def coverage(
    text: str, region: Span, format: Format, source: SourceText, known: Source
) -> Coverage:
    """Where the nearest sentences of each sentence of a region stand in its source.

    Takes long: not for the event loop.
    """
    from precis.facts.hard import check

    report = check(region.of(text), known, None, format)
    cut = parts(outline(Document(source.text, source.format, source.name)))
    near: list[set[int]] = [set() for _ in cut]
    for number, finding in enumerate(report.findings, 1):
        for place in finding.evidence:
            for at, part in enumerate(cut):
                if part.span.start <= place.start < part.span.end:
                    near[at].add(number)
    sections = []
    for part, numbers in zip(cut, near, strict=True):
        count = len(sentences(part.span.of(source.text)))
        # A heading is a sentence of its own; without others there is nothing to be fed by.
        own = count - 1 if part.path else count
        if own > 0:
            title = " / ".join(part.path) or source.name
            sections.append(Fed(title, own, tuple(sorted(numbers))))
    shown = tuple(_shown(finding, region.of(text)) for finding in report.findings)
    return Coverage(tuple(sections), shown)


def _shown(finding: Finding, draft: str) -> tuple[str, str]:
    remark = "" if finding.state is State.SUPPORTED else _TO_LOOK_AT
    if not finding.evidence:
        remark = _NOTHING_NEAR
    return short(finding.span.of(draft), _LONGEST), remark


def rows(found: Coverage, words: Words) -> Sequence[dict[str, object]]:
    """The sections as a command answers them."""
    return [
        {"title": words(fed.title), "sentences": fed.sentences, "nearestTo": list(fed.text)}
        for fed in found.sections
    ]


def _cell(title: str) -> str:
    return " ".join(title.split()).replace("|", "\\|")
