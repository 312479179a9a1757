"""Where findings stand after the text has changed, and when they are no longer true to it."""

from __future__ import annotations

import pytest

from precis.facts.finding import ReasonKind
from precis.lsp.findings import Flagged, Ground, Quote, moved
from precis.lsp.sources import Against, Region, SourceKind, region_moved
from precis.text.document import Span

TEXT = "One. It was 34% here. It is so.\n\nThe source: 43%. Other words.\n"


def place(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


FOUND = Flagged(
    7,
    place("It was 34% here."),
    "It was 34% here.",
    (
        Ground(ReasonKind.PERCENTAGE, "34%", place("34%"), "…", Quote("43%", place("43%"))),
        Ground(ReasonKind.NAME, "It", place("It"), "…"),
    ),
    (Quote("The source: 43%.", place("The source: 43%.")), Quote("gone")),
    0.5,
    "the rest of the document",
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("One.", "One and 34% here."),
        ("One. ", ""),
        ("It is so.", "It isn't."),
        (" It is", "\n\nIt is"),
        ("Other words.", ""),
    ],
)
def test_it_moves_with_edits_elsewhere(old: str, new: str) -> None:
    after = TEXT.replace(old, new, 1)
    (found,) = moved([FOUND], TEXT, after)
    assert found.span.of(after) == FOUND.sentence
    assert [ground.span.of(after) for ground in found.grounds] == ["34%", "It"]
    against = found.grounds[0].against
    assert against is not None
    assert against.span is not None
    assert against.span.of(after) == "43%"
    assert len(found.evidence) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [("34%", "35%"), ("It was", "It was not"), ("here.", "here"), ("here.", "")],
)
def test_it_vanishes_when_its_sentence_changes(old: str, new: str) -> None:
    assert moved([FOUND], TEXT, TEXT.replace(old, new, 1)) == ()


def test_a_word_that_is_typed_on_changes_the_sentence() -> None:
    at = FOUND.span.end
    assert moved([FOUND], TEXT, TEXT[:at] + "5" + TEXT[at:]) == ()
    assert len(moved([FOUND], TEXT, TEXT[:at] + "\n" + TEXT[at:])) == 1


def test_a_ground_vanishes_with_what_it_conflicts_with_and_evidence_with_its_words() -> None:
    (found,) = moved([FOUND], TEXT, TEXT.replace("43%", "34%"))
    assert [ground.kind for ground in found.grounds] == [ReasonKind.NAME]
    assert found.evidence == (Quote("gone"),)


def test_a_region_keeps_its_place_while_it_changes() -> None:
    region = Region(place("It was 34% here. It is so."), Against(SourceKind.DOCUMENT))
    for old, new, now in (
        ("34%", "[percentage]", "It was [percentage] here. It is so."),
        ("One.", "Two, three.", "It was 34% here. It is so."),
        ("Other", "More", "It was 34% here. It is so."),
    ):
        after = TEXT.replace(old, new)
        changed = region_moved(region, TEXT, after)
        assert changed is not None
        assert changed.span.of(after) == now


def test_a_region_whose_end_was_written_over_is_forgotten() -> None:
    region = Region(place("It was 34% here. It is so."), Against(SourceKind.DOCUMENT))
    assert region_moved(region, TEXT, TEXT.replace("so.\n\nThe", "The")) is None
    assert region_moved(region, TEXT, "") is None


def test_a_passage_that_is_gone_leaves_the_rest_of_the_document() -> None:
    passage = place("The source: 43%.")
    region = Region(place("It was 34% here."), Against(SourceKind.PASSAGE, passage=passage))
    after = TEXT.replace("so.\n\nThe source: 43", "such 4")
    changed = region_moved(region, TEXT, after)
    assert changed is not None
    assert changed.against == Against(SourceKind.DOCUMENT)
