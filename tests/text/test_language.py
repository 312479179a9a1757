"""Which language a text is taken to be written in."""

from __future__ import annotations

import unicodedata

import pytest

from precis.text.language import Language, language_of


@pytest.mark.parametrize(
    "text",
    [
        "우리는 연구했다.",
        "제안한 Transformer 기반 model은 BLEU score에서 baseline을 크게 앞섰다.",
        "硏究의 目的",
        "ㅋㅋㅋ",
        unicodedata.normalize("NFD", "제안한 Transformer 기반 방법을 평가하였다"),
    ],
)
def test_korean(text: str) -> None:
    assert language_of(text) is Language.KOREAN


@pytest.mark.parametrize(
    "text",
    ["We study it.", "", "   ", "123 😀 $%", "We thank Kim (김) and Lee (이) for their comments."],
)
def test_english(text: str) -> None:
    assert language_of(text) is Language.ENGLISH


def test_decomposed_text_counts_like_composed_text() -> None:
    for words in range(1, 12):
        text = "한국 " + "word " * words
        assert language_of(unicodedata.normalize("NFD", text)) is language_of(text)


def test_the_values_are_language_codes() -> None:
    assert [str(language) for language in Language] == ["ko", "en"]
