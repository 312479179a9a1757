"""Names, acronyms and quoted terms that a text mentions, in English and Korean.

English names are told by their capitals; at the beginning of a sentence, where every word has one,
by what stands around them. Korean has no capitals: there institutions are told by their endings,
people by surname and title, foreign names by their syllables, and the rest by a list of places.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from precis.facts.finding import FactKind
from precis.facts.lexicon import korean_names as hangul
from precis.facts.lexicon.english import STOP_WORDS
from precis.facts.lexicon.openers import COMMON, COMMON_ENDINGS, NAME_VERBS, TITLES
from precis.facts.lexicon.places import ENGLISH_PLACES, KOREAN_PLACES, needs_capital
from precis.facts.prose.words import korean_stem
from precis.facts.quantities.units import unit_at


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as written; `key` is what it is looked up by, `place` the place that it is."""

    kind: FactKind
    text: str
    start: int
    end: int
    key: str
    place: str = ""


_LATIN = re.compile(
    r"(?:U\.S\.(?:A\.)?|U\.S\b|U\.K\.|E\.U\.)|[A-Za-zÀ-ÖØ-öø-ɏΑ-Ωα-ω\d]+(?:[-'’&/.+][A-Za-zÀ-ÖØ-öø-ɏ\d]+)*\+*"
)
_ACRONYM = re.compile(
    r"(?=.*[A-Z])(?:[A-Z]{2,}s?|[A-Za-z]*[A-Z][a-z]*[A-Z][A-Za-z]*|[A-Z][A-Z&/.-]+[A-Z])$"
)
_CODE = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z\d.&/+-]+$")
_QUOTES = (
    re.compile(r"“(?P<inside>[^“”\n]{2,300})”"),
    re.compile(r"(?<![\w\"])\"(?P<inside>[^\"\s][^\"\n]{0,298}[^\"\s])\""),
    re.compile(r"(?<!\w)[‘'](?P<inside>[^‘’'\s][^‘’'\n]{0,118}[^‘’'\s])[’'](?![A-Za-z\d])"),
    re.compile(r"[「『《〈«](?P<inside>[^「」『』《》〈〉«»\n]{2,200})[」』》〉»]"),
)
_SENTENCE_START = re.compile(r"(?:^|[.!?。:]|\n)[\s\"'“‘(\[*_#>•·-]*$")
_LABELLED = re.compile(
    r"\b(?:group|arm|model|type|class|site|phase|version|set|condition|plan|variant|drug"
    r"|vitamin|hepatitis"
    r"|grade|school|company|method|sample|treatment|cohort|plot|panel|district|region|team"
    r"|strain|variety"
    r"|cluster|algorithm|system|product|brand|form|section|zone|block|batch|lake|river"
    r"|hospital)s?\s(?:[A-Z](?:,| and| or)\s)*$",
    re.IGNORECASE,
)
_TITLE_BEFORE = re.compile(
    r"\b(?:Dr|Prof|Mr|Mrs|Ms|St|Mt|vs|cf|al|e\.g|i\.e)\.\s$"
    # Initials, which end no sentence: two of them, or one behind "by" or a given name.
    r"|\b[A-Z]\.[\s-]?[A-Z]\.\s$|\b(?:by|and|with|from|to|thank|thanks|[A-Z][a-z]{2,8}) [A-Z]\.\s$"
)
# "서구 둔산동": a quarter of a town is told by the district in front of it.
_QUARTER = re.compile(
    r"(?P<name>[가-힣]{2,4}(?:동|읍|면|리))(?:에서|에|의|은|는|이|가|과|와|로|으로|까지|부터)?$"
)
_DISTRICT_BEFORE = re.compile(r"(?<![가-힣])[가-힣]{1,3}[구시군]\s$")
_HANGUL = re.compile(r"[가-힣]+")
# Latin letters that a keyboard without them writes as others: "Zürich" and "Zurich" are one.
_WITHOUT_ACCENT = {
    code: unicodedata.normalize("NFD", chr(code))[0] for code in range(0xC0, 0x250)
} | str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_SCALES = frozenset(["celsius", "fahrenheit", "kelvin", "richter"])  # "each degree Celsius"
_DRUG = re.compile(
    r"\b[a-z]{3,}(?:statin|cillin|mab|tinib|azole|mycin|cycline|[^a]pril|sartan|olol|azepam|gliptin"
    r"|gliflozin|formin|oxetine|glutide|parin|profen|caine|dronate|oxacin|triptan|prazole)\b"
)


def quoted(text: str) -> Iterator[Mention]:
    """Every term in quotation marks, the marks included."""
    for pattern in _QUOTES:
        for match in pattern.finditer(text):
            inside = match["inside"].strip(" .,;:!?")
            if len(squeezed(inside)) >= 2:
                yield Mention(FactKind.QUOTED, match[0], *match.span(), inside)


def squeezed(text: str) -> str:
    """Only the letters and digits, without case and accents: for comparing whatever the spacing."""
    return re.sub(r"[\W_]+", "", text.casefold().translate(_WITHOUT_ACCENT))


def latin_names(text: str, taken: bytearray, *, korean: bool) -> Iterator[Mention]:
    """Names and acronyms in Latin letters outside `taken`; in Korean text every Latin word is."""
    matches = [match for match in _LATIN.finditer(text) if not taken[match.start()]]
    run: list[re.Match[str]] = []
    for at, match in enumerate(matches):
        following = matches[at + 1][0] if at + 1 < len(matches) else ""
        word = match[0]
        kind = _code_kind(word)
        inside = bool(run) and text[run[-1].end() : match.start()] == " "
        if kind or not _is_name(text, match, following, inside=inside, korean=korean):
            yield from _name_of(text, run)
            run = []
            if kind and not (word.isdigit() or _is_unit(word)):
                yield Mention(kind, word, *match.span(), word)
            continue
        if not inside:
            yield from _name_of(text, run)
            run = []
        run.append(match)
    yield from _name_of(text, run)
    for match in _DRUG.finditer(text):
        if not taken[match.start()]:
            yield Mention(FactKind.NAME, match[0], *match.span(), match[0])


def _code_kind(word: str) -> FactKind | None:
    """Acronyms ("mRNA", "CNNs") and codes ("COVID-19", "A100")."""
    if word.isdigit():
        return None
    if _CODE.match(word):
        return FactKind.ACRONYM
    if _ACRONYM.match(word) and len(word) > 1:
        return FactKind.NAME if re.search(r"[a-z]{3}", word) else FactKind.ACRONYM
    return None


def _is_unit(word: str) -> bool:
    found = unit_at(word, 0, spaced=False)
    return found is not None and found[1] == len(word)


def _is_name(
    text: str, match: re.Match[str], following: str, *, inside: bool, korean: bool
) -> bool:
    word = match[0]
    lowered = word.lower().split("'")[0].split("’")[0]
    if not word[0].isalpha() or lowered in STOP_WORDS or lowered in _SCALES:
        return False
    if korean and len(word) > 1:
        return word[0].isupper() or lowered not in COMMON
    if not word[0].isupper():
        return False
    if len(word) == 1:
        return _is_label(text, match)
    before = text[max(0, match.start() - 12) : match.start()]
    if inside or _TITLE_BEFORE.search(before) or not _SENTENCE_START.search(before):
        return True
    return _begins_as_name(text, match, following)


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Whether a lone capital names something ("group B"), and is no initial or pronoun."""
    before = text[max(0, match.start() - 24) : match.start()]
    return bool(_LABELLED.search(before)) and not re.match(r"[._(\d]\w", text[match.end() :])


def _begins_as_name(text: str, match: re.Match[str], following: str) -> bool:
    """Whether the first word of a sentence is a name by what follows it."""
    word, lowered = match[0], match[0].lower().removesuffix("'s").removesuffix("’s")
    if lowered in ENGLISH_PLACES and not needs_capital(lowered):
        return True
    common = lowered in COMMON or lowered.removesuffix("s") in COMMON
    common = (
        common or lowered.removesuffix("es") in COMMON or lowered.endswith(tuple(COMMON_ENDINGS))
    )
    between = text[match.end() : match.end() + 1]
    capital = between == " " and following[:1].isupper() and not _code_kind(following)
    if capital and following.lower() not in STOP_WORDS and following.lower() not in COMMON:
        return not common or lowered in TITLES
    if common or lowered in TITLES or "-" in word:
        return False
    return word.endswith(("'s", "’s")) or (between == " " and following in NAME_VERBS)


def _name_of(text: str, run: list[re.Match[str]]) -> Iterator[Mention]:
    """One name of several words, less the titles and common nouns around it."""
    while run and run[-1][0].lower() in TITLES and run[-1][0].lower() not in ENGLISH_PLACES:
        if len(run) > 1:
            break
        run = run[:-1]
    while run and run[0][0].lower() in TITLES:
        whole = " ".join(match[0].lower() for match in run[:2])
        if whole in ENGLISH_PLACES or len(run) > 1:
            break
        run = run[1:]
    if run:
        start, end = run[0].start(), run[-1].end()
        written = text[start:end]
        for mark in ("'s", "’s"):
            written = written.removesuffix(mark)
        place = ENGLISH_PLACES.get(written.lower(), "")
        yield Mention(FactKind.NAME, written, start, start + len(written), written, place)


def hangul_names(text: str, taken: bytearray) -> Iterator[Mention]:
    """Names written in Hangul outside `taken`."""
    for match in _HANGUL.finditer(text):
        if taken[match.start()]:
            continue
        word = match[0]
        before = text[max(0, match.start() - 12) : match.start()]
        name, place = _hangul_name(word, text[match.end() : match.end() + 8], before)
        if name:
            start = match.start() + word.find(name)
            yield Mention(FactKind.NAME, name, start, start + len(name), name, place)


def _hangul_name(word: str, behind: str, before: str) -> tuple[str, str]:
    """The name that a Korean word holds, and the place that it is; "" for none."""
    if institution := hangul.INSTITUTION.match(word):
        prefix = institution["prefix"]
        if prefix not in hangul.GENERIC and not prefix.endswith(hangul.GENERIC_ENDINGS):
            return institution["name"], ""
        return "", ""
    if public := hangul.PUBLIC.match(word):
        return public["name"], ""
    if place := hangul.PLACE.match(word):
        return place["place"], KOREAN_PLACES[place["place"]]
    if (quarter := _QUARTER.match(word)) and _DISTRICT_BEFORE.search(before):
        return quarter["name"], ""
    if university := hangul.UNIVERSITY.match(word):
        return university["name"], ""
    stem = korean_stem(word)
    if hangul.person(word, stem, behind, before):
        return word[:3], ""
    if hangul.foreign(stem):
        return stem, ""
    return "", ""
