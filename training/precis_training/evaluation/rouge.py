"""ROUGE with a tokenizer that fits the language, named so that figures can be compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import version
from typing import Any

from precis.text.language import Language
from precis_training.evaluation.morphemes import kiwi

TYPES = ("rouge1", "rouge2", "rougeL")
# Symbols of the Sejong tag set; foreign words (SL), Hanja (SH) and numbers (SN) are words.
_SYMBOL_TAGS = frozenset({"SF", "SP", "SS", "SSO", "SSC", "SE", "SO", "SW", "SB"})


class Rouge:
    """ROUGE-1, -2 and -L (F1, 0 to 100) of the texts of one language.

    English: the rouge-score package's own tokenizer (runs of a-z and 0-9 in lower case) with
    Porter stemming. Korean: morphemes as `rouge1` …, characters as `rouge1_char` …; the
    package's own tokenizer drops every Hangul syllable, so that equal sentences score 0.
    """

    def __init__(self, language: Language) -> None:
        scorers = _english() if language is Language.ENGLISH else _korean()
        self._scorers: dict[str, Any] = {suffix: scorer for suffix, (_, scorer) in scorers.items()}
        self.tokenizers = {suffix: name for suffix, (name, _) in scorers.items()}

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of all scores that `scores` gives."""
        return tuple(f"{kind}{suffix}" for suffix in self._scorers for kind in TYPES)

    def scores(self, references: Sequence[str], text: str) -> dict[str, float]:
        """Each score against the reference that it is best for, as SciTLDR does."""
        found: dict[str, float] = {}
        for suffix, scorer in self._scorers.items():
            best = scorer.score_multi(list(references), text)
            found |= {f"{kind}{suffix}": 100 * best[kind].fmeasure for kind in TYPES}
        return found


@cache
def rouge(language: Language) -> Rouge:
    """The scorer of a language; Kiwi's model takes seconds to load, so there is one of each."""
    return Rouge(language)


def characters(text: str) -> list[str]:
    """Letters and digits one by one, composed and without case; no spaces, no punctuation."""
    composed = unicodedata.normalize("NFC", text).casefold()
    return [letter for letter in composed if unicodedata.category(letter)[0] in "LMN"]


def morphemes(text: str) -> list[str]:
    """Korean morphemes with their tags, as kiwipiepy finds them; no punctuation."""
    composed = unicodedata.normalize("NFC", text)
    return [
        f"{token.form.casefold()}/{token.tag}"
        for token in kiwi().tokenize(composed)
        if token.tag not in _SYMBOL_TAGS
    ]


class _Tokenizer:
    """What RougeScorer takes for a tokenizer."""

    def __init__(self, tokenize: Callable[[str], list[str]]) -> None:
        self.tokenize = tokenize


def _english() -> dict[str, tuple[str, Any]]:
    from rouge_score.rouge_scorer import RougeScorer

    name = f"rouge-score {version('rouge-score')}: words of a-z and 0-9, Porter stemming"
    return {"": (name, RougeScorer(list(TYPES), use_stemmer=True))}


def _korean() -> dict[str, tuple[str, Any]]:
    from rouge_score.rouge_scorer import RougeScorer

    def scorer(tokenize: Callable[[str], list[str]]) -> Any:
        return RougeScorer(list(TYPES), tokenizer=_Tokenizer(tokenize))

    named = f"morphemes by kiwipiepy {version('kiwipiepy')}, without punctuation"
    plain = "characters (NFC), without spaces and punctuation"
    return {"": (named, scorer(morphemes)), "_char": (plain, scorer(characters))}
