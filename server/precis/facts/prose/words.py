"""Words of a sentence and the stems by which they are compared, in English and Korean.

Neither language is parsed: a stem only has to be the same for most forms of a word. Korean words
are compared by pairs of syllables, so that compounds and particles do not matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from Stemmer import Stemmer

from precis.facts.lexicon import listed
from precis.facts.lexicon.english import IRREGULAR, STOP_WORDS, SYNONYMS
from precis.facts.lexicon.korean import KOREAN_STOP_WORDS, KOREAN_SYNONYMS

HANGUL = "가-힣"
_WORD = re.compile(
    rf"[{HANGUL}]+|[A-Za-zÀ-ÖØ-öø-ɏα-ωΑ-Ω]+(?:['’][a-z]{{1,2}}\b)?(?:\d+[A-Za-z\d]*)?"
    rf"|\d+(?:[.,]\d+)*"
)
_LONGEST = 6

_ENDING = re.compile(
    r"(?:하였|했|되었|됐|시켰|시키|하|되|돼|이었|였|이)?"
    r"(?:었|았|였|겠)?"
    r"(?:습니다|ㅂ니다|으므로|므로|으면서|면서|지만|는데|으며|으나|더니|도록|려고|거나|든지"
    r"|어서|아서|여서"
    r"|으면|하여|하다|된다|한다|이다|다|고|며|면|나|여|어|아|지|게|는|은|을|던|기|음|함|됨|인"
    r"|적|적인|적으로)$"
)
_PARTICLES = re.compile(
    r"(?:으로서|으로써|로서|로써|에서는|에서도|에서의|에게서|에게는|에게|에서|으로는|으로의"
    r"|으로도|으로|로의|로는"
    r"|이라고|라고|이라는|라는|이란|란|까지|부터|보다는|보다|처럼|만큼|이나|이며|이고|이라"
    r"|하고|마다|조차|밖에"
    r"|들이|들은|들을|들의|들에게|들에|들도|들과|들|에는|에도|에만|에의|과의|와의|과는|와는"
    r"|간의|간에"
    r"|은|는|이|가|을|를|의|에|와|과|도|로|만|나)$"
)
# Two syllables that end like a word with a particle more often have one than not.
_SHORT_PARTICLES = frozenset("을를은는")
# In Unicode's order of vowels and finals: ㅕ → ㅣ, ㅘ → ㅗ, ㅝ → ㅜ, ㅙ → ㅚ; the final ㅆ.
_UNCONTRACTED = {6: 20, 9: 8, 14: 13, 10: 11}
_PAST, _HIEUT, _AE = 20, 18, 1
# Nouns that end as an object's particle does.
_LIKE_AN_OBJECT = frozenset(listed("마을 가을 노을 고을"))
_NOT_SHORT = frozenset(
    listed(
        """
        마을 가을 노을 고을 개울 겨울 지은 같은 많은 높은 낮은 있는 없는 하는 되는
        """
    )
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: `start` and `end` in its text; no `stems` when it says nothing."""

    text: str
    start: int
    end: int
    stems: tuple[str, ...]

    @property
    def korean(self) -> bool:
        """Whether the word is written in Hangul."""
        return "가" <= self.text[0] <= "힣"


def words(text: str) -> tuple[Word, ...]:
    """The words of a plain text, in order; a particle behind Latin letters says nothing."""
    found = []
    for match in _WORD.finditer(text):
        glued = match.start() > 0 and text[match.start() - 1].isascii()
        glued = glued and not text[match.start() - 1].isspace() and "가" <= match[0][0] <= "힣"
        nothing = glued and (len(match[0]) == 1 or _PARTICLES.fullmatch(match[0]))
        found.append(Word(match[0], match.start(), match.end(), () if nothing else stems(match[0])))
    return tuple(found)


@lru_cache(maxsize=50_000)
def stems(word: str) -> tuple[str, ...]:
    """The stems of one word: one in English, one for each pair of syllables in Korean."""
    if "가" <= word[0] <= "힣":
        return _korean_stems(word)
    if word[0].isdigit():
        return (word,)
    stem = english_stem(word)
    return (stem,) if stem else ()


def english_stem(word: str) -> str:
    """The comparable stem of an English word, "" for a function word.

    A capital that stands alone ("group A") is a name and no article.
    """
    if len(word) == 1:
        return word if word.isupper() and word != "I" else ""
    lowered = _bare(word)
    if lowered in STOP_WORDS:
        return ""
    lowered = IRREGULAR.get(lowered, lowered)
    return SYNONYMS.get(lowered) or _synonym_of_stem(crude(lowered))


def crude(word: str) -> str:
    """A lower-case word without its endings, and not longer than six letters.

    By Snowball's English stemmer (Porter2); one for each call, since none may be shared by threads.
    """
    stemmed: str = Stemmer("english", 0).stemWord(word)
    return stemmed[:_LONGEST]


@cache
def _stem_synonyms() -> dict[str, str]:
    return {crude(word): meaning for word, meaning in SYNONYMS.items()}


def _synonym_of_stem(stem: str) -> str:
    return _stem_synonyms().get(stem, stem)


def _bare(word: str) -> str:
    lowered = word.lower()
    for mark in ("'s", "’s"):
        lowered = lowered.removesuffix(mark)
    return lowered


def korean_stem(word: str) -> str:
    """A Korean word without its particles or endings; never shorter than a syllable."""
    if len(word) <= 1:
        return word
    if len(word) == 2:
        if word[1] in _SHORT_PARTICLES and word not in _NOT_SHORT:
            return word[0]
        return word
    without = word
    for _ in range(2):
        match = _PARTICLES.search(without)
        if not match or match.start() < 2:
            break
        without = without[: match.start()]
    if without in _LIKE_AN_OBJECT:  # "가을에"
        return without
    match = _ENDING.search(without)
    if match and match.start() >= (2 if match[0][0] in "이적인함" else 1):
        without = without[: match.start()]
    return without[:-1] + _present(without[-1])


def _present(syllable: str) -> str:
    """The stem's last syllable without a past tense that has grown into it: 났 → 나, 겼 → 기."""
    if not "가" <= syllable <= "힣":
        return syllable
    lead, rest = divmod(ord(syllable) - 0xAC00, 588)
    vowel, final = divmod(rest, 28)
    if final != _PAST:
        return syllable
    vowel = _UNCONTRACTED.get(vowel, vowel)
    if lead == _HIEUT and vowel == _AE:
        vowel = 0
    return chr(0xAC00 + lead * 588 + vowel * 28)


def _korean_stems(word: str) -> tuple[str, ...]:
    if word in KOREAN_STOP_WORDS:
        return ()
    stem = korean_stem(word)
    if stem in KOREAN_STOP_WORDS:
        return ()
    for part, meaning in KOREAN_SYNONYMS:
        if stem.startswith(part):
            rest = stem[len(part) :]
            # "실험집단" is a group and "시험불안" a fear, whatever both begin with.
            return (meaning, *_pairs(rest)) if len(rest) > 1 else (meaning,)
    return (stem,) if len(stem) == 1 else _pairs(stem)


def _pairs(stem: str) -> tuple[str, ...]:
    """Every two neighbouring syllables of a stem, each once."""
    return tuple(dict.fromkeys(stem[at : at + 2] for at in range(len(stem) - 1)))
