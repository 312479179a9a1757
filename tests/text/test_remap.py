"""Where unchanged text is found again after edits elsewhere."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from precis.text.document import Span
from precis.text.remap import Hull, remap

ALPHABET = st.text(alphabet="ab \n\r가😀", max_size=12)
LONG = "".join(f"Line {number} of the text.\n\nSame line.\n\n" for number in range(3_000))


def span_of(part: str, text: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def test_unchanged_text_stays_where_it_is() -> None:
    assert remap(Span(2, 4), "abcdef", "abcdef") == Span(2, 4)


def test_typing_behind_the_span_moves_nothing_and_typing_before_it_moves_it() -> None:
    before = "one 둘 three"
    assert remap(span_of("둘", before), before, before + "!") == Span(4, 5)
    assert remap(span_of("둘", before), before, "😀 " + before) == Span(6, 7)


def test_typing_on_both_sides_moves_it() -> None:
    before, after = "one\ntwo\nthree\n", "ONE!\ntwo\nthree!\n"
    assert remap(span_of("two\n", before), before, after) == span_of("two\n", after)
    same_line = "xx the span yy"
    assert remap(span_of("the span", same_line), same_line, "x the span y") == Span(2, 10)


def test_typing_inside_the_span_touches_it() -> None:
    before = "one two three"
    assert remap(span_of("two", before), before, "one tXwo three") is None
    assert remap(span_of("two", before), before, "one to three") is None
    assert remap(span_of("two", before), before, "") is None


def test_an_insertion_at_an_edge_does_not_touch_it() -> None:
    assert remap(Span(1, 3), "xab", "xaab") == Span(2, 4)
    assert remap(Span(0, 2), "abx", "abbx") == Span(0, 2)


def test_one_of_several_equal_passages_is_found_by_its_neighbours() -> None:
    before = "Head\nA.\n\nsame\n\nB.\n\nsame\n\nC.\nTail\n"
    after = before.replace("Head", "Heads").replace("Tail", "Tails")
    second = before.rindex("same")
    assert remap(Span(second, second + 4), before, after) == Span(second + 1, second + 5)


def test_a_cursor_is_placed_like_an_empty_span() -> None:
    before, after = "A.\n\nfirst second\n\nB.\n", "AA.\n\nfirst second\n\nBB.\n"
    cursor = before.index("second")
    assert remap(Span(cursor, cursor), before, after) == Span(cursor + 1, cursor + 1)


def test_a_passage_that_cannot_be_told_from_another_is_not_placed() -> None:
    before = "x same y same z"
    assert remap(Span(9, 13), before, "1 same 2") is None


def test_long_documents_are_compared_quickly() -> None:
    wanted = "Line 1500 of the text."
    after = "New\n" + LONG.replace("Line 10 ", "Row 10 ").replace("Line 2990 ", "Row 2990 ")
    started = time.perf_counter()
    assert remap(span_of(wanted, LONG), LONG, after) == span_of(wanted, after)
    assert remap(span_of("Line 10 ", LONG), LONG, after) is None
    same = Span(LONG.index("Same", 60_000), LONG.index("Same", 60_000) + 10)
    remap(same, LONG, after)
    assert time.perf_counter() - started < 10


def test_too_many_changed_lines_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("difflib.SequenceMatcher", None)  # it would take many seconds
    lines = [f"Line {number}." + "  " * (number % 2) for number in range(10_000)]
    lines[3_334] = lines[6_666] = "It stands twice."
    before, after = "\n".join(lines), "\n".join(line.rstrip() for line in lines)
    found = remap(span_of("It stands twice.", before), before, after)
    assert found is None or found == span_of("It stands twice.", after)


@settings(max_examples=300, deadline=None)
@given(ALPHABET, ALPHABET, ALPHABET, ALPHABET, ALPHABET, ALPHABET)
def test_whatever_is_found_has_the_same_text(
    left: str, inside: str, right: str, new_left: str, new_inside: str, new_right: str
) -> None:
    before, after = left + inside + right, new_left + new_inside + new_right
    span = Span(len(left), len(left + inside))
    found = remap(span, before, after)
    assert found is None or found.of(after) == inside


@settings(max_examples=300, deadline=None)
@given(ALPHABET, ALPHABET.filter(bool), ALPHABET, ALPHABET, ALPHABET)
def test_edits_outside_leave_unique_text_to_be_found(
    left: str, inside: str, right: str, new_left: str, new_right: str
) -> None:
    before, after = left + inside + right, new_left + inside + new_right
    span = Span(len(left), len(left + inside))
    for text in (before, after):
        assume(text.find(inside) == text.rfind(inside))
    assert remap(span, before, after) == Span(len(new_left), len(new_left + inside))


@settings(max_examples=300, deadline=None)
@given(ALPHABET, ALPHABET, ALPHABET, ALPHABET.filter(bool), ALPHABET)
def test_edits_inside_lose_the_text_unless_it_stands_elsewhere(
    left: str, first: str, second: str, typed: str, right: str
) -> None:
    inside = first + second
    after = left + first + typed + second + right
    assume(inside not in after)
    assert remap(Span(len(left), len(left + inside)), left + inside + right, after) is None


@given(ALPHABET, ALPHABET, ALPHABET, ALPHABET)
def test_a_hull_holds_all_that_changed(start: str, old: str, new: str, end: str) -> None:
    before, after = start + old + end, start + new + end
    hull = Hull.of(before, after)
    assert before[: hull.start] == after[: hull.start]
    assert before[hull.end :] == after[hull.end + hull.shift :]
    inside = Span(0, len(before))
    if hull.start < len(before) and hull.end > 0:  # not merely typed at one of its ends
        assert hull.holding(inside) == Span(0, len(after))
