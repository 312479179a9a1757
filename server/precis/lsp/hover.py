"""What a flagged sentence shows when it is pointed at: reasons, the evidence quoted, the score."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from lsprotocol import types

from precis.facts.finding import NOT_FOUND
from precis.lsp.diagnostics import conflicts, location_of, short
from precis.lsp.documents import Snapshot
from precis.lsp.findings import Flagged, Ground, Quote
from precis.lsp.wording import Words

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&$])")
_LONGEST = 600  # code points of one quotation


def hover_at(
    now: Snapshot,
    found: Iterable[Flagged],
    position: types.Position,
    words: Words,
    *,
    markdown: bool,
    brief: bool = False,
) -> types.Hover | None:
    """The findings of the sentence at a position; None where there is none.

    A `brief` one leaves out the reasons whose diagnostics the client shows beside it, and with them
    the evidence.
    """
    offset = now.positions.offset(position)
    for flagged in found:
        if flagged.span.start <= offset <= flagged.span.end:
            beside = [
                one for one in flagged.grounds if brief and one.span.start <= offset <= one.span.end
            ]
            lines = "\n".join(_lines(now, flagged, beside, words, markdown=markdown))
            kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
            return types.Hover(types.MarkupContent(kind, lines), now.positions.range(flagged.span))
    return None


def _lines(
    now: Snapshot, flagged: Flagged, beside: Sequence[Ground], words: Words, *, markdown: bool
) -> Iterator[str]:
    """The text, line by line; the words of documents are never taken for markup.

    Of the reasons `beside` nothing is said.
    """
    otherwise = any(conflicts(ground) for ground in flagged.grounds)
    title = words("the source says otherwise") if otherwise else words(NOT_FOUND)
    strong = "**" if markdown else ""
    yield f"{strong}Précis: {title}{strong} ({_plain(markdown, words(flagged.source))})"
    yield ""
    for ground in flagged.grounds:
        if ground not in beside:
            yield f"- {_plain(markdown, words(ground.message))} ({ground.kind.value})"
    yield ""
    if not beside:
        yield from _nearest(now, flagged, words, markdown=markdown)
    if flagged.explained is not None:
        for line in flagged.explained.lines():
            yield _plain(markdown, words(line))
            yield ""
    if flagged.support is not None:
        yield words("The model alone: {support:.2f}.", support=flagged.support)
        yield ""
    yield words(
        "Score {score:.2f}: how far the source supports the sentence, from 0 to 1.",
        score=flagged.score,
    )


def _nearest(now: Snapshot, flagged: Flagged, words: Words, *, markdown: bool) -> Iterator[str]:
    """The source's words that come nearest."""
    if flagged.evidence:
        yield words("The source's nearest words:")
        for quote in flagged.evidence:
            yield ""
            quoted = _plain(markdown, short(quote.text, _LONGEST))
            yield f"> {quoted}{_link(now, quote, words, markdown=markdown)}"
    else:
        yield words("Nothing in the source comes near this sentence.")
    yield ""


def _link(now: Snapshot, quote: Quote, words: Words, *, markdown: bool) -> str:
    """Where a quotation stands, as a link that an editor can follow."""
    location = location_of(now, quote)
    if location is None:
        return words(" (the text before it was rewritten)")
    line = location.range.start.line + 1
    name = words("line {line}", line=line)
    if quote.span is None:
        name = f"{_name(location.uri)}, {name}"
    if not markdown:
        return f" ({name})"
    address = location.uri.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    return f" — [{_escaped(name)}]({address}#L{line})"


def _name(uri: str) -> str:
    return unquote(uri).rpartition("/")[2]


def _plain(markdown: bool, text: str) -> str:
    return _escaped(text) if markdown else text


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
