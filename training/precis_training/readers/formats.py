"""Every format's way from a row to pairs: AIHub's records, SciTLDR's papers, rows of a table."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any

from precis.text.language import Language, language_of
from precis_training.checker.judged import document_of
from precis_training.config import RecipeError
from precis_training.readers.pair import BadRow, Pair, Reading, Row

_OPENING = 200  # code points that tell the language
COLUMNS = ("summary", "text", "title", "field", "paper", "language")


def made(found: Pair) -> Reading:
    """The pair with its white space trimmed and its paper named, unless something is wrong.

    A pair without a paper goes by its title, and without that by the digest of its text.
    """
    summary, text = found.summary.strip(), found.text.strip()
    reason = _fault(found, summary, text)
    if reason:
        return Reading(bad=(BadRow(found.where, reason),))
    title = " ".join(found.title.split())
    paper = found.paper.strip() or title or sha256(text.encode()).hexdigest()
    kept = replace(
        found, paper=paper, summary=summary, text=text, title=title, field=found.field.strip()
    )
    return Reading(pairs=(kept,))


def _fault(found: Pair, summary: str, text: str) -> str:
    if not summary or not text:
        return "no text" if summary else "no summary"
    if summary == text:
        return "the summary is the text"
    others = (found.paper, found.title, found.field, *found.passages, *found.references)
    try:
        "".join((summary, text, *others)).encode()
    except UnicodeEncodeError:  # a lone surrogate, which stands for a byte that is no UTF-8
        return "no UTF-8"
    return ""


def table(
    row: Row, columns: dict[str, str], needed: frozenset[str], language: Language | None
) -> Reading:
    """A row of a CSV, JSONL, Parquet or hub table; `columns` maps our names to the file's.

    Raises RecipeError when a table with one header for all rows lacks a column of `needed`.
    """
    missing = sorted(needed - row.values.keys())
    if missing and row.one_header:
        raise RecipeError(
            f"{row.where.rpartition(':')[0]} has no column {missing[0]}. Map it in the source's "
            f"`columns`; the file has {', '.join(map(str, row.values))}."
        )
    if missing:
        return Reading(bad=(BadRow(row.where, f"no column {missing[0]}"),))
    cells = {ours: words(row.values.get(theirs)) for ours, theirs in columns.items()}
    text = cells["text"]
    return made(
        Pair(
            paper=cells.get("paper", ""),
            summary=cells["summary"],
            text=text,
            title=cells.get("title", ""),
            field=cells.get("field", ""),
            language=_language(cells.get("language", "")) or language or _language_of(text),
            where=row.where,
        )
    )


def scitldr(row: Row, language: Language | None) -> Reading:
    """A paper of SciTLDR: the sentences of its abstract, and one TLDR or several."""
    text = words(row.values.get("source"))
    targets = row.values.get("target")
    listed = targets if isinstance(targets, list) else [targets]
    stripped = (target.strip() for target in listed if isinstance(target, str))
    summaries = tuple(dict.fromkeys(target for target in stripped if target))
    return made(
        Pair(
            paper=words(row.values.get("paper_id")),
            summary=summaries[0] if summaries else "",
            text=text,
            title=words(row.values.get("title")),
            language=language or _language_of(text),
            references=summaries if len(summaries) > 1 else (),
            where=row.where,
        )
    )


def aihub(row: Row, language: Language | None) -> Reading:
    """A record of AIHub's paper summaries: one pair of the whole, and one of each section.

    The parts of `summary_entire` are joined by a space, as the first seed joins them. The
    misspelling `orginal_text` is the format's.
    """
    whole = _parts(row.values.get("summary_entire"))
    sections = _parts(row.values.get("summary_section"))
    if whole is None or sections is None:
        return Reading(bad=(BadRow(row.where, "the summaries are no list of objects"),))
    if not whole and not sections:
        return Reading(bad=(BadRow(row.where, "no summary"),))
    kinds = [(*part, "section") for part in sections]
    if whole:
        summaries, texts = zip(*whole, strict=True)
        kinds.insert(0, (" ".join(summaries), " ".join(texts), "entire"))
    found = [
        made(
            Pair(
                paper=words(row.values.get("doc_id")),
                summary=summary,
                text=text,
                kind=kind,
                title=words(row.values.get("title")),
                field=words(row.values.get("ipc")),
                language=language or _language_of(text),
                where=row.where,
            )
        )
        for summary, text, kind in kinds
    ]
    return Reading(
        tuple(pair for one in found for pair in one.pairs),
        tuple(bad for one in found for bad in one.bad),
    )


def judged(row: Row, language: Language | None) -> Reading:
    """A claim that people judged: a row of FRANK, of WiCE, or of an NLI table with a premise."""
    values = row.values
    if "gold_label" in values:
        source, claim = words(values.get("sentence1")), words(values.get("sentence2"))
        verdict = values["gold_label"] == "entailment"
    elif "claim" in values:
        evidence = values.get("evidence")
        listed = evidence if isinstance(evidence, list) else [evidence]
        source = "\n".join(part for part in listed if isinstance(part, str))
        claim, verdict = words(values["claim"]), values.get("label") == "supported"
    elif "document" in values:
        source, claim = words(values["document"]), words(values.get("summary"))
        verdict = values.get("label") == 1
    else:
        return Reading(bad=(BadRow(row.where, "no judged claim"),))
    return made(
        Pair(
            paper=document_of(source),
            summary=claim,
            text=source,
            language=language or _language_of(claim),
            where=row.where,
            verdict=verdict,
        )
    )


def words(value: Any) -> str:
    """A cell as text: sentences in a list are joined by spaces, what is no text is empty."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return " ".join(part.strip() for part in value if isinstance(part, str))
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _parts(listed: Any) -> list[tuple[str, str]] | None:
    """Summary and text of each part; None when there is no list of objects."""
    if listed is None:
        return []
    if not isinstance(listed, list) or not all(isinstance(part, dict) for part in listed):
        return None
    return [(words(part.get("summary_text")), words(part.get("orginal_text"))) for part in listed]


def _language_of(text: str) -> Language:
    return language_of(text[:_OPENING])


def _language(name: str) -> Language | None:
    """The language of a cell such as "ko", "en-US" or "Korean"; None for any other."""
    return {"ko": Language.KOREAN, "en": Language.ENGLISH}.get(name.strip().lower()[:2])
