"""ROUGE: English as everybody counts it, Korean so that Korean counts at all."""

from __future__ import annotations

import unicodedata

import pytest

from precis.text.language import Language

pytest.importorskip("rouge_score", reason="needs rouge-score: pip install '.[training]'")

from precis_training.evaluation.rouge import characters, morphemes, rouge

EN, KO = Language.ENGLISH, Language.KOREAN
SENTENCE = "본 연구에서는 강의 수질을 3년 동안 조사하였다."


def test_english_rouge_is_f1_of_shared_words_and_pairs() -> None:
    # Of "cats sleep" both words are among the three of the reference: P = 1, R = 2/3, F = 4/5.
    scores = rouge(EN).scores(["cats sleep long"], "cats sleep")
    assert scores["rouge1"] == pytest.approx(80.0)
    # One pair of one, one of two: F = 2/3.
    assert scores["rouge2"] == pytest.approx(100 * 2 / 3)
    assert scores["rougeL"] == pytest.approx(80.0)


def test_rouge_l_wants_the_order_and_rouge_1_does_not() -> None:
    scores = rouge(EN).scores(["one two three four"], "four three two one")
    assert scores["rouge1"] == pytest.approx(100.0)
    assert scores["rougeL"] == pytest.approx(25.0)


def test_english_words_are_stemmed() -> None:
    assert rouge(EN).scores(["trained models"], "training model")["rouge1"] == pytest.approx(100.0)


def test_of_several_references_each_score_takes_its_best() -> None:
    references = ["the cat slept on a mat", "dogs bark"]
    assert rouge(EN).scores(references, "dogs bark")["rouge2"] == pytest.approx(100.0)


def test_no_text_scores_nothing() -> None:
    assert set(rouge(EN).scores(["a reference"], "").values()) == {0.0}


def test_two_equal_korean_sentences_score_full() -> None:
    scores = rouge(KO).scores([SENTENCE], SENTENCE)
    assert len(scores) == 6
    assert all(score == pytest.approx(100.0) for score in scores.values())


def test_korean_sentences_that_share_only_their_number_score_low() -> None:
    scores = rouge(KO).scores([SENTENCE], "제안한 모델은 기존 방법보다 3배 빠르다.")
    assert max(scores["rouge1"], scores["rouge1_char"]) < 40
    assert scores["rouge2"] < 10


def test_decomposed_hangul_is_the_same_text() -> None:
    decomposed = unicodedata.normalize("NFD", SENTENCE)
    assert rouge(KO).scores([SENTENCE], decomposed) == rouge(KO).scores([SENTENCE], SENTENCE)


def test_another_particle_changes_a_morpheme_and_not_the_word() -> None:
    one, other = morphemes("수질을"), morphemes("수질이")
    assert one[0] == other[0]
    assert one[-1] != other[-1]


def test_characters_leave_out_spaces_and_punctuation() -> None:
    assert characters("강, Flow 2!") == ["강", "f", "l", "o", "w", "2"]


def test_every_tokenizer_has_a_name_with_its_version() -> None:
    assert "rouge-score 0." in rouge(EN).tokenizers[""]
    assert "stemming" in rouge(EN).tokenizers[""]
    assert "kiwipiepy 0." in rouge(KO).tokenizers[""]
    assert "characters" in rouge(KO).tokenizers["_char"]
