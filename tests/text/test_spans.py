"""What of a piece of text is left when other pieces of it are taken out."""

from __future__ import annotations

from itertools import combinations_with_replacement, product

from precis.text.document import Span
from precis.text.spans import outside

SPANS = [Span(*ends) for ends in combinations_with_replacement(range(7), 2)]


def test_every_place_is_either_left_or_in_a_hole() -> None:
    for span, one, other in product(SPANS, repeat=3):
        left = outside(span, (one, other))
        taken = {*range(one.start, one.end), *range(other.start, other.end)}
        wanted = [place for place in range(span.start, span.end) if place not in taken]
        assert [place for piece in left for place in range(piece.start, piece.end)] == wanted
        assert all(len(piece) for piece in left)


def test_an_empty_hole_takes_nothing_apart() -> None:
    assert outside(Span(0, 9), [Span(4, 4)]) == [Span(0, 9)]
