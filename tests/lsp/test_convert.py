"""Positions in all three encodings, both ways, against pygls' codec and by their own laws."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types
from pygls.workspace import PositionCodec

from precis.lsp import convert
from precis.lsp.convert import Encoding, Positions, changed, encoding_of
from precis.text.document import Span

NFD = "\u1112\u1161\u11ab"  # 한, decomposed
TEXT = f"a한글\r\n{NFD} 漢字 😀x\r끝\n\n\f👩‍🔬\u2028z"
TEXTS = st.lists(
    st.sampled_from(["a", "\r", "\n", "\r\n", "é", "한", NFD, "漢", "😀", "\f", "\u2028", "\x85"])
).map("".join)
ENCODINGS = st.sampled_from(Encoding)


@given(TEXTS, ENCODINGS)
def test_every_offset_comes_back(text: str, encoding: Encoding) -> None:
    positions = Positions(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n":
            continue  # no position stands between the two halves of a line break
        assert positions.offset(positions.position(offset)) == offset


@given(TEXTS, ENCODINGS, st.integers(0, 9), st.integers(0, 40))
def test_any_position_is_moved_to_one_inside(
    text: str, encoding: Encoding, line: int, character: int
) -> None:
    positions = Positions(text, encoding)
    given_position = types.Position(line, character)
    nearest = positions.position(positions.offset(given_position))
    assert (nearest.line, nearest.character) <= (line, character)
    assert positions.offset(nearest) == positions.offset(given_position)


@given(TEXTS.filter(lambda text: not set(text) & set("\f\u2028\x85")), ENCODINGS)
def test_agrees_with_pygls(text: str, encoding: Encoding) -> None:
    lines = text.splitlines(keepends=True)
    codec = PositionCodec(types.PositionEncodingKind(encoding.value))
    positions = Positions(text, encoding)
    start = 0
    for number, line in enumerate(lines):
        for column in range(len(line.rstrip("\r\n")) + 1):
            theirs = codec.position_to_client_units(lines, types.Position(number, column))
            assert positions.position(start + column) == theirs
        start += len(line)


@pytest.mark.parametrize(
    ("encoding", "character"), [(Encoding.UTF8, 21), (Encoding.UTF16, 9), (Encoding.UTF32, 8)]
)
def test_a_known_place(encoding: Encoding, character: int) -> None:
    positions = Positions(TEXT, encoding)
    offset = TEXT.index("x")
    assert positions.position(offset) == types.Position(1, character)
    assert positions.offset(types.Position(1, character)) == offset


def test_a_form_feed_or_a_line_separator_ends_no_line() -> None:
    positions = Positions("a\fb\u2028c\x85d\ne", Encoding.UTF16)
    assert positions.position(6) == types.Position(0, 6)
    assert positions.position(8) == types.Position(1, 0)


def test_positions_outside_are_moved_inside() -> None:
    positions = Positions("한\n글", Encoding.UTF16)
    assert positions.offset(types.Position(0, 99)) == 1
    assert positions.offset(types.Position(99, 0)) == 3
    assert positions.position(99) == types.Position(1, 1)
    assert Positions("", Encoding.UTF8).range(Span(0, 0)) == types.Range(
        types.Position(0, 0), types.Position(0, 0)
    )


def test_a_position_inside_a_character_is_its_start() -> None:
    assert Positions("a😀b", Encoding.UTF16).offset(types.Position(0, 2)) == 1
    assert Positions("a한b", Encoding.UTF8).offset(types.Position(0, 3)) == 1


def test_a_backward_range_is_a_span() -> None:
    back = types.Range(types.Position(0, 3), types.Position(0, 1))
    assert Positions("abcd", Encoding.UTF16).span(back) == Span(1, 3)


def test_a_lone_surrogate_does_not_stop_anything() -> None:
    positions = Positions("a\ud83db", Encoding.UTF16)
    assert positions.position(3) == types.Position(0, 3)
    assert positions.offset(types.Position(0, 2)) == 2


@given(TEXTS, TEXTS, ENCODINGS, st.data())
def test_a_change_does_what_the_editor_did(
    text: str, new: str, encoding: Encoding, data: st.DataObject
) -> None:
    positions = Positions(text, encoding)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = positions.span(positions.range(Span(start, end)))
    change = types.TextDocumentContentChangePartial(positions.range(Span(start, end)), new)
    assert changed(text, [change], encoding) == text[: span.start] + new + text[span.end :]


def test_a_whole_change_replaces_the_text() -> None:
    whole = types.TextDocumentContentChangeWholeDocument("새 글")
    assert changed("old", [whole], Encoding.UTF16) == "새 글"


def test_an_unknown_encoding_means_the_default() -> None:
    assert encoding_of("utf-8") is Encoding.UTF8
    assert encoding_of(None) is Encoding.UTF16
    assert encoding_of("utf-7") is Encoding.UTF16


PLACES = st.tuples(st.integers(0, 6), st.integers(0, 6))
CHANGES = st.tuples(PLACES, PLACES, st.sampled_from(["", "x", "새 글", "😀", "\n", "\r", "a\r\nb"]))


def partial(start: tuple[int, int], end: tuple[int, int], new: str) -> Any:
    range_ = types.Range(types.Position(*start), types.Position(*end))
    return types.TextDocumentContentChangePartial(range=range_, text=new)


@given(
    st.text("ab한😀\n\r", max_size=40),
    st.lists(CHANGES, max_size=8),
    st.booleans(),
    st.sampled_from(list(Encoding)),
)
def test_many_changes_at_once_are_what_they_are_one_by_one(
    text: str, places: list[Any], bottom_up: bool, encoding: Encoding
) -> None:
    if bottom_up:
        places.sort(key=lambda place: max(place[:2]), reverse=True)
    changes = [partial(*place) for place in places]
    after = text
    for change in changes:
        after = changed(after, [change], encoding)
    assert changed(text, changes, encoding) == after


POSITIONS = st.builds(types.Position, st.integers(0, 6), st.integers(0, 8))
NOTIFICATIONS = st.lists(
    st.one_of(
        st.builds(
            types.TextDocumentContentChangePartial,
            st.builds(types.Range, POSITIONS, POSITIONS),
            TEXTS,
        ),
        st.builds(types.TextDocumentContentChangeWholeDocument, TEXTS),
    ),
    max_size=8,
)


@settings(max_examples=500, deadline=None)
@given(TEXTS, NOTIFICATIONS, ENCODINGS)
def test_many_changes_at_once_do_what_they_do_one_after_another(
    text: str, changes: list[types.TextDocumentContentChangeEvent], encoding: Encoding
) -> None:
    wanted = text
    for change in changes:
        if isinstance(change, types.TextDocumentContentChangePartial):
            span = Positions(wanted, encoding).span(change.range)
            wanted = wanted[: span.start] + change.text + wanted[span.end :]
        else:
            wanted = change.text
    assert changed(text, changes, encoding) == wanted


@pytest.mark.parametrize("line", ["A word.\n", "한 word 😀.\r\n", "word "])
@pytest.mark.parametrize("upwards", [True, False])
def test_replacing_all_in_a_long_document_reads_it_once(
    line: str, upwards: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    cut = convert._lines

    def counted(text: str) -> list[str]:
        read.append(len(text))
        return cut(text)

    monkeypatch.setattr(convert, "_lines", counted)
    text = line * 500
    positions = Positions(text, Encoding.UTF16)
    places = [found.start() for found in re.finditer("word", text)]
    changes = [
        types.TextDocumentContentChangePartial(positions.range(Span(at, at + 4)), "WORD")
        for at in (reversed(places) if upwards else places)
    ]
    assert changed(text, changes, Encoding.UTF16) == text.replace("word", "WORD")
    assert sum(read) == len(text) + 500 * len("WORD")
