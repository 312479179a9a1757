"""Which passages of its document an expansion draws on."""

from __future__ import annotations

from precis.grounded.passages import passages_for, rest_of
from precis.settings import Settings
from precis.text.document import Document, Format, Span
from precis.text.sections import outline
from precis.text.selection import resolve
from precis.writing.job import Job, Task, job_for

SUMMARY = "We asked 120 farms about drought."
PAPER = f"""# Paper

## Abstract

{SUMMARY}

## Methods

The survey asked 120 farms in three valleys about drought in the years before. It was a long survey.

## Weather

The weather was measured by nine stations on the hills, each with a thermometer and a rain gauge.

## References

Kim (2019). A survey of 120 farms about drought in three valleys, and what farms did about it then.
"""


def grounded(text: str = PAPER, summary: str = SUMMARY, most: int = 4) -> Job:
    document = Document(text, Format.MARKDOWN)
    structure = outline(document)
    start = text.index(summary)
    target = resolve(document, structure, Span(start, start + len(summary)))
    job = job_for(Task.EXPAND, document, structure, target, Settings())
    return passages_for(document, structure, job, target.span, most)


def test_the_passages_that_speak_of_the_same_come_first_and_headings_are_none() -> None:
    (passage,) = grounded(most=1).passages
    assert passage.startswith("The survey asked 120 farms in three valleys about drought")


def test_neither_the_summary_itself_nor_the_references_are_passages() -> None:
    found = grounded().passages
    assert found
    assert not any("Kim (2019)" in one or SUMMARY in one for one in found)


def test_passages_keep_the_order_of_the_document() -> None:
    sentence = (
        "The valley number {} had 120 farms with drought, as the survey of farms showed then."
    )
    body = " ".join(sentence.format(number) for number in range(40))
    found = grounded(f"{SUMMARY}\n\n# Results\n\n{body}\n", most=3).passages
    assert len(found) == 3
    assert [body.index(one) for one in found] == sorted(body.index(one) for one in found)
    assert all(80 < len(one.split()) <= 120 for one in found)


def test_korean_passages_are_found_by_what_their_words_have_in_common() -> None:
    summary = "농가 120곳의 가뭄을 조사하였다."
    methods = (
        "세 골짜기의 농가들은 가뭄이 들었던 해에 관한 조사에 답하였고 "
        "그 수는 모두 120곳이었으며 조사는 두 달 동안 이어졌다."
    )
    weather = (
        "기상 관측소 아홉 곳에서 온도와 비를 재었으며 "
        "그 값은 매일 아침마다 모두 한 곳에 모아서 다시 살펴보았다."
    )
    text = f"{summary}\n\n# 방법\n\n{methods}\n\n# 날씨\n\n{weather}\n"
    (passage,) = grounded(text, summary, most=1).passages
    assert passage.startswith("세 골짜기의")


def test_markup_is_left_out_of_passages() -> None:
    (passage,) = grounded(PAPER.replace("The survey asked", "The *survey* asked"), most=1).passages
    assert "*" not in passage


def test_a_document_without_a_body_gives_none_and_none_are_taken_when_none_are_wanted() -> None:
    assert grounded(SUMMARY).passages == ()
    assert grounded(most=0).passages == ()


def test_passages_are_read_without_what_is_unproven() -> None:
    document = Document(PAPER, Format.MARKDOWN)
    structure = outline(document)
    start = PAPER.index(SUMMARY)
    target = resolve(document, structure, Span(start, start + len(SUMMARY)))
    job = job_for(Task.EXPAND, document, structure, target, Settings())
    start = PAPER.index(" It was a long survey.")
    unproven = [Span(start, start + len(" It was a long survey."))]
    found = passages_for(document, structure, job, target.span, 4, unproven).passages
    assert any("120 farms in three valleys" in one for one in found)
    assert not any("long survey" in one for one in found)
    assert "long survey" in rest_of(document, target.span)
    assert "long survey" not in rest_of(document, target.span, unproven)
    assert "nine stations" in rest_of(document, target.span, unproven)


def test_an_expansion_is_checked_against_the_text_before_and_all_around_it() -> None:
    document = Document(PAPER, Format.MARKDOWN)
    start = PAPER.index(SUMMARY)
    text = rest_of(document, Span(start, start + len(SUMMARY)))
    assert text.count(SUMMARY) == 1
    assert "nine stations" in text
