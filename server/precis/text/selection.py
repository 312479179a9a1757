"""What a request works on: the selection, or the section, abstract or body at the cursor."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from precis.errors import NothingToWorkOn
from precis.text.document import Document, Span
from precis.text.lines import trimmed
from precis.text.said import Said
from precis.text.sections import Outline, Section, section_at

_EMPTY = Said("The document is empty. Write or paste some text first.")
_ONLY_SPACE = Said(
    "The selection holds only white space. Select some text, or put the cursor "
    "into a section without selecting anything."
)
_ONLY_PREAMBLE = Said(
    "The document has no text besides its preamble. Write some text first, "
    "or select what to work on."
)


class TargetKind(StrEnum):
    """What a target is in its document."""

    SELECTION = "selection"
    SECTION = "section"
    ABSTRACT = "abstract"
    DOCUMENT = "document"


@dataclass(frozen=True)
class Target:
    """The text to work on: `span` has no white space at its ends and is never empty.

    `section` is the innermost section that holds it, when there is one.
    """

    span: Span
    kind: TargetKind
    section: Section | None = None

    def text(self, document: Document) -> str:
        """The target's text in the document it was resolved in."""
        return self.span.of(document.text)


def resolve(document: Document, outline: Outline, selection: Span) -> Target:
    """The target of a selection or, when it is empty, of the cursor that it stands for.

    Raises NothingToWorkOn, with a sentence that says what to do, when there is no text there.
    """
    text = document.text
    if not text.strip():
        raise NothingToWorkOn(_EMPTY)
    # The editor's selection may be older than the text, and then end behind it.
    selection = Span(min(selection.start, len(text)), min(selection.end, len(text)))
    if len(selection):
        chosen = trimmed(text, selection)
        if not len(chosen):
            raise NothingToWorkOn(_ONLY_SPACE)
        return Target(chosen, TargetKind.SELECTION, _innermost(outline, chosen))
    return _under_cursor(text, outline, selection.start)


def _under_cursor(text: str, outline: Outline, cursor: int) -> Target:
    section = section_at(outline, cursor)
    abstract = outline.abstract
    if abstract and abstract.start <= cursor <= abstract.end:
        return Target(abstract, TargetKind.ABSTRACT, section)
    if section:
        inside = trimmed(text, section.body)
        if not len(inside):
            raise NothingToWorkOn(
                Said(
                    'The section "{title}" has no text yet. Write some, '
                    "or put the cursor into another section.",
                    title=section.title,
                )
            )
        kind = TargetKind.ABSTRACT if inside == abstract else TargetKind.SECTION
        return Target(inside, kind, section)
    inside = trimmed(text, outline.body)
    if not len(inside):
        raise NothingToWorkOn(_ONLY_PREAMBLE)
    return Target(inside, TargetKind.DOCUMENT)


def _innermost(outline: Outline, span: Span) -> Section | None:
    holding = [section for section in outline.sections if section.span.contains(span)]
    return holding[-1] if holding else None
