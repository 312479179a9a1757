"""Loops are noticed and cut off; ordinary text is left alone."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

import pytest
from hypothesis import given
from hypothesis import strategies as some

from precis.engine.base import Event, Guard, Piece, Prefill, Reply, Stop
from precis.engine.guard import cut_loop, delivered, guarded, loop_start
from precis.text.sentences import ends_sentence

STRICT = Guard(group=4, allowed=2)
START = "Trees need water in July. "


class Source:
    """Events of a reply, one character group at a time; knows whether it was closed."""

    def __init__(self, pieces: Sequence[str], stop: Stop = Stop.END) -> None:
        self.pieces = pieces
        self.stop = stop
        self.sent = 0
        self.closed = False

    async def events(self) -> AsyncGenerator[Event]:
        try:
            yield Prefill(9, 9)
            for number, piece in enumerate(self.pieces, 1):
                self.sent = number
                yield Piece(piece, number)
            yield Reply("".join(self.pieces), len(self.pieces), 9, 0.5, self.stop)
        finally:
            self.closed = True


async def ended(source: Source, guard: Guard | None) -> tuple[Reply, list[Event]]:
    events = [event async for event in guarded(source.events(), guard)]
    assert isinstance(events[-1], Reply)
    return events[-1], events


def words(text: str) -> list[str]:
    return [f"{word} " for word in text.split()]


@pytest.mark.parametrize(
    "text",
    [
        START + "It is so and so it goes, " * 3,
        START + "the THE The the " * 6,
        START + "나무는 물이 많이 필요하고 " * 3,
        START + "a-b c-d e-f g-h " * 3,
        START + "ha" * 40,
        START + "=-" * 40,
        START + "The soil is dry here. More. The soil is dry here.",
        START + "We show Net-18b, " + ", ".join(f"Net-18b-{n}" for n in range(1, 9)) + ".",
    ],
)
def test_a_loop_is_found_behind_what_is_good(text: str) -> None:
    start = loop_start(text, STRICT)
    assert start is not None
    assert start >= len(START)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One.",
        "We saw that the trees grew. We saw that the soil dried.",
        "| a | b |\n|-----|-----|\n| 1 | 2 |",
        "Yes. No. Yes. No. Yes.",
        "................",
        "In 2020 and in 2021 and in 2022 the trees grew by 3 cm.",
        "Net-18, Net-34, Net-50 and Net-152 were compared with Net-1, Net-2, Net-3 and Net-4.",
    ],
)
def test_ordinary_text_is_no_loop(text: str) -> None:
    assert loop_start(text, STRICT) is None
    assert cut_loop(text, STRICT) == text


def test_as_many_times_as_allowed_is_no_loop_and_once_more_is_one() -> None:
    twice = "one two three four, five. one two three four, six. "
    assert loop_start(twice, STRICT) is None
    third = twice + "one two three four, seven."
    assert loop_start(third, STRICT) == len(twice)
    assert loop_start(third, Guard(group=4, allowed=3)) is None
    assert loop_start(third, Guard(group=5, allowed=2)) is None


@given(some.lists(some.sampled_from(["a", "b", "c", "A", "b,", "c.", "\n\n", "- d", "나."])))
def test_what_is_left_of_any_text_does_not_loop(scraps: list[str]) -> None:
    text = " ".join(scraps)
    cut = cut_loop(text, STRICT)
    assert loop_start(cut, STRICT) is None
    assert text.startswith(cut)


@given(some.text(max_size=400))
def test_cutting_is_only_ever_cutting(text: str) -> None:
    cut = cut_loop(text, STRICT)
    assert text.startswith(cut)
    assert cut_loop(cut, STRICT) == cut


async def test_a_loop_ends_the_stream_at_once_and_closes_its_source() -> None:
    source = Source(words(START + "And then it went on " * 500))
    reply, events = await ended(source, STRICT)

    assert reply.stop is Stop.LOOP
    assert reply.text.strip() == START.strip()
    assert source.sent < 60
    assert source.closed
    assert reply.tokens == source.sent
    assert reply.prompt_tokens == 9
    assert sum(isinstance(event, Reply) for event in events) == 1


async def test_a_short_loop_at_the_very_end_is_cut_as_well() -> None:
    reply, _ = await ended(Source(words(START + "It is dry so. It is dry so.")), STRICT)
    assert reply.stop is Stop.LOOP
    assert reply.text.count("It is dry so.") == 1


async def test_a_reply_of_the_longest_length_ends_at_a_sentence() -> None:
    reply, _ = await ended(Source(words(START + "The soil was"), Stop.LENGTH), STRICT)
    assert reply.stop is Stop.LENGTH
    assert reply.text == START.strip()
    assert ends_sentence(reply.text)


async def test_without_one_whole_sentence_the_words_so_far_are_kept() -> None:
    reply, _ = await ended(Source(words("The soil was"), Stop.LENGTH), STRICT)
    assert reply.text == "The soil was "


async def test_a_good_reply_passes_unchanged() -> None:
    pieces = words(START + "The soil was dry.")
    reply, events = await ended(Source(pieces), STRICT)
    assert reply == Reply("".join(pieces), len(pieces), 9, 0.5, Stop.END)
    assert [event.text for event in events if isinstance(event, Piece)] == pieces


async def test_without_a_guard_nothing_is_looked_at() -> None:
    pieces = words("again and again and " * 60)
    reply, events = await ended(Source(pieces, Stop.LENGTH), None)
    assert reply.text == "".join(pieces)
    assert reply.stop is Stop.LENGTH
    assert len(events) == len(pieces) + 2


async def test_closing_the_guarded_stream_closes_its_source() -> None:
    source = Source(words(START * 3))
    async with aclosing(guarded(source.events(), STRICT)) as events:
        async for event in events:
            if isinstance(event, Piece):
                break
    assert source.closed


# -- what is delivered --------------------------------------------------------------------------

AGAIN = Guard(group=4, allowed=2, again=8)
FIRST = "Young trees grow slowly when the soil around their roots is dry."
SAID_AGAIN = "We show that trees grow slowly when the soil around their roots is dry in July."
OTHER = "Open ground around a trunk lets the rain in."


def test_a_sentence_that_says_eight_words_again_is_left_out_and_what_follows_stays() -> None:
    assert delivered(f"{FIRST} {SAID_AGAIN} {OTHER}", AGAIN) == f"{FIRST} {OTHER}"
    assert delivered(f"{FIRST} {OTHER} {SAID_AGAIN}", AGAIN) == f"{FIRST} {OTHER}"


def test_seven_words_may_be_said_again() -> None:
    text = f"{FIRST} The soil around their roots is dry. {OTHER}"
    assert delivered(text, AGAIN) == text


def test_without_the_wish_repeated_words_stay() -> None:
    text = f"{FIRST} {SAID_AGAIN} {OTHER}"
    assert delivered(text, STRICT) == text


@given(some.lists(some.sampled_from([FIRST, SAID_AGAIN, OTHER, "Why?"]), max_size=6))
def test_what_is_delivered_says_nothing_again_and_begins_as_the_text_does(
    sentences: list[str],
) -> None:
    text = delivered(" ".join(sentences), AGAIN)
    assert text.startswith(sentences[0] if sentences else "")
    assert not (FIRST in text and SAID_AGAIN in text)
    assert delivered(text, AGAIN) == text
