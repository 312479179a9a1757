"""Papers in sections (ScisummNet): body passages beside the abstract, and introductions.

The set has no summary that is not its own abstract, so a recipe says what stands for one:
`columns: {summary: key sentence, text: abstract}`, the default, serves grounded expansion, and
`{summary: abstract, text: introduction}` summarizing. A key sentence is the abstract's own, so
the pair shows how to draw on passages, not how a researcher words a summary.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from precis.text.language import Language, language_of
from precis_training.audit.content import content
from precis_training.config import RecipeError
from precis_training.readers.formats import made, words
from precis_training.readers.pair import BadRow, Pair, Reading, Row

_PARTS = ("key sentence", "title", "abstract", "introduction")
_PASSAGE = 120  # words, about a paragraph
_LONGEST = 300  # words of an abstract; nine in ten have up to 182, the rest are pages gone astray
_SHORTEST = 8  # words of a key sentence, where there is one so long
# Sections that say nothing a summary could draw on.
_APART = re.compile(r"(?i)[\d.\s]*(abstract|acknowledge?ments?|references|bibliography)\b")


def choice_of(columns: dict[str, str]) -> tuple[str, str]:
    """What stands for the summary and what for the text. Raises RecipeError for unknown parts."""
    choice = columns.get("summary", "key sentence"), columns.get("text", "abstract")
    unknown = [part for part in choice if part not in _PARTS] + sorted(
        columns.keys() - {"summary", "text"}
    )
    if unknown or choice[0] == choice[1]:
        raise RecipeError(
            f"columns {columns} does not suit scisummnet: map summary and text to two of "
            f"{', '.join(_PARTS)}."
        )
    return choice


def scisummnet(row: Row, choice: tuple[str, str], language: Language | None) -> Reading:
    """A paper with the parts of `choice`; the abstract as text gets the body as passages."""
    sections = row.values.get("sections")
    if not isinstance(sections, list) or not all(isinstance(one, dict) for one in sections):
        return Reading(bad=(BadRow(row.where, "the sections are no list of objects"),))
    abstract = _sentences(row.values.get("abstract"))
    if sum(len(sentence.split()) for sentence in abstract) > _LONGEST:
        return Reading(bad=(BadRow(row.where, f"an abstract of more than {_LONGEST} words"),))
    body = _body(sections, frozenset(abstract))
    title = words(row.values.get("title"))
    parts = {
        "title": title,
        "abstract": " ".join(abstract),
        "key sentence": key_sentence(title, abstract),
        "introduction": _introduction(sections, frozenset(abstract)),
    }
    text = parts[choice[1]]
    return made(
        Pair(
            paper=words(row.values.get("id")),
            summary=parts[choice[0]],
            text=text,
            kind="section" if choice[1] == "introduction" else "entire",
            title=title,
            language=language or language_of(text),
            passages=passages(body) if choice[1] == "abstract" else (),
            where=row.where,
        )
    )


def key_sentence(title: str, sentences: Sequence[str]) -> str:
    """The sentence that has most of the title's words: it mostly says what was done.

    Among equals, the one whose words are on average the most frequent of the whole (the first
    step of SumBasic, Nenkova and Vanderwende 2005).
    """
    wanted = content(title)
    frequency = Counter(stem for text in (title, *sentences) for stem in content(text))
    long = [sentence for sentence in sentences if len(sentence.split()) >= _SHORTEST]

    def rank(sentence: str) -> tuple[int, float]:
        found = content(sentence)
        return len(found & wanted), sum(frequency[stem] for stem in found) / max(1, len(found))

    return max(long or sentences, key=rank, default="")


def passages(body: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The sections' sentences in pieces of about 120 words, none across a heading."""
    found: list[str] = []
    for section in body:
        piece: list[str] = []
        length = 0
        for sentence in section:
            if piece and length + len(sentence.split()) > _PASSAGE:
                found.append(" ".join(piece))
                piece, length = [], 0
            piece.append(sentence)
            length += len(sentence.split())
        if piece:
            found.append(" ".join(piece))
    return tuple(found)


def _body(sections: Sequence[dict[str, Any]], abstract: frozenset[str]) -> list[list[str]]:
    """The sentences of each section; those that are the abstract's own are no grounds for it."""
    kept = [one for one in sections if not _APART.match(words(one.get("title")))]
    body = [
        [one for one in _sentences(section.get("sentences")) if one not in abstract]
        for section in kept
    ]
    return [sentences for sentences in body if sentences]


def _introduction(sections: Sequence[dict[str, Any]], abstract: frozenset[str]) -> str:
    """The section of that name, else the first one."""
    named = [one for one in sections if "introduction" in words(one.get("title")).lower()]
    body = _body(named or sections, abstract)
    return " ".join(body[0]) if body else ""


def _sentences(listed: Any) -> list[str]:
    if not isinstance(listed, list):
        return []
    return [one.strip() for one in listed if isinstance(one, str) and one.strip()]
