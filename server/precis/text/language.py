"""Which of the two supported languages a text is written in."""

from __future__ import annotations

import re
from enum import StrEnum

# Technical Korean is full of English terms, so a small share of Hangul decides.
_KOREAN_SHARE = 0.2

# Hangul in syllables and jamo, Hanja, and one decomposed syllable (compiled on first use).
_KOREAN = (
    "[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7a3\ud7b0-\ud7ff\uffa0-\uffdc"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
)
_DECOMPOSED = "[\u1100-\u115f\ua960-\ua97f][\u1160-\u11a7\ud7b0-\ud7c6]?[\u11a8-\u11ff]?"
_LETTER = r"[^\W\d_]"


class Language(StrEnum):
    """A language that Précis writes; the value is its ISO 639-1 code."""

    KOREAN = "ko"
    ENGLISH = "en"


def language_of(text: str) -> Language:
    """Korean when at least a fifth of the letters are Hangul or Hanja, else English."""
    # A syllable typed as two or three jamo (NFD) counts once, as it does in NFC.
    composed = re.sub(_DECOMPOSED, "가", text)
    letters = len(re.findall(_LETTER, composed))
    korean = len(re.findall(_KOREAN, composed))
    return Language.KOREAN if letters and korean / letters >= _KOREAN_SHARE else Language.ENGLISH
