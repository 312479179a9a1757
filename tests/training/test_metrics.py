"""What is measured of one text."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from precis.text.language import Language

pytest.importorskip("rouge_score", reason="needs rouge-score: pip install '.[training]'")

from precis_training.evaluation.metrics import (
    BY_KEY,
    METRICS,
    Answer,
    loops,
    measure,
    repeated_groups,
)

EN, KO = Language.ENGLISH, Language.KOREAN
BAND = (0.5, 1.5)
ANSWER = Answer(
    text="We train a small model on rivers.",
    source="A small model is trained on rivers.",
    target="A small model learns rivers.",
    references=("A small model learns rivers.",),
    language=EN,
)


def none_known(*_: object) -> None:
    return None


def test_a_repeated_group_is_four_words_that_stand_earlier_in_the_text() -> None:
    # Ten words, seven groups: "a b c d" comes back once.
    assert repeated_groups("a b c d x y a b c d") == (100.0, 7.0)
    assert repeated_groups("A b, c d! x y a B c d") == (100.0, 7.0)  # case and stops do not count
    assert repeated_groups("all words here differ") == (0.0, 1.0)
    assert repeated_groups("too few words") == (0.0, 0.0)


def test_a_text_loops_when_a_group_stands_three_times() -> None:
    assert not loops("a b c d x a b c d")
    assert loops("a b c d x a b c d y a b c d")


@pytest.mark.parametrize(
    ("words", "ratio", "inside"), [(2, 0.4, 0.0), (5, 1.0, 100.0), (8, 1.6, 0.0)]
)
def test_length_is_counted_in_words_of_the_reference(
    words: int, ratio: float, inside: float
) -> None:
    found = measure(replace(ANSWER, text=" ".join(["word"] * words)), BAND, none_known)
    assert found["length_ratio"] == pytest.approx((ratio, 1.0))
    assert found["in_band"] == (inside, 1.0)


def test_the_language_is_kept_or_not() -> None:
    korean = replace(ANSWER, text="작은 모델을 강에서 학습한다.")
    assert measure(ANSWER, BAND, none_known)["language"] == (100.0, 1.0)
    assert measure(korean, BAND, none_known)["language"] == (0.0, 1.0)


def test_an_empty_text_is_counted_and_says_nothing_of_facts_or_repetition() -> None:
    found = measure(replace(ANSWER, text="", raw=""), BAND, lambda *_: {"numbers": 0})
    assert found["empty"] == (100.0, 1.0)
    assert found["language"] == (0.0, 1.0)
    assert found["rouge1"] == (0.0, 1.0)
    assert "unsupported" not in found
    assert "repeated" not in found


def test_unsupported_facts_are_counted_per_hundred_words() -> None:
    asked = []

    def counter(text: str, source: str, language: Language) -> dict[str, int]:
        asked.append((text, source, language))
        return {"numbers": 2, "names": 1, "others": 1}

    found = measure(ANSWER, BAND, counter)
    assert asked == [(ANSWER.text, ANSWER.source, EN)]
    assert found["unsupported_numbers"] == (200.0, 7.0)
    assert found["unsupported_names"] == (100.0, 7.0)
    assert found["unsupported_citations"] == (0.0, 7.0)
    assert found["unsupported"] == (400.0, 7.0)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("A stream is cooled by shade.", 100.0), ("Shade is good.", 50.0), ("", 0.0)],
)
def test_an_expansion_is_asked_what_it_kept_of_the_summary(text: str, kept: float) -> None:
    found = measure(replace(ANSWER, text=text, summary="Shade for streams."), BAND, none_known)
    assert found["kept_words"][0] / found["kept_words"][1] == kept


def test_a_summary_is_not_asked_what_it_kept() -> None:
    assert "kept_words" not in measure(ANSWER, BAND, none_known)


def test_without_a_fact_counter_nothing_is_said_of_facts() -> None:
    assert not any(key.startswith("unsupported") for key in measure(ANSWER, BAND, none_known))


def test_what_the_model_wrote_before_the_guard_is_measured_apart() -> None:
    found = measure(replace(ANSWER, raw="a b c d " * 3), BAND, none_known)
    assert found["repeated"] == (0.0, 4.0)
    assert found["repeated_raw"][0] > 0
    assert found["looping"] == (100.0, 1.0)
    assert "looping" not in measure(ANSWER, BAND, none_known)


def test_korean_texts_are_measured_by_morphemes_and_characters() -> None:
    text = "본 연구는 강의 수질을 조사하였다."
    answer = Answer(text, text, text, (text,), KO)
    found = measure(answer, BAND, none_known)
    assert found["rouge2"] == pytest.approx((100.0, 1.0))
    assert found["rougeL_char"] == pytest.approx((100.0, 1.0))
    assert found["language"] == (100.0, 1.0)


def test_every_measure_is_a_metric_with_a_definition() -> None:
    found = measure(replace(ANSWER, raw=ANSWER.text), BAND, lambda *_: {})
    assert set(found) <= set(BY_KEY)
    assert all(metric.meaning for metric in METRICS)


def test_perplexity_is_the_exponential_of_a_mean_over_tokens() -> None:
    assert BY_KEY["perplexity"].finish(1.0) == pytest.approx(math.e)
    assert math.isfinite(BY_KEY["perplexity"].finish(1e6))
