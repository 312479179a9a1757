"""Methods, instruments and sources of data that a draft names and the source does not.

They stand in ordinary words ("whole-genome sequencing", "이동통신사의 위치 자료"), so they are told
by their last word, and flagged only where the source has nothing of what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from precis.facts.finding import ReasonKind
from precis.facts.lexicon import listed
from precis.facts.lookup import Flaw
from precis.facts.prose.names import squeezed
from precis.facts.prose.reading import Sentence
from precis.facts.sources.source import Source
from precis.text.language import Language
from precis.text.said import Said

_HEADS = (
    r"microscop(?:y|es?)|spectrometr(?:y|ic)|spectrometers?|spectroscop(?:y|ic)|sequencing"
    r"|chromatograph(?:y|ic)|tomography|radiograph(?:y|s)|ultrasound|elastography|photometry"
    r"|colorimetry|titration|electrophoresis|diffraction|calorimetry|polysomnography|actigraphy"
    r"|accelerometers?|magnetometry|interferometry|lidar|radar|sonar|endoscopy|biops(?:y|ies)"
    r"|spirometry|databases?|registr(?:y|ies)|census|claims (?=data|records?)|records|logs|archives"
    r"|interviews|focus groups|diar(?:y|ies)|scans?|imaging|assays?|genotyping|transcriptomics"
    r"|proteomics|metabolomics"
)
# A technique that has a name of its own, and how a sentence says that it was used.
_ALONE = re.compile(
    r"\b(?:with|by|using|via|through|underwent|had) (?:an? |the )?(?P<head>microscopy|sequencing"
    r"|spectrometry|spectroscopy|chromatography|tomography|radiography|ultrasound|elastography"
    r"|photometry|colorimetry|titration|electrophoresis|calorimetry|polysomnography|actigraphy"
    r"|accelerometry|interferometry|lidar|radar|sonar|endoscopy|spirometry|biopsy|genotyping"
    r"|telemetry|phlebotomy|bronchoscopy|colonoscopy|electroencephalography|electromyography"
    r"|electrocardiography|echocardiography)\b"
)
_ENGLISH = re.compile(rf"(?<= )(?P<head>{_HEADS})\b", re.I)
_BEFORE = re.compile(r"(?:[A-Za-z][A-Za-z'’-]+ ){1,4}$")
_REACH = 80  # code points in front of a head
# They say nothing of which method it is, or end what belongs to it.
_GENERAL = frozenset(
    listed(
        """
        the a an this that these those its their our his her both all each every some any other
        further additional new old standard routine conventional detailed repeated high low large
        small whole full public private official available existing first second two three several
        many few most such own local national international separate individual complete
        and or of in on by with from using via through for to as at after before during than then
        also only not no being was were is are been be had have has did do does can could may might
        which who whose where while when under over into between against about across per
        three four five six seven eight nine ten eleven twelve thirteen twenty thirty forty fifty
        hundred thousand million
        """
    )
)
_ENDS = ("ed", "ly")
_PREFIX = 5  # letters by which a word is found again whatever its ending
_TECHNIQUE = 6  # … and a technique: "microscope", "microscopic"
_SHORTEST = 3

_KOREAN_HEADS = (
    r"현미경|분광법?|분광기|크로마토그래피|염기서열|시퀀싱|단층촬영|초음파|내시경|생검|다원검사"
    r"|혈액검사|데이터베이스|자료|기록|장비|말뭉치|코퍼스|설문|면담|인터뷰|일지|일기|시스템|분석법"
    r"|측정기|총조사|센서스|패널|레지스트리|위성|드론|질량분석|회절"
    r"|위험모형|회귀모형|혼합모형|로짓모형|프로빗모형|회귀분석|분산분석|생존분석|메타분석|요인분석|군집분석"
    r"|이중차분법|성향점수|구조방정식|순위합검정|순위검정"
)
_KOREAN = re.compile(
    rf"(?P<head>(?P<glued>[가-힣]*?)(?:{_KOREAN_HEADS}))"
    r"(?:으로|로|를|을|에서|에|와|과|은|는|이|가|의|도|만|까지|부터)?(?=[\s,.]|$)"
)
_KOREAN_GENERAL = frozenset(
    listed(
        """
        연구 본 이 그 해당 모든 각 전체 기존 추가 다른 같은 별도 공식 실제 새로운 국내 이번 공개
        원 관련 전 두 세 여러 주요 개별 일반
        """
    )
)
# A word that ends so does not belong to what follows it.
_NOT_OF = re.compile(
    r"[,.)]$|(?:은|는|이|가|을|를|에서|에게|으로|하여|하고|했고|된|한|할|던|며|고|서|만|나|니|와|과|및)$"
)
_WORD = re.compile(r"[가-힣A-Za-z-]+")
_PIECE = re.compile(r"\S+")
_SURE = 4  # syllables of one unknown word that names a thing alone


def methods(sentence: Sentence, language: Language, source: Source) -> Iterator[Flaw]:
    """The methods and sources of data in a sentence of which the source has nothing."""
    find = _in_korean if language is Language.KOREAN else _in_english
    for start, end in find(sentence.text, source):
        text = " ".join(sentence.text[start:end].split())
        message = Said("“{text}” was not found in the source.", text=text)
        place = (sentence.start + start, sentence.start + end)
        yield Flaw(ReasonKind.UNSUPPORTED, text, *place, message)


def _in_english(text: str, source: Source) -> Iterator[tuple[int, int]]:
    known = source.names.squeezed
    for match in _ENGLISH.finditer(text):
        before = _BEFORE.search(text[max(0, match.start() - _REACH) : match.start()])
        named: list[str] = []
        for word in reversed(before[0].split() if before else ()):
            if word.lower() in _GENERAL or word.lower().endswith(_ENDS):
                break
            named.insert(0, word)
        new = [word for word in named if not _has(word, known)]
        technique = squeezed(match["head"])[:_TECHNIQUE] in known
        # "Transmission electron microscopy" of a text that has a scanning one; but "continuous
        # records" may be the text's own.
        lacking = new == named if not technique else new[:1] == named[:1] and len(named) > 1
        if new and lacking and not _has_initials([*named, match["head"]], source):
            yield match.end() - len(" ".join([*named, match["head"]])), match.end()
    for match in _ALONE.finditer(text):
        if squeezed(match["head"])[:_TECHNIQUE] not in known:
            yield match.span("head")


def _has(word: str, known: str) -> bool:
    """Whether a text (squeezed) has any part of a word, whatever its ending."""
    parts = [squeezed(part) for part in word.split("-") if len(part) >= _SHORTEST]
    return any(part[:_PREFIX] in known for part in parts)


def _has_initials(words: list[str], source: Source) -> bool:
    """Whether the source has the acronym of some words, with or without the last one."""
    initials = "".join(part[0] for word in words for part in word.split("-") if part).lower()
    tokens = source.names.tokens
    return len(initials) > 1 and (initials in tokens or initials[:-1] in tokens)


def _in_korean(text: str, source: Source) -> Iterator[tuple[int, int]]:
    known = source.names.squeezed
    for match in _KOREAN.finditer(text):
        start = match.start()
        named: list[str] = []
        for word in reversed(list(_PIECE.finditer(text, max(0, start - 24), start))[-2:]):
            if _NOT_OF.search(word[0]) or not _WORD.fullmatch(word[0]):
                break
            if word[0] not in _KOREAN_GENERAL:
                named.insert(0, re.sub(r"(?<=..)의$", "", word[0]))
                start = word.start()
        if len(match["glued"]) > 1:
            named.append(match["glued"])
        new = [word for word in named if squeezed(word)[: max(2, len(word) - 1)] not in known]
        sure = len(new) > 1 or any(len(word) >= _SURE for word in new)
        if new and new == named and sure:
            yield start, match.end("head")
