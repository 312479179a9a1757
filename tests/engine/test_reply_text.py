"""Text of a reply, piece by piece, and prompts that are kept. No torch."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from precis.engine.prefixes import KeptPrefixes, common_length
from precis.engine.reply_text import ReplyText


def from_bytes(tokens: Sequence[int]) -> str:
    """A tokenizer whose every token is one byte; like Gemma's, a broken run is all U+FFFD."""
    data = bytes(tokens)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return "\ufffd" * len(data)


def pieces_of(text: str, *stop: str) -> tuple[list[str], ReplyText]:
    reply = ReplyText(from_bytes, stop)
    pieces = []
    for token in text.encode():
        pieces.append(reply.add(token))
        if reply.stopped:
            break
    pieces.append(reply.finish())
    return [piece for piece in pieces if piece], reply


@pytest.mark.parametrize("text", ["plain", "한국어 학교", "🙂🧪🙂", "mixed é 漢字 🙂 end", ""])
def test_no_piece_holds_half_a_character(text: str) -> None:
    pieces, reply = pieces_of(text)
    assert "".join(pieces) == text == reply.text
    assert "\ufffd" not in "".join(pieces)


def test_bytes_that_never_become_a_character_do_not_hold_the_text_back() -> None:
    reply = ReplyText(from_bytes, ())
    given = [reply.add(token) for token in (0xFF, 0xFE, 0xFD, 0xFC)]
    assert "".join(given)
    # A single look back of a few tokens is all that the broken bytes can spoil.
    for token in b"and then it goes on well":
        reply.add(token)
    assert reply.text.endswith("goes on well")


def test_half_a_character_at_the_end_is_dropped() -> None:
    reply = ReplyText(from_bytes, ())
    for token in "a한".encode()[:-1]:
        reply.add(token)
    assert reply.finish() == ""
    assert reply.text == "a"


@pytest.mark.parametrize(
    ("text", "stop", "kept"),
    [
        ("one\n\ntwo", ["\n\n"], "one"),
        ("one\ntwo\n", ["\n\n"], "one\ntwo\n"),
        ("aaab", ["aab"], "a"),
        ("say STOP now", ["NEVER", "STOP"], "say "),
        ("STOP", ["STOP"], ""),
        ("끝 여기", ["여기"], "끝 "),
    ],
)
def test_a_stop_string_ends_the_text_before_itself(text: str, stop: list[str], kept: str) -> None:
    pieces, reply = pieces_of(text, *stop)
    assert "".join(pieces) == reply.text == kept
    assert reply.stopped == (kept != text)


def test_a_token_costs_the_same_however_long_the_text_is() -> None:
    reply = ReplyText(from_bytes, ("\n\nSTOP",))

    def thousand() -> float:
        started = time.perf_counter()
        for _ in range(1000):
            reply.add(ord("x"))
        return time.perf_counter() - started

    first = min(thousand() for _ in range(3))
    for _ in range(30):
        thousand()
    assert min(thousand() for _ in range(3)) < 10 * first


def test_common_length() -> None:
    assert common_length([1, 2, 3], [1, 2, 4]) == 2
    assert common_length([1, 2], [1, 2, 4]) == 2
    assert common_length([], [1]) == 0


def test_the_longest_kept_prompt_is_found_within_its_adapter_only() -> None:
    kept: KeptPrefixes[str] = KeptPrefixes(1000)
    kept.keep("", range(100), "base")
    kept.keep("expand", range(200), "expand")
    found, shared = kept.longest("", [*range(150)])
    assert found is not None
    assert (found.cache, shared) == ("base", 100)
    assert kept.longest("summarize", [*range(150)]) == (None, 0)


def test_one_token_is_always_left_to_read() -> None:
    kept: KeptPrefixes[str] = KeptPrefixes(1000)
    kept.keep("", range(100), "same")
    assert kept.longest("", [*range(100)])[1] == 99


def test_kept_prompts_stay_below_the_limit_and_the_oldest_goes() -> None:
    kept: KeptPrefixes[str] = KeptPrefixes(250)
    kept.keep("", [1] * 100, "one")
    kept.keep("", [2] * 100, "two")
    kept.longest("", [1] * 100)  # used again: now `two` is the oldest
    kept.keep("", [3] * 100, "three")
    assert kept.longest("", [2] * 100) == (None, 0)
    assert kept.longest("", [1] * 100)[1] == 99
    kept.keep("", [4] * 251, "too long to keep")
    assert kept.longest("", [4] * 251) == (None, 0)


def test_a_prompt_replaces_the_one_it_continues() -> None:
    kept: KeptPrefixes[str] = KeptPrefixes(150)
    kept.keep("", range(50), "short")
    kept.keep("", range(100), "long")
    found, _ = kept.longest("", [*range(100)])
    assert found is not None
    assert found.cache == "long"
    assert kept.clear()
    assert not kept.clear()
