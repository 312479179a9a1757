"""How a reply ends: a loop is noticed and cut off, and nothing ends in the middle of a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from dataclasses import replace
from itertools import pairwise

from precis.engine.base import Event, Guard, Piece, Reply, Stop
from precis.text.sentences import sentences, up_to_last_sentence

_WORD = re.compile(r"\w+")
_CHUNK = re.compile(r"\S+")
# The same one to twelve characters eight times in a row: loops without any space.
_RUN = re.compile(r"(\S.{0,11}?)\1{7,}", re.DOTALL)

# "Net-18b-1, Net-18b-2, …": names that only count on, so many in a row.
_NUMBERED = re.compile(r"(?P<name>[^\W\d]{3}[\w-]*?)(?P<number>\d{1,3})(?=[\s,;.]|$)")
_COUNTS_ON, _LISTED = 6, re.compile(r"[,;/]\s?(?:and |or )?")

# Looking for a loop after every so many characters keeps the cost of a long reply small.
_LOOK_EVERY = 48


def loop_start(text: str, guard: Guard) -> int | None:
    """Offset in code points at which a text begins to loop, or None.

    A loop is a group of `guard.group` words that stands more than `guard.allowed` times
    (letters and digits compared without case, and again as they are between spaces), a whole
    sentence for the second time, a short run of characters eight times in a row, or six names
    in a row that only count on.
    """
    starts = [start for pattern in (_WORD, _CHUNK) for start in _repeated(pattern, text, guard)]
    # Rulers of a table and dots are no loop until they are long.
    if (run := _RUN.search(text)) and len(run.group()) >= 24:
        starts.append(run.start() + len(run.group(1)))
    if (again := _repeated_sentence(text)) is not None:
        starts.append(again)
    if (counting := _counting_on(text)) is not None:
        starts.append(counting)
    return min(starts, default=None)


def _counting_on(text: str) -> int | None:
    """Where the second of some names stands that differ in a number, each one more than before."""
    row = 1
    for one, other in pairwise(_NUMBERED.finditer(text)):
        listed = _LISTED.fullmatch(text, one.end(), other.start())
        alike = one["name"].casefold() == other["name"].casefold()
        counts = int(other["number"]) == int(one["number"]) + 1
        row = row + 1 if alike and counts and listed else 1
        if row == 2:
            start = other.start()
        if row == _COUNTS_ON:
            return start
    return None


def _repeated_sentence(text: str) -> int | None:
    """Where a sentence of four words or more stands for the second time."""
    seen: set[tuple[str, ...]] = set()
    for span in sentences(text):
        words = tuple(_WORD.findall(span.of(text).casefold()))
        if len(words) >= 4 and words in seen:
            return span.start
        seen.add(words)
    return None


def _repeated(pattern: re.Pattern[str], text: str, guard: Guard) -> Iterator[int]:
    seen: Counter[tuple[str, ...]] = Counter()
    window: list[tuple[str, int]] = []
    for match in pattern.finditer(text):
        window = [*window[1 - guard.group :], (match.group().casefold(), match.start())]
        if len(window) < guard.group:
            continue
        group = tuple(word for word, _ in window)
        seen[group] += 1
        if seen[group] > guard.allowed:
            yield window[0][1]
            return


def cut_loop(text: str, guard: Guard) -> str:
    """The text up to the last sentence before it begins to loop; unchanged without a loop."""
    while (start := loop_start(text, guard)) is not None:
        text = up_to_last_sentence(text[:start])
    return text


def delivered(text: str, guard: Guard) -> str:
    """What is made of a finished text: without its loop and without sentences said again."""
    return _without_repeats(cut_loop(text, guard), guard.again).strip()


def _without_repeats(text: str, again: int) -> str:
    """The text without sentences that say `again` words in a row of an earlier one."""
    if not again:
        return text
    found = sentences(text)
    seen: set[tuple[str, ...]] = set()
    kept = [text[: found[0].start]] if found else [text]
    for number, span in enumerate(found):
        words = _WORD.findall(span.of(text).casefold())
        groups = {tuple(words[at : at + again]) for at in range(len(words) - again + 1)}
        if groups & seen:
            continue
        seen |= groups
        end = found[number + 1].start if number + 1 < len(found) else len(text)
        kept.append(text[span.start : end])
    return "".join(kept)


async def guarded(events: AsyncGenerator[Event], guard: Guard | None) -> AsyncGenerator[Event]:
    """The same events; a loop ends the stream at once, and the reply ends at a sentence.

    The reply's text is what counts: it can be shorter than the pieces before it.
    """
    pieces: list[str] = []
    tokens = unseen = 0
    prompt_tokens = 0
    async with aclosing(events):
        async for event in events:
            if guard is None:
                yield event
                continue
            if isinstance(event, Reply):
                yield _ended(event, guard)
                return
            yield event
            if not isinstance(event, Piece):
                prompt_tokens = event.total
                continue
            pieces.append(event.text)
            tokens, unseen = event.tokens, unseen + len(event.text)
            if unseen >= _LOOK_EVERY:
                unseen = 0
                if loop_start(text := "".join(pieces), guard) is not None:
                    yield Reply(cut_loop(text, guard), tokens, prompt_tokens, 0.0, Stop.LOOP)
                    return


def _ended(reply: Reply, guard: Guard) -> Reply:
    text = cut_loop(reply.text, guard)
    if text != reply.text:
        return replace(reply, text=text, stop=Stop.LOOP)
    if reply.stop is Stop.LENGTH:
        # Without a single complete sentence the words so far are better than nothing.
        return replace(reply, text=up_to_last_sentence(text) or text)
    return reply
