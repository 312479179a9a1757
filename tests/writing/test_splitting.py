"""Cutting a long text: nothing is lost, nothing is too large, every chunk knows its section."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from precis.engine.fake import FakeEngine
from precis.text.document import Document, Format, Span
from precis.text.sections import Part, outline, parts
from precis.writing.splitting import Chunk, CountTokens, split

from .making import paper, prose

SCRAPS = [
    "word ",
    "A sentence about trees. ",
    "나무는 물이 부족하면 천천히 자란다. ",
    unicodedata.normalize("NFD", "한국어 자모로 쓴 문장이다. "),
    "👩‍🔬😀",
    "漢字。",
    "\r\n",
    "\r\n\r\n",
    "\n\n",
    "\u00a0",
    "\u2028",
    "\t\t",
    "   ",
    "## Heading\n",
    "0123456789" * 60,
    "e\u0301\u0323",
]
texts = some.lists(some.sampled_from(SCRAPS) | some.text(max_size=30), max_size=40).map("".join)


async def characters(texts: Sequence[str]) -> list[int]:
    """A tokenizer that knows no word at all."""
    return [len(text) for text in texts]


async def bytes_and_a_start(texts: Sequence[str]) -> list[int]:
    """A tokenizer under which every text costs a token more than the sum of its bytes."""
    return [1 + len(text.encode("utf-8", "surrogatepass")) for text in texts]


COUNTERS: dict[str, CountTokens] = {
    "words": FakeEngine().count_tokens,
    "characters": characters,
    "bytes": bytes_and_a_start,
}


def cut_at(text: str, cuts: Sequence[int], paths: Sequence[tuple[str, ...]]) -> list[Part]:
    """Consecutive parts of a text, cut at the given places."""
    places = sorted({0, len(text), *(cut % (len(text) + 1) for cut in cuts)})
    spans = [Span(start, end) for start, end in pairwise(places)]
    return [Part(span, paths[at % len(paths)]) for at, span in enumerate(spans)]


def assert_covered(text: str, chunks: Sequence[Chunk]) -> None:
    assert "".join(chunk.core.of(text) for chunk in chunks) == text
    assert [chunk.core.start for chunk in chunks] == [
        0,
        *(chunk.core.end for chunk in chunks[:-1]),
    ][: len(chunks)]


@settings(max_examples=120, deadline=None)
@given(
    text=texts,
    cuts=some.lists(some.integers(0, 5000), max_size=6),
    paths=some.lists(
        some.sampled_from([(), ("Methods",), ("Methods", "Soil"), ("방법", "A long title " * 9)]),
        min_size=1,
        max_size=3,
    ),
    limit=some.integers(4, 400),
    share=some.sampled_from([0.0, 0.05, 0.5]),
    counter=some.sampled_from(sorted(COUNTERS)),
)
@example(" \t\n " * 300, [7], [()], 20, 0.05, "characters")
@example("x" * 5000, [], [("Title",)], 50, 0.05, "characters")
@example("a\r\nb\r\n" * 200, [1, 2, 3], [("A",), ("B",)], 30, 0.5, "bytes")
def test_chunks_cover_any_text_exactly_and_none_is_larger_than_the_limit(
    text: str,
    cuts: list[int],
    paths: list[tuple[str, ...]],
    limit: int,
    share: float,
    counter: str,
) -> None:
    count = COUNTERS[counter]

    async def cut() -> tuple[tuple[Chunk, ...], list[int]]:
        chunks = await split(text, cut_at(text, cuts, paths), limit, int(limit * share), count)
        return chunks, await count([chunk.text for chunk in chunks])

    chunks, sizes = asyncio.run(cut())

    assert_covered(text, chunks)
    for chunk, size in zip(chunks, sizes, strict=True):
        assert chunk.tokens == size
        assert size <= limit or len(chunk.core) == 1
        assert chunk.text.endswith(chunk.core.of(text))


async def test_each_chunk_stands_under_the_titles_of_its_section() -> None:
    text = (
        f"# Paper\n\n{prose(40)}\n\n## Methods\n\n{prose(50)}\n\n### Soil\n\n{prose(300, 'soil')}"
    )
    structure = parts(outline(Document(text, Format.MARKDOWN)))
    chunks = await split(text, structure, 100, 0, FakeEngine().count_tokens)

    soil = [chunk for chunk in chunks if chunk.path[-1] == "Soil"]
    assert len(soil) >= 3
    # The first holds its own heading already.
    assert soil[0].text.startswith("Paper\nMethods\n\n### Soil\n")
    for chunk in soil[1:]:
        assert chunk.text.startswith("Paper\nMethods\nSoil\n\n")


async def test_the_end_of_a_chunk_is_repeated_at_the_beginning_of_the_next_one() -> None:
    text = prose(900)
    chunks = await split(text, [Part(Span(0, len(text)), ())], 200, 60, FakeEngine().count_tokens)

    assert len(chunks) >= 5
    for before, after in pairwise(chunks):
        repeated = after.text.removesuffix(after.core.of(text))
        assert repeated
        assert before.text.endswith(repeated)
        assert len(repeated.split()) <= 60


async def test_nothing_is_repeated_across_the_border_of_a_section() -> None:
    text = paper("Alpha", "Beta", words=150)
    structure = parts(outline(Document(text, Format.MARKDOWN)))
    chunks = await split(text, structure, 120, 40, FakeEngine().count_tokens)

    for chunk in chunks:
        assert not ("alpha1" in chunk.text and "beta1" in chunk.text)
    assert {chunk.path for chunk in chunks} == {("Alpha",), ("Beta",)}


async def test_a_heading_alone_joins_the_section_that_follows_it() -> None:
    text = f"# Results\n\n## Growth\n\n{prose(80)}"
    structure = parts(outline(Document(text, Format.MARKDOWN)))
    (chunk,) = await split(text, structure, 200, 10, FakeEngine().count_tokens)

    assert chunk.text.endswith(text)


async def test_chunks_of_a_section_are_of_like_size() -> None:
    text = prose(1010)
    chunks = await split(text, [Part(Span(0, len(text)), ())], 1000, 0, FakeEngine().count_tokens)

    assert len(chunks) == 2
    assert min(chunk.tokens for chunk in chunks) > 400


@pytest.mark.parametrize("stop", ["다. ", ". ", "。", "\n\n", "\r\n\r\n"])
async def test_chunks_end_where_a_sentence_or_paragraph_ends(stop: str) -> None:
    text = ("가나다 라마바 사아자 abc def" + stop) * 200
    chunks = await split(text, [Part(Span(0, len(text)), ())], 150, 0, FakeEngine().count_tokens)

    assert len(chunks) > 3
    for chunk in chunks:
        assert chunk.core.of(text).endswith(stop)


@pytest.mark.parametrize("end", ["\n\n", "\r\n\r\n", " \n", "\n" * 30])
@pytest.mark.parametrize("counter", sorted(COUNTERS))
async def test_no_chunk_is_without_a_word(end: str, counter: str) -> None:
    text = end.join(f"# Section {name}\n\n{prose(100, name)}" for name in "abcdef") + end
    structure = parts(outline(Document(text, Format.MARKDOWN)))
    count = COUNTERS[counter]
    limit = (await count([prose(100, "a")]))[0] * 2
    chunks = await split(text, structure, limit, 10, count)

    assert_covered(text, chunks)
    assert len(chunks) == 6
    for chunk in chunks:
        assert chunk.core.of(text).strip()


async def test_an_empty_text_has_no_chunks() -> None:
    assert await split("", [], 100, 5, characters) == ()


def test_an_editor_is_answered_while_a_megabyte_is_split() -> None:
    text = prose(6) * (1_000_000 // len(prose(6)))
    turns = 0
    turns_before_counting: list[int] = []

    async def count(texts: Sequence[str]) -> list[int]:
        turns_before_counting.append(turns)
        return [len(text) // 4 for text in texts]

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    async def both() -> None:
        beside = asyncio.create_task(others())
        await split(text, [Part(Span(0, len(text)), ())], 1500, 100, count)
        beside.cancel()

    asyncio.run(both())
    assert turns_before_counting[0] > 10, turns_before_counting
