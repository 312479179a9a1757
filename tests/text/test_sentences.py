"""Where sentences begin and end."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from precis.text.sentences import ends_sentence, sentences, up_to_last_sentence


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "We use methods, e.g. Trees and i.e. Forests, here.",
        "Kim et al. (2020) showed it.",
        "See Fig. 3 and Eq. (2) in Sec. 4.",
        "Dr. Kim and Prof. J. K. Lee agree.",
        "The value is 0.5 and p < .05 for version 2.1.3.",
        "It is No. 5 of cf. Table 2 vs. Figure 1.",
        "Look at https://example.org/a.b?c=d for more.",
        "Well ... it works.",
        "Well… it works.",
        '"Why?" he asked.',
        "날짜는 2024. 3. 15. 이었다.",
        "그는 “왜?”라고 물었다.",
        "버전 3.1에서 0.5배 늘었다.",
        "The U.S. economy grew.",
        "One line\nand the next line.",
        "In 2019 J. Smith and Ms. Lee agreed.",
        "A 5 ft. wide bed was dug.",
    ],
)
def test_stops_that_end_no_sentence(sentence: str) -> None:
    assert cut(sentence) == [sentence]


@pytest.mark.parametrize(
    "expected",
    [
        ["One.", "Two!", "Three?", "Four"],
        ["우리는 했다.", "결과가 좋아요.", "그런가요?", "그렇다"],
        ["In 2020.", "Then 5 came."],
        ["It was shown by Smith et al.", "The rest is new."],
        ["They have apples, pears, etc.", "We have none."],
        ['He said "Go."', "She went."],
        ["(All is well.)", "Next."],
        ["Shown before.[12]", "Next."],
        ["**Bold.**", "Next."],
        ["The answer is no.", "We stop."],
        ["그는 갔다.", "p-value는 작다."],
        ["It works.", "😀 Yes."],
        ["Really?!", "Yes."],
        ["One pass takes 574 ms.", "Memory fell."],
        ["Cells held 2.7 V.", "Others failed at 0.3~A.", "None burned."],
        ["Prices rose by 3.2 pp.", "Wages fell."],
    ],
)
def test_stops_that_end_a_sentence(expected: list[str]) -> None:
    assert cut(" ".join(expected)) == expected


def test_no_space_is_needed_in_korean_and_behind_full_width_stops() -> None:
    assert cut("우리는 했다.그러나 졌다.") == ["우리는 했다.", "그러나 졌다."]
    assert cut("目的。方法。") == ["目的。", "方法。"]
    decomposed = unicodedata.normalize("NFD", "우리는 했다. 그러나 졌다.")
    assert len(cut(decomposed)) == 2


def test_blank_lines_list_items_and_headings_end_a_sentence() -> None:
    text = "# Title\nText goes\r\non here\r\n\r\nNew\n- item one\n- item two.\n1. First\n• 둘째\n"
    assert cut(text) == [
        "# Title",
        "Text goes\r\non here",
        "New",
        "- item one",
        "- item two.",
        "1. First",
        "• 둘째",
    ]


def test_empty_text_has_no_sentences() -> None:
    assert sentences("") == ()
    assert sentences(" \n\t\u00a0\n") == ()


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aA다.요?! \n\r-1\"')[]。…\t#😀", max_size=60))
def test_sentences_are_trimmed_ordered_and_hold_all_words(text: str) -> None:
    spans = sentences(text)
    end = 0
    for span in spans:
        assert text[end : span.start].strip() == ""
        assert span.of(text) == span.of(text).strip() != ""
        end = span.end
    assert text[end:].strip() == ""
    kept = up_to_last_sentence(text)
    assert text.startswith(kept)
    assert up_to_last_sentence(kept) in (kept, kept.rstrip(), "") or text.startswith(kept)
    if ends_sentence(text):
        assert kept.rstrip() == text.rstrip()


@pytest.mark.parametrize(
    "text", ["Done.", "했다. ", 'He said "no."', "(완료.)\n", "In 2020.", "Go!"]
)
def test_finished_text(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize(
    "text", ["", "Not done", "Done. Not", "as in Fig.", "Smith et al.", "was 0.", "했다. 그러나"]
)
def test_unfinished_text(text: str) -> None:
    assert not ends_sentence(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("One. Two. Thr", "One. Two."),
        ("하나다. 둘이다. 셋", "하나다. 둘이다."),
        ("No end", ""),
        ("", ""),
        ("- one\n- two\n- thr", "- one\n- two"),
        ("- one\n- two\n", "- one\n- two"),
        ("- One. Tw", "- One."),
        ("Text.\n\n# Head", "Text."),
        ("All done.", "All done."),
        ("See Fig. 3 and 0.", ""),
    ],
)
def test_cutting_behind_the_last_finished_sentence(text: str, kept: str) -> None:
    assert up_to_last_sentence(text) == kept
