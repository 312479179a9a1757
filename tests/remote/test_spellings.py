"""Control-token spellings are broken up so that no normalisation puts them together again."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from precis.engine.spellings import break_up, put_back

SPELLINGS = [
    "<bos>",
    "<eos>",
    "<pad>",
    "<s>",
    "</s>",
    "<unused0>",
    "<unused6241>",
    "<start_of_turn>",
    "<end_of_turn>",
    "<start_of_image>",
    "<|turn>",
    "<turn|>",
    "<|im_start|>",
    "<|im_end|>",
    "<|eot_id|>",
    "<|endoftext|>",
    "<|begin_of_text|>",
    "<｜begin▁of▁sentence｜>",
    "[INST]",
    "[/INST]",
    "<<SYS>>",
    "<</SYS>>",
    "<think>",
    "</tool_call>",
    "[@BOS@]",
]
INVISIBLE = ["\u200b", "\u200d", "\u00ad", "\ufe0f", "\ufeff", "\u2060", "\x00"]


def normalised(text: str) -> str:
    """What the most thorough tokenizers do: NFKC, and everything invisible deleted."""
    seen = (c for c in text if unicodedata.category(c) not in ("Cf", "Cc") and c != "\ufe0f")
    return unicodedata.normalize("NFKC", "".join(seen))


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_spelling_is_broken_up_and_stays_readable(spelling: str) -> None:
    text, broken = break_up(f"The token {spelling} ends a turn.")
    assert text == f"The token {spelling[0]} {spelling[1:]} ends a turn."
    assert put_back(text, broken) == f"The token {spelling} ends a turn."
    assert normalised(spelling) not in normalised(text)


@pytest.mark.parametrize("invisible", INVISIBLE)
def test_an_invisible_character_inside_hides_no_spelling(invisible: str) -> None:
    hidden = f"<{invisible}end_of{invisible}_turn>"
    text, broken = break_up(f"a {hidden} b")
    assert "<end_of_turn>" not in normalised(text)
    assert put_back(text, broken) == f"a {hidden} b"


def test_full_width_forms_are_spellings_too() -> None:
    text, _ = break_up("문장 ＜ｂｏｓ＞ 끝")
    assert "<bos>" not in normalised(text)


@pytest.mark.parametrize(
    "text",
    [
        "No token here: 3 < 4 and 5 > 2, a[0], <b>bold</b>, <section>, [1], [INSTALL].",
        "수식 $a<b$ 와 <표 1> 그리고 [그림 2].",
        "",
        "<",
        "\\cite{smith2020} <https://example.org> <!-- note -->",
    ],
)
def test_other_text_is_not_touched(text: str) -> None:
    assert break_up(text) == (text, {})


parts = some.sampled_from([*SPELLINGS, *INVISIBLE, "<", ">", "|", "[", "]", "_", "한", "＜", "＞"])


@given(some.lists(parts | some.text(max_size=4), max_size=12).map("".join))
def test_nothing_is_left_to_break_up_however_the_text_is_built(text: str) -> None:
    out, broken = break_up(text)
    assert break_up(out) == (out, {})
    assert break_up(normalised(out))[1] == {}
    assert out.replace(" ", "") == text.replace(" ", "")
    assert len(broken) <= out.count(" ")
